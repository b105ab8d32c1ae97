//! The book as a calendar: its days, what is moved by a hand and back, calls, who waits.

use crate::booking::stranger;
use crate::support::{BOOKING, booking_page, called_off, hire, ready, yes};
use domain::booking_call::{BookingCallKind, BookingCallOutcome};
use domain::ids::{AppointmentId, BayId, PersonId};
use domain::money::Money;
use domain::part_price::PriceClass;
use domain::refusal::Refusal;
use domain::role::Role;
use domain::shop::ShopDetails;
use domain::shop_calendar::TechniciansFrom;
use domain::trade::{Trade, TradeTechnicians};
use features::bookings::calls::{RecordBookingCall, booking_calls, record_booking_call};
use features::bookings::proposal::{ProposeBooking, propose_booking};
use features::bookings::wishes::{
    AddWish, BookWish, DropWish, EditWish, add_wish, book_wish, drop_wish, edit_wish, list_wishes,
};
use features::bookings::{
    BookAppointment, ListAppointments, ListBookingDays, MarkNoShow, RescheduleAppointment, SaveCalendar,
    SetOwnDay, ToAdvisor, UndoMove, book_appointment, cancel_appointment, confirm_appointment,
    list_appointments, list_booking_days, mark_no_show, reschedule_appointment, save_calendar, set_own_day,
    undo_move,
};
use features::document::document;
use features::office::people::save_person;
use features::office::setup::get_shop;
use features::operations::rates::{SetHourRate, set_hour_rate};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::Alone;
use shop_tests::asks_office::new_person;
use shop_tests::typed::{field, read, request};

fn book_for(shop: &Alone, starts_at: &str) -> Value {
    shop.run(book_appointment, BookAppointment { starts_at: read(starts_at), ..stranger() })
}

pub fn moved(version: i64, starts_at: &str) -> RescheduleAppointment {
    RescheduleAppointment {
        id: BOOKING,
        version,
        starts_at: read(starts_at),
        minutes: 60,
        bay_id: None,
        reason: String::new(),
        over_capacity: false,
        to_advisor: None,
    }
}

fn stands(shop: &Alone) -> Value {
    booking_page(shop, BOOKING)["appointment"].clone()
}

pub fn keeps(shop: &Alone, keeps_holidays: bool, technicians: &[(Trade, i64)]) {
    let details: ShopDetails = read(shop.run(get_shop, AskNothing {}));
    let of = |&(trade, technicians): &(Trade, i64)| TradeTechnicians { trade, technicians };
    let technicians = technicians.iter().map(of).collect();
    let typed = SaveCalendar {
        version: details.version,
        keeps_holidays,
        technicians_from: TechniciansFrom::Typed,
        technicians,
        worked_share: 100,
    };
    shop.run(save_calendar, typed);
}

pub fn days(shop: &Alone, from: &str, days: i64) -> Vec<Value> {
    let asked = ListBookingDays { from: read(from), days };
    shop.run(list_booking_days, asked).as_array().expect("days").clone()
}

#[test]
fn a_week_says_of_each_day_what_is_booked_and_whether_the_shop_is_open() {
    let shop = ready();
    keeps(&shop, true, &[(Trade::Mechanic, 2)]);
    book_for(&shop, "2026-03-02T02:00:00Z");
    // Late in the evening of Wednesday, which in London is still that day as well.
    book_for(&shop, "2026-03-04T15:00:00Z");
    let week = days(&shop, "2026-03-02", 7);
    let booked: Vec<i64> = week.iter().map(|day| field(day, "booked")).collect();
    assert_eq!(booked, [1, 0, 1, 0, 0, 0, 0]);
    assert_eq!((&week[0]["fullest"], &week[0]["capacity"]), (&json!(1), &json!(2)));
    assert_eq!(
        week[0]["trades"],
        json!([{
            "trade": "mechanic", "technicians": 2, "booked_minutes": 60, "open_minutes": 1140, "of_people": null,
        }])
    );
    assert_eq!(week[2]["bookings"][0]["contact_name"], json!("李国强"));
    let moves = |day: &Value| day["bookings"][0]["moves"].clone();
    assert_eq!((moves(&week[0]), moves(&week[2])), (json!(true), json!(true)));
    let technician = hire(&shop, "王师傅", &[Role::Technician]);
    let asked = json!({ "from": "2026-03-02", "days": 1 });
    let seen = shop.ask_as(&technician, "list_booking_days", asked).unwrap();
    assert_eq!(moves(&seen[0]), json!(false), "it is not theirs to move");
    shop.run(cancel_appointment, called_off(AppointmentId(1), 1));
    assert_eq!(moves(&days(&shop, "2026-03-02", 1)[0]), json!(false), "nobody comes any more");
    // 清明节, and the Saturday worked for 劳动节.
    let april = days(&shop, "2026-04-03", 4);
    let rests: Vec<bool> = april.iter().map(|day| field(&day["told"], "rests")).collect();
    assert_eq!(rests, [false, true, true, true]);
    assert_eq!(days(&shop, "2026-05-09", 1)[0]["told"]["made_up"], json!(true));
    assert_eq!(days(&shop, "2031-05-01", 1)[0]["told"]["year_unknown"], json!(true));
    assert_eq!(shop.refused("list_booking_days", json!({ "from": "2026-03-02", "days": 43 })), "bad_field");
}

