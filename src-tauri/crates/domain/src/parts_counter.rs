//! What the parts counter serves first.

use crate::ids::{JobId, LineId, PersonId, WorkOrderId};
use crate::job::{Job, JobState, JobTime, PauseReason};
use crate::line::{Line, LineKind, LineState, PartOrigin};
use crate::part_request::PartRequest;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The parts of a visit came, and its work went on or might.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PartsArrival {
    pub id: i64,
    pub work_order_id: WorkOrderId,
    pub job_id: JobId,
    pub at: DateTime<Utc>,
    pub person_id: PersonId,
    /// The clock was started with it; otherwise whoever does the job had another one running.
    pub went_on: bool,
}

/// A part no stock is kept of was laid ready.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaidPart {
    pub id: i64,
    pub work_order_id: WorkOrderId,
    pub line_id: LineId,
    pub at: DateTime<Utc>,
    pub person_id: PersonId,
}

/// Whether the work stands still for want of parts.
pub fn lacks_parts(state: JobState, paused_for: Option<PauseReason>) -> bool {
    state == JobState::Paused && paused_for == Some(PauseReason::Parts)
}

/// Whether a line wants something of the counter: a part that was agreed to, and that is neither the
/// customer's own nor fitted elsewhere.
pub fn is_laid_out(line: &Line) -> bool {
    line.state == LineState::Approved
        && line.figures.kind == LineKind::Part
        && matches!(line.figures.origin, PartOrigin::Stock | PartOrigin::BoughtForOrder)
}

/// Whether all that the work on a car needs is there: every part was issued, or laid ready where no
/// stock is kept of it, and nothing that was asked for is still to come.
pub fn all_is_there(
    lines: &[Line],
    is_issued: impl Fn(&Line) -> bool,
    laid: &[LineId],
    requests: &[PartRequest],
) -> bool {
    let is_there = |line: &Line| laid.contains(&line.id) || is_issued(line);
    lines.iter().filter(|line| is_laid_out(line)).all(is_there)
        && requests.iter().all(|request| !request.state.is_missing())
}

/// Who goes on by themselves with a job that stood still for want of parts: those who stopped for
/// them, unless their clock runs elsewhere by now. One technician has one job running.
pub fn who_goes_on(job: &Job, clocks: &[JobTime], busy: &[PersonId], at_work: &[PersonId]) -> Vec<PersonId> {
    if !lacks_parts(job.state, job.pause_reason) {
        return Vec::new();
    }
    let stopped_for_parts = |person: &PersonId| {
        let own = clocks.iter().rev().find(|clock| clock.job_id == job.id && clock.person_id == *person);
        own.is_some_and(|clock| clock.pause_reason == Some(PauseReason::Parts))
    };
    let sharers = job.technicians.iter().map(|share| share.person_id);
    sharers
        .filter(|person| stopped_for_parts(person) && !busy.contains(person) && at_work.contains(person))
        .collect()
}

/// Where a car lies at the counter, in the order in which it is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PartsPile {
    /// Its work stands still until the parts come.
    Waiting,
    /// Work on it is still to be done.
    Ahead,
    /// Everything is repaired: what was laid ready is looked over once more.
    Done,
}

impl PartsPile {
    /// Of a car some of whose work stands still, or has still to be done.
    pub const fn of(stands_still: bool, work_to_do: bool) -> Self {
        match (stands_still, work_to_do) {
            (true, _) => Self::Waiting,
            (false, true) => Self::Ahead,
            (false, false) => Self::Done,
        }
    }
}
