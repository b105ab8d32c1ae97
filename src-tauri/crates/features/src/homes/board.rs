//! The lanes of the workshop's board: who does what when, where it is done, and what speaks against it.

use super::board_staff::Staff;
use super::{AwayStretch, BayLoad, BoardOfDay, JobRow, TechnicianLoad, WarnedJob};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::assignment::presence::{Stretch, without};
use domain::assignment::warning::{AtWork, LaidJob, OtherJob, PlanWarning, warnings};
use domain::dates::day_range_utc;
use domain::ids::PersonId;
use domain::job::plan::{BoardDay, JobLoad, planned_length};
use domain::person::{Bay, Person};
use domain::workshop_board::{BoardJob, Lane, least_busy_first};
use kernel::error::Result;
use kernel::host::Read;
use storage::screens::JobOnBoard;

/// The day of a board.
pub(super) fn day_of(cx: &Read, day: NaiveDate) -> Result<BoardDay> {
    let (begins, ends) = day_range_utc(day, cx.zone()?);
    let opens = begins + TimeDelta::minutes(cx.details()?.settings.opens_at_minute);
    Ok(BoardDay { begins, opens, ends })
}

/// The day after this one, as the board shows it.
pub(super) fn next_day(cx: &Read) -> Result<NaiveDate> {
    Ok(cx.details()?.settings.days().next_open_day(cx.today()?))
}

/// The lanes of one day.
pub(super) fn lanes(cx: &Read, staff: &Staff<'_>, day: BoardDay, shown: &[&JobRow]) -> Result<BoardOfDay> {
    let closes = day.begins + TimeDelta::minutes(cx.details()?.settings.closes_at_minute);
    let open = Stretch { begins_at: day.opens, ends_at: closes };
    let technicians = cx.r.people()?.into_iter().filter(Person::is_given_jobs);
    let loads: Vec<TechnicianLoad> = technicians
        .map(|person| {
            let away = away(staff, person.id, open);
            TechnicianLoad { away, ..load_of(person, shown, day, cx.now) }
        })
        .collect();
    let bays = cx.r.bays()?.into_iter().filter(|bay| bay.active);
    Ok(BoardOfDay {
        least_busy_first: least_busy_first(loads.iter().map(|load| (load.person_id, load.minutes_today))),
        technicians: loads,
        bays: bays.map(|bay| bay_load(bay, shown, day, cx.now)).collect(),
        day_starts_at: day.opens,
        day_ends_at: closes,
        free_at: Lane::of([], day, cx.now).free_at,
    })
}

/// When they are not there while the shop is open, and why, where somebody said it.
fn away(staff: &Staff<'_>, person: PersonId, open: Stretch) -> Vec<AwayStretch> {
    let shifts = staff.shifts(person);
    let absent = staff.absences_of(person).into_iter().filter(|absence| open.meets(&Stretch::from(absence)));
    let of_shift = without(&[open], shifts).into_iter().map(|off| (off, None));
    of_shift
        .chain(absent.map(|absence| (Stretch::from(&absence), Some(absence.kind))))
        .map(|(Stretch { begins_at, ends_at }, kind)| AwayStretch {
            begins_at: begins_at.max(open.begins_at),
            ends_at: ends_at.min(open.ends_at),
            kind,
        })
        .collect()
}

pub(super) fn load(job: &JobOnBoard) -> JobLoad<'_> {
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

fn on_board(job: &JobOnBoard, day: BoardDay) -> BoardJob {
    BoardJob { id: job.job_id, state: job.state, block: load(job).block(day.opens) }
}

fn load_of(person: Person, shown: &[&JobRow], day: BoardDay, now: DateTime<Utc>) -> TechnicianLoad {
    let jobs: Vec<&JobRow> = shown.iter().copied().filter(|row| is_of(row, person.id)).collect();
    let lane = Lane::of(jobs.iter().map(|row| on_board(&row.job, day)), day, now);
    TechnicianLoad {
        person_id: person.id,
        name: person.name,
        minutes_today: jobs.iter().map(|row| load(&row.job).minutes_of(person.id, day)).sum(),
        placed: lane.jobs,
        free_at: lane.free_at,
        jobs: jobs.into_iter().cloned().collect(),
        away: Vec::new(),
    }
}

fn bay_load(bay: Bay, shown: &[&JobRow], day: BoardDay, now: DateTime<Utc>) -> BayLoad {
    let jobs = shown.iter().filter(|row| row.job.bay_id == Some(bay.id));
    let lane = Lane::of(jobs.map(|row| on_board(&row.job, day)), day, now);
    BayLoad { bay_id: bay.id, name: bay.name, placed: lane.jobs }
}

pub(super) fn is_of(row: &JobRow, person: PersonId) -> bool {
    row.job.technicians.iter().any(|share| share.person_id == person)
}

/// A job that is not done where it begins, if somebody planned that or is at it.
pub(super) fn planned(job: &JobOnBoard, day: BoardDay) -> Option<OtherJob> {
    let begins_at = load(job).block(day.opens).begins_at?;
    Some(OtherJob {
        laid: LaidJob {
            job_id: job.job_id,
            work_order_id: job.work_order_id,
            bay_id: job.bay_id,
            begins_at,
            minutes: planned_length(job.planned_minutes, job.hours),
            promised_at: job.promised_at,
        },
        work_order_number: job.work_order_number.clone(),
        name: job.name.clone(),
    })
}

/// What speaks against the places of the jobs that are planned and not done.
pub(super) fn warned(staff: &Staff<'_>, open: &[JobRow], day: BoardDay) -> Vec<WarnedJob> {
    let others: Vec<OtherJob> = open.iter().filter_map(|row| planned(&row.job, day)).collect();
    let mut found = Vec::new();
    for row in open {
        let Some(OtherJob { laid, .. }) = planned(&row.job, day) else { continue };
        let people: Vec<PersonId> = row.job.technicians.iter().map(|share| share.person_id).collect();
        let mut warnings = against(staff, &row.job, laid, &people, &others);
        // What takes days began on one of which no shift is read any more.
        if row.job.started_at.is_some() || laid.begins_at < day.begins {
            warnings.retain(|warning| !warning.is_of_beginning());
        }
        if !warnings.is_empty() {
            found.push(WarnedJob { job_id: row.job.job_id, warnings });
        }
    }
    found
}

/// What speaks against a job lying there, done by these people.
pub(super) fn against(
    staff: &Staff<'_>,
    job: &JobOnBoard,
    laid: LaidJob,
    people: &[PersonId],
    others: &[OtherJob],
) -> Vec<PlanWarning> {
    let needed = staff.needed(job.labour_operation_id);
    let hands: Vec<_> = people
        .iter()
        .map(|person| {
            let fit = staff.fit(needed, *person, laid.begins_at);
            (fit, staff.duty(*person), staff.absences_of(*person))
        })
        .collect();
    let at_work: Vec<AtWork<'_>> =
        hands.iter().map(|(fit, duty, absences)| AtWork { fit: fit.clone(), duty, absences }).collect();
    warnings(laid, &at_work, others)
}
