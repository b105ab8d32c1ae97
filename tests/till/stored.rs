//! Stored value at the till: what comes in is money of its day, what is drawn is
//! not money once more, and what goes back goes back to where it was.

use crate::papers::{says, text};
use crate::visit::{Till, figures, paid_by};
use domain::ids::{CustomerId, PaymentId};
use domain::line::{Category, LineKind, Payer};
use domain::money::Money;
use domain::refusal::FieldProblem;
use domain::settlement::PaymentMeans;
use domain::shop::ShopDetails;
use domain::stored_offer::StoredOffer;
use features::office::setup::get_shop;
use features::till::{RefundStoredValue, TopUpStoredValue, refund_stored_value, top_up_stored_value};
use kernel::Refusal;
use kernel::host::AskNothing;
use proptest::prelude::*;
use serde_json::json;
use shop_tests::asks_till::{monday, part};
use shop_tests::typed::{read, request};

/// Paid and gift part, as the page says them.
fn balance(till: &Till) -> (i64, i64) {
    let balance = &till.stored_value()["balance"];
    let of = |part: &str| balance[part].as_i64().unwrap();
    assert_eq!(of("total"), of("paid") + of("gift"));
    (of("paid"), of("gift"))
}

/// Beside so much that the page says is there.
pub fn topped_up(held: i64, means: PaymentMeans, amount: i64, gift: i64) -> TopUpStoredValue {
    TopUpStoredValue {
        customer_id: CustomerId(1),
        held: Money(held),
        means,
        amount: Money(amount),
        tendered: Money(amount),
        gift: Money(gift),
        reason: "老客户".to_owned(),
    }
}

fn top_up_ask(till: &Till, means: PaymentMeans, amount: i64, gift: i64) -> TopUpStoredValue {
    let (paid, free) = balance(till);
    topped_up(paid + free, means, amount, gift)
}

/// By the manager, who may give more than the offers say: its receipt.
pub fn top_up(till: &Till, means: PaymentMeans, amount: i64, gift: i64) -> i64 {
    let ask = top_up_ask(till, means, amount, gift);
    till.run("manager", top_up_stored_value, ask)["payment"].as_i64().unwrap()
}

pub fn back_ask(till: &Till, payment: i64, amount: i64, means: PaymentMeans) -> RefundStoredValue {
    let (paid, gift) = balance(till);
    RefundStoredValue {
        payment_id: PaymentId(payment),
        held: Money(paid + gift),
        amount: Money(amount),
        means,
        reason: "不再来了".to_owned(),
    }
}

fn billed(price: i64) -> Till {
    let till = Till::with(&[figures(LineKind::Part, price)]);
    till.bill(0, 0);
    till.prepared();
    till
}

fn offer(pay: i64, gift: i64) -> Vec<StoredOffer> {
    vec![StoredOffer { pay: Money(pay), gift: Money(gift) }]
}

#[test]
fn stored_value_and_cash_pay_a_sheet_and_a_void_puts_each_back_where_it_was() {
    let till = billed(120_000);
    top_up(&till, PaymentMeans::Wechat, 100_000, 10_000);
    till.pays(1, vec![part(PaymentMeans::StoredValue, 105_000), part(PaymentMeans::Cash, 15_000)]);
    assert_eq!(balance(&till), (0, 5_000), "what was paid in is used first");
    assert_eq!(till.stage(), "ready_for_delivery");
    let home = till.report(monday(), monday());
    let figures = &home["figures"];
    assert_eq!(figures["taken"], 115_000, "1000 topped up and 150 in cash");
    assert_eq!(figures["deposits"]["taken"], 0);
    let stored = &figures["stored"];
    assert_eq!((&stored["topped_up"], &stored["gift"]), (&json!(100_000), &json!(10_000)));
    assert_eq!((&stored["drawn"], &stored["gift_drawn"]), (&json!(105_000), &json!(5_000)));
    let sheet = text(&till, "cashier", "settlement_sheet", 1);
    says(&sheet, &["储值", "1050.00", "现金", "150.00"]);

    till.void(1, "开错");
    assert_eq!(balance(&till), (100_000, 10_000));
    assert_eq!(till.held(), 15_000, "only the cash is a deposit now");
    assert_eq!(till.number("SELECT sum(amount) FROM payment WHERE settlement_id = 1"), 0);
}

