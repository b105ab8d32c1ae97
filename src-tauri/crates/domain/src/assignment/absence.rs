//! When somebody is not there though they would be.

use crate::ids::{AbsenceId, PersonId};
use crate::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, optional};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nobody is away for longer and comes back to the same board.
const MAX_DAYS: i64 = 366;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AbsenceKind {
    /// 请假.
    Leave,
    /// 病假.
    Sick,
    /// 培训.
    Training,
    /// 外出: on the road for the shop.
    Errand,
}

/// What is called off is kept, and says who did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Absence {
    pub id: AbsenceId,
    pub person_id: PersonId,
    pub kind: AbsenceKind,
    pub begins_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub note: String,
    pub entered_by: PersonId,
    pub entered_at: DateTime<Utc>,
    pub called_off_by: Option<PersonId>,
    pub version: i64,
}

impl Absence {
    /// As it is kept.
    ///
    /// # Errors
    /// `BadField` where it ends before it begins, lasts longer than a year, or says too much.
    pub fn checked(self) -> Result<Self, Refusal> {
        if self.ends_at <= self.begins_at {
            return Err(Refusal::bad("ends_at", FieldProblem::TooShort));
        }
        if self.ends_at - self.begins_at > TimeDelta::days(MAX_DAYS) {
            return Err(Refusal::bad("ends_at", FieldProblem::TooLarge));
        }
        Ok(Self { note: optional("note", &self.note, MAX_NAME_LEN)?, ..self })
    }
}
