use crate::owners::{new_customer, new_vehicle};
use crate::support::{BOOKING, arrival, booking_page, called_off, found, hire, ready, visit, with, yes};
use domain::appointment::Channel;
use domain::ids::{AppointmentId, BayId, CustomerId, PersonId, VehicleId};
use domain::money::Money;
use domain::role::Role;
use features::bookings::{
    ArriveAppointment, BookAppointment, CancelAppointment, ListAppointments, MarkNoShow,
    RescheduleAppointment, arrive_appointment, book_appointment, cancel_appointment, confirm_appointment,
    list_appointments, mark_no_show, reschedule_appointment,
};
use features::listing::AskList;
use features::listing::customers::list_customers;
use features::office::people::{SaveBay, SavePerson, list_people, save_bay, save_person};
use features::records::vehicles::{AskVehicle, get_vehicle};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::Alone;
use shop_tests::asks_office::{booking, new_person};
use shop_tests::typed::{field, read, request};

/// 10:00 of the test's Monday.
const TEN: &str = "2026-03-02T02:00:00Z";

pub fn stranger() -> BookAppointment {
    BookAppointment {
        channel: Channel::Phone,
        plate: "粤b·12345".to_owned(),
        model: "汉".to_owned(),
        symptom: "刹车异响".to_owned(),
        items: ["小保养", " "].map(str::to_owned).to_vec(),
        advisor_id: Some(PersonId(1)),
        estimate: Some(Money(38_050)),
        over_capacity: false,
        ..booking("李国强", "138 0013 8000", read(TEN))
    }
}

/// A request with something wrong in it.
fn spoilt(changes: Value) -> Value {
    with(request(stranger()), changes)
}

fn book(shop: &Alone, ask: BookAppointment) -> Value {
    shop.run(book_appointment, ask)
}

fn book_for(shop: &Alone, starts_at: &str) -> Value {
    book(shop, BookAppointment { starts_at: read(starts_at), ..stranger() })
}

fn page(shop: &Alone, id: i64) -> Value {
    booking_page(shop, AppointmentId(id))
}

fn reschedule(saved: &Value, starts_at: &str) -> RescheduleAppointment {
    RescheduleAppointment {
        id: field(saved, "id"),
        version: field(saved, "version"),
        starts_at: read(starts_at),
        minutes: 60,
        bay_id: None,
        reason: "客户有事".to_owned(),
        over_capacity: false,
        to_advisor: None,
    }
}

#[test]
fn a_booking_keeps_what_was_said_and_gets_the_number_of_its_day() {
    let shop = ready();
    let saved = book(&shop, stranger());
    assert_eq!(saved, json!({ "id": 1, "number": "YY20260302001", "version": 1 }));
    let page = page(&shop, 1);
    let booking = &page["appointment"];
    assert_eq!((&booking["plate"], &booking["contact_phone"]), (&json!("粤B12345"), &json!("13800138000")));
    assert_eq!((&booking["items"], &booking["stage"]), (&json!(["小保养"]), &json!("booked")));
    assert_eq!((&page["plate_colour"], &page["advisor_name"]), (&json!("blue"), &json!("张小芳")));
    assert_eq!(
        page["message"],
        json!(
            "【顺风汽修】\n李国强，您好！您的预约已登记：\n预约号：YY20260302001\n时间：2026年3月2日 周一 10:00\n\
               车辆：粤B·12345 汉\n项目：小保养\n预计费用：380.50 元\n地址：深圳市宝安区新安路 18 号\n电话：0755-27788990\n\
               来店请带行驶证；如需改期，请提前来电。"
        )
    );
    assert_eq!(found(&shop, "yy20260302001")["bookings"][0]["contact_name"], json!("李国强"));
}

#[test]
fn a_line_of_the_message_without_anything_to_say_is_left_out() {
    let shop = ready();
    let (plate, model) = (String::new(), String::new());
    book(&shop, BookAppointment { items: Vec::new(), estimate: None, plate, model, ..stranger() });
    let message = page(&shop, 1)["message"].as_str().unwrap().to_owned();
    assert!(
        !message.contains("项目") && !message.contains("预计费用") && !message.contains("车辆"),
        "{message}"
    );
    shop.run(cancel_appointment, called_off(BOOKING, 1));
    assert_eq!(page(&shop, 1)["message"], json!(""));
}

#[test]
fn of_a_known_customer_and_vehicle_nothing_has_to_be_typed() {
    let shop = ready();
    let customer = new_customer(&shop, "王芳", "13900139000");
    let vehicle = new_vehicle(&shop, "粤BD12345", Some(customer));
    let known = BookAppointment {
        customer_id: Some(CustomerId(customer)),
        vehicle_id: Some(VehicleId(vehicle)),
        contact_name: String::new(),
        contact_phone: String::new(),
        plate: String::new(),
        model: String::new(),
        ..stranger()
    };
    book(&shop, known);
    let page = page(&shop, 1);
    let booking = &page["appointment"];
    assert_eq!(
        (&booking["contact_name"], &booking["contact_phone"]),
        (&json!("王芳"), &json!("13900139000"))
    );
    assert_eq!((&booking["plate"], &booking["model"]), (&json!("粤BD12345"), &json!("汉")));
    assert_eq!(page["plate_colour"], json!("green"));
}

