//! Instants are stored in UTC; a calendar day is a day in the shop's zone. The
//! computer's own zone is never asked, so a file opened on another computer
//! still shows the same days.

use crate::refusal::{FieldProblem, Refusal};
use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

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

/// The years that people of a shop write: of the oldest car, and of a promise to
/// its next owner.
const CALENDAR_YEARS: RangeInclusive<i32> = 1900..=2100;

pub fn is_in_the_calendar(day: NaiveDate) -> bool {
    CALENDAR_YEARS.contains(&day.year())
}

/// A day as it is taken from anybody. Days far outside of the calendar are slips,
/// and would not sort as text.
///
/// # Errors
/// `BadField`: `NotADate` before or behind the years people write.
pub fn in_the_calendar(field: &str, day: NaiveDate) -> Result<NaiveDate, Refusal> {
    if is_in_the_calendar(day) { Ok(day) } else { Err(Refusal::bad(field, FieldProblem::NotADate)) }
}

/// The same of a field that may be left blank.
///
/// # Errors
/// As `in_the_calendar`.
pub fn in_the_calendar_if_any(field: &str, day: Option<NaiveDate>) -> Result<Option<NaiveDate>, Refusal> {
    day.map(|day| in_the_calendar(field, day)).transpose()
}

/// Days that somebody asks for: in order, and no more than a screen or a paper tells.
///
/// # Errors
/// `BadField` on `to` where the last day is before the first, or too far behind it.
pub fn check_days(from: NaiveDate, to: NaiveDate, max_days: i64) -> Result<(), Refusal> {
    if to < from || to > add_days(from, max_days) {
        return Err(Refusal::bad("to", FieldProblem::TooLarge));
    }
    Ok(())
}

/// People agree on minutes: a stay that began some seconds into one would take
/// the half hour behind it as well.
pub fn whole_minutes(at: DateTime<Utc>) -> DateTime<Utc> {
    DateTime::from_timestamp(at.timestamp().div_euclid(60) * 60, 0).unwrap_or(at)
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

/// The month of a day as sums are kept under it: `2026-03`.
pub fn month_of(day: NaiveDate) -> String {
    day.format("%Y-%m").to_string()
}

/// A number that would be a day before this year is likelier a mileage in the
/// wrong column.
const OLDEST: i32 = 1950;

/// A day as people and programs write it: 2013-04-19, 2013/4/19, 2013.4.19,
/// 2013年4月19日, 20130419, with or without a time, or the day count of a
/// spreadsheet.
pub fn written_day(typed: &str) -> Option<NaiveDate> {
    let date = typed.split([' ', 'T']).next()?;
    let parts: Vec<&str> =
        date.split(['-', '/', '.', '年', '月', '日']).filter(|part| !part.is_empty()).collect();
    if !parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    let number = |text: &str| text.parse::<u32>().ok();
    let day = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => {
            NaiveDate::from_ymd_opt(i32::try_from(number(year)?).ok()?, number(month)?, number(day)?)
        }
        [whole] if whole.len() == 8 => NaiveDate::parse_from_str(whole, "%Y%m%d").ok(),
        // A spreadsheet counts days from the end of 1899.
        [count] if count.len() == 5 => {
            NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(u64::from(number(count)?)))
        }
        _ => None,
    };
    day.filter(|day| is_in_the_calendar(*day) && day.year() >= OLDEST)
}

/// The first day of a month that is written `2026-03`, and the first of the next one.
///
/// # Errors
/// `BadField` for what is no month.
pub fn written_month(month: &str) -> Result<(NaiveDate, NaiveDate), Refusal> {
    let first = NaiveDate::parse_from_str(&format!("{month}-01"), "%Y-%m-%d").ok();
    let days = first.and_then(|first| Some((first, first.checked_add_months(Months::new(1))?)));
    days.ok_or_else(|| Refusal::bad("month", FieldProblem::NotADate))
}
