//! Whom the program proposes for a job, and what it says of a place before a job is laid there.

use super::JobRow;
use super::board::{against, day_of, is_of, load, planned};
use super::board_staff::Staff;
use super::workshop::offered;
use chrono::{DateTime, TimeDelta, Utc};
use domain::assignment::presence::{Stretch, after_work, without};
use domain::assignment::proposal::{Candidate, JobProposal, Wanted, propose, worked_on};
use domain::assignment::warning::{LaidJob, OtherJob, PlanWarning};
use domain::assignment::worker::Skill;
use domain::dates::HALF_HOUR;
use domain::ids::{BayId, JobId, PersonId};
use domain::job::plan::{BoardDay, planned_length};
use domain::person::Person;
use domain::refusal::Refusal;
use domain::work_order::WorkOrder;
use kernel::error::Result;
use kernel::host::Read;
use serde::{Deserialize, Serialize};
use storage::screens::JobOnBoard;
use ts_rs::TS;

/// So many visits of a car are looked through for who worked on it.
const VISITS: i64 = 10;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskJobProposals {
    pub job_id: JobId,
}

#[derive(Debug, Serialize, TS)]
pub struct JobProposals {
    /// What the operation needs, where the shop said so.
    pub needed: Option<Skill>,
    /// Everybody who is given jobs, the likeliest first.
    pub proposals: Vec<JobProposal>,
}

/// Jobs that somebody is about to lay somewhere, one behind the other.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct LookAtPlan {
    pub job_ids: Vec<JobId>,
    pub technicians: Vec<PersonId>,
    /// None leaves each where it is done by now.
    pub bay_id: Option<BayId>,
    pub planned_start: DateTime<Utc>,
    /// None is as long as each is planned by now.
    pub planned_minutes: Option<i64>,
}

#[derive(Debug, Serialize, TS)]
pub struct PlanLooked {
    /// What speaks against it, of all of them together, each said once.
    pub warnings: Vec<PlanWarning>,
}

/// Who should do a job, and why.
///
/// # Errors
/// `NotFound` for a job that nobody is to be given any more.
pub fn job_proposals(cx: &Read, ask: AskJobProposals) -> Result<JobProposals> {
    let people = cx.r.people()?;
    let open = offered(cx, &people)?;
    let job = job_of(&open, ask.job_id)?;
    let staff = staff_of(cx, &open)?;
    let day = day_of(cx, cx.today()?)?;
    let order: WorkOrder = cx.r.get(job.work_order_id.0)?;
    let of_car = cx.r.jobs_of_vehicle(order.vehicle_id, VISITS)?;
    let (needed, zone) = (staff.needed(job.labour_operation_id), cx.zone()?);
    let candidates: Vec<Candidate> = people
        .iter()
        .filter(|person| person.is_given_jobs())
        .map(|person| Candidate {
            person_id: person.id,
            fit: staff.fit(needed, person.id, cx.now),
            free: free(&staff, person, &open, job.job_id, day, cx.now),
            did_this_car: worked_on(&of_car, order.id, person.id, zone),
        })
        .collect();
    let wanted = Wanted {
        minutes: planned_length(job.planned_minutes, job.hours),
        from: cx.now,
        promised_at: job.promised_at,
    };
    Ok(JobProposals { needed, proposals: propose(wanted, &candidates) })
}

/// What would speak against jobs lying somewhere. Nothing is written by it.
///
/// # Errors
/// `NotFound` for a job that nobody is to be given any more.
pub fn look_at_plan(cx: &Read, ask: LookAtPlan) -> Result<PlanLooked> {
    let open = offered(cx, &cx.r.people()?)?;
    let staff = staff_of(cx, &open)?;
    let day = day_of(cx, cx.today()?)?;
    // Those that are moved are in nobody's way any more.
    let stay = open.iter().filter(|row| !ask.job_ids.contains(&row.job.job_id));
    let others: Vec<OtherJob> = stay.filter_map(|row| planned(&row.job, day)).collect();
    let mut begins_at = ask.planned_start;
    let mut warnings: Vec<PlanWarning> = Vec::new();
    for id in &ask.job_ids {
        let job = job_of(&open, *id)?;
        let minutes = ask.planned_minutes.unwrap_or(job.planned_minutes);
        let minutes = planned_length(minutes, job.hours);
        let laid = LaidJob {
            job_id: job.job_id,
            work_order_id: job.work_order_id,
            bay_id: ask.bay_id.or(job.bay_id),
            begins_at,
            minutes,
            promised_at: job.promised_at,
        };
        for warning in against(&staff, job, laid, &ask.technicians, &others) {
            if !warnings.contains(&warning) {
                warnings.push(warning);
            }
        }
        begins_at += TimeDelta::minutes(minutes);
    }
    Ok(PlanLooked { warnings })
}

fn staff_of<'a>(cx: &'a Read<'_>, open: &[JobRow]) -> Result<Staff<'a>> {
    let jobs: Vec<&JobOnBoard> = open.iter().map(|row| &row.job).collect();
    Staff::read(cx, &jobs)
}

fn job_of(open: &[JobRow], id: JobId) -> Result<&JobOnBoard> {
    let found = open.iter().find(|row| row.job.job_id == id);
    found.map(|row| &row.job).ok_or_else(|| Refusal::NotFound { entity: "job".to_owned(), id: id.0 }.into())
}

/// When somebody could begin with another job than those they have: what is planned lies where it lies, and what
/// nobody planned, or nobody began in time, comes first.
fn free(
    staff: &Staff<'_>,
    person: &Person,
    open: &[JobRow],
    but: JobId,
    day: BoardDay,
    now: DateTime<Utc>,
) -> Vec<Stretch> {
    let own = open.iter().filter(|row| row.job.job_id != but && is_of(row, person.id));
    let (mut taken, mut loose) = (Vec::new(), 0);
    for row in own {
        let minutes = load(&row.job).minutes_of(person.id, day);
        match planned(&row.job, day).map(|other| other.laid.begins_at) {
            Some(begins_at) if begins_at >= now => {
                taken.push(Stretch { begins_at, ends_at: begins_at + TimeDelta::minutes(minutes) });
            }
            // Of what runs the rest is left, and never nothing.
            Some(begins_at) if !row.job.clocks.is_empty() => {
                loose += (minutes - (now - begins_at).num_minutes()).max(HALF_HOUR);
            }
            _ => loose += minutes,
        }
    }
    after_work(&without(&staff.duty(person.id), taken), now, loose)
}
