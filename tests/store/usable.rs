//! Too little is there where too little may be used: what waits to be looked at, goes back or is expired fits onto
//! no car.

use crate::warnings::{Store, bin, put};
use domain::ids::{PartId, StockBatchId};
use domain::money::{Money, Quantity};
use domain::stock::{BinKind, MovementKind, StockBatch, StockWarningKind};
use features::counting::moves::{MoveStock, move_stock};
use features::stock::items::{AskPart, get_part};
use features::stock::listed::{AskParts, PartFilter, list_parts};
use features::stock::post::Posting;
use features::stock::warnings::{AskStockWarnings, stock_warning_counts, stock_warnings};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_till::day;
use storage::StorageError;

fn listed(store: &Store, part_filter: PartFilter) -> Vec<String> {
    let ask = AskParts { text: String::new(), part_filter, after: None };
    let list = store.shop.run("parts_keeper", list_parts, ask);
    let rows = list["rows"].as_array().expect("rows").clone();
    rows.iter().map(|row| row["code"].as_str().unwrap_or_default().to_owned()).collect()
}

/// The part is warned of with what of it may be used, in the queue, the list and its own page alike.
#[track_caller]
fn is_below(store: &Store, part: PartId, usable: Option<i64>) {
    let ask = AskStockWarnings { kind: StockWarningKind::BelowMinimum };
    let told = store.shop.run("parts_keeper", stock_warnings, ask);
    let numbers = store.shop.run("parts_keeper", stock_warning_counts, AskNothing {});
    let counts = numbers["counts"].as_array().expect("counts");
    let counted = counts.iter().find(|of| of["kind"] == "below_minimum").map(|of| of["count"].clone());
    let shown: Vec<Value> =
        told["warnings"].as_array().expect("warnings").iter().map(|of| of["quantity"].clone()).collect();
    let expected: Vec<Value> = usable.into_iter().map(Value::from).collect();
    assert_eq!((shown, counted), (expected.clone(), Some(json!(expected.len()))));
    assert_eq!(listed(store, PartFilter::BelowMinimum).len(), expected.len());
    let page = store.shop.run("parts_keeper", get_part, AskPart { id: part });
    assert_eq!(page["below_minimum"], !expected.is_empty());
}

fn carries(store: &Store, part_id: PartId, there: bool, quantity: i64) {
    let (bin_id, to_bin_id) =
        if there { (store.shelf, store.quarantine) } else { (store.quarantine, store.shelf) };
    let (batch_id, quantity, note) = (None, Quantity(quantity), String::new());
    store.shop.run("manager", move_stock, MoveStock { part_id, bin_id, to_bin_id, batch_id, quantity, note });
}

#[test]
fn what_waits_or_goes_back_keeps_no_part_above_its_minimum() {
    let store = Store::open();
    let part = store.part("0451", 2_000);
    store.changes(part, |part| part.stock.minimum = Quantity(5_000));
    store.receives(part, store.quarantine, 6_000, 7_200);
    is_below(&store, part, Some(0));
    assert_eq!(listed(&store, PartFilter::WithoutStock), ["0451"], "it lies there, and nobody may take it");
    carries(&store, part, false, 6_000);
    is_below(&store, part, None);
    assert_eq!(listed(&store, PartFilter::WithoutStock), Vec::<String>::new());
    carries(&store, part, true, 2_000);
    is_below(&store, part, Some(4_000));
    let rejected = bin(&store.shop, "退货", BinKind::Rejected);
    store.receives(part, rejected, 9_000, 10_800);
    is_below(&store, part, Some(4_000));
    // The minimum and the part itself are followed as before.
    store.changes(part, |part| part.stock.minimum = Quantity(4_000));
    is_below(&store, part, None);
    store.changes(part, |part| part.stock.minimum = Quantity(4_001));
    is_below(&store, part, Some(4_000));
    store.changes(part, |part| part.active = false);
    assert_eq!(listed(&store, PartFilter::BelowMinimum), Vec::<String>::new());
}

#[test]
fn what_its_shelf_life_is_over_for_is_there_and_of_no_use() {
    let store = Store::open();
    let part = store.part("0451", 2_000);
    store.changes(part, |part| part.stock.minimum = Quantity(2_000));
    let batch = StockBatch {
        id: StockBatchId(0),
        part_id: part,
        batch_number: "0017".to_owned(),
        expires_on: Some(day("2026-03-04")),
        received_on: day("2026-03-02"),
    };
    let batch = StockBatchId(put(&store.shop, batch));
    let mut posting = Posting::new(MovementKind::Received, part, store.shelf, Quantity(3_000));
    (posting.cost, posting.batch_id) = (Some(Money(3_600)), Some(batch));
    store.shop.posts("parts_keeper", posting).expect("it is received");
    store.shop.later(2 * 24 * 60);
    is_below(&store, part, None);
    store.shop.later(24 * 60);
    is_below(&store, part, Some(0));
    assert_eq!(listed(&store, PartFilter::WithoutStock), ["0451"]);
    store.receives(part, store.shelf, 1_000, 1_200);
    is_below(&store, part, Some(1_000));
    assert_eq!(listed(&store, PartFilter::WithoutStock), Vec::<String>::new());
    store.receives(part, store.shelf, 1_000, 1_200);
    is_below(&store, part, None);
}

#[test]
fn the_check_of_the_file_names_a_part_that_is_watched_wrongly() {
    let store = Store::open();
    let part = store.part("0451", 2_000);
    store.receives(part, store.quarantine, 6_000, 7_200);
    let wrong = || store.shop.shop.db.read(|r| r.wrong_stock_sums(|| Ok::<(), StorageError>(())));
    assert!(wrong().expect("it is summed up").is_empty());
    store.shop.file().execute("UPDATE stock_watch SET aside = 0", []).expect("the row is written");
    let found = wrong().expect("it is summed up");
    assert_eq!(found.iter().map(|sum| sum.table).collect::<Vec<_>>(), ["stock_watch"]);
}
