//! Which ready-made line is meant by what was typed: its code first, then its
//! name in anybody's words, its initials anywhere, its brand or specification.

use crate::names::pinyin_initials;
use crate::search_terms::of_text;
use crate::trade_words::{meanings, names_of, plain};

/// More words than these tell nothing more.
const MAX_WORDS: usize = 6;
/// One letter somewhere in the initials is no hint at anything.
const LETTERS_ANYWHERE: usize = 2;

/// How well an item fits, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    Code,
    /// Another number of a part.
    Number,
    CodeBegins,
    NumberBegins,
    NameBegins,
    InitialsBegin,
    NameHolds,
    InitialsHold,
    Beside,
}

/// What an item is found by.
#[derive(Clone, Copy, Debug)]
pub struct Findable<'a> {
    pub code: &'a str,
    pub name: &'a str,
    pub brand: &'a str,
    pub specification: &'a str,
}

/// One typed word: as it stands, and what it stands for.
struct Word {
    typed: String,
    meanings: Vec<String>,
}

/// What was typed to find an item. Of several words each must fit.
pub struct CatalogueQuery(Vec<Word>);

impl CatalogueQuery {
    pub fn typed(text: &str) -> Self {
        let words =
            text.split_whitespace().map(|word| Word { typed: of_text(word), meanings: meanings(word) });
        Self(words.filter(|word| !word.typed.is_empty()).take(MAX_WORDS).collect())
    }

    /// `None` when another item is meant; nothing typed fits all alike.
    pub fn fits(&self, item: &Findable<'_>) -> Option<Fit> {
        let called = plain(item.name);
        let own = of_text(item.name);
        let mut worst = Fit::Code;
        for word in &self.0 {
            worst = worst.max(fit_of(word, item, &own, &called)?);
        }
        Some(worst)
    }
}

fn fit_of(word: &Word, item: &Findable<'_>, own: &str, called: &str) -> Option<Fit> {
    let typed = word.typed.as_str();
    let code = of_text(item.code);
    if code == typed {
        return Some(Fit::Code);
    }
    if !code.is_empty() && code.starts_with(typed) {
        return Some(Fit::CodeBegins);
    }
    let names = || word.meanings.iter().map(|meant| (called, meant.as_str())).chain([(own, typed)]);
    if names().any(|(name, meant)| name.starts_with(meant)) {
        return Some(Fit::NameBegins);
    }
    let initials = initials_fit(typed, item.name);
    if initials == Some(Fit::InitialsBegin) {
        return initials;
    }
    if names().any(|(name, meant)| name.contains(meant)) {
        return Some(Fit::NameHolds);
    }
    let beside = || [item.brand, item.specification].map(of_text).iter().any(|text| text.contains(typed));
    initials.or_else(|| beside().then_some(Fit::Beside))
}

/// The initials of the name, and of the name as others say it.
fn initials_fit(typed: &str, name: &str) -> Option<Fit> {
    if !typed.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let spellings: Vec<String> = names_of(name).iter().flat_map(|name| pinyin_initials(name)).collect();
    if spellings.iter().any(|initials| initials.starts_with(typed)) {
        return Some(Fit::InitialsBegin);
    }
    let anywhere =
        typed.len() >= LETTERS_ANYWHERE && spellings.iter().any(|initials| initials.contains(typed));
    anywhere.then_some(Fit::InitialsHold)
}
