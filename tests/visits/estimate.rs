//! Lines, estimates, answers.

use domain::estimate::AuthorisationMeans;
use domain::ids::WorkOrderId;
use domain::line::LineKind;
use domain::money::{Money, Rate};
use features::visit::answers::{LineAnswer, RecordAnswers, record_answers};
use features::visit::estimates::{IssueEstimate, offer_again};
use features::visit::findings::{self, DismissFinding, ReportFinding};
use features::visit::lines::{self, AddLine, FindCatalogue, SaveCatalogueItem};
use serde_json::{Value, json};
use shop_tests::asks_visit::{added, catalogue, changed, found, line, new_part, removed, sets, superseded};
use shop_tests::typed::{field, read, request};
use shop_tests::visit::{figures, labour, part};
use shop_tests::{Car, MORNING, TestShop};

fn checked_in(shop: &TestShop) -> Car<'_> {
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车有异响").checked_in(30_000);
    car
}

fn open() -> TestShop {
    TestShop::open_at(MORNING)
}

fn answer(line: &Value, approved: bool, reason: &str) -> LineAnswer {
    let reason = reason.to_owned();
    LineAnswer { line_id: field(line, "id"), approved, amount: field(line, "amount"), reason }
}

fn answers(car: &Car<'_>, answers: Vec<LineAnswer>) -> RecordAnswers {
    RecordAnswers {
        work_order_id: WorkOrderId(car.id()),
        by_name: "张小芳".to_owned(),
        means: AuthorisationMeans::Phone,
        signature: None,
        paper: String::new(),
        note: String::new(),
        answers,
    }
}

/// The advisor gives a line other figures.
fn changes(car: &Car<'_>, id: i64, figures: &Value) {
    car.shop.run("advisor", lines::change_line, changed(car, id, figures));
}

fn refused_change(car: &Car<'_>, id: i64, figures: &Value) -> String {
    car.shop.refused("advisor", "change_line", request(changed(car, id, figures)))
}

#[test]
fn a_new_shop_finds_its_first_lines_by_name_code_and_initials() {
    let shop = open();
    let found = |query: &str, kind: Option<LineKind>| {
        let ask = FindCatalogue {
            query: query.to_owned(),
            kind,
            retired: false,
            price_class: None,
            vehicle_id: None,
        };
        let items = shop.run("advisor", lines::find_catalogue, ask)["items"].clone();
        items
            .as_array()
            .expect("a list")
            .iter()
            .map(|item| item["name"].as_str().unwrap_or("").to_owned())
            .collect()
    };
    let all: Vec<String> = found("", None);
    assert!(all.len() >= 40, "only {} lines", all.len());
    let labour: Vec<String> = found("制动片", Some(LineKind::Labour));
    assert_eq!(labour, ["更换前制动片", "更换后制动片"]);
    let traditional: Vec<String> = found("後制動", Some(LineKind::Labour));
    assert_eq!(traditional, ["更换后制动片"]);
    let by_code: Vec<String> = found("by01", None);
    assert_eq!(by_code, ["更换机油机滤"]);
    let by_initials: Vec<String> = found("ghjyjl", None);
    assert_eq!(by_initials, ["更换机油机滤"]);
    let nothing: Vec<String> = found("%", None);
    assert_eq!(nothing, Vec::<String>::new());

    let item = catalogue(&shop, "advisor", "BY01")[0].clone();
    assert_eq!(
        (&item["hours"], &item["unit_price"]),
        (&json!(50), &json!(12_000)),
        "half an hour at the shop's rate"
    );
}

#[test]
fn the_manager_keeps_the_catalogue() {
    let shop = open();
    let bearing = || SaveCatalogueItem { cost: Money(5_000), ..new_part("DD01", "单向轴承", 9_800) };
    assert_eq!(shop.refused("advisor", "save_catalogue_item", request(bearing())), "role_missing");
    let saved = shop.run("manager", lines::save_catalogue_item, bearing());
    let out_of_use =
        |version: i64| SaveCatalogueItem { id: field(&saved, "id"), version, active: false, ..bearing() };
    shop.run("manager", lines::save_catalogue_item, out_of_use(field(&saved, "version")));
    let gone = catalogue(&shop, "advisor", "单向");
    assert_eq!(gone, json!([]), "what is out of use is not offered");
    let retired = || {
        let ask = FindCatalogue {
            query: String::new(),
            kind: None,
            retired: true,
            price_class: None,
            vehicle_id: None,
        };
        shop.run("manager", lines::find_catalogue, ask)
    };
    assert_eq!(retired()["items"][0]["name"], "单向轴承", "and is kept to be brought back");
    let again = SaveCatalogueItem { active: true, ..read(retired()["items"][0].clone()) };
    shop.run("manager", lines::save_catalogue_item, again);
    assert_eq!(retired()["items"], json!([]));
    let stale = request(out_of_use(2));
    assert_eq!(shop.refused("manager", "save_catalogue_item", stale), "conflict");
    let negative = request(SaveCatalogueItem { unit_price: Money(-1), ..out_of_use(2) });
    assert_eq!(shop.refused("manager", "save_catalogue_item", negative), "bad_field");
}

