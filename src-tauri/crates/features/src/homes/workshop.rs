//! The workshop: the foreman's board, the technician's jobs, the inspector's
//! queue.

use super::board::{day_of, is_of, lanes, next_day, warned};
use super::board_staff::Staff;
use super::findings::waiting_findings;
use super::{BoardOfDay, ForemanHome, InspectionQueueRow, InspectorHome, JobRow, QueueRow, TechnicianHome};
use crate::glance::at_a_glance;
use crate::picking::requests::named;
use crate::progress::{AskedCar, at_risk};
use crate::visit::at_job::busy_with;
use crate::visit::findings::findings_waiting;
use crate::visit::outside::away;
use chrono::{DateTime, Utc};
use domain::dates::day_range_utc;
use domain::ids::{PersonId, WorkOrderId};
use domain::inspection::{InspectionKind, next_attempt};
use domain::job::actions::JobFacts;
use domain::job::plan::BoardDay;
use domain::job::{Job, JobState};
use domain::line::Line;
use domain::own_jobs::OwnJob;
use domain::parts_counter::PartsArrival;
use domain::person::Person;
use domain::photo::PhotoKind;
use domain::work_order::at_hand::{done_jobs, facts_of_work};
use domain::work_order::stage::{Action, Stage};
use kernel::error::Result;
use kernel::host::AskNothing;
use kernel::host::Read;
use storage::screens::JobOnBoard;

/// What the foreman sees first.
///
/// # Errors
/// Only what the file itself fails with.
pub fn foreman_home(cx: &Read, _: AskNothing) -> Result<ForemanHome> {
    let day = day_of(cx, cx.today()?)?;
    let open = offered(cx, &cx.r.people()?)?;
    let finished = finished_today(cx, day)?;
    let is_unassigned = |row: &JobRow| row.job.technicians.is_empty();
    let rows = |wanted: &dyn Fn(&JobRow) -> bool| -> Vec<JobRow> {
        open.iter().filter(|row| wanted(row)).cloned().collect()
    };

    let (mut waiting, mut releasable) = (Vec::new(), Vec::new());
    let to_assign: Vec<QueueRow> = cx.r.orders_in(&[Stage::AwaitingAssignment])?;
    let shown = to_assign.iter().map(AskedCar::from).chain(open.iter().map(|row| AskedCar::from(&row.job)));
    let at_risk = at_risk(cx, shown)?;
    let ids: Vec<WorkOrderId> = to_assign.iter().map(|order| order.work_order_id).collect();
    let (all_lines, all_jobs) = (cx.r.lines_of_orders(&ids)?, cx.r.jobs_of_orders(&ids)?);
    for order in to_assign {
        let id = order.work_order_id;
        let lines: Vec<Line> = all_lines.iter().filter(|line| line.work_order_id == id).cloned().collect();
        let jobs: Vec<Job> = all_jobs.iter().filter(|job| job.work_order_id == id).cloned().collect();
        let missing = facts_of_work(order.stage, &lines, &jobs).missing_for(Action::ReleaseToRepair);
        let rows = if missing.is_empty() { &mut releasable } else { &mut waiting };
        rows.push(order);
    }

    // Today's board: what is done, and what is not planned for a later day.
    let today: Vec<&JobRow> = finished
        .iter()
        .chain(open.iter().filter(|row| row.job.planned_start.is_none_or(|start| start < day.ends)))
        .collect();
    let jobs: Vec<&JobOnBoard> = open.iter().map(|row| &row.job).collect();
    let staff = Staff::read(cx, &jobs)?;
    let BoardOfDay { mut technicians, bays, day_starts_at, day_ends_at, free_at, least_busy_first } =
        lanes(cx, &staff, day, &today)?;
    // Everybody may look at the board. Who is ill and who cannot do what is for those who plan.
    let plans = cx.has_role_for(Action::AssignJobs);
    if !plans {
        technicians.iter_mut().flat_map(|load| &mut load.away).for_each(|away| away.kind = None);
    }
    Ok(ForemanHome {
        open_findings: waiting_findings(cx)?,
        unassigned: rows(&is_unassigned),
        blocked: rows(&|row| row.job.state == JobState::Paused),
        warned: if plans { warned(&staff, &open, day) } else { Vec::new() },
        next_day: next_day(cx)?,
        outside: away(cx)?,
        at_risk,
        least_busy_first,
        technicians,
        bays,
        releasable,
        waiting,
        day_starts_at,
        day_ends_at,
        free_at,
    })
}

