//! The bureau's batch template, filled in from sheets that somebody chose: each is
//! checked before, and what is wrong is named and left out only when they say so.

use super::books::{OnTheBooks, load_all};
use super::template::template_of;
use crate::papers::Document;
use crate::sent::bytes_of;
use domain::ids::{PrepaidReceiptId, SettlementId, TaxBatchId, TaxCodeId};
use domain::line::LineKind;
use domain::money::Money;
use domain::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, required};
use domain::role::Role;
use domain::settlement::Settlement;
use domain::tax_invoice::balance::{Invoiceable, MAX_SHEETS, ReceiptAmount, SheetAmount};
use domain::tax_invoice::batch::{
    BatchProblem, CheckedRow, TaxCode, checked_prepaid_row, checked_row, checked_tax_code,
};
use domain::tax_invoice::one_invoice::{AskedShare, SheetRow, check_serial, free_times, one_per_buyer};
use domain::tax_invoice::prepaid::OpenReceipt;
use domain::tax_invoice::{TaxBatch, TaxBatchReceipt, TaxBatchSheet};
use kernel::error::Result;
use kernel::host::{AskNothing, Prepare, Read, Write};
use kernel::sessions::Session;
use kernel::shop::Shop;
use serde::{Deserialize, Serialize};
use storage::Reader;
use ts_rs::TS;

/// By what both doors ask for a filled template.
pub(crate) const KIND: &str = "tax_batch";
const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const ENDING: &str = ".xlsx";
/// The bureau's own has some hundred kilobytes.
const MAX_TEMPLATE: usize = 5 << 20;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct CheckTaxBatch {
    pub sheets: Vec<SettlementId>,
    /// Of prepaid money: each gets an invoice of its own.
    #[serde(default)]
    pub receipts: Vec<PrepaidReceiptId>,
    /// 专用发票 for all of them.
    pub is_special: bool,
    /// The sheets of one buyer on one invoice; else each sheet has its own.
    #[serde(default)]
    pub one_per_buyer: bool,
}

