//! The shop's ready-made lines.

use crate::record::select;
use crate::{Reader, Result};
use domain::line::{CatalogueItem, LineKind};
use domain::search_terms::of_text;
use serde::Deserialize;

/// What an item is found by.
#[derive(Deserialize)]
struct Findable {
    id: i64,
    name: String,
    code: String,
    initials: String,
}

impl Findable {
    fn is_meant(&self, text: &str) -> bool {
        of_text(&self.name).contains(text)
            || of_text(&self.code).starts_with(text)
            || self.initials.split(' ').any(|initials| initials.starts_with(text))
    }
}

impl Reader<'_> {
    /// Items in use, or those retired, by a part of the name, the beginning of
    /// the code or of one of the initials; an empty text finds all.
    pub fn catalogue(
        &self,
        text: &str,
        kind: Option<LineKind>,
        active: bool,
        most: usize,
    ) -> Result<Vec<CatalogueItem>> {
        let text = of_text(text);
        let kind = match kind {
            Some(kind) => serde_json::to_value(kind)?.as_str().map(str::to_owned),
            None => None,
        };
        // SQL knows nothing of traditional characters and wide letters, and a
        // shop has some hundred items.
        let all: Vec<Findable> = select(
            self.connection(),
            "SELECT id, name, code, initials FROM catalogue_item
             WHERE active = ?2 AND (?1 IS NULL OR kind = ?1) ORDER BY kind, code, id",
            rusqlite::params![kind, active],
        )?;
        all.iter().filter(|item| item.is_meant(&text)).take(most).map(|item| self.get(item.id)).collect()
    }
}
