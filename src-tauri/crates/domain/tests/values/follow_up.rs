//! What is put down of a call, and which marks call somebody.

use chrono::{DateTime, NaiveDate, Utc};
use domain::complaint::ComplaintCategory;
use domain::follow_up::{CallDetails, CallOutcome, CallPile, SURVEY_QUESTIONS, SurveyScores, is_in_time};
use domain::refusal::{FieldProblem, MAX_TEXT_LEN, Refusal};

const NOW: &str = "2026-03-02T08:00:00Z";

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn good() -> SurveyScores {
    SurveyScores { service: 5, quality: 5, on_time: 5, price_clarity: 5, cleanliness: 5, recommend: 10 }
}

/// The same marks with one of them another.
fn with(marks: &SurveyScores, field: &str, mark: i64) -> SurveyScores {
    let mut row = serde_json::to_value(marks).expect("marks are a row");
    row[field] = mark.into();
    serde_json::from_value(row).expect("every question is a field of the marks")
}

fn said(outcome: CallOutcome) -> CallDetails<'static> {
    CallDetails { outcome, note: "", marks: None, call_back_at: None, category: None }
}

#[test]
fn every_question_takes_its_marks_and_the_first_beyond_them_is_refused() {
    for question in SURVEY_QUESTIONS {
        let given = |mark| with(&good(), question.field, mark).check();
        assert_eq!(given(question.least), Ok(()), "{question:?}");
        assert_eq!(given(question.most), Ok(()), "{question:?}");
        assert_eq!(given(question.most + 1), Err(Refusal::bad(question.field, FieldProblem::TooLarge)));
        let below = if question.least == 0 { FieldProblem::Negative } else { FieldProblem::Empty };
        assert_eq!(given(question.least - 1), Err(Refusal::bad(question.field, below)));
    }
}

#[test]
fn the_best_low_mark_of_any_question_opens_a_case_and_the_next_one_none() {
    assert_eq!(good().complaint(), None);
    for question in SURVEY_QUESTIONS {
        let given = |mark| with(&good(), question.field, mark).complaint();
        assert!(given(question.low).is_some(), "{question:?}");
        assert_eq!(given(question.low + 1), None, "{question:?}");
    }
}

#[test]
fn the_lowest_mark_names_the_department_and_the_graver_one_where_two_are_equal() {
    let category = |given: &[(&str, i64)]| {
        given.iter().fold(good(), |marks, (field, mark)| with(&marks, field, *mark)).complaint()
    };
    assert_eq!(category(&[("on_time", 2), ("service", 1)]), Some(ComplaintCategory::Attitude));
    assert_eq!(category(&[("service", 2), ("quality", 2)]), Some(ComplaintCategory::RepairQuality));
    assert_eq!(category(&[("on_time", 2), ("price_clarity", 2)]), Some(ComplaintCategory::Price));
    // Who would not recommend us means what they liked least, unless they liked all of it.
    assert_eq!(category(&[("recommend", 5), ("on_time", 3)]), Some(ComplaintCategory::Delay));
    assert_eq!(category(&[("recommend", 5), ("on_time", 4)]), Some(ComplaintCategory::Other));
}

#[test]
fn an_outcome_needs_what_comes_after_it() {
    let lacking = |said: CallDetails<'_>| said.lacks(at(NOW));
    let bad = Refusal::bad;
    let category = Some(ComplaintCategory::Price);
    for outcome in CallOutcome::ALL {
        let expect = match outcome {
            CallOutcome::Suggestion => vec![bad("note", FieldProblem::Empty)],
            CallOutcome::Problem => {
                vec![bad("note", FieldProblem::Empty), bad("complaint", FieldProblem::Empty)]
            }
            CallOutcome::CallBack => vec![bad("call_back_at", FieldProblem::Empty)],
            _ => Vec::new(),
        };
        assert_eq!(lacking(said(outcome)), expect, "{outcome:?}");
        assert_eq!(said(outcome).checked(at(NOW)).err(), expect.into_iter().next(), "{outcome:?}");
        let whole = CallDetails {
            note: " 好 ",
            category,
            call_back_at: Some(at("2026-03-02T08:00:01Z")),
            ..said(outcome)
        };
        assert_eq!(whole.checked(at(NOW)), Ok("好".to_owned()), "{outcome:?}");
    }
    for past in ["2026-03-02T07:59:59Z", NOW] {
        let call = CallDetails { call_back_at: Some(at(past)), ..said(CallOutcome::CallBack) };
        assert_eq!(lacking(call), [bad("call_back_at", FieldProblem::InThePast)]);
    }
    let long = "好".repeat(MAX_TEXT_LEN + 1);
    let call = CallDetails { note: &long, ..said(CallOutcome::Refused) };
    assert_eq!(call.checked(at(NOW)), Err(bad("note", FieldProblem::TooLong)));
}

#[test]
fn only_somebody_who_was_reached_gives_marks() {
    let marks = good();
    for outcome in CallOutcome::ALL {
        let call = CallDetails {
            note: "好",
            category: Some(ComplaintCategory::Price),
            call_back_at: Some(at("2026-03-03T08:00:00Z")),
            marks: Some(&marks),
            ..said(outcome)
        };
        let reached =
            matches!(outcome, CallOutcome::Satisfied | CallOutcome::Suggestion | CallOutcome::Problem);
        let expect =
            if reached { Ok("好".to_owned()) } else { Err(Refusal::bad("survey", FieldProblem::Unknown)) };
        assert_eq!(call.checked(at(NOW)), expect, "{outcome:?}");
    }
    let wrong = with(&marks, "service", 6);
    let call = CallDetails { marks: Some(&wrong), ..said(CallOutcome::Satisfied) };
    assert_eq!(call.checked(at(NOW)), Err(Refusal::bad("service", FieldProblem::TooLarge)));
}

#[test]
fn whoever_named_a_time_is_not_called_before_it() {
    let today = day("2026-03-02");
    let pile = |waits, call_back_at: Option<&str>, due_on| {
        CallPile::of(waits, call_back_at.map(at), day(due_on), today, at(NOW))
    };
    for (due_on, expect) in [
        ("2026-03-01", CallPile::Overdue),
        ("2026-03-02", CallPile::DueToday),
        ("2026-03-03", CallPile::Later),
    ] {
        assert_eq!(pile(false, None, due_on), expect);
        assert_eq!(pile(false, Some(NOW), due_on), CallPile::CallBack);
        assert_eq!(pile(false, Some("2026-03-02T08:00:01Z"), due_on), CallPile::Later);
        assert_eq!(pile(true, Some(NOW), due_on), CallPile::Waiting);
        assert_eq!(pile(true, None, due_on), CallPile::Waiting);
    }
}

#[test]
fn a_call_is_in_time_within_a_week_of_the_delivery() {
    let delivered = Some(day("2026-03-02"));
    assert!(is_in_time(delivered, day("2026-03-09")));
    assert!(!is_in_time(delivered, day("2026-03-10")));
    assert!(!is_in_time(None, day("2026-03-02")), "nothing says when the car left");
}
