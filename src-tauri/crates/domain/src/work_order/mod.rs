//! A work order is one visit of one vehicle.

pub mod asker;
pub mod at_hand;
pub mod correction;
pub mod facts;
pub mod inspected;
pub mod lateness;
pub mod lines_in_hand;
pub mod looked_last;
pub mod on_paper;
pub mod preparation;
pub mod put_right;
pub mod readings;
pub mod refused;
pub mod stage;
pub mod taking_back;
pub mod totals;
pub mod under_warranty;

use crate::customer::Customer;
use crate::ids::{AppointmentId, BayId, CustomerId, ExpressKindId, PersonId, VehicleId, WorkOrderId};
use crate::inspection::{ConfirmationMeans, Signature};
use crate::refusal::{FieldProblem, Refusal};
use crate::warranty::{LineWarranty, RepairKind};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use stage::{Action, Stage};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ArrivalMeans {
    DrivenIn,
    Towed,
    Carried,
    Accident,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OldParts {
    Take,
    Discard,
}

/// How a visit stands in a queue: 等修 the customer waits for the car, 加急 it is wanted sooner than its turn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    /// The first in every queue.
    Waiting,
    Urgent,
    #[default]
    Normal,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WorkOrder {
    pub id: WorkOrderId,
    pub number: String,
    pub stage: Stage,
    pub stage_since: DateTime<Utc>,
    pub vehicle_id: VehicleId,
    pub customer_id: CustomerId,
    pub appointment_id: Option<AppointmentId>,
    pub advisor_id: PersonId,
    pub bay_id: Option<BayId>,
    pub repair_kind: RepairKind,
    pub symptom: String,
    pub brought_by_name: String,
    #[serde(serialize_with = "crate::visibility::contact")]
    pub brought_by_phone: String,
    pub arrival: ArrivalMeans,
    pub mileage_km: Option<i64>,
    /// What stood on the clock when the car left the workshop: the warranty
    /// runs from there.
    pub mileage_out_km: Option<i64>,
    /// Another instrument was fitted, so that out may be less than in.
    pub instrument_replaced: bool,
    /// Fuel level or battery charge in percent.
    pub fuel_percent: Option<i64>,
    pub old_parts: OldParts,
    pub wash_wanted: bool,
    pub test_drive_allowed: bool,
    pub promised_at: Option<DateTime<Utc>>,
    /// The number of the completion certificate where the repair kind demands one.
    pub certificate_number: String,
    pub checked_in_at: DateTime<Utc>,
    pub delivered_at: Option<DateTime<Utc>>,
    pub closed_at: Option<DateTime<Utc>>,
    pub cancel_reason: String,
    /// The car is gone, and money of it is still to be billed, collected or given
    /// back: kept beside the stage, so that the till finds those few among all.
    #[serde(default)]
    pub money_open: bool,
    /// Of which kind of express order it is, where it is one.
    #[serde(default)]
    pub express_kind_id: Option<ExpressKindId>,
    /// Who is let go first where several wait.
    #[serde(default)]
    pub priority: Priority,
    pub version: i64,
}

impl WorkOrder {
    /// The newest reading of the visit.
    pub fn last_mileage_km(&self) -> Option<i64> {
        self.mileage_out_km.or(self.mileage_km)
    }

    /// Going back to a copy gives numbers anew: what waited on a station for a visit that came
    /// after the copy would meet whichever has its number now. When the visit began tells them
    /// apart; a page that does not say it is of an older program.
    ///
    /// # Errors
    /// `VisitIsAnother` where the one that was meant began at another moment.
    pub fn check_is_meant(&self, began: Option<DateTime<Utc>>) -> Result<(), Refusal> {
        match began {
            Some(began) if began != self.checked_in_at => {
                Err(Refusal::VisitIsAnother { number: self.number.clone() })
            }
            _ => Ok(()),
        }
    }

    /// An express order: its customer stands beside the car from beginning to end, and needs no call to know that it
    /// is ready.
    pub const fn customer_stands_by(&self) -> bool {
        self.express_kind_id.is_some()
    }

    /// A car is driven on the road where its customer allows it. Whoever allows it later has the check-in put right.
    ///
    /// # Errors
    /// `RoadTestNotAllowed`.
    pub const fn check_road_test(&self) -> Result<(), Refusal> {
        if self.test_drive_allowed { Ok(()) } else { Err(Refusal::RoadTestNotAllowed) }
    }

    /// Who stands at the counter, by name: the one who brought the car, else the one
    /// who speaks for its customer, else the customer.
    pub fn visitor<'a>(&'a self, customer: &'a Customer) -> &'a str {
        let names = [&self.brought_by_name, &customer.contact_name, &customer.name];
        names.into_iter().find(|name| !name.is_empty()).map_or("", String::as_str)
    }
}

/// One step of the stage rail: who moved it, when, by which action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StageStep {
    pub id: i64,
    pub work_order_id: WorkOrderId,
    pub action: Action,
    pub from_stage: Option<Stage>,
    pub to_stage: Stage,
    pub at: DateTime<Utc>,
    pub person_id: PersonId,
    pub note: String,
}

/// The customer took the vehicle back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Delivery {
    pub id: i64,
    pub work_order_id: WorkOrderId,
    pub at: DateTime<Utc>,
    pub person_id: PersonId,
    pub accepted_by: String,
    pub means: ConfirmationMeans,
    /// The numbers of the papers that were signed, where they were.
    pub paper: String,
    pub signature: Option<Signature>,
    pub old_parts_shown: bool,
    pub items_returned: bool,
    pub advice: String,
    pub next_service_on: Option<NaiveDate>,
    pub next_service_km: Option<i64>,
    pub warranty_until: NaiveDate,
    pub warranty_km: Option<i64>,
    /// What of it carries a warranty that is not the visit's.
    #[serde(default)]
    pub beyond: Vec<LineWarranty>,
}

/// A promise is made for a time still to come.
///
/// # Errors
/// One that is over already.
pub fn check_promise(promised_at: DateTime<Utc>, now: DateTime<Utc>) -> Result<(), Refusal> {
    if promised_at < now {
        return Err(Refusal::bad("promised_at", FieldProblem::InThePast));
    }
    Ok(())
}
