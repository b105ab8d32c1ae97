//! Day and month agree with the sum of the receipts and the sheets, whatever a shop
//! did in random days: voids, refunds, deposits, stored value, vouchers, deliveries,
//! several payers, two hands at the till, and midnights that are the shop's own.

use crate::stored::topped_up;
use crate::visit::{Till, figures};
use crate::vouchers::{issue_ask, pay, voucher, worth};
use domain::line::{Category, LineFigures, LineKind, Payer};
use domain::money::{Hours, Quantity};
use domain::settlement::PaymentMeans;
use features::till::vouchers::{IssueVouchers, issue_vouchers};
use kernel::Refusal;
use proptest::prelude::*;
use serde_json::{Value, json};
use shop_tests::asks_till::day;
use shop_tests::typed::{field, request};

fn any_figures() -> impl Strategy<Value = LineFigures> {
    let payers = prop_oneof![
        3 => Just((Payer::Customer, Category::Paid)),
        1 => Just((Payer::Insurer, Category::Insurance)),
        1 => Just((Payer::Manufacturer, Category::Free)),
        1 => Just((Payer::Shop, Category::Internal)),
    ];
    let kinds = prop::sample::select(LineKind::ALL.to_vec());
    (payers, kinds, 1_i64..100_000, 1_i64..3_000, 1_i64..500).prop_map(
        |((payer, category), kind, price, amount, hours)| LineFigures {
            payer,
            category,
            quantity: Quantity(amount),
            hours: Hours(hours),
            ..figures(kind, price)
        },
    )
}

/// A wall clock of the shop's: UTC and eight hours.
pub const LOCAL_DAY: &str = "date(strftime('%s', {}) + 8 * 3600, 'unixepoch')";

fn of_days(column: &str, from: &str, to: &str) -> String {
    format!("{} BETWEEN '{from}' AND '{to}'", LOCAL_DAY.replace("{}", column))
}

fn sum_of(rows: &Value, field: &str) -> i64 {
    rows.as_array().expect("a list").iter().map(|row| row[field].as_i64().expect("an amount")).sum()
}

