//! What a command answered is kept for whoever posts it again under its key: a
//! page whose answer was lost, a station that was away. Kept for ever it would
//! be the larger half of the log, so after a fortnight of a busy shop only the
//! key stays: that post is known, and is still not done twice.

use crate::{Db, Result};
use rusqlite::params;

/// The newest commands, whose answers are kept.
const KEPT: i64 = 20_000;
/// So few at a time that nobody's write waits for it.
const PORTION: i64 = 500;

impl Db {
    /// Forgets the answers of all commands but the newest; says of how many.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn forget_old_answers(&self) -> Result<usize> {
        self.forget_answers_but(KEPT)
    }

    /// From the newest of them back to those that were forgotten before.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn forget_answers_but(&self, kept: i64) -> Result<usize> {
        let newest: i64 = self.read(|r| -> Result<_> {
            let newest = "SELECT coalesce(max(id), 0) FROM command_log";
            Ok(r.connection().query_row(newest, [], |row| row.get(0))?)
        })?;
        let (mut last, mut forgotten) = (newest - kept, 0);
        while last > 0 {
            self.step_aside();
            let of_these = self.note(|db| {
                Ok(db.execute(
                    "UPDATE command_log SET response = NULL, request_hash = ''
                     WHERE id > ?1 AND id <= ?2 AND request_hash <> ''",
                    params![last - PORTION, last],
                )?)
            })?;
            if of_these == 0 {
                break;
            }
            forgotten += of_these;
            last -= PORTION;
        }
        Ok(forgotten)
    }
}
