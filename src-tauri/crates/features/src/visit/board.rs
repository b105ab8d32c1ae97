//! What the foreman lays on the board: several jobs at once, into a bay, and back to where they lay.

use crate::visit::check_in::usable_bay;
use crate::visit::workshop::{check_given_to, job_for_action, release_if_given, saved};
use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::{BayId, JobId, PersonId, WorkOrderId};
use domain::job::plan::{MAX_LAID_AT_ONCE, planned_length, planned_minutes, shared_equally};
use domain::job::{Job, JobAction, JobShare};
use domain::line::Line;
use domain::refusal::{FieldProblem, Refusal};
use domain::work_order::stage::Action;
use kernel::clock::whole_seconds;
use kernel::command::of;
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A job as the page showed it.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct JobSeen {
    pub job_id: JobId,
    pub version: i64,
}

/// Jobs that one person is given, one behind the other.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct LayJobs {
    pub jobs: Vec<JobSeen>,
    pub to: PersonId,
    pub planned_start: DateTime<Utc>,
}

/// Jobs that are done in one bay, one behind the other.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct LayInBay {
    pub jobs: Vec<JobSeen>,
    pub bay_id: BayId,
    pub planned_start: DateTime<Utc>,
}

/// A job as it was planned before, by whom or by nobody.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct JobBefore {
    pub job_id: JobId,
    pub version: i64,
    pub technicians: Vec<JobShare>,
    pub bay_id: Option<BayId>,
    pub planned_start: Option<DateTime<Utc>>,
    pub planned_minutes: i64,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct LayBack {
    pub jobs: Vec<JobBefore>,
}

#[derive(Debug, Serialize, TS)]
pub struct LaidJobs {
    pub jobs: Vec<Job>,
    /// Visits whose work may begin with it, by their numbers.
    pub released: Vec<WorkOrderId>,
}

/// All of them go to one person, each behind the one before. Bays and notes stay.
///
/// # Errors
/// `BadField` for none or too many, `NotFound`, what `load_for_action` and `JobFacts::check` refuse, `Conflict` on
/// an older page, and `BadField` for who is no technician.
pub fn lay_jobs(cx: &Write, ask: LayJobs) -> Result<LaidJobs> {
    let technicians = shared_equally(&[ask.to]);
    check_given_to(cx, &technicians)?;
    let jobs = one_behind_another(cx, ask.jobs, ask.planned_start, |job| {
        job.technicians.clone_from(&technicians);
    })?;
    let mut orders: Vec<WorkOrderId> = jobs.iter().map(|job| job.work_order_id).collect();
    orders.sort_unstable();
    orders.dedup();
    let mut released = Vec::new();
    for order in orders {
        if release_if_given(cx, order)? {
            released.push(order);
        }
    }
    Ok(LaidJobs { jobs, released })
}

/// They are done in this bay from then on; whoever has them keeps them.
///
/// # Errors
/// `BadField` for none or too many, `NotFound`, what `load_for_action` and `JobFacts::check` refuse, `Conflict` on
/// an older page, and `BadField` for a bay that is not in use.
pub fn lay_in_bay(cx: &Write, ask: LayInBay) -> Result<LaidJobs> {
    let bay_id = usable_bay(cx, Some(ask.bay_id))?;
    let jobs = one_behind_another(cx, ask.jobs, ask.planned_start, |job| job.bay_id = bay_id)?;
    Ok(LaidJobs { jobs, released: Vec::new() })
}

/// What nobody planned is planned for as long as the board showed it.
fn one_behind_another(
    cx: &Write,
    seen: Vec<JobSeen>,
    start: DateTime<Utc>,
    lay: impl Fn(&mut Job),
) -> Result<Vec<Job>> {
    check_count(seen.len())?;
    let mut begins_at = whole_seconds(start);
    let mut laid = Vec::with_capacity(seen.len());
    for JobSeen { job_id, version } in seen {
        let (mut job, _) = job_for_action(cx, job_id, version, JobAction::Assign)?;
        let line: Line = cx.w.get(job.line_id.0)?;
        lay(&mut job);
        job.planned_minutes = planned_length(job.planned_minutes, line.figures.hours);
        job.planned_start = Some(begins_at);
        begins_at += TimeDelta::minutes(job.planned_minutes);
        laid.push(saved(cx, job)?.job);
    }
    Ok(laid)
}

/// Undoes what was laid: each job is planned as it was, and one that nobody had is nobody's again. A visit that was
/// released with it stays so: its job waits in the queue like one that is found while the car is worked on.
///
/// # Errors
/// `BadField` for none or too many, `NotFound`, what `load_for_action` and `JobFacts::check` refuse, `Conflict` where
/// it was changed since, `SharesOff`, and `BadField` for who is no technician any more.
pub fn lay_back(cx: &Write, ask: LayBack) -> Result<LaidJobs> {
    check_count(ask.jobs.len())?;
    let mut laid = LaidJobs { jobs: Vec::with_capacity(ask.jobs.len()), released: Vec::new() };
    for before in ask.jobs {
        let (mut job, _) = job_for_action(cx, before.job_id, before.version, JobAction::Assign)?;
        if !before.technicians.is_empty() {
            check_given_to(cx, &before.technicians)?;
        }
        job.technicians = before.technicians;
        // Where it lay it may lie again, also in a bay that was given up since.
        if job.bay_id != before.bay_id {
            job.bay_id = usable_bay(cx, before.bay_id)?;
        }
        job.planned_minutes = planned_minutes(before.planned_minutes)?;
        job.planned_start = before.planned_start.map(whole_seconds);
        laid.jobs.push(saved(cx, job)?.job);
    }
    Ok(laid)
}

fn check_count(jobs: usize) -> Result<()> {
    match jobs {
        0 => Err(Refusal::bad("jobs", FieldProblem::Empty).into()),
        1..=MAX_LAID_AT_ONCE => Ok(()),
        _ => Err(Refusal::bad("jobs", FieldProblem::TooLarge).into()),
    }
}

kernel::commands! {
    write lay_jobs(LayJobs) -> LaidJobs, of(Action::AssignJobs), changes [Visits Stock];
    write lay_in_bay(LayInBay) -> LaidJobs, of(Action::AssignJobs), changes [Visits Stock];
    write lay_back(LayBack) -> LaidJobs, of(Action::AssignJobs), changes [Visits Stock];
}
