//! What was given out or signed.

use crate::record::select;
use crate::step::{Step, StepBody};
use crate::{Reader, Result, changes};
use domain::counterfoil::{Counterfoil, CounterfoilKind};
use rusqlite::Connection;

pub(crate) const STEPS: &[Step] =
    &[Step { name: "2026-11-27-0830-counterfoils-told", opens: None, body: StepBody::Rows(log_missing) }];

/// The step that made the table filled it before the table had its triggers, and
/// the check called those rows damage. Programs of today tell what a step makes;
/// a file that went over it before is put right here. What an older program gave
/// out is without content: no other row is taken for told.
fn log_missing(db: &Connection) -> Result<()> {
    changes::log_missing_of(db, "counterfoil", "edition = 0 AND content = ''")
}

pub(crate) const NEWEST: &str =
    "SELECT * FROM counterfoil WHERE kind = ?1 AND subject_id = ?2 ORDER BY edition DESC LIMIT 1";

impl Reader<'_> {
    /// The edition of a paper that is given out now.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn newest_counterfoil(&self, kind: CounterfoilKind, subject: i64) -> Result<Option<Counterfoil>> {
        Ok(select(self.connection(), NEWEST, rusqlite::params![kind.code(), subject])?.pop())
    }
}
