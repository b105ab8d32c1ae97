//! People and bays.

use crate::damage::{Finding, RowDamage, unreadable};
use crate::record::select;
use crate::{Reader, Result, StorageError, Writer};
use domain::ids::PersonId;
use domain::person::{Bay, Person};
use rusqlite::{Connection, OptionalExtension};

impl Reader<'_> {
    /// Everybody, those who left last.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn people(&self) -> Result<Vec<Person>> {
        select(self.connection(), "SELECT * FROM person ORDER BY active DESC, id", [])
    }

    /// Active people who have a PIN: those the sign-in screen shows.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn people_who_sign_in(&self) -> Result<Vec<Person>> {
        select(
            self.connection(),
            "SELECT person.* FROM person JOIN person_pin ON person_pin.person_id = person.id
             WHERE person.active = 1 ORDER BY person.id",
            [],
        )
    }

    /// All bays, those given up last.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn bays(&self) -> Result<Vec<Bay>> {
        select(self.connection(), "SELECT * FROM bay ORDER BY active DESC, id", [])
    }

    /// The hash of a person's PIN.
    ///
    /// # Errors
    /// `Damaged` where it is not the one that was written.
    pub fn pin_hash(&self, person: PersonId) -> Result<Option<String>> {
        let kept: Option<(String, bool)> = self
            .connection()
            .prepare_cached(
                "SELECT hash, sum = log_sum(person_id, hash) FROM person_pin WHERE person_id = ?1",
            )?
            .query_row([person.0], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        match kept {
            // No PIN would ever be right again, and each would be called wrong.
            Some((_, false)) => Err(StorageError::Damaged { detail: format!("person_pin {}", person.0) }),
            kept => Ok(kept.map(|(hash, _)| hash)),
        }
    }
}

impl Writer<'_> {
    /// Writes the hash of a person's PIN over the one before.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn set_pin_hash(&self, person: PersonId, hash: &str) -> Result<()> {
        self.connection()
            .prepare_cached(
                "INSERT INTO person_pin (person_id, hash, sum) VALUES (?1, ?2, log_sum(?1, ?2))
                 ON CONFLICT (person_id) DO UPDATE SET hash = excluded.hash, sum = excluded.sum",
            )?
            .execute(rusqlite::params![person.0, hash])?;
        Ok(())
    }
}

/// Whose PIN is kept otherwise than it was set.
pub(crate) fn turned_pins(db: &Connection) -> Vec<Finding> {
    let all = || -> rusqlite::Result<Vec<i64>> {
        let mut all = db.prepare(
            "SELECT person_id FROM person_pin WHERE sum <> log_sum(person_id, hash) ORDER BY person_id",
        )?;
        all.query_map([], |row| row.get(0))?.collect()
    };
    let found = |how, id| Finding { table: "person_pin".to_owned(), id, how };
    match all() {
        Ok(ids) => ids.into_iter().map(|id| found(RowDamage::StandsOtherwise, Some(id))).collect(),
        Err(error) => vec![unreadable("person_pin", None, &error)],
    }
}
