//! A finding becomes a quote, waits again once the quote is gone, and may come back on a
//! later visit of the car.

use crate::sample::{drawn, finding, line, order};
use domain::estimate::AuthorisationMeans;
use domain::finding::Finding;
use domain::finding::FindingState::{Declined, Dismissed, Open, Quoted};
use domain::ids::{VehicleId, WorkOrderId};
use domain::line::{LineKind, LineState};
use domain::refusal::{FieldProblem, Refusal};
use domain::work_order::WorkOrder;

#[test]
fn asked_anew_an_earlier_no_and_its_signature_were_to_something_else() {
    let declined = Finding {
        reason: "下次再做".into(),
        declined_by: "张小芳".into(),
        means: Some(AuthorisationMeans::Signature),
        signature: Some(drawn()),
        counterfoil_id: Some(3),
        ..finding(Declined, true)
    };
    assert_eq!(declined.quoted(), Some(finding(Quoted, true)));
    for state in [Open, Dismissed] {
        assert_eq!(finding(state, false).quoted(), Some(finding(Quoted, false)), "{state:?}");
    }
    assert_eq!(finding(Quoted, false).quoted(), None, "it is quoted already");
}

#[test]
fn it_waits_again_when_the_last_line_that_answered_it_is_gone() {
    let answers = line(1, LineKind::Part, LineState::Draft, Some(7));
    let of_another = line(2, LineKind::Part, LineState::Draft, Some(8));
    assert_eq!(finding(Quoted, true).unquoted(std::slice::from_ref(&of_another)), Some(finding(Open, true)));
    assert_eq!(finding(Quoted, true).unquoted(&[answers, of_another]), None);
    assert_eq!(finding(Declined, true).unquoted(&[]), None, "a no stays one");
}

#[test]
fn what_was_declined_before_is_quoted_again_for_the_same_car_alone() {
    let earlier = WorkOrder { id: WorkOrderId(9), ..order() };
    let of_another = WorkOrder { vehicle_id: VehicleId(2), ..earlier.clone() };
    let refused = Err(Refusal::bad("finding_id", FieldProblem::Unknown));
    assert_eq!(finding(Declined, false).may_be_quoted_again(&earlier, &order()), Ok(()));
    assert_eq!(finding(Declined, false).may_be_quoted_again(&of_another, &order()), refused);
    for state in [Open, Quoted, Dismissed] {
        assert_eq!(finding(state, false).may_be_quoted_again(&earlier, &order()), refused, "{state:?}");
    }
}
