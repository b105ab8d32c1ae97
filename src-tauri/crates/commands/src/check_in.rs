//! The car rolls in: who brought it, how it stands there, what the customer
//! confirms.

use crate::error::Result;
use crate::host::{Read, Write};
use crate::visits::Moved;
use chrono::{DateTime, NaiveDate, Utc};
use domain::complaint::Complaint;
use domain::ids::{BayId, CustomerId, LineId, VehicleId, WorkOrderId};
use domain::inspection::{ConfirmationMeans, DamageMark, Signature, WalkAroundItem};
use domain::money::Money;
use domain::vehicle::MileageWarning;
use domain::warranty::RepairKind;
use domain::work_order::{ArrivalMeans, OldParts};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Without a booking.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct WalkIn {
    pub vehicle_id: VehicleId,
    pub customer_id: CustomerId,
    pub repair_kind: RepairKind,
    pub symptom: String,
    pub second_visit: bool,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SaveCheckIn {
    pub work_order_id: WorkOrderId,
    pub version: i64,
    pub repair_kind: RepairKind,
    pub symptom: String,
    pub brought_by_name: String,
    pub brought_by_phone: String,
    pub arrival: ArrivalMeans,
    pub mileage_km: Option<i64>,
    pub fuel_percent: Option<i64>,
    pub old_parts: OldParts,
    pub wash_wanted: bool,
    pub test_drive_allowed: bool,
    pub promised_at: Option<DateTime<Utc>>,
    pub bay_id: Option<BayId>,
    pub warning_lights: Vec<String>,
    pub marks: Vec<DamageMark>,
    pub items: Vec<WalkAroundItem>,
    pub belongings: String,
    pub valuables_reminded: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct SavedCheckIn {
    pub work_order_id: WorkOrderId,
    pub version: i64,
    pub mileage_warning: Option<MileageWarning>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ConfirmCheckIn {
    pub work_order_id: WorkOrderId,
    pub confirmed_by: String,
    pub means: ConfirmationMeans,
    /// Needed when the means is on screen.
    pub signature: Option<Signature>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskNotices {
    pub vehicle_id: VehicleId,
    /// The visit being checked in, which is no notice of itself.
    pub work_order_id: Option<WorkOrderId>,
    pub mileage_km: Option<i64>,
}

/// What the advisor should know while the customer stands there.
#[derive(Debug, Serialize, TS)]
pub struct Notices {
    pub open_visits: Vec<crate::vehicles::VisitRow>,
    pub declined: Vec<DeclinedLine>,
    pub under_warranty: Vec<WarrantyNotice>,
    pub complaints: Vec<Complaint>,
    pub unpaid: Money,
    pub service_due_on: Option<NaiveDate>,
    pub service_due_km: Option<i64>,
    pub service_overdue: bool,
    pub last_mileage_km: Option<i64>,
    pub note: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct DeclinedLine {
    pub line_id: LineId,
    pub work_order_number: String,
    pub name: String,
    pub amount: Money,
    pub reason: String,
    pub at: DateTime<Utc>,
}

/// "The same item, 1,430 km and 6 days ago."
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct WarrantyNotice {
    pub work_order_id: WorkOrderId,
    pub work_order_number: String,
    pub items: Vec<String>,
    pub days_ago: i64,
    pub km_ago: Option<i64>,
    pub until: NaiveDate,
    pub until_km: Option<i64>,
}

pub fn walk_in(_cx: &crate::host::Write, _ask: crate::check_in::WalkIn) -> Result<crate::visits::Moved> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn save_check_in(_cx: &crate::host::Write, _ask: crate::check_in::SaveCheckIn) -> Result<crate::check_in::SavedCheckIn> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn confirm_check_in(_cx: &crate::host::Write, _ask: crate::check_in::ConfirmCheckIn) -> Result<crate::visits::Moved> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn check_in_notices(_cx: &crate::host::Read, _ask: crate::check_in::AskNotices) -> Result<crate::check_in::Notices> {
    Err(crate::Error::Fault("pending".into()))
}
