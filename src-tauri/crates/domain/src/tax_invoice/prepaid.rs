//! 预付卡: money that comes in before anything is done for it, 储值 and 套餐, and where
//! its invoice belongs.
//!
//! 国家税务总局公告2016年第53号, article 3, on single-purpose cards 单用途卡: who sells
//! or tops up such a card pays no VAT on what comes in and may make out an ordinary
//! invoice for it, never a special one, under the code 601 预付卡销售和充值 of the
//! things that are no sale yet, with 不征税 in the place of the rate (article 9 (11)).
//! When the card is used, its holder gets no invoice for what the card paid. Some
//! shops sell packages as services instead, and make the invoice out at the use.
//!
//! Each receipt of prepaid money says of itself which of the two it is, by what the
//! shop did on that day ([`Payment::at_sale`]); what is drawn of it says so too. So a
//! shop may change its mind without anything being invoiced twice, or never. Receipts
//! of before there was a choice are invoiced at the use, as they were then.
//!
//! An invoice says what was really received (发票管理办法, article 21: nothing that
//! differs from what was done). Off a sheet goes therefore, whatever the shop does:
//! - the gift 赠送 that came on top of stored value: nobody ever paid it;
//! - the shop's own vouchers 代金券: they are given away here and never sold, so that
//!   they make the price lower, as a discount does.
//!
//! A coupon of a platform (美团, 抖音) is no such thing: the platform pays for it, and
//! the shop receives it. A voucher of an older program without a number may have been
//! one, and stays as it was.

use super::balance::Invoiceable;
use crate::ids::{CustomerId, PaymentId, PrepaidReceiptId};
use crate::money::Money;
pub use crate::prepaid_invoicing::PrepaidInvoicing;
use crate::refusal::Refusal;
use crate::settlement::{Payment, PaymentMeans, Settlement};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The item on the invoice, and its code among the bureau's, 601.
pub const ITEM_NAME: &str = "预付卡销售和充值";
pub const TAX_CODE: &str = "6010000000000000000";

/// What paid a sheet, as far as it says what of it is invoiced there.
#[derive(Clone, Copy, Debug)]
pub struct SheetMoney<'a> {
    /// All receipts that name the sheet.
    pub payments: &'a [Payment],
    /// Those of the numbers on them that the shop issued itself.
    pub own_vouchers: &'a [String],
    /// The receipts of the contract that pays it.
    pub contract: &'a [Payment],
}

impl SheetMoney<'_> {
    /// What of the sheet is never invoiced on it.
    pub fn not_invoiced(&self, sheet: &Settlement) -> Money {
        if sheet.service_contract_id.is_some() {
            return if is_at_sale(self.contract) { sheet.total } else { Money::ZERO };
        }
        let off = |paid: &Payment| match paid.means {
            PaymentMeans::StoredValue => paid.gift + paid.at_sale,
            PaymentMeans::Voucher if self.own_vouchers.contains(&paid.voucher_number) => paid.amount,
            _ => Money::ZERO,
        };
        self.payments.iter().map(off).sum::<Money>().max(Money::ZERO)
    }
}

/// Whether what came in for a contract is invoiced as it came in.
pub fn is_at_sale(payments: &[Payment]) -> bool {
    payments.iter().any(|paid| paid.at_sale > Money::ZERO)
}

/// A receipt of prepaid money that is invoiced as it comes in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrepaidReceipt {
    pub id: PrepaidReceiptId,
    pub payment_id: PaymentId,
    pub customer_id: CustomerId,
    /// What came in, less what went back: the sum of its receipts, for the lists.
    pub received: Money,
    /// What of it stands on tax invoices, reds taken off.
    pub invoiced: Money,
    /// Whoever paid asked for one.
    pub invoice_wanted: bool,
    pub version: i64,
}

impl PrepaidReceipt {
    /// Of a receipt that was just written; None where it is none of these.
    pub fn of(payment: &Payment, customer_id: CustomerId) -> Option<Self> {
        let is_sale = payment.settlement_id.is_none() && payment.refund_of.is_none();
        (is_sale && payment.at_sale > Money::ZERO).then_some(Self {
            id: PrepaidReceiptId(0),
            payment_id: payment.id,
            customer_id,
            received: payment.at_sale,
            invoiced: Money::ZERO,
            invoice_wanted: false,
            version: 1,
        })
    }
}

/// What of a receipt has not gone back. `back` names what went back of it.
pub fn received(payment: &Payment, back: &[Payment]) -> Money {
    let of_it = back.iter().filter(|of| of.refund_of == Some(payment.id));
    payment.at_sale + of_it.map(|of| of.at_sale).sum::<Money>()
}

/// With what its receipt says.
#[derive(Clone, Debug)]
pub struct OpenReceipt {
    pub receipt: PrepaidReceipt,
    pub number: String,
    /// What came in at first.
    pub paid: Money,
    pub paid_at: DateTime<Utc>,
}

impl Invoiceable for OpenReceipt {
    type Id = PrepaidReceiptId;

    fn id(&self) -> PrepaidReceiptId {
        self.receipt.id
    }

    fn number(&self) -> &str {
        &self.number
    }

    fn asks_for(&self) -> Money {
        self.paid
    }

    fn may_be_invoiced(&self) -> Money {
        self.receipt.received.max(Money::ZERO)
    }

    fn invoiced(&self) -> Money {
        self.receipt.invoiced
    }

    fn check_takes(&self) -> Result<(), Refusal> {
        Ok(())
    }

    fn unknown(id: PrepaidReceiptId) -> Refusal {
        Refusal::NotFound { entity: "prepaid_receipt".to_owned(), id: id.0 }
    }
}

/// An invoice of prepaid money is an ordinary one, and carries no tax: nothing was
/// sold yet.
///
/// # Errors
/// A special one, or one with a tax.
pub fn check_prepaid(is_special: bool, tax: Option<Money>) -> Result<(), Refusal> {
    if is_special {
        return Err(Refusal::PrepaidNoSpecial);
    }
    match tax.filter(|tax| *tax != Money::ZERO) {
        Some(tax) => Err(Refusal::PrepaidUntaxed { tax }),
        None => Ok(()),
    }
}
