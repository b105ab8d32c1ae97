//! What an inspection looks at, and what its report has to answer before
//! anybody signs it.

use super::at_hand::{VisitAtHand, done_jobs};
use crate::ids::JobId;
use crate::inspection::{EditionUsed, Inspection, InspectionItem, InspectionKind, ItemResult, OWN_ITEM};
use crate::inspection_template::{HoldingList, TemplateItem, built_in, together};
use crate::job::Job;
use crate::money::Hours;
use crate::person::Person;
use crate::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, optional};

/// The code of an item that answers for a job.
const JOB: &str = "job";
/// The code of an item of the checklist of a job's operation: it is known by its words, which the report keeps
/// as they were looked at.
const WORK: &str = "work";

/// The jobs whose work the report is about, the newest try of each, with the
/// name of its line.
#[derive(Clone, Debug)]
pub struct Inspected {
    kind: InspectionKind,
    jobs: Vec<(Job, String)>,
    /// What is looked at besides them, list by list.
    lists: Vec<HoldingList>,
    /// What the operation of a job looks at before the work is handed on.
    checklists: Vec<(JobId, Vec<String>)>,
    /// What an earlier final report found not in order without sending the work back: the customer was asked.
    told: Vec<String>,
    /// What an earlier own report found: each submission after a rework looks at all of it again.
    found_before: Vec<InspectionItem>,
}

impl VisitAtHand {
    /// The work that was done, the newest try of each line: what an inspection looks
    /// at, and what goes back to the workshop where it was not done well.
    pub fn done_jobs(&self) -> Vec<Job> {
        done_jobs(self.jobs.clone())
    }
}

impl Inspected {
    pub fn of(visit: &VisitAtHand, kind: InspectionKind) -> Self {
        let named = |job: Job| {
            let line = visit.lines.iter().find(|line| line.id == job.line_id);
            let name = line.map(|line| line.figures.name.clone()).unwrap_or_default();
            (job, name)
        };
        Self {
            kind,
            jobs: visit.done_jobs().into_iter().map(named).collect(),
            lists: vec![built_in(kind)],
            checklists: Vec::new(),
            told: told(&visit.inspections),
            found_before: found_by_own(&visit.inspections),
        }
    }

    /// With what the operations of its jobs look at. It may be left out of a report: a shop writes its lists over
    /// time, and a car that stands there is not kept by the newest.
    #[must_use]
    pub fn with_checklists(self, checklists: Vec<(JobId, Vec<String>)>) -> Self {
        Self { checklists, ..self }
    }

    /// With the lists that hold for its work.
    #[must_use]
    pub fn with_lists(self, lists: Vec<HoldingList>) -> Self {
        Self { lists, ..self }
    }

    /// By which editions it is done.
    pub fn editions(&self) -> Vec<EditionUsed> {
        self.lists.iter().filter_map(HoldingList::used).collect()
    }

    fn of_list(&self, item: &InspectionItem) -> Option<TemplateItem> {
        let is_asked = |asked: &TemplateItem| item.job_id.is_none() && asked.is_answered_by(item);
        together(&self.lists).into_iter().find(is_asked)
    }

    /// Whether nobody should drive on where it is not in order.
    pub fn is_unsafe_without(&self, item: &InspectionItem) -> bool {
        self.kind == InspectionKind::Final && self.of_list(item).is_some_and(|asked| asked.unsafe_without)
    }

    fn looks_at(&self, job: JobId, item: &str) -> bool {
        let of_job = |(id, list): &(JobId, Vec<String>)| *id == job && list.iter().any(|one| one == item);
        self.checklists.iter().any(of_job) && self.jobs.iter().any(|(one, _)| one.id == job)
    }

    /// Every item is one of the report's, and answered once. A job is known by
    /// its id; the name of its line is put beside it here.
    ///
    /// # Errors
    /// An item that is not of this report, or comes twice, or says too much, and a measured value that is no number.
    pub fn items(&self, items: Vec<InspectionItem>) -> Result<Vec<InspectionItem>, Refusal> {
        let mut checked: Vec<InspectionItem> = Vec::with_capacity(items.len());
        for item in items {
            let twice = checked.iter().any(|other| {
                let same = other.code == item.code && other.job_id == item.job_id;
                let by_name = item.code == WORK || item.code == OWN_ITEM;
                same && (!by_name || other.name == item.name)
            });
            let asked = self.of_list(&item);
            let name = match item.job_id {
                Some(id) if item.code == JOB => {
                    self.jobs.iter().find(|(job, _)| job.id == id).map(|(_, name)| name.clone())
                }
                Some(id) if item.code == WORK && self.looks_at(id, &item.name) => Some(item.name.clone()),
                None if asked.is_some() => Some(optional("name", &item.name, MAX_NAME_LEN)?),
                _ => None,
            };
            match name {
                Some(name) if !twice => {
                    let value = optional("value", &item.value, MAX_NAME_LEN)?;
                    let limits = asked.map(|asked| asked.held_against(&value)).transpose()?.flatten();
                    checked.push(InspectionItem { name, value, limits, ..item });
                }
                _ => return Err(Refusal::bad("items", FieldProblem::Unknown)),
            }
        }
        Ok(checked)
    }

    /// What the counter says of an express order: its jobs were done, and nothing else of the car was looked at.
    pub fn jobs_alone(&self) -> Vec<InspectionItem> {
        let beside = together(&self.lists).into_iter().map(|asked| InspectionItem {
            code: asked.code,
            job_id: None,
            name: asked.name,
            result: ItemResult::NotApplicable,
            value: String::new(),
            limits: None,
        });
        let jobs = self.jobs.iter().map(|(job, name)| InspectionItem {
            code: JOB.to_owned(),
            job_id: Some(job.id),
            name: name.clone(),
            result: ItemResult::Pass,
            value: String::new(),
            limits: None,
        });
        beside.chain(jobs).collect()
    }

