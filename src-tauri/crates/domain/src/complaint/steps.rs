//! How a complaint goes on: each step as it leaves the complaint, where its
//! state admits it.

use super::actions::ComplaintAction;
use super::{Complaint, ComplaintState};
use crate::money::Money;
use crate::refusal::Refusal;
use chrono::{DateTime, Utc};

impl Complaint {
    /// A note among ourselves: it stands in the file and stops no clock.
    ///
    /// # Errors
    /// `ComplaintIs` where nothing is added to it any more.
    pub fn with_note(&self) -> Result<Self, Refusal> {
        self.admits(ComplaintAction::AddNote)?;
        Ok(self.clone())
    }

    /// A word to the customer: only this stops the clock.
    ///
    /// # Errors
    /// `ComplaintIs` where nothing is added to it any more.
    pub fn with_contact(&self, now: DateTime<Utc>) -> Result<Self, Refusal> {
        let mut next = self.with_note()?;
        next.responded_at = next.responded_at.or(Some(now));
        Ok(next)
    }

    /// Agreed with the customer, who therefore heard from us.
    ///
    /// # Errors
    /// `ComplaintIs` where no remedy is agreed on in its state.
    pub fn with_remedy(&self, remedy: String, cost: Money, now: DateTime<Utc>) -> Result<Self, Refusal> {
        self.admits(ComplaintAction::AgreeRemedy)?;
        let mut next = self.with_contact(now)?;
        next.remedy = remedy;
        next.cost = cost;
        next.state = ComplaintState::AwaitingAnswer;
        Ok(next)
    }

    /// The customer's answer to the remedy: a yes closes the case, a no takes it up.
    ///
    /// # Errors
    /// `ComplaintIs` where no answer is waited for.
    pub fn with_answer(&self, accepted: bool, now: DateTime<Utc>) -> Result<Self, Refusal> {
        self.admits(if accepted { ComplaintAction::AnswerYes } else { ComplaintAction::AnswerNo })?;
        let mut next = self.clone();
        if accepted {
            next.state = ComplaintState::Closed;
            next.closed_at = Some(now);
        } else {
            next.state = ComplaintState::Open;
            next.level = self.level.raised();
            next.reopened += 1;
            // The next level owes an answer of its own.
            next.responded_at = None;
            next.response_due = self.severity.response_due(now);
        }
        Ok(next)
    }
}
