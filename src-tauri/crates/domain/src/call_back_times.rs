//! When a customer who asks to be called another time is offered to be.

use crate::dates::{ShopZone, add_days, day_range_utc, local_day};
use crate::shop_calendar::ShopDays;
use chrono::{DateTime, TimeDelta, Utc};

/// In the morning, in the afternoon, after work.
const USUAL: [i64; 3] = [10 * 60, 15 * 60, 18 * 60];
/// Whoever cannot talk now cannot in a moment either.
const SOONEST_MINUTES: i64 = 30;
/// Past two weeks nobody says "another time".
const DAYS_LOOKED: i64 = 14;
const OFFERED: usize = 3;

/// The next usual times at which somebody is in the shop to call: never before it opens,
/// after it closes, or on a day of rest.
pub fn call_back_times(
    now: DateTime<Utc>,
    opens_at_minute: i64,
    closes_at_minute: i64,
    days: &ShopDays,
    zone: ShopZone,
) -> Vec<DateTime<Utc>> {
    let soonest = now + TimeDelta::minutes(SOONEST_MINUTES);
    let today = local_day(now, zone);
    let mut minutes = USUAL.map(|minute| minute.max(opens_at_minute).min(closes_at_minute)).to_vec();
    minutes.dedup();
    let mut times: Vec<DateTime<Utc>> = Vec::new();
    for day in (0..=DAYS_LOOKED).map(|ahead| add_days(today, ahead)) {
        if !days.rests_on(day) {
            let (midnight, _) = day_range_utc(day, zone);
            let of_day = minutes.iter().map(|minute| midnight + TimeDelta::minutes(*minute));
            times.extend(of_day.filter(|at| *at >= soonest));
        }
    }
    times.truncate(OFFERED);
    times
}
