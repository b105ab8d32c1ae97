//! Bookings that a platform, a mail or another program wrote: each comes in once, and is moved or called off when
//! its writer says so.

use crate::owners::{new_customer, new_vehicle};
use crate::support::{BOOKING, booking_page, ready};
use domain::ids::AppointmentId;
use features::bookings::outside::{ReadBookings, TakeBookings, read_bookings, take_bookings};
use features::bookings::wishes::list_wishes;
use features::bookings::{RescheduleAppointment, SetOwnDay, reschedule_appointment, set_own_day};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::typed::{field, read};

const FROM_OUTSIDE: &str = "编号,姓名,电话,预约时间,项目\n\
    P-1,王海,13912345678,2026-03-03 10:00,小保养\n\
    P-2,李梅,13912345679,2026-03-03 10:00,四轮定位\n\
    P-3,赵刚,13912345670,2026-03-03 10:00,换机油\n\
    P-4,孙丽,13912345671,,洗车\n\
    P-5,,13912345672,2026-03-03 10:00,洗车\n\
    P-6,钱伟,13912345673,2030-03-03 10:00,洗车\n";

fn taken(text: &str, marks: Vec<String>) -> TakeBookings {
    TakeBookings { text: text.to_owned(), marks, called_off: "对方取消".to_owned() }
}

/// What became of bookings none of which was told before.
fn of_new(booked: i64, waiting: i64, left: i64) -> Value {
    json!({ "booked": booked, "waiting": waiting, "moved": 0, "called_off": 0, "left": left })
}

