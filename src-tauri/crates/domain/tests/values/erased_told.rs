//! What tells of a person who is deleted, outside of their own record: rows of files that came in, and the
//! documents of a car that was theirs.

use chrono::{DateTime, NaiveDate, Utc};
use domain::contact::{ContactRole, CustomerContact};
use domain::customer::{Customer, CustomerKind};
use domain::data_request::erasure::erased_survey;
use domain::data_request::sold_car::{OwnedOn, owned_on, still_theirs};
use domain::data_request::told::{ToldBy, erased_report};
use domain::follow_up::{Survey, SurveyScores};
use domain::ids::{ContactId, CustomerId, PersonId, VehicleId, WorkOrderId};
use domain::vehicle::Ownership;
use serde_json::{Value, json};

const NOW: DateTime<Utc> = DateTime::<Utc>::UNIX_EPOCH;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn customer(kind: CustomerKind, name: &str, phone: &str) -> Customer {
    Customer { kind, name: name.into(), phone: phone.into(), ..Customer::unknown(NOW) }
}

fn contact(name: &str, phone: &str) -> CustomerContact {
    CustomerContact {
        id: ContactId(1),
        customer_id: CustomerId(1),
        department_id: None,
        vehicle_id: None,
        contact_role: ContactRole::Family,
        name: name.into(),
        phone: phone.into(),
        note: String::new(),
        active: true,
        version: 1,
    }
}

fn row(cells: &[&str], value: &str) -> Value {
    let warning = json!({ "code": "phone_unusual", "field": "phone", "value": value, "suggestion": value });
    json!({ "number": 7, "cells": cells, "warnings": [warning] })
}

#[test]
fn a_row_tells_of_them_by_a_name_or_a_number_however_it_is_written() {
    let told = ToldBy::of(
        &[customer(CustomerKind::Private, "张小芳", "13800138000/0755-26001234")],
        &[contact("赵大海", "13912345678")],
    );
    for (cells, value, tells) in [
        (&["张小芳", ""][..], "", true),
        (&["车主 张小芳（女）"][..], "", true),
        (&["张女士", "138-0013-8000"][..], "", true),
        (&["张女士", "１３８００１３８０００"][..], "", true),
        (&["办公室", "0755 26001234"][..], "", true),
        (&["赵大海"][..], "", true),
        (&["粤B12345"][..], "联系 13912345678", true),
        (&["李国强", "13700137000"][..], "13700137000", false),
        (&["小芳", "8000"][..], "", false),
        (&[""][..], "", false),
    ] {
        let report = json!({ "rows": [row(cells, value)], "remarks": [] });
        let erased = erased_report(&report, &told);
        assert_eq!(erased.is_some(), tells, "{cells:?} {value}");
        if let Some((erased, count)) = erased {
            let left = row(&vec![""; cells.len()], "");
            assert_eq!((count, &erased["rows"][0]), (1, &left), "the code, the field and the row stay");
            assert_eq!(erased_report(&erased, &told), None, "there is nothing left to delete");
        }
    }
}

#[test]
fn a_short_or_foreign_name_tells_only_alone_and_a_company_s_is_no_person_s() {
    let tells = |of: Customer, text: &str| {
        let report = json!([row(&[text], "")]);
        erased_report(&report, &ToldBy::of(&[of], &[])).is_some()
    };
    let private = |name: &str| customer(CustomerKind::Private, name, "");
    assert!(tells(private("Li Na"), " Li Na "), "reports of older programs are rows alone");
    assert!(!tells(private("Li"), "Oliver"));
    assert!(!tells(private("李"), "李国强"));
    assert!(!tells(customer(CustomerKind::Company, "鹏城物流有限公司", ""), "鹏城物流有限公司"));
    let spoken =
        Customer { contact_name: "王经理".into(), ..customer(CustomerKind::Company, "鹏城物流", "") };
    assert!(tells(spoken, "王经理"));
    assert!(!tells(private(""), ""), "nobody stands in an empty cell");
    let another = erased_report(&json!({ "rows": [row(&["李国强"], "")] }), &ToldBy::of(&[], &[]));
    assert_eq!(another, None);
    assert_eq!(erased_report(&Value::Null, &ToldBy::of(&[private("张小芳")], &[])), None);
}

#[test]
fn of_several_rows_only_those_that_tell_are_written_over() {
    let told = ToldBy::of(&[customer(CustomerKind::Private, "张小芳", "")], &[]);
    let other = row(&["李国强", "13700137000"], "13700137000");
    let report =
        json!({ "rows": [row(&["张小芳"], "张小芳"), other, row(&["张小芳"], "")], "remarks": ["x"] });
    let (erased, count) = erased_report(&report, &told).expect("two tell");
    assert_eq!((count, &erased["rows"][1], &erased["remarks"]), (2, &other, &json!(["x"])));
    assert!(!erased.to_string().contains("张小芳"));
}

fn stretch(customer: i64, since: &str, until: Option<&str>) -> Ownership {
    Ownership {
        id: 0,
        vehicle_id: VehicleId(1),
        customer_id: CustomerId(customer),
        since: day(since),
        until: until.map(day),
    }
}

#[test]
fn whose_a_document_of_a_sold_car_is_goes_by_the_day_it_was_put_there() {
    // Three's, then one's, then nobody's for a while, then two's.
    let stretches = [
        stretch(3, "2026-01-01", Some("2026-02-01")),
        stretch(1, "2026-02-01", Some("2026-03-01")),
        stretch(2, "2026-04-01", None),
    ];
    for (on, of_one) in [
        ("2026-01-15", OwnedOn::NotTheirs),
        ("2026-02-01", OwnedOn::ChangedHands),
        ("2026-02-02", OwnedOn::Theirs),
        ("2026-03-01", OwnedOn::Theirs),
        ("2026-03-02", OwnedOn::NotTheirs),
        ("2026-04-01", OwnedOn::NotTheirs),
    ] {
        assert_eq!(owned_on(&stretches, &[CustomerId(1)], day(on)), of_one, "{on}");
    }
    // Who went into a record owned it with it.
    let both = [CustomerId(1), CustomerId(3)];
    assert_eq!(owned_on(&stretches, &both, day("2026-02-01")), OwnedOn::Theirs);
    assert!(still_theirs(&stretches, &[CustomerId(2)]) && !still_theirs(&stretches, &both));
    assert_eq!(owned_on(&[], &both, day("2026-02-01")), OwnedOn::NotTheirs);
}

#[test]
fn the_marks_stay_and_what_was_written_beside_them_goes() {
    let marks =
        SurveyScores { service: 5, quality: 2, on_time: 4, price_clarity: 5, cleanliness: 5, recommend: 9 };
    let given = Survey {
        id: 1,
        work_order_id: WorkOrderId(1),
        at: NOW,
        person_id: PersonId(1),
        marks: marks.clone(),
        comment: "我是张小芳".into(),
    };
    let erased = erased_survey(&given).expect("something was written");
    assert_eq!((erased.comment.as_str(), &erased.marks), ("", &marks));
    assert_eq!(erased_survey(&erased), None);
}
