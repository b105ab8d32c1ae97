//! At the board and at the car.

use serde_json::{Value, json};
use shop_tests::visit::{labour, part};
use shop_tests::{Car, TestShop};

/// Two labour lines and a part, approved, waiting for the foreman.
fn authorised(shop: &TestShop) -> Car<'_> {
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车有异响").checked_in(30_000).with_line(labour("更换前制动片", 100));
    car.with_line(labour("更换机油机滤", 50));
    car.with_line(part("前制动片", 1000, 46_000));
    car.estimate_issued();
    car.authorised(&[]).is_in("awaiting_assignment");
    car
}

fn open() -> TestShop {
    TestShop::open_at("2026-03-02T08:30")
}

fn assign(car: &Car<'_>, number: usize, technicians: &Value) -> Value {
    let (id, version) = car.job_at(number);
    json!({ "job_id": id, "version": version, "technicians": technicians, "bay_id": null, "planned_start": null,
            "planned_minutes": 60, "note": "" })
}

fn at_job(car: &Car<'_>, number: usize, more: Value) -> Value {
    let (id, version) = car.job_at(number);
    let mut ask = json!({ "job_id": id, "version": version });
    for (field, value) in more.as_object().expect("more fields") {
        ask[field] = value.clone();
    }
    ask
}

#[test]
fn a_job_is_shared_by_technicians_of_the_shop_up_to_the_whole() {
    let shop = open();
    let car = authorised(&shop);
    let (li, wang, advisor) =
        (shop.id_of("technician"), shop.id_of("second_technician"), shop.id_of("advisor"));
    for (technicians, code) in [
        (json!([]), "shares_off"),
        (json!([{ "person_id": li, "share": 9_999 }]), "shares_off"),
        (json!([{ "person_id": li, "share": 10_000 }, { "person_id": wang, "share": 1 }]), "shares_off"),
        (json!([{ "person_id": li, "share": i64::MAX }, { "person_id": wang, "share": 2 }]), "shares_off"),
        (json!([{ "person_id": li, "share": 5_000 }, { "person_id": li, "share": 5_000 }]), "bad_field"),
        (json!([{ "person_id": advisor, "share": 10_000 }]), "bad_field"),
        (json!([{ "person_id": 999, "share": 10_000 }]), "not_found"),
    ] {
        assert_eq!(
            shop.refused("foreman", "assign_job", assign(&car, 0, &technicians)),
            code,
            "{technicians}"
        );
    }
    let both = json!([{ "person_id": li, "share": 6_000 }, { "person_id": wang, "share": 4_000 }]);
    let mut ask = assign(&car, 0, &both);
    ask["planned_minutes"] = json!(-1);
    assert_eq!(shop.refused("foreman", "assign_job", ask), "bad_field");
    assert_eq!(shop.refused("technician", "assign_job", assign(&car, 0, &both)), "role_missing");
    shop.ok("foreman", "assign_job", assign(&car, 0, &both));
    assert_eq!(car.jobs()[0]["technicians"], both);

    let refusal =
        shop.ask("foreman", "release_to_repair", json!({ "work_order_id": car.id() })).expect_err("refused");
    assert_eq!(refusal["params"]["missing"], json!([{ "what": "technicians", "count": 1 }]));
    car.assigned_to("technician").released();
}

#[test]
fn a_technician_has_one_job_running_and_only_the_own_ones() {
    let shop = open();
    let car = authorised(&shop);
    car.assigned_to("technician").released().starts("technician", 0);

    let refusal = shop.ask("technician", "start_job", at_job(&car, 1, json!({}))).expect_err("refused");
    assert_eq!(refusal["code"], "already_running");
    assert_eq!(refusal["params"]["job"], "更换前制动片", "the running one is named");
    let foreign =
        shop.ask("second_technician", "start_job", at_job(&car, 1, json!({}))).expect_err("refused");
    assert_eq!(foreign, json!({ "code": "not_your_job", "params": { "technicians": "technician" } }));
    assert_eq!(shop.refused("advisor", "start_job", at_job(&car, 1, json!({}))), "role_missing");

    shop.later(25);
    shop.ok("technician", "pause_job", at_job(&car, 0, json!({ "reason": "parts" })));
    assert_eq!(car.jobs()[0]["pause_reason"], "parts");
    car.starts("technician", 1);
    shop.later(30);
    car.finishes("technician", 1);
    shop.ok("technician", "resume_job", at_job(&car, 0, json!({})));
    shop.later(35);
    let nonsense =
        json!({ "key_data": [{ "name": "刹车片厚度", "value": "很厚", "unit": "mm" }], "note": "" });
    let refusal = shop.ask("technician", "finish_job", at_job(&car, 0, nonsense)).expect_err("refused");
    assert_eq!(refusal["params"], json!({ "field": "key_data", "problem": "not_a_number" }));
    car.finishes("technician", 0);

    let visit = car.visit();
    let times = visit["job_times"].as_array().expect("times");
    assert_eq!(times.len(), 3, "two stretches of the one job, one of the other");
    assert!(
        times
            .iter()
            .all(|time| time["ended_at"].is_string() && time["person_id"] == shop.id_of("technician"))
    );
    assert_eq!(times[0]["pause_reason"], "parts");
    assert_eq!(times[0]["ended_at"], "2026-03-02T00:55:00Z");
    assert_eq!(visit["jobs"][0]["key_data"][0]["value"], "11.5");
    assert_eq!(shop.refused("technician", "start_job", at_job(&car, 0, json!({}))), "job_is");
}

