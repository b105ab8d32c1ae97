//! What is asked for at the till.

use super::{
    BILL, BillQuote, CollectOnAccount, PaymentTaken, PrepareBill, PutOnAccount, QuoteBill, RefundPayment,
    SavePreparation, TakePayment, VoidSettlement, collect_on_account, complete_preparation, prepare_bill,
    put_on_account, quote_bill, refund_payment, save_preparation, take_payment, void_settlement,
};
use crate::visit::flow::VisitUpdate;
use crate::visit::workshop::AskVisitAction;
use domain::work_order::stage::Action;
use kernel::command::of;

kernel::commands! {
    write save_preparation(SavePreparation) -> VisitUpdate, of(Action::EditPreparation), changes [Visits Vehicles];
    read quote_bill(QuoteBill) -> BillQuote, BILL, shows [Visits Sheets Calls];
    write prepare_bill(PrepareBill) -> VisitUpdate, of(Action::PrepareBill), changes [Visits Sheets Approvals];
    write complete_preparation(AskVisitAction) -> VisitUpdate, of(Action::CompletePreparation), changes [Visits];
    write take_payment(TakePayment) -> PaymentTaken, of(Action::TakePayment), changes [Visits Sheets];
    write put_on_account(PutOnAccount) -> VisitUpdate, of(Action::PutOnAccount), changes [Visits Sheets];
    write collect_on_account(CollectOnAccount) -> PaymentTaken, of(Action::CollectOnAccount),
        changes [Visits Sheets];
    write refund_payment(RefundPayment) -> VisitUpdate, of(Action::RefundPayment), changes [Visits Sheets];
    write void_settlement(VoidSettlement) -> VisitUpdate, of(Action::VoidSettlement), changes [Visits Sheets];
}
