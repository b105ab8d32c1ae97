//! What each seat is offered, held against what its commands answer: offered is
//! let through, offered with something missing is refused with just that, and
//! what is not offered is refused.
//!
//! Every command is asked for a version nobody saw, or with money nobody owes:
//! who is let through the gate is told that, and nothing is changed by asking.

use crate::{home, visit, waits_for_parts};
use domain::complaint::{ComplaintCategory, ComplaintSource, Severity, WordMeans};
use domain::follow_up::CallOutcome;
use domain::ids::FollowUpId;
use domain::money::Money;
use domain::settlement::PaymentMeans;
use domain::warranty::RepairKind;
use features::aftercare::complaints::{
    AgreeRemedy, AnswerComplaint, AskComplaint, AskRemedy, OpenComplaint, agree_remedy, answer_complaint,
    ask_remedy, get_complaint, open_complaint,
};
use features::aftercare::follow_ups::{AskFollowUp, RecordCall, get_follow_up, record_call};
use features::bookings::{
    ArriveAppointment, AskAppointment, BookAppointment, CancelAppointment, ConfirmAppointment, MarkNoShow,
    arrive_appointment, book_appointment, cancel_appointment, confirm_appointment, get_appointment,
    mark_no_show,
};
use features::till::{
    PaymentPart, RefundPayment, TakePayment, put_on_account, refund_payment, take_payment, void_settlement,
};
use features::visit::workshop::assign_job;
use serde_json::{Value, json};
use shop_tests::asks_office::{booking, complaint, shared};
use shop_tests::asks_visit::{on_account, voided};
use shop_tests::typed::{field, read, request};
use shop_tests::visit::labour;
use shop_tests::{Car, MORNING, SEATS, TestShop};

/// What says that the gate let the person through.
const BEHIND_THE_GATE: [&str; 4] = ["conflict", "owed_changed", "bad_field", "item_unanswered"];

struct Ask {
    action: &'static str,
    command: &'static str,
    request: Value,
}

fn asked(action: &'static str, command: &'static str, request: Value) -> Ask {
    Ask { action, command, request }
}

