//! What a car's maker owes it by law, as it is typed and as it stands.

use domain::ids::{MakerWarrantyId, VehicleId, WorkOrderId};
use domain::maker_warranty::{MakerCheck, MakerRepair, MakerStanding, MakerTerms, MakerWarranty};
use domain::vehicle::Vehicle;
use domain::work_order::readings::newest_is_doubtful;
use kernel::command::COUNTER;
use kernel::error::Result;
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SaveMakerWarranty {
    pub vehicle_id: VehicleId,
    /// Nought for a car of which nothing was typed yet.
    pub version: i64,
    /// None: the car is none of a consumer's after all, and nothing is owed by this law.
    pub terms: Option<MakerTerms>,
}

/// More visits than a car makes in the fifteen years a maker gives at most.
const MAX_VISITS: i64 = 200;

/// Writes what the maker gives a car, or that it gives nothing.
///
/// # Errors
/// `NotFound` where there is no such vehicle, `Conflict` where it was changed meanwhile, and what
/// `MakerTerms::of_car` refuses.
pub fn save_maker_warranty(cx: &Write, ask: SaveMakerWarranty) -> Result<Option<MakerWarranty>> {
    let vehicle: Vehicle = cx.w.get(ask.vehicle_id.0)?;
    let known = cx.w.maker_warranty_of(vehicle.id)?;
    let Some(terms) = ask.terms else {
        if let Some(known) = known {
            // The page of somebody who saw another one takes nothing out.
            cx.w.update(&MakerWarranty { version: ask.version, ..known.clone() })?;
            cx.w.delete::<MakerWarranty>(known.id.0)?;
        }
        return Ok(None);
    };
    let id = known.as_ref().map_or(MakerWarrantyId(0), |known| known.id);
    let mut given = terms.of_car(id, vehicle.id, ask.version, cx.today()?)?;
    if known.is_some() {
        cx.w.update(&given)?;
        given.version += 1;
    } else {
        given.version = 1;
        cx.w.insert(&mut given)?;
    }
    Ok(Some(given))
}

/// How it stands today; nothing for a car of which nobody typed an invoice. `seen` is what stands on its clock
/// now and whether that cannot be believed, where somebody read it since its last visit.
pub(crate) fn maker_standing(
    cx: &Read,
    vehicle: &Vehicle,
    seen: Option<(i64, bool)>,
) -> Result<Option<MakerStanding>> {
    let r = cx.r;
    let Some(warranty) = r.maker_warranty_of(vehicle.id)? else { return Ok(None) };
    let orders = r.orders_of_vehicle(vehicle.id, MAX_VISITS)?;
    let lines = r.lines_of_vehicle(vehicle.id, MAX_VISITS)?;
    let jobs = r.jobs_of_vehicle(vehicle.id, MAX_VISITS)?;
    let mut repairs = Vec::new();
    for order in &orders {
        let of = |id: WorkOrderId| id == order.id;
        let lines: Vec<_> = lines.iter().filter(|line| of(line.work_order_id)).cloned().collect();
        // Few visits are at the maker's cost; only of those it is asked when they were agreed on.
        if MakerRepair::of(order, &lines, &[], &[]).is_none() {
            continue;
        }
        let jobs: Vec<_> = jobs.iter().filter(|job| of(job.work_order_id)).cloned().collect();
        repairs.extend(MakerRepair::of(order, &lines, &jobs, &r.authorisations_of(order.id)?));
    }
    let zone = cx.zone()?;
    let (km, doubtful) = match seen {
        Some((km, doubtful)) => (Some(km), doubtful),
        None => (vehicle.mileage_km, newest_is_doubtful(&orders, zone)),
    };
    let check = MakerCheck { now: cx.now, today: cx.today()?, zone, km, doubtful };
    Ok(Some(warranty.standing(repairs, check)))
}

kernel::commands! {
    write save_maker_warranty(SaveMakerWarranty) -> Option<MakerWarranty>, COUNTER, changes [Vehicles];
}
