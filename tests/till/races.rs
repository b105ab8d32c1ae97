//! Two tills at once: what both see is paid, drawn, trusted or taken back once, whoever
//! comes second is told why by name, and afterwards every fen is somewhere.

use crate::accounts::{customer, pays};
use crate::mixed_sums::everything_is_right;
use crate::packages::money_in_the_till;
use crate::stored::top_up;
use crate::visit::{Till, figures, paid_by};
use domain::ids::CustomerId;
use domain::line::{Category, LineFigures, LineKind, Payer};
use domain::money::Money;
use domain::settlement::PaymentMeans;
use domain::work_order::stage::{Action, Missing, Stage};
use features::till::{SetAccountLimit, set_account_limit};
use kernel::Refusal;
use serde_json::{Value, json};
use shop_tests::asks_till::part;
use shop_tests::at_once::{at_once, one_refused};
use shop_tests::typed::request;

/// Who comes first is the machine's to say: each race is run more than once.
const ROUNDS: usize = 4;

/// Who asks for what by which command.
type CommandCall = (&'static str, &'static str, Value);

/// Both ask at once, and are answered in the order in which they stand here. Who is
/// made ready first changes with the round.
fn race(till: &Till, round: usize, mut asks: [CommandCall; 2]) -> [Result<Value, Refusal>; 2] {
    let turned = round % 2 == 1;
    if turned {
        asks.reverse();
    }
    let mut answers = at_once(asks, |(seat, command, ask)| till.ask(seat, command, ask));
    if turned {
        answers.reverse();
    }
    answers
}

/// How two that ask for what only one of them gets come to meet: one well before the
/// other, either of them, or both at the very same moment.
#[derive(Clone, Copy)]
enum Meets {
    FirstEarlier,
    SecondEarlier,
    AtOnce(usize),
}

const MEETINGS: [Meets; 4] = [Meets::FirstEarlier, Meets::SecondEarlier, Meets::AtOnce(0), Meets::AtOnce(1)];

impl Meets {
    /// What both had seen was seen before either asked.
    fn ask(self, till: &Till, mut asks: [CommandCall; 2]) -> [Result<Value, Refusal>; 2] {
        let ask = |(seat, command, ask): CommandCall| till.ask(seat, command, ask);
        match self {
            Self::AtOnce(round) => race(till, round, asks),
            Self::FirstEarlier => asks.map(ask),
            Self::SecondEarlier => {
                asks.reverse();
                let mut answers = asks.map(ask);
                answers.reverse();
                answers
            }
        }
    }
}

fn own() -> LineFigures {
    figures(LineKind::Part, 20_000)
}

fn billed(till: &Till) {
    till.bill(0, 0);
    till.prepared();
}

fn at_the_till(lines: &[LineFigures]) -> Till {
    let till = Till::with(lines);
    billed(&till);
    till
}

/// Two cars of 张小芳 with a sheet of 200.00 each.
fn two_cars() -> Till {
    let mut till = at_the_till(&[own()]);
    till.another("张小芳", &[own()]);
    billed(&till);
    till
}

/// 200.00 in cash before there is a sheet.
fn deposit(till: &Till) {
    till.deposit(vec![part(PaymentMeans::Cash, 20_000)]);
}

fn pay(till: &Till, seat: &'static str, sheet: i64, means: PaymentMeans) -> CommandCall {
    (seat, "take_payment", till.payment(sheet, means, 20_000))
}

fn put_on_account(sheet: i64) -> CommandCall {
    ("manager", "put_on_account", json!({ "settlement_id": sheet, "reason": "月结" }))
}

/// As the manager's page showed the sheet before anybody asked.
fn void(till: &Till, sheet: i64) -> CommandCall {
    ("manager", "void_settlement", request(till.voiding(sheet, "开错")))
}

/// How many sheets are settled, and what all of them received and have on account.
fn settled(till: &Till) -> (usize, i64, i64) {
    let sheets = till.sheets();
    let settled = sheets.iter().filter(|sheet| sheet.1 == "settled").count();
    (settled, sheets.iter().map(|sheet| sheet.3).sum(), sheets.iter().map(|sheet| sheet.4).sum())
}

#[test]
fn a_sheet_that_two_tills_take_the_whole_of_is_paid_once() {
    let claim = paid_by(Payer::Insurer, Category::Insurance, "平安", 90_000);
    let gone = Refusal::WrongStage { action: Action::TakePayment, stage: Stage::ReadyForDelivery };
    let paid = Refusal::SheetIs { state: "settled".into() };
    // The last sheet lets the visit go on; beside an insurer's the visit stays at the till.
    for (lines, told) in [(vec![own()], gone), (vec![own(), claim], paid)] {
        for round in 0..ROUNDS {
            let till = at_the_till(&lines);
            let both = [
                pay(&till, "cashier", 1, PaymentMeans::Wechat),
                pay(&till, "manager", 1, PaymentMeans::Cash),
            ];
            assert_eq!(one_refused(race(&till, round, both)), told);
            assert_eq!(settled(&till), (1, 20_000, 0));
            assert_eq!(till.number("SELECT count(*) FROM payment"), 1);
            everything_is_right(&till);
        }
    }
}

