//! A discount limit with a gate: whichever field gives away more, a manager
//! says yes with the PIN, or is asked and answers later.

use domain::ids::PersonId;
use domain::money::Money;
use features::homes::manager_home;
use features::till::approvals::{AnswerApproval, RequestApproval, RequestedAction};
use features::till::approvals::{answer_approval, request_approval};
use features::till::{PrepareBill, prepare_bill};
use features::visit::approvals::ByPin;
use features::visit::changes::visit_changes;
use features::visit::lines::{self, AddLine, ChangeLine, SaveCatalogueItem};
use features::visit_page::get_visit;
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_visit::{added, asked, bill, catalogue, changed, line};
use shop_tests::typed::{field, read, request};
use shop_tests::visit::{figures, labour, part};
use shop_tests::{Car, MORNING, PIN, TestShop};

fn open() -> TestShop {
    TestShop::open_at(MORNING)
}

fn checked_in(shop: &TestShop) -> Car<'_> {
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车有异响").checked_in(30_000);
    car
}

fn item(shop: &TestShop, name: &str) -> Value {
    catalogue(shop, "manager", name)[0].clone()
}

fn of_item(car: &Car<'_>, figures: &Value, item: &Value) -> AddLine {
    AddLine { item: field(item, "id"), ..added(car, figures) }
}

/// To a line of a part: so many, at this price.
fn to_part(car: &Car<'_>, id: i64, name: &str, quantity: i64, price: i64) -> ChangeLine {
    changed(car, id, &part(name, quantity, price))
}

/// What the manager of the shop is asked for.
fn asks(shop: &TestShop, seat: &str, action: RequestedAction, note: &str) -> Value {
    let ask = RequestApproval { action, note: note.to_owned() };
    shop.run(seat, request_approval, ask)["approval"].clone()
}

fn answer(asked: &Value, version: i64, granted: bool, note: &str) -> AnswerApproval {
    AnswerApproval { id: field(asked, "id"), version, granted, note: note.to_owned() }
}

fn by_pin(manager: i64, pin: &str) -> Option<ByPin> {
    Some(ByPin { manager_id: PersonId(manager), pin: pin.to_owned() })
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
        let saved = shop.run("advisor", lines::add_line, of_item(&car, &labour("更换前制动片", 100), &work));
        assert_eq!(saved["line"]["list_price"], 12_000);
        saved["line"]["id"].as_i64().expect("a line has an id")
    };
    let at = |hours: i64, price: i64| {
        figures("labour", "更换前制动片", json!({ "hours": hours, "unit_price": price, "unit": "工时" }))
    };
    for cheap in [at(100, 100), at(1, 12_000)] {
        let ask = request(changed(&car, id, &cheap));
        let refusal = shop.ask("advisor", "change_line", ask).expect_err("refused");
        assert_eq!(code(&refusal), "discount_over_limit", "{cheap}");
    }
    let ask = request(changed(&car, id, &at(100, 100)));
    let refusal = shop.ask("advisor", "change_line", ask).expect_err("refused");
    let by = json!({ "limit": "10%", "discount": 11_900, "allowed": 1_200, "over": 10_700 });
    assert_eq!(refusal["params"], by, "which limit, and by how much");
    // Typed free, under the item's own name, it is the same item.
    let free = request(added(&car, &at(100, 100)));
    assert_eq!(shop.refused("advisor", "add_line", free), "discount_over_limit");
    shop.run("advisor", lines::change_line, changed(&car, id, &at(100, 10_800)));
}

