//! The text of one cell without what programs put around it.

use crate::MAX_CELL_LEN;
use crate::rows::BETWEEN;
use crate::unreadable::Unreadable;
use std::borrow::Cow;

/// A cell without the blanks programs pad with, and without the marks that keep
/// a spreadsheet from taking a number's leading zero away.
pub(crate) fn cleaned(text: &str) -> Result<Cow<'_, str>, Unreadable> {
    if text.len() > MAX_CELL_LEN && text.chars().count() > MAX_CELL_LEN {
        return Err(Unreadable::LongCell);
    }
    let padding = |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\0');
    let text = unguarded(text.trim_matches(padding));
    if text.contains(BETWEEN) {
        return Ok(Cow::Owned(text.replace(BETWEEN, "")));
    }
    Ok(text)
}

fn unguarded(text: &str) -> Cow<'_, str> {
    if let Some(inner) = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        // Only what is one text from quote to quote: a formula of several
        // pieces is left as it stands.
        if !inner.replace("\"\"", "").contains('"') {
            let inner = inner.trim();
            return if inner.contains('"') { inner.replace("\"\"", "\"").into() } else { inner.into() };
        }
    }
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit() || "=+-@".contains(c)) => rest.into(),
        _ => text.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::cleaned;

    #[test]
    fn what_guards_a_number_is_no_part_of_it() {
        for (text, expect) in [
            ("=\"0139\"", "0139"),
            ("=\"\"", ""),
            ("=\"a\"\"b\"", "a\"b"),
            ("=\"a\"&\"b\"", "=\"a\"&\"b\""),
            ("'0139", "0139"),
            ("'-5", "-5"),
            ("'=1+1", "=1+1"),
            ("'t Hooft", "'t Hooft"),
            (" \u{3000}张\u{feff}\u{a0}", "张"),
            ("a\0b", "ab"),
        ] {
            assert_eq!(cleaned(text).unwrap(), expect, "{text}");
        }
        assert!(cleaned(&"长".repeat(32_768)).is_err());
        assert!(cleaned(&"长".repeat(32_767)).is_ok());
    }
}
