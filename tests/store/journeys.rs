//! From the order to the car and back, as a shop lives it: oil by the litre from a barrel, a delivery that
//! is turned back while a car waits for it, and a count while the counter goes on issuing.

use crate::counting;
use crate::ordering_asks::{line as ordered_line, on_order, ordered, page as order_page, supplier};
use crate::picking::{KEEPER, checked_in, issue, litres, on_hand, open, takes, why};
use crate::receiving::{back, line as received_line, looked};
use crate::waking::waiting;
use domain::ids::{GoodsReceiptId, GoodsReceiptLineId, PartId, PurchaseOrderId, SupplierId};
use domain::money::{Money, Quantity};
use domain::receiving::{InspectionCheck, Sampling};
use features::counting::deciding::{ApproveCount, approve_count};
use features::picking::issue::issue_parts;
use features::purchasing::orders::SavePurchaseLine;
use features::receiving::inspection::{goods_to_inspect, inspect_goods};
use features::receiving::plans::{SaveInspectionPlan, save_inspection_plan};
use features::receiving::prices::{CorrectReceiptPrice, correct_receipt_price};
use features::receiving::receipts::{
    AskGoodsReceipt, ReceiveGoods, ReceivedLine, goods_receipt_page, receive_goods,
};
use features::receiving::returns::{SendBackGoods, goods_to_send_back, send_back_goods};
use features::visit_page::get_visit;
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_visit::asked;
use shop_tests::papers::text_of;
use shop_tests::stocked::listed_part;
use shop_tests::typed::{field, read, request};
use shop_tests::visit::part;
use shop_tests::{Car, TestShop};

/// What comes for an order.
fn comes(shop: &TestShop, from: SupplierId, order: PurchaseOrderId, came: ReceivedLine) -> GoodsReceiptId {
    let ask = ReceiveGoods {
        supplier_id: from,
        purchase_order_id: Some(order),
        delivery_note: "送 0302".to_owned(),
        freight: Money::ZERO,
        freight_charged: true,
        note: String::new(),
        lines: vec![came],
    };
    field(&shop.run(KEEPER, receive_goods, ask), "id")
}

/// A car whose customer agreed to 4.5 litres at 88.00.
fn wants_oil<'a>(shop: &'a TestShop, plate: &str, oil: PartId) -> (Car<'a>, i64) {
    let car = checked_in(shop, plate);
    let id = takes(&car, oil, &litres("全合成机油 0W-20", 4_500, 8_800));
    car.estimate_issued();
    car.authorised(&[]);
    (car, id)
}

fn profit(car: &Car<'_>) -> Value {
    car.shop.run("manager", get_visit, asked(car))["profit"]["profit"].clone()
}

#[test]
fn a_barrel_is_ordered_comes_and_goes_to_the_cars_by_the_litre() {
    let shop = open();
    let oil = listed_part(&shop, "OIL-0W20", "全合成机油 0W-20", "L", 8_800);
    let from = supplier(&shop, "广州正信汽配");
    let barrel = SavePurchaseLine {
        unit: "桶".to_owned(),
        unit_factor: Quantity(200_000),
        ..ordered_line(oil, 1_000, 600_000)
    };
    let order = ordered(&shop, from, vec![barrel]);
    let (first, first_line) = wants_oil(&shop, "粤B11111", oil);
    assert_eq!(on_order(&shop, oil), 200_000, "whoever quotes it is told litres");
    let none = why(&shop, "issue_parts", request(issue(first_line, 4_500)));
    assert_eq!(none, ("short".to_owned(), 0), "it is on its way");

    let came = ReceivedLine { unit: "桶".to_owned(), ..received_line(oil, 1_000, 600_000) };
    let receipt = comes(&shop, from, order, came);
    assert_eq!((on_hand(&shop, oil), on_order(&shop, oil)), ((200_000, 600_000), 0));
    assert_eq!(order_page(&shop, order)["row"]["state"], "closed");
    shop.run(KEEPER, issue_parts, issue(first_line, 4_500));
    let (second, second_line) = wants_oil(&shop, "粤B22222", oil);
    shop.run(KEEPER, issue_parts, issue(second_line, 4_500));
    assert_eq!(on_hand(&shop, oil), (191_000, 573_000), "thirty yuan a litre");
    assert_eq!((profit(&first), profit(&second)), (json!(39_600 - 13_500), json!(39_600 - 13_500)));

    // The invoice asks for 6200.00: what is left of the barrel is worth a yuan more the litre, and the
    // cars that had theirs keep what it cost then.
    let page = shop.run(KEEPER, goods_receipt_page, AskGoodsReceipt { id: receipt });
    let right = CorrectReceiptPrice {
        goods_receipt_line_id: field::<GoodsReceiptLineId>(&page["lines"][0], "id"),
        version: field(&page["lines"][0], "version"),
        buying_price: Money(620_000),
        reason: "发票价".to_owned(),
    };
    let done = shop.run(KEEPER, correct_receipt_price, right);
    assert_eq!((&done["stock_value"], &done["cost_difference"]), (&json!(19_100), &json!(900)));
    let (third, third_line) = wants_oil(&shop, "粤B33333", oil);
    shop.run(KEEPER, issue_parts, issue(third_line, 4_500));
    assert_eq!(on_hand(&shop, oil), (186_500, 578_150));
    assert_eq!((profit(&first), profit(&third)), (json!(39_600 - 13_500), json!(39_600 - 13_950)));
}

