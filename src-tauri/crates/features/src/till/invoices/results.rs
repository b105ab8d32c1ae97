//! What the bureau hands back: the invoices of a batch, each found by its serial
//! number and shown before it is kept.

use super::batch::small;
use super::columns::{Column, Header};
use super::record::{RecordTaxInvoice, record_tax_invoice};
use crate::kept::sheets::sheet_with_payments;
use crate::sent::{bytes_of, grid_of};
use chrono::NaiveDate;
use domain::dates::local_day;
use domain::ids::SettlementId;
use domain::money::Money;
use domain::refusal::{FieldProblem, Refusal};
use domain::settlement::Settlement;
use domain::tax_invoice::balance::{DatedSheet, MAX_SHEETS, SheetAmount, check_invoice, invoiced};
use domain::tax_invoice::batch::sheet_number_in;
use domain::tax_invoice::buyer::{BuyerFigures, buyer_of};
use domain::tax_invoice::number::{DIGITAL_DIGITS, checked_number, tidy};
use domain::tax_invoice::{TaxInvoiceKind, checked_tax};
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
    /// So many rows say nothing of a sheet of this shop.
    pub of_others: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct InvoiceResult {
    /// As a spreadsheet counts.
    pub row: i64,
    pub serial: String,
    pub settlement_id: SettlementId,
    pub settlement_number: String,
    /// What the bureau says of it where it issued none.
    pub reason: String,
    /// What would be recorded, as far as the file says it.
    pub invoice_number: String,
    pub buyer_title: String,
    pub issued_on: Option<NaiveDate>,
    pub amount: Option<Money>,
    /// All that is needed, and nothing against it.
    pub record: Option<RecordTaxInvoice>,
    pub problem: Option<Refusal>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct KeepInvoiceResults {
    pub invoices: Vec<RecordTaxInvoice>,
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
    Column::Reason,
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

/// `2026-03-02`, `2026/3/2 10:11:12`, `20260302`, `2026年3月2日`.
fn day_of(text: &str) -> Option<NaiveDate> {
    let day = text.split([' ', 'T']).next().unwrap_or_default();
    if day.len() == 8 && day.bytes().all(|byte| byte.is_ascii_digit()) {
        return NaiveDate::parse_from_str(day, "%Y%m%d").ok();
    }
    let parts: Vec<&str> =
        day.split(['-', '/', '.', '年', '月', '日']).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [year, month, day] => {
            NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
        }
        _ => None,
    }
}

/// Which kind the file says it is, by its words and by its number.
fn kind_of(words: &str, number: &str) -> Option<TaxInvoiceKind> {
    let special = match (words.contains('专'), words.contains('普')) {
        (true, false) => true,
        (false, true) => false,
        _ => return None,
    };
    Some(match (special, tidy(number).len() == DIGITAL_DIGITS) {
        (true, true) => TaxInvoiceKind::DigitalSpecial,
        (false, true) => TaxInvoiceKind::DigitalGeneral,
        (false, false) if words.contains('电') => TaxInvoiceKind::ElectronicGeneral,
        (true, false) => TaxInvoiceKind::PaperSpecial,
        (false, false) => TaxInvoiceKind::PaperGeneral,
    })
}

/// What a row of the file says.
struct Said<'a> {
    row: spreadsheets::Row<'a>,
    header: &'a Header,
}

impl Said<'_> {
    fn cell(&self, column: Column) -> &str {
        self.header.cell(&self.row, column)
    }

    /// With the tax: said so, or the two parts of it.
    fn gross(&self) -> Option<Money> {
        let amount = |column| Money::parse(self.cell(column)).ok();
        amount(Column::Gross).or_else(|| Some(amount(Column::Amount)? + amount(Column::Tax)?))
    }

    fn serial(&self) -> &str {
        match self.cell(Column::Serial) {
            "" => self.cell(Column::Remark).split_whitespace().next().unwrap_or_default(),
            serial => serial,
        }
    }
}

pub fn read_invoice_results(cx: &Read, ask: ReadInvoiceResults) -> Result<InvoiceResults> {
    let bytes = small(bytes_of(&ask.content)?)?;
    let (grid, header) = table_of(&bytes)?;
    let mut rows: Vec<InvoiceResult> = Vec::new();
    let mut of_others = 0;
    for row in grid.rows().skip(header.place + 1).filter(|row| !row.is_blank()) {
        let said = Said { row, header: &header };
        let sheet = match said.serial() {
            "" => None,
            serial => match cx.r.settlement_numbered(serial)? {
                Some(sheet) => Some(sheet),
                None => cx.r.settlement_numbered(sheet_number_in(serial))?,
            },
        };
        match sheet {
            // A file that names thousands of sheets is none of a batch.
            Some(sheet) if rows.len() < MAX_SHEETS => rows.push(result(cx, &said, sheet, &rows)?),
            _ => of_others += 1,
        }
    }
    Ok(InvoiceResults { rows, of_others })
}