/// The board of the next day on which the shop is open: what is planned for it.
///
/// # Errors
/// Only what the file itself fails with.
pub fn foreman_next_day(cx: &Read, _: AskNothing) -> Result<BoardOfDay> {
    let day = day_of(cx, next_day(cx)?)?;
    let open = offered(cx, &cx.r.people()?)?;
    let jobs: Vec<&JobOnBoard> = open.iter().map(|row| &row.job).collect();
    let is_of_day = |start: DateTime<Utc>| day.begins <= start && start < day.ends;
    let planned: Vec<&JobRow> =
        open.iter().filter(|row| row.job.planned_start.is_some_and(is_of_day)).collect();
    lanes(cx, &Staff::read(cx, &jobs)?, day, &planned)
}

/// The open jobs, each with what may be done at it.
pub(super) fn offered(cx: &Read, people: &[Person]) -> Result<Vec<JobRow>> {
    let (me, running) = (cx.me()?, cx.r.running_clocks()?);
    let open = cx.r.open_jobs()?;
    let mut orders: Vec<WorkOrderId> = open.iter().map(|job| job.work_order_id).collect();
    // Several jobs are of one car.
    orders.sort_unstable();
    orders.dedup();
    let arrivals = cx.r.parts_arrivals_of(&orders)?;
    let requests = named(cx.r.part_requests_of(&orders)?, people, |id| {
        open.iter().find(|job| job.job_id == id).map(|job| job.name.clone())
    });
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
        let parts_here = here_since(&job, &arrivals);
        let requests = requests.iter().filter(|row| row.request.job_id == job.job_id).cloned().collect();
        JobRow { own_part, actions, parts_here, requests, ..shown(job) }
    };
    Ok(open.iter().cloned().map(row).collect())
}

/// What is finished is shown, and lets nothing be done.
fn finished_today(cx: &Read, day: BoardDay) -> Result<Vec<JobRow>> {
    let finished = cx.r.jobs_finished_since(day.begins)?.into_iter();
    Ok(finished.map(shown).collect())
}

const fn shown(job: JobOnBoard) -> JobRow {
    JobRow { own_part: false, actions: Vec::new(), parts_here: None, requests: Vec::new(), job }
}

/// Its parts came while it stood still, or set it going: said as long as that lasts.
fn here_since(job: &JobOnBoard, arrivals: &[PartsArrival]) -> Option<PartsArrival> {
    let newest = arrivals.iter().rfind(|arrival| arrival.job_id == job.job_id)?;
    let since = job.since?;
    let lasts = match job.state {
        JobState::Running => newest.went_on && newest.at >= since,
        JobState::Paused => !newest.went_on && newest.at >= since,
        _ => false,
    };
    lasts.then(|| newest.clone())
}

/// What a technician sees first.
///
/// # Errors
/// Only what the file itself fails with.
pub fn technician_home(cx: &Read, _: AskNothing) -> Result<TechnicianHome> {
    let me = cx.my_id()?;
    let day = day_of(cx, cx.today()?)?;
    let open = offered(cx, &cx.r.people()?)?;
    let finished = finished_today(cx, day)?;
    let mut to_self_inspect = Vec::new();
    for order in cx.r.orders_in(&[Stage::InRepair])? {
        if order.jobs_unfinished == 0 && did_some_of(cx, order.work_order_id, me)? {
            to_self_inspect.push(order);
        }
    }
    // What the foreman has not released yet cannot be started.
    let mut jobs: Vec<JobRow> =
        open.into_iter().filter(|row| is_of(row, me) && row.job.stage == Stage::InRepair).collect();
    jobs.sort_by_key(|row| (own(&row.job, me).place(), row.job.job_id));
    Ok(TechnicianHome {
        jobs,
        to_self_inspect,
        finished_today: finished.into_iter().filter(|row| is_of(row, me)).collect(),
    })
}

fn own(job: &JobOnBoard, me: PersonId) -> OwnJob {
    OwnJob {
        state: job.state,
        is_at_it: job.clocks.iter().any(|clock| clock.person_id == me),
        priority: job.priority,
        promised_at: job.promised_at,
        planned_start: job.planned_start,
    }
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
