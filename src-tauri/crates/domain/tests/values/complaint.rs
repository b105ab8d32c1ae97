//! Whose a complaint is, whose yes settles it, and what stops its clock.

use chrono::{DateTime, TimeDelta, Utc};
use domain::complaint::*;
use domain::ids::{ComplaintId, PersonId, RemedyRequestId};
use domain::money::Money;
use domain::person::Person;
use domain::refusal::{FieldProblem, Refusal};
use domain::role::Role;

fn noon() -> DateTime<Utc> {
    "2026-03-02T04:00:00Z".parse().expect("an instant")
}

fn person(id: i64, roles: &[Role]) -> Person {
    let name = format!("{id}");
    Person {
        id: PersonId(id),
        name,
        roles: roles.to_vec(),
        discount_limit: None,
        active: true,
        sample: false,
        version: 1,
    }
}

fn complaint(level: ComplaintLevel, severity: Severity) -> Complaint {
    Complaint {
        id: ComplaintId(1),
        number: "TS1".into(),
        state: ComplaintState::Open,
        level,
        category: ComplaintCategory::Price,
        severity,
        source: ComplaintSource::Phone,
        work_order_id: None,
        vehicle_id: None,
        customer_id: None,
        person_name: "李石生".into(),
        phone: String::new(),
        matter: "太贵".into(),
        owner_id: PersonId(1),
        remedy: String::new(),
        cost: Money::ZERO,
        response_due: noon() + TimeDelta::hours(2),
        responded_at: None,
        opened_at: noon(),
        closed_at: None,
        reopened: 0,
        version: 1,
    }
}

#[test]
fn each_level_has_its_own_people() {
    let [clerk, head, other_head, manager, technician, mut gone] = [
        person(1, &[Role::CallbackClerk]),
        person(2, &[Role::Advisor]),
        person(3, &[Role::Foreman]),
        person(4, &[Role::Manager]),
        person(5, &[Role::Technician]),
        person(6, &[Role::Manager]),
    ];
    gone.active = false;
    let owners = ComplaintOwners {
        price: Some(head.id),
        repair_quality: Some(other_head.id),
        ..ComplaintOwners::default()
    };
    let everybody = [clerk, head, other_head, manager, technician, gone];
    for (level, severity, may) in [
        (ComplaintLevel::Clerk, Severity::Normal, "1、2、3、4"),
        (ComplaintLevel::Clerk, Severity::Urgent, "1、2、3、4"),
        (ComplaintLevel::DepartmentHead, Severity::Normal, "2、4"),
        (ComplaintLevel::Manager, Severity::Normal, "4"),
        (ComplaintLevel::Clerk, Severity::Special, "4"),
        (ComplaintLevel::DepartmentHead, Severity::Special, "4"),
        (ComplaintLevel::Manager, Severity::Special, "4"),
    ] {
        let complaint = complaint(level, severity);
        assert_eq!(complaint.settlers(&owners, &everybody), may, "{level:?} {severity:?}");
        for person in &everybody {
            let refused = complaint.settled_by(person, &owners, &everybody).err();
            let named = may.split('、').any(|name| name == person.name);
            assert_eq!(refused.is_none(), named, "{level:?} {severity:?} {}", person.name);
            if let Some(refused) = refused {
                let level = complaint.settling_level();
                assert_eq!(refused, Refusal::SettledByLevel { level, may: may.into() });
            }
        }
    }
    // Where nobody is named for the matter, the one for the rest is its head.
    let rest = ComplaintOwners { rest: Some(PersonId(3)), ..ComplaintOwners::default() };
    let escalated = complaint(ComplaintLevel::DepartmentHead, Severity::Normal);
    assert_eq!(escalated.settlers(&rest, &everybody), "3、4");
}

