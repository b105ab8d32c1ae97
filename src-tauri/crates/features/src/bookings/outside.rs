//! Bookings from outside: looked at, then taken in, each of them once. What finds no room, or names no
//! time, waits on the list.

use super::known::known;
use super::wishes::{AddWish, DropWish, add_wish, drop_wish};
use super::{
    BookAppointment, CancelAppointment, RescheduleAppointment, book_appointment, cancel_appointment,
    reschedule_appointment,
};
use crate::records::vehicles::plate_typed;
use chrono::{DateTime, Utc};
use domain::appointment::{Appointment, Channel};
use domain::booking_wish::{BookingWish, WishState, wished_days};
use domain::dates::{add_days, local_day};
use domain::ids::AppointmentId;
use domain::incoming_booking::{BookingArrival, Incoming, IncomingStep, ToldBefore, incoming};
use domain::refusal::{FieldProblem, Refusal};
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
    /// What taking it in does.
    pub step: IncomingStep,
    /// When it stands in the book.
    pub stands_at: Option<DateTime<Utc>>,
}

/// The bookings of a text, with what stands in their way. Nothing is kept yet.
///
/// # Errors
/// `BadField` on `text` where there are no bookings in it.
pub fn read_bookings(cx: &Read, ask: ReadBookings) -> Result<Vec<IncomingRow>> {
    let found = incoming(&ask.text, cx.zone()?, cx.now)?;
    found.into_iter().map(|incoming| row(cx.r, incoming)).collect()
}

/// What became of a booking from outside that came in before.
struct Before {
    arrival: BookingArrival,
    booking: Option<Appointment>,
    wish: Option<BookingWish>,
}

impl Before {
    fn read(r: &Reader<'_>, mark: &str) -> Result<Option<Self>> {
        let Some(arrival) = r.booking_arrival(mark)? else { return Ok(None) };
        let wish = arrival.wish_id.map(|id| r.get::<BookingWish>(id)).transpose()?;
        // Who waited first may have been booked since.
        let booked = arrival.appointment_id.or(wish.as_ref().and_then(|wish| wish.appointment_id));
        let booking = booked.map(|id| r.get::<Appointment>(id.0)).transpose()?;
        Ok(Some(Self { arrival, booking, wish }))
    }

    fn told(&self) -> ToldBefore<'_> {
        ToldBefore { arrival: &self.arrival, booking: self.booking.as_ref(), wish: self.wish.as_ref() }
    }
}

