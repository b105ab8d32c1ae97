//! The change log: who, when, from which station, what it was before. Triggers
//! made from the schema itself write it in the same transaction as the row; the
//! audit view, the live refresh and the check of the file read it.

pub(crate) mod first_form;
mod history;
mod log;

pub use history::ChangeRow;
pub(crate) use history::row_as_fields;
pub use log::teach;
pub(crate) use log::{RowSum, sql_of};
pub(crate) use log::{columns_of, form_of, install_triggers, log_all_of, log_missing_of, remove_triggers};

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result, Writer};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(crate) const STEPS: &[Step] = &[dated!("2026-11-27-0740-origins")];

/// Tables of the machinery itself, and those whose rows are secrets.
const UNLOGGED: [&str; 14] = [
    "command_log",
    "change_log",
    "change_form",
    "first_log",
    "search_term",
    "stock_watch",
    "number_series",
    "catalogue_use",
    "item_use",
    "person_pin",
    "station_session",
    "station_token",
    "pin_try",
    "unfinished_work",
];

/// What one command changed, told to every open window after the commit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    pub tx: i64,
    pub changes: Vec<Changed>,
    /// The key of the write, by which the window it came from knows its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    pub entity: String,
    pub id: i64,
}

pub(crate) fn logged_tables(db: &Connection) -> Result<Vec<String>> {
    let mut statement = db.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )?;
    let names = statement.query_map([], |row| row.get::<_, String>(0))?;
    let mut tables = Vec::new();
    for name in names {
        let name = name?;
        if !UNLOGGED.contains(&name.as_str()) {
            tables.push(name);
        }
    }
    Ok(tables)
}

pub(crate) fn changed_by(db: &Connection, command_id: i64) -> Result<Vec<Changed>> {
    select(
        db,
        "SELECT DISTINCT entity, entity_id AS id
         FROM change_log CROSS JOIN change_form ON change_form.id = form_id
         WHERE command_id = ?1 LIMIT 500",
        [command_id],
    )
}

impl Reader<'_> {
    /// The number of the newest command: what is read now holds all up to it.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn newest_command(&self) -> Result<i64> {
        let sql = "SELECT coalesce(max(id), 0) FROM command_log";
        Ok(self.connection().prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }

    /// Whether a later command changed a row of one of these tables.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn changed_after(&self, command: i64, entities: &[&str]) -> Result<bool> {
        let sql = "SELECT DISTINCT entity FROM change_log CROSS JOIN change_form ON change_form.id = form_id
                   WHERE command_id > ?1";
        let mut changed = self.connection().prepare_cached(sql)?;
        let mut rows = changed.query([command])?;
        while let Some(row) = rows.next()? {
            if entities.contains(&row.get_ref(0)?.as_str().unwrap_or_default()) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

impl Writer<'_> {
    /// What this command changed up to here, as the windows will be told.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn changed(&self) -> Result<Vec<Changed>> {
        changed_by(self.connection(), self.command_id())
    }
}
