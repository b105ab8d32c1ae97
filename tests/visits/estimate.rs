//! Lines, estimates, answers.

use serde_json::{Value, json};
use shop_tests::visit::{figures, labour, part};
use shop_tests::{Car, TestShop};

fn checked_in(shop: &TestShop) -> Car<'_> {
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车有异响").checked_in(30_000);
    car
}

fn open() -> TestShop {
    TestShop::open_at("2026-03-02T08:30")
}

fn line(car: &Car<'_>, id: i64) -> Value {
    let lines = car.visit()["lines"].as_array().cloned().unwrap_or_default();
    lines.into_iter().find(|line| line["id"] == id).expect("the line is on the page")
}

fn change(car: &Car<'_>, id: i64, figures: &Value) -> Value {
    json!({ "line_id": id, "version": line(car, id)["version"], "figures": figures })
}

fn answer(line: &Value, approved: bool, amount: &Value, reason: &str) -> Value {
    json!({ "line_id": line["id"], "approved": approved, "amount": amount, "reason": reason })
}

fn answers(car: &Car<'_>, answers: &[Value]) -> Value {
    json!({ "work_order_id": car.id(), "by_name": "张小芳", "means": "phone", "answers": answers })
}

#[test]
fn a_new_shop_finds_its_first_lines_by_name_code_and_initials() {
    let shop = open();
    let found = |query: &str, kind: Value| {
        let ask = json!({ "query": query, "kind": kind });
        let items = shop.ok("advisor", "find_catalogue", ask)["items"].clone();
        items
            .as_array()
            .expect("a list")
            .iter()
            .map(|item| item["name"].as_str().unwrap_or("").to_owned())
            .collect()
    };
    let all: Vec<String> = found("", Value::Null);
    assert!(all.len() >= 40, "only {} lines", all.len());
    let labour: Vec<String> = found("制动片", json!("labour"));
    assert_eq!(labour, ["更换前制动片", "更换后制动片"]);
    let traditional: Vec<String> = found("後制動", json!("labour"));
    assert_eq!(traditional, ["更换后制动片"]);
    let by_code: Vec<String> = found("by01", Value::Null);
    assert_eq!(by_code, ["更换机油机滤"]);
    let by_initials: Vec<String> = found("ghjyjl", Value::Null);
    assert_eq!(by_initials, ["更换机油机滤"]);
    let nothing: Vec<String> = found("%", Value::Null);
    assert_eq!(nothing, Vec::<String>::new());

    let item =
        shop.ok("advisor", "find_catalogue", json!({ "query": "BY01", "kind": null }))["items"][0].clone();
    assert_eq!(
        (&item["hours"], &item["unit_price"]),
        (&json!(50), &json!(12_000)),
        "half an hour at the shop's rate"
    );
}

#[test]
fn the_manager_keeps_the_catalogue() {
    let shop = open();
    let mut item = json!({ "id": null, "version": 0, "kind": "part", "code": "DD01", "name": "单向轴承", "brand": "",
        "specification": "", "unit": "个", "quantity": 1000, "hours": 0, "unit_price": 9_800, "cost": 5_000, "active": true });
    assert_eq!(shop.refused("advisor", "save_catalogue_item", item.clone()), "role_missing");
    let saved = shop.ok("manager", "save_catalogue_item", item.clone());
    item["id"] = saved["id"].clone();
    item["version"] = saved["version"].clone();
    item["active"] = json!(false);
    shop.ok("manager", "save_catalogue_item", item.clone());
    let gone = shop.ok("advisor", "find_catalogue", json!({ "query": "单向", "kind": null }));
    assert_eq!(gone["items"], json!([]), "what is out of use is not offered");
    let retired =
        || shop.ok("manager", "find_catalogue", json!({ "query": "", "kind": null, "retired": true }));
    assert_eq!(retired()["items"][0]["name"], "单向轴承", "and is kept to be brought back");
    let mut again = retired()["items"][0].clone();
    again["active"] = json!(true);
    shop.ok("manager", "save_catalogue_item", again);
    assert_eq!(retired()["items"], json!([]));
    item["version"] = json!(2);
    assert_eq!(shop.refused("manager", "save_catalogue_item", item.clone()), "conflict");
    item["unit_price"] = json!(-1);
    assert_eq!(shop.refused("manager", "save_catalogue_item", item), "bad_field");
}

