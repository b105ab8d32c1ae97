//! A booking on its page, and the book of a day.

use super::calendar::open_minutes;
use super::facts::{facts_of, listed};
use super::message::confirmation;
use super::room::Room;
use super::{
    AppointmentDay, AppointmentPage, AppointmentRow, AskAppointment, AskOpenSlot, BookedPart, BookedToday,
    HalfHour, KeptFigures, ListAppointments,
};
use crate::records::vehicles::plate_typed;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::appointment::{Appointment, Kept, MAX_MINUTES, booking_kept_by};
use domain::appointment_move::AppointmentMove;
use domain::booked_quote::names_part;
use domain::booking_capacity::{Capacity, places_taken};
use domain::booking_load::trade_loads;
use domain::catalogue::Part;
use domain::dates::{HALF_HOUR, ShopZone, day_range_utc, in_the_calendar};
use domain::ids::VehicleId;
use domain::line::LineKind;
use domain::open_slot::{self, MAX_DAYS_LOOKED, OpenSlot, Wanted, next_open};
use domain::operation::package_called;
use domain::payment_row::payment_rows;
use domain::person::{Bay, Person};
use domain::plate::{Plate, PlateColour};
use domain::vehicle::Vehicle;
use kernel::error::Result;
use kernel::host::Read;
use storage::Reader;

/// A booking with all that is known of it, and what may be done with it now.
///
/// # Errors
/// `NotFound` where there is none.
pub fn get_appointment(cx: &Read, ask: AskAppointment) -> Result<AppointmentPage> {
    let appointment: Appointment = cx.r.get(ask.id.0)?;
    Ok(AppointmentPage {
        moves: cx.r.moves_of(appointment.id)?.into_iter().filter(AppointmentMove::is_of_time).collect(),
        payments: payment_rows(cx.r.payments_of_booking(appointment.id)?, &[], &[], |_| false),
        plate_colour: colour(cx, &appointment)?,
        bay_name: appointment.bay_id.map(|id| cx.r.get::<Bay>(id.0)).transpose()?.map(|bay| bay.name),
        advisor_name: appointment
            .advisor_id
            .map(|id| cx.r.get::<Person>(id.0))
            .transpose()?
            .map(|one| one.name),
        parts: parts_wanted(cx.r, &appointment)?,
        message: confirmation(&appointment, cx.details()?),
        actions: facts_of(cx.r, &appointment, &cx.details()?.settings, cx.now)?.allowed(cx.roles()),
        kept: appointment.kept(cx.details()?.settings.no_show_minutes),
        history: crate::visit::changes::history_of(cx, "appointment", appointment.id.0)?,
        appointment,
    })
}

/// More parts than begin with one name and have a use here.
const MAX_OF_A_NAME: usize = 20;

/// What was asked for, and of a package of work the parts it is made of.
fn names_wanted(r: &Reader<'_>, items: &[String]) -> Result<Vec<String>> {
    let mut names = items.to_vec();
    if names.is_empty() {
        return Ok(names);
    }
    let packages = r.work_packages()?;
    for package in items.iter().filter_map(|item| package_called(item, &packages)) {
        for part in package.works.iter().filter(|work| work.kind == LineKind::Part) {
            if !names.contains(&part.name) {
                names.push(part.name.clone());
            }
        }
    }
    Ok(names)
}

/// One name may be that of several brands: which of them it will be is settled at the counter.
fn parts_wanted(r: &Reader<'_>, booking: &Appointment) -> Result<Vec<BookedPart>> {
    let mut parts = Vec::new();
    if !booking.stage.is_expected() {
        return Ok(parts);
    }
    for item in &names_wanted(r, &booking.items)? {
        // As one word: what begins like a name or a number is found before what only holds its words.
        let word: String = item.split_whitespace().collect();
        if word.is_empty() {
            continue;
        }
        for found in r.parts_found(&word, true, MAX_OF_A_NAME)?.into_iter().take(MAX_OF_A_NAME) {
            let Part { id: part_id, terms, grade, stock, .. } = r.get(found.id.0)?;
            if !stock.stocked || !names_part(item, &terms.code, &terms.name) {
                continue;
            }
            parts.push(BookedPart {
                item: item.clone(),
                part_id,
                code: terms.code,
                name: terms.name,
                brand: terms.brand,
                specification: terms.specification,
                grade,
                unit: terms.unit,
            });
        }
    }
    Ok(parts)
}

/// The booking of today that this car keeps by being here.
///
/// # Errors
/// `BadField` for a plate too long.
pub fn booked_today(cx: &Read, ask: BookedToday) -> Result<Option<AppointmentRow>> {
    let plate = plate_typed(&ask.plate)?.map(|read| read.plate);
    let booking = booked_today_by(cx.r, ask.vehicle_id, plate.as_ref(), cx.today()?, cx.zone()?)?;
    booking.map(|appointment| row(cx, appointment, None, None)).transpose()
}

