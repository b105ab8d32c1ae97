//! A booking: Booked → Confirmed → Arrived, or moved, called off, not shown.

use crate::dates::{ShopZone, local_day, whole_minutes};
use crate::ids::{AppointmentId, BayId, CustomerId, PersonId, VehicleId, WorkOrderId};
use crate::money::Money;
use crate::plate::Plate;
use crate::refusal::Refusal;
use crate::trade::Trade;
use crate::work_order::stage::Stage;
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
    /// Another phone, car, wish or bay at the same time.
    Edit,
    UndoArrival,
    /// Money is paid in for it, before the car is here.
    TakeDeposit,
    RefundDeposit,
}

impl AppointmentAction {
    /// In the order of the buttons.
    pub const ALL: [Self; 9] = [
        Self::Arrive,
        Self::Confirm,
        Self::Edit,
        Self::Reschedule,
        Self::NoShow,
        Self::Cancel,
        Self::UndoArrival,
        Self::TakeDeposit,
        Self::RefundDeposit,
    ];
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
    #[serde(serialize_with = "crate::visibility::contact")]
    pub contact_phone: String,
    pub plate: Option<Plate>,
    pub model: String,
    pub symptom: String,
    pub items: Vec<String>,
    pub starts_at: DateTime<Utc>,
    pub minutes: i64,
    pub advisor_id: Option<PersonId>,
    pub bay_id: Option<BayId>,
    /// Whose technicians work on it.
    #[serde(default)]
    pub trade: Trade,
    pub estimate: Option<Money>,
    /// What was paid in for it and has not gone back: the sum of its receipts. Of
    /// one that became a visit, what it had on arrival.
    #[serde(default)]
    pub deposit: Money,
    /// Why it was called off, or what was agreed.
    pub reason: String,
    pub work_order_id: Option<WorkOrderId>,
    /// When the customer came, and what the booking was until then.
    pub arrived_at: Option<DateTime<Utc>>,
    pub arrived_from: Option<AppointmentStage>,
    /// When nobody had come; it stays said although the customer came after all.
    pub no_show_at: Option<DateTime<Utc>>,
    pub sample: bool,
    pub created_at: DateTime<Utc>,
    pub version: i64,
}

impl AppointmentStage {
    /// The stage after an action, or the refusal that names where it stands.
    ///
    /// # Errors
    /// `BookingIs` where the action does not belong to its stage.
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
            (Self::Booked | Self::Confirmed | Self::NoShow, A::Edit) => Ok(self),
            (Self::Arrived, A::UndoArrival) => Ok(Self::Booked),
            (Self::Booked | Self::Confirmed, A::TakeDeposit) => Ok(self),
            // Of one that became a visit it is the visit's.
            (Self::Booked | Self::Confirmed | Self::NoShow | Self::Cancelled, A::RefundDeposit) => Ok(self),
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

pub const MIN_MINUTES: i64 = 15;
/// A whole day; longer repairs are planned in the workshop, not in the book.
pub const MAX_MINUTES: i64 = 24 * 60;

/// How a booking was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// Still to come.
    Open,
    InTime,
    /// The customer came, but over the time the shop grants, or when the
    /// booking had been given up.
    Late,
    NoShow,
    CalledOff,
}

impl Appointment {
    /// The booking on the customer's arrival, as a visit of the shop.
    pub fn arrived(self, at: DateTime<Utc>, visit: WorkOrderId) -> Self {
        Self {
            arrived_from: Some(self.stage),
            stage: AppointmentStage::Arrived,
            arrived_at: Some(at),
            work_order_id: Some(visit),
            ..self
        }
    }

    /// The arrival was a slip: the booking is again what it was before.
    pub fn arrival_undone(self) -> Self {
        Self {
            stage: self.arrived_from.unwrap_or(AppointmentStage::Booked),
            arrived_from: None,
            arrived_at: None,
            work_order_id: None,
            ..self
        }
    }

