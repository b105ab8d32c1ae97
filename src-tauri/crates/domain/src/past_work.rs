//! What was done to a car, visit by visit, as its own page tells it: who did it, what
//! was measured, what of it the shop still answers for. It is looked through by the
//! words people say.

use crate::catalogue_search::{CatalogueQuery, Findable};
use crate::finding::{Finding, FindingStanding, FindingUrgency};
use crate::folded::of_text;
use crate::ids::{FindingId, LineId, PersonId, WorkOrderId};
use crate::job::{Job, JobState, Measurement};
use crate::line::{Line, LineKind, LineState, Payer};
use crate::money::{Hours, Money, Quantity};
use crate::past_order::{OldLine, OldVisit};
use crate::person::Person;
use crate::trade_words::{meanings, plain};
use crate::warranty::RepairKind;
use crate::work_order::stage::Stage;
use crate::work_order::totals::approved_total;
use crate::work_order::under_warranty::{WarrantyCheck, WarrantyLeft};
use crate::work_order::{Delivery, WorkOrder};
use chrono::{DateTime, Utc};
use serde::Serialize;
use ts_rs::TS;

/// More words than these tell nothing more.
const MAX_WORDS: usize = 6;

/// A visit with what was kept of its work.
#[derive(Clone, Debug)]
pub struct KeptVisit {
    pub order: WorkOrder,
    pub lines: Vec<Line>,
    pub jobs: Vec<Job>,
    pub findings: Vec<Finding>,
    pub delivery: Option<Delivery>,
}

