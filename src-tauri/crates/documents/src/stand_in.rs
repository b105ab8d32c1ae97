//! What stands on paper for a character that no embedded font holds. Nobody's
//! name keeps a paper from being printed: the gap is drawn as 〓 with a number,
//! and the foot of the paper says which character each number is.

use crate::DocumentError;
use crate::fonts::{self, Glyph, Weight};
use crate::page::Book;
use crate::text::{Style, printable};
use domain::typed_text::is_invisible;

/// The compositor's mark for a sort that is not in the case.
const GETA: char = '〓';
/// More different gaps than a paper has ever had share this mark.
const BEYOND: char = '※';

pub(crate) fn glyphs(missing: char, weight: Weight) -> Result<[Glyph; 2], DocumentError> {
    let geta = known(GETA, weight)?;
    // The number is set when the paper is drawn; all of them are one em wide.
    let number = Glyph { stands_for: Some(missing), ..known(numeral(0), weight)? };
    Ok([geta, number])
}

fn known(character: char, weight: Weight) -> Result<Glyph, DocumentError> {
    fonts::glyph(character, weight)?.ok_or(DocumentError::Font { font: "of the stand-ins" })
}

/// ① to ㊿, which Unicode keeps in three places.
fn numeral(place: usize) -> char {
    let place = u32::try_from(place).unwrap_or(u32::MAX);
    let code = match place {
        0..20 => 0x2460 + place,
        20..35 => 0x3251 + place - 20,
        35..50 => 0x32B1 + place - 35,
        _ => return BEYOND,
    };
    char::from_u32(code).unwrap_or(BEYOND)
}

/// `U+1F44D`, as every table of characters names it.
pub fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

impl Book {
    /// The glyph as it is drawn: a stand-in gets the number its character has
    /// on this paper.
    pub(crate) fn numbered(&mut self, glyph: &Glyph, weight: Weight) -> Result<Glyph, DocumentError> {
        let Some(missing) = glyph.stands_for else { return Ok(*glyph) };
        let place = self.missing.iter().position(|other| *other == missing).unwrap_or_else(|| {
            self.missing.push(missing);
            self.missing.len() - 1
        });
        known(numeral(place), weight)
    }

    /// Says at the foot of the paper which characters were stood in for.
    pub(crate) fn name_missing(&mut self) -> Result<(), DocumentError> {
        if self.missing.is_empty() {
            return Ok(());
        }
        let named: Vec<String> = self
            .missing
            .iter()
            .enumerate()
            .map(|(place, missing)| format!("{GETA}{} = {}", numeral(place), code_point(*missing)))
            .collect();
        let note = format!("字库未收的字以 {GETA} 代替，请在该处手写补正：{}。", named.join("，"));
        self.space(6.0);
        self.paragraph(&note, Style::SMALL)
    }
}

/// What of a typed text does not come out on paper as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NotAsTyped {
    /// In no embedded font: a stand-in is printed.
    pub stood_in_for: Vec<char>,
    /// Without a shape of their own, and so left out.
    pub left_out: Vec<char>,
}

pub fn not_as_typed(text: &str) -> Result<NotAsTyped, DocumentError> {
    let mut found = NotAsTyped::default();
    for character in printable(text) {
        let missing = character != '\n' && fonts::glyph(character, Weight::Regular)?.is_none();
        if missing && !found.stood_in_for.contains(&character) {
            found.stood_in_for.push(character);
        }
    }
    let line_breaks = ['\n', '\r', '\t'];
    for character in text.chars().filter(|c| is_invisible(*c) && !line_breaks.contains(c)) {
        if !found.left_out.contains(&character) {
            found.left_out.push(character);
        }
    }
    Ok(found)
}
