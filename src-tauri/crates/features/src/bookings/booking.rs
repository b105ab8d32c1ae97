//! Making, confirming and moving a booking, calling it off, not shown.

use super::facts::facts_of;
use super::room::Room;
use super::{
    BookAppointment, CancelAppointment, ConfirmAppointment, EditAppointment, MarkNoShow,
    RescheduleAppointment, SavedAppointment, UndoMove,
};
use crate::records::search::index_booking;
use crate::records::vehicles::plate_typed;
use crate::visit::check_in::usable_bay;
use crate::visit::flow::at_version;
use chrono::TimeDelta;
use domain::appointment::{Appointment, AppointmentAction, AppointmentStage, MAX_MINUTES, end_of};
use domain::appointment_move::{AppointmentMove, MOVE_UNDONE};
use domain::booking_capacity::check_capacity;
use domain::booking_terms::{contact, items, length, quoted, start};
use domain::customer::Customer;
use domain::dates::{HALF_HOUR, day_range_utc, local_day, whole_minutes};
use domain::ids::{AppointmentId, PersonId};
use domain::money::Money;
use domain::phone::Phone;
use domain::refusal::{MAX_NAME_LEN, MAX_TEXT_LEN, Refusal, optional, required};
use domain::vehicle::Vehicle;
use domain::work_order::correction::check_advisor;
use kernel::error::Result;
use kernel::host::Write;

/// Books a time.
///
/// # Errors
/// `NotFound` for a car or a customer that is not there; `BadField` for what was told wrongly,
/// an advisor who is none or a bay not in use; what `check_capacity` refuses where nobody lets
/// it through.
pub fn book_appointment(cx: &Write, ask: BookAppointment) -> Result<SavedAppointment> {
    let customer = ask.customer_id.map(|id| cx.w.get::<Customer>(id.0)).transpose()?;
    let vehicle = ask.vehicle_id.map(|id| cx.w.get::<Vehicle>(id.0)).transpose()?;
    let starts_at = start(whole_minutes(ask.starts_at), cx.now)?;
    let minutes = length(ask.minutes)?;
    let (contact_name, contact_phone) =
        contact(&ask.contact_name, Phone::typed("contact_phone", &ask.contact_phone)?.0, customer.as_ref())?;
    let plate = plate_typed(&ask.plate)?.map(|read| read.plate);
    let model = optional("model", &ask.model, MAX_NAME_LEN)?;
    let mut booking = Appointment {
        id: AppointmentId(0),
        number: String::new(),
        stage: AppointmentStage::Booked,
        channel: ask.channel,
        customer_id: ask.customer_id,
        vehicle_id: ask.vehicle_id,
        contact_name,
        contact_phone,
        plate: plate.or_else(|| vehicle.as_ref().and_then(|vehicle| vehicle.plate.clone())),
        model: vehicle.filter(|_| model.is_empty()).map_or(model, |vehicle| vehicle.model),
        symptom: optional("symptom", &ask.symptom, MAX_TEXT_LEN)?,
        items: items(&ask.items)?,
        starts_at,
        minutes,
        advisor_id: advisor(cx, ask.advisor_id)?,
        bay_id: usable_bay(cx, ask.bay_id)?,
        trade: ask.trade.unwrap_or_default(),
        estimate: quoted(ask.estimate)?,
        deposit: Money::ZERO,
        reason: String::new(),
        work_order_id: None,
        arrived_at: None,
        arrived_from: None,
        no_show_at: None,
        sample: false,
        created_at: cx.now,
        version: 1,
    };
    if !ask.over_capacity {
        fits(cx, &booking)?;
    }
    booking.number =
        cx.w.next_number::<Appointment>(&cx.details()?.settings.prefixes.booking, cx.today()?)?;
    cx.w.insert(&mut booking)?;
    index_booking(cx.w, &booking)?;
    Ok(SavedAppointment { id: booking.id, number: booking.number, version: booking.version })
}

/// The customer says yes to the time.
///
/// # Errors
/// What `BookingFacts::check` refuses, and `Conflict` on an older page.
pub fn confirm_appointment(cx: &Write, ask: ConfirmAppointment) -> Result<SavedAppointment> {
    let booking = booking_for_action(cx, ask.id, ask.version, AppointmentAction::Confirm)?;
    save(cx, booking)
}

