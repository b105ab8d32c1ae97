//! An invoice comes onto the books, is reversed by a red one, or was typed wrongly
//! and goes off them again. The visit may be closed for years.

use super::books::{OnTheBooks, load_all};
use super::lists::{SheetInvoices, names_of, sheet_invoices};
use super::put_right::carry_over_from;
use crate::kept::sheets::{keep_standing, sheet_with_payments};
use chrono::NaiveDate;
use domain::dates::local_day;
use domain::ids::{InvoiceBuyerId, SettlementId, TaxInvoiceId};
use domain::money::Money;
use domain::refusal::Refusal;
use domain::settlement::Settlement;
use domain::tax_invoice::balance::{
    DatedSubject, InvoiceSubject, ReceiptAmount, RequestedAmount, SheetAmount, against, check_invoice,
    check_red, check_taken_back,
};
use domain::tax_invoice::buyer::{BuyerFigures, BuyerOf, InvoiceBuyer, buyer_of};
use domain::tax_invoice::number::checked_number;
use domain::tax_invoice::prepaid::{OpenReceipt, check_prepaid};
use domain::tax_invoice::sales::OpenSale;
use domain::tax_invoice::{TaxInvoice, TaxInvoiceKind, checked_tax};
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RecordTaxInvoice {
    pub kind: TaxInvoiceKind,
    /// Of an older one; empty for one that is fully digital.
    pub invoice_code: String,
    pub number: String,
    pub issued_on: NaiveDate,
    pub tax: Option<Money>,
    pub buyer: BuyerFigures,
    /// The sheets it stands for, with how much of each; none where it is prepaid money.
    pub sheets: Vec<SheetAmount>,
    /// The receipts of prepaid money it stands for.
    #[serde(default)]
    pub receipts: Vec<ReceiptAmount>,
}

/// Made out to whom the reversed one was. The amounts are above zero.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RecordRedInvoice {
    pub red_of: TaxInvoiceId,
    pub kind: TaxInvoiceKind,
    pub invoice_code: String,
    pub number: String,
    pub issued_on: NaiveDate,
    pub tax: Option<Money>,
    pub sheets: Vec<SheetAmount>,
    #[serde(default)]
    pub receipts: Vec<ReceiptAmount>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct TakeBackTaxInvoice {
    pub id: TaxInvoiceId,
    pub version: i64,
    pub reason: String,
}

/// Whether whoever pays the sheet wants an invoice, and in whose name.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct WantTaxInvoice {
    pub settlement_id: SettlementId,
    pub wanted: bool,
    /// None leaves what is kept.
    pub buyer: Option<BuyerFigures>,
}

#[derive(Debug, Serialize, TS)]
pub struct SavedTaxInvoice {
    pub invoice: TaxInvoice,
}

/// Writes how much of each is invoiced now.
fn keep<S: OnTheBooks>(cx: &Write, all: Vec<S>) -> Result<()> {
    all.into_iter().try_for_each(|one| one.keep(cx.w))
}

fn put<S: OnTheBooks>(
    cx: &Write,
    mut invoice: TaxInvoice,
    asked: &[RequestedAmount<S::Id>],
    is_red: bool,
) -> Result<TaxInvoice> {
    if let Some(known) = cx.w.standing_tax_invoice(&invoice.number, &invoice.invoice_code)? {
        return Err(Refusal::InvoiceKnown { number: known.number }.into());
    }
    cx.w.insert(&mut invoice)?;
    for one in asked {
        let amount = if is_red { -one.amount } else { one.amount };
        S::put_share(cx.w, invoice.id, one.stands_for, amount)?;
    }
    Ok(invoice)
}

