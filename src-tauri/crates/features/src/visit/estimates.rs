//! The estimate and the customer's answers, line by line.

use crate::papers::keep_answers;
use crate::records::search::index_number;
use crate::visit::flow;
use crate::visit::flow::VisitUpdate;
use documents::parties::{Contact, VehicleOnPaper};
use domain::estimate::{Authorisation, AuthorisationMeans, Estimate, OfferedLine, QuotedTerms, consent};
use domain::ids::{EstimateId, JobId, LineId, WorkOrderId};
use domain::inspection::Signature;
use domain::job::{Job, JobAction, JobState};
use domain::job_plan::standard_minutes;
use domain::line::{Line, LineState};
use domain::money::Money;
use domain::refusal::{FieldProblem, MAX_NAME_LEN, MAX_TEXT_LEN, Refusal, required};
use domain::work_order::WorkOrder;
use domain::work_order::stage::Action;
use kernel::command::of;
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct IssueEstimate {
    pub work_order_id: WorkOrderId,
    pub version: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct EstimateIssued {
    pub id: EstimateId,
    pub number: String,
    pub total: Money,
    pub visit: VisitUpdate,
}

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

/// What the customer answered at once, as it is kept: a field of a later
/// program takes `#[serde(default)]`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct KeptAnswers {
    pub work_order: String,
    pub customer: Contact,
    pub vehicle: VehicleOnPaper,
    pub by_name: String,
    pub means: AuthorisationMeans,
    pub paper: String,
    pub signature: Option<Signature>,
    pub answers: Vec<KeptAnswer>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct KeptAnswer {
    pub estimate: String,
    pub name: String,
    pub amount: Money,
    pub approved: bool,
    pub reason: String,
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

/// Everything written down and not offered yet goes to the customer at once,
/// as one revision that is never edited.
pub fn issue_estimate(cx: &Write, ask: IssueEstimate) -> Result<EstimateIssued> {
    let visit = flow::load_for_action_at(cx, ask.work_order_id, ask.version, Action::IssueEstimate)?;
    let mut offered = Vec::new();
    for mut line in visit.lines.clone() {
        if line.state == LineState::Draft {
            line.state = LineState::Offered;
            cx.w.update(&line)?;
            let asked = Some(QuotedTerms::of(&line.figures));
            offered.push(OfferedLine {
                line_id: line.id,
                name: line.figures.name,
                amount: line.amount,
                asked,
            });
        }
    }
    let revision = cx.w.estimates_of(visit.id)?.last().map_or(0, |last| last.revision) + 1;
    let number = cx.w.next_number::<Estimate>(&cx.details()?.settings.prefixes.estimate, cx.today()?)?;
    let total: Money = offered.iter().map(|line| line.amount).sum();
    let mut estimate = Estimate {
        id: EstimateId(0),
        number,
        work_order_id: visit.id,
        revision,
        issued_at: cx.now,
        issued_by: cx.my_id()?,
        lines: offered,
        total,
    };
    cx.w.insert(&mut estimate)?;
    index_number(cx.w, "estimate", estimate.id.0, &estimate.number)?;
    let visit = flow::advance(cx, visit, Action::IssueEstimate, &estimate.number)?;
    Ok(EstimateIssued { id: estimate.id, number: estimate.number, total, visit })
}

/// One person answers for one or more lines, by one means.
pub fn record_answers(cx: &Write, ask: RecordAnswers) -> Result<VisitUpdate> {
    let visit = flow::load_for_action(cx, ask.work_order_id, Action::RecordAnswers)?;
    let by_name = required("by_name", &ask.by_name, MAX_NAME_LEN)?;
    if ask.answers.is_empty() {
        return Err(Refusal::bad("answers", FieldProblem::Empty).into());
    }
    let (signature, paper) = consent(ask.means, ask.signature, &ask.paper)?;
    let estimates = cx.w.estimates_of(visit.id)?;
    let mut answered = Vec::with_capacity(ask.answers.len());
    for answer in ask.answers {
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
        let reason =
            if answer.approved { String::new() } else { required("reason", &answer.reason, MAX_TEXT_LEN)? };
        let kept = KeptAnswer {
            estimate: offer.number.clone(),
            name: line.figures.name.clone(),
            amount: answer.amount,
            approved: answer.approved,
            reason,
        };
        answered.push((line, offer, kept));
    }
    let kept = answered.iter().map(|(_, _, kept)| kept.clone()).collect();
    let kept = keep_answers(cx, &visit, |work_order, customer, vehicle| KeptAnswers {
        work_order,
        customer,
        vehicle,
        by_name: by_name.clone(),
        means: ask.means,
        paper: paper.clone(),
        signature,
        answers: kept,
    })?;
    for (mut line, offer, answer) in answered {
        let reason = answer.reason;
        cx.w.insert(&mut Authorisation {
            id: 0,
            work_order_id: visit.id,
            estimate_id: offer.id,
            line_id: line.id,
            approved: answer.approved,
            by_name: by_name.clone(),
            means: ask.means,
            amount: answer.amount,
            reason: reason.clone(),
            at: cx.now,
            person_id: cx.my_id()?,
            paper: paper.clone(),
            counterfoil_id: Some(kept),
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
        }
    }
    flow::advance(cx, visit, Action::RecordAnswers, &by_name)
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
    write issue_estimate(IssueEstimate) -> EstimateIssued, of(Action::IssueEstimate), changes [Visits];
    write record_answers(RecordAnswers) -> VisitUpdate, of(Action::RecordAnswers), changes [Visits];
}
