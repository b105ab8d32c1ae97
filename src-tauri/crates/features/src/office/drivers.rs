//! 路试资格: who of the shop drives a customer's car on the road. The foreman writes it down, inspections go by it.

use chrono::NaiveDate;
use domain::as_seen::at_version;
use domain::driving_licence::{DrivingLack, DrivingLicence, lack_of};
use domain::ids::{DrivingLicenceId, PersonId};
use domain::person::Person;
use domain::refusal::{FieldProblem, Refusal};
use kernel::command::WORKSHOP;
use kernel::error::Result;
use kernel::host::{AskNothing, Read, Write};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct Drivers {
    /// Whoever repairs, inspects or plans the work.
    pub people: Vec<DriverRow>,
    /// Until somebody may, everybody drives.
    pub is_kept: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct DriverRow {
    pub person_id: PersonId,
    pub name: String,
    /// None until something is written down.
    pub licence: Option<DrivingLicence>,
    /// What keeps them from driving today.
    pub lack: Option<DrivingLack>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SaveDrivingLicence {
    pub person_id: PersonId,
    /// 0 where there is none yet.
    pub version: i64,
    pub may_drive: bool,
    pub licence_number: String,
    pub licence_class: String,
    pub valid_until: Option<NaiveDate>,
}

/// Who drives, and until when.
///
/// # Errors
/// Only what the file itself fails with.
pub fn list_drivers(cx: &Read, _: AskNothing) -> Result<Drivers> {
    let (licences, today) = (cx.r.driving_licences()?, cx.today()?);
    let people = cx.r.people()?.into_iter().filter(Person::may_be_a_driver);
    let row = |person: Person| -> Result<DriverRow> {
        Ok(DriverRow {
            person_id: person.id,
            lack: lack_of(&cx.r.driving_licences_beside(person.id)?, person.id, today),
            licence: licences.iter().find(|licence| licence.person_id == person.id).cloned(),
            name: person.name,
        })
    };
    let people = people.map(row).collect::<Result<_>>()?;
    Ok(Drivers { people, is_kept: licences.iter().any(|one| one.may_drive) })
}

/// Writes down whether somebody drives, and by which licence.
///
/// # Errors
/// `NotFound`, `Conflict` where it was changed meanwhile, and `BadField` for who never does, and for what
/// `DrivingLicence::checked` refuses.
pub fn save_driving_licence(cx: &Write, ask: SaveDrivingLicence) -> Result<DrivingLicence> {
    let person: Person = cx.w.get(ask.person_id.0)?;
    if !person.may_be_a_driver() {
        return Err(Refusal::bad("person_id", FieldProblem::Unknown).into());
    }
    let known = cx.w.driving_licence_of(person.id)?;
    let (id, stands) = known.map_or((DrivingLicenceId(0), 0), |licence| (licence.id, licence.version));
    at_version("driving_licence", id.0, ask.version, stands)?;
    let SaveDrivingLicence { person_id, version, may_drive, licence_number, licence_class, valid_until } =
        ask;
    let licence =
        DrivingLicence { id, person_id, may_drive, licence_number, licence_class, valid_until, version };
    let mut licence = licence.checked()?;
    if stands == 0 {
        licence.version = 1;
        cx.w.insert(&mut licence)?;
    } else {
        cx.w.update(&licence)?;
        licence.version += 1;
    }
    Ok(licence)
}

kernel::commands! {
    read list_drivers(AskNothing) -> Drivers, WORKSHOP, shows [People];
    write save_driving_licence(SaveDrivingLicence) -> DrivingLicence, WORKSHOP, changes [People];
}
