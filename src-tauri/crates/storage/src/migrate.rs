//! Numbered steps, each in its own transaction, after a copy of the file.

use crate::{Result, StorageError, changes, search};
use rusqlite::Connection;
use std::path::Path;

/// "WBAY": tells a shop file from any other SQLite file.
const APPLICATION_ID: i64 = 0x5742_4159;

enum Step {
    /// What SQL can say.
    Schema(&'static str),
    /// What only the rules can: rows made anew as the program makes them now.
    Rows(fn(&Connection) -> Result<()>),
}

/// In order, never changed once a shop has a file of that number: the first is
/// 1, and a new one goes to the end.
const STEPS: [Step; 3] = [
    Step::Schema(include_str!("../migrations/0001_one_visit.sql")),
    Step::Rows(search::fold_terms),
    Step::Schema(include_str!("../migrations/0003_closed_complaints.sql")),
];

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
        match step {
            Step::Schema(sql) => transaction.execute_batch(sql)?,
            Step::Rows(rows) => rows(&transaction)?,
        }
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

#[cfg(test)]
mod tests {
    use super::{STEPS, Step, migrate};
    use rusqlite::Connection;

    #[test]
    fn a_file_of_the_first_program_finds_traditional_names_by_simplified_ones_and_keeps_the_rest() {
        let mut db = Connection::open_in_memory().unwrap();
        let [Step::Schema(first), ..] = STEPS else { panic!("the first step makes the tables") };
        db.execute_batch(first).unwrap();
        db.execute_batch(
            "INSERT INTO search_term (entity, term, entity_id) VALUES
             ('customer', '張三', 7), ('customer', '三', 7), ('customer', 'zs', 7),
             ('customer', '陳張', 8), ('customer', '陈张', 8), ('vehicle', '粤b12345', 3);",
        )
        .unwrap();
        migrate(&mut db, 1, "2026-03-02T08:30:00Z").unwrap();

        let mut terms =
            db.prepare("SELECT entity_id || term FROM search_term ORDER BY entity_id, term").unwrap();
        let terms: Vec<String> =
            terms.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
        assert_eq!(terms, ["3粤b12345", "7zs", "7三", "7张三", "8陈张"]);
        let file: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
        assert_eq!(file, super::SCHEMA);
    }
}
