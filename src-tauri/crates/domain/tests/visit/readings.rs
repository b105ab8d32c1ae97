//! Whose reading the vehicle carries, and what all of them together tell.

use crate::sample::{instant, order};
use chrono::{NaiveDate, TimeDelta};
use domain::dates::ShopZone;
use domain::ids::{ImportId, PastOrderId, WorkOrderId};
use domain::mileage::fills_the_cell;
use domain::past_order::PastOrder;
use domain::vehicle::Vehicle;
use domain::work_order::WorkOrder;
use domain::work_order::readings::{
    Pace, carried, mileage_curve, mileage_curve_with_old, newest_is_doubtful,
};
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

/// Visits as the file answers them, the newest first, told as day and reading.
fn read(readings: &[(i64, i64)]) -> Vec<WorkOrder> {
    let at = |(day, km): &(i64, i64)| {
        let checked_in_at = instant() + TimeDelta::days(*day);
        WorkOrder { checked_in_at, ..visit(*day + 1, Stage::Closed, *km) }
    };
    readings.iter().rev().map(at).collect()
}

fn doubted(visits: &[WorkOrder]) -> Vec<i64> {
    let curve = mileage_curve(visits, ShopZone::default());
    curve.iter().filter(|point| point.doubtful).map(|point| point.km).collect()
}

#[test]
fn a_slip_is_doubted_and_another_instrument_is_not() {
    let visits = read(&[(0, 50_000), (90, 53_000), (180, 5_600), (270, 59_000)]);
    let curve = mileage_curve(&visits, ShopZone::default());
    assert_eq!(curve.iter().map(|point| point.km).collect::<Vec<_>>(), [50_000, 53_000, 5_600, 59_000]);
    assert_eq!(doubted(&visits), [5_600]);
    assert_eq!(doubted(&read(&[(0, 50_000), (90, 530_000), (180, 56_000)])), [530_000], "a leap");
    let fitted = [(0, 50_000), (90, 53_000), (180, 1_000), (270, 4_000), (360, 7_000)];
    assert_eq!(doubted(&read(&fitted)), [0; 0], "those that come after go with the new one");
    let mut said = read(&fitted[..3]);
    assert_eq!(doubted(&said), [1_000]);
    said[0].instrument_replaced = true;
    assert_eq!(doubted(&said), [0; 0], "somebody said so");
    let waiting = WorkOrder { stage: Stage::CheckedIn, ..said[0].clone() };
    assert!(mileage_curve(&[waiting], ShopZone::default()).is_empty(), "nobody confirmed it yet");
}

#[test]
fn the_pace_of_a_car_is_that_of_its_newest_readings() {
    let pace = |readings: &[(i64, i64)]| Pace::of(&mileage_curve(&read(readings), ShopZone::default()));
    assert_eq!(pace(&[]), None);
    assert_eq!(pace(&[(0, 50_000), (20, 51_000)]), None, "a holiday is no habit");
    assert_eq!(pace(&[(0, 50_000), (60, 50_000)]), None, "it stood");
    let driven = pace(&[(0, 50_000), (90, 53_000), (100, 5), (180, 56_000)]).unwrap();
    assert_eq!(driven.km_a_month(), 1_000, "a slip among them counts for nothing");
    let last = (instant() + TimeDelta::days(180)).date_naive();
    assert_eq!(driven.reaches(59_000), last + TimeDelta::days(90));
    assert_eq!(driven.reaches(40_000), last, "it is past that");
    let fitted = pace(&[(0, 50_000), (90, 59_000), (180, 1_000), (210, 2_000), (240, 3_000)]).unwrap();
    assert_eq!(fitted.km_a_month(), 1_000, "what another instrument counted is not taken off");
    let sold = pace(&[(0, 10_000), (1_000, 70_000), (1_365, 71_000), (1_700, 72_000)]).unwrap();
    assert!(sold.km_a_month() < 100, "its driver of years ago tells nothing");
}