#[test]
fn a_free_line_is_bound_by_the_price_the_customer_was_told() {
    let shop = open();
    let car = checked_in(&shop);
    let handle = car.with_line(part("门把手", 1000, 30_000));
    shop.run("advisor", lines::change_line, to_part(&car, handle, "门把手", 1000, 20_000));
    car.estimate_issued();
    car.authorised(&[]);
    for step in [19_000, 18_000] {
        shop.run("advisor", lines::change_line, to_part(&car, handle, "门把手", 1000, step));
    }
    // Not ten per cent of each price in turn.
    let lower = request(to_part(&car, handle, "门把手", 1000, 17_999));
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
    let saved = shop.run("advisor", lines::add_line, of_item(&car, &figures, &pads));
    let id = saved["line"]["id"].as_i64().expect("a line has an id");
    assert!(saved["line"]["cost"].is_null());
    assert!(line(&car, id)["cost"].is_null(), "nor on the page");
    assert!(catalogue(&shop, "advisor", "ZDP01")[0]["cost"].is_null(), "nor in the catalogue");
    let kept = shop.run("manager", get_visit, asked(&car));
    assert_eq!(kept["lines"][0]["cost"], 29_000, "what was sent is not listened to");

    // 41.40 below the list is within the limit; a list price below cost is not.
    let dear = item(&shop, "ZDP01");
    let dearer = SaveCatalogueItem { cost: Money(45_000), ..read(dear.clone()) };
    shop.run("manager", lines::save_catalogue_item, dearer);
    let mut figures = part("前制动片", 1000, 44_000);
    figures["cost"] = json!(0);
    let ask = request(of_item(&car, &figures, &dear));
    let refusal = shop.ask("advisor", "add_line", ask).expect_err("below cost");
    assert_eq!(refusal, json!({ "code": "below_cost", "params": { "by": 1_000 } }));
    let log = shop.run("advisor", visit_changes, asked(&car));
    assert!(!log.to_string().contains("29000"), "nor in the audit view");
}

#[test]
fn a_manager_says_yes_with_the_pin_and_is_named() {
    let shop = open();
    let car = checked_in(&shop);
    let (manager, advisor) = (shop.id_of("manager"), shop.id_of("advisor"));
    let pads = item(&shop, "ZDP01");
    let half = |by: i64, pin: &str| AddLine {
        approval: by_pin(by, pin),
        ..of_item(&car, &part("前制动片", 1000, 23_100), &pads)
    };
    assert_eq!(shop.refused("advisor", "add_line", request(half(manager, "0000"))), "wrong_pin");
    assert_eq!(shop.refused("advisor", "add_line", request(half(advisor, PIN))), "role_missing");
    // 231.00 is below the cost of 290.00 as well: one yes covers both.
    let saved = shop.run("advisor", lines::add_line, half(manager, PIN));
    let id = saved["line"]["id"].as_i64().expect("a line has an id");
    assert_eq!(line(&car, id)["amount"], 23_100);
    let asked = car.visit()["approvals"][0].clone();
    assert_eq!((&asked["state"], &asked["line_id"]), (&json!("granted"), &json!(id)));
    assert_eq!(car.visit()["asked_approvals"], json!([]), "said at the counter, and never asked");
    assert_eq!((&asked["asked_by"], &asked["answered_by"]), (&json!(advisor), &json!(manager)));
    assert_eq!(
        asked["concessions"],
        json!([{ "kind": "discount", "limit": 1_000, "discount": 22_900, "allowed": 4_600 },
               { "kind": "below_cost", "amount": 23_100, "by": 5_900 }])
    );
    // It stays granted, and no further.
    shop.run("advisor", lines::change_line, to_part(&car, id, "前制动片", 1000, 23_100));
    let less = request(to_part(&car, id, "前制动片", 1000, 23_099));
    assert_eq!(shop.refused("advisor", "change_line", less), "discount_over_limit");
}

#[test]
fn wrong_pins_of_an_approval_count_like_those_of_a_sign_in() {
    let shop = open();
    let car = checked_in(&shop);
    let manager = shop.id_of("manager");
    let pads = item(&shop, "ZDP01");
    let half = |pin: &str| {
        let half = of_item(&car, &part("前制动片", 1000, 23_000), &pads);
        request(AddLine { approval: by_pin(manager, pin), ..half })
    };
    for _ in 0..5 {
        assert_eq!(shop.refused("advisor", "add_line", half("0000")), "wrong_pin");
    }
    assert_eq!(shop.refused("advisor", "add_line", half(PIN)), "too_many_tries");
}

