//! The book of appointments.

use crate::record::select;
use crate::{Reader, Result, instant};
use chrono::{DateTime, Utc};
use domain::appointment::{Appointment, AppointmentMove};
use domain::ids::AppointmentId;

pub(crate) const STARTING: &str =
    "SELECT * FROM appointment WHERE starts_at >= ?1 AND starts_at < ?2 ORDER BY starts_at, id";

pub(crate) const TO_GIVE_BACK: &str = "SELECT * FROM appointment
     WHERE deposit > 0 AND stage IN ('cancelled', 'no_show') ORDER BY starts_at, id LIMIT ?1";

impl Reader<'_> {
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
