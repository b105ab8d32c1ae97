//! The numbers a part goes by beside the shop's own code: its maker's, those of others who make the same,
//! and what the shop called it before. People type them with blanks and dashes and without.

use crate::folded::of_text;
use crate::ids::PartId;
use crate::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, optional, required};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PartNumberKind {
    /// 自编号: another code of the shop's own, or what stands on its box as a bar code.
    Own,
    /// 原厂号.
    Maker,
    /// 替换号: the same part of another brand.
    Cross,
}

impl PartNumberKind {
    pub const ALL: [Self; 3] = [Self::Own, Self::Maker, Self::Cross];
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartNumber {
    pub id: i64,
    pub part_id: PartId,
    pub number_kind: PartNumberKind,
    pub part_number: String,
    /// Without blanks, dots and dashes, as it is looked up.
    pub folded: String,
    /// Whose number it is; empty where nobody said.
    pub number_brand: String,
}

/// A number as it was typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TypedNumber {
    pub number_kind: PartNumberKind,
    pub part_number: String,
    pub number_brand: String,
}

/// More than any part has.
const MAX_NUMBERS: usize = 50;

/// The numbers of a part as they are kept, each once and none that is its own code.
///
/// # Errors
/// `BadField` for too many, for one that says nothing, and for a text too long.
pub fn numbers_kept(part_id: PartId, code: &str, typed: &[TypedNumber]) -> Result<Vec<PartNumber>, Refusal> {
    if typed.len() > MAX_NUMBERS {
        return Err(Refusal::bad("part_number", FieldProblem::TooLong));
    }
    let own = of_text(code);
    let mut kept: Vec<PartNumber> = Vec::with_capacity(typed.len());
    for number in typed {
        let part_number = required("part_number", &number.part_number, MAX_NAME_LEN)?;
        let folded = of_text(&part_number);
        if folded.is_empty() {
            return Err(Refusal::bad("part_number", FieldProblem::Empty));
        }
        let number_brand = optional("number_brand", &number.number_brand, MAX_NAME_LEN)?;
        if folded != own && kept.iter().all(|other| other.folded != folded) {
            let number_kind = number.number_kind;
            kept.push(PartNumber { id: 0, part_id, number_kind, part_number, folded, number_brand });
        }
    }
    Ok(kept)
}

/// A part of the shop that a number stands on, as a row of somebody's list is held against it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered {
    pub part_id: PartId,
    pub brand: String,
    /// Whose number it is; empty where nobody said.
    pub number_brand: String,
}

/// Which part of the shop a number means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    Nothing,
    One(PartId),
    /// Nobody can say which.
    Several(Vec<PartId>),
}

/// Which of the parts that a number stands on is meant by a row of a brand. A brand that is neither the
/// part's nor the number's means something else; where the row names none, or nobody knows one, the number
/// alone tells.
pub fn meant(on: &[Numbered], brand: &str) -> Meant {
    let brand = of_text(brand);
    let is = |other: &str| !brand.is_empty() && of_text(other) == brand;
    let agrees = |one: &Numbered| {
        let unsaid = one.brand.is_empty() && one.number_brand.is_empty();
        brand.is_empty() || unsaid || is(&one.brand) || is(&one.number_brand)
    };
    let mut ids: Vec<PartId> = Vec::new();
    let mut of_brand: Vec<PartId> = Vec::new();
    for one in on.iter().filter(|one| agrees(one)) {
        if !ids.contains(&one.part_id) {
            ids.push(one.part_id);
        }
        if is(&one.brand) && !of_brand.contains(&one.part_id) {
            of_brand.push(one.part_id);
        }
    }
    match (ids.as_slice(), of_brand.as_slice()) {
        ([], _) => Meant::Nothing,
        ([one], _) | (_, [one]) => Meant::One(*one),
        _ => Meant::Several(ids),
    }
}

/// The numbers of one cell of a list, each once: people part them by commas and strokes.
pub fn numbers_within(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for one in text.split(['、', '，', ',', ';', '；', '|', '\n']) {
        let one: String = one.trim().chars().take(MAX_NAME_LEN).collect();
        let folded = of_text(&one);
        if !folded.is_empty() && found.iter().all(|other| of_text(other) != folded) {
            found.push(one);
        }
    }
    found.truncate(MAX_NUMBERS);
    found
}
