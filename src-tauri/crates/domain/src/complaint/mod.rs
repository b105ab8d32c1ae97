//! A complaint ends with the customer's own yes; a no re-opens it one level up.

mod actions;
mod heads;
mod owner;
mod remedy;
mod rights;
mod steps;

pub use crate::complaint_level::ComplaintLevel;
pub use actions::{ComplaintAction, ComplaintFacts};
pub use heads::ComplaintOwners;
pub use owner::{complaint_owner, suggestion_owner};
pub use remedy::{RemedyRequest, RequestState, check_cost, remedy_allowed, remedy_limit_of, remedy_over};
pub use rights::{HANDLERS, check_may_answer, is_manager, may_answer};

use crate::ids::{ComplaintId, CustomerId, PersonId, VehicleId, WorkOrderId};
use crate::money::Money;
use crate::refusal::{FieldProblem, Refusal};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ComplaintCategory {
    RepairQuality,
    PartsQuality,
    Attitude,
    Price,
    Delay,
    Other,
}

impl ComplaintCategory {
    pub const ALL: [Self; 6] =
        [Self::RepairQuality, Self::PartsQuality, Self::Attitude, Self::Price, Self::Delay, Self::Other];
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    Normal,
    Urgent,
    /// Safety, media or law: a special case at once.
    Special,
}

impl Severity {
    pub const fn response_hours(self) -> i64 {
        match self {
            Self::Normal => 24,
            Self::Urgent | Self::Special => 2,
        }
    }

    pub fn response_due(self, from: DateTime<Utc>) -> DateTime<Utc> {
        from + TimeDelta::hours(self.response_hours())
    }
}

/// The complaint that makes a matter a special case.
const SPECIAL_AT: i64 = 3;

/// How grave a new complaint is, and who answers for it. The third one about
/// the same matter is a special case whatever it was called, and a special
/// case begins with the manager.
pub fn at_opening(severity: Severity, earlier_about_same: i64) -> (Severity, ComplaintLevel) {
    if severity == Severity::Special || earlier_about_same + 1 >= SPECIAL_AT {
        (Severity::Special, ComplaintLevel::Manager)
    } else {
        (severity, ComplaintLevel::Clerk)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ComplaintState {
    Open,
    /// A remedy was agreed and carried out; the customer has not said yes yet.
    AwaitingAnswer,
    Closed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ComplaintSource {
    Survey,
    FollowUp,
    Counter,
    Phone,
    Online,
}

impl ComplaintSource {
    pub const ALL: [Self; 5] = [Self::Survey, Self::FollowUp, Self::Counter, Self::Phone, Self::Online];

    /// Where somebody who opens a case may say that they heard of it.
    ///
    /// # Errors
    /// `BadField` for a survey or a follow-up, which open theirs by themselves: what
    /// they are told is kept with them, and this case would have nothing behind it.
    pub fn heard(self) -> Result<Self, Refusal> {
        match self {
            Self::Survey | Self::FollowUp => Err(Refusal::bad("source", FieldProblem::Unknown)),
            Self::Counter | Self::Phone | Self::Online => Ok(self),
        }
    }
}

/// How the customer was spoken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WordMeans {
    Phone,
    Message,
    InPerson,
    Letter,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Complaint {
    pub id: ComplaintId,
    pub number: String,
    pub state: ComplaintState,
    pub level: ComplaintLevel,
    pub category: ComplaintCategory,
    pub severity: Severity,
    pub source: ComplaintSource,
    pub work_order_id: Option<WorkOrderId>,
    pub vehicle_id: Option<VehicleId>,
    pub customer_id: Option<CustomerId>,
    pub person_name: String,
    #[serde(serialize_with = "crate::visibility::contact")]
    pub phone: String,
    pub matter: String,
    /// Who answers for it: from the moment it opens there is somebody.
    pub owner_id: PersonId,
    pub remedy: String,
    pub cost: Money,
    pub response_due: DateTime<Utc>,
    /// When the customer heard from us; a note among ourselves is no answer.
    pub responded_at: Option<DateTime<Utc>>,
    pub opened_at: DateTime<Utc>,
    pub closed_at: Option<DateTime<Utc>>,
    pub reopened: i64,
    pub version: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    Opened,
    /// A note among ourselves.
    Step,
    /// A word to the customer, with its means and whom it reached.
    Told,
    /// Somebody else answers for it from here on.
    HandedOver,
    RemedyAsked,
    RemedyApproved,
    RemedyDeclined,
    Remedy,
    CustomerYes,
    CustomerNo,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ComplaintStep {
    pub id: i64,
    pub complaint_id: ComplaintId,
    pub at: DateTime<Utc>,
    pub person_id: PersonId,
    pub kind: StepKind,
    pub text: String,
    /// Of a word to the customer: how it was said.
    pub means: Option<WordMeans>,
    /// Of a word to the customer: who heard it.
    pub told: String,
}

impl ComplaintState {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::AwaitingAnswer => "awaiting_answer",
            Self::Closed => "closed",
        }
    }
}

impl Complaint {
    /// What presses most stands first: special cases before all others, then
    /// those whose customer still waits for a word, by when it is due; of the
    /// answered ones the oldest.
    pub fn pressing(&self) -> (bool, bool, DateTime<Utc>, ComplaintId) {
        let answered = self.responded_at.is_some();
        let since = if answered { self.opened_at } else { self.response_due };
        (self.severity != Severity::Special, answered, since, self.id)
    }

    /// Nobody answered the customer in time.
    pub fn is_late(&self, now: DateTime<Utc>) -> bool {
        is_answer_late(self.state, self.responded_at, self.response_due, now)
    }
}

/// The same of a complaint that a list tells in a few words.
pub fn is_answer_late(
    state: ComplaintState,
    responded_at: Option<DateTime<Utc>>,
    response_due: DateTime<Utc>,
    now: DateTime<Utc>,
) -> bool {
    state != ComplaintState::Closed && responded_at.is_none() && response_due < now
}
