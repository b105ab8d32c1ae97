//! Instants are stored in UTC; a calendar day is a day in the shop's zone. The
//! computer's own zone is never asked, so a file opened on another computer
//! still shows the same days.

use crate::refusal::{FieldProblem, Refusal};
use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// The shop's offset from UTC in minutes. China keeps one zone and no summer
/// time, so that a fixed offset is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ShopZone(pub i32);

crate::ids::as_number!(ShopZone);

/// In minutes: so the book and the workshop's board divide the day.
pub const HALF_HOUR: i64 = 30;

impl Default for ShopZone {
    fn default() -> Self {
        Self(8 * 60)
    }
}

impl ShopZone {
    /// No zone on earth is a day away; a damaged setting stays harmless.
    fn offset(self) -> TimeDelta {
        TimeDelta::minutes(i64::from(self.0.clamp(-1439, 1439)))
    }
}

/// What the clock on the shop's wall shows.
pub fn local(at: DateTime<Utc>, zone: ShopZone) -> NaiveDateTime {
    let utc = at.naive_utc();
    utc.checked_add_signed(zone.offset()).unwrap_or(utc)
}

/// The instant that the shop's clock on the wall means.
pub fn from_local(wall_clock: NaiveDateTime, zone: ShopZone) -> DateTime<Utc> {
    wall_clock.checked_sub_signed(zone.offset()).unwrap_or(wall_clock).and_utc()
}

pub fn local_day(at: DateTime<Utc>, zone: ShopZone) -> NaiveDate {
    local(at, zone).date()
}

/// The day's first instant, and the first one after it.
pub fn day_range_utc(day: NaiveDate, zone: ShopZone) -> (DateTime<Utc>, DateTime<Utc>) {
    let midnight = |day: NaiveDate| from_local(day.and_time(NaiveTime::MIN), zone);
    (midnight(day), midnight(add_days(day, 1)))
}

/// Days that somebody asks for: in order, and no more than a screen or a paper tells.
///
/// # Errors
/// `BadField` on `to` where the last day is before the first, or too far behind it.
pub fn check_days(from: NaiveDate, to: NaiveDate, most: i64) -> Result<(), Refusal> {
    if to < from || to > add_days(from, most) {
        return Err(Refusal::bad("to", FieldProblem::TooLarge));
    }
    Ok(())
}

/// `2026-03-02 08:30` by the shop's clock.
pub fn local_text(at: DateTime<Utc>, zone: ShopZone) -> String {
    local(at, zone).format("%Y-%m-%d %H:%M").to_string()
}

/// The day so many days later, or earlier; it stops at the calendar's ends.
pub fn add_days(day: NaiveDate, days: i64) -> NaiveDate {
    let distance = Days::new(days.unsigned_abs());
    if days >= 0 {
        day.checked_add_days(distance).unwrap_or(NaiveDate::MAX)
    } else {
        day.checked_sub_days(distance).unwrap_or(NaiveDate::MIN)
    }
}
