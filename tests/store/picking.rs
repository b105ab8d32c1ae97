//! The parts counter: what goes to the cars, what comes back, and whose work goes on.

use domain::catalogue::ItemId;
use domain::ids::{BinId, LineId, PartId, StockBatchId, WorkOrderId};
use domain::money::{Money, Quantity};
use features::counting::bins::list_bins;
use features::counting::moves::{OpenStock, open_stock};
use features::homes::parts_home;
use features::picking::issue::{IssueAll, IssueParts, TakeBackPart, issue_all, issue_parts};
use features::picking::laid::{LayReady, LinkPart, lay_ready, link_part};
use features::picking::shown::{AskAvailability, parts_availability};
use features::visit::lines::add_line;
use features::visit_page::get_visit;
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_visit::{added, asked, line, sets};
use shop_tests::at_once::{at_once, one_refused};
use shop_tests::stocked::{listed_part, stocked, stocked_in};
use shop_tests::typed::{field, read, request};
use shop_tests::visit::{figures, part};
use shop_tests::{Car, MORNING, TestShop};

pub const KEEPER: &str = "parts_keeper";

pub fn open() -> TestShop {
    TestShop::open_at(MORNING)
}

pub fn checked_in<'a>(shop: &'a TestShop, plate: &str) -> Car<'a> {
    let car = shop.car("张小芳", "13800138000", plate);
    car.walks_in("repair", "刹车有异响").checked_in(30_000);
    car
}

/// A line of the price list.
pub fn takes(car: &Car<'_>, id: PartId, figures: &Value) -> i64 {
    let mut ask = added(car, figures);
    ask.item = Some(ItemId::Part(id));
    car.shop.run("advisor", add_line, ask)["line"]["id"].as_i64().expect("a line has an id")
}

pub fn litres(name: &str, quantity: i64, price: i64) -> Value {
    figures("part", name, json!({ "unit": "L", "quantity": quantity, "unit_price": price }))
}

pub fn issue(id: i64, quantity: i64) -> IssueParts {
    IssueParts { line_id: LineId(id), quantity: Quantity(quantity), unit: None, bin_id: None, batch_id: None }
}

pub fn back(id: i64, quantity: i64) -> TakeBackPart {
    let note = String::new();
    TakeBackPart { line_id: LineId(id), quantity: Quantity(quantity), unit: None, bin_id: None, note }
}

/// Why the counter was not let through, with the number it is told.
#[track_caller]
pub fn why(shop: &TestShop, command: &str, ask: Value) -> (String, i64) {
    let refusal = shop.ask(KEEPER, command, ask).expect_err("refused");
    assert_eq!(refusal["code"], "stock", "{refusal}");
    let params = &refusal["params"];
    (field(params, "problem"), params["quantity"].as_i64().expect("a number"))
}

pub fn on_hand(shop: &TestShop, part: PartId) -> (i64, i64) {
    let sums = "SELECT on_hand, stock_value FROM stock_account WHERE part_id = ?1";
    shop.file().query_row(sums, [part.0], |row| Ok((row.get(0)?, row.get(1)?))).expect("it has an account")
}

pub fn reserved(shop: &TestShop, part: PartId) -> i64 {
    let sum = "SELECT coalesce(sum(max(wanted - issued, 0)), 0) FROM stock_demand WHERE part_id = ?1";
    shop.file().query_row(sum, [part.0], |row| row.get(0)).expect("a sum")
}

/// A line of the car on the picking list.
#[track_caller]
pub fn on_list(shop: &TestShop, id: i64) -> Value {
    let home = shop.run(KEEPER, parts_home, AskNothing {});
    let cars = home["cars"].as_array().cloned().unwrap_or_default();
    let rows = cars.iter().flat_map(|car| car["parts"].as_array().cloned().unwrap_or_default());
    rows.into_iter().find(|row| row["line_id"] == id).expect("the line is on the list")
}