fn result(cx: &Read, said: &Said<'_>, sheet: Settlement, before: &[InvoiceResult]) -> Result<InvoiceResult> {
    let (record, problem) = match recordable(cx, said, &sheet, before) {
        Ok(record) => (Some(record), None),
        Err(Error::Refused(problem)) => (None, Some(problem)),
        Err(fault) => return Err(fault),
    };
    let has_number = !said.cell(Column::Number).is_empty();
    Ok(InvoiceResult {
        row: i64::from(said.row.number),
        serial: said.serial().to_owned(),
        settlement_id: sheet.id,
        settlement_number: sheet.number,
        reason: if has_number { String::new() } else { said.cell(Column::Reason).to_owned() },
        invoice_number: said.cell(Column::Number).to_owned(),
        buyer_title: said.cell(Column::Title).to_owned(),
        issued_on: day_of(said.cell(Column::IssuedOn)),
        amount: said.gross(),
        record,
        problem,
    })
}

/// # Errors
/// What is missing in the row, or what stands against recording it.
fn recordable(
    cx: &Read,
    said: &Said<'_>,
    sheet: &Settlement,
    before: &[InvoiceResult],
) -> Result<RecordTaxInvoice> {
    let missing = |field: &str| Refusal::bad(field, FieldProblem::Empty);
    let number = said.cell(Column::Number);
    if number.is_empty() {
        return Err(missing("number").into());
    }
    let kind = kind_of(said.cell(Column::Kind), number).ok_or_else(|| missing("kind"))?;
    let (invoice_code, number) = checked_number(kind, said.cell(Column::InvoiceCode), number)?;
    let again = |row: &InvoiceResult| row.record.as_ref().is_some_and(|known| known.number == number);
    if cx.r.standing_tax_invoice(&number, &invoice_code)?.is_some() || before.iter().any(again) {
        return Err(Refusal::InvoiceKnown { number }.into());
    }
    let issued_on = match said.cell(Column::IssuedOn) {
        "" => return Err(missing("issued_on").into()),
        day => day_of(day).ok_or_else(|| Refusal::bad("issued_on", FieldProblem::NotADate))?,
    };
    let amount = said.gross().ok_or_else(|| missing("amount"))?;
    let tax = checked_tax(Money::parse(said.cell(Column::Tax)).ok(), amount)?;
    let kept = buyer_of(sheet).map(|of| cx.r.invoice_buyer(&of)).transpose()?.flatten();
    let buyer = match said.cell(Column::Title) {
        "" => kept.ok_or_else(|| missing("buyer_title"))?.figures(),
        title => {
            let tax_number = said.cell(Column::BuyerTaxNumber);
            let is_person = tax_number.is_empty();
            BuyerFigures { title: title.to_owned(), tax_number: tax_number.to_owned(), is_person }
        }
    };
    let buyer = buyer.checked(kind.is_special())?;
    let (mut sheet, _) = sheet_with_payments(cx.r, sheet.id)?;
    sheet.invoiced = invoiced(sheet.id, &cx.r.standing_shares(sheet.id)?);
    // What the rows above would take of the same sheet is gone for this one.
    let taken = before.iter().filter_map(|row| row.record.as_ref()).flat_map(|record| &record.sheets);
    sheet.invoiced += taken.filter(|one| one.settlement_id == sheet.id).map(|one| one.amount).sum::<Money>();
    let sheets = vec![SheetAmount { settlement_id: sheet.id, amount }];
    let dated = [DatedSheet { sheet: &sheet, day: local_day(sheet.issued_at, cx.zone()?) }];
    check_invoice(&sheets, &dated, issued_on, cx.today()?)?;
    Ok(RecordTaxInvoice { kind, invoice_code, number, issued_on, tax, buyer, sheets })
}

/// All of them or none.
pub fn keep_invoice_results(cx: &Write, ask: KeepInvoiceResults) -> Result<InvoicesKept> {
    if ask.invoices.is_empty() {
        return Err(Refusal::bad("invoices", FieldProblem::Empty).into());
    }
    if ask.invoices.len() > MAX_SHEETS {
        return Err(Refusal::bad("invoices", FieldProblem::TooLarge).into());
    }
    let mut kept = 0;
    for invoice in ask.invoices {
        record_tax_invoice(cx, invoice)?;
        kept += 1;
    }
    Ok(InvoicesKept { kept })
}
