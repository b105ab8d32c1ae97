//! Deposits on old parts: however they come, what goes back and what is kept is what was taken.

use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use domain::core_deposit::{
    CoreDeposit, CoreMovement, CoreMovementKind, CoreTerms, Deciding, balance, carried, owed_no_more,
    paid_in, still_to_take,
};
use domain::ids::{CoreDepositId, CounterSaleId, CounterSaleLineId, PartId, PersonId};
use domain::money::{Money, Quantity};
use domain::refusal::{FieldProblem, Refusal};
use domain::role::Role;
use domain::stock_problem::StockProblem;
use proptest::prelude::*;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).expect("a day")
}

fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, 2, 4, 0, 0).single().expect("a moment")
}

fn by(roles: &[Role], today: NaiveDate) -> Deciding<'_> {
    Deciding { roles, today, now: noon(), person_id: PersonId(1) }
}

/// Three starters at 200.00 each, due on the first of April.
fn starters() -> CoreDeposit {
    CoreDeposit {
        id: CoreDepositId(1),
        counter_sale_id: Some(CounterSaleId(1)),
        counter_sale_line_id: Some(CounterSaleLineId(1)),
        work_order_id: None,
        line_id: None,
        payer_name: String::new(),
        part_id: PartId(1),
        code: "ST-1".into(),
        name: "起动机".into(),
        unit: "个".into(),
        quantity: Quantity(3_000),
        unit_deposit: Money(20_000),
        amount: Money(60_000),
        due_on: day(4, 1),
        taken_at: noon(),
        person_id: PersonId(1),
        checksum: String::new(),
        settled_at: None,
    }
}

const KEEPER: &[Role] = &[Role::PartsKeeper];
const MANAGER: &[Role] = &[Role::Manager];

fn taken() -> Vec<CoreMovement> {
    vec![starters().taken(&by(KEEPER, day(3, 2)))]
}

#[test]
fn a_part_carries_so_much_and_its_old_one_has_its_days() {
    let terms =
        |deposit, days| CoreTerms { id: 1, part_id: PartId(1), deposit: Money(deposit), days, version: 1 };
    assert_eq!(carried(Some(&terms(20_000, 0)), Quantity(1_500)), Money(30_000));
    assert_eq!(carried(None, Quantity(1_500)), Money::ZERO);
    assert_eq!(terms(20_000, 0).due_on(day(3, 2)), day(4, 1), "thirty where nobody said");
    assert_eq!(terms(20_000, 7).due_on(day(3, 2)), day(3, 9));
    assert_eq!(terms(-1, 0).checked(), Err(Refusal::bad("deposit", FieldProblem::Negative)));
    assert_eq!(terms(1, 9_999).checked(), Err(Refusal::bad("days", FieldProblem::TooLarge)));
}

#[test]
fn it_goes_back_whole_within_its_days_and_less_only_with_the_reason() {
    let core = starters();
    let give = |quantity, amount, reason: &str, today| {
        core.given_back(&taken(), Quantity(quantity), Money(amount), reason, &by(KEEPER, today))
    };
    let back = give(1_000, 20_000, "", day(4, 1)).expect("the last day is one");
    assert_eq!(
        (back.kind, back.amount, back.quantity),
        (CoreMovementKind::GivenBack, Money(-20_000), Quantity(1_000))
    );
    assert_eq!(give(1_000, 15_000, " ", day(3, 9)), Err(Refusal::bad("reason", FieldProblem::Empty)));
    assert!(give(1_000, 15_000, "壳体裂", day(3, 9)).is_ok());
    assert_eq!(
        give(1_000, 20_001, "", day(3, 9)),
        Err(Refusal::OverRefunded { amount: Money(20_001), remains: Money(20_000) })
    );
    let (problem, name) = (StockProblem::MoreThanTaken, "起动机".to_owned());
    assert_eq!(
        give(3_001, 20_000, "", day(3, 9)),
        Err(Refusal::Stock { problem, name, quantity: Quantity(3_000) })
    );
    assert_eq!(give(0, 20_000, "", day(3, 9)), Err(Refusal::bad("quantity", FieldProblem::Empty)));
    assert_eq!(give(1_000, 0, "坏", day(3, 9)), Err(Refusal::bad("amount", FieldProblem::Empty)));
    assert_eq!(
        give(1_000, 20_000, "", day(4, 2)),
        Err(Refusal::CoreTooLate { name: "起动机".into(), day: day(4, 1) })
    );
    let late = core.given_back(&taken(), Quantity(1_000), Money(20_000), "", &by(MANAGER, day(4, 2)));
    assert!(late.is_ok(), "the manager may");
}