#[test]
fn what_a_customer_has_stored_pays_one_of_two_sheets() {
    for round in 0..ROUNDS {
        let till = two_cars();
        // A quarter of it is the shop's gift, which is drawn once as well.
        top_up(&till, PaymentMeans::Card, 15_000, 5_000);
        let both = [
            pay(&till, "cashier", 1, PaymentMeans::StoredValue),
            pay(&till, "manager", 2, PaymentMeans::StoredValue),
        ];
        let short = Refusal::StoredValueShort { amount: Money(20_000), balance: Money::ZERO };
        assert_eq!(one_refused(race(&till, round, both)), short);
        assert_eq!(settled(&till), (1, 20_000, 0));
        assert_eq!(till.number("SELECT sum(gift) FROM payment WHERE settlement_id IS NOT NULL"), 5_000);
        let stored = till.stored_value();
        assert_eq!(stored["balance"]["total"], 0);
        everything_is_right(&till);
    }
}

#[test]
fn a_customer_is_trusted_once_with_what_the_limit_leaves() {
    for round in 0..ROUNDS {
        let till = two_cars();
        // A fen short of both.
        let version = till.number("SELECT version FROM customer WHERE id = 1");
        let account_limit = Some(Money(39_999));
        let limit = SetAccountLimit { customer_id: CustomerId(1), version, account_limit };
        till.run("manager", set_account_limit, limit);
        let refused = one_refused(race(&till, round, [put_on_account(1), put_on_account(2)]));
        let (amount, on_account, limit) = (Money(20_000), Money(20_000), Money(39_999));
        assert_eq!(refused, Refusal::OverAccountLimit { amount, on_account, limit });
        assert_eq!(settled(&till), (1, 0, 20_000));
        assert_eq!(till.number("SELECT count(*) FROM account_movement"), 1);
        everything_is_right(&till);
    }
}

#[test]
fn a_deposit_pays_one_of_two_sheets() {
    for round in 0..ROUNDS {
        // Both are the customer's, whoever the second is made out to.
        let other = paid_by(Payer::Customer, Category::Paid, "李师傅", 20_000);
        let till = Till::with(&[own(), other]);
        deposit(&till);
        billed(&till);
        let both = [
            pay(&till, "cashier", 1, PaymentMeans::Deposit),
            pay(&till, "manager", 2, PaymentMeans::Deposit),
        ];
        let drawn = Refusal::OverDrawn { amount: Money(20_000), credit: Money::ZERO };
        assert_eq!(one_refused(race(&till, round, both)), drawn);
        assert_eq!(settled(&till), (1, 20_000, 0));
        assert_eq!((till.held(), money_in_the_till(&till)), (0, 20_000));
        everything_is_right(&till);
    }
}

#[test]
fn a_deposit_pays_a_sheet_or_goes_back() {
    for round in 0..ROUNDS {
        let till = Till::with(&[own()]);
        deposit(&till);
        billed(&till);
        let back = json!({ "payment_id": 1, "refundable": 20_000, "amount": 20_000, "means": "cash",
                           "reason": "不修了" });
        let both = [pay(&till, "cashier", 1, PaymentMeans::Deposit), ("manager", "refund_payment", back)];
        let answers = race(&till, round, both);
        let paid = answers[0].is_ok();
        let told = if paid {
            Refusal::RefundableChanged { seen: Money(20_000), remains: Money::ZERO }
        } else {
            Refusal::OverDrawn { amount: Money(20_000), credit: Money::ZERO }
        };
        assert_eq!(one_refused(answers), told);
        assert_eq!(settled(&till), if paid { (1, 20_000, 0) } else { (0, 0, 0) });
        assert_eq!((till.held(), money_in_the_till(&till)), (0, if paid { 20_000 } else { 0 }));
        everything_is_right(&till);
    }
}

#[test]
fn a_sheet_is_taken_back_once() {
    for round in 0..ROUNDS {
        let till = at_the_till(&[own()]);
        till.pay(1, PaymentMeans::Cash, 20_000);
        let missing = vec![Missing::Bill];
        let told = Refusal::StillMissing { action: Action::VoidSettlement, missing };
        assert_eq!(one_refused(race(&till, round, [void(&till, 1), void(&till, 1)])), told);
        assert_eq!(till.number("SELECT count(*) FROM settlement WHERE reverses_id = 1"), 1);
        assert_eq!((till.held(), money_in_the_till(&till)), (20_000, 20_000), "set free once");
        everything_is_right(&till);
    }
}