#[test]
fn a_part_of_what_was_drawn_goes_back_gift_first_and_the_sheet_owes_it_again() {
    let till = billed(20_000);
    top_up(&till, PaymentMeans::Cash, 15_000, 6_000);
    till.pay(1, PaymentMeans::StoredValue, 20_000);
    assert_eq!(balance(&till), (0, 1_000));
    let drawn = till.number("SELECT max(id) FROM payment");
    let back = |amount: i64, means: &str| json!({ "payment_id": drawn, "amount": amount, "means": means, "reason": "少收" });
    let unknown = Refusal::bad("means", FieldProblem::Unknown);
    assert_eq!(till.refused("manager", "refund_payment", back(6_000, "cash")), unknown);
    till.refund(drawn, 6_000, PaymentMeans::StoredValue, "少收");
    assert_eq!(balance(&till), (1_000, 6_000));
    assert_eq!(till.sheets()[0].3, 14_000);
    let over = till.refused("manager", "refund_payment", back(14_001, "stored_value"));
    assert_eq!(over, Refusal::OverRefunded { amount: Money(14_001), remains: Money(14_000) });
    till.refund(drawn, 14_000, PaymentMeans::StoredValue, "少收");
    assert_eq!(balance(&till), (15_000, 6_000));
    till.refused("manager", "refund_payment", back(1, "stored_value"));
}

#[test]
fn two_tills_never_draw_the_same_money_and_a_post_that_comes_twice_is_one() {
    let till = billed(20_000);
    let first = request(top_up_ask(&till, PaymentMeans::Cash, 10_000, 0));
    let post = || {
        let session = till.session("cashier");
        app::call(&till.shop, &session, "top_up_stored_value", first.clone(), Some("one-top-up")).unwrap()
    };
    assert_eq!(post(), post(), "the second is told what the first was");
    assert_eq!(till.number("SELECT count(*) FROM payment"), 1);
    let behind = till.refused("manager", "top_up_stored_value", first.clone());
    assert_eq!(behind, Refusal::HeldChanged { seen: Money::ZERO, held: Money(10_000) });
    till.pay(1, PaymentMeans::StoredValue, 8_000);
    let short = till.refused("cashier", "take_payment", till.payment(1, PaymentMeans::StoredValue, 2_001));
    assert_eq!(short, Refusal::StoredValueShort { amount: Money(2_001), balance: Money(2_000) });
    // Twice in one payment, each of which alone would do.
    let part = json!({ "means": "stored_value", "amount": 1_500, "tendered": 1_500 });
    let twice = json!({ "settlement_id": 1, "owed": 12_000, "parts": [part, part] });
    let short = till.refused("cashier", "take_payment", twice);
    assert_eq!(short, Refusal::StoredValueShort { amount: Money(1_500), balance: Money(500) });
    assert_eq!(balance(&till), (2_000, 0), "nothing of a refused payment is drawn");
}

