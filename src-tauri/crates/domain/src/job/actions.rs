//! What may be done at a job, and by whom: the gate of its commands, and the
//! buttons of its cards.

use crate::allowed::{Allowed, allowed};
use crate::ids::PersonId;
use crate::job::{JobAction, JobShare, JobState};
use crate::person::Person;
use crate::refusal::Refusal;
use crate::role::Role;
use crate::stage_codes::{Action, Missing, Stage};

/// Everything the gate looks at.
#[derive(Clone, Debug)]
pub struct JobFacts<'a> {
    /// Where its visit stands.
    pub stage: Stage,
    pub state: JobState,
    /// What failed its inspection and is done again.
    pub is_rework: bool,
    pub technicians: &'a [JobShare],
    /// Whose clocks run on it: those who share a job each have one.
    pub at_work: Vec<PersonId>,
    /// The job on which the clock runs already of the one whose clock it would
    /// be: one technician has one job running.
    pub busy_with: Option<String>,
    /// The people of the shop, by whose names a refusal calls them.
    pub people: &'a [Person],
}

impl JobAction {
    /// What the visit has to allow for it.
    pub const fn of_visit(self) -> Action {
        match self {
            Self::Start | Self::Join | Self::Resume | Self::Pause | Self::Finish => Action::WorkOnJobs,
            Self::Assign | Self::Cancel => Action::AssignJobs,
        }
    }

    /// What a press comes to at a job in this state: the first who starts sets it running, and
    /// who shares it joins in later.
    #[must_use]
    pub fn pressed_at(self, state: JobState) -> Self {
        if self.starts_a_clock() && state == JobState::Running { Self::Join } else { self }
    }

    /// It sets a clock going.
    const fn starts_a_clock(self) -> bool {
        matches!(self, Self::Start | Self::Join | Self::Resume)
    }
}

impl JobFacts<'_> {
    /// The gate of every command at a job: right person, right state, nothing
    /// missing.
    ///
    /// # Errors
    /// `RoleMissing` for the wrong person, what `stands_for` and `whose_clock` refuse, `JobIs`
    /// for who cannot join, `OthersAtWork` for who stops only other people's clocks, and
    /// `AlreadyRunning` where the technician is busy elsewhere.
    pub fn check(&self, action: JobAction, me: &Person) -> Result<(), Refusal> {
        let of_visit = action.of_visit();
        let wanted = of_visit.roles_at(self.stage);
        if !wanted.iter().any(|role| me.roles.contains(role)) {
            return Err(Refusal::RoleMissing { roles: wanted.to_vec() });
        }
        self.check_state(action)?;
        if action == JobAction::Join {
            self.joins(me)?;
        }
        if of_visit == Action::AssignJobs {
            return Ok(());
        }
        let technician = self.whose_clock(me)?;
        if !action.starts_a_clock() {
            return self.may_stop(me);
        }
        match &self.busy_with {
            Some(job) => {
                let technician = self.name_of(technician);
                Err(Refusal::AlreadyRunning { technician, job: job.clone() })
            }
            None => Ok(()),
        }
    }

    /// The visit and the job are where the action belongs, whoever does it.
    ///
    /// # Errors
    /// `WrongStage` of the visit, `ReworkStands` for a rework that would be called off, `JobIs`
    /// in the wrong state.
    pub fn check_state(&self, action: JobAction) -> Result<(), Refusal> {
        if !action.of_visit().is_of(self.stage) {
            return Err(Refusal::WrongStage { action: action.of_visit(), stage: self.stage });
        }
        // What failed its inspection is done again: cancelled, it would leave the
        // line charged and nobody looking at it.
        if action == JobAction::Cancel && self.is_rework {
            return Err(Refusal::ReworkStands);
        }
        self.state.after(action).map(|_| ())
    }

    /// The likeliest first.
    pub fn allowed(&self, me: &Person) -> Vec<Allowed<JobAction>> {
        allowed(&JobAction::ALL, |action| self.check(action, me))
    }

    /// Somebody else is still at it: finishing it ends the own part only.
    pub fn is_own_part(&self, me: PersonId) -> bool {
        self.at_work.len() > 1 && self.at_work.contains(&me)
    }

    /// Whose clock it is: the technician's own, or, when the foreman presses for
    /// somebody with both hands in the engine, the first of those assigned.
    ///
    /// # Errors
    /// `StillMissing` while nobody is assigned, `NotYourJob` for who is neither assigned nor
    /// the foreman.
    pub fn whose_clock(&self, me: &Person) -> Result<PersonId, Refusal> {
        let Some(first) = self.technicians.first() else {
            let missing = vec![Missing::Technicians { count: 1 }];
            return Err(Refusal::StillMissing { action: Action::WorkOnJobs, missing });
        };
        if self.is_given_to(me.id) {
            return Ok(me.id);
        }
        if me.roles.contains(&Role::Foreman) {
            return Ok(first.person_id);
        }
        let given: Vec<PersonId> = self.technicians.iter().map(|share| share.person_id).collect();
        Err(Refusal::NotYourJob { technicians: self.names_of(&given) })
    }

    fn is_given_to(&self, person: PersonId) -> bool {
        self.technicians.iter().any(|share| share.person_id == person)
    }

    /// Others are at it, and the one whose clock it would be is not yet. Who
    /// does not share the job has no part of it to join with.
    fn joins(&self, me: &Person) -> Result<(), Refusal> {
        let shares = self.is_given_to(me.id) || me.roles.contains(&Role::Foreman);
        let beside = self.whose_clock(me).is_ok_and(|technician| !self.at_work.contains(&technician));
        if shares && beside && !self.at_work.is_empty() {
            return Ok(());
        }
        Err(Refusal::JobIs { state: self.state.code().to_owned() })
    }

    /// Everybody who shares a job stops the own clock; the foreman stops it for
    /// whoever forgot.
    fn may_stop(&self, me: &Person) -> Result<(), Refusal> {
        let own = self.at_work.contains(&me.id) || me.roles.contains(&Role::Foreman);
        if own || self.at_work.is_empty() {
            return Ok(());
        }
        Err(Refusal::OthersAtWork { technicians: self.names_of(&self.at_work) })
    }

    fn name_of(&self, id: PersonId) -> String {
        self.people
            .iter()
            .find(|person| person.id == id)
            .map(|person| person.name.clone())
            .unwrap_or_default()
    }

    fn names_of(&self, people: &[PersonId]) -> String {
        let names: Vec<String> = people.iter().map(|id| self.name_of(*id)).collect();
        names.join("、")
    }
}
