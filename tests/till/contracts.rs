//! Packages that are sold, drawn from on visits, and given back.

use crate::visit::{Till, figures};
use domain::contract_end::ContractEnd;
use domain::line::LineKind;
use domain::money::Money;
use kernel::Refusal;
use serde_json::{Value, json};
use shop_tests::at_once::at_once;

pub fn item(name: &str, price: i64, times: i64) -> Value {
    json!({
        "times": times, "amount": 0, "item": null, "kind": "part", "code": "", "name": name, "unit": "次",
        "quantity": 1000, "hours": 0, "unit_price": price, "tax_rate": 1300,
    })
}

fn amount(name: &str, amount: i64) -> Value {
    json!({
        "times": 0, "amount": amount, "item": null, "kind": "other", "code": "", "name": name, "unit": "",
        "quantity": 0, "hours": 0, "unit_price": 0, "tax_rate": 0,
    })
}

pub fn package(price: i64, items: &[Value]) -> Value {
    json!({
        "id": null, "version": 0, "name": "保养套餐", "price": price, "package_items": items,
        "valid_months": 12, "valid_km": 20_000, "vehicle_bound": true, "active": true,
    })
}

/// Oil three times and an amount of 500, for 800 instead of 1400.
fn offer() -> Value {
    package(80_000, &[item("机油保养", 30_000, 3), amount("养护金", 50_000)])
}

fn offered(till: &Till) {
    till.ok("manager", "save_package", offer());
}

pub fn sale(price: i64) -> Value {
    json!({
        "service_package_id": 1, "version": 1, "customer_id": 1, "vehicle_id": 1, "start_km": 68_432,
        "parts": [
            { "means": "cash", "amount": 10_000, "tendered": 20_000 },
            { "means": "wechat", "amount": price - 10_000, "tendered": price - 10_000 },
        ],
    })
}

pub fn sold(till: &Till) {
    offered(till);
    till.ok("cashier", "sell_contract", sale(80_000));
}

pub fn draw(till: &Till, times: i64) -> Result<Value, Refusal> {
    let ask = json!({ "work_order_id": till.order, "service_contract_id": 1, "position": 0, "times": times });
    till.ask("advisor", "draw_from_contract", ask)
}

pub fn contract(till: &Till) -> Value {
    till.ok("cashier", "get_contract", json!({ "id": 1 }))
}

/// What is left: times of oil, and fen of the amount.
fn left(till: &Till) -> (i64, i64) {
    let rests = contract(till)["row"]["rests"].clone();
    (rests[0]["times"].as_i64().unwrap(), rests[1]["left"].as_i64().unwrap_or_default())
}

/// The customer said yes to every draft.
pub fn agreed(till: &Till) {
    let version = till.number(&format!("SELECT version FROM work_order WHERE id = {}", till.order));
    till.ok("advisor", "issue_estimate", json!({ "work_order_id": till.order, "version": version }));
    let page = till.ok("advisor", "get_visit", till.about());
    let offered = page["lines"].as_array().unwrap().iter().filter(|line| line["state"] == "offered");
    let answer = |line: &Value| json!({ "line_id": line["id"], "approved": true, "amount": line["amount"], "reason": "" });
    let answers: Vec<Value> = offered.map(answer).collect();
    let ask = json!({
        "work_order_id": till.order, "by_name": "张小芳", "means": "phone", "answers": answers,
    });
    till.ok("advisor", "record_answers", ask);
}

pub fn lines(till: &Till) -> Vec<Value> {
    till.ok("advisor", "get_visit", till.about())["lines"].as_array().cloned().unwrap()
}

pub fn money_in_the_till(till: &Till) -> i64 {
    till.number("SELECT coalesce(sum(amount), 0) FROM payment WHERE means <> 'deposit'")
}

