//! Rows are the domain's own structs: a column carries the name of a field.
//! One mapper serves every table, so that a new field is a migration and a
//! struct field, and nothing between them can disagree.

use crate::{Result, StorageError};
use rusqlite::types::{Value as Sql, ValueRef};
use rusqlite::{Connection, Params, Statement, StatementStatus};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::cell::Cell;

/// A struct that is kept as one row of one table.
pub trait Record: Serialize + DeserializeOwned {
    const TABLE: &'static str;
    fn id(&self) -> i64;
    fn set_id(&mut self, id: i64);
}

#[derive(Clone, Copy, PartialEq)]
enum Shape {
    Plain,
    Boolean,
    Json,
}

fn shapes(statement: &Statement<'_>) -> Vec<(String, Shape)> {
    statement
        .columns()
        .map(|column| {
            let shape = match column.decl_type() {
                Some("BOOLEAN") => Shape::Boolean,
                Some("JSON_TEXT") => Shape::Json,
                _ => Shape::Plain,
            };
            (column.name().to_owned(), shape)
        })
        .collect()
}

fn value_of(cell: ValueRef<'_>, shape: Shape) -> Result<Value> {
    Ok(match cell {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) if shape == Shape::Boolean => Value::Bool(number != 0),
        ValueRef::Integer(number) => Value::from(number),
        ValueRef::Real(number) => Value::from(number),
        ValueRef::Text(bytes) if shape == Shape::Json => serde_json::from_slice(bytes)?,
        ValueRef::Text(bytes) => Value::String(String::from_utf8_lossy(bytes).into_owned()),
        ValueRef::Blob(_) => Value::Null,
    })
}

/// Runs a select and reads each row as a `T` by the names of its columns. A
/// computed column that is JSON or yes/no is cast so in the statement:
/// `json(…)` texts stay text, so such columns are avoided there.
pub(crate) fn select<T: DeserializeOwned>(db: &Connection, sql: &str, params: impl Params) -> Result<Vec<T>> {
    let mut statement = db.prepare_cached(sql)?;
    let shapes = shapes(&statement);
    let mut rows = statement.query(params)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let mut fields = Map::with_capacity(shapes.len());
        for (index, (name, shape)) in shapes.iter().enumerate() {
            fields.insert(name.clone(), value_of(row.get_ref(index)?, *shape)?);
        }
        found.push(serde_json::from_value(Value::Object(fields))?);
    }
    drop(rows);
    let scanned = i64::from(statement.get_status(StatementStatus::FullscanStep));
    statement.reset_status(StatementStatus::FullscanStep);
    SCANNED.with(|steps| steps.set(steps.get() + scanned));
    SELECTS.with(|run| run.set(run.get() + 1));
    Ok(found)
}

thread_local! {
    static SCANNED: Cell<i64> = const { Cell::new(0) };
    static SELECTS: Cell<i64> = const { Cell::new(0) };
}

/// Rows that this thread's queries stepped over in a table or index without a
/// constraint, since it was asked last. Scans hide in small test shops: the
/// tests and the bench read this instead of the clock.
pub fn rows_scanned() -> i64 {
    SCANNED.with(|steps| steps.replace(0))
}

/// Queries that this thread ran since it was asked last: a page that asks once
/// for each of its rows shows by their number, long before it is slow.
pub fn selects_run() -> i64 {
    SELECTS.with(|run| run.replace(0))
}

fn sql_of(value: &Value) -> Result<Sql> {
    Ok(match value {
        Value::Null => Sql::Null,
        Value::Bool(yes) => Sql::Integer(i64::from(*yes)),
        Value::Number(number) => match number.as_i64() {
            Some(whole) => Sql::Integer(whole),
            None => Sql::Text(number.to_string()),
        },
        Value::String(text) => Sql::Text(text.clone()),
        Value::Array(_) | Value::Object(_) => Sql::Text(serde_json::to_string(value)?),
    })
}

fn fields_of<R: Record>(record: &R) -> Result<Map<String, Value>> {
    match serde_json::to_value(record)? {
        Value::Object(fields) => Ok(fields),
        _ => Err(StorageError::Damaged { detail: format!("{} is no row", R::TABLE) }),
    }
}

