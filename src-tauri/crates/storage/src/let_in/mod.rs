//! The stations the shop let in, and the one switch of its door.

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result, Writer};
use domain::ids::StationId;
use domain::station::{HouseDoor, Station};
use rusqlite::{Connection, params};

pub(crate) const STEPS: &[Step] = &[
    dated!("2026-11-28-1000-let-in"),
    dated!("2026-11-28-1300-wall-screens"),
    dated!("2026-11-30-0900-till-displays"),
];

impl Reader<'_> {
    /// Those that may come in, the newest first, then those shut out.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn stations(&self) -> Result<Vec<Station>> {
        select(
            self.connection(),
            "SELECT * FROM station ORDER BY revoked_at IS NOT NULL, revoked_at DESC, id DESC",
            [],
        )
    }

    /// Whose token this is the hash of, also when it was shut out since.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn station_by_token(&self, hash: &str) -> Result<Option<Station>> {
        let found = select(
            self.connection(),
            "SELECT station.* FROM station_token JOIN station ON station.id = station_id WHERE hash = ?1",
            [hash],
        )?;
        Ok(found.into_iter().next())
    }

    /// Of the tokens of those that may come in.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn hashes_of_stations(&self) -> Result<Vec<String>> {
        let mut all = self.connection().prepare_cached(
            "SELECT hash FROM station_token JOIN station ON station.id = station_id WHERE revoked_at IS NULL",
        )?;
        let hashes = all.query_map([], |row| row.get(0))?;
        Ok(hashes.collect::<std::result::Result<_, _>>()?)
    }

    /// The door as the manager wants it; shut where nobody ever opened it.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn house_door(&self) -> Result<HouseDoor> {
        let kept = select(self.connection(), "SELECT * FROM house_door ORDER BY id LIMIT 1", [])?;
        Ok(kept.into_iter().next().unwrap_or_else(HouseDoor::shut))
    }
}

impl Writer<'_> {
    /// Keeps the hash by which a station is known.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn set_station_token(&self, station: StationId, hash: &str) -> Result<()> {
        self.connection()
            .prepare_cached("INSERT INTO station_token (station_id, hash) VALUES (?1, ?2)")?
            .execute(params![station.0, hash])?;
        Ok(())
    }
}

/// What a file that is set aside decided of its door, and no older copy undoes.
#[derive(Default)]
pub(crate) struct Decided {
    door: Option<HouseDoor>,
    shut_out: Vec<ShutOut>,
    /// Links of customers' phones that were taken back: by hash, and when.
    ended: Vec<(String, String)>,
}

struct ShutOut {
    token: String,
    name: String,
    paired_at: String,
    revoked_at: String,
}

impl Decided {
    pub(crate) fn of(r: &Reader<'_>) -> Result<Self> {
        let mut all = r.connection().prepare(
            "SELECT hash, name, paired_at, revoked_at FROM station_token
             JOIN station ON station.id = station_id WHERE revoked_at IS NOT NULL",
        )?;
        let rows = all.query_map([], |row| {
            let (token, name, paired_at, revoked_at) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
            Ok(ShutOut { token, name, paired_at, revoked_at })
        })?;
        let shut_out = rows.collect::<std::result::Result<_, _>>()?;
        let mut links = r
            .connection()
            .prepare("SELECT token_hash, ended_at FROM customer_link WHERE ended_at IS NOT NULL")?;
        let ended = links.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let ended = ended.collect::<std::result::Result<_, _>>()?;
        Ok(Self { door: Some(r.house_door()?), shut_out, ended })
    }

    /// A lost tablet stays out and a shut door shut, whatever the copy knows of
    /// them. A station the copy never heard of is written down in it as shut out:
    /// a copy from between the two would let it in again.
    pub(crate) fn holds_in(&self, copy: &Connection) -> Result<()> {
        for one in &self.shut_out {
            let known = copy.execute(
                "UPDATE station SET revoked_at = ?2, version = version + 1
                 WHERE revoked_at IS NULL AND id IN (SELECT station_id FROM station_token WHERE hash = ?1)",
                params![one.token, one.revoked_at],
            )?;
            let is_there: bool = copy.query_row(
                "SELECT EXISTS (SELECT 1 FROM station_token WHERE hash = ?1)",
                [&one.token],
                |row| row.get(0),
            )?;
            if known == 0 && !is_there {
                copy.execute(
                    "INSERT INTO station (name, roles, paired_at, revoked_at, version) VALUES (?1, '[]', ?2, ?3, 1)",
                    params![one.name, one.paired_at, one.revoked_at],
                )?;
                copy.execute(
                    "INSERT INTO station_token (station_id, hash) VALUES (last_insert_rowid(), ?1)",
                    [&one.token],
                )?;
            }
        }
        for (token_hash, ended_at) in &self.ended {
            copy.execute(
                "UPDATE customer_link SET ended_at = ?2, version = version + 1
                 WHERE token_hash = ?1 AND ended_at IS NULL",
                [token_hash, ended_at],
            )?;
        }
        if let Some(door) = &self.door {
            let other = "open <> ?1 OR port <> ?2";
            copy.execute(
                &format!("UPDATE house_door SET open = ?1, port = ?2, version = version + 1 WHERE {other}"),
                params![door.open, door.port],
            )?;
        }
        Ok(())
    }
}
