//! What waits to be looked at, or to go back, moves by its delivery's own line, which is written off where
//! nobody will accept or send it back any more.

use crate::receiving::{Store, line, looked};
use domain::ids::BinId;
use domain::money::{Money, Quantity};
use features::counting::entering::{CountOnSpot, count_on_spot};
use features::counting::moves::{MoveStock, ScrapStock, move_stock};
use features::receiving::inspection::{goods_to_inspect, inspect_goods};
use features::receiving::returns::{SendBackGoods, SentBackLine, goods_to_send_back};
use features::receiving::written_off::{WriteOffGoods, write_off_goods};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::typed::read;

fn bin(store: &Store, kind: &str) -> BinId {
    BinId(store.number(&format!("SELECT id FROM bin WHERE kind = '{kind}' ORDER BY id LIMIT 1")))
}

fn waits(store: &Store) -> Value {
    store.shop.run("parts_keeper", goods_to_inspect, AskNothing {})["lines"][0].clone()
}

fn aside(store: &Store) -> Value {
    store.shop.run("parts_keeper", goods_to_send_back, AskNothing {})["lines"][0].clone()
}

fn scrap(store: &Store, bin_id: BinId, quantity: i64) -> ScrapStock {
    ScrapStock {
        part_id: store.pads,
        bin_id,
        batch_id: None,
        quantity: Quantity(quantity),
        reason: "受潮".to_owned(),
        approval: None,
    }
}

fn carry(store: &Store, bin_id: BinId, to_bin_id: BinId, quantity: i64) -> MoveStock {
    let quantity = Quantity(quantity);
    MoveStock { part_id: store.pads, bin_id, to_bin_id, batch_id: None, quantity, note: String::new() }
}

fn off(line: &Value, quantity: i64, from_rejected: bool) -> WriteOffGoods {
    WriteOffGoods {
        goods_receipt_line_id: read(line["id"].clone()),
        version: read(line["version"].clone()),
        from_rejected,
        quantity: Quantity(quantity),
        reason: "摔坏".to_owned(),
        approval: None,
    }
}

#[test]
fn what_waits_is_neither_carried_off_nor_thrown_away_past_its_line() {
    let store = Store::open();
    store.pads_are_looked_at();
    store.receives(store.receiving(None, vec![line(store.pads, 10_000, 5_000)]));
    let quarantine = bin(&store, "quarantine");
    let held = |command: &str, refusal: Value| {
        let params = json!({ "problem": "held_by_delivery", "name": "前制动片", "quantity": 0 });
        assert_eq!(refusal["params"], params, "{command}");
    };
    held("scrap_stock", store.refusal("manager", "scrap_stock", scrap(&store, quarantine, 1_000)));
    store.shop.run("parts_keeper", inspect_goods, looked(&waits(&store), 4_000, 3_000, "漏油"));
    let (shelf, rejected) = (bin(&store, "shelf"), bin(&store, "rejected"));
    held("move_stock", store.refusal("manager", "move_stock", carry(&store, quarantine, shelf, 1_000)));
    held("move_stock", store.refusal("manager", "move_stock", carry(&store, rejected, shelf, 1_000)));
    held("scrap_stock", store.refusal("manager", "scrap_stock", scrap(&store, rejected, 1_000)));
    // Nor does it go back as if nobody knew by which delivery it came.
    let unknown = SentBackLine {
        goods_receipt_line_id: None,
        part_id: store.pads,
        batch_id: None,
        bin_id: None,
        from_rejected: true,
        quantity: Quantity(1_000),
        credited: Some(Money(5_000)),
    };
    let ask =
        SendBackGoods { supplier_id: store.supplier, reason: "漏油".to_owned(), lines: vec![unknown] };
    held("send_back_goods", store.refusal("parts_keeper", "send_back_goods", ask));
    // What somebody laid there beside it is theirs to carry.
    store.shop.run("parts_keeper", move_stock, carry(&store, shelf, quarantine, 2_000));
    let beside = store.refusal("manager", "move_stock", carry(&store, quarantine, shelf, 3_000));
    assert_eq!(beside["params"]["quantity"], 2_000);
    store.shop.run("manager", move_stock, carry(&store, quarantine, shelf, 2_000));
    store.adds_up();
}

#[test]
fn what_broke_while_it_waited_is_written_off_its_line() {
    let store = Store::open();
    store.pads_are_looked_at();
    let receipt = store.receives(store.receiving(None, vec![line(store.pads, 10_000, 5_000)]));
    let needs = store.refusal("parts_keeper", "write_off_goods", off(&waits(&store), 4_000, false));
    assert_eq!(needs["code"], "stock_needs_approval");
    let much = store.refusal("manager", "write_off_goods", off(&waits(&store), 11_000, false));
    assert_eq!(much["params"]["problem"], "more_than_waits");
    let done = store.shop.run("manager", write_off_goods, off(&waits(&store), 4_000, false));
    assert_eq!(done, json!({ "left": 6_000, "thrown_away": 4_000 }));
    assert_eq!(store.worth(store.pads), (6_000, 30_000));
    assert_eq!(store.lies(store.pads, "quarantine"), 6_000);
    store.shop.run("parts_keeper", inspect_goods, looked(&waits(&store), 6_000, 0, ""));
    assert_eq!(waits(&store), Value::Null, "nobody waits for it any more");
    assert_eq!(store.page(receipt)["lines"][0]["waiting_off"], 4_000);
    store.adds_up();
}

#[test]
fn what_a_count_missed_clears_its_line_and_moves_nothing_twice() {
    let store = Store::open();
    store.pads_are_looked_at();
    store.receives(store.receiving(None, vec![line(store.pads, 10_000, 5_000)]));
    let quarantine = bin(&store, "quarantine");
    let spot = CountOnSpot {
        part_id: store.pads,
        bin_id: quarantine,
        batch_id: None,
        counted_quantity: Quantity(7_000),
        unit: None,
        note: String::new(),
    };
    store.shop.run("manager", count_on_spot, spot);
    assert_eq!(store.worth(store.pads), (7_000, 35_000));
    let short = store.refusal("parts_keeper", "inspect_goods", looked(&waits(&store), 10_000, 0, ""));
    assert_eq!(short["params"]["problem"], "short");
    let done = store.shop.run("parts_keeper", write_off_goods, off(&waits(&store), 3_000, false));
    assert_eq!(done, json!({ "left": 7_000, "thrown_away": 0 }), "the count was approved already");
    assert_eq!(store.worth(store.pads), (7_000, 35_000));
    store.shop.run("parts_keeper", inspect_goods, looked(&waits(&store), 7_000, 0, ""));
    store.adds_up();
}

#[test]
fn what_was_rejected_and_is_not_fetched_is_written_off_and_still_owed() {
    let store = Store::open();
    store.pads_are_looked_at();
    store.receives(store.receiving(None, vec![line(store.pads, 10_000, 5_000)]));
    store.shop.run("parts_keeper", inspect_goods, looked(&waits(&store), 7_000, 3_000, "漏油"));
    store.shop.run("manager", write_off_goods, off(&aside(&store), 2_000, true));
    let left = aside(&store);
    assert_eq!((&left["rejected_left"], &left["credited"]), (&json!(1_000), &json!(5_000)));
    assert_eq!((store.lies(store.pads, "rejected"), store.worth(store.pads)), (1_000, (8_000, 40_000)));
    store.shop.run("manager", write_off_goods, off(&left, 1_000, true));
    assert_eq!(aside(&store), Value::Null, "the list is empty");
    store.adds_up();
}
