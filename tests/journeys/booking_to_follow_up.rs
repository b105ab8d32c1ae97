use serde_json::{Value, json};
use shop_tests::papers::text_of;
use shop_tests::visit::{labour, part};
use shop_tests::{Car, TestShop};
use std::cell::Cell;

#[test]
fn one_visit_goes_from_booking_to_the_closed_follow_up() {
    journey(&TestShop::open_at("2026-03-02T08:30"));
}

#[test]
fn the_same_visit_goes_through_over_http() {
    journey(&TestShop::over_http_at("2026-03-02T08:30"));
}

fn journey(shop: &TestShop) {
    // A stranger rings up.
    let booking = shop.ok(
        "advisor",
        "book_appointment",
        json!({ "channel": "phone", "customer_id": null, "vehicle_id": null, "contact_name": "张小芳",
                "contact_phone": "13800138000", "plate": "粤b·d12345", "model": "宋 PLUS", "symptom": "刹车有异响",
                "items": ["检查刹车"], "starts_at": shop.clock.text(90), "minutes": 60,
                "advisor_id": shop.id_of("advisor"), "bay_id": null, "estimate": 60_000, "over_capacity": false }),
    );
    assert_eq!(booking["number"], "YY20260302001");
    let slip = text_of(&shop.paper("advisor", "booking_slip", id(&booking["id"])));
    assert!(slip.contains("YY20260302001") && slip.contains("张小芳") && slip.contains("检查刹车"), "{slip}");
    shop.ok("advisor", "confirm_appointment", json!({ "id": booking["id"], "version": booking["version"] }));

    // She comes.
    shop.later(88);
    let page = shop.ok("advisor", "get_appointment", json!({ "id": booking["id"] }));
    let arrived = shop.ok(
        "advisor",
        "arrive_appointment",
        json!({ "id": booking["id"], "version": page["appointment"]["version"], "vehicle_id": null,
                "customer_id": null, "repair_kind": "repair", "second_visit": false }),
    );
    let order = id(&arrived["visit"]["work_order_id"]);
    let visit = shop.ok("advisor", "get_visit", json!({ "work_order_id": order }));
    assert_eq!(visit["vehicle"]["plate"], "粤BD12345");
    assert_eq!(visit["vehicle"]["plate_colour"], "green", "a new-energy plate is green");
    let car = Car {
        shop,
        customer_id: id(&visit["customer"]["id"]),
        vehicle_id: id(&visit["vehicle"]["id"]),
        order: Cell::new(order),
    };
    car.is_in("checked_in");

    // Nobody is waved through: what is missing is named.
    let refusal =
        shop.ask("advisor", "confirm_check_in", car.confirmation()).expect_err("nothing is recorded yet");
    assert_eq!(refusal["code"], "still_missing");
    let missing: Vec<&Value> =
        refusal["params"]["missing"].as_array().expect("a list").iter().map(|one| &one["what"]).collect();
    assert_eq!(missing, ["mileage", "fuel", "walk_around"]);
    car.checked_in(52_300);
    let sheet = text_of(&shop.paper("advisor", "check_in_sheet", order));
    assert!(sheet.contains("粤B·D12345") && sheet.contains("行车记录仪"), "{sheet}");

    // The estimate and her answers: pads yes, wipers no.
    car.with_line(labour("更换前刹车片", 150));
    car.with_line(part("前刹车片", 1000, 38_050));
    let wipers = car.with_line(part("雨刮胶条", 2000, 4_500));
    let estimate = car.estimate_issued();
    assert_eq!(estimate["total"], 18_000 + 38_050 + 9_000);
    car.is_in("awaiting_authorisation").authorised(&[wipers]).is_in("awaiting_assignment");

    // The foreman assigns; without a technician nothing is released.
    assert_eq!(
        shop.refused("foreman", "release_to_repair", json!({ "work_order_id": order })),
        "still_missing"
    );
    car.assigned_to("technician").released();
    let card = text_of(&shop.paper("foreman", "job_card", order));
    assert!(card.contains("更换前刹车片") && !card.contains("180.00"), "a job card has no prices: {card}");

    // At the car a leaking shock absorber is found, quoted and approved.
    car.starts("technician", 0);
    let finding = shop.ok(
        "technician",
        "report_finding",
        json!({ "work_order_id": order, "job_id": null, "text": "右前减震器漏油", "suggestion": "更换减震器" }),
    );
    shop.ok(
        "advisor",
        "add_line",
        json!({ "work_order_id": order, "figures": labour("更换右前减震器", 100), "finding_id": finding["id"],
                "walk_around_code": null }),
    );
    car.estimate_issued();
    shop.later(40);
    car.finishes("technician", 0);
    assert_eq!(
        shop.refused("technician", "submit_self_inspection", car.self_inspection()),
        "still_missing",
        "a line waits for the customer's answer"
    );
    car.authorised(&[]).is_in("in_repair").assigned_to("technician").repaired_by("technician");
    car.self_inspected("technician");

    // Final inspection, cleaning, bill.
    car.passed().cleaned();
    let sheets = car.billed(0, 50);
    assert_eq!(sheets.len(), 1);
    let total = 18_000 + 38_050 + 12_000 - 50;
    assert_eq!(sheets[0]["total"], total);
    assert_eq!(sheets[0]["number"], "JS20260302001");

    // Two means settle it; the hundred in cash gets change.
    let parts = json!([{ "means": "wechat", "amount": total - 9_000, "tendered": total - 9_000 },
                       { "means": "cash", "amount": 9_000, "tendered": 10_000 }]);
    let taken = shop.ok(
        "cashier",
        "take_payment",
        json!({ "settlement_id": sheets[0]["id"], "owed": total, "parts": parts }),
    );
    assert_eq!((&taken["change"], &taken["owed"]), (&json!(1_000), &json!(0)));
    car.is_in("ready_for_delivery");
    let paper = text_of(&shop.paper("cashier", "settlement_sheet", id(&sheets[0]["id"])));
    for said in [
        "JS20260302001",
        "张小芳",
        "粤B·D12345",
        "更换前刹车片",
        "前刹车片",
        "380.50",
        "680.00",
        "陆佰捌拾元整",
    ] {
        assert!(paper.contains(said), "the sheet does not say {said}: {paper}");
    }
    assert!(!paper.contains("雨刮胶条"), "what was declined is not charged");

    // Delivery, marks, and the call four days later.
    car.delivered();
    let marks = json!({ "service": 5, "quality": 5, "on_time": 2, "price_clarity": 4, "cleanliness": 5, "recommend": 8 });
    let survey = shop.ok(
        "advisor",
        "record_survey",
        json!({ "work_order_id": order, "marks": marks, "comment": "等得久" }),
    );
    let complaint = id(&survey["complaint_id"]);
    shop.later(4 * 1440);
    let list = shop.ok("callback_clerk", "list_follow_ups", json!({}));
    let waiting = ["call_backs", "overdue", "due_today", "later"]
        .iter()
        .flat_map(|group| list[group].as_array().cloned().unwrap_or_default())
        .find(|row| row["work_order_id"] == order)
        .expect("the visit is on the list of calls");
    let recorded = shop.ok(
        "callback_clerk",
        "record_call",
        json!({ "id": waiting["id"], "version": waiting["version"], "outcome": "satisfied", "note": "", "marks": null,
                "call_back_at": null, "complaint": null }),
    );
    assert_eq!(recorded["closed"], true);
    car.is_in("closed");

    // The bad mark's case is answered with the customer's own yes.
    let page = shop.ok("callback_clerk", "get_complaint", json!({ "id": complaint }));
    assert_eq!(page["row"]["complaint"]["category"], "delay");
    let saved = shop.ok(
        "callback_clerk",
        "agree_remedy",
        json!({ "id": complaint, "version": page["row"]["complaint"]["version"], "remedy": "赠送精洗一次", "cost": 5_000,
                "means": "phone", "told": "张小芳" }),
    );
    shop.ok(
        "callback_clerk",
        "answer_complaint",
        json!({ "id": complaint, "version": saved["version"], "accepted": true, "text": "可以" }),
    );
    let page = shop.ok("callback_clerk", "get_complaint", json!({ "id": complaint }));
    assert_eq!(page["row"]["complaint"]["state"], "closed");

    // The wipers she declined come back at the next check-in.
    let notices = shop.ok(
        "advisor",
        "check_in_notices",
        json!({ "vehicle_id": car.vehicle_id, "work_order_id": null, "mileage_km": 53_000 }),
    );
    assert_eq!(notices["declined"][0]["name"], "雨刮胶条");
    assert_eq!(
        notices["under_warranty"][0]["work_order_id"], order,
        "four days and 700 km are under warranty"
    );
}

fn id(value: &Value) -> i64 {
    value.as_i64().unwrap_or_else(|| panic!("{value} is no id"))
}
