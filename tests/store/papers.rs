//! What the store's papers say of a shop's own days: the sums stand on them, and what only changed its bin is
//! in none.

use crate::figures::two_months;
use crate::warnings::{Store, bin};
use domain::money::Quantity;
use domain::stock::BinKind;
use features::counting::entering::{CountOnSpot, count_on_spot};
use features::document::document;
use features::stock::movements::{AskPartMovements, part_movements};
use shop_tests::papers::text_of;
use spreadsheets::{Options, read};

fn paper(store: &Store, kind: &str, id: i64) -> String {
    text_of(&store.shop.paper("parts_keeper", kind, id))
}

/// 20 and 10 litres came, 4.5 and 3 were taken and 0.5 was missing; 2 went from the shelf to quarantine.
#[test]
fn a_card_adds_up_what_came_and_went_and_not_what_was_only_moved() {
    let (store, oil, _) = two_months();
    let card = paper(&store, "stock_card", oil.0);
    for said in ["期初结存0个", "本期入库30个", "本期出库8个", "期末结存22个", "移库"] {
        assert!(card.contains(said), "no {said} in {card}");
    }
    let worth = store.shop.shop.db.read(|r| r.stock_account(oil)).expect("it is read").stock_value.plain();
    assert!(card.contains(&format!("期末结存22个，{worth}元")), "{card}");
}

#[test]
fn a_month_adds_up_its_kinds_without_what_was_only_moved() {
    let (store, oil, filter) = two_months();
    let month = paper(&store, "stock_month_report", 202_604);
    let account = |part| store.shop.shop.db.read(|r| r.stock_account(part)).expect("it is read");
    // 15 litres and 4 filters were there, 10 litres came and 3 went.
    assert!(month.contains("按各自单位相加）1910326"), "{month}");
    assert_eq!(account(oil).on_hand.0 + account(filter).on_hand.0, 26_000);
    let closing = account(oil).stock_value + account(filter).stock_value;
    assert!(month.contains(&closing.plain()), "{month}");
    assert!(month.contains("移库") && month.contains("合计（移库不计）2"), "{month}");
}

#[test]
fn the_label_of_a_bin_says_its_code_once() {
    let store = Store::open();
    let shelf = bin(&store.shop, "B-07-3", BinKind::Shelf);
    let label = paper(&store, "bin_labels", shelf.0);
    assert_eq!(label.matches("B-07-3").count(), 1, "{label}");
    assert!(label.contains("库位"), "{label}");
}

#[test]
fn a_movement_is_found_by_the_number_of_its_document() {
    let store = Store::open();
    let part_id = store.part("000451", 2_000);
    store.receives(part_id, store.shelf, 10_000, 10_000);
    let ask = CountOnSpot {
        part_id,
        bin_id: store.shelf,
        batch_id: None,
        counted_quantity: Quantity(9_000),
        unit: None,
        note: String::new(),
    };
    let counted = store.shop.run("manager", count_on_spot, ask);
    assert_eq!(counted["state"], "approved", "no other manager is there");
    let number = counted["number"].as_str().expect("a count has a number");
    let card = store.shop.run("parts_keeper", part_movements, AskPartMovements { part_id, before: None });
    let numbers = [0, 1].map(|row| card["rows"][row]["document_number"].as_str());
    assert_eq!(numbers, [Some(number), Some("")]);
    let card = paper(&store, "stock_card", part_id.0);
    assert!(card.contains(number), "no {number} in {card}");
    let keeper = store.shop.session("parts_keeper");
    let out = document(&store.shop.shop, &keeper, "movement_list", 202_603, None).expect("it goes out");
    let grid = read(&out.bytes, &Options::default()).expect("it is a workbook");
    assert!(grid.rows().any(|row| row.cells().any(|cell| cell == number)), "no {number} in the list");
}
