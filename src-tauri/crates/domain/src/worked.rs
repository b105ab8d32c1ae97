//! How long was worked, and on which of the shop's days.

use crate::dates::{ShopZone, add_days, day_range_utc, local_day};
use crate::ids::JobId;
use crate::job::JobTime;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

/// Minutes of work on one day of the shop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DayMinutes {
    pub day: NaiveDate,
    pub minutes: i64,
}

/// How long a job was worked at, up to now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct JobWorked {
    pub job_id: JobId,
    /// To the second, and how it goes on.
    pub so_far: WorkedSoFar,
    pub minutes: i64,
    /// One day for most; work over midnight is told on each of its days.
    pub days: Vec<DayMinutes>,
    /// The computer's clock went back meanwhile: less was measured than worked.
    pub clock_went_back: bool,
}

/// No stretch of work is told over more days than these; one that was never
/// ended is told as so many days and the rest on the last.
pub const MAX_DAYS: usize = 400;

/// A stretch of work ends no earlier than it began, whatever the clock says.
pub fn ended_at(started_at: DateTime<Utc>, now: DateTime<Utc>) -> DateTime<Utc> {
    started_at.max(now)
}

/// Whole minutes of a stretch of work, day by day of the shop. They add up to
/// the whole minutes of the stretch: a midnight takes none and adds none.
pub fn minutes_by_day(started_at: DateTime<Utc>, ended_at: DateTime<Utc>, zone: ShopZone) -> Vec<DayMinutes> {
    let until = |at: DateTime<Utc>| (at - started_at).num_minutes().max(0);
    let last = local_day(ended_at.max(started_at), zone);
    let (mut days, mut told) = (Vec::new(), 0);
    let mut day = local_day(started_at, zone);
    loop {
        let is_last = day >= last || days.len() + 1 >= MAX_DAYS;
        let end = if is_last { ended_at } else { day_range_utc(day, zone).1 };
        let minutes = until(end) - told;
        if minutes > 0 || (is_last && days.is_empty()) {
            days.push(DayMinutes { day, minutes });
            told += minutes;
        }
        if is_last {
            return days;
        }
        day = add_days(day, 1);
    }
}

/// Several stretches together, the earliest day first.
pub fn added_up(stretches: impl IntoIterator<Item = DayMinutes>) -> Vec<DayMinutes> {
    let mut days: Vec<DayMinutes> = Vec::new();
    for stretch in stretches {
        match days.iter_mut().find(|day| day.day == stretch.day) {
            Some(day) => day.minutes = day.minutes.saturating_add(stretch.minutes),
            None => days.push(stretch),
        }
    }
    days.sort_by_key(|day| day.day);
    days
}

/// The stretches of each job together; one that still runs counts up to now.
pub fn worked_at(times: &[JobTime], now: DateTime<Utc>, zone: ShopZone) -> Vec<JobWorked> {
    let jobs: BTreeSet<JobId> = times.iter().map(|time| time.job_id).collect();
    let told = |job_id: JobId| {
        let mut own = times.iter().filter(|time| time.job_id == job_id);
        let days = added_up(own.clone().flat_map(|time| {
            minutes_by_day(time.started_at, ended_at(time.started_at, time.ended_at.unwrap_or(now)), zone)
        }));
        JobWorked {
            job_id,
            so_far: WorkedSoFar::of(own.clone(), now),
            minutes: days.iter().map(|day| day.minutes).sum(),
            days,
            clock_went_back: own.any(|time| time.clock_went_back),
        }
    };
    jobs.into_iter().map(told).collect()
}

/// How long was worked up to a moment. Until the next answer a screen that shows
/// it running adds a second for each clock with every second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WorkedSoFar {
    pub seconds: i64,
    /// Of those who share a job each has a clock.
    pub running: i64,
    pub at: DateTime<Utc>,
}

impl WorkedSoFar {
    /// What these clocks come to. One that began later than now, because the
    /// computer's clock went back, stands still until that moment has come again.
    pub fn of<'a>(clocks: impl IntoIterator<Item = &'a JobTime>, now: DateTime<Utc>) -> Self {
        let mut so_far = Self { seconds: 0, running: 0, at: now };
        for clock in clocks {
            let end = ended_at(clock.started_at, clock.ended_at.unwrap_or(now));
            so_far.seconds += (end - clock.started_at).num_seconds();
            if clock.ended_at.is_none() && clock.started_at <= now {
                so_far.running += 1;
            }
        }
        so_far
    }
}
