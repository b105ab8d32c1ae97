//! A booking on its page, and the book of a day.

use super::message::confirmation;
use super::{AppointmentDay, AppointmentPage, AppointmentRow, AskAppointment, HalfHour, ListAppointments};
use crate::error::Result;
use crate::host::Read;
use crate::vehicles::colour_of;
use chrono::{Datelike, NaiveDate, TimeDelta};
use domain::appointment::{Appointment, MOST_MINUTES, places_taken};
use domain::dates::day_range_utc;
use domain::person::{Bay, Person};
use domain::plate::{Plate, PlateColour};
use domain::refusal::{FieldProblem, Refusal};
use domain::vehicle::Vehicle;

const HALF_HOUR: i64 = 30;

pub fn get_appointment(cx: &Read, ask: AskAppointment) -> Result<AppointmentPage> {
    let appointment: Appointment = cx.r.get(ask.id.0)?;
    Ok(AppointmentPage {
        moves: cx.r.moves_of(appointment.id)?,
        plate_colour: colour(cx, &appointment)?,
        bay_name: appointment.bay_id.map(|id| cx.r.get::<Bay>(id.0)).transpose()?.map(|bay| bay.name),
        advisor_name: appointment
            .advisor_id
            .map(|id| cx.r.get::<Person>(id.0))
            .transpose()?
            .map(|one| one.name),
        message: confirmation(&appointment, cx.details()?),
        appointment,
    })
}

pub fn list_appointments(cx: &Read, ask: ListAppointments) -> Result<AppointmentDay> {
    // Days far outside of the calendar people use would not sort as text.
    if !(1900..=2200).contains(&ask.day.year()) {
        return Err(Refusal::bad("day", FieldProblem::NotADate).into());
    }
    day_of(cx, ask.day)
}

/// The book of one day, with how full its half hours are.
pub(crate) fn day_of(cx: &Read, day: NaiveDate) -> Result<AppointmentDay> {
    let settings = &cx.details()?.settings;
    let (from, to) = day_range_utc(day, settings.zone);
    let (bays, people) = (cx.r.bays()?, cx.r.people()?);
    let capacity = i64::try_from(bays.iter().filter(|bay| bay.active).count()).unwrap_or(i64::MAX);

    // A stay of the day before may reach into this one.
    let mut bookings = cx.r.appointments_starting(from - TimeDelta::minutes(MOST_MINUTES), to)?;
    let first = settings.opens_at_minute - settings.opens_at_minute.rem_euclid(HALF_HOUR);
    let mut half_hours = Vec::new();
    let mut minute = first;
    while minute < settings.closes_at_minute {
        let starts_at = from + TimeDelta::minutes(minute);
        let booked = places_taken(&bookings, starts_at, starts_at + TimeDelta::minutes(HALF_HOUR));
        half_hours.push(HalfHour { starts_at, booked, capacity });
        minute += HALF_HOUR;
    }
    bookings.retain(|booking| booking.starts_at >= from);
    let mut appointments = Vec::with_capacity(bookings.len());
    for appointment in bookings {
        let bay = bays.iter().find(|bay| Some(bay.id) == appointment.bay_id);
        let advisor = people.iter().find(|person| Some(person.id) == appointment.advisor_id);
        appointments.push(AppointmentRow {
            plate_colour: colour(cx, &appointment)?,
            bay_name: bay.map(|bay| bay.name.clone()),
            advisor_name: advisor.map(|person| person.name.clone()),
            late: appointment.stage.is_expected() && appointment.starts_at < cx.now,
            appointment,
        });
    }
    let (opens_at_minute, closes_at_minute) = (settings.opens_at_minute, settings.closes_at_minute);
    Ok(AppointmentDay { day, appointments, half_hours, opens_at_minute, closes_at_minute })
}

/// A known vehicle's plate has the colour on file, another the usual one.
fn colour(cx: &Read, appointment: &Appointment) -> Result<PlateColour> {
    Ok(match appointment.vehicle_id {
        Some(id) => cx.r.get::<Vehicle>(id.0)?.plate_colour,
        None => colour_of(appointment.plate.as_ref().and_then(|plate| Plate::read(plate.as_str())).as_ref()),
    })
}
