//! What holds for a line once the customer has said yes, and who may give away.

use domain::ids::{JobId, LineId, WorkOrderId};
use domain::job::PauseReason;
use domain::money::Rate;
use features::aftercare::follow_ups::{AskFollowUp, get_follow_up};
use features::till::prepare_bill;
use features::visit::course::cancel_visit;
use features::visit::lines::{self, QuoteDeclined, WithdrawLine};
use features::visit::workshop::{self, CancelJob, PauseJob};
use serde_json::{Value, json};
use shop_tests::asks_visit::{added, bill, called_off, changed, line, sets, superseded, withdrawn};
use shop_tests::papers::text_of;
use shop_tests::typed::{field, request};
use shop_tests::visit::{figures, labour, part};
use shop_tests::{Car, MORNING, TestShop};

fn open() -> TestShop {
    TestShop::open_at(MORNING)
}

fn checked_in(shop: &TestShop) -> Car<'_> {
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车有异响").checked_in(30_000);
    car
}

fn changes(car: &Car<'_>, seat: &str, id: i64, figures: &Value) {
    car.shop.run(seat, lines::change_line, changed(car, id, figures));
}

fn refused_change(car: &Car<'_>, id: i64, figures: &Value) -> String {
    car.shop.refused("advisor", "change_line", request(changed(car, id, figures)))
}

fn refused_withdrawal(car: &Car<'_>, seat: &str, id: i64, reason: &str) -> String {
    car.shop.refused(seat, "withdraw_line", request(withdrawn(car, id, reason)))
}

#[test]
fn an_agreed_part_is_withdrawn_with_a_reason_and_costs_nothing() {
    let shop = open();
    let car = checked_in(&shop);
    let pads = car.with_line(part("前制动片", 1000, 46_000));
    let work = car.with_line(labour("更换前制动片", 100));
    let wipers = car.with_line(part("雨刮胶条", 2000, 6_000));
    car.estimate_issued();
    let early = refused_withdrawal(&car, "advisor", wipers, "不要了");
    assert_eq!(early, "wrong_stage", "it was only offered: the customer's no is an answer");
    car.authorised(&[]);

    assert_eq!(refused_withdrawal(&car, "foreman", wipers, "不要了"), "role_missing");
    assert_eq!(refused_withdrawal(&car, "advisor", wipers, " "), "bad_field");
    let stale = request(WithdrawLine { version: 1, ..withdrawn(&car, wipers, "不要了") });
    assert_eq!(shop.refused("advisor", "withdraw_line", stale), "conflict");
    let ask = request(withdrawn(&car, work, "不要了"));
    let refusal = shop.ask("advisor", "withdraw_line", ask).expect_err("work");
    assert_eq!(refusal, json!({ "code": "line_is_work", "params": { "name": "更换前制动片" } }));

    shop.run("advisor", lines::withdraw_line, withdrawn(&car, wipers, "客户自己有"));
    let gone = line(&car, wipers);
    assert_eq!(gone["decline_reason"], "客户自己有", "it stays on the page with its reason");
    assert_eq!(car.visit()["approved_total"], 58_000);
    let steps = car.visit()["steps"].as_array().cloned().unwrap_or_default();
    assert!(
        steps.iter().any(|step| step["action"] == "withdraw_line" && step["note"] == "雨刮胶条 · 客户自己有"),
        "who withdrew it is told: {steps:?}"
    );
    assert_eq!(refused_withdrawal(&car, "manager", wipers, "再撤"), "line_fixed");

    car.assigned_to("technician").released().repaired_by("technician").self_inspected("technician");
    car.passed().cleaned();
    // In the wash bay it may still go, by the manager: nobody was billed for it.
    assert_eq!(refused_withdrawal(&car, "advisor", pads, "装了旧片"), "role_missing");
    shop.run("manager", lines::withdraw_line, withdrawn(&car, pads, "装了旧片"));
    let sheets = car.billed(0, 0);
    assert_eq!(sheets[0]["total"], 12_000);
    let told = text_of(&shop.paper("cashier", "settlement_sheet", 1));
    assert!(told.contains("变更：已同意的项目“雨刮胶条”撤销（客户自己有）"), "{told}");
    assert_eq!(
        sheets[0]["content"]["lines"].as_array().map(Vec::len),
        Some(1),
        "neither part is on the sheet"
    );
    car.paid(&sheets[0], "cash", 12_000, 12_000);
    car.delivered();
    let visit = car.visit();
    assert_eq!(visit["withdrawn_lines"], json!([pads, wipers]));
    assert_eq!((&visit["done_lines"], &visit["refused_lines"]), (&json!([work]), &json!([])));
    // Whoever calls does not tell the customer that they did not want them.
    let call = AskFollowUp { id: field(&visit["follow_up"], "id") };
    let page = shop.run("callback_clerk", get_follow_up, call);
    assert_eq!((&page["work_done"], &page["declined"]), (&json!(["更换前制动片"]), &json!([])));
}

