//! What to say of the reading a car came with, and the one the vehicle carries.

use domain::dates::local_day;
use domain::mileage::{MileageWarning, Reading, mileage_warning};
use domain::vehicle::Vehicle;
use domain::work_order::WorkOrder;
use domain::work_order::readings::{MAX_VISITS, carried, readings_before};
use kernel::error::Result;
use kernel::host::Write;
use storage::Reader;

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

/// The vehicle carries the reading of its newest visit.
pub(crate) fn carry(cx: &Write, order: &WorkOrder) -> Result<()> {
    let visits = cx.w.orders_of_vehicle(order.vehicle_id, MAX_VISITS)?;
    if let Some(vehicle) = carried(cx.w.get(order.vehicle_id.0)?, order, &visits) {
        cx.w.update(&vehicle)?;
    }
    Ok(())
}
