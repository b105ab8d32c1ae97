//! What each seat is offered, held against what its commands answer: offered is
//! let through, offered with something missing is refused with just that, and
//! what is not offered is refused.
//!
//! Every command is asked for a version nobody saw, or with money nobody owes:
//! who is let through the gate is told that, and nothing is changed by asking.

use crate::{home, visit, waits_for_parts};
use domain::complaint::{ComplaintCategory, ComplaintSource, Severity, WordMeans};
use domain::money::Money;
use domain::warranty::RepairKind;
use features::aftercare::complaints::{
    AgreeRemedy, AnswerComplaint, AskComplaint, AskRemedy, OpenComplaint, agree_remedy, answer_complaint,
    ask_remedy, get_complaint, open_complaint,
};
use features::bookings::{
    ArriveAppointment, AskAppointment, BookAppointment, CancelAppointment, ConfirmAppointment, MarkNoShow,
    arrive_appointment, book_appointment, cancel_appointment, confirm_appointment, get_appointment,
    mark_no_show,
};
use features::visit::workshop::assign_job;
use serde_json::{Value, json};
use shop_tests::asks_office::{booking, complaint, shared};
use shop_tests::typed::{field, read};
use shop_tests::visit::labour;
use shop_tests::{MORNING, SEATS, TestShop};

/// What says that the gate let the person through.
const BEHIND_THE_GATE: [&str; 4] = ["conflict", "owed_changed", "bad_field", "item_unanswered"];

pub(crate) struct Ask {
    action: &'static str,
    command: &'static str,
    request: Value,
}

pub(crate) fn asked(action: &'static str, command: &'static str, request: Value) -> Ask {
    Ask { action, command, request }
}

#[track_caller]
pub(crate) fn holds(shop: &TestShop, seat: &str, offers: &Value, asks: &[Ask]) {
    let none = Vec::new();
    let offers = offers.as_array().unwrap_or(&none);
    for Ask { action, command, request } in asks {
        let refusal = shop.ask(seat, command, request.clone()).expect_err("nothing goes through like this");
        let code = refusal["code"].as_str().unwrap_or_default();
        let through = BEHIND_THE_GATE.contains(&code);
        match offers.iter().find(|offer| offer["action"] == *action) {
            Some(offer) if offer["missing"].is_null() => {
                assert!(through, "{seat} is offered {action} and refused: {refusal}");
            }
            Some(offer) => assert_eq!(offer["missing"], refusal, "{seat} {action}"),
            None => assert!(!through, "{seat} is not offered {action} and let through: {refusal}"),
        }
    }
}

fn booking_asks(shop: &TestShop, id: &Value) -> Vec<Ask> {
    let only = json!({ "id": id, "version": 0 });
    let with = |more: Value| {
        let mut request = only.clone();
        for (field, value) in more.as_object().expect("fields") {
            request[field] = value.clone();
        }
        request
    };
    vec![
        asked("confirm", "confirm_appointment", only.clone()),
        asked("no_show", "mark_no_show", only.clone()),
        asked("undo_arrival", "undo_arrival", only.clone()),
        asked("cancel", "cancel_appointment", with(json!({ "reason": "改期" }))),
        asked(
            "reschedule",
            "reschedule_appointment",
            with(json!({ "starts_at": shop.clock.text(60), "minutes": 60, "bay_id": null, "reason": "",
                         "over_capacity": true })),
        ),
        asked(
            "edit",
            "edit_appointment",
            with(
                json!({ "channel": "phone", "customer_id": null, "vehicle_id": null, "contact_name": "李国强",
                         "contact_phone": "13800138000", "plate": "", "model": "", "symptom": "", "items": [],
                         "minutes": 60, "advisor_id": null, "bay_id": null, "estimate": null,
                         "over_capacity": true }),
            ),
        ),
        asked(
            "arrive",
            "arrive_appointment",
            with(json!({ "vehicle_id": null, "customer_id": null, "repair_kind": "repair",
                         "second_visit": true, "details": null })),
        ),
    ]
}

