//! Another advisor answers for a visit: who goes home, on leave or away hands it
//! over, and the customer, the workshop and the papers are told the new name.

use crate::visit::flow;
use crate::visit::flow::VisitUpdate;
use domain::ids::{PersonId, WorkOrderId};
use domain::person::Person;
use domain::refusal::{MAX_TEXT_LEN, Refusal, required};
use domain::work_order::correction::{CheckInCorrection, CorrectedFact, check_advisor};
use domain::work_order::stage::Action;
use kernel::command::of;
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ReassignAdvisor {
    pub work_order_id: WorkOrderId,
    /// Of the visit as the page showed it.
    pub version: i64,
    pub advisor_id: PersonId,
    pub reason: String,
}

/// Gives a visit to another advisor.
///
/// # Errors
/// What `load_for_action_at` refuses, `StillMissing` for who gives away another's among it,
/// `BadField` without a reason or for who is no advisor, `NothingCorrected` where it is theirs
/// already.
pub fn reassign_advisor(cx: &Write, ask: ReassignAdvisor) -> Result<VisitUpdate> {
    let mut visit = flow::load_for_action_at(cx, ask.work_order_id, ask.version, Action::ReassignAdvisor)?;
    let reason = required("reason", &ask.reason, MAX_TEXT_LEN)?;
    let after: Person = cx.w.get(ask.advisor_id.0)?;
    check_advisor(&after)?;
    if after.id == visit.advisor_id {
        return Err(Refusal::NothingCorrected.into());
    }
    let before: Person = cx.w.get(visit.advisor_id.0)?;
    // By name: the timeline says who it was, also once they are called otherwise.
    let fact =
        CorrectedFact { field: "advisor".to_owned(), before: before.name.into(), after: after.name.into() };
    cx.w.insert(&mut CheckInCorrection {
        id: 0,
        work_order_id: visit.id,
        facts: vec![fact],
        reason,
        at: cx.now,
        person_id: cx.my_id()?,
    })?;
    visit.advisor_id = after.id;
    flow::advance(cx, visit, Action::ReassignAdvisor, "")
}

kernel::commands! {
    write reassign_advisor(ReassignAdvisor) -> VisitUpdate, of(Action::ReassignAdvisor),
        changes [Visits Stock];
}