#[test]
fn the_foreman_presses_for_the_one_with_both_hands_in_the_engine() {
    let shop = open();
    let car = authorised(&shop);
    car.assigned_to("technician").released().starts("foreman", 0);
    let times = car.visit()["job_times"].clone();
    assert_eq!(times[0]["person_id"], shop.id_of("technician"), "the clock is the technician's");
    assert_eq!(shop.refused("technician", "start_job", at_job(&car, 1, json!({}))), "already_running");
}

#[test]
fn nothing_runs_before_the_release_and_nobody_works_on_a_job_without_a_technician() {
    let shop = open();
    let car = authorised(&shop);
    car.assigned_to("technician");
    assert_eq!(shop.refused("technician", "start_job", at_job(&car, 0, json!({}))), "wrong_stage");
    car.released().with_line(labour("更换制动液", 80));
    car.estimate_issued();
    car.authorised(&[]).is_in("in_repair");
    let refusal = shop.ask("technician", "start_job", at_job(&car, 2, json!({}))).expect_err("refused");
    assert_eq!(refusal["params"]["missing"], json!([{ "what": "technicians", "count": 1 }]));
}

#[test]
fn a_running_job_keeps_its_people_until_it_is_paused() {
    let shop = open();
    let car = authorised(&shop);
    car.assigned_to("technician").released().starts("technician", 0);
    let other = json!([{ "person_id": shop.id_of("second_technician"), "share": 10_000 }]);
    assert_eq!(shop.refused("foreman", "assign_job", assign(&car, 0, &other)), "job_is");
    let cancel = json!({ "reason": "客户不做了" });
    assert_eq!(shop.refused("foreman", "cancel_job", at_job(&car, 0, cancel)), "job_is");
    shop.ok("technician", "pause_job", at_job(&car, 0, json!({ "reason": "end_of_day" })));
    shop.ok("foreman", "assign_job", assign(&car, 0, &other));
    shop.ok("second_technician", "resume_job", at_job(&car, 0, json!({})));
}

#[test]
fn work_that_is_called_off_is_not_charged_and_comes_back_at_the_next_visit() {
    let shop = open();
    let car = authorised(&shop);
    car.assigned_to("technician").released();
    assert_eq!(shop.refused("foreman", "cancel_job", at_job(&car, 1, json!({ "reason": "" }))), "bad_field");
    shop.ok("foreman", "cancel_job", at_job(&car, 1, json!({ "reason": "机滤缺货" })));
    let visit = car.visit();
    assert_eq!(visit["jobs"][1]["state"], "cancelled");
    assert_eq!(visit["lines"][1]["decline_reason"], "机滤缺货");
    assert_eq!(visit["approved_total"], 58_000, "the pads and their labour");
    car.repaired_by("technician").self_inspected("technician");
}

#[test]
fn when_everything_is_called_off_something_is_quoted_first() {
    let shop = open();
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "").checked_in(30_000).with_line(labour("更换机油机滤", 50));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released();
    shop.ok("foreman", "cancel_job", at_job(&car, 0, json!({ "reason": "机滤缺货" })));
    let refusal =
        shop.ask("technician", "submit_self_inspection", car.self_inspection()).expect_err("refused");
    assert_eq!(refusal["params"]["missing"], json!([{ "what": "approved_line" }]));
}

#[test]
fn a_finding_belongs_to_its_visit_and_says_something() {
    let shop = open();
    let car = authorised(&shop);
    car.assigned_to("technician").released();
    let (job, _) = car.job_at(0);
    let ask = |job: Value, text: &str| json!({ "work_order_id": car.id(), "job_id": job, "text": text, "suggestion": "" });
    assert_eq!(shop.refused("technician", "report_finding", ask(json!(job), " ")), "bad_field");
    assert_eq!(shop.refused("technician", "report_finding", ask(json!(999), "漏油")), "not_found");
    assert_eq!(shop.refused("advisor", "report_finding", ask(Value::Null, "漏油")), "role_missing");
    shop.ok("technician", "report_finding", ask(json!(job), "漏油"));
    assert_eq!(car.visit()["findings"][0]["job_id"], job);
}
