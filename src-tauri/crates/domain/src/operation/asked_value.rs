//! A value an operation asks the technician for.

use crate::money::Quantity;
use crate::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, in_range, optional, required};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// 关键数据: what is measured while the work is done, and what it is between when all is well. What has no
/// unit is told in words, as fault codes are, and has no limits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AskedValue {
    pub name: String,
    pub unit: String,
    /// Less than it is out of limit: pads of 3 mm.
    pub least: Option<Quantity>,
    /// More than it is out of limit: brake fluid with 3 % of water.
    pub most: Option<Quantity>,
}

impl AskedValue {
    /// # Errors
    /// `BadField` for one without a name, limits of what is told in words, and limits nothing lies between.
    pub fn checked(self) -> Result<Self, Refusal> {
        let name = required("asked", &self.name, MAX_NAME_LEN)?;
        let unit = optional("asked", &self.unit, MAX_NAME_LEN)?;
        for limit in [self.least, self.most].into_iter().flatten() {
            // A camber is below nought as well.
            in_range("asked", limit.0.saturating_abs(), Quantity::MAX.0)?;
            if unit.is_empty() {
                return Err(Refusal::bad("asked", FieldProblem::Unknown));
            }
        }
        match (self.least, self.most) {
            (Some(least), Some(most)) if most < least => Err(Refusal::bad("asked", FieldProblem::TooShort)),
            (least, most) => Ok(Self { name, unit, least, most }),
        }
    }
}
