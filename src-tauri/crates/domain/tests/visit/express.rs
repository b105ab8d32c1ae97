//! What may be an express order, who speaks for the workshop on one, and who is called after it.

use crate::sample::{instant, order};
use domain::catalogue::ItemId;
use domain::customer::Customer;
use domain::express::{
    ExpressKind, ExpressLine, MAX_EXPRESS_TIMES, at_the_workshops_seats, is_called, stranger_named,
};
use domain::express_problem::ExpressProblem;
use domain::ids::{ExpressKindId, LabourOperationId, PartId, PersonId};
use domain::line::{LineKind, LineState};
use domain::person::Person;
use domain::plate::Plate;
use domain::refusal::{FieldProblem, Refusal};
use domain::role::Role;
use domain::stage_codes::{Action, Missing, Stage};
use domain::warranty::RepairKind;
use domain::work_order::WorkOrder;
use domain::work_order::correction::{CheckInFacts, corrected};
use domain::work_order::facts::OrderFacts;
use domain::work_order::preparation::preparation_codes;

const PUNCTURE: ItemId = ItemId::LabourOperation(LabourOperationId(3));
const OTHER_WORK: ItemId = ItemId::LabourOperation(LabourOperationId(4));
const PATCH: ItemId = ItemId::Part(PartId(9));

fn puncture() -> ExpressKind {
    ExpressKind {
        id: ExpressKindId(1),
        name: " 补胎 ".into(),
        repair_kind: RepairKind::Repair,
        express_items: vec![PUNCTURE],
        active: true,
        version: 1,
    }
    .checked()
    .expect("a kind")
}

fn once(item: ItemId) -> ExpressLine {
    ExpressLine { item, times: 1 }
}

fn refused(problem: ExpressProblem) -> Result<(), Refusal> {
    Err(Refusal::Express { problem, name: "补胎".into() })
}

#[test]
fn an_express_order_is_the_work_of_its_kind_with_whatever_part_is_fitted() {
    let kind = puncture();
    assert_eq!(kind.name, "补胎");
    assert_eq!(kind.check_lines(&[once(PUNCTURE), once(PATCH)]), Ok(()));
    assert_eq!(kind.check_lines(&[once(PUNCTURE), once(OTHER_WORK)]), refused(ExpressProblem::OtherWork));
    let over = ExpressKind { active: false, ..kind.clone() };
    assert_eq!(over.check_lines(&[once(PUNCTURE)]), refused(ExpressProblem::Retired));
    for (lines, field, problem) in [
        (vec![], "express_items", FieldProblem::Empty),
        (vec![once(PUNCTURE), once(PUNCTURE)], "express_items", FieldProblem::Taken),
        (vec![ExpressLine { item: PUNCTURE, times: 0 }], "times", FieldProblem::Empty),
        (vec![ExpressLine { item: PUNCTURE, times: -1 }], "times", FieldProblem::Negative),
        (vec![ExpressLine { item: PUNCTURE, times: MAX_EXPRESS_TIMES + 1 }], "times", FieldProblem::TooLarge),
    ] {
        assert_eq!(kind.check_lines(&lines), Err(Refusal::bad(field, problem)), "{lines:?}");
    }
}

#[test]
fn work_after_which_a_certificate_is_due_is_never_express() {
    for repair_kind in RepairKind::ALL {
        let kind = ExpressKind { repair_kind, ..puncture() };
        let due = matches!(
            repair_kind,
            RepairKind::SecondMaintenance | RepairKind::Assembly | RepairKind::WholeVehicle
        );
        assert_eq!(kind.clone().checked().is_err(), due, "{repair_kind:?}");
        assert_eq!(
            kind.check_lines(&[once(PUNCTURE)]).is_err(),
            due,
            "{repair_kind:?}, as an older program kept it"
        );
    }
}

#[test]
fn the_counter_speaks_for_the_workshop_and_for_nobody_else() {
    let advisor = Person {
        id: PersonId(4),
        name: "王五".into(),
        roles: vec![Role::Advisor],
        discount_limit: None,
        active: true,
        sample: false,
        version: 1,
    };
    let seated = at_the_workshops_seats(&advisor);
    assert_eq!(seated.id, advisor.id, "the log names who sat there");
    assert_eq!(seated.roles, [Role::Advisor, Role::Foreman, Role::Technician, Role::Inspector]);
    let takes_money = Action::TakePayment.roles().iter().any(|role| seated.roles.contains(role));
    assert!(!takes_money, "the till's right is the till's");
}

#[test]
fn of_an_express_order_only_the_kilometres_are_asked() {
    let mut facts = OrderFacts::of_stage(Stage::CheckedIn);
    let all = vec![Missing::Mileage, Missing::Fuel, Missing::WalkAround];
    assert_eq!(facts.missing_for(Action::ConfirmCheckIn), all);
    facts.express = true;
    assert_eq!(facts.missing_for(Action::ConfirmCheckIn), [Missing::Mileage]);

    let of_kind = WorkOrder { express_kind_id: Some(ExpressKindId(1)), ..order() };
    let fitted = [crate::sample::line(1, LineKind::Part, LineState::Approved, None)];
    assert!(preparation_codes(&of_kind, &fitted).is_empty(), "it was never out of its owner's sight");
    assert!(!preparation_codes(&order(), &fitted).is_empty());
}

#[test]
fn a_tank_nobody_looked_at_is_not_corrected_to_an_empty_one() {
    let express = WorkOrder { express_kind_id: Some(ExpressKindId(1)), fuel_percent: None, ..order() };
    let facts = CheckInFacts { symptom: "左前轮".into(), ..CheckInFacts::of(&express) };
    let (order, _) = corrected(express.clone(), facts.clone(), false).expect("corrected");
    assert_eq!(order.fuel_percent, None);
    let (order, _) =
        corrected(express, CheckInFacts { fuel_percent: 40, ..facts }, false).expect("corrected");
    assert_eq!(order.fuel_percent, Some(40));
}

#[test]
fn a_stranger_without_a_number_is_not_called() {
    let nameless = WorkOrder { brought_by_phone: String::new(), ..order() };
    let mut customer = Customer::unknown(instant());
    assert!(!is_called(&nameless, &customer));
    customer.contact_phone = "13800138000".into();
    assert!(is_called(&nameless, &customer));
    assert!(is_called(&order(), &Customer::unknown(instant())), "who brought it left one");

    let plate = Plate::normalised("粤B12345").expect("a plate");
    assert_eq!(stranger_named(Some(&plate)), "散客 粤B·12345");
    assert_eq!(stranger_named(None), "散客");
}
