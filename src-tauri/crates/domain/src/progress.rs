//! How far a car is, as it is read out when its customer calls: what is done, what is being done, what it
//! waits for, and whether what was promised will hold.

use crate::customer_link::CustomerStep;
use crate::dates::{ShopZone, add_days, day_range_utc, local_day};
use crate::ids::{LineId, PersonId};
use crate::job::plan::planned_length;
use crate::job::{Job, JobState, PauseReason};
use crate::line::{Line, LineState};
use crate::outside_work::OutsideWork;
use crate::part_request::{PartRequest, PartRequestState};
use crate::shop::Settings;
use crate::stage_codes::Stage;
use crate::stock::PartPromise;
use crate::work_order::lateness::{Lateness, lateness};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::Serialize;
use std::collections::HashMap;
use ts_rs::TS;

/// How what was promised stands, before it breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PromiseRisk {
    Calm,
    /// It draws near.
    Near,
    /// Parts that are on their way, or what is at another house, come on a day after it.
    Waits,
    /// There is more work left than time in which the shop is open.
    Short,
    /// It has passed.
    Late,
}

/// What a car waits for, and the day on which it is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Awaited {
    pub name: String,
    pub on: NaiveDate,
}

/// How what was promised stands, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PromiseStanding {
    pub risk: PromiseRisk,
    /// What comes on a day after it, what comes last before the rest.
    pub too_late: Vec<Awaited>,
    /// Planned work still to do, by whoever has most of it.
    pub work_minutes: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Progress {
    pub step: CustomerStep,
    pub jobs: i64,
    pub jobs_done: i64,
    /// What somebody is at just now, by name.
    pub at_work: Vec<String>,
    /// Why the rest stands still.
    pub waits_for: Vec<PauseReason>,
    /// The last of the parts that are on their way comes then.
    pub parts_by: Option<NaiveDate>,
    /// What is away at other houses.
    pub outside: Vec<String>,
    /// The last of it is due back then.
    pub outside_by: Option<NaiveDate>,
    /// So many lines wait for the customer's own answer.
    pub answers: i64,
    pub promised_at: Option<DateTime<Utc>>,
    #[serde(flatten)]
    pub promise: PromiseStanding,
}

/// What is looked at.
pub struct ProgressFacts<'a> {
    pub stage: Stage,
    pub promised_at: Option<DateTime<Utc>>,
    pub lines: &'a [Line],
    /// The newest try of every line.
    pub jobs: &'a [Job],
    pub requests: &'a [PartRequest],
    pub outside: &'a [OutsideWork],
    /// What the store says of the parts of these lines.
    pub parts: &'a [(LineId, PartPromise)],
}

impl PromiseStanding {
    pub fn of(facts: &ProgressFacts<'_>, now: DateTime<Utc>, settings: &Settings) -> Self {
        let work_minutes = work_left(facts, now);
        let too_late = too_late(facts, settings.zone);
        let risk = risk(facts, !too_late.is_empty(), work_minutes, now, settings);
        Self { risk, too_late, work_minutes }
    }
}

impl Progress {
    pub fn of(facts: &ProgressFacts<'_>, now: DateTime<Utc>, settings: &Settings) -> Self {
        let jobs = || facts.jobs.iter().filter(|job| job.state != JobState::Cancelled);
        let name_of = |job: &Job| {
            facts.lines.iter().find(|line| line.id == job.line_id).map(|line| line.figures.name.clone())
        };
        let mut waits_for: Vec<PauseReason> = Vec::new();
        for reason in jobs().filter(|job| job.state == JobState::Paused).filter_map(|job| job.pause_reason) {
            if !waits_for.contains(&reason) {
                waits_for.push(reason);
            }
        }
        let away = outside_awaited(facts);
        let asks = facts.stage.is_in_shop();
        Self {
            step: CustomerStep::of(facts.stage),
            jobs: count(jobs()),
            jobs_done: count(jobs().filter(|job| job.state == JobState::Finished)),
            at_work: jobs().filter(|job| job.state == JobState::Running).filter_map(name_of).collect(),
            waits_for,
            parts_by: parts_awaited(facts).iter().map(|one| one.on).max(),
            outside_by: away.iter().map(|one| one.on).max(),
            outside: away.into_iter().map(|one| one.name).collect(),
            answers: count(facts.lines.iter().filter(|line| asks && line.state == LineState::Offered)),
            promised_at: facts.promised_at,
            promise: PromiseStanding::of(facts, now, settings),
        }
    }
}

