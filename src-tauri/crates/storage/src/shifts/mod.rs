//! Shifts at the till, and what moved in some days.

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result, instant};
use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::{PersonId, ShiftId};
use domain::settlement::{Payment, Settlement};
use domain::shift::{CashMovement, CashOutside, Shift, ShiftSpan};
use domain::till_report::MoneyOfPayer;

pub(crate) const STEPS: &[Step] = &[
    // A program that does not know the shift of a receipt would take its sum for damaged.
    dated!("", "2026-11-29-0310-shifts", opens 20),
    dated!("2026-11-30-0600-shifts-by-closing"),
];

/// A month of a till with four cashiers and two shifts a day fits in.
pub const MAX_SHIFTS: i64 = 400;

pub(crate) const OPEN_OF: &str = "SELECT * FROM shift WHERE state = 'open' AND opened_by = ?1";
/// Left to itself SQLite reads all shifts there ever were, to save itself the sorting of three.
pub(crate) const OPEN: &str =
    "SELECT * FROM shift INDEXED BY shift_open WHERE state = 'open' ORDER BY opened_at";
pub(crate) const PAYMENTS: &str = "SELECT * FROM payment WHERE shift_id = ?1 ORDER BY id";
pub(crate) const MOVEMENTS: &str = "SELECT * FROM cash_movement WHERE shift_id = ?1 ORDER BY id";
pub(crate) const OPENED: &str =
    "SELECT * FROM shift WHERE opened_at >= ?1 AND opened_at < ?2 ORDER BY opened_at DESC, id DESC LIMIT ?3";

pub(crate) const LAST_CLOSED: &str =
    "SELECT * FROM shift INDEXED BY shift_closed_at WHERE closed_at > '' ORDER BY closed_at DESC LIMIT 1";
/// Those closed from a day until well after another, and those that were opened between the
/// two and forgotten for longer: also a year's later shifts are not read for an old day.
pub(crate) const SPANS: &str = "SELECT opened_at, closed_at FROM shift INDEXED BY shift_closed_at
     WHERE closed_at >= ?1 AND closed_at < ?3 AND opened_at < ?2
     UNION ALL SELECT opened_at, closed_at FROM shift INDEXED BY shift_opened_at
     WHERE opened_at >= ?1 AND opened_at < ?2 AND closed_at >= ?3";
/// Longer than that no shift is open that anybody counts.
const FORGOTTEN: TimeDelta = TimeDelta::days(31);
pub(crate) const CASH_OUTSIDE: &str = "SELECT * FROM payment INDEXED BY payment_at
     WHERE at >= ?1 AND means = 'cash' AND shift_id IS NULL ORDER BY id";
/// The same added up, as `CashOutside::of` does.
pub(crate) const CASH_OUTSIDE_SUM: &str = "SELECT ?1 AS since, sum(amount >= 0) AS receipts,
         sum(amount < 0) AS refunds, sum(amount) AS net FROM payment INDEXED BY payment_at
     WHERE at >= ?1 AND means = 'cash' AND shift_id IS NULL HAVING count(*) > 0";

/// Whose money it is stands on its sheet, or on that of the money that goes back.
pub(crate) const MOVED: &str =
    "SELECT payment.*, coalesce(sheet.payer, origin_sheet.payer) AS payer FROM payment
     LEFT JOIN settlement AS sheet ON sheet.id = payment.settlement_id
     LEFT JOIN payment AS origin ON origin.id = payment.refund_of
     LEFT JOIN settlement AS origin_sheet ON origin_sheet.id = origin.settlement_id
     WHERE payment.at >= ?1 AND payment.at < ?2 ORDER BY payment.id";
pub(crate) const SHEETS: &str =
    "SELECT * FROM settlement WHERE issued_at >= ?1 AND issued_at < ?2 ORDER BY id";

impl Reader<'_> {
    /// The shift a person has open.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn open_shift_of(&self, person: PersonId) -> Result<Option<Shift>> {
        Ok(select(self.connection(), OPEN_OF, [person.0])?.pop())
    }

    /// All shifts that are open.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn open_shifts(&self) -> Result<Vec<Shift>> {
        select(self.connection(), OPEN, [])
    }

    /// The receipts of a shift.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn payments_of_shift(&self, shift: ShiftId) -> Result<Vec<Payment>> {
        select(self.connection(), PAYMENTS, [shift.0])
    }

    /// Cash that moved in a shift without a receipt.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn cash_movements_of(&self, shift: ShiftId) -> Result<Vec<CashMovement>> {
        select(self.connection(), MOVEMENTS, [shift.0])
    }

    /// Shifts opened between two instants, the newest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn shifts_opened(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Vec<Shift>> {
        select(self.connection(), OPENED, rusqlite::params![instant(from), instant(to), MAX_SHIFTS])
    }

    /// The shift that was closed last.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn last_closed_shift(&self) -> Result<Option<Shift>> {
        Ok(select(self.connection(), LAST_CLOSED, [])?.pop())
    }

    /// When the closed shifts were open that reach into the days between two instants.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn closed_shift_spans(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Vec<ShiftSpan>> {
        let until = instant(to + FORGOTTEN);
        select(self.connection(), SPANS, rusqlite::params![instant(from), instant(to), until])
    }

    /// Receipts of cash since an instant that are of no shift.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn cash_outside_shifts(&self, since: DateTime<Utc>) -> Result<Vec<Payment>> {
        select(self.connection(), CASH_OUTSIDE, [instant(since)])
    }

    /// What those come to, without a look at each; none where there are none.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn sum_of_cash_outside_shifts(&self, since: DateTime<Utc>) -> Result<Option<CashOutside>> {
        Ok(select(self.connection(), CASH_OUTSIDE_SUM, [instant(since)])?.pop())
    }

    /// Every receipt between two instants, with whose money it is.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn money_moved(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Vec<MoneyOfPayer>> {
        select(self.connection(), MOVED, [instant(from), instant(to)])
    }

    /// Every sheet issued between two instants, those that take back among them.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn sheets_issued(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Vec<Settlement>> {
        select(self.connection(), SHEETS, [instant(from), instant(to)])
    }
}
