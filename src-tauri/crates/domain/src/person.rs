//! The people of the shop and its bays.

use crate::ids::{BayId, PersonId};
use crate::role::Role;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Person {
    pub id: PersonId,
    pub name: String,
    pub roles: Vec<Role>,
    pub active: bool,
    pub sample: bool,
    pub version: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Bay {
    pub id: BayId,
    pub name: String,
    pub active: bool,
    pub sample: bool,
    pub version: i64,
}
