//! Bookings: made, confirmed, moved, called off, not shown, arrived.

mod arriving;
mod booking;
mod message;
mod pages;

pub use arriving::arrive_appointment;
pub use booking::{
    book_appointment, cancel_appointment, confirm_appointment, mark_no_show, reschedule_appointment,
};
pub(crate) use pages::day_of;
pub use pages::{get_appointment, list_appointments};

use crate::flow::Moved;
use chrono::{DateTime, NaiveDate, Utc};
use domain::appointment::{Appointment, AppointmentMove, Channel};
use domain::ids::{AppointmentId, BayId, CustomerId, PersonId, VehicleId};
use domain::money::Money;
use domain::plate::PlateColour;
use domain::warranty::RepairKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct BookAppointment {
    pub channel: Channel,
    pub customer_id: Option<CustomerId>,
    pub vehicle_id: Option<VehicleId>,
    pub contact_name: String,
    pub contact_phone: String,
    pub plate: String,
    pub model: String,
    pub symptom: String,
    pub items: Vec<String>,
    pub starts_at: DateTime<Utc>,
    pub minutes: i64,
    pub advisor_id: Option<PersonId>,
    pub bay_id: Option<BayId>,
    pub estimate: Option<Money>,
    /// The second confirm when the half hour is full.
    pub over_capacity: bool,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ConfirmAppointment {
    pub id: AppointmentId,
    pub version: i64,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RescheduleAppointment {
    pub id: AppointmentId,
    pub version: i64,
    pub starts_at: DateTime<Utc>,
    pub minutes: i64,
    pub bay_id: Option<BayId>,
    pub reason: String,
    pub over_capacity: bool,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct CancelAppointment {
    pub id: AppointmentId,
    pub version: i64,
    pub reason: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct MarkNoShow {
    pub id: AppointmentId,
    pub version: i64,
}

/// The customer is here: the booking becomes a work order. A stranger's plate
/// and name become a vehicle and a customer unless they are named.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ArriveAppointment {
    pub id: AppointmentId,
    pub version: i64,
    pub vehicle_id: Option<VehicleId>,
    pub customer_id: Option<CustomerId>,
    pub repair_kind: RepairKind,
    /// The vehicle has another visit open, and a second is wanted all the same.
    pub second_visit: bool,
    /// What is said at the counter; none when the booking alone is let in.
    pub told: Option<Told>,
}

/// What the customer at the counter says beside the booking. What is left
/// blank is as it was booked.
#[derive(Debug, Default, Serialize, Deserialize, TS)]
pub struct Told {
    /// Follows what was said when booking.
    pub symptom: String,
    pub name: String,
    pub phone: String,
    pub make: String,
    pub model: String,
    pub vin: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskAppointment {
    pub id: AppointmentId,
}

#[derive(Debug, Serialize, TS)]
pub struct AppointmentPage {
    pub appointment: Appointment,
    pub moves: Vec<AppointmentMove>,
    pub plate_colour: PlateColour,
    pub bay_name: Option<String>,
    pub advisor_name: Option<String>,
    /// The confirmation as a message to copy.
    pub message: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ListAppointments {
    pub day: NaiveDate,
}

#[derive(Debug, Serialize, TS)]
pub struct AppointmentDay {
    pub day: NaiveDate,
    pub appointments: Vec<AppointmentRow>,
    /// Bookings per half hour of the opening hours, against bays.
    pub half_hours: Vec<HalfHour>,
    pub opens_at_minute: i64,
    pub closes_at_minute: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct AppointmentRow {
    pub appointment: Appointment,
    pub plate_colour: PlateColour,
    pub bay_name: Option<String>,
    pub advisor_name: Option<String>,
    pub late: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct HalfHour {
    pub starts_at: DateTime<Utc>,
    pub booked: i64,
    pub capacity: i64,
}

/// What any booking action answers.
#[derive(Debug, Serialize, TS)]
pub struct SavedAppointment {
    pub id: AppointmentId,
    pub number: String,
    pub version: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct Arrived {
    pub appointment_id: AppointmentId,
    pub visit: Moved,
}
