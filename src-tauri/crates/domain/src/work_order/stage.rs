//! The stages of a visit and the named actions that move it. Nothing else
//! moves one. `allowed_actions` is what the screen draws its buttons from, and
//! `check` is what every command asks before it writes: both read the same
//! rules, so a button never promises what the command refuses.

use super::facts::OrderFacts;
use crate::follow_up::FollowUpState;
use crate::money::Money;
use crate::refusal::Refusal;
use crate::role::Role;
use serde::Serialize;
use ts_rs::TS;

pub use crate::stage_codes::{Action, Missing, Stage};

impl Stage {
    pub const ALL: [Self; 12] = [
        Self::CheckedIn,
        Self::Estimating,
        Self::AwaitingAuthorisation,
        Self::AwaitingAssignment,
        Self::InRepair,
        Self::AwaitingInspection,
        Self::Preparing,
        Self::AwaitingSettlement,
        Self::ReadyForDelivery,
        Self::Delivered,
        Self::Closed,
        Self::Cancelled,
    ];

    /// The vehicle has left with everything paid or trusted.
    pub const fn is_after_delivery(self) -> bool {
        matches!(self, Self::Delivered | Self::Closed)
    }

    /// The vehicle is still with the shop.
    pub const fn is_in_shop(self) -> bool {
        !matches!(self, Self::Delivered | Self::Closed | Self::Cancelled)
    }

    /// The customer has said yes to nothing yet: what is written down is no price.
    pub const fn is_before_authorisation(self) -> bool {
        matches!(self, Self::CheckedIn | Self::Estimating | Self::AwaitingAuthorisation)
    }

    /// What is done to the vehicle is not done yet, or nobody has looked at it since.
    const fn is_at_work(self) -> bool {
        matches!(self, Self::InRepair | Self::AwaitingInspection)
    }

    /// Nothing moves the visit on any more.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Closed | Self::Cancelled)
    }
}

impl Action {
    pub const ALL: [Self; 35] = [
        Self::CheckIn,
        Self::EditCheckIn,
        Self::ConfirmCheckIn,
        Self::CorrectCheckIn,
        Self::ReassignAdvisor,
        Self::MovePromise,
        Self::NoteTold,
        Self::SendOutside,
        Self::EditLines,
        Self::IssueEstimate,
        Self::RecordAnswers,
        Self::WithdrawLine,
        Self::AssignJobs,
        Self::ReleaseToRepair,
        Self::WorkOnJobs,
        Self::ReportFinding,
        Self::DeclineFinding,
        Self::DismissFinding,
        Self::SubmitSelfInspection,
        Self::PassFinalInspection,
        Self::FailFinalInspection,
        Self::EditPreparation,
        Self::PrepareBill,
        Self::CompletePreparation,
        Self::TakeDeposit,
        Self::TakePayment,
        Self::PutOnAccount,
        Self::CollectOnAccount,
        Self::RefundPayment,
        Self::VoidSettlement,
        Self::Deliver,
        Self::RefuseDelivery,
        Self::RecordSurvey,
        Self::RecordFollowUp,
        Self::Cancel,
    ];

