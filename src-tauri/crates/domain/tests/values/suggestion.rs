//! Who answers what a customer would have us do better.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{CustomerId, PersonId, SuggestionId, VehicleId, WorkOrderId};
use domain::person::Person;
use domain::role::Role;
use domain::suggestion::{Suggestion, SuggestionState};

fn person(id: i64, role: Role, active: bool) -> Person {
    Person {
        id: PersonId(id),
        name: "阿强".into(),
        roles: vec![role],
        discount_limit: None,
        active,
        sample: false,
        version: 1,
    }
}

#[test]
fn whoever_answers_for_it_does_or_a_manager_for_them() {
    let suggestion = Suggestion {
        id: SuggestionId(1),
        state: SuggestionState::Open,
        work_order_id: WorkOrderId(1),
        vehicle_id: VehicleId(1),
        customer_id: CustomerId(1),
        person_name: "张小芳".into(),
        phone: String::new(),
        text: "休息区放些报纸".into(),
        owner_id: PersonId(3),
        due_on: NaiveDate::default(),
        opened_at: DateTime::<Utc>::UNIX_EPOCH,
        opened_by: PersonId(2),
        answer: String::new(),
        answered_at: None,
        answered_by: None,
        version: 1,
    };
    assert!(suggestion.is_answered_by(&person(3, Role::Advisor, true)));
    assert!(suggestion.is_answered_by(&person(1, Role::Manager, true)));
    assert!(!suggestion.is_answered_by(&person(1, Role::Manager, false)), "who has left");
    assert!(!suggestion.is_answered_by(&person(2, Role::Advisor, true)), "who only wrote it down");
}
