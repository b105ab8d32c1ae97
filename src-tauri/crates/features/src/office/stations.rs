//! The shop's other computers, tablets and phones: who may come in, and the one
//! switch of the door.

use chrono::{DateTime, Utc};
use documents::qr::modules;
use domain::ids::StationId;
use domain::pin_tries::stops_station;
use domain::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, required};
use domain::role::Role;
use domain::station::{HouseDoor, PairingCode, Station, StationRights, checked_station_name};
use kernel::command::{MANAGER, Public};
use kernel::error::{Error, Result};
use kernel::host::{AskNothing, Read, Write};
use kernel::pin_throttle::place_of;
use kernel::presence::{HouseDoorState, StationContact};
use serde::{Deserialize, Serialize};
use std::sync::{MutexGuard, PoisonError};
use ts_rs::TS;

/// More than any house has counters, and far fewer than would make anything slow.
const MAX_STATIONS: usize = 200;

#[derive(Debug, Serialize, TS)]
pub struct StationRow {
    pub station: Station,
    /// None: nothing is heard of it just now.
    pub heard: Option<StationContact>,
    /// PINs that were tried there and were wrong, since each was right last.
    pub wrong_pins: u32,
    /// After too many it takes none, until a manager lets it go on.
    pub pins_stopped: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct StationsPage {
    /// What the manager wants.
    pub door: HouseDoor,
    /// What came of it.
    pub state: HouseDoorState,
    pub stations: Vec<StationRow>,
    pub offer: Option<PairingOffer>,
}

/// A code for one station, and the same to be photographed.
#[derive(Debug, Serialize, TS)]
pub struct PairingOffer {
    pub code: String,
    /// What the station will be allowed.
    pub roles: Vec<Role>,
    pub wall: bool,
    pub till_display: bool,
    pub till_id: Option<StationId>,
    pub until: DateTime<Utc>,
    /// Where a browser goes with it; none while the door is not open.
    pub address: Option<String>,
    /// The same by a name that stays when the address changes; none where the house is not told of
    /// it. Not every browser of a house asks for such names.
    pub name: Option<String>,
    /// The address as a QR code, row by row, dark where there is a 1.
    pub qr: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct OpenHouseDoor {
    pub open: bool,
    pub port: i64,
    pub version: i64,
}

#[derive(Debug, Default, Serialize, Deserialize, TS)]
pub struct OfferPairing {
    pub roles: Vec<Role>,
    #[serde(default)]
    pub wall: bool,
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub till_display: bool,
    #[ts(optional = nullable)]
    pub till_id: Option<StationId>,
}

/// The code that was shown: one that was offered since is left as it is.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct StopPairing {
    pub code: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PairStation {
    pub code: String,
    pub name: String,
    /// Of the token the door gives it: the token itself is nobody else's.
    pub token_hash: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SaveStation {
    pub id: StationId,
    pub version: i64,
    pub name: String,
    pub roles: Vec<Role>,
    /// None: as it is.
    #[serde(default)]
    pub wall: Option<bool>,
    /// None: as it is, and with it the till.
    #[ts(optional = nullable)]
    pub till_display: Option<bool>,
    #[ts(optional = nullable)]
    pub till_id: Option<StationId>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RevokeStation {
    pub id: StationId,
    pub version: i64,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct LeaveHouse {
    pub id: StationId,
}

/// The door of the house, who came in by it, and the code that stands.
///
/// # Errors
/// Only what the file itself fails with, or an address that fits no code.
pub fn list_stations(cx: &Read, _: AskNothing) -> Result<StationsPage> {
    let (state, now) = (cx.shop.presence.door(), cx.shop.clock.now());
    let stations =
        cx.r.stations()?
            .into_iter()
            .map(|station| {
                let wrong_pins = cx.shop.pin_throttle.tried_at(&place_of(station.id));
                let heard = cx.shop.presence.contact(station.id, now);
                StationRow { station, heard, wrong_pins, pins_stopped: stops_station(wrong_pins) }
            })
            .collect();
    let offer = standing(cx.shop, now).as_ref().map(|code| offer_of(code, &state)).transpose()?;
    Ok(StationsPage { door: cx.r.house_door()?, state, stations, offer })
}

/// The code that is good just now.
fn standing(shop: &kernel::Shop, now: DateTime<Utc>) -> MutexGuard<'_, Option<PairingCode>> {
    let mut code = shop.pairing.lock().unwrap_or_else(PoisonError::into_inner);
    code.take_if(|code| code.is_over(now));
    code
}

fn offer_of(code: &PairingCode, state: &HouseDoorState) -> Result<PairingOffer> {
    let address = state.address();
    // After the `#` nothing leaves the browser: no proxy and no history of a server has the code.
    let qr = address
        .as_ref()
        .map(|address| modules(&format!("{address}/pair#{}", code.code)))
        .transpose()
        .map_err(Error::fault)?;
    Ok(PairingOffer {
        code: code.code.clone(),
        roles: code.rights.roles.clone(),
        wall: code.rights.wall,
        till_display: code.rights.till_display,
        till_id: code.rights.till_id,
        until: code.until,
        address,
        name: state.name(),
        qr: qr.unwrap_or_default(),
    })
}

/// Opens or shuts the door of the house.
///
/// # Errors
/// What `HouseDoor::checked_port` refuses, and `Conflict` where it was changed meanwhile.
pub fn open_house_door(cx: &Write, ask: OpenHouseDoor) -> Result<HouseDoor> {
    let port = HouseDoor::checked_port(ask.port)?;
    let mut door = HouseDoor { open: ask.open, port, version: ask.version, ..cx.w.house_door()? };
    if door.id == 0 {
        cx.w.insert(&mut door)?;
    } else {
        cx.w.update(&door)?;
        door.version += 1;
    }
    Ok(door)
}

/// A new code; the one before is none any more. It is read where it is shown:
/// an answer to a write is kept in the file, and a code must be in no copy of it.
///
/// # Errors
/// What `StationRights::checked` refuses, and `BadField` where the house is full; a system that gives no
/// chance.
pub fn offer_pairing(cx: &Write, ask: OfferPairing) -> Result<()> {
    let OfferPairing { roles, wall, till_display, till_id } = ask;
    let stations = cx.w.stations()?;
    let rights = StationRights { roles, wall, till_display, till_id }.checked(&stations, None)?;
    let let_in = stations.iter().filter(|station| station.is_let_in()).count();
    if let_in >= MAX_STATIONS {
        return Err(Refusal::bad("stations", FieldProblem::TooLarge).into());
    }
    let now = cx.shop.clock.now();
    // Far more than the letters need, even where many are passed over.
    let mut chance = [0u8; 256];
    getrandom::fill(&mut chance)
        .map_err(|error| Error::Fault(format!("the system gives no random bytes for a code: {error}")))?;
    let mut thrown = chance.into_iter().cycle();
    *standing(cx.shop, now) = Some(PairingCode::new(rights, now, || thrown.next().unwrap_or_default()));
    Ok(())
}

/// Takes the code back that is shown; another one stays.
///
/// # Errors
/// Never.
pub fn stop_pairing(cx: &Write, ask: StopPairing) -> Result<()> {
    standing(cx.shop, cx.shop.clock.now()).take_if(|offered| offered.code == ask.code);
    Ok(())
}

/// A station that knows the code is let in, and nobody by this code after it.
///
/// # Errors
/// `BadField` without a name; `PairingOver`, and what `PairingCode::check`,
/// `StationRights::checked` and `checked_station_name` refuse.
pub fn pair_station(cx: &Write, ask: PairStation) -> Result<Station> {
    required("name", &ask.name, MAX_NAME_LEN)?;
    let token_hash = required("token_hash", &ask.token_hash, MAX_NAME_LEN)?;
    let now = cx.shop.clock.now();
    // Held to the end, and the code taken there: what is refused in between leaves it to the
    // next try, and no other station comes in by it meanwhile.
    let mut code = cx.shop.pairing.lock().unwrap_or_else(PoisonError::into_inner);
    let offered = code.as_mut().ok_or(Refusal::PairingOver)?;
    offered.check(&ask.code, &cx.session.place, now)?;
    let stations = cx.w.stations()?;
    // The till may have been shut out since the code was made.
    let StationRights { roles, wall, till_display, till_id } =
        offered.rights.clone().checked(&stations, None)?;
    // After the code: a guest who knows none learns no names.
    let name = checked_station_name(&ask.name, &stations, None)?;
    let mut station = Station {
        id: StationId(0),
        name,
        roles,
        wall,
        till_display,
        till_id,
        paired_at: cx.now,
        revoked_at: None,
        version: 1,
    };
    cx.w.insert(&mut station)?;
    cx.w.set_station_token(station.id, &token_hash)?;
    *code = None;
    Ok(station)
}

/// Who sits there meanwhile goes on with what they may do from there now.
///
/// # Errors
/// `NotFound` where it was shut out, what `checked_station_name` and `StationRights::checked` refuse, and
/// `Conflict` where it was changed meanwhile.
pub fn save_station(cx: &Write, ask: SaveStation) -> Result<Station> {
    let kept = let_in(cx, ask.id)?;
    let stations = cx.w.stations()?;
    let name = checked_station_name(&ask.name, &stations, Some(&kept))?;
    let wall = ask.wall.unwrap_or(kept.wall);
    let (till_display, till_id) = match ask.till_display {
        Some(shows) => (shows, ask.till_id),
        None => (kept.till_display, kept.till_id),
    };
    let rights = StationRights { roles: ask.roles, wall, till_display, till_id };
    let StationRights { roles, till_display, till_id, .. } = rights.checked(&stations, Some(&kept))?;
    let mut station = Station { name, roles, wall, till_display, till_id, version: ask.version, ..kept };
    cx.w.update(&station)?;
    station.version += 1;
    Ok(station)
}

/// Out at once, with everybody who sits there.
///
/// # Errors
/// `NotFound` where it was shut out before, `Conflict` where it was changed meanwhile.
pub fn revoke_station(cx: &Write, ask: RevokeStation) -> Result<Station> {
    let kept = let_in(cx, ask.id)?;
    let mut station = Station { revoked_at: Some(cx.now), version: ask.version, ..kept };
    cx.w.update(&station)?;
    station.version += 1;
    cx.end_sessions_at(station.id);
    Ok(station)
}

/// A station that is wanted no more goes by itself.
///
/// # Errors
/// `StationUnknown` for another one than the one that asks, `NotFound` where it was shut out
/// before.
pub fn leave_house(cx: &Write, ask: LeaveHouse) -> Result<()> {
    if cx.session.station_id != Some(ask.id) {
        return Err(Refusal::StationUnknown.into());
    }
    let station = Station { revoked_at: Some(cx.now), ..let_in(cx, ask.id)? };
    cx.w.update(&station)?;
    cx.end_sessions_at(station.id);
    Ok(())
}

pub(super) fn let_in(cx: &Write, id: StationId) -> Result<Station> {
    let station = cx.w.get::<Station>(id.0)?;
    // Of another station: who asks is let in, and goes on.
    let gone = Refusal::NotFound { entity: "station".to_owned(), id: id.0 };
    if station.is_let_in() { Ok(station) } else { Err(gone.into()) }
}

kernel::commands! {
    read list_stations(AskNothing) -> StationsPage, MANAGER, shows [Stations Presence];
    write open_house_door(OpenHouseDoor) -> HouseDoor, MANAGER, changes [Stations];
    write offer_pairing(OfferPairing) -> (), MANAGER, changes [Stations];
    write stop_pairing(StopPairing) -> (), MANAGER, changes [Stations];
    write pair_station(PairStation) -> Station, Public, changes [Stations];
    write save_station(SaveStation) -> Station, MANAGER, changes [Stations];
    write leave_house(LeaveHouse) -> (), Public, changes [Stations];
    write revoke_station(RevokeStation) -> Station, MANAGER, changes [Stations];
}
