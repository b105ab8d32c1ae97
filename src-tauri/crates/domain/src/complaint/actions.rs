//! What may be done about a complaint, and by whom: the gate of its commands,
//! and the forms of its page.

use super::remedy::{RemedyRequest, RequestState};
use super::rights::HANDLERS;
use super::{Complaint, ComplaintOwners, ComplaintState};
use crate::allowed::{Allowed, allowed};
use crate::person::Person;
use crate::refusal::Refusal;
use crate::role::Role;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ComplaintAction {
    AddNote,
    TellCustomer,
    AskRemedy,
    AgreeRemedy,
    /// The manager's yes or no to a dear remedy.
    DecideRemedy,
    /// The customer's own yes, which closes it.
    AnswerYes,
    /// The customer's no, which takes it a level up.
    AnswerNo,
}

impl ComplaintAction {
    pub const ALL: [Self; 7] = [
        Self::AddNote,
        Self::TellCustomer,
        Self::AskRemedy,
        Self::AgreeRemedy,
        Self::DecideRemedy,
        Self::AnswerYes,
        Self::AnswerNo,
    ];

    pub const fn roles(self) -> &'static [Role] {
        match self {
            Self::DecideRemedy => &[Role::Manager],
            _ => &HANDLERS,
        }
    }

    /// The states of a complaint to which it belongs.
    const fn is_of(self, state: ComplaintState) -> bool {
        use ComplaintState as S;
        match self {
            Self::AddNote | Self::TellCustomer => !matches!(state, S::Closed),
            Self::AskRemedy | Self::AgreeRemedy => matches!(state, S::Open),
            Self::AnswerYes | Self::AnswerNo => matches!(state, S::AwaitingAnswer),
            // What was asked is decided on whatever became of the complaint.
            Self::DecideRemedy => true,
        }
    }

    /// It takes the right of the complaint's level.
    const fn settles(self) -> bool {
        matches!(self, Self::AskRemedy | Self::AgreeRemedy | Self::AnswerYes)
    }
}

/// Everything the gate looks at.
#[derive(Clone, Copy, Debug)]
pub struct ComplaintFacts<'a> {
    pub complaint: &'a Complaint,
    /// The newest remedy a manager was asked for.
    pub request: Option<&'a RemedyRequest>,
    pub owners: &'a ComplaintOwners,
    pub people: &'a [Person],
}

impl Complaint {
    /// # Errors
    /// The state it is in, where the action does not belong to it.
    pub(super) fn admits(&self, action: ComplaintAction) -> Result<(), Refusal> {
        if action.is_of(self.state) { Ok(()) } else { Err(self.wrong_state()) }
    }

    fn wrong_state(&self) -> Refusal {
        Refusal::ComplaintIs { state: self.state.code().to_owned() }
    }
}

impl ComplaintFacts<'_> {
    /// The gate of every command about a complaint: right person, right state.
    ///
    /// # Errors
    /// `RoleMissing` for the wrong person, `ComplaintIs` in the wrong state, `RequestIs` where
    /// the remedy was decided on, `SettledByLevel` where others settle it.
    pub fn check(&self, action: ComplaintAction, me: &Person) -> Result<(), Refusal> {
        if !action.roles().iter().any(|role| me.roles.contains(role)) {
            return Err(Refusal::RoleMissing { roles: action.roles().to_vec() });
        }
        self.complaint.admits(action)?;
        if action == ComplaintAction::DecideRemedy && self.request.is_none() {
            return Err(self.complaint.wrong_state());
        }
        match self.request {
            Some(request)
                if action == ComplaintAction::DecideRemedy && request.state != RequestState::Waiting =>
            {
                return Err(Refusal::RequestIs { state: request.state.code().to_owned() });
            }
            _ => {}
        }
        if action.settles() { self.complaint.settled_by(me, self.owners, self.people) } else { Ok(()) }
    }

    pub fn allowed(&self, me: &Person) -> Vec<Allowed<ComplaintAction>> {
        allowed(&ComplaintAction::ALL, |action| self.check(action, me))
    }
}
