//! What gives away more than one may, asked of the manager and answered from
//! the manager's own desk: a yes does what was asked for.

use super::PrepareBill;
use super::bill::{prepare_bill, would_give_away};
use crate::visit::approvals::asked;
use crate::visit::flow;
use crate::visit::lines::judged::{self, JudgeWarranty};
use crate::visit::lines::{self, AddLine, ChangeLine, Giveaway, SupersedeLine};
use domain::approval::{Approval, ApprovalState};
use domain::concession::Concession;
use domain::ids::{ApprovalId, LineId, WorkOrderId};
use domain::refusal::{MAX_TEXT_LEN, Refusal, optional, required};
use domain::work_order::stage::Action;
use kernel::command::{ASKS, MANAGER};
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is asked for, as it would be done.
#[derive(Debug, Serialize, Deserialize, TS)]
#[serde(tag = "what", content = "ask", rename_all = "snake_case")]
pub enum RequestedAction {
    AddLine(AddLine),
    ChangeLine(ChangeLine),
    SupersedeLine(SupersedeLine),
    JudgeWarranty(JudgeWarranty),
    PrepareBill(PrepareBill),
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RequestApproval {
    pub action: RequestedAction,
    pub note: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AnswerApproval {
    pub id: ApprovalId,
    pub version: i64,
    pub granted: bool,
    pub note: String,
}

#[derive(Debug, Serialize, TS)]
pub struct SavedApproval {
    pub approval: Approval,
}

/// What an action is about and what it would give away, when it could be done now
/// but for the manager.
struct ConcessionRequest {
    order: WorkOrderId,
    line: Option<LineId>,
    name: String,
    concessions: Vec<Concession>,
}

fn concession_request(cx: &Write, action: &RequestedAction) -> Result<ConcessionRequest> {
    let concession_request = |given: Giveaway, name: &str| {
        let Giveaway { order, line, concessions } = given;
        ConcessionRequest { order, line, name: name.trim().to_owned(), concessions }
    };
    match action {
        RequestedAction::AddLine(ask) => {
            Ok(concession_request(lines::giveaway_of_adding(cx, ask)?, &ask.figures.name))
        }
        RequestedAction::ChangeLine(ask) => {
            Ok(concession_request(lines::giveaway_of_changing(cx, ask)?, &ask.figures.name))
        }
        RequestedAction::SupersedeLine(ask) => {
            Ok(concession_request(lines::giveaway_of_superseding(cx, ask)?, &ask.figures.name))
        }
        RequestedAction::JudgeWarranty(ask) => {
            let (given, name) = judged::giveaway_of_judging(cx, ask)?;
            Ok(concession_request(given, &name))
        }
        RequestedAction::PrepareBill(ask) => {
            let visit = flow::load_for_action(cx, ask.work_order_id, Action::PrepareBill)?;
            let concessions = would_give_away(cx, &visit, ask)?;
            Ok(ConcessionRequest { order: visit.id, line: None, name: String::new(), concessions })
        }
    }
}

/// Puts the question into the manager's list. Nothing else is written until it
/// is answered.
///
/// # Errors
/// What the action itself would be refused for, `Conflict` on an older page, and
/// `NothingToApprove` where it needs no word of the manager.
pub fn request_approval(cx: &Write, ask: RequestApproval) -> Result<SavedApproval> {
    let concession_request = concession_request(cx, &ask.action)?;
    if concession_request.concessions.is_empty() {
        return Err(Refusal::NothingToApprove.into());
    }
    let mut approval = Approval {
        requested: serde_json::to_value(without_pin(ask.action))?,
        note: optional("note", &ask.note, MAX_TEXT_LEN)?,
        ..asked(
            cx,
            concession_request.order,
            concession_request.line,
            &concession_request.name,
            concession_request.concessions,
        )?
    };
    cx.w.insert(&mut approval)?;
    Ok(SavedApproval { approval })
}

/// Who asks has no PIN to send; one that came along is never kept.
fn without_pin(mut action: RequestedAction) -> RequestedAction {
    match &mut action {
        RequestedAction::AddLine(ask) => ask.approval = None,
        RequestedAction::ChangeLine(ask) => ask.approval = None,
        RequestedAction::SupersedeLine(ask) => ask.approval = None,
        RequestedAction::JudgeWarranty(ask) => ask.approval = None,
        RequestedAction::PrepareBill(ask) => ask.approval = None,
    }
    action
}

/// A yes does what was asked for, as it was asked for; a no says why. What has
/// changed since on the line or the bill is another question: it is refused,
/// and the manager declines it or talks to who asked.
///
/// # Errors
/// `NotFound`, `Conflict` on an older page, and `ApprovalIs`; for a yes `ApprovalOutdated` and
/// what the action is refused for, for a no `BadField` without a reason.
pub fn answer_approval(cx: &Write, ask: AnswerApproval) -> Result<SavedApproval> {
    let mut approval: Approval = cx.w.get(ask.id.0)?;
    flow::at_version("approval", ask.id.0, ask.version, approval.version)?;
    approval.may_be_answered()?;
    approval.answered_by = Some(cx.my_id()?);
    approval.answered_at = Some(cx.now);
    if ask.granted {
        approval.answer_note = optional("note", &ask.note, MAX_TEXT_LEN)?;
        approval.state = ApprovalState::Granted;
        let action: RequestedAction = serde_json::from_value(approval.requested.clone())?;
        approval.covers(&concession_request(cx, &action)?.concessions)?;
        let line = done(cx, action)?;
        approval.line_id = line.or(approval.line_id);
    } else {
        approval.answer_note = required("note", &ask.note, MAX_TEXT_LEN)?;
        approval.state = ApprovalState::Declined;
    }
    cx.w.update(&approval)?;
    approval.version += 1;
    Ok(SavedApproval { approval })
}

fn done(cx: &Write, action: RequestedAction) -> Result<Option<LineId>> {
    Ok(match action {
        RequestedAction::AddLine(ask) => Some(lines::add_line(cx, ask)?.line.id),
        RequestedAction::ChangeLine(ask) => Some(lines::change_line(cx, ask)?.line.id),
        RequestedAction::SupersedeLine(ask) => Some(lines::supersede_line(cx, ask)?.line.id),
        RequestedAction::JudgeWarranty(ask) => Some(judged::judge_warranty(cx, ask)?.line.id),
        RequestedAction::PrepareBill(ask) => {
            prepare_bill(cx, ask)?;
            None
        }
    })
}

kernel::commands! {
    write request_approval(RequestApproval) -> SavedApproval, ASKS, changes [Approvals];
    write answer_approval(AnswerApproval) -> SavedApproval, MANAGER,
        changes [Visits Sheets Approvals Invoices Stock];
}
