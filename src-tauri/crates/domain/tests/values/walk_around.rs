//! What is written down around the car.

use domain::body_kind::BodyKind;
use domain::check_in_list::{CheckInItem, CheckInKind, CheckInList};
use domain::ids::{LineId, WorkOrderId};
use domain::inspection::{DamageKind, DamageMark, WalkAround, WalkAroundItem, WalkAroundResult};
use domain::refusal::{FieldProblem, Refusal};
use domain::walk_around::{
    check_warning_lights, checked_items, checked_marks, number_of_mark, outline_marked,
};

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

fn asked() -> Vec<CheckInItem> {
    CheckInList::starting(CheckInKind::General).asked(&[])
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
    for wrong in [vec![item("lights"), item("lights")], vec![item("engine")], vec![item("charge_port")]] {
        assert_eq!(checked_items(wrong, &[], &asked()), Err(Refusal::bad("items", FieldProblem::Unknown)));
    }
}

#[test]
fn what_was_quoted_is_known_from_before_and_not_from_the_page() {
    let items = vec![item("lights"), item("brakes")];
    let kept = checked_items(items, &[item("brakes")], &asked()).unwrap();
    assert_eq!((kept[0].quoted, kept[0].quoted_by), (false, None));
    assert_eq!((kept[1].quoted, kept[1].quoted_by), (true, Some(LineId(9))));
}

fn walk(marks: Vec<DamageMark>, outline: Option<BodyKind>) -> WalkAround {
    WalkAround {
        id: 1,
        work_order_id: WorkOrderId(1),
        check_in_list_id: None,
        outline,
        warning_lights: Vec::new(),
        marks,
        items: Vec::new(),
        belongings: String::new(),
        valuables_reminded: false,
        confirmed_by: String::new(),
        confirmed_at: None,
        confirmed_means: None,
        paper: String::new(),
        signature: None,
        version: 1,
    }
}

#[test]
fn marks_stay_on_the_drawing_they_were_put_on() {
    let on = |marks: Vec<DamageMark>, kept, body| outline_marked(Some(&walk(marks, kept)), body);
    let (van, pickup) = (Some(BodyKind::Van), Some(BodyKind::Pickup));
    assert_eq!(on(vec![mark(1, 1)], van, pickup), BodyKind::Van, "whatever the car is said to be since");
    assert_eq!(on(vec![mark(1, 1)], None, pickup), BodyKind::Sedan, "marks of before bodies were told apart");
    assert_eq!(on(Vec::new(), None, pickup), BodyKind::Pickup);
    assert_eq!(outline_marked(None, van), BodyKind::Van);
    assert_eq!(outline_marked(None, None), BodyKind::Sedan, "nobody knows the car");
}
