//! What becomes of the jobs of a visit when a line is agreed to, and of a line when its job is
//! called off.

use crate::ids::{JobId, LineId};
use crate::job::plan::standard_minutes;
use crate::job::{Job, JobAction, JobState};
use crate::line::{Line, LineState};
use crate::refusal::Refusal;
use crate::work_order::WorkOrder;

/// What is written when a line is agreed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgreedWork {
    /// The line whose place it takes, where that was agreed to.
    pub superseded: Option<Line>,
    /// Jobs of that line which go on under the new one, or are not done any more.
    pub changed: Vec<Job>,
    /// The job that waits for somebody now.
    pub waiting: Option<Job>,
}

/// An agreed line becomes work: a new job, or the jobs of the line whose place it takes.
/// Work that was begun goes on under the new line, and nobody starts it anew; what waits
/// is planned for the same hands, bay and time. `replaced` is the line whose place it
/// takes, `jobs` all of the visit.
///
/// # Errors
/// `JobIs` where a job that waits could not be called off.
pub fn agreed_work(
    order: &WorkOrder,
    line: &Line,
    replaced: Option<Line>,
    jobs: Vec<Job>,
) -> Result<AgreedWork, Refusal> {
    let mut work = AgreedWork::default();
    let mut waiting = waiting_job(order, line);
    if let Some(replaced) = replaced {
        let alive = |job: &Job| job.line_id == replaced.id && job.state != JobState::Cancelled;
        let of_replaced: Vec<Job> = jobs.into_iter().filter(alive).collect();
        if replaced.state == LineState::Approved {
            work.superseded = Some(Line { state: LineState::Superseded, ..replaced });
        }
        if of_replaced.iter().any(|job| job.started_at.is_some()) {
            work.changed = under(line.id, of_replaced);
            return Ok(work);
        }
        for mut old in of_replaced.into_iter().filter(|job| job.state == JobState::Waiting) {
            waiting.technicians.clone_from(&old.technicians);
            waiting.bay_id = old.bay_id;
            waiting.planned_start = old.planned_start;
            old.state = old.state.after(JobAction::Cancel)?;
            work.changed.push(old);
        }
    }
    work.waiting = line.figures.kind.is_job().then_some(waiting);
    Ok(work)
}

fn under(line: LineId, jobs: Vec<Job>) -> Vec<Job> {
    jobs.into_iter().map(|job| Job { line_id: line, ..job }).collect()
}

fn waiting_job(order: &WorkOrder, line: &Line) -> Job {
    Job {
        id: JobId(0),
        work_order_id: order.id,
        line_id: line.id,
        attempt: 1,
        rework_id: None,
        state: JobState::Waiting,
        technicians: Vec::new(),
        bay_id: order.bay_id,
        planned_start: None,
        planned_minutes: standard_minutes(line.figures.hours),
        pause_reason: None,
        started_at: None,
        finished_at: None,
        measurements: Vec::new(),
        note: String::new(),
        version: 1,
    }
}

/// Work that will not be done is not charged: its line goes back to the customer's next
/// check-in with the reason. A rework's first attempt was done, so its line stays as it is.
pub fn line_of_cancelled(job: &Job, line: Line, reason: &str) -> Option<Line> {
    let goes = job.attempt == 1 && line.state == LineState::Approved;
    goes.then(|| line.declined(reason.to_owned()))
}
