//! What a shift counts, and what closes it.

use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use domain::ids::{CashMovementId, PersonId, ShiftId};
use domain::money::Money;
use domain::refusal::{FieldProblem, Refusal};
use domain::role::Role;
use domain::settlement::PaymentMeans;
use domain::shift::{
    CashCount, CashDirection, CashMovement, CashOutside, Closing, DENOMINATIONS, MeansCompared, MeansCounted,
    MeansTotal, Shift, ShiftContent, ShiftState, by_means, check_cash_is_visible, check_count,
    check_movement, check_opening, compared, counted_total, drawer_for, expected_cash, outside_since,
    shift_for, with_comparable,
};
use domain::till_difference::TillDifference;
use proptest::prelude::*;

const CASHIER: PersonId = PersonId(3);
const OTHER: PersonId = PersonId(4);

fn at() -> DateTime<Utc> {
    Utc.timestamp_opt(1_772_411_400, 0).single().expect("a time")
}

fn shift(opening_float: i64) -> Shift {
    Shift {
        id: ShiftId(1),
        number: "JB20260302001".into(),
        opened_by: CASHIER,
        till: "收银台".into(),
        opened_at: at(),
        opening_float: Money(opening_float),
        state: ShiftState::Open,
        closed_by: None,
        closed_at: None,
        closed_for: String::new(),
        content: None,
        checksum: String::new(),
        version: 1,
    }
}

fn moved(direction: CashDirection, amount: i64) -> CashMovement {
    CashMovement {
        id: CashMovementId(1),
        shift_id: ShiftId(1),
        direction,
        amount: Money(amount),
        reason: "存银行".into(),
        at: at(),
        person_id: CASHIER,
        checksum: String::new(),
    }
}

fn closing<'a>(by: PersonId, roles: &'a [Role], counted: &[(i64, i64)], explanation: &'a str) -> Closing<'a> {
    let counted = counted
        .iter()
        .map(|(denomination, pieces)| CashCount { denomination: Money(*denomination), pieces: *pieces });
    let (counted, compared) = (counted.collect(), Vec::new());
    Closing { by, roles, at: at(), counted, compared, explanation, closed_for: "" }
}

fn cash(amount: i64) -> Vec<MeansTotal> {
    by_means([(PaymentMeans::Cash, Money(amount))])
}

#[test]
fn what_is_counted_is_held_against_what_moved() {
    let movements = [moved(CashDirection::PayIn, 20_000), moved(CashDirection::PayOut, 5_000)];
    let mut closed = shift(10_000);
    let counted = [(10_000, 3), (5_000, 0), (1_000, 2)];
    // 100 + 70 + 200 − 50 = 320.
    closed
        .close(cash(7_000), &movements, closing(CASHIER, &[Role::Cashier], &counted, ""))
        .expect("it balances");
    let content = closed.content.clone().expect("what was found");
    assert_eq!(
        (content.expected, content.counted_total, content.difference),
        (Money(32_000), Money(32_000), Money::ZERO)
    );
    assert_eq!((content.paid_in, content.paid_out), (Money(20_000), Money(5_000)));
    assert_eq!(content.counted.len(), 2, "what is not there is not listed");
    assert_eq!(
        (closed.state, closed.closed_by, closed.closed_at),
        (ShiftState::Closed, Some(CASHIER), Some(at()))
    );
    let again = closed.close(cash(0), &[], closing(CASHIER, &[Role::Manager], &[], "改"));
    assert_eq!(again, Err(Refusal::ShiftIs { state: "closed".into() }));
}

#[test]
fn a_difference_needs_a_word() {
    let mut short = shift(10_000);
    let off = Refusal::TakingsOff { differences: vec![off("cash", 10_000, 9_000)] };
    for nothing in ["", "  "] {
        let refused = short.close(vec![], &[], closing(CASHIER, &[Role::Cashier], &[(1_000, 9)], nothing));
        assert_eq!(refused, Err(off.clone()));
    }
    assert_eq!(short, shift(10_000), "what was refused left nothing behind");
    short
        .close(vec![], &[], closing(CASHIER, &[Role::Cashier], &[(1_000, 9)], "找错十元"))
        .expect("it is explained");
    assert_eq!(short.content.expect("what was found").difference, Money(-1_000));
}

