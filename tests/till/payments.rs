//! Money in, on account, and back.

use crate::visit::{Till, figures, paid_by};
use domain::ids::PaymentId;
use domain::line::{Category, LineKind, Payer};
use domain::money::Money;
use domain::refusal::FieldProblem;
use domain::settlement::PaymentMeans;
use domain::work_order::stage::Action;
use features::till::{RefundPayment, collect_on_account, refund_payment};
use kernel::Refusal;
use serde_json::{Value, json};
use shop_tests::TestShop;
use shop_tests::asks_till::{cash, part};
use shop_tests::at_once::{at_once, one_refused};
use shop_tests::typed::{read, request};

/// One sheet of 200.00 waiting at the till.
fn waiting() -> Till {
    let till = Till::with(&[figures(LineKind::Labour, 12_000), figures(LineKind::Part, 8_000)]);
    till.bill(0, 0);
    till.prepared();
    till
}

fn parts(parts: Value) -> Value {
    json!({ "settlement_id": 1, "owed": 20_000, "parts": parts })
}

#[test]
fn several_means_settle_one_sheet_and_cash_gives_change() {
    let till = waiting();
    let taken = till.pays(1, vec![part(PaymentMeans::Wechat, 15_000), cash(5_000, 10_000)]);
    assert_eq!(taken["change"], 5_000);
    assert_eq!(taken["owed"], 0);
    assert_eq!(taken["payments"].as_array().unwrap().len(), 2);
    assert_eq!(taken["visit"]["stage"], "ready_for_delivery");
    assert_eq!(till.sheets(), [(1, "settled".into(), 20_000, 20_000, 0)]);
    assert_eq!(till.text("SELECT number FROM payment WHERE id = 2"), "SK20260302002");
}

#[test]
fn a_part_payment_leaves_the_sheet_open() {
    let till = waiting();
    let taken = till.pay(1, PaymentMeans::Alipay, 19_999);
    assert_eq!(taken["owed"], 1);
    assert_eq!(till.stage(), "awaiting_settlement");
    assert_eq!(till.sheets()[0].1, "open");
    let refusal = till.refused("cashier", "take_payment", till.payment(1, PaymentMeans::Cash, 2));
    assert_eq!(refusal, Refusal::OverPaid { amount: Money(2), owed: Money(1) });
    assert_eq!(till.pay(1, PaymentMeans::Cash, 1)["visit"]["stage"], "ready_for_delivery");
}

#[test]
fn what_no_till_takes_is_refused_and_nothing_is_written() {
    let till = waiting();
    let one = |means: &str, amount: i64, tendered: i64| {
        parts(json!([{ "means": means, "amount": amount, "tendered": tendered }]))
    };
    let of = |request: Value| till.refused("cashier", "take_payment", request);
    assert_eq!(of(parts(json!([]))), Refusal::bad("parts", FieldProblem::Empty));
    assert_eq!(of(one("cash", 0, 0)), Refusal::bad("amount", FieldProblem::Empty));
    assert_eq!(of(one("cash", -5, 5)), Refusal::bad("amount", FieldProblem::Negative));
    assert_eq!(of(one("cash", i64::MAX, i64::MAX)), Refusal::bad("amount", FieldProblem::TooLarge));
    assert_eq!(of(one("cash", 20_000, 10_000)), Refusal::TenderedTooLittle);
    assert_eq!(of(one("card", 10_000, 20_000)), Refusal::bad("tendered", FieldProblem::TooLarge));
    assert_eq!(of(one("insurer", 10_000, 10_000)), Refusal::bad("means", FieldProblem::Unknown));
    let twice = parts(json!([
        { "means": "cash", "amount": 20_000, "tendered": 20_000 },
        { "means": "card", "amount": 1, "tendered": 1 },
    ]));
    assert_eq!(of(twice), Refusal::OverPaid { amount: Money(20_001), owed: Money(20_000) });
    assert_eq!(till.number("SELECT count(*) FROM payment"), 0);
    // A refused payment gives its receipt number back.
    till.pay(1, PaymentMeans::Cash, 20_000);
    assert_eq!(till.text("SELECT number FROM payment"), "SK20260302001");
}