#[test]
fn a_draft_is_edited_and_removed_freely_and_an_offered_line_is_not() {
    let shop = open();
    let car = checked_in(&shop);
    let pads = car.with_line(part("前制动片", 1000, 46_000));
    let wash = car.with_line(figures("other", "精洗", json!({ "unit_price": 8_000 })));
    changes(&car, pads, &part("前制动片", 1000, 42_000));
    assert_eq!(line(&car, pads)["amount"], 42_000);
    shop.run("advisor", lines::remove_line, removed(&line(&car, wash)));
    assert_eq!(car.visit()["lines"].as_array().map(Vec::len), Some(1));

    car.estimate_issued();
    let offered = line(&car, pads);
    assert_eq!(offered["state"], "offered");
    assert_eq!(refused_change(&car, pads, &part("前制动片", 1000, 1)), "line_fixed");
    assert_eq!(shop.refused("advisor", "remove_line", request(removed(&offered))), "line_fixed");
}

#[test]
fn a_discount_over_the_limit_is_the_managers_to_give() {
    let shop = open();
    let car = checked_in(&shop);
    let generous = figures("part", "前制动片", json!({ "unit_price": 46_000, "discount_rate": 1500 }));
    let refusal = shop.ask("advisor", "add_line", request(added(&car, &generous))).expect_err("refused");
    let by = json!({ "limit": "10%", "discount": 6_900, "allowed": 4_600, "over": 2_300 });
    assert_eq!(refusal, json!({ "code": "discount_over_limit", "params": by }));
    let given = shop.run("manager", lines::add_line, added(&car, &generous))["line"].clone();
    assert_eq!(given["amount"], 39_100);

    let id = given["id"].as_i64().expect("a line has an id");
    let renamed = figures("part", "前刹车片", json!({ "unit_price": 46_000, "discount_rate": 1500 }));
    changes(&car, id, &renamed);
    let more = figures("part", "前刹车片", json!({ "unit_price": 46_000, "discount_rate": 1501 }));
    assert_eq!(refused_change(&car, id, &more), "discount_over_limit");
}

