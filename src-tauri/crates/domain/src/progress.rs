//! How far a car is, as it is read out when its customer calls: what is done, what is being done, what it
//! waits for, and whether what was promised will hold.

use crate::customer_link::CustomerStep;
use crate::dates::{ShopZone, add_days, day_range_utc, local_day};
use crate::ids::PersonId;
use crate::job::plan::planned_length;
use crate::job::{Job, JobState, PauseReason};
use crate::line::{Line, LineState};
use crate::outside_work::OutsideWork;
use crate::part_request::{PartRequest, PartRequestState};
use crate::shop::Settings;
use crate::stage_codes::Stage;
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
    /// Parts that were ordered, or what is at another house, come on a day after it.
    Waits,
    /// There is more work left than time in which the shop is open.
    Short,
    /// It has passed.
    Late,
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
    /// The last of the parts that were ordered comes then.
    pub parts_by: Option<NaiveDate>,
    /// What is away at other houses.
    pub outside: Vec<String>,
    /// The last of it is due back then.
    pub outside_by: Option<NaiveDate>,
    /// So many lines wait for the customer's own answer.
    pub answers: i64,
    pub promised_at: Option<DateTime<Utc>>,
    pub risk: PromiseRisk,
    /// Planned work still to do, by whoever has most of it.
    pub work_minutes: i64,
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
        let ordered = facts.requests.iter().filter(|one| one.state == PartRequestState::Ordered);
        let out = || facts.outside.iter().filter(|one| one.is_out());
        let work_minutes = work_left(facts, now);
        let asks = facts.stage.is_in_shop();
        let parts_by = ordered.filter_map(|one| one.expected_on).max();
        let outside_by = out().map(|one| one.due_back_on).max();
        Self {
            step: CustomerStep::of(facts.stage),
            jobs: count(jobs()),
            jobs_done: count(jobs().filter(|job| job.state == JobState::Finished)),
            at_work: jobs().filter(|job| job.state == JobState::Running).filter_map(name_of).collect(),
            waits_for,
            parts_by,
            outside: out().map(|one| one.what.clone()).collect(),
            outside_by,
            answers: count(facts.lines.iter().filter(|line| asks && line.state == LineState::Offered)),
            promised_at: facts.promised_at,
            risk: risk(facts, parts_by.max(outside_by), work_minutes, now, settings),
            work_minutes,
        }
    }
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

/// `comes_on` is the day on which the last of what it waits for is there: within that day nobody knows.
fn risk(
    &ProgressFacts { stage, promised_at, .. }: &ProgressFacts<'_>,
    comes_on: Option<NaiveDate>,
    work_minutes: i64,
    now: DateTime<Utc>,
    settings: &Settings,
) -> PromiseRisk {
    match (lateness(stage, promised_at, now), promised_at) {
        (Lateness::Late, _) => PromiseRisk::Late,
        (_, Some(promised))
            if stage.owes_promise() && comes_on > Some(local_day(promised, settings.zone)) =>
        {
            PromiseRisk::Waits
        }
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
