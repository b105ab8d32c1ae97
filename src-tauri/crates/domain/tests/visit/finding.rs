//! A finding is quoted, declined or dismissed; what is unsafe is signed for.

use crate::sample::{drawn, finding, line, no};
use domain::estimate::AuthorisationMeans::{Message, Phone, Signature};
use domain::finding::FindingState::{Declined, Dismissed, Open, Quoted};
use domain::finding::{DeclinedWith, Finding, FindingAction, FindingStanding, FindingUrgency};
use domain::line::{Line, LineKind, LineState};
use domain::refusal::{FieldProblem, Refusal};
use domain::role::Role;
use domain::work_order::stage::Stage;

fn part(id: i64, state: LineState) -> Line {
    line(id, LineKind::Part, state, Some(7))
}

#[test]
fn where_a_finding_stands_is_seen_with_the_lines_that_answer_it() {
    use FindingStanding as S;
    let check = |found: &Finding, lines: &[Line], standing: S| {
        let states: Vec<_> = lines.iter().map(|line| line.state).collect();
        assert_eq!(
            found.standing(lines),
            standing,
            "{:?}, unsafe {}, {states:?}",
            found.state,
            found.unsafe_to_drive
        );
    };
    let (safe, unsafe_one) = (finding(Quoted, false), finding(Quoted, true));
    let signed = Finding { signature: Some(drawn()), ..unsafe_one.clone() };
    let on_paper = Finding { signed_paper: "接车单背面".into(), ..unsafe_one.clone() };
    check(&finding(Open, false), &[], S::Undecided);
    check(&finding(Open, true), &[], S::Undecided);
    check(&finding(Dismissed, true), &[], S::Dismissed);
    check(&finding(Declined, false), &[], S::Declined);
    check(&finding(Declined, true), &[], S::Unsigned);
    check(&Finding { signature: Some(drawn()), ..finding(Declined, true) }, &[], S::Declined);
    for waiting in [LineState::Draft, LineState::Offered, LineState::Approved] {
        check(&unsafe_one, &[part(1, waiting)], S::Quoted);
        // One of its lines is wanted: it is being mended.
        check(&unsafe_one, &[part(1, LineState::Declined), part(2, waiting)], S::Quoted);
    }
    // A quote that is declined is a no to the finding.
    let declined = [part(1, LineState::Declined), part(2, LineState::Declined)];
    check(&safe, &declined, S::Declined);
    check(&unsafe_one, &declined, S::Unsigned);
    check(&signed, &declined, S::Declined);
    check(&on_paper, &declined, S::Declined);
    // What a newer line replaced says nothing, nor do lines of other findings.
    check(&unsafe_one, &[part(1, LineState::Superseded), part(2, LineState::Declined)], S::Unsigned);
    check(&unsafe_one, &[line(1, LineKind::Part, LineState::Declined, Some(8))], S::Quoted);
    for standing in [S::Undecided, S::Quoted, S::Declined, S::Unsigned, S::Dismissed] {
        assert_eq!(standing.waits(), matches!(standing, S::Undecided | S::Unsigned), "{standing:?}");
    }
}

#[test]
fn a_no_has_a_name_a_reason_and_for_what_is_unsafe_a_signature() {
    let declined = |found: Finding, with: DeclinedWith| found.declined(&[], with);
    let safe = declined(finding(Open, false), no(Phone)).unwrap();
    assert_eq!((safe.state, safe.declined_by.as_str()), (Declined, "张小芳"));

    let check = |with: DeclinedWith, unsafe_to_drive: bool, refusal: Refusal| {
        assert_eq!(declined(finding(Open, unsafe_to_drive), with), Err(refusal));
    };
    let nameless = DeclinedWith { by_name: " ".into(), ..no(Phone) };
    check(nameless, false, Refusal::bad("by_name", FieldProblem::Empty));
    let unreasoned = DeclinedWith { reason: String::new(), ..no(Phone) };
    check(unreasoned, false, Refusal::bad("reason", FieldProblem::Empty));
    let unsigned = Refusal::UnsafeUnsigned { finding: "前下摆臂胶套开裂".into() };
    check(no(Phone), true, unsigned.clone());
    check(no(Message), true, unsigned);
    // Who says that it was signed shows it, or names the paper.
    check(no(Signature), false, Refusal::bad("signature", FieldProblem::Empty));
    let mut nothing_drawn = no(Signature);
    nothing_drawn.signature = Some(domain::inspection::Signature { strokes: vec![], ..drawn() });
    check(nothing_drawn, true, Refusal::bad("signature", FieldProblem::Empty));

    let with_pen = DeclinedWith { signature: Some(drawn()), ..no(Signature) };
    assert_eq!(declined(finding(Open, true), with_pen).unwrap().signature, Some(drawn()));
    let on_paper = DeclinedWith { signed_paper: " 委托书背面 ".into(), ..no(Signature) };
    assert_eq!(declined(finding(Open, true), on_paper).unwrap().signed_paper, "委托书背面");
}

