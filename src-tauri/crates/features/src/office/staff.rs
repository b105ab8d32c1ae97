//! What the people of the shop can, and when they are not there: the foreman writes it down, the board goes by it.

use crate::bookings::hands::bookings_without_hands;
use chrono::{DateTime, Utc};
use domain::as_seen::at_version;
use domain::assignment::absence::{Absence, AbsenceKind};
use domain::assignment::worker::{Skill, WorkShift, WorkerCertificate, WorkerFile};
use domain::dates::{add_days, day_range_utc};
use domain::ids::{AbsenceId, PersonId, WorkerFileId};
use domain::person::Person;
use kernel::clock::whole_seconds;
use kernel::command::WORKSHOP;
use kernel::error::Result;
use kernel::host::{AskNothing, Read, Write};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Absences are told so many days ahead.
const DAYS_TOLD: i64 = 366;

#[derive(Debug, Serialize, TS)]
pub struct StaffList {
    /// Those who are given jobs.
    pub workers: Vec<WorkerRow>,
}

#[derive(Debug, Serialize, TS)]
pub struct WorkerRow {
    pub person_id: PersonId,
    pub name: String,
    /// None until something is written down.
    pub file: Option<WorkerFile>,
    /// Certificates that do not hold any more, by their place in the file.
    pub lapsed: Vec<usize>,
    /// Those that last and those to come, the next one first.
    pub absences: Vec<Absence>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SaveWorkerFile {
    pub person_id: PersonId,
    /// 0 where there is none yet.
    pub version: i64,
    pub skills: Vec<Skill>,
    pub certificates: Vec<WorkerCertificate>,
    pub shifts: Vec<WorkShift>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct EnterAbsence {
    pub person_id: PersonId,
    pub kind: AbsenceKind,
    pub begins_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub note: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct CallOffAbsence {
    pub id: AbsenceId,
    pub version: i64,
}

/// Everybody who is given jobs, with what is known of them.
///
/// # Errors
/// Only what the file itself fails with.
pub fn list_staff(cx: &Read, _: AskNothing) -> Result<StaffList> {
    let today = cx.today()?;
    let (_, ends) = day_range_utc(add_days(today, DAYS_TOLD), cx.zone()?);
    let (files, absences) = (cx.r.worker_files()?, cx.r.absences(cx.now, ends)?);
    let people = cx.r.people()?.into_iter().filter(Person::is_given_jobs);
    let workers = people.map(|person| {
        let file = files.iter().find(|file| file.person_id == person.id).cloned();
        let certificates = file.iter().flat_map(|file| file.certificates.iter().enumerate());
        WorkerRow {
            lapsed: certificates.filter(|(_, one)| !one.holds(today)).map(|(place, _)| place).collect(),
            absences: absences.iter().filter(|one| one.person_id == person.id).cloned().collect(),
            person_id: person.id,
            name: person.name,
            file,
        }
    });
    Ok(StaffList { workers: workers.collect() })
}

/// Writes down what somebody can and when they are there.
///
/// # Errors
/// `NotFound`, `Conflict` where it was changed meanwhile, and what `WorkerFile::checked` refuses.
pub fn save_worker_file(cx: &Write, ask: SaveWorkerFile) -> Result<WorkerFile> {
    let person: Person = cx.w.get(ask.person_id.0)?;
    let known = cx.w.worker_file_of(person.id)?;
    let (id, stands) = known.map_or((WorkerFileId(0), 0), |file| (file.id, file.version));
    at_version("worker_file", id.0, ask.version, stands)?;
    let SaveWorkerFile { person_id, version, skills, certificates, shifts } = ask;
    let mut file = WorkerFile { id, person_id, skills, certificates, shifts, version }.checked()?;
    if stands == 0 {
        file.version = 1;
        cx.w.insert(&mut file)?;
    } else {
        cx.w.update(&file)?;
        file.version += 1;
    }
    Ok(file)
}

/// An absence, and what it leaves without hands.
#[derive(Debug, Serialize, TS)]
pub struct AbsenceEntered {
    #[serde(flatten)]
    #[ts(flatten)]
    pub absence: Absence,
    /// So many bookings of the next month have nobody to do them now.
    pub without_hands: i64,
}

/// Somebody will not be there, or is not already. What is planned for them meanwhile stays and is warned of, and so
/// is what was booked on their hours.
///
/// # Errors
/// `NotFound`, and what `Absence::checked` refuses.
pub fn enter_absence(cx: &Write, ask: EnterAbsence) -> Result<AbsenceEntered> {
    let person: Person = cx.w.get(ask.person_id.0)?;
    let mut absence = Absence {
        id: AbsenceId(0),
        person_id: person.id,
        kind: ask.kind,
        begins_at: whole_seconds(ask.begins_at),
        ends_at: whole_seconds(ask.ends_at),
        note: ask.note,
        entered_by: cx.my_id()?,
        entered_at: cx.now,
        called_off_by: None,
        version: 1,
    }
    .checked()?;
    cx.w.insert(&mut absence)?;
    let left = bookings_without_hands(cx.w, &cx.details()?.settings, cx.now)?;
    Ok(AbsenceEntered { absence, without_hands: i64::try_from(left.len()).unwrap_or(i64::MAX) })
}

/// They are there after all. Said twice it stays as it was said first.
///
/// # Errors
/// `NotFound`, and `Conflict` where it was changed meanwhile.
pub fn call_off_absence(cx: &Write, ask: CallOffAbsence) -> Result<Absence> {
    let mut absence: Absence = cx.w.get(ask.id.0)?;
    if absence.called_off_by.is_some() {
        return Ok(absence);
    }
    at_version("absence", ask.id.0, ask.version, absence.version)?;
    absence.called_off_by = Some(cx.my_id()?);
    cx.w.update(&absence)?;
    absence.version += 1;
    Ok(absence)
}

kernel::commands! {
    read list_staff(AskNothing) -> StaffList, WORKSHOP, shows [];
    write save_worker_file(SaveWorkerFile) -> WorkerFile, WORKSHOP, changes [People];
    write enter_absence(EnterAbsence) -> AbsenceEntered, WORKSHOP, changes [People];
    write call_off_absence(CallOffAbsence) -> Absence, WORKSHOP, changes [People];
}
