//! A long write that is seen whole or not at all, and that nobody waits for:
//! it is done in a moment when nobody else writes, and taken back when
//! somebody comes.

use crate::db::{Db, lock, log_command};
use crate::transaction::{Actor, Writer};
use crate::{Result, StorageError};
use rusqlite::TransactionBehavior;
use std::time::{Duration, Instant};

/// Who writes a row asks this between two of them: whether somebody waits who
/// has waited long enough.
pub struct Counter<'a> {
    db: &'a Db,
    begun: Instant,
    grace: Duration,
}

impl Counter<'_> {
    pub fn waits(&self) -> bool {
        self.begun.elapsed() >= self.grace && self.db.somebody_waits()
    }
}

impl Db {
    /// One transaction of any length. Its work ends early, with nothing, when it
    /// is told that somebody waits: then nothing of it has happened.
    pub fn write_when_quiet<T, E: From<StorageError>>(
        &self,
        actor: &Actor,
        grace: Duration,
        work: impl FnOnce(&Writer<'_>, &Counter<'_>) -> std::result::Result<Option<T>, E>,
    ) -> std::result::Result<Option<T>, E> {
        self.step_aside();
        let mut connection = lock(&self.writer);
        let begun = Instant::now();
        let transaction = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(StorageError::from)?;
        let logged = log_command(&transaction, actor)?;
        let writer = Writer::new(&transaction, logged.id, logged.at, logged.seen_before);
        let done = work(&writer, &Counter { db: self, begun, grace })?;
        let ended: Result<()> =
            if done.is_some() { transaction.commit() } else { transaction.rollback() }.map_err(Into::into);
        ended?;
        Ok(done)
    }
}
