//! How the log is written: triggers, made from the schema itself, that leave of
//! every changed row the sum of what it is now and, of what it was before, the
//! columns that changed. What it was is put together backwards from the row as
//! it stands; every step has its sum, so that a byte turned anywhere is found.
//! Nothing is kept twice: a signature stands in its row, and in the log only
//! once it is replaced.

use super::logged_tables;
use crate::Result;
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// Tells a connection the two functions the triggers call. Without them it can
/// read the file and not write it: nothing goes past the log by accident.
///
/// # Errors
/// Only what SQLite says to being told.
pub fn teach(db: &Connection) -> Result<()> {
    let pure = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    db.create_scalar_function("log_sum", -1, pure, |row| Ok(sum_of(row)))?;
    db.create_scalar_function("log_before", -1, pure, before_of)?;
    Ok(())
}

/// Collects the cells of a row into its sum; text and numbers of the same
/// look are told apart, and where one cell ends.
#[derive(Default)]
pub(crate) struct RowSum(Sha256);

impl RowSum {
    pub fn take(&mut self, cell: ValueRef<'_>) {
        match cell {
            ValueRef::Null => self.0.update([0]),
            ValueRef::Integer(number) => {
                self.0.update([1]);
                self.0.update(number.to_le_bytes());
            }
            ValueRef::Real(number) => {
                self.0.update([2]);
                self.0.update(number.to_le_bytes());
            }
            ValueRef::Text(bytes) => self.bytes(3, bytes),
            ValueRef::Blob(bytes) => self.bytes(4, bytes),
        }
    }

    fn bytes(&mut self, kind: u8, bytes: &[u8]) {
        self.0.update([kind]);
        self.0.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_le_bytes());
        self.0.update(bytes);
    }

    /// Eight bytes are enough against chance; what is signed has sums of its own.
    pub fn done(self) -> i64 {
        let hash = self.0.finalize();
        let mut first = [0; 8];
        first.copy_from_slice(&hash[..8]);
        i64::from_le_bytes(first)
    }
}

fn sum_of(row: &Context<'_>) -> i64 {
    let mut sum = RowSum::default();
    for place in 0..row.len() {
        sum.take(row.get_raw(place));
    }
    sum.done()
}

/// Asked with the names of the columns and each one's old and new value: the
/// old ones that are others now, as JSON.
fn before_of(row: &Context<'_>) -> rusqlite::Result<String> {
    let names: String = row.get(0)?;
    let mut before = Map::new();
    for (column, name) in names.split(',').enumerate() {
        let (old, new) = (row.get_raw(1 + 2 * column), row.get_raw(2 + 2 * column));
        if old != new {
            before.insert(name.to_owned(), cell(old));
        }
    }
    Ok(Value::Object(before).to_string())
}

/// A cell as the log keeps it.
pub(super) fn cell(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Integer(number) => Value::from(number),
        ValueRef::Real(number) => Value::from(number),
        ValueRef::Text(bytes) => Value::String(String::from_utf8_lossy(bytes).into_owned()),
        ValueRef::Null | ValueRef::Blob(_) => Value::Null,
    }
}

pub(crate) fn columns_of(db: &Connection, table: &str) -> Result<Vec<String>> {
    let mut statement = db.prepare(&format!("SELECT name FROM pragma_table_info('{table}')"))?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<std::result::Result<_, _>>()?)
}

/// The number under which the log knows a table with just these columns: a sum
/// is one of the columns there were.
pub(crate) fn form_of(db: &Connection, table: &str, columns: &str) -> Result<i64> {
    let known = db
        .prepare_cached("SELECT id FROM change_form WHERE entity = ?1 AND columns = ?2")?
        .query_row([table, columns], |row| row.get(0))
        .optional()?;
    if let Some(id) = known {
        return Ok(id);
    }
    db.prepare_cached("INSERT INTO change_form (entity, columns) VALUES (?1, ?2)")?
        .execute([table, columns])?;
    Ok(db.last_insert_rowid())
}