#[test]
fn the_buttons_of_a_booking_are_what_its_commands_let_through() {
    let shop = TestShop::open_at(MORNING);
    let book = |plate: &str| {
        let ask = booking("李国强", "13800138000", shop.clock.time(30));
        shop.run("advisor", book_appointment, BookAppointment { plate: plate.to_owned(), ..ask })
    };
    let bookings = ["粤B12341", "粤B12342", "粤B12343", "粤B12344", "粤B12345"].map(book);
    let [_, confirmed, cancelled, arrived, given_up] = &bookings;
    let yes = ConfirmAppointment { id: field(confirmed, "id"), version: field(confirmed, "version") };
    shop.run("advisor", confirm_appointment, yes);
    let no = CancelAppointment {
        id: field(cancelled, "id"),
        version: field(cancelled, "version"),
        reason: "不来了".to_owned(),
    };
    shop.run("advisor", cancel_appointment, no);
    let arrival = ArriveAppointment {
        id: field(arrived, "id"),
        version: field(arrived, "version"),
        vehicle_id: None,
        customer_id: None,
        repair_kind: RepairKind::Repair,
        second_visit: false,
        details: None,
    };
    shop.run("advisor", arrive_appointment, arrival);
    let walk = || {
        for booking in &bookings {
            for seat in SEATS {
                let page = shop.run(seat, get_appointment, AskAppointment { id: field(booking, "id") });
                holds(&shop, seat, &page["actions"], &booking_asks(&shop, &booking["id"]));
            }
        }
    };
    walk();
    shop.later(120);
    let no_show = MarkNoShow { id: field(given_up, "id"), version: field(given_up, "version") };
    shop.run("advisor", mark_no_show, no_show);
    walk();
    shop.later(24 * 60);
    walk();
}

/// The commands a job answers in this state; starting where others are at it is
/// joining them.
fn job_asks(id: &Value, state: &str) -> Vec<Ask> {
    let only = json!({ "job_id": id, "version": 0 });
    let with = |field: &str, value: Value| {
        let mut request = only.clone();
        request[field] = value;
        request
    };
    let mut finish = with("measurements", json!([]));
    finish["note"] = json!("");
    let assign = json!({ "job_id": id, "version": 0, "technicians": [], "bay_id": null,
                         "planned_start": null, "planned_minutes": 0, "note": "" });
    let moved = json!({ "job_id": id, "version": 0, "from": null, "to": 0,
                        "planned_start": "2026-03-02T02:00:00Z" });
    let in_bay = json!({ "jobs": [only.clone()], "bay_id": 1, "planned_start": "2026-03-02T02:00:00Z" });
    let back = json!({ "jobs": [{ "job_id": id, "version": 0, "technicians": [], "bay_id": null,
                                  "planned_start": null, "planned_minutes": 0 }] });
    let mut asks = vec![
        asked("pause", "pause_job", with("reason", json!("parts"))),
        asked("finish", "finish_job", finish),
        asked("assign", "assign_job", assign),
        asked("assign", "move_job", moved),
        asked("assign", "lay_in_bay", in_bay),
        asked("assign", "lay_back", back),
        asked("cancel", "cancel_job", with("reason", json!("不做了"))),
    ];
    if state == "running" {
        asks.push(asked("join", "start_job", only));
    } else {
        asks.push(asked("start", "start_job", only.clone()));
        asks.push(asked("resume", "resume_job", only));
    }
    asks
}

