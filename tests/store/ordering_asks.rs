//! What the tests of buying ask again and again.

use chrono::NaiveDate;
use domain::catalogue::ItemId;
use domain::ids::{LineId, PartId, PurchaseOrderId, SupplierId};
use domain::money::{Money, Quantity};
use features::purchasing::need::{AskBuying, how_bought, purchase_need};
use features::purchasing::orders::{
    EndPurchaseOrder, SavePurchaseLine, SavePurchaseOrder, SendPurchaseOrder, save_purchase_order,
    send_purchase_order,
};
use features::purchasing::pages::{
    AskPurchaseOrder, ListPurchaseOrders, PurchaseOrderView, list_purchase_orders, purchase_order_page,
};
use features::purchasing::suppliers::{SaveSupplier, save_supplier};
use features::visit::lines::{AddLine, SaveCatalogueItem, add_line, save_catalogue_item};
use kernel::host::AskNothing;
use serde_json::Value;
use shop_tests::asks_visit::{asked, new_part};
use shop_tests::typed::{field, read};
use shop_tests::visit::part;
use shop_tests::{Car, TestShop};

pub const KEEPER: &str = "parts_keeper";

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub fn supplier_ask(name: &str) -> SaveSupplier {
    SaveSupplier {
        id: None,
        version: 0,
        name: name.to_owned(),
        contact_name: "黎经理".to_owned(),
        supplier_phone: "020-87654321".to_owned(),
        supplier_address: String::new(),
        supplier_tax_number: String::new(),
        bank: String::new(),
        licence_number: String::new(),
        licence_until: None,
        payment_days: 30,
        lead_days: 0,
        note: String::new(),
        active: true,
    }
}

pub fn supplier(shop: &TestShop, name: &str) -> SupplierId {
    field(&shop.run(KEEPER, save_supplier, supplier_ask(name)), "id")
}

/// A part of the price list, with the item that a line is written from.
pub fn item(shop: &TestShop, ask: SaveCatalogueItem) -> (PartId, ItemId) {
    let saved = shop.run("manager", save_catalogue_item, ask);
    match field(&saved, "id") {
        ItemId::Part(id) => (id, ItemId::Part(id)),
        other => panic!("{other:?} is no part"),
    }
}

/// Of whom something is bought without anything else of it being known.
pub fn kept(shop: &TestShop, code: &str, name: &str) -> PartId {
    item(shop, new_part(code, name, 10_000)).0
}

pub fn needs(shop: &TestShop) -> Value {
    shop.run(KEEPER, purchase_need, AskNothing {})
}

pub fn line(part_id: PartId, bought: i64, price: i64) -> SavePurchaseLine {
    SavePurchaseLine {
        id: None,
        part_id,
        bought: Quantity(bought),
        unit: String::new(),
        unit_factor: Quantity(1000),
        buying_price: Money(price),
        expected_on: None,
        line_id: None,
    }
}

pub fn order_ask(supplier_id: SupplierId, lines: Vec<SavePurchaseLine>) -> SavePurchaseOrder {
    SavePurchaseOrder {
        id: None,
        version: 0,
        supplier_id,
        expected_on: None,
        terms: "货到付款".to_owned(),
        note: String::new(),
        lines,
    }
}

pub fn ordered(shop: &TestShop, supplier: SupplierId, lines: Vec<SavePurchaseLine>) -> PurchaseOrderId {
    let saved = shop.run(KEEPER, save_purchase_order, order_ask(supplier, lines));
    sends(shop, &saved, None);
    field(&saved, "id")
}

pub fn sends(shop: &TestShop, saved: &Value, expected_on: Option<&str>) -> Value {
    let (id, version) = (field(saved, "id"), field(saved, "version"));
    let expected_on = expected_on.map(day);
    shop.run(KEEPER, send_purchase_order, SendPurchaseOrder { id, version, expected_on })
}

pub fn page(shop: &TestShop, id: PurchaseOrderId) -> Value {
    shop.run(KEEPER, purchase_order_page, AskPurchaseOrder { id })
}

pub fn version(shop: &TestShop, id: PurchaseOrderId) -> i64 {
    field(&page(shop, id)["row"], "version")
}

pub fn list(shop: &TestShop, view: PurchaseOrderView, text: &str) -> Vec<Value> {
    let ask = ListPurchaseOrders { view, text: text.to_owned(), before: None };
    let list = shop.run(KEEPER, list_purchase_orders, ask);
    list["orders"].as_array().expect("orders").clone()
}

pub fn end(shop: &TestShop, id: PurchaseOrderId, reason: &str) -> EndPurchaseOrder {
    EndPurchaseOrder { id, version: version(shop, id), reason: reason.to_owned() }
}

/// What is on its way of a part, as every page that quotes it is told.
pub fn on_order(shop: &TestShop, part: PartId) -> i64 {
    let ask = AskBuying { parts: vec![part] };
    shop.run(KEEPER, how_bought, ask)["parts"][0]["on_order"].as_i64().expect("a quantity")
}

pub fn refused(shop: &TestShop, command: &str, ask: Value) -> String {
    match shop.ask(KEEPER, command, ask) {
        Ok(answer) => panic!("{command} was let through: {answer}"),
        Err(no) if no["code"] == "purchase" => field(&no["params"], "problem"),
        Err(no) => field(&no, "code"),
    }
}

/// A car whose customer agreed to so much of a part.
pub fn waits<'a>(shop: &'a TestShop, plate: &str, item: ItemId, quantity: i64) -> (Car<'a>, LineId) {
    let car = shop.car("李国强", "13912345678", plate);
    car.walks_in("repair", "刹车异响").checked_in(68_432);
    let ask = AddLine {
        work_order_id: asked(&car).work_order_id,
        figures: read(part("前制动片", quantity, 46_000)),
        finding_id: None,
        walk_around_code: None,
        item: Some(item),
        approval: None,
    };
    let added = shop.run("advisor", add_line, ask);
    car.estimate_issued();
    car.authorised(&[]);
    let line = field(&added["line"], "id");
    (car, line)
}

/// So much of a part was used, and lies on the shelf: as the file has it, whoever posted it.
pub fn stands(shop: &TestShop, part: PartId, there: i64, used: i64) {
    let file = shop.file();
    file.execute_batch(&format!(
        "INSERT OR IGNORE INTO bin (id, code, name, kind, active, version) VALUES (1, 'A1', '', 'shelf', 1, 1);
         UPDATE part SET stocked = 1 WHERE id = {0};
         INSERT INTO stock_account (part_id, on_hand, stock_value, last_cost) VALUES ({0}, {there}, 0, 0);
         INSERT INTO stock_level (part_id, bin_id, quantity) VALUES ({0}, 1, {there});
         INSERT INTO part_use (part_id, month, quantity_out, quantity_back) VALUES ({0}, '2026-02', {used}, 0);
         INSERT INTO stock_movement (part_id, bin_id, kind, quantity, stock_value, cost_difference, at,
                                     person_id, note)
         VALUES ({0}, 1, 'issued', -{used}, 0, 0, '2026-02-20T02:00:00Z', 1, '');",
        part.0
    ))
    .expect("the store stands so");
}
