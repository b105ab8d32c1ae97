//! The stations the shop let in, and the one switch of its door.

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result, Writer, instant};
use chrono::{DateTime, Utc};
use domain::ids::StationId;
use domain::station::{HouseDoor, Station};
use rusqlite::{Connection, params};

pub(crate) const STEPS: &[Step] = &[dated!("2026-11-28-1000-stations")];

impl Reader<'_> {
    /// Those that may come in, the newest first, then those shut out.
    pub fn stations(&self) -> Result<Vec<Station>> {
        select(
            self.connection(),
            "SELECT * FROM station ORDER BY revoked_at IS NOT NULL, revoked_at DESC, id DESC",
            [],
        )
    }

    /// Whose token this is the hash of, also when it was shut out since.
    pub fn station_by_token(&self, hash: &str) -> Result<Option<Station>> {
        let found = select(
            self.connection(),
            "SELECT station.* FROM station_token JOIN station ON station.id = station_id WHERE hash = ?1",
            [hash],
        )?;
        Ok(found.into_iter().next())
    }

    pub fn house_door(&self) -> Result<HouseDoor> {
        let kept = select(self.connection(), "SELECT * FROM house_door ORDER BY id LIMIT 1", [])?;
        Ok(kept.into_iter().next().unwrap_or_else(HouseDoor::shut))
    }
}

impl Writer<'_> {
    pub fn set_station_token(&self, station: StationId, hash: &str) -> Result<()> {
        self.connection()
            .prepare_cached("INSERT INTO station_token (station_id, hash) VALUES (?1, ?2)")?
            .execute(params![station.0, hash])?;
        Ok(())
    }
}

/// The tokens a file lets in no more.
pub(crate) fn shut_out(db: &Connection) -> Result<Vec<String>> {
    let mut all = db.prepare(
        "SELECT hash FROM station_token JOIN station ON station.id = station_id WHERE revoked_at IS NOT NULL",
    )?;
    let hashes = all.query_map([], |row| row.get(0))?;
    Ok(hashes.collect::<std::result::Result<_, _>>()?)
}

/// A lost tablet stays out, whatever an older copy knows of it.
pub(crate) fn shut_out_as_well(copy: &Connection, tokens: &[String], at: DateTime<Utc>) -> Result<()> {
    let mut shut = copy.prepare(
        "UPDATE station SET revoked_at = ?2, version = version + 1
         WHERE revoked_at IS NULL AND id IN (SELECT station_id FROM station_token WHERE hash = ?1)",
    )?;
    for token in tokens {
        shut.execute(params![token, instant(at)])?;
    }
    Ok(())
}
