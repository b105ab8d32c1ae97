//! 路试资格: who of the shop drives a customer's car on the road, by which licence and until when.

use crate::dates::in_the_calendar_if_any;
use crate::ids::{DrivingLicenceId, PersonId};
use crate::person::Person;
use crate::refusal::{MAX_NAME_LEN, Refusal, optional, required};
use crate::role::Role;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is known of somebody's licence, and whether the shop lets them drive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DrivingLicence {
    pub id: DrivingLicenceId,
    pub person_id: PersonId,
    pub may_drive: bool,
    pub licence_number: String,
    /// 准驾车型: C1, B2.
    pub licence_class: String,
    /// The last day on which it holds.
    pub valid_until: Option<NaiveDate>,
    pub version: i64,
}

/// Why somebody does not drive a customer's car.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DrivingLack {
    /// The shop wrote down who drives, and not them.
    MayNotDrive,
    LicenceOver,
}

impl DrivingLicence {
    /// As it is kept.
    ///
    /// # Errors
    /// `BadField` for who may drive without the number and the class of a licence, or for a day outside the calendar.
    pub fn checked(self) -> Result<Self, Refusal> {
        let text = |field: &str, text: &str| match self.may_drive {
            true => required(field, text, MAX_NAME_LEN),
            false => optional(field, text, MAX_NAME_LEN),
        };
        let licence_number = text("licence_number", &self.licence_number)?;
        let licence_class = text("licence_class", &self.licence_class)?;
        let valid_until = in_the_calendar_if_any("valid_until", self.valid_until)?;
        Ok(Self { licence_number, licence_class, valid_until, ..self })
    }

    /// Whether it still holds on a day.
    pub fn holds(&self, on: NaiveDate) -> bool {
        self.valid_until.is_none_or(|last| on <= last)
    }
}

impl Person {
    /// Whether a customer's car may come under their hands on the road: who repairs, inspects or plans the work.
    pub fn may_be_a_driver(&self) -> bool {
        let roles = [Role::Technician, Role::Inspector, Role::Foreman];
        self.active && roles.iter().any(|role| self.roles.contains(role))
    }
}

/// What keeps somebody from driving a customer's car on a day. Until the shop names anybody who may, it keeps no such
/// list, and everybody drives as before.
pub fn lack_of(licences: &[DrivingLicence], person: PersonId, on: NaiveDate) -> Option<DrivingLack> {
    if !licences.iter().any(|licence| licence.may_drive) {
        return None;
    }
    match licences.iter().find(|licence| licence.person_id == person && licence.may_drive) {
        None => Some(DrivingLack::MayNotDrive),
        Some(licence) if !licence.holds(on) => Some(DrivingLack::LicenceOver),
        Some(_) => None,
    }
}

/// A road test is driven by who may.
///
/// # Errors
/// `MayNotDrive` and `LicenceOver`.
pub fn check_driver(licences: &[DrivingLicence], person: &Person, on: NaiveDate) -> Result<(), Refusal> {
    let name = person.name.clone();
    match lack_of(licences, person.id, on) {
        None => Ok(()),
        Some(DrivingLack::MayNotDrive) => Err(Refusal::MayNotDrive { name }),
        Some(DrivingLack::LicenceOver) => {
            let own = licences.iter().find(|licence| licence.person_id == person.id);
            let until = own.and_then(|licence| licence.valid_until).unwrap_or(on);
            Err(Refusal::LicenceOver { name, until })
        }
    }
}
