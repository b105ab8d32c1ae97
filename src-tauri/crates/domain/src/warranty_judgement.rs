//! 保修鉴定: whether somebody else than the customer answers for a thing: the shop, as it comes back from an
//! earlier visit 返修, or the car's maker. It is judged at the car with a reason and with what shows it, and
//! says who pays the line.

use crate::concession::Concession;
use crate::ids::{LineId, PersonId, PhotoId, WarrantyJudgementId, WorkOrderId};
use crate::job::{Job, JobState, JobTime};
use crate::line::{Category, Line, LineFigures, LineState, Payer};
use crate::photo::Photo;
use crate::recall::RecallLine;
use crate::refusal::{FieldProblem, MAX_NAME_LEN, MAX_TEXT_LEN, Refusal, optional, required};
use crate::same_item::Wanted;
use crate::work_order::WorkOrder;
use crate::work_order::under_warranty::WarrantyLeft;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WarrantyVerdict {
    /// 返修: the shop did it, and still answers for it.
    Comeback,
    /// The car's maker answers for it.
    Maker,
    /// Nobody but the customer pays for it.
    Outside,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WarrantyJudgement {
    pub id: WarrantyJudgementId,
    pub work_order_id: WorkOrderId,
    pub line_id: LineId,
    pub verdict: WarrantyVerdict,
    pub reason: String,
    /// What shows it: what was seen, measured, photographed, kept.
    pub evidence: String,
    /// The photos of the visit that show it.
    #[serde(default)]
    pub photos: Vec<PhotoId>,
    /// As the maker's list has it, for its claim.
    pub fault_code: String,
    /// The visit it comes back from, and what was done there.
    pub earlier_order_id: Option<WorkOrderId>,
    pub earlier_line_id: Option<LineId>,
    /// Whose work it was; nobody's where a part failed by itself.
    pub responsible_id: Option<PersonId>,
    /// Who of the customer's heard of it.
    pub told: String,
    pub at: DateTime<Utc>,
    pub person_id: PersonId,
    pub version: i64,
}

/// What is typed of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct JudgementTyped {
    pub verdict: WarrantyVerdict,
    pub reason: String,
    pub evidence: String,
    #[serde(default)]
    pub photos: Vec<PhotoId>,
    pub fault_code: String,
    /// The maker, and what it knows the case by where it gave a number already.
    pub payer_name: String,
    pub claim_number: String,
    pub earlier_line_id: Option<LineId>,
    pub responsible_id: Option<PersonId>,
    pub told: String,
}

/// What was done on an earlier visit, as the day the car came back finds it.
#[derive(Clone, Copy, Debug)]
pub struct EarlierWork<'a> {
    pub order: &'a WorkOrder,
    pub line: &'a Line,
    /// Nothing where the shop does not answer for it any more.
    pub left: Option<WarrantyLeft>,
    /// Who did it.
    pub hands: &'a [PersonId],
}

impl EarlierWork<'_> {
    /// Whether it is free by rule, and asks for nobody's word: the very same thing again, and no more of it
    /// than was done then. What is more, or called otherwise, somebody looks at who answers for it.
    pub fn frees(&self, figures: &LineFigures) -> bool {
        let done = &self.line.figures;
        let wanted = Wanted { lines: std::slice::from_ref(figures), symptom: "" };
        self.left.is_some()
            && figures.kind == done.kind
            && figures.is_no_more_than(done)
            && wanted.covers(done)
    }

    fn check(&self, visit: &WorkOrder) -> Result<(), Refusal> {
        let is_before = self.order.vehicle_id == visit.vehicle_id && self.order.id != visit.id;
        if !is_before || self.order.delivered_at.is_none() {
            return Err(Refusal::bad("earlier_line_id", FieldProblem::Unknown));
        }
        match self.left {
            Some(_) => Ok(()),
            None => Err(Refusal::WarrantyOver { name: self.line.figures.name.clone() }),
        }
    }
}

/// Who had a hand in a line: in its own work, or, for a part, in any of the visit's. Whoever began it and gave it over
/// to others had one as well.
pub fn hands_of(line: &Line, jobs: &[Job], times: &[JobTime]) -> Vec<PersonId> {
    let mut hands: Vec<PersonId> = Vec::new();
    let done = jobs.iter().filter(|job| job.state != JobState::Cancelled);
    for job in done.filter(|job| !line.figures.kind.is_job() || job.line_id == line.id) {
        let given = job.technicians.iter().map(|share| share.person_id);
        let clocks = times.iter().filter(|time| time.job_id == job.id).map(|time| time.person_id);
        for person in given.chain(clocks) {
            if !hands.contains(&person) {
                hands.push(person);
            }
        }
    }
    hands
}