/// Records an invoice of the shop's.
///
/// # Errors
/// What `against`, `check_prepaid` and `check_invoice` refuse, `InvoiceKnown`, and what is
/// wrong with its number, buyer, day or tax.
pub fn record_tax_invoice(cx: &Write, ask: RecordTaxInvoice) -> Result<SavedTaxInvoice> {
    match against(&ask.sheets, &ask.receipts)? {
        InvoiceSubject::Sheets(asked) => record::<Settlement>(cx, ask, &asked),
        InvoiceSubject::Receipts(asked) => {
            check_prepaid(ask.kind.is_special(), ask.tax)?;
            record::<OpenReceipt>(cx, ask, &asked)
        }
    }
}

pub(super) fn record<S: OnTheBooks>(
    cx: &Write,
    ask: RecordTaxInvoice,
    asked: &[RequestedAmount<S::Id>],
) -> Result<SavedTaxInvoice> {
    let (invoice_code, number) = checked_number(ask.kind, &ask.invoice_code, &ask.number)?;
    let buyer = ask.buyer.checked(ask.kind.is_special())?;
    let (all, _) = load_all::<S>(cx.w, asked.iter().map(|one| one.stands_for))?;
    let zone = cx.zone()?;
    let mut dated: Vec<DatedSubject<'_, S>> = Vec::with_capacity(all.len());
    for of in &all {
        dated.push(DatedSubject { of, day: local_day(of.written_at(cx.w)?, zone) });
    }
    let amount = check_invoice(asked, &dated, ask.issued_on, cx.today()?)?;
    let invoice = TaxInvoice {
        id: TaxInvoiceId(0),
        kind: ask.kind,
        invoice_code,
        number,
        issued_on: ask.issued_on,
        amount,
        tax: checked_tax(ask.tax, amount)?,
        buyer_title: buyer.title.clone(),
        buyer_tax_number: buyer.tax_number.clone(),
        buyer_is_person: buyer.is_person,
        red_of: None,
        recorded_at: cx.now,
        recorded_by: cx.my_id()?,
        taken_back_at: None,
        taken_back_by: None,
        taken_back_reason: String::new(),
        version: 1,
    };
    let invoice = put::<S>(cx, invoice, asked, false)?;
    for one in &all {
        keep_buyer(cx, one.buyer(), &buyer)?;
    }
    keep(cx, all)?;
    Ok(SavedTaxInvoice { invoice })
}

/// Records a red invoice, which reverses one.
///
/// # Errors
/// What `against`, `check_prepaid` and `check_red` refuse, `InvoiceKnown`, and what is wrong
/// with its number, day or tax.
pub fn record_red_invoice(cx: &Write, ask: RecordRedInvoice) -> Result<SavedTaxInvoice> {
    match against(&ask.sheets, &ask.receipts)? {
        InvoiceSubject::Sheets(asked) => {
            let saved = reverse::<Settlement>(cx, ask, &asked)?;
            // A sheet that was put right before its red one came takes over the rest now.
            for one in &asked {
                carry_over_from(cx, one.stands_for)?;
            }
            Ok(saved)
        }
        InvoiceSubject::Receipts(asked) => {
            check_prepaid(ask.kind.is_special(), ask.tax)?;
            reverse::<OpenReceipt>(cx, ask, &asked)
        }
    }
}

pub(super) fn reverse<S: OnTheBooks>(
    cx: &Write,
    ask: RecordRedInvoice,
    asked: &[RequestedAmount<S::Id>],
) -> Result<SavedTaxInvoice> {
    let blue: TaxInvoice = cx.w.get(ask.red_of.0)?;
    let (invoice_code, number) = checked_number(ask.kind, &ask.invoice_code, &ask.number)?;
    let (all, shares) = load_all::<S>(cx.w, asked.iter().map(|one| one.stands_for))?;
    let amount = check_red(&blue, asked, &shares, ask.issued_on, cx.today()?)?;
    let red = TaxInvoice {
        id: TaxInvoiceId(0),
        kind: ask.kind,
        invoice_code,
        number,
        issued_on: ask.issued_on,
        amount,
        tax: checked_tax(ask.tax, amount)?,
        red_of: Some(blue.id),
        recorded_at: cx.now,
        recorded_by: cx.my_id()?,
        version: 1,
        ..blue
    };
    let invoice = put::<S>(cx, red, asked, true)?;
    keep(cx, all)?;
    Ok(SavedTaxInvoice { invoice })
}

