//! What is looked at before it is used: rejected, sent back, credited, and what nobody ordered.

use crate::lists_out::{one, rows};
use crate::receiving::{Store, back, line, looked};
use domain::ids::SupplierReturnId;
use features::receiving::inspection::{InspectGoods, goods_to_inspect, inspect_goods};
use features::receiving::plans::{DropInspectionPlan, drop_inspection_plan, inspection_plans};
use features::receiving::proposals::{AskReceiptProposal, receipt_proposal};
use features::receiving::receipts::{AskGoodsReceipts, ReceiveGoods, ReceivedLine, list_goods_receipts};
use features::receiving::returns::{
    AskSupplierReturn, SendBackGoods, goods_to_send_back, send_back_goods, supplier_return_page,
};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_visit::hits;
use shop_tests::at_once::{at_once, one_refused};
use shop_tests::papers::text_of;
use shop_tests::typed::{read, request};

#[test]
fn a_rejected_delivery_waits_is_put_aside_goes_back_and_is_credited() {
    let store = Store::open();
    store.pads_are_looked_at();
    let order = store.pads_ordered(10_000);
    let receipt = store.receives(store.receiving(Some(order), vec![line(store.pads, 10_000, 5_000)]));
    assert_eq!(store.lies(store.pads, "quarantine"), 10_000);
    assert_eq!(store.order_is(order), "closed");
    let waiting = store.shop.run("parts_keeper", goods_to_inspect, AskNothing {})["lines"][0].clone();
    assert_eq!(waiting["sample"], 10);

    let unseen = InspectGoods { results: Vec::new(), ..looked(&waiting, 10_000, 0, "") };
    let refusal = store.refusal("parts_keeper", "inspect_goods", unseen);
    assert_eq!(refusal["params"]["problem"], "not_checked");
    let much = looked(&waiting, 10_000, 1_000, "漏油");
    let refusal = store.refusal("parts_keeper", "inspect_goods", much);
    assert_eq!(refusal["params"]["problem"], "more_than_waits");
    store.shop.run("parts_keeper", inspect_goods, looked(&waiting, 6_000, 3_000, "漏油"));
    let lies = |kind| store.lies(store.pads, kind);
    assert_eq!((lies("shelf"), lies("rejected"), lies("quarantine")), (6_000, 3_000, 1_000));
    assert_eq!(store.worth(store.pads), (10_000, 50_000), "it is worth what it was, wherever it lies");
    // It was delivered whole, and some of it speaks against who delivered it.
    let counted = |what: &str| store.number(&format!("SELECT sum({what}) FROM supplier_month"));
    assert_eq!((counted("delivered"), counted("rejected")), (1, 1));
    assert_eq!(store.order_is(order), "ordered", "what was rejected is waited for");
    // An older page decides nothing.
    let stale = store.refusal("parts_keeper", "inspect_goods", looked(&waiting, 1_000, 0, ""));
    assert_eq!(stale["code"], "conflict");

    let aside = store.shop.run("parts_keeper", goods_to_send_back, AskNothing {})["lines"][0].clone();
    assert_eq!((&aside["rejected_left"], &aside["credited"]), (&json!(3_000), &json!(15_000)));
    let ask = |quantity| SendBackGoods {
        supplier_id: store.supplier,
        reason: "漏油".to_owned(),
        lines: vec![back(&aside, quantity, true)],
    };
    let refusal = store.refusal("parts_keeper", "send_back_goods", ask(3_001));
    assert_eq!(
        refusal["params"],
        json!({ "problem": "more_than_left", "name": "前制动片", "quantity": 3_000 })
    );
    let other = SendBackGoods { supplier_id: store.new_supplier("另一家"), ..ask(1_000) };
    let refusal = store.refusal("parts_keeper", "send_back_goods", other);
    assert_eq!(refusal["params"]["problem"], "other_supplier");
    let out = || rows(&store.shop, "supplier_return_list", 1);
    one(&out(), &["待退", "广通配件", "BP-1", "3", "150"]);
    let sent = store.shop.run("parts_keeper", send_back_goods, ask(3_000));
    let number = sent["number"].as_str().expect("a number");
    one(&out(), &["已退", number, "广通配件", "BP-1", "3", "150", "漏油"]);
    assert_eq!(sent["credited"], 15_000);
    assert!(sent["number"].as_str().unwrap_or_default().starts_with("TH20260302"));
    assert_eq!(store.worth(store.pads), (7_000, 35_000));
    assert_eq!(lies("rejected"), 0);
    let page = AskSupplierReturn { id: SupplierReturnId(sent["id"].as_i64().expect("an id")) };
    let page = store.shop.run("parts_keeper", supplier_return_page, page);
    assert_eq!(page["lines"][0]["receipt_number"], store.page(receipt)["number"]);
    assert_eq!(store.account()["credit"], 15_000);
    // Either paper is found by its number, as it is scanned.
    for (entity, number) in
        [("goods_receipt", &store.page(receipt)["number"]), ("supplier_return", &sent["number"])]
    {
        let number = number.as_str().expect("a number");
        let found = hits(&store.shop, "parts_keeper", number);
        let first = &found["documents"][0];
        assert_eq!((&first["entity"], &first["title"]), (&json!(entity), &json!("广通配件")), "{number}");
    }
    let number = store.page(receipt)["number"].as_str().expect("it has a number").to_owned();
    let report = text_of(&store.shop.paper("parts_keeper", "goods_receipt", receipt));
    let slip = sent["id"].as_i64().expect("an id");
    let slip = text_of(&store.shop.paper("parts_keeper", "supplier_return_slip", slip));
    for (paper, says) in
        [(&report, ["CG20260227001", "抽检", "部分合格"]), (&slip, [number.as_str(), "漏油", "150.00"])]
    {
        assert!(says.iter().all(|words| paper.contains(words)), "{says:?} {paper}");
    }

    // Of all lines one came, something of it was rejected, and it was a day late.
    let account = store.account();
    let told = ["lines_received", "lines_rejected", "lines_late"].map(|of| account[of].as_i64());
    assert_eq!(told, [Some(1); 3]);
    store.adds_up();
}

