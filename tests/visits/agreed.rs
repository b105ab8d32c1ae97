//! What holds for a line once the customer has said yes, and who may give away.

use serde_json::{Value, json};
use shop_tests::papers::text_of;
use shop_tests::visit::{figures, labour, part};
use shop_tests::{Car, TestShop};

fn open() -> TestShop {
    TestShop::open_at("2026-03-02T08:30")
}

fn checked_in(shop: &TestShop) -> Car<'_> {
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车有异响").checked_in(30_000);
    car
}

fn line(car: &Car<'_>, id: i64) -> Value {
    let lines = car.visit()["lines"].as_array().cloned().unwrap_or_default();
    lines.into_iter().find(|line| line["id"] == id).expect("the line is on the page")
}

fn change(car: &Car<'_>, id: i64, figures: &Value) -> Value {
    json!({ "line_id": id, "version": line(car, id)["version"], "figures": figures })
}

fn withdrawal(car: &Car<'_>, id: i64, reason: &str) -> Value {
    json!({ "line_id": id, "version": line(car, id)["version"], "reason": reason })
}

fn overrun(shop: &TestShop, basis_points: i64) {
    let mut details = shop.ok("manager", "get_shop", json!({}));
    details["settings"]["overrun_limit"] = json!(basis_points);
    shop.ok("manager", "save_shop", details);
}

#[test]
fn an_agreed_part_is_withdrawn_with_a_reason_and_costs_nothing() {
    let shop = open();
    let car = checked_in(&shop);
    let pads = car.with_line(part("前制动片", 1000, 46_000));
    let work = car.with_line(labour("更换前制动片", 100));
    let wipers = car.with_line(part("雨刮胶条", 2000, 6_000));
    car.estimate_issued();
    let early = shop.refused("advisor", "withdraw_line", withdrawal(&car, wipers, "不要了"));
    assert_eq!(early, "wrong_stage", "it was only offered: the customer's no is an answer");
    car.authorised(&[]);

    assert_eq!(shop.refused("foreman", "withdraw_line", withdrawal(&car, wipers, "不要了")), "role_missing");
    assert_eq!(shop.refused("advisor", "withdraw_line", withdrawal(&car, wipers, " ")), "bad_field");
    let stale = json!({ "line_id": wipers, "version": 1, "reason": "不要了" });
    assert_eq!(shop.refused("advisor", "withdraw_line", stale), "conflict");
    let refusal = shop.ask("advisor", "withdraw_line", withdrawal(&car, work, "不要了")).expect_err("work");
    assert_eq!(refusal, json!({ "code": "line_is_work", "params": { "name": "更换前制动片" } }));

    shop.ok("advisor", "withdraw_line", withdrawal(&car, wipers, "客户自己有"));
    let gone = line(&car, wipers);
    assert_eq!(gone["decline_reason"], "客户自己有", "it stays on the page with its reason");
    assert_eq!(car.visit()["approved_total"], 58_000);
    let steps = car.visit()["steps"].as_array().cloned().unwrap_or_default();
    assert!(
        steps.iter().any(|step| step["action"] == "withdraw_line" && step["note"] == "雨刮胶条 · 客户自己有"),
        "who withdrew it is told: {steps:?}"
    );
    assert_eq!(shop.refused("manager", "withdraw_line", withdrawal(&car, wipers, "再撤")), "line_fixed");

    car.assigned_to("technician").released().repaired_by("technician").self_inspected("technician");
    car.passed().cleaned();
    // In the wash bay it may still go, by the manager: nobody was billed for it.
    assert_eq!(shop.refused("advisor", "withdraw_line", withdrawal(&car, pads, "装了旧片")), "role_missing");
    shop.ok("manager", "withdraw_line", withdrawal(&car, pads, "装了旧片"));
    let sheets = car.billed(0, 0);
    assert_eq!(sheets[0]["total"], 12_000);
    let told = text_of(&shop.paper("cashier", "settlement_sheet", 1));
    assert!(told.contains("变更：已同意的项目“雨刮胶条”撤销（客户自己有）"), "{told}");
    assert_eq!(
        sheets[0]["content"]["lines"].as_array().map(Vec::len),
        Some(1),
        "neither part is on the sheet"
    );
}