#[test]
fn whoever_explains_one_difference_was_told_of_all() {
    let close = |explanation: &'static str| {
        let mut closed = shift(10_000);
        let compared = vec![
            says(PaymentMeans::Wechat, 700),
            says(PaymentMeans::Card, 300),
            says(PaymentMeans::Alipay, 50),
        ];
        let by = Closing { compared, ..closing(CASHIER, &[Role::Cashier], &[(1_000, 9)], explanation) };
        let moved = by_means([(PaymentMeans::Wechat, Money(900)), (PaymentMeans::Card, Money(300))]);
        closed.close(moved, &[], by)
    };
    // The drawer first, then in the order of the means; what is right is not among them.
    let all = vec![off("cash", 10_000, 9_000), off("wechat", 900, 700), off("alipay", 0, 50)];
    assert_eq!(close(" "), Err(Refusal::TakingsOff { differences: all }));
    assert_eq!(close("找错十元，微信退款未到"), Ok(()));
}

fn off(means: &str, expected: i64, counted: i64) -> TillDifference {
    TillDifference {
        means: means.into(),
        expected: Money(expected),
        counted: Money(counted),
        difference: Money(counted - expected),
    }
}

fn says(means: PaymentMeans, counted: i64) -> MeansCounted {
    MeansCounted { means, counted: Money(counted) }
}

#[test]
fn the_other_means_are_held_against_what_terminals_say_where_somebody_looked() {
    use PaymentMeans::{Alipay, Card, Cash, Deposit, StoredValue, Wechat};
    let moved = || {
        by_means(
            [(Cash, 5_000), (Wechat, 12_000), (Wechat, -2_000), (Card, 300)]
                .map(|(means, fen)| (means, Money(fen))),
        )
    };
    let close = |counts: &[MeansCounted], explanation: &'static str| {
        let mut closed = shift(0);
        let by = Closing {
            compared: counts.to_vec(),
            ..closing(CASHIER, &[Role::Cashier], &[(5_000, 1)], explanation)
        };
        closed.close(moved(), &[], by).map(|()| closed.content.expect("what was found").compared)
    };
    let of = |means, expected, counted| MeansCompared {
        means,
        expected: Money(expected),
        counted: Money(counted),
        difference: Money(counted - expected),
    };
    assert_eq!(close(&[], ""), Ok(vec![]), "nobody has to");
    assert_eq!(close(&[says(Wechat, 10_000)], ""), Ok(vec![of(Wechat, 10_000, 10_000)]));
    let off = Refusal::TakingsOff { differences: vec![off("wechat", 10_000, 9_900)] };
    assert_eq!(close(&[says(Card, 300), says(Wechat, 9_900)], " "), Err(off));
    let explained = close(&[says(Wechat, 9_900), says(Card, 300)], "一笔退款未到");
    assert_eq!(explained, Ok(vec![of(Card, 300, 300), of(Wechat, 10_000, 9_900)]));
    // The terminal has what nobody typed; more may have gone back than came.
    assert_eq!(close(&[says(Alipay, -50)], "网上退款"), Ok(vec![of(Alipay, 0, -50)]));

    let unknown = Err(Refusal::bad("means", FieldProblem::Unknown));
    for wrong in
        [vec![says(Cash, 1)], vec![says(Deposit, 1)], vec![says(StoredValue, 1)], vec![says(Card, 1); 2]]
    {
        assert_eq!(compared(&moved(), &wrong), unknown);
    }
    for counted in [Money::MAX.fen() + 1, i64::MIN] {
        let too_large = Err(Refusal::bad("counted", FieldProblem::TooLarge));
        assert_eq!(compared(&moved(), &[says(Card, counted)]), too_large);
    }
}

#[test]
fn what_nothing_moved_by_is_listed_for_comparing_and_may_be_off() {
    use PaymentMeans::{Alipay, Card, Cash, Insurer, Transfer, Voucher, Wechat};
    let moved = by_means([(Wechat, Money(12_000))]);
    let listed = with_comparable(&moved);
    let means: Vec<_> = listed.iter().map(|total| total.means).collect();
    assert_eq!(means, [Card, Wechat, Alipay, Transfer, Voucher, Insurer]);
    assert!(listed.iter().all(MeansTotal::is_compared), "each is one that closing lets compare");
    let net: Vec<_> = listed.iter().map(MeansTotal::net).collect();
    assert_eq!(net, [0, 12_000, 0, 0, 0, 0].map(Money));
    assert_eq!(with_comparable(&cash(500))[0].means, Cash, "cash that moved is listed first");
    let by_card = compared(&moved, &[says(Card, 8_800)]).expect("the slip has a receipt");
    assert_eq!((by_card[0].expected, by_card[0].difference), (Money::ZERO, Money(8_800)));
}

