//! From what is needed to what is followed: the proposal, the question to several suppliers, the order, and
//! what of it is late. Nobody orders on an older page, nor what another ordered meanwhile.

use crate::lists_out::rows;
use crate::ordering_asks::{
    KEEPER, day, end, item, kept, line, list, needs, on_order, order_ask, ordered, page, refused, sends,
    stands, supplier, version, waits,
};
use domain::ids::{AskedSupplierId, PurchaseInquiryId, PurchaseOrderId, SupplierId};
use domain::money::{Money, Quantity};
use features::purchasing::inquiries::{
    AskInquiry, InquiredPart, MakeInquiry, inquiry_page, list_inquiries, make_inquiry,
};
use features::purchasing::need::{AskBuying, NeededLine, OrderNeeded, how_bought, order_needed};
use features::purchasing::offers::{
    ChosenOffer, OfferedPrice, OrderOffers, SaveOffer, order_offers, save_offer,
};
use features::purchasing::orders::{
    ClosePurchaseLine, MovePurchaseDay, cancel_purchase_order, close_purchase_line, close_purchase_order,
    move_purchase_day, save_purchase_order,
};
use features::purchasing::pages::{AskPurchaseOrder, PurchaseOrderView, purchase_order_page};
use features::purchasing::suppliers::{AskSupplier, supplier_page};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_visit::{hits, new_part, withdrawn};
use shop_tests::typed::{field, read, request};
use shop_tests::{MORNING, TestShop};

#[test]
fn a_promised_part_is_proposed_with_its_car_ordered_and_expected() {
    let shop = TestShop::open_at(MORNING);
    let from = supplier(&shop, "广州正信汽配");
    let (pads, of_pads) = item(&shop, new_part("BP-9", "前制动片", 46_000));
    assert_eq!(needs(&shop)["rows"], json!([]), "nobody needs anything");
    let (car, line_id) = waits(&shop, "粤B12345", of_pads, 2000);
    let need = needs(&shop)["rows"][0].clone();
    assert_eq!(need["reasons"], json!(["promised"]));
    assert_eq!((&need["short"], &need["bought"]), (&json!(2000), &json!(2000)));
    assert_eq!(need["cars"][0]["plate"], "粤B12345");
    assert_eq!(need["cars"][0]["lacks"], 2000);
    assert_eq!(need["cars"][0]["line_id"], json!(line_id));
    assert_eq!(need["supplier_id"], Value::Null, "it was never bought");

    let needed = |seen: i64| OrderNeeded {
        rows: vec![NeededLine {
            part_id: pads,
            supplier_id: from,
            bought: Quantity(2000),
            unit: "个".to_owned(),
            unit_factor: Quantity(1000),
            buying_price: Money(23_000),
            line_id: Some(line_id),
            seen_coming: Quantity(seen),
        }],
    };
    let made = shop.run(KEEPER, order_needed, needed(0));
    assert_eq!(made["orders"][0]["number"], "CG20260302001");
    // What stands on a draft is not proposed again, and not ordered twice from another page.
    assert_eq!(needs(&shop)["rows"], json!([]));
    assert_eq!(refused(&shop, "order_needed", request(needed(0))), "ordered_meanwhile");
    assert_eq!(on_order(&shop, pads), 0, "nobody sent it");

    let id: PurchaseOrderId = field(&made["orders"][0], "id");
    sends(&shop, &made["orders"][0], None);
    assert_eq!(on_order(&shop, pads), 2000);
    let page = page(&shop, id);
    assert_eq!(page["row"]["expected_on"], "2026-03-05", "the shop's own three days");
    assert_eq!(page["lines"][0]["car"]["plate"], "粤B12345");
    assert_eq!(page["lines"][0]["part"]["code"], "BP-9");
    assert_eq!(page["row"]["order_total"], 46_000);
    let message: String = field(&page, "message");
    assert!(
        message.contains("CG20260302001") && message.contains("BP-9 前制动片 × 2 个，单价 230.00 元"),
        "{message}"
    );
    assert!(message.contains("2026年3月5日前送到") && message.contains("顺风汽修"), "{message}");
    // It was bought, and the next proposal knows how.
    let known = shop.run(KEEPER, how_bought, AskBuying { parts: vec![pads] });
    assert_eq!(known["parts"][0]["buying_price"], 23_000);
    assert_eq!(known["parts"][0]["supplier_id"], json!(from));

    // The customer gives it up: nobody waits for it any more.
    shop.run("manager", features::visit::lines::withdraw_line, withdrawn(&car, line_id.0, "不修了"));
    assert_eq!(needs(&shop)["rows"], json!([]));
}

