//! Another part of the price list in the place of an agreed one that is not to be had. It costs no more;
//! where its price or its grade is another than was agreed to, the customer is asked first, and what they
//! said stands in the ledger beside every other answer. What costs more is a new line that waits for a yes.

use super::of_contract;
use super::typed::{at_price_for, in_its_unit, priced};
use super::{SavedLine, draft, line_for_edit, saved};
use crate::papers::{KeptAnswer, KeptInstead, named_part};
use crate::visit::answers::{Consent, written};
use crate::visit::approvals;
use domain::agreed_work::agreed_work;
use domain::catalogue::ItemId;
use domain::estimate::{AuthorisationMeans, Estimate, consent};
use domain::ids::{EstimateId, LineId, PartId};
use domain::inspection::Signature;
use domain::line::{Line, PartGrade};
use domain::line_answer::{agreed_in, check_answer};
use domain::money::Money;
use domain::part_substitute::{SubstituteDiffers, in_its_place};
use domain::refusal::{FieldProblem, MAX_NAME_LEN, MAX_TEXT_LEN, Refusal, optional, required};
use domain::work_order::StageStep;
use domain::work_order::at_hand::VisitAtHand;
use domain::work_order::stage::Action;
use kernel::command::of;
use kernel::error::Result;
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SubstitutePart {
    pub line_id: LineId,
    pub version: i64,
    /// What takes its place.
    pub part_id: PartId,
    /// Why, as the visit's course tells it; may be empty.
    pub reason: String,
    /// What the customer said to it; needed where its price or its grade is another.
    #[serde(default)]
    #[ts(optional, as = "Option<SubstituteAnswer>")]
    pub answer: Option<SubstituteAnswer>,
}

/// The customer's yes or no to another part: by whom, and by what means.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SubstituteAnswer {
    pub approved: bool,
    pub by_name: String,
    pub means: AuthorisationMeans,
    /// As it was drawn, when the means is a signature.
    #[serde(default)]
    pub signature: Option<Signature>,
    /// The number of the signed paper, when the means is one.
    #[serde(default)]
    pub paper: String,
    /// What the line was said to come to with it; refused when that is another amount by now.
    pub amount: Money,
    /// Why it was declined.
    pub reason: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct QuoteSubstitute {
    pub line_id: LineId,
    pub part_id: PartId,
}

/// What the line would say with the other part in it. Whether anybody may put it there now is said when
/// it is done.
#[derive(Debug, Serialize, TS)]
pub struct SubstituteQuoted {
    pub line_id: LineId,
    pub part_id: PartId,
    pub name: String,
    pub grade: Option<PartGrade>,
    pub unit_price: Money,
    pub amount: Money,
    #[serde(flatten)]
    #[ts(flatten)]
    pub differs: SubstituteDiffers,
    /// The customer is asked before it is fitted.
    pub is_asked: bool,
}

/// What another part would come to in an agreed one's place, and whether the customer is asked.
///
/// # Errors
/// `NotFound`, `BadField` for the very same part, and what `in_its_place` refuses.
pub fn quote_substitute(cx: &Read, ask: QuoteSubstitute) -> Result<SubstituteQuoted> {
    let line: Line = cx.r.get(ask.line_id.0)?;
    is_another(&line, ask.part_id)?;
    let item = cx.r.catalogue_item(ItemId::Part(ask.part_id))?;
    let item = at_price_for(cx.r, line.work_order_id, item, cx.today()?)?;
    let item = in_its_unit(cx.r, item, &line.figures.unit)?;
    let (figures, amount) = in_its_place(&line.figures, &item, &cx.details()?.settings)?.tidied()?;
    let differs = SubstituteDiffers::between(&line, &figures, amount);
    Ok(SubstituteQuoted {
        line_id: line.id,
        part_id: ask.part_id,
        name: figures.name,
        grade: figures.grade,
        unit_price: figures.unit_price,
        amount,
        differs,
        is_asked: differs.is_asked(),
    })
}

fn is_another(line: &Line, part: PartId) -> Result<()> {
    if line.listed.part_id == Some(part) {
        return Err(Refusal::bad("part_id", FieldProblem::Taken).into());
    }
    Ok(())
}