#[test]
fn what_was_decided_is_decided_again_only_where_something_is_left() {
    let refused = |found: Finding, lines: &[Line]| {
        let state = found.state.code().to_owned();
        assert_eq!(found.declined(lines, no(Phone)), Err(Refusal::FindingIs { state }));
    };
    refused(finding(Dismissed, false), &[]);
    refused(finding(Declined, false), &[]);
    refused(finding(Quoted, false), &[part(1, LineState::Offered)]);
    refused(finding(Quoted, true), &[part(1, LineState::Approved)]);
    // The signature is got when the quote was declined by telephone.
    let with_pen = DeclinedWith { signature: Some(drawn()), ..no(Signature) };
    let lines = [part(1, LineState::Declined)];
    let signed = finding(Quoted, true).declined(&lines, with_pen).unwrap();
    assert_eq!(signed.standing(&lines), FindingStanding::Declined);

    assert_eq!(finding(Open, true).dismissed(" 是旧痕 ").unwrap().reason, "是旧痕");
    assert_eq!(finding(Open, true).dismissed(" "), Err(Refusal::bad("reason", FieldProblem::Empty)));
    let unsigned = finding(Declined, true).dismissed("是旧痕").unwrap();
    assert_eq!(unsigned.state, Dismissed, "declined by a program of before, and nobody signed");
    for state in [Quoted, Dismissed, Declined] {
        let answer = finding(state, false).dismissed("是旧痕");
        assert_eq!(answer, Err(Refusal::FindingIs { state: state.code().to_owned() }));
    }
}

#[test]
fn what_the_customer_signed_for_is_neither_dismissed_nor_marked_otherwise() {
    let signed = Finding { signature: Some(drawn()), ..finding(Declined, true) };
    let is = |state: domain::finding::FindingState| Refusal::FindingIs { state: state.code().to_owned() };
    assert_eq!(signed.clone().dismissed("没有问题"), Err(is(Declined)));
    for urgency in FindingUrgency::ALL {
        let otherwise = urgency != FindingUrgency::Now;
        assert_eq!(signed.clone().marked(urgency, &[]), Err(is(Declined)));
        for state in [Declined, Dismissed] {
            assert_eq!(finding(state, otherwise).marked(urgency, &[]), Err(is(state)));
        }
        for state in [Open, Quoted] {
            let marked = finding(state, otherwise).marked(urgency, &[]).unwrap();
            assert_eq!((marked.state, marked.urgency()), (state, urgency));
            assert_eq!(
                marked.unsafe_to_drive,
                urgency == FindingUrgency::Now,
                "the hand of the customer hangs on it"
            );
        }
    }
}

#[test]
fn what_may_be_done_about_a_finding_is_what_its_commands_let_pass() {
    use FindingAction as A;
    let declined_quote = [part(1, LineState::Declined)];
    let wanted = [part(1, LineState::Approved)];
    for state in [Open, Quoted, Declined, Dismissed] {
        for unsafe_to_drive in [false, true] {
            for lines in [&[] as &[Line], &declined_quote, &wanted] {
                let found = finding(state, unsafe_to_drive);
                let with_pen = DeclinedWith { signature: Some(drawn()), ..no(Signature) };
                let says = |action: A| found.admits(action, lines).is_ok();
                assert_eq!(says(A::Decline), found.clone().declined(lines, with_pen).is_ok(), "{found:?}");
                assert_eq!(says(A::Dismiss), found.clone().dismissed("看过，正常").is_ok(), "{found:?}");
                for urgency in FindingUrgency::ALL {
                    let marked = found.clone().marked(urgency, lines);
                    assert_eq!(says(A::marking(urgency)), marked.is_ok(), "{urgency:?} {found:?}");
                }
            }
        }
    }
    // The customer's no to a quote may be told more exactly; a no as it was told is not told again.
    assert!(finding(Quoted, false).admits(A::Decline, &declined_quote).is_ok());
    assert!(finding(Declined, false).admits(A::Decline, &[]).is_err());
    // What the customer answered was answered as it was told then: nobody makes it safe
    // afterwards, and lets the car pass without their hand.
    for mark in [A::MarkLater, A::MarkSoon, A::MarkNow] {
        assert!(finding(Quoted, true).admits(mark, &declined_quote).is_err(), "{mark:?}");
        assert!(finding(Quoted, true).admits(mark, &wanted).is_ok(), "{mark:?}");
    }
}

#[test]
fn a_button_about_a_finding_is_of_those_who_may_and_says_something_new() {
    use FindingAction as A;
    let at =
        |stage, roles: &[Role], unsafe_to_drive| finding(Open, unsafe_to_drive).allowed(stage, &[], roles);
    let working = Stage::InRepair;
    assert_eq!(at(working, &[Role::Technician], false), [A::MarkNow, A::MarkLater]);
    // What may wait is no danger: whoever is at the car says that it may not.
    let waiting = finding(Open, false).of_urgency(FindingUrgency::Later);
    assert_eq!(waiting.allowed(working, &[], &[Role::Technician]), [A::MarkNow, A::MarkSoon]);
    // That there is no danger the foreman answers for.
    assert_eq!(at(working, &[Role::Technician], true), []);
    assert_eq!(at(working, &[Role::Foreman], true), [A::Dismiss, A::MarkSoon, A::MarkLater]);
    assert_eq!(at(working, &[Role::Advisor], false), [A::Decline]);
    assert_eq!(at(Stage::Closed, &[Role::Advisor, Role::Foreman, Role::Manager], false), []);
}

#[test]
fn the_gravest_stands_first_and_nothing_is_unsafe_and_may_wait() {
    use FindingUrgency as U;
    assert!(U::Now < U::Soon && U::Soon < U::Later);
    assert_eq!(U::default(), U::Soon, "who says nothing of it does not put it off");
    for (urgency, flags) in [(U::Now, (true, false)), (U::Soon, (false, false)), (U::Later, (false, true))] {
        for before in U::ALL {
            let found = finding(Open, false).of_urgency(before).of_urgency(urgency);
            assert_eq!((found.unsafe_to_drive, found.may_wait), flags, "{before:?} then {urgency:?}");
            assert_eq!(found.urgency(), urgency);
        }
    }
    // A row that says both is taken as the graver.
    assert_eq!(Finding { may_wait: true, ..finding(Open, true) }.urgency(), U::Now);
}
