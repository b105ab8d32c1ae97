//! The first minute: five questions, then the shop's head and settings.

use crate::error::Result;
use crate::host::{Read, Write};
use domain::ids::PersonId;
use domain::role::Role;
use domain::shop::ShopDetails;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskNothing {}

#[derive(Debug, Serialize, TS)]
pub struct SignInPerson {
    pub id: PersonId,
    pub name: String,
    pub roles: Vec<Role>,
}

/// What a screen may know before anybody signed in.
#[derive(Debug, Serialize, TS)]
pub struct ShopStatus {
    pub ready: bool,
    pub shop_name: String,
    pub people: Vec<SignInPerson>,
    pub has_sample: bool,
    pub program_version: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SetUpShop {
    pub name: String,
    pub phone: String,
    pub address: String,
    pub person_name: String,
    pub pin: String,
    pub bays: Vec<String>,
}

pub fn shop_status(_cx: &crate::host::Read, _ask: crate::setup::AskNothing) -> Result<crate::setup::ShopStatus> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn set_up_shop(_cx: &crate::host::Write, _ask: crate::setup::SetUpShop) -> Result<crate::setup::ShopStatus> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn get_shop(_cx: &crate::host::Read, _ask: crate::setup::AskNothing) -> Result<domain::shop::ShopDetails> {
    Err(crate::Error::Fault("pending".into()))
}

pub fn save_shop(_cx: &crate::host::Write, _ask: domain::shop::ShopDetails) -> Result<domain::shop::ShopDetails> {
    Err(crate::Error::Fault("pending".into()))
}
