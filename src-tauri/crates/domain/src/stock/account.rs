//! What is there of a part and what it is worth, and what a movement does to both. The value is kept
//! whole, and no price of one unit is: a price of one unit is rounded, and a thousand rounded issues
//! would leave some yuan on an empty shelf.

use crate::ids::{PartId, StockMovementId};
use crate::money::{Money, Quantity};
use crate::stock_settings::CostMethod;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The sums of a part's movements. Below zero it holds what was issued before it was booked in, at
/// what it was thought to cost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StockAccount {
    pub id: i64,
    pub part_id: PartId,
    pub on_hand: Quantity,
    pub stock_value: Money,
    /// What one unit cost when it was bought last.
    pub last_cost: Money,
    pub last_in_at: Option<DateTime<Utc>>,
    pub last_out_at: Option<DateTime<Utc>>,
}

/// What came in together and is still there, where what came first is used first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StockLayer {
    pub id: i64,
    pub part_id: PartId,
    /// None of what lay there when the shop began to reckon so.
    pub movement_id: Option<StockMovementId>,
    pub quantity: Quantity,
    pub stock_value: Money,
}

/// What a movement does to the value of the stock, and what of its cost is on no shelf any more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Worth {
    pub value: Money,
    pub difference: Money,
}

/// A share of an amount, rounded half away from zero to the fen.
pub(crate) fn part_of(amount: Money, of: i64, whole: i64) -> Money {
    if whole == 0 {
        return Money::ZERO;
    }
    let twice = i128::from(amount.0) * i128::from(of) * 2;
    let whole = i128::from(whole);
    let half = if twice < 0 { -whole.abs() } else { whole.abs() };
    let rounded = (twice * whole.signum() + half) / (2 * whole.abs());
    Money(i64::try_from(rounded).unwrap_or(0))
}

impl StockAccount {
    pub const fn of(part_id: PartId) -> Self {
        Self {
            id: 0,
            part_id,
            on_hand: Quantity::ZERO,
            stock_value: Money::ZERO,
            last_cost: Money::ZERO,
            last_in_at: None,
            last_out_at: None,
        }
    }

    /// What so much of it is worth by what is there, or by what it cost last.
    pub fn worth_of(&self, quantity: Quantity) -> Money {
        if self.on_hand.0 > 0 {
            part_of(self.stock_value, quantity.0, self.on_hand.0)
        } else {
            self.last_cost.times_quantity(quantity)
        }
    }

    /// What one unit of it costs on average; what it cost last where none is there.
    pub fn average_cost(&self) -> Money {
        self.worth_of(Quantity(1000))
    }

    /// So much of it was bought for that, and nothing since.
    pub fn cost_last(&mut self, cost: Money, quantity: Quantity) {
        self.last_cost = part_of(cost, 1000, quantity.0);
    }

    /// So much comes in at a cost. What was issued before it was booked in is settled first: what it
    /// really cost, less what it was thought to, is no stock.
    pub fn take_in(
        &mut self,
        method: CostMethod,
        layers: &mut Vec<StockLayer>,
        quantity: Quantity,
        cost: Money,
        movement_id: StockMovementId,
    ) -> Worth {
        self.keep_layers(method, layers);
        let short = (-self.on_hand.0).max(0);
        let settled = quantity.0.min(short);
        let difference = if settled > 0 {
            let really = part_of(cost, settled, quantity.0);
            let thought = part_of(Money(-self.stock_value.0), settled, short);
            really - thought
        } else {
            Money::ZERO
        };
        let left = Quantity(quantity.0 - settled);
        if method == CostMethod::FirstInFirstOut && left.0 > 0 {
            let stock_value = cost - part_of(cost, settled, quantity.0);
            let movement_id = Some(movement_id);
            layers.push(StockLayer {
                id: 0,
                part_id: self.part_id,
                movement_id,
                quantity: left,
                stock_value,
            });
        }
        let value = cost - difference;
        self.on_hand = Quantity(self.on_hand.0 + quantity.0);
        self.stock_value += value;
        self.cost_last(cost, quantity);
        Worth { value, difference }
    }

