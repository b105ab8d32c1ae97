//! 车间评分: the foreman marks what was done at a car, job by job. Customers are never told.

use crate::visit::changes::AskVisit;
use crate::visit::flow::at_version;
use domain::ids::{JobId, PersonId};
use domain::job::{Job, JobState};
use domain::job_mark::{JobMark, may_mark};
use domain::work_order::WorkOrder;
use kernel::command::WORKSHOP;
use kernel::error::Result;
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct JobMarks {
    /// What was finished, every try of it, in the order in which it was begun.
    pub jobs: Vec<MarkedJob>,
}

#[derive(Debug, Serialize, TS)]
pub struct MarkedJob {
    pub job_id: JobId,
    pub name: String,
    /// 1 for the first try.
    pub attempt: i64,
    pub technicians: Vec<PersonId>,
    pub technician_names: Vec<String>,
    /// None until somebody marked it.
    pub mark: Option<JobMark>,
    pub marked_by: String,
    /// Whoever asks may mark it: nobody marks their own work.
    pub may_mark: bool,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct MarkJob {
    pub job_id: JobId,
    /// 0 where it is not marked yet.
    pub version: i64,
    pub efficiency: i64,
    pub quality: i64,
    pub note: String,
}

/// What was done on a visit, and how it was marked.
///
/// # Errors
/// `NotFound` where there is no such visit.
pub fn job_marks(cx: &Read, ask: AskVisit) -> Result<JobMarks> {
    let order: WorkOrder = cx.r.get(ask.work_order_id.0)?;
    let (lines, people) = (cx.r.lines_of(order.id)?, cx.r.people()?);
    let mut marks = cx.r.job_marks_of(order.id)?;
    let me = cx.me()?;
    let name_of = |id: PersonId| {
        people.iter().find(|person| person.id == id).map(|person| person.name.clone()).unwrap_or_default()
    };
    let done = cx.r.jobs_of(order.id)?.into_iter().filter(|job| job.state == JobState::Finished);
    let row = |job: Job| {
        let mark = marks.iter().position(|mark| mark.job_id == job.id).map(|place| marks.remove(place));
        let line = lines.iter().find(|line| line.id == job.line_id);
        let technicians: Vec<PersonId> = job.technicians.iter().map(|share| share.person_id).collect();
        MarkedJob {
            may_mark: may_mark(&job, me).is_ok(),
            job_id: job.id,
            name: line.map(|line| line.figures.name.clone()).unwrap_or_default(),
            attempt: job.attempt,
            technician_names: technicians.iter().map(|id| name_of(*id)).collect(),
            technicians,
            marked_by: mark.as_ref().map(|mark| name_of(mark.person_id)).unwrap_or_default(),
            mark,
        }
    };
    Ok(JobMarks { jobs: done.map(row).collect() })
}

/// Marks a finished job, or marks it anew.
///
/// # Errors
/// `NotFound`, `JobIs` where it is not finished, `OwnMark` for who did it, `Conflict` where it was marked meanwhile, and
/// `BadField` for a mark that is none.
pub fn mark_job(cx: &Write, ask: MarkJob) -> Result<JobMark> {
    let job: Job = cx.w.get(ask.job_id.0)?;
    may_mark(&job, cx.me()?)?;
    let known = cx.w.job_marks_of(job.work_order_id)?.into_iter().find(|mark| mark.job_id == job.id);
    let (id, stands) = known.map_or((0, 0), |mark| (mark.id, mark.version));
    at_version("job_mark", id, ask.version, stands)?;
    let MarkJob { job_id, version, efficiency, quality, note } = ask;
    let mut mark = JobMark {
        id,
        work_order_id: job.work_order_id,
        job_id,
        efficiency,
        quality,
        note,
        person_id: cx.my_id()?,
        at: cx.now,
        version,
    }
    .checked()?;
    if stands == 0 {
        mark.version = 1;
        cx.w.insert(&mut mark)?;
    } else {
        cx.w.update(&mark)?;
        mark.version += 1;
    }
    Ok(mark)
}

kernel::commands! {
    read job_marks(AskVisit) -> JobMarks, WORKSHOP, shows [Visits People];
    write mark_job(MarkJob) -> JobMark, WORKSHOP, changes [Visits];
}
