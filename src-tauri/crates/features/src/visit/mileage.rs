//! What to say of the reading a car came with, and the one the vehicle carries.

use domain::dates::local_day;
use domain::ids::WorkOrderId;
use domain::mileage::{MileageWarning, Reading, mileage_warning};
use domain::vehicle::Vehicle;
use domain::work_order::WorkOrder;
use domain::work_order::readings::{MAX_VISITS, readings_before};
use domain::work_order::stage::Stage;
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
