//! The customer who booked is here: what is told at the counter goes before what was
//! told on the telephone, and what the file does not know of the car is taken from it.

use crate::appointment::Appointment;
use crate::customer::Customer;
use crate::ids::PersonId;
use crate::person::Person;
use crate::vehicle::Vehicle;
use crate::vin::Vin;

/// What was told at the counter, as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArrivalDetails {
    pub symptom: String,
    pub name: String,
    pub phone: String,
    pub make: String,
    pub model: String,
    pub vin: Option<Vin>,
}

impl ArrivalDetails {
    /// Whoever stands at the counter knows better than the telephone did. The
    /// booking itself keeps what was said then.
    pub fn over(&self, booking: &Appointment) -> Appointment {
        let or_booked = |told: &str, booked: &str| if told.is_empty() { booked } else { told }.to_owned();
        Appointment {
            contact_name: or_booked(&self.name, &booking.contact_name),
            contact_phone: or_booked(&self.phone, &booking.contact_phone),
            model: or_booked(&self.model, &booking.model),
            ..booking.clone()
        }
    }

    /// Whether this can be the car that was told of. Another VIN under the plate is another
    /// vehicle: plates move from one to the next.
    pub fn may_be(&self, vehicle: &Vehicle) -> bool {
        match (&vehicle.vin, &self.vin) {
            (Some(kept), Some(told)) => kept == told,
            _ => true,
        }
    }

    /// What the file does not know of the vehicle yet is taken from what was told;
    /// what it knows stays.
    pub fn filled_into(&self, vehicle: Vehicle) -> Vehicle {
        let or_told = |known: String, told: &String| if known.is_empty() { told.clone() } else { known };
        Vehicle {
            make: or_told(vehicle.make, &self.make),
            model: or_told(vehicle.model, &self.model),
            vin: vehicle.vin.or_else(|| self.vin.clone()),
            ..vehicle
        }
    }
}

/// Who answers for the visit from here on: the advisor who was booked, if they still are
/// one. Else whoever takes the car in, also a manager at the counter, until it is given to
/// an advisor.
pub fn answers_for(booked: Option<&Person>, me: &Person) -> PersonId {
    booked.filter(|person| person.is_given_visits()).unwrap_or(me).id
}

/// Who brings the car, by name and phone: a first guess that the advisor corrects on the
/// check-in sheet.
pub fn brought_by(customer: &Customer, booking: Option<&Appointment>) -> (String, String) {
    let candidates = [
        booking.map(|booking| (&booking.contact_name, &booking.contact_phone)),
        Some((&customer.contact_name, &customer.contact_phone)),
    ];
    let named = candidates.into_iter().flatten().find(|(name, _)| !name.is_empty());
    let (name, phone) = named.unwrap_or((&customer.name, &customer.phone));
    (name.clone(), phone.clone())
}
