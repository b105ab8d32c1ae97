//! 电话同意的书面确认: what was agreed to on the telephone, confirmed in writing. The lines stay as they are; the
//! ledger gets the answers once more, by the means that carries them.

use crate::papers::{KeptAnswer, named_part};
use crate::visit::answers::{Consent, written};
use crate::visit::flow;
use crate::visit::flow::VisitUpdate;
use domain::estimate::{AuthorisationMeans, Estimate, consent};
use domain::ids::WorkOrderId;
use domain::inspection::Signature;
use domain::line_answer::agreed_in;
use domain::money::Money;
use domain::refusal::{FieldProblem, MAX_NAME_LEN, MAX_TEXT_LEN, Refusal, optional, required};
use domain::spoken_yes::{SpokenYes, check_written};
use domain::work_order::at_hand::VisitAtHand;
use domain::work_order::stage::Action;
use kernel::command::of;
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ConfirmSpoken {
    pub work_order_id: WorkOrderId,
    /// What the page said they come to; refused when that is another amount by now.
    pub amount: Money,
    pub by_name: String,
    pub means: AuthorisationMeans,
    /// As it was drawn, when the means is a signature.
    #[serde(default)]
    pub signature: Option<Signature>,
    /// The number of the signed paper, when the means is one.
    #[serde(default)]
    pub paper: String,
    /// What the message said, and where it is kept.
    #[serde(default)]
    pub note: String,
}

/// Keeps that the customer stands by what they said on the telephone.
///
/// # Errors
/// `NotFound`; `WrongStage` once the car has gone; `OfferChanged` where nothing waits for it, or for another
/// amount; `BadField` without a name, by another call, without what the means carries, or for a message of
/// which nothing is said.
pub fn confirm_spoken(cx: &Write, ask: ConfirmSpoken) -> Result<VisitUpdate> {
    let visit = cx.w.visit_at_hand(cx.w.get(ask.work_order_id.0)?)?;
    if !visit.stage.is_in_shop() {
        return Err(Refusal::WrongStage { action: Action::RecordAnswers, stage: visit.stage }.into());
    }
    let waits = visit.to_be_written(&cx.details()?.settings).ok_or(Refusal::OfferChanged)?;
    if waits.amount != ask.amount {
        return Err(Refusal::OfferChanged.into());
    }
    let by_name = required("by_name", &ask.by_name, MAX_NAME_LEN)?;
    check_written(ask.means)?;
    let (signature, paper) = consent(ask.means, ask.signature, &ask.paper)?;
    let note = match ask.means {
        AuthorisationMeans::Message => required("call_note", &ask.note, MAX_TEXT_LEN)?,
        _ => optional("call_note", &ask.note, MAX_TEXT_LEN)?,
    };
    let consent = Consent { by_name, means: ask.means, signature, paper, note, shown: None };
    confirmed(cx, visit, &waits, &consent)
}

/// The answers once more, by the means that carries them.
///
/// # Errors
/// `BadField` for a line that no estimate offered.
pub(crate) fn confirmed(
    cx: &Write,
    visit: VisitAtHand,
    waits: &SpokenYes,
    consent: &Consent,
) -> Result<VisitUpdate> {
    let estimates = cx.w.estimates_of(visit.id)?;
    let mut rows = Vec::with_capacity(waits.lines.len());
    for line in visit.lines.iter().filter(|line| waits.lines.contains(&line.id)) {
        let heard_in = agreed_in(line, &visit.lines, &visit.authorisations);
        let estimate: &Estimate = estimates
            .iter()
            .find(|estimate| Some(estimate.id) == heard_in)
            .ok_or_else(|| Refusal::bad("answers", FieldProblem::Unknown))?;
        let answer = KeptAnswer {
            estimate: estimate.number.clone(),
            name: named_part(&line.figures),
            amount: line.amount,
            approved: true,
            reason: String::new(),
            instead_of: None,
        };
        rows.push((line.id, estimate.id, answer));
    }
    written(cx, &visit, consent, rows)?;
    // It moves no stage: what was agreed to was agreed to by the word.
    flow::advance(cx, visit, Action::EditLines, "")
}

kernel::commands! {
    write confirm_spoken(ConfirmSpoken) -> VisitUpdate, of(Action::RecordAnswers), changes [Visits Stock];
}
