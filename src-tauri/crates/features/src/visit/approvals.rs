//! The manager's word on what gives away more than the one who asks may give:
//! with the manager's PIN where the customer stands, or asked for and answered
//! from the manager's own desk.

use crate::till::{self, PrepareBill};
use crate::visit::flow;
use crate::visit::lines::{self, AddLine, ChangeLine, SupersedeLine};
use chrono::{DateTime, Utc};
use domain::approval::{Approval, ApprovalState};
use domain::concession::Concession;
use domain::ids::{ApprovalId, LineId, PersonId, WorkOrderId};
use domain::line::Line;
use domain::plate::{Plate, PlateColour};
use domain::refusal::{LONGEST_TEXT, Refusal, optional, required};
use domain::role::Role;
use domain::work_order::stage::Action;
use kernel::command::{ASKS, MANAGER};
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A manager's yes, given at the station of whoever asks.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ByPin {
    pub manager_id: PersonId,
    pub pin: String,
}

/// What is asked for, as it would be done.
#[derive(Debug, Serialize, Deserialize, TS)]
#[serde(tag = "what", content = "ask", rename_all = "snake_case")]
pub enum Deed {
    AddLine(AddLine),
    ChangeLine(ChangeLine),
    SupersedeLine(SupersedeLine),
    PrepareBill(PrepareBill),
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RequestApproval {
    pub deed: Deed,
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

/// One request in the manager's list.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct WaitingApproval {
    pub id: ApprovalId,
    pub version: i64,
    pub work_order_id: WorkOrderId,
    pub work_order_number: String,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub customer_name: String,
    /// The line's name; empty for the bill.
    pub name: String,
    pub concessions: Vec<Concession>,
    pub note: String,
    pub asked_by_name: String,
    pub asked_at: DateTime<Utc>,
}

/// Who said yes to which concessions, until it is written beside what was done.
#[must_use]
pub(crate) struct Granted {
    by: Option<PersonId>,
    concessions: Vec<Concession>,
}

/// The one place where giving away more than the limit is let through: the
/// manager asks, or a manager's PIN came along. It is tried as a sign-in is.
pub(crate) fn grant(cx: &Write, concessions: &[Concession], pin: Option<&ByPin>) -> Result<Granted> {
    let Some(first) = concessions.first() else {
        return Ok(Granted { by: None, concessions: Vec::new() });
    };
    if cx.roles().contains(&Role::Manager) {
        // The change log says who did it; there is nobody else to name.
        return Ok(Granted { by: None, concessions: Vec::new() });
    }
    let Some(pin) = pin else { return Err(first.refusal().into()) };
    let manager = cx.shop.verify(pin.manager_id, &pin.pin, &cx.session.place)?;
    if !manager.roles.contains(&Role::Manager) {
        return Err(Refusal::RoleMissing { roles: vec![Role::Manager] }.into());
    }
    Ok(Granted { by: Some(manager.id), concessions: concessions.to_vec() })
}

impl Granted {
    pub(crate) fn kept(self, cx: &Write, line: &Line) -> Result<()> {
        self.kept_of(cx, line.work_order_id, Some(line.id), &line.figures.name)
    }