/// A row of an import that is on its way is not there for anybody: no page
/// opens it and nothing new is made of it, whatever page still shows it. No more
/// is one that went into another.
fn shown(table: &str) -> &'static str {
    match table {
        "vehicle" => {
            concat!(
                " AND ",
                shown_vehicle!("vehicle.id"),
                " AND ",
                stands_for_itself!("vehicle", "vehicle.id")
            )
        }
        "customer" => {
            concat!(
                " AND ",
                shown_customer!("customer.id"),
                " AND ",
                stands_for_itself!("customer", "customer.id")
            )
        }
        _ => "",
    }
}

pub(crate) fn get<R: Record>(db: &Connection, id: i64) -> Result<R> {
    let sql = format!("SELECT * FROM {} WHERE id = ?1{}", R::TABLE, shown(R::TABLE));
    let row = select::<R>(db, &sql, [id])?.pop();
    row.ok_or(StorageError::NotFound { entity: R::TABLE, id })
}

/// Writes a new row, whatever id the record came with, and gives it its own.
pub(crate) fn insert<R: Record>(db: &Connection, record: &mut R) -> Result<i64> {
    let mut fields = fields_of(record)?;
    fields.remove("id");
    let names: Vec<&str> = fields.keys().map(String::as_str).collect();
    let marks: Vec<String> = (1..=names.len()).map(|n| format!("?{n}")).collect();
    let sql = format!("INSERT INTO {} ({}) VALUES ({})", R::TABLE, names.join(", "), marks.join(", "));
    let values: Vec<Sql> = fields.values().map(sql_of).collect::<Result<_>>()?;
    db.prepare_cached(&sql)?.execute(rusqlite::params_from_iter(values))?;
    let id = db.last_insert_rowid();
    record.set_id(id);
    Ok(id)
}

/// Writes a changed row. A record that carries a version must carry the one
/// that stands in the file; the file's is one higher afterwards.
pub(crate) fn update<R: Record>(db: &Connection, record: &R) -> Result<()> {
    let mut fields = fields_of(record)?;
    fields.remove("id");
    let version = fields.get("version").and_then(Value::as_i64);
    if let Some(version) = version {
        // The last number there is has none after it; no row ever has it either.
        fields.insert("version".to_owned(), Value::from(version.saturating_add(1)));
    }
    let sets: Vec<String> =
        fields.keys().enumerate().map(|(n, name)| format!("{name} = ?{}", n + 2)).collect();
    let mut sql = format!("UPDATE {} SET {} WHERE id = ?1", R::TABLE, sets.join(", "));
    let mut values = vec![Sql::Integer(record.id())];
    for value in fields.values() {
        values.push(sql_of(value)?);
    }
    if let Some(version) = version {
        sql.push_str(&format!(" AND version = ?{}", values.len() + 1));
        values.push(Sql::Integer(version));
    }
    let changed = db.prepare_cached(&sql)?.execute(rusqlite::params_from_iter(values))?;
    if changed == 1 {
        return Ok(());
    }
    let current = match version {
        Some(_) => {
            let sql = format!("SELECT version FROM {} WHERE id = ?1", R::TABLE);
            let mut statement = db.prepare_cached(&sql)?;
            let mut rows = statement.query([record.id()])?;
            match rows.next()? {
                Some(row) => Some(row.get::<_, i64>(0)?),
                None => None,
            }
        }
        None => None,
    };
    Err(match (current, version) {
        (Some(current), Some(yours)) => {
            StorageError::Conflict { entity: R::TABLE, id: record.id(), yours, current }
        }
        _ => StorageError::NotFound { entity: R::TABLE, id: record.id() },
    })
}

pub(crate) fn delete<R: Record>(db: &Connection, id: i64) -> Result<()> {
    let sql = format!("DELETE FROM {} WHERE id = ?1", R::TABLE);
    match db.prepare_cached(&sql)?.execute([id])? {
        0 => Err(StorageError::NotFound { entity: R::TABLE, id }),
        _ => Ok(()),
    }
}
