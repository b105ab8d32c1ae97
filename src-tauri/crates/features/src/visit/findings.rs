//! What was seen at the car beyond the order, from the report to its end: a
//! quote, the customer's no, or the foreman's.

use crate::papers::keep_declined;
use crate::visit::flow;
use crate::visit::flow::VisitUpdate;
use domain::estimate::AuthorisationMeans;
use domain::finding::{DeclinedWith, Finding, FindingAction, FindingStanding, FindingState, FindingUrgency};
use domain::ids::{FindingId, JobId, WorkOrderId};
use domain::inspection::Signature;
use domain::job::Job;
use domain::line::Line;
use domain::refusal::{FieldProblem, MAX_TEXT_LEN, Refusal, optional, required};
use domain::role::Role;
use domain::work_order::WorkOrder;
use domain::work_order::at_hand::VisitAtHand;
use domain::work_order::stage::{Action, Stage};
use kernel::command::of;
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use storage::Reader;
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ReportFinding {
    pub work_order_id: WorkOrderId,
    pub job_id: Option<JobId>,
    pub text: String,
    pub suggestion: String,
    #[serde(default)]
    pub urgency: FindingUrgency,
}

#[derive(Debug, Serialize, TS)]
pub struct FindingReported {
    pub id: FindingId,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct MarkFinding {
    pub finding_id: FindingId,
    pub version: i64,
    pub urgency: FindingUrgency,
}

/// The customer's no, given by a name with a means; for what is unsafe it is
/// signed, on the screen or on a paper that is named.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct DeclineFinding {
    pub finding_id: FindingId,
    pub version: i64,
    pub by_name: String,
    pub means: AuthorisationMeans,
    pub reason: String,
    pub signature: Option<Signature>,
    pub signed_paper: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct DismissFinding {
    pub finding_id: FindingId,
    pub version: i64,
    pub reason: String,
}

/// A finding and where it stands, seen with the lines that answer it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct StandingFinding {
    #[serde(flatten)]
    #[ts(flatten)]
    pub finding: Finding,
    pub standing: FindingStanding,
    pub urgency: FindingUrgency,
    /// It keeps the car from passing its final inspection.
    pub waits: bool,
    /// What of it whoever asks may do now.
    pub actions: Vec<FindingAction>,
}

/// How many of a visit's findings nobody has answered.
pub(crate) fn findings_waiting(r: &Reader<'_>, order: WorkOrderId) -> Result<i64> {
    let findings = r.findings_of(order)?;
    let lines = if findings.is_empty() { Vec::new() } else { r.lines_of(order)? };
    let waiting = findings.iter().filter(|finding| finding.standing(&lines).waits());
    Ok(i64::try_from(waiting.count()).unwrap_or(i64::MAX))
}

pub(crate) fn with_standing(
    findings: Vec<Finding>,
    lines: &[Line],
    stage: Stage,
    roles: &[Role],
) -> Vec<StandingFinding> {
    findings
        .into_iter()
        .map(|finding| {
            let standing = finding.standing(lines);
            let actions = finding.allowed(stage, lines, roles);
            let urgency = finding.urgency();
            StandingFinding { standing, urgency, waits: standing.waits(), actions, finding }
        })
        .collect()
}

/// Keeps what was found on the car.
///
/// # Errors
/// What `load_for_action` refuses, `NotFound` where there is no such job, and `BadField` for
/// another visit's or without a text.
pub fn report_finding(cx: &Write, ask: ReportFinding) -> Result<FindingReported> {
    let visit = flow::load_for_action(cx, ask.work_order_id, Action::ReportFinding)?;
    if let Some(id) = ask.job_id {
        let job: Job = cx.w.get(id.0)?;
        if job.work_order_id != visit.id {
            return Err(Refusal::bad("job_id", FieldProblem::Unknown).into());
        }
    }
    let id = open(
        cx,
        Found {
            work_order_id: visit.id,
            job_id: ask.job_id,
            text: ask.text,
            suggestion: ask.suggestion,
            urgency: ask.urgency,
        },
    )?;
    Ok(FindingReported { id })
}

/// What was seen, before anybody decides on it.
pub(super) struct Found {
    pub work_order_id: WorkOrderId,
    pub job_id: Option<JobId>,
    pub text: String,
    pub suggestion: String,
    pub urgency: FindingUrgency,
}

/// Writes down what was found, by whoever asks.
pub(super) fn open(cx: &Write, found: Found) -> Result<FindingId> {
    let finding = Finding {
        id: FindingId(0),
        work_order_id: found.work_order_id,
        job_id: found.job_id,
        person_id: cx.my_id()?,
        text: required("text", &found.text, MAX_TEXT_LEN)?,
        suggestion: optional("suggestion", &found.suggestion, MAX_TEXT_LEN)?,
        unsafe_to_drive: false,
        may_wait: false,
        state: FindingState::Open,
        at: cx.now,
        reason: String::new(),
        declined_by: String::new(),
        means: None,
        signature: None,
        signed_paper: String::new(),
        counterfoil_id: None,
        decided_at: None,
        decided_by: None,
        version: 1,
    };
    let mut finding = finding.of_urgency(found.urgency);
    cx.w.insert(&mut finding)?;
    Ok(finding.id)
}