/// A page that shows an unpaid sheet takes back none that another till was paid for
/// meanwhile; and what was taken back is not paid any more.
#[test]
fn a_sheet_that_is_taken_back_while_it_is_paid_is_paid_or_taken_back() {
    for meets in MEETINGS {
        let till = at_the_till(&[own()]);
        let both = [pay(&till, "cashier", 1, PaymentMeans::Cash), void(&till, 1)];
        let answers = meets.ask(&till, both);
        let paid = answers[0].is_ok();
        let told = if paid {
            Refusal::SheetChanged { received: Money(20_000), on_account: Money::ZERO }
        } else {
            Refusal::WrongStage { action: Action::TakePayment, stage: Stage::Preparing }
        };
        assert_eq!(one_refused(answers), told);
        let kept = if paid { 20_000 } else { 0 };
        assert_eq!((till.held(), money_in_the_till(&till)), (0, kept));
        if paid {
            assert_eq!(till.sheets(), [(1, "settled".into(), 20_000, 20_000, 0)]);
            assert_eq!(till.stage(), "ready_for_delivery");
            // Who has seen that it is paid takes it back.
            till.void(1, "开错");
            assert_eq!((till.held(), money_in_the_till(&till)), (20_000, 20_000));
        }
        assert_eq!(
            till.sheets(),
            [(1, "voided".into(), 20_000, 0, 0), (2, "reversal".into(), -20_000, 0, 0)]
        );
        assert_eq!(till.stage(), "preparing");
        everything_is_right(&till);
    }
}

/// The same with what was trusted: all of it comes in before a part of it is taken back,
/// and the manager is told; or the till is told what is owed by now.
#[test]
fn an_account_is_collected_or_a_sheet_of_it_taken_back_as_it_was_shown() {
    for meets in MEETINGS {
        let till = two_cars();
        for sheet in [1, 2] {
            till.put_on_account(sheet, "月结");
        }
        let all = request(pays(customer(), 40_000, &[], PaymentMeans::Transfer, 40_000));
        let answers = meets.ask(&till, [("cashier", "collect_account", all), void(&till, 2)]);
        let collected = answers[0].is_ok();
        let told = if collected {
            Refusal::SheetChanged { received: Money(20_000), on_account: Money::ZERO }
        } else {
            Refusal::OwedChanged { seen: Money(40_000), owed: Money(20_000) }
        };
        assert_eq!(one_refused(answers), told);
        let came_in = if collected { 40_000 } else { 0 };
        assert_eq!((money_in_the_till(&till), till.held()), (came_in, 0));
        if collected {
            assert_eq!(settled(&till), (2, 40_000, 0));
        } else {
            assert_eq!(
                till.sheets(),
                [
                    (1, "settled".into(), 20_000, 0, 20_000),
                    (2, "voided".into(), 20_000, 0, 0),
                    (3, "reversal".into(), -20_000, 0, 0),
                ]
            );
        }
        everything_is_right(&till);
    }
}

/// The other way round: money goes back from the sheet, and the manager is told what is
/// left on it; or it goes back from what the sheet that was taken back set free.
#[test]
fn a_sheet_that_money_goes_back_from_is_taken_back_as_it_was_shown() {
    for meets in MEETINGS {
        let till = at_the_till(&[own()]);
        till.pay(1, PaymentMeans::Cash, 20_000);
        let back = json!({ "payment_id": 1, "refundable": 20_000, "amount": 5_000, "means": "cash",
                           "reason": "多收" });
        let [back, voided] = meets.ask(&till, [("manager", "refund_payment", back), void(&till, 1)]);
        back.expect("it goes back from the one or the other");
        let (state, received, held) = match voided {
            Ok(_) => ("voided", 0, 15_000),
            Err(late) => {
                let (received, on_account) = (Money(15_000), Money::ZERO);
                assert_eq!(late, Refusal::SheetChanged { received, on_account });
                ("open", 15_000, 0)
            }
        };
        assert_eq!(till.sheets()[0], (1, state.into(), 20_000, received, 0));
        assert_eq!((till.held(), money_in_the_till(&till)), (held, 15_000));
        everything_is_right(&till);
    }
}

/// A page from before the update says nothing of the money it showed, and is not broken.
#[test]
fn a_page_that_does_not_say_what_it_showed_still_takes_a_sheet_back() {
    let till = at_the_till(&[own()]);
    till.pay(1, PaymentMeans::Cash, 20_000);
    let old = json!({ "settlement_id": 1, "reason": "开错" });
    till.ask("manager", "void_settlement", old).expect("as before");
    assert_eq!((till.held(), money_in_the_till(&till)), (20_000, 20_000));
}
