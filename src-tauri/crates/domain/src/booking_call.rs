//! Calls about bookings: the day before, that it is tomorrow, and to who did not come.

use crate::appointment::{Appointment, AppointmentStage};
use crate::ids::{AppointmentId, PersonId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who did not come is called within so many days, or never.
pub const NO_SHOW_CALL_DAYS: i64 = 14;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BookingCallKind {
    Reminder,
    NoShow,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BookingCallOutcome {
    Comes,
    AnotherTime,
    CalledOff,
    NotReached,
}

impl BookingCallOutcome {
    /// Who was not reached is called again.
    pub const fn is_over(self) -> bool {
        !matches!(self, Self::NotReached)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BookingCall {
    pub id: i64,
    pub appointment_id: AppointmentId,
    pub kind: BookingCallKind,
    pub outcome: BookingCallOutcome,
    /// The time that was called about: a booking that moved is called about anew.
    pub for_at: DateTime<Utc>,
    pub note: String,
    pub person_id: PersonId,
    pub at: DateTime<Utc>,
}

/// Whether a booking stands so that somebody is called about it.
pub const fn calls_for(stage: AppointmentStage, kind: BookingCallKind) -> bool {
    match kind {
        BookingCallKind::Reminder => stage.is_expected(),
        BookingCallKind::NoShow => matches!(stage, AppointmentStage::NoShow),
    }
}

/// Whether a call about a booking is still to be made.
pub fn is_to_be_called(booking: &Appointment, kind: BookingCallKind, calls: &[BookingCall]) -> bool {
    let answered = |call: &BookingCall| {
        call.appointment_id == booking.id
            && call.kind == kind
            && call.for_at == booking.starts_at
            && call.outcome.is_over()
    };
    calls_for(booking.stage, kind) && !calls.iter().any(answered)
}
