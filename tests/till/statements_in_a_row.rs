//! Statements are made out days after their last day, as offices do: each begins with
//! what the one before it ended with, and no movement stands on two of them or on none.

use crate::accounts::{customer, fleet, pays, trust};
use crate::visit::{Till, figures};
use chrono::{NaiveDate, TimeDelta};
use domain::dates::{ShopZone, add_days, day_range_utc, local_day};
use domain::line::LineKind;
use domain::money::Money;
use domain::settlement::PaymentMeans;
use features::till::{
    AskAccountMovements, MakeAccountStatement, account_movements, collect_account, make_account_statement,
};
use proptest::prelude::*;
use serde_json::Value;
use shop_tests::asks_till::day;
use shop_tests::typed::field;

const DAY: i64 = 24 * 60;

fn moved(till: &Till, from: NaiveDate, to: NaiveDate) -> Value {
    till.run("cashier", account_movements, AskAccountMovements { debtor: customer(), from, to })
}

/// Made out as the page of its days says it.
fn make(till: &Till, from: NaiveDate, to: NaiveDate) -> Value {
    let closing = Money(field(&moved(till, from, to), "closing"));
    till.run(
        "cashier",
        make_account_statement,
        MakeAccountStatement { debtor: customer(), from, to, closing },
    )
}

fn balances(of: &Value) -> (i64, i64) {
    (field(of, "opening"), field(of, "closing"))
}

fn amounts(of: &Value) -> Vec<i64> {
    of["movements"].as_array().into_iter().flatten().map(|row| field(row, "amount")).collect()
}

fn collects(till: &Till, owed: i64, amount: i64) {
    till.run("cashier", collect_account, pays(customer(), owed, &[], PaymentMeans::Transfer, amount));
}

/// The sheets that its paper lists as open, from the file alone.
fn open_on_paper(till: &Till, made: &Value) -> i64 {
    let last_day = made["last_day"].as_str().map(day).expect("a statement has a last day");
    let until = day_range_utc(last_day, ShopZone::default()).1.format("%Y-%m-%dT%H:%M:%SZ");
    till.number(&format!(
        "SELECT coalesce(sum(amount), 0) FROM account_movement
         WHERE payer = 'customer' AND customer_id = 1 AND id <= {} AND at < '{until}'",
        made["last_movement_id"]
    ))
}

/// Movements of 2, 3 and 4 March, and the statements of each of these days made out on the
/// fourth.
#[test]
fn a_statement_made_out_late_ends_with_its_days_and_the_next_one_goes_on_there() {
    let till = fleet();
    collects(&till, 60_000, 5_000);
    let first = make(&till, day("2026-03-01"), day("2026-03-02"));
    assert_eq!(balances(&first), (0, 10_000));
    let page = moved(&till, day("2026-03-03"), day("2026-03-03"));
    assert_eq!((balances(&page), amounts(&page)), ((10_000, 30_000), vec![20_000]));
    assert_eq!(page["goes_on"], "2026-03-03");
    let second = make(&till, day("2026-03-03"), day("2026-03-03"));
    let third = make(&till, day("2026-03-04"), day("2026-03-04"));
    assert_eq!((balances(&second), balances(&third)), ((10_000, 30_000), (30_000, 55_000)));
    for made in [&first, &second, &third] {
        assert_eq!(open_on_paper(&till, made), balances(made).1, "{made}");
        crate::papers::text(&till, "cashier", "account_statement", field(made, "id"));
    }
}

/// As a program before this kept it: at the newest movement of the moment it was made.
#[test]
fn one_that_was_kept_too_far_is_gone_on_from_where_its_days_end() {
    let till = fleet();
    let first = make(&till, day("2026-03-01"), day("2026-03-02"));
    let newest = "UPDATE account_statement SET last_movement_id = (SELECT max(id) FROM account_movement)";
    till.file().execute(newest, []).expect("the statement is kept as it was");
    crate::papers::text(&till, "cashier", "account_statement", field(&first, "id"));
    let page = moved(&till, day("2026-03-03"), day("2026-03-04"));
    assert_eq!((balances(&page), amounts(&page)), ((10_000, 60_000), vec![20_000, 30_000]));
    make(&till, day("2026-03-03"), day("2026-03-04"));
}

/// Of a morning on which nothing had moved yet: what moved that evening is on the next.
#[test]
fn a_statement_of_nothing_is_gone_on_from_the_beginning() {
    let till = Till::with(&[figures(LineKind::Labour, 10_000)]);
    let first = make(&till, day("2026-03-01"), day("2026-03-02"));
    assert_eq!(balances(&first), (0, 0));
    till.later(60);
    trust(&till);
    till.later(DAY);
    let page = moved(&till, day("2026-03-03"), day("2026-03-03"));
    assert_eq!((balances(&page), amounts(&page)), ((0, 10_000), vec![10_000]));
    let next = make(&till, day("2026-03-03"), day("2026-03-03"));
    assert_eq!((balances(&next), open_on_paper(&till, &next)), ((0, 10_000), 10_000));
    crate::papers::text(&till, "cashier", "account_statement", field(&next, "id"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Each step: so many hours pass, some of the money comes in, and where it is said a
    /// statement is made out that ends some days before today.
    #[test]
    fn each_begins_with_what_the_one_before_it_ended_with(
        steps in prop::collection::vec((1_i64..60, 0_i64..9_000, any::<bool>(), 0_i64..5), 1..14),
    ) {
        let till = fleet();
        let (mut owed, mut ended, mut closed) = (60_000, day("2026-02-28"), 0);
        let mut told: Vec<i64> = Vec::new();
        for (hours, amount, states, behind) in steps {
            till.later(hours * 60);
            let amount = amount.min(owed);
            if amount > 0 {
                collects(&till, owed, amount);
                owed -= amount;
            }
            let today = local_day(till.clock.time(0), ShopZone::default());
            let last = today - TimeDelta::days(behind);
            if !states || last <= ended {
                continue;
            }
            let from = add_days(ended, 1);
            told.extend(amounts(&moved(&till, from, last)));
            let made = make(&till, from, last);
            let (opening, closing) = balances(&made);
            prop_assert_eq!(opening, closed);
            prop_assert_eq!(closing, open_on_paper(&till, &made));
            (ended, closed) = (last, closing);
        }
        prop_assert_eq!(told.iter().sum::<i64>(), closed, "each movement once");
        let kept = till.number("SELECT count(*) FROM account_statement");
        for id in 1..=kept {
            crate::papers::text(&till, "cashier", "account_statement", id);
        }
    }
}
