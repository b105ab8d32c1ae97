//! What the workshop knows of an operation: who does it, how long it takes on which car, and what it asks.

use super::{AskedValue, SkillLevel, Trade, VehicleClass};
use crate::ids::{LabourOperationId, PartId};
use crate::money::{Hours, Quantity};
use crate::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, in_range, optional, required};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// More values than anybody measures at one job.
const MAX_ASKED: usize = 20;
const MAX_CHECKLIST: usize = 30;
const MAX_PARTS: usize = 20;

/// On a car of this class it takes so long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClassHours {
    pub vehicle_class: VehicleClass,
    pub hours: Hours,
}

/// A part the work usually needs. It is found by its name for the car at hand where it is no one item of the
/// list: an oil filter is another one for every engine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UsualPart {
    pub part_id: Option<PartId>,
    pub name: String,
    pub unit: String,
    pub quantity: Quantity,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OperationTerms {
    pub id: i64,
    pub labour_operation_id: LabourOperationId,
    pub trade: Trade,
    /// Who does it has at least this.
    pub level: SkillLevel,
    /// Where it takes longer or shorter than the list says.
    pub class_hours: Vec<ClassHours>,
    pub asked: Vec<AskedValue>,
    /// What is looked at before the work is handed on.
    pub checklist: Vec<String>,
    pub usual_parts: Vec<UsualPart>,
    pub version: i64,
}

impl OperationTerms {
    /// Of an operation nobody wrote anything about.
    pub const fn unsaid(labour_operation_id: LabourOperationId) -> Self {
        Self {
            id: 0,
            labour_operation_id,
            trade: Trade::Mechanic,
            level: SkillLevel::Junior,
            class_hours: Vec::new(),
            asked: Vec::new(),
            checklist: Vec::new(),
            usual_parts: Vec::new(),
            version: 0,
        }
    }

    /// The standard hours on a car of this class.
    pub fn hours_on(&self, listed: Hours, class: Option<VehicleClass>) -> Hours {
        let own = self.class_hours.iter().find(|own| Some(own.vehicle_class) == class);
        own.map_or(listed, |own| own.hours)
    }

    /// # Errors
    /// `BadField` for a class named twice, hours of none, a value without a name or with limits nothing lies
    /// between, a part without a name, and for more than anybody reads.
    pub fn checked(self) -> Result<Self, Refusal> {
        for (place, own) in self.class_hours.iter().enumerate() {
            if in_range("class_hours", own.hours.0, Hours::MAX.0)? == 0 {
                return Err(Refusal::bad("class_hours", FieldProblem::Empty));
            }
            if self.class_hours[..place].iter().any(|other| other.vehicle_class == own.vehicle_class) {
                return Err(Refusal::bad("class_hours", FieldProblem::Taken));
            }
        }
        at_most("asked", self.asked.len(), MAX_ASKED)?;
        at_most("checklist", self.checklist.len(), MAX_CHECKLIST)?;
        at_most("usual_parts", self.usual_parts.len(), MAX_PARTS)?;
        let asked = self.asked.into_iter().map(AskedValue::checked).collect::<Result<Vec<_>, _>>()?;
        for (place, value) in asked.iter().enumerate() {
            if asked[..place].iter().any(|other| other.name == value.name) {
                return Err(Refusal::bad("asked", FieldProblem::Taken));
            }
        }
        let checklist = self
            .checklist
            .iter()
            .map(|item| optional("checklist", item, MAX_NAME_LEN))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Self {
            asked,
            checklist: checklist.into_iter().filter(|item| !item.is_empty()).collect(),
            usual_parts: self
                .usual_parts
                .into_iter()
                .map(UsualPart::checked)
                .collect::<Result<Vec<_>, _>>()?,
            ..self
        })
    }
}

impl UsualPart {
    fn checked(self) -> Result<Self, Refusal> {
        let quantity = in_range("usual_parts", self.quantity.0, Quantity::MAX.0)?;
        if quantity == 0 {
            return Err(Refusal::bad("usual_parts", FieldProblem::Empty));
        }
        let name = required("usual_parts", &self.name, MAX_NAME_LEN)?;
        let unit = optional("usual_parts", &self.unit, MAX_NAME_LEN)?;
        Ok(Self { name, unit, ..self })
    }
}

fn at_most(field: &str, there: usize, most: usize) -> Result<(), Refusal> {
    if there > most { Err(Refusal::bad(field, FieldProblem::TooLong)) } else { Ok(()) }
}