/// Moves a booking.
///
/// # Errors
/// `NotFound`, what `BookingFacts::check` refuses, `Conflict` on an older page; `BadField` for
/// a time, a length, a bay or an advisor that is none; what `check_capacity` refuses where
/// nobody lets it through.
pub fn reschedule_appointment(cx: &Write, ask: RescheduleAppointment) -> Result<SavedAppointment> {
    let before: Appointment = cx.w.get(ask.id.0)?;
    let mut booking = booking_for_action(cx, ask.id, ask.version, AppointmentAction::Reschedule)?;
    booking.minutes = length(ask.minutes)?;
    booking.bay_id = if ask.bay_id == before.bay_id { before.bay_id } else { usable_bay(cx, ask.bay_id)? };
    if let Some(to) = ask.to_advisor.filter(|to| to.advisor_id != before.advisor_id) {
        booking.advisor_id = advisor(cx, to.advisor_id)?;
    }
    let starts_at = whole_minutes(ask.starts_at);
    if !before.asks_anew(starts_at) {
        booking.stage = before.stage;
        booking.starts_at = starts_at;
    } else {
        booking.starts_at = start(starts_at, cx.now)?;
        booking.reason = optional("reason", &ask.reason, MAX_TEXT_LEN)?;
    }
    if booking.takes_another_place(&before) && !ask.over_capacity {
        fits(cx, &booking)?;
    }
    cx.w.insert(&mut AppointmentMove::between(&before, &booking, cx.my_id()?, cx.now))?;
    save(cx, booking)
}

/// Takes the last move of a booking back, while nothing else was written on it.
///
/// # Errors
/// `NotFound` for a booking that never moved, what `BookingFacts::check` refuses, `Conflict` on
/// an older page or once something was written on it since; what `check_capacity` refuses where
/// its place is another's by now and nobody lets it through.
pub fn undo_move(cx: &Write, ask: UndoMove) -> Result<SavedAppointment> {
    let stands: Appointment = cx.w.get(ask.id.0)?;
    booking_for_action(cx, ask.id, ask.version, AppointmentAction::Reschedule)?;
    let never = || Refusal::NotFound { entity: "appointment_move".to_owned(), id: ask.id.0 };
    let last = cx.w.last_move_of(ask.id)?.ok_or_else(never)?;
    let mut booking = last.taken_back(&stands)?;
    // A bay of the sample shop may be gone, with the sample.
    if let Some(bay) = booking.bay_id
        && !cx.w.bays()?.iter().any(|one| one.id == bay)
    {
        booking.bay_id = None;
    }
    if booking.takes_another_place(&stands) && !ask.over_capacity {
        fits(cx, &booking)?;
    }
    let mut back = AppointmentMove::between(&stands, &booking, cx.my_id()?, cx.now);
    MOVE_UNDONE.clone_into(&mut back.reason);
    cx.w.insert(&mut back)?;
    save(cx, booking)
}

/// Calls a booking off.
///
/// # Errors
/// What `BookingFacts::check` refuses, `Conflict` on an older page, and `BadField` without a
/// reason.
pub fn cancel_appointment(cx: &Write, ask: CancelAppointment) -> Result<SavedAppointment> {
    let mut booking = booking_for_action(cx, ask.id, ask.version, AppointmentAction::Cancel)?;
    booking.reason = required("reason", &ask.reason, MAX_TEXT_LEN)?;
    save(cx, booking)
}

/// Who booked did not come.
///
/// # Errors
/// What `BookingFacts::check` refuses, `NoShowTooEarly` among it, and `Conflict` on an older
/// page.
pub fn mark_no_show(cx: &Write, ask: MarkNoShow) -> Result<SavedAppointment> {
    let mut booking = booking_for_action(cx, ask.id, ask.version, AppointmentAction::NoShow)?;
    booking.no_show_at = Some(cx.now);
    save(cx, booking)
}

