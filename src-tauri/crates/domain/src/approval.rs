//! A manager's word on what gives away more than the one who asks may give:
//! said at the counter with the manager's PIN, or asked for and answered later.

use crate::concession::Concession;
use crate::ids::{ApprovalId, LineId, PersonId, WorkOrderId};
use crate::refusal::Refusal;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ApprovalState {
    /// In the manager's list.
    Waiting,
    Granted,
    Declined,
}

impl ApprovalState {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Granted => "granted",
            Self::Declined => "declined",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Approval {
    pub id: ApprovalId,
    pub work_order_id: WorkOrderId,
    /// Absent for a line that is still to be written, and for the bill.
    pub line_id: Option<LineId>,
    /// The line's name; empty for the bill.
    pub name: String,
    pub state: ApprovalState,
    /// Which limit, and by how much.
    pub concessions: Vec<Concession>,
    /// What is done once the manager says yes, as it was asked for. Nothing is
    /// kept of what was done at once.
    #[ts(type = "unknown")]
    #[serde(rename = "deed", serialize_with = "crate::visibility::cost_within")]
    pub requested: Value,
    pub note: String,
    pub asked_by: PersonId,
    pub asked_at: DateTime<Utc>,
    pub answered_by: Option<PersonId>,
    pub answered_at: Option<DateTime<Utc>>,
    pub answer_note: String,
    pub version: i64,
}

impl Approval {
    /// It was put on the manager's list. What was granted at the counter was done at once,
    /// and nothing was ever asked.
    pub fn was_asked_for(&self) -> bool {
        !self.requested.is_null()
    }

    /// Only a question that waits is answered.
    ///
    /// # Errors
    /// `ApprovalIs` where it was answered already.
    pub fn may_be_answered(&self) -> Result<(), Refusal> {
        match self.state {
            ApprovalState::Waiting => Ok(()),
            state => Err(Refusal::ApprovalIs { state: state.code().to_owned() }),
        }
    }

    /// The manager saw what would be given away then; more than that is another
    /// question.
    ///
    /// # Errors
    /// `ApprovalOutdated` where anything else would be given away now.
    pub fn covers(&self, concessions: &[Concession]) -> Result<(), Refusal> {
        if self.concessions == concessions { Ok(()) } else { Err(Refusal::ApprovalOutdated) }
    }
}
