//! A booking: Booked → Confirmed → Arrived, or moved, called off, not shown.

use crate::ids::{AppointmentId, BayId, CustomerId, PersonId, VehicleId, WorkOrderId};
use crate::money::Money;
use crate::plate::Plate;
use crate::refusal::Refusal;
use chrono::{DateTime, Utc};
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