/// What else was told than the time, put right; the change log keeps what it
/// was before. A time is moved, with its reason.
///
/// # Errors
/// What `BookingFacts::check` refuses, `Conflict` on an older page; `NotFound` for a car or a
/// customer that is not there, `BadField` for what was told wrongly, and `OverCapacity` where
/// nobody lets it through.
pub fn edit_appointment(cx: &Write, ask: EditAppointment) -> Result<SavedAppointment> {
    let before: Appointment = cx.w.get(ask.id.0)?;
    let booking = booking_for_action(cx, ask.id, ask.version, AppointmentAction::Edit)?;
    let customer = ask.customer_id.map(|id| cx.w.get::<Customer>(id.0)).transpose()?;
    let vehicle = ask.vehicle_id.map(|id| cx.w.get::<Vehicle>(id.0)).transpose()?;
    let (contact_name, contact_phone) =
        contact(&ask.contact_name, Phone::typed("contact_phone", &ask.contact_phone)?.0, customer.as_ref())?;
    let plate = plate_typed(&ask.plate)?.map(|read| read.plate);
    let edited = Appointment {
        channel: ask.channel,
        customer_id: ask.customer_id,
        vehicle_id: ask.vehicle_id,
        contact_name,
        contact_phone,
        plate: plate.or_else(|| vehicle.and_then(|vehicle| vehicle.plate)),
        model: optional("model", &ask.model, MAX_NAME_LEN)?,
        symptom: optional("symptom", &ask.symptom, MAX_TEXT_LEN)?,
        items: items(&ask.items)?,
        minutes: length(ask.minutes)?,
        // Who or what has left the shop since stays named until another is.
        advisor_id: if ask.advisor_id == before.advisor_id {
            before.advisor_id
        } else {
            advisor(cx, ask.advisor_id)?
        },
        bay_id: if ask.bay_id == before.bay_id { before.bay_id } else { usable_bay(cx, ask.bay_id)? },
        trade: ask.trade.unwrap_or(before.trade),
        estimate: quoted(ask.estimate)?,
        ..booking
    };
    if edited.takes_another_place(&before) && !ask.over_capacity {
        fits(cx, &edited)?;
    }
    index_booking(cx.w, &edited)?;
    save(cx, edited)
}

/// The booking at the page's version, in its stage after the action, when the
/// gate lets the action through.
pub(crate) fn booking_for_action(
    cx: &Write,
    id: AppointmentId,
    version: i64,
    action: AppointmentAction,
) -> Result<Appointment> {
    let mut booking: Appointment = cx.w.get(id.0)?;
    facts_of(cx.w, &booking, &cx.details()?.settings, cx.now)?.check(action, cx.roles())?;
    at_version("appointment", id.0, version, booking.version)?;
    booking.stage = booking.stage.after(action)?;
    Ok(booking)
}

pub(crate) fn save(cx: &Write, booking: Appointment) -> Result<SavedAppointment> {
    cx.w.update(&booking)?;
    Ok(SavedAppointment { id: booking.id, number: booking.number, version: booking.version + 1 })
}

fn advisor(cx: &Write, advisor: Option<PersonId>) -> Result<Option<PersonId>> {
    if let Some(id) = advisor {
        check_advisor(&cx.w.get(id.0)?)?;
    }
    Ok(advisor)
}

fn fits(cx: &Write, booking: &Appointment) -> Result<()> {
    let settings = &cx.details()?.settings;
    let day = local_day(booking.starts_at, settings.zone);
    let (begins, ends) = day_range_utc(day, settings.zone);
    // A booking of yesterday may still be there; the half hours reach beyond
    // both ends of the stay, and the hours of technicians are those of the day.
    let earliest = booking.starts_at - TimeDelta::minutes(MAX_MINUTES + HALF_HOUR);
    let latest = end_of(booking.starts_at, booking.minutes) + TimeDelta::minutes(HALF_HOUR);
    let mut others = cx.w.appointments_starting(earliest.min(begins), latest.max(ends))?;
    others.retain(|other| other.id != booking.id);
    let room = Room::read(cx.w, settings, day, 1)?;
    Ok(check_capacity(&others, &booking.stay(), room.capacity())?)
}
