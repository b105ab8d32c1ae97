//! Lines beside the other lines of their visit, and what becomes of one that is changed.

use crate::sample::{instant, line, order};
use domain::estimate::{Estimate, OfferedLine, QuotedTerms};
use domain::ids::{EstimateId, LineId, PersonId, VehicleId, WorkOrderId};
use domain::line::{Line, LineFigures, LineKind, LineState};
use domain::money::{Hours, Money, Quantity};
use domain::refusal::{FieldProblem, Refusal};
use domain::work_order::WorkOrder;
use domain::work_order::at_hand::VisitAtHand;

fn visit(lines: Vec<Line>) -> VisitAtHand {
    VisitAtHand {
        order: order(),
        walk_around: None,
        lines,
        authorisations: Vec::new(),
        jobs: Vec::new(),
        findings: Vec::new(),
        inspections: Vec::new(),
        last_looks: Vec::new(),
        preparation: None,
        sheets: Vec::new(),
        payments: Vec::new(),
        refused_deliveries: Vec::new(),
        outside: Vec::new(),
        follow_up: None,
        survey: None,
    }
}

fn fixed(state: LineState) -> Refusal {
    Refusal::LineFixed { state: state.code().to_owned() }
}

#[test]
fn a_draft_in_anothers_place_is_the_one_that_is_changed_until_the_customer_is_asked() {
    let agreed = line(1, LineKind::Part, LineState::Approved, None);
    let successor = |state| Line { supersedes_id: Some(LineId(1)), ..line(2, LineKind::Part, state, None) };
    let found = |lines: &[Line]| visit(lines.to_vec()).successor_in_hand(LineId(1)).map(|line| line.cloned());
    assert_eq!(found(std::slice::from_ref(&agreed)), Ok(None));
    let draft = successor(LineState::Draft);
    assert_eq!(found(&[agreed.clone(), draft.clone()]), Ok(Some(draft)));
    assert_eq!(found(&[agreed.clone(), successor(LineState::Offered)]), Err(fixed(LineState::Offered)));
    for over in [LineState::Approved, LineState::Declined, LineState::Superseded] {
        assert_eq!(found(&[agreed.clone(), successor(over)]), Ok(None), "{over:?}");
    }
}

#[test]
fn what_was_declined_is_offered_once_again_to_the_same_car() {
    let declined = line(5, LineKind::Part, LineState::Declined, None);
    let earlier = WorkOrder { id: WorkOrderId(9), ..order() };
    let asked = |lines: Vec<Line>| visit(lines).may_offer_again(&declined, &earlier);
    assert_eq!(asked(Vec::new()), Ok(()));
    // Written before it was declined, put aside for another, or another thing.
    assert_eq!(asked(vec![line(4, LineKind::Part, LineState::Approved, None)]), Ok(()));
    assert_eq!(asked(vec![line(6, LineKind::Part, LineState::Superseded, None)]), Ok(()));
    assert_eq!(asked(vec![line(6, LineKind::Labour, LineState::Draft, None)]), Ok(()));
    for state in [LineState::Draft, LineState::Offered, LineState::Approved, LineState::Declined] {
        assert_eq!(asked(vec![line(6, LineKind::Part, state, None)]), Err(fixed(state)), "{state:?}");
    }

    let approved = line(5, LineKind::Part, LineState::Approved, None);
    assert_eq!(visit(Vec::new()).may_offer_again(&approved, &earlier), Err(fixed(LineState::Approved)));
    let of_another = WorkOrder { vehicle_id: VehicleId(2), ..earlier };
    assert_eq!(
        visit(Vec::new()).may_offer_again(&declined, &of_another),
        Err(Refusal::bad("line_id", FieldProblem::Unknown))
    );
}

#[test]
fn only_a_draft_goes_without_a_trace() {
    for state in LineState::ALL {
        let answer = line(1, LineKind::Part, state, None).may_be_removed();
        let expected = if state == LineState::Draft { Ok(()) } else { Err(fixed(state)) };
        assert_eq!(answer, expected, "{state:?}");
    }
}

#[test]
fn what_was_agreed_stays_the_thing_it_was_and_a_successor_of_its_kind() {
    let agreed = line(1, LineKind::Part, LineState::Approved, None);
    let cheaper = LineFigures { unit_price: Money(5_000), ..agreed.figures.clone() };
    let another = LineFigures { name: "后下摆臂胶套".into(), ..agreed.figures.clone() };
    let labour = LineFigures { kind: LineKind::Labour, ..agreed.figures.clone() };
    assert_eq!(agreed.may_become(&cheaper), Ok(()));
    assert_eq!(agreed.may_become(&another), Err(fixed(LineState::Approved)));

    let draft = Line { state: LineState::Draft, ..agreed };
    assert_eq!((draft.may_become(&another), draft.may_become(&labour)), (Ok(()), Ok(())));
    let successor = Line { supersedes_id: Some(LineId(9)), ..draft };
    assert_eq!(successor.may_become(&another), Ok(()));
    assert_eq!(successor.may_become(&labour), Err(Refusal::bad("kind", FieldProblem::Unknown)));
}

#[test]
fn a_price_the_customer_has_seen_is_a_list_price_from_then_on() {
    let listed = |state| {
        let mut line = line(1, LineKind::Part, state, None);
        line.figures.cost = Money(3_000);
        let (listed, cost) = line.list_and_cost();
        (listed.list_price, cost)
    };
    assert_eq!(listed(LineState::Draft), (None, Money(3_000)));
    assert_eq!(listed(LineState::Offered), (Some(Money(8_800)), Money(3_000)));
}

#[test]
fn what_the_customer_heard_last_is_what_a_change_is_held_against() {
    let line = line(1, LineKind::Part, LineState::Approved, None);
    let terms = |price| QuotedTerms { unit_price: Money(price), quantity: Quantity(1_000), hours: Hours(0) };
    let estimate = |revision, asked| Estimate {
        id: EstimateId(revision),
        number: format!("BJ2026030200{revision}"),
        work_order_id: WorkOrderId(1),
        revision,
        issued_at: instant(),
        issued_by: PersonId(1),
        lines: vec![OfferedLine {
            line_id: LineId(1),
            name: line.figures.name.clone(),
            amount: Money(8_800),
            asked,
        }],
        total: Money(8_800),
    };
    let of_another = Estimate { lines: Vec::new(), ..estimate(3, None) };
    let heard = |estimates: &[Estimate]| QuotedTerms::last_heard(&line, estimates);
    assert_eq!(
        heard(&[estimate(1, Some(terms(7_000))), estimate(2, Some(terms(8_000))), of_another]),
        terms(8_000)
    );
    // The first files kept the amount alone.
    assert_eq!(heard(&[estimate(1, None)]), terms(8_800));
    assert_eq!(heard(&[]), terms(8_800));
}
