//! The customer is here: the booking becomes a visit.

use super::booking::booking_for_action;
use super::{ArriveAppointment, Arrived, CounterDetails};
use crate::records::customers;
use crate::records::vehicles;
use crate::visit::arrival::{NewVisit, open_visit};
use crate::visit::lines;
use domain::appointment::{Appointment, AppointmentAction};
use domain::arrival::ArrivalDetails;
use domain::booking_terms::symptom_at_arrival;
use domain::customer::Customer;
use domain::ids::{CustomerId, VehicleId};
use domain::phone::Phone;
use domain::plate::{CarRead, Plate};
use domain::refusal::{MAX_NAME_LEN, MAX_TEXT_LEN, optional};
use domain::vehicle::Vehicle;
use domain::vin::Vin;
use kernel::error::Result;
use kernel::host::Write;

/// Who booked is here: the visit begins.
///
/// # Errors
/// What `BookingFacts::check` refuses, `Conflict` on an older page; `NotFound` for a car or a
/// customer that is not there, `BadField` for what was told too long, and what `open_visit`
/// refuses.
pub fn arrive_appointment(cx: &Write, ask: ArriveAppointment) -> Result<Arrived> {
    let stood: Appointment = cx.w.get(ask.id.0)?;
    let booking = Appointment {
        stage: stood.stage,
        ..booking_for_action(cx, ask.id, ask.version, AppointmentAction::Arrive)?
    };
    let details = parse_details(ask.details.unwrap_or_default())?;
    let here = details.over(&booking);
    let known = match ask.vehicle_id.or(booking.vehicle_id) {
        Some(id) => Some(cx.w.get::<Vehicle>(id.0)?),
        None => known_by_plate(cx, &booking, &details)?,
    };
    let owner = known.as_ref().and_then(|vehicle| vehicle.customer_id);
    let customer_id = match ask.customer_id.or(booking.customer_id).or(owner) {
        Some(id) => id,
        None => stranger(cx, &here)?,
    };
    let vehicle_id = match known {
        Some(vehicle) => known_vehicle(cx, vehicle, &details)?,
        None => strangers_vehicle(cx, &here, &details, customer_id)?,
    };
    let visit = open_visit(
        cx,
        NewVisit {
            vehicle_id,
            customer_id,
            repair_kind: ask.repair_kind,
            symptom: symptom_at_arrival(&booking, &details.symptom),
            second_visit: ask.second_visit,
            appointment: Some(&here),
        },
    )?;
    lines::add_wanted(cx, visit.work_order_id, &booking.items)?;
    let booking = Appointment {
        vehicle_id: Some(vehicle_id),
        customer_id: Some(customer_id),
        ..booking.arrived(cx.now, visit.work_order_id)
    };
    cx.w.update(&booking)?;
    Ok(Arrived { appointment_id: booking.id, visit })
}

/// What was told, as it is kept.
fn parse_details(details: CounterDetails) -> Result<ArrivalDetails> {
    Ok(ArrivalDetails {
        symptom: optional("symptom", &details.symptom, MAX_TEXT_LEN)?,
        name: optional("name", &details.name, MAX_NAME_LEN)?,
        phone: Phone::typed("phone", &details.phone)?.0,
        make: optional("make", &details.make, MAX_NAME_LEN)?,
        model: optional("model", &details.model, MAX_NAME_LEN)?,
        vin: Vin::read(&optional("vin", &details.vin, MAX_NAME_LEN)?).map(|read| read.vin),
    })
}

/// The vehicle that carries the booked plate, if it is the only one. Where two
/// carry it, the advisor says which of them came, or a new one is kept.
fn known_by_plate(cx: &Write, booking: &Appointment, details: &ArrivalDetails) -> Result<Option<Vehicle>> {
    let Some(plate) = &booking.plate else { return Ok(None) };
    let known: Option<Vehicle> = match cx.w.vehicles_with_plate(plate)?.as_slice() {
        [only] => Some(cx.w.get(only.0)?),
        _ => None,
    };
    Ok(known.filter(|vehicle| details.may_be(vehicle)))
}

fn known_vehicle(cx: &Write, before: Vehicle, details: &ArrivalDetails) -> Result<VehicleId> {
    let mut vehicle = details.filled_into(before.clone());
    if vehicle != before {
        vehicles::store(cx.w, &mut vehicle, cx.today()?)?;
    }
    Ok(vehicle.id)
}

fn stranger(cx: &Write, here: &Appointment) -> Result<CustomerId> {
    let mut customer = Customer {
        name: here.contact_name.clone(),
        phone: here.contact_phone.clone(),
        sample: here.sample,
        ..Customer::unknown(cx.now)
    };
    customers::store(cx.w, &mut customer)?;
    Ok(customer.id)
}

fn strangers_vehicle(
    cx: &Write,
    here: &Appointment,
    details: &ArrivalDetails,
    customer: CustomerId,
) -> Result<VehicleId> {
    let plate = here.plate.as_ref().map(Plate::as_str).unwrap_or_default();
    let vin = details.vin.as_ref().map(Vin::as_str).unwrap_or_default();
    let read = CarRead::typed(plate, vin);
    let mut vehicle = Vehicle {
        customer_id: Some(customer),
        plate_colour: Plate::usual_colour(read.plate.as_ref()),
        plate: read.plate.map(|read| read.plate),
        vin: read.vin.map(|read| read.vin),
        make: details.make.clone(),
        model: here.model.clone(),
        sample: here.sample,
        ..Vehicle::unknown(cx.now)
    };
    vehicles::store(cx.w, &mut vehicle, cx.today()?)?;
    Ok(vehicle.id)
}