#[test]
fn it_is_kept_once_its_days_are_over_or_all_old_parts_came() {
    let core = starters();
    let early = core.kept(&taken(), "没来", &by(MANAGER, day(4, 1)));
    assert_eq!(early, Err(Refusal::CoreStillDue { name: "起动机".into(), day: day(4, 1) }));
    let late = core.kept(&taken(), "没来", &by(MANAGER, day(4, 2))).expect("its days are over");
    assert_eq!((late.kind, late.amount), (CoreMovementKind::Kept, Money(-60_000)));
    assert!(core.kept(&taken(), "", &by(MANAGER, day(4, 2))).is_err(), "never without a reason");

    let mut moved = taken();
    let came = core.given_back(&moved, Quantity(3_000), Money(50_000), "旧", &by(KEEPER, day(3, 9)));
    moved.push(came.expect("with the reason"));
    let rest = core.kept(&moved, "不值", &by(MANAGER, day(3, 9))).expect("they all came");
    moved.push(rest);
    assert_eq!((balance(&moved), paid_in(&moved)), (Money::ZERO, Money(10_000)));
    let again = core.kept(&moved, "再来", &by(MANAGER, day(5, 1)));
    assert_eq!(again, Err(Refusal::bad("amount", FieldProblem::Empty)));
    assert!(!core.is_late(&moved, day(5, 1)), "nothing of it is held");
}

#[test]
fn a_part_that_comes_back_unused_owes_no_old_one_whatever_the_day() {
    let core = starters();
    let undone = core.undone(&taken(), Quantity(2_000), &by(KEEPER, day(5, 1)));
    assert_eq!((undone.amount, undone.quantity), (Money(-40_000), Quantity(2_000)));
    let mut moved = taken();
    moved.push(undone);
    let more = core.undone(&moved, Quantity(2_000), &by(KEEPER, day(5, 1)));
    assert_eq!((more.amount, more.quantity), (Money(-20_000), Quantity(1_000)), "no more than was left");
}