#[test]
fn a_shift_closed_before_means_were_compared_reads_and_writes_as_it_was() {
    let mut closed = shift(0);
    closed.close(cash(0), &[], closing(CASHIER, &[Role::Cashier], &[], "")).expect("it balances");
    let content = closed.content.expect("what was found");
    let written = serde_json::to_value(&content).expect("it is written");
    assert!(written.get("compared").is_none(), "its checksum knows of none: {written}");
    let read: ShiftContent = serde_json::from_value(written).expect("it is read");
    assert_eq!(read, content);
}

#[test]
fn cash_outside_shifts_is_told_since_the_last_closing_to_who_opens_the_first_drawer() {
    let soon = at() + TimeDelta::hours(1);
    assert_eq!(outside_since(false, false, Some(at()), soon), Some(at()));
    let beside = outside_since(true, false, Some(at()), soon);
    assert_eq!(beside, None, "all cash goes into a drawer that is open");
    assert_eq!(outside_since(false, false, None, soon), None, "a shop without shifts");
    assert_eq!(outside_since(false, true, None, soon), None, "nor before the first of them");
    assert_eq!(CashOutside::of([], at()), None);
}

#[test]
fn a_shop_that_tried_shifts_once_is_not_asked_about_its_cash_for_ever() {
    let after = |required, left| outside_since(false, required, Some(at()), at() + left);
    assert_eq!(after(false, TimeDelta::days(3)), Some(at()), "over a weekend");
    assert_eq!(after(false, TimeDelta::days(3) + TimeDelta::seconds(1)), None);
    assert_eq!(after(true, TimeDelta::days(300)), Some(at()), "who takes none without one uses them");
}

#[test]
fn a_forgotten_shift_is_closed_by_the_manager_with_a_word_why() {
    let mut forgotten = shift(0);
    let of = |roles, why: &'static str| Closing { closed_for: why, ..closing(OTHER, roles, &[], "") };
    let by_cashier = forgotten.close(vec![], &[], of(&[Role::Cashier], "他走了"));
    assert_eq!(by_cashier, Err(Refusal::RoleMissing { roles: vec![Role::Manager] }));
    let without = forgotten.close(vec![], &[], of(&[Role::Manager], " "));
    assert_eq!(without, Err(Refusal::bad("closed_for", FieldProblem::Empty)));
    forgotten.close(vec![], &[], of(&[Role::Manager], "忘了交班")).expect("the manager closes it");
    assert_eq!((forgotten.closed_by, forgotten.closed_for.as_str()), (Some(OTHER), "忘了交班"));
}

#[test]
fn a_count_names_each_kind_of_money_once() {
    let of = |denomination, pieces| CashCount { denomination: Money(denomination), pieces };
    let unknown = Err(Refusal::bad("denomination", FieldProblem::Unknown));
    assert_eq!(check_count(&[of(10_000, 1), of(50, 3)]), Ok(()));
    assert_eq!(check_count(&[of(300, 1)]), unknown);
    assert_eq!(check_count(&[of(100, 1), of(100, 1)]), unknown);
    assert_eq!(check_count(&[of(100, -1)]), Err(Refusal::bad("pieces", FieldProblem::Negative)));
    assert_eq!(check_count(&[of(100, i64::MAX)]), Err(Refusal::bad("pieces", FieldProblem::TooLarge)));
    assert!(DENOMINATIONS.is_sorted_by(|one, next| one > next), "the largest first");
}

#[test]
fn cash_leaves_only_as_far_as_it_is_there_and_why() {
    let out = |amount, reason| check_movement(CashDirection::PayOut, Money(amount), reason, Money(500));
    assert_eq!(out(500, " 买水 "), Ok("买水".to_owned()));
    assert_eq!(out(501, "买水"), Err(Refusal::NotInDrawer { amount: Money(501) }));
    assert_eq!(out(0, "买水"), Err(Refusal::bad("amount", FieldProblem::Empty)));
    assert_eq!(out(-1, "买水"), Err(Refusal::bad("amount", FieldProblem::Negative)));
    assert_eq!(out(1, ""), Err(Refusal::bad("reason", FieldProblem::Empty)));
    let paid_in = check_movement(CashDirection::PayIn, Money(501), "换零钱", Money(-20));
    assert_eq!(paid_in, Ok("换零钱".to_owned()));
}

