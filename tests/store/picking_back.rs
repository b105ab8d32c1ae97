//! What comes back from a car: from a line that shrinks or goes, from a visit that is over or settled.

use crate::picking::{KEEPER, back, checked_in, issue, on_hand, on_list, open, reserved, takes, why};
use domain::ids::WorkOrderId;
use domain::stock::Bin;
use features::counting::bins::{SaveBin, list_bins, save_bin};
use features::homes::parts_home;
use features::picking::issue::{IssueAll, TakeBackPart, issue_parts, take_back_part};
use features::visit::course::cancel_visit;
use features::visit::lines::{change_line, withdraw_line};
use features::visit_page::get_visit;
use kernel::host::AskNothing;
use serde_json::json;
use shop_tests::asks_visit::{asked, called_off, changed, withdrawn};
use shop_tests::stocked::{listed_part, stocked};
use shop_tests::typed::{read, request};
use shop_tests::visit::part;

#[test]
fn a_return_after_the_sheet_is_settled_shows_in_the_profit_and_not_on_the_sheet() {
    let shop = open();
    let pads = listed_part(&shop, "PAD", "前制动片 A", "个", 46_000);
    stocked(&shop, "PAD", 2_000, 40_000);
    let car = checked_in(&shop, "粤B12345");
    let id = takes(&car, pads, &part("前制动片 A", 2_000, 46_000));
    car.estimate_issued();
    car.authorised(&[]).released();
    shop.run(KEEPER, issue_parts, issue(id, 2_000));
    car.self_inspected("technician").passed().cleaned();
    let sheets = car.billed(0, 0);
    car.paid(&sheets[0], "cash", 92_000, 92_000);
    let profit = || shop.run("manager", get_visit, asked(&car))["profit"]["profit"].clone();
    assert_eq!(profit(), 92_000 - 40_000);
    let before = car.sheets();
    assert_eq!(before[0]["state"], "settled");

    assert_eq!(why(&shop, "take_back_part", request(back(id, 2_001))), ("more_than_taken".to_owned(), 2_000));
    let done = shop.run(KEEPER, take_back_part, back(id, 1_000));
    assert_eq!(done["lines"][0]["issued"], 1_000);
    assert_eq!(on_hand(&shop, pads), (1_000, 20_000), "at what it was issued at");
    assert_eq!(car.sheets(), before, "the sheet stays as it is");
    assert_eq!(profit(), 92_000 - 20_000);
}

#[test]
fn nothing_goes_to_a_visit_that_was_called_off_and_what_is_out_comes_back() {
    let shop = open();
    let pads = listed_part(&shop, "PAD", "前制动片 A", "个", 46_000);
    stocked(&shop, "PAD", 2_000, 40_000);
    let car = checked_in(&shop, "粤B12345");
    let id = takes(&car, pads, &part("前制动片 A", 2_000, 46_000));
    car.estimate_issued();
    car.authorised(&[]);
    shop.run(KEEPER, issue_parts, issue(id, 1_000));
    shop.run("advisor", cancel_visit, called_off(&car, "客户改天来"));
    assert_eq!(reserved(&shop, pads), 0);
    assert_eq!(why(&shop, "issue_parts", request(issue(id, 1_000))).0, "visit_over");
    let all = request(IssueAll { work_order_id: WorkOrderId(car.id()) });
    assert_eq!(why(&shop, "issue_all", all).0, "visit_over");
    let row = on_list(&shop, id);
    assert_eq!((&row["to_take_back"], &row["may_issue"]), (&json!(1_000), &json!(false)), "it is still out");
    shop.run(KEEPER, take_back_part, back(id, 1_000));
    assert_eq!(on_hand(&shop, pads), (2_000, 40_000));
    let home = shop.run(KEEPER, parts_home, AskNothing {});
    assert_eq!(home["cars"], json!([]), "nothing is out any more");
}

#[test]
fn what_comes_back_lies_where_something_is_issued_from_though_its_shelf_is_gone() {
    let shop = open();
    let pads = listed_part(&shop, "PAD", "前制动片 A", "个", 46_000);
    stocked(&shop, "PAD", 1_000, 20_000);
    let car = checked_in(&shop, "粤B12345");
    let id = takes(&car, pads, &part("前制动片 A", 1_000, 46_000));
    car.estimate_issued();
    car.authorised(&[]);
    shop.run(KEEPER, issue_parts, issue(id, 1_000));
    let bin: Bin = read(shop.run(KEEPER, list_bins, AskNothing {})[0].clone());
    let Bin { id: shelf, code, name, kind, version, .. } = bin;
    let retired = SaveBin { id: Some(shelf), version, code, name, kind, active: false };
    shop.run(KEEPER, save_bin, retired);
    let there = TakeBackPart { bin_id: Some(shelf), ..back(id, 1_000) };
    assert_eq!(shop.refused(KEEPER, "take_back_part", request(there)), "bad_field");
    shop.run(KEEPER, take_back_part, back(id, 1_000));
    assert_eq!(on_hand(&shop, pads), (1_000, 20_000));
    let lies =
        "SELECT count(*) FROM stock_level JOIN bin ON bin.id = bin_id WHERE active = 1 AND kind = 'shelf'";
    assert_eq!(shop.file().query_row(lies, [], |row| row.get::<_, i64>(0)).expect("a count"), 1);
}

#[test]
fn a_line_that_shrinks_or_goes_leaves_what_is_out_to_be_taken_back() {
    let shop = open();
    let pads = listed_part(&shop, "PAD", "前制动片 A", "个", 46_000);
    stocked(&shop, "PAD", 4_000, 80_000);
    let car = checked_in(&shop, "粤B12345");
    let id = takes(&car, pads, &part("前制动片 A", 2_000, 46_000));
    let wipers = car.with_line(part("雨刮胶条", 2_000, 6_000));
    car.estimate_issued();
    car.authorised(&[]);
    shop.run(KEEPER, issue_parts, issue(id, 2_000));
    shop.run("advisor", change_line, changed(&car, id, &part("前制动片 A", 1_000, 46_000)));
    assert_eq!(on_list(&shop, id)["to_take_back"], 1_000);
    shop.run("advisor", withdraw_line, withdrawn(&car, id, "不要了"));
    assert_eq!(on_list(&shop, id)["to_take_back"], 2_000);
    assert_eq!(on_list(&shop, wipers)["open"], 2_000);
    shop.run(KEEPER, take_back_part, back(id, 2_000));
    assert_eq!(on_hand(&shop, pads), (4_000, 80_000));
}