#[test]
fn oil_goes_to_a_car_by_the_litre_from_a_barrel() {
    let shop = open();
    let oil = listed_part(&shop, "OIL-0W20", "全合成机油 0W-20", "L", 8_800);
    stocked(&shop, "OIL-0W20", 200_000, 600_000);
    let car = checked_in(&shop, "粤B12345");
    let id = takes(&car, oil, &litres("全合成机油 0W-20", 4_500, 8_800));
    assert_eq!(reserved(&shop, oil), 0, "nobody agreed to it");
    assert_eq!(car.visit()["stock"][0]["supply"], "there");
    car.estimate_issued();
    assert_eq!(why(&shop, "issue_parts", request(issue(id, 4_500))).0, "not_agreed");
    car.authorised(&[]);
    assert_eq!(reserved(&shop, oil), 4_500);
    let asking = AskAvailability { parts: vec![oil] };
    let there = shop.run("advisor", parts_availability, asking)["parts"][0].clone();
    assert_eq!((&there["on_hand"], &there["free"]), (&json!(200_000), &json!(195_500)));

    let row = on_list(&shop, id);
    assert_eq!((&row["open"], &row["may_issue"]), (&json!(4_500), &json!(true)));
    assert_eq!(row["stock"]["bin_code"], "A1");
    assert_eq!(why(&shop, "issue_parts", request(issue(id, 4_501))), ("more_than_wanted".to_owned(), 4_500));
    assert_eq!(shop.refused(KEEPER, "issue_parts", request(issue(id, 0))), "bad_field");
    assert_eq!(shop.refused("technician", "issue_parts", request(issue(id, 1_000))), "role_missing");

    let (visit, row) = (car.version(), line(&car, id)["version"].clone());
    let done = shop.run(KEEPER, issue_parts, issue(id, 3_000));
    assert_eq!(done["lines"], json!([{ "line_id": id, "issued": 3_000, "open": 1_500 }]));
    assert_eq!(reserved(&shop, oil), 1_500);
    shop.run(KEEPER, issue_all, IssueAll { work_order_id: WorkOrderId(car.id()) });
    assert_eq!(on_hand(&shop, oil), (195_500, 586_500));
    assert_eq!(reserved(&shop, oil), 0);
    // Whoever has the page open saves it all the same.
    assert_eq!((car.version(), line(&car, id)["version"].clone()), (visit, row));

    let page = shop.run("manager", get_visit, asked(&car));
    assert_eq!(page["lines"][0]["cost"], 3_000, "a litre, by what was issued");
    assert_eq!(page["profit"]["profit"], 39_600 - 13_500);
    assert_eq!(page["profit"]["lines"][0]["from_issues"], true);
    let page = car.visit();
    assert_eq!((&page["profit"], &page["lines"][0]["cost"]), (&Value::Null, &Value::Null));
    assert_eq!(page["stock"][0]["supply"], "issued");
}

#[test]
fn the_same_press_sent_twice_issues_once() {
    let shop = open();
    let pads = listed_part(&shop, "PAD", "前制动片 A", "个", 46_000);
    stocked(&shop, "PAD", 2_000, 40_000);
    let car = checked_in(&shop, "粤B12345");
    let id = takes(&car, pads, &part("前制动片 A", 2_000, 46_000));
    car.estimate_issued();
    car.authorised(&[]);
    let key = "picking-key-000000000000000000000000";
    let press = || shop.ask_with_key(KEEPER, "issue_parts", request(issue(id, 1_000)), key);
    assert_eq!(press(), press());
    assert_eq!(on_hand(&shop, pads).0, 1_000);
}

#[test]
fn of_the_last_piece_one_keeper_gets_it_and_the_other_is_told_what_is_left() {
    let shop = open();
    let pads = listed_part(&shop, "PAD", "前制动片 A", "个", 46_000);
    stocked(&shop, "PAD", 1_000, 20_000);
    let [one, other] = ["粤B11111", "粤B22222"].map(|plate| {
        let car = checked_in(&shop, plate);
        let id = takes(&car, pads, &part("前制动片 A", 1_000, 46_000));
        car.estimate_issued();
        car.authorised(&[]);
        id
    });
    let answers = at_once([one, other], |id| shop.ask(KEEPER, "issue_parts", request(issue(id, 1_000))));
    let refusal = one_refused(answers);
    let told = json!({ "problem": "short", "name": "前制动片 A", "quantity": 0 });
    assert_eq!(refusal, json!({ "code": "stock", "params": told }));
    assert_eq!(on_hand(&shop, pads), (0, 0));
}

