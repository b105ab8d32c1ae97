//! What people keep of lists for themselves.

use crate::record::select;
use crate::{Reader, Result};
use domain::ids::PersonId;
use domain::list_filter::{ListedKind, SavedView};
use rusqlite::params;

pub(crate) const VIEWS: &str =
    "SELECT * FROM saved_view WHERE person_id = ?1 AND list = ?2 ORDER BY name, id";

impl Reader<'_> {
    /// What somebody keeps of a list, by name.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn saved_views(&self, person: PersonId, list: ListedKind) -> Result<Vec<SavedView>> {
        select(self.connection(), VIEWS, params![person.0, list.code()])
    }
}
