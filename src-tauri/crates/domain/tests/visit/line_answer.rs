//! What a customer may answer to a line.

use crate::sample::{instant, line};
use domain::estimate::{Authorisation, AuthorisationMeans, Estimate, OfferedLine};
use domain::ids::{EstimateId, LineId, PersonId, WorkOrderId};
use domain::line::{Line, LineKind, LineState, PartGrade, Payer, spoken_of};
use domain::line_answer::{
    agreed_in, asks_the_customer, check_answer, left_another_as_it_was, offered_by, was_refused,
    was_withdrawn,
};
use domain::money::Money;
use domain::refusal::{FieldProblem, Refusal};

const VISIT: WorkOrderId = WorkOrderId(1);

fn offered(id: i64) -> Line {
    line(id, LineKind::Part, LineState::Offered, None)
}

fn estimate(id: i64, lines: &[i64]) -> Estimate {
    let of = |id: &i64| OfferedLine {
        line_id: LineId(*id),
        name: String::new(),
        amount: Money(8_800),
        asked: None,
    };
    Estimate {
        id: EstimateId(id),
        number: format!("BJ2026030200{id}"),
        work_order_id: VISIT,
        revision: id,
        issued_at: instant(),
        issued_by: PersonId(1),
        lines: lines.iter().map(of).collect(),
        total: Money::ZERO,
    }
}

#[test]
fn the_customer_is_asked_what_waits_and_is_theirs_to_pay_and_nothing_else() {
    for state in LineState::ALL {
        for payer in Payer::ALL {
            let mut told = line(1, LineKind::Part, state, None);
            told.figures.payer = payer;
            let waits = matches!(state, LineState::Draft | LineState::Offered);
            let theirs = matches!(payer, Payer::Customer | Payer::Contract);
            assert_eq!(asks_the_customer(&told), waits && theirs, "{state:?} {payer:?}");
        }
    }
}

#[test]
fn a_line_is_answered_by_the_newest_estimate_that_offers_it() {
    let estimates = [estimate(1, &[1]), estimate(2, &[1, 2]), estimate(3, &[2])];
    assert_eq!(offered_by(&offered(1), VISIT, &estimates).map(|of| of.id), Ok(EstimateId(2)));
    assert_eq!(offered_by(&offered(2), VISIT, &estimates).map(|of| of.id), Ok(EstimateId(3)));
    let refused = Err(Refusal::LineNotOffered { name: offered(1).figures.name });
    assert_eq!(offered_by(&offered(3), VISIT, &estimates), refused, "no estimate offers it");
    assert_eq!(offered_by(&offered(1), WorkOrderId(2), &estimates), refused, "another visit's");
    for state in LineState::ALL.into_iter().filter(|state| *state != LineState::Offered) {
        let line = Line { state, ..offered(1) };
        assert_eq!(offered_by(&line, VISIT, &estimates), refused, "{state:?}");
    }
}

#[test]
fn an_answer_is_to_the_amount_of_the_line_and_a_no_says_why() {
    let phone = AuthorisationMeans::Phone;
    let check = |approved, shown, reason| check_answer(&offered(1), approved, Money(shown), reason, phone);
    assert_eq!(check(true, 8_800, " 好 "), Ok(String::new()), "a yes needs no reason and keeps none");
    assert_eq!(check(false, 8_800, " 太贵 "), Ok("太贵".to_owned()));
    assert_eq!(check(false, 8_800, " "), Err(Refusal::bad("reason", FieldProblem::Empty)));
    let name = offered(1).figures.name;
    let changed = Err(Refusal::AmountChanged { name, shown: Money(8_801), now: Money(8_800) });
    assert_eq!(check(true, 8_801, ""), changed);
    assert_eq!(check(false, 8_801, ""), changed, "a no to another amount is no answer either");
}

#[test]
fn a_yes_to_a_repaired_part_is_in_writing_and_a_no_may_be_spoken() {
    let mut repaired = offered(1);
    repaired.figures.grade = Some(PartGrade::Repaired);
    let check = |approved, means| check_answer(&repaired, approved, Money(8_800), "太贵", means);
    let refused = Err(Refusal::NeedsWrittenYes { name: repaired.figures.name.clone() });
    assert_eq!(check(true, AuthorisationMeans::Phone), refused);
    assert_eq!(check(true, AuthorisationMeans::Message), Ok(String::new()));
    assert_eq!(check(false, AuthorisationMeans::Phone), Ok("太贵".to_owned()));
}

