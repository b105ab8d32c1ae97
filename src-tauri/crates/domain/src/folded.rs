//! The form all texts are compared in, whoever compares them.

use crate::simplified::simplified;
use crate::typed_text::{half_width, is_dot_or_dash, is_invisible};

/// A term or a name in the form everything is compared in.
pub fn of_text(text: &str) -> String {
    folded(text).into_iter().collect()
}

/// Half width, lower case, simplified, without blanks, dots or dashes. It works
/// character by character, so that a part of a name folds to a part of the
/// folded name.
pub(crate) fn folded(text: &str) -> Vec<char> {
    text.chars()
        .map(half_width)
        .filter(|c| !c.is_whitespace() && !is_invisible(*c) && !is_dot_or_dash(*c))
        .map(simplified)
        .flat_map(char::to_lowercase)
        .collect()
}
