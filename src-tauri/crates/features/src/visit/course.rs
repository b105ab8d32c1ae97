//! Calling a visit off, and moving what was promised.

use crate::visit::flow::{self, VisitUpdate};
use chrono::{DateTime, Utc};
use domain::dates::local_text;
use domain::ids::WorkOrderId;
use domain::job::{JobAction, JobState};
use domain::refusal::{MAX_TEXT_LEN, required};
use domain::work_order::stage::Action;
use domain::work_order::{StageStep, check_promise};
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

/// The advisor moves the promise, with a reason.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct MovePromise {
    pub work_order_id: WorkOrderId,
    pub version: i64,
    pub promised_at: DateTime<Utc>,
    pub reason: String,
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
/// What `load_for_action_at` refuses, and `BadField` without a reason or for a time that is
/// past.
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
    flow::advance(cx, visit, Action::MovePromise, "")
}

kernel::commands! {
    write cancel_visit(CancelVisit) -> VisitUpdate, of(Action::Cancel), changes [Visits Vehicles Links];
    write move_promise(MovePromise) -> VisitUpdate, of(Action::MovePromise), changes [Visits];
}
