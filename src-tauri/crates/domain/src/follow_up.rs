//! The call within a week after delivery, and the marks at the counter.

use crate::complaint::ComplaintCategory;
use crate::ids::{ComplaintId, FollowUpId, PersonId, WorkOrderId};
use crate::refusal::{FieldProblem, Refusal};
use crate::stage_codes::Missing;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The customer's marks, 1 to 5, and would they recommend us, 0 to 10.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SurveyScores {
    pub service: i64,
    pub quality: i64,
    pub on_time: i64,
    pub price_clarity: i64,
    pub cleanliness: i64,
    pub recommend: i64,
}

pub const MIN_MARK: i64 = 1;
pub const MAX_MARK: i64 = 5;
pub const MAX_RECOMMEND: i64 = 10;

impl SurveyScores {
    fn stars(&self) -> [(&'static str, i64, ComplaintCategory); 5] {
        // The gravest matter first: it names the case when marks are equal.
        [
            ("quality", self.quality, ComplaintCategory::RepairQuality),
            ("service", self.service, ComplaintCategory::Attitude),
            ("price_clarity", self.price_clarity, ComplaintCategory::Price),
            ("on_time", self.on_time, ComplaintCategory::Delay),
            ("cleanliness", self.cleanliness, ComplaintCategory::Other),
        ]
    }

    /// Every mark is one that can be given.
    ///
    /// # Errors
    /// `BadField` for a mark below or above its range.
    pub fn check(&self) -> Result<(), Refusal> {
        let ranges = self.stars().map(|(field, mark, _)| (field, mark, MIN_MARK, MAX_MARK));
        for (field, mark, least, most) in
            ranges.into_iter().chain([("recommend", self.recommend, 0, MAX_RECOMMEND)])
        {
            if mark < least {
                let problem = if mark < 0 { FieldProblem::Negative } else { FieldProblem::Empty };
                return Err(Refusal::bad(field, problem));
            }
            if mark > most {
                return Err(Refusal::bad(field, FieldProblem::TooLarge));
            }
        }
        Ok(())
    }

    /// The department a low mark calls: at most 2 of 5, or at most 6 of 10 for
    /// recommending. Good marks from somebody who would not recommend us name
    /// no department.
    pub fn complaint(&self) -> Option<ComplaintCategory> {
        let stars = self.stars();
        let lowest = stars.iter().map(|(_, mark, _)| *mark).min().unwrap_or(5);
        if lowest > 2 && self.recommend > 6 {
            return None;
        }
        let of_lowest = stars.iter().find(|(_, mark, _)| *mark == lowest).map(|(.., category)| *category);
        Some(of_lowest.filter(|_| lowest <= 3).unwrap_or(ComplaintCategory::Other))
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Survey {
    pub id: i64,
    pub work_order_id: WorkOrderId,
    pub at: DateTime<Utc>,
    pub person_id: PersonId,
    pub marks: SurveyScores,
    pub comment: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CallOutcome {
    Satisfied,
    Suggestion,
    Problem,
    Refused,
    WrongNumber,
    Unreachable,
    /// Reached, but asked to be called at another time.
    CallBack,
}

impl CallOutcome {
    pub const ALL: [Self; 7] = [
        Self::Satisfied,
        Self::Suggestion,
        Self::Problem,
        Self::Refused,
        Self::WrongNumber,
        Self::Unreachable,
        Self::CallBack,
    ];
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FollowUp {
    pub id: FollowUpId,
    pub work_order_id: WorkOrderId,
    pub due_on: NaiveDate,
    pub attempts: i64,
    pub call_back_at: Option<DateTime<Utc>>,
    pub outcome: Option<CallOutcome>,
    pub closed_at: Option<DateTime<Utc>>,
    /// The complaint told on the call: once it is closed the customer is called
    /// a second time, and the visit stays open until then.
    pub waits_for: Option<ComplaintId>,
    pub version: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FollowUpCall {
    pub id: i64,
    pub follow_up_id: FollowUpId,
    pub work_order_id: WorkOrderId,
    pub at: DateTime<Utc>,
    pub person_id: PersonId,
    pub outcome: CallOutcome,
    pub note: String,
    pub marks: Option<SurveyScores>,
}

/// Attempts before a customer who cannot be reached is left in peace.
pub const MAX_ATTEMPTS: i64 = 3;

/// The follow-up after a call. Three tries on different half-days close it as
/// unreachable; every real answer closes it at once, except "call me later" and
/// a problem: that becomes a complaint, and is asked after once it is settled.
///
/// Whether the call may be put down at all is the gate's to say; `tries` are
/// those that reached nobody before this one.
///
/// # Errors
/// `BadField` where a call back is agreed for no time, or for one that is past.
pub fn after_call(
    follow_up: &FollowUp,
    tries: usize,
    outcome: CallOutcome,
    call_back_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<FollowUp, Refusal> {
    let mut next = follow_up.clone();
    next.attempts += 1;
    next.call_back_at = None;
    match outcome {
        CallOutcome::Unreachable => {
            if i64::try_from(tries).unwrap_or(i64::MAX) + 1 >= MAX_ATTEMPTS {
                next.outcome = Some(outcome);
                next.closed_at = Some(now);
            }
        }
        CallOutcome::CallBack => match call_back_at {
            Some(at) if at > now => next.call_back_at = Some(at),
            Some(_) => {
                return Err(Refusal::bad("call_back_at", FieldProblem::InThePast));
            }
            None => return Err(Refusal::bad("call_back_at", FieldProblem::Empty)),
        },
        // Left open: whoever opens the complaint says which one it waits for.
        CallOutcome::Problem => next.outcome = Some(outcome),
        _ => {
            next.outcome = Some(outcome);
            next.closed_at = Some(now);
        }
    }
    Ok(next)
}

/// How far the follow-up is: the rules of the visit and the gate of the call ask
/// the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FollowUpState {
    /// The customer is still to be called.
    Open,
    /// The customer told of a problem, and its complaint is still open.
    AwaitsComplaint,
    Closed,
}

impl FollowUpState {
    /// What keeps a call from being put down.
    pub const fn missing(self) -> Option<Missing> {
        match self {
            Self::Open => None,
            Self::AwaitsComplaint => Some(Missing::ComplaintOpen),
            Self::Closed => Some(Missing::FollowUp),
        }
    }
}

impl FollowUp {
    pub const fn state(&self) -> FollowUpState {
        match (self.closed_at, self.waits_for) {
            (Some(_), _) => FollowUpState::Closed,
            (None, Some(_)) => FollowUpState::AwaitsComplaint,
            (None, None) => FollowUpState::Open,
        }
    }

    /// The complaint is settled: the customer is asked by this day whether it
    /// really is.
    pub fn planned_again(&self, due_on: NaiveDate) -> Self {
        Self { waits_for: None, due_on, ..self.clone() }
    }
}
