//! What the screen turned to the customer shows, and how long.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::{CustomerId, PersonId, SettlementId, WorkOrderId};
use domain::line::Payer;
use domain::money::Money;
use domain::settlement::PaymentMeans::{self, Alipay, Cash, Wechat};
use domain::settlement::{Settlement, SheetContent, SheetState};
use domain::till_display::{Collecting, ForCustomer, PartShown};

fn now() -> DateTime<Utc> {
    "2026-03-02T02:00:00Z".parse().expect("an instant")
}

fn after(seconds: i64) -> DateTime<Utc> {
    now() + TimeDelta::seconds(seconds)
}

/// A sheet of 50.00.
fn sheet(state: SheetState, received: i64, on_account: i64) -> Settlement {
    Settlement {
        id: SettlementId(1),
        number: "JS20260302001".into(),
        work_order_id: WorkOrderId(1),
        customer_id: CustomerId(1),
        state,
        payer: Payer::Customer,
        payer_name: String::new(),
        claim_number: String::new(),
        content: SheetContent {
            lines: Vec::new(),
            subtotals: Vec::new(),
            before_discount: Money(5000),
            discount: Money::ZERO,
            rounding: Money::ZERO,
            taxes: Vec::new(),
            net: Money(5000),
            tax: Money::ZERO,
            total: Money(5000),
            total_in_words: String::new(),
        },
        total: Money(5000),
        received: Money(received),
        on_account: Money(on_account),
        invoiced: Money::ZERO,
        not_invoiced: Money::ZERO,
        invoice_wanted: false,
        issued_at: now(),
        issued_by: PersonId(1),
        settled_at: None,
        reverses_id: None,
        void_reason: String::new(),
        service_contract_id: None,
        checksum: String::new(),
        standing_checksum: String::new(),
        version: 1,
    }
}

fn open() -> Settlement {
    sheet(SheetState::Open, 0, 0)
}

fn begun() -> Collecting {
    Collecting::of(&open(), false, Vec::new(), None, now())
}

fn part(means: PaymentMeans, amount: i64) -> PartShown {
    PartShown { means, amount: Money(amount) }
}

#[test]
fn what_is_due_is_shown_until_it_is_paid_and_then_thanked_for() {
    let mut shown = begun();
    assert_eq!(shown.shows(&open(), now()), ForCustomer::Due(Money(5000)));
    let half = sheet(SheetState::Open, 2000, 0);
    assert_eq!(shown.shows(&half, now()), ForCustomer::Due(Money(3000)), "what is left");
    let paid = sheet(SheetState::Settled, 5000, 0);
    assert_eq!(shown.shows(&paid, now()), ForCustomer::ThankYou);
    // The form goes with the payment, and the page says so.
    shown.end(now());
    assert_eq!(shown.shows(&paid, after(59)), ForCustomer::ThankYou);
    assert_eq!(shown.shows(&paid, after(60)), ForCustomer::Nothing);
    assert_eq!(shown.shows(&open(), now()), ForCustomer::Nothing, "it was left unpaid");
}

#[test]
fn nobody_is_thanked_who_did_not_pay() {
    let trusted = sheet(SheetState::Settled, 0, 5000);
    assert_eq!(begun().shows(&trusted, now()), ForCustomer::Nothing);
    // Paid long ago, and its page opened anew.
    let paid = sheet(SheetState::Settled, 5000, 0);
    let again = Collecting::of(&paid, false, Vec::new(), None, now());
    assert_eq!(again.shows(&paid, now()), ForCustomer::Nothing);
    let collected = Collecting::of(&trusted, true, Vec::new(), None, now());
    assert_eq!(collected.shows(&trusted, now()), ForCustomer::Due(Money(5000)), "of what is on account");
    assert_eq!(collected.shows(&paid, now()), ForCustomer::ThankYou);
}

#[test]
fn only_the_customers_own_sheet_that_stands_is_shown() {
    for state in [SheetState::Voided, SheetState::Reversal] {
        let gone = Settlement { state, ..open() };
        assert_eq!(begun().shows(&gone, now()), ForCustomer::Nothing, "{state:?}");
    }
    for payer in [Payer::Insurer, Payer::Manufacturer, Payer::Shop] {
        let of_another = Settlement { payer, ..open() };
        assert_eq!(begun().shows(&of_another, now()), ForCustomer::Nothing, "{payer:?}");
    }
    let another = Settlement { id: SettlementId(2), ..open() };
    assert_eq!(begun().shows(&another, now()), ForCustomer::Nothing);
}

#[test]
fn a_till_that_says_nothing_more_shows_nothing_more() {
    let due = ForCustomer::Due(Money(5000));
    assert_eq!(begun().shows(&open(), after(89)), due);
    assert_eq!(begun().shows(&open(), after(90)), ForCustomer::Nothing, "the computer was switched off");
    assert_eq!(begun().shows(&open(), after(-1)), ForCustomer::Nothing, "the clock was set back");
    // A page that says it again begins no new time.
    let mut shown = begun();
    for minute in 1..15 {
        shown = Collecting::of(&open(), false, Vec::new(), Some(&shown), after(60 * minute));
        assert_eq!(shown.shows(&open(), after(60 * minute)), due, "{minute}");
    }
    shown = Collecting::of(&open(), false, Vec::new(), Some(&shown), after(60 * 15));
    assert_eq!(shown.shows(&open(), after(60 * 15)), ForCustomer::Nothing, "somebody forgot the page");
    // What was paid since it began is thanked for all the same.
    assert_eq!(shown.shows(&sheet(SheetState::Settled, 5000, 0), after(60 * 15)), ForCustomer::ThankYou);
    shown.end(after(60 * 16));
    let anew = Collecting::of(&open(), false, Vec::new(), Some(&shown), after(60 * 17));
    assert_eq!(anew.shows(&open(), after(60 * 17)), due, "and who comes back to it shows it again");
}

#[test]
fn beside_it_stand_the_codes_that_are_to_be_scanned_and_what_is_typed_after_each() {
    let due = Money(5000);
    let to_scan =
        |parts: &[PartShown]| Collecting::of(&open(), false, parts.to_vec(), None, now()).to_scan(due);
    assert_eq!(to_scan(&[]), [part(Wechat, 5000), part(Alipay, 5000)], "nobody said by what");
    assert_eq!(to_scan(&[part(Alipay, 5000)]), [part(Alipay, 5000)]);
    assert_eq!(to_scan(&[part(Cash, 5000)]), [], "notes are not scanned");
    assert_eq!(to_scan(&[part(Cash, 1000), part(Wechat, 4000)]), [part(Wechat, 4000)]);
    assert_eq!(to_scan(&[part(Wechat, 1000), part(Wechat, 1500)]), [part(Wechat, 2500)]);
    // What is mistyped is never asked of the customer.
    assert_eq!(to_scan(&[part(Wechat, 50_000)]), [part(Wechat, 5000)]);
    assert_eq!(to_scan(&[part(Wechat, -1), part(Alipay, 0)]), []);
}