/// The finding at the version the person saw, when its visit allows the action.
fn finding_for_action(
    cx: &Write,
    id: FindingId,
    version: i64,
    action: Action,
) -> Result<(Finding, VisitAtHand)> {
    let finding: Finding = cx.w.get(id.0)?;
    let visit = flow::load_for_action(cx, finding.work_order_id, action)?;
    flow::at_version("finding", id.0, version, finding.version)?;
    Ok((finding, visit))
}

/// Says how soon it is to be mended, and so whether nobody should drive on with it.
///
/// # Errors
/// `NotFound`, what `load_for_action` refuses, `Conflict` on an older page, `RoleMissing` for
/// who calls a danger none, and `FindingIs`.
pub fn mark_finding(cx: &Write, ask: MarkFinding) -> Result<VisitUpdate> {
    let (finding, visit) = finding_for_action(cx, ask.finding_id, ask.version, Action::ReportFinding)?;
    let as_it_stood = finding.urgency();
    finding.check_roles(FindingAction::marking(ask.urgency), cx.roles())?;
    let finding = finding.marked(ask.urgency, &visit.lines)?;
    if finding.urgency() != as_it_stood {
        cx.w.update(&finding)?;
    }
    flow::advance(cx, visit, Action::ReportFinding, "")
}

/// The customer does not want it done.
///
/// # Errors
/// `NotFound`, what `load_for_action` and `Finding::declined` refuse, `Conflict` on an older
/// page, and `BadField` for a means nobody writes down.
pub fn decline_finding(cx: &Write, ask: DeclineFinding) -> Result<VisitUpdate> {
    let (finding, visit) = finding_for_action(cx, ask.finding_id, ask.version, Action::DeclineFinding)?;
    let with = DeclinedWith {
        by_name: ask.by_name,
        means: ask.means.written_down()?,
        reason: ask.reason,
        signature: ask.signature,
        signed_paper: ask.signed_paper,
    };
    let mut declined = finding.declined(&visit.lines, with)?;
    keep_declined(cx, &visit, &mut declined, "")?;
    decide(cx, visit, declined, Action::DeclineFinding)
}

/// The foreman says there is nothing to be done.
///
/// # Errors
/// `NotFound`, what `load_for_action` and `Finding::dismissed` refuse, and `Conflict` on an
/// older page.
pub fn dismiss_finding(cx: &Write, ask: DismissFinding) -> Result<VisitUpdate> {
    let (finding, visit) = finding_for_action(cx, ask.finding_id, ask.version, Action::DismissFinding)?;
    let dismissed = finding.dismissed(&ask.reason)?;
    decide(cx, visit, dismissed, Action::DismissFinding)
}

fn decide(cx: &Write, visit: VisitAtHand, finding: Finding, action: Action) -> Result<VisitUpdate> {
    cx.w.update(&Finding { decided_at: Some(cx.now), decided_by: Some(cx.my_id()?), ..finding })?;
    flow::advance(cx, visit, action, "")
}

/// A finding may need labour and a part: every line of it counts as its quote.
pub(crate) fn quoted(cx: &Write, order: &WorkOrder, id: FindingId) -> Result<FindingId> {
    let finding: Finding = cx.w.get(id.0)?;
    if finding.work_order_id != order.id {
        let earlier: WorkOrder = cx.w.get(finding.work_order_id.0)?;
        finding.may_be_quoted_again(&earlier, order)?;
        return Ok(id);
    }
    if let Some(quoted) = finding.quoted() {
        cx.w.update(&quoted)?;
    }
    Ok(id)
}

/// The last line that answered it is gone: it waits again.
pub(crate) fn unquoted(cx: &Write, order: &WorkOrder, id: FindingId) -> Result<()> {
    let finding: Finding = cx.w.get(id.0)?;
    if let Some(waiting) = finding.unquoted(&cx.w.lines_of(order.id)?) {
        cx.w.update(&waiting)?;
    }
    Ok(())
}

kernel::commands! {
    write report_finding(ReportFinding) -> FindingReported, of(Action::ReportFinding), changes [Visits Stock];
    write mark_finding(MarkFinding) -> VisitUpdate, of(Action::ReportFinding), changes [Visits Stock];
    write decline_finding(DeclineFinding) -> VisitUpdate, of(Action::DeclineFinding), changes [Visits Stock];
    write dismiss_finding(DismissFinding) -> VisitUpdate, of(Action::DismissFinding), changes [Visits Stock];
}
