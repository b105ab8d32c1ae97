//! What the board knows of the people and of the work: read once, and asked for every job.

use chrono::{DateTime, Utc};
use domain::assignment::absence::Absence;
use domain::assignment::fit::SkillFit;
use domain::assignment::presence::{Stretch, on_duty, without};
use domain::assignment::worker::{Skill, WorkerFile};
use domain::dates::{add_days, day_range_utc, local_day};
use domain::ids::{LabourOperationId, PersonId};
use domain::shop::Settings;
use domain::shop_calendar::MAX_REST_DAYS;
use kernel::error::Result;
use kernel::host::Read;
use std::collections::BTreeMap;
use storage::screens::JobOnBoard;

/// So many days are looked at, from yesterday on: the next day on which the shop is open lies within them however
/// long it rests, and two more weeks behind it for what is promised.
const DAYS: i64 = MAX_REST_DAYS + 16;

pub(super) struct Staff<'a> {
    settings: &'a Settings,
    files: Vec<WorkerFile>,
    absences: Vec<Absence>,
    needed: BTreeMap<LabourOperationId, Skill>,
    /// Reckoned once: forty people are asked for two hundred jobs.
    shifts: BTreeMap<PersonId, Vec<Stretch>>,
}

impl<'a> Staff<'a> {
    pub fn read(cx: &'a Read<'_>, jobs: &[&JobOnBoard]) -> Result<Self> {
        let from = add_days(cx.today()?, -1);
        let (begins, _) = day_range_utc(from, cx.zone()?);
        let (_, ends) = day_range_utc(add_days(from, DAYS), cx.zone()?);
        let mut operations: Vec<LabourOperationId> =
            jobs.iter().filter_map(|job| job.labour_operation_id).collect();
        operations.sort_unstable();
        operations.dedup();
        let terms = cx.r.terms_of_operations(&operations)?.into_iter();
        let needed = terms
            .map(|terms| (terms.labour_operation_id, Skill { trade: terms.trade, level: terms.level }))
            .collect();
        let settings = &cx.details()?.settings;
        let files = cx.r.worker_files()?;
        let shifts = cx.r.people()?.into_iter().map(|person| {
            let file = files.iter().find(|file| file.person_id == person.id);
            let own = file.map(|file| file.shifts.as_slice()).unwrap_or_default();
            (person.id, on_duty(own, settings, from, DAYS))
        });
        let shifts = shifts.collect();
        Ok(Self { settings, absences: cx.r.absences(begins, ends)?, needed, shifts, files })
    }

    /// What an operation needs of whoever does it, where the shop said so.
    pub fn needed(&self, operation: Option<LabourOperationId>) -> Option<Skill> {
        self.needed.get(&operation?).copied()
    }

    pub fn fit(&self, needed: Option<Skill>, person: PersonId, at: DateTime<Utc>) -> SkillFit {
        let file = self.files.iter().find(|file| file.person_id == person);
        SkillFit::of(needed, file, local_day(at, self.settings.zone))
    }

    pub fn absences_of(&self, person: PersonId) -> Vec<Absence> {
        self.absences.iter().filter(|absence| absence.person_id == person).cloned().collect()
    }

    /// When they would be there.
    pub fn shifts(&self, person: PersonId) -> Vec<Stretch> {
        self.shifts.get(&person).cloned().unwrap_or_default()
    }

    /// When they are.
    pub fn duty(&self, person: PersonId) -> Vec<Stretch> {
        without(&self.shifts(person), self.absences_of(person).iter().map(Stretch::from))
    }
}
