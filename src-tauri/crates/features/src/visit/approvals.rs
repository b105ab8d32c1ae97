//! The manager's word on what gives away more than the one who asks may give,
//! given with the manager's PIN where the customer stands. How it is asked for
//! and answered from the manager's own desk stands with the till.

use domain::approval::{Approval, ApprovalState};
use domain::concession::{CONCESSION_ROLES, Concession, is_granted_by, to_be_granted};
use domain::ids::{ApprovalId, LineId, PersonId, WorkOrderId};
use domain::line::Line;
use domain::refusal::Refusal;
use kernel::error::Result;
use kernel::host::Write;

pub use kernel::by_pin::ByPin;

/// Who said yes to which concessions, until it is written beside what was done.
#[must_use]
pub(crate) struct Granted {
    by: Option<PersonId>,
    concessions: Vec<Concession>,
}

/// The one place where giving away more than the limit is let through: the
/// manager asks, or a manager's PIN came along. It is tried as a sign-in is.
pub(crate) fn grant(cx: &Write, concessions: &[Concession], pin: Option<&ByPin>) -> Result<Granted> {
    let concessions = to_be_granted(concessions.to_vec(), cx.roles());
    let Some(first) = concessions.first() else {
        // Where a manager gave it away the change log says who did it; there is nobody else to name.
        return Ok(Granted { by: None, concessions: Vec::new() });
    };
    let Some(pin) = pin else { return Err(first.refusal().into()) };
    let manager = pin.said_by(cx)?;
    if !is_granted_by(&manager.roles) {
        return Err(Refusal::RoleMissing { roles: CONCESSION_ROLES.to_vec() }.into());
    }
    Ok(Granted { by: Some(manager.id), concessions })
}

impl Granted {
    /// Who said yes, where what was done keeps that itself.
    pub(crate) fn by_whom(self) -> Option<PersonId> {
        self.by
    }

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

pub(crate) fn asked(
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
        requested: serde_json::Value::Null,
        note: String::new(),
        asked_by: cx.my_id()?,
        asked_at: cx.now,
        answered_by: None,
        answered_at: None,
        answer_note: String::new(),
        version: 1,
    })
}
