//! A payment as a page shows it: what of it may still go back, where that goes, and what
//! there is then. Who gives money back is told all of it before they confirm.

use crate::credit::sets_free;
use crate::ids::PaymentId;
use crate::money::Money;
use crate::settlement::{Payment, PaymentMeans, Settlement};
use crate::sheet_actions::{is_on_a_standing_sheet, refundable};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Debug, Serialize, TS)]
pub struct PaymentRow {
    #[serde(flatten)]
    #[ts(flatten)]
    pub payment: Payment,
    pub refundable: Money,
    pub goes_to: MoneyBackTo,
    pub afterwards: AfterMoneyBack,
    pub told_as: ReceiptTold,
}

/// What a receipt is of, where the money of a visit is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptTold {
    Paid,
    /// It came in before there was a sheet, or on none.
    Deposited,
    /// Of what the payer had with the shop a sheet was paid.
    DrawnDown,
    /// What a sheet had is its payer's again, who leaves it with the shop.
    SetFree,
    StoredDrawn,
    StoredBack,
    Refunded,
}

impl ReceiptTold {
    pub fn of(receipt: &Payment) -> Self {
        let back = receipt.refund_of.is_some();
        match receipt.means {
            PaymentMeans::StoredValue if back => Self::StoredBack,
            PaymentMeans::StoredValue => Self::StoredDrawn,
            _ if back => Self::Refunded,
            PaymentMeans::Deposit if sets_free(receipt) => Self::SetFree,
            PaymentMeans::Deposit => Self::DrawnDown,
            _ if receipt.settlement_id.is_none() => Self::Deposited,
            _ => Self::Paid,
        }
    }
}

/// Where it goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MoneyBackTo {
    /// By the means that is chosen.
    Payer,
    /// To where it was drawn from: no money goes over the counter.
    StoredValue,
    Deposit,
    Voucher,
}

/// What there is once it went back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AfterMoneyBack {
    /// Its sheet is owed again, at the till.
    OwedAgain,
    /// Its payer had been trusted with it, and is again.
    OnAccountAgain,
    /// The shop holds less for the payer.
    HeldLess,
    StoredLess,
}

impl MoneyBackTo {
    fn of(paid: &Payment) -> Self {
        match paid.means {
            PaymentMeans::StoredValue => Self::StoredValue,
            PaymentMeans::Deposit => Self::Deposit,
            PaymentMeans::Voucher => Self::Voucher,
            _ => Self::Payer,
        }
    }
}

impl AfterMoneyBack {
    /// `collected` are the receipts of what was on account. What is no longer on a sheet that
    /// stands was set free, also of these, and is with the shop.
    fn of(paid: &Payment, sheets: &[Settlement], collected: &[PaymentId]) -> Self {
        match is_on_a_standing_sheet(paid, sheets) {
            true if collected.contains(&paid.id) => Self::OnAccountAgain,
            true => Self::OwedAgain,
            false => Self::HeldLess,
        }
    }
}

impl PaymentRow {
    /// Of stored value: what was paid in goes back by the means that is chosen.
    pub fn stored(payment: Payment, refundable: Money) -> Self {
        let (goes_to, afterwards) = (MoneyBackTo::Payer, AfterMoneyBack::StoredLess);
        Self { told_as: ReceiptTold::of(&payment), payment, refundable, goes_to, afterwards }
    }
}

/// What stands on a sheet does not go back any more once the days for that are
/// over; what no sheet uses does.
pub fn payment_rows(
    payments: Vec<Payment>,
    sheets: &[Settlement],
    collected: &[PaymentId],
    days_are_over: impl Fn(&Payment) -> bool,
) -> Vec<PaymentRow> {
    let left = |paid: &Payment| match is_on_a_standing_sheet(paid, sheets) && days_are_over(paid) {
        true => Money::ZERO,
        false => refundable(paid, &payments, sheets),
    };
    let left: Vec<Money> = payments.iter().map(left).collect();
    let row = |(payment, refundable): (Payment, Money)| PaymentRow {
        goes_to: MoneyBackTo::of(&payment),
        afterwards: AfterMoneyBack::of(&payment, sheets, collected),
        told_as: ReceiptTold::of(&payment),
        payment,
        refundable,
    };
    payments.into_iter().zip(left).map(row).collect()
}