#[test]
fn what_is_billed_is_not_withdrawn() {
    let shop = open();
    let car = checked_in(&shop);
    let pads = car.with_line(part("前制动片", 1000, 46_000));
    car.estimate_issued();
    car.authorised(&[]).released().self_inspected("technician").passed();
    shop.ok("cashier", "prepare_bill", json!({ "work_order_id": car.id(), "discount": 0, "rounding": 0 }));
    let refusal = shop.ask("manager", "withdraw_line", withdrawal(&car, pads, "不要了")).expect_err("billed");
    assert_eq!(refusal, json!({ "code": "line_billed", "params": { "name": "前制动片" } }));
}

#[test]
fn neither_price_nor_number_rises_behind_an_agreed_amount() {
    let shop = open();
    let car = checked_in(&shop);
    let oil = car.with_line(part("机油", 4000, 10_000));
    let work = car.with_line(labour("更换机油", 100));
    car.estimate_issued();
    car.authorised(&[]);
    let over = |id: i64, figures: Value| {
        let refusal = shop.ask("advisor", "change_line", change(&car, id, &figures)).expect_err("refused");
        assert_eq!(refusal["code"], "figure_over_authorised", "{figures}");
        refusal["params"].clone()
    };
    // Each of them asks less in all than was agreed.
    assert_eq!(
        over(oil, part("机油", 2000, 20_000)),
        json!({ "field": "unit_price", "authorised": "100.00" })
    );
    assert_eq!(over(oil, part("机油", 4001, 9_000)), json!({ "field": "quantity", "authorised": "4" }));
    let dearer = figures("labour", "更换机油", json!({ "hours": 50, "unit_price": 24_000, "unit": "工时" }));
    assert_eq!(over(work, dearer), json!({ "field": "unit_price", "authorised": "120.00" }));
    let longer = figures("labour", "更换机油", json!({ "hours": 200, "unit_price": 6_000, "unit": "工时" }));
    assert_eq!(over(work, longer), json!({ "field": "hours", "authorised": "1" }));

    // Less of both is less, and the way back is up to what was agreed.
    shop.ok("advisor", "change_line", change(&car, oil, &part("机油", 3500, 9_000)));
    shop.ok("advisor", "change_line", change(&car, oil, &part("机油", 4000, 10_000)));

    overrun(&shop, 500);
    shop.ok("advisor", "change_line", change(&car, oil, &part("机油", 3500, 10_500)));
    // Five per cent of what was agreed, not of what it is by now.
    assert_eq!(over(oil, part("机油", 3000, 10_501))["authorised"], "100.00");
    assert_eq!(over(oil, part("机油", 4201, 9_000))["authorised"], "4");
}

#[test]
fn what_the_shop_pays_for_itself_is_the_managers_to_grant() {
    let shop = open();
    let car = checked_in(&shop);
    let free_by = |payer: &str, price: i64| {
        figures("part", "前制动片", json!({ "category": "free", "payer": payer, "unit_price": price }))
    };
    let internal =
        figures("part", "前制动片", json!({ "category": "internal", "payer": "shop", "unit_price": 46_000 }));
    let add = |figures: &Value| json!({ "work_order_id": car.id(), "figures": figures, "finding_id": null, "walk_around_code": null });
    for seat in ["advisor", "foreman"] {
        for figures in [&free_by("shop", 46_000), &internal] {
            assert_eq!(shop.refused(seat, "add_line", add(figures)), "shop_cost_by_manager", "{seat}");
        }
    }
    shop.ok("advisor", "add_line", add(&free_by("manufacturer", 46_000)));

    let paid = car.with_line(part("前制动片", 1000, 46_000));
    let to_the_shop = change(&car, paid, &free_by("shop", 46_000));
    assert_eq!(shop.refused("advisor", "change_line", to_the_shop.clone()), "shop_cost_by_manager");
    shop.ok("manager", "change_line", to_the_shop);
    let renamed = figures(
        "part",
        "前刹车片",
        json!({ "category": "free", "payer": "shop", "unit_price": 46_000, "brand": "博世" }),
    );
    let other = change(&car, paid, &renamed);
    assert_eq!(
        shop.refused("advisor", "change_line", other),
        "shop_cost_by_manager",
        "granted for this thing"
    );
    shop.ok("advisor", "change_line", change(&car, paid, &free_by("shop", 45_000)));
    shop.ok("manager", "change_line", change(&car, paid, &free_by("shop", 46_000)));
    let dearer = change(&car, paid, &free_by("shop", 46_001));
    assert_eq!(
        shop.refused("advisor", "change_line", dearer),
        "shop_cost_by_manager",
        "granted up to 460.00"
    );

    let agreed = car.with_line(labour("更换前制动片", 100));
    car.estimate_issued();
    car.authorised(&[]);
    let goodwill = figures(
        "labour",
        "更换前制动片",
        json!({ "hours": 100, "unit_price": 12_000, "unit": "工时", "category": "free", "payer": "shop" }),
    );
    let ask = change(&car, agreed, &goodwill);
    assert_eq!(shop.refused("advisor", "supersede_line", ask.clone()), "shop_cost_by_manager");
    shop.ok("manager", "supersede_line", ask);
}

