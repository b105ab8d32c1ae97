use crate::{holds, seats};
use chrono::{DateTime, Utc};
use domain::complaint::{
    Complaint, ComplaintAction, ComplaintCategory, ComplaintFacts, ComplaintLevel, ComplaintOwners,
    ComplaintSource, ComplaintState, RemedyRequest, RequestState, Severity, remedy_over,
};
use domain::ids::{ComplaintId, PersonId, RemedyRequestId};
use domain::money::Money;
use domain::person::Person;
use domain::refusal::Refusal;
use domain::role::Role;

fn now() -> DateTime<Utc> {
    "2026-03-02T02:00:00Z".parse().expect("an instant")
}

fn complaint(state: ComplaintState, level: ComplaintLevel) -> Complaint {
    Complaint {
        id: ComplaintId(1),
        number: "TS20260302001".into(),
        state,
        level,
        category: ComplaintCategory::Price,
        severity: Severity::Normal,
        source: ComplaintSource::Counter,
        work_order_id: None,
        vehicle_id: None,
        customer_id: None,
        person_name: String::new(),
        phone: String::new(),
        matter: String::new(),
        owner_id: PersonId(1),
        remedy: String::new(),
        cost: Money::ZERO,
        response_due: now(),
        responded_at: None,
        opened_at: now(),
        closed_at: None,
        reopened: 0,
        version: 1,
    }
}

fn request(state: RequestState) -> RemedyRequest {
    RemedyRequest {
        id: RemedyRequestId(1),
        complaint_id: ComplaintId(1),
        state,
        remedy: "全额退款".into(),
        cost: Money(80_000),
        asked_at: now(),
        asked_by: PersonId(1),
        decided_at: None,
        decided_by: None,
        note: String::new(),
        version: 1,
    }
}

fn person(id: i64, name: &str, roles: &[Role]) -> Person {
    let (id, name) = (PersonId(id), name.into());
    Person { id, name, roles: roles.to_vec(), discount_limit: None, active: true, sample: false, version: 1 }
}

const STATES: [ComplaintState; 3] =
    [ComplaintState::Open, ComplaintState::AwaitingAnswer, ComplaintState::Closed];

#[test]
fn what_is_offered_about_a_complaint_is_let_through_and_nothing_else() {
    let (owners, people) = (ComplaintOwners::default(), [person(1, "郑店长", &[Role::Manager])]);
    let requests = [RequestState::Waiting, RequestState::Approved, RequestState::Declined];
    for state in STATES {
        for level in [ComplaintLevel::Clerk, ComplaintLevel::DepartmentHead, ComplaintLevel::Manager] {
            let complaint = complaint(state, level);
            for request in [None, Some(requests[0]), Some(requests[1]), Some(requests[2])] {
                let request = request.map(self::request);
                let facts = ComplaintFacts {
                    complaint: &complaint,
                    request: request.as_ref(),
                    owners: &owners,
                    people: &people,
                };
                for roles in seats() {
                    let me = person(5, "", &roles);
                    let gate = |action| facts.check(action, &me);
                    holds(&ComplaintAction::ALL, &facts.allowed(&me), gate, &(&facts, &me));
                }
            }
        }
    }
}

#[test]
fn the_forms_of_a_complaint_are_those_of_its_state_and_of_the_person() {
    use ComplaintAction::{AddNote, AgreeRemedy, AnswerNo, AnswerYes, AskRemedy, DecideRemedy, TellCustomer};
    let owners = ComplaintOwners::default();
    let people = [person(1, "郑店长", &[Role::Manager]), person(2, "苏婷婷", &[Role::CallbackClerk])];
    let [manager, clerk] = &people;
    let waiting = request(RequestState::Waiting);
    for (state, level, may, waits) in [
        (
            ComplaintState::Open,
            ComplaintLevel::Clerk,
            vec![AddNote, TellCustomer, AskRemedy, AgreeRemedy],
            vec![],
        ),
        (
            ComplaintState::Open,
            ComplaintLevel::Manager,
            vec![AddNote, TellCustomer],
            vec![AskRemedy, AgreeRemedy],
        ),
        // Everybody writes down a no; a yes closes it, by the right of its level.
        (
            ComplaintState::AwaitingAnswer,
            ComplaintLevel::Manager,
            vec![AddNote, TellCustomer, AnswerNo],
            vec![AnswerYes],
        ),
        (ComplaintState::Closed, ComplaintLevel::Clerk, vec![], vec![]),
    ] {
        let complaint = complaint(state, level);
        let facts = ComplaintFacts {
            complaint: &complaint,
            request: Some(&waiting),
            owners: &owners,
            people: &people,
        };
        let (open, held): (Vec<_>, Vec<_>) =
            facts.allowed(clerk).into_iter().partition(|offer| offer.missing.is_none());
        assert_eq!(open.iter().map(|offer| offer.action).collect::<Vec<_>>(), may, "{state:?} {level:?}");
        assert_eq!(held.iter().map(|offer| offer.action).collect::<Vec<_>>(), waits, "{state:?} {level:?}");
        for offer in held {
            let may = Refusal::SettledByLevel { level, may: "郑店长".into() };
            assert_eq!(offer.missing, Some(may), "whose it is, is said");
        }
        assert!(facts.check(DecideRemedy, manager).is_ok());
        assert_eq!(facts.check(AgreeRemedy, manager).is_ok(), state == ComplaintState::Open);
    }
}

#[test]
fn what_was_asked_is_decided_once() {
    let (owners, people) = (ComplaintOwners::default(), [person(1, "郑店长", &[Role::Manager])]);
    let complaint = complaint(ComplaintState::Open, ComplaintLevel::Clerk);
    let decided = |request: Option<&RemedyRequest>| {
        ComplaintFacts { complaint: &complaint, request, owners: &owners, people: &people }
            .check(ComplaintAction::DecideRemedy, &people[0])
    };
    assert_eq!(decided(Some(&request(RequestState::Waiting))), Ok(()));
    assert_eq!(
        decided(Some(&request(RequestState::Approved))),
        Err(Refusal::RequestIs { state: "approved".into() })
    );
    assert!(decided(None).is_err());
}

#[test]
fn a_remedy_lies_over_the_limit_unless_the_manager_said_yes_to_it() {
    let approved = [request(RequestState::Approved)];
    let over = |remedy, cost, requests| remedy_over(remedy, Money(cost), Some(Money(50_000)), requests);
    assert_eq!(over("全额退款", 50_000, &[]), Money::ZERO);
    assert_eq!(over("全额退款", 80_000, &[]), Money(30_000));
    assert_eq!(over("全额退款", 80_000, &approved), Money::ZERO);
    assert_eq!(over("全额退款", 80_001, &approved), Money(30_001), "dearer than what was approved");
    assert_eq!(over("送一次保养", 60_000, &approved), Money(10_000), "other than what was approved");
    assert_eq!(remedy_over("全额退款", Money(80_000), None, &[]), Money::ZERO, "a manager asks nobody");
}
