//! 客户等级 and tags: what a shop sorts its customers by. The levels are the shop's own list, the tags
//! anybody's words.

use crate::folded::of_text;
use crate::refusal::{FieldProblem, Refusal, required};

/// Either stands on a chip.
pub const MAX_WORD: usize = 20;
const MAX_LEVELS: usize = 12;
const MAX_TAGS: usize = 12;

fn says(words: &[String], word: &str) -> bool {
    words.iter().any(|other| of_text(other) == of_text(word))
}

/// The levels of a shop, the lowest first.
///
/// # Errors
/// `BadField` on `customer_levels` for too many, for one without a name or with a name too long, and for one
/// that is there twice.
pub fn check_levels(levels: &[String]) -> Result<(), Refusal> {
    if levels.len() > MAX_LEVELS {
        return Err(Refusal::bad("customer_levels", FieldProblem::TooLarge));
    }
    for (place, level) in levels.iter().enumerate() {
        required("customer_levels", level, MAX_WORD)?;
        if levels.iter().take(place).any(|before| of_text(before) == of_text(level)) {
            return Err(Refusal::bad("customer_levels", FieldProblem::Taken));
        }
    }
    Ok(())
}

/// The level as it is kept: none, one of the shop's, or the one the customer has of an older list.
///
/// # Errors
/// `BadField` on `level` for any other.
pub fn level_kept(chosen: &str, levels: &[String], before: &str) -> Result<String, Refusal> {
    let chosen = chosen.trim();
    if chosen.is_empty() || chosen == before || levels.iter().any(|level| level == chosen) {
        return Ok(chosen.to_owned());
    }
    Err(Refusal::bad("level", FieldProblem::Unknown))
}

/// Tags as they are kept: each once, in the order in which they were typed.
///
/// # Errors
/// `BadField` on `tags` for one too long, or for more than stand beside a name.
pub fn tags_kept(typed: &[String]) -> Result<Vec<String>, Refusal> {
    let mut kept: Vec<String> = Vec::new();
    for tag in typed.iter().map(|tag| tag.trim()).filter(|tag| !tag.is_empty()) {
        let tag = required("tags", tag, MAX_WORD)?;
        if !says(&kept, &tag) {
            kept.push(tag);
        }
    }
    if kept.len() > MAX_TAGS {
        return Err(Refusal::bad("tags", FieldProblem::TooLarge));
    }
    Ok(kept)
}

/// The tags of two records made one; those of the one that stays come first.
pub fn tags_of_both(kept: &[String], gone: &[String]) -> Vec<String> {
    let mut both = kept.to_vec();
    for tag in gone {
        if both.len() < MAX_TAGS && !says(&both, tag) {
            both.push(tag.clone());
        }
    }
    both
}
