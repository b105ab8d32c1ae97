//! The one box: a typed text is a prefix of one of the terms a thing is found
//! by, so every search is one range of one index.

use crate::record::select;
use crate::{Reader, Result, Writer};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchHit {
    pub entity: String,
    pub id: i64,
    pub term: String,
}

impl Reader<'_> {
    /// Things whose terms begin with the text; whole matches come first
    /// because the shortest term of a range is its first.
    pub fn search(&self, text: &str, most: i64) -> Result<Vec<SearchHit>> {
        select(
            self.connection(),
            "SELECT entity, entity_id AS id, min(term) AS term FROM (
                 SELECT term, entity, entity_id FROM search_term
                 WHERE term >= ?1 AND term < ?1 || char(1114111) ORDER BY term LIMIT ?2)
             GROUP BY entity, entity_id ORDER BY min(term)",
            rusqlite::params![text, most],
        )
    }
}

impl Writer<'_> {
    /// Makes the terms of a thing what they are now.
    pub fn index_terms(&self, entity: &str, id: i64, terms: &[String]) -> Result<()> {
        self.connection()
            .prepare_cached("DELETE FROM search_term WHERE entity = ?1 AND entity_id = ?2")?
            .execute(rusqlite::params![entity, id])?;
        let mut add = self
            .connection()
            .prepare_cached("INSERT OR IGNORE INTO search_term (term, entity, entity_id) VALUES (?1, ?2, ?3)")?;
        for term in terms {
            add.execute(rusqlite::params![term, entity, id])?;
        }
        Ok(())
    }
}
