//! A byte that turned over on the disk is noticed before money or paper.

use crate::visit::{Till, figures};
use domain::line::LineKind;
use domain::settlement::PaymentMeans;
use kernel::Refusal;
use serde_json::json;

fn waiting() -> Till {
    let till = Till::with(&[figures(LineKind::Labour, 12_000), figures(LineKind::Part, 8_000)]);
    till.bill(0, 0);
    till.prepared();
    till
}

fn damaged(entity: &str, number: &str) -> Refusal {
    Refusal::Damaged { entity: entity.into(), number: number.into() }
}

fn print(till: &Till) -> Refusal {
    features::papers::document(&till.shop, &till.session("cashier"), "settlement_sheet", 1, None)
        .map(|paper| paper.file_name)
        .unwrap_err()
}

/// Turns over one byte of the stored sheet.
fn turn(till: &Till, place: usize) {
    let file = till.file();
    let content: String =
        file.query_row("SELECT content FROM settlement WHERE id = 1", [], |row| row.get(0)).unwrap();
    let mut bytes = content.into_bytes();
    bytes[place] ^= 1;
    file.execute("UPDATE settlement SET content = CAST(?1 AS TEXT) WHERE id = 1", [bytes]).unwrap();
}

#[test]
fn any_flipped_byte_of_a_sheet_stops_the_till_and_the_printer() {
    let till = waiting();
    let length =
        usize::try_from(till.number("SELECT length(CAST(content AS BLOB)) FROM settlement")).unwrap();
    // Every place would take minutes; each stride meets keys, figures, names and braces.
    for place in (0..length).step_by(37) {
        turn(&till, place);
        let refusal = print(&till);
        assert!(matches!(refusal, Refusal::Damaged { .. }), "byte {place}: {refusal:?}");
        let refusal = till.refused("cashier", "take_payment", till.payment(1, PaymentMeans::Cash, 1));
        assert!(matches!(refusal, Refusal::Damaged { .. }), "byte {place}: {refusal:?}");
        turn(&till, place);
    }
    assert_eq!(till.number("SELECT count(*) FROM payment"), 0);
    till.pay(1, PaymentMeans::Cash, 20_000);
    features::papers::document(&till.shop, &till.session("cashier"), "settlement_sheet", 1, None).unwrap();
}

#[test]
fn a_total_changed_beside_the_sheet_is_noticed() {
    let till = waiting();
    till.file().execute("UPDATE settlement SET total = 1", []).unwrap();
    assert_eq!(print(&till), damaged("settlement", "JS20260302001"));
    let refusal = till.refused("cashier", "take_payment", till.payment(1, PaymentMeans::Cash, 1));
    assert_eq!(refusal, damaged("settlement", "JS20260302001"));
}

#[test]
fn a_changed_receipt_is_noticed() {
    let till = waiting();
    till.pay(1, PaymentMeans::Cash, 5_000);
    till.file().execute("UPDATE payment SET means = 'card'", []).unwrap();
    assert_eq!(print(&till), damaged("payment", "SK20260302001"));
    let refund = json!({ "payment_id": 1, "amount": 1, "means": "cash", "reason": "x" });
    assert_eq!(till.refused("manager", "refund_payment", refund), damaged("payment", "SK20260302001"));
}

#[test]
fn a_receipt_that_vanished_is_noticed() {
    let till = waiting();
    till.pay(1, PaymentMeans::Cash, 5_000);
    till.file().execute("DELETE FROM payment", []).unwrap();
    assert_eq!(print(&till), damaged("settlement", "JS20260302001"));
}
