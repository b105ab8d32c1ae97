//! For when a car may be promised: what is before it in the workshop, then its own work, in the hours in which those
//! who do it are there, and handed over while the shop is open. It is proposed and no more: who promises knows what
//! the numbers do not.

use crate::assignment::presence::{Stretch, done_within, on_duty};
use crate::dates::{HALF_HOUR, ShopZone, add_days, day_range_utc, local_day};
use crate::shop::Settings;
use crate::work_order::Priority;
use chrono::{DateTime, TimeDelta, Utc};

/// What is farther away than this nobody promises.
const MAX_DAYS: i64 = 60;
/// So many days are looked at for who is there: today, and those.
pub const DAYS_LOOKED_AT: i64 = MAX_DAYS + 1;

/// The work a promise waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkAhead {
    /// Minutes of the car's own work, as far as it is known.
    pub own: i64,
    /// Minutes of all that was begun or waits in the workshop.
    pub others: i64,
    /// When each of those who work on it side by side is there, in `DAYS_LOOKED_AT`. A shop that names nobody has one
    /// who is there as long as it is open.
    pub hands: Vec<Vec<Stretch>>,
    pub priority: Priority,
}

/// The first full half hour at which all of it can be done. None where nothing is known of the car's own work, or
/// where it lies too far ahead to be promised.
pub fn proposed(now: DateTime<Utc>, work: &WorkAhead, settings: &Settings) -> Option<DateTime<Utc>> {
    if work.own <= 0 {
        return None;
    }
    let nobody_named = [on_duty(&[], settings, local_day(now, settings.zone), DAYS_LOOKED_AT)];
    let hands: &[Vec<Stretch>] = if work.hands.is_empty() { &nobody_named } else { &work.hands };
    // Whoever waits in the shop goes first: nothing is before them. All else is shared by those who are there.
    let begins = match work.priority {
        Priority::Waiting => now,
        Priority::Urgent | Priority::Normal => shared(hands, now, work.others)?,
    };
    let done = hands.iter().filter_map(|hand| done_within(hand, begins, work.own));
    handed_over(done.map(|own| own.ends_at).min()?, settings)
}

/// When so many minutes are done by all who are there at each time. None where they do not suffice.
fn shared(hands: &[Vec<Stretch>], from: DateTime<Utc>, minutes: i64) -> Option<DateTime<Utc>> {
    if minutes <= 0 {
        return Some(from);
    }
    let mut comes_and_goes: Vec<(DateTime<Utc>, i64)> = hands
        .iter()
        .flatten()
        .filter(|there| there.ends_at > from)
        .flat_map(|there| [(there.begins_at.max(from), 1), (there.ends_at, -1)])
        .collect();
    comes_and_goes.sort_unstable();
    let (mut left, mut there, mut since) = (minutes, 0, from);
    for (at, change) in comes_and_goes {
        if there > 0 {
            let passed = (at - since).num_minutes();
            if left <= passed * there {
                return Some(since + TimeDelta::minutes((left + there - 1) / there));
            }
            left -= passed * there;
        }
        (there, since) = (there + change, at);
    }
    None
}

/// The first full half hour from then on at which somebody is there to hand it over.
fn handed_over(done: DateTime<Utc>, settings: &Settings) -> Option<DateTime<Utc>> {
    let zone: ShopZone = settings.zone;
    let days = settings.days();
    let first = local_day(done, zone);
    (0..=MAX_DAYS).map(|ahead| add_days(first, ahead)).filter(|day| !days.rests_on(*day)).find_map(|day| {
        let (midnight, _) = day_range_utc(day, zone);
        let opens = midnight + TimeDelta::minutes(settings.opens_at_minute);
        let closes = midnight + TimeDelta::minutes(settings.closes_at_minute);
        if done > closes {
            return None;
        }
        let minute = (done.max(opens) - midnight).num_minutes();
        let full = (minute + HALF_HOUR - 1) / HALF_HOUR * HALF_HOUR;
        Some((midnight + TimeDelta::minutes(full)).min(closes))
    })
}
