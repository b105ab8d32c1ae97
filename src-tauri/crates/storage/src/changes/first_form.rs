//! The log of the first programs: each change with the whole row before and
//! after it, four fifths of the file. Files of theirs are brought up through it
//! step by step, and then it is told anew in the form the log has now. What is
//! here looks like `log.rs` and shares nothing with it on purpose: it belongs to
//! steps that files went through already, and is never changed.

use super::log::{self, RowSum};
use super::logged_tables;
use crate::Result;
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use serde_json::{Map, Value};

pub(crate) fn install_triggers(db: &Connection) -> Result<()> {
    let triggers = log::Triggers::of(db)?;
    for table in logged_tables(db)? {
        let columns = log::columns_of(db, &table)?;
        let object = |row: &str| {
            let pairs: Vec<String> = columns.iter().map(|name| format!("'{name}', {row}.{name}")).collect();
            format!("json_object({})", pairs.join(", "))
        };
        let (old, new) = (object("OLD"), object("NEW"));
        for (event, row, before, after) in [
            ("INSERT", "NEW", "NULL", new.as_str()),
            ("UPDATE", "NEW", old.as_str(), new.as_str()),
            ("DELETE", "OLD", old.as_str(), "NULL"),
        ] {
            let name = format!("log_{table}_{}", event.to_lowercase());
            triggers.put(
                db,
                &name,
                &format!(
                    "CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN
                       INSERT INTO change_log (command_id, entity, entity_id, before, after)
                       VALUES ((SELECT max(id) FROM command_log), '{table}', {row}.id, {before}, {after});
                     END"
                ),
            )?;
        }
    }
    Ok(())
}

/// What a step put into a table it made itself.
pub(crate) fn log_all_of(db: &Connection, table: &str) -> Result<()> {
    let columns = log::columns_of(db, table)?;
    let pairs: Vec<String> = columns.iter().map(|name| format!("'{name}', {name}")).collect();
    db.execute(
        &format!(
            "INSERT INTO change_log (command_id, entity, entity_id, after)
             SELECT (SELECT max(id) FROM command_log), '{table}', id, json_object({}) FROM {table} ORDER BY id",
            pairs.join(", ")
        ),
        [],
    )?;
    Ok(())
}

/// Tells the whole log anew. Nothing of it is lost: what is left out stands in
/// the row, or in the change after it.
pub(crate) fn rewrite_log(db: &Connection) -> Result<()> {
    log::remove_triggers(db)?;
    db.execute_batch(
        "ALTER TABLE change_log RENAME TO first_log;
         DROP INDEX change_log_command;
         DROP INDEX change_log_entity;
         CREATE TABLE change_form (
             id INTEGER PRIMARY KEY AUTOINCREMENT,
             entity TEXT NOT NULL,
             columns TEXT NOT NULL,
             UNIQUE (entity, columns)
         );
         CREATE TABLE change_log (
             id INTEGER PRIMARY KEY AUTOINCREMENT,
             command_id INTEGER NOT NULL REFERENCES command_log,
             form_id INTEGER NOT NULL REFERENCES change_form,
             entity_id INTEGER NOT NULL,
             sum INTEGER,
             before JSON_TEXT
         );",
    )?;
    {
        let mut first =
            db.prepare("SELECT id, command_id, entity, entity_id, before, after FROM first_log ORDER BY id")?;
        let mut put = db.prepare(
            "INSERT INTO change_log (id, command_id, form_id, entity_id, sum, before)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?;
        let mut rows = first.query([])?;
        while let Some(row) = rows.next()? {
            let entity = String::from_utf8_lossy(row.get_ref(2)?.as_bytes().unwrap_or_default()).into_owned();
            let (before, after) = (fields(row.get_ref(4)?), fields(row.get_ref(5)?));
            // A byte that turned in an old change shuts nobody out of the shop:
            // the change is kept without its content, and the check of the file
            // names its row, because the sum fits nothing.
            let broken = before.is_err() || after.is_err();
            let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
            let (before, after) = if broken { (Some(Map::new()), Some(Map::new())) } else { (before, after) };
            let Some(columns) = after.as_ref().or(before.as_ref()) else { continue };
            let columns: Vec<&str> = columns.keys().map(String::as_str).collect();
            let columns = if broken { "id".to_owned() } else { columns.join(",") };
            let form = log::form_of(db, &entity, &columns)?;
            let sum = if broken { Some(NO_SUM) } else { after.as_ref().map(sum_of) };
            put.execute(rusqlite::params![
                row.get::<_, i64>(0)?,
                row.get::<_, i64>(1)?,
                form,
                row.get::<_, i64>(3)?,
                sum,
                kept(before, after.as_ref()),
            ])?;
        }
    }
    db.execute_batch(
        "DROP TABLE first_log;
         CREATE INDEX change_log_command ON change_log (command_id);
         CREATE INDEX change_log_entity ON change_log (form_id, entity_id);",
    )?;
    Ok(())
}

/// The sum of no row.
const NO_SUM: i64 = 0;

fn fields(cell: ValueRef<'_>) -> Result<Option<Map<String, Value>>> {
    match cell {
        ValueRef::Text(text) => Ok(Some(serde_json::from_slice(text)?)),
        _ => Ok(None),
    }
}

fn sum_of(row: &Map<String, Value>) -> i64 {
    let mut sum = RowSum::default();
    for value in row.values() {
        sum.take(ValueRef::from(&log::sql_of(value)));
    }
    sum.done()
}

/// Of a removed row everything, of a changed one what is another now.
fn kept(before: Option<Map<String, Value>>, after: Option<&Map<String, Value>>) -> Option<String> {
    let mut before = before?;
    if let Some(after) = after {
        before.retain(|name, old| after.get(name) != Some(old));
    }
    Some(Value::Object(before).to_string())
}