#[test]
fn the_manager_says_of_a_day_itself_whether_the_shop_is_open() {
    let shop = ready();
    let closed = |open| SetOwnDay { day: read("2026-03-03"), open, reason: "盘点".to_owned() };
    let told = shop.run(set_own_day, closed(Some(false)));
    assert_eq!((&told["rests"], &told["reason"]), (&json!(true), &json!("盘点")));
    let day = shop.run(list_appointments, ListAppointments { day: read("2026-03-03") });
    assert_eq!((&day["closed"], &day["told"]["own"]), (&json!(true), &json!(true)));
    let open = shop.ok("next_open_slot", json!({ "day": "2026-03-03", "minutes": 60, "bay_id": null }));
    assert_eq!((&open["day"], &open["why_later"]), (&json!("2026-03-04"), &json!("day_is_closed")));
    assert_eq!(shop.run(set_own_day, closed(None))["own"], json!(false));
    let clerk = hire(&shop, "周敏", &[Role::CallbackClerk]);
    assert!(shop.ask_as(&clerk, "set_own_day", request(closed(Some(false)))).is_err());
}

#[test]
fn a_trade_without_a_free_technician_needs_the_second_confirm() {
    let shop = ready();
    keeps(&shop, false, &[(Trade::Paint, 1)]);
    let paint = || BookAppointment { trade: Some(Trade::Paint), ..stranger() };
    shop.run(book_appointment, paint());
    let refusal = shop.refusal("book_appointment", request(paint()));
    assert_eq!(
        refusal,
        json!({ "code": "over_technicians", "params": { "trade": "paint", "booked": 1, "capacity": 1 } })
    );
    shop.run(book_appointment, stranger());
    shop.run(book_appointment, BookAppointment { over_capacity: true, ..paint() });
    let page = booking_page(&shop, AppointmentId(2));
    assert_eq!(page["appointment"]["trade"], json!("mechanic"));
}

#[test]
fn a_move_of_the_hand_is_taken_back_whole_and_only_while_nothing_else_was_written() {
    let shop = ready();
    let advisor: PersonId = field(&shop.run(save_person, new_person("林晓燕", &[Role::Advisor])), "id");
    book_for(&shop, "2026-03-02T02:00:00Z");
    shop.run(confirm_appointment, yes(1));
    let before = stands(&shop);
    let to = RescheduleAppointment {
        minutes: 120,
        bay_id: Some(BayId(2)),
        to_advisor: Some(ToAdvisor { advisor_id: Some(advisor) }),
        ..moved(2, "2026-03-03T06:00:00Z")
    };
    shop.run(reschedule_appointment, to);
    let there = stands(&shop);
    assert_eq!((&there["stage"], &there["advisor_id"]), (&json!("booked"), &json!(advisor)));
    shop.run(undo_move, UndoMove { id: BOOKING, version: 3, over_capacity: false });
    let mut back = stands(&shop);
    assert_eq!(back["version"], json!(4));
    back["version"] = before["version"].clone();
    assert_eq!(back, before, "also the customer's yes");
    let moves = booking_page(&shop, BOOKING)["moves"].as_array().expect("moves").len();
    assert_eq!(moves, 2, "both stay written");

    shop.run(reschedule_appointment, moved(4, "2026-03-03T06:00:00Z"));
    shop.run(confirm_appointment, yes(5));
    let late = request(UndoMove { id: BOOKING, version: 6, over_capacity: false });
    assert_eq!(shop.refused("undo_move", late), "conflict");
}