#[test]
fn the_buttons_of_a_job_are_what_its_commands_let_through() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("李国强", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车异响").checked_in(30_000);
    for name in ["更换前刹车片", "更换后刹车片", "四轮定位", "更换水泵"] {
        car.with_line(labour(name, 100));
    }
    car.estimate_issued();
    car.authorised(&[]);
    let walk = || {
        for seat in SEATS {
            let visit = visit(&shop, seat, car.id());
            for job in visit["jobs"].as_array().expect("jobs") {
                let offers = visit["job_offers"].as_array().expect("offers");
                let offer = offers.iter().find(|offer| offer["job_id"] == job["id"]).expect("of each job");
                let asks = job_asks(&job["id"], job["state"].as_str().unwrap_or_default());
                holds(&shop, seat, &offer["actions"], &asks);
            }
        }
        for seat in ["technician", "second_technician"] {
            for job in home(&shop, seat)["jobs"].as_array().expect("jobs") {
                let asks = job_asks(&job["job_id"], job["state"].as_str().unwrap_or_default());
                holds(&shop, seat, &job["actions"], &asks);
            }
        }
    };
    walk();
    // The first is shared, the others are one technician's.
    let (one, two) = (shop.id_of("technician"), shop.id_of("second_technician"));
    shop.run("foreman", assign_job, shared(car.job_at(0), &[(one, 5_000), (two, 5_000)]));
    car.assigned_to("technician");
    walk();
    car.released();
    walk();
    car.starts("technician", 0);
    walk();
    car.starts("second_technician", 0);
    walk();
    car.finishes("technician", 0);
    walk();
    car.finishes("second_technician", 0);
    car.starts("technician", 1);
    waits_for_parts(&car, "technician", 1);
    walk();
    car.starts("technician", 2);
    walk();
}

#[test]
fn what_is_offered_about_a_complaint_is_what_its_commands_let_through() {
    let shop = TestShop::open_at(MORNING);
    let open = |severity: Severity| {
        let about = OpenComplaint {
            person_name: "李石生".to_owned(),
            severity,
            source: ComplaintSource::Counter,
            ..complaint(ComplaintCategory::Price, "太贵")
        };
        shop.run("advisor", open_complaint, about)
    };
    let complaints = [open(Severity::Normal), open(Severity::Special)];
    let walk = || {
        for complaint in &complaints {
            for seat in SEATS {
                let id = &complaint["id"];
                let page = shop.ask(seat, "get_complaint", json!({ "id": id })).unwrap_or_default();
                let words = json!({ "id": id, "version": 0, "text": "正在核实", "owner_id": null,
                                    "means": "phone", "told": "李石生", "remedy": "免费复检", "cost": 0 });
                let answer =
                    |accepted: bool| json!({ "id": id, "version": 0, "accepted": accepted, "text": "好" });
                let mut asks = vec![
                    asked("add_note", "add_complaint_step", words.clone()),
                    asked("tell_customer", "tell_customer", words.clone()),
                    asked("ask_remedy", "ask_remedy", words.clone()),
                    asked("agree_remedy", "agree_remedy", words),
                    asked("answer_yes", "answer_complaint", answer(true)),
                    asked("answer_no", "answer_complaint", answer(false)),
                ];
                if let Some(request) = page["request"]["request"]["id"].as_i64() {
                    let decide = json!({ "id": request, "version": 0, "approved": true, "note": "" });
                    asks.push(asked("decide_remedy", "decide_remedy", decide));
                }
                holds(&shop, seat, &page["actions"], &asks);
            }
        }
    };
    let version = |id: &Value| {
        let page = shop.run("manager", get_complaint, AskComplaint { id: read(id.clone()) });
        field::<i64>(&page["complaint"], "version")
    };
    walk();
    let id = &complaints[0]["id"];
    let ask = AskRemedy {
        id: read(id.clone()),
        version: version(id),
        remedy: "全额退款".to_owned(),
        cost: Money(80_000),
    };
    shop.run("callback_clerk", ask_remedy, ask);
    walk();
    for complaint in &complaints {
        let id = &complaint["id"];
        let agree = AgreeRemedy {
            id: read(id.clone()),
            version: version(id),
            remedy: "免费复检".to_owned(),
            cost: Money::ZERO,
            means: WordMeans::Phone,
            told: "李石生".to_owned(),
        };
        shop.run("manager", agree_remedy, agree);
    }
    walk();
    let answer =
        AnswerComplaint {
            id: read(id.clone()), version: version(id), accepted: true, text: "好".to_owned()
        };
    shop.run("manager", answer_complaint, answer);
    walk();
}
