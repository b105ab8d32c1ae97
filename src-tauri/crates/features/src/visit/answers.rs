//! The customer's answers to an estimate, line by line: told to somebody of the
//! shop, or pressed on the customer's own phone.

use crate::papers::{KeptAnswer, KeptAnswers, keep_answers, keep_declined, named_part};
use crate::visit::flow;
use crate::visit::flow::VisitUpdate;
use domain::estimate::{Authorisation, AuthorisationMeans, consent, is_in_writing};
use domain::finding::{DeclinedWith, Finding, FindingStanding};
use domain::ids::{JobId, LineId, WorkOrderId};
use domain::inspection::Signature;
use domain::job::{Job, JobAction, JobState};
use domain::job_plan::standard_minutes;
use domain::line::{Line, LineState};
use domain::money::Money;
use domain::refusal::{FieldProblem, MAX_NAME_LEN, MAX_TEXT_LEN, Refusal, required};
use domain::shown_offer::ShownOffer;
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
    /// What the customer's own phone showed.
    pub shown: Option<ShownOffer>,
}

/// One person answers for one or more lines, by one means.
///
/// # Errors
/// What `load_for_action` and `consent` refuse; `BadField` without a name, an answer or a
/// reason for a no; `LineNotOffered`, and `NeedsWrittenYes` for a part that wants one.
pub fn record_answers(cx: &Write, ask: RecordAnswers) -> Result<VisitUpdate> {
    let visit = flow::load_for_action(cx, ask.work_order_id, Action::RecordAnswers)?;
    let by_name = required("by_name", &ask.by_name, MAX_NAME_LEN)?;
    let (signature, paper) = consent(ask.means, ask.signature, &ask.paper)?;
    let consent = Consent { by_name, means: ask.means, signature, paper, shown: None };
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
    let mut answered = Vec::with_capacity(answers.len());
    for answer in answers {
        let line: Line = cx.w.get(answer.line_id.0)?;
        let offer = estimates
            .iter()
            .rfind(|estimate| estimate.lines.iter().any(|offered| offered.line_id == line.id));
        let offer = match offer {
            Some(offer) if line.work_order_id == visit.id && line.state == LineState::Offered => offer,
            _ => return Err(Refusal::LineNotOffered { name: line.figures.name }.into()),
        };
        // The amount that was read out must be the amount that is kept.
        flow::at_version("line", line.id.0, answer.amount.fen(), line.amount.fen())?;
        if answer.approved {
            is_in_writing(&line, consent.means)?;
        }
        let reason =
            if answer.approved { String::new() } else { required("reason", &answer.reason, MAX_TEXT_LEN)? };
        let kept = KeptAnswer {
            estimate: offer.number.clone(),
            name: named_part(&line.figures),
            amount: answer.amount,
            approved: answer.approved,
            reason,
        };
        answered.push((line, offer, kept));
    }
    let Consent { by_name, means, signature, paper, shown } = consent;
    let sum_of_shown = shown.as_ref().map(checksum).unwrap_or_default();
    let kept = answered.iter().map(|(_, _, kept)| kept.clone()).collect();
    let drawn = signature.clone();
    let kept = keep_answers(cx, &visit, |work_order, customer, vehicle| KeptAnswers {
        work_order,
        customer,
        vehicle,
        by_name: by_name.clone(),
        means,
        paper: paper.clone(),
        signature,
        answers: kept,
        shown,
    })?;
    let mut declined = Vec::new();
    for (mut line, offer, answer) in answered {
        let reason = answer.reason;
        cx.w.insert(&mut Authorisation {
            id: 0,
            work_order_id: visit.id,
            estimate_id: offer.id,
            line_id: line.id,
            approved: answer.approved,
            by_name: by_name.clone(),
            means,
            amount: answer.amount,
            reason: reason.clone(),
            at: cx.now,
            person_id: cx.my_id()?,
            paper: paper.clone(),
            counterfoil_id: Some(kept),
            shown: sum_of_shown.clone(),
        })?;
        if answer.approved {
            line.state = LineState::Approved;
            line.authorised_amount = Some(answer.amount);
            cx.w.update(&line)?;
            create_job(cx, &visit, &line)?;
        } else {
            line.state = LineState::Declined;
            line.decline_reason = reason;
            cx.w.update(&line)?;
            declined.push(line);
        }
    }
    if means == AuthorisationMeans::OwnPhone {
        signed_for(cx, &visit, &declined, &by_name, drawn, &sum_of_shown)?;
    }
    flow::advance(cx, visit, Action::RecordAnswers, &by_name)
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

/// An approved line becomes work: a new job, or the job of the line whose
/// place it takes.
fn create_job(cx: &Write, order: &WorkOrder, line: &Line) -> Result<()> {
    let mut job = Job {
        id: JobId(0),
        work_order_id: order.id,
        line_id: line.id,
        attempt: 1,
        rework_id: None,
        state: JobState::Waiting,
        technicians: Vec::new(),
        bay_id: order.bay_id,
        planned_start: None,
        planned_minutes: standard_minutes(line.figures.hours),
        pause_reason: None,
        started_at: None,
        finished_at: None,
        key_data: Vec::new(),
        note: String::new(),
        version: 1,
    };
    if let Some(id) = line.supersedes_id {
        let mut old: Line = cx.w.get(id.0)?;
        if old.state == LineState::Approved {
            old.state = LineState::Superseded;
            cx.w.update(&old)?;
        }
        let jobs: Vec<Job> =
            cx.w.jobs_of(order.id)?.into_iter().filter(|job| job.line_id == old.id).collect();
        // Work that was begun goes on under the new line; nobody starts it anew.
        let alive = |job: &Job| job.state != JobState::Cancelled;
        if jobs.iter().any(|job| job.started_at.is_some() && alive(job)) {
            for mut begun in jobs.into_iter().filter(alive) {
                begun.line_id = line.id;
                cx.w.update(&begun)?;
            }
            return Ok(());
        }
        for mut waiting in jobs.into_iter().filter(|job| job.state == JobState::Waiting) {
            job.technicians.clone_from(&waiting.technicians);
            job.bay_id = waiting.bay_id;
            job.planned_start = waiting.planned_start;
            waiting.state = waiting.state.after(JobAction::Cancel)?;
            cx.w.update(&waiting)?;
        }
    }
    if line.figures.kind.is_job() {
        cx.w.insert(&mut job)?;
    }
    Ok(())
}

kernel::commands! {
    write record_answers(RecordAnswers) -> VisitUpdate, of(Action::RecordAnswers), changes [Visits];
}