#[test]
fn a_package_is_sold_drawn_from_and_pays_its_own_sheet() {
    let till = Till::with(&[figures(LineKind::Part, 10_000)]);
    sold(&till);
    assert_eq!(money_in_the_till(&till), 80_000);
    assert_eq!(till.held(), 0, "the price of a package is nobody's deposit");
    assert_eq!(left(&till), (3, 50_000));
    let page = contract(&till);
    assert_eq!(page["row"]["number"], "TC20260302001");
    assert_eq!((&page["row"]["ends_on"], &page["row"]["end_km"]), (&json!("2027-03-02"), &json!(88_432)));

    let drawn = draw(&till, 1).unwrap()["line"].clone();
    assert_eq!((&drawn["category"], &drawn["payer"]), (&json!("contract"), &json!("contract")));
    assert_eq!(drawn["payer_name"], "TC20260302001");
    // 800 of 1400: 514.29 for three times of oil, 171.43 for one.
    assert_eq!(drawn["amount"], 17_143);
    assert_eq!(left(&till), (2, 50_000), "a line that waits holds what it drew");
    agreed(&till);
    till.bill(0, 0);
    let sheets = till.sheets();
    assert_eq!(sheets[0].1, "open");
    assert_eq!((sheets[0].2, sheets[1].2), (10_000, 17_143));
    assert_eq!(sheets[1].1, "settled", "nobody owes what the contract pays");
    till.prepared();
    till.pay(1, "cash", 10_000);
    assert_eq!(till.stage(), "ready_for_delivery");
    let paper = crate::papers::text(&till, "cashier", "settlement_sheet", 2);
    assert!(paper.contains("由套餐TC20260302001（保养套餐）支付"), "{paper}");
    assert!(paper.contains("剩余：机油保养2次、养护金500.00元。有效期至2027-03-02或88432公里"), "{paper}");
    assert!(paper.contains("套餐支付171.43") && paper.contains("尚欠0.00"), "{paper}");
    assert!(paper.contains("套餐剩余") && paper.contains("机油保养3次2次"), "{paper}");
    till.ok("advisor", "deliver", till.deliver_request());
    assert_eq!(left(&till), (2, 50_000));
    assert_eq!(money_in_the_till(&till), 90_000);
    let report = till.ok("manager", "till_report", json!({ "from": "2026-03-02", "to": "2026-03-02" }));
    let figures = &report["figures"];
    assert_eq!(figures["contracts"], json!({ "taken": 80_000, "returned": 0, "drawn": 17_143 }));
    assert_eq!((&figures["deposits"]["taken"], &figures["taken"]), (&json!(0), &json!(90_000)));
}

#[test]
fn a_drawn_line_gives_back_when_it_goes_and_is_not_typed_over() {
    let till = Till::with(&[figures(LineKind::Part, 10_000)]);
    sold(&till);
    let line = draw(&till, 2).unwrap()["line"].clone();
    assert_eq!(left(&till).0, 1);
    assert_eq!(draw(&till, 2), Err(Refusal::ContractItemShort { name: "机油保养".into(), left: 1 }));
    let mut typed = line.clone();
    typed["unit_price"] = json!(1);
    let change = json!({ "line_id": line["id"], "version": line["version"], "figures": typed });
    assert!(matches!(till.refused("advisor", "change_line", change), Refusal::LineIsDrawn { .. }));
    let add =
        json!({ "work_order_id": till.order, "figures": line, "finding_id": null, "walk_around_code": null });
    let typed = till.refused("advisor", "add_line", add);
    assert_eq!(typed, Refusal::DrawnNotTyped { number: "TC20260302001".into() });
    till.ok("advisor", "remove_line", json!({ "line_id": line["id"], "version": line["version"] }));
    assert_eq!(left(&till).0, 3);

    draw(&till, 3).unwrap();
    agreed(&till);
    let line = lines(&till).pop().unwrap();
    let ask = json!({ "line_id": line["id"], "version": line["version"], "reason": "客户不要" });
    till.ok("manager", "withdraw_line", ask);
    assert_eq!(left(&till).0, 3, "withdrawn, it is given back");
    let again = json!({ "work_order_id": till.order, "line_id": line["id"] });
    assert!(till.ask("manager", "quote_declined", again).is_err());
}

#[test]
fn a_drawn_line_may_become_the_customers_and_is_given_back_once_that_is_agreed() {
    let till = Till::with(&[figures(LineKind::Part, 10_000)]);
    sold(&till);
    draw(&till, 1).unwrap();
    agreed(&till);
    let line = lines(&till).pop().unwrap();
    let mut own = line.clone();
    (own["category"], own["payer"], own["payer_name"]) = (json!("paid"), json!("customer"), json!(""));
    own["discount"] = json!(0);
    let ask =
        |figures: &Value| json!({ "line_id": line["id"], "version": line["version"], "figures": figures });
    let typed = till.refused("manager", "supersede_line", ask(&line));
    assert_eq!(typed, Refusal::DrawnNotTyped { number: "TC20260302001".into() });
    till.ok("manager", "supersede_line", ask(&own));
    assert_eq!(left(&till).0, 2, "until the customer said yes the old one holds it");
    agreed(&till);
    assert_eq!(left(&till).0, 3);
    till.bill(0, 0);
    assert_eq!(
        till.sheets().iter().map(|sheet| (sheet.1.as_str(), sheet.2)).collect::<Vec<_>>(),
        [("open", 40_000)]
    );
}

