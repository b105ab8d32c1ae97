//! A vehicle's history of work, visit by visit, and what of it is looked for.

use domain::ids::{PastOrderId, VehicleId, WorkOrderId};
use domain::past_order::{OldVisit, PastOrder};
use domain::past_work::{KeptVisit, PastVisit, Sought};
use domain::vehicle::Vehicle;
use domain::work_order::readings::newest_is_doubtful;
use domain::work_order::under_warranty::WarrantyCheck;
use kernel::command::SignedIn;
use kernel::error::Result;
use kernel::host::Read;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskVehicleHistory {
    pub vehicle_id: VehicleId,
    /// As somebody says it: 机油, 刹车, the name of who did it. Blank: everything.
    pub words: String,
    /// So many of them are told, the newest.
    pub visits: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct VehicleHistory {
    /// The newest first.
    pub visits: Vec<PastVisit>,
    /// What the program before this one kept of it, the newest first; told once there is room below the
    /// shop's own.
    pub old_visits: Vec<OldVisit>,
    /// So many are meant of both, those that are told among them.
    pub found: i64,
    /// The car has been here more often than is looked through.
    pub goes_on: bool,
}

/// A car of a fleet that comes every other week is told of eight years.
const MAX_VISITS: i64 = 200;

/// The vehicle's visits with what was done on each, newest first.
///
/// # Errors
/// `NotFound` where there is no such vehicle.
pub fn vehicle_history(cx: &Read, ask: AskVehicleHistory) -> Result<VehicleHistory> {
    let vehicle: Vehicle = cx.r.get(ask.vehicle_id.0)?;
    let sought = Sought::typed(&ask.words);
    let told = ask.visits.clamp(1, MAX_VISITS);
    // One more than is looked through says whether there are older ones.
    let mut orders = cx.r.orders_of_vehicle(vehicle.id, MAX_VISITS + 1)?;
    let goes_on = orders.len() > count(MAX_VISITS);
    orders.truncate(count(MAX_VISITS));
    let all = orders.len();

    let read = if sought.is_everything() { told } else { MAX_VISITS };
    let mut lines = by_visit(cx.r.lines_of_vehicle(vehicle.id, read)?, |line| line.work_order_id);
    let mut jobs = by_visit(cx.r.jobs_of_vehicle(vehicle.id, read)?, |job| job.work_order_id);
    let mut findings = by_visit(cx.r.findings_of_vehicle(vehicle.id, read)?, |found| found.work_order_id);
    let mut deliveries = by_visit(cx.r.deliveries_of_vehicle(vehicle.id, read)?, |over| over.work_order_id);
    let people = cx.r.people()?;
    let zone = cx.zone()?;
    let now = WarrantyCheck {
        today: cx.today()?,
        zone,
        mileage_km: vehicle.mileage_km,
        doubtful: newest_is_doubtful(&orders, zone),
    };

    let mut visits = Vec::new();
    for (place, order) in orders.iter().enumerate().take(count(read)) {
        let check = now.doubting(order, &orders[place + 1..]);
        let kept = KeptVisit {
            lines: lines.remove(&order.id).unwrap_or_default(),
            jobs: jobs.remove(&order.id).unwrap_or_default(),
            findings: findings.remove(&order.id).unwrap_or_default(),
            delivery: deliveries.remove(&order.id).and_then(|mut delivered| delivered.pop()),
            order: order.clone(),
        };
        visits.extend(sought.among(kept.told(&people, check)));
    }
    let own = if sought.is_everything() { all } else { visits.len() };
    visits.truncate(count(told));
    let old = old_visits(cx, &vehicle, &sought, count(told).saturating_sub(visits.len()))?;
    Ok(VehicleHistory {
        visits,
        old_visits: old.told,
        found: i64::try_from(own.saturating_add(old.found)).unwrap_or(i64::MAX),
        goes_on: goes_on || old.go_on,
    })
}

/// What the old program kept of a car.
struct Old {
    told: Vec<OldVisit>,
    /// So many are meant.
    found: usize,
    /// There is more than is looked through.
    go_on: bool,
}

/// As many of them as there is room for. Where nothing is looked for, the lines of no others are read.
fn old_visits(cx: &Read, vehicle: &Vehicle, sought: &Sought, room: usize) -> Result<Old> {
    let mut orders = cx.r.past_orders_of(vehicle, MAX_VISITS + 1)?;
    let go_on = orders.len() > count(MAX_VISITS);
    orders.truncate(count(MAX_VISITS));
    let all = orders.len();
    if sought.is_everything() {
        orders.truncate(room);
    }
    let meant = told_old(cx, orders)?.into_iter().filter_map(|visit| sought.among_old(visit));
    let mut told: Vec<OldVisit> = meant.collect();
    let found = if sought.is_everything() { all } else { told.len() };
    told.truncate(room);
    Ok(Old { told, found, go_on })
}

fn told_old(cx: &Read, orders: Vec<PastOrder>) -> Result<Vec<OldVisit>> {
    let mut lines = HashMap::<PastOrderId, Vec<_>>::new();
    if !orders.is_empty() {
        for line in cx.r.lines_of_past_orders(&orders)? {
            lines.entry(line.past_order_id).or_default().push(line);
        }
    }
    let told = |order: PastOrder| {
        let lines = lines.remove(&order.id).unwrap_or_default();
        order.told(lines)
    };
    Ok(orders.into_iter().map(told).collect())
}

fn count(visits: i64) -> usize {
    usize::try_from(visits).unwrap_or(usize::MAX)
}

fn by_visit<Row>(rows: Vec<Row>, of: impl Fn(&Row) -> WorkOrderId) -> HashMap<WorkOrderId, Vec<Row>> {
    let mut visits: HashMap<WorkOrderId, Vec<Row>> = HashMap::new();
    for row in rows {
        visits.entry(of(&row)).or_default().push(row);
    }
    visits
}

kernel::commands! {
    read vehicle_history(AskVehicleHistory) -> VehicleHistory, SignedIn, shows [Visits Vehicles];
}