/// Makes the triggers anew, so that a column added by a migration is logged.
pub(crate) fn install_triggers(db: &Connection) -> Result<()> {
    // The writer's row of the command log is always the newest: writes are one
    // at a time. What a command of elsewhere writes is logged by who takes it in.
    let command = if columns_of(db, "command_log")?.iter().any(|name| name == "origin") {
        "command_log.id = (SELECT max(id) FROM command_log) AND command_log.origin IS NULL"
    } else {
        "command_log.id = (SELECT max(id) FROM command_log)"
    };
    let triggers = Triggers::of(db)?;
    for table in logged_tables(db)? {
        let columns = columns_of(db, &table)?;
        let form = form_of(db, &table, &columns.join(","))?;
        let all =
            |row: &str| columns.iter().map(|name| format!("{row}.{name}")).collect::<Vec<_>>().join(", ");
        let pairs: Vec<String> = columns.iter().map(|name| format!("OLD.{name}, NEW.{name}")).collect();
        let gone: Vec<String> = columns.iter().map(|name| format!("'{name}', OLD.{name}")).collect();
        let sum = format!("log_sum({})", all("NEW"));
        let changed = format!("log_before('{}', {})", columns.join(","), pairs.join(", "));
        let gone = format!("json_object({})", gone.join(", "));
        for (event, row, before, sum) in [
            ("INSERT", "NEW", "NULL", sum.as_str()),
            ("UPDATE", "NEW", changed.as_str(), sum.as_str()),
            ("DELETE", "OLD", gone.as_str(), "NULL"),
        ] {
            let name = format!("log_{table}_{}", event.to_lowercase());
            triggers.put(
                db,
                &name,
                &format!(
                    "CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN
                       INSERT INTO change_log (command_id, form_id, entity_id, sum, before)
                       SELECT command_log.id, {form}, {row}.id, {sum}, {before} FROM command_log WHERE {command};
                     END"
                ),
            )?;
        }
    }
    Ok(())
}

/// Writes every row of a table into the log as new: a table made in a step has
/// its triggers only once the step is done.
pub(crate) fn log_all_of(db: &Connection, table: &str) -> Result<()> {
    log_rows(db, table, "TRUE")
}

/// The same of the rows `which` names that the log knows nothing of.
pub(crate) fn log_missing_of(db: &Connection, table: &str, which: &str) -> Result<()> {
    log_rows(
        db,
        table,
        &format!(
            "{which} AND NOT EXISTS (SELECT 1 FROM change_log JOIN change_form ON change_form.id = form_id
                 WHERE entity = '{table}' AND entity_id = {table}.id)"
        ),
    )
}

fn log_rows(db: &Connection, table: &str, which: &str) -> Result<()> {
    let columns = columns_of(db, table)?.join(",");
    let form = form_of(db, table, &columns)?;
    db.execute(
        &format!(
            "INSERT INTO change_log (command_id, form_id, entity_id, sum)
             SELECT (SELECT max(id) FROM command_log), {form}, id, log_sum({columns}) FROM {table}
             WHERE {which} ORDER BY id"
        ),
        [],
    )?;
    Ok(())
}

/// The triggers of a file, by name, as they were made. What stands as it should
/// is left alone: to read a hundred of them anew at every step took longer than
/// the steps.
pub(super) struct Triggers(HashMap<String, String>);

impl Triggers {
    pub fn of(db: &Connection) -> Result<Self> {
        let mut all = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")?;
        let rows = all.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(Self(rows.collect::<rusqlite::Result<_>>()?))
    }

    /// Makes it as `sql` says, unless it is so already.
    pub fn put(&self, db: &Connection, name: &str, sql: &str) -> Result<()> {
        match self.0.get(name) {
            Some(present) if present == sql => return Ok(()),
            Some(_) => db.execute_batch(&format!("DROP TRIGGER {name}"))?,
            None => {}
        }
        Ok(db.execute_batch(sql)?)
    }
}

/// Removes the triggers of every table, of whichever form of the log.
pub(crate) fn remove_triggers(db: &Connection) -> Result<()> {
    for table in logged_tables(db)? {
        for event in ["insert", "update", "delete"] {
            db.execute_batch(&format!("DROP TRIGGER IF EXISTS log_{table}_{event}"))?;
        }
    }
    Ok(())
}

/// A cell as the log kept it, as it stood in its row.
pub(crate) fn sql_of(value: &Value) -> rusqlite::types::Value {
    use rusqlite::types::Value as Sql;
    match value {
        Value::Number(number) => match number.as_i64() {
            Some(whole) => Sql::Integer(whole),
            None => Sql::Real(number.as_f64().unwrap_or_default()),
        },
        Value::String(text) => Sql::Text(text.clone()),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => Sql::Null,
    }
}
