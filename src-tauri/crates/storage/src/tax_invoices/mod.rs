//! Tax invoices, whose they are, and what is still to be invoiced. What is asked
//! of all sheets is answered from indexes that hold nothing else.

pub(crate) mod prepaid;

pub use prepaid::PrepaidRow;

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result};
use chrono::{DateTime, NaiveDate, Utc};
use domain::customer::CustomerKind;
use domain::ids::{CustomerId, SettlementId, TaxInvoiceId, WorkOrderId};
use domain::line::Payer;
use domain::money::Money;
use domain::plate::{Plate, PlateColour};
use domain::settlement::{Settlement, SheetState};
use domain::tax_invoice::batch::TaxCode;
use domain::tax_invoice::buyer::{BuyerOf, InvoiceBuyer};
use domain::tax_invoice::{StandingShare, TaxBatchSheet, TaxInvoice, TaxInvoiceShare};
use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) const STEPS: &[Step] = &[
    dated!("2026-11-29-0215-tax-invoices"),
    // A program that does not know what of a receipt is invoiced as it comes in takes
    // such a receipt for a damaged one.
    dated!("", "2026-11-29-1400-prepaid-invoices", opens 22),
    dated!("2026-11-30-0530-sheets-of-a-batch"),
    dated!("2026-11-30-0815-receipts-of-a-batch"),
];

/// A page of what is to be invoiced: more is asked for by the last row's key.
pub const ROWS_AT_A_TIME: i64 = 200;

/// A sheet of which something is still to be invoiced, or to be reversed.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ToInvoiceRow {
    pub settlement_id: SettlementId,
    pub settlement_number: String,
    pub work_order_id: WorkOrderId,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub customer_id: CustomerId,
    pub customer_name: String,
    pub customer_kind: CustomerKind,
    pub payer: Payer,
    pub payer_name: String,
    pub sheet_state: SheetState,
    pub total: Money,
    /// What of it prepaid money, a gift or the shop's own voucher paid.
    pub not_invoiced: Money,
    pub invoiced: Money,
    pub invoice_wanted: bool,
    pub issued_at: DateTime<Utc>,
    pub settled_at: Option<DateTime<Utc>>,
    /// What is kept with who pays; empty where nothing is.
    pub buyer_title: String,
    #[serde(serialize_with = "domain::visibility::contact")]
    pub buyer_tax_number: String,
    #[serde(deserialize_with = "of_number")]
    pub buyer_is_person: bool,
}

/// SQLite keeps no truth through `coalesce`.
pub(crate) fn of_number<'de, D: serde::Deserializer<'de>>(source: D) -> std::result::Result<bool, D::Error> {
    Ok(i64::deserialize(source)? != 0)
}

pub(crate) fn to_invoice_sql(wanted: bool) -> String {
    let base = include_str!("to_invoice.sql");
    let wanted = if wanted { "settlement.invoice_wanted = 1 AND " } else { "" };
    format!(
        "{base} WHERE {wanted}settlement.state = 'settled' AND settlement.payer <> 'shop'
         AND settlement.total - settlement.not_invoiced > settlement.invoiced AND settlement.id < ?1
         ORDER BY settlement.id DESC LIMIT ?2"
    )
}

pub(crate) fn to_reverse_sql() -> String {
    let base = include_str!("to_invoice.sql");
    format!(
        "{base} WHERE settlement.invoiced > iif(settlement.state = 'open' OR settlement.state = 'settled',
             settlement.total - settlement.not_invoiced, 0) AND settlement.id > 0
         ORDER BY settlement.id DESC LIMIT ?1"
    )
}

pub(crate) const SHARES_OF_SHEET: &str = "SELECT tax_invoice_sheet.tax_invoice_id, tax_invoice.red_of,
     tax_invoice_sheet.settlement_id AS stands_for, tax_invoice_sheet.amount
     FROM tax_invoice_sheet CROSS JOIN tax_invoice ON tax_invoice.id = tax_invoice_sheet.tax_invoice_id
     WHERE tax_invoice_sheet.settlement_id = ?1 AND tax_invoice.taken_back_at IS NULL";
pub(crate) const SHARES_OF_INVOICE: &str =
    "SELECT * FROM tax_invoice_sheet WHERE tax_invoice_id = ?1 ORDER BY id";
pub(crate) const OF_SHEET: &str = "SELECT DISTINCT tax_invoice.* FROM tax_invoice_sheet
     CROSS JOIN tax_invoice ON tax_invoice.id = tax_invoice_sheet.tax_invoice_id
     WHERE tax_invoice_sheet.settlement_id = ?1 ORDER BY tax_invoice.id";
pub(crate) const STANDING: &str =
    "SELECT * FROM tax_invoice WHERE number = ?1 AND invoice_code = ?2 AND taken_back_at IS NULL";
pub(crate) const REDS: &str = "SELECT * FROM tax_invoice WHERE red_of = ?1 ORDER BY id";
pub(crate) const OF_DAYS: &str = "SELECT * FROM tax_invoice WHERE issued_on >= ?1 AND issued_on < ?2
     AND (instr(number, ?3) > 0 OR instr(buyer_title, ?3) > 0) ORDER BY issued_on DESC, id DESC LIMIT ?4";
/// Of all of them, however many a list shows.
pub(crate) const TOTAL_OF_DAYS: &str =
    "SELECT coalesce(sum(amount), 0) FROM tax_invoice WHERE issued_on >= ?1 AND issued_on < ?2
     AND (instr(number, ?3) > 0 OR instr(buyer_title, ?3) > 0) AND taken_back_at IS NULL";
