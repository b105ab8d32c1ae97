//! The rows of the bureau's results that issue something: each finds what it is of by
//! its serial.

use super::books::{OnTheBooks, load_all};
use super::record::{RecordRedInvoice, RecordTaxInvoice};
use super::result_row::{InvoiceResult, ResultRow, missing};
use crate::kept::sheets::payment;
use domain::dates::local_day;
use domain::ids::{PrepaidReceiptId, SettlementId};
use domain::money::Money;
use domain::refusal::Refusal;
use domain::settlement::Settlement;
use domain::tax_invoice::balance::{
    DatedSubject, Invoiceable, ReceiptAmount, RequestedAmount, SheetAmount, check_invoice,
};
use domain::tax_invoice::batch::number_in;
use domain::tax_invoice::one_invoice::shared;
use domain::tax_invoice::prepaid::{OpenReceipt, PrepaidReceipt, check_prepaid};
use domain::tax_invoice::{TaxBatchSheet, checked_tax};
use kernel::error::{Error, Result};
use kernel::host::Read;
use storage::Reader;

/// Whose serial it is.
pub enum Found {
    Sheet(SettlementId, String),
    /// Several on one invoice, as they were filled into a template.
    Sheets(Vec<TaxBatchSheet>, String),
    Receipt(PrepaidReceiptId, String),
}

/// # Errors
/// Only what the file itself fails with.
pub fn found(r: &Reader<'_>, serial: &str) -> Result<Option<Found>> {
    if serial.is_empty() {
        return Ok(None);
    }
    let asked = r.asked_under(serial)?;
    if asked.len() > 1 {
        let number =
            |of: &TaxBatchSheet| -> Result<String> { Ok(r.get::<Settlement>(of.settlement_id.0)?.number) };
        let numbers: Vec<String> = asked.iter().map(number).collect::<Result<_>>()?;
        return Ok(Some(Found::Sheets(asked, numbers.join("、"))));
    }
    if let [only] = asked.as_slice() {
        let sheet: Settlement = r.get(only.settlement_id.0)?;
        return Ok(Some(Found::Sheet(sheet.id, sheet.number)));
    }
    if let Some(asked) = r.receipt_asked_under(serial)? {
        let receipt: PrepaidReceipt = r.get(asked.prepaid_receipt_id.0)?;
        return Ok(Some(Found::Receipt(receipt.id, payment(r, receipt.payment_id)?.number)));
    }
    // Of a template that was filled before that was written down, or by hand.
    for number in [serial, number_in(serial)] {
        if let Some(sheet) = r.settlement_numbered(number)? {
            return Ok(Some(Found::Sheet(sheet.id, sheet.number)));
        }
        let paid = r.payment_numbered(number)?;
        let of = paid.as_ref().map(|paid| r.prepaid_receipt_of(paid.id)).transpose()?.flatten();
        if let (Some(paid), Some(of)) = (paid, of) {
            return Ok(Some(Found::Receipt(of.id, paid.number)));
        }
    }
    Ok(None)
}

/// What a row would be recorded as, of sheets or of a receipt.
pub trait ResultSubject: OnTheBooks {
    const IS_TAXED: bool;

    fn names(id: Self::Id) -> (Option<SettlementId>, Option<PrepaidReceiptId>);
    /// How much of each an invoice of the other rows takes.
    fn of_record(record: &RecordTaxInvoice) -> Vec<RequestedAmount<Self::Id>>;
    /// How much of each a red one of them gives back.
    fn of_red(red: &RecordRedInvoice) -> Vec<RequestedAmount<Self::Id>>;
    fn taken(&mut self, amount: Money);
    fn amounts(asked: &[RequestedAmount<Self::Id>]) -> (Vec<SheetAmount>, Vec<ReceiptAmount>);
}

fn of_sheets(sheets: &[SheetAmount]) -> Vec<RequestedAmount<SettlementId>> {
    sheets.iter().map(|one| RequestedAmount { stands_for: one.settlement_id, amount: one.amount }).collect()
}

fn of_receipts(receipts: &[ReceiptAmount]) -> Vec<RequestedAmount<PrepaidReceiptId>> {
    receipts
        .iter()
        .map(|one| RequestedAmount { stands_for: one.prepaid_receipt_id, amount: one.amount })
        .collect()
}

impl ResultSubject for Settlement {
    const IS_TAXED: bool = true;

    fn names(id: SettlementId) -> (Option<SettlementId>, Option<PrepaidReceiptId>) {
        (Some(id), None)
    }

    fn of_record(record: &RecordTaxInvoice) -> Vec<RequestedAmount<SettlementId>> {
        of_sheets(&record.sheets)
    }

    fn of_red(red: &RecordRedInvoice) -> Vec<RequestedAmount<SettlementId>> {
        of_sheets(&red.sheets)
    }

    fn taken(&mut self, amount: Money) {
        self.invoiced += amount;
    }

    fn amounts(asked: &[RequestedAmount<SettlementId>]) -> (Vec<SheetAmount>, Vec<ReceiptAmount>) {
        let of = |one: &RequestedAmount<SettlementId>| SheetAmount {
            settlement_id: one.stands_for,
            amount: one.amount,
        };
        (asked.iter().map(of).collect(), Vec::new())
    }
}

