//! What the papers of a visit ask of it, and what of it they print.

use crate::sample::{instant, line, order};
use chrono::TimeDelta;
use domain::estimate::{Estimate, OfferedLine, QuotedTerms};
use domain::ids::{EstimateId, InspectionId, LineId, PersonId, WorkOrderId};
use domain::inspection::{
    Inspection, InspectionKind, last_passed, newest_final, next_attempt, passed_final, passed_since,
};
use domain::line::{Line, LineKind, LineState};
use domain::money::{Hours, Money, Quantity, Rate};
use domain::refusal::Refusal;
use domain::work_order::WorkOrder;
use domain::work_order::stage::{Action, Missing, Stage};

fn report(id: i64, kind: InspectionKind, passed: bool) -> Inspection {
    Inspection {
        id: InspectionId(id),
        work_order_id: WorkOrderId(1),
        kind,
        attempt: id,
        person_id: PersonId(5),
        person_name: "陈工".into(),
        at: instant() + TimeDelta::hours(id),
        items: Vec::new(),
        road_test_km: 0,
        passed,
        note: String::new(),
        failed_jobs: Vec::new(),
        signature: None,
        lists: Vec::new(),
        checksum: String::new(),
    }
}

#[test]
fn one_that_failed_since_takes_an_earlier_pass_back() {
    use InspectionKind::{Final, SelfInspection};
    let of = |found: Option<&Inspection>| found.map(|report| report.id.0);
    let reports = [report(1, SelfInspection, true), report(2, Final, true), report(3, Final, false)];
    let [first, both, all] = [&reports[..1], &reports[..2], &reports[..]];
    assert_eq!([newest_final(first), passed_final(first), last_passed(first)].map(of), [None; 3]);
    assert_eq!([newest_final(both), passed_final(both), last_passed(both)].map(of), [Some(2); 3]);
    assert_eq!([newest_final(all), passed_final(all), last_passed(all)].map(of), [Some(3), None, Some(2)]);
}

#[test]
fn a_car_that_was_not_accepted_passes_anew() {
    use InspectionKind::{Final, SelfInspection};
    let refused_at = instant() + TimeDelta::minutes(150);
    let passed = |reports: &[Inspection]| passed_since(reports, refused_at);
    assert!(!passed(&[report(2, Final, true)]), "that was before");
    assert!(!passed(&[report(2, Final, true), report(3, SelfInspection, true)]));
    assert!(passed(&[report(2, Final, true), report(3, Final, false), report(4, Final, true)]));
    assert!(!passed(&[report(2, Final, true), report(3, Final, true), report(4, Final, false)]));
}

#[test]
fn contract_and_job_card_change_while_hands_are_laid_on_the_car() {
    for stage in Stage::ALL {
        let over = matches!(
            stage,
            Stage::Preparing
                | Stage::AwaitingSettlement
                | Stage::ReadyForDelivery
                | Stage::Delivered
                | Stage::Closed
                | Stage::Cancelled
        );
        assert_eq!(stage.is_in_the_workshop(), !over, "{stage:?}");
        let signed = [Stage::ReadyForDelivery, Stage::Delivered, Stage::Closed].contains(&stage);
        assert_eq!(stage.can_be_handed_over(), signed, "{stage:?}");
    }
}

#[test]
fn a_paper_that_states_the_mileage_waits_for_it() {
    assert_eq!(order().mileage_on_paper(), Ok(90_000));
    let unread = WorkOrder { mileage_km: None, ..order() };
    let lacks = Refusal::StillMissing { action: Action::ConfirmCheckIn, missing: vec![Missing::Mileage] };
    assert_eq!(unread.mileage_on_paper(), Err(lacks));
}

fn offered(line: i64, amount: i64, asked: Option<QuotedTerms>) -> OfferedLine {
    OfferedLine { line_id: LineId(line), name: "控制臂胶套".into(), amount: Money(amount), asked }
}

#[test]
fn a_quote_says_what_the_customer_heard_whatever_became_of_the_line() {
    let mut changed = line(1, LineKind::Part, LineState::Approved, None);
    changed.figures.unit_price = Money(12_000);
    changed.figures.discount_rate = Rate(1_000);
    changed.figures.discount = Money(50);
    let lines = [changed];
    let heard = QuotedTerms { unit_price: Money(10_000), quantity: Quantity(2_000), hours: Hours(0) };
    let told: Line = offered(1, 18_500, Some(heard)).as_heard(&lines).expect("its line");
    assert_eq!((told.figures.name.as_str(), told.amount), ("控制臂胶套", Money(18_500)));
    let figures = &told.figures;
    assert_eq!((figures.unit_price, figures.quantity), (Money(10_000), Quantity(2_000)));
    assert_eq!((figures.discount_rate, figures.discount), (Rate(0), Money(1_500)), "two at 100, for 185");
    assert_eq!(figures.amount(), Ok(Money(18_500)));
    // The first files kept the amount alone: the figures are the line's.
    let amount_alone = offered(1, 18_500, None).as_heard(&lines).expect("its line");
    assert_eq!((amount_alone.amount, amount_alone.figures.unit_price), (Money(18_500), Money(12_000)));
    assert_eq!(offered(2, 18_500, None).as_heard(&lines), None, "a line that is gone");
}

#[test]
fn a_quote_is_open_until_any_of_it_was_answered() {
    let estimate = Estimate {
        id: EstimateId(1),
        number: "BJ20260302001".into(),
        work_order_id: WorkOrderId(1),
        revision: 1,
        issued_at: instant(),
        issued_by: PersonId(1),
        lines: vec![offered(1, 8_800, None), offered(2, 8_800, None)],
        total: Money(17_600),
    };
    let waits = |id| line(id, LineKind::Part, LineState::Offered, None);
    assert!(estimate.is_unanswered(&[waits(1), waits(2)]));
    for state in [LineState::Approved, LineState::Declined, LineState::Superseded] {
        assert!(!estimate.is_unanswered(&[waits(1), line(2, LineKind::Part, state, None)]), "{state:?}");
    }
    assert!(!estimate.is_unanswered(&[waits(1)]), "a line is gone");
}

#[test]
fn the_next_try_is_counted_by_kind_and_from_the_last_number_there_is() {
    let (own, last) = (InspectionKind::SelfInspection, InspectionKind::Final);
    // One of an older file whose first try is not there any more.
    let reports = [report(1, own, true), report(3, last, false)];
    assert_eq!((next_attempt(&reports, own), next_attempt(&reports, last)), (2, 4));
    assert_eq!(next_attempt(&[], last), 1);
}