#[test]
fn what_no_booking_can_be_is_refused_by_field() {
    let shop = ready();
    let closed = SaveBay { id: Some(BayId(2)), version: 1, name: "二号".to_owned(), active: false };
    shop.run(save_bay, closed);
    for (change, field, problem) in [
        (json!({ "contact_name": " " }), "contact_name", "empty"),
        (json!({ "contact_phone": "" }), "contact_phone", "empty"),
        (json!({ "starts_at": "2026-03-01T23:59:59Z" }), "starts_at", "in_the_past"),
        (json!({ "starts_at": "2029-03-01T00:00:00Z" }), "starts_at", "too_large"),
        (json!({ "minutes": 14 }), "minutes", "too_short"),
        (json!({ "minutes": 1441 }), "minutes", "too_large"),
        (json!({ "estimate": -1 }), "estimate", "negative"),
        (json!({ "bay_id": 2 }), "bay_id", "unknown"),
        (json!({ "items": vec!["保养"; 31] }), "items", "too_large"),
    ] {
        let refusal = shop.refusal("book_appointment", spoilt(change));
        assert_eq!(refusal["params"], json!({ "field": field, "problem": problem }));
    }
    assert_eq!(shop.refused("book_appointment", spoilt(json!({ "advisor_id": 9 }))), "not_found");
    // Half an hour late is still written down.
    book_for(&shop, "2026-03-02T00:00:00Z");
}

#[test]
fn a_booking_is_given_to_an_advisor_who_works_here() {
    let shop = ready();
    let hired = |name: &str, role: Role| -> PersonId {
        field(&shop.run(save_person, new_person(name, &[role])), "id")
    };
    let (foreman, advisor) = (hired("孙师傅", Role::Foreman), hired("林晓燕", Role::Advisor));
    let to = |who: PersonId| spoilt(json!({ "advisor_id": who }));
    let unknown = json!({ "field": "advisor_id", "problem": "unknown" });
    assert_eq!(shop.refusal("book_appointment", to(foreman))["params"], unknown);
    book(&shop, BookAppointment { advisor_id: Some(advisor), ..stranger() });
    let list = shop.run(list_people, AskNothing {});
    assert_eq!(list["advisors"], json!([1, advisor]), "the first of the shop does everything");
    assert_eq!(list["workers"], json!([1]));

    let gone = new_person("林晓燕", &[Role::Advisor]);
    shop.run(save_person, SavePerson { id: Some(advisor), version: 1, active: false, ..gone });
    assert_eq!(shop.refusal("book_appointment", to(advisor))["params"], unknown);
    // Who was booked has left: whoever takes the car in answers for it.
    shop.run(arrive_appointment, arrival(BOOKING, 1));
    assert_eq!(visit(&shop, 1)["order"]["advisor_id"], json!(1));
}

#[test]
fn a_full_half_hour_needs_a_second_confirm() {
    let shop = ready();
    book(&shop, stranger());
    book_for(&shop, "2026-03-02T02:50:00Z");
    let full = shop.refusal("book_appointment", spoilt(json!({ "starts_at": "2026-03-02T02:40:00Z" })));
    assert_eq!(full, json!({ "code": "over_capacity", "params": { "booked": 2, "capacity": 2 } }));
    // Before and behind it there is room.
    book_for(&shop, "2026-03-02T01:00:00Z");
    book_for(&shop, "2026-03-02T04:00:00Z");
    let over = book(&shop, BookAppointment { over_capacity: true, ..stranger() });
    assert_eq!(over["number"], json!("YY20260302005"));
    // A place given up is a place again.
    for id in [1, 5] {
        shop.run(cancel_appointment, called_off(AppointmentId(id), 1));
    }
    book(&shop, stranger());
}

#[test]
fn a_bay_holds_one_vehicle_at_a_time() {
    let shop = ready();
    book(&shop, BookAppointment { bay_id: Some(BayId(1)), ..stranger() });
    let same = spoilt(json!({ "bay_id": 1, "starts_at": "2026-03-02T02:45:00Z" }));
    assert_eq!(shop.refusal("book_appointment", same)["params"], json!({ "booked": 1, "capacity": 1 }));
    book(
        &shop,
        BookAppointment { bay_id: Some(BayId(1)), starts_at: read("2026-03-02T03:00:00Z"), ..stranger() },
    );
    book(&shop, BookAppointment { bay_id: Some(BayId(2)), ..stranger() });
}

