//! A booking that was moved: where it stood before, and back there.

use crate::appointment::{Appointment, AppointmentStage};
use crate::dates::whole_minutes;
use crate::ids::{AppointmentId, BayId, PersonId};
use crate::refusal::Refusal;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where a moved booking stood before; its history is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AppointmentMove {
    pub id: i64,
    pub appointment_id: AppointmentId,
    pub from_at: DateTime<Utc>,
    pub to_at: DateTime<Utc>,
    pub reason: String,
    pub person_id: PersonId,
    pub at: DateTime<Utc>,
    /// How the rest of it stood before; nothing of that is told by moves of an older program.
    #[serde(default)]
    pub from_stage: Option<AppointmentStage>,
    #[serde(default)]
    pub from_minutes: Option<i64>,
    #[serde(default)]
    pub from_bay_id: Option<BayId>,
    #[serde(default)]
    pub from_advisor_id: Option<PersonId>,
    #[serde(default)]
    pub from_reason: Option<String>,
    /// The booking's version right behind the move: as long as it has that one, nothing was
    /// written on it since, and the move can be taken back.
    #[serde(default)]
    pub left_version: Option<i64>,
}

/// What stands in a booking's history when a move was a slip.
pub const MOVE_UNDONE: &str = "改约撤销";

impl AppointmentMove {
    /// From where a booking stands to where it stands next.
    pub fn between(
        before: &Appointment,
        after: &Appointment,
        person_id: PersonId,
        at: DateTime<Utc>,
    ) -> Self {
        Self {
            id: 0,
            appointment_id: before.id,
            from_at: before.starts_at,
            to_at: after.starts_at,
            reason: after.reason.clone(),
            person_id,
            at,
            from_stage: Some(before.stage),
            from_minutes: Some(before.minutes),
            from_bay_id: before.bay_id,
            from_advisor_id: before.advisor_id,
            from_reason: Some(before.reason.clone()),
            left_version: Some(before.version + 1),
        }
    }

    /// It went to another time: another bay or length is no matter of the customer's.
    pub fn is_of_time(&self) -> bool {
        whole_minutes(self.from_at) != whole_minutes(self.to_at)
    }

    /// The booking as it stood before this move.
    ///
    /// # Errors
    /// `Conflict` once anything else was written on it, also for a move of an older program.
    pub fn taken_back(&self, booking: &Appointment) -> Result<Appointment, Refusal> {
        match (self.left_version, self.from_stage, self.from_minutes) {
            (Some(left), Some(stage), Some(minutes)) if left == booking.version => Ok(Appointment {
                stage,
                minutes,
                starts_at: self.from_at,
                bay_id: self.from_bay_id,
                advisor_id: self.from_advisor_id,
                reason: self.from_reason.clone().unwrap_or_default(),
                ..booking.clone()
            }),
            (left, ..) => Err(Refusal::Conflict {
                entity: "appointment".to_owned(),
                id: booking.id.0,
                yours: left.unwrap_or_default(),
                current: booking.version,
            }),
        }
    }
}
