//! People and bays.

use crate::record::select;
use crate::{Reader, Result, Writer};
use domain::ids::PersonId;
use domain::person::{Bay, Person};
use rusqlite::OptionalExtension;

impl Reader<'_> {
    pub fn people(&self) -> Result<Vec<Person>> {
        select(self.connection(), "SELECT * FROM person ORDER BY active DESC, id", [])
    }

    /// Active people who have a PIN: those the sign-in screen shows.
    pub fn people_who_sign_in(&self) -> Result<Vec<Person>> {
        select(
            self.connection(),
            "SELECT person.* FROM person JOIN person_pin ON person_pin.person_id = person.id
             WHERE person.active = 1 ORDER BY person.id",
            [],
        )
    }

    pub fn bays(&self) -> Result<Vec<Bay>> {
        select(self.connection(), "SELECT * FROM bay ORDER BY active DESC, id", [])
    }

    pub fn pin_hash(&self, person: PersonId) -> Result<Option<String>> {
        Ok(self
            .connection()
            .prepare_cached("SELECT hash FROM person_pin WHERE person_id = ?1")?
            .query_row([person.0], |row| row.get(0))
            .optional()?)
    }
}

impl Writer<'_> {
    pub fn set_pin_hash(&self, person: PersonId, hash: &str) -> Result<()> {
        self.connection()
            .prepare_cached(
                "INSERT INTO person_pin (person_id, hash) VALUES (?1, ?2)
                 ON CONFLICT (person_id) DO UPDATE SET hash = excluded.hash",
            )?
            .execute(rusqlite::params![person.0, hash])?;
        Ok(())
    }
}
