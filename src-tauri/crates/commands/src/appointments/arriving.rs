//! The customer is here: the booking becomes a visit.

use super::booking::take;
use super::{ArriveAppointment, Arrived};
use crate::arrival::{NewVisit, open_visit};
use crate::customers::{self, new_customer};
use crate::error::Result;
use crate::host::Write;
use crate::vehicles::{self, colour_of, new_vehicle};
use domain::appointment::{Appointment, AppointmentAction};
use domain::customer::Customer;
use domain::ids::{CustomerId, VehicleId};
use domain::plate::Plate;
use domain::refusal::LONGEST_TEXT;
use domain::vehicle::Vehicle;

pub fn arrive_appointment(cx: &Write, ask: ArriveAppointment) -> Result<Arrived> {
    let mut booking = take(cx, ask.id, ask.version, AppointmentAction::Arrive)?;
    let known = match ask.vehicle_id.or(booking.vehicle_id) {
        Some(id) => Some(id),
        None => known_by_plate(cx, &booking)?,
    };
    let vehicle = known.map(|id| cx.w.get::<Vehicle>(id.0)).transpose()?;
    let owner = vehicle.as_ref().and_then(|vehicle| vehicle.customer_id);
    let customer_id = match ask.customer_id.or(booking.customer_id).or(owner) {
        Some(id) => id,
        None => stranger(cx, &booking)?,
    };
    let vehicle_id = match vehicle {
        Some(vehicle) => vehicle.id,
        None => strangers_vehicle(cx, &booking, customer_id)?,
    };
    let visit = open_visit(
        cx,
        NewVisit {
            vehicle_id,
            customer_id,
            repair_kind: ask.repair_kind,
            symptom: symptom(&booking),
            second_visit: ask.second_visit,
            appointment: Some(&booking),
        },
    )?;
    booking.vehicle_id = Some(vehicle_id);
    booking.customer_id = Some(customer_id);
    booking.work_order_id = Some(visit.work_order_id);
    cx.w.update(&booking)?;
    Ok(Arrived { appointment_id: booking.id, visit })
}

/// The one vehicle that carries the booked plate. Of two nobody can say which
/// it is: then the advisor names it, or it is kept as a new one.
fn known_by_plate(cx: &Write, booking: &Appointment) -> Result<Option<VehicleId>> {
    let Some(plate) = &booking.plate else { return Ok(None) };
    Ok(match cx.w.vehicles_with_plate(plate)?.as_slice() {
        [only] => Some(*only),
        _ => None,
    })
}

fn stranger(cx: &Write, booking: &Appointment) -> Result<CustomerId> {
    let mut customer = Customer {
        name: booking.contact_name.clone(),
        phone: booking.contact_phone.clone(),
        sample: booking.sample,
        ..new_customer(cx.now)
    };
    customers::store(cx.w, &mut customer)?;
    Ok(customer.id)
}

fn strangers_vehicle(cx: &Write, booking: &Appointment, customer: CustomerId) -> Result<VehicleId> {
    let read = booking.plate.as_ref().and_then(|plate| Plate::read(plate.as_str()));
    let mut vehicle = Vehicle {
        customer_id: Some(customer),
        plate: booking.plate.clone(),
        plate_colour: colour_of(read.as_ref()),
        model: booking.model.clone(),
        sample: booking.sample,
        ..new_vehicle(cx.now)
    };
    vehicles::store(cx.w, &mut vehicle, cx.today()?)?;
    Ok(vehicle.id)
}

/// What the customer said on the phone, and what was asked for.
fn symptom(booking: &Appointment) -> String {
    let parts = [booking.symptom.clone(), booking.items.join("、")];
    let told: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    told.join("\n").chars().take(LONGEST_TEXT).collect()
}
