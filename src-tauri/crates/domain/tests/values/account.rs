//! What is on account with one payer: how old it is, and how a payment is laid
//! over several sheets.

use chrono::{DateTime, NaiveDate};
use domain::account::limit::AccountRoom;
use domain::account::movement::AccountMovement;
use domain::account::statement::{AccountStatement, check_statement_days, figures};
use domain::account::{
    AccountSubject, Ageing, Debt, Debtor, accounts, check_collection, days_over, share_out,
};
use domain::customer::Customer;
use domain::dates::add_days;
use domain::ids::{
    AccountMovementId, AccountStatementId, CounterSaleId, CustomerId, PaymentId, PersonId, SettlementId,
    WorkOrderId,
};
use domain::line::Payer;
use domain::money::Money;
use domain::refusal::{FieldProblem, Refusal};
use domain::settlement::PaymentMeans;
use domain::sheet_actions::Paid;
use proptest::prelude::*;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).expect("a day")
}

fn paid(means: PaymentMeans, amount: i64, tendered: i64) -> Paid {
    Paid { means, amount: Money(amount), tendered: Money(tendered) }
}

#[test]
fn a_debt_is_due_on_the_last_day_of_its_term() {
    let over = |today| days_over(day(3, 1), 30, today);
    assert_eq!((over(day(3, 1)), over(day(3, 31)), over(day(4, 1))), (-30, 0, 1));
    assert_eq!(days_over(day(3, 1), 0, day(3, 2)), 1, "paid at once");
    let buckets = |days| {
        let mut ageing = Ageing::default();
        ageing.add(Money(7), days);
        [ageing.not_due, ageing.to_30_days, ageing.to_60_days, ageing.to_90_days, ageing.over_90_days]
            .map(|bucket| bucket.0)
    };
    for (first, last, place) in [(-400, 0, 0), (1, 30, 1), (31, 60, 2), (61, 90, 3), (91, 4000, 4)] {
        let mut wanted = [0; 5];
        wanted[place] = 7;
        assert_eq!((buckets(first), buckets(last)), (wanted, wanted), "{first} to {last} days");
    }
}

#[test]
fn a_payer_is_a_customer_or_a_name() {
    let customer = |name: &str| Debtor::of(Payer::Customer, name, CustomerId(3));
    assert_eq!(customer("张小芳"), customer("顺达公司"), "one customer, however the sheets call them");
    let insurer = |customer| Debtor::of(Payer::Insurer, "平安", CustomerId(customer));
    assert_eq!(insurer(3), insurer(4), "one insurer, whoever drove");
    assert_ne!(insurer(3), Debtor::of(Payer::Insurer, "人保", CustomerId(3)));
    let of = |payer, id| Debtor { payer, payer_name: String::new(), customer_id: id };
    let bad = |field, problem| Err(Refusal::bad(field, problem));
    assert_eq!(of(Payer::Shop, None).check(), bad("payer", FieldProblem::Unknown));
    assert_eq!(of(Payer::Customer, None).check(), bad("customer_id", FieldProblem::Empty));
    assert_eq!(of(Payer::Insurer, Some(CustomerId(1))).check(), bad("customer_id", FieldProblem::Unknown));
    assert_eq!((customer("").check(), insurer(1).check()), (Ok(()), Ok(())));
}

#[test]
fn a_payment_pays_off_the_first_sheet_and_a_part_of_the_last() {
    use PaymentMeans::{Cash, Transfer};
    let shares = share_out(
        &[paid(Transfer, 15_000, 15_000), paid(Cash, 8_000, 10_000)],
        &[Money(10_000), Money(10_000), Money(10_000), Money(10_000)],
    );
    let said: Vec<Vec<(PaymentMeans, i64, i64)>> = shares
        .iter()
        .map(|share| share.iter().map(|part| (part.means, part.amount.0, part.tendered.0)).collect())
        .collect();
    assert_eq!(
        said,
        [
            vec![(Transfer, 10_000, 10_000)],
            vec![(Transfer, 5_000, 5_000), (Cash, 5_000, 5_000)],
            vec![(Cash, 3_000, 5_000)],
            vec![],
        ],
        "the change goes back with the last of the cash"
    );
}

