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