#[test]
fn a_contract_that_was_changed_in_the_file_is_named_and_pays_nothing() {
    let till = Till::with(&[figures(LineKind::Part, 10_000)]);
    sold(&till);
    till.file().execute("UPDATE service_contract SET contract_items = replace(contract_items, '\"times\":3', '\"times\":9')", []).unwrap();
    assert!(matches!(draw(&till, 1), Err(Refusal::Damaged { .. })));
    assert!(matches!(till.refused("cashier", "get_contract", json!({ "id": 1 })), Refusal::Damaged { .. }));
}

#[test]
fn an_amount_covers_lines_the_customer_would_have_paid() {
    let till = Till::with(&[figures(LineKind::Part, 10_000)]);
    sold(&till);
    let cover = |price: i64| {
        let add = json!({
            "work_order_id": till.order, "figures": figures(LineKind::Part, price), "finding_id": null,
            "walk_around_code": null,
        });
        let line = till.ok("manager", "add_line", add)["line"].clone();
        json!({
            "line_id": line["id"], "version": line["version"], "service_contract_id": 1, "position": 1,
        })
    };
    let covered = till.ok("advisor", "cover_by_contract", cover(20_000))["line"].clone();
    assert_eq!(left(&till), (3, 30_000));
    // 500 to be used were sold for 285.71: 200 of it for 114.28.
    assert_eq!(covered["amount"], 11_428);
    assert_eq!(covered["payer"], "contract");
    // Not a fen more than is left of it, and of a dearer line no part.
    let dear = till.refused("advisor", "cover_by_contract", cover(30_001));
    let (left_of_it, amount) = (Money(30_000), Money(30_001));
    assert_eq!(dear, Refusal::ContractAmountShort { name: "养护金".into(), left: left_of_it, amount });
    assert_eq!(left(&till), (3, 30_000));
    till.ok("advisor", "cover_by_contract", cover(30_000));
    assert_eq!(left(&till), (3, 0));
}

#[test]
fn labour_of_the_catalogue_keeps_its_item_and_its_hours_at_the_contracts_price() {
    let till = Till::with(&[figures(LineKind::Part, 10_000)]);
    let item = json!({
        "id": null, "version": 0, "kind": "labour", "code": "BY-9", "name": "大保养", "brand": "", "specification": "",
        "unit": "", "quantity": 0, "hours": 250, "unit_price": 12_000, "cost": 9_000, "active": true,
    });
    let item = till.ok("manager", "save_catalogue_item", item);
    let sold = json!({
        "times": 2, "amount": 0, "item": item["id"], "kind": "labour", "code": "BY-9", "name": "大保养", "unit": "",
        "quantity": 0, "hours": 250, "unit_price": 12_000, "tax_rate": 1300,
    });
    till.ok("manager", "save_package", package(45_001, &[sold]));
    till.ok("cashier", "sell_contract", sale(45_001));
    let first = draw(&till, 1).unwrap()["line"].clone();
    let second = draw(&till, 1).unwrap()["line"].clone();
    for line in [&first, &second] {
        assert_eq!((&line["hours"], &line["unit_price"]), (&json!(250), &json!(12_000)));
        assert_eq!(line["labour_operation_id"], item["id"]["labour_operation"]);
    }
    // 450.01 for two: the odd fen is in the first, and nothing is left over.
    assert_eq!((&first["amount"], &second["amount"]), (&json!(22_501), &json!(22_500)));
    assert_eq!(contract(&till)["row"]["end"], json!({ "why": "used_up" }));
    assert_eq!(contract(&till)["refundable"], 0);
    assert_eq!(till.number("SELECT cost FROM line WHERE name = '大保养' LIMIT 1"), 9_000);
    let found = till.ok("cashier", "search", json!({ "query": "TC20260302001" }));
    assert_eq!(found["documents"][0]["entity"], "service_contract");
    let found = till.ok("cashier", "search", json!({ "query": "SK20260302002" }));
    assert_eq!(found["documents"][0]["title"], "粤B·D12345 张小芳");
}

