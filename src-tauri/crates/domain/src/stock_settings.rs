//! How a shop keeps its store.

use crate::money::{Money, Rate};
use crate::refusal::{FieldProblem, Refusal, in_range};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What an issue costs when the same part was bought at several prices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CostMethod {
    /// 移动加权平均.
    #[default]
    MovingAverage,
    /// 先进先出: what came first is used first.
    FirstInFirstOut,
}

impl CostMethod {
    pub const ALL: [Self; 2] = [Self::MovingAverage, Self::FirstInFirstOut];
}

/// From a cost on, what is laid onto it for the retail price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MarkupStep {
    #[serde(serialize_with = "crate::visibility::posted")]
    #[ts(type = "number")]
    pub from: Money,
    pub rate: Rate,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct StockSettings {
    pub cost_method: CostMethod,
    /// A part may be issued before it was booked in, and is listed until it was.
    pub below_zero_allowed: bool,
    /// Days from one order at a supplier to the next.
    pub purchase_cycle_days: i64,
    /// Days until a supplier delivers, where none are said of it.
    pub lead_days: i64,
    /// Days without a movement after which a part lies dead.
    pub dead_after_days: i64,
    /// Days before the end of its shelf life from which a batch is warned of.
    pub shelf_life_warning_days: i64,
    /// What a count is off by, or is thrown away or found, that whoever keeps the store settles alone; zero
    /// where a manager is always asked.
    #[serde(serialize_with = "crate::visibility::posted")]
    #[ts(type = "number")]
    pub count_limit: Money,
    /// The steps from the cheapest on; none where prices are typed.
    pub markup: Vec<MarkupStep>,
}

impl Default for StockSettings {
    fn default() -> Self {
        Self {
            cost_method: CostMethod::MovingAverage,
            below_zero_allowed: false,
            purchase_cycle_days: 7,
            lead_days: 3,
            dead_after_days: 180,
            shelf_life_warning_days: 30,
            count_limit: Money::ZERO,
            markup: Vec::new(),
        }
    }
}

const MAX_DAYS: i64 = 3650;
/// Ten times what it cost.
const MAX_MARKUP: i64 = 100_000;
const MAX_STEPS: usize = 20;

impl StockSettings {
    /// # Errors
    /// `BadField` for days nobody means, and for steps of markup that do not rise.
    pub fn check(&self) -> Result<(), Refusal> {
        in_range("purchase_cycle_days", self.purchase_cycle_days, MAX_DAYS)?;
        in_range("lead_days", self.lead_days, MAX_DAYS)?;
        in_range("dead_after_days", self.dead_after_days, MAX_DAYS)?;
        in_range("shelf_life_warning_days", self.shelf_life_warning_days, MAX_DAYS)?;
        in_range("count_limit", self.count_limit.0, Money::MAX.0)?;
        if self.markup.len() > MAX_STEPS {
            return Err(Refusal::bad("markup", FieldProblem::TooLong));
        }
        for step in &self.markup {
            in_range("markup", step.from.0, Money::MAX.0)?;
            in_range("markup", step.rate.0, MAX_MARKUP)?;
        }
        if self.markup.windows(2).any(|two| two[0].from >= two[1].from) {
            return Err(Refusal::bad("markup", FieldProblem::Taken));
        }
        Ok(())
    }

    /// The retail price a cost comes to; none where the shop lays nothing onto so cheap a part.
    pub fn retail_of(&self, cost: Money) -> Option<Money> {
        let step = self.markup.iter().rev().find(|step| step.from <= cost)?;
        Some(cost + cost.share(step.rate))
    }
}
