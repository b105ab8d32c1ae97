//! Looking at files: the copies before one of them takes the place of the
//! shop's file, and the shop's file itself.

pub use crate::file_names::settle_names;
use crate::record::{Record, select};
pub use crate::unfinished::discard;
use crate::unfinished::whole_or_gone;
use crate::{Reader, Result, StorageError, migrate, own};
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, ErrorCode, OpenFlags, ffi};
use std::path::Path;

/// Pages copied between two looks at the clock of the other side.
const AT_ONCE: i32 = 1000;

/// Copies a whole file to a place where none is yet, and makes sure of the
/// disk before it says so. What could not be finished does not stay.
pub(crate) fn copy(source: &Connection, to: &Path, limit: Limit) -> Result<()> {
    whole_or_gone(to, copy_to(source, to, limit).and_then(|()| flush(to)))
}

fn copy_to(source: &Connection, to: &Path, limit: Limit) -> Result<()> {
    let mut copy = Connection::open(to)?;
    own::only(to);
    limit.hold(&copy)?;
    let copying = Backup::new(source, &mut copy)?;
    loop {
        match copying.step(AT_ONCE)? {
            StepResult::Done => break,
            StepResult::More => {}
            _ => {
                return Err(rusqlite::Error::SqliteFailure(
                    ffi::Error { code: ErrorCode::DatabaseBusy, extended_code: ffi::SQLITE_BUSY },
                    None,
                )
                .into());
            }
        }
    }
    drop(copying);
    // One file: with a log beside it, reading it would want to write there, on
    // a stick that may be read-only.
    copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    Ok(())
}

fn flush(path: &Path) -> Result<()> {
    // For writing: Windows flushes no file that was opened for reading.
    let written = std::fs::File::options().write(true).open(path).and_then(|file| file.sync_all());
    written.map_err(StorageError::file("write a copy to the disk"))
}

/// Whether files may grow, or are held as if the disk were full.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Limit {
    None,
    Full,
}

impl Limit {
    pub(crate) fn hold(self, db: &Connection) -> Result<()> {
        // SQLite never goes below the pages there are: one means no more.
        let limit: u32 = if self == Self::Full { 1 } else { u32::MAX - 1 };
        Ok(db.query_row(&format!("PRAGMA max_page_count = {limit}"), [], |_| Ok(()))?)
    }
}

/// Refuses a copy that is no sound shop file of this program or an older one.
/// The quick look would pass over a damaged index, and a restore would bring it back.
///
/// # Errors
/// `ForeignFile` for no shop file, `NewerFile` for one of a later program, `Damaged` for one
/// that SQLite finds fault with; what the disk says to reading it.
pub fn check_copy(path: &Path) -> Result<()> {
    let copy = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    migrate::check_file(&copy, path)?;
    match says(&copy, "integrity_check")?.as_slice() {
        [fine] if fine == "ok" => Ok(()),
        faults => Err(StorageError::Damaged { detail: faults.join("; ") }),
    }
}

fn says(db: &Connection, check: &str) -> Result<Vec<String>> {
    let mut statement = db.prepare(&format!("PRAGMA {check}"))?;
    let lines = statement.query_map([], |row| row.get(0))?;
    Ok(lines.collect::<std::result::Result<_, _>>()?)
}

impl Reader<'_> {
    /// SQLite's own look at every page and index, and at what points nowhere.
    /// Nothing is wrong: nothing is said.
    ///
    /// # Errors
    /// Only what the file itself fails with.
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
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn ids_after<R: Record>(&self, after: i64, limit: i64) -> Result<Vec<i64>> {
        #[derive(serde::Deserialize)]
        struct Row {
            id: i64,
        }
        let sql = format!("SELECT id FROM {} WHERE id > ?1 ORDER BY id LIMIT ?2", R::TABLE);
        let rows: Vec<Row> = select(self.connection(), &sql, [after, limit])?;
        Ok(rows.into_iter().map(|row| row.id).collect())
    }

    /// How many rows there are of a kind.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn count<R: Record>(&self) -> Result<i64> {
        let sql = format!("SELECT count(*) FROM {}", R::TABLE);
        Ok(self.connection().query_row(&sql, [], |row| row.get(0))?)
    }
}
