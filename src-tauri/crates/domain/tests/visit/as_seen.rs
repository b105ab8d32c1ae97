//! Nothing is written over what the person has not seen, nor signed but what was shown.

use crate::sample::{line, order};
use domain::as_seen::{amount_as_shown, at_version, drawn_at, photos_as_shown};
use domain::inspection::ConfirmationMeans::{OnPaper, OnScreen};
use domain::inspection::Signature;
use domain::line::{LineKind, LineState};
use domain::money::Money;
use domain::refusal::{FieldProblem, Refusal};

fn conflict(entity: &str, yours: i64, current: i64) -> Refusal {
    Refusal::Conflict { entity: entity.to_owned(), id: 1, yours, current }
}

#[test]
fn a_page_of_another_version_is_a_conflict_whichever_is_newer() {
    assert_eq!(at_version("line", 1, 4, 4), Ok(()));
    assert_eq!(at_version("line", 1, 3, 4), Err(conflict("line", 3, 4)));
    assert_eq!(at_version("line", 1, 5, 4), Err(conflict("line", 5, 4)));
}

#[test]
fn an_answer_is_to_the_amount_that_was_shown_and_a_refusal_names_both_as_money() {
    let line = line(1, LineKind::Part, LineState::Offered, None);
    assert_eq!(amount_as_shown(&line, Money(8_800)), Ok(()));
    for shown in [Money(8_799), Money(8_801)] {
        let name = line.figures.name.clone();
        let changed = Refusal::AmountChanged { name, shown, now: Money(8_800) };
        assert_eq!(amount_as_shown(&line, shown), Err(changed));
    }
}

#[test]
fn a_drawing_says_at_which_version_it_was_drawn() {
    let current = order().version;
    let older = Err(conflict("work_order", current - 1, current));
    for (means, version, expected) in [
        (OnScreen, Some(current), Ok(())),
        (OnScreen, Some(current - 1), older.clone()),
        (OnScreen, None, Err(Refusal::bad("version", FieldProblem::Empty))),
        // A paper says by itself what is signed; who sends a version all the same is held to it.
        (OnPaper, None, Ok(())),
        (OnPaper, Some(current - 1), older),
    ] {
        assert_eq!(drawn_at(&order(), means, version), expected, "{means:?} {version:?}");
    }
}

#[test]
fn a_drawing_stands_for_the_photos_that_were_beneath_it() {
    let drawing = Signature { width: 10, height: 10, strokes: vec![vec![(1, 1), (2, 2)]] };
    let drawn = Some(&drawing);
    assert_eq!(photos_as_shown(drawn, "one", "one"), Ok(()));
    for (shown, now) in [("one", "two"), ("", "one"), ("one", "")] {
        assert_eq!(photos_as_shown(drawn, shown, now), Err(Refusal::SignedPhotosChanged));
        assert_eq!(photos_as_shown(None, shown, now), Ok(()), "a name alone binds nothing");
    }
}
