//! What nobody orders, each with its name, and what two ask at once.

use crate::ordering_asks::{
    KEEPER, day, item, kept, line, list, order_ask, page, refused, sends, supplier, supplier_ask, version,
    waits,
};
use domain::ids::{PurchaseOrderId, SupplierId};
use domain::money::{Money, Quantity};
use features::purchasing::need::{NeededLine, OrderNeeded};
use features::purchasing::orders::{
    SavePurchaseLine, SavePurchaseOrder, SendPurchaseOrder, save_purchase_order,
};
use features::purchasing::pages::PurchaseOrderView;
use features::purchasing::suppliers::{
    AskSupplier, ListSuppliers, SaveSupplier, list_suppliers, save_supplier, supplier_page,
};
use features::visit::lines::{SaveCatalogueItem, save_catalogue_item};
use serde_json::json;
use shop_tests::asks_visit::new_part;
use shop_tests::at_once::{at_once, one_refused};
use shop_tests::typed::{field, request};
use shop_tests::{MORNING, TestShop};

#[test]
fn each_no_to_an_order_has_its_name() {
    let shop = TestShop::open_at(MORNING);
    let from = supplier(&shop, "正信汽配");
    let (pads, of_pads) = item(&shop, new_part("BP-9", "前制动片", 46_000));
    let oil = kept(&shop, "OIL", "机油");
    let no = |lines| refused(&shop, "save_purchase_order", request(order_ask(from, lines)));
    let barrel = |unit: &str| SavePurchaseLine {
        unit: unit.to_owned(),
        unit_factor: Quantity(200_000),
        ..line(oil, 1000, 0)
    };
    assert_eq!(no(vec![barrel("个")]), "unit_mixed_up");
    assert_eq!(no(vec![line(pads, 0, 0)]), "bad_field");
    assert_eq!(no(vec![line(pads, -1000, 0)]), "bad_field");
    assert_eq!(no(vec![line(pads, 1000, -1)]), "bad_field");
    let (_, of_pads_car) = waits(&shop, "粤B12345", of_pads, 1000);
    assert_eq!(
        no(vec![SavePurchaseLine { line_id: Some(of_pads_car), ..line(oil, 1000, 0) }]),
        "not_for_that_car"
    );
    // A barrel of two hundred litres.
    let saved = shop.run(KEEPER, save_purchase_order, order_ask(from, vec![barrel("桶")]));
    let id: PurchaseOrderId = field(&saved, "id");
    assert_eq!(page(&shop, id)["lines"][0]["quantity"], 200_000);
    assert_eq!(page(&shop, id)["lines"][0]["bought"], 1000);
    // Its lines are written anew, each with its own row: what is missing goes.
    let kept_line = field(&page(&shop, id)["lines"][0], "id");
    let rewritten = |version| SavePurchaseOrder {
        id: Some(id),
        version,
        ..order_ask(
            from,
            vec![SavePurchaseLine { id: Some(kept_line), ..line(oil, 3000, 9_900) }, line(pads, 1000, 0)],
        )
    };
    assert_eq!(refused(&shop, "save_purchase_order", request(rewritten(0))), "conflict");
    let saved = shop.run(KEEPER, save_purchase_order, rewritten(version(&shop, id)));
    assert_eq!(page(&shop, id)["lines"].as_array().map(Vec::len), Some(2));
    assert_eq!(page(&shop, id)["lines"][0]["id"], json!(kept_line));
    // Retired since: it is not sent.
    let retire = |active| {
        let of = |field: &str| {
            let sql = format!("SELECT {field} FROM part WHERE code = 'BP-9'");
            shop.file().query_row(&sql, [], |row| row.get::<_, i64>(0)).expect("the part")
        };
        let ask = SaveCatalogueItem {
            id: Some(of_pads),
            version: of("version"),
            active,
            ..new_part("BP-9", "前制动片", 46_000)
        };
        shop.run("manager", save_catalogue_item, ask);
    };
    retire(false);
    assert_eq!(no(vec![line(pads, 1000, 0)]), "part_retired");
    let send = |expected_on| request(SendPurchaseOrder { id, version: version(&shop, id), expected_on });
    assert_eq!(refused(&shop, "send_purchase_order", send(None)), "part_retired");
    retire(true);
    assert_eq!(refused(&shop, "send_purchase_order", send(Some(day("2026-03-01")))), "bad_field");
    sends(&shop, &saved, Some("2026-03-04"));
    assert_eq!(refused(&shop, "save_purchase_order", request(rewritten(version(&shop, id)))), "not_draft");
    // Nothing is bought of who was given up, and an empty order is none.
    let empty = shop.run(KEEPER, save_purchase_order, order_ask(from, vec![]));
    let ask =
        SendPurchaseOrder { id: field(&empty, "id"), version: field(&empty, "version"), expected_on: None };
    assert_eq!(refused(&shop, "send_purchase_order", request(ask)), "no_lines");
    let gone = SaveSupplier { id: Some(from), version: 1, active: false, ..supplier_ask("正信汽配") };
    shop.run(KEEPER, save_supplier, gone);
    assert_eq!(no(vec![line(pads, 1000, 0)]), "supplier_retired");
    // It is the store's business.
    let advisor = request(order_ask(from, vec![line(pads, 1000, 0)]));
    assert_eq!(shop.refused("advisor", "save_purchase_order", advisor), "role_missing");
}

