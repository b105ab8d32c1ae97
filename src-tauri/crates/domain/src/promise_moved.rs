//! That a promise moved by somebody else's hand, and that the customer knows it already: the advisor who answers
//! for the car is called about it next, and is told until they have seen it. What the customer does not know yet
//! stands among what is still to be told, with its reason.

use crate::complaint::WordMeans;
use crate::customer_told::{CustomerTold, ToldMatter, promise_moved};
use crate::ids::{PersonId, WorkOrderId};
use crate::stage_codes::Stage;
use crate::work_order::StageStep;
use crate::work_order::correction::CheckInCorrection;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Somebody saw that the promise of a car had moved at that moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromiseSeen {
    pub id: i64,
    pub work_order_id: WorkOrderId,
    /// When what they saw had moved: one that moves again is seen again.
    pub moved_at: DateTime<Utc>,
    pub at: DateTime<Utc>,
    pub person_id: PersonId,
}

/// What the advisor of a car has not seen yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PromiseMoved {
    pub at: DateTime<Utc>,
    /// Why, in the words of whoever moved it.
    pub reason: String,
    pub by: PersonId,
    /// Who heard of it, for the customer, and how.
    pub heard_by: String,
    pub means: WordMeans,
}

/// How the promise of a car moved last, where its advisor has not seen it. Whoever moved it, or told the
/// customer, knows.
pub fn unseen_move(
    stage: Stage,
    advisor: PersonId,
    steps: &[StageStep],
    corrections: &[CheckInCorrection],
    told: &[CustomerTold],
    seen: &[PromiseSeen],
) -> Option<PromiseMoved> {
    if !stage.owes_promise() {
        return None;
    }
    let (at, reason, by) = promise_moved(steps, corrections)?;
    let heard: Vec<&CustomerTold> =
        told.iter().filter(|one| one.matter == ToldMatter::Promise && one.reached && one.at >= at).collect();
    let knows = by == advisor
        || heard.iter().any(|one| one.person_id == advisor)
        || seen.iter().any(|one| one.person_id == advisor && one.moved_at == at);
    let first = heard.first().filter(|_| !knows)?;
    Some(PromiseMoved { at, reason, by, heard_by: first.to_name.clone(), means: first.means })
}
