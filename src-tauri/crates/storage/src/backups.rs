//! Looking at files: the copies before one of them takes the place of the
//! shop's file, and the shop's file itself.

use crate::record::{Record, select};
use crate::{Reader, Result, StorageError, migrate};
use rusqlite::{Connection, OpenFlags};
use std::path::Path;

/// Refuses a copy that is no sound shop file of this program or an older one.
pub fn check_copy(path: &Path) -> Result<()> {
    let copy = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    migrate::check_file(&copy, path)?;
    match says(&copy, "quick_check")?.as_slice() {
        [fine] if fine == "ok" => Ok(()),
        faults => Err(StorageError::Damaged { detail: faults.join("; ") }),
    }
}

/// Makes a finished copy one file: without this, reading it would want to
/// write a log beside it, on a stick that may be read-only.
pub fn seal(path: &Path) -> Result<()> {
    let copy = Connection::open(path)?;
    copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    Ok(())
}

fn says(db: &Connection, check: &str) -> Result<Vec<String>> {
    let mut statement = db.prepare(&format!("PRAGMA {check}"))?;
    let lines = statement.query_map([], |row| row.get(0))?;
    Ok(lines.collect::<std::result::Result<_, _>>()?)
}

impl Reader<'_> {
    /// SQLite's own look at every page and index, and at what points nowhere.
    /// Nothing is wrong: nothing is said.
    pub fn faults(&self) -> Result<Vec<String>> {
        let mut faults = says(self.connection(), "integrity_check")?;
        faults.retain(|line| line != "ok");
        let mut statement = self.connection().prepare("PRAGMA foreign_key_check")?;
        let mut lost = statement.query([])?;
        while let Some(row) = lost.next()? {
            let (table, id, parent): (String, Option<i64>, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            faults.push(format!("{table} {} names a {parent} that is not there", id.unwrap_or_default()));
        }
        Ok(faults)
    }

    /// The ids of a table from above one on, so that a table of any length is
    /// walked through without holding it.
    pub fn ids_after<R: Record>(&self, after: i64, most: i64) -> Result<Vec<i64>> {
        #[derive(serde::Deserialize)]
        struct Row {
            id: i64,
        }
        let sql = format!("SELECT id FROM {} WHERE id > ?1 ORDER BY id LIMIT ?2", R::TABLE);
        let rows: Vec<Row> = select(self.connection(), &sql, [after, most])?;
        Ok(rows.into_iter().map(|row| row.id).collect())
    }

    pub fn count<R: Record>(&self) -> Result<i64> {
        let sql = format!("SELECT count(*) FROM {}", R::TABLE);
        Ok(self.connection().query_row(&sql, [], |row| row.get(0))?)
    }
}
