//! The one box that finds everything.

use crate::error::Result;
use crate::host::Read;
use domain::ids::{CustomerId, VehicleId, WorkOrderId};
use domain::plate::PlateRead;
use domain::vehicle::Vehicle;
use domain::work_order::stage::Stage;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct Search {
    pub query: String,
}

#[derive(Debug, Serialize, TS)]
pub struct SearchResults {
    pub vehicles: Vec<VehicleHit>,
    pub customers: Vec<CustomerHit>,
    pub documents: Vec<DocumentHit>,
    /// Set when the text reads as a plate that no vehicle carries: the screen
    /// offers a new vehicle with it.
    pub unknown_plate: Option<PlateRead>,
}

#[derive(Debug, Serialize, TS)]
pub struct VehicleHit {
    pub vehicle: Vehicle,
    pub customer_name: String,
    pub customer_phone: String,
    /// The visit that is going on.
    pub open_work_order: Option<WorkOrderId>,
    pub open_stage: Option<Stage>,
}

#[derive(Debug, Serialize, TS)]
pub struct CustomerHit {
    pub id: CustomerId,
    pub name: String,
    pub phone: String,
    pub vehicles: Vec<VehicleId>,
    pub plates: Vec<String>,
}

/// A work order, booking, settlement sheet or complaint, by its number.
#[derive(Debug, Serialize, TS)]
pub struct DocumentHit {
    pub entity: String,
    pub id: i64,
    pub number: String,
    pub work_order_id: Option<WorkOrderId>,
    pub title: String,
}

pub fn search(_cx: &crate::host::Read, _ask: crate::search::Search) -> Result<crate::search::SearchResults> {
    Err(crate::Error::Fault("pending".into()))
}

/// A document is found by its number and the number's tails.
pub fn index_number(w: &storage::Writer<'_>, entity: &str, id: i64, number: &str) -> Result<()> {
    Ok(w.index_terms(entity, id, &domain::search_terms::of_number(number))?)
}
