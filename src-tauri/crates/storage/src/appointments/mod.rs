//! The book of appointments.

use crate::record::select;
use crate::{Reader, Result, instant};
use chrono::{DateTime, Utc};
use domain::appointment::{Appointment, AppointmentMove};
use domain::ids::AppointmentId;

pub(crate) const STARTING: &str =
    "SELECT * FROM appointment WHERE starts_at >= ?1 AND starts_at < ?2 ORDER BY starts_at, id";

impl Reader<'_> {
    /// Bookings of every stage that start in a stretch of time.
    pub fn appointments_starting(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Vec<Appointment>> {
        select(self.connection(), STARTING, [instant(from), instant(to)])
    }

    /// Where a booking stood before, first to last.
    pub fn moves_of(&self, appointment: AppointmentId) -> Result<Vec<AppointmentMove>> {
        select(
            self.connection(),
            "SELECT * FROM appointment_move WHERE appointment_id = ?1 ORDER BY id",
            [appointment.0],
        )
    }
}
