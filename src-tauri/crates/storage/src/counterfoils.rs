//! What was given out or signed.

use crate::record::select;
use crate::{Reader, Result};
use domain::counterfoil::{Counterfoil, CounterfoilKind};

pub(crate) const NEWEST: &str =
    "SELECT * FROM counterfoil WHERE kind = ?1 AND subject_id = ?2 ORDER BY edition DESC LIMIT 1";

impl Reader<'_> {
    pub fn newest_counterfoil(&self, kind: CounterfoilKind, subject: i64) -> Result<Option<Counterfoil>> {
        Ok(select(self.connection(), NEWEST, rusqlite::params![kind.code(), subject])?.pop())
    }
}