/// All that an invoice stands for, when it bears that it counts no more.
fn bearing<S: OnTheBooks>(cx: &Write, id: TaxInvoiceId) -> Result<Vec<S>> {
    let (all, shares) = load_all::<S>(cx.w, S::ids_of(cx.w, id)?)?;
    check_taken_back(id, &all, &shares)?;
    Ok(all)
}

/// Only what was typed wrongly: an invoice that was issued and is not wanted any
/// more is reversed by a red one.
///
/// # Errors
/// `NotFound`, `Conflict` on an older page, and what `TaxInvoice::taken_back` and
/// `check_taken_back` refuse.
pub fn take_back_tax_invoice(cx: &Write, ask: TakeBackTaxInvoice) -> Result<SavedTaxInvoice> {
    let invoice: TaxInvoice = cx.w.get(ask.id.0)?;
    crate::visit::flow::at_version("tax_invoice", ask.id.0, ask.version, invoice.version)?;
    let has_reds = cx.w.reds_of(invoice.id)?.iter().any(TaxInvoice::is_active);
    let mut invoice = invoice.taken_back(has_reds, &ask.reason, cx.my_id()?, cx.now)?;
    let sheets = bearing::<Settlement>(cx, invoice.id)?;
    let receipts = bearing::<OpenReceipt>(cx, invoice.id)?;
    let sales = bearing::<OpenSale>(cx, invoice.id)?;
    cx.w.update(&invoice)?;
    invoice.version += 1;
    keep(cx, sheets)?;
    keep(cx, receipts)?;
    keep(cx, sales)?;
    Ok(SavedTaxInvoice { invoice })
}

/// Whether the payer of a sheet wants an invoice, and made out to whom.
///
/// # Errors
/// `NotFound`, `Damaged`, `SheetIs` for one that does not stand, and what
/// `BuyerFigures::checked` says of the buyer.
pub fn want_tax_invoice(cx: &Write, ask: WantTaxInvoice) -> Result<SheetInvoices> {
    let (mut sheet, _) = sheet_with_payments(cx.w, ask.settlement_id)?;
    if !sheet.is_active() {
        return Err(Refusal::SheetIs { state: sheet.state.code().to_owned() }.into());
    }
    if let Some(buyer) = &ask.buyer {
        keep_buyer(cx, buyer_of(&sheet), &buyer.checked(false)?)?;
    }
    if sheet.invoice_wanted != ask.wanted {
        sheet.invoice_wanted = ask.wanted;
        keep_standing(cx.w, &mut sheet)?;
    }
    sheet_invoices(cx.w, &sheet, &names_of(cx.w)?)
}

/// What is kept with who pays, to be offered next time.
pub(super) fn keep_buyer(cx: &Write, of: Option<BuyerOf>, buyer: &BuyerFigures) -> Result<()> {
    let Some(of) = of else { return Ok(()) };
    let BuyerFigures { title, tax_number, is_person } = buyer.clone();
    if let Some(known) = cx.w.invoice_buyer(&of)? {
        if known.figures() != *buyer {
            cx.w.update(&InvoiceBuyer { title, tax_number, is_person, ..known })?;
        }
        return Ok(());
    }
    let (customer_id, payer_name) = match of {
        BuyerOf::Customer(id) => (Some(id), String::new()),
        BuyerOf::Named(name) => (None, name),
    };
    let id = InvoiceBuyerId(0);
    cx.w.insert(&mut InvoiceBuyer { id, customer_id, payer_name, title, tax_number, is_person, version: 1 })?;
    Ok(())
}
