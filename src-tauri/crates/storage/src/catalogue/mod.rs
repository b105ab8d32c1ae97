//! The shop's ready-made lines.

use crate::record::select;
use crate::{Reader, Result};
use domain::line::{CatalogueItem, LineKind};

impl Reader<'_> {
    /// Items in use, by a part of the name, the beginning of the code or of
    /// one of the initials; an empty text finds all.
    pub fn catalogue(&self, text: &str, kind: Option<LineKind>, most: i64) -> Result<Vec<CatalogueItem>> {
        let text = text.trim().to_ascii_lowercase();
        let kind = match kind {
            Some(kind) => serde_json::to_value(kind)?.as_str().map(str::to_owned),
            None => None,
        };
        select(
            self.connection(),
            "SELECT * FROM catalogue_item
             WHERE active = 1 AND (?2 IS NULL OR kind = ?2)
               AND (?1 = '' OR instr(lower(name), ?1) > 0 OR substr(lower(code), 1, length(?1)) = ?1
                    OR instr(' ' || initials, ' ' || ?1) > 0)
             ORDER BY kind, code, id LIMIT ?3",
            rusqlite::params![text, kind, most],
        )
    }
}
