//! Receipts of prepaid money and what stands for them. Lists are answered from
//! indexes that hold nothing else.

use super::{ROWS_AT_A_TIME, of_number};
use crate::record::select;
use crate::{Reader, Result};
use chrono::{DateTime, Utc};
use domain::customer::CustomerKind;
use domain::ids::{CustomerId, PaymentId, PrepaidReceiptId, TaxInvoiceId};
use domain::money::Money;
use domain::settlement::Payment;
use domain::tax_invoice::prepaid::PrepaidReceipt;
use domain::tax_invoice::{StandingShare, TaxBatchReceipt, TaxInvoice, TaxInvoiceReceipt};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A receipt of which something is still to be invoiced, or to be reversed.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PrepaidRow {
    pub prepaid_receipt_id: PrepaidReceiptId,
    pub payment_id: PaymentId,
    pub receipt_number: String,
    pub paid_at: DateTime<Utc>,
    pub customer_id: CustomerId,
    pub customer_name: String,
    pub customer_kind: CustomerKind,
    /// Of the package it was paid for; empty of stored value.
    pub contract_number: String,
    pub package_name: String,
    pub paid: Money,
    /// What of it has not gone back.
    pub received: Money,
    pub invoiced: Money,
    pub invoice_wanted: bool,
    /// What is kept with the customer; empty where nothing is.
    pub buyer_title: String,
    #[serde(serialize_with = "domain::visibility::contact")]
    pub buyer_tax_number: String,
    #[serde(deserialize_with = "of_number")]
    pub buyer_is_person: bool,
}

pub(crate) fn to_invoice_sql(wanted: bool) -> String {
    let base = include_str!("prepaid.sql");
    let wanted = if wanted { "prepaid_receipt.invoice_wanted = 1 AND " } else { "" };
    format!(
        "{base} WHERE {wanted}prepaid_receipt.received > prepaid_receipt.invoiced AND prepaid_receipt.id < ?1
         ORDER BY prepaid_receipt.id DESC LIMIT ?2"
    )
}

pub(crate) fn to_reverse_sql() -> String {
    let base = include_str!("prepaid.sql");
    format!(
        "{base} WHERE prepaid_receipt.invoiced > prepaid_receipt.received AND prepaid_receipt.id > 0
         ORDER BY prepaid_receipt.id DESC LIMIT ?1"
    )
}

pub(crate) const OF_PAYMENT: &str = "SELECT * FROM prepaid_receipt WHERE payment_id = ?1";
pub(crate) const BACK_OF: &str = "SELECT * FROM payment WHERE refund_of = ?1 ORDER BY id";
pub(crate) const PAYMENT_NUMBERED: &str = "SELECT * FROM payment WHERE number = ?1";
pub(crate) const SHARES: &str = "SELECT tax_invoice_receipt.tax_invoice_id, tax_invoice.red_of,
     tax_invoice_receipt.prepaid_receipt_id AS stands_for, tax_invoice_receipt.amount
     FROM tax_invoice_receipt
     CROSS JOIN tax_invoice ON tax_invoice.id = tax_invoice_receipt.tax_invoice_id
     WHERE tax_invoice_receipt.prepaid_receipt_id = ?1 AND tax_invoice.taken_back_at IS NULL";
pub(crate) const RECEIPTS_OF_INVOICE: &str =
    "SELECT * FROM tax_invoice_receipt WHERE tax_invoice_id = ?1 ORDER BY id";
pub(crate) const INVOICES: &str = "SELECT DISTINCT tax_invoice.* FROM tax_invoice_receipt
     CROSS JOIN tax_invoice ON tax_invoice.id = tax_invoice_receipt.tax_invoice_id
     WHERE tax_invoice_receipt.prepaid_receipt_id = ?1 ORDER BY tax_invoice.id";
/// As of sheets: a serial that was filled in again stands for the same.
pub(crate) const OF_SERIAL: &str = "SELECT * FROM tax_batch_receipt WHERE serial = ?1
     AND tax_batch_id = (SELECT max(tax_batch_id) FROM tax_batch_receipt WHERE serial = ?1) ORDER BY id";

impl Reader<'_> {
    /// The receipt a serial of a filled template stands for; none where it stands for sheets,
    /// or a program filled it that did not write it down.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn receipt_asked_under(&self, serial: &str) -> Result<Option<TaxBatchReceipt>> {
        Ok(select(self.connection(), OF_SERIAL, [serial])?.pop())
    }

    /// The newest first, those before a key; all, or those whose payer wants one.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn prepaid_to_invoice(
        &self,
        before: Option<PrepaidReceiptId>,
        wanted: bool,
    ) -> Result<Vec<PrepaidRow>> {
        let before = before.map_or(i64::MAX, |id| id.0);
        select(self.connection(), &to_invoice_sql(wanted), [before, ROWS_AT_A_TIME])
    }

    /// Those whose money went back after an invoice was made out.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn prepaid_to_reverse(&self) -> Result<Vec<PrepaidRow>> {
        select(self.connection(), &to_reverse_sql(), [ROWS_AT_A_TIME])
    }

    /// The prepaid receipt that stands for a payment.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn prepaid_receipt_of(&self, payment: PaymentId) -> Result<Option<PrepaidReceipt>> {
        Ok(select(self.connection(), OF_PAYMENT, [payment.0])?.pop())
    }

    /// What went back of one receipt.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn back_of_payment(&self, payment: PaymentId) -> Result<Vec<Payment>> {
        select(self.connection(), BACK_OF, [payment.0])
    }

    /// The payment of a number.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn payment_numbered(&self, number: &str) -> Result<Option<Payment>> {
        Ok(select(self.connection(), PAYMENT_NUMBERED, [number])?.pop())
    }

    /// What of a prepaid receipt its standing invoices are for.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn standing_shares_of_receipt(
        &self,
        receipt: PrepaidReceiptId,
    ) -> Result<Vec<StandingShare<PrepaidReceiptId>>> {
        select(self.connection(), SHARES, [receipt.0])
    }

    /// The prepaid receipts an invoice is for, with how much of each.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn receipts_of_invoice(&self, invoice: TaxInvoiceId) -> Result<Vec<TaxInvoiceReceipt>> {
        select(self.connection(), RECEIPTS_OF_INVOICE, [invoice.0])
    }

    /// All that ever stood against it, those taken back among them.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn tax_invoices_of_receipt(&self, receipt: PrepaidReceiptId) -> Result<Vec<TaxInvoice>> {
        select(self.connection(), INVOICES, [receipt.0])
    }
}
