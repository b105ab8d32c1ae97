//! What the requests at the door of the house have at hand.

use super::certificates::Authority;
use super::limits::Limits;
use crate::door_state::DoorState;
use domain::ids::StationId;
use domain::station::Station;
use kernel::Refusal;
use std::collections::HashSet;
use std::net::IpAddr;
use std::sync::{Arc, PoisonError, RwLock};

/// What all requests at this door share.
pub struct HouseState {
    pub door: Arc<DoorState>,
    pub authority: Authority,
    pub limits: Limits,
    /// By which this computer is asked for just now, with the port.
    names: RwLock<Vec<String>>,
    /// The tokens of stations that came before. Each is looked up all the same,
    /// as one may be shut out meanwhile.
    met: RwLock<HashSet<String>>,
}

impl HouseState {
    pub fn new(door: Arc<DoorState>, authority: Authority) -> Self {
        Self { door, authority, limits: Limits::default(), names: RwLock::default(), met: RwLock::default() }
    }

    pub fn is_ours(&self, host: &str) -> bool {
        self.names.read().unwrap_or_else(PoisonError::into_inner).iter().any(|name| name == host)
    }

    pub fn goes_by(&self, names: Vec<String>) {
        *self.names.write().unwrap_or_else(PoisonError::into_inner) = names;
    }

    pub fn station_of(&self, token_hash: &str) -> Result<Station, Refusal> {
        let shop = &self.door.shop;
        let found = shop.db.read(|r| r.station_by_token(token_hash));
        let station = found.map_err(|error| shop.refusal("station", error.into()))?;
        let station = station.filter(Station::is_let_in).ok_or(Refusal::StationUnknown);
        let mut met = self.met.write().unwrap_or_else(PoisonError::into_inner);
        match &station {
            Ok(_) => met.insert(token_hash.to_owned()),
            Err(_) => met.remove(token_hash),
        };
        station
    }

    /// Whether a station came in by this token before, and was not shut out when it came last.
    pub fn met(&self, token_hash: &str) -> bool {
        self.met.read().unwrap_or_else(PoisonError::into_inner).contains(token_hash)
    }

    pub fn hear(&self, station: StationId, from: Option<IpAddr>, milliseconds: Option<i64>) {
        let shop = &self.door.shop;
        let address = from.map(|from| from.to_string()).unwrap_or_default();
        if shop.presence.record_contact(station, &address, milliseconds, shop.door_time()) {
            shop.db.announce(&["station_seen"]);
        }
    }
}
