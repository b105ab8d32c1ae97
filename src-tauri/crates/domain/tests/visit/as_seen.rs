//! Nothing is written over what the person has not seen, nor signed but what was shown.

use crate::sample::order;
use domain::as_seen::{at_version, drawn_at};
use domain::inspection::ConfirmationMeans::{OnPaper, OnScreen};
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