/// Whether another line of the visit comes back to the same thing: it was done once, and is free once.
pub fn is_taken(judgements: &[WarrantyJudgement], line: LineId, earlier: LineId) -> bool {
    judgements.iter().any(|of| of.line_id != line && of.earlier_line_id == Some(earlier))
}

/// What the manager is still asked for: not that the shop pays, where it does so by rule.
pub fn to_be_granted(mut concessions: Vec<Concession>, by_rule: bool) -> Vec<Concession> {
    concessions.retain(|given| !by_rule || !matches!(given, Concession::ShopCost { .. }));
    concessions
}

impl Line {
    /// Judged is what the customer has not answered yet, and what was agreed to and is on no sheet.
    ///
    /// # Errors
    /// `LineFixed` or `LineBilled`.
    pub fn may_be_judged(&self) -> Result<(), Refusal> {
        if self.state == LineState::Draft { Ok(()) } else { self.may_be_replaced() }
    }
}

impl JudgementTyped {
    /// The line as whoever answers for it pays it.
    ///
    /// # Errors
    /// `BadField` where the maker is not named.
    pub fn paid(&self, figures: LineFigures) -> Result<LineFigures, Refusal> {
        let by = |category, payer, payer_name: String, claim_number: String| LineFigures {
            category,
            payer,
            payer_name,
            claim_number,
            ..figures.clone()
        };
        Ok(match self.verdict {
            WarrantyVerdict::Comeback => by(Category::Free, Payer::Shop, String::new(), String::new()),
            WarrantyVerdict::Maker => by(
                Category::Free,
                Payer::Manufacturer,
                required("payer_name", &self.payer_name, MAX_NAME_LEN)?,
                optional("claim_number", &self.claim_number, MAX_NAME_LEN)?,
            ),
            // What an insurer or a contract pays is theirs to pay still.
            WarrantyVerdict::Outside if figures.category == Category::Free => {
                by(Category::Paid, Payer::Customer, String::new(), String::new())
            }
            WarrantyVerdict::Outside => figures,
        })
    }

    /// As it is kept.
    ///
    /// # Errors
    /// `BadField` without a reason; where somebody else than the customer pays, without what shows it, in words
    /// or on a photo; for a photo of another visit or one that was taken off;
    /// where nobody does, without who was told so; for a comeback without its earlier work or of another
    /// car's, and for hands that did not do it; `WarrantyOver` where the shop answers for it no longer.
    pub fn judged(
        &self,
        visit: &WorkOrder,
        line: &Line,
        earlier: Option<&EarlierWork<'_>>,
        photos: &[Photo],
        (at, person_id): (DateTime<Utc>, PersonId),
    ) -> Result<WarrantyJudgement, Refusal> {
        let is_in = self.verdict != WarrantyVerdict::Outside;
        let needed = |needed: bool, field: &str, text: &str, most: usize| match needed {
            true => required(field, text, most),
            false => optional(field, text, most),
        };
        let mut judgement = WarrantyJudgement {
            id: WarrantyJudgementId(0),
            work_order_id: visit.id,
            line_id: line.id,
            verdict: self.verdict,
            reason: required("reason", &self.reason, MAX_TEXT_LEN)?,
            evidence: needed(is_in && self.photos.is_empty(), "evidence", &self.evidence, MAX_TEXT_LEN)?,
            photos: self.shown_on(visit.id, photos)?,
            fault_code: optional("fault_code", &self.fault_code, MAX_NAME_LEN)?,
            earlier_order_id: None,
            earlier_line_id: None,
            responsible_id: None,
            told: needed(!is_in, "told", &self.told, MAX_NAME_LEN)?,
            at,
            person_id,
            version: 1,
        };
        if self.verdict == WarrantyVerdict::Comeback {
            let earlier = earlier.ok_or_else(|| Refusal::bad("earlier_line_id", FieldProblem::Empty))?;
            earlier.check(visit)?;
            if self.responsible_id.is_some_and(|id| !earlier.hands.contains(&id)) {
                return Err(Refusal::bad("responsible_id", FieldProblem::Unknown));
            }
            judgement.earlier_order_id = Some(earlier.order.id);
            judgement.earlier_line_id = Some(earlier.line.id);
            judgement.responsible_id = self.responsible_id;
        }
        Ok(judgement)
    }
}

