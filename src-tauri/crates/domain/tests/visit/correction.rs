//! A wrong fact of the check-in is put right, with what was and what is.

use crate::sample::order;
use domain::refusal::Refusal;
use domain::warranty::RepairKind;
use domain::work_order::WorkOrder;
use domain::work_order::correction::{CheckInFacts, CorrectedFact, corrected};
use domain::work_order::stage::{Action, Missing};
use serde_json::json;

fn fact(field: &str, before: serde_json::Value, after: serde_json::Value) -> CorrectedFact {
    CorrectedFact { field: field.to_owned(), before, after }
}

#[test]
fn only_what_differs_is_told_and_the_rest_stays() {
    let facts = CheckInFacts {
        mileage_km: 110_900,
        repair_kind: RepairKind::Assembly,
        brought_by_phone: "13900139000".into(),
        ..CheckInFacts::of(&order())
    };
    let (after, told) = corrected(order(), facts, false).unwrap();
    assert_eq!(
        told,
        [
            fact("brought_by_phone", json!("13800138000"), json!("13900139000")),
            fact("mileage_km", json!(90_000), json!(110_900)),
            fact("repair_kind", json!("repair"), json!("assembly")),
        ]
    );
    let expected = WorkOrder {
        mileage_km: Some(110_900),
        repair_kind: RepairKind::Assembly,
        brought_by_phone: "13900139000".into(),
        ..order()
    };
    assert_eq!(after, expected);
    assert_eq!(corrected(order(), CheckInFacts::of(&order()), true), Err(Refusal::NothingCorrected));
}

#[test]
fn fewer_kilometres_out_than_in_are_read_again() {
    let washed = WorkOrder { mileage_out_km: Some(90_003), ..order() };
    let facts = CheckInFacts { mileage_km: 110_900, ..CheckInFacts::of(&washed) };
    let (after, told) = corrected(washed.clone(), facts.clone(), true).unwrap();
    assert_eq!(after.mileage_out_km, None);
    assert_eq!(told.last(), Some(&fact("mileage_out_km", json!(90_003), json!(null))));

    let lower = CheckInFacts { mileage_km: 89_900, ..facts.clone() };
    assert_eq!(corrected(washed.clone(), lower, true).unwrap().0.mileage_out_km, Some(90_003));
    let replaced = WorkOrder { instrument_replaced: true, mileage_out_km: Some(3), ..washed };
    assert_eq!(corrected(replaced, facts, true).unwrap().0.mileage_out_km, Some(3));
}

#[test]
fn a_kind_that_demands_the_certificate_is_no_way_past_it() {
    let facts = CheckInFacts { repair_kind: RepairKind::SecondMaintenance, ..CheckInFacts::of(&order()) };
    let lacks =
        Refusal::StillMissing { action: Action::CorrectCheckIn, missing: vec![Missing::CertificateNumber] };
    // Before the final inspection the inspector is asked for it.
    assert!(corrected(order(), facts.clone(), false).is_ok());
    assert_eq!(corrected(order(), facts.clone(), true), Err(lacks));
    let numbered = CheckInFacts { certificate_number: "粤HG0000123".into(), ..facts };
    assert_eq!(corrected(order(), numbered, true).unwrap().0.certificate_number, "粤HG0000123");
}
