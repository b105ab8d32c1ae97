//! What a part is found by, as terms of the index, and how well a term fits what was typed. What a thing
//! begins with stands a second time under a mark of its own, so that the best finds are read first and
//! nothing has to be read through to find them.

use crate::catalogue_search::Fit;
use crate::folded::of_text;
use crate::names::pinyin_initials;
use crate::search_terms::of_model;
use crate::trade_words::{meanings, names_of, plain};

/// A query is cut here, so no term needs to be longer.
const MAX_LEN: usize = 40;
/// In a longer name only so many places are looked up from.
const NAME_STARTS: usize = 24;
/// One letter somewhere in the initials is no hint at anything.
const LETTERS_ANYWHERE: usize = 2;
/// More words than these tell nothing more.
const MAX_WORDS: usize = 6;

/// What marks the beginnings, the best first: with how a whole term fits, and one that goes on. Nothing
/// marks what stands anywhere else.
pub const MARKS: [(&str, Fit, Fit); 5] = [
    ("=", Fit::Code, Fit::CodeBegins),
    ("#", Fit::Number, Fit::NumberBegins),
    ("<", Fit::NameBegins, Fit::NameBegins),
    ("[", Fit::InitialsBegin, Fit::InitialsBegin),
    ("", Fit::NameHolds, Fit::NameHolds),
];

/// What of a part it is found by.
#[derive(Clone, Copy, Debug)]
pub struct PartFoundBy<'a> {
    pub code: &'a str,
    pub name: &'a str,
    pub brand: &'a str,
    pub specification: &'a str,
    /// Its other numbers.
    pub numbers: &'a [String],
    /// The series it fits.
    pub fits: &'a [String],
}

/// The terms of a part.
pub fn of_part(part: &PartFoundBy<'_>) -> Vec<String> {
    let mut terms = Vec::new();
    let code = cut(&of_text(part.code));
    if !code.is_empty() {
        terms.extend([format!("={code}"), code]);
    }
    for number in part.numbers.iter().map(|number| cut(&of_text(number))).filter(|number| !number.is_empty())
    {
        terms.extend([format!("#{number}"), number]);
    }
    for name in [plain(part.name), of_text(part.name)].iter().filter(|name| !name.is_empty()) {
        terms.push(format!("<{}", cut(name)));
        push_tails(&mut terms, name, 1);
    }
    for name in names_of(part.name) {
        let spellings = pinyin_initials(&name);
        if let Some(usual) = spellings.first() {
            push_tails(&mut terms, usual, LETTERS_ANYWHERE);
        }
        for spelling in spellings.iter().map(|spelling| cut(spelling)) {
            terms.extend([format!("[{spelling}"), spelling]);
        }
    }
    terms.extend(of_model("", part.brand));
    terms.extend(of_model("", part.specification));
    terms.extend(part.fits.iter().flat_map(|series| of_model("", series)));
    let mut kept: Vec<String> = Vec::with_capacity(terms.len());
    for term in terms {
        if !kept.contains(&term) {
            kept.push(term);
        }
    }
    kept
}

fn cut(text: &str) -> String {
    text.chars().take(MAX_LEN).collect()
}

fn push_tails(terms: &mut Vec<String>, text: &str, shortest: usize) {
    let characters: Vec<char> = text.chars().collect();
    for start in 0..characters.len().min(NAME_STARTS) {
        if characters.len() - start >= shortest {
            terms.push(characters[start..].iter().take(MAX_LEN).collect());
        }
    }
}

/// What was typed, word by word: each with everything it may stand for, itself before all.
pub fn part_words(typed: &str) -> Vec<Vec<String>> {
    let words = typed.split_whitespace().map(|word| {
        let mut texts = vec![cut(&of_text(word))];
        for meant in meanings(word).iter().map(|meant| cut(meant)) {
            if !meant.is_empty() && !texts.contains(&meant) {
                texts.push(meant);
            }
        }
        texts
    });
    words.filter(|texts| !texts[0].is_empty()).take(MAX_WORDS).collect()
}

/// A code or a number typed or scanned as a whole, whatever blanks stand in it.
pub fn whole_number(typed: &str) -> Option<String> {
    let folded = of_text(typed);
    (!folded.is_empty() && folded.chars().count() <= MAX_LEN).then_some(folded)
}

/// Where in the index a text is looked for, by the mark of what it stands for. One letter somewhere in a
/// name is no hint at anything.
pub fn looked_for(text: &str, mark: &str) -> Option<String> {
    let is_a_letter = text.chars().count() < LETTERS_ANYWHERE && text.is_ascii();
    (!(mark.is_empty() && is_a_letter)).then(|| format!("{mark}{text}"))
}

/// Every place in the index where one of these texts would stand, each thing once.
pub fn anywhere(texts: &[String]) -> Vec<String> {
    let mut places = Vec::new();
    for text in texts {
        match looked_for(text, "") {
            // What begins with it stands there as well.
            Some(place) => places.push(place),
            None => places.extend(MARKS.iter().filter_map(|(mark, ..)| looked_for(text, mark))),
        }
    }
    places
}

/// How well a part of these terms fits one word of what was typed.
pub fn fit_of(terms: &[String], texts: &[String]) -> Option<Fit> {
    MARKS.iter().find_map(|(mark, whole, begins)| {
        let mut fit = None;
        for marked in texts.iter().filter_map(|text| looked_for(text, mark)) {
            for term in terms.iter().filter(|term| term.starts_with(&marked)) {
                let this = if term.len() == marked.len() { *whole } else { *begins };
                fit = Some(fit.map_or(this, |best: Fit| best.min(this)));
            }
        }
        fit
    })
}
