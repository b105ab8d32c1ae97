//! What the bureau hands back: the invoices of a batch, each found by its serial
//! number and shown before it is kept.

use super::batch::small;
use super::books::OnTheBooks;
use super::columns::{Column, Header};
use super::record::{RecordTaxInvoice, record_tax_invoice};
use crate::sent::{bytes_of, grid_of};
use chrono::NaiveDate;
use domain::dates::{local_day, written_day};
use domain::ids::{PrepaidReceiptId, SettlementId};
use domain::money::Money;
use domain::refusal::{FieldProblem, Refusal};
use domain::settlement::Settlement;
use domain::tax_invoice::balance::{Asked, Dated, MAX_SHEETS, ReceiptAmount, SheetAmount, check_invoice};
use domain::tax_invoice::batch::number_in;
use domain::tax_invoice::buyer::ToldBuyer;
use domain::tax_invoice::number::checked_number;
use domain::tax_invoice::prepaid::{OpenReceipt, check_prepaid};
use domain::tax_invoice::{TaxInvoiceKind, checked_tax};
use kernel::error::{Error, Result};
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use spreadsheets::{Grid, Unreadable};
use storage::Reader;
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
    /// The sheet it is of, or the receipt of prepaid money.
    pub settlement_id: Option<SettlementId>,
    pub prepaid_receipt_id: Option<PrepaidReceiptId>,
    pub subject_number: String,
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
    Column::IsPerson,
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

/// What a row of the file says.
struct Said<'a> {
    row: spreadsheets::Row<'a>,
    header: &'a Header,
}

impl Said<'_> {
    fn cell(&self, column: Column) -> &str {
        self.header.cell(&self.row, column)
    }

    /// With the tax: said so, or the two parts of it. Of what is not taxed the bureau
    /// writes stars, or nothing, in the place of the tax.
    fn gross(&self, is_taxed: bool) -> Option<Money> {
        let amount = |column| Money::parse(self.cell(column)).ok();
        let tax = || amount(Column::Tax).or_else(|| (!is_taxed).then_some(Money::ZERO));
        amount(Column::Gross).or_else(|| Some(amount(Column::Amount)? + tax()?))
    }

    /// Some files have no column of the tax number at all.
    fn buyer(&self) -> ToldBuyer<'_> {
        let is_person = match self.cell(Column::IsPerson) {
            "是" => Some(true),
            "否" => Some(false),
            _ => None,
        };
        let (title, tax_number) = (self.cell(Column::Title), self.cell(Column::BuyerTaxNumber));
        ToldBuyer { title, tax_number, is_person }
    }

    fn serial(&self) -> &str {
        match self.cell(Column::Serial) {
            "" => self.cell(Column::Remark).split_whitespace().next().unwrap_or_default(),
            serial => serial,
        }
    }
}

/// What the bureau's file says of invoices, row by row, before any is kept.
///
/// # Errors
/// `FileTooLarge`, `BadField` for bytes that are none, `UnreadableFile`, and `NoInvoiceResults`
/// where no column tells a number.
pub fn read_invoice_results(cx: &Read, ask: ReadInvoiceResults) -> Result<InvoiceResults> {
    let bytes = small(bytes_of(&ask.content)?)?;
    let (grid, header) = table_of(&bytes)?;
    let mut rows: Vec<InvoiceResult> = Vec::new();
    let mut of_others = 0;
    for row in grid.rows().skip(header.place + 1).filter(|row| !row.is_blank()) {
        let said = Said { row, header: &header };
        // A file that names thousands of sheets is none of a batch.
        let of = if rows.len() < MAX_SHEETS { found(cx.r, said.serial())? } else { None };
        match of {
            Some(Found::Sheet(id)) => {
                let sheet: Settlement = cx.r.get(id.0)?;
                rows.push(result::<Settlement>(cx, &said, id, sheet.number, &rows)?);
            }
            Some(Found::Receipt(id, number)) => {
                rows.push(result::<OpenReceipt>(cx, &said, id, number, &rows)?);
            }
            None => of_others += 1,
        }
    }
    Ok(InvoiceResults { rows, of_others })
}

/// Whose serial it is.
enum Found {
    Sheet(SettlementId),
    Receipt(PrepaidReceiptId, String),
}

fn found(r: &Reader<'_>, serial: &str) -> Result<Option<Found>> {
    if serial.is_empty() {
        return Ok(None);
    }
    for number in [serial, number_in(serial)] {
        if let Some(sheet) = r.settlement_numbered(number)? {
            return Ok(Some(Found::Sheet(sheet.id)));
        }
        let paid = r.payment_numbered(number)?;
        let of = paid.as_ref().map(|paid| r.prepaid_receipt_of(paid.id)).transpose()?.flatten();
        if let (Some(paid), Some(of)) = (paid, of) {
            return Ok(Some(Found::Receipt(of.id, paid.number)));
        }
    }
    Ok(None)
}

/// What a row would be recorded as, of a sheet or of a receipt.
trait OfARow: OnTheBooks {
    const IS_TAXED: bool;

    fn names(id: Self::Id) -> (Option<SettlementId>, Option<PrepaidReceiptId>);
    /// How much of it an invoice of the rows above takes.
    fn asked(record: &RecordTaxInvoice, id: Self::Id) -> Money;
    fn taken(&mut self, amount: Money);
    fn amounts(id: Self::Id, amount: Money) -> (Vec<SheetAmount>, Vec<ReceiptAmount>);
}

