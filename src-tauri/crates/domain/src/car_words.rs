//! What a car is called, proposed while it is typed: the makes its VIN may be of, and makes and models found by
//! their beginning, by a part of them, or by the initials of their pinyin.

use crate::folded::of_text;
use crate::names::pinyin_initials;
use crate::vin::Vin;
use std::sync::LazyLock;

const TABLE: &str = include_str!("../../../../assets/catalogues/makers.csv");

/// A list of more is searched by one more letter.
pub const MAX_PROPOSED: usize = 30;

struct Maker {
    begins: &'static str,
    makes: Vec<&'static str>,
}

/// What a VIN begins with, the longer first: JTH is no other JT.
static MAKERS: LazyLock<Vec<Maker>> = LazyLock::new(|| {
    let mut makers: Vec<Maker> = TABLE
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(','))
        .map(|(begins, makes)| Maker { begins, makes: makes.split(',').collect() })
        .collect();
    makers.sort_by_key(|maker| std::cmp::Reverse(maker.begins.len()));
    makers
});

/// The makes a VIN may be of, the commonest first; none where nobody knows its maker.
pub fn makes_of(vin: &Vin) -> &'static [&'static str] {
    let maker = MAKERS.iter().find(|maker| vin.as_str().starts_with(maker.begins));
    match maker {
        Some(maker) => &maker.makes,
        None => &[],
    }
}

/// Every make of the table, once.
pub fn known_makes() -> Vec<&'static str> {
    let mut makes: Vec<&'static str> = Vec::new();
    for make in MAKERS.iter().flat_map(|maker| maker.makes.iter().copied()) {
        if !makes.contains(&make) {
            makes.push(make);
        }
    }
    makes
}

/// Those of the words that are meant by what was typed: what begins so first, then what holds it or is read so.
/// Nothing typed means all of them.
pub fn meant_by<'a>(typed: &str, words: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let typed = of_text(typed);
    let (mut begin, mut others) = (Vec::new(), Vec::new());
    for word in words {
        let folded = of_text(word);
        if folded.starts_with(&typed) {
            begin.push(word.to_owned());
        } else if folded.contains(&typed)
            || pinyin_initials(word).iter().any(|initials| initials.starts_with(&typed))
        {
            others.push(word.to_owned());
        }
    }
    begin.extend(others);
    begin.truncate(MAX_PROPOSED);
    begin
}
