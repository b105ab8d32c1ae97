use chrono::NaiveDate;
use domain::warranty::{RepairKind, WarrantyTerm, needs_certificate, warranty_of};

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
    let term = warranty_of(RepairKind::Repair);
    let delivered = day("2026-02-25");
    assert_eq!(term.until(delivered, 50_000), (day("2026-03-07"), 52_000));
    let check = |today: &str, km: i64, in_force: bool| {
        assert_eq!(term.in_force(delivered, 50_000, day(today), km), in_force, "{today} at {km} km");
    };
    check("2026-02-25", 50_000, true);
    check("2026-03-07", 52_000, true);
    check("2026-03-08", 50_001, false);
    check("2026-02-26", 52_001, false);
    check("2026-03-01", 1, true);
}

#[test]
fn where_nothing_was_promised_nothing_is_in_force() {
    let delivered = day("2026-02-25");
    assert!(!warranty_of(RepairKind::Inspection).in_force(delivered, 50_000, delivered, 50_000));
    let days_only = WarrantyTerm { days: 10, km: 0 };
    assert!(days_only.in_force(delivered, 50_000, delivered, 50_000));
    assert_eq!(
        WarrantyTerm { days: 1, km: u32::MAX }.until(NaiveDate::MAX, i64::MAX),
        (NaiveDate::MAX, i64::MAX)
    );
}
