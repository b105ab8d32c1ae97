//! One visit on one page, what was changed about it, and calling it off.

use domain::ids::{PersonId, WorkOrderId};
use domain::role::Role;
use domain::work_order::Priority;
use features::homes::advisor_home;
use features::office::people::{SavePerson, save_person};
use features::visit::changes::visit_changes;
use features::visit::course::{self, MovePromise, SetPriority};
use features::visit::lines;
use features::visit_page::get_visit;
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_visit::{asked, called_off, changed, removed};
use shop_tests::typed::request;
use shop_tests::visit::labour;
use shop_tests::{Car, MORNING, TestShop};

fn open() -> TestShop {
    TestShop::open_at(MORNING)
}

fn kinds(car: &Car<'_>) -> Vec<String> {
    let papers = car.visit()["papers"].clone();
    papers
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|paper| paper["kind"].as_str().map(str::to_owned))
        .collect()
}

fn changes(car: &Car<'_>) -> Vec<Value> {
    let answer = car.shop.run("advisor", visit_changes, asked(car));
    answer["rows"].as_array().cloned().unwrap_or_default()
}

#[test]
fn papers_are_offered_from_the_moment_there_is_something_on_them() {
    let shop = open();
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车有异响");
    assert_eq!(kinds(&car), Vec::<String>::new());
    car.checked_in(30_000);
    assert_eq!(kinds(&car), ["check_in_sheet"]);
    car.with_line(labour("更换前制动片", 100));
    car.estimate_issued();
    car.authorised(&[]);
    let agreed = ["check_in_sheet", "quote", "repair_contract", "authorisation", "job_card"];
    assert_eq!(kinds(&car), agreed);
    car.assigned_to("technician")
        .released()
        .repaired_by("technician")
        .self_inspected("technician")
        .passed()
        .cleaned();
    car.billed(0, 0);
    let all =
        ["check_in_sheet", "quote", "authorisation", "job_card", "inspection_report", "settlement_sheet"];
    assert_eq!(kinds(&car), all);
    let paper = car.visit()["papers"][5].clone();
    assert_eq!(paper["id"], car.sheets()[0]["id"]);
}

#[test]
fn the_page_draws_the_buttons_of_the_person_who_reads_it() {
    let shop = open();
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车有异响").checked_in(30_000);
    let button = |seat: &str, action: &str| {
        let visit = shop.run(seat, get_visit, asked(&car));
        let actions = visit["actions"].as_array().cloned().unwrap_or_default();
        actions.into_iter().find(|button| button["action"] == action)
    };
    let issue = button("advisor", "issue_estimate").expect("it is the stage's own button");
    assert_eq!((&issue["next"], &issue["yours"]), (&json!(true), &json!(true)));
    assert_eq!(issue["missing"], json!([{ "what": "draft_lines" }]));
    assert_eq!(
        button("technician", "issue_estimate").map(|button| button["yours"].clone()),
        Some(json!(false))
    );
    assert_eq!(button("cashier", "take_payment"), None, "not in this stage");
}

#[test]
fn people_who_left_are_still_named_where_they_had_a_hand_in_it() {
    let mut shop = open();
    let leaver = shop.hire("leaver", &["technician"]);
    let stranger = shop.hire("stranger", &["technician"]);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "").checked_in(30_000).with_line(labour("更换前制动片", 100));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("leaver").released().repaired_by("leaver");
    for (id, name) in [(leaver, "leaver"), (stranger, "stranger")] {
        let gone = SavePerson {
            id: Some(PersonId(id)),
            version: 1,
            name: name.to_owned(),
            roles: vec![Role::Technician],
            discount_limit: None,
            active: false,
            pin: None,
        };
        shop.run("manager", save_person, gone);
    }
    let people = car.visit()["people"].clone();
    let named = |id: i64| people.as_array().into_iter().flatten().any(|person| person["id"] == id);
    assert!(named(leaver) && named(shop.id_of("cashier")));
    assert!(!named(stranger), "who left and had no hand in it is not offered");
}

#[test]
fn every_change_says_who_when_from_where_and_what_it_was_before() {
    let shop = open();
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    let other = shop.car("李四", "13800138001", "粤B54321");
    other.walks_in("repair", "另一辆");
    car.walks_in("repair", "刹车有异响").checked_in(30_000);
    let oil = car.with_line(labour("更换机油", 50));
    shop.later(5);
    let longer = changed(&car, oil, &labour("更换机油", 70));
    let line = shop.run("advisor", lines::change_line, longer)["line"].clone();
    shop.run("advisor", lines::remove_line, removed(&line));

    let rows = changes(&car);
    let change =
        rows.iter().find(|row| row["command"] == "change_line" && row["entity"] == "line").expect("logged");
    assert_eq!((&change["person_name"], &change["at"]), (&json!("advisor"), &json!("2026-03-02T00:35:00Z")));
    assert!(change["station"].as_str().is_some_and(|station| !station.is_empty()));
    let hours = json!({ "field": "hours", "before": "50", "after": "70" });
    let amount = json!({ "field": "amount", "before": "6000", "after": "8400" });
    assert_eq!(change["changed"], json!([amount, hours]), "what did not change is not listed");
    let gone =
        rows.iter().find(|row| row["command"] == "remove_line" && row["entity"] == "line").expect("logged");
    assert!(gone["changed"].as_array().is_some_and(|fields| {
        fields.contains(&json!({ "field": "name", "before": "更换机油", "after": null }))
    }));
    let mileage = rows.iter().find(|row| row["entity"] == "vehicle" && row["command"] == "confirm_check_in");
    let reading = json!([{ "field": "mileage_km", "before": null, "after": "30000" }]);
    assert_eq!(mileage.map(|row| row["changed"].clone()), Some(reading));

    let ids: Vec<i64> = rows.iter().filter_map(|row| row["id"].as_i64()).collect();
    assert!(ids.windows(2).all(|pair| pair[0] > pair[1]), "newest first");
    assert!(rows.iter().all(|row| row["entity"] != "work_order" || row["entity_id"] == car.id()));
    assert!(!changes(&other).iter().any(|row| row["entity"] == "line"), "the other car has no lines");
}