fn answer(id: i64, line: i64, approved: bool) -> Authorisation {
    Authorisation {
        id,
        work_order_id: VISIT,
        estimate_id: EstimateId(1),
        line_id: LineId(line),
        approved,
        by_name: "张小芳".into(),
        means: AuthorisationMeans::Phone,
        amount: Money(8_800),
        reason: String::new(),
        at: instant(),
        person_id: PersonId(1),
        paper: String::new(),
        counterfoil_id: None,
        note: String::new(),
        shown: String::new(),
    }
}

#[test]
fn what_was_agreed_and_dropped_was_not_refused() {
    let said = [answer(1, 1, true), answer(2, 2, false), answer(3, 4, true), answer(4, 4, false)];
    let declined = |id: i64| line(id, LineKind::Part, LineState::Declined, None);
    let is = |line: &Line| (was_withdrawn(line, &said), was_refused(line, &said));
    assert_eq!(is(&declined(1)), (true, false));
    assert_eq!(is(&declined(2)), (false, true));
    assert_eq!(is(&declined(3)), (false, true), "a file of before says nothing else");
    assert_eq!(is(&declined(4)), (false, true), "the newest answer counts");
    for state in [LineState::Draft, LineState::Offered, LineState::Approved, LineState::Superseded] {
        assert_eq!(is(&line(1, LineKind::Part, state, None)), (false, false), "{state:?}");
    }
}

/// A line in the place of another.
fn instead(id: i64, state: LineState, of: i64) -> Line {
    Line { supersedes_id: Some(LineId(of)), ..line(id, LineKind::Part, state, None) }
}

#[test]
fn a_part_in_anothers_place_was_agreed_to_in_the_estimate_of_that_one() {
    let lines = [
        line(1, LineKind::Part, LineState::Superseded, None),
        instead(2, LineState::Superseded, 1),
        instead(3, LineState::Approved, 2),
        line(4, LineKind::Part, LineState::Approved, None),
    ];
    let mut said = vec![answer(1, 1, true)];
    let in_which = |line: &Line, said: &[Authorisation]| agreed_in(line, &lines, said).map(|of| of.0);
    assert_eq!(in_which(&lines[2], &said), Some(1), "through the one whose place it took");
    said.push(Authorisation { estimate_id: EstimateId(7), ..answer(2, 3, true) });
    assert_eq!(in_which(&lines[2], &said), Some(7), "its own answer before all");
    assert_eq!(in_which(&lines[3], &said), None);
    // A file that somebody changed by hand ends all the same.
    let round = instead(5, LineState::Approved, 5);
    assert_eq!(agreed_in(&round, std::slice::from_ref(&round), &said), None);
}

#[test]
fn a_change_that_was_refused_put_nothing_off() {
    let stands = line(1, LineKind::Part, LineState::Approved, None);
    let is = |line: &Line, before: Line| left_another_as_it_was(line, &[before, line.clone()]);
    assert!(is(&instead(2, LineState::Declined, 1), stands.clone()));
    let took = Line { state: LineState::Superseded, ..stands.clone() };
    assert!(!is(&instead(2, LineState::Declined, 1), took), "it took its place, and went later");
    assert!(!is(&instead(2, LineState::Approved, 1), stands.clone()));
    assert!(!is(&line(2, LineKind::Part, LineState::Declined, None), stands));
}

#[test]
fn a_caller_speaks_of_the_work_and_of_parts_where_there_was_no_other() {
    let work = line(1, LineKind::Labour, LineState::Approved, None);
    let part = line(2, LineKind::Part, LineState::Approved, None);
    let dropped = line(3, LineKind::Labour, LineState::Declined, None);
    let spoken = |lines: &[Line]| -> Vec<i64> { spoken_of(lines).iter().map(|line| line.id.0).collect() };
    assert_eq!(spoken(&[part.clone(), work, dropped.clone()]), [1]);
    assert_eq!(spoken(&[part, dropped]), [2]);
}
