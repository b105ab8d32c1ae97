//! Documents of customers and cars: who sees one, until when it holds, what is kept of what is typed.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{CustomerId, PersonId, RecordDocumentId};
use domain::record_document::{
    DocumentTyped, MAX_RECORD_DOCUMENTS, RecordDocument, RecordDocumentKind, check_room,
};
use domain::refusal::{FieldProblem, Refusal};
use domain::role::Role;
use domain::vehicle::DueStanding;

const NOW: DateTime<Utc> = DateTime::<Utc>::UNIX_EPOCH;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn policy() -> RecordDocument {
    RecordDocument {
        id: RecordDocumentId(1),
        customer_id: Some(CustomerId(1)),
        vehicle_id: None,
        document_kind: RecordDocumentKind::InsurancePolicy,
        note: String::new(),
        valid_until: None,
        name: "保险单.pdf".into(),
        hash: String::new(),
        bytes: 1,
        is_picture: false,
        attached_by: PersonId(1),
        at: NOW,
        removed_at: None,
        removed_by: None,
        removed_reason: String::new(),
        version: 1,
    }
}

fn typed(name: &str) -> DocumentTyped {
    DocumentTyped {
        document_kind: RecordDocumentKind::VehicleLicence,
        note: " 正页 ".into(),
        valid_until: None,
        name: name.into(),
    }
}

#[test]
fn a_document_holds_through_its_day_and_is_warned_of_in_its_last_month() {
    let today = day("2026-03-02");
    for (until, stands) in [
        (None, None),
        (Some("2026-03-01"), Some(DueStanding::Over)),
        (Some("2026-03-02"), Some(DueStanding::Soon)),
        (Some("2026-04-01"), Some(DueStanding::Soon)),
        (Some("2026-04-02"), Some(DueStanding::Later)),
    ] {
        let document = RecordDocument { valid_until: until.map(day), ..policy() };
        assert_eq!(document.stands(today), stands, "{until:?}");
    }
}

#[test]
fn one_that_was_taken_off_is_seen_and_put_back_by_the_manager_and_by_whoever_took_it_off() {
    let off = policy().removed(" 重复 ", PersonId(2), NOW).unwrap();
    assert_eq!(off.removed_reason, "重复");
    let seats = [Role::Advisor, Role::Manager, Role::Technician];
    for (me, role) in [PersonId(2), PersonId(3)].into_iter().flat_map(|me| seats.map(|role| (me, role))) {
        let roles = [role];
        let tells_people = role != Role::Technician;
        assert_eq!(policy().may_be_seen_by(me, &roles), tells_people, "{me:?} {role:?}");
        assert_eq!(policy().may_be_removed_by(&roles), tells_people, "{role:?}");
        let again = role == Role::Manager || me == PersonId(2);
        assert_eq!(off.may_be_put_back_by(me, &roles), again, "{me:?} {role:?}");
        assert_eq!(off.may_be_seen_by(me, &roles), again && tells_people, "{me:?} {role:?}");
        assert!(!off.may_be_removed_by(&roles) && !policy().may_be_put_back_by(me, &roles));
    }
    assert_eq!(off.put_back(), policy());
    let empty = Refusal::bad("reason", FieldProblem::Empty);
    assert_eq!(policy().removed("  ", PersonId(2), NOW), Err(empty));
}

#[test]
fn a_pdf_is_called_one_and_a_picture_keeps_its_name() {
    assert_eq!(typed("行驶证").checked(false).unwrap().name, "行驶证.pdf");
    assert_eq!(typed("行驶证.jpg").checked(true).unwrap().name, "行驶证.jpg");
    assert_eq!(typed("行驶证.jpg").checked(true).unwrap().note, "正页");
    assert_eq!(typed(" ").checked(true), Err(Refusal::bad("name", FieldProblem::Empty)));
    let never = DocumentTyped { valid_until: Some(day("9999-01-01")), ..typed("a") };
    assert_eq!(never.checked(true), Err(Refusal::bad("valid_until", FieldProblem::NotADate)));
}

#[test]
fn a_record_takes_so_many_and_those_taken_off_do_not_count() {
    let off = policy().removed("重复", PersonId(2), NOW).unwrap();
    let mut there = vec![policy(); MAX_RECORD_DOCUMENTS - 1];
    there.push(off);
    assert_eq!(check_room(&there), Ok(()));
    there.push(policy());
    assert_eq!(check_room(&there), Err(Refusal::TooManyDocuments { limit: 50 }));
}