#[test]
fn a_visit_is_called_off_with_a_reason_while_nobody_has_begun() {
    let shop = open();
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "").checked_in(30_000).with_line(labour("更换前制动片", 100));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released();
    let ask = |reason: &str, version: i64| json!({ "work_order_id": car.id(), "version": version, "reason": reason });
    assert_eq!(shop.refused("advisor", "cancel_visit", ask(" ", car.version())), "bad_field");
    assert_eq!(shop.refused("advisor", "cancel_visit", ask("改天", car.version() - 1)), "conflict");
    shop.run("advisor", course::cancel_visit, called_off(&car, "客户改天再来"));
    let visit = car.is_in("cancelled").visit();
    assert_eq!(visit["order"]["cancel_reason"], "客户改天再来");
    assert_eq!(visit["jobs"][0]["state"], "cancelled", "nobody finds it on the board");
    assert_eq!(visit["actions"], json!([]));
    assert_eq!(shop.refused("advisor", "cancel_visit", ask("再来", car.version())), "wrong_stage");
}

#[test]
fn begun_work_is_not_called_off() {
    let shop = open();
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "").checked_in(30_000).with_line(labour("更换前制动片", 100));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released().starts("technician", 0);
    let ask = request(called_off(&car, "改天"));
    let refusal = shop.ask("advisor", "cancel_visit", ask).expect_err("refused");
    assert_eq!(refusal["params"]["missing"], json!([{ "what": "started_work_unsettled", "count": 1 }]));
}

#[test]
fn the_promise_moves_with_a_reason_and_the_timeline_says_from_when_to_when() {
    let shop = open();
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "").checked_in(30_000);
    let to = |minutes: i64, reason: &str| MovePromise {
        work_order_id: WorkOrderId(car.id()),
        version: car.version(),
        promised_at: shop.clock.time(minutes),
        reason: reason.to_owned(),
        heard: None,
    };
    for (seat, ask, code) in [
        ("advisor", to(-1, "等件"), "bad_field"),
        ("advisor", to(600, ""), "bad_field"),
        ("technician", to(600, "等件"), "role_missing"),
    ] {
        assert_eq!(shop.refused(seat, "move_promise", request(ask)), code);
    }
    shop.run("advisor", course::move_promise, to(600, "等件"));
    let visit = car.is_in("estimating").visit();
    assert_eq!(visit["order"]["promised_at"], json!("2026-03-02T10:30:00Z"));
    let step = visit["steps"].as_array().and_then(|steps| steps.last()).cloned().expect("a step");
    assert_eq!(step["note"], "2026-03-02 13:30 → 2026-03-02 18:30 等件");
    assert_eq!((&step["from_stage"], &step["to_stage"]), (&json!("estimating"), &json!("estimating")));
}

#[test]
fn whoever_waits_in_the_shop_goes_first_in_the_queue_and_the_log_says_who_said_so() {
    let shop = TestShop::open_at(MORNING);
    let promised = shop.car("张小芳", "13800138000", "粤B12345");
    promised.walks_in("repair", "").checked_in(30_000);
    let waiting = shop.car("李国强", "13900139000", "粤B66666");
    waiting.walks_in("repair", "").checked_in(40_000);
    let order = |car: &Car<'_>, priority: Priority| SetPriority {
        work_order_id: WorkOrderId(car.id()),
        version: car.version(),
        priority,
    };
    let refused = shop.refused("technician", "set_priority", request(order(&waiting, Priority::Waiting)));
    assert_eq!(refused, "role_missing");
    shop.run("advisor", course::set_priority, order(&waiting, Priority::Waiting));
    assert_eq!(waiting.visit()["order"]["priority"], "waiting");
    assert_eq!(waiting.stage(), "estimating", "nothing moves by it");

    let old = SetPriority { version: 0, ..order(&waiting, Priority::Normal) };
    assert_eq!(shop.refused("advisor", "set_priority", request(old)), "conflict");
    let home = shop.run("advisor", advisor_home, AskNothing {});
    let queued = home["in_shop"].as_array().expect("cars in the shop");
    let numbers: Vec<&Value> = queued.iter().map(|row| &row["work_order_id"]).collect();
    assert_eq!(json!(numbers), json!([waiting.id(), promised.id()]));
}
