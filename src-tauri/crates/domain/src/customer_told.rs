//! That the customer was told: their car is ready 取车通知, it takes longer than was promised, or how far it
//! is. Who was told, when, by what means and by whom stands beside the visit; what is still to be told
//! follows from what happened since.

use crate::complaint::WordMeans;
use crate::ids::{PersonId, WorkOrderId};
use crate::phone::Phone;
use crate::refusal::{FieldProblem, MAX_NAME_LEN, MAX_TEXT_LEN, Refusal, optional, required};
use crate::stage_codes::{Action, Stage};
use crate::work_order::correction::CheckInCorrection;
use crate::work_order::{StageStep, WorkOrder};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the customer was told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ToldMatter {
    /// The car may be fetched.
    Ready,
    /// What was promised moved.
    Promise,
    /// How far it is, as they asked or as it seemed right to say.
    Progress,
}

impl ToldMatter {
    pub const ALL: [Self; 3] = [Self::Ready, Self::Promise, Self::Progress];

    /// There is something of this to tell in this stage.
    pub const fn is_of(self, stage: Stage) -> bool {
        match self {
            Self::Ready => waits_for_owner(stage),
            Self::Promise => stage.owes_promise(),
            Self::Progress => stage.is_in_shop(),
        }
    }
}

/// The work is over, and the car is to be paid and fetched.
pub const fn waits_for_owner(stage: Stage) -> bool {
    matches!(stage, Stage::AwaitingSettlement | Stage::ReadyForDelivery)
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CustomerTold {
    pub id: i64,
    pub work_order_id: WorkOrderId,
    pub matter: ToldMatter,
    pub means: WordMeans,
    /// Who was spoken to, or written to.
    pub to_name: String,
    #[serde(serialize_with = "crate::visibility::contact")]
    pub phone: String,
    /// A call that nobody took tells nobody, and is kept as a try.
    pub reached: bool,
    /// What they said to it.
    pub note: String,
    /// What stood promised as they were told.
    pub promised_at: Option<DateTime<Utc>>,
    pub at: DateTime<Utc>,
    pub person_id: PersonId,
}

/// One call or message, as it is written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Telling {
    pub matter: ToldMatter,
    pub means: WordMeans,
    pub to_name: String,
    pub phone: String,
    pub reached: bool,
    pub note: String,
}

impl Telling {
    /// As it is kept of this visit.
    ///
    /// # Errors
    /// `BadField` without a name, for a text too long, and for what there is nothing to tell of now.
    pub fn kept(
        &self,
        order: &WorkOrder,
        at: DateTime<Utc>,
        person_id: PersonId,
    ) -> Result<CustomerTold, Refusal> {
        if !self.matter.is_of(order.stage) {
            return Err(Refusal::bad("matter", FieldProblem::Unknown));
        }
        let phone = optional("phone", &self.phone, MAX_NAME_LEN)?;
        Ok(CustomerTold {
            id: 0,
            work_order_id: order.id,
            matter: self.matter,
            means: self.means,
            to_name: required("to_name", &self.to_name, MAX_NAME_LEN)?,
            phone: Phone::normalised(&phone).map(String::from).unwrap_or_default(),
            reached: self.reached,
            note: optional("note", &self.note, MAX_TEXT_LEN)?,
            promised_at: order.promised_at,
            at,
            person_id,
        })
    }
}

/// What the customer does not know yet, and since when it is so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct StillToTell {
    pub matter: ToldMatter,
    pub since: DateTime<Utc>,
    /// Why the promise moved, in the words of whoever moved it; nothing of a car that is ready.
    pub reason: String,
    pub by: PersonId,
    /// So often somebody tried since and reached nobody.
    pub tries: i64,
}

/// What of a visit its customer is still to be told. A car that is ready is told before all else: that
/// its promise once moved nobody asks any more.
pub fn still_to_tell(
    stage: Stage,
    steps: &[StageStep],
    corrections: &[CheckInCorrection],
    told: &[CustomerTold],
) -> Option<StillToTell> {
    let (matter, since, reason, by) = if waits_for_owner(stage) {
        let (since, by) = ready_since(steps)?;
        (ToldMatter::Ready, since, String::new(), by)
    } else if stage.owes_promise() {
        let (since, reason, by) = promise_moved(steps, corrections)?;
        (ToldMatter::Promise, since, reason, by)
    } else {
        return None;
    };
    let of_it = || told.iter().filter(|one| one.matter == matter && one.at >= since);
    if of_it().any(|one| one.reached) {
        return None;
    }
    let tries = i64::try_from(of_it().count()).unwrap_or(i64::MAX);
    Some(StillToTell { matter, since, reason, by, tries })
}

/// Since when the car may be fetched: one that goes back to the wash and comes again is told anew, and
/// that it was paid meanwhile changes nothing.
fn ready_since(steps: &[StageStep]) -> Option<(DateTime<Utc>, PersonId)> {
    let came =
        |step: &&StageStep| waits_for_owner(step.to_stage) && !step.from_stage.is_some_and(waits_for_owner);
    steps.iter().rev().find(came).map(|step| (step.at, step.person_id))
}

/// When the promise moved last, why, and by whom: by an action of its own, or as a slip of the check-in.
pub(crate) fn promise_moved(
    steps: &[StageStep],
    corrections: &[CheckInCorrection],
) -> Option<(DateTime<Utc>, String, PersonId)> {
    let moved = steps
        .iter()
        .filter(|step| step.action == Action::MovePromise)
        .map(|step| (step.at, step.note.clone(), step.person_id));
    let corrected = corrections
        .iter()
        .filter(|one| one.facts.iter().any(|fact| fact.field == "promised_at"))
        .map(|one| (one.at, one.reason.clone(), one.person_id));
    moved.chain(corrected).max_by_key(|(at, ..)| *at)
}
