//! Back to the workshop: the first try of a job is kept, a new one of each that
//! failed waits for the same hands. Nothing of it is charged.

use domain::ids::{JobId, WorkOrderId};
use domain::inspection::Rework;
use domain::job::{Job, JobState};
use domain::job_plan::standard_minutes;
use domain::money::Hours;
use kernel::error::Result;
use kernel::host::Write;

/// Keeps the rework and begins another try of each of its jobs. `remedy` is what
/// is to be done about it, where somebody said so.
pub(super) fn begin(cx: &Write, mut rework: Rework, failed: &[&Job], remedy: &str) -> Result<()> {
    cx.w.insert(&mut rework)?;
    let each = minutes_each(rework.hours, failed.len());
    for job in failed {
        cx.w.insert(&mut again(job, rework.work_order_id, &rework, each, remedy))?;
    }
    Ok(())
}

/// The hours of a rework are those of all its jobs together.
fn minutes_each(hours: Hours, jobs: usize) -> i64 {
    standard_minutes(hours) / i64::try_from(jobs).unwrap_or(1).max(1)
}

fn again(job: &Job, order: WorkOrderId, rework: &Rework, minutes: i64, remedy: &str) -> Job {
    Job {
        id: JobId(0),
        work_order_id: order,
        line_id: job.line_id,
        attempt: job.attempt + 1,
        rework_id: Some(rework.id),
        state: JobState::Waiting,
        technicians: job.technicians.clone(),
        bay_id: job.bay_id,
        planned_start: None,
        planned_minutes: minutes,
        pause_reason: None,
        started_at: None,
        finished_at: None,
        key_data: Vec::new(),
        note: remedy.to_owned(),
        version: 1,
    }
}
