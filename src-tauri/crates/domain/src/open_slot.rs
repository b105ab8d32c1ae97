//! Where a new booking opens: the next half hour that is still to come and has
//! room for the stay.

use crate::appointment::Appointment;
use crate::booking_capacity::{Capacity, Stay, check_capacity};
use crate::dates::{HALF_HOUR, ShopZone, add_days, day_range_utc, local_day};
use crate::ids::BayId;
use crate::shop_calendar::ShopDays;
use crate::trade::Trade;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// So far ahead a free place is looked for; who wants one later says the day.
pub const MAX_DAYS_LOOKED: i64 = 60;

/// Why the day that was asked for has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WhyLater {
    /// The shop rests on that day.
    DayIsClosed,
    /// Its last half hour has begun already.
    DayIsOver,
    /// What is left of it is taken.
    DayIsFull,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OpenSlot {
    pub day: NaiveDate,
    pub starts_at: DateTime<Utc>,
    /// Told when it is not on the day that was asked for.
    pub why_later: Option<WhyLater>,
}

/// What a stay asks for, and what the shop has.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    pub day: NaiveDate,
    pub minutes: i64,
    pub bay: Option<BayId>,
    pub trade: Trade,
    pub capacity: Capacity<'a>,
    pub opens_at_minute: i64,
    pub closes_at_minute: i64,
    pub days: &'a ShopDays,
    pub zone: ShopZone,
}

/// The half hours of a day in which a stay may begin, from the opening on.
pub fn half_hours(
    day: NaiveDate,
    opens_at_minute: i64,
    closes_at_minute: i64,
    zone: ShopZone,
) -> Vec<DateTime<Utc>> {
    let (midnight, _) = day_range_utc(day, zone);
    let mut minute = opens_at_minute - opens_at_minute.rem_euclid(HALF_HOUR);
    let mut starts = Vec::new();
    while minute < closes_at_minute {
        starts.push(midnight + TimeDelta::minutes(minute));
        minute += HALF_HOUR;
    }
    starts
}

/// The first half hour from the wanted day on that has not begun and into which
/// the stay fits; none within the days that are looked at is an answer as well.
/// `bookings_around` gives what may reach into a day.
///
/// # Errors
/// Only what `bookings_around` fails with.
pub fn next_open<E>(
    wanted: &Wanted<'_>,
    now: DateTime<Utc>,
    mut bookings_around: impl FnMut(NaiveDate) -> Result<Vec<Appointment>, E>,
) -> Result<Option<OpenSlot>, E> {
    let today = local_day(now, wanted.zone);
    let mut why_later = (wanted.day < today).then_some(WhyLater::DayIsOver);
    for ahead in 0..=MAX_DAYS_LOOKED {
        let day = add_days(wanted.day.max(today), ahead);
        if wanted.days.rests_on(day) {
            why_later = why_later.or(Some(WhyLater::DayIsClosed));
            continue;
        }
        let mut starts = half_hours(day, wanted.opens_at_minute, wanted.closes_at_minute, wanted.zone);
        starts.retain(|start| *start >= now);
        if starts.is_empty() {
            why_later = why_later.or(Some(WhyLater::DayIsOver));
            continue;
        }
        let others = bookings_around(day)?;
        let fits = |start: &DateTime<Utc>| {
            let stay =
                Stay { starts_at: *start, minutes: wanted.minutes, bay: wanted.bay, trade: wanted.trade };
            check_capacity(&others, &stay, wanted.capacity).is_ok()
        };
        if let Some(starts_at) = starts.into_iter().find(fits) {
            return Ok(Some(OpenSlot { day, starts_at, why_later }));
        }
        why_later = why_later.or(Some(WhyLater::DayIsFull));
    }
    Ok(None)
}
