//! What reads and what writes, inside one snapshot or one transaction.

use crate::record::{self, Record};
use crate::{Result, StorageError};
use chrono::{DateTime, Utc};
use domain::ids::PersonId;
use rusqlite::Connection;
use serde_json::Value;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// Who writes, from where, by which command.
#[derive(Clone, Debug)]
pub struct Actor {
    pub person_id: Option<PersonId>,
    pub station: String,
    pub command: String,
    /// A repeated post carries the key of the first.
    pub key: Option<String>,
    pub request_hash: String,
    /// What the computer's clock says.
    pub at: DateTime<Utc>,
}

/// Reading, inside a snapshot or a transaction. Each noun of the shop adds its
/// own questions to it in its own folder.
pub struct Reader<'a> {
    pub(crate) connection: &'a Connection,
}

impl Reader<'_> {
    /// The answer a key was given before, when it was for the same request.
    ///
    /// # Errors
    /// `KeyReused` where it was for another, `DoneLongAgo` where the answer is not kept any
    /// more.
    pub fn answered(&self, actor: &Actor) -> Result<Option<Value>> {
        match &actor.key {
            Some(key) => repeated(self.connection, key, actor),
            None => Ok(None),
        }
    }

    pub(crate) fn connection(&self) -> &Connection {
        self.connection
    }

    /// The row of an id.
    ///
    /// # Errors
    /// `NotFound` where there is none, or none that is shown.
    pub fn get<R: Record>(&self, id: i64) -> Result<R> {
        record::get(self.connection, id)
    }
}

/// Writing, inside the one transaction of a command.
pub struct Writer<'a> {
    reader: Reader<'a>,
    command_id: i64,
    pub(crate) at: DateTime<Utc>,
    pub(crate) seen_before: Option<DateTime<Utc>>,
    /// The tables this command has written rows of.
    written: RefCell<BTreeSet<&'static str>>,
}

impl<'a> std::ops::Deref for Writer<'a> {
    type Target = Reader<'a>;
    fn deref(&self) -> &Reader<'a> {
        &self.reader
    }
}

impl<'a> Writer<'a> {
    pub(crate) fn new(
        connection: &'a Connection,
        command_id: i64,
        at: DateTime<Utc>,
        seen_before: Option<DateTime<Utc>>,
    ) -> Self {
        let reader = Reader { connection };
        Self { reader, command_id, at, seen_before, written: RefCell::default() }
    }
}

impl Writer<'_> {
    /// The row of the command log under which everything here is kept.
    pub fn command_id(&self) -> i64 {
        self.command_id
    }

    /// Writes a new row, whatever id it came with, and gives it its own.
    ///
    /// # Errors
    /// Only what the file itself fails with: a name that is taken, a row it names that is not
    /// there.
    pub fn insert<R: Record>(&self, record: &mut R) -> Result<i64> {
        self.written.borrow_mut().insert(R::TABLE);
        record::insert(self.connection, record)
    }

    /// Writes a changed row.
    ///
    /// # Errors
    /// `NotFound` where there is none of its id, `Conflict` where its version is not the
    /// file's.
    pub fn update<R: Record>(&self, record: &R) -> Result<()> {
        self.written.borrow_mut().insert(R::TABLE);
        record::update(self.connection, record)
    }

    /// Takes a row out.
    ///
    /// # Errors
    /// `NotFound` where there is none.
    pub fn delete<R: Record>(&self, id: i64) -> Result<()> {
        self.written.borrow_mut().insert(R::TABLE);
        record::delete::<R>(self.connection, id)
    }

    /// This command has written a row of the table.
    pub(crate) fn has_written(&self, table: &str) -> bool {
        self.written.borrow().contains(table)
    }
}

/// What a key was answered before, when it was for the same request.
pub(crate) fn repeated(db: &Connection, key: &str, actor: &Actor) -> Result<Option<Value>> {
    let mut find = db.prepare_cached(
        "SELECT request_hash, command, person_id, response FROM command_log WHERE key = ?1",
    )?;
    let mut rows = find.query([key])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let (hash, command): (String, String) = (row.get(0)?, row.get(1)?);
    let person: Option<i64> = row.get(2)?;
    let response: Option<String> = row.get(3)?;
    let same_post = command == actor.command && person == actor.person_id.map(|person| person.0);
    // Only the key of it is kept, see `answers`.
    if same_post && hash.is_empty() {
        return Err(StorageError::DoneLongAgo);
    }
    if !same_post || hash != actor.request_hash {
        return Err(StorageError::KeyReused);
    }
    let response = response.unwrap_or_else(|| "null".to_owned());
    Ok(Some(serde_json::from_str(&response)?))
}
