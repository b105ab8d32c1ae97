//! Making, confirming and moving a booking, calling it off, not shown.

use super::{
    BookAppointment, CancelAppointment, ConfirmAppointment, EditAppointment, MarkNoShow,
    RescheduleAppointment, SavedAppointment,
};
use crate::records::customers::read_phone;
use crate::records::search::index_booking;
use crate::records::vehicles::plate_typed;
use crate::visit::check_in::usable_bay;
use crate::visit::flow::at_version;
use chrono::{DateTime, TimeDelta, Utc};
use domain::appointment::{
    Appointment, AppointmentAction, AppointmentMove, AppointmentStage, LEAST_MINUTES, MOST_MINUTES,
    check_capacity, end_of,
};
use domain::customer::Customer;
use domain::ids::{AppointmentId, BayId, PersonId};
use domain::money::Money;
use domain::person::Person;
use domain::refusal::{FieldProblem, LONGEST_NAME, LONGEST_TEXT, Refusal, optional, required};
use domain::vehicle::Vehicle;
use kernel::clock::whole_minutes;
use kernel::error::Result;
use kernel::host::Write;

/// A booking is often written down while the customer already waits.
const MINUTES_LATE: i64 = 30;
const MOST_DAYS_AHEAD: i64 = 731;
const MOST_ITEMS: usize = 30;

