//! Bookings from outside: looked at, then taken in, each of them once. What finds no room, or names no
//! time, waits on the list.

use super::known::known;
use super::wishes::{AddWish, add_wish};
use super::{BookAppointment, book_appointment};
use crate::records::vehicles::plate_typed;
use chrono::{DateTime, Utc};
use domain::appointment::Channel;
use domain::dates::{add_days, local_day};
use domain::ids::AppointmentId;
use domain::incoming_booking::{BookingArrival, Incoming, incoming};
use domain::refusal::Refusal;
use domain::trade::Trade;
use kernel::command::ADVISOR_OR_CLERK;
use kernel::error::{Error, Result};
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use storage::Reader;
use ts_rs::TS;

/// Who found no room at the time they asked for is offered another within two weeks.
const DAYS_WAITED: i64 = 14;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ReadBookings {
    pub text: String,
}

#[derive(Debug, Serialize, TS)]
pub struct IncomingRow {
    /// What it is chosen by.
    pub mark: String,
    pub incoming: Incoming,
    /// It came in before, by a file or a text with the same booking in it.
    pub came_before: bool,
    /// The booking it became, while it has one.
    pub appointment_id: Option<AppointmentId>,
}

/// The bookings of a text, with what stands in their way. Nothing is kept yet.
///
/// # Errors
/// `BadField` on `text` where there are no bookings in it.
pub fn read_bookings(cx: &Read, ask: ReadBookings) -> Result<Vec<IncomingRow>> {
    let found = incoming(&ask.text, cx.zone()?, cx.now)?;
    found.into_iter().map(|incoming| row(cx.r, incoming)).collect()
}

fn row(r: &Reader<'_>, incoming: Incoming) -> Result<IncomingRow> {
    let mark = mark_of(&incoming);
    let before = r.booking_arrival(&mark)?;
    Ok(IncomingRow {
        mark,
        came_before: before.is_some(),
        appointment_id: before.and_then(|before| before.appointment_id),
        incoming,
    })
}

/// A sum tells them apart as well as their names and phones do, and keeps neither.
fn mark_of(incoming: &Incoming) -> String {
    let mut mark = String::with_capacity(64);
    for byte in Sha256::digest(incoming.mark().as_bytes()) {
        let _ = write!(mark, "{byte:02x}");
    }
    mark
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct TakeBookings {
    /// The text once more: what comes in is what stands in it.
    pub text: String,
    /// Those of it that are wanted.
    pub marks: Vec<String>,
}

#[derive(Debug, Default, Serialize, TS)]
pub struct BookingsTaken {
    pub booked: i64,
    /// On the waiting list: no time, or no room at the one they asked for, or nobody there at it.
    pub waiting: i64,
    /// They had come in before, or something is wrong with them.
    pub left: i64,
}

/// Takes bookings in: no half hour is filled over its capacity by it, and none in which nobody is there.
///
/// # Errors
/// `BadField` on `text` where there are no bookings in it.
pub fn take_bookings(cx: &Write, ask: TakeBookings) -> Result<BookingsTaken> {
    let mut taken = BookingsTaken::default();
    for one in incoming(&ask.text, cx.zone()?, cx.now)? {
        let mark = mark_of(&one);
        if !ask.marks.contains(&mark) {
            continue;
        }
        if one.problem.is_some() || cx.w.booking_arrival(&mark)?.is_some() {
            taken.left += 1;
            continue;
        }
        let (appointment_id, wish_id) = match came_in(cx, &one) {
            Ok(became) => became,
            // One that no booking can be keeps the others from nothing: nothing of it was written.
            Err(Error::Refused(_)) => {
                taken.left += 1;
                continue;
            }
            Err(other) => return Err(other),
        };
        match appointment_id {
            Some(_) => taken.booked += 1,
            None => taken.waiting += 1,
        }
        cx.w.insert(&mut BookingArrival {
            id: 0,
            mark,
            appointment_id,
            wish_id,
            person_id: cx.my_id()?,
            at: cx.now,
        })?;
    }
    Ok(taken)
}

/// The booking it became, or its place on the waiting list.
fn came_in(cx: &Write, one: &Incoming) -> Result<(Option<AppointmentId>, Option<i64>)> {
    if let Some(starts_at) = one.starts_at
        && let Some(booking) = booked(cx, one, starts_at)?
    {
        return Ok((Some(booking), None));
    }
    Ok((None, Some(waits(cx, one)?)))
}

/// None where there is no room, and where the shop is shut: nobody of it agreed to come in for that.
fn booked(cx: &Write, one: &Incoming, starts_at: DateTime<Utc>) -> Result<Option<AppointmentId>> {
    if !cx.details()?.settings.is_open_at(starts_at) {
        return Ok(None);
    }
    let plate = plate_typed(&one.plate)?.map(|read| read.plate);
    let (vehicle_id, customer_id) = known(cx.w, plate.as_ref(), &one.phone)?;
    let asked = BookAppointment {
        channel: Channel::Online,
        customer_id,
        vehicle_id,
        contact_name: one.name.clone(),
        contact_phone: one.phone.clone(),
        plate: one.plate.clone(),
        model: one.model.clone(),
        symptom: one.note.clone(),
        items: one.items.clone(),
        starts_at,
        minutes: one.minutes,
        advisor_id: None,
        bay_id: None,
        estimate: None,
        over_capacity: false,
        trade: None,
    };
    match book_appointment(cx, asked) {
        Ok(saved) => Ok(Some(saved.id)),
        Err(Error::Refused(
            Refusal::OverCapacity { .. }
            | Refusal::OverTechnicians { .. }
            | Refusal::OverTechnicianHours { .. },
        )) => Ok(None),
        Err(other) => Err(other),
    }
}

fn waits(cx: &Write, one: &Incoming) -> Result<i64> {
    let wanted = one.starts_at.map(|at| Ok::<_, Error>(local_day(at, cx.zone()?))).transpose()?;
    let from_day = wanted.or(one.wanted_on).unwrap_or(cx.today()?);
    let saved = add_wish(
        cx,
        AddWish {
            channel: Channel::Online,
            contact_name: one.name.clone(),
            contact_phone: one.phone.clone(),
            plate: one.plate.clone(),
            model: one.model.clone(),
            symptom: one.note.clone(),
            items: one.items.clone(),
            minutes: one.minutes,
            trade: Trade::default(),
            from_day,
            until_day: add_days(from_day, DAYS_WAITED),
        },
    )?;
    Ok(saved.id)
}

kernel::commands! {
    read read_bookings(ReadBookings) -> Vec<IncomingRow>, ADVISOR_OR_CLERK, shows [Bookings];
    write take_bookings(TakeBookings) -> BookingsTaken, ADVISOR_OR_CLERK, changes [Bookings];
}