    /// The items of a report that says all is well: nothing unanswered and
    /// nothing failed. Who did the work answers for each job by itself. What is not in order and was
    /// found, not done, stops nobody: of the own report what the checklist of the work and the shop's own
    /// items found, of the final one what the customer was asked about before.
    ///
    /// # Errors
    /// As [`Self::items`], and what is unanswered or failed, by its name.
    pub fn passed_items(&self, items: Vec<InspectionItem>) -> Result<Vec<InspectionItem>, Refusal> {
        let items = self.items(items)?;
        let open = |asked: &TemplateItem| {
            let answer = items.iter().find(|item| item.job_id.is_none() && asked.is_answered_by(item));
            !answer.is_some_and(|item| asked.is_measured_by(item))
        };
        if let Some(asked) = together(&self.lists).into_iter().find(open) {
            return Err(Refusal::ItemUnanswered { item: asked.known_as().to_owned() });
        }
        if self.kind == InspectionKind::SelfInspection {
            let open = |(job, _): &&(Job, String)| !items.iter().any(|item| item.job_id == Some(job.id));
            if let Some((_, name)) = self.jobs.iter().find(open) {
                return Err(Refusal::ItemUnanswered { item: name.clone() });
            }
        }
        let stops = |item: &&InspectionItem| match self.kind {
            InspectionKind::SelfInspection => !is_found_by_own(item),
            InspectionKind::Final => item.job_id.is_some() || !self.is_told(item),
        };
        match items.iter().filter(|item| item.result == ItemResult::Fail).find(stops) {
            Some(item) => {
                let item = if item.job_id.is_some() { item.name.as_str() } else { item.known_as() };
                Err(Refusal::ItemFailed { item: item.to_owned() })
            }
            None => Ok(items),
        }
    }

    fn is_told(&self, item: &InspectionItem) -> bool {
        self.told.iter().any(|told| told == item.known_as())
    }

    fn was_found(&self, item: &InspectionItem) -> bool {
        let is_it = |one: &InspectionItem| {
            (one.job_id, &one.code, &one.name) == (item.job_id, &item.code, &item.name)
        };
        self.found_before.iter().any(is_it)
    }

    /// What of these items is found, and not done badly: it is put before the customer, once.
    pub fn found<'a>(&self, items: &'a [InspectionItem]) -> Vec<&'a InspectionItem> {
        let is_found = |item: &&InspectionItem| match self.kind {
            InspectionKind::SelfInspection => is_found_by_own(item) && !self.was_found(item),
            InspectionKind::Final => item.job_id.is_none() && !self.is_told(item),
        };
        items.iter().filter(|item| item.result == ItemResult::Fail).filter(is_found).collect()
    }

    /// The jobs that go back to the workshop: some of those looked at, each
    /// once.
    ///
    /// # Errors
    /// None named, one that was not looked at, or one named twice.
    pub fn failed(&self, ids: &[JobId]) -> Result<Vec<&Job>, Refusal> {
        if ids.is_empty() {
            return Err(Refusal::bad("failed_jobs", FieldProblem::Empty));
        }
        let mut failed: Vec<&Job> = Vec::new();
        for id in ids {
            match self.jobs.iter().find(|(job, _)| job.id == *id) {
                Some((job, _)) if !failed.iter().any(|other| other.id == job.id) => failed.push(job),
                _ => return Err(Refusal::bad("failed_jobs", FieldProblem::Unknown)),
            }
        }
        Ok(failed)
    }
}

/// What the own report finds besides the work itself: of the checklist of the work, and what the shop named.
fn is_found_by_own(item: &InspectionItem) -> bool {
    item.code == WORK || item.code == OWN_ITEM
}

fn found_by_own(reports: &[Inspection]) -> Vec<InspectionItem> {
    let own = reports.iter().filter(|report| report.kind == InspectionKind::SelfInspection);
    let items = own.flat_map(|report| &report.items).filter(|item| item.result == ItemResult::Fail);
    items.filter(|item| is_found_by_own(item)).cloned().collect()
}

/// What earlier final reports found not in order of nobody's work: it was put before the customer, stays as it is,
/// and keeps the car no more.
pub fn told(reports: &[Inspection]) -> Vec<String> {
    let asked = reports
        .iter()
        .filter(|report| report.kind == InspectionKind::Final && !report.passed)
        .filter(|report| report.failed_jobs.is_empty());
    let items = asked.flat_map(|report| &report.items);
    let failed = items.filter(|item| item.job_id.is_none() && item.result == ItemResult::Fail);
    failed.map(|item| item.known_as().to_owned()).collect()
}

/// The hours a rework is expected to cost.
///
/// # Errors
/// Fewer than none, or more than a shop can have.
pub fn check_rework_hours(hours: Hours) -> Result<(), Refusal> {
    if hours.0 < 0 {
        return Err(Refusal::bad("hours", FieldProblem::Negative));
    }
    if hours > Hours::MAX {
        return Err(Refusal::bad("hours", FieldProblem::TooLarge));
    }
    Ok(())
}

/// Who answers for what failed: somebody who works in the workshop now, and is given
/// the work again.
///
/// # Errors
/// Somebody who does not.
pub fn check_responsible(person: &Person) -> Result<(), Refusal> {
    if person.is_given_jobs() { Ok(()) } else { Err(Refusal::bad("responsible_id", FieldProblem::Unknown)) }
}
