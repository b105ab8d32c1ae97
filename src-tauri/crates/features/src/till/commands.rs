//! What is asked for at the till.

use super::{
    BILL, BillQuote, BookingDepositTaken, CollectOnAccount, ContractSold, DepositTaken, GiveContractBack,
    PaymentTaken, PrepareBill, PutOnAccount, QuoteBill, RefundBookingDeposit, RefundPayment, SavePreparation,
    SellContract, TakeBookingDeposit, TakeDeposit, TakePayment, VoidSettlement, collect_on_account,
    complete_preparation, give_contract_back, prepare_bill, put_on_account, quote_bill,
    refund_booking_deposit, refund_payment, save_preparation, sell_contract, take_booking_deposit,
    take_deposit, take_payment, void_settlement,
};
use crate::bookings::SavedAppointment;
use crate::visit::flow::VisitUpdate;
use crate::visit::workshop::AskVisitAction;
use domain::appointment::AppointmentAction;
use domain::ids::ServiceContractId;
use domain::service_contract::SELLS;
use domain::work_order::stage::Action;
use kernel::command::{MANAGER, Roles, of};

kernel::commands! {
    write save_preparation(SavePreparation) -> VisitUpdate, of(Action::EditPreparation),
        changes [Visits Vehicles Stock];
    read quote_bill(QuoteBill) -> BillQuote, BILL, shows [Visits Sheets Calls];
    write prepare_bill(PrepareBill) -> VisitUpdate, of(Action::PrepareBill),
        changes [Visits Sheets Approvals Invoices Stock];
    write complete_preparation(AskVisitAction) -> VisitUpdate, of(Action::CompletePreparation),
        changes [Visits Stock];
    write take_deposit(TakeDeposit) -> DepositTaken, of(Action::TakeDeposit), changes [Visits Sheets Stock];
    write take_booking_deposit(TakeBookingDeposit) -> BookingDepositTaken,
        Roles(AppointmentAction::TakeDeposit.roles()), changes [Bookings Sheets];
    write refund_booking_deposit(RefundBookingDeposit) -> SavedAppointment,
        Roles(AppointmentAction::RefundDeposit.roles()), changes [Bookings Sheets];
    write take_payment(TakePayment) -> PaymentTaken, of(Action::TakePayment), changes [Visits Sheets Stock];
    write put_on_account(PutOnAccount) -> VisitUpdate, of(Action::PutOnAccount),
        changes [Visits Sheets Stock];
    write collect_on_account(CollectOnAccount) -> PaymentTaken, of(Action::CollectOnAccount),
        changes [Visits Sheets Stock];
    write refund_payment(RefundPayment) -> VisitUpdate, of(Action::RefundPayment),
        changes [Visits Sheets Stock];
    write void_settlement(VoidSettlement) -> VisitUpdate, of(Action::VoidSettlement),
        changes [Visits Sheets Links Stock];
    write sell_contract(SellContract) -> ContractSold, Roles(SELLS), changes [Invoices Packages Sheets];
    write give_contract_back(GiveContractBack) -> ServiceContractId, MANAGER,
        changes [Invoices Packages Sheets];
}
