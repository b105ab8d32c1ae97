//! What becomes of a booking after it was made: put right, let in, let in by
//! mistake, given up and kept after all.

use crate::booking::stranger;
use crate::owners::{new_customer, new_vehicle};
use crate::support::{
    BOOKING, booking_page, called_off, found, looked_at, ready, visit, walks_in, with, yes,
};
use domain::appointment::Channel;
use domain::ids::{BayId, VehicleId, WorkOrderId};
use domain::money::Money;
use domain::photo::{PhotoKind, PhotoPlace};
use domain::shop::ShopDetails;
use features::bookings::walk_in::{WalkIn, walk_in};
use features::bookings::{
    ArriveAppointment, AskOpenSlot, BookAppointment, BookedToday, EditAppointment, ListAppointments,
    MarkNoShow, arrive_appointment, book_appointment, booked_today, cancel_appointment, confirm_appointment,
    edit_appointment, list_appointments, mark_no_show, next_open_slot, undo_arrival,
};
use features::homes::manager_home;
use features::office::setup::{get_shop, save_shop};
use features::photos::{AddPhoto, add_photo};
use features::records::vehicles::{AskVehicle, get_vehicle};
use features::visit::check_in::save_check_in;
use features::visit::course::{CancelVisit, cancel_visit};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::Alone;
use shop_tests::typed::{read, request};

fn page(shop: &Alone) -> Value {
    booking_page(shop, BOOKING)
}

fn edit(version: i64) -> EditAppointment {
    EditAppointment {
        id: BOOKING,
        version,
        channel: Channel::Online,
        customer_id: None,
        vehicle_id: None,
        contact_name: "李太太".to_owned(),
        contact_phone: "139 0013 9000".to_owned(),
        plate: "粤B77777".to_owned(),
        model: "朗逸".to_owned(),
        symptom: "空调不凉".to_owned(),
        items: vec!["更换空调滤清器".to_owned()],
        minutes: 90,
        advisor_id: None,
        bay_id: Some(BayId(2)),
        estimate: Some(Money(42_000)),
        over_capacity: false,
        trade: None,
    }
}

fn arrival(version: i64) -> ArriveAppointment {
    crate::support::arrival(BOOKING, version)
}

/// A stranger is booked for then.
fn booked_for(shop: &Alone, starts_at: &str) {
    shop.run(book_appointment, BookAppointment { starts_at: read(starts_at), ..stranger() });
}

fn day(shop: &Alone, day: &str) -> Value {
    shop.run(list_appointments, ListAppointments { day: read(day) })
}

#[test]
fn a_booking_is_put_right_without_being_moved_and_its_history_is_kept() {
    let shop = ready();
    shop.run(book_appointment, stranger());
    shop.run(confirm_appointment, yes(1));
    let saved = shop.run(edit_appointment, edit(2));
    assert_eq!(saved["version"], json!(3));
    let there = page(&shop);
    let booking = &there["appointment"];
    for (field, value) in [
        ("stage", json!("confirmed")),
        ("starts_at", json!("2026-03-02T02:00:00Z")),
        ("contact_name", json!("李太太")),
        ("contact_phone", json!("13900139000")),
        ("plate", json!("粤B77777")),
        ("items", json!(["更换空调滤清器"])),
        ("minutes", json!(90)),
        ("bay_id", json!(2)),
        ("estimate", json!(42000)),
    ] {
        assert_eq!(booking[field], value, "{field}");
    }
    assert_eq!(there["moves"], json!([]));
    let change = &there["history"][0];
    assert_eq!((&change["command"], &change["person_name"]), (&json!("edit_appointment"), &json!("张小芳")));
    assert!(
        change["changed"]
            .as_array()
            .unwrap()
            .contains(&json!({ "field": "contact_phone", "before": "13800138000", "after": "13900139000" }))
    );
    // It is found by what it is now.
    assert_eq!(found(&shop, "77777")["bookings"][0]["id"], json!(1));
    assert_eq!(found(&shop, "12345")["bookings"], json!([]));
    // An older page overwrites nothing.
    assert_eq!(shop.refused("edit_appointment", request(edit(2))), "conflict");
    for (change, field) in [
        (json!({ "contact_phone": "" }), "contact_phone"),
        (json!({ "minutes": 5 }), "minutes"),
        (json!({ "estimate": -1 }), "estimate"),
    ] {
        assert_eq!(
            shop.refusal("edit_appointment", with(request(edit(3)), change))["params"]["field"],
            json!(field)
        );
    }
    shop.run(cancel_appointment, called_off(BOOKING, 3));
    assert_eq!(shop.refused("edit_appointment", request(edit(4))), "booking_is");
}

