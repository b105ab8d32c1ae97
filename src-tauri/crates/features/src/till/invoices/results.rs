//! What the bureau hands back: the invoices of a batch, each found by its serial
//! number, and red ones by what they reverse; shown before any is kept.

use super::batch::small;
use super::columns::{Column, Header};
use super::matched::{found, matched};
use super::record::{RecordRedInvoice, RecordTaxInvoice, record_red_invoice, record_tax_invoice};
use super::reds::reversing;
use super::result_row::{InvoiceResult, ResultRow};
use crate::sent::{bytes_of, grid_of};
use domain::refusal::{FieldProblem, Refusal};
use domain::tax_invoice::balance::MAX_SHEETS;
use kernel::error::{Error, Result};
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use spreadsheets::{Grid, Unreadable};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ReadInvoiceResults {
    /// The file as it was downloaded, in base64.
    pub content: String,
}

#[derive(Debug, Serialize, TS)]
pub struct InvoiceResults {
    pub rows: Vec<InvoiceResult>,
    /// How many rows name no sheet of this shop.
    pub of_others: i64,
    /// How many were not looked at, whosever they are: they have their turn when the
    /// file is read again after these were kept.
    pub beyond: i64,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct KeepInvoiceResults {
    pub invoices: Vec<RecordTaxInvoice>,
    #[serde(default)]
    pub reds: Vec<RecordRedInvoice>,
}

#[derive(Debug, Serialize, TS)]
pub struct InvoicesKept {
    pub kept: i64,
}

const COLUMNS: &[Column] = &[
    Column::Serial,
    Column::Remark,
    Column::Kind,
    Column::InvoiceCode,
    Column::Number,
    Column::IssuedOn,
    Column::Gross,
    Column::Amount,
    Column::Tax,
    Column::Title,
    Column::BuyerTaxNumber,
    Column::IsPerson,
    Column::Reason,
    Column::IsPositive,
    Column::BlueCode,
    Column::BlueNumber,
];
/// A sheet is found by its serial or by what was put into the remark, and what came
/// of it is a number or the reason why there is none.
const NEEDED: &[&[Column]] = &[&[Column::Serial, Column::Remark], &[Column::Number, Column::Reason]];

fn refusal_of(why: Unreadable) -> Error {
    Refusal::UnreadableFile { detail: why.code().to_owned() }.into()
}

/// The first of its sheets that tells of invoices.
fn table_of(bytes: &[u8]) -> Result<(Grid, Header)> {
    let first = grid_of(bytes, None, |_| true)?.map_err(refusal_of)?;
    let names: Vec<String> =
        first.sheets.iter().filter(|name| Some(*name) != first.sheet.as_ref()).cloned().collect();
    if let Some(header) = Header::of(&first, COLUMNS, NEEDED) {
        return Ok((first, header));
    }
    for name in names {
        if let Ok(grid) = grid_of(bytes, Some(&name), |_| true)?
            && let Some(header) = Header::of(&grid, COLUMNS, NEEDED)
        {
            return Ok((grid, header));
        }
    }
    Err(Refusal::NoInvoiceResults.into())
}

/// What the bureau's file says of invoices, row by row, before any is kept.
///
/// # Errors
/// `FileTooLarge`, `BadField` for bytes that are none, `UnreadableFile`, and `NoInvoiceResults`
/// where no column tells a number.
pub fn read_invoice_results(cx: &Read, ask: ReadInvoiceResults) -> Result<InvoiceResults> {
    let bytes = small(bytes_of(&ask.content)?)?;
    let (grid, header) = table_of(&bytes)?;
    let said = grid.rows().skip(header.place + 1).filter(|row| !row.is_blank());
    let said = said.map(|row| ResultRow { row, header: &header });
    let (reds, blues): (Vec<_>, Vec<_>) = said.partition(ResultRow::is_red);
    let mut rows: Vec<InvoiceResult> = Vec::new();
    let (mut of_others, mut beyond) = (0, 0);
    // What a red one gives back another row may take, wherever the two stand in the file.
    for red in &reds {
        if !has_room(&rows) {
            beyond += 1;
            continue;
        }
        match reversing(cx, red, &rows, &blues)? {
            Some(row) => rows.push(row),
            None => of_others += 1,
        }
    }
    for blue in &blues {
        if !has_room(&rows) {
            beyond += 1;
            continue;
        }
        match found(cx.r, blue.serial())? {
            Some(of) => rows.push(matched(cx, blue, &of, &rows)?),
            None => of_others += 1,
        }
    }
    rows.sort_by_key(|row| row.row);
    Ok(InvoiceResults { rows, of_others, beyond })
}

/// A file that names thousands of sheets is none of a batch.
const MAX_ROWS: usize = 2_000;

/// For as many as are kept at once. What cannot be kept takes no room from the others: in
/// a file that is read again the rows that were kept from it before stand first.
fn has_room(rows: &[InvoiceResult]) -> bool {
    let is_right = |row: &&InvoiceResult| row.record.is_some() || row.red.is_some();
    rows.len() < MAX_ROWS && rows.iter().filter(is_right).count() < MAX_SHEETS
}

/// All of them or none.
///
/// # Errors
/// `BadField` for none or too many at once, and what `record_red_invoice` and
/// `record_tax_invoice` refuse.
pub fn keep_invoice_results(cx: &Write, ask: KeepInvoiceResults) -> Result<InvoicesKept> {
    let asked = ask.invoices.len() + ask.reds.len();
    if asked == 0 {
        return Err(Refusal::bad("invoices", FieldProblem::Empty).into());
    }
    if asked > MAX_SHEETS {
        return Err(Refusal::bad("invoices", FieldProblem::TooLarge).into());
    }
    let mut kept = 0;
    // What a red one gives back another may take.
    for red in ask.reds {
        record_red_invoice(cx, red)?;
        kept += 1;
    }
    for invoice in ask.invoices {
        record_tax_invoice(cx, invoice)?;
        kept += 1;
    }
    Ok(InvoicesKept { kept })
}