pub fn book_appointment(cx: &Write, ask: BookAppointment) -> Result<SavedAppointment> {
    let customer = ask.customer_id.map(|id| cx.w.get::<Customer>(id.0)).transpose()?;
    let vehicle = ask.vehicle_id.map(|id| cx.w.get::<Vehicle>(id.0)).transpose()?;
    let starts_at = start(cx, ask.starts_at)?;
    let minutes = length(ask.minutes)?;
    let (contact_name, contact_phone) = contact(&ask.contact_name, &ask.contact_phone, customer.as_ref())?;
    let plate = plate_typed(&ask.plate)?.map(|read| read.plate);
    let model = optional("model", &ask.model, LONGEST_NAME)?;
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
        symptom: optional("symptom", &ask.symptom, LONGEST_TEXT)?,
        items: items(&ask.items)?,
        starts_at,
        minutes,
        advisor_id: advisor(cx, ask.advisor_id)?,
        bay_id: usable_bay(cx, ask.bay_id)?,
        estimate: estimate(ask.estimate)?,
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

pub fn confirm_appointment(cx: &Write, ask: ConfirmAppointment) -> Result<SavedAppointment> {
    let booking = take(cx, ask.id, ask.version, AppointmentAction::Confirm)?;
    save(cx, booking)
}

pub fn reschedule_appointment(cx: &Write, ask: RescheduleAppointment) -> Result<SavedAppointment> {
    let before: Appointment = cx.w.get(ask.id.0)?;
    let mut booking = take(cx, ask.id, ask.version, AppointmentAction::Reschedule)?;
    booking.minutes = length(ask.minutes)?;
    booking.bay_id = if ask.bay_id == before.bay_id { before.bay_id } else { usable_bay(cx, ask.bay_id)? };
    let starts_at = whole_minutes(ask.starts_at);
    if starts_at == whole_minutes(before.starts_at) && before.stage.is_expected() {
        // Another bay or length is nothing the customer has to agree to. A
        // booking of an older file may carry seconds, which nobody agreed on.
        booking.stage = before.stage;
        booking.starts_at = starts_at;
    } else {
        booking.starts_at = start(cx, starts_at)?;
        booking.reason = optional("reason", &ask.reason, LONGEST_TEXT)?;
        cx.w.insert(&mut AppointmentMove {
            id: 0,
            appointment_id: booking.id,
            from_at: before.starts_at,
            to_at: booking.starts_at,
            reason: booking.reason.clone(),
            person_id: cx.my_id()?,
            at: cx.now,
        })?;
    }
    if !ask.over_capacity {
        fits(cx, &booking)?;
    }
    save(cx, booking)
}

pub fn cancel_appointment(cx: &Write, ask: CancelAppointment) -> Result<SavedAppointment> {
    let mut booking = take(cx, ask.id, ask.version, AppointmentAction::Cancel)?;
    booking.reason = required("reason", &ask.reason, LONGEST_TEXT)?;
    save(cx, booking)
}

/// Only after the delay the shop grants: traffic is no breach of promise.
pub fn mark_no_show(cx: &Write, ask: MarkNoShow) -> Result<SavedAppointment> {
    let mut booking = take(cx, ask.id, ask.version, AppointmentAction::NoShow)?;
    let granted = TimeDelta::minutes(cx.details()?.settings.no_show_minutes);
    let seconds = (booking.starts_at + granted - cx.now).num_seconds();
    if seconds > 0 {
        return Err(Refusal::NoShowTooEarly { minutes: seconds.saturating_add(59) / 60 }.into());
    }
    booking.no_show_at = Some(cx.now);
    save(cx, booking)
}

/// What else was told than the time, put right; the change log keeps what it
/// was before. A time is moved, with its reason.
pub fn edit_appointment(cx: &Write, ask: EditAppointment) -> Result<SavedAppointment> {
    let before: Appointment = cx.w.get(ask.id.0)?;
    let booking = take(cx, ask.id, ask.version, AppointmentAction::Edit)?;
    let customer = ask.customer_id.map(|id| cx.w.get::<Customer>(id.0)).transpose()?;
    let vehicle = ask.vehicle_id.map(|id| cx.w.get::<Vehicle>(id.0)).transpose()?;
    let (contact_name, contact_phone) = contact(&ask.contact_name, &ask.contact_phone, customer.as_ref())?;
    let plate = plate_typed(&ask.plate)?.map(|read| read.plate);
    let edited = Appointment {
        channel: ask.channel,
        customer_id: ask.customer_id,
        vehicle_id: ask.vehicle_id,
        contact_name,
        contact_phone,
        plate: plate.or_else(|| vehicle.and_then(|vehicle| vehicle.plate)),
        model: optional("model", &ask.model, LONGEST_NAME)?,
        symptom: optional("symptom", &ask.symptom, LONGEST_TEXT)?,
        items: items(&ask.items)?,
        minutes: length(ask.minutes)?,
        // Who or what has left the shop since stays named until another is.
        advisor_id: if ask.advisor_id == before.advisor_id {
            before.advisor_id
        } else {
            advisor(cx, ask.advisor_id)?
        },
        bay_id: if ask.bay_id == before.bay_id { before.bay_id } else { usable_bay(cx, ask.bay_id)? },
        estimate: estimate(ask.estimate)?,
        ..booking
    };
    let takes_other_place = edited.minutes != before.minutes || edited.bay_id != before.bay_id;
    if takes_other_place && edited.stage.takes_a_place() && !ask.over_capacity {
        fits(cx, &edited)?;
    }
    index_booking(cx.w, &edited)?;
    save(cx, edited)
}

/// The booking at the page's version, in its stage after the action.
pub(super) fn take(
    cx: &Write,
    id: AppointmentId,
    version: i64,
    action: AppointmentAction,
) -> Result<Appointment> {
    let mut booking: Appointment = cx.w.get(id.0)?;
    booking.stage = booking.stage.after(action)?;
    at_version("appointment", id.0, version, booking.version)?;
    Ok(booking)
}

fn save(cx: &Write, booking: Appointment) -> Result<SavedAppointment> {
    cx.w.update(&booking)?;
    Ok(SavedAppointment { id: booking.id, number: booking.number, version: booking.version + 1 })
}

fn start(cx: &Write, starts_at: DateTime<Utc>) -> Result<DateTime<Utc>> {
    let starts_at = whole_minutes(starts_at);
    if starts_at < cx.now - TimeDelta::minutes(MINUTES_LATE) {
        return Err(Refusal::bad("starts_at", FieldProblem::InThePast).into());
    }
    if starts_at > cx.now + TimeDelta::days(MOST_DAYS_AHEAD) {
        return Err(Refusal::bad("starts_at", FieldProblem::TooLarge).into());
    }
    Ok(starts_at)
}

fn length(minutes: i64) -> std::result::Result<i64, Refusal> {
    match minutes {
        ..LEAST_MINUTES => Err(Refusal::bad("minutes", FieldProblem::TooShort)),
        LEAST_MINUTES..=MOST_MINUTES => Ok(minutes),
        _ => Err(Refusal::bad("minutes", FieldProblem::TooLarge)),
    }
}

/// Who is called about the booking. A stranger leaves name and phone; of a
/// known customer they are on file.
fn contact(name: &str, phone: &str, customer: Option<&Customer>) -> Result<(String, String)> {
    let name = optional("contact_name", name, LONGEST_NAME)?;
    let (phone, _) = read_phone("contact_phone", phone)?;
    let Some(customer) = customer else {
        required("contact_name", &name, LONGEST_NAME)?;
        required("contact_phone", &phone, LONGEST_NAME)?;
        return Ok((name, phone));
    };
    let or = |typed: String, contact: &String, own: &String| {
        [typed, contact.clone(), own.clone()].into_iter().find(|text| !text.is_empty()).unwrap_or_default()
    };
    Ok((
        or(name, &customer.contact_name, &customer.name),
        or(phone, &customer.contact_phone, &customer.phone),
    ))
}

fn items(typed: &[String]) -> Result<Vec<String>> {
    if typed.len() > MOST_ITEMS {
        return Err(Refusal::bad("items", FieldProblem::TooLarge).into());
    }
    let mut items = Vec::new();
    for item in typed {
        let item = optional("items", item, LONGEST_NAME)?;
        if !item.is_empty() {
            items.push(item);
        }
    }
    Ok(items)
}

fn advisor(cx: &Write, advisor: Option<PersonId>) -> Result<Option<PersonId>> {
    if let Some(id) = advisor
        && !cx.w.get::<Person>(id.0)?.active
    {
        return Err(Refusal::bad("person", FieldProblem::Unknown).into());
    }
    Ok(advisor)
}

fn estimate(estimate: Option<Money>) -> Result<Option<Money>> {
    match estimate {
        Some(amount) if amount < Money::ZERO => Err(Refusal::bad("estimate", FieldProblem::Negative).into()),
        Some(amount) if amount > Money::LARGEST => {
            Err(Refusal::bad("estimate", FieldProblem::TooLarge).into())
        }
        estimate => Ok(estimate),
    }
}

fn fits(cx: &Write, booking: &Appointment) -> Result<()> {
    // A booking of yesterday may still be there; the half hours reach beyond
    // both ends of the stay.
    let earliest = booking.starts_at - TimeDelta::minutes(MOST_MINUTES + 30);
    let latest = end_of(booking.starts_at, booking.minutes) + TimeDelta::minutes(30);
    let mut others = cx.w.appointments_starting(earliest, latest)?;
    others.retain(|other| other.id != booking.id);
    let bays: Vec<BayId> = cx.w.bays()?.into_iter().filter(|bay| bay.active).map(|bay| bay.id).collect();
    let places = i64::try_from(bays.len()).unwrap_or(i64::MAX);
    Ok(check_capacity(&others, booking.starts_at, booking.minutes, booking.bay_id, places)?)
}