#[test]
fn what_is_billed_is_not_withdrawn() {
    let shop = open();
    let car = checked_in(&shop);
    let pads = car.with_line(part("前制动片", 1000, 46_000));
    car.estimate_issued();
    car.authorised(&[]).released().self_inspected("technician").passed();
    shop.run("cashier", prepare_bill, bill(&car, 0));
    let ask = request(withdrawn(&car, pads, "不要了"));
    let refusal = shop.ask("manager", "withdraw_line", ask).expect_err("billed");
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
        let ask = request(changed(&car, id, &figures));
        let refusal = shop.ask("advisor", "change_line", ask).expect_err("refused");
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
    changes(&car, "advisor", oil, &part("机油", 3500, 9_000));
    changes(&car, "advisor", oil, &part("机油", 4000, 10_000));

    sets(&shop, |settings| settings.overrun_limit = Rate(500));
    changes(&car, "advisor", oil, &part("机油", 3500, 10_500));
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
    for seat in ["advisor", "foreman"] {
        for figures in [&free_by("shop", 46_000), &internal] {
            let ask = request(added(&car, figures));
            assert_eq!(shop.refused(seat, "add_line", ask), "shop_cost_by_manager", "{seat}");
        }
    }
    shop.run("advisor", lines::add_line, added(&car, &free_by("manufacturer", 46_000)));

    let paid = car.with_line(part("前制动片", 1000, 46_000));
    assert_eq!(refused_change(&car, paid, &free_by("shop", 46_000)), "shop_cost_by_manager");
    changes(&car, "manager", paid, &free_by("shop", 46_000));
    let renamed = figures(
        "part",
        "前刹车片",
        json!({ "category": "free", "payer": "shop", "unit_price": 46_000, "brand": "博世" }),
    );
    let other = refused_change(&car, paid, &renamed);
    assert_eq!(other, "shop_cost_by_manager", "granted for this thing");
    changes(&car, "advisor", paid, &free_by("shop", 45_000));
    changes(&car, "manager", paid, &free_by("shop", 46_000));
    let dearer = refused_change(&car, paid, &free_by("shop", 46_001));
    assert_eq!(dearer, "shop_cost_by_manager", "granted up to 460.00");

    let agreed = car.with_line(labour("更换前制动片", 100));
    car.estimate_issued();
    car.authorised(&[]);
    let goodwill = figures(
        "labour",
        "更换前制动片",
        json!({ "hours": 100, "unit_price": 12_000, "unit": "工时", "category": "free", "payer": "shop" }),
    );
    let ask = || superseded(&car, agreed, &goodwill);
    assert_eq!(shop.refused("advisor", "supersede_line", request(ask())), "shop_cost_by_manager");
    shop.run("manager", lines::supersede_line, ask());
}

#[test]
fn goodwill_of_an_earlier_visit_is_not_given_again_by_quoting_it_again() {
    let shop = open();
    let car = checked_in(&shop);
    let goodwill =
        figures("part", "雨刮胶条", json!({ "category": "free", "payer": "shop", "unit_price": 6_000 }));
    let offered = shop.run("manager", lines::add_line, added(&car, &goodwill));
    let declined = offered["line"]["id"].as_i64().expect("a line has an id");
    car.estimate_issued();
    car.authorised(&[declined]).is_in("estimating");
    shop.run("advisor", cancel_visit, called_off(&car, "下次再来"));

    car.walks_in("repair", "又来了").checked_in(31_000);
    let again =
        || QuoteDeclined { work_order_id: WorkOrderId(car.id()), line_id: LineId(declined), approval: None };
    assert_eq!(shop.refused("advisor", "quote_declined", request(again())), "shop_cost_by_manager");
    shop.run("manager", lines::quote_declined, again());
}

#[test]
fn what_takes_a_lines_place_stays_of_its_kind() {
    let shop = open();
    let car = checked_in(&shop);
    let old = car.with_line(labour("更换前制动片", 100));
    car.estimate_issued();
    car.authorised(&[]);
    let longer = superseded(&car, old, &labour("更换前制动片", 150));
    let new = shop.run("advisor", lines::supersede_line, longer);
    let draft = new["line"]["id"].as_i64().expect("a line has an id");
    let as_part = request(changed(&car, draft, &part("前制动片", 1000, 46_000)));
    let refusal = shop.ask("advisor", "change_line", as_part).expect_err("refused");
    assert_eq!(refusal["params"], json!({ "field": "kind", "problem": "unknown" }));
    changes(&car, "advisor", draft, &labour("更换前制动片", 140));

    let fresh = car.with_line(labour("雨刮胶条", 10));
    changes(&car, "advisor", fresh, &part("雨刮胶条", 2000, 6_000));
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
    let pause = PauseJob { job_id: JobId(job), version, reason: PauseReason::Customer };
    shop.run("technician", workshop::pause_job, pause);
    let longer = superseded(&car, old, &labour("更换正时皮带", 500));
    let new = shop.run("advisor", lines::supersede_line, longer);
    car.estimate_issued();

    // Begun, and called off before the customer has answered to the dearer one.
    let reason = "客户嫌贵".to_owned();
    let cancel = CancelJob { job_id: JobId(job), version: car.job_at(0).1, reason };
    shop.run("foreman", workshop::cancel_job, cancel);
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
