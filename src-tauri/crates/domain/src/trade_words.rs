//! The words of the trade: what a customer calls a thing and what the workshop
//! calls it are one to every search and every comparison. The table is data, in
//! one place.

use crate::folded::of_text;
use std::sync::LazyLock;

const TABLE: &str = include_str!("../../../../assets/catalogues/trade_words.csv");

/// An item with many such words in its name is looked up by this many names.
pub const MAX_NAMES: usize = 12;

struct Words {
    /// What is said and what it is called, both folded; the longest said first.
    same: Vec<(String, String)>,
    /// A word for several things at once, with what they are called.
    groups: Vec<(String, Vec<String>)>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let (mut same, mut groups) = (Vec::new(), Vec::new());
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split(',').map(of_text).filter(|word| !word.is_empty());
        match (words.next().as_deref(), words.next()) {
            (Some("same"), Some(called)) => {
                same.extend(words.map(|said| (said, called.clone())));
                same.push((called.clone(), called));
            }
            (Some("group"), Some(said)) => groups.push((said, words.collect())),
            _ => {}
        }
    }
    same.sort_by_key(|(said, _): &(String, String)| std::cmp::Reverse(said.chars().count()));
    Words { same, groups }
});

/// A text folded as searches fold it, with every word of the trade as the
/// workshop says it: 前刹车片 and 前制动片 come out the same.
pub fn plain(text: &str) -> String {
    let folded = of_text(text);
    let mut called = String::with_capacity(folded.len());
    let mut rest = folded.as_str();
    while let Some(first) = rest.chars().next() {
        match WORDS.same.iter().find(|(said, _)| rest.starts_with(said.as_str())) {
            Some((said, word)) => {
                called.push_str(word);
                rest = &rest[said.len()..];
            }
            None => {
                called.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    called
}

/// What a typed word stands for: itself as the workshop says it, or each of the
/// things it names at once.
pub fn meanings(word: &str) -> Vec<String> {
    let folded = of_text(word);
    match WORDS.groups.iter().find(|(said, _)| *said == folded) {
        Some((_, things)) => std::iter::once(folded).chain(things.iter().map(|thing| plain(thing))).collect(),
        None => vec![plain(word)],
    }
}

/// A name as others say it, its own first: 更换前制动片, 更换前刹车片, … People
/// type the initials of the word they say.
pub fn names_of(name: &str) -> Vec<String> {
    let own = of_text(name);
    let called = plain(name);
    let mut names = vec![own, called.clone()];
    for (said, word) in &WORDS.same {
        if names.len() >= MAX_NAMES {
            break;
        }
        if said != word && said.chars().all(|c| !c.is_ascii()) && called.contains(word.as_str()) {
            names.push(called.replace(word.as_str(), said));
        }
    }
    let mut kept: Vec<String> = Vec::with_capacity(names.len());
    for name in names {
        if !kept.contains(&name) {
            kept.push(name);
        }
    }
    kept
}