#[test]
fn money_needs_a_shift_only_where_the_shop_wants_it() {
    let none = Err(Refusal::NoShiftOpen);
    for means in PaymentMeans::ALL {
        assert_eq!(shift_for(means, false, None), Ok(None));
        assert_eq!(shift_for(means, false, Some(ShiftId(7))), Ok(Some(ShiftId(7))));
        assert_eq!(shift_for(means, true, None), if means.is_money() { none.clone() } else { Ok(None) });
    }
    assert_eq!(check_opening(Money(0), None), Ok(()));
    assert_eq!(check_opening(Money(-1), None), Err(Refusal::bad("opening_float", FieldProblem::Negative)));
    let still = Refusal::ShiftStillOpen { number: "JB20260302001".into() };
    assert_eq!(check_opening(Money(0), Some(&shift(0))), Err(still));
}

#[test]
fn who_has_a_drawer_to_count_is_not_told_what_came_into_it() {
    let first = Err(Refusal::CountFirst { number: "JB20260302001".into() });
    assert_eq!(check_cash_is_visible(Some(&shift(0)), &[Role::Cashier]), first);
    assert_eq!(check_cash_is_visible(Some(&shift(0)), &[Role::Cashier, Role::Manager]), Ok(()));
    assert_eq!(check_cash_is_visible(None, &[Role::Cashier]), Ok(()));
}

proptest! {
    #[test]
    fn the_drawer_is_the_sum_of_what_moved(
        opening in 0_i64..100_000,
        money in prop::collection::vec((prop::sample::select(PaymentMeans::ALL.to_vec()), -50_000_i64..50_000), 0..40),
        cash_moved in prop::collection::vec((any::<bool>(), 1_i64..30_000), 0..10),
        pieces in prop::collection::vec(0_i64..50, DENOMINATIONS.len()),
    ) {
        let means = by_means(money.iter().map(|(means, amount)| (*means, Money(*amount))));
        let net: i64 = means.iter().map(|of| of.net().fen()).sum();
        let all: i64 = money.iter().filter(|(means, _)| means.is_money()).map(|(_, amount)| amount).sum();
        prop_assert_eq!(net, all, "no fen is lost between the means, and a drawn deposit is none");
        let movements: Vec<CashMovement> = cash_moved
            .iter()
            .map(|(into, amount)| moved(if *into { CashDirection::PayIn } else { CashDirection::PayOut }, *amount))
            .collect();
        let mut drawer = opening;
        for (means, amount) in &money {
            drawer += if *means == PaymentMeans::Cash { *amount } else { 0 };
        }
        for (into, amount) in &cash_moved {
            drawer += if *into { *amount } else { -amount };
        }
        prop_assert_eq!(expected_cash(Money(opening), &means, &movements), Money(drawer));
        let counted: Vec<CashCount> = DENOMINATIONS
            .iter()
            .zip(&pieces)
            .map(|(denomination, pieces)| CashCount { denomination: *denomination, pieces: *pieces })
            .collect();
        let mut closed = shift(opening);
        let by = Closing { counted: counted.clone(), ..closing(CASHIER, &[Role::Cashier], &[], "点过两遍") };
        closed.close(means, &movements, by).expect("it is explained");
        let content = closed.content.expect("what was found");
        prop_assert_eq!(content.expected + content.difference, counted_total(&counted));
    }
}

#[test]
fn cash_belongs_to_ones_own_drawer_else_to_the_tills_else_to_the_only_one() {
    let of = |id, by, till: &str| Shift { id: ShiftId(id), opened_by: by, till: till.into(), ..shift(0) };
    let found =
        |me, till, open: &[Shift]| drawer_for(me, till, open).map(|shift| shift.map(|shift| shift.id.0));
    let (front, back) = (of(1, CASHIER, "收银台"), of(2, OTHER, "后台"));
    let both = [front.clone(), back];
    let manager = PersonId(9);
    assert_eq!(found(manager, "收银台", &[]), Ok(None));
    assert_eq!(found(OTHER, "收银台", &both), Ok(Some(2)), "one's own, wherever one stands");
    assert_eq!(found(manager, "收银台", &both), Ok(Some(1)), "the till's");
    assert_eq!(found(manager, "办公室", &both[..1]), Ok(Some(1)), "the only one");
    let which = Refusal::WhichDrawer { tills: "收银台 JB20260302001 / 后台 JB20260302001".into() };
    assert_eq!(found(manager, "办公室", &both), Err(which));
    let two_here = [front, of(3, OTHER, "收银台")];
    assert!(found(manager, "收银台", &two_here).is_err(), "two cashiers of one till");
}
