//! What stood on a vehicle's clock, visit by visit.

use super::WorkOrder;
use crate::dates::{ShopZone, add_days, local_day};
use crate::ids::WorkOrderId;
use crate::mileage::{Reading, fills_the_cell, is_doubtful};
use crate::past_order::PastOrder;
use crate::stage_codes::Stage;
use crate::vehicle::Vehicle;
use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

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

/// Whether the newest reading cannot be believed beside those before it, so that kilometres reckoned from
/// it may cost nobody a right; `visits` are the vehicle's, the newest first.
pub fn newest_is_doubtful(visits: &[WorkOrder], zone: ShopZone) -> bool {
    let read = readings(visits, zone);
    read.split_first().is_some_and(|(now, before)| is_doubtful(before, *now))
}

/// One visit on the curve of a car's kilometres.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct MileagePoint {
    /// None where the old program read it.
    pub work_order_id: Option<WorkOrderId>,
    pub on: NaiveDate,
    pub km: i64,
    /// It does not go with those before it: a slip, or the first of another instrument.
    pub doubtful: bool,
}

/// A reading on its way into the curve.
struct Read {
    work_order_id: Option<WorkOrderId>,
    now: Reading,
    on: NaiveDate,
    instrument_replaced: bool,
}

/// The car's kilometres, the oldest first; `visits` are its own, the newest first. A reading that
/// cannot follow the last one is doubted. Where the next one follows the doubted one and not the
/// one before, the doubted one was right: another instrument was fitted, or the slip was earlier.
pub fn mileage_curve(visits: &[WorkOrder], zone: ShopZone) -> Vec<MileagePoint> {
    doubted(read_at(visits, zone))
}

/// The same with what the old program read, which is drawn and reckoned with nowhere. What only filled its
/// cell is no reading, and makes no other one doubtful.
pub fn mileage_curve_with_old(visits: &[WorkOrder], old: &[PastOrder], zone: ShopZone) -> Vec<MileagePoint> {
    // The newest first, as they are told.
    let before = old.iter().rev().filter_map(|order| {
        let km = order.mileage_km.filter(|km| !fills_the_cell(*km))?;
        let on = order.received_on.or(order.left_on)?;
        Some(Read { work_order_id: None, now: Reading { km, on: Some(on) }, on, instrument_replaced: false })
    });
    let mut read: Vec<Read> = before.chain(read_at(visits, zone)).collect();
    read.sort_by_key(|one| one.on);
    doubted(read)
}

/// What stood on the clock at each visit, the oldest first.
fn read_at(visits: &[WorkOrder], zone: ShopZone) -> Vec<Read> {
    let of = |visit: &WorkOrder| {
        let now = readings(std::slice::from_ref(visit), zone).first().copied()?;
        let instrument_replaced = visit.instrument_replaced;
        Some(Read { work_order_id: Some(visit.id), now, on: now.on?, instrument_replaced })
    };
    visits.iter().rev().filter_map(of).collect()
}

fn doubted(read: Vec<Read>) -> Vec<MileagePoint> {
    let mut curve: Vec<MileagePoint> = Vec::new();
    let mut believed: Option<Reading> = None;
    let mut doubted: Option<Reading> = None;
    for Read { work_order_id, now, on, instrument_replaced } in read {
        let follows = |earlier: Option<Reading>| earlier.is_none_or(|earlier| !is_doubtful(&[earlier], now));
        let after_doubted = doubted.is_some() && follows(doubted);
        let doubtful = !(instrument_replaced || follows(believed) || after_doubted);
        if doubtful {
            doubted = Some(now);
        } else {
            if after_doubted
                && !follows(believed)
                && let Some(last) = curve.last_mut()
            {
                last.doubtful = false;
            }
            believed = Some(now);
            doubted = None;
        }
        curve.push(MileagePoint { work_order_id, on, km: now.km, doubtful });
    }
    curve
}

/// As far back as a car's habits tell what it will be driven: its driver changes.
const HABIT_DAYS: i64 = 730;
/// Over fewer days a holiday would pass for a habit.
const LEAST_DAYS: i64 = 30;

/// How far a car is driven, as its newest believable readings tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    km: i64,
    days: i64,
    last: MileagePoint,
}

impl Pace {
    /// None where the readings are too few, or too close together.
    pub fn of(curve: &[MileagePoint]) -> Option<Self> {
        let last = *curve.iter().rev().find(|point| !point.doubtful)?;
        // What lies before a fall was counted by another instrument.
        let mut first = last;
        for point in curve.iter().rev().filter(|point| !point.doubtful) {
            if point.km > first.km || (last.on - point.on).num_days() > HABIT_DAYS {
                break;
            }
            first = *point;
        }
        let (km, days) = (last.km - first.km, (last.on - first.on).num_days());
        (days >= LEAST_DAYS && km > 0).then_some(Self { km, days, last })
    }

    /// Kilometres in thirty days.
    pub fn km_a_month(self) -> i64 {
        self.km.saturating_mul(30) / self.days
    }

    /// The day on which the clock will show so many.
    pub fn reaches(self, km: i64) -> NaiveDate {
        let left = (km - self.last.km).max(0);
        add_days(self.last.on, left.saturating_mul(self.days) / self.km)
    }
}