fn row(r: &Reader<'_>, incoming: Incoming) -> Result<IncomingRow> {
    let mark = mark_of(&incoming);
    let before = Before::read(r, &mark)?;
    let booking = before.as_ref().and_then(|before| before.booking.as_ref());
    Ok(IncomingRow {
        mark,
        came_before: before.is_some(),
        appointment_id: booking.map(|booking| booking.id),
        stands_at: booking.map(|booking| booking.starts_at),
        step: incoming.step(before.as_ref().map(Before::told)),
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
    /// Why those are called off whose writer has no words for it.
    pub called_off: String,
}

#[derive(Debug, Default, Serialize, TS)]
pub struct BookingsTaken {
    pub booked: i64,
    /// On the waiting list: no time, or no room at the one they asked for, or nobody there at it.
    pub waiting: i64,
    /// They stood in the book, and stand at another time now.
    pub moved: i64,
    pub called_off: i64,
    /// They had come in before, something is wrong with them, or there is no room where they are moved to.
    pub left: i64,
}

impl BookingsTaken {
    fn count(&mut self, step: IncomingStep, arrival: &BookingArrival) {
        let counted = match (step, arrival.appointment_id) {
            (IncomingStep::Books, Some(_)) => &mut self.booked,
            (IncomingStep::Books, None) => &mut self.waiting,
            (IncomingStep::Moves, _) => &mut self.moved,
            (IncomingStep::CallsOff, _) => &mut self.called_off,
            (IncomingStep::Nothing, _) => &mut self.left,
        };
        *counted += 1;
    }
}

/// Takes bookings in, moves those that were told at another time, and calls off what their writers called off: no
/// half hour is filled over its capacity by it, and none in which nobody is there.
///
/// # Errors
/// `BadField` on `text` where there are no bookings in it.
pub fn take_bookings(cx: &Write, ask: TakeBookings) -> Result<BookingsTaken> {
    let mut taken = BookingsTaken::default();
    for one in incoming(&ask.text, cx.zone()?, cx.now)? {
        let mark = mark_of(&one);
        let before = Before::read(cx.w, &mark)?;
        if let Some(before) = &before
            && let Some(arrival) = before.arrival.agrees(&one, before.booking.as_ref())
        {
            cx.w.update(&arrival)?;
        }
        if !ask.marks.contains(&mark) {
            continue;
        }
        let step = one.step(before.as_ref().map(Before::told));
        let arrival = match (step, before) {
            (IncomingStep::Books, None) => came_in(cx, &one, mark),
            (IncomingStep::Moves, Some(before)) => moved(cx, &one, before),
            (IncomingStep::CallsOff, Some(before)) => called_off(cx, &one, before, &ask.called_off),
            _ => {
                taken.left += 1;
                continue;
            }
        };
        match arrival {
            Ok(mut arrival) => {
                taken.count(step, &arrival);
                if arrival.id == 0 {
                    cx.w.insert(&mut arrival)?;
                } else {
                    cx.w.update(&arrival)?;
                }
            }
            // One that no booking can be, or that finds no room, keeps the others from nothing: nothing of it was
            // written.
            Err(Error::Refused(_)) => taken.left += 1,
            Err(other) => return Err(other),
        }
    }
    Ok(taken)
}

/// It goes where its writer told it now, by the rules by which anybody moves it. Who waits is booked there, or waits
/// on from that day.
fn moved(cx: &Write, one: &Incoming, before: Before) -> Result<BookingArrival> {
    let Before { arrival, booking, wish } = before;
    let Some(starts_at) = one.starts_at else {
        return Err(Refusal::bad("starts_at", FieldProblem::Empty).into());
    };
    let told = BookingArrival { starts_at: Some(starts_at), ..arrival };
    let Some(booking) = booking else {
        let wish = wish.ok_or_else(|| Refusal::bad("text", FieldProblem::Unknown))?;
        return waits_no_more(cx, one, (wish, starts_at), told);
    };
    // Nobody of the shop agreed to come in for that.
    if !cx.details()?.settings.is_open_at(starts_at) {
        return Err(Refusal::bad("starts_at", FieldProblem::Unknown).into());
    }
    reschedule_appointment(
        cx,
        RescheduleAppointment {
            id: booking.id,
            version: booking.version,
            starts_at,
            minutes: booking.minutes,
            bay_id: booking.bay_id,
            reason: one.own_words().to_owned(),
            over_capacity: false,
            to_advisor: None,
        },
    )?;
    Ok(told)
}

fn waits_no_more(
    cx: &Write,
    one: &Incoming,
    (wish, starts_at): (BookingWish, DateTime<Utc>),
    told: BookingArrival,
) -> Result<BookingArrival> {
    let appointment_id = booked(cx, one, starts_at)?;
    if appointment_id.is_some() {
        cx.w.update(&BookingWish { state: WishState::Booked, appointment_id, ..wish })?;
    } else {
        let day = local_day(starts_at, cx.zone()?);
        let (from_day, until_day) = wished_days(day, add_days(day, DAYS_WAITED), cx.today()?)?;
        cx.w.update(&BookingWish { from_day, until_day, ..wish })?;
    }
    Ok(BookingArrival { appointment_id, ..told })
}

/// It leaves the book or the waiting list; why is what its writer says of it, or else whoever takes it in.
fn called_off(cx: &Write, one: &Incoming, before: Before, or_else: &str) -> Result<BookingArrival> {
    let reason = if one.own_words().is_empty() { or_else } else { one.own_words() }.to_owned();
    match (before.booking, before.wish) {
        (Some(Appointment { id, version, .. }), _) => {
            cancel_appointment(cx, CancelAppointment { id, version, reason })?;
        }
        (None, Some(BookingWish { id, version, .. })) => {
            drop_wish(cx, DropWish { id, version, reason })?;
        }
        (None, None) => return Err(Refusal::bad("text", FieldProblem::Unknown).into()),
    }
    Ok(before.arrival)
}

/// The booking it became, or its place on the waiting list.
fn came_in(cx: &Write, one: &Incoming, mark: String) -> Result<BookingArrival> {
    let appointment_id = match one.starts_at {
        Some(starts_at) => booked(cx, one, starts_at)?,
        None => None,
    };
    let wish_id = if appointment_id.is_none() { Some(waits(cx, one)?) } else { None };
    Ok(BookingArrival {
        id: 0,
        mark,
        appointment_id,
        wish_id,
        person_id: cx.my_id()?,
        at: cx.now,
        starts_at: one.starts_at,
    })
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
