//! The shop's ready-made lines.

use crate::record::select;
use crate::{Reader, Result, Writer};
use domain::catalogue_search::{Findable, Wish};
use domain::line::{CatalogueItem, LineKind};
use rusqlite::params;
use serde::Deserialize;

/// What an item is found by, and how often it was sold.
#[derive(Deserialize)]
struct Row {
    id: i64,
    code: String,
    name: String,
    brand: String,
    specification: String,
    times: i64,
}

fn code_of(kind: LineKind) -> Result<Option<String>> {
    Ok(serde_json::to_value(kind)?.as_str().map(str::to_owned))
}

/// Every shop has one item of a name and kind; of two the first is meant.
pub(crate) const NAMED: &str =
    "SELECT * FROM catalogue_item WHERE kind = ?1 AND name = ?2 AND active = 1 ORDER BY id LIMIT 1";

impl Reader<'_> {
    /// The item in use that bears exactly this name.
    pub fn catalogue_item_named(&self, kind: LineKind, name: &str) -> Result<Option<CatalogueItem>> {
        let kind = serde_json::to_value(kind)?;
        Ok(select(self.connection(), NAMED, rusqlite::params![kind.as_str(), name])?.pop())
    }

    /// Items in use, or those retired, as well as they fit what was typed and
    /// then the most used first; an empty text finds all.
    pub fn catalogue(
        &self,
        text: &str,
        kind: Option<LineKind>,
        active: bool,
        most: usize,
    ) -> Result<Vec<CatalogueItem>> {
        let kind = kind.map(code_of).transpose()?.flatten();
        // SQL knows nothing of the trade's words, and a shop has some hundred
        // items.
        let all: Vec<Row> = select(
            self.connection(),
            "SELECT catalogue_item.id, code, name, brand, specification, coalesce(times, 0) AS times
             FROM catalogue_item LEFT JOIN catalogue_use ON catalogue_use.id = catalogue_item.id
             WHERE active = ?2 AND (?1 IS NULL OR kind = ?1) ORDER BY kind, code, catalogue_item.id",
            params![kind, active],
        )?;
        let wish = Wish::typed(text);
        let mut found: Vec<_> = all
            .iter()
            .filter_map(|row| {
                let Row { code, name, brand, specification, .. } = row;
                wish.fits(&Findable { code, name, brand, specification }).map(|fit| (fit, -row.times, row.id))
            })
            .collect();
        // The sort is stable: what is used alike stays in the order of its codes.
        found.sort_by_key(|(fit, times, _)| (*fit, *times));
        found.into_iter().take(most).map(|(_, _, id)| self.get(id)).collect()
    }
}

impl Writer<'_> {
    /// A line of this kind and code was written: its item is used once more.
    pub fn count_use(&self, kind: LineKind, code: &str) -> Result<()> {
        self.connection()
            .prepare_cached(
                "INSERT INTO catalogue_use (id, times)
                 SELECT id, 1 FROM catalogue_item WHERE code = ?1 AND code <> '' AND kind = ?2
                 ORDER BY active DESC, id LIMIT 1
                 ON CONFLICT (id) DO UPDATE SET times = times + 1",
            )?
            .execute(params![code, code_of(kind)?])?;
        Ok(())
    }
}