/// What was asked for at the car and is ordered, and what is on its way for lines the customer agreed to. A
/// part that nobody took from the store before the work was over is one that was not written down.
fn parts_awaited(facts: &ProgressFacts<'_>) -> Vec<Awaited> {
    let ordered = facts.requests.iter().filter(|one| one.state == PartRequestState::Ordered);
    let asked = ordered.filter_map(|one| Some(Awaited { name: one.text.clone(), on: one.expected_on? }));
    let is_still_worked_at = facts.stage <= Stage::InRepair;
    let promised = facts.parts.iter().filter(|_| is_still_worked_at).filter_map(|(line, promise)| {
        let PartPromise::Expected { on } = promise else { return None };
        let agreed = |one: &&Line| one.id == *line && one.state == LineState::Approved;
        let line = facts.lines.iter().find(agreed)?;
        Some(Awaited { name: line.figures.name.clone(), on: *on })
    });
    asked.chain(promised).collect()
}

fn outside_awaited(facts: &ProgressFacts<'_>) -> Vec<Awaited> {
    let out = facts.outside.iter().filter(|one| one.is_out());
    out.map(|one| Awaited { name: one.what.clone(), on: one.due_back_on }).collect()
}

/// What comes on a day after the promised one: within that day nobody knows.
fn too_late(facts: &ProgressFacts<'_>, zone: ShopZone) -> Vec<Awaited> {
    let Some(promised) = facts.promised_at.filter(|_| facts.stage.owes_promise()) else { return Vec::new() };
    let day = local_day(promised, zone);
    let mut late: Vec<Awaited> = parts_awaited(facts);
    late.extend(outside_awaited(facts));
    late.retain(|one| one.on > day);
    late.sort_by(|one, other| other.on.cmp(&one.on).then_with(|| one.name.cmp(&other.name)));
    // What was asked for at the car may stand on a line as well.
    late.dedup();
    late
}

fn count<T>(items: impl Iterator<Item = T>) -> i64 {
    i64::try_from(items.count()).unwrap_or(i64::MAX)
}

/// Hands work beside each other: whoever has most still to do decides, and what nobody has is done one
/// after the other. What nobody planned takes what it takes on the board. What runs has its time so far behind it;
/// what stands still waits as it was planned.
fn work_left(facts: &ProgressFacts<'_>, now: DateTime<Utc>) -> i64 {
    let hours_of = |job: &Job| {
        let line = facts.lines.iter().find(|line| line.id == job.line_id);
        line.map(|line| line.figures.hours).unwrap_or_default()
    };
    let mut by_hand: HashMap<Option<PersonId>, i64> = HashMap::new();
    for job in facts.jobs.iter().filter(|job| !job.state.is_over()) {
        let began = job.started_at.filter(|_| job.state == JobState::Running);
        let behind = began.map_or(0, |at| (now - at).num_minutes().max(0));
        let left = (planned_length(job.planned_minutes, hours_of(job)) - behind).max(0);
        if job.technicians.is_empty() {
            *by_hand.entry(None).or_default() += left;
        }
        let hands = i64::try_from(job.technicians.len()).unwrap_or(1).max(1);
        for share in &job.technicians {
            *by_hand.entry(Some(share.person_id)).or_default() += (left + hands - 1) / hands;
        }
    }
    by_hand.into_values().max().unwrap_or(0)
}

fn risk(
    &ProgressFacts { stage, promised_at, .. }: &ProgressFacts<'_>,
    waits: bool,
    work_minutes: i64,
    now: DateTime<Utc>,
    settings: &Settings,
) -> PromiseRisk {
    match (lateness(stage, promised_at, now), promised_at) {
        (Lateness::Late, _) => PromiseRisk::Late,
        _ if waits => PromiseRisk::Waits,
        (_, Some(promised))
            if stage.owes_promise() && work_minutes > open_minutes(now, promised, settings) =>
        {
            PromiseRisk::Short
        }
        (Lateness::Near, _) => PromiseRisk::Near,
        _ => PromiseRisk::Calm,
    }
}

/// No promise is watched over more days than these.
const MAX_DAYS: i64 = 60;

/// So many minutes the shop is open between the two. A promise for a time at which it is shut is kept by
/// the evening before.
pub fn open_minutes(from: DateTime<Utc>, until: DateTime<Utc>, settings: &Settings) -> i64 {
    let zone: ShopZone = settings.zone;
    let first = local_day(from, zone);
    let last = local_day(until, zone).min(add_days(first, MAX_DAYS));
    let days = settings.days();
    let (mut day, mut minutes) = (first, 0);
    while day <= last {
        if !days.rests_on(day) {
            let (begins, _) = day_range_utc(day, zone);
            let opens = (begins + TimeDelta::minutes(settings.opens_at_minute)).max(from);
            let closes = (begins + TimeDelta::minutes(settings.closes_at_minute)).min(until);
            minutes += (closes - opens).num_minutes().max(0);
        }
        day = add_days(day, 1);
    }
    minutes
}
