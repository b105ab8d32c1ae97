//! Whom the shop owes what: every supplier in one list, and one with all that stands on the account.

use super::pages::name_of;
use chrono::NaiveDate;
use domain::account::Ageing;
use domain::ids::{GoodsReceiptId, SupplierId, SupplierReturnId};
use domain::money::Money;
use domain::purchasing::Supplier;
use domain::receiving::payables::ageing;
use domain::receiving::{
    GoodsReceipt, PAYS_SUPPLIERS, SupplierInvoice, SupplierInvoiceShare, SupplierPayment, SupplierReturn,
};
use domain::stock::KEEPS;
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::{AskNothing, Read};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use storage::Reader;
use ts_rs::TS;

/// So many invoices and payments are on a page; who looks for older ones asks for those before.
const ON_A_PAGE: i64 = 50;

/// What is owed to one supplier.
#[derive(Debug, Serialize, TS)]
pub struct PayableRow {
    pub supplier_id: SupplierId,
    pub supplier_name: String,
    pub owed: Money,
    pub overdue: Money,
    pub ageing: Ageing,
    /// When the first of it is due, or was.
    pub due_on: Option<NaiveDate>,
    /// What came, and no invoice yet.
    pub not_invoiced: Money,
    /// What the supplier owes for what went back.
    pub credit: Money,
}

