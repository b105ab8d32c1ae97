//! Whose reading the vehicle carries.

use crate::sample::{instant, order};
use domain::ids::WorkOrderId;
use domain::vehicle::Vehicle;
use domain::work_order::WorkOrder;
use domain::work_order::readings::carried;
use domain::work_order::stage::Stage;

fn visit(id: i64, stage: Stage, km: i64) -> WorkOrder {
    WorkOrder { id: WorkOrderId(id), stage, mileage_km: Some(km), ..order() }
}

/// What the vehicle carries then, where it is changed.
fn carries(before: i64, order: &WorkOrder, visits: &[WorkOrder]) -> Option<i64> {
    let vehicle = Vehicle { mileage_km: Some(before), ..Vehicle::unknown(instant()) };
    carried(vehicle, order, visits).and_then(|vehicle| vehicle.mileage_km)
}

#[test]
fn the_vehicle_carries_the_reading_of_its_newest_visit_also_when_it_fell() {
    let (newest, older) = (visit(2, Stage::InRepair, 60_000), visit(1, Stage::Closed, 90_000));
    let visits = [newest.clone(), older.clone()];
    assert_eq!(carries(90_000, &newest, &visits), Some(60_000));
    assert_eq!(carries(60_000, &newest, &visits), None, "nothing changes");
    assert_eq!(carries(60_000, &older, &visits), None, "an older visit is put right and no more");
    let out = WorkOrder { mileage_out_km: Some(60_012), ..newest };
    assert_eq!(carries(60_000, &out, &visits), Some(60_012), "out is newer than in");
}

#[test]
fn a_visit_that_nobody_confirmed_yet_hides_no_other_but_carries_its_own() {
    let (waiting, older) = (visit(2, Stage::CheckedIn, 60_000), visit(1, Stage::Closed, 90_000));
    let visits = [waiting.clone(), older.clone()];
    assert_eq!(carries(80_000, &older, &visits), Some(90_000));
    assert_eq!(carries(80_000, &waiting, &visits), Some(60_000));
}