#[test]
fn a_moved_booking_keeps_where_it_stood_and_waits_for_the_yes_again() {
    let shop = ready();
    let saved = book(&shop, stranger());
    let confirmed = shop.run(confirm_appointment, yes(field(&saved, "version")));
    assert_eq!(page(&shop, 1)["appointment"]["stage"], json!("confirmed"));
    assert_eq!(shop.refused("confirm_appointment", json!({ "id": 1, "version": 2 })), "booking_is");
    // An older program kept the seconds too. Another bay at the same time is
    // the shop's own affair all the same.
    let changed =
        shop.file().execute("UPDATE appointment SET starts_at = replace(starts_at, ':00Z', ':17Z')", []);
    assert_eq!(changed, Ok(1));
    assert_ne!(page(&shop, 1)["appointment"]["starts_at"], json!(TEN));
    let to_the_second = RescheduleAppointment { bay_id: Some(BayId(2)), ..reschedule(&confirmed, TEN) };
    let other_bay = shop.run(reschedule_appointment, to_the_second);
    let there = page(&shop, 1);
    assert_eq!((&there["appointment"]["stage"], &there["bay_name"]), (&json!("confirmed"), &json!("二号")));
    assert_eq!((&there["moves"], &there["appointment"]["starts_at"]), (&json!([]), &json!(TEN)));

    let moved = shop.run(reschedule_appointment, reschedule(&other_bay, "2026-03-03T02:00:00Z"));
    let there = page(&shop, 1);
    assert_eq!(there["appointment"]["stage"], json!("booked"));
    assert_eq!(there["moves"][0]["from_at"], json!(TEN));
    assert_eq!(
        (&there["moves"][0]["to_at"], &there["moves"][0]["reason"]),
        (&json!("2026-03-03T02:00:00Z"), &json!("客户有事"))
    );
    assert_eq!(
        shop.refused("reschedule_appointment", request(reschedule(&saved, "2026-03-04T02:00:00Z"))),
        "conflict"
    );
    let past = shop.refusal("reschedule_appointment", request(reschedule(&moved, "2026-03-01T02:00:00Z")));
    assert_eq!(past["params"]["problem"], json!("in_the_past"));
}

#[test]
fn a_move_into_a_full_half_hour_is_refused_but_its_own_place_is_free() {
    let shop = ready();
    for minutes in ["00", "10"] {
        book_for(&shop, &format!("2026-03-02T06:{minutes}:00Z"));
    }
    let third = book(&shop, stranger());
    assert_eq!(
        shop.refused("reschedule_appointment", request(reschedule(&third, "2026-03-02T06:00:00Z"))),
        "over_capacity"
    );
    shop.run(reschedule_appointment, reschedule(&third, "2026-03-02T02:10:00Z"));
}

#[test]
fn calling_off_needs_a_reason_and_ends_it() {
    let shop = ready();
    book(&shop, stranger());
    assert_eq!(
        shop.refused("cancel_appointment", json!({ "id": 1, "version": 1, "reason": " " })),
        "bad_field"
    );
    shop.run(
        cancel_appointment,
        CancelAppointment { reason: "客户出差".to_owned(), ..called_off(BOOKING, 1) },
    );
    assert_eq!(page(&shop, 1)["appointment"]["reason"], json!("客户出差"));
    for action in ["confirm_appointment", "mark_no_show"] {
        assert_eq!(shop.refused(action, json!({ "id": 1, "version": 2 })), "booking_is");
    }
}

#[test]
fn a_no_show_is_one_only_after_the_delay_and_may_still_come() {
    let shop = ready();
    book_for(&shop, "2026-03-02T00:30:00Z");
    shop.later(59);
    let early = shop.refusal("mark_no_show", json!({ "id": 1, "version": 1 }));
    assert_eq!(early, json!({ "code": "no_show_too_early", "params": { "minutes": 1 } }));
    shop.later(1);
    shop.run(mark_no_show, MarkNoShow { id: BOOKING, version: 1 });
    shop.run(arrive_appointment, arrival(BOOKING, 2));
}