#[test]
fn the_manager_gives_back_what_was_paid_in_and_the_gift_is_forfeited() {
    let till = billed(3_000);
    till.settles(|settings| settings.stored_offers = offer(10_000, 1_000));
    let top_up = |amount, gift| top_up_ask(&till, PaymentMeans::Card, amount, gift);
    let gift = till.refused("cashier", "top_up_stored_value", request(top_up(9_999, 1_000)));
    assert_eq!(gift, Refusal::GiftOverOffer { gift: Money(1_000), offered: Money::ZERO });
    till.run("cashier", top_up_stored_value, top_up(10_000, 1_000));
    till.pay(1, PaymentMeans::StoredValue, 3_000);
    assert_eq!(balance(&till), (7_000, 1_000));
    let refused = |seat: &str, payment: i64, amount: i64, means: PaymentMeans| {
        till.refused(seat, "refund_stored_value", request(back_ask(&till, payment, amount, means)))
    };
    let no = refused("cashier", 1, 7_000, PaymentMeans::Card);
    assert!(matches!(no, Refusal::RoleMissing { .. }), "{no}");
    let over = refused("manager", 1, 7_001, PaymentMeans::Card);
    assert_eq!(over, Refusal::OverRefunded { amount: Money(7_001), remains: Money(7_000) });
    let by = refused("manager", 1, 7_000, PaymentMeans::Wechat);
    assert_eq!(by, Refusal::bad("means", FieldProblem::Unknown));
    let ask = back_ask(&till, 1, 7_000, PaymentMeans::Cash);
    let done = till.run("manager", refund_stored_value, ask);
    assert_eq!(done["forfeited"], 1_000);
    assert_eq!(balance(&till), (0, 0));
    let paper = text(&till, "cashier", "receipt", done["payment"].as_i64().unwrap());
    says(&paper, &["储值退款收据", "张小芳", "-70.00", "作废赠送", "10.00", "不再来了"]);
    let first = text(&till, "cashier", "receipt", 1);
    says(
        &first,
        &["储值收据", "张小芳", "刷卡", "100.00", "壹佰元整", "本次赠送", "10.00", "储值余额", "110.00"],
    );
    // A refund is no top-up, and a draw is given back on its sheet.
    for payment in [2, 3] {
        let no = refused("manager", payment, 1, PaymentMeans::StoredValue);
        assert!(matches!(no, Refusal::BadField { .. }), "{no}");
    }
}

#[test]
fn what_was_typed_wrongly_and_who_pays_another_sheet_is_refused() {
    let till = Till::with(&[
        figures(LineKind::Part, 3_000),
        paid_by(Payer::Insurer, Category::Insurance, "平安产险", 30_000),
    ]);
    till.bill(0, 0);
    till.prepared();
    for (amount, problem) in [
        (0, FieldProblem::Empty),
        (-1, FieldProblem::Negative),
        (Money::MAX.fen() + 1, FieldProblem::TooLarge),
        (i64::MAX, FieldProblem::TooLarge),
    ] {
        let ask = request(top_up_ask(&till, PaymentMeans::Cash, amount, 0));
        assert_eq!(till.refused("cashier", "top_up_stored_value", ask), Refusal::bad("amount", problem));
    }
    let none =
        [PaymentMeans::Voucher, PaymentMeans::Insurer, PaymentMeans::Deposit, PaymentMeans::StoredValue];
    for means in none {
        let ask = request(top_up_ask(&till, means, 100, 0));
        let refused = till.refused("cashier", "top_up_stored_value", ask);
        assert_eq!(refused, Refusal::bad("means", FieldProblem::Unknown), "{means:?}");
    }
    let usual = || top_up_ask(&till, PaymentMeans::Cash, 100, 0);
    let technician = till.refused("technician", "top_up_stored_value", request(usual()));
    assert!(matches!(technician, Refusal::RoleMissing { .. }));
    let nobody = request(TopUpStoredValue { customer_id: CustomerId(999), ..usual() });
    assert!(matches!(till.refused("cashier", "top_up_stored_value", nobody), Refusal::NotFound { .. }));
    top_up(&till, PaymentMeans::Cash, 50_000, 0);
    let insurer = till.number("SELECT id FROM settlement WHERE payer = 'insurer'");
    let refused =
        till.refused("cashier", "take_payment", till.payment(insurer, PaymentMeans::StoredValue, 30_000));
    assert_eq!(refused, Refusal::bad("means", FieldProblem::Unknown), "an insurer pays by itself");
    let mut shop: ShopDetails = read(till.run("manager", get_shop, AskNothing {}));
    shop.settings.stored_offers = offer(0, 1);
    assert!(till.ask("manager", "save_shop", request(shop)).is_err());
    till.file().execute("UPDATE payment SET gift = 1_000 WHERE id = 1", []).unwrap();
    let own = till.number("SELECT id FROM settlement WHERE payer = 'customer'");
    let damaged =
        till.refused("cashier", "take_payment", till.payment(own, PaymentMeans::StoredValue, 3_000));
    assert!(matches!(damaged, Refusal::Damaged { .. }), "{damaged}");
}