proptest! {
    /// Piece after piece, whole or less, the balance is never below nought and ends at it.
    #[test]
    fn whatever_comes_when_the_sum_of_its_movements_is_what_is_held(
        amount in 1_i64..1_000_000,
        pieces in prop::collection::vec((1_i64..2_000, 0_i64..=100), 1..20),
    ) {
        let core = CoreDeposit { amount: Money(amount), ..starters() };
        let mut moved = vec![core.taken(&by(MANAGER, day(3, 2)))];
        for (quantity, percent) in pieces {
            let quantity = Quantity(quantity.min(core.to_come(&moved).0));
            let worth = core.worth(&moved, quantity);
            let given = Money(worth.0 * percent / 100);
            if let Ok(back) = core.given_back(&moved, quantity, given, "旧", &by(MANAGER, day(3, 9))) {
                moved.push(back);
            }
            prop_assert!(balance(&moved) >= Money::ZERO);
            prop_assert_eq!(paid_in(&moved), balance(&moved));
        }
        if balance(&moved) > Money::ZERO {
            let kept = core.kept(&moved, "不来", &by(MANAGER, day(6, 1))).expect("its days are over");
            moved.push(kept);
        }
        prop_assert_eq!(balance(&moved), Money::ZERO);
    }

    /// Parts go to the car, one deposit is taken on all that has none, old parts come and new ones come back: what
    /// goes back by an unused part is never more than came back of them, and the ones on the car keep theirs.
    #[test]
    fn a_deposit_goes_back_by_an_unused_part_only_as_often_as_it_was_taken(
        steps in prop::collection::vec((0_u8..4, 1_i64..4), 1..40),
    ) {
        let mut on_car = 0;
        let mut kept: Vec<(CoreDeposit, Vec<CoreMovement>)> = Vec::new();
        let (mut taken_in_all, mut gone_by_unused) = (0, 0);
        let stands = |kept: &[(CoreDeposit, Vec<CoreMovement>)]| -> i64 {
            kept.iter().map(|(core, moved)| core.stands_on(moved).0).sum()
        };
        for (step, parts) in steps {
            let quantity = parts * 1_000;
            let before = stands(&kept);
            match step {
                0 => on_car += quantity,
                1 => {
                    let due = still_to_take(Quantity(on_car), Quantity(before));
                    if due > Quantity::ZERO {
                        let amount = Money(due.0 * 20);
                        let core = CoreDeposit { quantity: due, amount, ..starters() };
                        let moved = vec![core.taken(&by(MANAGER, day(3, 2)))];
                        kept.push((core, moved));
                        taken_in_all += due.0;
                    }
                }
                2 => {
                    for (core, moved) in &mut kept {
                        let came = Quantity(core.to_come(moved).0.min(1_000));
                        let worth = core.worth(moved, came);
                        if let Ok(came) = core.given_back(moved, came, worth, "", &by(MANAGER, day(3, 9))) {
                            moved.push(came);
                        }
                    }
                    prop_assert_eq!(stands(&kept), before, "an old part leaves it standing");
                }
                _ => {
                    let back = quantity.min(on_car);
                    on_car -= back;
                    let to_come: i64 = kept.iter().map(|(core, moved)| core.to_come(moved).0).sum();
                    let freed =
                        owed_no_more(Quantity(before), Quantity(to_come), Quantity(back), Quantity(on_car));
                    prop_assert!(freed.0 <= back);
                    let mut left = freed.0;
                    for (core, moved) in kept.iter_mut().rev() {
                        let of_it = left.min(core.to_come(moved).0);
                        if of_it > 0 {
                            left -= of_it;
                            let undone = core.undone(moved, Quantity(of_it), &by(MANAGER, day(3, 9)));
                            prop_assert!(undone.unused);
                            moved.push(undone);
                        }
                    }
                    prop_assert_eq!(left, 0);
                    gone_by_unused += freed.0;
                    prop_assert!(stands(&kept) >= before.min(on_car), "the ones on the car keep theirs");
                }
            }
            prop_assert!(gone_by_unused <= taken_in_all);
            for (_, moved) in &kept {
                prop_assert!(balance(moved) >= Money::ZERO);
            }
        }
    }

    /// Each old part at its whole worth: all of them together are the deposit, to the fen.
    #[test]
    fn each_at_its_worth_they_are_the_whole_deposit(
        amount in 3_i64..1_000_000,
        cuts in prop::collection::vec(1_i64..1_500, 1..8),
    ) {
        let core = CoreDeposit { amount: Money(amount), ..starters() };
        let mut moved = vec![core.taken(&by(MANAGER, day(3, 2)))];
        for quantity in cuts.into_iter().chain([3_000]) {
            let undone = core.undone(&moved, Quantity(quantity), &by(MANAGER, day(3, 9)));
            moved.push(undone);
        }
        prop_assert_eq!((balance(&moved), core.to_come(&moved)), (Money::ZERO, Quantity::ZERO));
    }
}

#[test]
fn what_comes_back_unused_frees_its_own_deposit_and_no_others() {
    for (stands_on, to_come, back, on_car, freed) in [
        (2_000, 2_000, 1_000, 1_000, 1_000),
        (2_000, 2_000, 2_000, 0, 2_000),
        // An old part came for the one that stays.
        (2_000, 1_000, 1_000, 1_000, 1_000),
        // It was taken on one of two: the one that stays carries it.
        (1_000, 1_000, 1_000, 1_000, 0),
        (1_000, 1_000, 1_000, 0, 1_000),
        // What went back with an unused one, and was issued anew without another, goes back once.
        (1_000, 1_000, 1_000, 1_000, 0),
        (1_000, 0, 1_000, 0, 0),
        (0, 0, 1_000, 0, 0),
        (2_000, 2_000, 0, 0, 0),
        (2_000, 2_000, -1_000, 0, 0),
    ] {
        let found = owed_no_more(Quantity(stands_on), Quantity(to_come), Quantity(back), Quantity(on_car));
        assert_eq!(found, Quantity(freed), "{back} of {stands_on} back, {on_car} stay, {to_come} to come");
    }
}