pub(crate) const BEGINNING: &str = "SELECT * FROM (
        SELECT * FROM (SELECT * FROM tax_invoice WHERE number >= ?1 AND number < ?1 || char(1114111) LIMIT ?2)
        UNION SELECT * FROM (
            SELECT * FROM tax_invoice WHERE buyer_title >= ?1 AND buyer_title < ?1 || char(1114111) LIMIT ?2))
     ORDER BY issued_on DESC, id DESC LIMIT ?2";
pub(crate) const BUYER_OF_CUSTOMER: &str = "SELECT * FROM invoice_buyer WHERE customer_id = ?1";
pub(crate) const BUYER_NAMED: &str =
    "SELECT * FROM invoice_buyer WHERE customer_id IS NULL AND payer_name = ?1";
pub(crate) const SHEET_NUMBERED: &str = "SELECT * FROM settlement WHERE number = ?1";

/// A serial that was filled in again stands for the same.
pub(crate) const OF_SERIAL: &str = "SELECT * FROM tax_batch_sheet WHERE serial = ?1
     AND tax_batch_id = (SELECT max(tax_batch_id) FROM tax_batch_sheet WHERE serial = ?1) ORDER BY id";

impl Reader<'_> {
    /// The newest first, those before a key; all, or those whose payer wants one.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn sheets_to_invoice(&self, before: Option<SettlementId>, wanted: bool) -> Result<Vec<ToInvoiceRow>> {
        let before = before.map_or(i64::MAX, |id| id.0);
        select(self.connection(), &to_invoice_sql(wanted), [before, ROWS_AT_A_TIME])
    }

    /// Those whose invoices stand for more than may be invoiced of them: voided ones,
    /// and those that prepaid money paid afterwards.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn sheets_to_reverse(&self) -> Result<Vec<ToInvoiceRow>> {
        select(self.connection(), &to_reverse_sql(), [ROWS_AT_A_TIME])
    }

    /// What of a sheet its standing invoices are for.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn standing_shares(&self, sheet: SettlementId) -> Result<Vec<StandingShare>> {
        select(self.connection(), SHARES_OF_SHEET, [sheet.0])
    }

    /// The sheets an invoice is for, with how much of each.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn shares_of_invoice(&self, invoice: TaxInvoiceId) -> Result<Vec<TaxInvoiceShare>> {
        select(self.connection(), SHARES_OF_INVOICE, [invoice.0])
    }

    /// All that ever stood against it, those taken back among them.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn tax_invoices_of_sheet(&self, sheet: SettlementId) -> Result<Vec<TaxInvoice>> {
        select(self.connection(), OF_SHEET, [sheet.0])
    }

    /// The invoice of a number that was not taken back.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn standing_tax_invoice(&self, number: &str, invoice_code: &str) -> Result<Option<TaxInvoice>> {
        Ok(select(self.connection(), STANDING, [number, invoice_code])?.pop())
    }

    /// The red invoices that reverse one.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn reds_of(&self, invoice: TaxInvoiceId) -> Result<Vec<TaxInvoice>> {
        select(self.connection(), REDS, [invoice.0])
    }

    /// Of the days from one to before another, with a text in number or title.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn tax_invoices_of_days(
        &self,
        from: NaiveDate,
        to: NaiveDate,
        text: &str,
    ) -> Result<Vec<TaxInvoice>> {
        select(self.connection(), OF_DAYS, params![from.to_string(), to.to_string(), text, ROWS_AT_A_TIME])
    }

    /// What those of the days come to that stand, also those beyond the list.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn total_of_tax_invoices(&self, from: NaiveDate, to: NaiveDate, text: &str) -> Result<Money> {
        let mut total = self.connection().prepare_cached(TOTAL_OF_DAYS)?;
        let fen = total.query_row(params![from.to_string(), to.to_string(), text], |row| row.get(0))?;
        Ok(Money(fen))
    }

    /// Of any day, whose number or title begins so.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn tax_invoices_beginning(&self, text: &str) -> Result<Vec<TaxInvoice>> {
        select(self.connection(), BEGINNING, params![text, ROWS_AT_A_TIME])
    }

    /// What was kept of whom invoices are made out to.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn invoice_buyer(&self, of: &BuyerOf) -> Result<Option<InvoiceBuyer>> {
        let mut found: Vec<InvoiceBuyer> = match of {
            BuyerOf::Customer(id) => select(self.connection(), BUYER_OF_CUSTOMER, [id.0])?,
            BuyerOf::Named(name) => select(self.connection(), BUYER_NAMED, [name])?,
        };
        Ok(found.pop())
    }

    /// One for each kind of line that has one: never more than there are kinds.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn tax_codes(&self) -> Result<Vec<TaxCode>> {
        select(self.connection(), "SELECT * FROM tax_code ORDER BY id", [])
    }

    /// What a serial of a filled template stands for; nothing where a program filled it that
    /// did not write it down.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn asked_under(&self, serial: &str) -> Result<Vec<TaxBatchSheet>> {
        select(self.connection(), OF_SERIAL, [serial])
    }

    /// The sheet of a number.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn settlement_numbered(&self, number: &str) -> Result<Option<Settlement>> {
        Ok(select(self.connection(), SHEET_NUMBERED, [number])?.pop())
    }
}
