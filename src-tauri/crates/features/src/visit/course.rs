//! Calling a visit off, moving what was promised, and who is let go first.

use crate::visit::flow::{self, VisitUpdate};
use crate::visit::told::{HeardAtOnce, heard_at_once};
use chrono::{DateTime, Utc};
use domain::dates::local_text;
use domain::ids::WorkOrderId;
use domain::job::{JobAction, JobState};
use domain::refusal::{MAX_TEXT_LEN, required};
use domain::work_order::stage::Action;
use domain::work_order::{Priority, StageStep, check_promise};
use kernel::command::of;
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct CancelVisit {
    pub work_order_id: WorkOrderId,
    pub version: i64,
    pub reason: String,
}

/// The promise moves, with a reason.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct MovePromise {
    pub work_order_id: WorkOrderId,
    pub version: i64,
    pub promised_at: DateTime<Utc>,
    pub reason: String,
    /// None where the customer is still to be told.
    #[serde(default)]
    pub heard: Option<HeardAtOnce>,
}

/// Who waits in the shop, or wants the car sooner than its turn.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SetPriority {
    pub work_order_id: WorkOrderId,
    pub version: i64,
    pub priority: Priority,
}

/// Called off, before anybody laid hands on the car.
///
/// # Errors
/// What `load_for_action_at` refuses, and `BadField` without a reason.
pub fn cancel_visit(cx: &Write, ask: CancelVisit) -> Result<VisitUpdate> {
    let mut visit = flow::load_for_action_at(cx, ask.work_order_id, ask.version, Action::Cancel)?;
    visit.cancel_reason = required("reason", &ask.reason, MAX_TEXT_LEN)?;
    for mut job in visit.jobs.clone() {
        if job.state == JobState::Waiting {
            job.state = job.state.after(JobAction::Cancel)?;
            cx.w.update(&job)?;
        }
    }
    let note = visit.cancel_reason.clone();
    flow::advance(cx, visit, Action::Cancel, &note)
}

/// The promise moves with a reason, and the timeline says from when to when.
///
/// # Errors
/// What `load_for_action_at` refuses, and `BadField` without a reason, for a time that is past, or
/// where nobody is named who heard of it.
pub fn move_promise(cx: &Write, ask: MovePromise) -> Result<VisitUpdate> {
    let mut visit = flow::load_for_action_at(cx, ask.work_order_id, ask.version, Action::MovePromise)?;
    let reason = required("reason", &ask.reason, MAX_TEXT_LEN)?;
    check_promise(ask.promised_at, cx.now)?;
    let promised_at = kernel::clock::whole_seconds(ask.promised_at);
    let zone = cx.zone()?;
    let before = visit.promised_at.map(|at| local_text(at, zone)).unwrap_or_default();
    let note = format!("{before} → {} {reason}", local_text(promised_at, zone));
    visit.promised_at = Some(promised_at);
    cx.w.insert(&mut StageStep {
        id: 0,
        work_order_id: visit.id,
        action: Action::MovePromise,
        from_stage: Some(visit.stage),
        to_stage: visit.stage,
        at: cx.now,
        person_id: cx.my_id()?,
        note: note.trim().to_owned(),
    })?;
    if let Some(heard) = &ask.heard {
        heard_at_once(cx, &visit.order, heard)?;
    }
    flow::advance(cx, visit, Action::MovePromise, "")
}

/// Whoever may promise a time says who is let go first; the change log keeps who said it.
///
/// # Errors
/// What `load_for_action_at` refuses.
pub fn set_priority(cx: &Write, ask: SetPriority) -> Result<VisitUpdate> {
    let mut visit = flow::load_for_action_at(cx, ask.work_order_id, ask.version, Action::MovePromise)?;
    visit.priority = ask.priority;
    flow::advance(cx, visit, Action::MovePromise, "")
}

kernel::commands! {
    write cancel_visit(CancelVisit) -> VisitUpdate, of(Action::Cancel), changes [Visits Vehicles Links Stock];
    write move_promise(MovePromise) -> VisitUpdate, of(Action::MovePromise), changes [Visits Stock];
    write set_priority(SetPriority) -> VisitUpdate, of(Action::MovePromise), changes [Visits Stock];
}