pub(crate) fn booked_today_by(
    r: &Reader<'_>,
    vehicle: Option<VehicleId>,
    plate: Option<&Plate>,
    today: NaiveDate,
    zone: ShopZone,
) -> Result<Option<Appointment>> {
    let (from, to) = day_range_utc(today, zone);
    Ok(booking_kept_by(&r.appointments_starting(from, to)?, vehicle, plate).cloned())
}

/// The bookings of a day.
///
/// # Errors
/// `BadField` for a day of no calendar.
pub fn list_appointments(cx: &Read, ask: ListAppointments) -> Result<AppointmentDay> {
    day_of(cx, in_the_calendar("day", ask.day)?)
}

/// Where a new booking opens; nothing when there is no room for weeks.
///
/// # Errors
/// `BadField` for a day of no calendar.
pub fn next_open_slot(cx: &Read, ask: AskOpenSlot) -> Result<Option<OpenSlot>> {
    let settings = &cx.details()?.settings;
    let (days, today) = (settings.days(), cx.today()?);
    let day = in_the_calendar("day", ask.day)?;
    let room = Room::read(cx.r, settings, day.max(today), MAX_DAYS_LOOKED + 1)?;
    let wanted = Wanted {
        day,
        minutes: ask.minutes,
        bay: ask.bay_id,
        trade: ask.trade.unwrap_or_default(),
        capacity: room.capacity(),
        opens_at_minute: settings.opens_at_minute,
        closes_at_minute: settings.closes_at_minute,
        days: &days,
        zone: settings.zone,
    };
    next_open(&wanted, cx.now, |day| {
        let (from, to) = day_range_utc(day, settings.zone);
        let reach = TimeDelta::minutes(MAX_MINUTES + HALF_HOUR);
        Ok(cx.r.appointments_starting(from - reach, to + reach)?)
    })
}

/// The book of one day, with how full its half hours are.
pub(crate) fn day_of(cx: &Read, day: NaiveDate) -> Result<AppointmentDay> {
    let settings = &cx.details()?.settings;
    let (from, to) = day_range_utc(day, settings.zone);
    let (bays, people) = (cx.r.bays()?, cx.r.people()?);
    let room = Room::read(cx.r, settings, day, 1)?;
    let Capacity { bays: capacity, technicians } = room.capacity();
    let told = settings.days().told(day);

    // A stay of the day before may reach into this one.
    let mut bookings = cx.r.appointments_starting(from - TimeDelta::minutes(MAX_MINUTES), to)?;
    let booked_at = |starts_at: DateTime<Utc>| {
        let booked = places_taken(&bookings, starts_at, starts_at + TimeDelta::minutes(HALF_HOUR));
        HalfHour { starts_at, booked, capacity }
    };
    let (opens, closes) = (settings.opens_at_minute, settings.closes_at_minute);
    let half_hours =
        open_slot::half_hours(day, opens, closes, settings.zone).into_iter().map(booked_at).collect();
    bookings.retain(|booking| booking.starts_at >= from);
    let trades = trade_loads(&bookings, technicians, day, open_minutes(settings, &told));
    let mut kept = KeptFigures::default();
    for booking in &bookings {
        match booking.kept(settings.no_show_minutes) {
            Kept::Open => kept.open += 1,
            Kept::InTime => kept.in_time += 1,
            Kept::Late => kept.late += 1,
            Kept::NoShow => kept.no_show += 1,
            Kept::CalledOff => {}
        }
    }
    let mut appointments = Vec::with_capacity(bookings.len());
    for appointment in bookings {
        let bay = bays.iter().find(|bay| Some(bay.id) == appointment.bay_id);
        let advisor = people.iter().find(|person| Some(person.id) == appointment.advisor_id);
        appointments.push(row(
            cx,
            appointment,
            bay.map(|bay| bay.name.clone()),
            advisor.map(|person| person.name.clone()),
        )?);
    }
    let (opens_at_minute, closes_at_minute) = (settings.opens_at_minute, settings.closes_at_minute);
    Ok(AppointmentDay {
        day,
        closed: told.rests,
        told,
        trades,
        appointments,
        kept,
        half_hours,
        opens_at_minute,
        closes_at_minute,
    })
}

fn row(
    cx: &Read,
    appointment: Appointment,
    bay_name: Option<String>,
    advisor_name: Option<String>,
) -> Result<AppointmentRow> {
    Ok(AppointmentRow {
        plate_colour: colour(cx, &appointment)?,
        bay_name,
        advisor_name,
        expected: appointment.stage.is_expected(),
        late: appointment.is_late(cx.now),
        takes_a_place: appointment.stage.takes_a_place(),
        actions: listed(&appointment, &cx.details()?.settings, cx.now).allowed(cx.roles()),
        appointment,
    })
}

/// A known vehicle's plate has the colour on file, another the usual one.
fn colour(cx: &Read, appointment: &Appointment) -> Result<PlateColour> {
    Ok(match appointment.vehicle_id {
        Some(id) => cx.r.get::<Vehicle>(id.0)?.plate_colour,
        None => Plate::usual_colour(
            appointment.plate.as_ref().and_then(|plate| Plate::read(plate.as_str())).as_ref(),
        ),
    })
}
