//! What another file wrote first: a command of it with every row it changed
//! there. It comes into this file wholly or not at all, and both logs say whose
//! it is and under which number. The triggers leave such rows alone (see
//! `changes/log.rs`): a row that came from elsewhere was not written here.

use crate::changes::{Changes, changed_by, columns_of, form_of, logged_tables, row_as_fields, sql_of};
use crate::db::{Db, lock, log_command};
use crate::{Actor, Reader, Result, StorageError, instant, search};
use chrono::{DateTime, Utc};
use domain::ids::PersonId;
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params, params_from_iter};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Tables about the file itself begin so. Their rows are of no other file.
const OF_THE_FILE: &str = "file_";

/// The file's own shop among those that write into it.
const OWN: i64 = 1;

/// A command as its own file keeps it.
#[derive(Clone, Debug)]
pub struct ForeignCommand {
    pub shop_id: String,
    /// Its number in the command log of that shop.
    pub id: i64,
    pub at: DateTime<Utc>,
    pub person_id: Option<PersonId>,
    pub station: String,
    pub command: String,
    /// In the order in which they were written.
    pub changes: Vec<ForeignChange>,
}

/// A row that it changed, as the audit view tells it: by the names of its
/// columns, each as it stands in its cell.
#[derive(Clone, Debug)]
pub struct ForeignChange {
    /// Its number in the change log of that shop.
    pub id: i64,
    pub entity: String,
    pub entity_id: i64,
    pub before: Option<Map<String, Value>>,
    pub after: Option<Map<String, Value>>,
}

fn misfit(detail: impl Into<String>) -> StorageError {
    StorageError::DoesNotFit { detail: detail.into() }
}

impl Reader<'_> {
    /// The id this shop's file was given when it was made.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn shop_id(&self) -> Result<String> {
        Ok(shop_id(self.connection())?)
    }
}

fn shop_id(db: &Connection) -> rusqlite::Result<String> {
    db.query_row("SELECT shop_id FROM file_origin WHERE id = ?1", [OWN], |row| row.get(0))
}

/// A copy of a program that knew no ids goes on under the id of the shop it
/// takes the place in.
pub(crate) fn go_on_as(db: &Connection, shop_id: &str) -> Result<()> {
    db.execute("UPDATE file_origin SET shop_id = ?2 WHERE id = ?1", params![OWN, shop_id])?;
    Ok(())
}

impl Db {
    /// Takes in a command of another file; says whether it was new. Rows that do
    /// not stand as the command found them are a refusal, and nothing is kept:
    /// a command that came before it is still missing, or somebody wrote here.
    ///
    /// # Errors
    /// `DoesNotFit` where the rows stand otherwise, or the command names what this program does
    /// not know.
    pub fn apply(&self, foreign: &ForeignCommand, now: DateTime<Utc>) -> Result<bool> {
        let mut connection = lock(&self.writer);
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let origin = met(&transaction, &foreign.shop_id, now)?;
        let known = "SELECT 1 FROM command_log WHERE origin = ?1 AND origin_id = ?2";
        if transaction.prepare_cached(known)?.exists([origin, foreign.id])? {
            return Ok(false);
        }
        // Rows of one command may name each other before all of them are there.
        transaction.execute_batch("PRAGMA defer_foreign_keys = ON")?;
        let playing = Playing::begun(&transaction, origin, foreign)?;
        for change in &foreign.changes {
            if !change.entity.starts_with(OF_THE_FILE) {
                playing.change(change)?;
            }
        }
        for (entity, id) in found_otherwise(&foreign.changes) {
            search::find_again(&transaction, entity, id)?;
        }
        let command_id = playing.command_id;
        let changes = changed_by(&transaction, command_id)?;
        transaction.commit()?;
        drop(connection);
        self.notify(Changes { tx: command_id, changes, key: None });
        Ok(true)
    }
}

/// The number under which this file knows a shop. It is met by a command of this
/// file's own, so that it stands in the log like every other row.
fn met(db: &Connection, shop_id: &str, now: DateTime<Utc>) -> Result<i64> {
    if shop_id.len() != 32 || !shop_id.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
        return Err(misfit(format!("{shop_id} is no shop's id")));
    }
    let known: Option<i64> = db
        .prepare_cached("SELECT id FROM file_origin WHERE shop_id = ?1")?
        .query_row([shop_id], |row| row.get(0))
        .optional()?;
    match known {
        Some(OWN) => Err(misfit("it was written here")),
        Some(id) => Ok(id),
        None => {
            let actor = Actor {
                person_id: None,
                station: String::new(),
                command: "meet_shop".to_owned(),
                key: None,
                request_hash: String::new(),
                at: now,
            };
            log_command(db, &actor)?;
            db.execute("INSERT INTO file_origin (shop_id) VALUES (?1)", [shop_id])?;
            Ok(db.last_insert_rowid())
        }
    }
}

/// A car is found by the plates it had as well, a part by all of its numbers, and a customer by who is
/// spoken to for them: in which table these stand, by which column they name it, and what it is.
const TOLD_BESIDE: [(&str, &str, &str); 3] = [
    ("former_plate", "vehicle_id", "vehicle"),
    ("part_number", "part_id", "part"),
    ("customer_contact", "customer_id", "customer"),
];

/// What is found by other words since, each once.
fn found_otherwise(changes: &[ForeignChange]) -> BTreeSet<(&str, i64)> {
    let mut found = BTreeSet::new();
    for change in changes {
        found.insert((change.entity.as_str(), change.entity_id));
        for (told_by, column, of) in TOLD_BESIDE {
            if change.entity == told_by {
                for row in [&change.before, &change.after].into_iter().flatten() {
                    found.extend(row.get(column).and_then(Value::as_i64).map(|id| (of, id)));
                }
            }
        }
    }
    found
}

