//! What the busy shop buys: whatever a page of buying shows exists there, and the questions of those pages.

use domain::ids::{PartId, PurchaseOrderId};
use domain::money::{Money, Quantity};
use features::purchasing::inquiries::{InquiredPart, MakeInquiry, make_inquiry};
use features::purchasing::offers::{OfferedPrice, SaveOffer, save_offer};
use features::purchasing::orders::{
    SavePurchaseLine, SavePurchaseOrder, SendPurchaseOrder, save_purchase_order, send_purchase_order,
};
use features::purchasing::suppliers::{SaveSupplier, save_supplier};
use serde_json::{Value, json};
use shop_tests::TestShop;
use shop_tests::typed::{field, read};

/// A supplier, an order that is on its way and a question with its answer, all of one part.
pub fn buying(shop: &TestShop, part: PartId) -> Vec<(&'static str, Value)> {
    let supplier = SaveSupplier {
        id: None,
        version: 0,
        name: "正信汽配".to_owned(),
        contact_name: String::new(),
        supplier_phone: String::new(),
        supplier_address: String::new(),
        supplier_tax_number: String::new(),
        bank: String::new(),
        licence_number: String::new(),
        licence_until: None,
        payment_days: 30,
        lead_days: 0,
        note: String::new(),
        active: true,
    };
    let supplier = shop.run("parts_keeper", save_supplier, supplier)["id"].clone();
    let order = SavePurchaseOrder {
        id: None,
        version: 0,
        supplier_id: read(supplier.clone()),
        expected_on: None,
        terms: String::new(),
        note: String::new(),
        lines: vec![SavePurchaseLine {
            id: None,
            part_id: part,
            bought: Quantity(2000),
            unit: String::new(),
            unit_factor: Quantity(1000),
            buying_price: Money(31_337),
            expected_on: None,
            line_id: None,
        }],
    };
    let order = shop.run("parts_keeper", save_purchase_order, order);
    let id: PurchaseOrderId = field(&order, "id");
    let ask = SendPurchaseOrder { id, version: field(&order, "version"), expected_on: None };
    shop.run("parts_keeper", send_purchase_order, ask);
    let line = InquiredPart {
        part_id: part,
        bought: Quantity(1000),
        unit: String::new(),
        unit_factor: Quantity(1000),
        line_id: None,
    };
    let ask = MakeInquiry {
        lines: vec![line],
        suppliers: vec![read(supplier.clone())],
        needed_on: None,
        note: String::new(),
    };
    let inquiry = shop.run("parts_keeper", make_inquiry, ask);
    let of = |table: &str| -> i64 {
        let first = format!("SELECT min(id) FROM {table}");
        shop.file().query_row(&first, [], |row| row.get(0)).expect("it was asked")
    };
    let price = OfferedPrice {
        inquiry_line_id: read(of("purchase_inquiry_line")),
        buying_price: Money(31_337),
        delivery_days: None,
    };
    let ask = SaveOffer {
        asked_supplier_id: read(of("purchase_inquiry_supplier")),
        version: 1,
        delivery_days: Some(3),
        valid_until: None,
        note: String::new(),
        prices: vec![price],
    };
    shop.run("parts_keeper", save_offer, ask);
    vec![
        ("list_suppliers", json!({ "text": "", "retired": false })),
        ("supplier_page", json!({ "id": supplier })),
        ("how_bought", json!({ "parts": [part] })),
        ("inquiry_page", json!({ "id": inquiry })),
        ("list_purchase_orders", json!({ "view": "ordered", "text": "", "before": null })),
        ("list_purchase_orders", json!({ "view": "over", "text": "正信", "before": null })),
        ("list_purchase_orders", json!({ "view": "over", "text": "", "before": null })),
        ("purchase_order_page", json!({ "id": id })),
    ]
}