#[test]
fn what_is_used_is_proposed_before_it_runs_out_and_nothing_is_read_through() {
    let shop = TestShop::open_at(MORNING);
    supplier(&shop, "广州正信汽配");
    let (filter, oil) = (kept(&shop, "OF-1", "机油滤清器"), kept(&shop, "OIL", "机油"));
    // Ninety in ninety days: ten are used until an order would be here.
    stands(&shop, filter, 9_000, 90_000);
    stands(&shop, oil, 50_000, 90_000);
    let needed = needs(&shop);
    assert_eq!(needed["rows"].as_array().map(Vec::len), Some(1), "{needed}");
    let row = &needed["rows"][0];
    assert_eq!(
        (&row["reasons"], &row["point"], &row["quantity"]),
        (&json!(["use"]), &json!(10_000), &json!(1000))
    );
    assert_eq!((&row["there"], &row["used"]), (&json!(9000), &json!(90_000)));
    // What lies where nothing is issued from is not there.
    shop.file()
        .execute_batch(
            "INSERT INTO bin (id, code, name, kind, active, version) VALUES (2, 'T1', '', 'rejected', 1, 1);
             UPDATE stock_level SET bin_id = 2 WHERE part_id = (SELECT id FROM part WHERE code = 'OIL');",
        )
        .expect("it is turned back");
    assert_eq!(needs(&shop)["rows"].as_array().map(Vec::len), Some(2));

    // Years of movements change nothing of what a page steps over.
    let step = |shop: &TestShop| {
        storage::rows_scanned();
        needs(shop);
        storage::rows_scanned()
    };
    let before = step(&shop);
    shop.file()
        .execute_batch(&format!(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
             INSERT INTO stock_movement (part_id, bin_id, kind, quantity, stock_value, cost_difference, at,
                                         person_id, note)
             SELECT {}, 1, 'issued', -1000, 0, 0, '2024-05-01T02:00:00Z', 1, '' FROM n;
             WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
             INSERT INTO purchase_order (number, supplier_id, state, made_at, made_by, terms, note, version)
             SELECT 'CG2020' || i, 1, 'closed', '2020-05-01T02:00:00Z', 1, '', '', 1 FROM n;",
            filter.0
        ))
        .expect("years pass");
    assert_eq!(step(&shop), before);
    for view in [PurchaseOrderView::Ordered, PurchaseOrderView::Draft, PurchaseOrderView::Over] {
        storage::rows_scanned();
        list(&shop, view, "");
        list(&shop, view, "CG2020");
        assert!(storage::rows_scanned() < 200, "{view:?}");
    }
}

