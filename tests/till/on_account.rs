//! What was put on account comes in later, also long after the car has left.

use crate::visit::{Till, figures, paid_by};
use domain::line::{Category, LineKind, Payer};
use domain::money::Money;
use domain::refusal::FieldProblem;
use domain::settlement::PaymentMeans;
use domain::work_order::stage::{Action, Missing};
use features::homes::cashier_home;
use kernel::Refusal;
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_till::{cash, part};

const DAY: i64 = 24 * 60;

/// One sheet of 200.00: 50.00 paid in cash, 150.00 trusted to the customer.
fn trusted() -> Till {
    let till = Till::with(&[figures(LineKind::Labour, 12_000), figures(LineKind::Part, 8_000)]);
    till.bill(0, 0);
    till.prepared();
    till.pay(1, PaymentMeans::Cash, 5_000);
    till.put_on_account(1, "月结");
    till
}

fn gone() -> Till {
    let till = trusted();
    till.hand_over();
    till
}

/// The sheets on account and the sum taken today, as the cashier's home says.
fn home(till: &Till) -> (Vec<(i64, i64)>, i64) {
    let home = till.run("cashier", cashier_home, AskNothing {});
    let sheet = |row: &Value| (row["settlement_id"].as_i64().unwrap(), row["on_account"].as_i64().unwrap());
    (
        home["on_account"].as_array().unwrap().iter().map(sheet).collect(),
        home["taken_today"].as_i64().unwrap(),
    )
}

#[test]
fn after_delivery_the_rest_comes_in_by_parts_with_receipts_and_the_list_empties() {
    let till = gone();
    assert_eq!(home(&till), (vec![(1, 15_000)], 5_000));
    let parts = vec![part(PaymentMeans::Transfer, 8_000), cash(1_999, 2_000)];
    let taken = till.collect("cashier", 1, parts);
    assert_eq!((&taken["change"], &taken["owed"]), (&json!(1), &json!(5_001)));
    assert_eq!(taken["visit"]["stage"], "delivered");
    assert_eq!(till.sheets(), [(1, "settled".into(), 20_000, 14_999, 5_001)]);
    assert_eq!(home(&till), (vec![(1, 5_001)], 14_999));

    let settled_at = till.text("SELECT settled_at FROM settlement");
    till.later(60);
    let rest = till.collect("manager", 1, vec![part(PaymentMeans::Transfer, 5_001)]);
    assert_eq!((&rest["owed"], &rest["visit"]["stage"]), (&json!(0), &json!("delivered")));
    assert_eq!(till.sheets(), [(1, "settled".into(), 20_000, 20_000, 0)]);
    assert_eq!(till.text("SELECT settled_at FROM settlement"), settled_at);
    assert_eq!(home(&till), (vec![], 20_000));
    assert_eq!(till.text("SELECT number FROM payment ORDER BY id DESC LIMIT 1"), "SK20260302004");
    assert_eq!(till.number("SELECT count(*) FROM payment WHERE checksum = ''"), 0);
    assert_eq!(till.text("SELECT stage FROM work_order"), "delivered");

    let again = till.refused("cashier", "collect_on_account", till.payment(1, PaymentMeans::Transfer, 1));
    let missing = vec![Missing::NothingOnAccount];
    assert_eq!(again, Refusal::StillMissing { action: Action::CollectOnAccount, missing });
}

#[test]
fn more_than_is_on_account_is_refused_and_nothing_is_written() {
    let till = gone();
    let of = |request: Value| till.refused("cashier", "collect_on_account", request);
    let too_much = Refusal::OverPaid { amount: Money(15_001), owed: Money(15_000) };
    assert_eq!(of(till.payment(1, PaymentMeans::Transfer, 15_001)), too_much);
    assert_eq!(
        of(till.payment(1, PaymentMeans::Insurer, 15_000)),
        Refusal::bad("means", FieldProblem::Unknown)
    );
    assert_eq!(of(till.payment(1, PaymentMeans::Cash, 0)), Refusal::bad("amount", FieldProblem::Empty));
    assert_eq!(of(till.payment(1, PaymentMeans::Cash, -1)), Refusal::bad("amount", FieldProblem::Negative));
    assert_eq!(
        of(json!({ "settlement_id": 1, "owed": 15_000, "parts": [] })),
        Refusal::bad("parts", FieldProblem::Empty)
    );
    let request = till.payment(1, PaymentMeans::Transfer, 1);
    for seat in ["advisor", "clerk", "technician", "inspector"] {
        let refusal = till.refused(seat, "collect_on_account", request.clone());
        assert!(matches!(refusal, Refusal::RoleMissing { .. }), "{seat}: {refusal}");
    }
    assert_eq!(till.sheets(), [(1, "settled".into(), 20_000, 5_000, 15_000)]);
    assert_eq!(till.number("SELECT count(*) FROM payment"), 1);
}

#[test]
fn an_insurers_claim_comes_in_while_the_customers_own_sheet_waits() {
    let till = Till::with(&[
        figures(LineKind::Labour, 12_000),
        paid_by(Payer::Insurer, Category::Insurance, "平安", 90_000),
    ]);
    till.bill(0, 0);
    till.prepared();
    till.put_on_account(2, "保险次月到账");
    let row = till.run("cashier", cashier_home, AskNothing {})["on_account"][0].clone();
    let named = json!([row["payer"], row["payer_name"], row["customer_name"]]);
    assert_eq!(
        named,
        json!(["insurer", "平安", "张小芳"]),
        "the debt is the insurer's, the car the customer's"
    );
    // The customer's own sheet has nothing on account, whatever a page thinks of it.
    let mut own = till.payment(1, PaymentMeans::Cash, 12_000);
    assert_eq!(
        till.refused("cashier", "collect_on_account", own.clone()),
        Refusal::OwedChanged { seen: Money(12_000), owed: Money::ZERO }
    );
    own["owed"] = json!(0);
    assert_eq!(
        till.refused("cashier", "collect_on_account", own),
        Refusal::OverPaid { amount: Money(12_000), owed: Money::ZERO }
    );
    let taken = till.collect("cashier", 2, vec![part(PaymentMeans::Insurer, 90_000)]);
    // The customer still owes: the visit is not let through by the insurer.
    assert_eq!(taken["visit"]["stage"], "awaiting_settlement");
    assert_eq!(till.sheets()[1], (2, "settled".into(), 90_000, 90_000, 0));
    assert_eq!(till.pay(1, PaymentMeans::Cash, 12_000)["visit"]["stage"], "ready_for_delivery");
}

