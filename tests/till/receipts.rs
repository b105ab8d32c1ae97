//! What a customer is handed for money: every kind of receipt, on every size.

use crate::papers::{says, text};
use crate::visit::{Till, figures};
use domain::line::LineKind;
use kernel::Refusal;
use serde_json::json;
use shop_tests::papers::text_of;

fn on(till: &Till, id: i64, size: &str) -> Result<Vec<u8>, Refusal> {
    let session = till.session("cashier");
    Ok(features::papers::document(&till.shop, &session, "receipt", id, Some(size))?.bytes)
}

#[test]
fn a_receipt_says_what_was_paid_what_is_owed_and_what_went_back_as_change() {
    let till = Till::with(&[figures(LineKind::Part, 12_999)]);
    till.bill(0, 0);
    till.prepared();
    let part = json!([{ "means": "cash", "amount": 10_000, "tendered": 12_000 }]);
    till.ok("cashier", "take_payment", json!({ "settlement_id": 1, "owed": 12_999, "parts": part }));
    till.pay(1, "wechat", 2_999);
    let first = text(&till, "cashier", "receipt", 1);
    says(
        &first,
        &[
            "收款收据",
            "SK20260302001",
            "JS20260302001",
            "张小芳",
            "粤B·D12345",
            "现金",
            "100.00",
            "壹佰元整",
            "120.00",
            "20.00",
            "29.99",
        ],
    );
    let second = text(&till, "cashier", "receipt", 2);
    says(&second, &["SK20260302002", "微信", "29.99", "贰拾玖元玖角玖分", "129.99"]);

    let back = json!({ "payment_id": 2, "amount": 2_999, "means": "cash", "reason": "多收" });
    till.ok("manager", "refund_payment", back);
    let refund = text(&till, "cashier", "receipt", 3);
    says(&refund, &["退款收据", "SK20260302003", "-29.99", "负贰拾玖元玖角玖分", "SK20260302002", "多收"]);

    for size in ["A5", "241x140", "241x93", "80mm"] {
        let paper = text_of(&on(&till, 1, size).unwrap());
        says(&paper, &["收款收据", "SK20260302001", "100.00"]);
    }
    assert!(matches!(on(&till, 1, "A4"), Err(Refusal::NotFound { .. })));
}

#[test]
fn a_receipt_for_a_deposit_says_for_what_and_what_is_left_of_it() {
    let till = Till::with(&[figures(LineKind::Part, 12_000)]);
    for amount in [20_000, 5_000] {
        let parts = json!([{ "means": "alipay", "amount": amount, "tendered": amount }]);
        till.ok(
            "cashier",
            "take_deposit",
            json!({ "work_order_id": till.order, "held": till.held(), "parts": parts }),
        );
    }
    till.bill(0, 0);
    till.prepared();
    till.pay(1, "deposit", 12_000);
    let first = text(&till, "cashier", "receipt", 1);
    says(
        &first,
        &["定金收据", "SK20260302001", "200.00", "贰佰元整", "GD20260302001", "支付宝", "未使用的部分"],
    );
    // As it stood when this money came, whatever was paid in or drawn down since.
    assert!(!first.contains("250.00"), "{first}");
    says(&text(&till, "cashier", "receipt", 2), &["定金收据", "50.00", "250.00"]);

    till.ok("advisor", "deliver", till.deliver_request());
    let back = json!({ "payment_id": 1, "amount": 13_000, "means": "cash", "reason": "用不完" });
    till.ok("manager", "refund_payment", back);
    let last = till.number("SELECT max(id) FROM payment");
    let refund = text(&till, "cashier", "receipt", last);
    says(&refund, &["定金退款收据", "-130.00", "负壹佰叁拾元整", "用不完", "SK20260302001"]);
}

#[test]
fn what_moves_within_the_shop_has_no_paper_and_a_turned_byte_none_either() {
    let till = Till::with(&[figures(LineKind::Part, 12_000)]);
    till.bill(0, 0);
    till.prepared();
    till.pay(1, "wechat", 12_000);
    till.ok("manager", "void_settlement", json!({ "settlement_id": 1, "reason": "开错" }));
    let papers = till.ok("cashier", "get_visit", till.about())["papers"].clone();
    let papers = papers.as_array().unwrap();
    let receipts: Vec<_> = papers.iter().filter(|paper| paper["kind"] == "receipt").collect();
    assert_eq!(receipts.len(), 1, "{receipts:?}");
    assert_eq!(receipts[0]["number"], "SK20260302001");
    till.file().execute("UPDATE payment SET amount = 11_000 WHERE id = 1", []).unwrap();
    assert!(matches!(on(&till, 1, "A5"), Err(Refusal::Damaged { .. })));
    let technician = till.session("technician");
    let refused = features::papers::document(&till.shop, &technician, "receipt", 1, None);
    assert!(matches!(refused, Err(Refusal::RoleMissing { .. })));
}
