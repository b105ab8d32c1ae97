//! The workshop: the foreman's board, the technician's jobs, the inspector's
//! queue.

use super::findings::waiting_findings;
use super::{
    ForemanHome, InspectionQueueRow, InspectorHome, JobRow, QueueRow, TechnicianHome, TechnicianLoad,
};
use crate::glance::at_a_glance;
use crate::visit::at_job::busy_with;
use crate::visit::findings::findings_waiting;
use chrono::{DateTime, TimeDelta, Utc};
use domain::dates::day_range_utc;
use domain::ids::{PersonId, WorkOrderId};
use domain::inspection::{InspectionKind, next_attempt};
use domain::job::JobState;
use domain::job::actions::JobFacts;
use domain::job::plan::{BoardDay, JobLoad};
use domain::person::Person;
use domain::photo::PhotoKind;
use domain::work_order::at_hand::{done_jobs, facts_of_work};
use domain::work_order::stage::{Action, Stage};
use domain::workshop_board::{BoardJob, Lane, least_busy_first};
use kernel::error::Result;
use kernel::host::AskNothing;
use kernel::host::Read;
use storage::screens::JobOnBoard;

/// What the foreman sees first.
///
/// # Errors
/// Only what the file itself fails with.
pub fn foreman_home(cx: &Read, _: AskNothing) -> Result<ForemanHome> {
    let day = board_day(cx)?;
    let people = cx.r.people()?;
    let open = offered(cx, &people)?;
    let finished = finished_today(cx, day)?;
    let is_unassigned = |row: &JobRow| row.job.technicians.is_empty();
    let rows = |wanted: &dyn Fn(&JobRow) -> bool| -> Vec<JobRow> {
        open.iter().filter(|row| wanted(row)).cloned().collect()
    };

    let (mut waiting, mut releasable) = (Vec::new(), Vec::new());
    for order in cx.r.orders_in(&[Stage::AwaitingAssignment])? {
        let (lines, jobs) = (cx.r.lines_of(order.work_order_id)?, cx.r.jobs_of(order.work_order_id)?);
        let missing = facts_of_work(order.stage, &lines, &jobs).missing_for(Action::ReleaseToRepair);
        let rows = if missing.is_empty() { &mut releasable } else { &mut waiting };
        rows.push(order);
    }

    // Today's board: what is done, and what is not planned for a later day.
    let today: Vec<&JobRow> = finished
        .iter()
        .chain(open.iter().filter(|row| row.job.planned_start.is_none_or(|start| start < day.ends)))
        .collect();
    let technicians = people.into_iter().filter(Person::is_given_jobs);
    let loads: Vec<TechnicianLoad> = technicians.map(|person| load_of(person, &today, day, cx.now)).collect();
    Ok(ForemanHome {
        open_findings: waiting_findings(cx)?,
        unassigned: rows(&is_unassigned),
        blocked: rows(&|row| row.job.state == JobState::Paused),
        least_busy_first: least_busy_first(loads.iter().map(|load| (load.person_id, load.minutes_today))),
        technicians: loads,
        releasable,
        waiting,
        day_starts_at: day.opens,
        day_ends_at: day.begins + TimeDelta::minutes(cx.details()?.settings.closes_at_minute),
        free_at: Lane::of([], day, cx.now).free_at,
    })
}

fn board_day(cx: &Read) -> Result<BoardDay> {
    let (begins, ends) = day_range_utc(cx.today()?, cx.zone()?);
    let opens = begins + TimeDelta::minutes(cx.details()?.settings.opens_at_minute);
    Ok(BoardDay { begins, opens, ends })
}

/// The open jobs, each with what may be done at it.
fn offered(cx: &Read, people: &[Person]) -> Result<Vec<JobRow>> {
    let (me, running) = (cx.me()?, cx.r.running_clocks()?);
    let row = |job: JobOnBoard| {
        let mut facts = JobFacts {
            stage: job.stage,
            state: job.state,
            is_rework: job.rework_id.is_some(),
            technicians: &job.technicians,
            at_work: job.clocks.iter().map(|clock| clock.person_id).collect(),
            busy_with: None,
            people,
        };
        facts.busy_with = busy_with(&running, &facts, me);
        let (own_part, actions) = (facts.is_own_part(me.id), facts.allowed(me));
        JobRow { own_part, actions, ..shown(job) }
    };
    Ok(cx.r.open_jobs()?.into_iter().map(row).collect())
}

/// What is finished is shown, and lets nothing be done.
fn finished_today(cx: &Read, day: BoardDay) -> Result<Vec<JobRow>> {
    let finished = cx.r.jobs_finished_since(day.begins)?.into_iter();
    Ok(finished.map(shown).collect())
}

const fn shown(job: JobOnBoard) -> JobRow {
    JobRow { own_part: false, actions: Vec::new(), job }
}

