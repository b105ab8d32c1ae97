//! What becomes of a booking after it was made: put right, let in, let in by
//! mistake, given up and kept after all.

use crate::booking::stranger;
use crate::owners::{new_customer, new_vehicle};
use crate::support::{ready, with};
use serde_json::{Value, json};
use shop_tests::Alone;

fn page(shop: &Alone) -> Value {
    shop.ok("get_appointment", json!({ "id": 1 }))
}

fn visit(shop: &Alone, id: i64) -> Value {
    shop.ok("get_visit", json!({ "work_order_id": id }))
}

fn edit(version: i64, changes: Value) -> Value {
    let ask = json!({
        "id": 1, "version": version, "channel": "online", "customer_id": null, "vehicle_id": null,
        "contact_name": "李太太", "contact_phone": "139 0013 9000", "plate": "粤B77777", "model": "朗逸",
        "symptom": "空调不凉", "items": ["更换空调滤清器"], "minutes": 90, "advisor_id": null, "bay_id": 2,
        "estimate": 42000, "over_capacity": false,
    });
    with(ask, changes)
}

fn arrival(version: i64) -> Value {
    json!({
        "id": 1, "version": version, "vehicle_id": null, "customer_id": null, "repair_kind": "maintenance",
        "second_visit": false,
    })
}

#[test]
fn a_booking_is_put_right_without_being_moved_and_its_history_is_kept() {
    let shop = ready();
    shop.ok("book_appointment", stranger());
    shop.ok("confirm_appointment", json!({ "id": 1, "version": 1 }));
    let saved = shop.ok("edit_appointment", edit(2, json!({})));
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
    assert_eq!(shop.ok("search", json!({ "query": "77777" }))["bookings"][0]["id"], json!(1));
    assert_eq!(shop.ok("search", json!({ "query": "12345" }))["bookings"], json!([]));
    // An older page overwrites nothing.
    assert_eq!(shop.refused("edit_appointment", edit(2, json!({}))), "conflict");
    for (change, field) in [
        (json!({ "contact_phone": "" }), "contact_phone"),
        (json!({ "minutes": 5 }), "minutes"),
        (json!({ "estimate": -1 }), "estimate"),
    ] {
        assert_eq!(shop.refusal("edit_appointment", edit(3, change))["params"]["field"], json!(field));
    }
    shop.ok("cancel_appointment", json!({ "id": 1, "version": 3, "reason": "客户取消" }));
    assert_eq!(shop.refused("edit_appointment", edit(4, json!({}))), "booking_is");
}

#[test]
fn another_bay_that_is_taken_needs_the_second_confirm() {
    let shop = ready();
    shop.ok("book_appointment", stranger());
    shop.ok("book_appointment", with(stranger(), json!({ "bay_id": 2 })));
    assert_eq!(shop.refused("edit_appointment", edit(1, json!({}))), "over_capacity");
    // What stays where it was asks nobody.
    shop.ok("edit_appointment", edit(1, json!({ "bay_id": null, "minutes": 60 })));
    shop.ok("edit_appointment", edit(2, json!({ "over_capacity": true })));
}

#[test]
fn what_was_asked_for_becomes_lines_and_the_quote_stands_beside_them() {
    let shop = ready();
    let items = json!(["更换前刹车片", "更换空调滤清器", "贴膜"]);
    shop.ok("book_appointment", with(stranger(), json!({ "items": items, "estimate": 10_000 })));
    let id = shop.ok("arrive_appointment", arrival(1))["visit"]["work_order_id"].as_i64().unwrap();
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
    shop.ok("book_appointment", stranger());
    shop.ok("confirm_appointment", json!({ "id": 1, "version": 1 }));
    shop.ok("arrive_appointment", arrival(2));
    let offered = visit(&shop, 1)["undo_arrival"].clone();
    let photo = json!({ "work_order_id": 1, "kind": "walk_around", "finding_id": null, "job_id": null,
                        "content": shop_tests::photos::picture(1) });
    shop.ok("add_photo", photo);
    assert_eq!(shop.refused("undo_arrival", offered), "arrival_written_on");
    assert_eq!(visit(&shop, 1)["undo_arrival"], Value::Null, "and not offered any more");
}

#[test]
fn a_wrong_arrival_is_taken_back_and_its_number_stays_accounted_for() {
    let shop = ready();
    let owner = new_customer(&shop, "王芳", "");
    let car = new_vehicle(&shop, "粤B12345", Some(owner));
    shop.ok("book_appointment", stranger());
    shop.ok("confirm_appointment", json!({ "id": 1, "version": 1 }));
    shop.ok("arrive_appointment", arrival(2));
    assert_eq!(page(&shop)["actions"], json!([{ "action": "undo_arrival", "missing": null }]));
    let offered = visit(&shop, 1)["undo_arrival"].clone();
    assert_eq!(offered, json!({ "id": 1, "version": 3 }));
    assert_eq!(shop.ok("manager_home", json!({}))["arrived_today"], json!(1));

    shop.ok("undo_arrival", offered.clone());
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
    assert_eq!(shop.ok("manager_home", json!({}))["arrived_today"], json!(0), "nobody came");
    assert_eq!(shop.ok("get_vehicle", json!({ "id": car }))["vehicle"]["last_visit_at"], Value::Null);
    assert_eq!(shop.refused("undo_arrival", offered), "booking_is");
    // The booking is kept after all, under the next number.
    let again = shop.ok("arrive_appointment", arrival(4));
    assert_eq!(again["visit"]["number"], json!("GD20260302002"));
}