#[test]
fn offers_stand_side_by_side_and_the_chosen_ones_become_orders() {
    let shop = TestShop::open_at(MORNING);
    let [zx, hd, jy] = ["正信汽配", "恒达汽配", "佳友配件"].map(|name| supplier(&shop, name));
    let (pads, discs) = (kept(&shop, "BP-9", "前制动片"), kept(&shop, "BD-9", "前制动盘"));
    let inquired = |part_id| InquiredPart {
        part_id,
        bought: Quantity(2000),
        unit: "个".to_owned(),
        unit_factor: Quantity(1000),
        line_id: None,
    };
    let ask = |suppliers: Vec<SupplierId>| MakeInquiry {
        lines: vec![inquired(pads), inquired(discs)],
        suppliers,
        needed_on: Some(day("2026-03-06")),
        note: String::new(),
    };
    assert_eq!(refused(&shop, "make_inquiry", request(ask(vec![zx, zx]))), "asked_twice");
    assert_eq!(refused(&shop, "make_inquiry", request(ask(vec![]))), "no_lines");
    let id: PurchaseInquiryId = read(shop.run(KEEPER, make_inquiry, ask(vec![zx, hd, jy])));
    let page = || shop.run(KEEPER, inquiry_page, AskInquiry { id });
    let first = page();
    let message: String = field(&first["asked"][1], "message");
    assert!(message.starts_with("恒达汽配，您好！") && !message.contains("正信"), "{message}");
    let lines = [0, 1].map(|place: usize| first["lines"][place].clone());
    let offers = |place: usize, prices: [Option<i64>; 2], days: i64, until: &str| SaveOffer {
        asked_supplier_id: field(&page()["asked"][place], "id"),
        version: field(&page()["asked"][place], "version"),
        delivery_days: Some(days),
        valid_until: Some(day(until)),
        note: String::new(),
        prices: prices
            .into_iter()
            .zip(&lines)
            .filter_map(|(price, line)| {
                let buying_price = Money(price?);
                Some(OfferedPrice { inquiry_line_id: field(line, "id"), buying_price, delivery_days: None })
            })
            .collect(),
    };
    shop.run(KEEPER, save_offer, offers(0, [Some(21_000), Some(35_000)], 3, "2026-03-10"));
    shop.run(KEEPER, save_offer, offers(1, [Some(20_000), None], 5, "2026-03-10"));
    shop.run(KEEPER, save_offer, offers(2, [Some(15_000), Some(36_000)], 1, "2026-03-01"));
    // On an older page nothing is written.
    let stale = SaveOffer { version: 1, ..offers(0, [Some(1), Some(1)], 3, "2026-03-10") };
    assert_eq!(refused(&shop, "save_offer", request(stale)), "conflict");
    let shown = page();
    let marks = |line: usize, mark: &str| -> Vec<bool> {
        let offers = shown["lines"][line]["offers"].as_array().expect("offers");
        offers.iter().map(|offer| offer[mark] == true).collect()
    };
    assert_eq!(marks(0, "cheapest"), [false, true, false], "what is over is no offer");
    assert_eq!(marks(0, "soonest"), [true, false, false]);
    assert_eq!(marks(1, "cheapest"), [false, false, false], "one offer is no choice");
    assert_eq!(shown["asked"][2]["is_over"], true);
    let out = rows(&shop, "inquiry_list", id.0);
    assert_eq!(out[0][8..11], ["正信汽配 单价", "金额", "到货天数"]);
    assert_eq!(out[1][..2], ["BP-9", "前制动片"]);
    assert_eq!(out[1][4], "2");
    assert_eq!(out[1][6..11], ["恒达汽配", "正信汽配", "210", "420", "3"]);
    assert_eq!(out[1][11..14], ["200", "400", "5"], "the next one beside it: {out:?}");
    assert_eq!((out[3][1].as_str(), out[3][9].as_str()), ("合计", "1120"));
    assert_eq!(
        (&shown["asked"][0]["offer_total"], &shown["asked"][1]["offered"]),
        (&json!(112_000), &json!(1))
    );

    let chosen = |line: usize, by: usize, price: i64| ChosenOffer {
        inquiry_line_id: field(&lines[line], "id"),
        asked_supplier_id: field::<AskedSupplierId>(&shown["asked"][by], "id"),
        buying_price: Money(price),
    };
    let version: i64 = field(&shown["inquiry"], "version");
    let orders = |chosen| request(OrderOffers { id, version, chosen });
    assert_eq!(refused(&shop, "order_offers", orders(vec![])), "no_lines");
    assert_eq!(refused(&shop, "order_offers", orders(vec![chosen(1, 1, 0)])), "not_offered");
    assert_eq!(refused(&shop, "order_offers", orders(vec![chosen(0, 2, 15_000)])), "offer_over");
    assert_eq!(refused(&shop, "order_offers", orders(vec![chosen(0, 1, 19_999)])), "amount_changed");
    let both = vec![chosen(0, 1, 20_000), chosen(1, 0, 35_000)];
    let made = shop.run(KEEPER, order_offers, OrderOffers { id, version, chosen: both });
    assert_eq!(made["orders"].as_array().map(Vec::len), Some(2), "one for each supplier");
    let drafts = list(&shop, PurchaseOrderView::Draft, "");
    assert_eq!(drafts.len(), 2);
    let of_hd = drafts.iter().find(|row| row["supplier_name"] == "恒达汽配").expect("of the cheaper one");
    let of_hd = shop.run(KEEPER, purchase_order_page, AskPurchaseOrder { id: field(of_hd, "id") });
    assert_eq!(of_hd["lines"][0]["buying_price"], 20_000);
    assert_eq!(of_hd["lines"][0]["expected"], "2026-03-07", "in five days, as it said");
    assert_eq!(refused(&shop, "order_offers", orders(vec![chosen(0, 1, 20_000)])), "conflict");
    let listed = shop.run(KEEPER, list_inquiries, AskNothing {});
    assert_eq!((&listed["open"], &listed["over"][0]["answered"]), (&json!([]), &json!(3)));
}