/// Lets another part take an agreed one's place, or keeps that the customer did not want it. What went to
/// the car of the old one is taken back.
///
/// # Errors
/// `NotFound`, what `load_for_action` and `may_be_replaced` refuse, `Conflict` on an older page,
/// `LineIsDrawn` for a contract's, `LineFixed` while another is written in its place, what
/// `in_its_place` refuses, `OverAuthorised` where it would cost more, what `check_asked`, `consent` and
/// `check_answer` refuse, and what would be given away without being the manager.
pub fn substitute_part(cx: &Write, ask: SubstitutePart) -> Result<SavedLine> {
    let (visit, line) = line_for_edit(cx, ask.line_id, ask.version)?;
    of_contract::is_not_drawn(cx, &line)?;
    line.may_be_replaced()?;
    if let Some(written) = visit.successor_in_hand(line.id)? {
        return Err(Refusal::LineFixed { state: written.state.code().to_owned() }.into());
    }
    is_another(&line, ask.part_id)?;
    let reason = optional("reason", &ask.reason, MAX_TEXT_LEN)?;
    let id = ItemId::Part(ask.part_id);
    // What is charged for it, and what it is held against, are one price: the customer's, today.
    let item = at_price_for(cx.w, visit.id, cx.w.catalogue_item(id)?, cx.today()?)?;
    let item = in_its_unit(cx.w, item, &line.figures.unit)?;
    let figures = in_its_place(&line.figures, &item, &cx.details()?.settings)?;
    let typed = priced(cx, visit.id, figures, Some(id), Some(&line))?;
    visit.may_charge(&typed.figures)?;
    let amount = typed.amount;
    if amount > line.amount {
        return Err(Refusal::OverAuthorised { amount, authorised: line.amount }.into());
    }
    let differs = SubstituteDiffers::between(&line, &typed.figures, amount);
    differs.check_asked(&typed.figures, ask.answer.is_some())?;
    let concessions = typed.concessions.clone();
    // It stands where the old one stands.
    let mut new = draft(visit.id, line.position, typed);
    new.supersedes_id = Some(line.id);
    let said = ask.answer.map(|answer| heard(cx, &visit, &line, &new, answer)).transpose()?;
    if let Some(said) = said.as_ref().filter(|said| !said.answer.approved) {
        // It answers no finding: what does is still to be fitted.
        let mut refused = new.declined(said.answer.reason.clone());
        cx.w.insert(&mut refused)?;
        kept(cx, &visit, &refused, said)?;
        return saved(cx, visit, refused);
    }
    let granted = approvals::grant(cx, &concessions, None)?;
    new = new.approved(amount);
    new.finding_id = line.finding_id;
    cx.w.insert(&mut new)?;
    granted.kept(cx, &new)?;
    if let Some(said) = &said {
        kept(cx, &visit, &new, said)?;
    }
    cx.w.count_use(new.figures.kind, &new.figures.code)?;
    let note = format!("{} → {}", line.figures.name, new.figures.name);
    let note = if reason.is_empty() { note } else { format!("{note} · {reason}") };
    let work = agreed_work(&visit.order, &new, Some(line), Vec::new())?;
    if let Some(superseded) = &work.superseded {
        cx.w.update(superseded)?;
    }
    cx.w.insert(&mut StageStep {
        id: 0,
        work_order_id: visit.id,
        action: Action::EditLines,
        from_stage: Some(visit.stage),
        to_stage: visit.stage,
        at: cx.now,
        person_id: cx.my_id()?,
        note,
    })?;
    saved(cx, visit, new)
}

/// An answer as it is kept, and the estimate in which the agreed part was answered.
struct Heard {
    consent: Consent,
    estimate: EstimateId,
    answer: KeptAnswer,
}

fn heard(
    cx: &Write,
    visit: &VisitAtHand,
    agreed: &Line,
    new: &Line,
    answer: SubstituteAnswer,
) -> Result<Heard> {
    let by_name = required("by_name", &answer.by_name, MAX_NAME_LEN)?;
    let (signature, paper) = consent(answer.means, answer.signature, &answer.paper)?;
    let reason = check_answer(new, answer.approved, answer.amount, &answer.reason, answer.means)?;
    let offered = agreed_in(agreed, &visit.lines, &cx.w.authorisations_of(visit.id)?);
    let none = || Refusal::LineNotOffered { name: agreed.figures.name.clone() };
    let estimate: Estimate = cx.w.get(offered.ok_or_else(none)?.0)?;
    Ok(Heard {
        consent: Consent { by_name, means: answer.means, signature, paper, note: String::new(), shown: None },
        estimate: estimate.id,
        answer: KeptAnswer {
            estimate: estimate.number,
            name: named_part(&new.figures),
            amount: answer.amount,
            approved: answer.approved,
            reason,
            instead_of: Some(KeptInstead { name: named_part(&agreed.figures), amount: agreed.amount }),
        },
    })
}

fn kept(cx: &Write, visit: &VisitAtHand, line: &Line, said: &Heard) -> Result<()> {
    written(cx, visit, &said.consent, vec![(line.id, said.estimate, said.answer.clone())])
}

kernel::commands! {
    read quote_substitute(QuoteSubstitute) -> SubstituteQuoted, of(Action::EditLines),
        shows [Visits Customers Catalogue Stock];
    write substitute_part(SubstitutePart) -> SavedLine, of(Action::EditLines), changes [Visits Stock];
}