#[test]
fn another_bay_that_is_taken_needs_the_second_confirm() {
    let shop = ready();
    shop.run(book_appointment, stranger());
    shop.run(book_appointment, BookAppointment { bay_id: Some(BayId(2)), ..stranger() });
    assert_eq!(shop.refused("edit_appointment", request(edit(1))), "over_capacity");
    // What stays where it was asks nobody.
    shop.run(edit_appointment, EditAppointment { bay_id: None, minutes: 60, ..edit(1) });
    shop.run(edit_appointment, EditAppointment { over_capacity: true, ..edit(2) });
}

#[test]
fn what_was_asked_for_becomes_lines_and_the_quote_stands_beside_them() {
    let shop = ready();
    let items = ["更换前刹车片", "更换空调滤清器", "贴膜"].map(str::to_owned).to_vec();
    let estimate = Some(Money(10_000));
    shop.run(book_appointment, BookAppointment { items, estimate, ..stranger() });
    let id = shop.run(arrive_appointment, arrival(1))["visit"]["work_order_id"].as_i64().unwrap();
    let page = visit(&shop, id);
    let lines = page["lines"].as_array().unwrap();
    let shown: Vec<_> = lines.iter().map(|line| (&line["code"], &line["state"], &line["amount"])).collect();
    assert_eq!(
        shown,
        [(&json!("ZD01"), &json!("draft"), &json!(12_000)), (&json!("BY03"), &json!("draft"), &json!(3_600)),]
    );
    assert_eq!(page["booked_quote"], json!({ "quoted": 10_000, "over": 5_600, "unlisted": ["贴膜"] }));
    // The customer's own words are kept as well.
    assert!(page["order"]["symptom"].as_str().unwrap().contains("贴膜"));
}

#[test]
fn an_arrival_at_which_the_car_was_photographed_is_not_taken_back() {
    let shop = ready();
    let owner = new_customer(&shop, "王芳", "");
    new_vehicle(&shop, "粤B12345", Some(owner));
    shop.run(book_appointment, stranger());
    shop.run(confirm_appointment, yes(1));
    shop.run(arrive_appointment, arrival(2));
    let offered = visit(&shop, 1)["undo_arrival"].clone();
    let place = PhotoPlace {
        kind: PhotoKind::WalkAround,
        finding_id: None,
        job_id: None,
        item: String::new(),
        damage_mark: String::new(),
        caption: String::new(),
    };
    let photo = AddPhoto {
        work_order_id: WorkOrderId(1),
        checked_in_at: None,
        place,
        content: shop_tests::photos::picture(1),
    };
    shop.run(add_photo, photo);
    assert_eq!(shop.refused("undo_arrival", offered), "arrival_written_on");
    assert_eq!(visit(&shop, 1)["undo_arrival"], Value::Null, "and not offered any more");
}

