//! The newest moment the file has seen: that of its last command. No write is
//! kept as done before it, so that nothing in the file ever goes backwards when
//! the computer's clock is set back. Only the manager's own word moves it back.

use crate::changes::columns_of;
use crate::record::{Record, select};
use crate::{Reader, Result, Writer, instant};
use chrono::{DateTime, Utc};
use domain::ids::PersonId;
use domain::job::JobTime;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

/// What came from another file happened by another clock.
pub(crate) const NEWEST: &str = "SELECT at FROM command_log WHERE origin IS NULL ORDER BY id DESC LIMIT 1";
/// The log of an older file does not say where a command is from: all are its own.
const NEWEST_IN_OLDER: &str = "SELECT at FROM command_log ORDER BY id DESC LIMIT 1";

/// The manager's word that the computer's clock is right although it is behind
/// what the file had seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockAccepted {
    pub id: i64,
    /// The newest moment the file had seen.
    pub seen_at: DateTime<Utc>,
    /// What the computer's clock said, and time goes on from.
    pub at: DateTime<Utc>,
    pub person_id: PersonId,
}

impl Record for ClockAccepted {
    const TABLE: &'static str = "clock_accepted";
    fn id(&self) -> i64 {
        self.id
    }
    fn set_id(&mut self, id: i64) {
        self.id = id;
    }
}

pub(crate) fn newest(db: &Connection) -> Result<Option<DateTime<Utc>>> {
    newest_by(db, NEWEST)
}

fn newest_by(db: &Connection, sql: &str) -> Result<Option<DateTime<Utc>>> {
    let text: Option<String> = db.prepare_cached(sql)?.query_row([], |row| row.get(0)).optional()?;
    // A damaged text is no moment: the clock alone counts, and the next write mends it.
    Ok(text.and_then(|text| text.parse().ok()))
}

/// When what is written now is kept as done in a file that is on its way to the
/// form this program knows.
pub(crate) fn present_in_older(db: &Connection, computer: DateTime<Utc>) -> Result<DateTime<Utc>> {
    let knows_origins = columns_of(db, "command_log")?.iter().any(|name| name == "origin");
    let newest = newest_by(db, if knows_origins { NEWEST } else { NEWEST_IN_OLDER })?;
    Ok(domain::present::present(newest, computer))
}

impl Reader<'_> {
    /// Within a write this is the moment of the write itself.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn newest_seen(&self) -> Result<Option<DateTime<Utc>>> {
        newest(self.connection())
    }
}

impl Writer<'_> {
    /// When this write is kept as done.
    pub fn at(&self) -> DateTime<Utc> {
        self.at
    }

    /// What the file had seen before this write.
    pub fn seen_before(&self) -> Option<DateTime<Utc>> {
        self.seen_before
    }

    /// Every clock that runs on a job now measures wrongly: it says so for good.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn remark_running_clocks(&self) -> Result<()> {
        let running: Vec<JobTime> = select(
            self.connection(),
            "SELECT * FROM job_time WHERE ended_at IS NULL AND NOT clock_went_back",
            [],
        )?;
        for mut clock in running {
            clock.clock_went_back = true;
            self.update(&clock)?;
        }
        Ok(())
    }

    /// Time goes on from what the computer's clock says: this write is the first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn accept_clock(&self, computer: DateTime<Utc>, person_id: PersonId) -> Result<()> {
        self.insert(&mut ClockAccepted { id: 0, seen_at: self.at(), at: computer, person_id })?;
        self.connection()
            .prepare_cached("UPDATE command_log SET at = ?2 WHERE id = ?1")?
            .execute(rusqlite::params![self.command_id(), instant(computer)])?;
        Ok(())
    }
}