    /// So much goes out, at what it cost. What is not there goes out at what it cost last.
    pub fn take_out(
        &mut self,
        method: CostMethod,
        layers: &mut Vec<StockLayer>,
        quantity: Quantity,
    ) -> Worth {
        self.keep_layers(method, layers);
        let there = quantity.0.min(self.on_hand.0.max(0));
        let from_stock = match method {
            CostMethod::MovingAverage => part_of(self.stock_value, there, self.on_hand.0),
            CostMethod::FirstInFirstOut => of_the_first(layers, there),
        };
        let from_stock = if there > 0 { from_stock } else { Money::ZERO };
        let not_there = self.last_cost.times_quantity(Quantity(quantity.0 - there));
        let value = from_stock + not_there;
        self.on_hand = Quantity(self.on_hand.0 - quantity.0);
        self.stock_value -= value;
        Worth { value: Money(-value.0), difference: Money::ZERO }
    }

    /// What was received cost so much more, or less, than was written: what of it is still there is
    /// worth that much more, the rest is a difference.
    pub fn reprice(
        &mut self,
        method: CostMethod,
        layers: &mut Vec<StockLayer>,
        (movement_id, received): (StockMovementId, Quantity),
        by: Money,
    ) -> Worth {
        self.keep_layers(method, layers);
        let layer = layers.iter_mut().find(|layer| layer.movement_id == Some(movement_id));
        let still_there = match (method, &layer) {
            (CostMethod::FirstInFirstOut, Some(layer)) => layer.quantity.0,
            (CostMethod::FirstInFirstOut, None) => 0,
            (CostMethod::MovingAverage, _) => self.on_hand.0.clamp(0, received.0),
        };
        // What was thought to be there is worth nothing at the least.
        let least = match (method, &layer) {
            (CostMethod::FirstInFirstOut, Some(layer)) => -layer.stock_value.0,
            _ => -self.stock_value.0.max(0),
        };
        let value = Money(part_of(by, still_there, received.0).0.max(least.min(0)));
        if let (CostMethod::FirstInFirstOut, Some(layer)) = (method, layer) {
            layer.stock_value += value;
        }
        self.stock_value += value;
        Worth { value, difference: by - value }
    }

    /// The layers of a shop that began to reckon otherwise: what is there is one layer from now on, and
    /// none where the average counts.
    fn keep_layers(&self, method: CostMethod, layers: &mut Vec<StockLayer>) {
        if method == CostMethod::MovingAverage {
            layers.clear();
            return;
        }
        let held: i64 = layers.iter().map(|layer| layer.quantity.0).sum();
        let worth: Money = layers.iter().map(|layer| layer.stock_value).sum();
        if held == self.on_hand.0.max(0) && (held == 0 || worth == self.stock_value) {
            return;
        }
        layers.clear();
        if self.on_hand.0 > 0 {
            layers.push(StockLayer {
                id: 0,
                part_id: self.part_id,
                movement_id: None,
                quantity: self.on_hand,
                stock_value: self.stock_value,
            });
        }
    }
}

/// Takes so much out of the oldest layers, and says what it cost.
fn of_the_first(layers: &mut Vec<StockLayer>, quantity: i64) -> Money {
    let (mut left, mut cost) = (quantity, Money::ZERO);
    for layer in layers.iter_mut() {
        if left == 0 {
            break;
        }
        let taken = left.min(layer.quantity.0);
        let worth = part_of(layer.stock_value, taken, layer.quantity.0);
        layer.quantity = Quantity(layer.quantity.0 - taken);
        layer.stock_value -= worth;
        cost += worth;
        left -= taken;
    }
    layers.retain(|layer| layer.quantity.0 > 0);
    cost
}