#[test]
fn an_estimate_is_a_snapshot_and_new_work_makes_a_new_revision() {
    let shop = open();
    let car = checked_in(&shop);
    car.with_line(labour("更换前制动片", 100));
    let stale = car.version();
    car.with_line(part("前制动片", 1000, 46_000));
    let at = |version: i64| request(IssueEstimate { work_order_id: WorkOrderId(car.id()), version });
    assert_eq!(
        shop.refused("advisor", "issue_estimate", at(stale)),
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
        shop.refused("advisor", "issue_estimate", at(car.version())),
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
    let yes = || answer(&brakes_line, true, "");
    let refused =
        |given: Vec<LineAnswer>| shop.refused("advisor", "record_answers", request(answers(&car, given)));

    let wrong_amount = LineAnswer { amount: Money(11_999), ..yes() };
    let refusal = shop
        .ask("advisor", "record_answers", request(answers(&car, vec![wrong_amount])))
        .expect_err("not the amount that was read out");
    assert_eq!(
        refusal,
        json!({ "code": "amount_changed",
                "params": { "name": "更换前制动片", "shown": 11_999, "now": 12_000 } })
    );
    let no_reason = answer(&discs_line, false, " ");
    assert_eq!(refused(vec![yes(), no_reason]), "bad_field");
    assert_eq!(line(&car, brakes)["state"], "offered", "the yes before the wrong no was not kept either");
    assert_eq!(refused(Vec::new()), "bad_field");

    shop.run("advisor", record_answers, answers(&car, vec![yes()]));
    car.is_in("awaiting_authorisation");
    assert_eq!(refused(vec![yes()]), "line_not_offered");
    let no = answer(&discs_line, false, "太贵");
    shop.run("advisor", record_answers, answers(&car, vec![no]));

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
fn prices_whose_last_day_is_over_are_offered_once_more_before_anybody_agrees_to_them() {
    let shop = open();
    let car = checked_in(&shop);
    let brakes = car.with_line(labour("更换前制动片", 100));
    let discs = car.with_line(part("前制动盘", 2000, 38_000));
    assert_eq!(car.visit()["holds_until"], Value::Null, "nothing was offered yet");
    car.estimate_issued();
    let said = |id: i64, approved: bool| {
        let reason = if approved { "" } else { "太贵" };
        answers(&car, vec![answer(&line(&car, id), approved, reason)])
    };
    let again = || IssueEstimate { work_order_id: WorkOrderId(car.id()), version: car.version() };
    // Seven days from 2 March on: the 9th is the last one.
    assert_eq!(car.visit()["holds_until"], "2026-03-09");
    shop.later(7 * 24 * 60);
    assert_eq!(car.visit()["lapsed"], Value::Null);
    let refused = shop.refused("advisor", "offer_again", request(again()));
    assert_eq!(refused, "still_missing", "all of it holds");
    shop.later(24 * 60);
    assert_eq!(car.visit()["lapsed"], json!({ "until": "2026-03-09", "lines": [brakes, discs] }));
    let late =
        shop.ask("advisor", "record_answers", request(said(brakes, true))).expect_err("it holds no more");
    let over = json!({ "number": "BJ20260302001", "until": "2026-03-09" });
    assert_eq!(late, json!({ "code": "quote_over", "params": over }));
    // A no needs no price that holds.
    shop.run("advisor", record_answers, said(discs, false));

    assert_eq!(shop.refused("technician", "offer_again", request(again())), "role_missing");
    let offered = shop.run("advisor", offer_again, again());
    assert_eq!((&offered["number"], &offered["total"]), (&json!("BJ20260310001"), &json!(12_000)));
    let visit = car.is_in("awaiting_authorisation").visit();
    assert_eq!((&visit["lapsed"], &visit["holds_until"]), (&Value::Null, &json!("2026-03-17")));
    let revision = &visit["revisions"][1];
    assert_eq!(
        (&revision["added"], &revision["replaced"]),
        (&json!([]), &json!([])),
        "nothing of it is another"
    );
    shop.run("advisor", record_answers, said(brakes, true));
    assert_eq!(car.is_in("awaiting_assignment").visit()["holds_until"], Value::Null, "nothing waits");
    assert_eq!(line(&car, brakes)["authorised_amount"], 12_000);
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
    changes(&car, pads, &part("前制动片", 1000, 45_000));
    let dearer = part("前制动片", 1000, 46_001);
    let refusal =
        shop.ask("advisor", "change_line", request(changed(&car, pads, &dearer))).expect_err("refused");
    assert_eq!(refusal["params"], json!({ "amount": 46_001, "authorised": 46_000 }));
    let other_thing = refused_change(&car, pads, &part("雨刮片", 1000, 12_800));
    assert_eq!(other_thing, "line_fixed", "a yes to pads is no yes to wipers");

    sets(&shop, |settings| settings.overrun_limit = Rate(500));
    changes(&car, pads, &dearer);
    let over = refused_change(&car, pads, &part("前制动片", 1000, 48_301));
    assert_eq!(over, "over_authorised", "5 % of 460.00 are 23.00");
}

#[test]
fn a_dearer_line_takes_the_place_of_the_authorised_one_once_the_customer_agrees() {
    let shop = open();
    let car = checked_in(&shop);
    let old = car.with_line(labour("更换前制动片", 100));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician");

    let dearer = labour("更换前制动片", 150);
    let new = shop.run("advisor", lines::supersede_line, superseded(&car, old, &dearer))["line"].clone();
    let second = superseded(&car, old, &labour("更换前制动片", 140));
    let again = shop.run("advisor", lines::supersede_line, second)["line"].clone();
    assert_eq!(new["id"], again["id"], "a second thought changes the draft");
    assert_eq!(line(&car, old)["state"], "approved", "until the customer has said yes");

    car.estimate_issued();
    let third = request(superseded(&car, old, &dearer));
    assert_eq!(shop.refused("advisor", "supersede_line", third), "line_fixed");
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
    let longer = superseded(&car, old, &labour("更换正时皮带", 500));
    let new = shop.run("advisor", lines::supersede_line, longer)["line"].clone();
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
    let suggested = |code: &str, figures: &Value| AddLine {
        walk_around_code: Some(code.to_owned()),
        ..added(&car, figures)
    };
    shop.run("advisor", lines::add_line, suggested("wipers", &part("雨刮片", 1000, 12_800)));
    let items = car.visit()["walk_around"]["items"].clone();
    let wipers =
        items.as_array().and_then(|items| items.iter().find(|item| item["code"] == "wipers")).cloned();
    assert_eq!(wipers.map(|item| item["quoted"].clone()), Some(json!(true)));
    let unknown = request(suggested("horn", &part("喇叭", 1000, 9_000)));
    assert_eq!(shop.refused("advisor", "add_line", unknown), "bad_field", "the horn was not looked at");

    car.estimate_issued();
    car.authorised(&[]).released();
    let suggestion = "更换".to_owned();
    let report = ReportFinding { suggestion, ..found(&car, None, "下摆臂胶套开裂") };
    let finding = shop.run("technician", findings::report_finding, report);
    let quote = AddLine { finding_id: field(&finding, "id"), ..added(&car, &labour("更换下摆臂", 150)) };
    let line = shop.run("advisor", lines::add_line, quote)["line"].clone();
    assert_eq!(car.visit()["findings"][0]["state"], "quoted");
    let dismiss = || DismissFinding {
        finding_id: field(&finding, "id"),
        version: field(&car.visit()["findings"][0], "version"),
        reason: "是旧痕".to_owned(),
    };
    assert_eq!(shop.refused("foreman", "dismiss_finding", request(dismiss())), "finding_is");
    shop.run("advisor", lines::remove_line, removed(&line));
    assert_eq!(car.visit()["findings"][0]["state"], "open", "its only line is gone");
    shop.run("foreman", findings::dismiss_finding, dismiss());
    assert_eq!(car.visit()["findings"][0]["state"], "dismissed");
}
