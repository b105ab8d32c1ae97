//! Work that is done again: what failed is kept, and waits for another try.

use crate::ids::JobId;
use crate::inspection::Rework;
use crate::job::plan::standard_minutes;
use crate::job::{Job, JobState};

/// Another try of each job that failed, for the same hands: the first is kept. The hours of
/// a rework are those of all its jobs together. `remedy` is what is to be done about it,
/// where somebody said so.
pub fn tries_again(failed: &[&Job], rework: &Rework, remedy: &str) -> Vec<Job> {
    let all = i64::try_from(failed.len()).unwrap_or(i64::MAX).max(1);
    let minutes = standard_minutes(rework.hours) / all;
    let again = |job: &&Job| Job {
        id: JobId(0),
        work_order_id: rework.work_order_id,
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
        measurements: Vec::new(),
        note: remedy.to_owned(),
        version: 1,
    };
    failed.iter().map(again).collect()
}