#[test]
fn what_is_late_stands_first_in_red_and_a_day_that_moves_says_why() {
    let shop = TestShop::open_at(MORNING);
    let from = supplier(&shop, "正信汽配");
    let (pads, discs) = (kept(&shop, "BP-9", "前制动片"), kept(&shop, "BD-9", "前制动盘"));
    let first = ordered(&shop, from, vec![line(pads, 2000, 20_000), line(discs, 2000, 35_000)]);
    let later = shop.run(KEEPER, save_purchase_order, order_ask(from, vec![line(pads, 1000, 20_000)]));
    sends(&shop, &later, Some("2026-03-20"));
    let moved = |line: Option<i64>, to: &str, reason: &str| MovePurchaseDay {
        id: first,
        version: version(&shop, first),
        purchase_order_line_id: line.map(domain::ids::PurchaseOrderLineId),
        expected_on: day(to),
        reason: reason.to_owned(),
    };
    assert_eq!(refused(&shop, "move_purchase_day", request(moved(None, "2026-03-09", " "))), "bad_field");
    assert_eq!(refused(&shop, "move_purchase_day", request(moved(None, "2026-03-01", "缺货"))), "bad_field");
    let disc = field::<i64>(&page(&shop, first)["lines"][1], "id");
    shop.run(KEEPER, move_purchase_day, moved(Some(disc), "2026-03-12", "厂家缺货"));
    shop.later(5 * 24 * 60);
    let listed = list(&shop, PurchaseOrderView::Ordered, "");
    assert_eq!((&listed[0]["id"], &listed[0]["late_since"]), (&json!(first), &json!("2026-03-05")));
    assert_eq!((&listed[0]["lines_late"], &listed[0]["lines_open"]), (&json!(1), &json!(2)));
    assert_eq!(listed[1]["late_since"], Value::Null);
    let followed = page(&shop, first);
    assert_eq!(followed["lines"][0]["late_since"], "2026-03-05");
    assert_eq!(followed["lines"][1]["expected"], "2026-03-12");
    let step = &followed["steps"][0];
    assert_eq!(
        (&step["reason"], &step["from_on"], &step["to_on"]),
        (&json!("厂家缺货"), &json!("2026-03-05"), &json!("2026-03-12"))
    );
    assert_eq!((&step["part_name"], &step["person_name"]), (&json!("前制动盘"), &json!(KEEPER)));
    // The supplier is asked about it by its own page.
    let of_it = shop.run(KEEPER, supplier_page, AskSupplier { id: from });
    assert_eq!((&of_it["row"]["orders_open"], &of_it["row"]["orders_late"]), (&json!(2), &json!(1)));
    assert_eq!(of_it["orders"].as_array().map(Vec::len), Some(2));

    // Whoever has an older page learns of it first.
    let stale = MovePurchaseDay { version: 1, ..moved(None, "2026-03-20", "再等等") };
    assert_eq!(refused(&shop, "move_purchase_day", request(stale)), "conflict");
    // What nobody waits for any more is given up, line by line; the last one closes the order.
    for place in [0, 1] {
        let purchase_order_line_id = field(&page(&shop, first)["lines"][place], "id");
        let (version, reason) = (version(&shop, first), "不要了".to_owned());
        let ask = ClosePurchaseLine { id: first, version, purchase_order_line_id, reason };
        shop.run(KEEPER, close_purchase_line, ask);
    }
    assert_eq!(page(&shop, first)["row"]["state"], "closed");
    assert_eq!(on_order(&shop, discs), 0);
    let ends = request(end(&shop, first, "不要了"));
    assert_eq!(refused(&shop, "close_purchase_order", ends), "not_ordered");
    let over = list(&shop, PurchaseOrderView::Over, "正信");
    assert_eq!(over.iter().map(|row| row["id"].clone()).collect::<Vec<_>>(), [json!(first)]);
    assert_eq!(list(&shop, PurchaseOrderView::Over, "cg20260302001").len(), 1, "found by its number");
    let found = hits(&shop, KEEPER, "CG20260302001")["documents"][0].clone();
    assert_eq!((&found["entity"], &found["title"]), (&json!("purchase_order"), &json!("正信汽配")));
}

#[test]
fn what_is_called_off_is_on_its_way_no_more() {
    let shop = TestShop::open_at(MORNING);
    let from = supplier(&shop, "正信汽配");
    let pads = kept(&shop, "BP-9", "前制动片");
    let id = ordered(&shop, from, vec![line(pads, 4000, 20_000)]);
    assert_eq!(on_order(&shop, pads), 4000);
    assert_eq!(refused(&shop, "cancel_purchase_order", request(end(&shop, id, ""))), "bad_field");
    shop.run(KEEPER, cancel_purchase_order, end(&shop, id, "供应商停业"));
    assert_eq!(on_order(&shop, pads), 0);
    assert_eq!(page(&shop, id)["row"]["state"], "cancelled");
    // Of what came in part the rest is given up, and not what came.
    let id = ordered(&shop, from, vec![line(pads, 4000, 20_000)]);
    shop.file()
        .execute("UPDATE purchase_order_line SET received = 1000 WHERE closed = 0", [])
        .expect("some came");
    let ends = request(end(&shop, id, "不要了"));
    assert_eq!(refused(&shop, "cancel_purchase_order", ends), "received_already");
    assert_eq!(on_order(&shop, pads), 3000);
    shop.run(KEEPER, close_purchase_order, end(&shop, id, "余量不要了"));
    assert_eq!(on_order(&shop, pads), 0);
    // Nobody was told of a draft: it goes without a word.
    let draft = shop.run(KEEPER, save_purchase_order, order_ask(from, vec![line(pads, 1000, 0)]));
    shop.run(KEEPER, cancel_purchase_order, end(&shop, field(&draft, "id"), ""));
}
