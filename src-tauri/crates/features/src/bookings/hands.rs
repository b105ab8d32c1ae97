//! Bookings that have nobody left to do them, because somebody who was to be there will not be.

use crate::visit::workers::workers;
use chrono::{DateTime, NaiveDate, Utc};
use domain::appointment::Appointment;
use domain::assignment::presence::OnDuty;
use domain::booking_capacity::without_hands;
use domain::booking_staffing::Staffing;
use domain::dates::{add_days, day_range_utc, local_day};
use domain::shop::Settings;
use domain::shop_calendar::TechniciansFrom;
use kernel::error::Result;
use std::collections::BTreeMap;
use storage::Reader;

/// Farther ahead somebody else may be found yet.
const DAYS_WATCHED: i64 = 31;

/// Of the next month, what is expected first before the rest. Where technicians are a number that somebody typed,
/// an absence takes nothing from it.
pub(crate) fn bookings_without_hands(
    r: &Reader<'_>,
    settings: &Settings,
    now: DateTime<Utc>,
) -> Result<Vec<Appointment>> {
    let calendar = &settings.calendar;
    if calendar.technicians_from == TechniciansFrom::Typed {
        return Ok(Vec::new());
    }
    let today = local_day(now, settings.zone);
    // A stay may reach into the day behind the last one.
    let people = workers(r, settings, today, DAYS_WATCHED + 1)?;
    if people.iter().all(|one| one.away.is_empty()) {
        return Ok(Vec::new());
    }
    let all_there: Vec<OnDuty> =
        people.iter().map(|one| OnDuty { away: Vec::new(), ..one.clone() }).collect();
    let staffing = |people: &[OnDuty]| Staffing::of(people, calendar.worked_share, settings.zone);
    let (as_it_is, if_all_came) = (staffing(&people), staffing(&all_there));
    let (from, _) = day_range_utc(today, settings.zone);
    let (_, to) = day_range_utc(add_days(today, DAYS_WATCHED), settings.zone);
    let mut of_day: BTreeMap<NaiveDate, Vec<Appointment>> = BTreeMap::new();
    for booking in r.appointments_starting(from, to)? {
        of_day.entry(local_day(booking.starts_at, settings.zone)).or_default().push(booking);
    }
    let mut found: Vec<Appointment> = of_day
        .values()
        .flat_map(|bookings| without_hands(bookings, &as_it_is, &if_all_came))
        .filter(|booking| booking.stage.is_expected() && booking.starts_at >= now)
        .cloned()
        .collect();
    found.sort_by_key(|booking| (booking.starts_at, booking.id));
    Ok(found)
}