#[test]
fn a_draft_is_edited_and_removed_freely_and_an_offered_line_is_not() {
    let shop = open();
    let car = checked_in(&shop);
    let pads = car.with_line(part("前制动片", 1000, 46_000));
    let wash = car.with_line(figures("other", "精洗", json!({ "unit_price": 8_000 })));
    shop.ok("advisor", "change_line", change(&car, pads, &part("前制动片", 1000, 42_000)));
    assert_eq!(line(&car, pads)["amount"], 42_000);
    shop.ok("advisor", "remove_line", json!({ "line_id": wash, "version": 1 }));
    assert_eq!(car.visit()["lines"].as_array().map(Vec::len), Some(1));

    car.estimate_issued();
    let offered = line(&car, pads);
    assert_eq!(offered["state"], "offered");
    let ask = change(&car, pads, &part("前制动片", 1000, 1));
    assert_eq!(shop.refused("advisor", "change_line", ask), "line_fixed");
    let ask = json!({ "line_id": pads, "version": offered["version"] });
    assert_eq!(shop.refused("advisor", "remove_line", ask), "line_fixed");
}

#[test]
fn a_discount_over_the_limit_is_the_managers_to_give() {
    let shop = open();
    let car = checked_in(&shop);
    let generous = figures("part", "前制动片", json!({ "unit_price": 46_000, "discount_rate": 1500 }));
    let ask = json!({ "work_order_id": car.id(), "figures": generous, "finding_id": null, "walk_around_code": null });
    let refusal = shop.ask("advisor", "add_line", ask.clone()).expect_err("refused");
    let by = json!({ "limit": "10%", "discount": 6_900, "allowed": 4_600, "over": 2_300 });
    assert_eq!(refusal, json!({ "code": "discount_over_limit", "params": by }));
    let given = shop.ok("manager", "add_line", ask)["line"].clone();
    assert_eq!(given["amount"], 39_100);

    let id = given["id"].as_i64().expect("a line has an id");
    let renamed = figures("part", "前刹车片", json!({ "unit_price": 46_000, "discount_rate": 1500 }));
    shop.ok("advisor", "change_line", change(&car, id, &renamed));
    let more = figures("part", "前刹车片", json!({ "unit_price": 46_000, "discount_rate": 1501 }));
    assert_eq!(shop.refused("advisor", "change_line", change(&car, id, &more)), "discount_over_limit");
}

