//! What a technician asks the parts counter for, from the car, and what the counter answers.

use crate::ids::{JobId, PartId, PartRequestId, PersonId, WorkOrderId};
use crate::money::Quantity;
use crate::refusal::{FieldProblem, MAX_NAME_LEN, MAX_TEXT_LEN, Refusal, in_range, optional, required};
use crate::stock_problem::StockProblem;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PartRequestState {
    /// Nobody answered it.
    Asked,
    /// It lies at the counter.
    There,
    /// It was ordered, and comes on a day.
    Ordered,
    /// Nobody has it.
    NotToBeHad,
    /// It is not wanted after all.
    Withdrawn,
}

impl PartRequestState {
    pub const ALL: [Self; 5] = [Self::Asked, Self::There, Self::Ordered, Self::NotToBeHad, Self::Withdrawn];

    /// The work still waits for it.
    pub const fn is_missing(self) -> bool {
        matches!(self, Self::Asked | Self::Ordered | Self::NotToBeHad)
    }

    /// The counter still has to see to it.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Asked | Self::Ordered)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PartRequest {
    pub id: PartRequestId,
    pub work_order_id: WorkOrderId,
    /// The work it is for.
    pub job_id: JobId,
    /// None where it was asked for in words.
    pub part_id: Option<PartId>,
    pub text: String,
    pub quantity: Quantity,
    pub unit: String,
    pub state: PartRequestState,
    /// When it comes, where it was ordered.
    pub expected_on: Option<NaiveDate>,
    /// What the counter wrote with the answer.
    pub note: String,
    pub asked_by: PersonId,
    pub asked_at: DateTime<Utc>,
    pub answered_by: Option<PersonId>,
    pub answered_at: Option<DateTime<Utc>>,
    pub version: i64,
}

/// What the counter may answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PartAnswer {
    There,
    Ordered,
    NotToBeHad,
}

impl PartAnswer {
    const fn state(self) -> PartRequestState {
        match self {
            Self::There => PartRequestState::There,
            Self::Ordered => PartRequestState::Ordered,
            Self::NotToBeHad => PartRequestState::NotToBeHad,
        }
    }
}

impl PartRequest {
    /// As it is kept, beside what was asked for at the same job before.
    ///
    /// # Errors
    /// `BadField` without words or a quantity, `Stock` where it was asked for already.
    pub fn checked(self, earlier: &[Self]) -> Result<Self, Refusal> {
        let asked = Self {
            text: required("text", &self.text, MAX_NAME_LEN)?,
            unit: optional("unit", &self.unit, MAX_NAME_LEN)?,
            ..self
        };
        in_range("quantity", asked.quantity.0, Quantity::MAX.0)?;
        if asked.quantity.is_zero() {
            return Err(Refusal::bad("quantity", FieldProblem::Empty));
        }
        let same = |one: &&Self| {
            one.job_id == asked.job_id
                && one.state.is_open()
                && one.part_id == asked.part_id
                && one.text == asked.text
        };
        match earlier.iter().find(same) {
            Some(one) => Err(Refusal::Stock {
                problem: StockProblem::AskedAlready,
                name: one.text.clone(),
                quantity: one.quantity,
            }),
            None => Ok(asked),
        }
    }

    /// As the counter answers it. What was said to be ordered may be there later.
    ///
    /// # Errors
    /// `BadField` for one that was withdrawn or is there already, and for a day that is missing or
    /// over.
    pub fn answered(
        self,
        answer: PartAnswer,
        expected_on: Option<NaiveDate>,
        note: &str,
        today: NaiveDate,
    ) -> Result<Self, Refusal> {
        if matches!(self.state, PartRequestState::There | PartRequestState::Withdrawn) {
            return Err(Refusal::bad("answer", FieldProblem::Unknown));
        }
        let expected_on = expected_on.filter(|_| answer == PartAnswer::Ordered);
        match expected_on {
            None if answer == PartAnswer::Ordered => {
                return Err(Refusal::bad("expected_on", FieldProblem::Empty));
            }
            Some(day) if day < today => return Err(Refusal::bad("expected_on", FieldProblem::InThePast)),
            _ => {}
        }
        let note = optional("note", note, MAX_TEXT_LEN)?;
        Ok(Self { state: answer.state(), expected_on, note, ..self })
    }

    /// Not wanted after all.
    ///
    /// # Errors
    /// `BadField` for one that was withdrawn already.
    pub fn withdrawn(self) -> Result<Self, Refusal> {
        if self.state == PartRequestState::Withdrawn {
            return Err(Refusal::bad("answer", FieldProblem::Unknown));
        }
        Ok(Self { state: PartRequestState::Withdrawn, expected_on: None, ..self })
    }
}
