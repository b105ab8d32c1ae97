//! Whatever is taken, given back, paid in and out, in shifts and between them, no fen of
//! cash is in two places or in none: what the shifts found and what was told to be outside
//! of them is all the cash there was.

use crate::stored::topped_up;
use crate::visit::{Till, figures};
use domain::line::LineKind;
use domain::settlement::PaymentMeans;
use features::till::shifts::my_shift;
use kernel::Refusal;
use kernel::host::AskNothing;
use proptest::prelude::*;
use serde_json::{Value, json};
use shop_tests::asks_till::day;
use shop_tests::typed::{field, request};

const SEATS: [&str; 2] = ["cashier", "manager"];

fn own_shift(till: &Till, seat: &str) -> Value {
    till.run(seat, my_shift, AskNothing {})["shift"]["shift"]["id"].clone()
}

/// Everything that was counted or is still in a drawer, and what was told to be in none.
#[derive(Default)]
struct Found {
    closed: i64,
    told: i64,
}

impl Found {
    fn opens(&mut self, till: &Till, seat: &str) -> Result<Value, Refusal> {
        let opened = till.ask(seat, "open_shift", json!({ "opening_float": 5_000 }))?;
        self.told += opened["outside"]["net"].as_i64().unwrap_or_default();
        Ok(opened)
    }

    fn closes(&mut self, till: &Till, seat: &str) -> Result<Value, Refusal> {
        let ask =
            json!({ "id": own_shift(till, seat), "counted": [], "explanation": "点过", "closed_for": "" });
        let closed = till.ask(seat, "close_shift", ask)?;
        self.closed += closed["shift"]["content"]["expected"].as_i64().unwrap() - 5_000;
        Ok(closed)
    }
}

/// All cash there was, by SQL that shares nothing with the program.
fn cash(till: &Till, payments: &str, movements: &str) -> i64 {
    till.number(&format!(
        "SELECT (SELECT coalesce(sum(amount), 0) FROM payment WHERE means = 'cash' AND {payments})
              + (SELECT coalesce(sum(iif(direction = 'pay_in', amount, -amount)), 0) FROM cash_movement
                 WHERE {movements})"
    ))
}

proptest! {
    // Each case opens a shop of its own on the disk.
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn the_shifts_and_what_is_outside_of_them_are_all_the_cash(
        steps in prop::collection::vec((0_u8..11, 1_i64..20_000, any::<prop::sample::Index>(), any::<bool>()), 1..40),
    ) {
        let till = Till::with(&[figures(LineKind::Part, 900_000)]);
        till.billed_by("manager", 0, 0);
        till.prepared();
        let mut found = Found::default();
        // From here on the shop uses shifts.
        found.opens(&till, "cashier").unwrap();
        till.later(1);
        found.closes(&till, "cashier").unwrap();
        let (sheet, ..) = till.sheets().remove(0);
        for (step, amount, place, by_manager) in steps {
            till.later(1);
            let seat = SEATS[usize::from(by_manager)];
            let means = *place.get(&[PaymentMeans::Cash, PaymentMeans::Cash, PaymentMeans::Wechat]);
            let parts = json!([{ "means": means, "amount": amount, "tendered": amount }]);
            let payments = till.number("SELECT count(*) FROM payment");
            let id = 1 + i64::try_from(place.index(usize::try_from(payments.max(1)).unwrap())).unwrap();
            let asked = match step {
                0 | 1 => found.opens(&till, seat),
                2 if own_shift(&till, seat) != Value::Null => found.closes(&till, seat),
                3..=5 => till.ask(seat, "take_payment", till.payment(sheet, means, amount)),
                6 => {
                    let ask = json!({ "work_order_id": till.order, "held": till.held(), "parts": parts });
                    till.ask(seat, "take_deposit", ask)
                }
                7 if payments > 0 => {
                    let ask = json!({ "payment_id": id, "amount": amount, "means": "cash", "reason": "退" });
                    till.ask("manager", "refund_payment", ask)
                }
                8 => {
                    let held = field(&till.stored_value()["balance"], "total");
                    till.ask(seat, "top_up_stored_value", request(topped_up(held, means, amount, 0)))
                }
                _ => {
                    let direction = if step == 9 { "pay_in" } else { "pay_out" };
                    let ask = json!({ "direction": direction, "amount": amount, "reason": "换零钱" });
                    till.ask(seat, "move_cash", ask)
                }
            };
            if let Err(refusal) = asked {
                let is_none = matches!(refusal, Refusal::Bug { .. } | Refusal::UnreadableRequest { .. });
                prop_assert!(!is_none, "{step}: {refusal}");
            }
        }
        // The manager's and the cashier's screens agree on what the next to open is told.
        let outside = SEATS.map(|seat| till.run(seat, my_shift, AskNothing {})["outside"].clone());
        let none_open = till.number("SELECT count(*) FROM shift WHERE state = 'open'") == 0;
        prop_assert!(!none_open || outside[0] == outside[1]);
        let now = outside[0]["net"].as_i64().unwrap_or_default();
        let open = "shift_id IN (SELECT id FROM shift WHERE state = 'open')";
        let in_drawers = cash(&till, open, open);
        prop_assert_eq!(found.closed + in_drawers + found.told + now, cash(&till, "1", "1"));
        // The days' report says all of it.
        let report = till.report(day("2026-03-01"), day("2026-03-31"));
        let reported = report["figures"]["outside_shifts"]["net"].as_i64().unwrap_or_default();
        prop_assert_eq!(reported, cash(&till, "shift_id IS NULL", "0"));
        prop_assert_eq!(reported, found.told + now);
    }
}
