//! What several pages of buying tell alike: a part, a car, a supplier to choose.

use chrono::{DateTime, NaiveDate, Utc};
use domain::catalogue::Part;
use domain::ids::{LineId, PartId, SupplierId, WorkOrderId};
use domain::money::{Money, Quantity};
use domain::plate::{Plate, PlateColour};
use domain::purchase_problem::PurchaseProblem;
use domain::purchasing::message::Sender;
use domain::purchasing::supplier::LicenceState;
use domain::purchasing::{PurchaseOrder, Supplier};
use domain::refusal::Refusal;
use domain::shop::ShopDetails;
use kernel::error::Result;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use storage::{CarOfVisit, CarWaiting, Reader};
use ts_rs::TS;

/// A part as its supplier and the keeper know it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PartTold {
    pub part_id: PartId,
    pub code: String,
    pub name: String,
    pub brand: String,
    pub specification: String,
    /// What it is counted in.
    pub counted_in: String,
    pub active: bool,
}

impl From<&Part> for PartTold {
    fn from(part: &Part) -> Self {
        Self {
            part_id: part.id,
            code: part.terms.code.clone(),
            name: part.terms.name.clone(),
            brand: part.terms.brand.clone(),
            specification: part.terms.specification.clone(),
            counted_in: part.terms.unit.clone(),
            active: part.active,
        }
    }
}

/// A car that waits, or that something was ordered for.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CarTold {
    pub work_order_id: WorkOrderId,
    pub order_number: String,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub promised_at: Option<DateTime<Utc>>,
}

impl From<CarOfVisit> for CarTold {
    fn from(car: CarOfVisit) -> Self {
        let CarOfVisit { work_order_id, order_number, plate, plate_colour, promised_at } = car;
        Self { work_order_id, order_number, plate, plate_colour, promised_at }
    }
}

impl From<&CarWaiting> for CarTold {
    fn from(car: &CarWaiting) -> Self {
        Self {
            work_order_id: car.work_order_id,
            order_number: car.order_number.clone(),
            plate: car.plate.clone(),
            plate_colour: car.plate_colour,
            promised_at: car.promised_at,
        }
    }
}

/// A car that lacks a part.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CarLacking {
    #[serde(flatten)]
    #[ts(flatten)]
    pub car: CarTold,
    pub line_id: LineId,
    pub lacks: Quantity,
}

/// An order as a list shows it.
#[derive(Debug, Serialize, TS)]
pub struct PurchaseOrderRow {
    #[serde(flatten)]
    #[ts(flatten)]
    pub order: PurchaseOrder,
    pub supplier_name: String,
    pub line_count: i64,
    pub lines_open: i64,
    pub lines_late: i64,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub order_total: Money,
    /// Since when the first of it should have been here.
    pub late_since: Option<NaiveDate>,
    /// The next day on which some of it is expected.
    pub next_on: Option<NaiveDate>,
    /// Those it was ordered for.
    pub cars: Vec<CarTold>,
}

/// A supplier as one is chosen.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SupplierChoice {
    pub id: SupplierId,
    pub name: String,
    pub initials: String,
    pub licence: LicenceState,
    pub lead_days: i64,
}

/// Those that are bought from, by name.
pub(super) fn choices(r: &Reader<'_>, today: NaiveDate, usual_lead: i64) -> Result<Vec<SupplierChoice>> {
    let suppliers = r.suppliers()?.into_iter().filter(|supplier| supplier.active);
    Ok(suppliers
        .map(|supplier| SupplierChoice {
            licence: supplier.licence(today),
            lead_days: supplier.lead(usual_lead),
            id: supplier.id,
            name: supplier.name,
            initials: supplier.initials,
        })
        .collect())
}

/// The parts of these, each once.
pub(super) fn parts(r: &Reader<'_>, ids: impl Iterator<Item = PartId>) -> Result<BTreeMap<PartId, Part>> {
    let ids: Vec<PartId> = ids.collect::<BTreeSet<_>>().into_iter().collect();
    Ok(r.parts_by_id(&ids)?.into_iter().map(|part| (part.id, part)).collect())
}

/// The cars of these visits.
pub(super) fn cars(
    r: &Reader<'_>,
    ids: impl Iterator<Item = WorkOrderId>,
) -> Result<BTreeMap<WorkOrderId, CarTold>> {
    let ids: Vec<WorkOrderId> = ids.collect::<BTreeSet<_>>().into_iter().collect();
    Ok(r.cars_of_visits(&ids)?.into_iter().map(|car| (car.work_order_id, CarTold::from(car))).collect())
}

/// The part of a row that names it: the file lets none go that something stands on.
pub(super) fn of(parts: &BTreeMap<PartId, Part>, id: PartId) -> Result<&Part> {
    parts.get(&id).ok_or_else(|| Refusal::NotFound { entity: "part".to_owned(), id: id.0 }.into())
}

/// A part that is bought.
pub(super) fn bought(part: Part) -> Result<Part> {
    if part.active {
        return Ok(part);
    }
    Err(Refusal::Purchase { problem: PurchaseProblem::PartRetired, name: part.terms.name }.into())
}

pub(super) fn names(suppliers: &[Supplier]) -> BTreeMap<SupplierId, &Supplier> {
    suppliers.iter().map(|supplier| (supplier.id, supplier)).collect()
}

pub(super) fn sender(details: &ShopDetails) -> Sender<'_> {
    Sender { name: &details.name, phone: &details.phone, address: &details.address }
}
