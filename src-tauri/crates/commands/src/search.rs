//! The one box that finds everything.

use crate::error::Result;
use crate::host::Read;
use domain::appointment::Appointment;
use domain::complaint::Complaint;
use domain::customer::Customer;
use domain::ids::{CustomerId, VehicleId, WorkOrderId};
use domain::plate::{Plate, PlateForm, PlateRead};
use domain::search_terms::{of_number, of_query};
use domain::settlement::Settlement;
use domain::vehicle::Vehicle;
use domain::work_order::WorkOrder;
use domain::work_order::stage::Stage;
use serde::{Deserialize, Serialize};
use storage::{Reader, Writer};
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

const MOST_VEHICLES: usize = 12;
const MOST_CUSTOMERS: i64 = 8;
const MOST_DOCUMENTS: usize = 8;
/// Of one customer with a fleet, so that the others are seen as well.
const MOST_OF_CUSTOMER: i64 = 4;

/// The kinds of documents with a number, the most asked for first.
const DOCUMENTS: [&str; 4] = ["work_order", "appointment", "settlement", "complaint"];

pub fn search(cx: &Read, ask: Search) -> Result<SearchResults> {
    let mut results = SearchResults {
        vehicles: Vec::new(),
        customers: Vec::new(),
        documents: Vec::new(),
        unknown_plate: None,
    };
    let Some(query) = of_query(&ask.query) else { return Ok(results) };
    results.documents = documents(cx.r, &query)?;

    let most = i64::try_from(MOST_VEHICLES).unwrap_or(i64::MAX);
    let mut vehicles = Vec::new();
    for hit in cx.r.search_vehicles(&query, most)? {
        vehicles.push(cx.r.get::<Vehicle>(hit.id)?);
    }
    // Who asks for a person usually wants the person's car.
    for hit in cx.r.search_customers(&query, MOST_CUSTOMERS)? {
        let customer: Customer = cx.r.get(hit.id)?;
        let owned = cx.r.vehicles_of_customer(customer.id, MOST_OF_CUSTOMER)?;
        results.customers.push(CustomerHit {
            plates: owned.iter().filter_map(|vehicle| vehicle.plate.clone().map(String::from)).collect(),
            id: customer.id,
            name: customer.name,
            phone: customer.phone,
            vehicles: owned.iter().map(|vehicle| vehicle.id).collect(),
        });
        for vehicle in owned {
            if vehicles.len() < MOST_VEHICLES && vehicles.iter().all(|found| found.id != vehicle.id) {
                vehicles.push(vehicle);
            }
        }
    }
    for vehicle in vehicles {
        results.vehicles.push(vehicle_hit(cx.r, vehicle)?);
    }
    results.unknown_plate = unknown_plate(cx.r, &ask.query)?;
    Ok(results)
}

fn vehicle_hit(r: &Reader<'_>, vehicle: Vehicle) -> Result<VehicleHit> {
    let customer = vehicle.customer_id.map(|id| r.get::<Customer>(id.0)).transpose()?;
    let open = r.visit_in_shop(vehicle.id)?;
    let (customer_name, customer_phone) =
        customer.map(|customer| (customer.name, customer.phone)).unwrap_or_default();
    Ok(VehicleHit {
        vehicle,
        customer_name,
        customer_phone,
        open_work_order: open.as_ref().map(|order| order.id),
        open_stage: open.map(|order| order.stage),
    })
}

/// A whole plate that no vehicle carries yet. Half a plate is a search, not a
/// new car.
fn unknown_plate(r: &Reader<'_>, typed: &str) -> Result<Option<PlateRead>> {
    Ok(match Plate::read(typed) {
        Some(read) if read.form != PlateForm::Unusual && r.vehicles_with_plate(&read.plate)?.is_empty() => {
            Some(read)
        }
        _ => None,
    })
}

fn documents(r: &Reader<'_>, query: &str) -> Result<Vec<DocumentHit>> {
    let most = i64::try_from(MOST_DOCUMENTS).unwrap_or(i64::MAX);
    let mut found = Vec::new();
    for entity in DOCUMENTS {
        for hit in r.search_numbers(entity, query, most)? {
            found.push((hit.exact, entity, hit.id));
        }
    }
    // The sort is stable: work orders stay before the papers made from them.
    found.sort_by_key(|(exact, _, _)| std::cmp::Reverse(*exact));
    found.into_iter().take(MOST_DOCUMENTS).map(|(_, entity, id)| document_hit(r, entity, id)).collect()
}

/// What the line under the number says: the plate and who it is about.
fn document_hit(r: &Reader<'_>, entity: &str, id: i64) -> Result<DocumentHit> {
    let titled = |plate: Option<&Plate>, name: &str| {
        let plate = plate.map(Plate::shown).unwrap_or_default();
        format!("{plate} {name}").trim().to_owned()
    };
    let (number, work_order_id, title) = match entity {
        "work_order" => {
            let order: WorkOrder = r.get(id)?;
            let vehicle: Vehicle = r.get(order.vehicle_id.0)?;
            let customer: Customer = r.get(order.customer_id.0)?;
            (order.number, Some(order.id), titled(vehicle.plate.as_ref(), &customer.name))
        }
        "appointment" => {
            let booking: Appointment = r.get(id)?;
            let title = titled(booking.plate.as_ref(), &booking.contact_name);
            (booking.number, booking.work_order_id, title)
        }
        "settlement" => {
            let sheet: Settlement = r.get(id)?;
            let order: WorkOrder = r.get(sheet.work_order_id.0)?;
            let vehicle: Vehicle = r.get(order.vehicle_id.0)?;
            let customer: Customer = r.get(sheet.customer_id.0)?;
            (sheet.number, Some(order.id), titled(vehicle.plate.as_ref(), &customer.name))
        }
        _ => {
            let complaint: Complaint = r.get(id)?;
            let vehicle = complaint.vehicle_id.map(|id| r.get::<Vehicle>(id.0)).transpose()?;
            let plate = vehicle.and_then(|vehicle| vehicle.plate);
            (complaint.number, complaint.work_order_id, titled(plate.as_ref(), &complaint.person_name))
        }
    };
    Ok(DocumentHit { entity: entity.to_owned(), id, number, work_order_id, title })
}

/// A document is found by its number and the number's tails.
pub fn index_number(w: &Writer<'_>, entity: &str, id: i64, number: &str) -> Result<()> {
    Ok(w.index_terms(entity, id, &of_number(number))?)
}
