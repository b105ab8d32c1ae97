//! A booking: Booked → Confirmed → Arrived, or moved, called off, not shown.

use crate::ids::{AppointmentId, BayId, CustomerId, PersonId, VehicleId, WorkOrderId};
use crate::money::Money;
use crate::plate::Plate;
use crate::refusal::Refusal;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AppointmentStage {
    Booked,
    Confirmed,
    Arrived,
    Cancelled,
    NoShow,
}

impl AppointmentStage {
    pub const ALL: [Self; 5] = [Self::Booked, Self::Confirmed, Self::Arrived, Self::Cancelled, Self::NoShow];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Booked => "booked",
            Self::Confirmed => "confirmed",
            Self::Arrived => "arrived",
            Self::Cancelled => "cancelled",
            Self::NoShow => "no_show",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AppointmentAction {
    Confirm,
    Reschedule,
    Cancel,
    NoShow,
    Arrive,
}

impl AppointmentAction {
    pub const ALL: [Self; 5] = [Self::Confirm, Self::Reschedule, Self::Cancel, Self::NoShow, Self::Arrive];
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    Phone,
    Online,
    OnSite,
    Referral,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Appointment {
    pub id: AppointmentId,
    pub number: String,
    pub stage: AppointmentStage,
    pub channel: Channel,
    pub customer_id: Option<CustomerId>,
    pub vehicle_id: Option<VehicleId>,
    pub contact_name: String,
    pub contact_phone: String,
    pub plate: Option<Plate>,
    pub model: String,
    pub symptom: String,
    pub items: Vec<String>,
    pub starts_at: DateTime<Utc>,
    pub minutes: i64,
    pub advisor_id: Option<PersonId>,
    pub bay_id: Option<BayId>,
    pub estimate: Option<Money>,
    /// Why it was called off, or what was agreed.
    pub reason: String,
    pub work_order_id: Option<WorkOrderId>,
    pub sample: bool,
    pub created_at: DateTime<Utc>,
    pub version: i64,
}

/// Where a moved booking stood before; its history is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AppointmentMove {
    pub id: i64,
    pub appointment_id: AppointmentId,
    pub from_at: DateTime<Utc>,
    pub to_at: DateTime<Utc>,
    pub reason: String,
    pub person_id: PersonId,
    pub at: DateTime<Utc>,
}

impl AppointmentStage {
    /// The stage after an action, or the refusal that names where it stands.
    pub fn after(self, action: AppointmentAction) -> Result<Self, Refusal> {
        use AppointmentAction as A;
        match (self, action) {
            (Self::Booked, A::Confirm) => Ok(Self::Confirmed),
            // A moved booking waits for the customer's yes again.
            (Self::Booked | Self::Confirmed | Self::NoShow, A::Reschedule) => Ok(Self::Booked),
            (Self::Booked | Self::Confirmed, A::Cancel) => Ok(Self::Cancelled),
            (Self::Booked | Self::Confirmed, A::NoShow) => Ok(Self::NoShow),
            // Who comes late still comes.
            (Self::Booked | Self::Confirmed | Self::NoShow, A::Arrive) => Ok(Self::Arrived),
            _ => Err(Refusal::BookingIs { stage: self.code().to_owned() }),
        }
    }
}

impl AppointmentStage {
    /// It takes a place in the shop at its time.
    pub const fn takes_a_place(self) -> bool {
        matches!(self, Self::Booked | Self::Confirmed | Self::Arrived)
    }

    /// The customer is still expected.
    pub const fn is_expected(self) -> bool {
        matches!(self, Self::Booked | Self::Confirmed)
    }
}

pub const LEAST_MINUTES: i64 = 15;
/// A whole day; longer repairs are planned in the workshop, not in the book.
pub const MOST_MINUTES: i64 = 24 * 60;
const HALF_HOUR: i64 = 30 * 60;

impl Appointment {
    pub fn ends_at(&self) -> DateTime<Utc> {
        end_of(self.starts_at, self.minutes)
    }

    pub fn takes_a_place_between(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> bool {
        self.stage.takes_a_place() && self.starts_at < to && self.ends_at() > from
    }
}

/// Where a stay of so many minutes ends; a damaged length stays harmless.
pub fn end_of(starts_at: DateTime<Utc>, minutes: i64) -> DateTime<Utc> {
    starts_at + TimeDelta::minutes(minutes.clamp(0, MOST_MINUTES))
}

pub fn places_taken(appointments: &[Appointment], from: DateTime<Utc>, to: DateTime<Utc>) -> i64 {
    let taken = appointments.iter().filter(|one| one.takes_a_place_between(from, to)).count();
    i64::try_from(taken).unwrap_or(i64::MAX)
}

/// Whether a stay still fits among the others: every half hour has as many
/// places as there are bays, and a named bay holds one vehicle at a time.
pub fn check_capacity(
    others: &[Appointment],
    starts_at: DateTime<Utc>,
    minutes: i64,
    bay: Option<BayId>,
    bays: i64,
) -> Result<(), Refusal> {
    let ends_at = end_of(starts_at, minutes);
    let mut from = starts_at - TimeDelta::seconds(starts_at.timestamp().rem_euclid(HALF_HOUR));
    let mut fullest = 0;
    while from < ends_at {
        let to = from + TimeDelta::seconds(HALF_HOUR);
        fullest = fullest.max(places_taken(others, from, to));
        from = to;
    }
    if fullest >= bays {
        return Err(Refusal::OverCapacity { booked: fullest, capacity: bays });
    }
    let in_bay = |one: &&Appointment| bay.is_some() && one.bay_id == bay;
    let same_bay: Vec<Appointment> = others.iter().filter(in_bay).cloned().collect();
    match places_taken(&same_bay, starts_at, ends_at) {
        0 => Ok(()),
        booked => Err(Refusal::OverCapacity { booked, capacity: 1 }),
    }
}
