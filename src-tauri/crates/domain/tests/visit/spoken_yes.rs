//! What a word on the telephone is enough for.

use crate::sample::{instant, line};
use domain::estimate::{Authorisation, AuthorisationMeans};
use domain::ids::{EstimateId, LineId, PersonId, WorkOrderId};
use domain::line::{Line, LineKind, LineState, Payer};
use domain::money::Money;
use domain::refusal::{FieldProblem, Refusal};
use domain::spoken_yes::{SpokenYes, call_note, check_written, to_be_written};

fn agreed(id: i64) -> Line {
    line(id, LineKind::Part, LineState::Approved, None)
}

fn answer(line: i64, means: AuthorisationMeans) -> Authorisation {
    Authorisation {
        id: line,
        work_order_id: WorkOrderId(1),
        estimate_id: EstimateId(1),
        line_id: LineId(line),
        approved: true,
        by_name: "张小芳".into(),
        means,
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
fn what_waits_is_all_that_was_only_said_and_comes_to_more_than_a_word_is_taken_for() {
    use AuthorisationMeans::{Message, OwnPhone, Paper, Phone, Signature};
    let lines = [agreed(1), agreed(2)];
    let limit = Money(10_000);
    let both = Some(SpokenYes { lines: vec![LineId(1), LineId(2)], amount: Money(17_600) });
    let said = [answer(1, Phone), answer(2, Phone)];
    assert_eq!(to_be_written(&lines, &said, limit), both);
    assert_eq!(to_be_written(&lines, &said, Money(17_600)), None, "so much and no more");
    assert_eq!(to_be_written(&lines, &said, Money::ZERO), None, "a word is always taken");
    for written in [Signature, Paper, Message, OwnPhone] {
        let one_written = [answer(1, Phone), answer(2, Phone), answer(2, written)];
        assert_eq!(to_be_written(&lines, &one_written, limit), None, "the newest counts: {written:?}");
    }
    let mut insured = agreed(2);
    insured.figures.payer = Payer::Insurer;
    assert_eq!(to_be_written(&[agreed(1), insured], &said, limit), None, "not the customer's to pay");
    let dropped = Line { state: LineState::Declined, ..agreed(2) };
    assert_eq!(to_be_written(&[agreed(1), dropped], &said, limit), None);
    // A part that took another's place unasked was agreed to with it.
    let gone = Line { state: LineState::Superseded, ..agreed(2) };
    let instead = Line { supersedes_id: Some(LineId(2)), ..agreed(3) };
    let with_it = to_be_written(&[agreed(1), gone, instead], &said, limit).map(|spoken| spoken.lines);
    assert_eq!(with_it, Some(vec![LineId(1), LineId(3)]));
}

#[test]
fn a_call_that_says_yes_to_so_much_is_noted_and_no_call_confirms_another() {
    let note = |text, means, approved| call_note(text, means, Money(approved), Money(10_000));
    let missing = Err(Refusal::bad("call_note", FieldProblem::Empty));
    assert_eq!(note(" ", AuthorisationMeans::Phone, 10_001), missing);
    assert_eq!(note(" 同意 ", AuthorisationMeans::Phone, 10_001), Ok("同意".to_owned()));
    assert_eq!(note("", AuthorisationMeans::Phone, 10_000), Ok(String::new()));
    assert_eq!(note("", AuthorisationMeans::Message, 10_001), missing, "a message nobody wrote down");
    for carried in [AuthorisationMeans::Signature, AuthorisationMeans::Paper, AuthorisationMeans::OwnPhone] {
        assert_eq!(note("", carried, 10_001), Ok(String::new()), "{carried:?}");
    }
    let spoken: Vec<AuthorisationMeans> =
        AuthorisationMeans::ALL.into_iter().filter(|means| check_written(*means).is_err()).collect();
    assert_eq!(spoken, [AuthorisationMeans::Phone]);
}
