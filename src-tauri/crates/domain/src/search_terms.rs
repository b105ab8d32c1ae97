//! The strings a thing is found by, and what was typed brought to the same
//! form. A term matches when it starts with the query; every tail that people
//! ask for is a term of its own, so that finding is a range scan of an index.

use crate::names::pinyin_initials;
use crate::phone::Phone;
use crate::plate::Plate;
use crate::simplified::simplified;
use crate::typed_text::{half_width, is_dot_or_dash, is_invisible};
use crate::vin::Vin;

/// A query is cut here, so no term needs to be longer.
const LONGEST: usize = 40;
/// In a longer name only so many places are looked up from.
const NAME_STARTS: usize = 32;

/// Every tail of two or more characters: `12345` and `d12345` find 粤BD12345.
pub fn of_plate(plate: &Plate) -> Vec<String> {
    let characters = folded(plate.as_str());
    let mut terms = vec![term(&characters)];
    push_tails(&mut terms, &characters, 2);
    without_repeats(terms)
}

/// The whole and the tails of its last eight characters, from four up.
pub fn of_vin(vin: &Vin) -> Vec<String> {
    let characters = folded(vin.as_str());
    let mut terms = vec![term(&characters)];
    push_tails(&mut terms, last(&characters, 8), 4);
    without_repeats(terms)
}

/// For each number in the field its digits, and the tails of its last eight
/// digits from four up.
pub fn of_phone(phone: &str) -> Vec<String> {
    let mut terms = Vec::new();
    if let Some(phone) = Phone::normalised(phone) {
        for number in phone.numbers() {
            let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
            terms.push(term(&digits));
            push_tails(&mut terms, last(&digits, 8), 4);
        }
    }
    without_repeats(terms)
}

/// Every tail of the name, and its pinyin initials.
pub fn of_name(name: &str) -> Vec<String> {
    let characters = folded(name);
    let mut terms: Vec<String> =
        (0..characters.len().min(NAME_STARTS)).map(|start| term(&characters[start..])).collect();
    terms.extend(pinyin_initials(name).into_iter().map(|initials| initials.chars().take(LONGEST).collect()));
    without_repeats(terms)
}

/// `GD20260302001` is found by itself, `20260302001`, `0302001` and `001`. A
/// number of another program has no date to leave out, and is found by the
/// tails of its last eight digits.
pub fn of_number(number: &str) -> Vec<String> {
    let characters = folded(number);
    let digits: Vec<char> = characters.iter().copied().filter(char::is_ascii_digit).collect();
    let mut terms = vec![term(&characters), term(&digits)];
    if starts_with_day(&digits) {
        terms.push(term(&digits[4..]));
        terms.push(term(&digits[8..]));
    } else {
        push_tails(&mut terms, last(&digits, 8), 3);
    }
    without_repeats(terms)
}

/// What was typed into the search box, brought to the form of the terms. `None`
/// when nothing is left to look for.
pub fn of_query(typed: &str) -> Option<String> {
    let query = term(&folded(typed));
    let national = query.strip_prefix("+86").or_else(|| query.strip_prefix("0086"));
    let query = match national {
        Some(national) if national.starts_with('1') => national.to_owned(),
        _ => query,
    };
    (!query.is_empty()).then_some(query)
}

/// A term or a name in the form everything is compared in.
pub fn of_text(text: &str) -> String {
    folded(text).into_iter().collect()
}

/// Half width, lower case, simplified, without blanks, dots or dashes. It works
/// character by character, so that a part of a name folds to a part of the
/// folded name.
fn folded(text: &str) -> Vec<char> {
    text.chars()
        .map(half_width)
        .filter(|c| !c.is_whitespace() && !is_invisible(*c) && !is_dot_or_dash(*c))
        .map(simplified)
        .flat_map(char::to_lowercase)
        .collect()
}

fn term(characters: &[char]) -> String {
    characters.iter().take(LONGEST).collect()
}

fn last(characters: &[char], count: usize) -> &[char] {
    &characters[characters.len().saturating_sub(count)..]
}

fn push_tails(terms: &mut Vec<String>, characters: &[char], shortest: usize) {
    for start in 0..characters.len() {
        if characters.len() - start >= shortest {
            terms.push(term(&characters[start..]));
        }
    }
}

/// Whether the digits are yyyymmdd and a running number of three or more.
fn starts_with_day(digits: &[char]) -> bool {
    let number = |place: usize| digits[place..place + 2].iter().collect::<String>();
    digits.len() >= 11
        && matches!(number(0).as_str(), "19" | "20")
        && ("01"..="12").contains(&number(4).as_str())
        && ("01"..="31").contains(&number(6).as_str())
}

fn without_repeats(terms: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::with_capacity(terms.len());
    for term in terms {
        if !term.is_empty() && !kept.contains(&term) {
            kept.push(term);
        }
    }
    kept
}