#[test]
fn what_was_typed_freely_is_laid_ready_or_becomes_a_part_of_the_list() {
    let shop = open();
    let car = checked_in(&shop, "粤B12345");
    let clip = car.with_line(part("某种卡扣", 2_000, 500));
    let hose = car.with_line(part("某种软管", 1_000, 9_000));
    car.estimate_issued();
    car.authorised(&[]);
    assert_eq!(why(&shop, "issue_parts", request(issue(clip, 1_000))).0, "not_stocked");
    let row = on_list(&shop, clip);
    assert_eq!(
        (&row["may_lay_ready"], &row["may_link"], &row["stock"]),
        (&json!(true), &json!(true), &Value::Null)
    );
    shop.run(KEEPER, lay_ready, LayReady { line_id: LineId(clip), ready: true });
    assert_eq!(on_list(&shop, clip)["open"], 0);
    shop.run(KEEPER, lay_ready, LayReady { line_id: LineId(clip), ready: false });
    assert_eq!(on_list(&shop, clip)["open"], 2_000);

    let by_metre = listed_part(&shop, "HOSE-M", "软管", "m", 9_000);
    let link = |part_id| request(LinkPart { line_id: LineId(hose), part_id });
    assert_eq!(why(&shop, "link_part", link(by_metre)).0, "unit_unknown");
    let piece = listed_part(&shop, "HOSE", "软管 1 m", "个", 9_000);
    stocked(&shop, "HOSE", 1_000, 4_000);
    shop.run(KEEPER, link_part, LinkPart { line_id: LineId(hose), part_id: piece });
    assert_eq!(reserved(&shop, piece), 1_000);
    let laid = request(LayReady { line_id: LineId(hose), ready: true });
    assert_eq!(why(&shop, "lay_ready", laid).0, "is_stocked");
    shop.run(KEEPER, issue_parts, issue(hose, 1_000));
    assert_eq!(on_hand(&shop, piece), (0, 0));
}

#[test]
fn what_lay_ready_before_stock_was_kept_of_it_is_not_issued_as_well() {
    let shop = open();
    let pads = listed_part(&shop, "PAD", "前制动片 A", "个", 46_000);
    let car = checked_in(&shop, "粤B12345");
    let id = takes(&car, pads, &part("前制动片 A", 1_000, 46_000));
    car.estimate_issued();
    car.authorised(&[]);
    shop.run(KEEPER, lay_ready, LayReady { line_id: LineId(id), ready: true });
    stocked(&shop, "PAD", 1_000, 20_000);
    assert_eq!(on_list(&shop, id)["may_issue"], false);
    shop.run(KEEPER, issue_all, IssueAll { work_order_id: WorkOrderId(car.id()) });
    assert_eq!(why(&shop, "issue_parts", request(issue(id, 1_000))), ("more_than_wanted".to_owned(), 0));
    assert_eq!(on_hand(&shop, pads).0, 1_000);
    shop.run(KEEPER, lay_ready, LayReady { line_id: LineId(id), ready: false });
    shop.run(KEEPER, issue_parts, issue(id, 1_000));
    assert_eq!(on_hand(&shop, pads).0, 0);
}

#[test]
fn what_was_not_booked_in_yet_goes_out_where_the_shop_allows_it() {
    let shop = open();
    let pads = listed_part(&shop, "PAD", "前制动片 A", "个", 46_000);
    stocked(&shop, "PAD", 1_000, 20_000);
    stocked_in(&shop, "B2", "PAD", 500, 10_000);
    let car = checked_in(&shop, "粤B12345");
    let id = takes(&car, pads, &part("前制动片 A", 2_000, 46_000));
    car.estimate_issued();
    car.authorised(&[]);
    let short = ("short".to_owned(), 1_500);
    assert_eq!(why(&shop, "issue_parts", request(issue(id, 2_000))), short, "in both places together");
    sets(&shop, |settings| settings.stock.below_zero_allowed = true);
    let oil = listed_part(&shop, "OIL", "机油", "L", 8_800);
    let bin_id = read::<BinId>(shop.run(KEEPER, list_bins, AskNothing {})[0]["id"].clone());
    let opening = OpenStock {
        part_id: oil,
        bin_id,
        quantity: Quantity(1_000),
        unit_cost: Money(3_000),
        batch_number: "L77".to_owned(),
        expires_on: None,
        note: String::new(),
        approval: None,
    };
    shop.run(KEEPER, open_stock, opening);
    let of_oil = IssueParts { bin_id: Some(bin_id), batch_id: Some(StockBatchId(1)), ..issue(id, 1_000) };
    assert_eq!(shop.refused(KEEPER, "issue_parts", request(of_oil)), "bad_field", "a batch of another part");
    shop.run(KEEPER, issue_parts, issue(id, 2_000));
    assert_eq!(on_hand(&shop, pads), (-500, -10_000), "at what it cost last");
}
