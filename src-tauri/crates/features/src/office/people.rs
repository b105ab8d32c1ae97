//! Who works here, with which roles, and the bays.

use domain::ids::{BayId, PersonId};
use domain::money::Rate;
use domain::person::{Bay, Person};
use domain::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, in_range_if_any, required};
use domain::role::Role;
use domain::shop::MAX_RATE;
use kernel::command::{MANAGER, SignedIn};
use kernel::error::Result;
use kernel::host::AskNothing;
use kernel::host::{Read, Write};
use kernel::sign_in::hash_pin;
use serde::{Deserialize, Serialize};
use storage::Reader;
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct PeopleAndBays {
    pub people: Vec<Person>,
    /// Those of them whom bookings and visits are given to.
    pub advisors: Vec<PersonId>,
    /// Those who are given jobs, and answer for what is done again.
    pub workers: Vec<PersonId>,
    pub bays: Vec<Bay>,
}

/// Whoever asks, as they are called by now, and what they may do where they sit.
#[derive(Debug, Serialize, TS)]
pub struct SeatedPerson {
    pub person_id: PersonId,
    pub name: String,
    pub roles: Vec<Role>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SavePerson {
    /// None makes a new person, who needs a PIN.
    pub id: Option<PersonId>,
    pub version: i64,
    pub name: String,
    pub roles: Vec<Role>,
    /// None gives what the shop lets everybody give.
    #[serde(default)]
    pub discount_limit: Option<Rate>,
    pub active: bool,
    pub pin: Option<String>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ChangeOwnPin {
    pub old_pin: String,
    pub new_pin: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SaveBay {
    pub id: Option<BayId>,
    pub version: i64,
    pub name: String,
    pub active: bool,
}

/// Who sits here. A manager may give a person or a station other roles at any time: a page
/// that went by those of the sign-in would offer what is refused, and hide what is not.
///
/// # Errors
/// Only what the file itself fails with.
pub fn whoami(cx: &Read, _: AskNothing) -> Result<SeatedPerson> {
    let me = cx.me()?;
    Ok(SeatedPerson { person_id: me.id, name: me.name.clone(), roles: me.roles.clone() })
}

/// Everybody of the shop, and its bays.
///
/// # Errors
/// Only what the file itself fails with.
pub fn list_people(cx: &Read, _: AskNothing) -> Result<PeopleAndBays> {
    let people = cx.r.people()?;
    let ids = |who: fn(&Person) -> bool| -> Vec<PersonId> {
        people.iter().filter(|one| who(one)).map(|one| one.id).collect()
    };
    let (advisors, workers) = (ids(Person::is_given_visits), ids(Person::is_given_jobs));
    Ok(PeopleAndBays { advisors, workers, people, bays: cx.r.bays()? })
}

/// Writes a person, new or changed.
///
/// # Errors
/// `BadField` without a name, a role or, for somebody new, a PIN; `NotFound`, `Conflict` where
/// they were changed meanwhile, and `LastManager` where nobody else can sign in as one.
pub fn save_person(cx: &Write, ask: SavePerson) -> Result<Person> {
    let name = required("name", &ask.name, MAX_NAME_LEN)?;
    let mut roles = ask.roles;
    roles.sort_unstable();
    roles.dedup();
    if roles.is_empty() {
        return Err(Refusal::bad("roles", FieldProblem::Empty).into());
    }
    in_range_if_any("discount_limit", ask.discount_limit.map(|Rate(rate)| rate), MAX_RATE.0)?;
    let hash = ask.pin.as_deref().map(hash_pin).transpose()?;
    let person = match ask.id {
        Some(id) => {
            let kept = cx.w.get::<Person>(id.0)?;
            let mut person = Person {
                name,
                roles,
                discount_limit: ask.discount_limit,
                active: ask.active,
                version: ask.version,
                ..kept
            };
            cx.w.update(&person)?;
            person.version += 1;
            person
        }
        None => {
            if hash.is_none() {
                return Err(Refusal::bad("pin", FieldProblem::Empty).into());
            }
            let mut person = Person {
                id: PersonId(0),
                name,
                roles,
                discount_limit: ask.discount_limit,
                active: ask.active,
                sample: false,
                version: 1,
            };
            cx.w.insert(&mut person)?;
            person
        }
    };
    if let Some(hash) = &hash {
        cx.w.set_pin_hash(person.id, hash)?;
    }
    // Whoever knew the old PIN, or sat here before being let go, sits no more:
    // also not when the person is let in again later.
    if ask.id.is_some() && (hash.is_some() || !person.active) {
        cx.end_sessions_of(person.id);
    }
    a_manager_remains(cx.w, &person.name)?;
    crate::aftercare::complaints::hand_over_from(cx, &person)?;
    Ok(person)
}

/// Asked once the change is written: without anybody who can sign in as a
/// manager nobody could ever give the role back.
///
/// # Errors
/// `LastManager` where nobody is left.
pub fn a_manager_remains(r: &Reader<'_>, changed: &str) -> Result<()> {
    let remains = r.people_who_sign_in()?.iter().any(|person| person.roles.contains(&Role::Manager));
    if remains { Ok(()) } else { Err(Refusal::LastManager { name: changed.to_owned() }.into()) }
}

/// The old PIN is asked like a sign-in: wrong ones count, and five make wait,
/// so that a station left open gives nobody endless tries.
///
/// # Errors
/// `TooManyTries` or `WrongPin` for the old one, what `check_pin` says of the new one.
pub fn change_own_pin(cx: &Write, ask: ChangeOwnPin) -> Result<Person> {
    let person = cx.shop.verify(cx.my_id()?, &ask.old_pin, &cx.session.place, cx.session.station_id)?;
    let hash = hash_pin(&ask.new_pin)?;
    cx.w.set_pin_hash(person.id, &hash)?;
    cx.end_sessions_of(person.id);
    Ok(person)
}

/// Writes a bay, new or changed.
///
/// # Errors
/// What `bay_name` refuses, `NotFound`, and `Conflict` where it was changed meanwhile.
pub fn save_bay(cx: &Write, ask: SaveBay) -> Result<Bay> {
    let name = bay_name(cx.w, "name", &ask.name, ask.id)?;
    match ask.id {
        Some(id) => {
            let kept = cx.w.get::<Bay>(id.0)?;
            let mut bay = Bay { name, active: ask.active, version: ask.version, ..kept };
            cx.w.update(&bay)?;
            bay.version += 1;
            Ok(bay)
        }
        None => {
            let mut bay = Bay { id: BayId(0), name, active: ask.active, sample: false, version: 1 };
            cx.w.insert(&mut bay)?;
            Ok(bay)
        }
    }
}

/// A bay's name as it is kept: two bays of one name could not be told apart on
/// the board.
///
/// # Errors
/// `BadField` without a name, for one too long, or one that is taken.
pub fn bay_name(r: &storage::Reader<'_>, field: &str, typed: &str, of: Option<BayId>) -> Result<String> {
    let name = required(field, typed, MAX_NAME_LEN)?;
    let taken = r.bays()?.iter().any(|bay| bay.name == name && Some(bay.id) != of);
    if taken { Err(Refusal::bad(field, FieldProblem::Taken).into()) } else { Ok(name) }
}

kernel::commands! {
    read whoami(AskNothing) -> SeatedPerson, SignedIn, shows [Stations];
    read list_people(AskNothing) -> PeopleAndBays, SignedIn, shows [];
    write save_person(SavePerson) -> Person, MANAGER, changes [Complaints People];
    write change_own_pin(ChangeOwnPin) -> Person, SignedIn, changes [People];
    write save_bay(SaveBay) -> Bay, MANAGER, changes [People];
}
