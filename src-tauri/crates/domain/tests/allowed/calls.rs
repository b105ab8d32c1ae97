use crate::{holds, seats};
use chrono::{DateTime, NaiveDate, Utc};
use domain::allowed::Allowed;
use domain::call_actions::CallFacts;
use domain::dates::ShopZone;
use domain::follow_up::{CallOutcome, FollowUp, FollowUpCall, after_call};
use domain::ids::{ComplaintId, FollowUpId, PersonId, WorkOrderId};
use domain::refusal::Refusal;
use domain::role::Role;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

fn follow_up() -> FollowUp {
    FollowUp {
        id: FollowUpId(1),
        work_order_id: WorkOrderId(1),
        due_on: NaiveDate::from_ymd_opt(2026, 3, 5).expect("a day"),
        attempts: 0,
        call_back_at: None,
        outcome: None,
        closed_at: None,
        waits_for: None,
        version: 1,
    }
}

fn call(at_text: &str, outcome: CallOutcome) -> FollowUpCall {
    FollowUpCall {
        id: 0,
        follow_up_id: FollowUpId(1),
        work_order_id: WorkOrderId(1),
        at: at(at_text),
        person_id: PersonId(1),
        outcome,
        note: String::new(),
        marks: None,
    }
}

/// 10:00 in the shop.
const MORNING: &str = "2026-03-05T02:00:00Z";
/// 14:00 in the shop.
const AFTERNOON: &str = "2026-03-05T06:00:00Z";

fn facts<'a>(follow_up: &'a FollowUp, calls: &'a [FollowUpCall], now: &str) -> CallFacts<'a> {
    CallFacts { follow_up, calls, now: at(now), zone: ShopZone::default() }
}

#[test]
fn what_is_offered_of_a_call_is_let_through_and_nothing_else() {
    let waits = FollowUp { waits_for: Some(ComplaintId(1)), ..follow_up() };
    let closed = FollowUp { closed_at: Some(at(MORNING)), ..follow_up() };
    let tried = [call(MORNING, CallOutcome::Unreachable)];
    for follow_up in [follow_up(), closed] {
        for (calls, now) in [(&tried[..0], MORNING), (&tried[..], MORNING), (&tried[..], AFTERNOON)] {
            let facts = facts(&follow_up, calls, now);
            for roles in seats() {
                let gate = |outcome| facts.check(outcome, &roles);
                holds(&CallOutcome::ALL, &facts.allowed(&roles), gate, &(&facts, &roles));
            }
        }
    }
    let waiting = facts(&waits, &[], MORNING);
    assert_eq!(waiting.allowed(&Role::ALL), [], "the complaint is settled first");
    assert!(waiting.check(CallOutcome::Satisfied, &Role::ALL).is_err());
}

#[test]
fn nobody_is_tried_twice_in_a_half_day() {
    let follow_up = follow_up();
    let tried = [call(MORNING, CallOutcome::Unreachable)];
    let unreachable = |calls: &[FollowUpCall], now| {
        let offered = facts(&follow_up, calls, now).allowed(&[Role::CallbackClerk]);
        assert_eq!(offered.len(), CallOutcome::ALL.len(), "whoever picks up answers");
        offered.into_iter().find(|offer| offer.action == CallOutcome::Unreachable)
    };
    let offer = |missing| Some(Allowed { action: CallOutcome::Unreachable, missing });
    assert_eq!(unreachable(&tried, MORNING), offer(Some(Refusal::SameHalfDay)));
    assert_eq!(unreachable(&tried, AFTERNOON), offer(None));
    // A second call, once the complaint is settled, has its own tries.
    let second = [tried[0].clone(), call(MORNING, CallOutcome::Problem)];
    assert_eq!(unreachable(&second, MORNING), offer(None));
    assert_eq!(facts(&follow_up, &second, MORNING).tries().count(), 0);
}

#[test]
fn after_three_tries_the_customer_is_left_in_peace() {
    let follow_up = follow_up();
    let closed = |tries| {
        after_call(&follow_up, tries, CallOutcome::Unreachable, None, at(MORNING)).closed_at.is_some()
    };
    assert_eq!([closed(0), closed(1), closed(2)], [false, false, true]);
}
