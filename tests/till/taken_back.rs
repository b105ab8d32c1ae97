//! Money that is taken back after the car has left, and money that comes before
//! there is a sheet: what no sheet uses stands with the shop until it is drawn
//! down or given back.

use crate::visit::{Till, figures, paid_by};
use domain::line::{Category, LineFigures, LineKind, Payer};
use domain::money::Money;
use domain::settlement::PaymentMeans;
use domain::work_order::stage::{Action, Missing, Stage};
use features::homes::cashier_home;
use features::visit::lines::{ChangeLine, SupersedeLine, supersede_line};
use kernel::Refusal;
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_till::{cash, part};
use shop_tests::typed::{field, request};

const DAY: i64 = 24 * 60;

fn money(content: &Value) -> [i64; 3] {
    ["net", "tax", "total"].map(|figure| content[figure].as_i64().unwrap_or_default())
}

fn page(till: &Till) -> Value {
    till.visit("manager")
}

/// The first line of the page, made of something else.
fn superseded(till: &Till, price: i64) {
    let line = page(till)["lines"][0].clone();
    let ask = SupersedeLine {
        line_id: field(&line, "id"),
        version: field(&line, "version"),
        figures: LineFigures { cost: Money(4_000), ..figures(LineKind::Part, price) },
        approval: None,
    };
    till.run("manager", supersede_line, ask);
}

pub fn void(till: &Till, sheet: i64) -> Value {
    till.void(sheet, "多收了")
}

pub fn refund(till: &Till, payment: i64, amount: i64, means: PaymentMeans) {
    till.refund(payment, amount, means, "多收退回");
}

/// What a page asks that does not know better.
pub fn refund_ask(payment: i64, amount: i64, means: &str) -> Value {
    json!({ "payment_id": payment, "amount": amount, "means": means, "reason": "多收退回" })
}

fn change_price(till: &Till, seat: &str, price: i64) -> Result<Value, Refusal> {
    let line = page(till)["lines"][0].clone();
    let ask = ChangeLine {
        line_id: field(&line, "id"),
        version: field(&line, "version"),
        figures: LineFigures { cost: Money(price / 2), ..figures(LineKind::Part, price) },
        approval: None,
    };
    till.ask(seat, "change_line", request(ask))
}

pub fn is_left_open(till: &Till) -> bool {
    let home = till.run("cashier", cashier_home, AskNothing {});
    home["left_open"].as_array().is_some_and(|cars| !cars.is_empty())
}

/// 129.99 was paid for what should have been 89.99, and the car left with it.
fn paid_too_dear(closed: bool) -> Till {
    let till = Till::with(&[figures(LineKind::Part, 12_999)]);
    till.bill(0, 0);
    till.prepared();
    till.pay(1, PaymentMeans::Wechat, 12_999);
    till.hand_over();
    if closed {
        till.file().execute("UPDATE work_order SET stage = 'closed'", []).unwrap();
    }
    till.later(30 * DAY);
    till
}

/// What stands on a paper of the till.
fn sheet_of(till: &Till, id: i64) -> String {
    crate::papers::text(till, "cashier", "settlement_sheet", id)
}

#[test]
fn nobody_signed_for_a_sheet_that_was_made_when_the_car_had_gone() {
    let till = Till::with(&[figures(LineKind::Part, 12_999)]);
    till.bill(0, 0);
    till.prepared();
    till.pay(1, PaymentMeans::Wechat, 12_999);
    till.later(37);
    till.hand_over();
    assert!(sheet_of(&till, 1).contains("2026-03-0210:37"), "signed when the car was handed over");
    till.later(30 * DAY);
    void(&till, 1);
    change_price(&till, "manager", 8_999).unwrap();
    till.bill(0, 0);
    let corrected = sheet_of(&till, 3);
    assert!(corrected.contains("89.99") && !corrected.contains("2026-03-0210:37"), "{corrected}");
}

#[test]
fn what_replaces_a_line_after_delivery_is_seen_to_also_when_the_old_one_is_gone() {
    let till = paid_too_dear(false);
    void(&till, 1);
    superseded(&till, 8_999);
    till.withdraws(&page(&till)["lines"][0], "重复");
    assert!(is_left_open(&till), "89.99 are nobody's yet");
    let draft =
        page(&till)["lines"].as_array().unwrap().iter().find(|line| line["state"] == "draft").cloned();
    let draft = draft.expect("the new line");
    till.removes("manager", &draft);
}

#[test]
fn what_goes_back_to_an_insurer_is_no_deposit_of_the_customers() {
    let till = Till::with(&[crate::visit::paid_by(Payer::Insurer, Category::Insurance, "平安产险", 30_000)]);
    till.bill(0, 0);
    till.prepared();
    till.pay(1, PaymentMeans::Transfer, 30_000);
    void(&till, 1);
    refund(&till, 1, 30_000, PaymentMeans::Transfer);
    let id = till.number("SELECT max(id) FROM payment");
    let paper = crate::papers::text(&till, "cashier", "receipt", id);
    for word in ["退款收据", "平安产险", "已作废的结算单", "-300.00"] {
        assert!(paper.contains(word), "{word}: {paper}");
    }
    for word in ["定金", "张小芳"] {
        assert!(!paper.contains(word), "{word}: {paper}");
    }
}

