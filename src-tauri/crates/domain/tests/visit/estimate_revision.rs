//! What a revision of an estimate changes, and how long it holds.

use crate::sample::{instant, line};
use chrono::{DateTime, TimeDelta, Utc};
use domain::dates::ShopZone;
use domain::estimate::{Authorisation, AuthorisationMeans, Estimate, OfferedLine};
use domain::estimate_revision::{AddedOffer, QuotesHold, ReplacedOffer, revisions};
use domain::ids::{EstimateId, LineId, PersonId, WorkOrderId};
use domain::line::{Line, LineKind, LineState};
use domain::money::Money;
use domain::refusal::Refusal;

fn at(day: i64) -> DateTime<Utc> {
    instant() + TimeDelta::days(day)
}

fn estimate(revision: i64, day: i64, lines: &[(i64, i64)]) -> Estimate {
    let of = |(id, amount): &(i64, i64)| OfferedLine {
        line_id: LineId(*id),
        name: format!("项目 {id}"),
        amount: Money(*amount),
        asked: None,
    };
    Estimate {
        id: EstimateId(revision),
        number: format!("BJ{revision}"),
        work_order_id: WorkOrderId(1),
        revision,
        issued_at: at(day),
        issued_by: PersonId(1),
        lines: lines.iter().map(of).collect(),
        total: Money::ZERO,
    }
}

fn no(line: i64, day: i64) -> Authorisation {
    Authorisation {
        id: line,
        work_order_id: WorkOrderId(1),
        estimate_id: EstimateId(1),
        line_id: LineId(line),
        approved: false,
        by_name: "张小芳".into(),
        means: AuthorisationMeans::Phone,
        amount: Money::ZERO,
        reason: "太贵".into(),
        at: at(day),
        person_id: PersonId(1),
        paper: String::new(),
        counterfoil_id: None,
        note: String::new(),
        shown: String::new(),
    }
}

#[test]
fn a_revision_says_what_is_new_what_takes_anothers_place_and_what_all_comes_to() {
    let written = |id| line(id, LineKind::Part, LineState::Offered, None);
    let lines = [written(1), written(2), written(3), Line { supersedes_id: Some(LineId(1)), ..written(4) }];
    let estimates = [estimate(1, 0, &[(1, 10_000), (2, 5_000)]), estimate(2, 1, &[(3, 3_000), (4, 12_000)])];
    let told = revisions(&estimates, &lines, &[no(2, 0)]);
    let sums = |of: usize| (told[of].sum_before, told[of].sum_after);
    assert_eq!(sums(0), (Money::ZERO, Money(15_000)));
    // What was said no to meanwhile stands no more.
    assert_eq!(sums(1), (Money(10_000), Money(15_000)));
    assert_eq!(told[0].added.len(), 2);
    let new = AddedOffer { line_id: LineId(3), name: "项目 3".into(), amount: Money(3_000) };
    assert_eq!(told[1].added, [new]);
    let instead = ReplacedOffer {
        line_id: LineId(4),
        name: "项目 4".into(),
        name_before: "项目 1".into(),
        amount_before: Money(10_000),
        amount: Money(12_000),
    };
    assert_eq!(told[1].replaced, [instead]);
}

#[test]
fn what_waits_holds_no_longer_for_being_asked_about_once_more() {
    let in_state = |id, state| line(id, LineKind::Part, state, None);
    let estimates = [estimate(1, 0, &[(1, 10_000), (2, 5_000)]), estimate(2, 3, &[(3, 3_000)])];
    let hold = QuotesHold { today: "2026-03-05".parse().expect("a day"), zone: ShopZone::default(), days: 7 };
    let (agreed, waits) = (LineState::Approved, LineState::Offered);
    for (states, until) in [
        ([waits, agreed, waits], Some("2026-03-09")),
        ([agreed, agreed, waits], Some("2026-03-12")),
        ([agreed, waits, agreed], Some("2026-03-09")),
        ([agreed, agreed, agreed], None),
    ] {
        let lines: Vec<Line> = states.into_iter().zip(1..).map(|(state, id)| in_state(id, state)).collect();
        let told = hold.until_of_waiting(&estimates, &lines).map(|day| day.to_string());
        assert_eq!(told.as_deref(), until, "{states:?}");
    }
}