#[test]
fn goodwill_of_an_earlier_visit_is_not_given_again_by_quoting_it_again() {
    let shop = open();
    let car = checked_in(&shop);
    let goodwill =
        figures("part", "雨刮胶条", json!({ "category": "free", "payer": "shop", "unit_price": 6_000 }));
    let ask = json!({ "work_order_id": car.id(), "figures": goodwill, "finding_id": null, "walk_around_code": null });
    let declined = shop.ok("manager", "add_line", ask)["line"]["id"].as_i64().expect("a line has an id");
    car.estimate_issued();
    car.authorised(&[declined]).is_in("estimating");
    let cancel = json!({ "work_order_id": car.id(), "version": car.version(), "reason": "下次再来" });
    shop.ok("advisor", "cancel_visit", cancel);

    car.walks_in("repair", "又来了").checked_in(31_000);
    let again = json!({ "work_order_id": car.id(), "line_id": declined });
    assert_eq!(shop.refused("advisor", "quote_declined", again.clone()), "shop_cost_by_manager");
    shop.ok("manager", "quote_declined", again);
}

#[test]
fn what_takes_a_lines_place_stays_of_its_kind() {
    let shop = open();
    let car = checked_in(&shop);
    let old = car.with_line(labour("更换前制动片", 100));
    car.estimate_issued();
    car.authorised(&[]);
    let new = shop.ok("advisor", "supersede_line", change(&car, old, &labour("更换前制动片", 150)));
    let draft = new["line"]["id"].as_i64().expect("a line has an id");
    let as_part = change(&car, draft, &part("前制动片", 1000, 46_000));
    let refusal = shop.ask("advisor", "change_line", as_part).expect_err("refused");
    assert_eq!(refusal["params"], json!({ "field": "kind", "problem": "unknown" }));
    shop.ok("advisor", "change_line", change(&car, draft, &labour("更换前制动片", 140)));

    let fresh = car.with_line(labour("雨刮胶条", 10));
    shop.ok("advisor", "change_line", change(&car, fresh, &part("雨刮胶条", 2000, 6_000)));
}

#[test]
fn an_agreed_line_in_place_of_cancelled_work_is_done_after_all() {
    let shop = open();
    let car = checked_in(&shop);
    let old = car.with_line(labour("更换正时皮带", 400));
    car.with_line(labour("更换机油", 50));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released().starts("technician", 0);
    let (job, version) = car.job_at(0);
    let pause = json!({ "job_id": job, "version": version, "reason": "customer" });
    shop.ok("technician", "pause_job", pause);
    let new = shop.ok("advisor", "supersede_line", change(&car, old, &labour("更换正时皮带", 500)));
    car.estimate_issued();

    // Begun, and called off before the customer has answered to the dearer one.
    let cancel = json!({ "job_id": job, "version": car.job_at(0).1, "reason": "客户嫌贵" });
    shop.ok("foreman", "cancel_job", cancel);
    assert_eq!(line(&car, old)["state"], "declined");
    car.authorised(&[]);

    assert_eq!(line(&car, old)["state"], "declined", "why the first was called off is kept");
    let jobs: Vec<Value> = car.jobs().into_iter().filter(|job| job["line_id"] == new["line"]["id"]).collect();
    assert_eq!(jobs.len(), 1, "what the customer agreed to is to be done");
    assert_eq!((&jobs[0]["state"], &jobs[0]["planned_minutes"]), (&json!("waiting"), &json!(300)));
    let refusal =
        shop.ask("technician", "submit_self_inspection", car.self_inspection()).expect_err("not done yet");
    assert_eq!(refusal["params"]["missing"], json!([{ "what": "jobs_finished", "count": 2 }]));
}
