//! What stood on a vehicle's clock, visit by visit.

use super::WorkOrder;
use crate::dates::{ShopZone, local_day};
use crate::mileage::Reading;
use crate::stage_codes::Stage;
use crate::vehicle::Vehicle;

/// As many visits back as a reading is compared with.
pub const MAX_VISITS: i64 = 50;

/// What stood on the clock at each of these visits, in their order: out before
/// in. What nobody confirmed yet is no reading.
pub fn readings(visits: &[WorkOrder], zone: ShopZone) -> Vec<Reading> {
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

/// The vehicle as a visit leaves it, where that changes its reading. The one on the dashboard
/// is the truth, also when it fell: the vehicle carries that of its newest visit, among
/// those that were confirmed and this one. `visits` are the vehicle's, the newest first.
pub fn carried(vehicle: Vehicle, order: &WorkOrder, visits: &[WorkOrder]) -> Option<Vehicle> {
    let newest = visits.iter().find(|visit| visit.id == order.id || visit.stage != Stage::CheckedIn);
    let mileage_km = order.last_mileage_km();
    let changes = newest.is_some_and(|newest| newest.id == order.id) && vehicle.mileage_km != mileage_km;
    changes.then_some(Vehicle { mileage_km, ..vehicle })
}

/// The readings before a visit, the newest first. Until the visit is confirmed
/// the vehicle carries the last one, which may have been imported.
pub fn readings_before(
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
