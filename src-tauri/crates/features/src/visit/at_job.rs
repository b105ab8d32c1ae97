//! What the gate of a job looks at, and what the page of its visit is told.

use domain::allowed::Allowed;
use domain::ids::{JobId, PersonId};
use domain::job::actions::JobFacts;
use domain::job::{Job, JobAction, JobTime};
use domain::person::Person;
use domain::work_order::stage::{Action, Stage};
use kernel::error::Result;
use kernel::host::Read;
use serde::Serialize;
use storage::screens::RunningClock;
use ts_rs::TS;

/// What may be done at a job of the visit now.
#[derive(Clone, Debug, Serialize, TS)]
pub struct JobOffer {
    pub job_id: JobId,
    /// Who is at it now.
    pub at_work: Vec<PersonId>,
    /// Somebody else is still at it: finishing it ends the own part only.
    pub own_part: bool,
    /// Buttons are drawn from these.
    pub actions: Vec<Allowed<JobAction>>,
}

pub(crate) fn facts_of<'a>(
    job: &'a Job,
    stage: Stage,
    clocks: &[JobTime],
    people: &'a [Person],
) -> JobFacts<'a> {
    let running = clocks.iter().filter(|clock| clock.job_id == job.id && clock.ended_at.is_none());
    JobFacts {
        stage,
        state: job.state,
        is_rework: job.rework_id.is_some(),
        technicians: &job.technicians,
        at_work: running.map(|clock| clock.person_id).collect(),
        busy_with: None,
        people,
    }
}

/// What the clock runs on of the one whose clock a press would start.
pub(crate) fn busy_with(running: &[RunningClock], facts: &JobFacts<'_>, me: &Person) -> Option<String> {
    let technician = facts.whose_clock(me).ok()?;
    running.iter().find(|clock| clock.person_id == technician).map(|clock| clock.job.clone())
}

pub(crate) fn offers(
    cx: &Read,
    jobs: &[Job],
    stage: Stage,
    clocks: &[JobTime],
    people: &[Person],
) -> Result<Vec<JobOffer>> {
    let me = cx.me()?;
    let at_the_car = Action::WorkOnJobs.is_of(stage) && cx.has_role_for(Action::WorkOnJobs);
    let running = if at_the_car { cx.r.running_clocks()? } else { Vec::new() };
    let mut offers = Vec::with_capacity(jobs.len());
    for job in jobs {
        let mut facts = facts_of(job, stage, clocks, people);
        facts.busy_with = busy_with(&running, &facts, me);
        offers.push(JobOffer {
            job_id: job.id,
            own_part: facts.is_own_part(me.id),
            actions: facts.allowed(me),
            at_work: facts.at_work,
        });
    }
    Ok(offers)
}
