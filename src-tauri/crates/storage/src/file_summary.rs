//! What a copy holds, read from the copy itself: before one of them takes the
//! place of a file that does not open, somebody has to choose.

use crate::record::select;
use crate::{Result, migrate};
use domain::person::Person;
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use std::collections::BTreeSet;
use std::path::Path;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileSummary {
    pub shop_name: Option<String>,
    pub customers: i64,
    pub vehicles: i64,
    pub visits: i64,
    /// When the last thing was written into it, as it is kept.
    pub newest: Option<String>,
}

fn opened(copy: &Path) -> Result<Connection> {
    let db = Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    migrate::check_file(&db, copy)?;
    Ok(db)
}

/// What is in a copy, counted.
///
/// # Errors
/// Where it cannot be opened, or is no shop file.
pub fn summary(copy: &Path) -> Result<FileSummary> {
    let db = opened(copy)?;
    let count = |table: &str| -> Result<i64> {
        Ok(db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?)
    };
    Ok(FileSummary {
        shop_name: db.query_row("SELECT name FROM shop WHERE id = 1", [], |row| row.get(0)).optional()?,
        customers: count("customer")?,
        vehicles: count("vehicle")?,
        visits: count("work_order")?,
        newest: db
            .query_row("SELECT at FROM command_log ORDER BY id DESC LIMIT 1", [], |row| row.get(0))
            .optional()?,
    })
}

/// The blobs a file or a copy of it names, by their sums; one of a program that
/// knew none names none.
///
/// # Errors
/// Where it cannot be opened or read.
pub fn blobs_named_by(file: &Path) -> Result<BTreeSet<String>> {
    let db = opened(file)?;
    if !db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'blob'")?.exists([])? {
        return Ok(BTreeSet::new());
    }
    let mut all = db.prepare("SELECT hash FROM blob")?;
    let names = all.query_map([], |row| row.get(0))?;
    Ok(names.collect::<std::result::Result<_, _>>()?)
}

/// The people of a copy who sign in, with the hashes of their PINs.
///
/// # Errors
/// Where it cannot be opened, or is no shop file.
pub fn people_of(copy: &Path) -> Result<Vec<(Person, String)>> {
    let db = opened(copy)?;
    let people: Vec<Person> = select(
        &db,
        "SELECT person.* FROM person JOIN person_pin ON person_pin.person_id = person.id
         WHERE person.active = 1 ORDER BY person.id",
        [],
    )?;
    let mut hash = db.prepare("SELECT hash FROM person_pin WHERE person_id = ?1")?;
    people
        .into_iter()
        .map(|person| {
            let hash = hash.query_row([person.id.0], |row| row.get(0))?;
            Ok((person, hash))
        })
        .collect()
}

/// Whether a file is a shop that was set up; what cannot be read is none.
pub fn is_a_shop(file: &Path) -> bool {
    summary(file).is_ok_and(|found| found.shop_name.is_some())
}

/// Whether a file is a shop that was set up, or may have been one: of what
/// cannot be read nobody knows that there was none.
pub fn may_be_a_shop(file: &Path) -> bool {
    file.metadata().is_ok_and(|about| about.len() > 0)
        && summary(file).map_or(true, |found| found.shop_name.is_some())
}
