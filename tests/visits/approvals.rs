//! A discount limit with a gate: whichever field gives away more, a manager
//! says yes with the PIN, or is asked and answers later.

use serde_json::{Value, json};
use shop_tests::visit::{figures, labour, part};
use shop_tests::{Car, PIN, TestShop};

fn open() -> TestShop {
    TestShop::open_at("2026-03-02T08:30")
}

fn checked_in(shop: &TestShop) -> Car<'_> {
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车有异响").checked_in(30_000);
    car
}

fn item(shop: &TestShop, name: &str) -> Value {
    let found = shop.ok("manager", "find_catalogue", json!({ "query": name, "kind": null }));
    found["items"][0].clone()
}

fn add(car: &Car<'_>, figures: &Value, item: &Value) -> Value {
    json!({ "work_order_id": car.id(), "figures": figures, "finding_id": null, "walk_around_code": null,
            "item": item["id"] })
}

fn line(car: &Car<'_>, id: i64) -> Value {
    let lines = car.visit()["lines"].as_array().cloned().unwrap_or_default();
    lines.into_iter().find(|line| line["id"] == id).expect("the line is on the page")
}

fn change(car: &Car<'_>, id: i64, figures: &Value) -> Value {
    json!({ "line_id": id, "version": line(car, id)["version"], "figures": figures })
}

fn with(mut ask: Value, manager: i64, pin: &str) -> Value {
    ask["approval"] = json!({ "manager_id": manager, "pin": pin });
    ask
}

fn code(refusal: &Value) -> &str {
    refusal["code"].as_str().unwrap_or_default()
}

#[test]
fn the_price_field_gives_a_discount_like_any_other_field() {
    let shop = open();
    let car = checked_in(&shop);
    let work = item(&shop, "更换前制动片");
    let id = {
        let saved = shop.ok("advisor", "add_line", add(&car, &labour("更换前制动片", 100), &work));
        assert_eq!(saved["line"]["list_price"], 12_000);
        saved["line"]["id"].as_i64().expect("a line has an id")
    };
    let at = |hours: i64, price: i64| {
        figures("labour", "更换前制动片", json!({ "hours": hours, "unit_price": price, "unit": "工时" }))
    };
    for cheap in [at(100, 100), at(1, 12_000)] {
        let refusal = shop.ask("advisor", "change_line", change(&car, id, &cheap)).expect_err("refused");
        assert_eq!(code(&refusal), "discount_over_limit", "{cheap}");
    }
    let refusal = shop.ask("advisor", "change_line", change(&car, id, &at(100, 100))).expect_err("refused");
    let by = json!({ "limit": "10%", "discount": 11_900, "allowed": 1_200, "over": 10_700 });
    assert_eq!(refusal["params"], by, "which limit, and by how much");
    // Typed free, under the item's own name, it is the same item.
    let free = json!({ "work_order_id": car.id(), "figures": at(100, 100), "finding_id": null, "walk_around_code": null });
    assert_eq!(shop.refused("advisor", "add_line", free), "discount_over_limit");
    shop.ok("advisor", "change_line", change(&car, id, &at(100, 10_800)));
}

#[test]
fn a_free_line_is_bound_by_the_price_the_customer_was_told() {
    let shop = open();
    let car = checked_in(&shop);
    let handle = car.with_line(part("门把手", 1000, 30_000));
    shop.ok("advisor", "change_line", change(&car, handle, &part("门把手", 1000, 20_000)));
    car.estimate_issued();
    car.authorised(&[]);
    for step in [19_000, 18_000] {
        shop.ok("advisor", "change_line", change(&car, handle, &part("门把手", 1000, step)));
    }
    // Not ten per cent of each price in turn.
    let lower = change(&car, handle, &part("门把手", 1000, 17_999));
    assert_eq!(shop.refused("advisor", "change_line", lower), "discount_over_limit");
}

#[test]
fn the_cost_is_not_the_advisors_to_see_or_to_set() {
    let shop = open();
    let car = checked_in(&shop);
    let pads = item(&shop, "前制动片 布雷博");
    let pads = if pads.is_null() { item(&shop, "ZDP01") } else { pads };
    let mut figures = part("前制动片", 1000, 46_000);
    figures["cost"] = json!(1);
    let saved = shop.ok("advisor", "add_line", add(&car, &figures, &pads));
    let id = saved["line"]["id"].as_i64().expect("a line has an id");
    assert!(saved["line"]["cost"].is_null());
    assert!(line(&car, id)["cost"].is_null(), "nor on the page");
    let seen = shop.ok("advisor", "find_catalogue", json!({ "query": "ZDP01", "kind": null }));
    assert!(seen["items"][0]["cost"].is_null(), "nor in the catalogue");
    let kept = shop.ok("manager", "get_visit", json!({ "work_order_id": car.id() }));
    assert_eq!(kept["lines"][0]["cost"], 29_000, "what was sent is not listened to");

    // 41.40 below the list is within the limit; a list price below cost is not.
    let mut dear =
        shop.ok("manager", "find_catalogue", json!({ "query": "ZDP01", "kind": null }))["items"][0].clone();
    dear["cost"] = json!(45_000);
    shop.ok("manager", "save_catalogue_item", dear.clone());
    let mut figures = part("前制动片", 1000, 44_000);
    figures["cost"] = json!(0);
    let refusal = shop.ask("advisor", "add_line", add(&car, &figures, &dear)).expect_err("below cost");
    assert_eq!(refusal, json!({ "code": "below_cost", "params": { "by": 1_000 } }));
    let log = shop.ok("advisor", "visit_changes", json!({ "work_order_id": car.id() }));
    assert!(!log.to_string().contains("29000"), "nor in the audit view");
}

