//! Preparation, the bill, and the money.

mod accounts;
pub mod approvals;
mod bill;
mod collection_codes;
mod commands;
mod contracts;
mod deposits;
mod drawer;
pub mod invoices;
mod over_the_counter;
mod payments;
mod prepaid;
mod preparation;
mod receipt_content;
pub mod report;
pub mod shifts;
mod statements;
mod stored;
mod till_display;
mod void;
pub mod vouchers;

use crate::bookings::SavedAppointment;
use crate::papers::SETTLEMENT_SHEET;
pub use accounts::{AskAccount, CollectAccount, account_of, collect_account, debtor_accounts};
pub use bill::{prepare_bill, quote_bill};
pub use collection_codes::{KeepCollectionCode, collection_codes, keep_collection_code};
pub use contracts::{give_contract_back, sell_contract};
pub use deposits::{refund_booking_deposit, take_booking_deposit, take_deposit};
pub(crate) use over_the_counter::{Price, give_back, give_core_money_back, take_price};
pub use payments::{collect_on_account, put_on_account, refund_payment, take_payment};
pub use preparation::{complete_preparation, save_preparation};
pub use report::{AskTillReport, till_report};
pub use shifts::{OpenShift, open_shift};
pub use statements::{
    AskAccountMovements, MakeAccountStatement, SetAccountLimit, account_movements, make_account_statement,
    set_account_limit,
};
pub use stored::{
    AskStoredValue, RefundStoredValue, TopUpStoredValue, get_stored_value, refund_stored_value,
    top_up_stored_value,
};
pub use till_display::{ShowToCustomer, customer_screen, show_to_customer};
pub use void::void_settlement;

kernel::lists!(
    commands,
    collection_codes,
    till_display,
    shifts,
    report,
    stored,
    accounts,
    statements,
    vouchers
);

use crate::visit::approvals::ByPin;
use crate::visit::flow::VisitUpdate;
use domain::ids::{
    AppointmentId, CustomerId, PaymentId, ServiceContractId, ServicePackageId, SettlementId, VehicleId,
    WorkOrderId,
};
use domain::inspection::Signature;
use domain::line::Payer;
use domain::money::Money;
use domain::refusal::Refusal;
use domain::settlement::{PaymentMeans, SheetContent};
use kernel::command::{Access, Roles};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who may be handed the bill may see what it would be.
const BILL: Access = Roles(SETTLEMENT_SHEET.handed_to);

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SavePreparation {
    pub work_order_id: WorkOrderId,
    /// Version 0 when nothing was saved yet.
    pub version: i64,
    pub done: Vec<String>,
    /// What stands on the clock now; nothing given leaves what was read.
    pub mileage_out_km: Option<i64>,
    /// Another instrument was fitted, so that it may stand below the one in.
    #[serde(default)]
    pub instrument_replaced: bool,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct QuoteBill {
    pub work_order_id: WorkOrderId,
    pub discount: Money,
    pub rounding: Money,
}

#[derive(Debug, Serialize, TS)]
pub struct BillQuote {
    pub sheets: Vec<QuotedSheet>,
    /// What the bill is refused with until the manager says yes.
    pub refusals: Vec<Refusal>,
}

#[derive(Debug, Serialize, TS)]
pub struct QuotedSheet {
    pub payer: Payer,
    pub payer_name: String,
    pub claim_number: String,
    pub content: SheetContent,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PrepareBill {
    pub work_order_id: WorkOrderId,
    pub discount: Money,
    pub rounding: Money,
    /// The manager's word, when it gives away more than one may.
    #[serde(default)]
    #[ts(optional, as = "Option<ByPin>")]
    pub approval: Option<ByPin>,
}

/// Money for a visit that has no sheet yet.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct TakeDeposit {
    pub work_order_id: WorkOrderId,
    /// What the customer had with the shop when the dialog was opened: what
    /// another till took meanwhile is not taken twice.
    pub held: Money,
    pub parts: Vec<PaymentPart>,
}

#[derive(Debug, Serialize, TS)]
pub struct DepositTaken {
    pub payments: Vec<PaymentId>,
    pub change: Money,
    pub visit: VisitUpdate,
}

/// Money for a booking whose car is not here yet.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct TakeBookingDeposit {
    pub id: AppointmentId,
    pub version: i64,
    pub parts: Vec<PaymentPart>,
}

#[derive(Debug, Serialize, TS)]
pub struct BookingDepositTaken {
    pub payments: Vec<PaymentId>,
    pub change: Money,
    pub appointment: SavedAppointment,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RefundBookingDeposit {
    pub payment_id: PaymentId,
    pub version: i64,
    pub amount: Money,
    pub means: PaymentMeans,
    pub reason: String,
}

/// Several means at once settle one sheet.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct TakePayment {
    pub settlement_id: SettlementId,
    /// What the page said is owed. A page that is behind takes no money.
    pub owed: Money,
    pub parts: Vec<PaymentPart>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PaymentPart {
    pub means: PaymentMeans,
    pub amount: Money,
    /// Cash put on the counter; equal to the amount for other means.
    pub tendered: Money,
    /// Which one, of a voucher.
    #[serde(default)]
    #[ts(optional, as = "Option<NamedVoucher>")]
    pub voucher: Option<NamedVoucher>,
}

/// A voucher by its number.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct NamedVoucher {
    pub number: String,
    /// A platform issued it: 美团, 抖音. It is worth what is typed.
    pub third_party: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct PaymentTaken {
    pub payments: Vec<PaymentId>,
    pub change: Money,
    /// What is still open of that which was paid on: the debt, or the account.
    pub owed: Money,
    pub visit: VisitUpdate,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PutOnAccount {
    pub settlement_id: SettlementId,
    pub reason: String,
}

/// A payer who was trusted pays, wholly or in part.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct CollectOnAccount {
    pub settlement_id: SettlementId,
    /// What the page said is on account.
    pub owed: Money,
    pub parts: Vec<PaymentPart>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RefundPayment {
    pub payment_id: PaymentId,
    /// What the page said may still go back of it. A page that is behind gives nothing back.
    pub refundable: Money,
    pub amount: Money,
    pub means: PaymentMeans,
    pub reason: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct VoidSettlement {
    pub settlement_id: SettlementId,
    /// What the page said was paid on it, and is on account. A page that is behind takes
    /// no sheet back.
    #[serde(default)]
    pub received: Option<Money>,
    #[serde(default)]
    pub on_account: Option<Money>,
    pub reason: String,
}

/// A package as the page showed it, paid at once.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SellContract {
    pub service_package_id: ServicePackageId,
    pub version: i64,
    pub customer_id: CustomerId,
    pub vehicle_id: Option<VehicleId>,
    pub start_km: Option<i64>,
    pub parts: Vec<PaymentPart>,
    /// Who signs what is sold, where it is drawn on the screen.
    #[serde(default)]
    pub signed_by: String,
    #[serde(default)]
    pub signature: Option<Signature>,
}

#[derive(Debug, Serialize, TS)]
pub struct ContractSold {
    pub id: ServiceContractId,
    pub number: String,
    pub payments: Vec<PaymentId>,
    pub change: Money,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct GiveContractBack {
    pub id: ServiceContractId,
    pub version: i64,
    /// What goes back: no more than nobody used, less where the shop keeps some.
    pub amount: Money,
    /// None gives each part back as it came.
    pub means: Option<PaymentMeans>,
    pub reason: String,
}
