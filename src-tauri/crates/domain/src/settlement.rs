//! A settlement sheet is issued once, per payer, and never changed: it is
//! voided by a reversing sheet with a reason.

use crate::ids::{
    AppointmentId, CoreDepositId, CounterSaleId, CustomerId, LineId, PaymentId, PersonId, ServiceContractId,
    SettlementId, ShiftId, WorkOrderId,
};
use crate::line::{LineKind, PartGrade, PartOrigin, Payer};
use crate::money::{Hours, Money, Quantity, Rate};
use crate::tax::PriceBasis;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SheetState {
    Open,
    Settled,
    Voided,
    /// The reversing sheet itself.
    Reversal,
}

impl SheetState {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Settled => "settled",
            Self::Voided => "voided",
            Self::Reversal => "reversal",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Settlement {
    pub id: SettlementId,
    pub number: String,
    pub work_order_id: WorkOrderId,
    pub customer_id: CustomerId,
    pub state: SheetState,
    pub payer: Payer,
    pub payer_name: String,
    /// What an insurer or a maker knows the case by: of each there is a sheet.
    #[serde(default)]
    pub claim_number: String,
    pub content: SheetContent,
    /// The whole of `content.total`, kept apart so that queues can add it up.
    pub total: Money,
    pub received: Money,
    pub on_account: Money,
    /// What of it stands on tax invoices, reds taken off.
    pub invoiced: Money,
    /// What of it is never invoiced on it, kept apart so that lists can be asked for
    /// the others: see [`crate::tax_invoice::prepaid`].
    #[serde(default)]
    pub not_invoiced: Money,
    /// Whoever pays asked for one.
    pub invoice_wanted: bool,
    pub issued_at: DateTime<Utc>,
    pub issued_by: PersonId,
    pub settled_at: Option<DateTime<Utc>>,
    pub reverses_id: Option<SettlementId>,
    pub void_reason: String,
    /// The contract that was sold before and pays all of it. Left out where there
    /// is none: sheets written before there were contracts keep their sums.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<ServiceContractId>")]
    pub service_contract_id: Option<ServiceContractId>,
    /// Of the content, which never changes.
    pub checksum: String,
    /// Of all the rest of the sheet: its number, its state, its money. Empty on
    /// a sheet of a file that kept none yet.
    pub standing_checksum: String,
    pub version: i64,
}

impl Settlement {
    /// What is still to be collected. Work at the shop's own cost is nobody's
    /// debt: it is neither collected nor put on anybody's account. What is drawn
    /// from a contract was paid when the contract was sold.
    pub fn owed(&self) -> Money {
        if self.payer == Payer::Shop || self.service_contract_id.is_some() {
            return Money::ZERO;
        }
        self.total - self.received - self.on_account
    }
}

/// What the sheet says, totalled once by the rules and signed by a checksum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SheetContent {
    pub lines: Vec<SheetLine>,
    /// Subtotals by kind in the order of the paper.
    pub subtotals: Vec<Subtotal>,
    pub before_discount: Money,
    /// The sheet's own discount, spread over the lines already.
    pub discount: Money,
    /// 抹零: what was knocked off to a round amount.
    pub rounding: Money,
    pub taxes: Vec<TaxOfRate>,
    pub net: Money,
    pub tax: Money,
    pub total: Money,
    #[serde(serialize_with = "crate::visibility::price")]
    #[ts(type = "string | null")]
    pub total_in_words: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SheetLine {
    pub line_id: LineId,
    pub kind: LineKind,
    pub code: String,
    pub name: String,
    pub brand: String,
    pub specification: String,
    pub unit: String,
    pub quantity: Quantity,
    pub hours: Hours,
    pub unit_price: Money,
    /// Left out where the price includes the tax: sheets written before keep their sums.
    #[serde(default, skip_serializing_if = "PriceBasis::is_usual")]
    #[ts(optional, as = "Option<PriceBasis>")]
    pub price_basis: PriceBasis,
    pub line_discount: Money,
    /// Amount after the line's own discount, before the sheet's.
    pub amount: Money,
    /// Its share of the sheet's discount and rounding.
    pub sheet_discount: Money,
    /// What is charged: amount − sheet_discount = net + tax.
    pub charged: Money,
    pub tax_rate: Rate,
    pub net: Money,
    pub tax: Money,
    pub origin: PartOrigin,
    /// Left out where nobody said it: sheets written before keep their sums.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<PartGrade>")]
    pub grade: Option<PartGrade>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Subtotal {
    pub kind: LineKind,
    pub amount: Money,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TaxOfRate {
    pub rate: Rate,
    pub net: Money,
    pub tax: Money,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaymentMeans {
    Cash,
    Card,
    Wechat,
    Alipay,
    Transfer,
    Voucher,
    Insurer,
    /// No money moves: what the payer has with the shop is drawn down, or what
    /// was paid on a sheet that was taken back goes there.
    Deposit,
    /// No money moves either: the customer's stored value is drawn down, or goes
    /// back to where it was drawn from.
    StoredValue,
}

impl PaymentMeans {
    pub const ALL: [Self; 9] = [
        Self::Cash,
        Self::Card,
        Self::Wechat,
        Self::Alipay,
        Self::Transfer,
        Self::Voucher,
        Self::Insurer,
        Self::Deposit,
        Self::StoredValue,
    ];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Cash => "cash",
            Self::Card => "card",
            Self::Wechat => "wechat",
            Self::Alipay => "alipay",
            Self::Transfer => "transfer",
            Self::Voucher => "voucher",
            Self::Insurer => "insurer",
            Self::Deposit => "deposit",
            Self::StoredValue => "stored_value",
        }
    }

    /// Something came in or went out, and a till has more or less for it.
    pub const fn is_money(self) -> bool {
        !matches!(self, Self::Deposit | Self::StoredValue)
    }

    /// What may be paid in before there is a sheet: money that can be given back
    /// as it came.
    pub const fn may_be_deposited(self) -> bool {
        self.is_money() && !matches!(self, Self::Voucher | Self::Insurer)
    }

    /// The ways money that came in by this means goes back: the way it came, in
    /// notes, or to an account. A voucher was no money and goes back as one; an
    /// insurer's claim goes back to the insurer's account.
    pub const fn goes_back_as(self) -> &'static [Self] {
        match self {
            Self::Cash => &[Self::Cash, Self::Transfer],
            Self::Card => &[Self::Card, Self::Cash, Self::Transfer],
            Self::Wechat => &[Self::Wechat, Self::Cash, Self::Transfer],
            Self::Alipay => &[Self::Alipay, Self::Cash, Self::Transfer],
            Self::Transfer => &[Self::Transfer, Self::Cash],
            Self::Voucher => &[Self::Voucher],
            Self::Insurer => &[Self::Transfer],
            // It goes back to where it was drawn from, and from there as it came.
            Self::Deposit => &[Self::Deposit],
            Self::StoredValue => &[Self::StoredValue],
        }
    }
}

fn is_nothing(amount: &Money) -> bool {
    *amount == Money::ZERO
}

/// Money received, or given back when `amount` is negative. One that names no
/// sheet is a deposit, of a booking or of a visit: see [`crate::credit`]; or stored
/// value, of a customer; or the price of a contract or of what was sold over the counter, or
/// a deposit on an old part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Payment {
    pub id: PaymentId,
    pub number: String,
    pub settlement_id: Option<SettlementId>,
    pub work_order_id: Option<WorkOrderId>,
    /// The booking it was paid in for. Left out where there is none: receipts
    /// written before there were deposits keep their sums.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<AppointmentId>")]
    pub appointment_id: Option<AppointmentId>,
    /// The shift of whoever took it or gave it back. Left out where there was none,
    /// for the same reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<ShiftId>")]
    pub shift_id: Option<ShiftId>,
    /// The contract it was paid for, on no visit: it is nobody's deposit. Left out
    /// where there is none, for the same reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<ServiceContractId>")]
    pub service_contract_id: Option<ServiceContractId>,
    /// The sale over the counter it was paid for, on no visit: it is nobody's deposit
    /// either. Left out where there is none, for the same reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<CounterSaleId>")]
    pub counter_sale_id: Option<CounterSaleId>,
    /// The deposit on an old part it was taken for or given back of: it is no revenue, and no deposit of a
    /// visit. Left out where there is none, for the same reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<CoreDepositId>")]
    pub core_deposit_id: Option<CoreDepositId>,
    /// Whose stored value it adds to or draws from: see [`crate::stored_value`].
    /// Left out where it is none, for the same reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<CustomerId>")]
    pub customer_id: Option<CustomerId>,
    /// What the shop gave on top of what came in; on a sheet, what of the amount
    /// was drawn from that.
    #[serde(default, skip_serializing_if = "is_nothing")]
    #[ts(optional, as = "Option<Money>")]
    pub gift: Money,
    /// What of it is prepaid money that is invoiced as it comes in: on a top-up or a
    /// contract's price all of it or nothing, as the shop did it on that day; on a
    /// sheet, what of the amount was drawn from such money.
    #[serde(default, skip_serializing_if = "is_nothing")]
    #[ts(optional, as = "Option<Money>")]
    pub at_sale: Money,
    /// Of a voucher or a coupon: see [`crate::voucher`]. Left out where there is
    /// none: of receipts written before vouchers had numbers too.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub voucher_number: String,
    pub means: PaymentMeans,
    pub amount: Money,
    /// Cash as it was put on the counter; the rest went back as change.
    pub tendered: Money,
    pub refund_of: Option<PaymentId>,
    /// The first receipt of what came over the counter at once, by several means or
    /// for several sheets: one paper tells of them together. The first itself has
    /// none; left out where there is none, for the same reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<PaymentId>")]
    pub taken_with: Option<PaymentId>,
    pub reason: String,
    pub at: DateTime<Utc>,
    pub person_id: PersonId,
    pub checksum: String,
}