/// Who was trusted with it before is trusted with it again: the sheet stays settled, and
/// neither holds the car back nor stands among what was left open.
#[test]
fn collected_money_goes_back_while_the_car_is_here_and_afterwards_and_is_on_account_again() {
    for (till, stage) in [(trusted(), "ready_for_delivery"), (gone(), "delivered")] {
        let settled_at = till.text("SELECT settled_at FROM settlement");
        till.later(60);
        till.collect("cashier", 1, vec![part(PaymentMeans::Transfer, 15_000)]);
        // Who gives it back is told so before.
        let page = till.visit("manager");
        let told =
            |place: usize| [&page["payments"][place]["goes_to"], &page["payments"][place]["afterwards"]];
        assert_eq!(told(0), [&json!("payer"), &json!("owed_again")]);
        assert_eq!(told(1), [&json!("payer"), &json!("on_account_again")]);
        let refunded = |amount| till.refund(2, amount, PaymentMeans::Transfer, "付错户");
        assert_eq!(refunded(4_000)["stage"], stage);
        assert_eq!(till.sheets(), [(1, "settled".into(), 20_000, 16_000, 4_000)]);
        assert_eq!(refunded(11_000)["stage"], stage);
        assert_eq!(till.sheets(), [(1, "settled".into(), 20_000, 5_000, 15_000)]);
        assert_eq!(till.text("SELECT settled_at FROM settlement"), settled_at);
        assert_eq!(home(&till), (vec![(1, 15_000)], 5_000));
        assert_eq!(till.number("SELECT money_open FROM work_order"), 0);
        // What was paid at once is owed at once; what was trusted stays trusted.
        till.refund(1, 5_000, PaymentMeans::Cash, "付错户");
        assert_eq!(till.sheets(), [(1, "open".into(), 20_000, 0, 15_000)]);
        till.pay(1, PaymentMeans::Cash, 5_000);
        let again = till.collect("cashier", 1, vec![part(PaymentMeans::Transfer, 15_000)]);
        assert_eq!((&again["owed"], &again["visit"]["stage"]), (&json!(0), &json!(stage)));
        assert_eq!(till.sheets(), [(1, "settled".into(), 20_000, 20_000, 0)]);
    }
}

/// A debtor pays when they like: money that came in by a mistake on the hundredth day is no
/// older than that, while what was paid at the counter has been the shop's for long.
#[test]
fn what_is_collected_long_after_delivery_goes_back_within_its_own_days() {
    let till = gone();
    let collects = || till.collect("cashier", 1, vec![part(PaymentMeans::Transfer, 15_000)]);
    let refundable = || {
        let page = till.visit("manager");
        let rows = page["payments"].as_array().expect("receipts").clone();
        let came_in = rows.iter().filter(|row| row["refund_of"].is_null());
        came_in.map(|row| row["refundable"].as_i64().expect("an amount")).collect::<Vec<_>>()
    };
    let late = |payment: i64| {
        let ask = json!({ "payment_id": payment, "amount": 100, "means": "transfer", "reason": "付错户" });
        let missing = vec![Missing::TakingBackEnded { days: 90 }];
        let told = Refusal::StillMissing { action: Action::RefundPayment, missing };
        assert_eq!(till.refused("manager", "refund_payment", ask), told);
    };
    till.later(100 * DAY);
    assert_eq!(refundable(), [0]);
    collects();
    assert_eq!(refundable(), [0, 15_000]);
    late(1);
    till.later(90 * DAY);
    till.refund(2, 15_000, PaymentMeans::Transfer, "付错户");
    assert_eq!(till.sheets(), [(1, "settled".into(), 20_000, 5_000, 15_000)]);
    collects();
    till.later(90 * DAY + 1);
    assert_eq!(refundable(), [0, 0, 0]);
    late(4);
}

#[test]
fn a_sheet_that_was_tampered_with_or_voided_is_not_collected_on() {
    let till = gone();
    till.file().execute("UPDATE settlement SET received = 6000, on_account = 14000", []).unwrap();
    let refusal = till.refused("cashier", "collect_on_account", till.payment(1, PaymentMeans::Transfer, 1));
    assert!(matches!(refusal, Refusal::Damaged { .. }), "{refusal}");

    let two = Till::with(&[
        figures(LineKind::Labour, 12_000),
        paid_by(Payer::Insurer, Category::Insurance, "平安", 90_000),
    ]);
    two.bill(0, 0);
    two.prepared();
    for sheet in [1, 2] {
        two.put_on_account(sheet, "月结");
    }
    two.void(1, "开错抬头");
    two.bill(0, 0);
    two.prepared();
    let refusal = two.refused("cashier", "collect_on_account", two.payment(1, PaymentMeans::Cash, 1));
    assert_eq!(refusal, Refusal::SheetIs { state: "voided".into() });
    two.collect("cashier", 2, vec![part(PaymentMeans::Insurer, 90_000)]);
    assert_eq!(two.stage(), "awaiting_settlement");
}
