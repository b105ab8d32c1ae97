//! The signs that stand in for a character that no embedded font holds.

use crate::DocumentError;
use crate::fonts::{self, Glyph, Weight};

/// The compositor's mark for a sort that is not in the case.
pub(crate) const GETA: char = '〓';
/// More different gaps than a paper has ever had share this mark.
const BEYOND: char = '※';

pub(crate) fn glyphs(missing: char, weight: Weight) -> Result<[Glyph; 2], DocumentError> {
    let geta = known(GETA, weight)?;
    // The number is set when the paper is drawn; all of them are one em wide.
    let number = Glyph { stands_for: Some(missing), ..known(numeral(0), weight)? };
    Ok([geta, number])
}

pub(crate) fn known(character: char, weight: Weight) -> Result<Glyph, DocumentError> {
    fonts::glyph(character, weight)?.ok_or(DocumentError::Font { font: "of the stand-ins" })
}

/// ① to ㊿, which Unicode keeps in three places.
pub(crate) fn numeral(place: usize) -> char {
    let place = u32::try_from(place).unwrap_or(u32::MAX);
    let code = match place {
        0..20 => 0x2460 + place,
        20..35 => 0x3251 + place - 20,
        35..50 => 0x32B1 + place - 35,
        _ => return BEYOND,
    };
    char::from_u32(code).unwrap_or(BEYOND)
}
