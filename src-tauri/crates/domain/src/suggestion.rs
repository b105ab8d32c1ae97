//! What a customer would have us do better: somebody answers for it by name,
//! by a day, and says what becomes of it.

use crate::complaint::is_manager;
use crate::ids::{CustomerId, PersonId, SuggestionId, VehicleId, WorkOrderId};
use crate::person::Person;
use crate::refusal::Refusal;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SuggestionState {
    Open,
    /// It will be done, or is done already.
    Adopted,
    NotAdopted,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Suggestion {
    pub id: SuggestionId,
    pub state: SuggestionState,
    pub work_order_id: WorkOrderId,
    pub vehicle_id: VehicleId,
    pub customer_id: CustomerId,
    pub person_name: String,
    #[serde(serialize_with = "crate::visibility::contact")]
    pub phone: String,
    pub text: String,
    pub owner_id: PersonId,
    pub due_on: NaiveDate,
    pub opened_at: DateTime<Utc>,
    pub opened_by: PersonId,
    pub answer: String,
    pub answered_at: Option<DateTime<Utc>>,
    pub answered_by: Option<PersonId>,
    pub version: i64,
}

impl Suggestion {
    /// Whoever answers for it does, or a manager for them.
    pub fn is_answered_by(&self, person: &Person) -> bool {
        self.owner_id == person.id || is_manager(person)
    }

    pub fn is_late(&self, today: NaiveDate) -> bool {
        self.state == SuggestionState::Open && self.due_on < today
    }

    /// The shop's answer: adopted or not, with its words.
    ///
    /// # Errors
    /// `SuggestionAnswered` where it has one.
    pub fn answered(
        &self,
        adopted: bool,
        answer: String,
        by: PersonId,
        now: DateTime<Utc>,
    ) -> Result<Self, Refusal> {
        if self.state != SuggestionState::Open {
            return Err(Refusal::SuggestionAnswered);
        }
        let state = if adopted { SuggestionState::Adopted } else { SuggestionState::NotAdopted };
        Ok(Self { state, answer, answered_at: Some(now), answered_by: Some(by), ..self.clone() })
    }
}