#[test]
fn a_place_that_was_given_away_meanwhile_is_taken_back_by_a_second_confirm_alone() {
    let shop = ready();
    book_for(&shop, "2026-03-02T02:00:00Z");
    shop.run(reschedule_appointment, moved(1, "2026-03-03T06:00:00Z"));
    book_for(&shop, "2026-03-02T02:00:00Z");
    book_for(&shop, "2026-03-02T02:00:00Z");
    let back = |over_capacity| UndoMove { id: BOOKING, version: 2, over_capacity };
    assert_eq!(shop.refused("undo_move", request(back(false))), "over_capacity");
    shop.run(undo_move, back(true));
    assert_eq!(stands(&shop)["starts_at"], json!("2026-03-02T02:00:00Z"));
}

#[test]
fn whoever_comes_tomorrow_is_reminded_once_and_who_did_not_come_is_called() {
    use BookingCallKind::{NoShow, Reminder};
    use BookingCallOutcome::{AnotherTime, CalledOff, Comes, NotReached};
    let shop = ready();
    book_for(&shop, "2026-03-02T00:30:00Z");
    book_for(&shop, "2026-03-03T02:00:00Z");
    book_for(&shop, "2026-03-04T02:00:00Z");
    let due = || shop.run(booking_calls, AskNothing {});
    let of = |list: &Value| -> Vec<i64> {
        list.as_array().expect("calls").iter().map(|row| field(&row["appointment"], "id")).collect()
    };
    assert_eq!((due()["until"].clone(), of(&due()["reminders"])), (json!("2026-03-03"), vec![2]));
    let message = due()["reminders"][0]["message"].as_str().expect("a message").to_owned();
    assert!(message.contains("提醒") && message.contains("2026年3月3日 周二 10:00"), "{message}");
    let call = |id, version, kind, outcome| RecordBookingCall {
        id: AppointmentId(id),
        version,
        kind,
        outcome,
        note: String::new(),
    };
    shop.run(record_booking_call, call(2, 1, Reminder, NotReached));
    assert_eq!(due()["reminders"][0]["tries"], json!(1));
    assert_eq!(shop.refused("record_booking_call", request(call(2, 1, Reminder, CalledOff))), "bad_field");
    let called = shop.run(record_booking_call, call(2, 1, Reminder, Comes));
    assert_eq!((&called["stage"], &called["version"]), (&json!("confirmed"), &json!(2)));
    assert_eq!(of(&due()["reminders"]), Vec::<i64>::new());
    assert_eq!(shop.refused("record_booking_call", request(call(2, 2, Reminder, Comes))), "conflict");

    shop.later(60);
    shop.run(mark_no_show, MarkNoShow { id: BOOKING, version: 1 });
    assert_eq!(of(&due()["not_shown"]), [1]);
    assert_eq!(shop.refused("record_booking_call", request(call(1, 2, Reminder, Comes))), "booking_is");
    shop.run(record_booking_call, call(1, 2, NoShow, AnotherTime));
    assert_eq!(of(&due()["not_shown"]), Vec::<i64>::new());
}

pub fn wish(from: &str, until: &str) -> AddWish {
    let of = stranger();
    AddWish {
        channel: of.channel,
        contact_name: of.contact_name,
        contact_phone: of.contact_phone,
        plate: of.plate,
        model: of.model,
        symptom: of.symptom,
        items: of.items,
        minutes: 60,
        trade: Trade::Mechanic,
        from_day: read(from),
        until_day: read(until),
    }
}

#[test]
fn who_waits_is_told_the_first_room_within_their_days_and_booked_once() {
    let shop = ready();
    shop.run(set_own_day, SetOwnDay { day: read("2026-03-03"), open: Some(false), reason: String::new() });
    shop.run(add_wish, wish("2026-03-03", "2026-03-03"));
    shop.run(add_wish, wish("2026-03-03", "2026-03-06"));
    let rows = shop.run(list_wishes, AskNothing {});
    assert_eq!(rows[0]["open"], Value::Null, "its only day is one of rest");
    assert_eq!(rows[1]["open"]["starts_at"], json!("2026-03-04T00:30:00Z"));
    let room = || BookWish {
        id: 2,
        version: 1,
        starts_at: read("2026-03-04T00:30:00Z"),
        bay_id: None,
        over_capacity: false,
    };
    let booked = shop.run(book_wish, room());
    assert_eq!(booked["number"], json!("YY20260302001"));
    assert_eq!(shop.refused("book_wish", request(room())), "conflict");
    let gone = |reason: &str| DropWish { id: 1, version: 1, reason: reason.to_owned() };
    assert_eq!(shop.refused("drop_wish", request(gone(" "))), "bad_field");
    shop.run(drop_wish, gone("去了别家"));
    assert_eq!(shop.run(list_wishes, AskNothing {}), json!([]));
}