#[test]
fn nothing_is_drawn_down_and_nothing_is_paid_too_much() {
    let check = |payer, part| check_collection(payer, &[part], Money(500));
    assert_eq!(check(Payer::Customer, paid(PaymentMeans::Cash, 500, 700)), Ok((Money(500), Money(200))));
    let over = Refusal::OverPaid { amount: Money(501), owed: Money(500) };
    assert_eq!(check(Payer::Customer, paid(PaymentMeans::Cash, 501, 501)), Err(over));
    let bad = |problem| Err(Refusal::bad("means", problem));
    assert_eq!(check(Payer::Customer, paid(PaymentMeans::Deposit, 5, 5)), bad(FieldProblem::Unknown));
    assert_eq!(check(Payer::Customer, paid(PaymentMeans::Insurer, 5, 5)), bad(FieldProblem::Unknown));
    assert!(check(Payer::Insurer, paid(PaymentMeans::Insurer, 5, 5)).is_ok());
}

proptest! {
    /// Whatever is paid by whatever means over whatever sheets, to the fen.
    #[test]
    fn the_shares_are_what_was_paid_and_no_sheet_gets_more_than_it_owes(
        owed in prop::collection::vec(1_i64..9_999_999_999, 1..12),
        weights in prop::collection::vec((1_i64..1_000_000_000, 0_i64..10_000), 1..6),
    ) {
        let owed: Vec<Money> = owed.into_iter().map(Money).collect();
        let due: Money = owed.iter().copied().sum();
        let mut left = due;
        let parts: Vec<Paid> = weights.iter().map(|(amount, change)| {
            let amount = Money(*amount).min(left);
            left -= amount;
            paid(PaymentMeans::Cash, amount.0, amount.0 + change)
        }).filter(|part| part.amount > Money::ZERO).collect();
        let shares = share_out(&parts, &owed);
        prop_assert_eq!(shares.len(), owed.len());
        let sum = |of: fn(&Paid) -> Money, parts: &[Paid]| parts.iter().map(of).sum::<Money>();
        let all: Vec<Paid> = shares.iter().flatten().copied().collect();
        prop_assert_eq!(sum(|part| part.amount, &all), sum(|part| part.amount, &parts));
        prop_assert_eq!(sum(|part| part.tendered, &all), sum(|part| part.tendered, &parts));
        let mut unpaid = false;
        for (share, owed) in shares.iter().zip(&owed) {
            let amount = sum(|part| part.amount, share);
            prop_assert!(amount <= *owed);
            prop_assert!(share.len() <= parts.len());
            prop_assert!(share.iter().all(|part| part.amount > Money::ZERO && part.tendered >= part.amount));
            prop_assert!(!unpaid || share.is_empty(), "nothing is paid behind a sheet that is still open");
            unpaid |= amount < *owed;
        }
    }

    /// Over random days the accounts say what the sheets say, and the ages what the accounts say.
    #[test]
    fn accounts_and_their_ages_sum_to_the_sheets(
        debts in prop::collection::vec((0_usize..4, 1_i64..9_999_999_999, 0_i64..400), 0..40),
        term in 0_i64..120,
    ) {
        let today = day(11, 29);
        let debts: Vec<Debt> = debts.into_iter().map(|(who, amount, ago)| {
            let payer = if who < 2 { Payer::Customer } else { Payer::Insurer };
            let customer = CustomerId(i64::try_from(who).unwrap() + 1);
            let name = format!("{who}");
            let debtor = Debtor::of(payer, &name, customer);
            Debt { debtor, name, amount: Money(amount), since: add_days(today, -ago) }
        }).collect();
        let accounts = accounts(&debts, term, today);
        for account in &accounts {
            let own = || debts.iter().filter(|debt| debt.debtor == account.debtor);
            prop_assert_eq!(account.owed, own().map(|debt| debt.amount).sum::<Money>());
            prop_assert_eq!(account.ageing.whole(), account.owed);
            let late = own().filter(|debt| add_days(debt.since, term) < today);
            prop_assert_eq!(account.overdue, late.map(|debt| debt.amount).sum::<Money>());
            prop_assert_eq!(Some(account.oldest), own().map(|debt| debt.since).min());
        }
        prop_assert_eq!(
            accounts.iter().map(|account| account.owed).sum::<Money>(),
            debts.iter().map(|debt| debt.amount).sum::<Money>()
        );
        prop_assert!(accounts.is_sorted_by(|a, b| a.overdue >= b.overdue));
    }
}

