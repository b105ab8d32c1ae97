//! Money that comes before there is a sheet: it is drawn down by whoever paid it in, or given back.

use crate::taken_back::{is_left_open, refund, refund_ask, void};
use crate::visit::{Till, figures, paid_by};
use domain::ids::WorkOrderId;
use domain::line::{Category, LineKind, Payer};
use domain::money::Money;
use domain::settlement::PaymentMeans;
use domain::work_order::stage::{Action, Stage};
use features::homes::cashier_home;
use features::visit::course::{CancelVisit, cancel_visit};
use kernel::Refusal;
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_till::part;

fn deposit(till: &Till, means: PaymentMeans, amount: i64) -> Value {
    till.deposit(vec![part(means, amount)])
}

#[test]
fn a_deposit_larger_than_the_bill_is_drawn_down_and_the_rest_goes_back() {
    let till = Till::with(&[figures(LineKind::Part, 12_000)]);
    let taken = deposit(&till, PaymentMeans::Alipay, 20_000);
    assert_eq!(taken["visit"]["stage"], "preparing");
    till.bill(0, 0);
    till.prepared();
    let before = till.payment(1, PaymentMeans::Deposit, 12_001);
    assert_eq!(
        till.refused("cashier", "take_payment", before),
        Refusal::OverPaid { amount: Money(12_001), owed: Money(12_000) }
    );
    till.pay(1, PaymentMeans::Deposit, 12_000);
    assert_eq!(till.stage(), "ready_for_delivery");
    assert_eq!(
        till.refused("manager", "refund_payment", refund_ask(1, 8_001, "alipay")),
        Refusal::OverRefunded { amount: Money(8_001), remains: Money(8_000) }
    );
    till.hand_over();
    assert!(is_left_open(&till), "eighty yuan are the customer's");
    refund(&till, 1, 8_000, PaymentMeans::Alipay);
    assert!(!is_left_open(&till));
    // Only what came in and went out counts as taken.
    let home = till.run("cashier", cashier_home, AskNothing {});
    assert_eq!(home["taken_today"], 12_000);
    assert_eq!(home["takings"], json!([{ "means": "alipay", "amount": 12_000, "count": 2 }]));
}

#[test]
fn a_deposit_of_a_visit_that_is_called_off_waits_to_go_back() {
    let till = Till::with(&[figures(LineKind::Part, 12_000)]);
    till.file().execute("UPDATE work_order SET stage = 'estimating'", []).unwrap();
    deposit(&till, PaymentMeans::Cash, 5_000);
    let cancel = CancelVisit {
        work_order_id: WorkOrderId(till.order),
        version: till.number("SELECT version FROM work_order"),
        reason: "客户不修了".to_owned(),
    };
    till.run("manager", cancel_visit, cancel);
    assert!(is_left_open(&till));
    refund(&till, 1, 5_000, PaymentMeans::Cash);
    assert!(!is_left_open(&till));
}

#[test]
fn nobody_draws_down_what_somebody_else_paid_in() {
    let till = Till::with(&[
        figures(LineKind::Part, 12_000),
        paid_by(Payer::Insurer, Category::Insurance, "平安产险", 30_000),
    ]);
    till.bill(0, 0);
    till.prepared();
    let insurers = till.number("SELECT id FROM settlement WHERE payer = 'insurer'");
    let customers = till.number("SELECT id FROM settlement WHERE payer = 'customer'");
    till.pay(insurers, PaymentMeans::Insurer, 30_000);
    void(&till, insurers);
    assert_eq!(
        till.refused("cashier", "take_payment", till.payment(customers, PaymentMeans::Deposit, 100)),
        Refusal::WrongStage { action: Action::TakePayment, stage: Stage::Preparing }
    );
    till.bill(0, 0);
    till.to_the_till();
    assert_eq!(
        till.refused("cashier", "take_payment", till.payment(customers, PaymentMeans::Deposit, 100)),
        Refusal::OverDrawn { amount: Money(100), credit: Money::ZERO }
    );
    let anew = till.number("SELECT max(id) FROM settlement WHERE payer = 'insurer' AND state = 'open'");
    till.pay(anew, PaymentMeans::Deposit, 30_000);
    till.pay(customers, PaymentMeans::Cash, 12_000);
    assert_eq!(till.stage(), "ready_for_delivery");
}

#[test]
fn a_deposit_of_nothing_of_too_much_or_of_no_money_is_refused() {
    let till = Till::with(&[figures(LineKind::Part, 12_000)]);
    for (means, amount) in [
        ("cash", 0),
        ("cash", -1),
        ("cash", Money::MAX.0 + 1),
        ("voucher", 100),
        ("insurer", 100),
        ("deposit", 100),
    ] {
        let part = json!({ "means": means, "amount": amount, "tendered": amount });
        let ask = json!({ "work_order_id": till.order, "held": till.held(), "parts": [part] });
        let refusal = till.refused("cashier", "take_deposit", ask);
        assert!(matches!(refusal, Refusal::BadField { .. }), "{means} {amount}: {refusal}");
    }
    assert_eq!(till.number("SELECT count(*) FROM payment"), 0);
    deposit(&till, PaymentMeans::Cash, 1);
    deposit(&till, PaymentMeans::Cash, Money::MAX.0);
    // Another till took the same money a moment ago.
    let part = json!({ "means": "cash", "amount": 1, "tendered": 1 });
    let again = json!({ "work_order_id": till.order, "held": 0, "parts": [part] });
    assert!(matches!(till.refused("cashier", "take_deposit", again), Refusal::HeldChanged { .. }));
    let by_advisor = json!({ "work_order_id": till.order, "held": till.held(), "parts": [] });
    assert!(matches!(till.refused("advisor", "take_deposit", by_advisor), Refusal::RoleMissing { .. }));
}

#[test]
fn a_turned_byte_in_a_deposit_is_never_drawn_down() {
    let till = Till::with(&[figures(LineKind::Part, 12_000)]);
    deposit(&till, PaymentMeans::Cash, 5_000);
    till.bill(0, 0);
    till.prepared();
    till.file().execute("UPDATE payment SET amount = 9_000 WHERE id = 1", []).unwrap();
    let refusal = till.refused("cashier", "take_payment", till.payment(1, PaymentMeans::Deposit, 5_000));
    assert!(matches!(refusal, Refusal::Damaged { .. }), "{refusal}");
    let refusal = till.refused("manager", "refund_payment", refund_ask(1, 5_000, "cash"));
    assert!(matches!(refusal, Refusal::Damaged { .. }), "{refusal}");
}
