//! What the advisor should know while the customer stands there.

use crate::error::Result;
use crate::host::Read;
use crate::vehicles::VisitRow;
use chrono::NaiveDate;
use domain::complaint::Complaint;
use domain::dates::local_day;
use domain::ids::{VehicleId, WorkOrderId};
use domain::line::{DeclinedLine, LineFigures, LineState};
use domain::money::Money;
use domain::same_item::Wanted;
use domain::vehicle::Vehicle;
use domain::work_order::WorkOrder;
use domain::work_order::stage::Stage;
use domain::work_order::totals::approved_total;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
    pub open_visits: Vec<VisitRow>,
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

/// "The same item, 1,430 km and 6 days ago."
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct WarrantyNotice {
    pub work_order_id: WorkOrderId,
    pub work_order_number: String,
    pub items: Vec<String>,
    /// Those of the items that are asked for again now.
    pub asked_again: Vec<String>,
    pub days_ago: i64,
    pub km_ago: Option<i64>,
    pub until: NaiveDate,
    pub until_km: Option<i64>,
}

/// As far back as a notice looks: no warranty outlives this many visits.
const MOST_VISITS: i64 = 50;

pub fn check_in_notices(cx: &Read, ask: AskNotices) -> Result<Notices> {
    let vehicle: Vehicle = cx.r.get(ask.vehicle_id.0)?;
    let order = match ask.work_order_id {
        Some(id) => Some(cx.r.get::<WorkOrder>(id.0)?),
        None => None,
    };
    notices_of(cx, &vehicle, order.as_ref(), ask.mileage_km)
}

/// The notices of a vehicle, seen from one of its visits or from none.
pub(crate) fn notices_of(
    cx: &Read,
    vehicle: &Vehicle,
    order: Option<&WorkOrder>,
    mileage_km: Option<i64>,
) -> Result<Notices> {
    let today = cx.today()?;
    let mileage_km = mileage_km.or(order.and_then(|order| order.mileage_km));
    let other_visits: Vec<WorkOrder> =
        cx.r.orders_of_vehicle(vehicle.id, MOST_VISITS)?
            .into_iter()
            .filter(|visit| order.is_none_or(|order| order.id != visit.id))
            .collect();
    let customer_id = order.map(|order| order.customer_id).or(vehicle.customer_id);
    let lines = match order {
        Some(order) => cx.r.lines_of(order.id)?,
        None => Vec::new(),
    };
    let asked: Vec<LineFigures> = lines
        .into_iter()
        .filter(|line| matches!(line.state, LineState::Draft | LineState::Offered | LineState::Approved))
        .map(|line| line.figures)
        .collect();
    let wanted = Wanted { lines: &asked, symptom: order.map_or("", |order| order.symptom.as_str()) };

    let mut open_visits = Vec::new();
    let mut under_warranty = Vec::new();
    for visit in &other_visits {
        if visit.stage.is_in_shop() {
            open_visits.push(visit_row(cx, visit, vehicle)?);
        } else if visit.delivered_at.is_some() {
            under_warranty.extend(warranty_notice(cx, visit, &wanted, today, mileage_km)?);
        }
    }
    // What is asked for again is what the counter must know; within each the newest stays first.
    under_warranty.sort_by_key(|notice| notice.asked_again.is_empty());
    // Once the visit is confirmed, the vehicle itself carries its reading.
    let last_mileage_km = match order {
        Some(order) if order.stage != Stage::CheckedIn => other_visits
            .iter()
            .filter(|visit| visit.checked_in_at <= order.checked_in_at)
            .find_map(|visit| visit.mileage_km),
        _ => vehicle.mileage_km,
    };
    let service_overdue = vehicle.next_service_on.is_some_and(|due| due <= today)
        || vehicle.next_service_km.zip(mileage_km.or(vehicle.mileage_km)).is_some_and(|(due, km)| due <= km);
    Ok(Notices {
        open_visits,
        declined: cx.r.declined_before(vehicle.id, order.map(|order| order.id))?,
        under_warranty,
        complaints: cx.r.open_complaints_about(vehicle.id, customer_id)?,
        unpaid: match customer_id {
            Some(customer) => cx.r.unpaid_on_account(customer)?,
            None => Money::ZERO,
        },
        service_due_on: vehicle.next_service_on,
        service_due_km: vehicle.next_service_km,
        service_overdue,
        last_mileage_km,
        note: vehicle.note.clone(),
    })
}

fn visit_row(cx: &Read, visit: &WorkOrder, vehicle: &Vehicle) -> Result<VisitRow> {
    Ok(VisitRow {
        work_order_id: visit.id,
        number: visit.number.clone(),
        stage: visit.stage,
        checked_in_at: visit.checked_in_at,
        delivered_at: visit.delivered_at,
        mileage_km: visit.mileage_km,
        symptom: visit.symptom.clone(),
        plate: vehicle.plate.as_ref().map(ToString::to_string),
        total: approved_total(&cx.r.lines_of(visit.id)?),
    })
}

fn warranty_notice(
    cx: &Read,
    visit: &WorkOrder,
    wanted: &Wanted,
    today: NaiveDate,
    mileage_km: Option<i64>,
) -> Result<Option<WarrantyNotice>> {
    let Some(delivery) = cx.r.delivery_of(visit.id)? else { return Ok(None) };
    let delivered_on = local_day(delivery.at, cx.zone()?);
    let over_km = delivery.warranty_km.zip(mileage_km).is_some_and(|(until, km)| km > until);
    // A warranty that ends on the day it begins was never given.
    if today > delivery.warranty_until || over_km || delivery.warranty_until <= delivered_on {
        return Ok(None);
    }
    let mut done = cx.r.lines_of(visit.id)?;
    done.retain(|line| line.state == LineState::Approved);
    let again = done.iter().filter(|line| wanted.covers(&line.figures));
    Ok(Some(WarrantyNotice {
        work_order_id: visit.id,
        work_order_number: visit.number.clone(),
        asked_again: again.map(|line| line.figures.name.clone()).collect(),
        items: done.into_iter().map(|line| line.figures.name).collect(),
        days_ago: (today - delivered_on).num_days(),
        km_ago: visit.mileage_km.zip(mileage_km).map(|(then, now)| now - then).filter(|km| *km >= 0),
        until: delivery.warranty_until,
        until_km: delivery.warranty_km,
    }))
}
