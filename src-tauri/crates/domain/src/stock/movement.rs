//! One movement of the store. Never written again: what was wrong is set right by another one.

use crate::ids::{BinId, LineId, PartId, PersonId, StockBatchId, StockMovementId, WorkOrderId};
use crate::money::{Money, Quantity};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MovementKind {
    /// 期初: what lay there when the store began to be kept.
    Opening,
    /// 采购入库.
    Received,
    /// 领料: to a line of a visit.
    Issued,
    /// 退料: back from a line.
    ReturnedFromLine,
    /// 采购退货.
    ReturnedToSupplier,
    /// 盘盈盘亏.
    Counted,
    /// 移库: two of them, out of one bin and into another.
    Moved,
    /// 报损.
    Scrapped,
    /// 借出.
    Lent,
    /// 归还.
    GivenBack,
    /// 零售: over the counter, without a car.
    Sold,
    /// 零售退货.
    SaleReturned,
    /// 调价: the price of what was received was put right; nothing moved.
    Repriced,
}

impl MovementKind {
    pub const ALL: [Self; 13] = [
        Self::Opening,
        Self::Received,
        Self::Issued,
        Self::ReturnedFromLine,
        Self::ReturnedToSupplier,
        Self::Counted,
        Self::Moved,
        Self::Scrapped,
        Self::Lent,
        Self::GivenBack,
        Self::Sold,
        Self::SaleReturned,
        Self::Repriced,
    ];

    /// What says what one costs now. A part that comes back, or that a count finds, says nothing of it.
    pub const fn is_bought(self) -> bool {
        matches!(self, Self::Opening | Self::Received)
    }

    /// What is moved from bin to bin neither came in nor went out.
    pub const fn changes_what_is_there(self) -> bool {
        !matches!(self, Self::Moved)
    }

    /// What counts as used when the need of the next weeks is reckoned.
    pub const fn is_use(self) -> bool {
        matches!(self, Self::Issued | Self::ReturnedFromLine | Self::Sold | Self::SaleReturned)
    }
}

/// From what was there of a part to what is there now. What only changes its bin neither came in nor went out;
/// what was put right in price moved nothing, and counts by whether the stock is worth more by it or less, so
/// that it adds up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CameAndWent {
    pub came: Quantity,
    pub came_value: Money,
    pub went: Quantity,
    pub went_value: Money,
}

impl CameAndWent {
    pub fn of(movements: impl IntoIterator<Item = (MovementKind, Quantity, Money)>) -> Self {
        let mut sums = Self::default();
        let (mut between, mut worth) = (Quantity::ZERO, Money::ZERO);
        for (kind, quantity, value) in movements {
            if kind.changes_what_is_there() {
                sums.add(quantity, value);
            } else {
                between.0 += quantity.0;
                worth += value;
            }
        }
        // Nothing, unless only one half of a move is among them.
        sums.add(between, worth);
        sums
    }

    fn add(&mut self, quantity: Quantity, value: Money) {
        let goes_out = if quantity.is_zero() { value < Money::ZERO } else { quantity.0 < 0 };
        if goes_out {
            self.went.0 -= quantity.0;
            self.went_value -= value;
        } else {
            self.came.0 += quantity.0;
            self.came_value += value;
        }
    }
}

/// The document a movement belongs to, beside a visit's line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StockDocument {
    GoodsReceipt,
    SupplierReturn,
    StockCount,
    CounterSale,
    Loan,
    Import,
}

impl StockDocument {
    pub const ALL: [Self; 6] = [
        Self::GoodsReceipt,
        Self::SupplierReturn,
        Self::StockCount,
        Self::CounterSale,
        Self::Loan,
        Self::Import,
    ];
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StockMovement {
    pub id: StockMovementId,
    pub part_id: PartId,
    pub bin_id: BinId,
    pub batch_id: Option<StockBatchId>,
    pub kind: MovementKind,
    /// More is there by it, or less when it is below zero.
    pub quantity: Quantity,
    /// What the stock is worth more by it, or less.
    #[serde(serialize_with = "crate::visibility::cost")]
    pub stock_value: Money,
    /// What was paid for it and is on no shelf any more: the price of what was used already turned out
    /// to be another.
    #[serde(serialize_with = "crate::visibility::cost")]
    pub cost_difference: Money,
    pub at: DateTime<Utc>,
    pub person_id: PersonId,
    pub work_order_id: Option<WorkOrderId>,
    pub line_id: Option<LineId>,
    pub document_kind: Option<StockDocument>,
    pub document_id: Option<i64>,
    /// What this one takes back, or whose price it puts right.
    pub of_movement_id: Option<StockMovementId>,
    /// Who said yes to it beside whoever did it; none where nobody was asked.
    pub granted_by: Option<PersonId>,
    pub note: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(movements: &[(MovementKind, i64, i64)], expect: [i64; 4]) {
        let movements =
            movements.iter().map(|(kind, quantity, value)| (*kind, Quantity(*quantity), Money(*value)));
        let of = CameAndWent::of(movements);
        assert_eq!([of.came.0, of.came_value.0, of.went.0, of.went_value.0], expect);
    }

    #[test]
    fn what_came_less_what_went_is_what_is_more_there() {
        use MovementKind::{Counted, Issued, Moved, Received, Repriced, ReturnedFromLine};
        check(&[], [0; 4]);
        check(&[(Received, 20_000, 24_000), (Issued, -4_500, -5_400)], [20_000, 24_000, 4_500, 5_400]);
        check(&[(Issued, -1_000, -1_200), (ReturnedFromLine, 1_000, 1_200)], [1_000, 1_200, 1_000, 1_200]);
        check(&[(Counted, -500, -600), (Counted, 250, 300)], [250, 300, 500, 600]);
        check(&[(Moved, -2_000, -2_400), (Moved, 2_000, 2_400)], [0; 4]);
        check(&[(Repriced, 0, 1_550), (Repriced, 0, -50)], [0, 1_550, 0, 50]);
        // A list that ends within a move lacks what came of it: it went.
        check(&[(Received, 5_000, 500), (Moved, -2_000, -200)], [5_000, 500, 2_000, 200]);
    }
}