#[test]
fn past_the_days_for_it_no_refund_of_a_standing_sheet_is_offered() {
    let till = paid_too_dear(false);
    assert_eq!(page(&till)["payments"][0]["refundable"], 12_999);
    till.later(61 * DAY);
    assert_eq!(page(&till)["payments"][0]["refundable"], 0);
    let refusal = till.refused("manager", "refund_payment", refund_ask(1, 100, "wechat"));
    assert!(matches!(refusal, Refusal::StillMissing { .. }), "{refusal:?}");
}

#[test]
fn a_month_after_delivery_forty_go_back_and_nothing_is_owed() {
    for closed in [false, true] {
        let till = paid_too_dear(closed);
        let stage = till.stage();
        assert!(!is_left_open(&till));
        void(&till, 1);
        assert_eq!(till.stage(), stage, "the car does not come back");
        assert!(is_left_open(&till), "somebody has to bill it anew");
        let visit = page(&till);
        let reversal = &visit["settlements"][1]["content"];
        assert_eq!(money(reversal), [-11_504, -1_495, -12_999]);
        assert_eq!(reversal["total_in_words"], "负壹佰贰拾玖元玖角玖分");
        assert_eq!(
            visit["credits"],
            json!([{ "payer": "customer", "payer_name": "张小芳", "amount": 12_999 }])
        );

        change_price(&till, "manager", 8_999).unwrap();
        till.bill(0, 0);
        assert_eq!(till.stage(), stage);
        let sheet = page(&till)["settlements"][2].clone();
        assert_eq!(money(&sheet["content"]), [7_964, 1_035, 8_999]);
        assert_eq!((&sheet["credit"], &sheet["owed"]), (&json!(12_999), &json!(8_999)));

        till.pay(3, PaymentMeans::Deposit, 8_999);
        assert_eq!(till.sheets()[2], (3, "settled".into(), 8_999, 8_999, 0));
        assert!(is_left_open(&till), "forty yuan are not ours");
        assert_eq!(page(&till)["payments"][0]["refundable"], 4_000);
        refund(&till, 1, 4_000, PaymentMeans::Wechat);
        assert!(!is_left_open(&till));
        assert_eq!(till.number("SELECT sum(amount) FROM payment WHERE means <> 'deposit'"), 8_999);
        assert_eq!(till.number("SELECT sum(total) FROM settlement"), 8_999);
        assert_eq!(page(&till)["credits"], json!([]));
        assert_eq!(till.stage(), stage);
    }
}

/// It should have been 149.99: the customer agrees, and the twenty yuan that are
/// missing are collected; what was paid before pays the rest.
#[test]
fn a_month_after_delivery_twenty_are_collected_on_a_dearer_sheet() {
    let till = paid_too_dear(false);
    void(&till, 1);
    superseded(&till, 14_999);
    till.offers_and_is_told_yes("manager");
    till.bill(0, 0);
    let sheet = page(&till)["settlements"][2].clone();
    assert_eq!((&sheet["total"], &sheet["credit"]), (&json!(14_999), &json!(12_999)));
    let both = vec![part(PaymentMeans::Deposit, 12_999), cash(2_000, 5_000)];
    assert_eq!(till.pays(3, both)["change"], 3_000);
    assert_eq!(till.sheets()[2], (3, "settled".into(), 14_999, 14_999, 0));
    assert!(!is_left_open(&till));
    assert_eq!(till.number("SELECT sum(amount) FROM payment WHERE means <> 'deposit'"), 14_999);
    assert_eq!(page(&till)["credits"], json!([]));
}

/// The largest amount there is, and one fen, through the whole of it.
#[test]
fn the_largest_sheet_and_one_of_a_fen_are_billed_paid_refunded_and_voided() {
    for price in [1, 9_999_999_999] {
        let till = Till::with(&[figures(LineKind::Part, price)]);
        till.bill(0, 0);
        till.prepared();
        till.pay(1, PaymentMeans::Transfer, price);
        assert_eq!(till.sheets()[0], (1, "settled".into(), price, price, 0));
        let sheet = page(&till)["settlements"][0]["content"].clone();
        let [net, tax, total] = money(&sheet);
        assert_eq!((net + tax, total), (price, price));
        refund(&till, 1, 1, PaymentMeans::Transfer);
        void(&till, 1);
        let mirror = page(&till)["settlements"][1]["content"].clone();
        assert_eq!(money(&mirror), [-net, -tax, -price]);
        let back = till.ask("manager", "refund_payment", refund_ask(1, price - 1, "transfer"));
        assert_eq!(back.is_ok(), price > 1, "nothing is left of a fen");
        assert_eq!(till.number("SELECT sum(amount) FROM payment WHERE means <> 'deposit'"), 0);
        let words = sheet["total_in_words"].as_str().expect("words");
        assert!(!words.is_empty() && sheet_of(&till, 1).contains(words), "{words}");
    }
}

