//! Suppliers' invoices are recorded against what came, and paid, the oldest first.

use chrono::NaiveDate;
use domain::as_seen::at_version;
use domain::dates::add_days;
use domain::ids::{GoodsReceiptId, SupplierId, SupplierInvoiceId, SupplierPaymentId, SupplierReturnId};
use domain::money::{Money, Quantity};
use domain::purchasing::Supplier;
use domain::receiving::invoiced::PartOfReceipt;
use domain::receiving::payables::{check_credit, difference, oldest_first};
use domain::receiving::{
    GoodsReceipt, PAYS_SUPPLIERS, SupplierInvoice, SupplierInvoiceShare, SupplierPayment,
    SupplierPaymentMeans, SupplierPaymentShare, SupplierReturn,
};
use domain::receiving_problem::ReceivingProblem;
use domain::refusal::{FieldProblem, Refusal};
use domain::stock::KEEPS;
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RecordSupplierInvoice {
    pub supplier_id: SupplierId,
    pub invoice_number: String,
    pub invoiced_on: NaiveDate,
    /// None for the day by the supplier's terms.
    pub due_on: Option<NaiveDate>,
    pub amount: Money,
    /// What it is for: all that no other invoice charges of these.
    pub receipts: Vec<GoodsReceiptId>,
    /// Those of them of which it charges only a part.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<PartOfReceipt>>")]
    pub only: Vec<PartOfReceipt>,
    /// What went back, and it is less by.
    pub returns: Vec<SupplierReturnId>,
    pub note: String,
    /// It is not what these come to, and recorded all the same.
    pub meant: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct SupplierInvoiceRecorded {
    pub id: SupplierInvoiceId,
    /// What it is more than what came, or less.
    pub difference: Money,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PaySupplier {
    pub supplier_id: SupplierId,
    /// What was owed to the supplier as the page showed it.
    pub owed: Money,
    pub amount: Money,
    pub means: SupplierPaymentMeans,
    pub paid_on: NaiveDate,
    pub reference: String,
    /// Only these; none for all that are open.
    pub invoices: Vec<SupplierInvoiceId>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct WithdrawSupplierInvoice {
    pub id: SupplierInvoiceId,
    pub version: i64,
    pub reason: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct WithdrawSupplierPayment {
    pub id: SupplierPaymentId,
    pub version: i64,
    pub reason: String,
}

fn refused(problem: ReceivingProblem, name: &str) -> Refusal {
    Refusal::receiving(problem, name, Quantity::ZERO)
}

/// The receipts of an invoice with what it charges of each: this supplier's, and nothing that stands on
/// another one.
fn receipts_for(cx: &Write, ask: &RecordSupplierInvoice) -> Result<Vec<(GoodsReceipt, Money)>> {
    let mut ids = ask.receipts.clone();
    ids.sort_unstable();
    ids.dedup();
    for (place, part) in ask.only.iter().enumerate() {
        let again = ask.only[..place].iter().any(|of| of.goods_receipt_id == part.goods_receipt_id);
        if again || !ids.contains(&part.goods_receipt_id) {
            return Err(Refusal::bad("invoiced", FieldProblem::Unknown).into());
        }
    }
    let mut receipts = Vec::with_capacity(ids.len());
    for id in ids {
        let receipt: GoodsReceipt = cx.w.get(id.0)?;
        if receipt.supplier_id != ask.supplier_id {
            return Err(refused(ReceivingProblem::OtherSupplier, &receipt.number).into());
        }
        let only = ask.only.iter().find(|part| part.goods_receipt_id == id).map(|part| part.amount);
        let charged = receipt.charged_now(only)?;
        receipts.push((receipt, charged));
    }
    Ok(receipts)
}

/// What went back and makes it less, with what that comes to.
fn returns_for(cx: &Write, ask: &RecordSupplierInvoice) -> Result<(Vec<SupplierReturn>, Money)> {
    let mut ids = ask.returns.clone();
    ids.sort_unstable();
    ids.dedup();
    let (mut returns, mut credited) = (Vec::with_capacity(ids.len()), Money::ZERO);
    for id in ids {
        let sent: SupplierReturn = cx.w.get(id.0)?;
        if sent.supplier_id != ask.supplier_id {
            return Err(refused(ReceivingProblem::OtherSupplier, &sent.number).into());
        }
        if sent.supplier_invoice_id.is_some() {
            return Err(refused(ReceivingProblem::AlreadyInvoiced, &sent.number).into());
        }
        credited += cx.w.supplier_return_lines(id)?.iter().map(|line| line.credited).sum::<Money>();
        returns.push(sent);
    }
    Ok((returns, credited))
}

/// Records a supplier's invoice against what came, less what went back.
///
/// # Errors
/// `NotFound`; what `SupplierInvoice::checked` refuses; `InvoiceKnown` for one that is recorded;
/// `Receiving` for a receipt that stands on others whole or is another supplier's; `BadField` for a part of
/// one that is none; `OverSupplierCredit` where what went back was drawn by a payment; `InvoiceDiffers`
/// where it is not what came, and nobody said so.
pub fn record_supplier_invoice(cx: &Write, ask: RecordSupplierInvoice) -> Result<SupplierInvoiceRecorded> {
    let supplier: Supplier = cx.w.get(ask.supplier_id.0)?;
    let receipts = receipts_for(cx, &ask)?;
    let (returns, credited) = returns_for(cx, &ask)?;
    check_credit(credited, cx.w.supplier_credit(supplier.id)?)?;
    let charged: Money = receipts.iter().map(|(_, charged)| *charged).sum();
    let invoice = SupplierInvoice {
        id: SupplierInvoiceId(0),
        supplier_id: supplier.id,
        invoice_number: ask.invoice_number,
        invoiced_on: ask.invoiced_on,
        due_on: ask.due_on.unwrap_or_else(|| add_days(ask.invoiced_on, supplier.payment_days)),
        amount: ask.amount,
        paid: Money::ZERO,
        note: ask.note,
        recorded_at: cx.now,
        recorded_by: cx.my_id()?,
        withdrawn_at: None,
        withdrawn_by: None,
        withdraw_reason: String::new(),
        version: 1,
    };
    let mut invoice = invoice.checked(cx.today()?)?;
    if cx.w.supplier_invoice_numbered(supplier.id, &invoice.invoice_number)?.is_some() {
        return Err(Refusal::InvoiceKnown { number: invoice.invoice_number }.into());
    }
    let difference = difference(invoice.amount, charged - credited, ask.meant)?;
    cx.w.insert(&mut invoice)?;
    for (receipt, amount) in receipts {
        let (supplier_invoice_id, goods_receipt_id) = (invoice.id, receipt.id);
        let mut share = SupplierInvoiceShare { id: 0, supplier_invoice_id, goods_receipt_id, amount };
        cx.w.insert(&mut share)?;
        cx.w.update(&receipt.put_on(invoice.id, amount))?;
    }
    let supplier_invoice_id = Some(invoice.id);
    for sent in returns {
        cx.w.update(&SupplierReturn { supplier_invoice_id, ..sent })?;
    }
    Ok(SupplierInvoiceRecorded { id: invoice.id, difference })
}

/// An invoice that was recorded wrongly counts no more: what it was for waits for its invoice again.
///
/// # Errors
/// `NotFound`, `Conflict` on an older page, and what `SupplierInvoice::check_withdrawal` refuses.
pub fn withdraw_supplier_invoice(cx: &Write, ask: WithdrawSupplierInvoice) -> Result<SupplierInvoiceId> {
    let mut invoice: SupplierInvoice = cx.w.get(ask.id.0)?;
    at_version("supplier_invoice", invoice.id.0, ask.version, invoice.version)?;
    invoice.withdraw_reason = invoice.check_withdrawal(&ask.reason)?;
    invoice.withdrawn_at = Some(cx.now);
    invoice.withdrawn_by = Some(cx.my_id()?);
    cx.w.update(&invoice)?;
    for share in cx.w.shares_of_supplier_invoice(invoice.id)? {
        let receipt: GoodsReceipt = cx.w.get(share.goods_receipt_id.0)?;
        cx.w.update(&receipt.taken_off(share.amount))?;
    }
    for sent in cx.w.returns_of_supplier_invoice(invoice.id)? {
        cx.w.update(&SupplierReturn { supplier_invoice_id: None, ..sent })?;
    }
    Ok(invoice.id)
}

/// Pays a supplier: what is due first is paid off before the others get anything.
///
/// # Errors
/// `NotFound` for an invoice on which nothing is owed; `OwedChanged` where the page showed another amount;
/// `BadField`; `OverPaid` beyond what is owed; `OverSupplierCredit` beyond what the supplier owes.
pub fn pay_supplier(cx: &Write, ask: PaySupplier) -> Result<SupplierPaymentId> {
    let supplier: Supplier = cx.w.get(ask.supplier_id.0)?;
    let mut open = cx.w.open_invoices_of_supplier(supplier.id)?;
    let owed: Money = open.iter().map(SupplierInvoice::owed).sum();
    if owed != ask.owed {
        return Err(Refusal::OwedChanged { seen: ask.owed, owed }.into());
    }
    for id in &ask.invoices {
        if open.iter().all(|invoice| invoice.id != *id) {
            return Err(Refusal::NotFound { entity: "supplier_invoice".to_owned(), id: id.0 }.into());
        }
    }
    if !ask.invoices.is_empty() {
        open.retain(|invoice| ask.invoices.contains(&invoice.id));
    }
    let shares = oldest_first(ask.amount, &open)?;
    if ask.means == SupplierPaymentMeans::Credit {
        check_credit(ask.amount, cx.w.supplier_credit(supplier.id)?)?;
    }
    let payment = SupplierPayment {
        id: SupplierPaymentId(0),
        supplier_id: supplier.id,
        means: ask.means,
        amount: ask.amount,
        paid_on: ask.paid_on,
        reference: ask.reference,
        at: cx.now,
        person_id: cx.my_id()?,
        withdrawn_at: None,
        withdrawn_by: None,
        withdraw_reason: String::new(),
        version: 1,
    };
    let mut payment = payment.checked(cx.today()?)?;
    cx.w.insert(&mut payment)?;
    for (supplier_invoice_id, amount) in shares {
        let invoice: SupplierInvoice = cx.w.get(supplier_invoice_id.0)?;
        let supplier_payment_id = payment.id;
        let mut share = SupplierPaymentShare { id: 0, supplier_payment_id, supplier_invoice_id, amount };
        cx.w.insert(&mut share)?;
        cx.w.update(&SupplierInvoice { paid: invoice.paid + amount, ..invoice })?;
    }
    Ok(payment.id)
}

/// A payment that was written wrongly counts no more: its invoices are owed again.
///
/// # Errors
/// `NotFound`, `Conflict` on an older page, and what `SupplierPayment::check_withdrawal` refuses.
pub fn withdraw_supplier_payment(cx: &Write, ask: WithdrawSupplierPayment) -> Result<SupplierPaymentId> {
    let mut payment: SupplierPayment = cx.w.get(ask.id.0)?;
    at_version("supplier_payment", payment.id.0, ask.version, payment.version)?;
    payment.withdraw_reason = payment.check_withdrawal(&ask.reason)?;
    payment.withdrawn_at = Some(cx.now);
    payment.withdrawn_by = Some(cx.my_id()?);
    cx.w.update(&payment)?;
    for share in cx.w.supplier_payment_shares(payment.id)? {
        let invoice: SupplierInvoice = cx.w.get(share.supplier_invoice_id.0)?;
        cx.w.update(&SupplierInvoice { paid: invoice.paid - share.amount, ..invoice })?;
    }
    Ok(payment.id)
}

kernel::commands! {
    write record_supplier_invoice(RecordSupplierInvoice) -> SupplierInvoiceRecorded, Roles(KEEPS),
        changes [Purchasing];
    write withdraw_supplier_invoice(WithdrawSupplierInvoice) -> SupplierInvoiceId, Roles(PAYS_SUPPLIERS),
        changes [Purchasing];
    write pay_supplier(PaySupplier) -> SupplierPaymentId, Roles(PAYS_SUPPLIERS), changes [Purchasing];
    write withdraw_supplier_payment(WithdrawSupplierPayment) -> SupplierPaymentId, Roles(PAYS_SUPPLIERS),
        changes [Purchasing];
}