impl OfARow for Settlement {
    const IS_TAXED: bool = true;

    fn names(id: SettlementId) -> (Option<SettlementId>, Option<PrepaidReceiptId>) {
        (Some(id), None)
    }

    fn asked(record: &RecordTaxInvoice, id: SettlementId) -> Money {
        record.sheets.iter().filter(|one| one.settlement_id == id).map(|one| one.amount).sum()
    }

    fn taken(&mut self, amount: Money) {
        self.invoiced += amount;
    }

    fn amounts(settlement_id: SettlementId, amount: Money) -> (Vec<SheetAmount>, Vec<ReceiptAmount>) {
        (vec![SheetAmount { settlement_id, amount }], Vec::new())
    }
}

impl OfARow for OpenReceipt {
    const IS_TAXED: bool = false;

    fn names(id: PrepaidReceiptId) -> (Option<SettlementId>, Option<PrepaidReceiptId>) {
        (None, Some(id))
    }

    fn asked(record: &RecordTaxInvoice, id: PrepaidReceiptId) -> Money {
        record.receipts.iter().filter(|one| one.prepaid_receipt_id == id).map(|one| one.amount).sum()
    }

    fn taken(&mut self, amount: Money) {
        self.receipt.invoiced += amount;
    }

    fn amounts(
        prepaid_receipt_id: PrepaidReceiptId,
        amount: Money,
    ) -> (Vec<SheetAmount>, Vec<ReceiptAmount>) {
        (Vec::new(), vec![ReceiptAmount { prepaid_receipt_id, amount }])
    }
}

fn result<S: OfARow>(
    cx: &Read,
    said: &Said<'_>,
    id: S::Id,
    subject_number: String,
    before: &[InvoiceResult],
) -> Result<InvoiceResult> {
    let (record, problem) = match recordable::<S>(cx, said, id, before) {
        Ok(record) => (Some(record), None),
        Err(Error::Refused(problem)) => (None, Some(problem)),
        Err(fault) => return Err(fault),
    };
    let has_number = !said.cell(Column::Number).is_empty();
    let (settlement_id, prepaid_receipt_id) = S::names(id);
    Ok(InvoiceResult {
        row: i64::from(said.row.number),
        serial: said.serial().to_owned(),
        settlement_id,
        prepaid_receipt_id,
        subject_number,
        reason: if has_number { String::new() } else { said.cell(Column::Reason).to_owned() },
        invoice_number: said.cell(Column::Number).to_owned(),
        buyer_title: said.cell(Column::Title).to_owned(),
        issued_on: written_day(said.cell(Column::IssuedOn)),
        amount: said.gross(S::IS_TAXED),
        record,
        problem,
    })
}

/// # Errors
/// What is missing in the row, or what stands against recording it.
fn recordable<S: OfARow>(
    cx: &Read,
    said: &Said<'_>,
    id: S::Id,
    before: &[InvoiceResult],
) -> Result<RecordTaxInvoice> {
    let missing = |field: &str| Refusal::bad(field, FieldProblem::Empty);
    let number = said.cell(Column::Number);
    if number.is_empty() {
        return Err(missing("number").into());
    }
    let kind = TaxInvoiceKind::told(said.cell(Column::Kind), number).ok_or_else(|| missing("kind"))?;
    let (invoice_code, number) = checked_number(kind, said.cell(Column::InvoiceCode), number)?;
    let again = |row: &InvoiceResult| row.record.as_ref().is_some_and(|known| known.number == number);
    if cx.r.standing_tax_invoice(&number, &invoice_code)?.is_some() || before.iter().any(again) {
        return Err(Refusal::InvoiceKnown { number }.into());
    }
    let issued_on = match said.cell(Column::IssuedOn) {
        "" => return Err(missing("issued_on").into()),
        day => written_day(day).ok_or_else(|| Refusal::bad("issued_on", FieldProblem::NotADate))?,
    };
    let amount = said.gross(S::IS_TAXED).ok_or_else(|| missing("amount"))?;
    let tax = checked_tax(Money::parse(said.cell(Column::Tax)).ok(), amount)?;
    if !S::IS_TAXED {
        check_prepaid(kind.is_special(), tax)?;
    }
    let mut of = S::load(cx.r, id)?;
    let buyer = said.buyer().with(of.kept_buyer(cx.r)?)?;
    let buyer = buyer.checked(kind.is_special())?;
    // What the rows above would take of the same is gone for this one.
    let above = before.iter().filter_map(|row| row.record.as_ref());
    of.taken(above.map(|record| S::asked(record, id)).sum());
    let asked = [Asked { stands_for: id, amount }];
    let dated = [Dated { of: &of, day: local_day(of.written_at(), cx.zone()?) }];
    check_invoice(&asked, &dated, issued_on, cx.today()?)?;
    let (sheets, receipts) = S::amounts(id, amount);
    Ok(RecordTaxInvoice { kind, invoice_code, number, issued_on, tax, buyer, sheets, receipts })
}

/// All of them or none.
///
/// # Errors
/// `BadField` for none or too many at once, and what `record_tax_invoice` refuses.
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