#[test]
fn the_day_that_is_said_of_what_waits_is_the_last_on_which_none_of_it_lapses() {
    let (agreed, waits) = (LineState::Approved, LineState::Offered);
    let estimates = [
        estimate(1, 0, &[(1, 10_000), (2, 5_000)]),
        estimate(2, 3, &[(3, 3_000)]),
        estimate(3, 5, &[(1, 10_000)]),
    ];
    let states = |bits: u8| [0, 1, 2].map(|line| if bits & (1 << line) == 0 { agreed } else { waits });
    for states in (0..8).map(states) {
        let lines: Vec<Line> =
            states.into_iter().zip(1..).map(|(state, id)| line(id, LineKind::Part, state, None)).collect();
        for day in 1..=20 {
            let today = format!("2026-03-{day:02}").parse().expect("a day");
            let hold = QuotesHold { today, zone: ShopZone::default(), days: 7 };
            let until = hold.until_of_waiting(&estimates, &lines);
            let is_over = until.is_some_and(|until| until < today);
            assert_eq!(hold.lapsed(&estimates, &lines).is_some(), is_over, "{today} {states:?} {until:?}");
            assert_eq!(until.is_none(), states == [agreed; 3], "as long as something waits a day is said");
        }
    }
}

#[test]
fn a_yes_is_a_yes_to_prices_that_hold_and_what_is_offered_once_more_changes_nothing() {
    let in_state = |id, state| line(id, LineKind::Part, state, None);
    let (agreed, waits) = (LineState::Approved, LineState::Offered);
    let (first, second) = (estimate(1, 0, &[(1, 10_000), (2, 5_000)]), estimate(2, 3, &[(3, 3_000)]));
    let on =
        |day: &str| QuotesHold { today: day.parse().expect("a day"), zone: ShopZone::default(), days: 7 };
    let told = |day: &str, estimates: &[Estimate], states: [LineState; 3]| {
        let lines: Vec<Line> = states.into_iter().zip(1..).map(|(state, id)| in_state(id, state)).collect();
        on(day).lapsed(estimates, &lines).map(|of| (of.until.to_string(), of.lines))
    };
    let both = [first.clone(), second.clone()];
    let until = |day: &str, lines: &[i64]| {
        Some((day.to_owned(), lines.iter().map(|id| LineId(*id)).collect::<Vec<_>>()))
    };
    for (day, states, lapsed) in [
        ("2026-03-09", [waits, waits, waits], None),
        ("2026-03-10", [waits, agreed, waits], until("2026-03-09", &[1])),
        ("2026-03-10", [agreed, agreed, waits], None),
        ("2026-03-13", [agreed, waits, waits], until("2026-03-09", &[2, 3])),
        ("2026-03-13", [agreed, agreed, agreed], None),
    ] {
        assert_eq!(told(day, &both, states), lapsed, "{day} {states:?}");
    }
    let over = Refusal::QuoteOver { number: "BJ1".into(), until: "2026-03-09".parse().expect("a day") };
    assert_eq!(on("2026-03-09").check_yes(&first), Ok(()));
    assert_eq!(on("2026-03-10").check_yes(&first), Err(over));

    // The newest that offers a line is the one that counts.
    let once_more = [first, second, estimate(3, 8, &[(1, 10_000)])];
    assert_eq!(told("2026-03-10", &once_more, [waits, agreed, waits]), None);
    let lines = [in_state(1, waits), in_state(2, agreed), in_state(3, waits)];
    let revised = revisions(&once_more, &lines, &[]);
    assert_eq!((revised[2].added.len(), revised[2].replaced.len()), (0, 0));
    assert_eq!((revised[2].sum_before, revised[2].sum_after), (Money(18_000), Money(18_000)));
}

#[test]
fn where_another_was_said_no_to_what_had_been_agreed_to_stands_and_what_was_dropped_does_not() {
    let agreed = |id| line(id, LineKind::Part, LineState::Approved, None);
    let dearer = Line { supersedes_id: Some(LineId(1)), state: LineState::Declined, ..agreed(3) };
    let lines = [agreed(1), agreed(2), dearer.clone(), agreed(4)];
    let estimates = [
        estimate(1, 0, &[(1, 10_000), (2, 5_000)]),
        estimate(2, 1, &[(3, 12_000)]),
        estimate(3, 3, &[(4, 3_000)]),
    ];
    let yes = |line: i64| Authorisation { approved: true, ..no(line, 0) };
    let sums = |lines: &[Line], answers: &[Authorisation]| {
        let told = revisions(&estimates, lines, answers);
        (told[2].sum_before, told[2].sum_after)
    };
    let answers = [yes(1), yes(2), no(3, 2)];
    assert_eq!(sums(&lines, &answers), (Money(15_000), Money(18_000)), "the first one stands as agreed");

    let dropped = Line { state: LineState::Declined, ..agreed(2) };
    let lines = [agreed(1), dropped, dearer, agreed(4)];
    assert_eq!(sums(&lines, &answers), (Money(10_000), Money(13_000)), "nobody wants the second any more");

    // Agreed to in the first one's place, and dropped: neither of them is done.
    let gone = Line { state: LineState::Superseded, ..agreed(1) };
    let instead = Line { supersedes_id: Some(LineId(1)), state: LineState::Declined, ..agreed(3) };
    let lines = [gone, agreed(2), instead, agreed(4)];
    assert_eq!(sums(&lines, &[yes(1), yes(2), yes(3)]), (Money(5_000), Money(8_000)));
}
