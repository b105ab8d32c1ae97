//! How well the workshop did in a stretch of days: how often cars stayed mended, and how the foreman marked the work.

use chrono::NaiveDate;
use domain::dates::{check_days, day_range_utc, local_day};
use domain::first_time_fix::{COMES_BACK_WITHIN_DAYS, FirstTimeFix, MendedVisit};
use domain::ids::{PersonId, WorkOrderId};
use domain::job::{Job, JobState};
use domain::job_mark::{JobMark, average};
use domain::person::Person;
use kernel::command::WORKSHOP;
use kernel::error::Result;
use kernel::host::Read;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use ts_rs::TS;

/// A year, and the day that leaps.
const MAX_DAYS: i64 = 366;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskWorkmanship {
    /// The first and the last day on which cars were handed over.
    pub from: NaiveDate,
    pub to: NaiveDate,
}

#[derive(Debug, Serialize, TS)]
pub struct Workmanship {
    pub shop: FirstTimeFix,
    /// Within so many days a comeback counts.
    pub comes_back_within: i64,
    /// Who had a hand in it, those with most visits first.
    pub technicians: Vec<TechnicianFigures>,
}

#[derive(Debug, Serialize, TS)]
pub struct TechnicianFigures {
    pub person_id: PersonId,
    pub name: String,
    pub fixed: FirstTimeFix,
    /// Jobs of theirs that were marked.
    pub marked: i64,
    /// Their marks on average, in hundredths; none where none was given.
    pub efficiency: Option<i64>,
    pub quality: Option<i64>,
}

/// What was done on a visit, and by whom.
struct Outcome {
    visit: MendedVisit,
    hands: Vec<PersonId>,
}

/// The figures of the cars that were handed over on these days.
///
/// # Errors
/// `BadField` for days in the wrong order, or more than a year of them.
pub fn workmanship_figures(cx: &Read, ask: AskWorkmanship) -> Result<Workmanship> {
    check_days(ask.from, ask.to, MAX_DAYS)?;
    let (zone, today) = (cx.zone()?, cx.today()?);
    let (begins, ends) = (day_range_utc(ask.from, zone).0, day_range_utc(ask.to, zone).1);
    let delivered = cx.r.visits_delivered(begins, ends)?;
    let orders: Vec<WorkOrderId> = delivered.iter().map(|visit| visit.id).collect();
    let reworked = cx.r.reworked_of(&orders)?;
    let mut came_back: HashMap<WorkOrderId, NaiveDate> = HashMap::new();
    for visit in cx.r.came_back_of_orders(&orders)? {
        came_back.insert(visit.id, local_day(visit.at, zone));
    }
    let mut done: HashMap<WorkOrderId, Vec<Job>> = HashMap::new();
    for job in cx.r.jobs_of_orders(&orders)? {
        if job.state == JobState::Finished {
            done.entry(job.work_order_id).or_default().push(job);
        }
    }
    let marks: HashMap<_, JobMark> =
        cx.r.job_marks_of_orders(&orders)?.into_iter().map(|mark| (mark.job_id, mark)).collect();
    // What was only sold was not mended.
    let outcomes: Vec<Outcome> = delivered
        .iter()
        .filter_map(|visit| {
            let jobs = done.get(&visit.id)?;
            let mended = MendedVisit {
                delivered_on: local_day(visit.delivered_at, zone),
                reworked: reworked.contains(&visit.id),
                came_back_on: came_back.get(&visit.id).copied(),
            };
            Some(Outcome { visit: mended, hands: hands_of(jobs) })
        })
        .collect();
    let jobs: Vec<&Job> = done.values().flatten().collect();
    let figures = |person: Person| {
        let own = outcomes.iter().filter(|outcome| outcome.hands.contains(&person.id));
        let fixed = FirstTimeFix::of(own.map(|outcome| &outcome.visit), today);
        let of_theirs = jobs.iter().filter(|job| job.is_by(person.id));
        let theirs: Vec<&JobMark> = of_theirs.filter_map(|job| marks.get(&job.id)).collect();
        (fixed.visits > 0).then(|| TechnicianFigures {
            person_id: person.id,
            name: person.name,
            fixed,
            marked: i64::try_from(theirs.len()).unwrap_or(i64::MAX),
            efficiency: average(theirs.iter().map(|mark| mark.efficiency)),
            quality: average(theirs.iter().map(|mark| mark.quality)),
        })
    };
    let mut technicians: Vec<TechnicianFigures> = cx.r.people()?.into_iter().filter_map(figures).collect();
    technicians.sort_by_key(|one| (std::cmp::Reverse(one.fixed.visits), one.person_id));
    Ok(Workmanship {
        shop: FirstTimeFix::of(outcomes.iter().map(|outcome| &outcome.visit), today),
        comes_back_within: COMES_BACK_WITHIN_DAYS,
        technicians,
    })
}

fn hands_of(jobs: &[Job]) -> Vec<PersonId> {
    let mut hands: Vec<PersonId> =
        jobs.iter().flat_map(|job| job.technicians.iter().map(|share| share.person_id)).collect();
    hands.sort_unstable();
    hands.dedup();
    hands
}

kernel::commands! {
    read workmanship_figures(AskWorkmanship) -> Workmanship, WORKSHOP, shows [Visits People];
}
