//! What stands on paper for a character that no embedded font holds. Nobody's
//! name keeps a paper from being printed: the gap is drawn as 〓 with a number,
//! and the foot of the paper says which character each number is.

use crate::DocumentError;
use crate::fonts::{self, Glyph, Weight};
use crate::geta::{GETA, known, numeral};
use crate::page::Book;
use crate::text::{Style, printable};
use domain::typed_text::is_invisible;

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

/// What of a text a paper does not print as it was typed.
///
/// # Errors
/// A font of the program's own that cannot be read.
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
