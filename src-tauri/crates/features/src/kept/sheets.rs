//! Whether a sheet and its receipts still say what was signed. A byte that
//! turned over on a disk must never be collected or printed as a right amount.

use super::counterfoils::{self, Subject};
use domain::counterfoil::CounterfoilKind;
use domain::ids::{CustomerId, PaymentId, SettlementId};
use domain::money::Money;
use domain::refusal::Refusal;
use domain::settlement::{Payment, Settlement, SheetContent};
use domain::tax_invoice::prepaid::SheetMoney;
use kernel::checksum::checksum;
use kernel::error::{Error, Result};
use storage::{Reader, StorageError, Writer};

pub fn sum_of_sheet(content: &SheetContent) -> String {
    checksum(content)
}

/// Of everything on the receipt but its row: the id is only given on writing.
pub fn sum_of_payment(payment: &Payment) -> String {
    checksum(&Payment { id: PaymentId(0), checksum: String::new(), ..payment.clone() })
}

/// Of all that stands beside the content: whose sheet it is, and how it stands
/// with it. The fields are named one by one: a field of a later program must not
/// change the sum.
pub fn sum_of_standing(sheet: &Settlement) -> String {
    let mut standing = serde_json::json!({
        "number": sheet.number,
        "work_order_id": sheet.work_order_id,
        "customer_id": sheet.customer_id,
        "state": sheet.state,
        "payer": sheet.payer,
        "payer_name": sheet.payer_name,
        "total": sheet.total,
        "received": sheet.received,
        "on_account": sheet.on_account,
        "issued_at": sheet.issued_at,
        "issued_by": sheet.issued_by,
        "settled_at": sheet.settled_at,
        "reverses_id": sheet.reverses_id,
        "void_reason": sheet.void_reason,
        "checksum": sheet.checksum,
    });
    // Most sheets are of no claim, and those of older files have their sum without.
    if !sheet.claim_number.is_empty() {
        standing["claim_number"] = sheet.claim_number.clone().into();
    }
    // Of most sheets there is none, and those of older files have their sum without.
    if let Some(contract) = sheet.service_contract_id {
        standing["service_contract_id"] = contract.0.into();
    }
    checksum(&standing)
}

/// What of a sheet is never invoiced on it, by what paid it.
fn not_invoiced(r: &Reader<'_>, sheet: &Settlement, payments: &[Payment]) -> Result<Money> {
    let mut own_vouchers = Vec::new();
    for named in payments.iter().filter(|of| !of.voucher_number.is_empty()) {
        if r.voucher_numbered(&named.voucher_number)?.is_some() {
            own_vouchers.push(named.voucher_number.clone());
        }
    }
    let contract = sheet.service_contract_id.map(|id| r.payments_of_contract(id)).transpose()?;
    let contract = contract.unwrap_or_default();
    Ok(SheetMoney { payments, own_vouchers: &own_vouchers, contract: &contract }.not_invoiced(sheet))
}

/// The same of a sheet that is about to be written.
///
/// # Errors
/// Only what the file itself fails with.
pub fn not_invoiced_yet(r: &Reader<'_>, sheet: &Settlement) -> Result<Money> {
    not_invoiced(r, sheet, &[])
}

/// The only way a sheet that was issued is written again: with the sum of how
/// it stands now, and with what of it is not invoiced by the receipts it has now.
///
/// # Errors
/// `Conflict` where the sheet was written meanwhile.
pub fn keep_standing(w: &Writer<'_>, sheet: &mut Settlement) -> Result<()> {
    sheet.not_invoiced = not_invoiced(w, sheet, &w.payments_of_sheet(sheet.id)?)?;
    sheet.standing_checksum = sum_of_standing(sheet);
    w.update(sheet)?;
    Ok(())
}

pub(crate) fn about(sheet: &Settlement) -> Subject {
    Subject { kind: CounterfoilKind::SettlementSheet, order: sheet.work_order_id, id: sheet.id.0 }
}

/// The sheet and its counterfoil. Of a sheet older than counterfoils only the
/// content was under a sum until money moved on it.
///
/// # Errors
/// Only what the file itself fails with.
pub fn sheet_is_intact(r: &Reader<'_>, sheet: &Settlement) -> Result<bool> {
    let Some(foil) = about(sheet).newest(r)? else { return Ok(false) };
    let standing = if foil.is_of_an_older_paper() && sheet.standing_checksum.is_empty() {
        true
    } else {
        sum_of_standing(sheet) == sheet.standing_checksum
    };
    let content = sheet.total == sheet.content.total && sum_of_sheet(&sheet.content) == sheet.checksum;
    Ok(standing && content && counterfoils::is_intact(&foil))
}

pub fn payment_is_intact(payment: &Payment) -> bool {
    sum_of_payment(payment) == payment.checksum
}

pub fn damaged(entity: &str, number: &str) -> Error {
    Refusal::Damaged { entity: entity.to_owned(), number: number.to_owned() }.into()
}

/// A row whose JSON no longer reads is as damaged as one whose sum is off.
fn readable<T>(found: storage::Result<T>, entity: &str, id: i64) -> Result<T> {
    match found {
        Err(StorageError::Shape(_)) => Err(damaged(entity, &id.to_string())),
        other => Ok(other?),
    }
}

/// A receipt that is about to be reckoned with.
///
/// # Errors
/// `NotFound` where there is none, `Damaged` where its row cannot be read.
pub fn payment(r: &Reader<'_>, id: PaymentId) -> Result<Payment> {
    readable(r.get(id.0), "payment", id.0)
}

/// Before money is reckoned from all receipts of a visit.
///
/// # Errors
/// `Damaged`, by number, for the first that does not say what was written.
pub fn payments_are_intact(payments: &[Payment]) -> Result<()> {
    match payments.iter().find(|payment| !payment_is_intact(payment)) {
        Some(payment) => Err(damaged("payment", &payment.number)),
        None => Ok(()),
    }
}

/// All receipts of a customer's stored value, each as it was written.
///
/// # Errors
/// `Damaged` where one of them does not say what was written.
pub fn stored_receipts(r: &Reader<'_>, customer: CustomerId) -> Result<Vec<Payment>> {
    let receipts = readable(r.stored_value_of(customer), "customer", customer.0)?;
    payments_are_intact(&receipts)?;
    Ok(receipts)
}

/// The sheet with its receipts, when all of them are as they were written.
///
/// # Errors
/// `NotFound` where there is none; `Damaged` where the sheet, its counterfoil, a receipt or
/// what is on account do not agree.
pub fn sheet_with_payments(r: &Reader<'_>, id: SettlementId) -> Result<(Settlement, Vec<Payment>)> {
    let mut sheet: Settlement = readable(r.get(id.0), "settlement", id.0)?;
    if !sheet_is_intact(r, &sheet)? {
        return Err(damaged("settlement", &sheet.number));
    }
    let payments = readable(r.payments_of_sheet(id), "settlement", id.0)?;
    payments_are_intact(&payments)?;
    if payments.iter().map(|payment| payment.amount).sum::<Money>() != sheet.received
        || r.on_account_by_movements(id)? != sheet.on_account
    {
        return Err(damaged("settlement", &sheet.number));
    }
    sheet.not_invoiced = not_invoiced(r, &sheet, &payments)?;
    Ok((sheet, payments))
}