fn load(job: &JobOnBoard) -> JobLoad<'_> {
    JobLoad {
        state: job.state,
        technicians: &job.technicians,
        planned_start: job.planned_start,
        planned_minutes: job.planned_minutes,
        hours: job.hours,
        started_at: job.started_at,
        since: job.since,
    }
}

fn load_of(person: Person, today: &[&JobRow], day: BoardDay, now: DateTime<Utc>) -> TechnicianLoad {
    let jobs: Vec<&JobRow> = today.iter().copied().filter(|row| is_of(row, person.id)).collect();
    let minutes = |row: &&JobRow| load(&row.job).minutes_of(person.id, day);
    let on_board = |row: &&JobRow| BoardJob {
        id: row.job.job_id,
        state: row.job.state,
        block: load(&row.job).block(day.opens),
    };
    let lane = Lane::of(jobs.iter().map(on_board), day, now);
    TechnicianLoad {
        person_id: person.id,
        name: person.name,
        minutes_today: jobs.iter().map(minutes).sum(),
        placed: lane.jobs,
        free_at: lane.free_at,
        jobs: jobs.into_iter().cloned().collect(),
    }
}

fn is_of(row: &JobRow, person: PersonId) -> bool {
    row.job.technicians.iter().any(|share| share.person_id == person)
}

/// What a technician sees first.
///
/// # Errors
/// Only what the file itself fails with.
pub fn technician_home(cx: &Read, _: AskNothing) -> Result<TechnicianHome> {
    let me = cx.my_id()?;
    let day = board_day(cx)?;
    let open = offered(cx, &cx.r.people()?)?;
    let finished = finished_today(cx, day)?;
    let mut to_self_inspect = Vec::new();
    for order in cx.r.orders_in(&[Stage::InRepair])? {
        if order.jobs_unfinished == 0 && did_some_of(cx, order.work_order_id, me)? {
            to_self_inspect.push(order);
        }
    }
    Ok(TechnicianHome {
        // What the foreman has not released yet cannot be started.
        jobs: open.into_iter().filter(|row| is_of(row, me) && row.job.stage == Stage::InRepair).collect(),
        to_self_inspect,
        finished_today: finished.into_iter().filter(|row| is_of(row, me)).collect(),
    })
}

/// Whether they did some of what is signed for now. A try that was done again is not.
fn did_some_of(cx: &Read, order: WorkOrderId, person: PersonId) -> Result<bool> {
    Ok(done_jobs(cx.r.jobs_of(order)?).iter().any(|job| job.is_by(person)))
}

/// What is looked at before the car itself is: how it came is on its own page.
const AT_WORK: [PhotoKind; 4] = [PhotoKind::Finding, PhotoKind::Before, PhotoKind::After, PhotoKind::Part];

/// What the inspector sees first.
///
/// # Errors
/// Only what the file itself fails with.
pub fn inspector_home(cx: &Read, _: AskNothing) -> Result<InspectorHome> {
    let (from, to) = day_range_utc(cx.today()?, cx.zone()?);
    let inspected = cx.r.final_inspections(from, to)?;
    let people = cx.r.people()?;
    let mut queue = Vec::new();
    for row in cx.r.orders_in(&[Stage::AwaitingInspection])? {
        queue.push(to_inspect(cx, row, &people)?);
    }
    let mut photos = cx.r.photos_in(&[Stage::AwaitingInspection])?;
    photos.retain(|photo| AT_WORK.contains(&photo.kind));
    Ok(InspectorHome {
        queue,
        photos: at_a_glance(photos, cx.roles()),
        photo_kinds: AT_WORK.to_vec(),
        passed_today: inspected.sum,
        failed_today: inspected.count - inspected.sum,
    })
}

/// The work that was done, newest try of each job, and by whom.
fn to_inspect(cx: &Read, row: QueueRow, people: &[Person]) -> Result<InspectionQueueRow> {
    let order = row.work_order_id;
    let lines = cx.r.lines_of(order)?;
    let jobs = done_jobs(cx.r.jobs_of(order)?);
    let name_of_line = |id| lines.iter().find(|line| line.id == id).map(|line| line.figures.name.clone());
    let mut technician_names: Vec<String> = Vec::new();
    for share in jobs.iter().flat_map(|job| &job.technicians) {
        let person = people.iter().find(|person| person.id == share.person_id);
        if let Some(person) = person
            && !technician_names.contains(&person.name)
        {
            technician_names.push(person.name.clone());
        }
    }
    Ok(InspectionQueueRow {
        job_names: jobs.iter().map(|job| name_of_line(job.line_id).unwrap_or_default()).collect(),
        technician_names,
        attempt: next_attempt(&cx.r.inspections_of(order)?, InspectionKind::Final),
        findings_waiting: findings_waiting(cx.r, order)?,
        jobs,
        row,
    })
}
