//! The buttons of a visit, of its sheets and of its call, held against what their commands let through.

use crate::offered::{Ask, asked, holds};
use crate::visit;
use domain::follow_up::CallOutcome;
use domain::ids::FollowUpId;
use domain::money::Money;
use domain::settlement::PaymentMeans;
use features::aftercare::follow_ups::{AskFollowUp, RecordCall, get_follow_up, record_call};
use features::till::{
    PaymentPart, RefundPayment, TakePayment, put_on_account, refund_payment, take_payment, void_settlement,
};
use serde_json::{Value, json};
use shop_tests::asks_visit::{on_account, voided};
use shop_tests::typed::{field, read, request};
use shop_tests::visit::labour;
use shop_tests::{Car, MORNING, SEATS, TestShop};

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
    let telling = json!({ "matter": "progress", "means": "phone", "to_name": "", "phone": "",
                          "reached": true, "note": "" });
    let sent = json!({ "what": "", "partner": "", "handed_to": "", "receipt": "", "due_back_on": null });
    vec![
        asked("issue_estimate", "issue_estimate", of_visit(json!({}))),
        asked("cancel", "cancel_visit", of_visit(json!({}))),
        asked("move_promise", "move_promise", of_visit(json!({ "promised_at": car.shop.clock.text(60) }))),
        asked("reassign_advisor", "reassign_advisor", of_visit(json!({ "advisor_id": advisor }))),
        asked("note_told", "note_told", of_visit(json!({ "telling": telling }))),
        asked("send_outside", "send_outside", of_visit(json!({ "sent": sent }))),
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
