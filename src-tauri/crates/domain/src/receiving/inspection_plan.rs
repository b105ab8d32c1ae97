//! What is looked at when parts come in, and at how many of them.

use crate::ids::{InspectionPlanId, PartId};
use crate::money::Quantity;
use crate::refusal::{FieldProblem, Refusal};
use crate::stock_terms::AbcClass;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum InspectionCheck {
    /// 外观: whole, the right one, its box unopened.
    Looks,
    /// 性能: it does what it is for.
    Function,
    /// 安全: its marks, its date, nothing that may fail on the road.
    Safety,
}

impl InspectionCheck {
    pub const ALL: [Self; 3] = [Self::Looks, Self::Function, Self::Safety];
}

/// At how many of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Sampling {
    /// 免检: they go to their shelf.
    None,
    /// 抽检: the root of how many came, and one.
    Some,
    /// 全检.
    All,
}

impl Sampling {
    pub const ALL: [Self; 3] = [Self::None, Self::Some, Self::All];
}

/// Of one part, or of a class of them; of those without a class where it names neither.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InspectionPlan {
    pub id: InspectionPlanId,
    pub part_id: Option<PartId>,
    pub abc: Option<AbcClass>,
    pub checks: Vec<InspectionCheck>,
    pub sampling: Sampling,
    pub version: i64,
}

/// So few are looked at one by one.
const ALL_OF_FEW: u64 = 3;

impl InspectionPlan {
    /// As long as the shop said nothing: the dear ones are looked at well, the next ones quickly, and
    /// a shop that sorts nothing into classes is not held up.
    pub fn usual(abc: Option<AbcClass>) -> Self {
        let (checks, sampling) = match abc {
            Some(AbcClass::A) => (InspectionCheck::ALL.to_vec(), Sampling::Some),
            Some(AbcClass::B) => (vec![InspectionCheck::Looks], Sampling::Some),
            Some(AbcClass::C) | None => (vec![InspectionCheck::Looks], Sampling::None),
        };
        Self { id: InspectionPlanId(0), part_id: None, abc, checks, sampling, version: 0 }
    }

    /// The plan of a part: its own, its class's, or the usual one.
    pub fn of(plans: &[Self], part: PartId, abc: Option<AbcClass>) -> Self {
        let own = plans.iter().find(|plan| plan.part_id == Some(part));
        let of_class = || plans.iter().find(|plan| plan.part_id.is_none() && plan.abc == abc);
        own.or_else(of_class).cloned().unwrap_or_else(|| Self::usual(abc))
    }

    /// What comes waits until it was looked at.
    pub fn holds_back(&self) -> bool {
        self.sampling != Sampling::None && !self.checks.is_empty()
    }

    /// How many of what came are looked at, in units as they were bought; a begun one counts.
    pub fn sample_of(&self, bought: Quantity) -> i64 {
        let pieces = u64::try_from(bought.0.max(0)).unwrap_or(0).div_ceil(1000);
        let sample = match self.sampling {
            Sampling::None => 0,
            Sampling::Some if pieces <= ALL_OF_FEW => pieces,
            Sampling::Some => (pieces - 1).isqrt() + 2,
            Sampling::All => pieces,
        };
        i64::try_from(sample.min(pieces)).unwrap_or(i64::MAX)
    }

    /// As it is kept.
    ///
    /// # Errors
    /// `BadField` where something is to be looked at, and nothing says what.
    pub fn checked(mut self) -> Result<Self, Refusal> {
        self.checks.sort_unstable();
        self.checks.dedup();
        if self.sampling != Sampling::None && self.checks.is_empty() {
            return Err(Refusal::bad("checks", FieldProblem::Empty));
        }
        Ok(self)
    }
}