    pub(crate) fn kept_of(
        self,
        cx: &Write,
        order: WorkOrderId,
        line: Option<LineId>,
        name: &str,
    ) -> Result<()> {
        let Some(manager) = self.by else { return Ok(()) };
        let asked = Approval {
            state: ApprovalState::Granted,
            answered_by: Some(manager),
            answered_at: Some(cx.now),
            ..asked(cx, order, line, name, self.concessions)?
        };
        cx.w.insert(&mut { asked })?;
        Ok(())
    }
}

fn asked(
    cx: &Write,
    work_order_id: WorkOrderId,
    line_id: Option<LineId>,
    name: &str,
    concessions: Vec<Concession>,
) -> Result<Approval> {
    Ok(Approval {
        id: ApprovalId(0),
        work_order_id,
        line_id,
        name: name.to_owned(),
        state: ApprovalState::Waiting,
        concessions,
        deed: serde_json::Value::Null,
        note: String::new(),
        asked_by: cx.my_id()?,
        asked_at: cx.now,
        answered_by: None,
        answered_at: None,
        answer_note: String::new(),
        version: 1,
    })
}

/// What a deed is about and what it would give away, when it could be done now
/// but for the manager.
struct Weighed {
    order: WorkOrderId,
    line: Option<LineId>,
    name: String,
    concessions: Vec<Concession>,
}

fn weighed(cx: &Write, deed: &Deed) -> Result<Weighed> {
    let of_line = |id: LineId, version: i64, figures: &domain::line::LineFigures, as_successor: bool| {
        let line: Line = cx.w.get(id.0)?;
        let visit = flow::take(cx, line.work_order_id, Action::EditLines)?;
        flow::at_version("line", id.0, version, line.version)?;
        let concessions = lines::would_give_away(cx, Some(&line), figures.clone(), as_successor, None)?;
        Ok(Weighed { order: visit.id, line: Some(id), name: figures.name.trim().to_owned(), concessions })
    };
    match deed {
        Deed::AddLine(ask) => {
            let visit = flow::take(cx, ask.work_order_id, Action::EditLines)?;
            let concessions =
                lines::would_give_away(cx, None, ask.figures.clone(), false, ask.catalogue_item_id)?;
            let name = ask.figures.name.trim().to_owned();
            Ok(Weighed { order: visit.id, line: None, name, concessions })
        }
        Deed::ChangeLine(ask) => of_line(ask.line_id, ask.version, &ask.figures, false),
        Deed::SupersedeLine(ask) => of_line(ask.line_id, ask.version, &ask.figures, true),
        Deed::PrepareBill(ask) => {
            let visit = flow::take(cx, ask.work_order_id, Action::PrepareBill)?;
            let concessions = till::would_give_away(cx, &visit, ask)?;
            Ok(Weighed { order: visit.id, line: None, name: String::new(), concessions })
        }
    }
}

/// Puts the question into the manager's list. Nothing else is written until it
/// is answered.
pub fn request_approval(cx: &Write, ask: RequestApproval) -> Result<SavedApproval> {
    let weighed = weighed(cx, &ask.deed)?;
    if weighed.concessions.is_empty() {
        return Err(Refusal::NothingToApprove.into());
    }
    let mut approval = Approval {
        deed: serde_json::to_value(without_pin(ask.deed))?,
        note: optional("note", &ask.note, LONGEST_TEXT)?,
        ..asked(cx, weighed.order, weighed.line, &weighed.name, weighed.concessions)?
    };
    cx.w.insert(&mut approval)?;
    Ok(SavedApproval { approval })
}

/// Who asks has no PIN to send; one that came along is never kept.
fn without_pin(mut deed: Deed) -> Deed {
    match &mut deed {
        Deed::AddLine(ask) => ask.approval = None,
        Deed::ChangeLine(ask) => ask.approval = None,
        Deed::SupersedeLine(ask) => ask.approval = None,
        Deed::PrepareBill(ask) => ask.approval = None,
    }
    deed
}

/// A yes does what was asked for, as it was asked for; a no says why. What has
/// changed since on the line or the bill is another question: it is refused,
/// and the manager declines it or talks to who asked.
pub fn answer_approval(cx: &Write, ask: AnswerApproval) -> Result<SavedApproval> {
    let mut approval: Approval = cx.w.get(ask.id.0)?;
    flow::at_version("approval", ask.id.0, ask.version, approval.version)?;
    approval.may_be_answered()?;
    approval.answered_by = Some(cx.my_id()?);
    approval.answered_at = Some(cx.now);
    if ask.granted {
        approval.answer_note = optional("note", &ask.note, LONGEST_TEXT)?;
        approval.state = ApprovalState::Granted;
        let deed: Deed = serde_json::from_value(approval.deed.clone())?;
        approval.covers(&weighed(cx, &deed)?.concessions)?;
        let line = done(cx, deed)?;
        approval.line_id = line.or(approval.line_id);
    } else {
        approval.answer_note = required("note", &ask.note, LONGEST_TEXT)?;
        approval.state = ApprovalState::Declined;
    }
    cx.w.update(&approval)?;
    approval.version += 1;
    Ok(SavedApproval { approval })
}

fn done(cx: &Write, deed: Deed) -> Result<Option<LineId>> {
    Ok(match deed {
        Deed::AddLine(ask) => Some(lines::add_line(cx, ask)?.line.id),
        Deed::ChangeLine(ask) => Some(lines::change_line(cx, ask)?.line.id),
        Deed::SupersedeLine(ask) => Some(lines::supersede_line(cx, ask)?.line.id),
        Deed::PrepareBill(ask) => {
            till::prepare_bill(cx, ask)?;
            None
        }
    })
}

kernel::commands! {
    write request_approval(RequestApproval) -> SavedApproval, ASKS, changes [Approvals];
    write answer_approval(AnswerApproval) -> SavedApproval, MANAGER, changes [Visits Sheets Approvals];
}
