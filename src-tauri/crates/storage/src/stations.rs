//! Who sits at which station, and how many wrong PINs were tried where: what
//! the doors would otherwise forget with every restart of the program.

use crate::db::lock;
use crate::{Db, Result, instant};
use chrono::{DateTime, Utc};
use domain::ids::{PersonId, StationId};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptSession {
    pub person_id: PersonId,
    pub station: String,
    /// Where the shop let it in; none at the host itself.
    pub station_id: Option<StationId>,
    pub place: String,
    pub begun: u64,
    pub used_at: DateTime<Utc>,
}

/// Wrong PINs in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PinTries {
    pub person_id: PersonId,
    pub place: String,
    pub wrong: u32,
}

impl Db {
    /// Writes what is no record of the shop: without a command, without the log.
    pub(crate) fn note<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let mut writer = lock(&self.writer);
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = work(&transaction)?;
        transaction.commit()?;
        Ok(done)
    }

    /// Keeps a session beyond the end of the program, and drops those not used since `forget`.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn keep_session(&self, token_hash: &str, session: &KeptSession, forget: DateTime<Utc>) -> Result<()> {
        self.note(|db| {
            db.execute("DELETE FROM station_session WHERE used_at < ?1", [instant(forget)])?;
            db.execute(
                "INSERT OR REPLACE INTO station_session
                     (token_hash, person_id, station, place, begun, used_at, station_id)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![
                    token_hash,
                    session.person_id.0,
                    session.station,
                    session.place,
                    i64::try_from(session.begun).unwrap_or(i64::MAX),
                    instant(session.used_at),
                    session.station_id.map(|id| id.0),
                ],
            )?;
            Ok(())
        })
    }

    /// The session of a token, as it was kept.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn kept_session(&self, token_hash: &str) -> Result<Option<KeptSession>> {
        self.read(|r| {
            let row = r
                .connection()
                .prepare_cached(
                    "SELECT person_id, station, place, begun, used_at, station_id
                     FROM station_session WHERE token_hash = ?1",
                )?
                .query_row([token_hash], |row| {
                    let begun: i64 = row.get(3)?;
                    let used_at: String = row.get(4)?;
                    let station_id: Option<i64> = row.get(5)?;
                    Ok((row.get::<_, i64>(0)?, row.get(1)?, row.get(2)?, begun, used_at, station_id))
                })
                .optional()?;
            Ok(row.and_then(|(person, station, place, begun, used_at, station_id)| {
                Some(KeptSession {
                    person_id: PersonId(person),
                    station,
                    station_id: station_id.map(StationId),
                    place,
                    begun: u64::try_from(begun).ok()?,
                    used_at: used_at.parse().ok()?,
                })
            }))
        })
    }

    /// Keeps when a session was last used.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn session_used(&self, token_hash: &str, at: DateTime<Utc>) -> Result<()> {
        self.note(|db| {
            db.execute(
                "UPDATE station_session SET used_at = ?2 WHERE token_hash = ?1",
                [token_hash, &instant(at)],
            )?;
            Ok(())
        })
    }

    /// Somebody signed out.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn forget_session(&self, token_hash: &str) -> Result<()> {
        self.note(|db| {
            db.execute("DELETE FROM station_session WHERE token_hash = ?1", [token_hash])?;
            Ok(())
        })
    }

    /// A person's sessions that began before a number end, all except one.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn forget_sessions_of(&self, person: PersonId, before: u64, except: Option<u64>) -> Result<()> {
        let number = |begun: u64| i64::try_from(begun).unwrap_or(i64::MAX);
        self.note(|db| {
            db.execute(
                "DELETE FROM station_session WHERE person_id = ?1 AND begun < ?2 AND begun IS NOT ?3",
                params![person.0, number(before), except.map(number)],
            )?;
            Ok(())
        })
    }

    /// Everybody's sessions at a station that began before a number end.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn forget_sessions_at(&self, station: StationId, before: u64) -> Result<()> {
        self.note(|db| {
            db.execute(
                "DELETE FROM station_session WHERE station_id = ?1 AND begun < ?2",
                params![station.0, i64::try_from(before).unwrap_or(i64::MAX)],
            )?;
            Ok(())
        })
    }

    /// The number of the newest session that is kept.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn newest_session(&self) -> Result<u64> {
        self.read(|r| {
            let newest: i64 = r.connection().query_row(
                "SELECT coalesce(max(begun), 0) FROM station_session",
                [],
                |row| row.get(0),
            )?;
            Ok(u64::try_from(newest).unwrap_or(0))
        })
    }

    /// The wrong PINs that were counted before the program ended.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn pin_tries(&self) -> Result<Vec<PinTries>> {
        self.read(|r| {
            let mut all = r.connection().prepare("SELECT person_id, place, wrong FROM pin_try")?;
            let rows = all.query_map([], |row| {
                Ok(PinTries { person_id: PersonId(row.get(0)?), place: row.get(1)?, wrong: row.get(2)? })
            })?;
            Ok(rows.collect::<std::result::Result<_, _>>()?)
        })
    }

    /// None wrong: forgotten.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn keep_pin_tries(&self, tries: &[PinTries]) -> Result<()> {
        self.note(|db| {
            for one in tries {
                if one.wrong == 0 {
                    db.execute(
                        "DELETE FROM pin_try WHERE person_id = ?1 AND place = ?2",
                        params![one.person_id.0, one.place],
                    )?;
                } else {
                    db.execute(
                        "INSERT OR REPLACE INTO pin_try (person_id, place, wrong)
                         SELECT ?1, ?2, ?3 WHERE EXISTS (SELECT 1 FROM person WHERE id = ?1)",
                        params![one.person_id.0, one.place, one.wrong],
                    )?;
                }
            }
            Ok(())
        })
    }
}

/// In a copy that takes the file's place: its sessions are of other days.
pub(crate) fn forget_all(db: &Connection) -> Result<()> {
    db.execute_batch("DELETE FROM station_session; DELETE FROM pin_try;")?;
    Ok(())
}
