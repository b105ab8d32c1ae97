//! The book by weeks and months, and what of its days the shop sets.

use super::facts::listed;
use super::room::Room;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::appointment::{Appointment, AppointmentAction, AppointmentStage, MAX_MINUTES};
use domain::booking_capacity::{Capacity, places_taken};
use domain::booking_load::{TradeLoad, trade_loads};
use domain::dates::{HALF_HOUR, add_days, day_range_utc, in_the_calendar, local_day};
use domain::ids::{AppointmentId, BayId, PersonId};
use domain::open_slot::half_hours;
use domain::plate::Plate;
use domain::refusal::in_range;
use domain::shop::{Settings, ShopDetails};
use domain::shop_calendar::{CalendarSettings, DayTold, TechniciansFrom};
use domain::trade::TradeTechnicians;
use kernel::error::Result;
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Six weeks: a month with what of its neighbours stands beside it.
const MAX_DAYS_SHOWN: i64 = 42;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ListBookingDays {
    pub from: NaiveDate,
    pub days: i64,
}

/// A day among others.
#[derive(Debug, Serialize, TS)]
pub struct BookingDay {
    pub day: NaiveDate,
    pub told: DayTold,
    /// Bookings that take a place of it.
    pub booked: i64,
    /// In its fullest half hour, against the bays.
    pub fullest: i64,
    pub capacity: i64,
    pub trades: Vec<TradeLoad>,
    pub bookings: Vec<BookingShort>,
}

/// A booking as a week and a month show it.
#[derive(Debug, Serialize, TS)]
pub struct BookingShort {
    pub id: AppointmentId,
    pub number: String,
    pub stage: AppointmentStage,
    pub starts_at: DateTime<Utc>,
    pub minutes: i64,
    pub plate: Option<Plate>,
    pub contact_name: String,
    pub advisor_id: Option<PersonId>,
    pub bay_id: Option<BayId>,
    pub late: bool,
    pub takes_a_place: bool,
    /// It is still to come, and whoever looks may move it.
    pub moves: bool,
    pub version: i64,
}

impl BookingShort {
    fn of(cx: &Read, booking: Appointment, settings: &Settings) -> Self {
        let may = listed(&booking, settings, cx.now).check(AppointmentAction::Reschedule, cx.roles());
        Self {
            late: booking.is_late(cx.now),
            takes_a_place: booking.stage.takes_a_place(),
            moves: booking.stage.is_expected() && may.is_ok(),
            version: booking.version,
            id: booking.id,
            number: booking.number,
            stage: booking.stage,
            starts_at: booking.starts_at,
            minutes: booking.minutes,
            plate: booking.plate,
            contact_name: booking.contact_name,
            advisor_id: booking.advisor_id,
            bay_id: booking.bay_id,
        }
    }
}

/// The book of some days in a row.
///
/// # Errors
/// `BadField` for days of no calendar, for none, or for more than six weeks of them.
pub fn list_booking_days(cx: &Read, ask: ListBookingDays) -> Result<Vec<BookingDay>> {
    let first = in_the_calendar("from", ask.from)?;
    let count = in_range("days", ask.days, MAX_DAYS_SHOWN)?;
    let settings = &cx.details()?.settings;
    let room = Room::read(cx.r, settings, first, count)?;
    let Capacity { bays: capacity, technicians } = room.capacity();
    let last = in_the_calendar("from", add_days(first, count))?;
    let (from, _) = day_range_utc(first, settings.zone);
    let (to, _) = day_range_utc(last, settings.zone);
    // A stay of the day before may reach into the first one.
    let all = cx.r.appointments_starting(from - TimeDelta::minutes(MAX_MINUTES), to)?;
    let days = settings.days();
    let mut shown = Vec::new();
    for day in (0..count).map(|ahead| add_days(first, ahead)) {
        let of_day: Vec<Appointment> =
            all.iter().filter(|one| local_day(one.starts_at, settings.zone) == day).cloned().collect();
        let told = days.told(day);
        shown.push(BookingDay {
            day,
            booked: count_of(of_day.iter().filter(|one| one.stage.takes_a_place())),
            fullest: fullest(&all, day, settings),
            capacity,
            trades: trade_loads(&of_day, technicians, day, open_minutes(settings, &told)),
            told,
            bookings: of_day.into_iter().map(|one| BookingShort::of(cx, one, settings)).collect(),
        });
    }
    Ok(shown)
}

fn count_of(of: impl Iterator) -> i64 {
    i64::try_from(of.count()).unwrap_or(i64::MAX)
}

fn fullest(bookings: &[Appointment], day: NaiveDate, settings: &Settings) -> i64 {
    half_hours(day, settings.opens_at_minute, settings.closes_at_minute, settings.zone)
        .into_iter()
        .map(|start| places_taken(bookings, start, start + TimeDelta::minutes(HALF_HOUR)))
        .max()
        .unwrap_or_default()
}

/// How long the shop is open on a day.
pub(super) fn open_minutes(settings: &Settings, told: &DayTold) -> i64 {
    if told.rests { 0 } else { settings.closes_at_minute - settings.opens_at_minute }
}

/// What the shop says of one day; `open` left out takes its word back.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SetOwnDay {
    pub day: NaiveDate,
    pub open: Option<bool>,
    pub reason: String,
}

/// The shop says of a day itself whether it is open on it.
///
/// # Errors
/// `BadField` for a day of no calendar, a reason too long, or more days than are kept.
pub fn set_own_day(cx: &Write, ask: SetOwnDay) -> Result<DayTold> {
    let details = cx.details()?.clone();
    let word = ask.open.map(|open| (open, ask.reason.as_str()));
    let calendar = details.settings.calendar.clone().with_own_day(ask.day, word, cx.today()?)?;
    let details = with_calendar(cx, details, calendar)?;
    Ok(details.settings.days().told(ask.day))
}

/// Whether holidays are kept, and how many technicians of a trade there are.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SaveCalendar {
    pub version: i64,
    pub keeps_holidays: bool,
    pub technicians_from: TechniciansFrom,
    /// As they are typed; kept also while people are counted.
    pub technicians: Vec<TradeTechnicians>,
    /// So much of the hours in which people are there is booked, in percent.
    pub worked_share: i64,
}

/// Sets what the book reckons with.
///
/// # Errors
/// `BadField` for technicians no shop has, a trade named twice or a share that is none, `Conflict` on an older
/// page.
pub fn save_calendar(cx: &Write, ask: SaveCalendar) -> Result<ShopDetails> {
    let details = ShopDetails { version: ask.version, ..cx.details()?.clone() };
    let calendar = CalendarSettings {
        keeps_holidays: ask.keeps_holidays,
        technicians_from: ask.technicians_from,
        technicians: ask.technicians,
        worked_share: ask.worked_share,
        ..details.settings.calendar.clone()
    };
    with_calendar(cx, details, calendar)
}

fn with_calendar(cx: &Write, mut details: ShopDetails, calendar: CalendarSettings) -> Result<ShopDetails> {
    calendar.check()?;
    details.settings.calendar = calendar;
    cx.w.update(&details)?;
    details.version += 1;
    Ok(details)
}
