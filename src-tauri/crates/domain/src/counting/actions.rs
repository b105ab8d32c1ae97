//! What may be done with a count as it stands.

use super::{CountState, StockCount};
use crate::allowed::{Allowed, allowed};
use crate::money::Money;
use crate::refusal::Refusal;
use crate::role::Role;
use crate::stock::own_word::is_settled_alone;
use crate::stock::{APPROVES, KEEPS};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CountAction {
    Enter,
    HandIn,
    /// What differs is posted.
    Approve,
    /// Some of it, or all that differs, is counted again.
    SendBack,
    Cancel,
}

impl CountAction {
    pub const ALL: [Self; 5] = [Self::Enter, Self::HandIn, Self::Approve, Self::SendBack, Self::Cancel];
}

/// What decides, beside the count itself.
#[derive(Clone, Copy, Debug)]
pub struct CountFacts<'a> {
    pub roles: &'a [Role],
    /// Whoever asks counted some of it.
    pub counted_it: bool,
    /// Somebody else of the shop may approve.
    pub others_approve: bool,
    /// How many figures there are.
    pub figures: i64,
    /// What is on the list and has no figure yet, or is counted again.
    pub uncounted: i64,
    /// Something was counted otherwise than the program believed.
    pub differs: bool,
    /// What is off is worth so much, more and less both taken as they are.
    pub off_value: Money,
    /// Up to here whoever keeps the store settles it alone.
    pub count_limit: Money,
}

impl CountFacts<'_> {
    fn is(&self, roles: &[Role]) -> bool {
        roles.iter().any(|role| self.roles.contains(role))
    }
}

impl StockCount {
    /// # Errors
    ///
    /// `RoleMissing`, `CountIs` in another state, and what still lacks: `CountUncounted`,
    /// `CountNeedsApproval`, `OwnCount`.
    pub fn check(&self, action: CountAction, facts: &CountFacts<'_>) -> Result<(), Refusal> {
        if !facts.is(KEEPS) {
            return Err(Refusal::RoleMissing { roles: KEEPS.to_vec() });
        }
        let possible = match action {
            CountAction::Enter | CountAction::HandIn => self.state == CountState::Counting,
            CountAction::Approve | CountAction::SendBack => self.state == CountState::HandedIn,
            CountAction::Cancel => matches!(self.state, CountState::Counting | CountState::HandedIn),
        };
        if !possible {
            return Err(Refusal::CountIs { state: self.state.code().to_owned() });
        }
        match action {
            CountAction::HandIn if facts.uncounted > 0 || facts.figures == 0 => {
                Err(Refusal::CountUncounted { places: facts.uncounted })
            }
            CountAction::Approve => check_approval(facts),
            _ => Ok(()),
        }
    }

    pub fn allowed(&self, facts: &CountFacts<'_>) -> Vec<Allowed<CountAction>> {
        allowed(&CountAction::ALL, |action| self.check(action, facts))
    }
}

/// A difference is settled by somebody who did not count it, as long as there is somebody else who may.
fn check_approval(facts: &CountFacts<'_>) -> Result<(), Refusal> {
    if !facts.differs || is_settled_alone(facts.off_value, facts.count_limit) {
        return Ok(());
    }
    if !facts.is(APPROVES) {
        return Err(Refusal::CountNeedsApproval { off: facts.off_value, limit: facts.count_limit });
    }
    if facts.counted_it && facts.others_approve {
        return Err(Refusal::OwnCount);
    }
    Ok(())
}