#[test]
fn an_estimate_is_a_snapshot_and_new_work_makes_a_new_revision() {
    let shop = open();
    let car = checked_in(&shop);
    car.with_line(labour("更换前制动片", 100));
    let stale = car.version();
    car.with_line(part("前制动片", 1000, 46_000));
    let ask = json!({ "work_order_id": car.id(), "version": stale });
    assert_eq!(
        shop.refused("advisor", "issue_estimate", ask),
        "conflict",
        "a line came since this page was read"
    );

    let first = car.estimate_issued();
    assert_eq!(first["total"], 58_000);
    assert!(first["number"].as_str().is_some_and(|number| number == "BJ20260302001"), "{first}");
    car.is_in("awaiting_authorisation").authorised(&[]).is_in("awaiting_assignment");

    car.with_line(part("制动液", 1000, 6_500));
    let second = car.estimate_issued();
    assert_eq!(second["total"], 6_500, "only what is new");
    let visit = car.is_in("awaiting_assignment").visit();
    let estimates = visit["estimates"].as_array().expect("estimates");
    assert_eq!(estimates.iter().map(|e| e["revision"].as_i64().unwrap_or(0)).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(estimates[0]["lines"].as_array().map(Vec::len), Some(2), "the first is what it was");
    assert_eq!(
        shop.refused(
            "advisor",
            "issue_estimate",
            json!({ "work_order_id": car.id(), "version": car.version() })
        ),
        "still_missing",
        "nothing new to offer"
    );
}

#[test]
fn every_line_gets_its_own_answer_with_name_means_and_amount() {
    let shop = open();
    let car = checked_in(&shop);
    let brakes = car.with_line(labour("更换前制动片", 100));
    let discs = car.with_line(part("前制动盘", 2000, 38_000));
    car.estimate_issued();
    let (brakes_line, discs_line) = (line(&car, brakes), line(&car, discs));
    let yes = answer(&brakes_line, true, &brakes_line["amount"], "");

    let wrong_amount = answer(&brakes_line, true, &json!(11_999), "");
    assert_eq!(shop.refused("advisor", "record_answers", answers(&car, &[wrong_amount])), "conflict");
    let no_reason = answer(&discs_line, false, &discs_line["amount"], " ");
    assert_eq!(
        shop.refused("advisor", "record_answers", answers(&car, &[yes.clone(), no_reason])),
        "bad_field"
    );
    assert_eq!(line(&car, brakes)["state"], "offered", "the yes before the wrong no was not kept either");
    assert_eq!(shop.refused("advisor", "record_answers", answers(&car, &[])), "bad_field");

    shop.ok("advisor", "record_answers", answers(&car, std::slice::from_ref(&yes)));
    car.is_in("awaiting_authorisation");
    assert_eq!(shop.refused("advisor", "record_answers", answers(&car, &[yes])), "line_not_offered");
    let no = answer(&discs_line, false, &discs_line["amount"], "太贵");
    shop.ok("advisor", "record_answers", answers(&car, &[no]));

    let visit = car.is_in("awaiting_assignment").visit();
    assert_eq!(line(&car, brakes)["authorised_amount"], 12_000);
    assert_eq!(line(&car, discs)["decline_reason"], "太贵");
    assert_eq!(visit["authorisations"][1]["by_name"], "张小芳");
    assert_eq!(visit["authorisations"][1]["means"], "phone");
    let jobs = car.jobs();
    assert_eq!(jobs.len(), 1, "a part is no job");
    assert_eq!((&jobs[0]["state"], &jobs[0]["planned_minutes"]), (&json!("waiting"), &json!(60)));
}

#[test]
fn all_declined_goes_back_to_the_advisor() {
    let shop = open();
    let car = checked_in(&shop);
    let only = car.with_line(labour("更换前制动片", 100));
    car.estimate_issued();
    car.authorised(&[only]).is_in("estimating");
}

#[test]
fn an_approved_line_stays_within_what_was_authorised() {
    let shop = open();
    let car = checked_in(&shop);
    let pads = car.with_line(part("前制动片", 1000, 46_000));
    car.estimate_issued();
    car.authorised(&[]);
    shop.ok("advisor", "change_line", change(&car, pads, &part("前制动片", 1000, 45_000)));
    let dearer = change(&car, pads, &part("前制动片", 1000, 46_001));
    let refusal = shop.ask("advisor", "change_line", dearer.clone()).expect_err("refused");
    assert_eq!(refusal["params"], json!({ "amount": 46_001, "authorised": 46_000 }));
    let other_thing = change(&car, pads, &part("雨刮片", 1000, 12_800));
    assert_eq!(
        shop.refused("advisor", "change_line", other_thing),
        "line_fixed",
        "a yes to pads is no yes to wipers"
    );

    let mut details = shop.ok("manager", "get_shop", json!({}));
    details["settings"]["overrun_limit"] = json!(500);
    shop.ok("manager", "save_shop", details);
    shop.ok("advisor", "change_line", dearer);
    let over = change(&car, pads, &part("前制动片", 1000, 48_301));
    assert_eq!(shop.refused("advisor", "change_line", over), "over_authorised", "5 % of 460.00 are 23.00");
}

#[test]
fn a_dearer_line_takes_the_place_of_the_authorised_one_once_the_customer_agrees() {
    let shop = open();
    let car = checked_in(&shop);
    let old = car.with_line(labour("更换前制动片", 100));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician");

    let dearer = labour("更换前制动片", 150);
    let new = shop.ok("advisor", "supersede_line", change(&car, old, &dearer))["line"].clone();
    let again =
        shop.ok("advisor", "supersede_line", change(&car, old, &labour("更换前制动片", 140)))["line"].clone();
    assert_eq!(new["id"], again["id"], "a second thought changes the draft");
    assert_eq!(line(&car, old)["state"], "approved", "until the customer has said yes");

    car.estimate_issued();
    assert_eq!(shop.refused("advisor", "supersede_line", change(&car, old, &dearer)), "line_fixed");
    car.authorised(&[]);
    assert_eq!(line(&car, old)["state"], "superseded");
    let jobs = car.jobs();
    assert_eq!(jobs[0]["state"], "cancelled");
    assert_eq!((&jobs[1]["state"], &jobs[1]["line_id"]), (&json!("waiting"), &new["id"]));
    assert_eq!(jobs[1]["technicians"], jobs[0]["technicians"], "the foreman does not assign it twice");
    assert_eq!(car.visit()["approved_total"], 16_800, "charged once");
}

#[test]
fn work_that_was_begun_goes_on_under_the_line_that_took_its_place() {
    let shop = open();
    let car = checked_in(&shop);
    let old = car.with_line(labour("更换正时皮带", 400));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released().starts("technician", 0);
    let new =
        shop.ok("advisor", "supersede_line", change(&car, old, &labour("更换正时皮带", 500)))["line"].clone();
    car.estimate_issued();
    car.authorised(&[]);
    let jobs = car.jobs();
    assert_eq!(jobs.len(), 1, "nobody starts it anew");
    assert_eq!((&jobs[0]["state"], &jobs[0]["line_id"]), (&json!("running"), &new["id"]));
    car.finishes("technician", 0).self_inspected("technician");
}

#[test]
fn a_suggestion_of_the_walk_around_and_a_finding_become_lines() {
    let shop = open();
    let car = checked_in(&shop);
    let ask = |figures: Value, finding: Value, code: Value| json!({ "work_order_id": car.id(), "figures": figures, "finding_id": finding, "walk_around_code": code });
    shop.ok("advisor", "add_line", ask(part("雨刮片", 1000, 12_800), Value::Null, json!("wipers")));
    let items = car.visit()["walk_around"]["items"].clone();
    let wipers =
        items.as_array().and_then(|items| items.iter().find(|item| item["code"] == "wipers")).cloned();
    assert_eq!(wipers.map(|item| item["quoted"].clone()), Some(json!(true)));
    let unknown = ask(part("喇叭", 1000, 9_000), Value::Null, json!("horn"));
    assert_eq!(shop.refused("advisor", "add_line", unknown), "bad_field", "the horn was not looked at");

    car.estimate_issued();
    car.authorised(&[]).released();
    let report =
        json!({ "work_order_id": car.id(), "job_id": null, "text": "下摆臂胶套开裂", "suggestion": "更换" });
    let finding = shop.ok("technician", "report_finding", report.clone())["id"].clone();
    let line =
        shop.ok("advisor", "add_line", ask(labour("更换下摆臂", 150), finding.clone(), Value::Null))["line"]
            .clone();
    assert_eq!(car.visit()["findings"][0]["state"], "quoted");
    let dismiss = || {
        let version = car.visit()["findings"][0]["version"].clone();
        json!({ "finding_id": finding, "version": version, "reason": "是旧痕" })
    };
    assert_eq!(shop.refused("foreman", "dismiss_finding", dismiss()), "finding_is");
    shop.ok("advisor", "remove_line", json!({ "line_id": line["id"], "version": line["version"] }));
    assert_eq!(car.visit()["findings"][0]["state"], "open", "its only line is gone");
    shop.ok("foreman", "dismiss_finding", dismiss());
    assert_eq!(car.visit()["findings"][0]["state"], "dismissed");
}
