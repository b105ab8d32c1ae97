//! The history of a vehicle and of a customer.

use crate::record::select;
use crate::{Reader, Result};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{CustomerId, VehicleId, WorkOrderId};
use domain::money::Money;
use domain::work_order::stage::Stage;
use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One visit; each page adds whose.
const VISIT_ROW: &str = include_str!("visit_row.sql");

pub(crate) const OWNERS: &str =
    "SELECT ownership.customer_id, customer.name, ownership.since, ownership.until
     FROM ownership CROSS JOIN customer ON customer.id = ownership.customer_id
     WHERE ownership.vehicle_id = ?1 ORDER BY ownership.until IS NULL DESC, ownership.id DESC";

pub(crate) fn of_vehicle_sql() -> String {
    format!("{VISIT_ROW} WHERE work_order.vehicle_id = ?1 ORDER BY checked_in_at DESC LIMIT ?2")
}

pub(crate) fn of_customer_sql() -> String {
    format!("{VISIT_ROW} WHERE work_order.customer_id = ?1 ORDER BY checked_in_at DESC LIMIT ?2")
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

impl Reader<'_> {
    /// The present owner first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn owners_of_vehicle(&self, vehicle: VehicleId) -> Result<Vec<OwnerRow>> {
        select(self.connection(), OWNERS, [vehicle.0])
    }

    /// The vehicle's newest visits, with what was approved on each.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn visits_of_vehicle(&self, vehicle: VehicleId, limit: i64) -> Result<Vec<VisitRow>> {
        select(self.connection(), &of_vehicle_sql(), params![vehicle.0, limit])
    }

    /// The customer's newest visits, with what was approved on each.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn visits_of_customer(&self, customer: CustomerId, limit: i64) -> Result<Vec<VisitRow>> {
        select(self.connection(), &of_customer_sql(), params![customer.0, limit])
    }
}