#[track_caller]
fn holds(shop: &TestShop, seat: &str, offers: &Value, asks: &[Ask]) {
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
    let mut asks = vec![
        asked("pause", "pause_job", with("reason", json!("parts"))),
        asked("finish", "finish_job", finish),
        asked("assign", "assign_job", assign),
        asked("assign", "move_job", moved),
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

/// A car whose bill of 120.00 waits to be paid.
fn at_the_till(shop: &TestShop) -> Car<'_> {
    let car = shop.car("李国强", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车异响").checked_in(30_000);
    car.with_line(labour("更换前刹车片", 100));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released().repaired_by("technician");
    car.self_inspected("technician").passed().cleaned().billed(0, 0);
    car
}

/// The actions of a visit that are asked for a version or with a report, so that asking
/// changes nothing.
fn visit_asks(car: &Car<'_>) -> Vec<Ask> {
    let of_visit = |more: Value| {
        let mut request = json!({ "work_order_id": car.id(), "version": 0, "reason": "改期" });
        for (field, value) in more.as_object().expect("fields") {
            request[field] = value.clone();
        }
        request
    };
    let advisor = car.shop.id_of("advisor");
    let report = json!({ "items": [], "road_test_km": 0, "note": "", "certificate_number": "" });
    let rework = json!({ "items": [], "road_test_km": 0, "note": "", "failed_jobs": [], "cause": "",
                         "remedy": "", "responsible_id": 1, "hours": 0, "refused_by": "李国强" });
    vec![
        asked("issue_estimate", "issue_estimate", of_visit(json!({}))),
        asked("cancel", "cancel_visit", of_visit(json!({}))),
        asked("move_promise", "move_promise", of_visit(json!({ "promised_at": car.shop.clock.text(60) }))),
        asked("reassign_advisor", "reassign_advisor", of_visit(json!({ "advisor_id": advisor }))),
        asked("submit_self_inspection", "submit_self_inspection", of_visit(report.clone())),
        asked("pass_final_inspection", "pass_final_inspection", of_visit(report)),
        asked("fail_final_inspection", "fail_final_inspection", of_visit(rework.clone())),
        asked("refuse_delivery", "refuse_delivery", of_visit(rework)),
    ]
}

/// What the visit offers to whoever asks, in the words of a refusal.
fn visit_offers(visit: &Value) -> Value {
    let offers = visit["actions"].as_array().cloned().unwrap_or_default();
    let yours = offers.iter().filter(|offer| offer["yours"] == true);
    yours
        .map(|offer| {
            let params = json!({ "action": offer["action"], "missing": offer["missing"] });
            let lacks = offer["missing"].as_array().is_some_and(|missing| !missing.is_empty());
            let refusal =
                if lacks { json!({ "code": "still_missing", "params": params }) } else { Value::Null };
            json!({ "action": offer["action"], "missing": refusal })
        })
        .collect()
}

#[test]
fn the_buttons_of_a_visit_are_what_its_commands_let_through() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("李国强", "13800138000", "粤B12345");
    let walk = || {
        for seat in SEATS {
            holds(&shop, seat, &visit_offers(&visit(&shop, seat, car.id())), &visit_asks(&car));
        }
    };
    car.walks_in("repair", "刹车异响");
    walk();
    car.checked_in(30_000);
    walk();
    car.with_line(labour("更换前刹车片", 100));
    walk();
    car.estimate_issued();
    walk();
    car.authorised(&[]).assigned_to("technician");
    walk();
    car.released();
    walk();
    // The second technician did none of it, and is told so before the list is filled in.
    car.repaired_by("technician");
    walk();
    let offers = visit_offers(&visit(&shop, "second_technician", car.id()));
    let own =
        offers.as_array().and_then(|all| all.iter().find(|one| one["action"] == "submit_self_inspection"));
    assert_eq!(own.expect("offered")["missing"]["params"]["missing"], json!([{ "what": "other_signer" }]));
    car.self_inspected("technician");
    walk();
    car.passed();
    walk();
    car.cleaned().billed(0, 0);
    walk();
}

/// What the visit offers and the sheet lets.
fn sheet_offers(visit: &Value, sheet: &Value) -> Value {
    let lets = sheet["actions"].as_array().cloned().unwrap_or_default();
    let of_visit = visit["actions"].as_array().cloned().unwrap_or_default();
    let offered = of_visit.iter().filter(|offer| {
        let open = offer["missing"].as_array().is_some_and(Vec::is_empty);
        offer["yours"] == true && open && lets.contains(&offer["action"])
    });
    offered.map(|offer| json!({ "action": offer["action"], "missing": null })).collect()
}

#[test]
fn what_is_offered_on_a_sheet_is_what_its_commands_let_through() {
    let shop = TestShop::open_at(MORNING);
    let car = at_the_till(&shop);
    let walk = || {
        for seat in SEATS {
            let visit = visit(&shop, seat, car.id());
            for sheet in visit["settlements"].as_array().expect("sheets") {
                let id = &sheet["id"];
                // What is offered goes by the money on it: who is told no amounts is offered nothing.
                let told = !sheet["owed"].is_null();
                assert!(told || sheet["actions"] == json!([]), "{seat} is told by {}", sheet["actions"]);
                let payment = visit["payments"]
                    .as_array()
                    .and_then(|payments| payments.iter().find(|payment| payment["settlement_id"] == *id));
                let seen = json!({ "settlement_id": id, "owed": 1, "parts": [], "reason": "" });
                let mut asks = vec![
                    asked("take_payment", "take_payment", seen.clone()),
                    asked("put_on_account", "put_on_account", seen.clone()),
                    asked("collect_on_account", "collect_on_account", seen.clone()),
                    asked("void_settlement", "void_settlement", seen),
                ];
                if let Some(payment) = payment {
                    let back = json!({ "payment_id": payment["id"], "refundable": payment["refundable"], "amount": 100,
                                "means": "cash", "reason": "" });
                    asks.push(asked("refund_payment", "refund_payment", back));
                }
                holds(&shop, seat, &sheet_offers(&visit, sheet), &asks);
            }
        }
    };
    walk();
    let sheet = car.visit()["settlements"][0].clone();
    assert_eq!((&sheet["owed"], &sheet["is_active"]), (&json!(12_000), &json!(true)));
    let (amount, tendered) = (Money(10_000), Money(10_000));
    let part = TakePayment {
        settlement_id: field(&sheet, "id"),
        owed: Money(12_000),
        parts: vec![PaymentPart { means: PaymentMeans::Cash, amount, tendered, voucher: None }],
    };
    shop.run("cashier", take_payment, part);
    walk();
    assert_eq!(car.visit()["payments"][0]["refundable"], json!(10_000));
    shop.run("manager", put_on_account, on_account(&sheet, "老客户"));
    walk();
    let back = RefundPayment {
        payment_id: field(&car.visit()["payments"][0], "id"),
        refundable: Money(10_000),
        amount: Money(10_000),
        means: PaymentMeans::Cash,
        reason: "多收".to_owned(),
    };
    shop.run("manager", refund_payment, back);
    walk();
    shop.run("manager", void_settlement, voided(&car.visit()["settlements"][0], "开错"));
    walk();
    assert_eq!(car.visit()["settlements"][0]["owed"], json!(0));
}

#[test]
fn what_is_offered_of_a_call_is_what_its_command_lets_through() {
    let shop = TestShop::open_at(MORNING);
    let car = at_the_till(&shop);
    car.paid(&car.sheets()[0], "cash", 12_000, 12_000);
    car.delivered();
    let id: FollowUpId = field(&car.visit()["follow_up"], "id");
    let call = |outcome: CallOutcome, version: i64| RecordCall {
        id,
        version,
        outcome,
        note: "好".to_owned(),
        marks: None,
        call_back_at: None,
        complaint: None,
    };
    let walk = || {
        for seat in SEATS {
            let page = shop.run(seat, get_follow_up, AskFollowUp { id });
            let asks =
                ["satisfied", "suggestion", "problem", "refused", "wrong_number", "unreachable", "call_back"]
                    .map(|outcome| asked(outcome, "record_call", request(call(read(outcome), 0))));
            holds(&shop, seat, &page["outcomes"], &asks);
        }
    };
    let version = || {
        let page = shop.run("callback_clerk", get_follow_up, AskFollowUp { id });
        field::<i64>(&page["follow_up"], "version")
    };
    walk();
    shop.run("callback_clerk", record_call, call(CallOutcome::Unreachable, version()));
    walk();
    shop.later(6 * 60);
    walk();
    shop.run("callback_clerk", record_call, call(CallOutcome::Satisfied, version()));
    walk();
}
