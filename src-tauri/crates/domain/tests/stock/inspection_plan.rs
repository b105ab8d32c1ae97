//! What is looked at when parts come in, at how many, and what may be decided then.

use crate::receipt::line;
use chrono::{DateTime, Utc};
use domain::ids::{GoodsInspectionId, GoodsReceiptLineId, InspectionPlanId, PartId, PersonId};
use domain::money::Quantity;
use domain::receiving::inspection::decided;
use domain::receiving::{
    CheckResult, GoodsInspection, GoodsReceiptLine, InspectionCheck, InspectionPlan, Sampling,
};
use domain::receiving_problem::ReceivingProblem;
use domain::refusal::{FieldProblem, Refusal};
use domain::stock_terms::AbcClass;
use proptest::prelude::*;

fn plan(sampling: Sampling, checks: &[InspectionCheck]) -> InspectionPlan {
    InspectionPlan {
        id: InspectionPlanId(1),
        part_id: None,
        abc: None,
        checks: checks.to_vec(),
        sampling,
        version: 1,
    }
}

fn decision(accepted: i64, rejected: i64, reason: &str) -> GoodsInspection {
    GoodsInspection {
        id: GoodsInspectionId(0),
        goods_receipt_line_id: GoodsReceiptLineId(1),
        at: DateTime::<Utc>::UNIX_EPOCH,
        person_id: PersonId(1),
        sample: 5,
        results: vec![CheckResult { check: InspectionCheck::Looks, passed: true }],
        accepted: Quantity(accepted),
        rejected: Quantity(rejected),
        reason: reason.to_owned(),
        bin_id: None,
    }
}

/// Ten that wait, of which five are to be looked at from outside.
fn waiting() -> GoodsReceiptLine {
    GoodsReceiptLine { checks: vec![InspectionCheck::Looks], sample: 5, ..line(10_000, 100) }
}

#[test]
fn of_a_few_all_are_looked_at_and_of_many_the_root() {
    let some = plan(Sampling::Some, &[InspectionCheck::Looks]);
    for (bought, sample) in [
        (1, 1),
        (1_000, 1),
        (3_000, 3),
        (4_000, 3),
        (5_000, 4),
        (9_000, 4),
        (10_000, 5),
        (99_500, 11),
        (100_000, 11),
        (101_000, 12),
    ] {
        assert_eq!(some.sample_of(Quantity(bought)), sample, "of {bought} thousandths");
    }
    assert_eq!(plan(Sampling::All, &[]).sample_of(Quantity(100_500)), 101);
    assert_eq!(plan(Sampling::None, &[]).sample_of(Quantity(100_000)), 0);
}

#[test]
fn a_part_has_its_own_plan_or_its_classs_or_the_usual_one() {
    let own = InspectionPlan { part_id: Some(PartId(7)), ..plan(Sampling::All, &[InspectionCheck::Safety]) };
    let of_c =
        InspectionPlan { abc: Some(AbcClass::C), ..plan(Sampling::Some, &[InspectionCheck::Function]) };
    let plans = [own.clone(), of_c.clone()];
    assert_eq!(InspectionPlan::of(&plans, PartId(7), Some(AbcClass::C)), own);
    assert_eq!(InspectionPlan::of(&plans, PartId(8), Some(AbcClass::C)), of_c);
    let usual = InspectionPlan::of(&plans, PartId(8), Some(AbcClass::A));
    assert_eq!(usual.checks, InspectionCheck::ALL);
    assert!(usual.holds_back());
    let without_class = InspectionPlan::of(&plans, PartId(8), None);
    assert!(!without_class.holds_back(), "a shop that sorts nothing is not held up");
}

#[test]
fn whoever_looks_says_at_what() {
    let nothing = plan(Sampling::Some, &[]).checked();
    assert_eq!(nothing, Err(Refusal::bad("checks", FieldProblem::Empty)));
    let twice =
        plan(Sampling::All, &[InspectionCheck::Safety, InspectionCheck::Looks, InspectionCheck::Safety]);
    let kept = twice.checked().expect("a plan");
    assert_eq!(kept.checks, [InspectionCheck::Looks, InspectionCheck::Safety]);
}