#[test]
fn a_stranger_who_arrives_becomes_a_customer_with_a_vehicle_and_a_visit() {
    let shop = ready();
    book(&shop, BookAppointment { bay_id: Some(BayId(2)), ..stranger() });
    let arrived = shop.run(arrive_appointment, arrival(BOOKING, 1));
    assert_eq!(
        arrived["visit"],
        json!({ "work_order_id": 1, "number": "GD20260302001", "stage": "checked_in", "version": 1 })
    );
    let visit = visit(&shop, 1);
    let order = &visit["order"];
    assert_eq!((&order["symptom"], &order["bay_id"]), (&json!("刹车异响\n小保养"), &json!(2)));
    assert_eq!(
        (&order["brought_by_name"], &order["brought_by_phone"]),
        (&json!("李国强"), &json!("13800138000"))
    );
    assert_eq!(
        (&visit["steps"][0]["action"], &visit["steps"][0]["from_stage"]),
        (&json!("check_in"), &Value::Null)
    );
    let car = shop.run(get_vehicle, AskVehicle { id: VehicleId(1) });
    assert_eq!((&car["vehicle"]["plate"], &car["owners"][0]["name"]), (&json!("粤B12345"), &json!("李国强")));
    assert_eq!(car["vehicle"]["last_visit_at"], json!("2026-03-02T00:30:00Z"));
    assert_eq!(car["visits"][0]["number"], json!("GD20260302001"));
    let booking = page(&shop, 1)["appointment"].clone();
    assert_eq!((&booking["stage"], &booking["work_order_id"]), (&json!("arrived"), &json!(1)));
    assert_eq!((&booking["vehicle_id"], &booking["customer_id"]), (&json!(1), &json!(1)));
    assert_eq!(shop.refused("arrive_appointment", request(arrival(BOOKING, 2))), "booking_is");
    assert_eq!(found(&shop, "12345")["vehicles"][0]["open_work_order"], json!(1));
}

#[test]
fn a_booked_plate_that_is_known_is_no_stranger() {
    let shop = ready();
    let owner = new_customer(&shop, "王芳", "");
    let car = new_vehicle(&shop, "粤B12345", Some(owner));
    book(&shop, stranger());
    shop.run(arrive_appointment, arrival(BOOKING, 1));
    let booking = page(&shop, 1)["appointment"].clone();
    assert_eq!((&booking["vehicle_id"], &booking["customer_id"]), (&json!(car), &json!(owner)));
    assert_eq!(shop.run(list_customers, AskList::default())["rows"].as_array().unwrap().len(), 1);
}

#[test]
fn a_vehicle_in_the_shop_begins_a_second_visit_only_when_wanted() {
    let shop = ready();
    book(&shop, stranger());
    book(&shop, stranger());
    let second = AppointmentId(2);
    shop.run(arrive_appointment, arrival(BOOKING, 1));
    let refusal = shop.refusal("arrive_appointment", request(arrival(second, 1)));
    assert_eq!(
        refusal,
        json!({ "code": "vehicle_in_shop", "params": { "number": "GD20260302001", "work_order_id": 1 } })
    );
    // What was refused left no trace: the booking is as it was.
    assert_eq!(page(&shop, 2)["appointment"]["stage"], json!("booked"));
    let wanted = ArriveAppointment { second_visit: true, ..arrival(second, 1) };
    let arrived = shop.run(arrive_appointment, wanted);
    assert_eq!(arrived["visit"]["number"], json!("GD20260302002"));
}

#[test]
fn only_who_may_check_in_lets_a_booking_arrive() {
    let shop = ready();
    book(&shop, stranger());
    let clerk = hire(&shop, "周敏", &[Role::CallbackClerk]);
    shop.ask_as(&clerk, "confirm_appointment", request(yes(1))).unwrap();
    assert!(shop.ask_as(&clerk, "arrive_appointment", request(arrival(BOOKING, 2))).is_err());
}

#[test]
fn the_book_of_a_day_tells_who_is_late_and_how_full_it_is() {
    let shop = ready();
    book_for(&shop, "2026-03-02T00:45:00Z");
    book(&shop, BookAppointment { bay_id: Some(BayId(1)), ..stranger() });
    book_for(&shop, "2026-03-02T16:00:00Z");
    shop.later(20);
    let day = shop.run(list_appointments, ListAppointments { day: read("2026-03-02") });
    let rows = day["appointments"].as_array().unwrap();
    assert_eq!(rows.iter().map(|row| &row["late"]).collect::<Vec<_>>(), [&json!(true), &json!(false)]);
    assert_eq!((&rows[1]["bay_name"], &rows[1]["plate_colour"]), (&json!("一号"), &json!("blue")));
    let half_hours = day["half_hours"].as_array().unwrap();
    assert_eq!(half_hours.len(), 19);
    assert_eq!(half_hours[0], json!({ "starts_at": "2026-03-02T00:30:00Z", "booked": 1, "capacity": 2 }));
    let booked: Vec<_> = half_hours.iter().take(6).map(|half| half["booked"].as_i64().unwrap()).collect();
    assert_eq!(booked, [1, 1, 1, 1, 1, 0]);
    // Midnight in the shop's zone, not in UTC.
    let next = shop.run(list_appointments, ListAppointments { day: read("2026-03-03") });
    assert_eq!(next["appointments"][0]["appointment"]["id"], json!(3));
    assert_eq!(shop.refused("list_appointments", json!({ "day": "+12345-01-01" })), "bad_field");
}
