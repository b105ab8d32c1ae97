//! Bookings: made, confirmed, moved, called off, not shown, arrived.

mod arriving;
mod booking;
mod calendar;
mod calendar_file;
pub mod calls;
mod commands;
mod facts;
pub(crate) mod hands;
mod known;
mod message;
pub mod outside;
mod pages;
pub mod proposal;
mod room;
mod undoing;
pub mod walk_in;
pub mod wishes;

pub use arriving::arrive_appointment;
pub use booking::{
    book_appointment, cancel_appointment, confirm_appointment, edit_appointment, mark_no_show,
    reschedule_appointment, undo_move,
};
pub(crate) use booking::{booking_for_action, save};
pub use calendar::{ListBookingDays, SaveCalendar, SetOwnDay, list_booking_days, save_calendar, set_own_day};
pub(crate) use calendar_file::{KIND as CALENDAR_FILE, document as calendar_file};
pub(crate) use facts::facts_of;
pub use pages::{booked_today, get_appointment, list_appointments, next_open_slot};
pub(crate) use pages::{booked_today_by, day_of};
pub use undoing::undo_arrival;

use crate::visit::changes::ChangeEntry;
use crate::visit::flow::VisitUpdate;
use chrono::{DateTime, NaiveDate, Utc};
use domain::allowed::Allowed;
use domain::appointment::{Appointment, AppointmentAction, Channel, Kept};
use domain::appointment_move::AppointmentMove;
use domain::booking_load::TradeLoad;
use domain::ids::{AppointmentId, BayId, CustomerId, PartId, PersonId, VehicleId};
use domain::line::PartGrade;
use domain::money::Money;
use domain::payment_row::PaymentRow;
use domain::plate::PlateColour;
use domain::shop_calendar::DayTold;
use domain::trade::Trade;
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
    /// Whose technicians work on it; not said, the mechanics do.
    #[serde(default)]
    #[ts(optional, as = "Option<Trade>")]
    pub trade: Option<Trade>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ConfirmAppointment {
    pub id: AppointmentId,
    pub version: i64,
}

/// Everything of a booking but its time.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct EditAppointment {
    pub id: AppointmentId,
    pub version: i64,
    pub channel: Channel,
    pub customer_id: Option<CustomerId>,
    pub vehicle_id: Option<VehicleId>,
    pub contact_name: String,
    pub contact_phone: String,
    pub plate: String,
    pub model: String,
    pub symptom: String,
    pub items: Vec<String>,
    pub minutes: i64,
    pub advisor_id: Option<PersonId>,
    pub bay_id: Option<BayId>,
    pub estimate: Option<Money>,
    /// The second confirm when the other bay or length does not fit.
    pub over_capacity: bool,
    /// Not said, it stays the trade it is.
    #[serde(default)]
    #[ts(optional, as = "Option<Trade>")]
    pub trade: Option<Trade>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct UndoArrival {
    pub id: AppointmentId,
    pub version: i64,
}

/// The car at the counter, as far as it is known.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct BookedToday {
    pub vehicle_id: Option<VehicleId>,
    pub plate: String,
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
    /// Not said, whoever looks after it stays.
    #[serde(default)]
    #[ts(optional, as = "Option<ToAdvisor>")]
    pub to_advisor: Option<ToAdvisor>,
}

/// Who looks after a booking from here on, or nobody yet.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ToAdvisor {
    pub advisor_id: Option<PersonId>,
}

/// The last move was a slip: the booking stands again where and as it stood.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct UndoMove {
    pub id: AppointmentId,
    pub version: i64,
    /// The second confirm when its place was given to another meanwhile.
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
    pub details: Option<CounterDetails>,
}

/// What the customer at the counter says beside the booking. What is left
/// blank is as it was booked.
#[derive(Debug, Default, Serialize, Deserialize, TS)]
pub struct CounterDetails {
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
    /// Buttons are drawn from these.
    pub actions: Vec<Allowed<AppointmentAction>>,
    pub kept: Kept,
    /// Every change since it was made, the newest first.
    pub history: Vec<ChangeEntry>,
    pub moves: Vec<AppointmentMove>,
    /// The receipts of what was paid in for it.
    pub payments: Vec<PaymentRow>,
    pub plate_colour: PlateColour,
    pub bay_name: Option<String>,
    pub advisor_name: Option<String>,
    /// What of the price list the customer asked for by its name or its number, as long as they are
    /// expected.
    pub parts: Vec<BookedPart>,
    /// The confirmation as a message to copy, for who speaks with the customer.
    #[serde(serialize_with = "domain::visibility::contact")]
    pub message: String,
}

/// A part that stock is kept of, and what was said that means it.
#[derive(Debug, Serialize, TS)]
pub struct BookedPart {
    pub item: String,
    pub part_id: PartId,
    pub code: String,
    pub name: String,
    pub brand: String,
    pub specification: String,
    pub grade: Option<PartGrade>,
    pub unit: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ListAppointments {
    pub day: NaiveDate,
}

/// Where a stay of so many minutes could begin, from a day on.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskOpenSlot {
    pub day: NaiveDate,
    pub minutes: i64,
    pub bay_id: Option<BayId>,
    #[serde(default)]
    #[ts(optional, as = "Option<Trade>")]
    pub trade: Option<Trade>,
}

#[derive(Debug, Serialize, TS)]
pub struct AppointmentDay {
    pub day: NaiveDate,
    /// The shop rests on it. Who agrees on it all the same may.
    pub closed: bool,
    /// Why, and which holiday it is.
    pub told: DayTold,
    /// The hours of the technicians that are counted.
    pub trades: Vec<TradeLoad>,
    pub appointments: Vec<AppointmentRow>,
    pub kept: KeptFigures,
    /// Bookings per half hour of the opening hours, against bays.
    pub half_hours: Vec<HalfHour>,
    pub opens_at_minute: i64,
    pub closes_at_minute: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct AppointmentRow {
    pub appointment: Appointment,
    pub actions: Vec<Allowed<AppointmentAction>>,
    pub plate_colour: PlateColour,
    pub bay_name: Option<String>,
    pub advisor_name: Option<String>,
    /// Still to come, and whether its time is over.
    pub expected: bool,
    pub late: bool,
    /// It takes a place of the day: it is to come, or it came.
    pub takes_a_place: bool,
}

/// How the bookings of a day were kept. Who came late came: nobody of them
/// counts as not having come.
#[derive(Debug, Default, Serialize, TS)]
pub struct KeptFigures {
    pub open: i64,
    pub in_time: i64,
    pub late: i64,
    pub no_show: i64,
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
    pub visit: VisitUpdate,
}

kernel::lists!(commands, calls, wishes, outside, proposal);
