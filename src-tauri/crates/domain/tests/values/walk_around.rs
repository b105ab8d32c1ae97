//! What is written down around the car.

use domain::ids::LineId;
use domain::inspection::{DamageKind, DamageMark, WalkAroundItem, WalkAroundResult};
use domain::refusal::{FieldProblem, Refusal};
use domain::walk_around::{check_warning_lights, checked_items, checked_marks, number_of_mark};

fn mark(x: i64, y: i64) -> DamageMark {
    DamageMark { x, y, kind: DamageKind::Scratch, note: " 左前门 ".into(), key: String::new() }
}

fn item(code: &str) -> WalkAroundItem {
    WalkAroundItem {
        code: code.into(),
        result: WalkAroundResult::RepairSuggested,
        note: String::new(),
        quoted: true,
        quoted_by: Some(LineId(9)),
    }
}

#[test]
fn marks_lie_on_the_drawing() {
    assert_eq!(checked_marks(vec![mark(0, 1000)]).unwrap()[0].note, "左前门");
    let too_large = Err(Refusal::bad("marks", FieldProblem::TooLarge));
    for (x, y) in [(-1, 0), (0, -1), (1001, 0), (0, 1001)] {
        assert_eq!(checked_marks(vec![mark(x, y)]), too_large, "{x} {y}");
    }
    assert!(checked_marks(vec![mark(1, 1); 100]).is_ok());
    assert_eq!(checked_marks(vec![mark(1, 1); 101]), too_large);
}

#[test]
fn a_mark_is_known_by_its_key_whatever_number_it_has() {
    let keyed = |key: &str| DamageMark { key: key.into(), ..mark(1, 1) };
    let marks = checked_marks(vec![mark(1, 1), keyed("a7-f3"), keyed("b")]).unwrap();
    assert_eq!(number_of_mark(&marks, "a7-f3"), Some(2));
    assert_eq!(number_of_mark(&marks[1..], "a7-f3"), Some(1), "the one before it was taken off");
    assert_eq!((number_of_mark(&marks, "c"), number_of_mark(&marks, "")), (None, None));
    let unknown = Err(Refusal::bad("marks", FieldProblem::Unknown));
    for wrong in [vec![keyed("a"), keyed("a")], vec![keyed("左")], vec![keyed(&"a".repeat(37))]] {
        assert_eq!(checked_marks(wrong), unknown);
    }
    assert!(checked_marks(vec![mark(1, 1), mark(1, 1)]).is_ok(), "those of before have none");
}

#[test]
fn codes_are_known_and_come_once() {
    let lights = |codes: &[&str]| {
        check_warning_lights(&codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>())
    };
    assert_eq!(lights(&["engine", "abs"]), Ok(()));
    for wrong in [&["engine", "engine"][..], &["disco"]] {
        assert_eq!(lights(wrong), Err(Refusal::bad("warning_lights", FieldProblem::Unknown)));
    }
    for wrong in [vec![item("lights"), item("lights")], vec![item("engine")]] {
        assert_eq!(checked_items(wrong, &[]), Err(Refusal::bad("items", FieldProblem::Unknown)));
    }
}

#[test]
fn what_was_quoted_is_known_from_before_and_not_from_the_page() {
    let kept = checked_items(vec![item("lights"), item("brakes")], &[item("brakes")]).unwrap();
    assert_eq!((kept[0].quoted, kept[0].quoted_by), (false, None));
    assert_eq!((kept[1].quoted, kept[1].quoted_by), (true, Some(LineId(9))));
}
