//! The words customers are sorted by.

use crate::{Reader, Result};
use std::collections::BTreeSet;

/// One look into the index for each set of tags, however many customers bear it: they are kept as a list in one
/// text, and one without any stands behind all others.
pub(crate) const TAG_SETS: &str = "WITH RECURSIVE found (tag_set) AS (
         SELECT min(tags) FROM customer WHERE tags < '[]'
         UNION ALL
         SELECT (SELECT min(tags) FROM customer WHERE tags > found.tag_set AND tags < '[]')
         FROM found WHERE found.tag_set IS NOT NULL)
     SELECT tag_set FROM found WHERE tag_set IS NOT NULL LIMIT ?1";

/// More sets than any shop keeps apart.
const MAX_SETS: i64 = 2_000;

impl Reader<'_> {
    /// Every set of tags some customer bears, as it is kept.
    fn tag_sets(&self) -> Result<Vec<String>> {
        let mut sets = self.connection().prepare_cached(TAG_SETS)?;
        let texts = sets.query_map([MAX_SETS], |row| row.get(0))?;
        Ok(texts.collect::<std::result::Result<_, _>>()?)
    }

    /// The tags in use, each once.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn tags_in_use(&self) -> Result<Vec<String>> {
        let mut tags = BTreeSet::new();
        for set in self.tag_sets()? {
            tags.extend(serde_json::from_str::<Vec<String>>(&set)?);
        }
        Ok(tags.into_iter().collect())
    }

    /// The sets in which a tag is.
    pub(crate) fn sets_with_tag(&self, tag: &str) -> Result<Vec<String>> {
        let mut with = Vec::new();
        for set in self.tag_sets()? {
            if serde_json::from_str::<Vec<String>>(&set)?.iter().any(|one| one == tag) {
                with.push(set);
            }
        }
        Ok(with)
    }
}
