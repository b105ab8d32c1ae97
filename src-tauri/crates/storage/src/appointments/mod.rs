//! The book of appointments.

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result, instant};
use chrono::{DateTime, Utc};
use domain::appointment::Appointment;
use domain::appointment_move::AppointmentMove;
use domain::booking_call::BookingCall;
use domain::booking_wish::BookingWish;
use domain::ids::AppointmentId;
use domain::incoming_booking::BookingArrival;

pub(crate) const STEPS: &[Step] = &[
    dated!("2026-11-30-1621-trades-and-moves-of-bookings"),
    dated!("2026-11-30-1622-calls-wishes-and-bookings-from-outside"),
    dated!("2026-12-01-1243-times-told-from-outside"),
];

pub(crate) const STARTING: &str =
    "SELECT * FROM appointment WHERE starts_at >= ?1 AND starts_at < ?2 ORDER BY starts_at, id";

pub(crate) const TO_GIVE_BACK: &str = "SELECT * FROM appointment
     WHERE deposit > 0 AND stage IN ('cancelled', 'no_show') ORDER BY starts_at, id LIMIT ?1";

/// Who did not come since, the first one first.
pub(crate) const NOT_SHOWN: &str = "SELECT * FROM appointment
     WHERE no_show_at >= ?1 AND stage = 'no_show' ORDER BY no_show_at, id LIMIT ?2";
pub(crate) const CALLS_SINCE: &str = "SELECT * FROM booking_call WHERE at >= ?1 ORDER BY at, id";
pub(crate) const CALLS_OF: &str = "SELECT * FROM booking_call WHERE appointment_id = ?1 ORDER BY id";
pub(crate) const WAITING: &str =
    "SELECT * FROM booking_wish WHERE state = 'waiting' ORDER BY until_day, id LIMIT ?1";
pub(crate) const CAME_BEFORE: &str = "SELECT * FROM booking_arrival WHERE mark = ?1";

impl Reader<'_> {
    /// Bookings of people who did not come since a moment, and have no other time yet.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn appointments_not_shown(&self, since: DateTime<Utc>) -> Result<Vec<Appointment>> {
        select(self.connection(), NOT_SHOWN, rusqlite::params![instant(since), crate::screens::MAX_ROWS])
    }

    /// Calls about bookings since a moment.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn booking_calls_since(&self, since: DateTime<Utc>) -> Result<Vec<BookingCall>> {
        select(self.connection(), CALLS_SINCE, [instant(since)])
    }

    /// Calls about one booking.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn booking_calls_of(&self, appointment: AppointmentId) -> Result<Vec<BookingCall>> {
        select(self.connection(), CALLS_OF, [appointment.0])
    }

    /// Who waits for room in the book, those first whose days end first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn wishes_waiting(&self) -> Result<Vec<BookingWish>> {
        select(self.connection(), WAITING, [crate::screens::MAX_ROWS])
    }

    /// What became of a booking from outside that came in before.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn booking_arrival(&self, mark: &str) -> Result<Option<BookingArrival>> {
        Ok(select(self.connection(), CAME_BEFORE, [mark])?.pop())
    }

    /// Bookings that became no visit, with money paid in for them.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn bookings_to_give_back(&self) -> Result<Vec<Appointment>> {
        select(self.connection(), TO_GIVE_BACK, [crate::screens::MAX_ROWS])
    }

    /// Bookings of every stage that start in a stretch of time.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn appointments_starting(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Vec<Appointment>> {
        select(self.connection(), STARTING, [instant(from), instant(to)])
    }

    /// The move that brought a booking where it stands; none where it never moved.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn last_move_of(&self, appointment: AppointmentId) -> Result<Option<AppointmentMove>> {
        Ok(self.moves_of(appointment)?.pop())
    }

    /// Where a booking stood before, first to last.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn moves_of(&self, appointment: AppointmentId) -> Result<Vec<AppointmentMove>> {
        select(
            self.connection(),
            "SELECT * FROM appointment_move WHERE appointment_id = ?1 ORDER BY id",
            [appointment.0],
        )
    }
}