    /// Who may do it. The manager may do everything that is not the work of
    /// the hands: inspecting and repairing stay with those who answer for it.
    pub const fn roles(self) -> &'static [Role] {
        use Role::{Advisor, CallbackClerk, Cashier, Foreman, Inspector, Manager, PartsKeeper, Technician};
        match self {
            Self::CheckIn
            | Self::EditCheckIn
            | Self::ConfirmCheckIn
            | Self::CorrectCheckIn
            | Self::ReassignAdvisor
            | Self::DeclineFinding
            | Self::IssueEstimate
            | Self::RecordAnswers
            | Self::WithdrawLine
            | Self::Deliver
            | Self::RefuseDelivery
            | Self::RecordSurvey
            | Self::Cancel => &[Advisor, Manager],
            // Whoever plans the work is the first to know that it takes longer.
            Self::EditLines | Self::MovePromise => &[Advisor, Foreman, Manager],
            Self::NoteTold => &[Advisor, Cashier, Manager],
            Self::SendOutside => &[Advisor, Foreman, PartsKeeper, Manager],
            Self::AssignJobs | Self::ReleaseToRepair | Self::DismissFinding => &[Foreman, Manager],
            Self::WorkOnJobs => &[Technician, Foreman],
            Self::ReportFinding => &[Technician, Inspector, Foreman],
            Self::SubmitSelfInspection => &[Technician, Foreman],
            Self::PassFinalInspection | Self::FailFinalInspection => &[Inspector],
            Self::EditPreparation => &[Advisor, Cashier, Technician, Manager],
            Self::PrepareBill | Self::TakeDeposit | Self::TakePayment | Self::CollectOnAccount => {
                &[Cashier, Manager]
            }
            Self::CompletePreparation => &[Advisor, Cashier, Manager],
            Self::PutOnAccount | Self::RefundPayment | Self::VoidSettlement => &[Manager],
            Self::RecordFollowUp => &[CallbackClerk, Manager],
        }
    }

    /// Who may do it in this stage. What was fitted and inspected goes off the
    /// bill by the manager only: it gives away as surely as a discount does. So
    /// does what is put right on a bill the car has left with.
    pub const fn roles_at(self, stage: Stage) -> &'static [Role] {
        match (self, stage) {
            (Self::WithdrawLine, Stage::AwaitingInspection | Stage::Preparing) => &[Role::Manager],
            (
                Self::EditLines | Self::IssueEstimate | Self::RecordAnswers | Self::WithdrawLine,
                Stage::Delivered | Stage::Closed,
            ) => &[Role::Manager],
            _ => self.roles(),
        }
    }

    /// Whether it makes sense for a visit as it stands. After delivery a sheet
    /// may be taken back within the days the shop grants: its lines are put right
    /// then, and billed anew, while the visit stays where it is. So is it with a
    /// bill that stands while work is done: a payer who was trusted pays when they
    /// like, also for the car that is worked on again beside all their others, and
    /// who did not accept it may want the money back and not the rework.
    pub fn belongs_to(self, facts: &OrderFacts) -> bool {
        let is_after = facts.stage.is_after_delivery();
        let is_beside = is_after || facts.stage.is_at_work();
        match self {
            Self::EditLines | Self::IssueEstimate | Self::RecordAnswers | Self::WithdrawLine if is_after => {
                facts.lines_in_hand() > 0
            }
            Self::PrepareBill if is_after => facts.unbilled_lines > 0,
            Self::TakePayment | Self::PutOnAccount if is_after => facts.owed > Money::ZERO,
            Self::CollectOnAccount if facts.stage.is_at_work() => facts.on_account > Money::ZERO,
            Self::VoidSettlement if is_beside => facts.sheets > 0,
            // What nobody's sheet used goes back at any time, also of a visit
            // that was called off.
            Self::RefundPayment => {
                facts.credit > Money::ZERO
                    || self.is_of(facts.stage)
                    || is_beside && facts.received > Money::ZERO
            }
            _ => self.is_of(facts.stage),
        }
    }

    /// The stages in which it makes sense at all.
    pub const fn is_of(self, stage: Stage) -> bool {
        use Stage as S;
        match self {
            Self::CheckIn => false,
            Self::EditCheckIn | Self::ConfirmCheckIn => matches!(stage, S::CheckedIn),
            // Up to the bill, and again once a sheet was voided: a wrong line,
            // a wrong payer or a wrong mileage is what sheets are voided for.
            Self::EditLines | Self::IssueEstimate | Self::RecordAnswers | Self::CorrectCheckIn => matches!(
                stage,
                S::Estimating
                    | S::AwaitingAuthorisation
                    | S::AwaitingAssignment
                    | S::InRepair
                    | S::AwaitingInspection
                    | S::Preparing
            ),
            // A car that is still here has somebody waiting for it.
            Self::MovePromise | Self::ReassignAdvisor | Self::NoteTold => stage.is_in_shop(),
            // Once it passed it is whole; what goes wrong later comes back as rework.
            Self::SendOutside => matches!(
                stage,
                S::Estimating
                    | S::AwaitingAuthorisation
                    | S::AwaitingAssignment
                    | S::InRepair
                    | S::AwaitingInspection
            ),
            Self::WithdrawLine => {
                matches!(stage, S::AwaitingAssignment | S::InRepair | S::AwaitingInspection | S::Preparing)
            }
            Self::AssignJobs => matches!(stage, S::AwaitingAssignment | S::InRepair),
            Self::ReleaseToRepair => matches!(stage, S::AwaitingAssignment),
            Self::WorkOnJobs | Self::SubmitSelfInspection => matches!(stage, S::InRepair),
            Self::ReportFinding => matches!(stage, S::InRepair | S::AwaitingInspection),
            // In the wash bay too: a quote may be declined there.
            Self::DeclineFinding | Self::DismissFinding => {
                matches!(stage, S::InRepair | S::AwaitingInspection | S::Preparing)
            }
            Self::PassFinalInspection => matches!(stage, S::AwaitingInspection),
            // A pass is no last word: who washes the car, or looks at it once more, may hear what nobody heard.
            Self::FailFinalInspection => matches!(stage, S::AwaitingInspection | S::Preparing),
            Self::EditPreparation | Self::PrepareBill | Self::CompletePreparation => {
                matches!(stage, S::Preparing)
            }
            // A deposit is taken before there is anything to pay.
            Self::TakeDeposit => stage.is_in_shop(),
            Self::TakePayment | Self::PutOnAccount => matches!(stage, S::AwaitingSettlement),
            // A payer who was trusted pays weeks after the car has left.
            Self::CollectOnAccount => {
                matches!(
                    stage,
                    S::Preparing | S::AwaitingSettlement | S::ReadyForDelivery | S::Delivered | S::Closed
                )
            }
            // Also while another payer's sheet is being put right: what was paid
            // on this one goes back before it can be voided.
            Self::RefundPayment => {
                matches!(stage, S::Preparing | S::AwaitingSettlement | S::ReadyForDelivery)
            }
            Self::VoidSettlement => {
                matches!(stage, S::Preparing | S::AwaitingSettlement | S::ReadyForDelivery)
            }
            Self::Deliver => matches!(stage, S::ReadyForDelivery),
            // Who looks at the car before paying may not like what they see.
            Self::RefuseDelivery => matches!(stage, S::AwaitingSettlement | S::ReadyForDelivery),
            Self::RecordSurvey => matches!(stage, S::Delivered | S::Closed),
            Self::RecordFollowUp => matches!(stage, S::Delivered),
            Self::Cancel => matches!(
                stage,
                S::CheckedIn | S::Estimating | S::AwaitingAuthorisation | S::AwaitingAssignment | S::InRepair
            ),
        }
    }

    /// The action that moves a stage on: the one big button of the page.
    pub const fn is_next_of(self, stage: Stage) -> bool {
        use Stage as S;
        matches!(
            (stage, self),
            (S::CheckedIn, Self::ConfirmCheckIn)
                | (S::Estimating, Self::IssueEstimate)
                | (S::AwaitingAuthorisation, Self::RecordAnswers)
                | (S::AwaitingAssignment, Self::ReleaseToRepair)
                | (S::InRepair, Self::SubmitSelfInspection)
                | (S::AwaitingInspection, Self::PassFinalInspection)
                | (S::Preparing, Self::CompletePreparation)
                | (S::AwaitingSettlement, Self::TakePayment)
                | (S::ReadyForDelivery, Self::Deliver)
                | (S::Delivered, Self::RecordFollowUp)
        )
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct AllowedAction {
    pub action: Action,
    /// The big button of this stage.
    pub next: bool,
    /// Whether the person asking holds a role for it.
    pub yours: bool,
    pub roles: Vec<Role>,
    /// Empty when it can be done now.
    pub missing: Vec<Missing>,
}

/// Every action that belongs to the order's stage, with what it still lacks.
pub fn allowed_actions(facts: &OrderFacts, roles: &[Role]) -> Vec<AllowedAction> {
    Action::ALL
        .into_iter()
        .filter(|action| action.belongs_to(facts))
        .map(|action| AllowedAction {
            action,
            next: action.is_next_of(facts.stage),
            yours: action.roles_at(facts.stage).iter().any(|role| roles.contains(role)),
            roles: action.roles_at(facts.stage).to_vec(),
            missing: facts.missing_for(action),
        })
        .collect()
}

/// The gate of every command: right person, right stage, nothing missing.
///
/// # Errors
/// `RoleMissing`, `WrongStage` or `StillMissing`, in this order.
pub fn check(facts: &OrderFacts, action: Action, roles: &[Role]) -> Result<(), Refusal> {
    let wanted = action.roles_at(facts.stage);
    if !wanted.iter().any(|role| roles.contains(role)) {
        return Err(Refusal::RoleMissing { roles: wanted.to_vec() });
    }
    if !action.belongs_to(facts) {
        return Err(Refusal::WrongStage { action, stage: facts.stage });
    }
    let missing = facts.missing_for(action);
    if missing.is_empty() { Ok(()) } else { Err(Refusal::StillMissing { action, missing }) }
}

/// The stage after an action that `check` let through, given the facts as they
/// are once the action is written down.
pub fn stage_after(action: Action, after: &OrderFacts) -> Stage {
    use Stage as S;
    match (action, after.stage) {
        (Action::ConfirmCheckIn, S::CheckedIn) => S::Estimating,
        (Action::IssueEstimate, S::Estimating) => S::AwaitingAuthorisation,
        // All answered: to the foreman, unless nothing was approved, then the
        // advisor writes another estimate or calls the visit off.
        (Action::RecordAnswers, S::Estimating | S::AwaitingAuthorisation) if after.offered_lines == 0 => {
            if after.approved_lines > 0 {
                S::AwaitingAssignment
            } else {
                S::Estimating
            }
        }
        (Action::ReleaseToRepair, S::AwaitingAssignment) => S::InRepair,
        // A job approved after the technicians were done goes back to them, and
        // both inspections are due again.
        (Action::RecordAnswers, S::AwaitingInspection | S::Preparing) if after.jobs_unfinished > 0 => {
            S::InRepair
        }
        (Action::SubmitSelfInspection, S::InRepair) => S::AwaitingInspection,
        (Action::FailFinalInspection, S::AwaitingInspection | S::Preparing) => S::InRepair,
        (Action::PassFinalInspection, S::AwaitingInspection) => S::Preparing,
        (Action::CompletePreparation, S::Preparing) if after.owed > Money::ZERO => S::AwaitingSettlement,
        // Nothing to collect: all was free, or on the shop's own account.
        (Action::CompletePreparation, S::Preparing) => S::ReadyForDelivery,
        (Action::TakePayment | Action::PutOnAccount, S::AwaitingSettlement) if after.owed == Money::ZERO => {
            S::ReadyForDelivery
        }
        (Action::RefundPayment, S::ReadyForDelivery) if after.owed > Money::ZERO => S::AwaitingSettlement,
        (Action::VoidSettlement, S::AwaitingSettlement | S::ReadyForDelivery) => S::Preparing,
        // What was billed and paid stands; the work is done again.
        (Action::RefuseDelivery, S::AwaitingSettlement | S::ReadyForDelivery) => S::InRepair,
        (Action::Deliver, S::ReadyForDelivery) => S::Delivered,
        (Action::RecordFollowUp, S::Delivered) if after.follow_up == FollowUpState::Closed => S::Closed,
        (Action::Cancel, _) => S::Cancelled,
        (_, stage) => stage,
    }
}
