//! 借用: loan cars, tools and spare units lent with an agreement, and how they came back.

pub mod lending;

pub use lending::{GivenBack, Lending};

use crate::ids::{BinId, CustomerId, LoanId, LoanUnitId, PartId, PersonId, WorkOrderId};
use crate::inspection::Signature;
use crate::plate::Plate;
use crate::refusal::{FieldProblem, MAX_NAME_LEN, MAX_TEXT_LEN, Refusal, optional, required};
use crate::role::Role;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who lends and takes back.
pub const LENDS: &[Role] = &[Role::Advisor, Role::PartsKeeper, Role::Manager];
/// Who says what there is to lend.
pub const KEEPS_UNITS: &[Role] = &[Role::PartsKeeper, Role::Manager];

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LoanUnitKind {
    Car,
    Tool,
    /// A spare unit, while the customer's own is mended.
    Part,
}

impl LoanUnitKind {
    pub const ALL: [Self; 3] = [Self::Car, Self::Tool, Self::Part];

    /// It has an instrument and a tank.
    pub const fn is_driven(self) -> bool {
        matches!(self, Self::Car)
    }
}

/// A thing the shop lends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LoanUnit {
    pub id: LoanUnitId,
    pub kind: LoanUnitKind,
    pub name: String,
    /// Of a car.
    pub plate: Option<Plate>,
    /// Of a spare unit that stock is kept of: lent, it lies on no shelf.
    pub part_id: Option<PartId>,
    /// How it is now.
    pub condition: String,
    pub active: bool,
    pub version: i64,
}

impl LoanUnit {
    /// As it is kept.
    ///
    /// # Errors
    /// `BadField` without a name, for a text too long, a car without a plate, or a plate or a part of
    /// what has none.
    pub fn checked(self) -> Result<Self, Refusal> {
        if self.kind.is_driven() != self.plate.is_some() {
            let problem = if self.plate.is_none() { FieldProblem::Empty } else { FieldProblem::Unknown };
            return Err(Refusal::bad("plate", problem));
        }
        if self.kind != LoanUnitKind::Part && self.part_id.is_some() {
            return Err(Refusal::bad("part_id", FieldProblem::Unknown));
        }
        Ok(Self {
            name: required("name", &self.name, MAX_NAME_LEN)?,
            condition: optional("condition", &self.condition, MAX_TEXT_LEN)?,
            ..self
        })
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Loan {
    pub id: LoanId,
    pub number: String,
    pub loan_unit_id: LoanUnitId,
    pub customer_id: CustomerId,
    /// While this visit goes on.
    pub work_order_id: Option<WorkOrderId>,
    pub lent_at: DateTime<Utc>,
    pub lent_by: PersonId,
    pub due_on: NaiveDate,
    /// What was agreed beyond the day.
    pub agreement: String,
    pub out_condition: String,
    pub out_km: Option<i64>,
    /// In hundredths of a full tank.
    pub out_fuel: Option<i64>,
    /// Who signed on the screen; empty where nobody did.
    pub signed_by: String,
    pub signature: Option<Signature>,
    /// Where a stocked unit lay, and lies again.
    pub bin_id: Option<BinId>,
    pub back_at: Option<DateTime<Utc>>,
    pub back_by: Option<PersonId>,
    pub back_condition: String,
    pub back_km: Option<i64>,
    pub back_fuel: Option<i64>,
    /// What was not so before; empty where nothing is.
    pub damage_note: String,
    pub version: i64,
}

impl Loan {
    pub const fn is_out(&self) -> bool {
        self.back_at.is_none()
    }

    /// It was to be back on a day that is over.
    pub fn is_late(&self, today: NaiveDate) -> bool {
        self.is_out() && self.due_on < today
    }
}