#[test]
fn a_wrong_arrival_is_taken_back_and_its_number_stays_accounted_for() {
    let shop = ready();
    let owner = new_customer(&shop, "王芳", "");
    let car = new_vehicle(&shop, "粤B12345", Some(owner));
    shop.run(book_appointment, stranger());
    shop.run(confirm_appointment, yes(1));
    shop.run(arrive_appointment, arrival(2));
    assert_eq!(page(&shop)["actions"], json!([{ "action": "undo_arrival", "missing": null }]));
    let offered = visit(&shop, 1)["undo_arrival"].clone();
    assert_eq!(offered, json!({ "id": 1, "version": 3 }));
    assert_eq!(shop.run(manager_home, AskNothing {})["arrived_today"], json!(1));

    shop.run(undo_arrival, read(offered.clone()));
    let there = page(&shop);
    assert_eq!(
        (&there["appointment"]["stage"], &there["appointment"]["work_order_id"]),
        (&json!("confirmed"), &Value::Null)
    );
    let gone = visit(&shop, 1);
    assert_eq!(
        (&gone["order"]["stage"], &gone["order"]["number"], &gone["order"]["cancel_reason"]),
        (&json!("cancelled"), &json!("GD20260302001"), &json!("到店撤销"))
    );
    assert_eq!(shop.run(manager_home, AskNothing {})["arrived_today"], json!(0), "nobody came");
    assert_eq!(
        shop.run(get_vehicle, AskVehicle { id: VehicleId(car) })["vehicle"]["last_visit_at"],
        Value::Null
    );
    assert_eq!(shop.refused("undo_arrival", offered), "booking_is");
    // The booking is kept after all, under the next number.
    let again = shop.run(arrive_appointment, arrival(4));
    assert_eq!(again["visit"]["number"], json!("GD20260302002"));
}

#[test]
fn an_arrival_that_something_was_written_on_stands() {
    let shop = ready();
    shop.run(book_appointment, stranger());
    shop.run(arrive_appointment, arrival(1));
    shop.run(save_check_in, looked_at());
    assert_eq!((&page(&shop)["actions"], &visit(&shop, 1)["undo_arrival"]), (&json!([]), &Value::Null));
    assert_eq!(shop.refused("undo_arrival", json!({ "id": 1, "version": 2 })), "arrival_written_on");
    assert_eq!(page(&shop)["appointment"]["stage"], json!("arrived"));
}

#[test]
fn an_arrival_of_yesterday_stands() {
    let shop = ready();
    shop.run(book_appointment, stranger());
    shop.run(arrive_appointment, arrival(1));
    shop.later(24 * 60);
    assert_eq!(shop.refused("undo_arrival", json!({ "id": 1, "version": 2 })), "arrival_of_another_day");
}

#[test]
fn a_car_that_is_booked_for_today_comes_in_by_its_booking() {
    let shop = ready();
    let owner = new_customer(&shop, "王芳", "");
    let car = new_vehicle(&shop, "粤B12345", Some(owner));
    booked_for(&shop, "2026-03-03T02:00:00Z");
    let booked = |vehicle_id: Option<VehicleId>, plate: &str| {
        shop.run(booked_today, BookedToday { vehicle_id, plate: plate.to_owned() })
    };
    // Tomorrow's booking is tomorrow's.
    let car = VehicleId(car);
    assert_eq!(booked(Some(car), ""), Value::Null);
    shop.later(24 * 60);
    let told = shop.refusal("walk_in", request(walks_in(car.0, owner)));
    assert_eq!(
        told,
        json!({ "code": "booked_today", "params": { "number": "YY20260302001", "appointment_id": 1, "name": "李国强" } })
    );
    for (vehicle, plate) in [(Some(car), "粤B12345"), (None, "粤b·12345")] {
        assert_eq!(booked(vehicle, plate)["appointment"]["id"], json!(1), "{plate}");
    }
    assert_eq!(booked(None, "12345"), Value::Null);
    assert_eq!(page(&shop)["appointment"]["stage"], json!("booked"));
    // Said on purpose it may come in for something else.
    shop.run(walk_in, WalkIn { beside_booking: true, ..walks_in(car.0, owner) });
}

#[test]
fn who_was_given_up_and_comes_after_all_came_late() {
    let shop = ready();
    let mut details: ShopDetails = read(shop.run(get_shop, AskNothing {}));
    details.settings.no_show_minutes = 30;
    shop.run(save_shop, details);
    // Booked for nine.
    booked_for(&shop, "2026-03-02T01:00:00Z");
    shop.later(75);
    shop.run(mark_no_show, MarkNoShow { id: BOOKING, version: 1 });
    let kept = || day(&shop, "2026-03-02")["kept"].clone();
    assert_eq!(kept(), json!({ "open": 0, "in_time": 0, "late": 0, "no_show": 1 }));
    shop.later(80);
    let id = shop.run(arrive_appointment, arrival(2))["visit"]["work_order_id"].as_i64().unwrap();
    let visit = visit(&shop, id);
    assert_eq!(visit["vehicle"]["plate"], json!("粤B12345"));
    assert_eq!(visit["order"]["symptom"], json!("刹车异响\n小保养"));
    assert_eq!(kept(), json!({ "open": 0, "in_time": 0, "late": 1, "no_show": 0 }));
    let there = page(&shop);
    assert_eq!(there["kept"], json!("late"));
    let stages: Vec<_> = there["history"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|change| change["changed"].as_array().unwrap())
        .filter(|changed| changed["field"] == "stage")
        .map(|changed| changed["after"].clone())
        .collect();
    assert_eq!(stages, [json!("arrived"), json!("no_show"), json!("booked")]);
}