#[test]
fn what_the_clock_says_now_is_doubted_beside_everything_it_said_before() {
    let doubted = |readings: &[(i64, i64)]| newest_is_doubtful(&read(readings), ShopZone::default());
    assert!(!doubted(&[]));
    assert!(!doubted(&[(0, 50_000), (90, 53_000)]));
    assert!(doubted(&[(0, 50_000), (90, 530_000)]), "a leap");
    assert!(doubted(&[(0, 50_000), (90, 1_000)]), "a fall");
    assert!(doubted(&[(0, 50_000), (90, 1_000), (180, 4_000)]), "another instrument counts from nought");
    let mut fitted = read(&[(0, 50_000), (90, 1_000)]);
    fitted[0].instrument_replaced = true;
    assert!(newest_is_doubtful(&fitted, ShopZone::default()), "also where somebody said so");
}

/// Read by the old program on that day of 2015; nothing else is known of it.
fn past(day: u32, km: Option<i64>) -> PastOrder {
    PastOrder {
        id: PastOrderId(i64::from(day)),
        import_id: ImportId(1),
        vehicle_id: None,
        import_key: String::new(),
        number: String::new(),
        identity: String::new(),
        plate: None,
        vin: None,
        received_on: NaiveDate::from_ymd_opt(2015, 3, day),
        left_on: None,
        mileage_km: km,
        symptom: String::new(),
        advisor_name: String::new(),
        technician_name: String::new(),
        old_state: String::new(),
        struck_out: false,
        payer_name: String::new(),
        paid_by: String::new(),
        total: None,
        note: String::new(),
    }
}

#[test]
fn what_the_old_program_read_stands_before_the_own_readings_and_a_slip_of_it_is_doubted() {
    let visits = read(&[(0, 150_000), (90, 153_000)]);
    let old = [past(12, None), past(10, Some(40_300)), past(9, Some(1_876_747)), past(3, Some(40_000))];
    let curve = mileage_curve_with_old(&visits, &old, ShopZone::default());
    let told: Vec<(bool, i64, bool)> =
        curve.iter().map(|point| (point.work_order_id.is_none(), point.km, point.doubtful)).collect();
    let own = |km| (false, km, false);
    let of_old = |km, doubtful| (true, km, doubtful);
    assert_eq!(
        told,
        [of_old(40_000, false), of_old(1_876_747, true), of_old(40_300, false), own(150_000), own(153_000)]
    );
    let alone = mileage_curve(&visits, ShopZone::default());
    assert_eq!(mileage_curve_with_old(&visits, &[], ShopZone::default()), alone);
    // 1 and 99 only fill their cells: the true ones around them are not doubted for it.
    let filled = [past(12, Some(1)), past(11, Some(40_300)), past(10, Some(99)), past(9, Some(40_000))];
    let read: Vec<(i64, bool)> = mileage_curve_with_old(&[], &filled, ShopZone::default())
        .iter()
        .map(|point| (point.km, point.doubtful))
        .collect();
    assert_eq!(read, [(40_000, false), (40_300, false)]);
    assert!(fills_the_cell(99) && !fills_the_cell(100));
}

#[test]
fn an_order_is_told_from_another_by_its_key_its_number_and_its_day() {
    let keyed = |key: &str, number: &str, day: u32| {
        PastOrder { import_key: key.into(), number: number.into(), ..past(day, None) }.identified().identity
    };
    assert_eq!(keyed("G1", "JD1", 3), keyed("G1", "JD1", 3));
    for other in [keyed("G2", "JD1", 3), keyed("G1", "JD2", 3), keyed("G1", "JD1", 4), keyed("", "JD1", 3)] {
        assert_ne!(keyed("G1", "JD1", 3), other);
    }
    let bare = |km: i64| past(3, Some(km)).identified().identity;
    assert!(bare(1) == bare(1) && bare(1) != bare(2), "all it says tells it, where nothing names it");
}