/// One visit of a car's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PastVisit {
    pub work_order_id: WorkOrderId,
    pub number: String,
    pub stage: Stage,
    pub repair_kind: RepairKind,
    pub checked_in_at: DateTime<Utc>,
    pub delivered_at: Option<DateTime<Utc>>,
    pub mileage_km: Option<i64>,
    pub symptom: String,
    pub lines: Vec<PastLine>,
    pub findings: Vec<PastFinding>,
    /// Of what was agreed to.
    pub total: Money,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PastLine {
    pub line_id: LineId,
    pub kind: LineKind,
    pub code: String,
    pub name: String,
    pub brand: String,
    pub specification: String,
    pub unit: String,
    pub quantity: Quantity,
    pub hours: Hours,
    pub payer: Payer,
    pub state: LineState,
    pub amount: Money,
    /// Everybody who was given it, also those of an attempt before a rework.
    pub done_by: Vec<String>,
    /// As they were measured last.
    pub values: Vec<Measurement>,
    pub note: String,
    /// What the shop still answers for.
    pub warranty: Option<WarrantyLeft>,
    /// It is itself what was looked for, and not only of a visit that is.
    pub sought: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PastFinding {
    pub finding_id: FindingId,
    pub text: String,
    pub suggestion: String,
    pub urgency: FindingUrgency,
    pub standing: FindingStanding,
}

/// What is looked for in a history: a visit fits when every word is somewhere in it.
pub struct Sought(Vec<Word>);

struct Word {
    typed: String,
    meanings: Vec<String>,
    item: CatalogueQuery,
}

impl Word {
    /// 刹车 is in a text that says 制动.
    fn is_in(&self, text: &str) -> bool {
        let own = of_text(text);
        own.contains(&self.typed) || {
            let called = plain(text);
            self.meanings.iter().any(|meant| called.contains(meant.as_str()))
        }
    }

    /// What was done, fitted, measured or noted, and who did it; a thing also by its initials.
    fn tells(&self, line: &PastLine) -> bool {
        let item = Findable {
            code: &line.code,
            name: &line.name,
            brand: &line.brand,
            specification: &line.specification,
        };
        self.item.fits(&item).is_some()
            || line.values.iter().any(|value| self.is_in(&value.name))
            || line.done_by.iter().any(|name| self.is_in(name))
            || self.is_in(&line.note)
    }

    /// The same of a line that the old program kept.
    fn tells_old(&self, line: &OldLine) -> bool {
        let item = Findable { code: &line.code, name: &line.name, brand: "", specification: &line.detail };
        self.item.fits(&item).is_some()
            || [&line.detail, &line.done_by, &line.note].into_iter().any(|text| self.is_in(text))
    }

    fn is_of_old(&self, visit: &OldVisit) -> bool {
        of_text(&visit.number).contains(&self.typed)
            || [&visit.symptom, &visit.advisor_name, &visit.technician_name, &visit.note]
                .into_iter()
                .any(|text| self.is_in(text))
            || visit.lines.iter().any(|line| self.tells_old(line))
    }

    fn is_of(&self, visit: &PastVisit) -> bool {
        of_text(&visit.number).contains(&self.typed)
            || self.is_in(&visit.symptom)
            || visit.findings.iter().any(|found| self.is_in(&found.text) || self.is_in(&found.suggestion))
            || visit.lines.iter().any(|line| self.tells(line))
    }
}

impl Sought {
    pub fn typed(text: &str) -> Self {
        let words = text.split_whitespace().map(|word| Word {
            typed: of_text(word),
            meanings: meanings(word),
            item: CatalogueQuery::typed(word),
        });
        Self(words.filter(|word| !word.typed.is_empty()).take(MAX_WORDS).collect())
    }

    /// Nothing is looked for: the whole history is meant.
    pub fn is_everything(&self) -> bool {
        self.0.is_empty()
    }

    /// The visit with its lines marked, where it is meant.
    pub fn among(&self, mut visit: PastVisit) -> Option<PastVisit> {
        if !self.0.iter().all(|word| word.is_of(&visit)) {
            return None;
        }
        for line in &mut visit.lines {
            line.sought = !self.is_everything() && self.0.iter().any(|word| word.tells(line));
        }
        Some(visit)
    }

    /// The same of an order that the old program kept.
    pub fn among_old(&self, mut visit: OldVisit) -> Option<OldVisit> {
        if !self.0.iter().all(|word| word.is_of_old(&visit)) {
            return None;
        }
        for line in &mut visit.lines {
            line.sought = !self.is_everything() && self.0.iter().any(|word| word.tells_old(line));
        }
        Some(visit)
    }
}

impl KeptVisit {
    /// What the page tells of it. What another line took the place of is told by that one.
    pub fn told(self, people: &[Person], check: WarrantyCheck) -> PastVisit {
        let Self { order, lines, jobs, findings, delivery } = self;
        // What was called off was never done, whatever was said yes to.
        let total = if order.stage == Stage::Cancelled { Money::ZERO } else { approved_total(&lines) };
        let findings = findings.iter().map(|finding| PastFinding::told(finding, &lines)).collect();
        let lines = lines
            .into_iter()
            .filter(|line| line.state != LineState::Superseded)
            .map(|line| {
                let warranty = delivery.as_ref().and_then(|delivery| check.left(delivery, &line));
                PastLine::told(line, &jobs, people, warranty)
            })
            .collect();
        PastVisit {
            work_order_id: order.id,
            number: order.number,
            stage: order.stage,
            repair_kind: order.repair_kind,
            checked_in_at: order.checked_in_at,
            delivered_at: order.delivered_at,
            mileage_km: order.mileage_km,
            symptom: order.symptom,
            lines,
            findings,
            total,
        }
    }
}

impl PastFinding {
    fn told(finding: &Finding, lines: &[Line]) -> Self {
        Self {
            finding_id: finding.id,
            text: finding.text.clone(),
            suggestion: finding.suggestion.clone(),
            urgency: finding.urgency(),
            standing: finding.standing(lines),
        }
    }
}

impl PastLine {
    fn told(line: Line, jobs: &[Job], people: &[Person], warranty: Option<WarrantyLeft>) -> Self {
        let id = line.id;
        let attempts =
            || jobs.iter().filter(move |job| job.line_id == id && job.state != JobState::Cancelled);
        let mut done_by: Vec<PersonId> = Vec::new();
        for share in attempts().flat_map(|job| &job.technicians) {
            if !done_by.contains(&share.person_id) {
                done_by.push(share.person_id);
            }
        }
        let name_of = |id: &PersonId| people.iter().find(|person| person.id == *id);
        let newest_first = || attempts().collect::<Vec<_>>().into_iter().rev();
        let values = newest_first().find(|job| !job.measurements.is_empty());
        let note = newest_first().find(|job| !job.note.is_empty());
        let (values, note) = (
            values.map(|job| job.measurements.clone()).unwrap_or_default(),
            note.map(|job| job.note.clone()).unwrap_or_default(),
        );
        Self {
            done_by: done_by.iter().filter_map(name_of).map(|person| person.name.clone()).collect(),
            values,
            note,
            line_id: id,
            kind: line.figures.kind,
            code: line.figures.code,
            name: line.figures.name,
            brand: line.figures.brand,
            specification: line.figures.specification,
            unit: line.figures.unit,
            quantity: line.figures.quantity,
            hours: line.figures.hours,
            payer: line.figures.payer,
            state: line.state,
            amount: line.amount,
            warranty,
            sought: false,
        }
    }
}
