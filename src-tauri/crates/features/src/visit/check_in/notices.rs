//! What the advisor should know while the customer stands there.

use crate::records::maker::maker_standing;
use crate::records::recalls::{open_recalls, planned_of};
use chrono::NaiveDate;
use domain::complaint::Complaint;
use domain::dates::local_day;
use domain::finding::DeclinedFinding;
use domain::ids::{RecallId, VehicleId, WorkOrderId};
use domain::line::DeclinedLine;
use domain::maker_warranty::MakerStanding;
use domain::mileage::{MileageWarning, Reading, is_doubtful, mileage_warning};
use domain::money::Money;
use domain::recall::Recall;
use domain::same_item::Wanted;
use domain::vehicle::Vehicle;
use domain::work_order::WorkOrder;
use domain::work_order::readings::{MAX_VISITS, readings_before};
use domain::work_order::totals::approved_total;
use domain::work_order::under_warranty::{WarrantyCheck, WarrantyNotice, asked_for};
use kernel::error::Result;
use kernel::host::Read;
use serde::{Deserialize, Serialize};
use storage::screens::VisitRow;
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
    /// What was found, declined and never quoted; the unsafe first.
    pub declined_findings: Vec<DeclinedFinding>,
    pub under_warranty: Vec<WarrantyNotice>,
    /// What the maker owes by law, as long as it owes anything.
    pub maker: Option<MakerStanding>,
    /// What makers want done to the car and nobody did yet.
    pub recalls: Vec<Recall>,
    /// Those of them of which a line stands on the visit.
    pub planned_recalls: Vec<RecallId>,
    pub complaints: Vec<Complaint>,
    pub unpaid: Money,
    pub service_due_on: Option<NaiveDate>,
    pub service_due_km: Option<i64>,
    pub service_overdue: bool,
    pub last_mileage_km: Option<i64>,
    /// What to say of the reading asked about, or of the visit's.
    pub mileage_warning: Option<MileageWarning>,
    pub note: String,
}

/// What the counter has to know of a car before it is taken in.
///
/// # Errors
/// `NotFound` where there is no such car or visit.
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
        cx.r.orders_of_vehicle(vehicle.id, MAX_VISITS)?
            .into_iter()
            .filter(|visit| order.is_none_or(|order| order.id != visit.id))
            .collect();
    let customer_id = order.map(|order| order.customer_id).or(vehicle.customer_id);
    let lines = match order {
        Some(order) => cx.r.lines_of(order.id)?,
        None => Vec::new(),
    };
    let asked = asked_for(lines);
    let wanted = Wanted { lines: &asked, symptom: order.map_or("", |order| order.symptom.as_str()) };

    let zone = cx.zone()?;
    let before = readings_before(vehicle, order, &other_visits, zone);
    let on = Some(order.map_or(today, |order| local_day(order.checked_in_at, zone)));
    let now = mileage_km.map(|km| Reading { km, on });
    let doubtful = now.is_some_and(|now| is_doubtful(&before, now));
    let seen = WarrantyCheck { today, zone, mileage_km, doubtful };

    let mut open_visits = Vec::new();
    let mut under_warranty = Vec::new();
    for (place, visit) in other_visits.iter().enumerate() {
        if visit.stage.is_in_shop() {
            open_visits.push(visit_row(cx, visit, vehicle)?);
        } else if visit.delivered_at.is_some() {
            let seen = seen.doubting(visit, &other_visits[place + 1..]);
            if let Some(delivery) = cx.r.delivery_of(visit.id)? {
                under_warranty.extend(seen.notices(visit, &delivery, cx.r.lines_of(visit.id)?, &wanted));
            }
        }
    }
    // What is asked for again is what the counter must know; within each the newest stays first.
    under_warranty.sort_by_key(|notice| notice.asked_again.is_empty());
    Ok(Notices {
        open_visits,
        declined: cx.r.declined_before(vehicle.id, order.map(|order| order.id))?,
        declined_findings: cx.r.findings_declined_before(vehicle.id, order.map(|order| order.id))?,
        under_warranty,
        recalls: open_recalls(cx.r, vehicle)?,
        planned_recalls: match order {
            Some(order) => planned_of(cx.r, order.id)?,
            None => Vec::new(),
        },
        maker: maker_standing(cx, vehicle, now.map(|now| (now.km, doubtful)))?.filter(MakerStanding::owes),
        complaints: cx.r.open_complaints_about(vehicle.id, customer_id)?,
        unpaid: match customer_id {
            Some(customer) => cx.r.unpaid_on_account(customer)?,
            None => Money::ZERO,
        },
        service_due_on: vehicle.next_service_on,
        service_due_km: vehicle.next_service_km,
        service_overdue: vehicle.is_service_overdue(today, mileage_km),
        last_mileage_km: before.first().map(|last| last.km),
        mileage_warning: now.and_then(|now| mileage_warning(&before, now)),
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
