use super::agreed::figures;
use chrono::NaiveDate;
use domain::line::{LineKind, PartGrade, PartOrigin};
use domain::refusal::{FieldProblem, Refusal};
use domain::warranty::{
    Cover, GrantedWarranty, KindPromise, RepairKind, WarrantyPromises, WarrantyTerm, beyond, legal_term,
    needs_certificate,
};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day is written YYYY-MM-DD")
}

#[test]
fn the_ministrys_terms_by_repair_kind() {
    let check = |kind: RepairKind, days: u32, km: u32, certificate: bool| {
        assert_eq!(legal_term(kind), WarrantyTerm { days, km }, "{kind:?}");
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
    let (until, until_km) = legal_term(RepairKind::Repair).until(delivered, 50_000);
    assert_eq!((until, until_km), (day("2026-03-07"), Some(52_000)));
    let given = GrantedWarranty { delivered, until, until_km };
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
    let (until, until_km) = legal_term(RepairKind::Inspection).until(delivered, 50_000);
    let nothing = GrantedWarranty { delivered, until, until_km };
    assert_eq!(nothing.cover(delivered, Some(50_000), false), None);
    assert_eq!(nothing.cover(delivered, Some(50_000), true), None);
    let days_only = GrantedWarranty { delivered, until: day("2026-03-07"), until_km: None };
    assert_eq!(days_only.cover(delivered, Some(950_000), false), Some(Cover::Full));
    assert_eq!(
        WarrantyTerm { days: 1, km: u32::MAX }.until(NaiveDate::MAX, i64::MAX),
        (NaiveDate::MAX, Some(i64::MAX))
    );
}

const fn term(days: u32, km: u32) -> WarrantyTerm {
    WarrantyTerm { days, km }
}

fn promising(kind: RepairKind, term: WarrantyTerm) -> WarrantyPromises {
    WarrantyPromises { by_kind: vec![KindPromise { kind, term }], repaired_part_days: 30 }
}

#[test]
fn a_shop_gives_more_than_the_rule_and_never_less() {
    let promises = promising(RepairKind::Repair, term(90, 5_000));
    assert_eq!(promises.check(), Ok(()));
    assert_eq!(promises.of_visit(RepairKind::Repair), term(90, 5_000));
    assert_eq!(promises.of_visit(RepairKind::Body), term(10, 2_000), "of others it said nothing");
    // Days alone, whatever is driven, is more than the rule's days or kilometres.
    assert_eq!(promising(RepairKind::Repair, term(10, 0)).check(), Ok(()));
    for less in [term(9, 5_000), term(90, 1_999), term(9, 0), term(0, 0)] {
        let below = Err(Refusal::WarrantyBelowLegal { days: 10, km: 2_000 });
        assert_eq!(promising(RepairKind::Repair, less).check(), below, "{less:?}");
        // A file that says so all the same promises what the rule does.
        let given = promising(RepairKind::Repair, less).of_visit(RepairKind::Repair);
        assert_eq!(given.or_longer(term(10, 2_000)), given, "{less:?}");
    }
    let no_day = promising(RepairKind::Inspection, term(0, 100)).check();
    assert_eq!(no_day, Err(Refusal::bad("warranty", FieldProblem::Empty)));
    let mut twice = promising(RepairKind::Repair, term(90, 5_000));
    twice.by_kind.extend(twice.by_kind.clone());
    assert_eq!(twice.check(), Err(Refusal::bad("warranty", FieldProblem::Taken)));
    let too_long = promising(RepairKind::Repair, term(7_301, 0)).check();
    assert_eq!(too_long, Err(Refusal::bad("warranty", FieldProblem::TooLarge)));
}

#[test]
fn one_thing_carries_its_own_promise_where_that_goes_further() {
    let promises = promising(RepairKind::Repair, term(10, 2_000));
    let part = |grade, warranty| domain::line::LineFigures {
        grade,
        warranty,
        name: format!("{grade:?} {warranty:?}"),
        ..figures(LineKind::Part)
    };
    let of = |figures: &domain::line::LineFigures| promises.of_line(RepairKind::Repair, figures);
    assert_eq!(of(&part(None, None)), term(10, 2_000));
    assert_eq!(of(&part(None, Some(term(365, 20_000)))), term(365, 20_000));
    assert_eq!(of(&part(None, Some(term(365, 0)))), term(365, 0));
    assert_eq!(of(&part(None, Some(term(5, 500)))), term(10, 2_000), "a small promise takes nothing away");
    assert_eq!(of(&part(Some(PartGrade::Repaired), None)), term(30, 0));
    assert_eq!(of(&part(Some(PartGrade::Remanufactured), Some(term(90, 3_000)))), term(90, 0));
    // What the customer brought along is fitted and not answered for, and nobody repairs by looking.
    let brought =
        domain::line::LineFigures { origin: PartOrigin::Customers, ..part(None, Some(term(365, 0))) };
    assert_eq!(of(&brought), term(0, 0));
    assert_eq!(brought.without_what_is_anothers().warranty, None, "and no such promise is kept with it");
    assert_eq!(of(&figures(LineKind::Diagnosis)), term(0, 0));
    assert_eq!(
        promises.of_line(RepairKind::Inspection, &part(None, Some(term(365, 0)))),
        term(365, 0),
        "a bulb sold at an inspection is answered for"
    );

    let lines = [part(None, None), part(None, Some(term(365, 0))), part(Some(PartGrade::Repaired), None)];
    let named: Vec<_> = beyond(&promises, RepairKind::Repair, &lines)
        .into_iter()
        .map(|(term, names)| (term, names.len()))
        .collect();
    assert_eq!(named, [(term(365, 0), 1), (term(30, 0), 1)]);
}

fn any_term() -> impl Strategy<Value = WarrantyTerm> {
    (0_u32..40, 0_u32..4_000).prop_map(|(days, km)| if days == 0 { term(0, 0) } else { term(days, km) })
}

proptest! {
    /// Whoever is covered by either of two promises is covered by both together.
    #[test]
    fn two_promises_together_cover_what_each_does(
        one in any_term(), other in any_term(), days in 0_i64..50, driven in 0_i64..5_000, from in 0_i64..200_000
    ) {
        let delivered = day("2026-02-25");
        let covers = |of: WarrantyTerm| {
            let (until, until_km) = of.until(delivered, from);
            let today = domain::dates::add_days(delivered, days);
            GrantedWarranty { delivered, until, until_km }.cover(today, Some(from + driven), false).is_some()
        };
        prop_assert_eq!(one.or_longer(other), other.or_longer(one));
        prop_assert!(!(covers(one) || covers(other)) || covers(one.or_longer(other)));
    }
}