#[test]
fn what_its_writer_moves_or_calls_off_is_moved_and_called_off_here() {
    let shop = ready();
    let look = |text: &str| shop.run(read_bookings, ReadBookings { text: text.to_owned() });
    let take = |text: &str| {
        let rows = look(text);
        let marks = rows.as_array().expect("rows").iter().map(|row| field(row, "mark")).collect();
        shop.run(take_bookings, taken(text, marks))
    };
    let told = |time: &str, status: &str| {
        format!("编号,姓名,电话,预约时间,项目,状态\nP-1,王海,13912345678,{time},小保养,{status}\n")
    };
    let stands = || booking_page(&shop, AppointmentId(1))["appointment"].clone();
    assert_eq!(take(&told("2026-03-03 10:00", "")), of_new(1, 0, 0));
    assert_eq!(look(&told("2026-03-03 10:00", ""))[0]["step"], "nothing", "told again it is the same");

    let moves = look(&told("2026-03-04 14:00", "已改期"))[0].clone();
    let at = ["step", "stands_at"].map(|key| moves[key].clone());
    assert_eq!(at, [json!("moves"), json!("2026-03-03T02:00:00Z")], "it is shown before it is moved");
    let moved = json!({ "booked": 0, "waiting": 0, "moved": 1, "called_off": 0, "left": 0 });
    assert_eq!(take(&told("2026-03-04 14:00", "已改期")), moved);
    let now = stands();
    assert_eq!((&now["starts_at"], &now["reason"]), (&json!("2026-03-04T06:00:00Z"), &json!("已改期")));

    // The shop agreed with them on another time; the platform says what it said before.
    let by_hand = RescheduleAppointment {
        id: AppointmentId(1),
        version: field(&now, "version"),
        starts_at: read("2026-03-05T01:00:00Z"),
        minutes: 60,
        bay_id: None,
        reason: "客户要求".to_owned(),
        over_capacity: false,
        to_advisor: None,
    };
    shop.run(reschedule_appointment, by_hand);
    assert_eq!(look(&told("2026-03-04 14:00", ""))[0]["step"], "nothing", "what the shop moved stays");
    // Nobody is there at night: it stays where it is, and is said to be left.
    assert_eq!(take(&told("2026-03-04 23:00", "")), of_new(0, 0, 1));
    assert_eq!(stands()["starts_at"], json!("2026-03-05T01:00:00Z"));

    let off = told("2026-03-04 14:00", "用户取消");
    assert_eq!(look(&off)[0]["step"], "calls_off");
    let called_off = json!({ "booked": 0, "waiting": 0, "moved": 0, "called_off": 1, "left": 0 });
    assert_eq!(take(&off), called_off);
    assert_eq!((&stands()["stage"], &stands()["reason"]), (&json!("cancelled"), &json!("用户取消")));
    assert_eq!(take(&off), of_new(0, 0, 1), "it is called off once");
    assert_eq!(look(&told("2026-03-06 10:00", ""))[0]["step"], "nothing", "what was called off stays so");

    // Who only waits leaves the list, and a calendar calls off all that stands in it.
    let event = |method: &str| {
        format!(
            "BEGIN:VCALENDAR\r\nMETHOD:{method}\r\nBEGIN:VEVENT\r\nUID:U-1\r\nSTATUS:CONFIRMED\r\n\
             SUMMARY:李梅\r\nATTENDEE;CN=李梅:tel:13912345679\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        )
    };
    assert_eq!(take(&event("REQUEST")), of_new(0, 1, 0));
    assert_eq!(take(&event("CANCEL")), called_off);
    assert_eq!(shop.run(list_wishes, AskNothing {}), json!([]));
}

#[test]
fn what_comes_from_outside_comes_in_once_and_fills_no_half_hour_over_its_bays() {
    let shop = ready();
    let text = || FROM_OUTSIDE.to_owned();
    let marks = |rows: &Value| -> Vec<String> {
        rows.as_array().expect("rows").iter().map(|row| field(row, "mark")).collect()
    };
    let read_now = || shop.run(read_bookings, ReadBookings { text: text() });
    let rows = read_now();
    assert_eq!(rows[4]["incoming"]["problem"], json!("no_name"));
    let all = marks(&rows);
    let take = |marks: &[String]| shop.run(take_bookings, taken(&text(), marks.to_vec()));
    assert_eq!(take(&all[..1]), of_new(1, 0, 0));
    // The second has the last bay; the third has none, the fourth no time, the fifth no name, and
    // nobody books for four years ahead.
    assert_eq!(take(&all), of_new(1, 2, 3));
    assert_eq!(take(&all), of_new(0, 0, 6));
    let again = read_now();
    let before: Vec<bool> =
        again.as_array().expect("rows").iter().map(|row| field(row, "came_before")).collect();
    assert_eq!(before, [true, true, true, true, false, false]);
    assert_eq!(again[0]["appointment_id"], json!(1));
    assert_eq!(shop.run(list_wishes, AskNothing {}).as_array().expect("wishes").len(), 2);
    assert_eq!(booking_page(&shop, BOOKING)["appointment"]["channel"], json!("online"));
}

#[test]
fn what_comes_from_outside_for_a_day_of_rest_waits_for_another() {
    let shop = ready();
    shop.run(set_own_day, SetOwnDay { day: read("2026-03-03"), open: Some(false), reason: String::new() });
    let text = || "姓名,电话,时间\n王海,13912345678,2026-03-03 10:00\n".to_owned();
    let rows = shop.run(read_bookings, ReadBookings { text: text() });
    let marks = vec![field(&rows[0], "mark")];
    let came = shop.run(take_bookings, taken(&text(), marks));
    assert_eq!(came, of_new(0, 1, 0));
    let open = &shop.run(list_wishes, AskNothing {})[0]["open"];
    assert_eq!(open["day"], json!("2026-03-04"));
}

#[test]
fn what_comes_from_outside_is_of_the_car_and_its_owner_where_plate_and_number_say_so() {
    let shop = ready();
    let owner = new_customer(&shop, "王海", "13912345678");
    let car = new_vehicle(&shop, "粤B12345", Some(owner));
    let text = || {
        "姓名,电话,车牌,时间\n王海,139 1234 5678,粤B·12345,2026-03-03 10:00\n\
        李梅,13912345679,粤B12345,2026-03-03 14:00\n"
            .to_owned()
    };
    let rows = shop.run(read_bookings, ReadBookings { text: text() });
    let marks = rows.as_array().expect("rows").iter().map(|row| field(row, "mark")).collect();
    shop.run(take_bookings, taken(&text(), marks));
    let of = |id| booking_page(&shop, AppointmentId(id))["appointment"].clone();
    assert_eq!((&of(1)["vehicle_id"], &of(1)["customer_id"]), (&json!(car), &json!(owner)));
    // Whoever else drives up in it may have bought it.
    assert_eq!((&of(2)["vehicle_id"], &of(2)["customer_id"]), (&Value::Null, &Value::Null));
}

#[test]
fn what_comes_from_outside_with_a_day_alone_waits_for_room_on_it() {
    let shop = ready();
    let text = || "姓名,电话,日期,时段\n王海,13912345678,2026-03-04,下午\n".to_owned();
    let rows = shop.run(read_bookings, ReadBookings { text: text() });
    assert_eq!(rows[0]["incoming"]["wanted_on"], json!("2026-03-04"));
    let marks = vec![field(&rows[0], "mark")];
    let came = shop.run(take_bookings, taken(&text(), marks));
    assert_eq!(came, of_new(0, 1, 0));
    assert_eq!(shop.run(list_wishes, AskNothing {})[0]["open"]["day"], json!("2026-03-04"));
}

#[test]
fn who_waits_from_outside_is_booked_moved_and_called_off_like_the_others() {
    let shop = ready();
    let look = |text: &str| shop.run(read_bookings, ReadBookings { text: text.to_owned() });
    let take = |text: &str| {
        let rows = look(text);
        let marks = rows.as_array().expect("rows").iter().map(|row| field(row, "mark")).collect();
        shop.run(take_bookings, taken(text, marks))
    };
    let event = |starts: &str, status: &str| {
        format!(
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:U-1\r\n{starts}STATUS:{status}\r\nSUMMARY:李梅\r\n\
             ATTENDEE;CN=李梅:tel:13912345679\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        )
    };
    let one = |step: &str| {
        let count = |of: &str| i64::from(of == step);
        json!({
            "booked": count("booked"), "waiting": count("waiting"), "moved": count("moved"),
            "called_off": count("called_off"), "left": count("left"),
        })
    };
    assert_eq!(take(&event("", "CONFIRMED")), one("waiting"), "it names no time");
    let ten = "DTSTART:20260303T020000Z\r\n";
    assert_eq!(look(&event(ten, "CONFIRMED"))[0]["step"], "moves", "now it does");
    assert_eq!(take(&event(ten, "CONFIRMED")), one("moved"));
    assert_eq!(shop.run(list_wishes, AskNothing {}), json!([]), "nobody waits any more");
    let stands = || booking_page(&shop, AppointmentId(1))["appointment"].clone();
    assert_eq!(stands()["starts_at"], json!("2026-03-03T02:00:00Z"));

    // The shop moved it, its writer agrees, and later wants the first time again.
    let two = "DTSTART:20260303T060000Z\r\n";
    let by_hand = RescheduleAppointment {
        id: AppointmentId(1),
        version: field(&stands(), "version"),
        starts_at: read("2026-03-03T06:00:00Z"),
        minutes: 60,
        bay_id: None,
        reason: String::new(),
        over_capacity: false,
        to_advisor: None,
    };
    shop.run(reschedule_appointment, by_hand);
    assert_eq!(take(&event(two, "CONFIRMED")), one("left"), "it stands there already");
    assert_eq!(take(&event(ten, "CONFIRMED")), one("moved"));
    assert_eq!(stands()["reason"], "", "a code of calendars is no reason");
    assert_eq!(take(&event(ten, "CANCELLED")), one("called_off"));
    assert_eq!((&stands()["stage"], &stands()["reason"]), (&json!("cancelled"), &json!("对方取消")));
}
