//! Advisor and technician look at a car together before it goes back, where the shop wants it.

use crate::sample::{instant, line, order};
use domain::ids::{ExpressKindId, InspectionId, PersonId, WorkOrderId};
use domain::inspection::{Inspection, InspectionKind};
use domain::last_look::{LastLook, LookSide};
use domain::line::{LineKind, LineState};
use domain::person::Person;
use domain::refusal::Refusal;
use domain::role::Role;
use domain::shop::Settings;
use domain::work_order::WorkOrder;
use domain::work_order::asker::Asker;
use domain::work_order::at_hand::VisitAtHand;
use domain::work_order::stage::{Action, Missing, Stage};

fn person(id: i64, roles: &[Role]) -> Person {
    Person {
        id: PersonId(id),
        name: format!("人{id}"),
        roles: roles.to_vec(),
        discount_limit: None,
        active: true,
        sample: false,
        version: 1,
    }
}

fn report(id: i64, passed: bool) -> Inspection {
    Inspection {
        id: InspectionId(id),
        work_order_id: WorkOrderId(1),
        kind: InspectionKind::Final,
        attempt: id,
        person_id: PersonId(9),
        person_name: "周质检".into(),
        at: instant(),
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

fn look(side: LookSide, person: i64, inspection: i64) -> LastLook {
    LastLook {
        id: 1,
        work_order_id: WorkOrderId(1),
        inspection_id: InspectionId(inspection),
        side,
        person_id: PersonId(person),
        note: String::new(),
        at: instant(),
    }
}

fn visit(stage: Stage, inspections: Vec<Inspection>, last_looks: Vec<LastLook>) -> VisitAtHand {
    VisitAtHand {
        order: WorkOrder { stage, ..order() },
        walk_around: None,
        lines: vec![line(1, LineKind::Labour, LineState::Approved, None)],
        authorisations: Vec::new(),
        jobs: Vec::new(),
        findings: Vec::new(),
        inspections,
        last_looks,
        preparation: None,
        payments: Vec::new(),
        sheets: Vec::new(),
        follow_up: None,
        refused_deliveries: Vec::new(),
        outside: Vec::new(),
        survey: None,
    }
}

fn wanted() -> Settings {
    Settings { last_look: true, ..Settings::default() }
}

#[test]
fn it_is_asked_for_only_where_the_shop_wants_it_and_of_no_express_order() {
    let ready = visit(Stage::ReadyForDelivery, vec![report(1, true)], vec![]);
    assert_eq!(ready.last_look_open(&wanted()), LookSide::ALL);
    assert!(ready.last_look_open(&Settings::default()).is_empty());
    let mut express = ready.clone();
    express.order.express_kind_id = Some(ExpressKindId(1));
    assert!(express.last_look_open(&wanted()).is_empty());
    let me = person(1, &[Role::Advisor]);
    let given =
        |visit: &VisitAtHand, settings: &Settings| visit.check_last_look(LookSide::Advisor, settings, &me);
    assert_eq!(given(&ready, &wanted()), Ok(InspectionId(1)));
    assert_eq!(given(&ready, &Settings::default()), Err(Refusal::LastLookNotNow));
    assert_eq!(given(&express, &wanted()), Err(Refusal::LastLookNotNow));
}

#[test]
fn it_is_given_between_the_final_inspection_and_the_delivery() {
    let me = person(1, &[Role::Advisor]);
    for stage in Stage::ALL {
        let passed = visit(stage, vec![report(1, true)], vec![]);
        let is_now = matches!(stage, Stage::Preparing | Stage::AwaitingSettlement | Stage::ReadyForDelivery);
        let wants = if is_now { Ok(InspectionId(1)) } else { Err(Refusal::LastLookNotNow) };
        assert_eq!(passed.check_last_look(LookSide::Advisor, &wanted(), &me), wants, "{stage:?}");
    }
    let failed = visit(Stage::Preparing, vec![report(1, true), report(2, false)], vec![]);
    assert_eq!(failed.check_last_look(LookSide::Advisor, &wanted(), &me), Err(Refusal::LastLookNotNow));
}

#[test]
fn each_side_looks_once_by_its_own_roles_and_one_person_is_never_both() {
    let both = person(1, &[Role::Advisor, Role::Technician]);
    let foreman = person(2, &[Role::Foreman]);
    let cashier = person(3, &[Role::Cashier]);
    let fresh = visit(Stage::Preparing, vec![report(1, true)], vec![]);
    for (who, side, passes) in [
        (&both, LookSide::Advisor, true),
        (&both, LookSide::Technician, true),
        (&foreman, LookSide::Technician, true),
        (&foreman, LookSide::Advisor, false),
        (&cashier, LookSide::Advisor, false),
        (&cashier, LookSide::Technician, false),
    ] {
        let wants = if passes {
            Ok(InspectionId(1))
        } else {
            Err(Refusal::RoleMissing { roles: side.roles().to_vec() })
        };
        assert_eq!(fresh.check_last_look(side, &wanted(), who), wants, "{} {side:?}", who.name);
    }
    let begun = visit(Stage::Preparing, vec![report(1, true)], vec![look(LookSide::Advisor, 1, 1)]);
    let again = begun.check_last_look(LookSide::Advisor, &wanted(), &person(4, &[Role::Advisor]));
    assert_eq!(again, Err(Refusal::LastLookNotNow), "this side looked already");
    let alone = begun.check_last_look(LookSide::Technician, &wanted(), &both);
    assert_eq!(alone, Err(Refusal::LastLookByTwo { name: "人1".into() }));
    assert_eq!(begun.check_last_look(LookSide::Technician, &wanted(), &foreman), Ok(InspectionId(1)));
}

#[test]
fn the_car_is_released_once_both_looked_since_it_passed_last() {
    let missing = |visit: &VisitAtHand| {
        let advisor = person(1, &[Role::Advisor]);
        let asker = Asker::Person { me: &advisor, job_times: &[] };
        match visit.check(Action::Deliver, instant(), &wanted(), asker) {
            Err(Refusal::StillMissing { missing, .. }) => missing,
            _ => Vec::new(),
        }
    };
    let looks = || vec![look(LookSide::Advisor, 1, 1), look(LookSide::Technician, 2, 1)];
    let ready = |reports, looks| visit(Stage::ReadyForDelivery, reports, looks);
    let none = ready(vec![report(1, true)], vec![]);
    assert!(missing(&none).contains(&Missing::LastLook { count: 2 }));
    let one = ready(vec![report(1, true)], vec![look(LookSide::Technician, 2, 1)]);
    assert!(missing(&one).contains(&Missing::LastLook { count: 1 }));
    let is_looks = |missing: &Missing| matches!(missing, Missing::LastLook { .. });
    assert!(!missing(&ready(vec![report(1, true)], looks())).iter().any(is_looks));
    // It went back to the workshop and passed anew: both look at what was done since.
    let again = ready(vec![report(1, true), report(2, false), report(3, true)], looks());
    assert!(missing(&again).contains(&Missing::LastLook { count: 2 }));
}
