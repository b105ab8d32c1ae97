//! What moved in a month, kept as it moves: of each part, and of all of them. Three million movements
//! are not added up while somebody waits for a report.

use super::movement::{MovementKind, StockMovement};
use crate::ids::PartId;
use crate::money::{Money, Quantity};
use serde::{Deserialize, Serialize};

/// Movements of one kind in one month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StockMonth {
    pub id: i64,
    /// `2026-03`, by the shop's clock.
    pub month: String,
    /// None of all parts together.
    pub part_id: Option<PartId>,
    pub kind: MovementKind,
    pub movements: i64,
    pub quantity_in: Quantity,
    /// Above zero, as is what it was worth.
    pub quantity_out: Quantity,
    pub value_in: Money,
    pub value_out: Money,
    pub cost_difference: Money,
}

impl StockMonth {
    pub const fn of(month: String, part_id: Option<PartId>, kind: MovementKind) -> Self {
        Self {
            id: 0,
            month,
            part_id,
            kind,
            movements: 0,
            quantity_in: Quantity::ZERO,
            quantity_out: Quantity::ZERO,
            value_in: Money::ZERO,
            value_out: Money::ZERO,
            cost_difference: Money::ZERO,
        }
    }

    /// One more movement of its kind.
    pub fn add(&mut self, movement: &StockMovement) {
        self.movements += 1;
        self.quantity_in = Quantity(self.quantity_in.0 + movement.quantity.0.max(0));
        self.quantity_out = Quantity(self.quantity_out.0 - movement.quantity.0.min(0));
        self.value_in += movement.stock_value.max(Money::ZERO);
        self.value_out -= movement.stock_value.min(Money::ZERO);
        self.cost_difference += movement.cost_difference;
    }

    /// One that never was: the list it came by was taken out again.
    pub fn take(&mut self, movement: &StockMovement) {
        self.movements -= 1;
        self.quantity_in = Quantity(self.quantity_in.0 - movement.quantity.0.max(0));
        self.quantity_out = Quantity(self.quantity_out.0 + movement.quantity.0.min(0));
        self.value_in -= movement.stock_value.max(Money::ZERO);
        self.value_out += movement.stock_value.min(Money::ZERO);
        self.cost_difference -= movement.cost_difference;
    }
}
