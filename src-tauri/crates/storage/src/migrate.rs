//! Numbered steps, each in its own transaction, after a copy of the file.

use crate::{Result, StorageError, changes};
use rusqlite::Connection;
use std::path::Path;

/// "WBAY": tells a shop file from any other SQLite file.
const APPLICATION_ID: i64 = 0x5742_4159;

const STEPS: [&str; 1] = [include_str!("../migrations/0001_one_visit.sql")];

pub const SCHEMA: i64 = STEPS.len() as i64;

fn pragma(db: &Connection, name: &str) -> Result<i64> {
    Ok(db.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))?)
}

/// Refuses what must not be touched, before anything is written.
pub fn check_file(db: &Connection, path: &Path) -> Result<i64> {
    let found = pragma(db, "user_version")?;
    let application = pragma(db, "application_id")?;
    let tables: i64 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if tables > 0 && application != APPLICATION_ID {
        return Err(StorageError::ForeignFile { path: path.display().to_string() });
    }
    if found > SCHEMA {
        return Err(StorageError::NewerFile { found, known: SCHEMA });
    }
    Ok(found)
}

pub fn migrate(db: &mut Connection, from: i64, now: &str) -> Result<()> {
    for (number, step) in (1..=SCHEMA).zip(STEPS) {
        if number <= from {
            continue;
        }
        let transaction = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        transaction.execute_batch(step)?;
        transaction.execute(
            "INSERT INTO command_log (at, station, command, request_hash) VALUES (?1, '', ?2, '')",
            [now, &format!("migrate_to_{number}")],
        )?;
        changes::install_triggers(&transaction)?;
        transaction.execute_batch(&format!(
            "PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {number};"
        ))?;
        transaction.commit()?;
    }
    Ok(())
}