#[test]
fn an_insurers_sheet_is_a_claim_until_the_insurer_pays_or_is_trusted() {
    let till = Till::with(&[
        figures(LineKind::Labour, 12_000),
        paid_by(Payer::Insurer, Category::Insurance, "平安", 90_000),
    ]);
    till.bill(0, 0);
    till.prepared();
    assert_eq!(till.pay(1, PaymentMeans::Cash, 12_000)["visit"]["stage"], "awaiting_settlement");
    assert_eq!(till.pay(2, PaymentMeans::Insurer, 40_000)["owed"], 50_000);
    let trust = json!({ "settlement_id": 2, "reason": "保险次月到账" });
    assert!(matches!(till.refused("cashier", "put_on_account", trust), Refusal::RoleMissing { .. }));
    assert_eq!(till.put_on_account(2, "保险次月到账")["stage"], "ready_for_delivery");
    assert_eq!(till.sheets()[1], (2, "settled".into(), 90_000, 40_000, 50_000));
}

#[test]
fn why_a_sheet_was_trusted_is_kept_also_when_the_visit_stays_where_it_is() {
    let till = Till::with(&[
        figures(LineKind::Labour, 12_000),
        paid_by(Payer::Insurer, Category::Insurance, "平安", 90_000),
    ]);
    till.bill(0, 0);
    till.prepared();
    let moved = till.put_on_account(2, "保险次月到账");
    assert_eq!(moved["stage"], "awaiting_settlement");
    assert_eq!(till.text("SELECT note FROM stage_step WHERE action = 'put_on_account'"), "保险次月到账");
    let again = till.refused("manager", "put_on_account", json!({ "settlement_id": 2, "reason": "再挂" }));
    assert_eq!(again, Refusal::SheetIs { state: "settled".into() });
}

#[test]
fn a_refund_reopens_the_sheet_and_never_gives_back_more_than_came() {
    let till = waiting();
    till.pay(1, PaymentMeans::Cash, 20_000);
    let refund = |payment: i64, amount: i64| json!({ "payment_id": payment, "amount": amount, "means": "cash", "reason": "多收" });
    let of = |request: Value| till.refused("manager", "refund_payment", request);
    let too_much = Refusal::OverRefunded { amount: Money(20_001), remains: Money(20_000) };
    assert_eq!(of(refund(1, 20_001)), too_much);
    assert_eq!(of(refund(1, -1)), Refusal::bad("amount", FieldProblem::Negative));
    assert_eq!(till.refund(1, 3_000, PaymentMeans::Cash, "多收")["stage"], "awaiting_settlement");
    assert_eq!(till.sheets(), [(1, "open".into(), 20_000, 17_000, 0)]);
    assert_eq!(till.number("SELECT amount FROM payment WHERE refund_of = 1"), -3_000);
    assert_eq!(
        of(refund(1, 17_001)),
        Refusal::OverRefunded { amount: Money(17_001), remains: Money(17_000) }
    );
    assert_eq!(of(refund(2, 1)), Refusal::bad("payment_id", FieldProblem::Unknown));
    assert!(matches!(of(refund(99, 1)), Refusal::NotFound { .. }));
    till.refund(1, 17_000, PaymentMeans::Cash, "多收");
    assert_eq!(till.sheets(), [(1, "open".into(), 20_000, 0, 0)]);
    assert_eq!(till.pay(1, PaymentMeans::Transfer, 20_000)["visit"]["stage"], "ready_for_delivery");
}