impl ResultSubject for OpenReceipt {
    const IS_TAXED: bool = false;

    fn names(id: PrepaidReceiptId) -> (Option<SettlementId>, Option<PrepaidReceiptId>) {
        (None, Some(id))
    }

    fn of_record(record: &RecordTaxInvoice) -> Vec<RequestedAmount<PrepaidReceiptId>> {
        of_receipts(&record.receipts)
    }

    fn of_red(red: &RecordRedInvoice) -> Vec<RequestedAmount<PrepaidReceiptId>> {
        of_receipts(&red.receipts)
    }

    fn taken(&mut self, amount: Money) {
        self.receipt.invoiced += amount;
    }

    fn amounts(asked: &[RequestedAmount<PrepaidReceiptId>]) -> (Vec<SheetAmount>, Vec<ReceiptAmount>) {
        let of = |one: &RequestedAmount<PrepaidReceiptId>| ReceiptAmount {
            prepaid_receipt_id: one.stands_for,
            amount: one.amount,
        };
        (Vec::new(), asked.iter().map(of).collect())
    }
}

/// What the other rows of the file take of one, less what they give back.
fn taken_by<S: ResultSubject>(others: &[InvoiceResult], id: S::Id) -> Money {
    let of_it = |asked: Vec<RequestedAmount<S::Id>>| -> Money {
        asked.iter().filter(|one| one.stands_for == id).map(|one| one.amount).sum()
    };
    let taken: Money = others.iter().filter_map(|row| row.record.as_ref()).map(S::of_record).map(of_it).sum();
    let back: Money = others.iter().filter_map(|row| row.red.as_ref()).map(S::of_red).map(of_it).sum();
    taken - back
}

/// The row of what was found under its serial.
///
/// # Errors
/// Only what the file itself fails with: what is wrong with the row stands in it.
pub fn matched(
    cx: &Read,
    said: &ResultRow<'_>,
    of: &Found,
    others: &[InvoiceResult],
) -> Result<InvoiceResult> {
    match of {
        Found::Sheet(id, number) => {
            let share = |amount| Ok(vec![RequestedAmount { stands_for: *id, amount }]);
            result::<Settlement>(cx, said, *id, number, share, others)
        }
        Found::Sheets(asked, numbers) => {
            let first = asked.first().map_or(SettlementId(0), |one| one.settlement_id);
            let share = |amount| shared(asked, said.serial(), amount);
            result::<Settlement>(cx, said, first, numbers, share, others)
        }
        Found::Receipt(id, number) => {
            let share = |amount| Ok(vec![RequestedAmount { stands_for: *id, amount }]);
            result::<OpenReceipt>(cx, said, *id, number, share, others)
        }
    }
}

type Shares<S> = std::result::Result<Vec<RequestedAmount<<S as Invoiceable>::Id>>, Refusal>;

fn result<S: ResultSubject>(
    cx: &Read,
    said: &ResultRow<'_>,
    id: S::Id,
    subject_number: &str,
    share: impl Fn(Money) -> Shares<S>,
    others: &[InvoiceResult],
) -> Result<InvoiceResult> {
    let (record, problem) = match recordable::<S>(cx, said, share, others) {
        Ok(record) => (Some(record), None),
        Err(Error::Refused(problem)) => (None, Some(problem)),
        Err(fault) => return Err(fault),
    };
    let (settlement_id, prepaid_receipt_id) = S::names(id);
    let subject_number = subject_number.to_owned();
    let shown = said.shown(S::IS_TAXED);
    Ok(InvoiceResult { settlement_id, prepaid_receipt_id, subject_number, record, problem, ..shown })
}

/// # Errors
/// What is missing in the row, or what stands against recording it.
fn recordable<S: ResultSubject>(
    cx: &Read,
    said: &ResultRow<'_>,
    share: impl Fn(Money) -> Shares<S>,
    others: &[InvoiceResult],
) -> Result<RecordTaxInvoice> {
    let new = said.new_number(cx, others)?;
    let issued_on = said.issued_on()?;
    let amount = said.gross(S::IS_TAXED).ok_or_else(|| missing("amount"))?;
    let tax = checked_tax(said.tax(), amount)?;
    if !S::IS_TAXED {
        check_prepaid(new.kind.is_special(), tax)?;
    }
    let asked = share(amount)?;
    let (mut all, _) = load_all::<S>(cx.r, asked.iter().map(|one| one.stands_for))?;
    let mut kept = None;
    for of in &mut all {
        let taken = taken_by::<S>(others, of.id());
        of.taken(taken);
        if kept.is_none() {
            kept = of.kept_buyer(cx.r)?;
        }
    }
    let buyer = said.buyer().with(kept)?.checked(new.kind.is_special())?;
    let zone = cx.zone()?;
    let mut dated: Vec<DatedSubject<'_, S>> = Vec::with_capacity(all.len());
    for of in &all {
        dated.push(DatedSubject { of, day: local_day(of.written_at(cx.r)?, zone) });
    }
    check_invoice(&asked, &dated, issued_on, cx.today()?)?;
    let (sheets, receipts) = S::amounts(&asked);
    let (kind, invoice_code, number) = (new.kind, new.invoice_code, new.number);
    Ok(RecordTaxInvoice { kind, invoice_code, number, issued_on, tax, buyer, sheets, receipts })
}