fn moved(sheet: i64, amount: i64, paid: bool) -> AccountMovement {
    AccountMovement {
        id: AccountMovementId(0),
        debtor: Debtor::of(Payer::Customer, "", CustomerId(1)),
        settlement_id: Some(SettlementId(sheet)),
        work_order_id: Some(WorkOrderId(sheet)),
        counter_sale_id: None,
        amount: Money(amount),
        payment_id: paid.then_some(PaymentId(1)),
        reason: String::new(),
        at: DateTime::UNIX_EPOCH,
        record_merge_id: None,
    }
}

proptest! {
    /// Where the movements are cut in two, the second half begins with what the
    /// first one left, and nothing is lost between them.
    #[test]
    fn a_statement_begins_where_the_one_before_it_ended(
        of in prop::collection::vec((1_i64..5, -1_000_000_i64..1_000_000, any::<bool>()), 0..40),
        cut in any::<prop::sample::Index>(),
        opening in -1_000_i64..1_000_000,
    ) {
        let movements: Vec<AccountMovement> =
            of.iter().filter(|of| of.1 != 0).map(|(sheet, amount, paid)| moved(*sheet, *amount, *paid)).collect();
        let cut = cut.index(movements.len() + 1);
        let whole = figures(Money(opening), &movements, &[], 30, day(3, 31));
        let first = figures(Money(opening), &movements[..cut], &[], 30, day(3, 15));
        let second = figures(first.closing, &movements[cut..], &[], 30, day(3, 31));
        prop_assert_eq!(second.closing, whole.closing);
        prop_assert_eq!(first.put + second.put, whole.put);
        prop_assert_eq!(first.collected + second.collected, whole.collected);
        prop_assert_eq!(first.refunded + second.refunded, whole.refunded);
        prop_assert_eq!(first.taken_back + second.taken_back, whole.taken_back);
        let more = whole.opening + whole.put + whole.refunded;
        prop_assert_eq!(more - whole.collected - whole.taken_back, whole.closing);
        prop_assert_eq!(whole.balances.last().copied().unwrap_or(whole.opening), whole.closing);
        prop_assert_eq!([first.balances, second.balances].concat(), whole.balances);
    }

    #[test]
    fn nothing_goes_on_account_beyond_the_limit_and_all_up_to_it(
        limit in prop::option::of(0_i64..1_000_000),
        owes in 0_i64..1_000_000,
        more in 1_i64..1_000_000,
    ) {
        let customer = Customer { account_limit: limit.map(Money), ..Customer::unknown(DateTime::UNIX_EPOCH) };
        let may = AccountRoom::of(&customer, Money(owes)).check(Money(more)).is_ok();
        prop_assert_eq!(may, limit.is_none_or(|limit| owes + more <= limit));
    }
}

#[test]
fn what_is_open_is_aged_by_the_last_day_and_the_oldest_stands_first() {
    let open = [
        (AccountSubject::Sale(CounterSaleId(2)), day(3, 20), Money(200)),
        (AccountSubject::Sheet(SettlementId(1)), day(1, 1), Money(100)),
        (AccountSubject::Sheet(SettlementId(3)), day(3, 1), Money::ZERO),
    ];
    let told = figures(Money(300), &[], &open, 30, day(3, 31));
    assert_eq!(
        told.open.iter().map(|open| (open.of, open.days_over)).collect::<Vec<_>>(),
        [(AccountSubject::Sheet(SettlementId(1)), 59), (AccountSubject::Sale(CounterSaleId(2)), -19)]
    );
    assert_eq!(
        (told.ageing.not_due, told.ageing.to_60_days, told.ageing.whole()),
        (Money(200), Money(100), Money(300))
    );
}

#[test]
fn statements_follow_each_other_by_the_day_and_none_is_longer_than_a_year_and_a_month() {
    let march = AccountStatement {
        id: AccountStatementId(1),
        number: "DZ20260331001".into(),
        debtor: Debtor::of(Payer::Customer, "", CustomerId(1)),
        name: "顺达公司".into(),
        first_day: day(3, 1),
        last_day: day(3, 31),
        last_movement_id: AccountMovementId(0),
        after_movement_id: AccountMovementId(0),
        term_days: 30,
        opening: Money::ZERO,
        closing: Money::ZERO,
        made_at: DateTime::UNIX_EPOCH,
        person_id: PersonId(1),
    };
    assert_eq!(march.next_day(), day(4, 1));
    let checked = |days| check_statement_days(day(3, 1), add_days(day(3, 1), days));
    assert_eq!((checked(0), checked(400)), (Ok(()), Ok(())));
    let refused = Err(Refusal::bad("to", FieldProblem::TooLarge));
    assert_eq!((checked(-1), checked(401)), (refused.clone(), refused));
}
