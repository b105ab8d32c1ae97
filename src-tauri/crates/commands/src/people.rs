//! Who works here, with which roles, and the bays.

use crate::error::Result;
use crate::host::{Read, Write};
use crate::setup::AskNothing;
use domain::ids::{BayId, PersonId};
use domain::person::{Bay, Person};
use domain::role::Role;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct PeopleAndBays {
    pub people: Vec<Person>,
    pub bays: Vec<Bay>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SavePerson {
    /// None makes a new person, who needs a PIN.
    pub id: Option<PersonId>,
    pub version: i64,
    pub name: String,
    pub roles: Vec<Role>,
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

pub fn list_people(_cx: &crate::host::Read, _ask: crate::setup::AskNothing) -> Result<crate::people::PeopleAndBays> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn save_person(_cx: &crate::host::Write, _ask: crate::people::SavePerson) -> Result<domain::person::Person> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn change_own_pin(_cx: &crate::host::Write, _ask: crate::people::ChangeOwnPin) -> Result<domain::person::Person> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn save_bay(_cx: &crate::host::Write, _ask: crate::people::SaveBay) -> Result<domain::person::Bay> {
    Err(crate::Error::Fault("pending".into()))
}
