//! Whatever is done with vouchers in any order, a number never pays twice.

use crate::visit::{Till, figures};
use crate::vouchers::{issued, pay, refund_ask, voucher, withdraw_ask, worth};
use domain::line::LineKind;
use domain::settlement::PaymentMeans;
use proptest::prelude::*;
use shop_tests::typed::request;

/// What stands, by SQL that shares nothing with the program.
fn the_vouchers_are_right(till: &Till) {
    let wrong = "SELECT count(*) FROM (
        SELECT sum(amount) AS paid, (SELECT face_value FROM voucher WHERE number = voucher_number) AS face,
               (SELECT withdrawn_at FROM voucher WHERE number = voucher_number) AS withdrawn
        FROM payment WHERE voucher_number <> '' GROUP BY voucher_number)
        WHERE paid < 0 OR paid > face OR (paid > 0 AND withdrawn IS NOT NULL)";
    assert_eq!(till.number(wrong), 0, "a number paid more than its face, or less than nothing");
    // One that pays pays by one receipt that has not gone back, wholly.
    let halves = "SELECT count(*) FROM payment AS paid WHERE voucher_number <> '' AND refund_of IS NULL
        AND (SELECT coalesce(sum(amount), 0) FROM payment AS back WHERE back.refund_of = paid.id)
            NOT IN (0, -paid.amount)";
    assert_eq!(till.number(halves), 0);
    let standing = "SELECT count(*) FROM (SELECT 1 FROM payment AS paid
        WHERE voucher_number <> '' AND refund_of IS NULL
          AND NOT EXISTS (SELECT 1 FROM payment AS back WHERE back.refund_of = paid.id)
        GROUP BY voucher_number HAVING count(*) > 1)";
    assert_eq!(till.number(standing), 0, "used twice");
    for (id, _, total, received, _) in till.sheets() {
        let claimed = format!(
            "SELECT coalesce(sum((SELECT smallest_bill FROM voucher WHERE number = voucher_number)), 0)
             FROM (SELECT voucher_number FROM payment WHERE settlement_id = {id} AND voucher_number <> ''
                   GROUP BY voucher_number HAVING sum(amount) > 0)"
        );
        assert!(till.number(&claimed) <= total.max(0), "more vouchers than the bill of sheet {id} is for");
        let on_it = format!("SELECT coalesce(sum(amount), 0) FROM payment WHERE settlement_id = {id}");
        assert_eq!(till.number(&on_it), received, "the receipts of sheet {id}");
        assert!((0..=total.max(0)).contains(&received));
    }
    // Nothing a voucher paid is ever the customer's money.
    let money = till.number("SELECT coalesce(sum(amount), 0) FROM payment WHERE means = 'card'");
    let received = till.number("SELECT coalesce(sum(received), 0) FROM settlement");
    let vouchers = till.number("SELECT coalesce(sum(amount), 0) FROM payment WHERE means = 'voucher'");
    assert_eq!(money + vouchers, received + till.held());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10))]

    #[test]
    fn no_order_of_steps_makes_a_number_pay_twice(
        prices in prop::collection::vec(1_i64..80_000, 1..3),
        steps in prop::collection::vec((0_u8..9, 1_i64..60_000, any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..25),
    ) {
        let lines: Vec<_> = prices.iter().map(|price| figures(LineKind::Part, *price)).collect();
        let till = Till::with(&lines);
        till.billed_with_off(steps[0].1).expect("the lines are billed");
        till.prepared();
        let mut numbers = vec![issued(&till, 10_000, 0, Some(1))];
        for (step, amount, place, other) in steps {
            let sheets = till.sheets();
            let (sheet, ..) = *place.get(&sheets);
            let number = other.get(&numbers).clone();
            let payments = till.number("SELECT count(*) FROM payment");
            let id = 1 + i64::try_from(other.index(usize::try_from(payments.max(1)).unwrap())).unwrap();
            match step {
                0 => numbers.push(issued(&till, amount, amount / 2, None)),
                1..=3 => {
                    if let Ok((pays, lapses)) = worth(&till, sheet, &number, 0) {
                        prop_assert!(pays > 0 && lapses >= 0 && pays <= till.due(sheet));
                        // It is refused only where the sheet itself takes no money any more.
                        let _ = pay(&till, sheet, vec![voucher(&number, pays)]);
                    } else {
                        let used = pay(&till, sheet, vec![voucher(&number, amount)]);
                        prop_assert!(used.is_err());
                    }
                }
                4 => { let _ = till.ask("cashier", "take_payment", till.payment(sheet, PaymentMeans::Card, amount)); }
                5 | 6 if payments > 0 => {
                    let of = |field: &str| till.text(&format!("SELECT CAST({field} AS TEXT) FROM payment WHERE id = {id}"));
                    let whole: i64 = of("amount").parse().unwrap();
                    let amount = if step == 5 { whole } else { amount };
                    let _ = till.ask("manager", "refund_payment", refund_ask(id, amount, &of("means")));
                }
                7 => { let _ = till.ask("manager", "withdraw_voucher", request(withdraw_ask(&till, &number))); }
                _ => {
                    let ask = request(till.voiding(sheet, "改"));
                    if till.ask("manager", "void_settlement", ask).is_ok()
                        && till.billed_with_off(amount).is_ok() {
                        let _ = till.ask("cashier", "complete_preparation", till.about());
                    }
                }
            }
            the_vouchers_are_right(&till);
        }
    }
}
