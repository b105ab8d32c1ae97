//! What may be done about a finding, and by whom: the gate of its commands, and
//! the buttons of its list.

use crate::finding::{Finding, FindingAction, FindingState};
use crate::line::Line;
use crate::refusal::{FieldProblem, Refusal};
use crate::role::Role;
use crate::work_order::WorkOrder;
use crate::work_order::stage::{Action, Stage};

impl FindingAction {
    /// What the visit has to allow for it.
    pub const fn of_visit(self) -> Action {
        match self {
            Self::Decline => Action::DeclineFinding,
            Self::Dismiss => Action::DismissFinding,
            Self::MarkUnsafe | Self::MarkSafe => Action::ReportFinding,
        }
    }

    /// Whoever sees a danger says so; that there is none the foreman answers for.
    ///
    /// # Errors
    ///
    /// `RoleMissing` for whoever is no foreman and says that there is none.
    pub fn check_roles(self, roles: &[Role]) -> Result<(), Refusal> {
        match self == Self::MarkSafe && !roles.contains(&Role::Foreman) {
            true => Err(Refusal::RoleMissing { roles: vec![Role::Foreman] }),
            false => Ok(()),
        }
    }
}

impl Finding {
    /// What was declined on an earlier visit of the vehicle is quoted again with its record
    /// as it was signed.
    ///
    /// # Errors
    /// `BadField` for another car's, or for what was not declined.
    pub fn may_be_quoted_again(&self, earlier: &WorkOrder, now: &WorkOrder) -> Result<(), Refusal> {
        if earlier.vehicle_id != now.vehicle_id || self.state != FindingState::Declined {
            return Err(Refusal::bad("finding_id", FieldProblem::Unknown));
        }
        Ok(())
    }

    /// What of it somebody with these roles may do while the visit stands there.
    pub fn allowed(&self, stage: Stage, lines: &[Line], roles: &[Role]) -> Vec<FindingAction> {
        let says_something_new = |action| match action {
            FindingAction::MarkUnsafe => !self.unsafe_to_drive,
            FindingAction::MarkSafe => self.unsafe_to_drive,
            FindingAction::Decline | FindingAction::Dismiss => true,
        };
        let may = |action: &FindingAction| {
            let of_visit = action.of_visit();
            of_visit.is_of(stage)
                && of_visit.roles_at(stage).iter().any(|role| roles.contains(role))
                && action.check_roles(roles).is_ok()
                && self.admits(*action, lines).is_ok()
                && says_something_new(*action)
        };
        FindingAction::ALL.into_iter().filter(may).collect()
    }
}