#[test]
fn who_waits_calls_again_and_keeps_their_place() {
    let shop = ready();
    shop.run(set_own_day, SetOwnDay { day: read("2026-03-03"), open: Some(false), reason: String::new() });
    shop.run(add_wish, wish("2026-03-03", "2026-03-03"));
    let before = shop.run(list_wishes, AskNothing {})[0].clone();
    assert_eq!(before["open"], Value::Null, "its only day is one of rest");
    let called = |version: i64, until: &str| EditWish {
        id: 1,
        version,
        told: AddWish { minutes: 90, ..wish("2026-03-03", until) },
    };
    shop.run(edit_wish, called(1, "2026-03-06"));
    let after = shop.run(list_wishes, AskNothing {})[0].clone();
    assert_eq!(after["open"]["day"], json!("2026-03-04"), "there is room on a later day");
    assert_eq!((&after["wish"]["minutes"], &after["wish"]["version"]), (&json!(90), &json!(2)));
    assert_eq!(after["wish"]["created_at"], before["wish"]["created_at"], "nobody is put behind others");
    assert_eq!(
        shop.refused("edit_wish", request(called(1, "2026-03-06"))),
        "conflict",
        "somebody was faster"
    );
    assert_eq!(shop.refused("edit_wish", request(called(2, "2026-03-01"))), "bad_field", "it is past");
    shop.run(drop_wish, DropWish { id: 1, version: 2, reason: "去了别家".to_owned() });
    assert_eq!(
        shop.refused("edit_wish", request(called(3, "2026-03-06"))),
        "conflict",
        "nobody waits any more"
    );
}

#[test]
fn a_booking_goes_out_as_a_file_for_calendars_while_somebody_is_expected() {
    let shop = ready();
    book_for(&shop, "2026-03-03T02:00:00Z");
    let file = || document(&shop.shop, &shop.me, "booking_calendar", 1, None);
    let made = file().expect("a file");
    assert_eq!(made.file_name, "预约 YY20260302001.ics");
    let text = String::from_utf8(made.bytes).expect("a text");
    assert!(text.contains("DTSTART:20260303T020000Z\r\n") && text.contains("STATUS:TENTATIVE"), "{text}");
    let bay = hire(&shop, "陈刚", &[Role::Technician]);
    let refused = document(&shop.shop, &bay, "booking_calendar", 1, None).map(|_| ());
    assert!(matches!(refused, Err(Refusal::RoleMissing { .. })), "it bears who comes: {refused:?}");
    shop.later(24 * 60 + 180);
    shop.run(mark_no_show, MarkNoShow { id: BOOKING, version: 1 });
    let over = file().map(|_| ());
    assert_eq!(over, Err(Refusal::BookingIs { stage: "no_show".to_owned() }));
}

#[test]
fn what_is_wanted_is_told_its_minutes_and_its_price_by_the_price_list() {
    let shop = ready();
    let ask = |items: &[&str]| ProposeBooking {
        items: items.iter().map(|item| (*item).to_owned()).collect(),
        customer_id: None,
    };
    // An hour and 0.3 of one, at the shop's 120.00.
    assert_eq!(
        shop.run(propose_booking, ask(&["更换前刹车片", "更换空调滤清器", "贴膜"])),
        json!({ "minutes": 90, "estimate": 15_600, "unknown": ["贴膜"] })
    );
    assert_eq!(shop.run(propose_booking, ask(&["贴膜"])), Value::Null);
    let dearer = SetHourRate {
        trade: Trade::Mechanic,
        price_class: PriceClass::Retail,
        hour_rate: Money(15_000),
        from_day: "2026-03-02".parse().expect("a day"),
    };
    shop.run(set_hour_rate, dearer);
    let told = shop.run(propose_booking, ask(&["更换前刹车片"]));
    assert_eq!(told["estimate"], 15_000, "by the rate of the trade, as the line will say");
}
