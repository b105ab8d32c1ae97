//! Who asks about a visit. Some of its rules look at the person: nobody passes
//! their own work, and an advisor gives away no visit of another's.

use super::WorkOrder;
use crate::job::{Job, JobState, JobTime};
use crate::person::Person;
use crate::role::Role;
use crate::stage_codes::{Action, Stage};

#[derive(Clone, Copy, Debug)]
pub enum Asker<'a> {
    /// The customer, on their own phone: the link they were given is their right.
    Customer,
    /// Somebody of the shop, as they sit where they ask. The stretches worked on
    /// the visit are looked at by those actions only that ask who worked.
    Person { me: &'a Person, job_times: &'a [JobTime] },
}

impl Action {
    /// Whether what may be done depends on who did the work.
    pub const fn asks_who_worked(self) -> bool {
        matches!(self, Self::PassFinalInspection)
    }
}

impl<'a> Asker<'a> {
    pub(super) fn roles_for(self, action: Action, stage: Stage) -> &'a [Role] {
        match self {
            Self::Customer => action.roles_at(stage),
            Self::Person { me, .. } => &me.roles,
        }
    }

    /// Whose name a begun job bears had a hand in it, also where another ran its
    /// clock.
    pub(super) fn has_worked_on(self, jobs: &[Job]) -> bool {
        let Self::Person { me, job_times } = self else { return false };
        job_times.iter().any(|time| time.person_id == me.id)
            || jobs.iter().filter(|job| job.started_at.is_some()).any(|job| job.is_by(me.id))
    }

    /// A self-inspection is signed by somebody who did the work, or by the foreman for
    /// them. `newest` are the newest tries of all lines; what was called off was nobody's
    /// work, and what is done by nobody is anybody's to sign for.
    pub(super) fn signs_for_none_of(self, newest: &[Job]) -> bool {
        let Self::Person { me, .. } = self else { return false };
        let done = || newest.iter().filter(|job| job.state != JobState::Cancelled);
        let has_hands = done().any(|job| !job.technicians.is_empty());
        has_hands && !done().any(|job| job.is_by(me.id)) && !me.roles.contains(&Role::Foreman)
    }

    /// An advisor gives away the own visits; the manager anybody's.
    pub(super) fn is_neither_advisor_nor_manager(self, order: &WorkOrder) -> bool {
        let Self::Person { me, .. } = self else { return false };
        order.advisor_id != me.id && !me.roles.contains(&Role::Manager)
    }
}
