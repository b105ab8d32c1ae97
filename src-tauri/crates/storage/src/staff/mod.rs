//! What the people of the shop can, and when they are not there.

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result, instant};
use chrono::{DateTime, Utc};
use domain::assignment::absence::Absence;
use domain::assignment::worker::WorkerFile;
use domain::ids::PersonId;
use rusqlite::params;

pub(crate) const STEPS: &[Step] = &[dated!("2026-11-30-1703-staff")];

const FILES: &str = "SELECT * FROM worker_file ORDER BY person_id";
pub(crate) const FILE_OF: &str = "SELECT * FROM worker_file WHERE person_id = ?1";
pub(crate) const ABSENCES: &str = "SELECT * FROM absence
    WHERE ends_at > ?1 AND begins_at < ?2 AND called_off_by IS NULL ORDER BY begins_at, id";

impl Reader<'_> {
    /// Everybody's of whom something was written down.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn worker_files(&self) -> Result<Vec<WorkerFile>> {
        select(self.connection(), FILES, [])
    }

    /// Of one person.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn worker_file_of(&self, person: PersonId) -> Result<Option<WorkerFile>> {
        Ok(select(self.connection(), FILE_OF, [person.0])?.pop())
    }

    /// Absences of whomever that touch the time between two moments and were not called off.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn absences(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Vec<Absence>> {
        select(self.connection(), ABSENCES, params![instant(from), instant(to)])
    }
}