#[test]
fn two_arrivals_on_one_booking_make_one_visit() {
    let shop = ready();
    shop.run(book_appointment, stranger());
    shop.run(arrive_appointment, arrival(1));
    assert_eq!(
        shop.refusal("arrive_appointment", request(arrival(1))),
        json!({ "code": "booking_is", "params": { "stage": "arrived" } })
    );
    assert_eq!(shop.refused("get_visit", json!({ "work_order_id": 2 })), "not_found");
}

#[test]
fn an_old_tab_is_told_that_the_visit_was_called_off_and_writes_nothing() {
    let shop = ready();
    let items = vec!["更换前制动片".to_owned()];
    shop.run(book_appointment, BookAppointment { items, ..stranger() });
    shop.run(arrive_appointment, arrival(1));
    let old = visit(&shop, 1);
    let reason = "客户不修了".to_owned();
    shop.run(cancel_visit, CancelVisit { work_order_id: WorkOrderId(1), version: 1, reason });
    let mut figures = old["lines"][0].clone();
    for field in ["id", "work_order_id", "position", "state", "amount", "version"] {
        figures.as_object_mut().unwrap().remove(field);
    }
    for (command, ask) in [
        (
            "add_line",
            json!({ "work_order_id": 1, "figures": figures, "finding_id": null, "walk_around_code": null }),
        ),
        ("issue_estimate", json!({ "work_order_id": 1, "version": 1 })),
    ] {
        let refusal = shop.refusal(command, ask);
        assert_eq!(
            (&refusal["code"], &refusal["params"]["stage"]),
            (&json!("wrong_stage"), &json!("cancelled")),
            "{command}"
        );
    }
    let now = visit(&shop, 1);
    assert_eq!((&now["lines"], &now["estimates"]), (&old["lines"], &json!([])));
}

#[test]
fn on_a_day_of_rest_nothing_is_offered_and_who_agrees_on_it_is_told() {
    let shop = ready();
    let mut details: ShopDetails = read(shop.run(get_shop, AskNothing {}));
    // Saturdays and Sundays; 2026-03-07 is a Saturday.
    details.settings.closed_weekdays = vec![6, 7];
    shop.run(save_shop, details);
    let open = shop
        .run(next_open_slot, AskOpenSlot { day: read("2026-03-07"), minutes: 60, bay_id: None, trade: None });
    assert_eq!((&open["day"], &open["why_later"]), (&json!("2026-03-09"), &json!("day_is_closed")));
    let closed = |date: &str| day(&shop, date)["closed"].clone();
    assert_eq!((closed("2026-03-07"), closed("2026-03-09")), (json!(true), json!(false)));
    booked_for(&shop, "2026-03-07T01:00:00Z");
}

#[test]
fn a_stay_takes_the_half_hours_it_lasts_and_no_more_whatever_the_second_it_was_booked_for() {
    let shop = ready();
    booked_for(&shop, "2026-03-02T02:00:17Z");
    let day = day(&shop, "2026-03-02");
    assert_eq!(day["appointments"][0]["appointment"]["starts_at"], json!("2026-03-02T02:00:00Z"));
    let taken: Vec<_> = day["half_hours"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|half| half["booked"] != 0)
        .map(|half| half["starts_at"].clone())
        .collect();
    assert_eq!(taken, [json!("2026-03-02T02:00:00Z"), json!("2026-03-02T02:30:00Z")]);
}
