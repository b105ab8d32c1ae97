//! How long work writes: after everybody who waits, a portion at a time; and
//! what must be seen whole in a moment when nobody else writes, taken back when
//! somebody comes.

use crate::StorageError;
use crate::db::{Db, LoggedCommand, lock, log_command};
use crate::transaction::{Actor, Writer};
use rusqlite::TransactionBehavior;
use std::time::{Duration, Instant};

/// Long work stands back for so long between two portions, and for so long at
/// most while the counter never stops writing.
const STEP_ASIDE: Duration = Duration::from_millis(1);
const MAX_STEP_ASIDE: Duration = Duration::from_millis(100);

/// Who writes a row asks this between two of them: whether somebody waits who
/// has waited long enough.
pub struct YieldCheck<'a> {
    db: &'a Db,
    begun: Instant,
    grace: Duration,
}

impl YieldCheck<'_> {
    pub fn waits(&self) -> bool {
        self.begun.elapsed() >= self.grace && self.db.somebody_waits()
    }
}

impl Db {
    /// Lets everybody write who waits already: a lock is taken again by who just
    /// let go of it sooner than by who has to wake up first.
    pub(crate) fn step_aside(&self) {
        let begun = Instant::now();
        std::thread::sleep(STEP_ASIDE);
        while self.somebody_waits() && begun.elapsed() < MAX_STEP_ASIDE {
            std::thread::sleep(STEP_ASIDE);
        }
    }

    /// A portion of long work: whoever waits with something a person does comes
    /// first, and no window is told of what nobody is to see yet.
    ///
    /// # Errors
    /// What the work refuses, and what the file itself fails with.
    pub fn write_after_others<T, E: From<StorageError>>(
        &self,
        actor: &Actor,
        work: impl FnOnce(&Writer<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        self.write_long(actor, work, |_| true)
    }

    /// One transaction of any length. Its work ends early, with nothing, when it
    /// is told that somebody waits: then nothing of it has happened.
    ///
    /// # Errors
    /// What the work refuses, and what the file itself fails with.
    pub fn write_when_quiet<T, E: From<StorageError>>(
        &self,
        actor: &Actor,
        grace: Duration,
        work: impl FnOnce(&Writer<'_>, &YieldCheck<'_>) -> std::result::Result<Option<T>, E>,
    ) -> std::result::Result<Option<T>, E> {
        let in_quiet = |w: &Writer<'_>| work(w, &YieldCheck { db: self, begun: Instant::now(), grace });
        self.write_long(actor, in_quiet, Option::is_some)
    }

    fn write_long<T, E: From<StorageError>>(
        &self,
        actor: &Actor,
        work: impl FnOnce(&Writer<'_>) -> std::result::Result<T, E>,
        stays: impl FnOnce(&T) -> bool,
    ) -> std::result::Result<T, E> {
        self.step_aside();
        let mut connection = lock(&self.writer);
        let transaction = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(StorageError::from)?;
        let LoggedCommand { id: command_id, at, seen_before } = log_command(&transaction, actor)?;
        let done = work(&Writer::new(&transaction, command_id, at, seen_before))?;
        let ended = if stays(&done) { transaction.commit() } else { transaction.rollback() };
        ended.map_err(StorageError::from)?;
        Ok(done)
    }
}