#[test]
fn suppliers_are_found_by_anything_and_warned_of() {
    let shop = TestShop::open_at(MORNING);
    let over = SaveSupplier { licence_until: Some(day("2026-02-28")), ..supplier_ask("广州正信汽配") };
    let id: SupplierId = field(&shop.run(KEEPER, save_supplier, over), "id");
    supplier(&shop, "恒达汽配");
    let found = |text: &str| -> Vec<String> {
        let ask = ListSuppliers { text: text.to_owned(), retired: false };
        let list = shop.run(KEEPER, list_suppliers, ask);
        let rows = list["suppliers"].as_array().expect("suppliers").clone();
        rows.iter().map(|row| field(row, "name")).collect()
    };
    assert_eq!(found(""), ["广州正信汽配", "恒达汽配"]);
    assert_eq!(found("正信"), ["广州正信汽配"]);
    assert_eq!(found("hd"), ["恒达汽配"]);
    assert_eq!(found("8765").len(), 2, "both have that phone");
    let row = shop.run(KEEPER, supplier_page, AskSupplier { id })["row"].clone();
    assert_eq!((&row["licence"], &row["rating"]), (&json!("over"), &json!("new")));
    // Two of one name would be one too many on every list.
    let again = request(supplier_ask("恒达汽配"));
    assert_eq!(refused(&shop, "save_supplier", again), "bad_field");
    let stale = SaveSupplier { id: Some(id), version: 0, ..supplier_ask("正信") };
    assert_eq!(refused(&shop, "save_supplier", request(stale)), "conflict");
    // How it delivered, by months: what is more than a year ago is forgotten.
    shop.file()
        .execute_batch(&format!(
            "INSERT INTO supplier_month (supplier_id, month, delivered, late, rejected)
             VALUES ({0}, '2026-01', 10, 3, 1), ({0}, '2026-02', 10, 0, 0), ({0}, '2024-12', 90, 0, 0);",
            id.0
        ))
        .expect("months");
    let row = shop.run(KEEPER, supplier_page, AskSupplier { id })["row"].clone();
    assert_eq!(row["counts"], json!({ "delivered": 20, "late": 3, "rejected": 1 }));
    assert_eq!(row["rating"], "fair");
}

#[test]
fn two_keepers_order_what_is_needed_once_and_a_repeated_post_is_one_order() {
    let shop = TestShop::open_at(MORNING);
    let from = supplier(&shop, "正信汽配");
    let (pads, of_pads) = item(&shop, new_part("BP-9", "前制动片", 46_000));
    waits(&shop, "粤B12345", of_pads, 1000);
    let needed = || {
        let row = NeededLine {
            part_id: pads,
            supplier_id: from,
            bought: Quantity(1000),
            unit: "个".to_owned(),
            unit_factor: Quantity(1000),
            buying_price: Money(0),
            line_id: None,
            seen_coming: Quantity(0),
        };
        request(OrderNeeded { rows: vec![row] })
    };
    let sessions = [shop.session(KEEPER), shop.session("manager")];
    let why = one_refused(at_once(sessions, |session| shop.ask_as(&session, "order_needed", needed())));
    let problem = domain::purchase_problem::PurchaseProblem::OrderedMeanwhile;
    assert_eq!(why, kernel::Refusal::Purchase { problem, name: "前制动片".to_owned() });
    assert_eq!(list(&shop, PurchaseOrderView::Draft, "").len(), 1);
    let by_hand = request(order_ask(from, vec![line(pads, 1000, 0)]));
    let key = "one-and-the-same-key-of-this-order-0001";
    let first = shop.ask_with_key(KEEPER, "save_purchase_order", by_hand.clone(), key);
    let again = shop.ask_with_key(KEEPER, "save_purchase_order", by_hand, key);
    assert_eq!(first.map(|saved| saved["number"].clone()), again.map(|saved| saved["number"].clone()));
    assert_eq!(list(&shop, PurchaseOrderView::Draft, "").len(), 2);
}
