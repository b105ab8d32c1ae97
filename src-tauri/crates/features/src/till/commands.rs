//! What is asked for at the till.

use super::{
    BILL, BillQuote, CollectOnAccount, PaymentTaken, PrepareBill, PutOnAccount, QuoteBill, RefundPayment,
    SavePreparation, TakePayment, VoidSettlement, collect_on_account, complete_preparation, prepare_bill,
    put_on_account, quote_bill, refund_payment, save_preparation, take_payment, void_settlement,
};
use crate::visit::flow::Moved;
use crate::visit::workshop::AskVisitAction;
use domain::work_order::stage::Action;
use kernel::command::of;

kernel::commands! {
    write save_preparation(SavePreparation) -> Moved, of(Action::EditPreparation), changes [Visits Vehicles];
    read quote_bill(QuoteBill) -> BillQuote, BILL, shows [Visits Sheets Calls];
    write prepare_bill(PrepareBill) -> Moved, of(Action::PrepareBill), changes [Visits Sheets Approvals];
    write complete_preparation(AskVisitAction) -> Moved, of(Action::CompletePreparation), changes [Visits];
    write take_payment(TakePayment) -> PaymentTaken, of(Action::TakePayment), changes [Visits Sheets];
    write put_on_account(PutOnAccount) -> Moved, of(Action::PutOnAccount), changes [Visits Sheets];
    write collect_on_account(CollectOnAccount) -> PaymentTaken, of(Action::CollectOnAccount),
        changes [Visits Sheets];
    write refund_payment(RefundPayment) -> Moved, of(Action::RefundPayment), changes [Visits Sheets];
    write void_settlement(VoidSettlement) -> Moved, of(Action::VoidSettlement), changes [Visits Sheets];
}
