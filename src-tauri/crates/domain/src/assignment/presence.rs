//! When somebody is there, when they have hands free, and when so much work would be done.

use crate::assignment::absence::Absence;
use crate::assignment::worker::WorkShift;
use crate::dates::{ShopZone, add_days, day_range_utc};
use crate::operation::Trade;
use crate::shop::Settings;
use crate::shop_calendar::ShopDays;
use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use serde::Serialize;
use ts_rs::TS;

/// A while without a break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Stretch {
    pub begins_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
}

impl Stretch {
    pub fn minutes(&self) -> i64 {
        (self.ends_at - self.begins_at).num_minutes().max(0)
    }

    pub fn meets(&self, other: &Self) -> bool {
        self.begins_at < other.ends_at && other.begins_at < self.ends_at
    }

    /// The part of it that lies before a moment.
    fn before(self, moment: DateTime<Utc>) -> Self {
        Self { ends_at: self.ends_at.min(moment).max(self.begins_at), ..self }
    }
}

impl From<&Absence> for Stretch {
    fn from(absence: &Absence) -> Self {
        Self { begins_at: absence.begins_at, ends_at: absence.ends_at }
    }
}

/// Somebody who is given jobs: what they can, when they would be there, and when they are not though.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnDuty {
    /// None is: whatever there is to do.
    pub trades: Vec<Trade>,
    pub shifts: Vec<Stretch>,
    pub away: Vec<Stretch>,
}

impl OnDuty {
    /// When they are.
    pub fn there(&self) -> Vec<Stretch> {
        without(&self.shifts, self.away.iter().copied())
    }
}

/// When somebody is on duty on so many days from one on, one stretch after the other. Who has no shifts of their
/// own is there as long as the shop is open; who has some comes on a day of the week on which it rests as well, and on
/// no holiday: a week holds for the days that are as all others.
pub fn on_duty(shifts: &[WorkShift], settings: &Settings, from: NaiveDate, days: i64) -> Vec<Stretch> {
    let open = settings.days();
    (0..days).flat_map(|ahead| duty_of(shifts, settings, &open, add_days(from, ahead))).collect()
}

fn duty_of(shifts: &[WorkShift], settings: &Settings, open: &ShopDays, day: NaiveDate) -> Vec<Stretch> {
    if shifts.is_empty() {
        return match open.rests_on(day) {
            true => Vec::new(),
            false => vec![between(settings.zone, day, settings.opens_at_minute, settings.closes_at_minute)],
        };
    }
    if open.rests_apart(day) {
        return Vec::new();
    }
    shifts
        .iter()
        .filter(|shift| u32::from(shift.weekday) == day.weekday().number_from_monday())
        .map(|shift| between(settings.zone, day, shift.begins_minute, shift.ends_minute))
        .collect()
}

fn between(zone: ShopZone, day: NaiveDate, begins_minute: i64, ends_minute: i64) -> Stretch {
    let (midnight, _) = day_range_utc(day, zone);
    Stretch {
        begins_at: midnight + TimeDelta::minutes(begins_minute),
        ends_at: midnight + TimeDelta::minutes(ends_minute),
    }
}

/// What is left of them where other things take their part, in whatever order those come.
pub fn without(stretches: &[Stretch], taken: impl IntoIterator<Item = Stretch>) -> Vec<Stretch> {
    let mut left = stretches.to_vec();
    for gone in taken {
        left = left.iter().flat_map(|one| cut(*one, gone)).collect();
    }
    left
}

fn cut(one: Stretch, gone: Stretch) -> Vec<Stretch> {
    if !one.meets(&gone) {
        return vec![one];
    }
    let front = Stretch { ends_at: gone.begins_at, ..one };
    let back = Stretch { begins_at: gone.ends_at, ..one };
    [front, back].into_iter().filter(|part| part.ends_at > part.begins_at).collect()
}

/// The minutes in them between two moments.
pub fn minutes_between(stretches: &[Stretch], from: DateTime<Utc>, to: DateTime<Utc>) -> i64 {
    from_on(stretches, from).map(|one| one.before(to).minutes()).sum()
}

/// When work of so many minutes is begun and done, by whoever has these stretches for it, and not before a
/// moment: it goes on where the next one begins. None where they do not suffice.
pub fn done_within(stretches: &[Stretch], from: DateTime<Utc>, minutes: i64) -> Option<Stretch> {
    let mut left = minutes.max(1);
    let mut begins_at = None;
    for one in from_on(stretches, from) {
        let begun = *begins_at.get_or_insert(one.begins_at);
        if one.minutes() >= left {
            return Some(Stretch { begins_at: begun, ends_at: one.begins_at + TimeDelta::minutes(left) });
        }
        left -= one.minutes();
    }
    None
}

/// What is left of them from a moment on, once so many minutes went to work that has no time of its own.
pub fn after_work(stretches: &[Stretch], from: DateTime<Utc>, minutes: i64) -> Vec<Stretch> {
    if minutes <= 0 {
        return from_on(stretches, from).collect();
    }
    match done_within(stretches, from, minutes) {
        Some(work) => from_on(stretches, work.ends_at).collect(),
        None => Vec::new(),
    }
}

/// What of them lies behind a moment, without scraps in which nothing is begun.
fn from_on(stretches: &[Stretch], from: DateTime<Utc>) -> impl Iterator<Item = Stretch> {
    stretches
        .iter()
        .map(move |one| Stretch { begins_at: one.begins_at.max(from), ..*one })
        .filter(|one| one.minutes() > 0)
}