#[test]
fn it_is_paid_whole_once_and_given_back_less_what_was_used() {
    let till = Till::with(&[figures(LineKind::Part, 10_000)]);
    offered(&till);
    assert!(till.ask("advisor", "sell_contract", sale(80_000)).is_err(), "the till sells");
    assert!(till.ask("cashier", "sell_contract", sale(79_999)).is_err(), "all of it is paid");
    let session = till.session("cashier");
    let twice = || app::call(&till.shop, &session, "sell_contract", sale(80_000), Some("sell-once-00000001"));
    assert_eq!(twice().unwrap(), twice().unwrap());
    assert_eq!(till.number("SELECT count(*) FROM service_contract"), 1);
    assert_eq!(till.number("SELECT count(*) FROM payment"), 2);

    let back = |amount: i64, means: Value| json!({ "id": 1, "version": 1, "amount": amount, "means": means, "reason": "车卖了" });
    draw(&till, 1).unwrap();
    let held = till.refused("manager", "give_contract_back", back(1, json!(null)));
    assert!(matches!(held, Refusal::ContractHeld { .. }));
    agreed(&till);
    till.bill(0, 0);
    let most = contract(&till)["refundable"].as_i64().unwrap();
    assert_eq!(most, 80_000 - 17_143);
    assert!(till.ask("manager", "give_contract_back", back(most + 1, json!("cash"))).is_err());
    assert!(
        till.ask("manager", "give_contract_back", back(most, json!("card"))).is_err(),
        "as it came, or in notes"
    );
    till.ok("manager", "give_contract_back", back(most, json!(null)));
    assert_eq!(money_in_the_till(&till), 17_143);
    let paper = crate::papers::text(&till, "cashier", "receipt", 3);
    assert!(paper.contains("负") && paper.contains("车卖了"), "{paper}");
    assert!(matches!(draw(&till, 1), Err(Refusal::ContractEnded { .. })));
    assert!(till.ask("manager", "give_contract_back", back(0, json!(null))).is_err(), "once");
}

#[test]
fn a_use_that_comes_free_after_the_contract_was_given_back_goes_back_too() {
    let till = Till::with(&[figures(LineKind::Part, 10_000)]);
    sold(&till);
    draw(&till, 1).unwrap();
    agreed(&till);
    till.bill(0, 0);
    let version = |till: &Till| till.number("SELECT version FROM service_contract");
    let back = |till: &Till, amount: i64| {
        let ask = json!({ "id": 1, "version": version(till), "amount": amount, "means": "cash", "reason": "车卖了" });
        till.ask("manager", "give_contract_back", ask)
    };
    let most = contract(&till)["refundable"].as_i64().unwrap();
    // A hundred of what may go back stays with the shop, as agreed.
    back(&till, most - 10_000).unwrap();
    let closed_at = till.text("SELECT closed_at FROM service_contract");
    assert_eq!(
        (&contract(&till)["refundable"], &contract(&till)["may_give_back"]),
        (&json!(0), &json!(false))
    );
    till.later(60);
    // The sheet that its use had paid was wrong, and the line is withdrawn.
    let sheet = till.number("SELECT id FROM settlement WHERE service_contract_id IS NOT NULL");
    till.ok("manager", "void_settlement", json!({ "settlement_id": sheet, "reason": "没有做" }));
    let drawn = lines(&till).into_iter().find(|line| line["payer"] == "contract").unwrap();
    let withdraw = json!({ "line_id": drawn["id"], "version": drawn["version"], "reason": "没有做" });
    till.ok("manager", "withdraw_line", withdraw);
    assert_eq!(contract(&till)["refundable"], 17_143, "it is the customer's again");
    assert!(matches!(back(&till, 17_144), Err(Refusal::OverRefunded { .. })));
    assert!(back(&till, 0).is_err());
    back(&till, 17_143).unwrap();
    assert_eq!(money_in_the_till(&till), 10_000);
    let left = "SELECT count(*) FROM (SELECT paid.id, paid.amount + coalesce(sum(back.amount), 0) AS rest FROM payment AS paid
        JOIN payment AS back ON back.refund_of = paid.id WHERE paid.refund_of IS NULL GROUP BY paid.id) WHERE rest < 0";
    assert_eq!(till.number(left), 0, "no receipt gave back more than it was");
    assert_eq!(till.text("SELECT closed_at FROM service_contract"), closed_at);
    assert!(matches!(back(&till, 1), Err(Refusal::ContractEnded { .. })), "nothing is left");
    assert!(matches!(draw(&till, 1), Err(Refusal::ContractEnded { .. })), "closed stays closed");
}

#[test]
fn a_package_is_bound_to_a_car_of_the_one_who_buys_it() {
    let mut till = Till::with(&[figures(LineKind::Part, 10_000)]);
    till.another("李师傅", &[figures(LineKind::Part, 10_000)]);
    offered(&till);
    let theirs = till.number("SELECT id FROM vehicle WHERE customer_id <> 1");
    let mut ask = sale(80_000);
    ask["vehicle_id"] = json!(theirs);
    let refusal = till.refused("cashier", "sell_contract", ask);
    assert_eq!(refusal, Refusal::bad("vehicle_id", domain::refusal::FieldProblem::Unknown));
    assert_eq!(till.number("SELECT count(*) FROM payment"), 0);
}