#[derive(Debug, Serialize, TS)]
pub struct Payables {
    /// Who is owed the most that is overdue before the others.
    pub suppliers: Vec<PayableRow>,
    pub owed: Money,
    pub overdue: Money,
    pub ageing: Ageing,
    pub not_invoiced: Money,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskSupplierAccount {
    pub supplier_id: SupplierId,
    /// Invoices and payments before these; none for the newest.
    pub invoices_before: Option<i64>,
    pub payments_before: Option<i64>,
}

/// A delivery that is not charged yet, or not all of it.
#[derive(Debug, Serialize, TS)]
pub struct ReceiptToInvoice {
    pub id: GoodsReceiptId,
    pub number: String,
    pub received_on: NaiveDate,
    pub delivery_note: String,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub charged: Money,
    /// What no invoice charges of it yet.
    #[serde(serialize_with = "domain::visibility::cost")]
    pub to_charge: Money,
}

/// What went back, and no invoice is less by it.
#[derive(Debug, Serialize, TS)]
pub struct ReturnToInvoice {
    pub id: SupplierReturnId,
    pub number: String,
    pub returned_on: NaiveDate,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub credited: Money,
}

#[derive(Debug, Serialize, TS)]
pub struct SupplierInvoiceShown {
    #[serde(flatten)]
    #[ts(flatten)]
    pub invoice: SupplierInvoice,
    pub owed: Money,
    /// What it is more than what came by its receipts, less what went back.
    pub difference: Money,
    pub receipt_numbers: Vec<String>,
    pub return_numbers: Vec<String>,
    pub recorded_by_name: String,
    /// Whoever asks may take it back.
    pub may_withdraw: bool,
}

/// What of a payment an invoice got.
#[derive(Debug, Serialize, TS)]
pub struct PaidInvoice {
    pub invoice_number: String,
    pub amount: Money,
}

#[derive(Debug, Serialize, TS)]
pub struct SupplierPaymentShown {
    #[serde(flatten)]
    #[ts(flatten)]
    pub payment: SupplierPayment,
    pub person_name: String,
    pub paid_invoices: Vec<PaidInvoice>,
    pub may_withdraw: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct SupplierAccount {
    pub supplier_id: SupplierId,
    pub supplier_name: String,
    pub payment_days: i64,
    pub owed: Money,
    pub overdue: Money,
    pub ageing: Ageing,
    pub credit: Money,
    /// Of all lines that were delivered: how many, of how many something was rejected, and how many came late.
    pub lines_received: i64,
    pub lines_rejected: i64,
    pub lines_late: i64,
    /// What came, and no invoice yet.
    pub receipts: Vec<ReceiptToInvoice>,
    pub returns: Vec<ReturnToInvoice>,
    /// The newest first; those on which something is owed among them.
    pub invoices: Vec<SupplierInvoiceShown>,
    pub more_invoices: bool,
    pub payments: Vec<SupplierPaymentShown>,
    pub more_payments: bool,
    /// Whoever asks pays suppliers.
    pub may_pay: bool,
}

fn pays(cx: &Read) -> bool {
    cx.roles().iter().any(|role| PAYS_SUPPLIERS.contains(role))
}

/// Everybody the shop owes something, or has something from without an invoice.
///
/// # Errors
/// Only what the file itself fails with.
pub fn list_payables(cx: &Read, _: AskNothing) -> Result<Payables> {
    let today = cx.today()?;
    let open = cx.r.open_supplier_invoices()?;
    let mut not_invoiced: BTreeMap<SupplierId, Money> = BTreeMap::new();
    for receipt in cx.r.all_receipts_not_invoiced()? {
        *not_invoiced.entry(receipt.supplier_id).or_default() += receipt.to_charge();
    }
    let mut suppliers = Vec::new();
    for credit in cx.r.supplier_credits()? {
        let own: Vec<&SupplierInvoice> =
            open.iter().filter(|invoice| invoice.supplier_id == credit.supplier_id).collect();
        let charged = not_invoiced.get(&credit.supplier_id).copied();
        if own.is_empty() && charged.is_none() && credit.credit.is_zero() {
            continue;
        }
        let ageing = ageing(own.iter().copied(), today);
        suppliers.push(PayableRow {
            supplier_id: credit.supplier_id,
            supplier_name: cx.r.get::<Supplier>(credit.supplier_id.0)?.name,
            owed: ageing.whole(),
            overdue: ageing.overdue(),
            ageing,
            due_on: own.iter().map(|invoice| invoice.due_on).min(),
            not_invoiced: charged.unwrap_or_default(),
            credit: credit.credit,
        });
    }
    // The sort is stable: the same amounts stay in the order of their names.
    suppliers.sort_by_key(|row| std::cmp::Reverse((row.overdue, row.owed)));
    let ageing = ageing(&open, today);
    Ok(Payables {
        owed: ageing.whole(),
        overdue: ageing.overdue(),
        ageing,
        not_invoiced: not_invoiced.into_values().sum(),
        suppliers,
    })
}

fn cut<T>(mut rows: Vec<T>) -> (Vec<T>, bool) {
    let page = usize::try_from(ON_A_PAGE).unwrap_or(usize::MAX);
    let more = rows.len() > page;
    rows.truncate(page);
    (rows, more)
}

/// What an invoice charges by what came, less what went back: what it should come to.
pub(super) fn came_by(
    r: &Reader<'_>,
    shares: &[SupplierInvoiceShare],
    returns: &[SupplierReturn],
) -> Result<Money> {
    let mut came: Money = shares.iter().map(|share| share.amount).sum();
    for sent in returns {
        came -= r.supplier_return_lines(sent.id)?.iter().map(|line| line.credited).sum::<Money>();
    }
    Ok(came)
}

fn shown_invoice(cx: &Read, invoice: SupplierInvoice) -> Result<SupplierInvoiceShown> {
    let shares = cx.r.shares_of_supplier_invoice(invoice.id)?;
    let returns = cx.r.returns_of_supplier_invoice(invoice.id)?;
    let came = came_by(cx.r, &shares, &returns)?;
    let mut receipt_numbers = Vec::with_capacity(shares.len());
    for share in shares {
        receipt_numbers.push(cx.r.get::<GoodsReceipt>(share.goods_receipt_id.0)?.number);
    }
    let counts = invoice.withdrawn_at.is_none();
    Ok(SupplierInvoiceShown {
        owed: invoice.owed(),
        difference: if counts { invoice.amount - came } else { Money::ZERO },
        receipt_numbers,
        return_numbers: returns.into_iter().map(|sent| sent.number).collect(),
        recorded_by_name: name_of(cx.r, invoice.recorded_by)?,
        may_withdraw: pays(cx) && invoice.check_withdrawal("-").is_ok(),
        invoice,
    })
}

fn shown_payment(cx: &Read, payment: SupplierPayment) -> Result<SupplierPaymentShown> {
    let mut paid_invoices = Vec::new();
    for share in cx.r.supplier_payment_shares(payment.id)? {
        let invoice: SupplierInvoice = cx.r.get(share.supplier_invoice_id.0)?;
        paid_invoices.push(PaidInvoice { invoice_number: invoice.invoice_number, amount: share.amount });
    }
    Ok(SupplierPaymentShown {
        person_name: name_of(cx.r, payment.person_id)?,
        paid_invoices,
        may_withdraw: pays(cx) && payment.check_withdrawal("-").is_ok(),
        payment,
    })
}

/// One supplier: what is owed, what it is for, and what was paid.
///
/// # Errors
/// `NotFound` for the supplier.
pub fn supplier_account(cx: &Read, ask: AskSupplierAccount) -> Result<SupplierAccount> {
    let supplier: Supplier = cx.r.get(ask.supplier_id.0)?;
    let open = cx.r.open_invoices_of_supplier(supplier.id)?;
    let ageing = ageing(&open, cx.today()?);
    let before = |id: Option<i64>| id.unwrap_or(i64::MAX);
    let rows = cx.r.supplier_invoices(supplier.id, before(ask.invoices_before), ON_A_PAGE + 1)?;
    let (invoices, more_invoices) = cut(rows);
    let rows = cx.r.supplier_payments(supplier.id, before(ask.payments_before), ON_A_PAGE + 1)?;
    let (payments, more_payments) = cut(rows);
    let mut returns = Vec::new();
    for sent in cx.r.returns_not_invoiced(supplier.id)? {
        let credited = cx.r.supplier_return_lines(sent.id)?.iter().map(|line| line.credited).sum();
        let (id, number, returned_on) = (sent.id, sent.number, sent.returned_on);
        returns.push(ReturnToInvoice { id, number, returned_on, credited });
    }
    let receipts = cx.r.receipts_not_invoiced(supplier.id)?.into_iter().map(|receipt| ReceiptToInvoice {
        id: receipt.id,
        to_charge: receipt.to_charge(),
        number: receipt.number,
        received_on: receipt.received_on,
        delivery_note: receipt.delivery_note,
        charged: receipt.charged,
    });
    let (lines_received, lines_rejected, lines_late) = cx.r.rejected_of_supplier(supplier.id)?;
    Ok(SupplierAccount {
        supplier_id: supplier.id,
        supplier_name: supplier.name,
        payment_days: supplier.payment_days,
        owed: ageing.whole(),
        overdue: ageing.overdue(),
        ageing,
        credit: cx.r.supplier_credit(supplier.id)?,
        lines_received,
        lines_rejected,
        lines_late,
        receipts: receipts.collect(),
        returns,
        invoices: invoices.into_iter().map(|row| shown_invoice(cx, row)).collect::<Result<_>>()?,
        more_invoices,
        payments: payments.into_iter().map(|row| shown_payment(cx, row)).collect::<Result<_>>()?,
        more_payments,
        may_pay: pays(cx),
    })
}

kernel::commands! {
    read list_payables(AskNothing) -> Payables, Roles(KEEPS), shows [Purchasing Shop];
    read supplier_account(AskSupplierAccount) -> SupplierAccount, Roles(KEEPS),
        shows [Purchasing People Shop];
}
