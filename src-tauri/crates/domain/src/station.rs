//! The computers, tablets and phones the shop let in, and the code by which one
//! comes in. A code is for one station, for a few minutes and a few tries, so
//! that who sees it on the screen tomorrow has nothing.

use crate::ids::StationId;
use crate::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, required};
use crate::role::Role;
use crate::till_display::Till;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// What a browser beside the host calls itself, in letters: it stands beside
/// every change in a log that is read on a screen's width.
pub const MAX_OWN_NAME_LEN: usize = 40;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Station {
    pub id: StationId,
    pub name: String,
    /// What may be done from there, by whoever sits there and may do it.
    pub roles: Vec<Role>,
    /// Shows the workshop's wall screen, with nobody signed in.
    pub wall: bool,
    /// Shows the customer at a till what is due, with nobody signed in.
    pub till_display: bool,
    /// Which till; none is the host's own.
    pub till_id: Option<StationId>,
    pub paired_at: DateTime<Utc>,
    /// Shut out since then, and for good: to come back it is let in anew.
    pub revoked_at: Option<DateTime<Utc>>,
    pub version: i64,
}

impl Station {
    pub fn is_let_in(&self) -> bool {
        self.revoked_at.is_none()
    }

    /// The till whose customer reads this screen, where it is one.
    pub fn faces_customer_of(&self) -> Option<Till> {
        (self.is_let_in() && self.till_display).then_some(Till(self.till_id))
    }

    /// Of what a person may do, what they may do from here.
    pub fn cut(&self, roles: &[Role]) -> Vec<Role> {
        roles.iter().copied().filter(|role| self.roles.contains(role)).collect()
    }
}

/// A station's name as it is kept. `among` are the shop's stations, `of` the one that is
/// named anew: two that are let in under one name could not be told apart in the log, and
/// the lost one is looked for by it.
///
/// # Errors
///
/// Without a name, for one too long, or one that another station that is let in bears.
pub fn checked_station_name(typed: &str, among: &[Station], of: Option<&Station>) -> Result<String, Refusal> {
    let name = required("name", typed, MAX_NAME_LEN)?;
    // A file of an earlier program may hold two of one name: neither is stuck with its roles.
    let is_kept = of.is_some_and(|station| station.name == name);
    let is_taken = among.iter().any(|station| station.is_let_in() && station.name == name);
    if is_taken && !is_kept { Err(Refusal::bad("name", FieldProblem::Taken)) } else { Ok(name) }
}

/// Whether the shop's other computers may come in. Shut until a manager opens it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HouseDoor {
    pub id: i64,
    pub open: bool,
    pub port: i64,
    pub version: i64,
}

impl HouseDoor {
    pub const PORT: i64 = 7443;

    /// As it stands in a shop where nobody has opened it yet.
    pub fn shut() -> Self {
        Self { id: 0, open: false, port: Self::PORT, version: 1 }
    }

    /// The ports a program may take without being somebody special.
    pub const PORTS: (i64, i64) = (1024, 65_535);

    /// # Errors
    ///
    /// Where no program like this one may listen.
    pub fn checked_port(port: i64) -> Result<i64, Refusal> {
        let (least, most) = Self::PORTS;
        if (least..=most).contains(&port) {
            Ok(port)
        } else {
            Err(Refusal::bad("port", FieldProblem::Unknown))
        }
    }
}

/// What a station is there for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StationRights {
    pub roles: Vec<Role>,
    pub wall: bool,
    pub till_display: bool,
    pub till_id: Option<StationId>,
}

impl StationRights {
    /// As a station is given them: each role once, and at least one, unless it shows
    /// something by itself. `among` are the shop's stations, `of` the one they are for:
    /// the till it had stays, also where that was shut out since.
    ///
    /// # Errors
    ///
    /// Where there is nothing: nobody could do anything there. For a till that was shut
    /// out, or that would be the screen itself.
    pub fn checked(mut self, among: &[Station], of: Option<&Station>) -> Result<Self, Refusal> {
        self.roles.sort_unstable();
        self.roles.dedup();
        if self.roles.is_empty() && !self.wall && !self.till_display {
            return Err(Refusal::bad("roles", FieldProblem::Empty));
        }
        // Without the screen nobody asks which till it is at.
        self.till_id = self.till_id.filter(|_| self.till_display);
        let is_till = |id: StationId| match of {
            Some(station) if station.id == id => false,
            Some(station) if station.till_id == Some(id) => true,
            _ => among.iter().any(|station| station.id == id && station.is_let_in()),
        };
        match self.till_id {
            Some(id) if !is_till(id) => Err(Refusal::bad("till_id", FieldProblem::Unknown)),
            _ => Ok(self),
        }
    }
}

/// How long a code is good for.
pub const CODE_LIVES: TimeDelta = TimeDelta::minutes(10);
/// How many wrong codes are heard from one place before the right one is none
/// any more there.
pub const CODE_TRIES: u32 = 5;
/// And from all places together: a guest who guesses uses up their own tries and
/// takes nobody's. 31⁸ codes bear far more.
pub const CODE_TRIES_IN_ALL: u32 = 200;
pub const CODE_LENGTH: usize = 8;
/// No letter that is read or heard as another: no I, L, O, no 0 and 1.
const LETTERS: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/// A code that was given out, and what its station will be allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairingCode {
    pub code: String,
    pub rights: StationRights,
    pub until: DateTime<Utc>,
    wrong: BTreeMap<String, u32>,
}

impl PairingCode {
    /// `chance` gives each letter; what is too large to be fair is passed over.
    pub fn new(rights: StationRights, now: DateTime<Utc>, mut chance: impl FnMut() -> u8) -> Self {
        // The largest number of whole alphabets in a byte: beyond it the first letters would come more often.
        let fair = u8::MAX - u8::MAX % 31;
        let mut letter = || loop {
            let thrown = chance();
            if thrown < fair {
                return char::from(LETTERS[usize::from(thrown % 31)]);
            }
        };
        let code = (0..CODE_LENGTH).map(|_| letter()).collect();
        Self { code, rights, until: now + CODE_LIVES, wrong: BTreeMap::new() }
    }

    pub fn is_over(&self, now: DateTime<Utc>) -> bool {
        now >= self.until || self.wrong.values().sum::<u32>() >= CODE_TRIES_IN_ALL
    }

    /// What somebody typed at a place, who may write it small and with a dash in
    /// the middle.
    ///
    /// # Errors
    ///
    /// Where it is another code, or this one is over. A wrong one counts.
    pub fn check(&mut self, typed: &str, place: &str, now: DateTime<Utc>) -> Result<(), Refusal> {
        let before = self.wrong.get(place).copied().unwrap_or(0);
        if self.is_over(now) || before >= CODE_TRIES {
            return Err(Refusal::PairingOver);
        }
        let typed: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        if typed.eq_ignore_ascii_case(&self.code) {
            return Ok(());
        }
        self.wrong.insert(place.to_owned(), before + 1);
        let tries_left = i64::from(CODE_TRIES.saturating_sub(before + 1));
        Err(if tries_left == 0 { Refusal::PairingOver } else { Refusal::PairingWrong { tries_left } })
    }
}