#[test]
fn a_manager_says_yes_with_the_pin_and_is_named() {
    let shop = open();
    let car = checked_in(&shop);
    let (manager, advisor) = (shop.id_of("manager"), shop.id_of("advisor"));
    let half = add(&car, &part("前制动片", 1000, 23_100), &item(&shop, "ZDP01"));
    assert_eq!(shop.refused("advisor", "add_line", with(half.clone(), manager, "0000")), "wrong_pin");
    assert_eq!(shop.refused("advisor", "add_line", with(half.clone(), advisor, PIN)), "role_missing");
    // 231.00 is below the cost of 290.00 as well: one yes covers both.
    let saved = shop.ok("advisor", "add_line", with(half, manager, PIN));
    let id = saved["line"]["id"].as_i64().expect("a line has an id");
    assert_eq!(line(&car, id)["amount"], 23_100);
    let asked = car.visit()["approvals"][0].clone();
    assert_eq!((&asked["state"], &asked["line_id"]), (&json!("granted"), &json!(id)));
    assert_eq!((&asked["asked_by"], &asked["answered_by"]), (&json!(advisor), &json!(manager)));
    assert_eq!(
        asked["concessions"],
        json!([{ "kind": "discount", "limit": 1_000, "discount": 22_900, "allowed": 4_600 },
               { "kind": "below_cost", "amount": 23_100, "by": 5_900 }])
    );
    // It stays granted, and no further.
    shop.ok("advisor", "change_line", change(&car, id, &part("前制动片", 1000, 23_100)));
    let less = change(&car, id, &part("前制动片", 1000, 23_099));
    assert_eq!(shop.refused("advisor", "change_line", less), "discount_over_limit");
}

#[test]
fn wrong_pins_of_an_approval_count_like_those_of_a_sign_in() {
    let shop = open();
    let car = checked_in(&shop);
    let manager = shop.id_of("manager");
    let half = add(&car, &part("前制动片", 1000, 23_000), &item(&shop, "ZDP01"));
    for _ in 0..5 {
        assert_eq!(shop.refused("advisor", "add_line", with(half.clone(), manager, "0000")), "wrong_pin");
    }
    assert_eq!(shop.refused("advisor", "add_line", with(half, manager, PIN)), "too_many_tries");
}

#[test]
fn what_the_manager_is_asked_waits_in_the_list_and_is_done_by_the_yes() {
    let shop = open();
    let car = checked_in(&shop);
    let pads = car.with_line(part("前制动片", 1000, 46_000));
    let action = json!({ "what": "change_line", "ask": change(&car, pads, &part("前制动片", 1000, 30_000)) });
    let asked =
        shop.ok("advisor", "request_approval", json!({ "action": action, "note": "老客户" }))["approval"]
            .clone();
    assert_eq!(line(&car, pads)["amount"], 46_000, "nothing is done before the answer");
    let waiting = shop.ok("manager", "manager_home", json!({}))["approvals"].clone();
    assert_eq!(waiting.as_array().map(Vec::len), Some(1));
    for (field, wanted) in [
        ("name", json!("前制动片")),
        ("asked_by_name", json!("advisor")),
        ("note", json!("老客户")),
        (
            "concessions",
            json!([{ "kind": "discount", "limit": 1_000, "discount": 16_000, "allowed": 4_600 }]),
        ),
    ] {
        assert_eq!(waiting[0][field], wanted, "{field}");
    }
    let answer = |granted: bool, note: &str, version: i64| json!({ "id": asked["id"], "version": version, "granted": granted, "note": note });
    assert_eq!(shop.refused("advisor", "answer_approval", answer(true, "", 1)), "role_missing");
    assert_eq!(
        shop.refused("manager", "answer_approval", answer(false, " ", 1)),
        "bad_field",
        "a no says why"
    );
    shop.ok("manager", "answer_approval", answer(true, "", 1));
    assert_eq!(line(&car, pads)["amount"], 30_000);
    assert_eq!(car.visit()["approvals"][0]["state"], "granted", "who asked sees the answer");
    assert_eq!(shop.ok("manager", "manager_home", json!({}))["approvals"], json!([]));
    assert_eq!(shop.refused("manager", "answer_approval", answer(true, "", 2)), "approval_is");
}