#[test]
fn a_delivery_is_turned_back_while_a_car_waits_and_the_next_one_wakes_its_job() {
    let shop = open();
    let pads = listed_part(&shop, "PAD", "前制动片 A", "个", 46_000);
    let from = supplier(&shop, "广州正信汽配");
    let plan = SaveInspectionPlan {
        part_id: Some(pads),
        abc: None,
        checks: vec![InspectionCheck::Looks],
        sampling: Sampling::All,
        version: 0,
    };
    shop.run(KEEPER, save_inspection_plan, plan);
    let (car, id) = waiting(&shop, "粤B12345", pads);
    let order = ordered(&shop, from, vec![ordered_line(pads, 1_000, 20_000)]);
    let to_inspect = || shop.run(KEEPER, goods_to_inspect, AskNothing {})["lines"][0].clone();
    let short = || why(&shop, "issue_parts", request(issue(id, 1_000)));

    comes(&shop, from, order, received_line(pads, 1_000, 20_000));
    assert_eq!(on_hand(&shop, pads), (1_000, 20_000));
    assert_eq!(short(), ("short".to_owned(), 0), "nobody looked at it yet");
    shop.run(KEEPER, inspect_goods, looked(&to_inspect(), 0, 1_000, "摩擦面开裂"));
    assert_eq!(short(), ("short".to_owned(), 0), "it is no pad to use");
    assert_eq!(order_page(&shop, order)["row"]["state"], "ordered");
    assert_eq!(on_order(&shop, pads), 1_000, "another one is owed");
    assert_eq!(car.jobs()[0]["state"], "paused");

    let aside = shop.run(KEEPER, goods_to_send_back, AskNothing {})["lines"][0].clone();
    let ask = SendBackGoods {
        supplier_id: from,
        reason: "摩擦面开裂".to_owned(),
        lines: vec![back(&aside, 1_000, true)],
    };
    let sent = shop.run(KEEPER, send_back_goods, ask);
    assert_eq!((&sent["credited"], on_hand(&shop, pads)), (&json!(20_000), (0, 0)));
    let slip = text_of(&shop.paper(KEEPER, "supplier_return_slip", field(&sent, "id")));
    assert!(["PAD", "摩擦面开裂", "200.00"].iter().all(|words| slip.contains(words)), "{slip}");

    shop.later(60);
    comes(&shop, from, order, received_line(pads, 1_000, 20_000));
    assert_eq!(order_page(&shop, order)["row"]["state"], "closed");
    shop.run(KEEPER, inspect_goods, looked(&to_inspect(), 1_000, 0, ""));
    let done = shop.run(KEEPER, issue_parts, issue(id, 1_000));
    assert_eq!(done["arrivals"][0]["went_on"], true);
    assert_eq!(car.jobs()[0]["state"], "running");
    assert_eq!(on_hand(&shop, pads), (0, 0));
}

#[test]
fn a_shelf_is_counted_while_the_counter_issues_from_it() {
    let store = counting::Store::stocked();
    let shop = &store.shop;
    let car = checked_in(shop, "粤B12345");
    let id = takes(&car, store.pads, &part("前制动片", 2_000, 30_000));
    car.estimate_issued();
    car.authorised(&[]);

    let count = store.begun();
    shop.run(KEEPER, issue_parts, issue(id, 1_000));
    // Nine should lie there by now, and eight do.
    store.counts(count, store.pads, 8_000);
    shop.run(KEEPER, issue_parts, issue(id, 1_000));
    store.counts(count, store.oil, 10_000);
    store.hands_in(count);
    let page = store.page("manager", count);
    let [off] = page["differences"].as_array().expect("what is off").as_slice() else { panic!("{page}") };
    assert_eq!((&off["by"], &off["stock_value"]), (&json!(-1_000), &json!(-10_000)));
    shop.run("manager", approve_count, read::<ApproveCount>(store.approval(count)));
    assert_eq!(store.level(store.pads, store.shelf), 7_000, "ten, less two for the car, less the lost one");
    assert_eq!(store.value(store.pads), 70_000);
    assert_eq!(profit(&car), json!(60_000 - 20_000), "what is lost is no cost of the car");
    store.adds_up();
}