#[test]
fn of_the_last_that_goes_back_two_keepers_send_one() {
    let store = Store::open();
    let receipt = store.receives(store.receiving(None, vec![line(store.pads, 1_000, 5_000)]));
    let came = store.page(receipt)["lines"][0].clone();
    let ask = request(SendBackGoods {
        supplier_id: store.supplier,
        reason: "多订了".to_owned(),
        lines: vec![back(&came, 1_000, false)],
    });
    let sends = |ask: Value| store.shop.ask("parts_keeper", "send_back_goods", ask);
    let refusal = one_refused(at_once([ask.clone(), ask], sends));
    assert_eq!(refusal["params"], json!({ "problem": "more_than_left", "name": "前制动片", "quantity": 0 }));
    assert_eq!(store.worth(store.pads), (0, 0));
    store.adds_up();
}

#[test]
fn what_nobody_ordered_is_taken_when_meant_and_looked_at_in_any_case() {
    let store = Store::open();
    let order = store.pads_ordered(10_000);
    let wrong = store.receiving(
        Some(order),
        vec![ReceivedLine { unit: "升".to_owned(), ..line(store.oil, 4_000, 2_000) }],
    );
    let refusal = store.refusal("parts_keeper", "receive_goods", &wrong);
    assert_eq!(refusal["params"]["problem"], "not_ordered");
    let meant = ReceivedLine { meant: true, ..wrong.lines[0].clone() };
    let receipt = store.receives(ReceiveGoods { lines: vec![meant], ..wrong });
    let kept = store.page(receipt)["lines"][0].clone();
    assert_eq!((&kept["not_ordered"], &kept["waiting"]), (&json!(true), &json!(4_000)));
    assert_eq!(store.lies(store.oil, "quarantine"), 4_000);
    assert_eq!(store.order_is(order), "ordered", "the pads are still waited for");
    // An order of another supplier's, and one that was called off.
    let other = ReceiveGoods {
        supplier_id: store.new_supplier("另一家"),
        ..store.receiving(Some(order), vec![line(store.pads, 1_000, 5_000)])
    };
    let refusal = store.refusal("parts_keeper", "receive_goods", other);
    assert_eq!(refusal["params"]["problem"], "other_supplier");
    store.shop.file().execute("UPDATE purchase_order SET state = 'cancelled'", []).expect("it is called off");
    let late = store.receiving(Some(order), vec![line(store.pads, 1_000, 5_000)]);
    let refusal = store.refusal("parts_keeper", "receive_goods", late);
    assert_eq!(refusal["params"]["problem"], "order_not_open");
}

#[test]
fn a_batch_is_known_by_its_number_and_its_last_day() {
    let store = Store::open();
    store.shop.file().execute("UPDATE part SET shelf_life_days = 365", []).expect("oil keeps a year");
    let proposal = AskReceiptProposal { part_id: store.oil, purchase_order_id: None };
    let proposal = store.shop.run("parts_keeper", receipt_proposal, proposal);
    assert_eq!(proposal["expires_on"], "2027-03-02");
    let litres = |batch: &str, until: Option<&str>| ReceivedLine {
        unit: "升".to_owned(),
        batch_number: batch.to_owned(),
        expires_on: until.map(read::<chrono::NaiveDate>),
        ..line(store.oil, 4_000, 2_000)
    };
    let of = |line| store.receives(store.receiving(None, vec![line]));
    of(litres("B7", None));
    of(litres("B7", Some("2027-03-02")));
    assert_eq!(store.number("SELECT count(*) FROM stock_batch"), 1, "the day was proposed and typed");
    of(litres("B8", Some("2026-12-31")));
    assert_eq!(store.number("SELECT count(*) FROM stock_batch"), 2);
    // What is too old already is no stock to use.
    let old = store.page(of(litres("B1", Some("2026-03-01"))));
    assert_eq!(old["lines"][0]["waiting"], 4_000);
    assert_eq!(store.lies(store.oil, "shelf"), 12_000);
    store.adds_up();
}

#[test]
fn a_plan_is_kept_for_a_class_and_for_a_part_until_it_is_dropped() {
    let store = Store::open();
    store.pads_are_looked_at();
    let plans = store.shop.run("manager", inspection_plans, AskNothing {});
    assert_eq!(plans["of_classes"].as_array().map(Vec::len), Some(4));
    let own = &plans["of_parts"][0];
    assert_eq!((&own["part_name"], &own["sampling"]), (&json!("前制动片"), &json!("all")));
    let drop = DropInspectionPlan { id: read(own["id"].clone()), version: read(own["version"].clone()) };
    store.shop.run("manager", drop_inspection_plan, drop);
    store.receives(store.receiving(None, vec![line(store.pads, 1_000, 5_000)]));
    assert_eq!(store.lies(store.pads, "shelf"), 1_000);
    let list = store.shop.run(
        "parts_keeper",
        list_goods_receipts,
        AskGoodsReceipts { before: None, text: "广通".to_owned() },
    );
    assert_eq!(list["receipts"][0]["line_count"], 1);
}