impl JudgementTyped {
    /// Each of the photos once, as they were chosen.
    fn shown_on(&self, visit: WorkOrderId, photos: &[Photo]) -> Result<Vec<PhotoId>, Refusal> {
        let mut shown: Vec<PhotoId> = Vec::new();
        for id in &self.photos {
            let is_there =
                |photo: &Photo| photo.id == *id && photo.work_order_id == visit && photo.removed_at.is_none();
            if !photos.iter().any(is_there) {
                return Err(Refusal::bad("photos", FieldProblem::Unknown));
            }
            if !shown.contains(id) {
                shown.push(*id);
            }
        }
        Ok(shown)
    }
}

/// Each photo that shows why somebody pays a line, with that line, as long as they do.
pub fn evidence<'a>(lines: &'a [Line], judgements: &[WarrantyJudgement]) -> Vec<(PhotoId, &'a Line)> {
    let mut shown = Vec::new();
    for line in lines.iter().filter(|line| line.state.is_payable()) {
        let judged = judgement_of(line, lines, judgements);
        shown.extend(judged.into_iter().flat_map(|of| &of.photos).map(|photo| (*photo, line)));
    }
    shown
}

/// What shows why somebody else pays stays where it is, and as it was when that was judged by it: nothing is drawn
/// on it, written to it or turned, and it is not taken off.
///
/// # Errors
/// `PhotoIsEvidence` with what it was judged of.
pub fn check_no_evidence(
    photo: PhotoId,
    lines: &[Line],
    judgements: &[WarrantyJudgement],
) -> Result<(), Refusal> {
    match evidence(lines, judgements).into_iter().find(|(id, _)| *id == photo) {
        Some((_, line)) => Err(Refusal::PhotoIsEvidence { name: line.figures.name.clone() }),
        None => Ok(()),
    }
}

impl WarrantyJudgement {
    /// Who pays was judged: whoever types another payer judges it anew.
    ///
    /// # Errors
    /// `LineIsJudged`.
    pub fn check_payer(&self, figures: &LineFigures) -> Result<(), Refusal> {
        let stands = match self.verdict {
            WarrantyVerdict::Comeback => figures.category == Category::Free && figures.payer == Payer::Shop,
            WarrantyVerdict::Maker => figures.payer == Payer::Manufacturer,
            WarrantyVerdict::Outside => figures.category != Category::Free,
        };
        if stands { Ok(()) } else { Err(Refusal::LineIsJudged { name: figures.name.clone() }) }
    }
}

/// What was judged of a line, or of the one whose place it took, while the same one pays.
pub fn judgement_of<'a>(
    line: &Line,
    lines: &[Line],
    judgements: &'a [WarrantyJudgement],
) -> Option<&'a WarrantyJudgement> {
    let judged = |id: LineId| judgements.iter().find(|judgement| judgement.line_id == id);
    let judgement = line_and_before(line, lines).into_iter().find_map(judged)?;
    Some(judgement).filter(|judgement| judgement.check_payer(&line.figures).is_ok())
}

/// A line, the one whose place it took, and so on.
fn line_and_before(line: &Line, lines: &[Line]) -> Vec<LineId> {
    let (mut at, mut passed) = (line, vec![line.id]);
    while let Some(before) = at.supersedes_id.filter(|id| !passed.contains(id)) {
        let Some(earlier) = lines.iter().find(|line| line.id == before) else { break };
        passed.push(before);
        at = earlier;
    }
    passed
}

/// 未鉴定: the maker is to pay it, and nobody judged yet that they do. A recall's work the maker asked for itself.
pub fn is_unjudged(
    line: &Line,
    lines: &[Line],
    judgements: &[WarrantyJudgement],
    recalled: &[RecallLine],
) -> bool {
    let stands = line_and_before(line, lines);
    line.state.is_payable()
        && line.figures.payer == Payer::Manufacturer
        && !recalled.iter().any(|of| stands.contains(&of.line_id))
        && judgement_of(line, lines, judgements).is_none()
}
