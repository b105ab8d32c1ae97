//! Files taken in from another program: what came of each, how their columns
//! were matched, and taking one back out whole.

mod in_use;
mod known;
mod moving;
mod parts;

pub use in_use::USING;
#[cfg(test)]
pub(crate) use in_use::{CUSTOMERS_IN_USE, VEHICLES_IN_USE};
#[cfg(test)]
pub(crate) use known::{OF_CUSTOMER_KEY, SAME_CUSTOMER, WITH_VIN};
#[cfg(test)]
pub(crate) use parts::{KNOWN_PARTS_MOVED, PARTS_MOVED};
pub use parts::{NumberOfPart, PartName, SupplierName};

use crate::record::{Record, select};
use crate::step::{Step, dated};
use crate::{Reader, Result, Writer};
use chrono::{DateTime, Utc};
use domain::ids::{ImportId, PersonId};
use rusqlite::{OptionalExtension, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(crate) const STEPS: &[Step] =
    &[dated!("2026-11-30-1228-imports-of-parts"), dated!("2026-12-01-0312-updates-by-row")];

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Import {
    pub id: ImportId,
    pub kind: String,
    pub file_name: String,
    pub at: DateTime<Utc>,
    pub person_id: PersonId,
    pub rows_read: i64,
    pub rows_added: i64,
    pub rows_warned: i64,
    /// Of rows the shop knew: brought up to date, and left alone.
    pub rows_updated: i64,
    pub rows_skipped: i64,
    /// The sum of the file's text; empty in imports of older programs.
    pub content_sum: String,
    /// The rows there is something to say about, as they were in the file.
    pub report: Value,
    pub undone_at: Option<DateTime<Utc>>,
    pub moving: ImportTransit,
    /// Among these numbers its rows are hidden while it moves.
    pub first_customer: i64,
    pub last_customer: i64,
    pub first_vehicle: i64,
    pub last_vehicle: i64,
    pub version: i64,
}

/// Whether an import is on its way in or out: then nobody sees its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImportTransit {
    #[serde(rename = "")]
    No,
    #[serde(rename = "coming")]
    Coming,
    #[serde(rename = "leaving")]
    Leaving,
}

/// What an import changes in a row that was there before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImportUpdate {
    pub id: i64,
    pub import_id: ImportId,
    pub entity: String,
    pub entity_id: i64,
    /// The fields it changes, as the file has them and as they were.
    pub after: Value,
    pub before: Value,
    /// The version it left the row at; 0 is still to be written.
    pub row_version: i64,
}

impl Record for ImportUpdate {
    const TABLE: &'static str = "import_update";
    fn id(&self) -> i64 {
        self.id
    }
    fn set_id(&mut self, id: i64) {
        self.id = id;
    }
}

impl Record for Import {
    const TABLE: &'static str = "import";
    fn id(&self) -> i64 {
        self.id.0
    }
    fn set_id(&mut self, id: i64) {
        self.id = ImportId(id);
    }
}

#[derive(Deserialize)]
struct ImportedAt {
    at: DateTime<Utc>,
}

pub(crate) const SAME_FILE: &str =
    "SELECT at FROM import WHERE content_sum = ?1 AND content_sum <> '' AND undone_at IS NULL AND moving = ''
     ORDER BY id DESC LIMIT 1";
pub(crate) const UPDATES_OPEN: &str =
    "SELECT * FROM import_update WHERE import_id = ?1 AND row_version = 0 ORDER BY id LIMIT ?2";
pub(crate) const UPDATES_WRITTEN: &str =
    "SELECT * FROM import_update WHERE import_id = ?1 AND row_version > 0 ORDER BY id DESC LIMIT ?2";

/// What is still to be written is no more than the file itself, and goes with it.
pub(crate) const UPDATES_OF: &str = "SELECT * FROM import_update INDEXED BY import_update_row
     WHERE entity = ?1 AND entity_id = ?2 AND row_version > 0 ORDER BY id";

#[derive(Deserialize)]
struct CameIn {
    id: ImportId,
}

impl Reader<'_> {
    /// Those that came in whole, also where they were taken out again: their reports are read one by one, for each
    /// may be long.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn imports_come_in(&self) -> Result<Vec<ImportId>> {
        let all: Vec<CameIn> =
            select(self.connection(), "SELECT id FROM import WHERE moving = '' ORDER BY id", [])?;
        Ok(all.into_iter().map(|import| import.id).collect())
    }

    /// What imports wrote in one row that was there before.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn import_updates_of(&self, entity: &str, id: i64) -> Result<Vec<ImportUpdate>> {
        select(self.connection(), UPDATES_OF, params![entity, id])
    }

    /// Newest first, without their reports.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn imports(&self) -> Result<Vec<Import>> {
        select(
            self.connection(),
            "SELECT id, kind, file_name, at, person_id, rows_read, rows_added, rows_warned,
                    rows_updated, rows_skipped, content_sum, NULL AS report, undone_at, moving, first_customer, last_customer, first_vehicle, last_vehicle,
                    version FROM import WHERE moving <> 'coming' ORDER BY id DESC LIMIT 200",
            [],
        )
    }

    /// What a column of this name was last taken for; an empty field means that
    /// it was left alone on purpose.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn remembered_field(&self, kind: &str, header: &str) -> Result<Option<String>> {
        Ok(self
            .connection()
            .prepare_cached("SELECT field FROM import_mapping WHERE kind = ?1 AND header = ?2")?
            .query_row([kind, header], |row| row.get(0))
            .optional()?)
    }

    /// When a file of this sum came in before, and stayed.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn file_came_in(&self, sum: &str) -> Result<Option<DateTime<Utc>>> {
        let mut found: Vec<ImportedAt> = select(self.connection(), SAME_FILE, [sum])?;
        Ok(found.pop().map(|import| import.at))
    }

    /// So many of what an import is still to write, or wrote, in rows that were
    /// there before; what it wrote last comes first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn import_updates(&self, import: ImportId, written: bool, limit: i64) -> Result<Vec<ImportUpdate>> {
        select(
            self.connection(),
            if written { UPDATES_WRITTEN } else { UPDATES_OPEN },
            params![import.0, limit],
        )
    }
}

impl Writer<'_> {
    /// Keeps what a column was taken for.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn remember_field(&self, kind: &str, header: &str, field: &str) -> Result<()> {
        self.connection()
            .prepare_cached(
                "INSERT INTO import_mapping (kind, header, field) VALUES (?1, ?2, ?3)
                 ON CONFLICT (kind, header) DO UPDATE SET field = excluded.field WHERE field <> excluded.field",
            )?
            .execute(params![kind, header, field])?;
        Ok(())
    }

    /// The import's change just before this one left the row as it is now.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn import_left_row_at(&self, after: &ImportUpdate, version: i64) -> Result<()> {
        self.connection()
            .prepare_cached(
                "UPDATE import_update SET row_version = ?5 WHERE import_id = ?1 AND row_version = ?4
                     AND entity = ?2 AND entity_id = ?3",
            )?
            .execute(params![
                after.import_id.0,
                after.entity,
                after.entity_id,
                after.row_version.saturating_sub(1),
                version
            ])?;
        Ok(())
    }
}
