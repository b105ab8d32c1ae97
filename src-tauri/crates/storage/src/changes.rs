//! The change log: who, when, from which station, what it was before and what
//! it is after. Triggers made from the schema itself write it in the same
//! transaction as the row; the audit view and the live refresh read it.

use crate::record::select;
use crate::{Reader, Result};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

/// Tables of the machinery itself, and the one whose rows are secrets.
const UNLOGGED: [&str; 6] =
    ["command_log", "change_log", "search_term", "number_series", "catalogue_use", "person_pin"];

/// What one command changed, told to every open window after the commit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    pub tx: i64,
    pub changes: Vec<Changed>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    pub entity: String,
    pub id: i64,
}

/// One row of the audit view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeRow {
    pub id: i64,
    pub command_id: i64,
    pub at: String,
    pub person_id: Option<i64>,
    pub station: String,
    pub command: String,
    pub entity: String,
    pub entity_id: i64,
    pub before: Option<String>,
    pub after: Option<String>,
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

/// Makes the triggers anew, so that a column added by a migration is logged.
pub(crate) fn install_triggers(db: &Connection) -> Result<()> {
    for table in logged_tables(db)? {
        let mut statement = db.prepare(&format!("SELECT name FROM pragma_table_info('{table}')"))?;
        let columns: Vec<String> =
            statement.query_map([], |row| row.get(0))?.collect::<std::result::Result<_, _>>()?;
        let object = |row: &str| {
            let pairs: Vec<String> = columns.iter().map(|name| format!("'{name}', {row}.{name}")).collect();
            format!("json_object({})", pairs.join(", "))
        };
        let (old, new) = (object("OLD"), object("NEW"));
        // The writer's row of the command log is always the newest: writes are
        // one at a time.
        for (event, row, before, after) in [
            ("INSERT", "NEW", "NULL", new.as_str()),
            ("UPDATE", "NEW", old.as_str(), new.as_str()),
            ("DELETE", "OLD", old.as_str(), "NULL"),
        ] {
            let name = format!("log_{table}_{}", event.to_lowercase());
            db.execute_batch(&format!(
                "DROP TRIGGER IF EXISTS {name};
                 CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN
                   INSERT INTO change_log (command_id, entity, entity_id, before, after)
                   VALUES ((SELECT max(id) FROM command_log), '{table}', {row}.id, {before}, {after});
                 END;"
            ))?;
        }
    }
    Ok(())
}

/// Removes the triggers while a made-up ten-year shop is poured in: its rows
/// have no authors.
pub(crate) fn remove_triggers(db: &Connection) -> Result<()> {
    for table in logged_tables(db)? {
        for event in ["insert", "update", "delete"] {
            db.execute_batch(&format!("DROP TRIGGER IF EXISTS log_{table}_{event}"))?;
        }
    }
    Ok(())
}

pub(crate) fn changed_by(db: &Connection, command_id: i64) -> Result<Vec<Changed>> {
    select(
        db,
        "SELECT DISTINCT entity, entity_id AS id FROM change_log WHERE command_id = ?1 LIMIT 500",
        [command_id],
    )
}

impl Reader<'_> {
    /// The newest changes of one row, newest first.
    pub fn changes_of(&self, entity: &str, id: i64, most: i64) -> Result<Vec<ChangeRow>> {
        select(
            self.connection(),
            "SELECT change_log.id, command_id, at, person_id, station, command, entity, entity_id,
                    CAST(before AS TEXT) AS before, CAST(after AS TEXT) AS after
             FROM change_log JOIN command_log ON command_log.id = command_id
             WHERE entity = ?1 AND entity_id = ?2 ORDER BY change_log.id DESC LIMIT ?3",
            rusqlite::params![entity, id, most],
        )
    }
}
