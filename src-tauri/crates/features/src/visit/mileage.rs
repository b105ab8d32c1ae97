//! The readings of a vehicle over its visits, and the one the vehicle carries.

use domain::dates::{ShopZone, local_day};
use domain::ids::WorkOrderId;
use domain::mileage::{MileageWarning, Reading, mileage_warning};
use domain::vehicle::Vehicle;
use domain::work_order::WorkOrder;
use domain::work_order::stage::Stage;
use kernel::error::Result;
use kernel::host::Write;
use storage::Reader;

/// As many visits back as a reading is compared with.
pub(crate) const MAX_VISITS: i64 = 50;

/// What stood on the clock at each of these visits, in their order: out before
/// in. What nobody confirmed yet is no reading.
pub(crate) fn readings(visits: &[WorkOrder], zone: ShopZone) -> Vec<Reading> {
    visits
        .iter()
        .filter(|visit| visit.stage != Stage::CheckedIn)
        .flat_map(|visit| {
            let at = |km: Option<i64>, at| km.map(|km| Reading { km, on: Some(local_day(at, zone)) });
            [
                at(visit.mileage_out_km, visit.delivered_at.unwrap_or(visit.checked_in_at)),
                at(visit.mileage_km, visit.checked_in_at),
            ]
        })
        .flatten()
        .collect()
}

/// The readings before a visit, the newest first. Until the visit is confirmed
/// the vehicle carries the last one, which may have been imported.
pub(crate) fn readings_before(
    vehicle: &Vehicle,
    order: Option<&WorkOrder>,
    other_visits: &[WorkOrder],
    zone: ShopZone,
) -> Vec<Reading> {
    let earlier: Vec<WorkOrder> = other_visits
        .iter()
        .filter(|visit| order.is_none_or(|order| visit.checked_in_at <= order.checked_in_at))
        .cloned()
        .collect();
    let mut before = readings(&earlier, zone);
    if order.is_none_or(|order| order.stage == Stage::CheckedIn)
        && let Some(km) = vehicle.mileage_km
        && before.first().is_none_or(|last| last.km != km)
    {
        before.insert(0, Reading { km, on: None });
    }
    before
}

pub(crate) fn other_visits(r: &Reader<'_>, order: &WorkOrder) -> Result<Vec<WorkOrder>> {
    let mut visits = r.orders_of_vehicle(order.vehicle_id, MAX_VISITS)?;
    visits.retain(|visit| visit.id != order.id);
    Ok(visits)
}

/// What to say of the reading the car came with.
pub(crate) fn warning_of(cx: &Write, order: &WorkOrder) -> Result<Option<MileageWarning>> {
    let zone = cx.zone()?;
    let vehicle: Vehicle = cx.w.get(order.vehicle_id.0)?;
    let before = readings_before(&vehicle, Some(order), &other_visits(cx.w, order)?, zone);
    let on = Some(local_day(order.checked_in_at, zone));
    Ok(order.mileage_km.and_then(|km| mileage_warning(&before, Reading { km, on })))
}

/// The reading on the dashboard is the truth, also when it fell: the vehicle
/// carries that of its newest visit.
pub(crate) fn carry(cx: &Write, order: &WorkOrder) -> Result<()> {
    let newest: Option<WorkOrderId> =
        cx.w.orders_of_vehicle(order.vehicle_id, MAX_VISITS)?
            .into_iter()
            .find(|visit| visit.id == order.id || visit.stage != Stage::CheckedIn)
            .map(|visit| visit.id);
    let mut vehicle: Vehicle = cx.w.get(order.vehicle_id.0)?;
    if newest == Some(order.id) && vehicle.mileage_km != order.last_mileage_km() {
        vehicle.mileage_km = order.last_mileage_km();
        cx.w.update(&vehicle)?;
    }
    Ok(())
}
