//! The call within a week after delivery, and the marks at the counter.

use crate::dates::{ShopZone, local};
use crate::ids::{FollowUpId, PersonId, WorkOrderId};
use crate::refusal::Refusal;
use chrono::{DateTime, NaiveDate, Timelike, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The customer's marks, 1 to 5, and would they recommend us, 0 to 10.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Marks {
    pub service: i64,
    pub quality: i64,
    pub on_time: i64,
    pub price_clarity: i64,
    pub cleanliness: i64,
    pub recommend: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Survey {
    pub id: i64,
    pub work_order_id: WorkOrderId,
    pub at: DateTime<Utc>,
    pub person_id: PersonId,
    pub marks: Marks,
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
    pub marks: Option<Marks>,
}

/// Attempts before a customer who cannot be reached is left in peace.
pub const MOST_ATTEMPTS: i64 = 3;

/// The follow-up after a call. Three tries on different half-days close it as
/// unreachable; every real answer closes it at once, except "call me later".
pub fn after_call(
    follow_up: &FollowUp,
    earlier: &[FollowUpCall],
    outcome: CallOutcome,
    call_back_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
    zone: ShopZone,
) -> Result<FollowUp, Refusal> {
    if follow_up.closed_at.is_some() {
        return Err(Refusal::FollowUpClosed);
    }
    let mut next = follow_up.clone();
    next.attempts += 1;
    next.call_back_at = None;
    match outcome {
        CallOutcome::Unreachable => {
            let half_day = |at: DateTime<Utc>| {
                let wall_clock = local(at, zone);
                (wall_clock.date(), wall_clock.hour() >= 12)
            };
            let tried = earlier.iter().filter(|call| call.outcome == CallOutcome::Unreachable);
            let tries = tried.clone().count();
            if tried.clone().any(|call| half_day(call.at) == half_day(now)) {
                return Err(Refusal::SameHalfDay);
            }
            if i64::try_from(tries).unwrap_or(i64::MAX) + 1 >= MOST_ATTEMPTS {
                next.outcome = Some(outcome);
                next.closed_at = Some(now);
            }
        }
        CallOutcome::CallBack => match call_back_at {
            Some(at) if at > now => next.call_back_at = Some(at),
            Some(_) => {
                return Err(Refusal::bad("call_back_at", crate::refusal::FieldProblem::InThePast));
            }
            None => return Err(Refusal::bad("call_back_at", crate::refusal::FieldProblem::Empty)),
        },
        _ => {
            next.outcome = Some(outcome);
            next.closed_at = Some(now);
        }
    }
    Ok(next)
}
