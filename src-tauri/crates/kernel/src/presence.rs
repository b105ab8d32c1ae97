//! Who is there just now: whether the door to the shop's network stands open,
//! where, and which stations are heard. A door says it, the manager's page shows
//! it; nothing of it is in the file.

use chrono::{DateTime, Utc};
use domain::ids::StationId;
use domain::station_printers::PrinterStanding;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use ts_rs::TS;

/// The door of the house, as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
#[ts(rename = "DoorState")]
pub enum HouseDoorState {
    #[default]
    Shut,
    /// Where it is found, the likeliest first; the same by the name the house is told and
    /// that stays when the addresses change, and by the one its system has; and by what its
    /// certificates are known.
    Open {
        addresses: Vec<String>,
        name: Option<String>,
        system_name: Option<String>,
        fingerprint: String,
    },
    /// This computer is in no network of a house.
    NoNetwork,
    Failed {
        why: NotOpened,
        reason: String,
    },
}

impl HouseDoorState {
    /// Where a browser of the house goes; none while the door is not open.
    pub fn address(&self) -> Option<String> {
        match self {
            Self::Open { addresses, .. } => addresses.first().cloned(),
            _ => None,
        }
    }

    /// The same by name; none where the house cannot be told of it.
    pub fn name(&self) -> Option<String> {
        match self {
            Self::Open { name, .. } => name.clone(),
            _ => None,
        }
    }
}

/// Why the door does not open though it should; it is tried again by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NotOpened {
    /// Another program listens at this port.
    PortTaken,
    /// The system, or what guards it, does not let the program listen.
    Forbidden,
    Other,
}

/// A station that is heard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct StationContact {
    pub since: DateTime<Utc>,
    pub last: DateTime<Utc>,
    /// Where it is in the network.
    pub address: String,
    /// How long its last question and the answer to it took, as it measured it.
    pub milliseconds: Option<i64>,
}

/// After so many seconds without a word it is not there.
const SILENCE: i64 = 10;

/// How a station's printers stood when its program said so last.
struct PrinterReport {
    last: DateTime<Utc>,
    printers: Vec<PrinterStanding>,
}

#[derive(Default)]
pub struct Presence {
    door: Mutex<HouseDoorState>,
    heard: Mutex<BTreeMap<StationId, StationContact>>,
    printers: Mutex<BTreeMap<StationId, PrinterReport>>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Presence {
    pub fn door(&self) -> HouseDoorState {
        lock(&self.door).clone()
    }

    /// Says whether it stood otherwise before.
    pub fn set_door(&self, state: HouseDoorState) -> bool {
        let mut door = lock(&self.door);
        let other = *door != state;
        *door = state;
        other
    }

    /// Says whether it was not there before.
    pub fn record_contact(
        &self,
        station: StationId,
        address: &str,
        milliseconds: Option<i64>,
        now: DateTime<Utc>,
    ) -> bool {
        let mut heard = lock(&self.heard);
        let before = heard.get(&station).filter(|before| is_there(before, now));
        let since = before.map_or(now, |before| before.since);
        let (is_new, known) = (before.is_none(), before.and_then(|before| before.milliseconds));
        let milliseconds = milliseconds.or(known);
        heard.insert(station, StationContact { since, last: now, address: address.to_owned(), milliseconds });
        is_new
    }

    /// Its page listens: it is there, though it asks nothing.
    pub fn listens(&self, station: StationId, now: DateTime<Utc>) {
        if let Some(heard) = lock(&self.heard).get_mut(&station) {
            heard.last = now;
        }
    }

    /// The program that prints at a station says how its printers stand; answers
    /// whether that is news.
    pub fn set_printers(
        &self,
        station: StationId,
        printers: Vec<PrinterStanding>,
        now: DateTime<Utc>,
    ) -> bool {
        let mut known = lock(&self.printers);
        let is_as_before = known
            .get(&station)
            .is_some_and(|before| !is_silent(before.last, now) && before.printers == printers);
        known.insert(station, PrinterReport { last: now, printers });
        !is_as_before
    }

    /// None while nothing prints there: a page that is open at the station does not.
    pub fn printers_of(&self, station: StationId, now: DateTime<Utc>) -> Option<Vec<PrinterStanding>> {
        let known = lock(&self.printers);
        known.get(&station).filter(|said| !is_silent(said.last, now)).map(|said| said.printers.clone())
    }

    /// How many stations are there, for who would shut them out by ending the program.
    pub fn stations_there(&self, now: DateTime<Utc>) -> usize {
        lock(&self.heard).values().filter(|heard| is_there(heard, now)).count()
    }

    pub fn contact(&self, station: StationId, now: DateTime<Utc>) -> Option<StationContact> {
        lock(&self.heard).get(&station).filter(|heard| is_there(heard, now)).cloned()
    }
}

fn is_there(heard: &StationContact, now: DateTime<Utc>) -> bool {
    !is_silent(heard.last, now)
}

fn is_silent(last: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    (now - last).num_seconds().abs() >= SILENCE
}

#[cfg(test)]
mod tests {
    use super::{Presence, SILENCE};
    use chrono::{DateTime, TimeDelta, Utc};
    use domain::ids::StationId;

    #[test]
    fn stations_that_are_heard_are_counted_and_silent_ones_are_not() {
        let (presence, now) = (Presence::default(), DateTime::<Utc>::UNIX_EPOCH);
        assert_eq!(presence.stations_there(now), 0);
        presence.record_contact(StationId(1), "10.0.0.2", None, now);
        presence.record_contact(StationId(2), "10.0.0.3", None, now + TimeDelta::seconds(SILENCE - 1));
        assert_eq!(presence.stations_there(now + TimeDelta::seconds(SILENCE - 1)), 2);
        assert_eq!(presence.stations_there(now + TimeDelta::seconds(SILENCE)), 1);
    }
}