#[test]
fn an_arrival_that_something_was_written_on_stands() {
    let shop = ready();
    shop.ok("book_appointment", stranger());
    shop.ok("arrive_appointment", arrival(1));
    let check_in = json!({
        "work_order_id": 1, "version": 1, "repair_kind": "repair", "symptom": "", "brought_by_name": "李国强",
        "brought_by_phone": "", "arrival": "driven_in", "mileage_km": 100, "fuel_percent": 50, "old_parts": "take",
        "wash_wanted": false, "test_drive_allowed": true, "promised_at": null, "bay_id": null, "warning_lights": [],
        "marks": [], "items": [], "belongings": "", "valuables_reminded": true,
    });
    shop.ok("save_check_in", check_in);
    assert_eq!((&page(&shop)["actions"], &visit(&shop, 1)["undo_arrival"]), (&json!([]), &Value::Null));
    assert_eq!(shop.refused("undo_arrival", json!({ "id": 1, "version": 2 })), "arrival_written_on");
    assert_eq!(page(&shop)["appointment"]["stage"], json!("arrived"));
}

#[test]
fn an_arrival_of_yesterday_stands() {
    let shop = ready();
    shop.ok("book_appointment", stranger());
    shop.ok("arrive_appointment", arrival(1));
    shop.later(24 * 60);
    assert_eq!(shop.refused("undo_arrival", json!({ "id": 1, "version": 2 })), "arrival_of_another_day");
}

#[test]
fn a_car_that_is_booked_for_today_comes_in_by_its_booking() {
    let shop = ready();
    let owner = new_customer(&shop, "王芳", "");
    let car = new_vehicle(&shop, "粤B12345", Some(owner));
    shop.ok("book_appointment", with(stranger(), json!({ "starts_at": "2026-03-03T02:00:00Z" })));
    let walk_in = json!({
        "vehicle_id": car, "customer_id": owner, "repair_kind": "repair", "symptom": "异响", "second_visit": false,
    });
    // Tomorrow's booking is tomorrow's.
    assert_eq!(shop.ok("booked_today", json!({ "vehicle_id": car, "plate": "" })), Value::Null);
    shop.later(24 * 60);
    let told = shop.refusal("walk_in", walk_in.clone());
    assert_eq!(
        told,
        json!({ "code": "booked_today", "params": { "number": "YY20260302001", "appointment_id": 1, "name": "李国强" } })
    );
    for (vehicle, plate) in [(json!(car), "粤B12345"), (Value::Null, "粤b·12345")] {
        let booked = shop.ok("booked_today", json!({ "vehicle_id": vehicle, "plate": plate }));
        assert_eq!(booked["appointment"]["id"], json!(1), "{plate}");
    }
    assert_eq!(shop.ok("booked_today", json!({ "vehicle_id": null, "plate": "12345" })), Value::Null);
    assert_eq!(page(&shop)["appointment"]["stage"], json!("booked"));
    // Said on purpose it may come in for something else.
    shop.ok("walk_in", with(walk_in, json!({ "beside_booking": true })));
}

#[test]
fn who_was_given_up_and_comes_after_all_came_late() {
    let shop = ready();
    let mut details = shop.ok("get_shop", json!({}));
    details["settings"]["no_show_minutes"] = json!(30);
    shop.ok("save_shop", details);
    // Booked for nine.
    shop.ok("book_appointment", with(stranger(), json!({ "starts_at": "2026-03-02T01:00:00Z" })));
    shop.later(75);
    shop.ok("mark_no_show", json!({ "id": 1, "version": 1 }));
    let kept = || shop.ok("list_appointments", json!({ "day": "2026-03-02" }))["kept"].clone();
    assert_eq!(kept(), json!({ "open": 0, "in_time": 0, "late": 0, "no_show": 1 }));
    shop.later(80);
    let id = shop.ok("arrive_appointment", arrival(2))["visit"]["work_order_id"].as_i64().unwrap();
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
    shop.ok("book_appointment", stranger());
    shop.ok("arrive_appointment", arrival(1));
    assert_eq!(
        shop.refusal("arrive_appointment", arrival(1)),
        json!({ "code": "booking_is", "params": { "stage": "arrived" } })
    );
    assert_eq!(shop.refused("get_visit", json!({ "work_order_id": 2 })), "not_found");
}

#[test]
fn an_old_tab_is_told_that_the_visit_was_called_off_and_writes_nothing() {
    let shop = ready();
    shop.ok("book_appointment", with(stranger(), json!({ "items": ["更换前制动片"] })));
    shop.ok("arrive_appointment", arrival(1));
    let old = visit(&shop, 1);
    shop.ok("cancel_visit", json!({ "work_order_id": 1, "version": 1, "reason": "客户不修了" }));
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
    let mut details = shop.ok("get_shop", json!({}));
    // Saturdays and Sundays; 2026-03-07 is a Saturday.
    details["settings"]["closed_weekdays"] = json!([6, 7]);
    shop.ok("save_shop", details);
    let open = shop.ok("next_open_slot", json!({ "day": "2026-03-07", "minutes": 60, "bay_id": null }));
    assert_eq!((&open["day"], &open["why_later"]), (&json!("2026-03-09"), &json!("day_is_closed")));
    let closed = |day: &str| shop.ok("list_appointments", json!({ "day": day }))["closed"].clone();
    assert_eq!((closed("2026-03-07"), closed("2026-03-09")), (json!(true), json!(false)));
    shop.ok("book_appointment", with(stranger(), json!({ "starts_at": "2026-03-07T01:00:00Z" })));
}

#[test]
fn a_stay_takes_the_half_hours_it_lasts_and_no_more_whatever_the_second_it_was_booked_for() {
    let shop = ready();
    let booking =
        with(stranger(), json!({ "starts_at": "2026-03-02T02:00:17Z", "minutes": 60, "bay_id": null }));
    shop.ok("book_appointment", booking);
    let day = shop.ok("list_appointments", json!({ "day": "2026-03-02" }));
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
