//! Whether a shift and what moved in it still say what was written.

use super::sheets::payments_are_intact;
use chrono::{DateTime, Utc};
use domain::ids::{CashMovementId, ShiftId};
use domain::refusal::Refusal;
use domain::settlement::Payment;
use domain::shift::{CashMovement, CashOutside, Shift, outside_since};
use kernel::checksum::checksum;
use kernel::error::{Error, Result};
use storage::{Reader, StorageError, Writer};

/// The fields are named one by one: a field of a later program must not change the
/// sum.
fn sum_of_shift(shift: &Shift) -> String {
    checksum(&serde_json::json!({
        "number": shift.number,
        "opened_by": shift.opened_by,
        "till": shift.till,
        "opened_at": shift.opened_at,
        "opening_float": shift.opening_float,
        "state": shift.state,
        "closed_by": shift.closed_by,
        "closed_at": shift.closed_at,
        "closed_for": shift.closed_for,
        "content": shift.content,
    }))
}

fn sum_of_movement(moved: &CashMovement) -> String {
    checksum(&CashMovement { id: CashMovementId(0), checksum: String::new(), ..moved.clone() })
}

/// A new shift, or one that was open until now: one that is closed in the file is
/// never written again.
///
/// # Errors
/// `ShiftIs` for one that is closed in the file.
pub fn keep_shift(w: &Writer<'_>, shift: &mut Shift) -> Result<()> {
    shift.checksum = sum_of_shift(shift);
    if shift.id == ShiftId(0) {
        w.insert(shift)?;
        return Ok(());
    }
    w.get::<Shift>(shift.id.0)?.check_open()?;
    w.update(shift)?;
    shift.version += 1;
    Ok(())
}

/// Writes that cash moved without a receipt, with its sum.
///
/// # Errors
/// Only what the file itself fails with.
pub fn keep_movement(w: &Writer<'_>, moved: &mut CashMovement) -> Result<()> {
    moved.checksum = sum_of_movement(moved);
    w.insert(moved)?;
    Ok(())
}

fn damaged(number: &str) -> Error {
    Refusal::Damaged { entity: "shift".to_owned(), number: number.to_owned() }.into()
}

/// The same shift, where it is as it was written.
///
/// # Errors
/// `Damaged` where it is not.
pub fn intact(shift: Shift) -> Result<Shift> {
    if sum_of_shift(&shift) == shift.checksum { Ok(shift) } else { Err(damaged(&shift.number)) }
}

/// A shift that is about to be reckoned with.
///
/// # Errors
/// `NotFound` where there is none, `Damaged` where it is not as it was written.
pub fn shift(r: &Reader<'_>, id: ShiftId) -> Result<Shift> {
    match r.get(id.0) {
        Err(StorageError::Shape(_)) => Err(damaged(&id.to_string())),
        found => intact(found?),
    }
}

/// Every receipt of the shift and all cash that moved beside them.
///
/// # Errors
/// `Damaged` where one of them is not as it was written.
pub fn moved_in(r: &Reader<'_>, shift: &Shift) -> Result<(Vec<Payment>, Vec<CashMovement>)> {
    let (payments, movements) = (r.payments_of_shift(shift.id)?, r.cash_movements_of(shift.id)?);
    payments_are_intact(&payments)?;
    if movements.iter().any(|moved| sum_of_movement(moved) != moved.checksum) {
        return Err(damaged(&shift.number));
    }
    Ok((payments, movements))
}

fn outside_from(r: &Reader<'_>, required: bool, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>> {
    let closed_at = r.last_closed_shift()?.and_then(|last| last.closed_at);
    Ok(outside_since(!r.open_shifts()?.is_empty(), required, closed_at, now))
}

/// Cash that came in since the last closing and is in no drawer's shift. Where a receipt of
/// it does not say what was written nothing is told: a shift is opened all the same, and
/// the report of the day names what is damaged.
///
/// # Errors
/// Only what the file itself fails with.
pub fn cash_outside(r: &Reader<'_>, required: bool, now: DateTime<Utc>) -> Result<Option<CashOutside>> {
    let Some(since) = outside_from(r, required, now)? else { return Ok(None) };
    let payments = r.cash_outside_shifts(since)?;
    match payments_are_intact(&payments) {
        Ok(()) => Ok(CashOutside::of(&payments, since)),
        Err(Error::Refused(_)) => Ok(None),
        Err(fault) => Err(fault),
    }
}

/// The same for a page that is drawn anew with every receipt: added up by the file. Each
/// receipt is looked at once, when the shift is opened.
///
/// # Errors
/// Only what the file itself fails with.
pub fn cash_outside_unchecked(
    r: &Reader<'_>,
    required: bool,
    now: DateTime<Utc>,
) -> Result<Option<CashOutside>> {
    match outside_from(r, required, now)? {
        Some(since) => Ok(r.sum_of_cash_outside_shifts(since)?),
        None => Ok(None),
    }
}