struct Playing<'a> {
    db: &'a Connection,
    command_id: i64,
    origin: i64,
    tables: Vec<String>,
}

impl<'a> Playing<'a> {
    fn begun(db: &'a Connection, origin: i64, foreign: &ForeignCommand) -> Result<Self> {
        // Without its key and answer: whoever repeats it repeats it there.
        db.prepare_cached(
            "INSERT INTO command_log (at, person_id, station, command, request_hash, origin, origin_id)
             VALUES (?1, ?2, ?3, ?4, '', ?5, ?6)",
        )?
        .execute(params![
            instant(foreign.at),
            foreign.person_id.map(|person| person.0),
            foreign.station,
            foreign.command,
            origin,
            foreign.id,
        ])?;
        Ok(Self { db, command_id: db.last_insert_rowid(), origin, tables: logged_tables(db)? })
    }

    fn change(&self, change: &ForeignChange) -> Result<()> {
        let (table, id) = (change.entity.as_str(), change.entity_id);
        if !self.tables.iter().any(|known| known == table) {
            return Err(misfit(format!("there is no table {table}")));
        }
        let columns = columns_of(self.db, table)?;
        let stands = row_as_fields(self.db, table, id)?;
        let as_found = match (&change.before, &stands) {
            (None, None) => true,
            (Some(before), Some(stands)) => {
                before.iter().all(|(name, value)| stands.get(name) == Some(value))
            }
            _ => false,
        };
        if !as_found {
            return Err(misfit(format!("{table} {id} does not stand as the command found it")));
        }
        if let Some(after) = &change.after
            && (after.get("id").and_then(Value::as_i64) != Some(id)
                || !after.keys().all(|name| columns.contains(name)))
        {
            return Err(misfit(format!("{table} {id} has another form there")));
        }
        let before = match (stands, &change.after) {
            (None, Some(after)) => {
                self.insert(table, after)?;
                None
            }
            (Some(stands), Some(after)) => Some(self.update(table, id, stands, after)?),
            (Some(stands), None) => {
                self.delete(table, id)?;
                Some(stands)
            }
            (None, None) => return Err(misfit(format!("{table} {id} is nothing before and after"))),
        };
        self.log(change, &columns, before)
    }

    fn insert(&self, table: &str, row: &Map<String, Value>) -> Result<()> {
        let names: Vec<&str> = row.keys().map(String::as_str).collect();
        let marks: Vec<String> = (1..=names.len()).map(|n| format!("?{n}")).collect();
        let sql = format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), marks.join(", "));
        self.db.prepare_cached(&sql)?.execute(params_from_iter(row.values().map(sql_of)))?;
        Ok(())
    }

    /// What it replaced comes out.
    fn update(
        &self,
        table: &str,
        id: i64,
        mut stands: Map<String, Value>,
        after: &Map<String, Value>,
    ) -> Result<Map<String, Value>> {
        stands.retain(|name, old| after.get(name).is_some_and(|new| new != old));
        if stands.is_empty() {
            return Ok(stands);
        }
        let sets: Vec<String> =
            stands.keys().enumerate().map(|(n, name)| format!("{name} = ?{}", n + 2)).collect();
        let sql = format!("UPDATE {table} SET {} WHERE id = ?1", sets.join(", "));
        let values = stands.keys().map(|name| after.get(name).map_or(Sql::Null, sql_of));
        let values = std::iter::once(Sql::Integer(id)).chain(values);
        self.db.prepare_cached(&sql)?.execute(params_from_iter(values))?;
        Ok(stands)
    }

    /// What hung on the row there was changed by the same command before it. Rows
    /// that hang on it here alone would go with it and stand in no log.
    fn delete(&self, table: &str, id: i64) -> Result<()> {
        for child in &self.tables {
            let mut names = self.db.prepare_cached(
                "SELECT \"from\" FROM pragma_foreign_key_list(?1)
                 WHERE \"table\" = ?2 AND on_delete IN ('CASCADE', 'SET NULL')",
            )?;
            let names: Vec<String> = names
                .query_map([child.as_str(), table], |row| row.get(0))?
                .collect::<std::result::Result<_, _>>()?;
            for name in names {
                let sql = format!("SELECT 1 FROM {child} WHERE {name} = ?1");
                if self.db.prepare_cached(&sql)?.exists([id])? {
                    return Err(misfit(format!("a {child} here hangs on {table} {id}")));
                }
            }
        }
        self.db.prepare_cached(&format!("DELETE FROM {table} WHERE id = ?1"))?.execute([id])?;
        Ok(())
    }

    /// As the triggers would, under the name of where it is from.
    fn log(
        &self,
        change: &ForeignChange,
        columns: &[String],
        before: Option<Map<String, Value>>,
    ) -> Result<()> {
        let table = change.entity.as_str();
        let form = form_of(self.db, table, &columns.join(","))?;
        let sum = match change.after {
            Some(_) => {
                let sql = format!("SELECT log_sum({}) FROM {table} WHERE id = ?1", columns.join(", "));
                let sum = self.db.prepare_cached(&sql)?.query_row([change.entity_id], |row| row.get(0))?;
                Some::<i64>(sum)
            }
            None => None,
        };
        self.db
            .prepare_cached(
                "INSERT INTO change_log (command_id, form_id, entity_id, sum, before, origin, origin_id)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![
                self.command_id,
                form,
                change.entity_id,
                sum,
                before.map(|row| Value::Object(row).to_string()),
                self.origin,
                change.id,
            ])?;
        Ok(())
    }
}