#[test]
fn money_goes_back_the_way_it_came_in_notes_or_to_an_account() {
    let till = Till::with(&[
        figures(LineKind::Labour, 20_000),
        paid_by(Payer::Insurer, Category::Insurance, "平安", 90_000),
    ]);
    till.bill(0, 0);
    till.prepared();
    for (means, back) in [
        (PaymentMeans::Cash, "cash transfer"),
        (PaymentMeans::Card, "cash card transfer"),
        (PaymentMeans::Wechat, "cash wechat transfer"),
        (PaymentMeans::Alipay, "cash alipay transfer"),
        (PaymentMeans::Transfer, "cash transfer"),
        (PaymentMeans::Insurer, "transfer"),
    ] {
        let sheet = if means == PaymentMeans::Insurer { 2 } else { 1 };
        till.pay(sheet, means, 1_000);
        let payment = till.number("SELECT max(id) FROM payment");
        for other in ["cash", "card", "wechat", "alipay", "transfer", "voucher", "insurer"] {
            let ask = json!({ "payment_id": payment, "amount": 10, "means": other, "reason": "多收" });
            let answer = till.ask("manager", "refund_payment", ask);
            if back.split(' ').any(|known| known == other) {
                assert!(answer.is_ok(), "{means:?} goes back as {other}");
            } else {
                assert_eq!(answer, Err(Refusal::bad("means", FieldProblem::Unknown)), "{means:?} as {other}");
            }
        }
    }
}

#[test]
fn nothing_owed_is_not_paid_again() {
    let till = waiting();
    till.pay(1, PaymentMeans::Cash, 20_000);
    let refusal = till.refused("cashier", "take_payment", till.payment(1, PaymentMeans::Cash, 1));
    assert!(matches!(refusal, Refusal::WrongStage { action: Action::TakePayment, .. }));
    let early = Till::with(&[figures(LineKind::Labour, 12_000)]);
    early.bill(0, 0);
    assert!(matches!(
        early.refused("cashier", "take_payment", early.payment(1, PaymentMeans::Cash, 1)),
        Refusal::WrongStage { .. }
    ));
    let refund = json!({ "payment_id": 1, "amount": 1, "means": "cash", "reason": "x" });
    assert!(matches!(early.refused("manager", "refund_payment", refund), Refusal::NotFound { .. }));
    let unpaid = waiting();
    let deliver = unpaid.refused("advisor", "deliver", unpaid.deliver_request());
    assert!(matches!(deliver, Refusal::WrongStage { action: Action::Deliver, .. }));
}

#[test]
fn a_till_behind_another_stations_payment_takes_nothing() {
    let till = waiting();
    let seen = till.payment(1, PaymentMeans::Cash, 5_000);
    till.pay(1, PaymentMeans::Wechat, 5_000);
    let refusal = till.refused("cashier", "take_payment", seen);
    assert_eq!(refusal, Refusal::OwedChanged { seen: Money(20_000), owed: Money(15_000) });
    assert_eq!(till.number("SELECT count(*) FROM payment"), 1);
    till.put_on_account(1, "月结");
    let seen = till.payment(1, PaymentMeans::Transfer, 5_000);
    till.run("cashier", collect_on_account, read(seen.clone()));
    let refusal = till.refused("manager", "collect_on_account", seen);
    assert_eq!(refusal, Refusal::OwedChanged { seen: Money(15_000), owed: Money(10_000) });
}

#[test]
fn two_who_give_back_of_one_payment_at_once_do_not_both() {
    let till = waiting();
    till.pay(1, PaymentMeans::Cash, 20_000);
    let back = |refundable: i64| RefundPayment {
        payment_id: PaymentId(1),
        refundable: Money(refundable),
        amount: Money(5_000),
        means: PaymentMeans::Cash,
        reason: "多收".to_owned(),
    };
    let pages = [request(back(20_000)), request(back(20_000))];
    let refused = one_refused(at_once(pages, |back| till.ask("manager", "refund_payment", back)));
    assert_eq!(refused, Refusal::RefundableChanged { seen: Money(20_000), remains: Money(15_000) });
    assert_eq!(till.sheets(), [(1, "open".into(), 20_000, 15_000, 0)]);
    // Whoever looks again gives back what is still too much.
    till.run("manager", refund_payment, back(15_000));
    assert_eq!(till.sheets(), [(1, "open".into(), 20_000, 10_000, 0)]);
    // What the page never said is a request no page sends.
    let older = json!({ "payment_id": 1, "amount": 1, "means": "cash", "reason": "多收" });
    let unread = TestShop::ask_as(&till, &till.session("manager"), "refund_payment", older).unwrap_err();
    assert!(matches!(unread, Refusal::UnreadableRequest { .. }), "{unread}");
}