/// One invoice as it would go into the template.
#[derive(Debug, Serialize, TS)]
pub struct BatchCheck {
    /// The first of its sheets.
    pub settlement_id: Option<SettlementId>,
    pub prepaid_receipt_id: Option<PrepaidReceiptId>,
    /// Of its sheets or of the receipt.
    pub number: String,
    pub serial: String,
    pub buyer_title: String,
    #[serde(serialize_with = "domain::visibility::contact")]
    pub buyer_tax_number: String,
    pub amount: Money,
    /// So many lines of the template.
    pub items: i64,
    pub problems: Vec<BatchProblem>,
    /// Nothing of it is wrong; something may be missing and stays empty.
    pub is_right: bool,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct FillTaxBatch {
    pub file_name: String,
    /// The template as it was downloaded, in base64.
    pub content: String,
    pub sheets: Vec<SettlementId>,
    #[serde(default)]
    pub receipts: Vec<PrepaidReceiptId>,
    pub is_special: bool,
    #[serde(default)]
    pub one_per_buyer: bool,
    /// The person saw which are wrong, and wants the others.
    pub leave_out_wrong: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct TaxBatchFilled {
    pub batch: TaxBatch,
    pub left_out: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SaveTaxCodes {
    pub codes: Vec<CodeOfKind>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct CodeOfKind {
    pub line_kind: LineKind,
    pub tax_code: String,
}

/// What is asked for, of either.
struct Chosen<'a> {
    sheets: &'a [SettlementId],
    receipts: &'a [PrepaidReceiptId],
    is_special: bool,
    one_per_buyer: bool,
}

/// Sheets or a receipt with their row.
struct CheckedSubject {
    sheets: Vec<SheetAmount>,
    receipt: Option<ReceiptAmount>,
    numbers: Vec<String>,
    checked: CheckedRow,
}

impl CheckedSubject {
    fn number(&self) -> String {
        self.numbers.join("、")
    }
}

fn checked(r: &Reader<'_>, of: &Chosen<'_>) -> Result<Vec<CheckedSubject>> {
    if of.sheets.is_empty() && of.receipts.is_empty() {
        return Err(Refusal::bad("sheets", FieldProblem::Empty).into());
    }
    if of.sheets.len() + of.receipts.len() > MAX_SHEETS {
        return Err(Refusal::bad("sheets", FieldProblem::TooLarge).into());
    }
    let mut rows: Vec<CheckedSubject> = sheet_rows(r, of)?
        .into_iter()
        .map(|row| CheckedSubject {
            sheets: row.sheets,
            receipt: None,
            numbers: row.numbers,
            checked: row.checked,
        })
        .collect();
    let (receipts, _) = load_all::<OpenReceipt>(r, of.receipts.iter().copied())?;
    for open in receipts {
        rows.push(receipt_row(r, open, of.is_special)?);
    }
    Ok(rows)
}

fn receipt_row(r: &Reader<'_>, open: OpenReceipt, is_special: bool) -> Result<CheckedSubject> {
    let before = OpenReceipt::invoices(r, open.receipt.id)?.len();
    let receipt = ReceiptAmount { prepaid_receipt_id: open.receipt.id, amount: open.left_to_invoice() };
    let times =
        free_times(&open.number, before, &[AskedShare::from(&receipt)], |serial| asked_under(r, serial))?;
    let checked = checked_prepaid_row(&open, times, open.kept_buyer(r)?, is_special);
    Ok(CheckedSubject { sheets: Vec::new(), receipt: Some(receipt), numbers: vec![open.number], checked })
}

/// What a serial stood for in the templates filled before.
fn asked_under(r: &Reader<'_>, serial: &str) -> Result<Vec<AskedShare>> {
    let mut asked: Vec<AskedShare> = r.asked_under(serial)?.iter().map(AskedShare::from).collect();
    asked.extend(r.receipt_asked_under(serial)?.as_ref().map(AskedShare::from));
    Ok(asked)
}

fn sheet_rows(r: &Reader<'_>, of: &Chosen<'_>) -> Result<Vec<SheetRow>> {
    let codes = r.tax_codes()?;
    let (sheets, _) = load_all::<Settlement>(r, of.sheets.iter().copied())?;
    let mut rows = Vec::with_capacity(sheets.len());
    for sheet in sheets {
        let invoices_before = Settlement::invoices(r, sheet.id)?.len();
        let checked = checked_row(&sheet, invoices_before, sheet.kept_buyer(r)?, of.is_special, &codes);
        rows.push(SheetRow {
            sheets: vec![SheetAmount { settlement_id: sheet.id, amount: checked.amount() }],
            numbers: vec![sheet.number],
            invoices_before,
            checked,
        });
    }
    let rows = if of.one_per_buyer { one_per_buyer(rows) } else { rows };
    rows.into_iter().map(|row| row.with_serial(|serial| asked_under(r, serial))).collect()
}

/// What is right and what is missing of the rows a file would be filled with.
///
/// # Errors
/// `BadField` for nothing or too much at once, `NotFound`, and `Damaged` where one does not say
/// what was written.
pub fn check_tax_batch(cx: &Read, ask: CheckTaxBatch) -> Result<Vec<BatchCheck>> {
    let CheckTaxBatch { sheets, receipts, is_special, one_per_buyer } = &ask;
    let (is_special, one_per_buyer) = (*is_special, *one_per_buyer);
    let rows = checked(cx.r, &Chosen { sheets, receipts, is_special, one_per_buyer })?;
    let check = |looked: CheckedSubject| BatchCheck {
        settlement_id: looked.sheets.first().map(|first| first.settlement_id),
        prepaid_receipt_id: looked.receipt.map(|receipt| receipt.prepaid_receipt_id),
        number: looked.number(),
        serial: looked.checked.row.serial.clone(),
        buyer_title: looked.checked.row.buyer.title.clone(),
        buyer_tax_number: looked.checked.row.buyer.tax_number.clone(),
        amount: looked.checked.amount(),
        items: count(looked.checked.row.items.len()),
        is_right: looked.checked.is_right(),
        problems: looked.checked.problems,
    };
    Ok(rows.into_iter().map(check).collect())
}

/// `批量开票 已填.xlsx`, under the name the template came with.
fn named(name: &str) -> Result<String> {
    let name = name.trim();
    let bare = name.get(..name.len().saturating_sub(ENDING.len()));
    let ends = name.to_lowercase().ends_with(ENDING);
    let bare = required("name", bare.filter(|_| ends).unwrap_or(name), MAX_NAME_LEN - ENDING.len())?;
    Ok(bare + ENDING)
}

/// # Errors
/// A file that is no template, rows that are wrong and were not said to be left
/// out, nothing to fill in, `SerialTaken` where another seat was quicker.
pub fn fill_tax_batch(
    cx: &Prepare,
    ask: FillTaxBatch,
) -> Result<impl FnOnce(&Write) -> Result<TaxBatchFilled> + 'static> {
    let name = named(&ask.file_name)?;
    let FillTaxBatch { sheets, receipts, is_special, one_per_buyer, .. } = &ask;
    let (is_special, one_per_buyer) = (*is_special, *one_per_buyer);
    let of = Chosen { sheets, receipts, is_special, one_per_buyer };
    let rows = cx.shop.db.read(|r| checked(r, &of))?;
    let (right, wrong): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.checked.is_right());
    let left_out: Vec<String> = wrong.iter().map(CheckedSubject::number).collect();
    if !left_out.is_empty() && !ask.leave_out_wrong {
        return Err(Refusal::BatchRowsWrong { numbers: left_out.join("、") }.into());
    }
    if right.is_empty() {
        return Err(Refusal::NothingToFill.into());
    }
    let template = small(bytes_of(&ask.content)?)?;
    let asked: Vec<AskedRow> = right
        .iter()
        .map(|row| AskedRow {
            serial: row.checked.row.serial.clone(),
            sheets: row.sheets.clone(),
            receipt: row.receipt,
        })
        .collect();
    let rows: Vec<_> = right.into_iter().map(|row| row.checked.row).collect();
    let content = template_of(&template)?.filled(&template, &rows)?;
    let amount: Money = rows.iter().flat_map(|row| &row.items).map(|item| item.amount).sum();
    let (bytes, invoices) = (count(content.len()), count(rows.len()));
    let put = cx.shop.db.blobs().put(&content)?;
    Ok(move |cx: &Write| {
        let hash = cx.w.name_blob(&put, MEDIA_TYPE)?.hash;
        let (at, person_id) = (cx.now, cx.my_id()?);
        let id = TaxBatchId(0);
        let mut batch = TaxBatch { id, name, hash, bytes, invoices, amount, at, person_id };
        cx.w.insert(&mut batch)?;
        for row in asked {
            row.keep(cx, batch.id)?;
        }
        Ok(TaxBatchFilled { batch, left_out })
    })
}

/// What a serial stands for, for the day its invoice comes back.
struct AskedRow {
    serial: String,
    sheets: Vec<SheetAmount>,
    receipt: Option<ReceiptAmount>,
}

impl AskedRow {
    fn keep(self, cx: &Write, tax_batch_id: TaxBatchId) -> Result<()> {
        let mut shares: Vec<AskedShare> = self.sheets.iter().map(AskedShare::from).collect();
        shares.extend(self.receipt.as_ref().map(AskedShare::from));
        check_serial(&self.serial, &asked_under(cx.w, &self.serial)?, &shares)?;
        for SheetAmount { settlement_id, amount } in self.sheets {
            let serial = self.serial.clone();
            cx.w.insert(&mut TaxBatchSheet { id: 0, tax_batch_id, serial, settlement_id, amount })?;
        }
        if let Some(ReceiptAmount { prepaid_receipt_id, amount }) = self.receipt {
            let serial = self.serial;
            cx.w.insert(&mut TaxBatchReceipt { id: 0, tax_batch_id, serial, prepaid_receipt_id, amount })?;
        }
        Ok(())
    }
}

fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

/// A file of the bureau's is never large.
///
/// # Errors
/// `FileTooLarge`.
pub fn small(bytes: Vec<u8>) -> Result<Vec<u8>> {
    if bytes.len() > MAX_TEMPLATE {
        let (megabytes, limit) = (count(bytes.len().div_ceil(1 << 20)), count(MAX_TEMPLATE >> 20));
        return Err(Refusal::FileTooLarge { megabytes, limit }.into());
    }
    Ok(bytes)
}

/// Under which of the bureau's codes the shop's lines go, for each kind that has one.
///
/// # Errors
/// Only what the file itself fails with.
pub fn tax_codes(cx: &Read, _: AskNothing) -> Result<Vec<TaxCode>> {
    Ok(cx.r.tax_codes()?)
}

/// Writes the tax code of each kind of line.
///
/// # Errors
/// What `checked_tax_code` refuses.
pub fn save_tax_codes(cx: &Write, ask: SaveTaxCodes) -> Result<()> {
    let known = cx.w.tax_codes()?;
    for CodeOfKind { line_kind, tax_code } in ask.codes {
        let tax_code = checked_tax_code(&tax_code)?;
        match known.iter().find(|code| code.line_kind == line_kind) {
            Some(code) if code.tax_code == tax_code => {}
            Some(code) => cx.w.update(&TaxCode { tax_code, ..code.clone() })?,
            None if tax_code.is_empty() => {}
            None => {
                cx.w.insert(&mut TaxCode { id: TaxCodeId(0), line_kind, tax_code, version: 1 })?;
            }
        }
    }
    Ok(())
}

/// # Errors
/// Nobody signed in who stands at the till, no such file, bytes that are lost.
pub(crate) fn document(shop: &Shop, session: &Session, id: i64) -> Result<Document> {
    let batch = shop.db.read(|r| -> Result<TaxBatch> {
        let person = shop.signed_in(r, session)?;
        if !person.roles.iter().any(|role| matches!(role, Role::Cashier | Role::Manager)) {
            return Err(Refusal::NotFound { entity: KIND.to_owned(), id }.into());
        }
        Ok(r.get(id)?)
    })?;
    let lost = |_| Refusal::Damaged { entity: KIND.to_owned(), number: batch.name.clone() };
    let bytes = shop.db.blobs().get(&batch.hash).map_err(lost)?;
    Ok(Document { number: batch.name.clone(), file_name: batch.name, bytes })
}
