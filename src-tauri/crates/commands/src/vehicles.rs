//! Vehicles: present and former plates and owners, and every visit.

use crate::error::Result;
use crate::host::{Read, Write};
use chrono::{DateTime, NaiveDate, Utc};
use domain::customer::Customer;
use domain::ids::{CustomerId, VehicleId, WorkOrderId};
use domain::money::Money;
use domain::plate::{PlateColour, PlateRead};
use domain::vehicle::{FormerPlate, Vehicle};
use domain::vin::VinRead;
use domain::work_order::stage::Stage;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskVehicle {
    pub id: VehicleId,
}

/// One visit in a history.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct VisitRow {
    pub work_order_id: WorkOrderId,
    pub number: String,
    pub stage: Stage,
    pub checked_in_at: DateTime<Utc>,
    pub delivered_at: Option<DateTime<Utc>>,
    pub mileage_km: Option<i64>,
    pub symptom: String,
    pub plate: Option<String>,
    pub total: Money,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct OwnerRow {
    pub customer_id: CustomerId,
    pub name: String,
    pub since: NaiveDate,
    pub until: Option<NaiveDate>,
}

#[derive(Debug, Serialize, TS)]
pub struct VehiclePage {
    pub vehicle: Vehicle,
    pub customer: Option<Customer>,
    pub owners: Vec<OwnerRow>,
    pub former_plates: Vec<FormerPlate>,
    pub visits: Vec<VisitRow>,
    pub plate_read: Option<PlateRead>,
    pub vin_read: Option<VinRead>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SaveVehicle {
    pub id: Option<VehicleId>,
    pub version: i64,
    pub customer_id: Option<CustomerId>,
    /// As typed; kept normalised.
    pub plate: String,
    /// None: as the plate's form says.
    pub plate_colour: Option<PlateColour>,
    pub vin: String,
    pub engine_no: String,
    pub make: String,
    pub model: String,
    pub colour: String,
    pub registered_on: Option<NaiveDate>,
    pub inspection_due: Option<NaiveDate>,
    pub insurance_due: Option<NaiveDate>,
    pub insurer: String,
    pub note: String,
}

#[derive(Debug, Serialize, TS)]
pub struct SavedVehicle {
    pub vehicle: Vehicle,
    pub plate_read: Option<PlateRead>,
    pub vin_read: Option<VinRead>,
    /// Other vehicles that carry the same plate.
    pub same_plate: Vec<VehicleId>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ReadPlate {
    pub text: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ReadVin {
    pub text: String,
}

pub fn get_vehicle(_cx: &crate::host::Read, _ask: crate::vehicles::AskVehicle) -> Result<crate::vehicles::VehiclePage> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn save_vehicle(_cx: &crate::host::Write, _ask: crate::vehicles::SaveVehicle) -> Result<crate::vehicles::SavedVehicle> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn read_plate(_cx: &crate::host::Read, _ask: crate::vehicles::ReadPlate) -> Result<Option<domain::plate::PlateRead>> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn read_vin(_cx: &crate::host::Read, _ask: crate::vehicles::ReadVin) -> Result<Option<domain::vin::VinRead>> {
    Err(crate::Error::Fault("pending".into()))
}
