use chrono::NaiveDate;
use domain::warranty::{Cover, Given, RepairKind, WarrantyTerm, needs_certificate, warranty_of};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day is written YYYY-MM-DD")
}

#[test]
fn the_ministrys_terms_by_repair_kind() {
    let check = |kind: RepairKind, days: u32, km: u32, certificate: bool| {
        assert_eq!(warranty_of(kind), WarrantyTerm { days, km }, "{kind:?}");
        assert_eq!(needs_certificate(kind), certificate, "{kind:?}");
    };
    check(RepairKind::WholeVehicle, 100, 20_000, true);
    check(RepairKind::Assembly, 100, 20_000, true);
    check(RepairKind::SecondMaintenance, 30, 5_000, true);
    check(RepairKind::Maintenance, 10, 2_000, false);
    check(RepairKind::Repair, 10, 2_000, false);
    check(RepairKind::Body, 10, 2_000, false);
    check(RepairKind::Other, 10, 2_000, false);
    check(RepairKind::Inspection, 0, 0, false);
}

#[test]
fn the_warranty_ends_with_the_day_or_the_kilometre_that_comes_first() {
    let delivered = day("2026-02-25");
    let (until, until_km) = warranty_of(RepairKind::Repair).until(delivered, 50_000);
    assert_eq!((until, until_km), (day("2026-03-07"), 52_000));
    let given = Given { delivered, until, until_km: Some(until_km) };
    let check = |today: &str, km: Option<i64>, doubtful: bool, cover: Option<Cover>| {
        assert_eq!(
            given.cover(day(today), km, doubtful),
            cover,
            "{today} at {km:?} km, doubtful: {doubtful}"
        );
    };
    check("2026-02-25", Some(50_000), false, Some(Cover::Full));
    check("2026-03-07", Some(52_000), false, Some(Cover::Full));
    check("2026-03-08", Some(50_001), false, None);
    check("2026-02-26", Some(52_001), false, None);
    check("2026-03-01", None, false, Some(Cover::Full));
    // Kilometres nobody can believe take no days away, and give none.
    check("2026-03-01", Some(100_000), true, Some(Cover::ByDays));
    check("2026-03-01", Some(1), true, Some(Cover::Full));
    check("2026-03-08", Some(100_000), true, None);
}

#[test]
fn where_nothing_was_promised_nothing_is_covered() {
    let delivered = day("2026-02-25");
    let (until, until_km) = warranty_of(RepairKind::Inspection).until(delivered, 50_000);
    let nothing = Given { delivered, until, until_km: Some(until_km) };
    assert_eq!(nothing.cover(delivered, Some(50_000), false), None);
    assert_eq!(nothing.cover(delivered, Some(50_000), true), None);
    let days_only = Given { delivered, until: day("2026-03-07"), until_km: None };
    assert_eq!(days_only.cover(delivered, Some(950_000), false), Some(Cover::Full));
    assert_eq!(
        WarrantyTerm { days: 1, km: u32::MAX }.until(NaiveDate::MAX, i64::MAX),
        (NaiveDate::MAX, i64::MAX)
    );
}
