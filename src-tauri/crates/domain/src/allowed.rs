//! What somebody may do with a booking, a job, a sheet, a complaint or a call as
//! it stands. A noun has one gate for each of its actions; its command asks the
//! gate before it writes, and the page draws its buttons from what the same gate
//! says of every action. A button never promises what the command refuses.

use crate::contract_end::ContractEnd;
use crate::purchase_problem::PurchaseProblem;
use crate::refusal::Refusal;
use serde::Serialize;
use ts_rs::TS;

/// An action that is offered, with what it still lacks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Allowed<A> {
    pub action: A,
    /// What the command would be refused with now; nothing when it can be done.
    pub missing: Option<Refusal>,
}

/// Of all the actions those that belong to the state of the row and to the
/// person asking, each with what it still lacks.
pub fn allowed<A: Copy>(actions: &[A], gate: impl Fn(A) -> Result<(), Refusal>) -> Vec<Allowed<A>> {
    actions
        .iter()
        .filter_map(|action| match gate(*action) {
            Ok(()) => Some(Allowed { action: *action, missing: None }),
            Err(refusal) => {
                is_still_to_come(&refusal).then_some(Allowed { action: *action, missing: Some(refusal) })
            }
        })
        .collect()
}

/// Waiting for it, something done first, or somebody in particular lets the
/// action through: the button stays and says which. Whatever else says no means
/// that the action is of another role or of another state.
pub(crate) const fn is_still_to_come(refusal: &Refusal) -> bool {
    matches!(
        refusal,
        Refusal::StillMissing { .. }
            | Refusal::NoShowTooEarly { .. }
            | Refusal::AlreadyRunning { .. }
            | Refusal::NotYourJob { .. }
            | Refusal::SettledByLevel { .. }
            | Refusal::SameHalfDay
            | Refusal::CountUncounted { .. }
            | Refusal::CountNeedsApproval { .. }
            | Refusal::OwnCount
            | Refusal::ContractEnded { end: ContractEnd::ByDate { .. } | ContractEnd::ByKm { .. }, .. }
            | Refusal::ContractAmountShort { .. }
            | Refusal::Purchase { problem: PurchaseProblem::NoLines, .. }
    )
}
