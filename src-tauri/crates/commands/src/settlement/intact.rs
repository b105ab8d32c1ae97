//! Whether a sheet and its receipts still say what was signed. A byte that
//! turned over on a disk must never be collected or printed as a right amount.

use crate::checksum::checksum;
use crate::error::{Error, Result};
use domain::ids::{PaymentId, SettlementId};
use domain::refusal::Refusal;
use domain::settlement::{Payment, Settlement, SheetContent};
use storage::{Reader, StorageError};

pub fn sum_of_sheet(content: &SheetContent) -> String {
    checksum(content)
}

/// Of everything on the receipt but its row: the id is only given on writing.
pub fn sum_of_payment(payment: &Payment) -> String {
    checksum(&Payment { id: PaymentId(0), checksum: String::new(), ..payment.clone() })
}

pub fn sheet_is_intact(sheet: &Settlement) -> bool {
    sheet.total == sheet.content.total && sum_of_sheet(&sheet.content) == sheet.checksum
}

pub fn payment_is_intact(payment: &Payment) -> bool {
    sum_of_payment(payment) == payment.checksum
}

fn damaged(entity: &str, number: &str) -> Error {
    Refusal::Damaged { entity: entity.to_owned(), number: number.to_owned() }.into()
}

/// A row whose JSON no longer reads is as damaged as one whose sum is off.
fn readable<T>(found: storage::Result<T>, entity: &str, id: i64) -> Result<T> {
    match found {
        Err(StorageError::Shape(_)) => Err(damaged(entity, &id.to_string())),
        other => Ok(other?),
    }
}

pub fn payment(r: &Reader<'_>, id: PaymentId) -> Result<Payment> {
    readable(r.get(id.0), "payment", id.0)
}

/// The sheet with its receipts, when all of them are as they were written.
pub fn sheet_with_payments(r: &Reader<'_>, id: SettlementId) -> Result<(Settlement, Vec<Payment>)> {
    let sheet: Settlement = readable(r.get(id.0), "settlement", id.0)?;
    if !sheet_is_intact(&sheet) {
        return Err(damaged("settlement", &sheet.number));
    }
    let payments = readable(r.payments_of_sheet(id), "settlement", id.0)?;
    if let Some(payment) = payments.iter().find(|payment| !payment_is_intact(payment)) {
        return Err(damaged("payment", &payment.number));
    }
    if payments.iter().map(|payment| payment.amount).sum::<domain::money::Money>() != sheet.received {
        return Err(damaged("settlement", &sheet.number));
    }
    Ok((sheet, payments))
}
