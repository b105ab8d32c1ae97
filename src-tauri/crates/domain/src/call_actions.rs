//! What may be put down of a follow-up call, and by whom.

use crate::allowed::{Allowed, allowed};
use crate::dates::{ShopZone, local};
use crate::follow_up::{CallOutcome, FollowUp, FollowUpCall};
use crate::refusal::Refusal;
use crate::role::Role;
use crate::shop::Settings;
use crate::warranty::RepairKind;
use crate::work_order::stage::{Action, Missing};
use crate::work_order::{ArrivalMeans, WorkOrder};
use chrono::{DateTime, Timelike, Utc};

/// Everything the gate looks at.
#[derive(Clone, Copy, Debug)]
pub struct CallFacts<'a> {
    pub follow_up: &'a FollowUp,
    /// The calls before, the oldest first.
    pub calls: &'a [FollowUpCall],
    pub now: DateTime<Utc>,
    pub zone: ShopZone,
}

/// After how many days the customer is called. After the kinds of visit where
/// something dangerous may show they are called sooner.
pub fn days_to_call(order: &WorkOrder, settings: &Settings) -> i64 {
    let is_safety = order.arrival == ArrivalMeans::Accident
        || matches!(order.repair_kind, RepairKind::Assembly | RepairKind::WholeVehicle);
    if is_safety { settings.follow_up_days_safety } else { settings.follow_up_days }
}

impl<'a> CallFacts<'a> {
    /// Whether the customer is still to be called: not once all is said, and not
    /// while a complaint of theirs waits to be settled.
    ///
    /// # Errors
    /// `FollowUpClosed` once all is said, `StillMissing` while a complaint is open.
    pub fn is_open(&self) -> Result<(), Refusal> {
        match self.follow_up.state().missing() {
            None => Ok(()),
            // Its page says so in words of its own.
            Some(Missing::FollowUp) => Err(Refusal::FollowUpClosed),
            Some(missing) => {
                Err(Refusal::StillMissing { action: Action::RecordFollowUp, missing: vec![missing] })
            }
        }
    }

    /// The gate of the call itself.
    ///
    /// # Errors
    /// `RoleMissing` for the wrong person, what `is_open` refuses, and `SameHalfDay` for a
    /// second try that reaches nobody within one half-day.
    pub fn check(&self, outcome: CallOutcome, roles: &[Role]) -> Result<(), Refusal> {
        let wanted = Action::RecordFollowUp.roles();
        if !wanted.iter().any(|role| roles.contains(role)) {
            return Err(Refusal::RoleMissing { roles: wanted.to_vec() });
        }
        self.is_open()?;
        let same = |call: &&FollowUpCall| half_day(call.at, self.zone) == half_day(self.now, self.zone);
        if outcome == CallOutcome::Unreachable && self.tries().any(|call| same(&call)) {
            return Err(Refusal::SameHalfDay);
        }
        Ok(())
    }

    /// The keys of the call sheet. Nothing is put down of a call that nobody is
    /// to make.
    pub fn allowed(&self, roles: &[Role]) -> Vec<Allowed<CallOutcome>> {
        if self.is_open().is_err() {
            return Vec::new();
        }
        allowed(&CallOutcome::ALL, |outcome| self.check(outcome, roles))
    }

    /// The tries that reached nobody. A second call has its own: those before
    /// the complaint do not count.
    pub fn tries(&self) -> impl Iterator<Item = &'a FollowUpCall> {
        let since = self.calls.iter().rposition(|call| call.outcome == CallOutcome::Problem);
        let since = since.map_or(0, |at| at + 1);
        self.calls[since..].iter().filter(|call| call.outcome == CallOutcome::Unreachable)
    }
}

fn half_day(at: DateTime<Utc>, zone: ShopZone) -> (chrono::NaiveDate, bool) {
    let wall_clock = local(at, zone);
    (wall_clock.date(), wall_clock.hour() >= 12)
}
