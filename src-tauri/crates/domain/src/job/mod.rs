//! A job is a line being done at the car: by whom, where, since when.

pub mod actions;
mod asked;
pub mod clocks;
mod measured;
pub mod plan;

pub use measured::{Measurement, ValueLimits};

use crate::ids::{BayId, JobId, LineId, PersonId, ReworkId, WorkOrderId};
use crate::money::Rate;
use crate::refusal::Refusal;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum JobState {
    Waiting,
    Running,
    Paused,
    Finished,
    Cancelled,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum JobAction {
    Start,
    /// To start the own clock on a job that others are at.
    Join,
    Resume,
    Finish,
    Pause,
    /// Another technician, bay or time.
    Assign,
    Cancel,
}

impl JobAction {
    /// In the order of the buttons.
    pub const ALL: [Self; 7] =
        [Self::Start, Self::Join, Self::Resume, Self::Finish, Self::Pause, Self::Assign, Self::Cancel];
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PauseReason {
    Parts,
    Customer,
    Tool,
    EndOfDay,
}

impl JobState {
    pub const ALL: [Self; 5] = [Self::Waiting, Self::Running, Self::Paused, Self::Finished, Self::Cancelled];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Paused => "paused",
            Self::Finished => "finished",
            Self::Cancelled => "cancelled",
        }
    }

    pub const fn is_over(self) -> bool {
        matches!(self, Self::Finished | Self::Cancelled)
    }

    /// The state after an action, or the refusal that names where it stands.
    ///
    /// # Errors
    /// `JobIs` where the action does not belong to its state.
    pub fn after(self, action: JobAction) -> Result<Self, Refusal> {
        use JobAction as A;
        match (self, action) {
            (Self::Waiting, A::Start) | (Self::Running, A::Join) | (Self::Paused, A::Resume) => {
                Ok(Self::Running)
            }
            (Self::Running, A::Pause) => Ok(Self::Paused),
            (Self::Running | Self::Paused, A::Finish) => Ok(Self::Finished),
            // A running job is paused first: its clock is somebody's.
            (Self::Waiting | Self::Paused, A::Assign) => Ok(self),
            (Self::Waiting | Self::Paused, A::Cancel) => Ok(Self::Cancelled),
            _ => Err(Refusal::JobIs { state: self.code().to_owned() }),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Job {
    pub id: JobId,
    pub work_order_id: WorkOrderId,
    pub line_id: LineId,
    /// 1 for the first try; every rework of the line makes a new attempt.
    pub attempt: i64,
    pub rework_id: Option<ReworkId>,
    pub state: JobState,
    pub technicians: Vec<JobShare>,
    pub bay_id: Option<BayId>,
    pub planned_start: Option<DateTime<Utc>>,
    pub planned_minutes: i64,
    pub pause_reason: Option<PauseReason>,
    pub started_at: Option<DateTime<Utc>>,
    pub finished_at: Option<DateTime<Utc>>,
    #[serde(rename = "key_data")]
    pub measurements: Vec<Measurement>,
    pub note: String,
    pub version: i64,
}

impl Job {
    /// Whether it bears their name.
    pub fn is_by(&self, person: PersonId) -> bool {
        self.technicians.iter().any(|share| share.person_id == person)
    }
}

/// Several technicians may share a job by percentage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct JobShare {
    pub person_id: PersonId,
    pub share: Rate,
}

/// A stretch of work between a start and a pause or finish.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct JobTime {
    pub id: i64,
    pub job_id: JobId,
    pub work_order_id: WorkOrderId,
    pub person_id: PersonId,
    pub started_at: DateTime<Utc>,
    pub ended_at: Option<DateTime<Utc>>,
    pub pause_reason: Option<PauseReason>,
    /// The computer's clock was behind meanwhile: less was measured than worked.
    pub clock_went_back: bool,
}