    pub fn kept(&self, minutes_granted: i64) -> Kept {
        match self.stage {
            AppointmentStage::Booked | AppointmentStage::Confirmed => Kept::Open,
            AppointmentStage::Cancelled => Kept::CalledOff,
            AppointmentStage::NoShow => Kept::NoShow,
            AppointmentStage::Arrived => {
                let latest = self.starts_at + TimeDelta::minutes(minutes_granted.clamp(0, MAX_MINUTES));
                let late = self.arrived_at.is_some_and(|at| at > latest) || self.no_show_at.is_some();
                if late { Kept::Late } else { Kept::InTime }
            }
        }
    }

    /// The car at the counter is the booked one. Two cars of the file may carry
    /// one plate in turn: where both are named, the plate decides nothing.
    pub fn is_for(&self, vehicle: Option<VehicleId>, plate: Option<&Plate>) -> bool {
        match (self.vehicle_id, vehicle) {
            (Some(booked), Some(here)) => booked == here,
            _ => plate.is_some() && self.plate.as_ref() == plate,
        }
    }

    /// Whether the customer has to agree again where it stands at this time from here
    /// on: to another one, and to any once they were given up. Another bay or length is
    /// nothing to agree to. A booking of an older file may carry seconds, which nobody
    /// agreed on.
    pub fn asks_anew(&self, starts_at: DateTime<Utc>) -> bool {
        !self.stage.is_expected() || whole_minutes(self.starts_at) != whole_minutes(starts_at)
    }

    /// Its time has come, and nobody has.
    pub fn is_late(&self, now: DateTime<Utc>) -> bool {
        self.stage.is_expected() && self.starts_at < now
    }

    pub fn ends_at(&self) -> DateTime<Utc> {
        end_of(self.starts_at, self.minutes)
    }

    pub fn takes_a_place_between(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> bool {
        self.stage.takes_a_place() && self.starts_at < to && self.ends_at() > from
    }
}

/// The booking that a car keeps by standing at the counter: of those of the day
/// that may still be kept, the earliest. Who was given up today may yet come.
pub fn booking_kept_by<'a>(
    of_the_day: &'a [Appointment],
    vehicle: Option<VehicleId>,
    plate: Option<&Plate>,
) -> Option<&'a Appointment> {
    of_the_day
        .iter()
        .filter(|booking| booking.stage.after(AppointmentAction::Arrive).is_ok())
        .filter(|booking| booking.is_for(vehicle, plate))
        .min_by_key(|booking| (!booking.stage.is_expected(), booking.starts_at, booking.id))
}

/// The visit of an arrival that may have been a slip.
#[derive(Clone, Debug)]
pub struct ArrivalFacts {
    pub number: String,
    pub stage: Stage,
    pub arrived_at: DateTime<Utc>,
    /// Anything was written on the visit since it began.
    pub written_on: bool,
}

/// Whether anything was written on a visit since it began. One that begins carries
/// version 1, and the lines that came with it theirs; whatever is written afterwards
/// raises the order's, or is one of so many records kept beside it.
pub const fn is_written_on(version: i64, kept_beside: usize) -> bool {
    version != 1 || kept_beside > 0
}

/// A wrong arrival is taken back within its day, while nothing is lost by it.
///
/// # Errors
/// `ArrivalWrittenOn` once the visit is more than checked in, `ArrivalOfAnotherDay` after
/// midnight.
pub fn may_undo_arrival(arrival: &ArrivalFacts, now: DateTime<Utc>, zone: ShopZone) -> Result<(), Refusal> {
    let number = arrival.number.clone();
    if arrival.stage != Stage::CheckedIn || arrival.written_on {
        Err(Refusal::ArrivalWrittenOn { number, stage: arrival.stage })
    } else if local_day(arrival.arrived_at, zone) != local_day(now, zone) {
        Err(Refusal::ArrivalOfAnotherDay { number })
    } else {
        Ok(())
    }
}

/// Why the visit of a wrong arrival was called off: its number is accounted for,
/// and nobody counts the car as having come.
pub const ARRIVAL_UNDONE: &str = "到店撤销";

/// Where a stay of so many minutes ends; a damaged length stays harmless.
pub fn end_of(starts_at: DateTime<Utc>, minutes: i64) -> DateTime<Utc> {
    starts_at + TimeDelta::minutes(minutes.clamp(0, MAX_MINUTES))
}
