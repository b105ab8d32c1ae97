//! The customer's answers to an estimate, line by line: told to somebody of the
//! shop, or pressed on the customer's own phone.

use crate::papers::{KeptAnswer, KeptAnswers, keep_answers, keep_declined, named_part};
use crate::visit::flow;
use crate::visit::flow::VisitUpdate;
use domain::agreed_work::agreed_work;
use domain::estimate::{Authorisation, AuthorisationMeans, consent};
use domain::estimate_revision::QuotesHold;
use domain::finding::{DeclinedWith, Finding, FindingStanding};
use domain::ids::{EstimateId, LineId, WorkOrderId};
use domain::inspection::Signature;
use domain::line::{Line, Payer};
use domain::line_answer::{check_answer, offered_by};
use domain::money::Money;
use domain::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, required};
use domain::shown_offer::ShownOffer;
use domain::spoken_yes::call_note;
use domain::work_order::WorkOrder;
use domain::work_order::at_hand::VisitAtHand;
use domain::work_order::stage::Action;
use kernel::checksum::checksum;
use kernel::command::of;
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RecordAnswers {
    pub work_order_id: WorkOrderId,
    pub by_name: String,
    pub means: AuthorisationMeans,
    /// As it was drawn, when the means is a signature.
    #[serde(default)]
    pub signature: Option<Signature>,
    /// The number of the signed paper, when the means is one.
    #[serde(default)]
    pub paper: String,
    /// What was said in the call, and under which number.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub note: String,
    pub answers: Vec<LineAnswer>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct LineAnswer {
    pub line_id: LineId,
    pub approved: bool,
    /// The amount that was read to the customer; refused when it is not the
    /// amount of the line any more.
    pub amount: Money,
    /// Why it was declined.
    pub reason: String,
}

/// Who answers, and what stands behind it.
pub(crate) struct Consent {
    pub by_name: String,
    pub means: AuthorisationMeans,
    pub signature: Option<Signature>,
    pub paper: String,
    /// What was said in the call, or by the message.
    pub note: String,
    /// What the customer's own phone showed.
    pub shown: Option<ShownOffer>,
}

/// One person answers for one or more lines, by one means.
///
/// # Errors
/// What `load_for_action` and `consent` refuse; `BadField` without a name, an answer or a
/// reason for a no, or without the note of a call or message that said yes to more than a word is taken for;
/// what `offered_by` and `check_answer` refuse, and `QuoteOver` for a yes to prices that hold no more.
pub fn record_answers(cx: &Write, ask: RecordAnswers) -> Result<VisitUpdate> {
    let visit = flow::load_for_action(cx, ask.work_order_id, Action::RecordAnswers)?;
    let by_name = required("by_name", &ask.by_name, MAX_NAME_LEN)?;
    let (signature, paper) = consent(ask.means, ask.signature, &ask.paper)?;
    // A word is weighed by what it costs the customer, as the confirmation in writing is.
    let is_theirs = |answer: &&LineAnswer| {
        let line = visit.lines.iter().find(|line| line.id == answer.line_id);
        answer.approved && line.is_none_or(|line| line.figures.payer == Payer::Customer)
    };
    let yeses = ask.answers.iter().filter(is_theirs);
    let limit = cx.details()?.settings.spoken_limit;
    let note = call_note(&ask.note, ask.means, yeses.map(|answer| answer.amount).sum(), limit)?;
    let consent = Consent { by_name, means: ask.means, signature, paper, note, shown: None };
    answered(cx, visit, consent, ask.answers)
}

/// Keeps the answers with what stands behind them, and makes work of every yes.
pub(crate) fn answered(
    cx: &Write,
    visit: VisitAtHand,
    consent: Consent,
    answers: Vec<LineAnswer>,
) -> Result<VisitUpdate> {
    if answers.is_empty() {
        return Err(Refusal::bad("answers", FieldProblem::Empty).into());
    }
    let estimates = cx.w.estimates_of(visit.id)?;
    let hold = QuotesHold::of(&cx.details()?.settings, cx.today()?);
    let mut answered = Vec::with_capacity(answers.len());
    for answer in answers {
        let line: Line = cx.w.get(answer.line_id.0)?;
        let offer = offered_by(&line, visit.id, &estimates)?;
        if answer.approved {
            hold.check_yes(offer)?;
        }
        let reason = check_answer(&line, answer.approved, answer.amount, &answer.reason, consent.means)?;
        let kept = KeptAnswer {
            estimate: offer.number.clone(),
            name: named_part(&line.figures),
            amount: answer.amount,
            approved: answer.approved,
            reason,
            instead_of: None,
        };
        answered.push((line, offer, kept));
    }
    let rows = answered.iter().map(|(line, offer, kept)| (line.id, offer.id, kept.clone())).collect();
    written(cx, &visit, &consent, rows)?;
    let mut declined = Vec::new();
    for (line, _, answer) in answered {
        if answer.approved {
            let line = line.approved(answer.amount);
            cx.w.update(&line)?;
            make_work(cx, &visit, &line)?;
        } else {
            let line = line.declined(answer.reason);
            cx.w.update(&line)?;
            declined.push(line);
        }
    }
    let Consent { by_name, means, signature, shown, .. } = consent;
    if means == AuthorisationMeans::OwnPhone {
        let sum_of_shown = shown.as_ref().map(checksum).unwrap_or_default();
        signed_for(cx, &visit, &declined, &by_name, signature, &sum_of_shown)?;
    }
    flow::advance(cx, visit, Action::RecordAnswers, &by_name)
}

/// Keeps what was answered at once, and enters each answer in the ledger beside it.
pub(crate) fn written(
    cx: &Write,
    visit: &WorkOrder,
    consent: &Consent,
    rows: Vec<(LineId, EstimateId, KeptAnswer)>,
) -> Result<()> {
    let kept = keep_answers(cx, visit, |work_order, customer, vehicle| KeptAnswers {
        work_order,
        customer,
        vehicle,
        by_name: consent.by_name.clone(),
        means: consent.means,
        paper: consent.paper.clone(),
        note: consent.note.clone(),
        signature: consent.signature.clone(),
        answers: rows.iter().map(|(_, _, answer)| answer.clone()).collect(),
        shown: consent.shown.clone(),
    })?;
    let shown = consent.shown.as_ref().map(checksum).unwrap_or_default();
    for (line_id, estimate_id, answer) in rows {
        cx.w.insert(&mut Authorisation {
            id: 0,
            work_order_id: visit.id,
            estimate_id,
            line_id,
            approved: answer.approved,
            by_name: consent.by_name.clone(),
            means: consent.means,
            amount: answer.amount,
            reason: answer.reason,
            at: cx.now,
            person_id: cx.my_id()?,
            paper: consent.paper.clone(),
            counterfoil_id: Some(kept),
            note: consent.note.clone(),
            shown: shown.clone(),
        })?;
    }
    Ok(())
}

/// The phone says which line mends what nobody should drive on with, and asks for
/// a signature below: a no to it is signed for.
fn signed_for(
    cx: &Write,
    visit: &VisitAtHand,
    declined: &[Line],
    by_name: &str,
    signature: Option<Signature>,
    shown: &str,
) -> Result<()> {
    let lines = cx.w.lines_of(visit.id)?;
    for finding in &visit.findings {
        let Some(line) = declined.iter().rfind(|line| line.finding_id == Some(finding.id)) else { continue };
        if finding.standing(&lines) != FindingStanding::Unsigned {
            continue;
        }
        let with = DeclinedWith {
            by_name: by_name.to_owned(),
            means: AuthorisationMeans::OwnPhone,
            reason: line.decline_reason.clone(),
            signature: signature.clone(),
            signed_paper: String::new(),
        };
        let mut finding = finding.clone().declined(&lines, with)?;
        keep_declined(cx, visit, &mut finding, shown)?;
        cx.w.update(&Finding { decided_at: Some(cx.now), decided_by: Some(cx.my_id()?), ..finding })?;
    }
    Ok(())
}

/// Writes what an agreed line makes of the jobs of the visit.
fn make_work(cx: &Write, order: &WorkOrder, line: &Line) -> Result<()> {
    let replaced = line.supersedes_id.map(|id| cx.w.get::<Line>(id.0)).transpose()?;
    let work = agreed_work(order, line, replaced, cx.w.jobs_of(order.id)?)?;
    if let Some(superseded) = &work.superseded {
        cx.w.update(superseded)?;
    }
    for job in &work.changed {
        cx.w.update(job)?;
    }
    if let Some(mut waiting) = work.waiting {
        cx.w.insert(&mut waiting)?;
    }
    Ok(())
}

kernel::commands! {
    write record_answers(RecordAnswers) -> VisitUpdate, of(Action::RecordAnswers), changes [Visits Stock];
}