/// Every figure of the report against what the rows themselves come to, by SQL that
/// shares nothing with the program.
pub fn agrees(till: &Till, from: &str, to: &str) {
    let report = till.report(day(from), day(to));
    let figures = &report["figures"];
    let receipts = |of: &str, what: &str| {
        let days = of_days("at", from, to);
        till.number(&format!("SELECT coalesce(sum({of}), 0) FROM payment WHERE {days} AND {what}"))
    };
    let paid = |what: &str| receipts("amount", what);
    let sheets = |what: &str, of: &str| {
        let days = of_days("issued_at", from, to);
        till.number(&format!("SELECT coalesce(sum({of}), 0) FROM settlement WHERE {days} AND {what}"))
    };
    let money = paid("means NOT IN ('deposit', 'stored_value')");
    assert_eq!(figures["taken"], money);
    assert_eq!(figures["has_moved"], receipts("1", "1") + sheets("1", "1") > 0);
    assert_eq!(figures["vouchers"], paid("means = 'voucher'"));
    for list in ["means", "cashiers"] {
        assert_eq!(sum_of(&figures[list], "received") - sum_of(&figures[list], "returned"), money, "{list}");
    }
    assert_eq!(sum_of(&figures["payers"], "taken"), money);
    for means in figures["means"].as_array().expect("a list") {
        let of = means["means"].as_str().expect("a means");
        let net = means["received"].as_i64().unwrap() - means["returned"].as_i64().unwrap();
        assert_eq!(net, paid(&format!("means = '{of}'")), "{of}");
    }
    for cashier in figures["cashiers"].as_array().expect("a list") {
        let net = cashier["received"].as_i64().unwrap() - cashier["returned"].as_i64().unwrap();
        let of = format!("means NOT IN ('deposit', 'stored_value') AND person_id = {}", cashier["person_id"]);
        assert_eq!(net, paid(&of), "{of}");
    }
    let billed = sheets("1", "total");
    assert_eq!(figures["billed"], billed);
    assert_eq!(sum_of(&figures["kinds"], "charged"), billed);
    assert_eq!(sum_of(&figures["payers"], "billed"), billed);
    let within = |field: &str| sheets("1", &format!("json_extract(content, '$.{field}')"));
    for field in ["net", "tax"] {
        assert_eq!(figures[field], within(field), "{field}");
        assert_eq!(sum_of(&figures["kinds"], field), within(field), "{field} by kind");
    }
    for payer in figures["payers"].as_array().expect("a list") {
        let of = payer["payer"].as_str().expect("a payer");
        assert_eq!(payer["billed"], sheets(&format!("payer = '{of}'"), "total"), "{of}");
    }
    assert_eq!(figures["made"]["total"], sheets("state <> 'reversal'", "total"));
    assert_eq!(figures["voided"]["total"], -sheets("state = 'reversal'", "total"));
    assert_eq!(figures["voided"]["count"], sheets("state = 'reversal'", "1"));
    assert_eq!(figures["on_account"], sheets("1", "on_account"));
    let owed = "state = 'open' AND payer <> 'shop'";
    assert_eq!(figures["owed"], sheets(owed, "total - received - on_account"));
    let deposits = &figures["deposits"];
    let moved = |field: &str| deposits[field].as_i64().unwrap();
    let left_here = "settlement_id IS NULL AND customer_id IS NULL AND service_contract_id IS NULL";
    assert_eq!(moved("taken") - moved("returned"), paid(left_here));
    assert_eq!(moved("drawn") - moved("set_free"), paid("settlement_id IS NOT NULL AND means = 'deposit'"));
    let contracts = |field: &str| figures["contracts"][field].as_i64().expect("an amount");
    let sold = contracts("taken") - contracts("returned");
    assert_eq!(sold, paid("settlement_id IS NULL AND service_contract_id IS NOT NULL"));
    assert_eq!(contracts("drawn"), sheets("service_contract_id IS NOT NULL", "total"));
    let stored = |field: &str| figures["stored"][field].as_i64().expect("an amount");
    let topped_up = stored("topped_up") - stored("returned");
    assert_eq!(topped_up, paid("settlement_id IS NULL AND customer_id IS NOT NULL"));
    let drawn = stored("drawn") - stored("put_back");
    assert_eq!(drawn, paid("means = 'stored_value'"));
    assert_eq!(stored("gift") - stored("forfeited"), receipts("gift", "settlement_id IS NULL"));
    assert_eq!(stored("gift_drawn") - stored("gift_put_back"), receipts("gift", "settlement_id IS NOT NULL"));
    assert_eq!(
        money,
        paid("settlement_id IS NOT NULL") - moved("drawn") + moved("set_free") - drawn + moved("taken")
            - moved("returned")
            + sold
            + topped_up,
        "what was taken is what was paid on sheets by money, and what was left with the shop"
    );
}

/// A voucher of so much is issued, and pays what it is worth on a sheet.
pub fn pay_by_voucher(till: &Till, sheet: i64, face: i64) -> Result<Value, Refusal> {
    let ask = IssueVouchers { valid_until: day("2026-12-31"), ..issue_ask(face, 0, None) };
    let issued = till.run("manager", issue_vouchers, ask);
    let number = issued["numbers"][0].as_str().expect("a voucher has a number");
    let (pays, _) = worth(till, sheet, number, 0)?;
    pay(till, sheet, vec![voucher(number, pays)])
}

/// What is still owed is paid, and the car leaves.
fn leaves(till: &Till, seat: &str) -> Result<Value, Refusal> {
    for (sheet, state, ..) in till.sheets() {
        if state == "open" {
            till.ask(seat, "take_payment", till.payment(sheet, PaymentMeans::Card, till.due(sheet)))?;
        }
    }
    till.ask("advisor", "deliver", till.deliver_request())
}

/// What the customer has stored, as the dialogs say it.
fn stored_now(till: &Till) -> i64 {
    field(&till.stored_value()["balance"], "total")
}

/// Yesterday's sheet is paid by what was with the shop before: nothing is billed that
/// day and no money comes in, and yet it is no day without anything.
#[test]
fn a_day_on_which_only_a_deposit_is_used_is_not_empty() {
    let till = Till::with(&[figures(LineKind::Part, 10_000)]);
    let parts = json!([{ "means": "cash", "amount": 10_000, "tendered": 10_000 }]);
    let ask = json!({ "work_order_id": till.order, "held": till.held(), "parts": parts });
    till.ask("cashier", "take_deposit", ask).expect("a deposit");
    till.bill(0, 0);
    till.prepared();
    till.later(24 * 60);
    till.ask("cashier", "take_payment", till.payment(1, PaymentMeans::Deposit, 10_000)).expect("paid");
    let figures = |of: &str| till.report(day(of), day(of))["figures"].clone();
    let used = figures("2026-03-03");
    assert_eq!((&used["means"], &used["made"]["count"]), (&json!([]), &json!(0)));
    assert_eq!((&used["deposits"]["drawn"], &used["has_moved"]), (&json!(10_000), &json!(true)));
    assert_eq!(figures("2026-03-04")["has_moved"], false);
}

