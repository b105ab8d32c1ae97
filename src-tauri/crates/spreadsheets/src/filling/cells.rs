//! How a cell is written: a text inside of it, so that the workbook's list of
//! texts stays as it is, and the look of the place it is put in.

use super::row::Filled;
use quick_xml::escape::escape;
use std::fmt::Write as _;

/// `AB`, from 0.
pub fn letters_of(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// What XML has no way to write is left out.
fn is_writable(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// `prefix` is how this sheet names the tags of its namespace: `x:` or nothing.
pub fn write(out: &mut String, prefix: &str, row: u32, column: u32, look: Option<&str>, value: &Filled) {
    let look = look.map(|look| format!(" s=\"{look}\"")).unwrap_or_default();
    let place = letters_of(column);
    // Writing to a text does not fail.
    let _ = match value {
        Filled::Text(text) => {
            let text: String = text.chars().filter(|c| is_writable(*c)).collect();
            write!(
                out,
                "<{prefix}c r=\"{place}{row}\"{look} t=\"inlineStr\"><{prefix}is><{prefix}t \
                 xml:space=\"preserve\">{}</{prefix}t></{prefix}is></{prefix}c>",
                escape(text.as_str())
            )
        }
        Filled::Number(number) => write!(
            out,
            "<{prefix}c r=\"{place}{row}\"{look}><{prefix}v>{}</{prefix}v></{prefix}c>",
            escape(number.as_str())
        ),
    };
}
