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
            Self::MarkNow | Self::MarkSoon | Self::MarkLater => Action::ReportFinding,
        }
    }
}

impl Finding {
    /// Whoever sees a danger says so; that there is none the foreman answers for. What is
    /// no danger anybody at the car calls more or less urgent.
    ///
    /// # Errors
    ///
    /// `RoleMissing` for whoever is no foreman and says that there is none.
    pub fn check_roles(&self, action: FindingAction, roles: &[Role]) -> Result<(), Refusal> {
        let no_danger = matches!(action, FindingAction::MarkSoon | FindingAction::MarkLater);
        match self.unsafe_to_drive && no_danger && !roles.contains(&Role::Foreman) {
            true => Err(Refusal::RoleMissing { roles: vec![Role::Foreman] }),
            false => Ok(()),
        }
    }

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
        let as_it_is = FindingAction::marking(self.urgency());
        let may = |action: &FindingAction| {
            let of_visit = action.of_visit();
            of_visit.is_of(stage)
                && of_visit.roles_at(stage).iter().any(|role| roles.contains(role))
                && self.check_roles(*action, roles).is_ok()
                && self.admits(*action, lines).is_ok()
                && *action != as_it_is
        };
        FindingAction::ALL.into_iter().filter(may).collect()
    }
}
