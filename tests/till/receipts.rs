//! What a customer is handed for money: every kind of receipt, on every size.

use crate::accounts::{customer, fleet, over};
use crate::papers::{says, text};
use crate::visit::{Till, figures};
use domain::ids::WorkOrderId;
use domain::line::LineKind;
use domain::settlement::PaymentMeans;
use features::till::collect_account;
use features::visit::changes::AskVisit;
use features::visit_page::get_visit;
use kernel::Refusal;
use serde_json::json;
use shop_tests::asks_till::{cash, part};
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
    till.pays(1, vec![cash(10_000, 12_000)]);
    till.pay(1, PaymentMeans::Wechat, 2_999);
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

    till.refund(2, 2_999, PaymentMeans::Cash, "多收");
    let refund = text(&till, "cashier", "receipt", 3);
    says(&refund, &["退款收据", "SK20260302003", "-29.99", "负贰拾玖元玖角玖分", "SK20260302002", "多收"]);

    for size in ["A5", "241x140", "241x93", "80mm"] {
        let paper = text_of(&on(&till, 1, size).unwrap());
        says(&paper, &["收款收据", "SK20260302001", "100.00"]);
    }
    assert!(matches!(on(&till, 1, "A4"), Err(Refusal::NotFound { .. })));
}

/// Whatever came over the counter at once is on one paper, whichever of its receipts is
/// asked for.
#[test]
fn one_payment_over_several_sheets_is_told_on_one_receipt() {
    let till = fleet();
    let parts = vec![part(PaymentMeans::Transfer, 15_000), cash(20_000, 20_050)];
    let taken = till.run("cashier", collect_account, over(customer(), 60_000, &[], parts));
    let ids: Vec<i64> = taken["payments"].as_array().unwrap().iter().map(|id| id.as_i64().unwrap()).collect();
    assert_eq!(ids.len(), 4, "a receipt of each means on each sheet is kept");
    let first = text(&till, "cashier", "receipt", ids[0]);
    says(
        &first,
        &[
            "350.00",
            "叁佰伍拾元整",
            "转账",
            "150.00",
            "现金",
            "200.00",
            "收现金200.50，找零0.50",
            "JS20260302001",
            "JS20260303001",
            "JS20260304001",
            "GD20260302001",
            "本次收款合计",
            // What is left of the third.
            "250.00",
        ],
    );
    // Each stands in the statement and on its sheet by its own number.
    let number = |id: i64| till.text(&format!("SELECT number FROM payment WHERE id = {id}"));
    for id in &ids {
        says(&first, &[&number(*id)]);
    }
    for id in &ids[1..] {
        assert_eq!(text(&till, "cashier", "receipt", *id), first, "the same paper");
    }
    for size in ["A5", "241x140", "241x93", "80mm"] {
        says(&text_of(&on(&till, ids[2], size).unwrap()), &["350.00", "JS20260304001"]);
    }
    // Of a visit it is offered once, under the number it bears.
    let second = WorkOrderId(till.number("SELECT work_order_id FROM settlement WHERE id = 2"));
    let papers = till.run("cashier", get_visit, AskVisit { work_order_id: second })["papers"].clone();
    let receipts: Vec<_> =
        papers.as_array().unwrap().iter().filter(|paper| paper["kind"] == "receipt").collect();
    let [offered] = receipts[..] else { panic!("{receipts:?}") };
    assert_eq!((&offered["id"], &offered["number"]), (&json!(ids[0]), &json!(number(ids[0]))));
    // What goes back of it has a paper of its own, and names the one the payer holds.
    till.refund(ids[3], 1_000, PaymentMeans::Cash, "多收");
    let last = till.number("SELECT max(id) FROM payment");
    let refund = text(&till, "cashier", "receipt", last);
    says(&refund, &["退款收据", "-10.00", "SK20260304001", "多收"]);
    assert_eq!(text(&till, "cashier", "receipt", ids[0]), first, "and takes nothing off the first");
}

#[test]
fn cash_and_a_code_for_one_sheet_are_one_receipt_and_a_deposit_drawn_down_is_on_none() {
    let till = Till::with(&[figures(LineKind::Part, 12_999)]);
    till.deposit(vec![part(PaymentMeans::Alipay, 2_000)]);
    till.bill(0, 0);
    till.prepared();
    let parts = [(PaymentMeans::Deposit, 2_000), (PaymentMeans::Cash, 10_000), (PaymentMeans::Wechat, 999)];
    till.pays(1, parts.map(|(means, amount)| part(means, amount)).into());
    let paper = text(&till, "cashier", "receipt", 3);
    says(&paper, &["SK20260302003", "SK20260302004", "109.99", "现金", "100.00", "微信", "9.99", "129.99"]);
    assert_eq!(text(&till, "cashier", "receipt", 4), paper);
    assert!(!paper.contains("定金"), "the deposit has its own paper: {paper}");
    let papers = till.visit("cashier")["papers"].clone();
    let receipts: Vec<_> =
        papers.as_array().unwrap().iter().filter(|paper| paper["kind"] == "receipt").collect();
    assert_eq!(receipts.len(), 2, "the deposit's and this one: {receipts:?}");
    // A link somebody turned is no paper.
    till.file().execute("UPDATE payment SET taken_with = 1 WHERE id = 4", []).unwrap();
    assert!(matches!(on(&till, 4, "A5"), Err(Refusal::Damaged { .. })));
}

#[test]
fn a_receipt_for_a_deposit_says_for_what_and_what_is_left_of_it() {
    let till = Till::with(&[figures(LineKind::Part, 12_000)]);
    for amount in [20_000, 5_000] {
        till.deposit(vec![part(PaymentMeans::Alipay, amount)]);
    }
    till.bill(0, 0);
    till.prepared();
    till.pay(1, PaymentMeans::Deposit, 12_000);
    let first = text(&till, "cashier", "receipt", 1);
    says(
        &first,
        &["定金收据", "SK20260302001", "200.00", "贰佰元整", "GD20260302001", "支付宝", "未使用的部分"],
    );
    // As it stood when this money came, whatever was paid in or drawn down since.
    assert!(!first.contains("250.00"), "{first}");
    says(&text(&till, "cashier", "receipt", 2), &["定金收据", "50.00", "250.00"]);

    till.hand_over();
    till.refund(1, 13_000, PaymentMeans::Cash, "用不完");
    let last = till.number("SELECT max(id) FROM payment");
    let refund = text(&till, "cashier", "receipt", last);
    says(&refund, &["定金退款收据", "-130.00", "负壹佰叁拾元整", "用不完", "SK20260302001"]);
}

#[test]
fn what_moves_within_the_shop_has_no_paper_and_a_turned_byte_none_either() {
    let till = Till::with(&[figures(LineKind::Part, 12_000)]);
    till.bill(0, 0);
    till.prepared();
    till.pay(1, PaymentMeans::Wechat, 12_000);
    till.void(1, "开错");
    let papers = till.visit("cashier")["papers"].clone();
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