#[test]
fn what_waits_is_accepted_rejected_or_waits_on() {
    let line = waiting();
    let done = decided(&line, "滤芯", decision(6_000, 3_000, " 漏油 ")).expect("a decision");
    assert_eq!(done.reason, "漏油");
    let after = line.after(&done);
    assert_eq!((after.waiting, after.accepted), (Quantity(1_000), Quantity(6_000)));
    assert_eq!((after.rejected, after.rejected_left), (Quantity(3_000), Quantity(3_000)));
    let more = decided(&after, "滤芯", decision(1_001, 0, ""));
    let refusal = Refusal::receiving(ReceivingProblem::MoreThanWaits, "滤芯", Quantity(1_000));
    assert_eq!(more, Err(refusal));
    // The sample was looked at the first time.
    assert!(decided(&after, "滤芯", GoodsInspection { sample: 1, ..decision(1_000, 0, "") }).is_ok());
}

#[test]
fn nothing_is_accepted_unseen() {
    let line = waiting();
    let refused = |problem| Err(Refusal::receiving(problem, "滤芯", Quantity(10_000)));
    let unseen = GoodsInspection { results: Vec::new(), ..decision(10_000, 0, "") };
    assert_eq!(decided(&line, "滤芯", unseen.clone()), refused(ReceivingProblem::NotChecked));
    let few = GoodsInspection { sample: 4, ..decision(10_000, 0, "") };
    assert_eq!(decided(&line, "滤芯", few), Err(Refusal::bad("sample", FieldProblem::TooShort)));
    let failed = CheckResult { check: InspectionCheck::Looks, passed: false };
    let failed = GoodsInspection { results: vec![failed], ..decision(10_000, 0, "") };
    assert_eq!(decided(&line, "滤芯", failed.clone()), refused(ReceivingProblem::FailedCheck));
    let all_the_same = GoodsInspection { reason: "纸盒破，滤芯好".to_owned(), ..failed };
    assert!(decided(&line, "滤芯", all_the_same).is_ok());
    // What is rejected need not be looked at to the end, but says why.
    let none = Err(Refusal::bad("reason", FieldProblem::Empty));
    let back = GoodsInspection { accepted: Quantity::ZERO, rejected: Quantity(10_000), ..unseen };
    assert_eq!(decided(&line, "滤芯", back.clone()), none);
    assert!(decided(&line, "滤芯", GoodsInspection { reason: "型号不对".to_owned(), ..back }).is_ok());
    assert_eq!(decided(&line, "滤芯", decision(0, 0, "")), none, "what waits on says why");
    let minus = decided(&line, "滤芯", decision(-1, 0, "x"));
    assert_eq!(minus, Err(Refusal::bad("accepted", FieldProblem::Negative)));
}

proptest! {
    #[test]
    fn whatever_is_decided_all_of_it_is_somewhere(
        steps in prop::collection::vec((0i64..6_000, 0i64..6_000), 1..12),
    ) {
        let mut line = waiting();
        for (accepted, rejected) in steps {
            if let Ok(done) = decided(&line, "滤芯", decision(accepted, rejected, "试")) {
                line = line.after(&done);
            }
            let sum = line.waiting.0 + line.accepted.0 + line.rejected.0;
            prop_assert_eq!(sum, line.quantity.0);
            prop_assert!(line.waiting.0 >= 0);
        }
    }

    #[test]
    fn a_sample_is_never_more_than_came_and_grows_with_it(bought in 1i64..100_000_000, more in 0i64..5_000) {
        let some = plan(Sampling::Some, &[InspectionCheck::Looks]);
        let (few, many) = (some.sample_of(Quantity(bought)), some.sample_of(Quantity(bought + more)));
        prop_assert!(few >= 1 && few <= (bought + 999) / 1000);
        prop_assert!(many >= few);
    }
}