#[test]
fn what_is_not_offered_any_more_is_not_sold_and_what_was_sold_of_it_goes_on() {
    let till = Till::with(&[figures(LineKind::Part, 10_000)]);
    sold(&till);
    let mut retired = offer();
    (retired["id"], retired["version"], retired["active"]) = (json!(1), json!(1), json!(false));
    till.ok("manager", "save_package", retired);
    let mut again = sale(80_000);
    again["version"] = json!(2);
    let refusal = till.refused("cashier", "sell_contract", again);
    assert_eq!(refusal, Refusal::PackageNotSold { name: "保养套餐".into() });
    assert_eq!(money_in_the_till(&till), 80_000, "of the one that was sold");
    draw(&till, 1).expect("it is drawn from");
}

#[test]
fn two_stations_do_not_draw_the_last_one_twice() {
    let till = Till::with(&[figures(LineKind::Part, 10_000)]);
    till.ok("manager", "save_package", package(20_000, &[item("机油保养", 30_000, 1)]));
    till.ok("cashier", "sell_contract", sale(20_000));
    let drawn = at_once([(); 3], |()| draw(&till, 1));
    let refused: Vec<&Refusal> = drawn.iter().filter_map(|drawn| drawn.as_ref().err()).collect();
    let used_up = Refusal::ContractEnded { number: "TC20260302001".into(), end: ContractEnd::UsedUp };
    assert_eq!(refused, [&used_up, &used_up]);
    assert_eq!(till.number("SELECT count(*) FROM contract_draw"), 1);
}

#[test]
fn a_frame_contract_somebody_typed_is_owed_as_before() {
    let typed = crate::visit::paid_by(
        domain::line::Payer::Contract,
        domain::line::Category::Contract,
        "车队框架合同 8 号",
        30_000,
    );
    let till = Till::with(&[typed]);
    sold(&till);
    till.bill(0, 0);
    till.prepared();
    assert_eq!(till.stage(), "awaiting_settlement");
    assert_eq!(till.sheets()[0].1, "open");
    till.pay(1, "transfer", 30_000);
    assert_eq!(till.stage(), "ready_for_delivery");
}

#[test]
fn a_contract_is_signed_as_it_is_sold_and_a_turned_stroke_is_found() {
    let till = Till::with(&[figures(LineKind::Labour, 12_000)]);
    offered(&till);
    let ask = |by: &str, drawn: Value| {
        let mut ask = sale(80_000);
        ask["signed_by"] = json!(by);
        ask["signature"] = drawn;
        ask
    };
    let bad = |field: &str| Refusal::bad(field, domain::refusal::FieldProblem::Empty);
    let nothing = json!({ "width": 600, "height": 200, "strokes": [] });
    assert_eq!(till.refused("cashier", "sell_contract", ask("张小芳", nothing)), bad("signature"));
    let drawn = json!({ "width": 600, "height": 200, "strokes": [[[40, 120], [300, 60], [520, 140]]] });
    assert_eq!(till.refused("cashier", "sell_contract", ask(" ", drawn.clone())), bad("signed_by"));
    assert_eq!(till.number("SELECT count(*) FROM service_contract"), 0, "nothing is sold by a refusal");

    till.ok("cashier", "sell_contract", ask(" 张小芳 ", drawn.clone()));
    let row = contract(&till)["row"].clone();
    assert_eq!((&row["signed_by"], &row["signature"]), (&json!("张小芳"), &drawn));
    let print =
        || features::papers::document(&till.shop, &till.session("cashier"), "service_contract", 1, None);
    let paper = shop_tests::papers::text_of(&print().unwrap().bytes);
    assert_eq!(paper.matches("张小芳").count(), 2, "as the customer, and as who signed: {paper}");

    till.file()
        .execute("UPDATE service_contract SET signature = replace(signature, '520', '521')", [])
        .unwrap();
    let damaged = print().map(|paper| paper.file_name).unwrap_err();
    assert!(
        matches!(&damaged, Refusal::Damaged { entity, .. } if entity == "service_contract"),
        "{damaged:?}"
    );
    let turned = till.ask(
        "advisor",
        "draw_from_contract",
        json!({ "work_order_id": till.order,
        "service_contract_id": 1, "position": 0, "times": 1 }),
    );
    assert!(matches!(turned, Err(Refusal::Damaged { .. })), "{turned:?}");
}
