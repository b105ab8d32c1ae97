//! A receipt that is printed once more is the one that was handed out: whoever and
//! whatever it names is called as on the day on which the money moved.

use crate::kept::{rename_everything, without_print_time};
use crate::packages::sold;
use crate::papers::{says, text};
use crate::stored::top_up;
use crate::visit::{Till, figures, paid_by};
use domain::line::{Category, LineKind, Payer};
use domain::settlement::PaymentMeans;
use features::printing::{HandOverDocument, hand_over_document};
use kernel::Refusal;
use shop_tests::asks_till::{cash, part};

fn handed_over(till: &Till, id: i64) {
    let by_hand = HandOverDocument { kind: "receipt".to_owned(), id, size: None };
    till.run("cashier", hand_over_document, by_hand);
}

/// Each is printed, everybody is renamed, and each is printed once more.
#[track_caller]
fn the_second_print_is_the_first(till: &Till, receipts: &[(i64, &[&str])]) {
    let mut before = Vec::new();
    for (id, names) in receipts {
        let first = text(till, "cashier", "receipt", *id);
        says(&first, names);
        assert!(!first.contains("重打"), "{first}");
        handed_over(till, *id);
        before.push(text(till, "cashier", "receipt", *id));
    }
    rename_everything(till);
    for ((id, names), before) in receipts.iter().zip(before) {
        let second = text(till, "cashier", "receipt", *id);
        says(&second, names);
        says(&second, &["重打", "第2次打印"]);
        assert_eq!(without_print_time(&second), without_print_time(&before), "{id}");
        assert!(!second.contains("改名"), "{second}");
    }
}

const OF_THE_VISIT: &[&str] = &["张小芳", "粤B·D12345", "GD20260302001", "cashier"];
const BACK_TO_THE_CUSTOMER: &[&str] = &["张小芳", "粤B·D12345", "GD20260302001", "manager"];

#[test]
fn a_receipt_of_a_sheet_or_a_deposit_names_whom_it_named() {
    let till = Till::with(&[
        figures(LineKind::Part, 12_999),
        paid_by(Payer::Insurer, Category::Insurance, "平安保险", 5_000),
    ]);
    till.deposit(vec![part(PaymentMeans::Alipay, 2_000)]);
    till.bill(0, 0);
    till.prepared();
    till.pays(1, vec![cash(10_000, 12_000), part(PaymentMeans::Wechat, 2_999)]);
    till.pay(2, PaymentMeans::Insurer, 5_000);
    till.refund(1, 500, PaymentMeans::Alipay, "用不完");
    till.refund(2, 1_000, PaymentMeans::Cash, "多收");
    let receipts: [(i64, &[&str]); 5] = [
        (1, OF_THE_VISIT),
        (2, OF_THE_VISIT),
        (4, &["平安保险", "粤B·D12345"]),
        (5, BACK_TO_THE_CUSTOMER),
        (6, BACK_TO_THE_CUSTOMER),
    ];
    the_second_print_is_the_first(&till, &receipts);
}

#[test]
fn a_receipt_of_stored_value_or_a_package_names_whom_it_named() {
    let till = Till::with(&[figures(LineKind::Part, 10_000)]);
    let stored = top_up(&till, PaymentMeans::Cash, 50_000, 5_000);
    sold(&till);
    let first_of_package = till.number("SELECT min(id) FROM payment WHERE service_contract_id IS NOT NULL");
    let of_customer: &[&str] = &["张小芳", "138"];
    let of_package: &[&str] = &["张小芳", "粤B·D12345", "TC20260302001", "保养套餐"];
    the_second_print_is_the_first(&till, &[(stored, of_customer), (first_of_package, of_package)]);
}

/// What an older program wrote has no names kept, and prints with today's.
#[test]
fn a_receipt_of_before_prints_as_it_did_and_a_turned_byte_is_named() {
    let till = Till::with(&[figures(LineKind::Part, 12_999)]);
    till.deposit(vec![part(PaymentMeans::Alipay, 2_000)]);
    till.deposit(vec![part(PaymentMeans::Alipay, 3_000)]);
    till.file()
        .execute_batch(
            "DELETE FROM receipt_foil WHERE payment_id = 1;
             UPDATE receipt_foil SET content = replace(content, '张小芳', '张大芳');",
        )
        .unwrap();
    rename_everything(&till);
    says(&text(&till, "cashier", "receipt", 1), &["改名客户", "京A", "GD99999999999"]);
    let refused = features::papers::document(&till.shop, &till.session("cashier"), "receipt", 2, None);
    let damaged = Refusal::Damaged { entity: "receipt".into(), number: "SK20260302002".into() };
    assert_eq!(refused.map(|paper| paper.file_name).unwrap_err(), damaged);
}
