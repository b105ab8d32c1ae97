//! What the busy shop received: whatever a page of receiving shows exists there, and the questions of those
//! pages. One delivery waits in part, is rejected in part, went back, and stands on an invoice that was paid.

use domain::ids::{GoodsReceiptId, PartId, SupplierId};
use domain::money::{Money, Quantity};
use domain::receiving::{CheckResult, InspectionCheck, Sampling, SupplierPaymentMeans};
use features::receiving::inspection::{InspectGoods, goods_to_inspect, inspect_goods};
use features::receiving::payables::{
    PaySupplier, RecordSupplierInvoice, pay_supplier, record_supplier_invoice,
};
use features::receiving::photos::{AddGoodsPhoto, add_goods_photo};
use features::receiving::plans::{SaveInspectionPlan, save_inspection_plan};
use features::receiving::receipts::{ReceiveGoods, ReceivedLine, receive_goods};
use features::receiving::returns::{SendBackGoods, SentBackLine, goods_to_send_back, send_back_goods};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::TestShop;
use shop_tests::photos::picture;
use shop_tests::typed::{field, read};

/// A supplier and an order of ten that is on its way, as they stand in the file.
fn ordered(shop: &TestShop, part: PartId) -> (i64, i64) {
    let file = shop.file();
    let write = |sql: &str, params: &[&dyn rusqlite::ToSql]| {
        file.execute(sql, params).expect("the file takes it");
        file.last_insert_rowid()
    };
    let supplier = write(
        "INSERT INTO supplier (name, initials, contact_name, supplier_phone, supplier_address,
            supplier_tax_number, bank, licence_number, payment_days, lead_days, note, active, version)
         VALUES ('广通配件', '', '', '', '', '', '', '', 30, 3, '', 1, 1)",
        &[],
    );
    let order = write(
        "INSERT INTO purchase_order (number, supplier_id, state, made_at, made_by, expected_on, terms, note, version)
         VALUES ('CG20260227009', ?1, 'ordered', '2026-02-27T02:00:00Z', 1, '2026-03-02', '', '', 1)",
        &[&supplier],
    );
    write(
        "INSERT INTO purchase_order_line (purchase_order_id, part_id, quantity, unit, unit_factor, buying_price,
            received, closed, version) VALUES (?1, ?2, 20000, '个', 1000, 30059, 0, 0, 1)",
        &[&order, &part.0],
    );
    (supplier, order)
}

/// The questions of the pages of receiving, in a shop where all of it happened.
pub fn receiving(shop: &TestShop, part_id: PartId) -> Vec<(&'static str, Value)> {
    let (supplier, order) = ordered(shop, part_id);
    let supplier_id = SupplierId(supplier);
    let plan = SaveInspectionPlan {
        part_id: Some(part_id),
        abc: None,
        checks: vec![InspectionCheck::Looks],
        sampling: Sampling::Some,
        version: 0,
    };
    shop.run("parts_keeper", save_inspection_plan, plan);
    let line = ReceivedLine {
        part_id,
        purchase_order_line_id: None,
        bought: Quantity(10_000),
        unit: "个".to_owned(),
        buying_price: Money(30_059),
        batch_number: "B7".to_owned(),
        expires_on: None,
        bin_id: None,
        meant: false,
    };
    let came = ReceiveGoods {
        supplier_id,
        purchase_order_id: Some(read(json!(order))),
        delivery_note: "送 9".to_owned(),
        freight: Money(9_043),
        freight_charged: true,
        note: String::new(),
        lines: vec![line],
    };
    let receipt = shop.run("parts_keeper", receive_goods, came)["id"].clone();
    let waits = shop.run("parts_keeper", goods_to_inspect, AskNothing {})["lines"][0].clone();
    let decision = InspectGoods {
        goods_receipt_line_id: field(&waits, "id"),
        version: field(&waits, "version"),
        sample: 5,
        results: vec![CheckResult { check: InspectionCheck::Looks, passed: false }],
        accepted: Quantity(5_000),
        rejected: Quantity(3_000),
        reason: "破损".to_owned(),
        bin_id: None,
    };
    shop.run("parts_keeper", inspect_goods, decision);
    let photo = AddGoodsPhoto {
        goods_receipt_line_id: field(&waits, "id"),
        caption: "外盒压扁".to_owned(),
        content: picture(3),
    };
    let photo = shop.run("parts_keeper", add_goods_photo, photo)["id"].clone();
    let aside = shop.run("parts_keeper", goods_to_send_back, AskNothing {})["lines"][0].clone();
    let back = SentBackLine {
        goods_receipt_line_id: field(&aside, "id"),
        part_id,
        batch_id: None,
        bin_id: None,
        from_rejected: true,
        quantity: Quantity(1_000),
        credited: None,
    };
    let back = SendBackGoods { supplier_id, reason: "破损".to_owned(), lines: vec![back] };
    let returned = shop.run("parts_keeper", send_back_goods, back)["id"].clone();
    let invoice = RecordSupplierInvoice {
        supplier_id,
        invoice_number: "44000007".to_owned(),
        invoiced_on: read("2026-03-02"),
        due_on: None,
        amount: Money(309_633),
        receipts: vec![GoodsReceiptId(receipt.as_i64().expect("an id"))],
        only: Vec::new(),
        returns: Vec::new(),
        note: String::new(),
        meant: false,
    };
    shop.run("parts_keeper", record_supplier_invoice, invoice);
    let paid = PaySupplier {
        supplier_id,
        owed: Money(309_633),
        amount: Money(9_043),
        means: SupplierPaymentMeans::Transfer,
        paid_on: read("2026-03-02"),
        reference: String::new(),
        invoices: Vec::new(),
    };
    shop.run("manager", pay_supplier, paid);
    vec![
        ("list_goods_receipts", json!({ "before": null, "text": "" })),
        ("goods_receipt_page", json!({ "id": receipt })),
        ("goods_photos", json!({ "goods_receipt_line_id": waits["id"] })),
        ("goods_photo", json!({ "id": photo, "whole": false })),
        ("receipt_proposal", json!({ "part_id": part_id, "purchase_order_id": order })),
        ("order_to_receive", json!({ "id": order })),
        ("list_supplier_returns", json!({ "before": null })),
        ("supplier_return_page", json!({ "id": returned })),
        (
            "supplier_account",
            json!({ "supplier_id": supplier, "invoices_before": null, "payments_before": null }),
        ),
    ]
}
