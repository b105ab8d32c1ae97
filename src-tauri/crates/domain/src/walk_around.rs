//! What is written down around the car at check-in, before it is kept.

use crate::body_kind::BodyKind;
use crate::check_in_list::CheckInItem;
use crate::inspection::{DamageMark, WARNING_LIGHT_CODES, WalkAround, WalkAroundItem};
use crate::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, optional};

const MAX_MARKS: usize = 100;
/// The drawing of the vehicle, in thousandths of its sides.
const OUTLINE: std::ops::RangeInclusive<i64> = 0..=1000;

/// Every code is one of the known ones, and none comes twice.
fn known_codes<'a>(field: &str, codes: impl Iterator<Item = &'a str>, known: &[&str]) -> Result<(), Refusal> {
    let mut seen: Vec<&str> = Vec::new();
    for code in codes {
        if !known.contains(&code) || seen.contains(&code) {
            return Err(Refusal::bad(field, FieldProblem::Unknown));
        }
        seen.push(code);
    }
    Ok(())
}

/// # Errors
/// A light no instrument has, or one that is named twice.
pub fn check_warning_lights(codes: &[String]) -> Result<(), Refusal> {
    known_codes("warning_lights", codes.iter().map(String::as_str), &WARNING_LIGHT_CODES)
}

const MAX_KEY: usize = 36;

/// Letters, figures and hyphens, as the page makes them up.
pub fn is_mark_key(key: &str) -> bool {
    (1..=MAX_KEY).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// The number of the mark on the drawing, where it is still there.
pub fn number_of_mark(marks: &[DamageMark], key: &str) -> Option<usize> {
    marks.iter().position(|mark| !key.is_empty() && mark.key == key).map(|place| place + 1)
}

/// # Errors
/// More marks than a car has room for, one beside the drawing, or a note too
/// long for the sheet; photos that would be of two marks.
pub fn checked_marks(marks: Vec<DamageMark>) -> Result<Vec<DamageMark>, Refusal> {
    if marks.len() > MAX_MARKS {
        return Err(Refusal::bad("marks", FieldProblem::TooLarge));
    }
    let keys: Vec<&str> = marks.iter().map(|mark| mark.key.as_str()).filter(|key| !key.is_empty()).collect();
    let twice = |key: &&str| keys.iter().filter(|other| *other == key).count() > 1;
    if keys.iter().any(|key| !is_mark_key(key) || twice(key)) {
        return Err(Refusal::bad("marks", FieldProblem::Unknown));
    }
    marks
        .into_iter()
        .map(|mark| {
            if !OUTLINE.contains(&mark.x) || !OUTLINE.contains(&mark.y) {
                return Err(Refusal::bad("marks", FieldProblem::TooLarge));
            }
            Ok(DamageMark { note: optional("note", &mark.note, MAX_NAME_LEN)?, ..mark })
        })
        .collect()
}

/// The drawing of a visit's car: the one its marks were put on, whatever the car is said to be since. Marks of before
/// bodies were told apart lie on the usual one.
pub fn outline_marked(walk: Option<&WalkAround>, body: Option<BodyKind>) -> BodyKind {
    let marked = walk.filter(|walk| !walk.marks.is_empty());
    marked.map_or_else(|| body.unwrap_or_default(), |walk| walk.outline.unwrap_or_default())
}

/// The items as they are kept. Whether a suggestion was quoted is known by what
/// was kept before, not by the page.
///
/// # Errors
/// An item that is not asked of this car, one that comes twice, or a note too long.
pub fn checked_items(
    items: Vec<WalkAroundItem>,
    before: &[WalkAroundItem],
    asked: &[CheckInItem],
) -> Result<Vec<WalkAroundItem>, Refusal> {
    let known: Vec<&str> = asked.iter().map(|item| item.code.as_str()).collect();
    known_codes("items", items.iter().map(|item| item.code.as_str()), &known)?;
    items
        .into_iter()
        .map(|item| {
            let earlier = before.iter().find(|earlier| earlier.code == item.code && earlier.quoted);
            Ok(WalkAroundItem {
                note: optional("note", &item.note, MAX_NAME_LEN)?,
                quoted: earlier.is_some(),
                quoted_by: earlier.and_then(|earlier| earlier.quoted_by),
                ..item
            })
        })
        .collect()
}