proptest! {
    // Each case opens a shop of its own on the disk.
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn every_day_and_the_month_agree_with_receipts_and_sheets(
        lines in prop::collection::vec(any_figures(), 1..4),
        steps in prop::collection::vec((0_u8..14, 1_i64..60_000, any::<prop::sample::Index>(), any::<bool>()), 1..30),
    ) {
        let till = Till::with(&lines);
        till.billed_with_off(steps[0].1).expect("the lines are billed");
        till.prepared();
        // The manager is the second hand at the till.
        for (step, amount, place, by_manager) in steps {
            let seat = if by_manager { "manager" } else { "cashier" };
            let sheets = till.sheets();
            let (sheet, ..) = *place.get(&sheets);
            let means = *place.get(&[PaymentMeans::Cash, PaymentMeans::Wechat, PaymentMeans::Card]);
            let parts = json!([{ "means": means, "amount": amount, "tendered": amount }]);
            let payments = till.number("SELECT count(*) FROM payment");
            let id = 1 + i64::try_from(place.index(usize::try_from(payments.max(1)).unwrap())).unwrap();
            let asked = match step {
                0 => {
                    let ask = json!({ "work_order_id": till.order, "held": till.held(), "parts": parts });
                    till.ask(seat, "take_deposit", ask)
                }
                1 => till.ask(seat, "take_payment", till.payment(sheet, means, amount)),
                2 => till.ask(seat, "take_payment", till.payment(sheet, PaymentMeans::Deposit, amount)),
                3 if payments > 0 => {
                    let by = till.text(&format!("SELECT means FROM payment WHERE id = {id}"));
                    // A voucher goes back whole.
                    let whole = till.number(&format!("SELECT amount FROM payment WHERE id = {id}"));
                    let amount = if by == "voucher" { whole } else { amount };
                    let ask = json!({ "payment_id": id, "amount": amount, "means": by, "reason": "退" });
                    till.ask("manager", "refund_payment", ask)
                }
                4 => till.ask("manager", "void_settlement", request(till.voiding(sheet, "改"))),
                5 => {
                    let billed = till.billed_with_off(amount);
                    if till.stage() == "preparing" {
                        let _ = till.ask("cashier", "complete_preparation", till.about());
                    }
                    billed
                }
                6 => till.ask("manager", "put_on_account", json!({ "settlement_id": sheet, "reason": "月结" })),
                7 => leaves(&till, seat),
                8 | 9 => pay_by_voucher(&till, sheet, amount),
                10 => {
                    let gift = if by_manager { amount / 9 } else { 0 };
                    let held = stored_now(&till);
                    till.ask(seat, "top_up_stored_value", request(topped_up(held, means, amount, gift)))
                }
                11 => {
                    let most = till.due(sheet).clamp(1, amount);
                    till.ask(seat, "take_payment", till.payment(sheet, PaymentMeans::StoredValue, most))
                }
                12 if payments > 0 => {
                    let ask = json!({ "payment_id": id, "held": stored_now(&till), "amount": amount,
                                      "means": "cash", "reason": "不再来了" });
                    till.ask("manager", "refund_stored_value", ask)
                }
                // Up to eight hours and a half later: some of it is after midnight in Shenzhen
                // and before midnight in Greenwich.
                _ => {
                    till.later(amount % 512);
                    Ok(Value::Null)
                }
            };
            if let Err(refusal) = asked {
                let is_none = matches!(refusal, Refusal::Bug { .. } | Refusal::UnreadableRequest { .. });
                prop_assert!(!is_none, "{step}: {refusal}");
            }
        }
        for day in ["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"] {
            agrees(&till, day, day);
        }
        agrees(&till, "2026-03-01", "2026-03-31");
        agrees(&till, "2026-02-01", "2026-02-28");
    }
}