/// The sums of all that stands, by SQL that shares nothing with the program.
fn the_account_is_right(till: &Till) {
    let sum = |what: &str, of: &str| {
        till.number(&format!(
            "SELECT coalesce(sum({of}), 0) FROM payment WHERE customer_id IS NOT NULL AND {what}"
        ))
    };
    let paid = sum("settlement_id IS NULL", "amount") - sum("settlement_id IS NOT NULL", "amount - gift");
    let gift = sum("settlement_id IS NULL", "gift") - sum("settlement_id IS NOT NULL", "gift");
    assert!(paid >= 0 && gift >= 0, "{paid} {gift}");
    assert_eq!(balance(till), (paid, gift));
    for (id, _, total, received, _) in till.sheets() {
        let on_it = format!("SELECT coalesce(sum(amount), 0) FROM payment WHERE settlement_id = {id}");
        assert_eq!(till.number(&on_it), received, "the receipts of sheet {id}");
        assert!((0..=total.max(0)).contains(&received));
    }
    // Every fen in the till is on a sheet, a deposit, or stored; the gift is beside it.
    let money = till.number(
        "SELECT coalesce(sum(amount), 0) FROM payment WHERE means NOT IN ('deposit', 'stored_value')",
    );
    let received = till.number("SELECT coalesce(sum(received), 0) FROM settlement");
    let given = till.number("SELECT coalesce(sum(gift), 0) FROM payment WHERE settlement_id IS NULL");
    assert_eq!(money + given, received + till.held() + paid + gift);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10))]

    #[test]
    fn no_order_of_top_ups_draws_voids_and_refunds_loses_a_fen(
        prices in prop::collection::vec(1_i64..80_000, 1..3),
        steps in prop::collection::vec((0_u8..7, 1_i64..100_000, 0_i64..9_000, any::<prop::sample::Index>()), 1..25),
    ) {
        let lines: Vec<_> = prices.iter().map(|price| figures(LineKind::Part, *price)).collect();
        let till = Till::with(&lines);
        till.billed_with_off(steps[0].1).expect("the lines are billed");
        till.prepared();
        for (step, amount, gift, place) in steps {
            let sheets = till.sheets();
            let (sheet, ..) = *place.get(&sheets);
            let payments = till.number("SELECT count(*) FROM payment");
            let id = 1 + i64::try_from(place.index(usize::try_from(payments.max(1)).unwrap())).unwrap();
            let taken = || till.number("SELECT coalesce(sum(amount), 0) FROM payment WHERE means NOT IN ('deposit', 'stored_value')");
            let before = taken();
            let asked = match step {
                0 => {
                    let ask = top_up_ask(&till, PaymentMeans::Card, amount, gift);
                    till.ask("manager", "top_up_stored_value", request(ask))
                }
                1 | 2 => {
                    let most = till.due(sheet).clamp(1, amount);
                    till.ask("cashier", "take_payment", till.payment(sheet, PaymentMeans::StoredValue, most))
                }
                3 => till.ask("cashier", "take_payment", till.payment(sheet, PaymentMeans::Card, amount)),
                4 if payments > 0 => {
                    let sql = format!("SELECT means FROM payment WHERE id = {id}");
                    let ask = json!({ "payment_id": id, "amount": amount, "means": till.text(&sql), "reason": "退" });
                    till.ask("manager", "refund_payment", ask)
                }
                5 if payments > 0 => {
                    let ask = back_ask(&till, id, amount, PaymentMeans::Card);
                    till.ask("manager", "refund_stored_value", request(ask))
                }
                _ => {
                    let voided = till.ask("manager", "void_settlement", request(till.voiding(sheet, "改")));
                    if voided.is_ok() && till.billed_with_off(amount).is_ok() {
                        let _ = till.ask("cashier", "complete_preparation", till.about());
                    }
                    voided
                }
            };
            if let Err(refusal) = asked {
                prop_assert!(!matches!(refusal, Refusal::Bug { .. }), "{}: {}", step, refusal);
            }
            if matches!(step, 1 | 2 | 6) {
                prop_assert_eq!(before, taken(), "the money in the till does not move by a draw");
            }
            the_account_is_right(&till);
        }
    }
}
