//! Looked at, found nothing, charged nothing: the visit ends like any other.

use serde_json::{Value, json};
use shop_tests::papers::text_of;
use shop_tests::visit::figures;
use shop_tests::{MORNING, TestShop};

#[test]
fn a_free_check_is_settled_without_a_receipt_delivered_with_a_signature_and_followed_up() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "偶尔有异响").checked_in(30_000);
    car.with_line(figures("diagnosis", "检测", json!({ "unit_price": 0 })));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released();
    car.repaired_by("technician").self_inspected("technician");
    let sheets = car.passed().cleaned().billed(0, 0);

    car.is_in("ready_for_delivery");
    assert_eq!(sheets.len(), 1);
    let sheet = &sheets[0];
    assert_eq!((&sheet["state"], &sheet["total"]), (&json!("settled"), &json!(0)));
    assert_eq!(sheet["content"]["total_in_words"], "零元整");
    let paper = text_of(&shop.paper("cashier", "settlement_sheet", sheet["id"].as_i64().unwrap_or_default()));
    assert!(paper.contains("零元整"), "{paper}");
    let nothing = json!({ "settlement_id": sheet["id"], "owed": 0,
                          "parts": [{ "means": "cash", "amount": 1, "tendered": 1 }] });
    assert_eq!(shop.refused("cashier", "take_payment", nothing), "wrong_stage");

    car.delivered();
    let visit = car.visit();
    assert_eq!(visit["payments"], json!([]), "no receipt for nothing");
    assert_ne!(visit["delivery"]["signature"], Value::Null);
    assert_eq!(visit["follow_up"]["due_on"], "2026-03-09");
}