#[test]
fn there_is_always_an_owner_while_there_is_a_manager() {
    let mut people = vec![
        person(1, &[Role::Technician]),
        person(2, &[Role::Advisor]),
        person(3, &[Role::Foreman]),
        person(5, &[Role::Manager]),
        person(4, &[Role::Manager, Role::Advisor]),
    ];
    let owners = |price: Option<i64>, rest: Option<i64>| ComplaintOwners {
        price: price.map(PersonId),
        rest: rest.map(PersonId),
        ..ComplaintOwners::default()
    };
    let owner = |level, owners: &ComplaintOwners, people: &[Person]| {
        complaint_owner(level, ComplaintCategory::Price, owners, people).unwrap().0
    };
    let (clerk, manager) = (ComplaintLevel::Clerk, ComplaintLevel::Manager);
    for (price, rest, at_clerk, at_manager) in [
        (None, None, 4, 4),
        (Some(2), None, 2, 4),
        (Some(2), Some(3), 2, 4),
        (None, Some(3), 3, 4),
        (None, Some(5), 5, 5),
        // A technician answers for no complaint, and nobody is number 9.
        (Some(1), Some(3), 3, 4),
        (Some(9), None, 4, 4),
    ] {
        let named = owners(price, rest);
        let found = (owner(clerk, &named, &people), owner(manager, &named, &people));
        assert_eq!(found, (at_clerk, at_manager), "{price:?} {rest:?}");
    }
    people[1].active = false;
    assert_eq!(owner(clerk, &owners(Some(2), Some(3)), &people), 3, "who has left answers for nothing");
    people[2].active = false;
    assert_eq!(owner(clerk, &owners(Some(2), Some(3)), &people), 4);
    people.truncate(3);
    assert!(suggestion_owner(&ComplaintOwners::default(), &people).is_err());
}

#[test]
fn only_a_word_to_the_customer_stops_the_clock() {
    let open = complaint(ComplaintLevel::Clerk, Severity::Urgent);
    let late = noon() + TimeDelta::hours(3);
    assert!(open.with_note().unwrap().is_late(late));
    let told = open.with_contact(noon()).unwrap();
    assert!(!told.is_late(late));
    assert_eq!(told.with_contact(late).unwrap().responded_at, Some(noon()), "the first word counts");
    let agreed = open.with_remedy("退款".into(), Money(1), noon()).unwrap();
    assert_eq!(agreed.responded_at, Some(noon()), "a remedy is agreed with the customer");
    let again = agreed.with_answer(false, late).unwrap();
    assert_eq!((again.responded_at, again.response_due), (None, late + TimeDelta::hours(2)));
    let closed = agreed.with_answer(true, late).unwrap();
    assert!(closed.with_note().is_err() && closed.with_contact(late).is_err());
}

fn request(state: RequestState, cost: i64) -> RemedyRequest {
    RemedyRequest {
        id: RemedyRequestId(1),
        complaint_id: ComplaintId(1),
        state,
        remedy: "退款".into(),
        cost: Money(cost),
        asked_at: noon(),
        asked_by: PersonId(1),
        decided_at: None,
        decided_by: None,
        note: String::new(),
        version: 1,
    }
}

#[test]
fn what_is_over_the_limit_is_promised_as_approved_and_not_otherwise() {
    use RequestState::{Agreed, Approved, Declined, Waiting, Withdrawn};
    let limit = Some(Money(500));
    for (remedy, cost, limit, requests, allowed) in [
        ("退款", 500, limit, vec![], true),
        ("退款", 501, limit, vec![], false),
        ("退款", 501, None, vec![], true),
        ("退款", 501, limit, vec![request(Waiting, 600)], false),
        ("退款", 501, limit, vec![request(Declined, 600)], false),
        ("退款", 501, limit, vec![request(Withdrawn, 600)], false),
        ("退款", 501, limit, vec![request(Agreed, 600)], false),
        ("退款", 600, limit, vec![request(Declined, 600), request(Approved, 600)], true),
        ("退款", 501, limit, vec![request(Approved, 600)], true),
        ("退款", 601, limit, vec![request(Approved, 600)], false),
        ("换新车", 501, limit, vec![request(Approved, 600)], false),
    ] {
        let answer = remedy_allowed(remedy, Money(cost), limit, &requests);
        assert_eq!(answer.is_ok(), allowed, "{remedy} {cost} {limit:?} {requests:?}");
        if let Err(refusal) = answer {
            let over = Money(cost - 500);
            assert_eq!(refusal, Refusal::RemedyOverLimit { cost: Money(cost), limit: Money(500), over });
        }
    }
}

#[test]
fn what_opens_cases_by_itself_is_heard_by_nobody() {
    for source in ComplaintSource::ALL {
        let opens_by_itself = matches!(source, ComplaintSource::Survey | ComplaintSource::FollowUp);
        let expected =
            if opens_by_itself { Err(Refusal::bad("source", FieldProblem::Unknown)) } else { Ok(source) };
        assert_eq!(source.heard(), expected);
    }
}
