//! 发票. The tax bureau's platform issues it; the shop keeps which one stands for
//! which sheets, what was reversed of it 红冲, and so what is still to be invoiced.

pub mod balance;
pub mod batch;
pub mod buyer;
pub mod number;
pub mod one_invoice;
pub mod prepaid;
pub mod put_right;
pub mod sales;

use crate::ids::{CounterSaleId, PersonId, PrepaidReceiptId, SettlementId, TaxBatchId, TaxInvoiceId};
use crate::money::Money;
use crate::refusal::{FieldProblem, MAX_TEXT_LEN, Refusal, in_range_if_any, required};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TaxInvoiceKind {
    /// 数电普通发票: fully digital, no tax deducted by its buyer.
    DigitalGeneral,
    /// 数电专用发票: its buyer deducts the tax.
    DigitalSpecial,
    /// 增值税电子普通发票, of before the fully digital ones.
    ElectronicGeneral,
    PaperGeneral,
    PaperSpecial,
}

impl TaxInvoiceKind {
    pub const ALL: [Self; 5] = [
        Self::DigitalGeneral,
        Self::DigitalSpecial,
        Self::ElectronicGeneral,
        Self::PaperGeneral,
        Self::PaperSpecial,
    ];

    /// 数电: twenty digits alone, and no code above them.
    pub const fn is_digital(self) -> bool {
        matches!(self, Self::DigitalGeneral | Self::DigitalSpecial)
    }

    /// 专用: the buyer deducts the tax, so that it names the buyer's tax number.
    pub const fn is_special(self) -> bool {
        matches!(self, Self::DigitalSpecial | Self::PaperSpecial)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TaxInvoice {
    pub id: TaxInvoiceId,
    pub kind: TaxInvoiceKind,
    /// 发票代码 of the older ones; a fully digital one has none.
    pub invoice_code: String,
    pub number: String,
    pub issued_on: NaiveDate,
    /// With the tax, the sum of what stands against its sheets; below zero on a
    /// red one.
    pub amount: Money,
    /// As the invoice says; None where nobody typed it.
    pub tax: Option<Money>,
    pub buyer_title: String,
    /// A sole trader's is the identity number.
    #[serde(serialize_with = "crate::visibility::contact")]
    pub buyer_tax_number: String,
    pub buyer_is_person: bool,
    /// The invoice this one reverses.
    pub red_of: Option<TaxInvoiceId>,
    pub recorded_at: DateTime<Utc>,
    pub recorded_by: PersonId,
    /// It was typed wrongly and counts for nothing.
    pub taken_back_at: Option<DateTime<Utc>>,
    pub taken_back_by: Option<PersonId>,
    pub taken_back_reason: String,
    pub version: i64,
}

/// What of an invoice stands against one sheet; below zero on a red one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TaxInvoiceShare {
    pub id: i64,
    pub tax_invoice_id: TaxInvoiceId,
    pub settlement_id: SettlementId,
    pub amount: Money,
}

/// The same against a receipt of prepaid money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TaxInvoiceReceipt {
    pub id: i64,
    pub tax_invoice_id: TaxInvoiceId,
    pub prepaid_receipt_id: PrepaidReceiptId,
    pub amount: Money,
}

/// A share with what its invoice says, as the sums are made of it: of a sheet, or of
/// a receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingShare<Id = SettlementId> {
    pub tax_invoice_id: TaxInvoiceId,
    pub red_of: Option<TaxInvoiceId>,
    pub stands_for: Id,
    pub amount: Money,
}

/// What of an invoice is for one sale over the counter; below zero on a red one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxInvoiceSale {
    pub id: i64,
    pub tax_invoice_id: TaxInvoiceId,
    pub counter_sale_id: CounterSaleId,
    pub amount: Money,
}

/// The bureau's template as it was filled in and handed out; its bytes lie beside
/// the shop's file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TaxBatch {
    pub id: TaxBatchId,
    pub name: String,
    pub hash: String,
    pub bytes: i64,
    pub invoices: i64,
    pub amount: Money,
    pub at: DateTime<Utc>,
    pub person_id: PersonId,
}

/// What of a sheet a row of a filled template asked an invoice for, under which serial.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxBatchSheet {
    pub id: i64,
    pub tax_batch_id: TaxBatchId,
    pub serial: String,
    pub settlement_id: SettlementId,
    pub amount: Money,
}

/// The same of a receipt of prepaid money, which has a row of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxBatchReceipt {
    pub id: i64,
    pub tax_batch_id: TaxBatchId,
    pub serial: String,
    pub prepaid_receipt_id: PrepaidReceiptId,
    pub amount: Money,
}

impl TaxInvoice {
    pub const fn is_active(&self) -> bool {
        self.taken_back_at.is_none()
    }

    /// Whether it may be taken off the books, and is, with the reason. `has_reds`:
    /// whether something that stands reverses it.
    ///
    /// # Errors
    /// One that was taken back already, one that others reverse, no reason.
    pub fn taken_back(
        self,
        has_reds: bool,
        reason: &str,
        by: PersonId,
        at: DateTime<Utc>,
    ) -> Result<Self, Refusal> {
        self.check_active()?;
        if has_reds {
            return Err(Refusal::InvoiceReversed { number: self.number });
        }
        let taken_back_reason = required("reason", reason, MAX_TEXT_LEN)?;
        Ok(Self { taken_back_at: Some(at), taken_back_by: Some(by), taken_back_reason, ..self })
    }

    /// # Errors
    /// One that was taken back counts for nothing any more.
    pub fn check_active(&self) -> Result<(), Refusal> {
        if self.is_active() { Ok(()) } else { Err(Refusal::InvoiceTakenBack { number: self.number.clone() }) }
    }
}

/// The tax an invoice of this amount may carry, on either side of zero.
///
/// # Errors
/// More tax than amount.
pub fn checked_tax(tax: Option<Money>, amount: Money) -> Result<Option<Money>, Refusal> {
    let most = Money(amount.0.abs());
    let tax = in_range_if_any("tax", tax.map(|tax| tax.0), most.0)?;
    Ok(tax.map(|tax| Money(if amount < Money::ZERO { -tax } else { tax })))
}

/// The day on the invoice: not one that is still to come.
///
/// # Errors
/// A day after today.
pub fn checked_day(issued_on: NaiveDate, today: NaiveDate) -> Result<NaiveDate, Refusal> {
    if issued_on > today {
        return Err(Refusal::bad("issued_on", FieldProblem::InTheFuture));
    }
    Ok(issued_on)
}