#[test]
fn a_request_behind_a_changed_line_does_nothing_and_one_within_the_limit_is_none() {
    let shop = open();
    let car = checked_in(&shop);
    let pads = car.with_line(part("前制动片", 1000, 46_000));
    let cheap = change(&car, pads, &part("前制动片", 1000, 30_000));
    let action = json!({ "what": "change_line", "ask": cheap });
    let asked =
        shop.ok("advisor", "request_approval", json!({ "action": action, "note": "" }))["approval"].clone();
    shop.ok("advisor", "change_line", change(&car, pads, &part("前制动片", 2000, 46_000)));
    let yes = json!({ "id": asked["id"], "version": 1, "granted": true, "note": "" });
    assert_eq!(shop.refused("manager", "answer_approval", yes), "conflict");
    assert_eq!(line(&car, pads)["amount"], 92_000);
    let no = json!({ "id": asked["id"], "version": 1, "granted": false, "note": "已改成两套" });
    shop.ok("manager", "answer_approval", no);
    assert_eq!(car.visit()["approvals"][0]["answer_note"], "已改成两套");

    let fine = json!({ "what": "change_line", "ask": change(&car, pads, &part("前制动片", 2000, 45_000)) });
    let none = shop.refused("advisor", "request_approval", json!({ "action": fine, "note": "" }));
    assert_eq!(none, "nothing_to_approve");
}

/// A bill has no version of its own: what it would give away now is held against what
/// the manager was shown.
#[test]
fn a_yes_to_a_bill_that_is_another_by_now_bills_nobody() {
    let shop = open();
    let car = checked_in(&shop);
    let handle = car.with_line(part("门把手", 1000, 30_000));
    car.estimate_issued();
    car.authorised(&[]).released().self_inspected("technician").passed().cleaned();
    let bill = json!({ "work_order_id": car.id(), "discount": 5_000, "rounding": 0 });
    let action = json!({ "what": "prepare_bill", "ask": bill });
    let asked =
        shop.ok("cashier", "request_approval", json!({ "action": action, "note": "" }))["approval"].clone();
    let shown = json!([{ "kind": "discount", "limit": 1_000, "discount": 5_000, "allowed": 3_000 }]);
    assert_eq!(asked["concessions"], shown);
    // Of the tenth that needs no manager two thirds are given away by the line meanwhile.
    shop.ok("advisor", "change_line", change(&car, handle, &part("门把手", 1000, 28_000)));
    let answer =
        |granted: bool| json!({ "id": asked["id"], "version": 1, "granted": granted, "note": "先改了价" });
    assert_eq!(shop.refused("manager", "answer_approval", answer(true)), "approval_outdated");
    assert_eq!(car.sheets(), Vec::<Value>::new());
    assert_eq!(car.visit()["approvals"][0]["state"], "waiting", "it waits for another answer");
    shop.ok("manager", "answer_approval", answer(false));
    assert_eq!(car.sheets(), Vec::<Value>::new());
}

#[test]
fn goodwill_and_the_discount_of_a_bill_are_asked_for_the_same_way() {
    let shop = open();
    let car = checked_in(&shop);
    let goodwill =
        figures("part", "雨刮胶条", json!({ "category": "free", "payer": "shop", "unit_price": 6_000 }));
    let ask = json!({ "work_order_id": car.id(), "figures": goodwill, "finding_id": null, "walk_around_code": null });
    let action = json!({ "what": "add_line", "ask": ask });
    let asked =
        shop.ok("advisor", "request_approval", json!({ "action": action, "note": "上次刮花" }))["approval"]
            .clone();
    assert_eq!(asked["concessions"], json!([{ "kind": "shop_cost", "amount": 6_000 }]));
    shop.ok(
        "manager",
        "answer_approval",
        json!({ "id": asked["id"], "version": 1, "granted": true, "note": "" }),
    );
    assert_eq!(car.visit()["lines"][0]["payer"], "shop");

    car.with_line(part("门把手", 1000, 30_000));
    car.estimate_issued();
    car.authorised(&[]).released().self_inspected("technician").passed().cleaned();
    let bill = json!({ "work_order_id": car.id(), "discount": 5_000, "rounding": 0 });
    let refusal = shop.ask("cashier", "prepare_bill", bill.clone()).expect_err("refused");
    assert_eq!(refusal["params"]["over"], 2_000);
    let by_pin = with(bill, shop.id_of("manager"), PIN);
    shop.ok("cashier", "prepare_bill", by_pin);
    let sheets = car.sheets();
    assert!(sheets.iter().any(|sheet| sheet["total"] == 25_000), "{sheets:?}");
}