#[test]
fn what_the_manager_is_asked_waits_in_the_list_and_is_done_by_the_yes() {
    let shop = open();
    let car = checked_in(&shop);
    let pads = car.with_line(part("前制动片", 1000, 46_000));
    let action = RequestedAction::ChangeLine(to_part(&car, pads, "前制动片", 1000, 30_000));
    let asked = asks(&shop, "advisor", action, "老客户");
    assert_eq!(line(&car, pads)["amount"], 46_000, "nothing is done before the answer");
    let waiting = shop.run("manager", manager_home, AskNothing {})["approvals"].clone();
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
    let yes = |version: i64| answer(&asked, version, true, "");
    assert_eq!(shop.refused("advisor", "answer_approval", request(yes(1))), "role_missing");
    let no = request(answer(&asked, 1, false, " "));
    assert_eq!(shop.refused("manager", "answer_approval", no), "bad_field", "a no says why");
    shop.run("manager", answer_approval, yes(1));
    assert_eq!(line(&car, pads)["amount"], 30_000);
    assert_eq!(car.visit()["approvals"][0]["state"], "granted", "who asked sees the answer");
    assert_eq!(car.visit()["asked_approvals"], json!([asked["id"]]));
    assert_eq!(shop.run("manager", manager_home, AskNothing {})["approvals"], json!([]));
    assert_eq!(shop.refused("manager", "answer_approval", request(yes(2))), "approval_is");
}

#[test]
fn a_request_behind_a_changed_line_does_nothing_and_one_within_the_limit_is_none() {
    let shop = open();
    let car = checked_in(&shop);
    let pads = car.with_line(part("前制动片", 1000, 46_000));
    let cheap = RequestedAction::ChangeLine(to_part(&car, pads, "前制动片", 1000, 30_000));
    let asked = asks(&shop, "advisor", cheap, "");
    shop.run("advisor", lines::change_line, to_part(&car, pads, "前制动片", 2000, 46_000));
    let yes = request(answer(&asked, 1, true, ""));
    assert_eq!(shop.refused("manager", "answer_approval", yes), "conflict");
    assert_eq!(line(&car, pads)["amount"], 92_000);
    shop.run("manager", answer_approval, answer(&asked, 1, false, "已改成两套"));
    assert_eq!(car.visit()["approvals"][0]["answer_note"], "已改成两套");

    let action = RequestedAction::ChangeLine(to_part(&car, pads, "前制动片", 2000, 45_000));
    let fine = request(RequestApproval { action, note: String::new() });
    assert_eq!(shop.refused("advisor", "request_approval", fine), "nothing_to_approve");
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
    let asked = asks(&shop, "cashier", RequestedAction::PrepareBill(bill(&car, 5_000)), "");
    let shown = json!([{ "kind": "discount", "limit": 1_000, "discount": 5_000, "allowed": 3_000 }]);
    assert_eq!(asked["concessions"], shown);
    // Of the tenth that needs no manager two thirds are given away by the line meanwhile.
    shop.run("advisor", lines::change_line, to_part(&car, handle, "门把手", 1000, 28_000));
    let answer = |granted: bool| answer(&asked, 1, granted, "先改了价");
    assert_eq!(shop.refused("manager", "answer_approval", request(answer(true))), "approval_outdated");
    assert_eq!(car.sheets(), Vec::<Value>::new());
    assert_eq!(car.visit()["approvals"][0]["state"], "waiting", "it waits for another answer");
    shop.run("manager", answer_approval, answer(false));
    assert_eq!(car.sheets(), Vec::<Value>::new());
}

#[test]
fn goodwill_and_the_discount_of_a_bill_are_asked_for_the_same_way() {
    let shop = open();
    let car = checked_in(&shop);
    let goodwill =
        figures("part", "雨刮胶条", json!({ "category": "free", "payer": "shop", "unit_price": 6_000 }));
    let asked = asks(&shop, "advisor", RequestedAction::AddLine(added(&car, &goodwill)), "上次刮花");
    assert_eq!(asked["concessions"], json!([{ "kind": "shop_cost", "amount": 6_000 }]));
    shop.run("manager", answer_approval, answer(&asked, 1, true, ""));
    assert_eq!(car.visit()["lines"][0]["payer"], "shop");

    car.with_line(part("门把手", 1000, 30_000));
    car.estimate_issued();
    car.authorised(&[]).released().self_inspected("technician").passed().cleaned();
    let refusal = shop.ask("cashier", "prepare_bill", request(bill(&car, 5_000))).expect_err("refused");
    assert_eq!(refusal["params"]["over"], 2_000);
    let granted = PrepareBill { approval: by_pin(shop.id_of("manager"), PIN), ..bill(&car, 5_000) };
    shop.run("cashier", prepare_bill, granted);
    let sheets = car.sheets();
    assert!(sheets.iter().any(|sheet| sheet["total"] == 25_000), "{sheets:?}");
}