#[test]
fn what_is_put_right_after_delivery_is_the_managers_and_nothing_is_added() {
    let till = paid_too_dear(false);
    let wrong = |refusal| match refusal {
        Refusal::WrongStage { action, stage: Stage::Delivered } => action,
        other => panic!("{other}"),
    };
    assert_eq!(wrong(change_price(&till, "manager", 8_999).unwrap_err()), Action::EditLines);
    assert_eq!(wrong(till.refused("cashier", "prepare_bill", till.bill_request(0, 0))), Action::PrepareBill);
    let by_cashier = json!({ "settlement_id": 1, "reason": "多收了" });
    assert!(matches!(till.refused("cashier", "void_settlement", by_cashier), Refusal::RoleMissing { .. }));
    void(&till, 1);
    assert!(matches!(change_price(&till, "advisor", 8_999), Err(Refusal::RoleMissing { .. })));
    let line = json!({ "work_order_id": till.order, "figures": request(figures(LineKind::Part, 100)),
                       "finding_id": null, "walk_around_code": null });
    assert_eq!(wrong(till.refused("manager", "add_line", line)), Action::EditLines);
    assert_eq!(page(&till)["takes_new_lines"], false);
    // Dearer than what was agreed it does not become by being put right.
    assert!(change_price(&till, "manager", 13_000).is_err());
}

#[test]
fn after_the_days_the_shop_grants_a_sheet_stands_and_a_deposit_still_goes_back() {
    let till = paid_too_dear(false);
    void(&till, 1);
    till.later(60 * DAY + 1);
    let ended = Missing::TakingBackEnded { days: 90 };
    change_price(&till, "manager", 8_999).unwrap();
    till.bill(0, 0);
    till.pay(3, PaymentMeans::Deposit, 8_999);
    // Made on the ninety-first day, it has days of its own.
    assert_eq!(voids(&till, 3), (true, Value::Null));
    till.later(90 * DAY + 1);
    assert_eq!(voids(&till, 3), (false, json!(90)));
    let late = json!({ "settlement_id": 3, "reason": "还是多" });
    assert_eq!(
        till.refused("manager", "void_settlement", late),
        Refusal::StillMissing { action: Action::VoidSettlement, missing: vec![ended.clone()] }
    );
    let on_the_sheet = till.number("SELECT max(id) FROM payment");
    assert_eq!(
        till.refused("manager", "refund_payment", refund_ask(on_the_sheet, 100, "deposit")),
        Refusal::StillMissing { action: Action::RefundPayment, missing: vec![ended.clone()] }
    );
    refund(&till, 1, 4_000, PaymentMeans::Cash);
    assert_eq!(
        till.refused("manager", "refund_payment", refund_ask(1, 100, "cash")),
        Refusal::StillMissing { action: Action::RefundPayment, missing: vec![ended] }
    );
}

/// Whether the page lets the manager void a sheet, and how many days are over if not.
fn voids(till: &Till, sheet: i64) -> (bool, Value) {
    let page = page(till);
    let sheets = page["settlements"].as_array().expect("sheets");
    let row = sheets.iter().find(|row| row["id"] == sheet).expect("the sheet").clone();
    let lets = row["actions"].as_array().is_some_and(|lets| lets.contains(&json!("void_settlement")));
    (lets, row["voiding_ended"].clone())
}

/// The claim was billed anew on the eightieth day: on the hundredth it may still be put
/// right, and the customer's own sheet of the day of delivery may not.
#[test]
fn each_sheet_has_its_own_days_in_which_it_is_voided() {
    let till = Till::with(&[
        figures(LineKind::Part, 12_000),
        paid_by(Payer::Insurer, Category::Insurance, "平安产险", 30_000),
    ]);
    till.bill(0, 0);
    till.prepared();
    till.pay(1, PaymentMeans::Wechat, 12_000);
    till.pay(2, PaymentMeans::Insurer, 30_000);
    till.hand_over();
    till.later(80 * DAY);
    void(&till, 2);
    till.bill(0, 0);
    till.later(20 * DAY);
    assert_eq!((voids(&till, 1), voids(&till, 4)), ((false, json!(90)), (true, Value::Null)));
    let old = json!({ "settlement_id": 1, "reason": "还是多" });
    let missing = vec![Missing::TakingBackEnded { days: 90 }];
    let told = Refusal::StillMissing { action: Action::VoidSettlement, missing };
    assert_eq!(till.refused("manager", "void_settlement", old), told);
    void(&till, 4);
    assert_eq!(voids(&till, 2), (false, Value::Null), "of what is voided no days are told");
}

#[test]
fn a_refund_after_delivery_is_owed_again_and_the_till_is_told() {
    let till = paid_too_dear(true);
    refund(&till, 1, 12_999, PaymentMeans::Wechat);
    assert_eq!(till.sheets(), [(1, "open".into(), 12_999, 0, 0)]);
    assert!(is_left_open(&till));
    till.pay(1, PaymentMeans::Cash, 12_999);
    assert!(!is_left_open(&till));
    assert_eq!(till.stage(), "closed");
}
