//! The strings a thing is found by, and what was typed brought to the same
//! form. A term matches when it starts with the query; every tail that people
//! ask for is a term of its own, so that finding is a range scan of an index.

use crate::folded::folded;
use crate::names::pinyin_initials;
use crate::phone::Phone;
use crate::placeholder::is_no_plate;
use crate::plate::Plate;
use crate::trade_words::plain;
use crate::vin::Vin;

pub use crate::folded::of_text;

/// A query is cut here, so no term needs to be longer.
const MAX_LEN: usize = 40;
/// In a longer name only so many places are looked up from.
const NAME_STARTS: usize = 32;
/// A longer name is a company's: its initials are looked up from any place, as
/// 平安 in 深圳平安 is. A person's given name alone would bring up half the town.
const PERSONS_LETTERS: usize = 4;
/// Of a short tail of a model half the yard would come up.
const MODEL_LETTERS: usize = 2;
/// Nobody gives more papers of a kind a day.
const SHORT_NUMBER: usize = 6;
/// So many of the words of one search are looked for.
pub const MAX_WORDS: usize = 4;

/// Every tail of two or more characters: `12345` and `d12345` find 粤BD12345.
/// What only says that there is no plate is no car's name.
pub fn of_plate(plate: &Plate) -> Vec<String> {
    if is_no_plate(plate.as_str()) {
        return Vec::new();
    }
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
    let spellings = pinyin_initials(name);
    if let Some(usual) = spellings.first().filter(|usual| usual.len() > PERSONS_LETTERS) {
        let letters: Vec<char> = usual.chars().take(NAME_STARTS).collect();
        push_tails(&mut terms, &letters, MODEL_LETTERS);
    }
    terms.extend(spellings.into_iter().map(|initials| initials.chars().take(MAX_LEN).collect()));
    without_repeats(terms)
}

/// Make and model, together and apart: `哈弗H6`, `H6`, `corolla`, `罗拉`. A
/// word of letters or digits is looked up from its beginning only.
pub fn of_model(make: &str, model: &str) -> Vec<String> {
    let mut terms = Vec::new();
    let words: Vec<&str> = model.split_whitespace().take(MAX_WORDS).collect();
    let from_each = (0..words.len()).map(|first| words[first..].join(" "));
    for text in std::iter::once(format!("{make} {model}")).chain(from_each) {
        let characters = folded(&text);
        let mut before = None;
        for (start, c) in characters.iter().take(NAME_STARTS).enumerate() {
            let within_word = before.is_some_and(|before: char| {
                c.is_ascii() && before.is_ascii() && (c.is_ascii_digit() || before.is_ascii_alphabetic())
            });
            if !within_word && characters.len() - start >= MODEL_LETTERS {
                terms.push(term(&characters[start..]));
            }
            before = Some(*c);
        }
    }
    without_repeats(terms)
}

/// What a vehicle is found by: its plates, present and former, its VIN, and
/// what it is.
pub fn of_vehicle<'a>(
    plates: impl Iterator<Item = &'a Plate>,
    vin: Option<&Vin>,
    make: &str,
    model: &str,
) -> Vec<String> {
    let mut terms: Vec<String> = plates.flat_map(of_plate).collect();
    terms.extend(vin.into_iter().flat_map(of_vin));
    terms.extend(of_model(make, model));
    without_repeats(terms)
}

/// What a customer is found by: names and phones, those of the contact too.
pub fn of_customer(names: [&str; 2], phones: [&str; 2]) -> Vec<String> {
    let terms = names.into_iter().flat_map(of_name).chain(phones.into_iter().flat_map(of_phone));
    without_repeats(terms.collect())
}

/// What somebody who is spoken to for a customer is found by: the customer is, by it.
pub fn of_contact(name: &str, phone: &str) -> Vec<String> {
    of_customer([name, ""], [phone, ""])
}

/// What was told when booking, as far as it is looked up by.
#[derive(Clone, Copy, Debug)]
pub struct BookedAs<'a> {
    pub number: &'a str,
    pub plate: Option<&'a Plate>,
    pub model: &'a str,
    pub name: &'a str,
    pub phone: &'a str,
    pub items: &'a [String],
}

/// What a booking is found by: its number, the car, who booked, and what for
/// in the workshop's words.
pub fn of_booking(booked: &BookedAs<'_>) -> Vec<String> {
    let mut terms = of_number(booked.number);
    terms.extend(booked.plate.into_iter().flat_map(of_plate));
    terms.extend(of_model("", booked.model));
    terms.extend(of_name(booked.name));
    terms.extend(of_phone(booked.phone));
    for item in booked.items {
        let characters: Vec<char> = plain(item).chars().take(NAME_STARTS).collect();
        push_tails(&mut terms, &characters, MODEL_LETTERS);
    }
    without_repeats(terms)
}

/// `GD20260302001` is found by itself, `20260302001`, `0302001`, `001`, `GD001`
/// and `GD1`: on the phone nobody reads the day out. A number of another program has no date to leave out, and is found by the
/// tails of its last eight digits.
pub fn of_number(number: &str) -> Vec<String> {
    let characters = folded(number);
    let digits: Vec<char> = characters.iter().copied().filter(char::is_ascii_digit).collect();
    let mut terms = vec![term(&characters), term(&digits)];
    if starts_with_day(&digits) {
        terms.push(term(&digits[4..]));
        terms.push(term(&digits[8..]));
        let prefix: String = characters.iter().take_while(|c| !c.is_ascii_digit()).collect();
        let running: String = digits[8..].iter().collect();
        terms.extend(short_number(&prefix, &running));
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

/// A number without its day. It stands apart from the whole numbers, which go
/// on where a prefix alone is typed: of GD the newest are meant, not GD9.
fn short_number(prefix: &str, running: &str) -> Option<String> {
    let running = running.trim_start_matches('0');
    (!prefix.is_empty() && !running.is_empty()).then(|| format!("·{prefix}{running}·"))
}

/// `GD047` as it is kept; nothing when the text is no prefix with a running
/// number.
pub fn short_number_of_query(query: &str) -> Option<String> {
    let digits = query.find(|c: char| c.is_ascii_digit())?;
    let (prefix, running) = query.split_at(digits);
    let is_one = running.len() <= SHORT_NUMBER && running.bytes().all(|byte| byte.is_ascii_digit());
    if is_one { short_number(prefix, running) } else { None }
}

/// The words of what was typed, each brought to the form of the terms, when
/// there are several: 张 哈弗 is one search for both.
pub fn words_of_query(typed: &str) -> Vec<String> {
    let words: Vec<String> = typed.split_whitespace().filter_map(of_query).take(MAX_WORDS).collect();
    if words.len() > 1 { words } else { Vec::new() }
}

fn term(characters: &[char]) -> String {
    characters.iter().take(MAX_LEN).collect()
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

/// yyyymmdd and the running number.
const DIGITS_OF_NUMBER: usize = 11;

/// Whether what was asked for is this number and no beginning of it: with its prefix, or
/// with its day, as 047 alone ends a number of every day.
pub fn tells_whole_number(query: &str, number: &str) -> bool {
    let tells_all = query.starts_with(char::is_alphabetic) || query.len() >= DIGITS_OF_NUMBER;
    let short = short_number_of_query(query);
    of_number(number).iter().any(|term| (tells_all && term == query) || Some(term) == short.as_ref())
}
