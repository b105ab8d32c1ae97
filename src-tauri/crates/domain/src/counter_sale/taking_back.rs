//! What comes back of a sale: no more than was sold, its money to the fen, and its stock at the cost it
//! went out at. However often something comes back, all of it together is what was sold.

use super::{CounterReturnLine, CounterSale, CounterSaleLine};
use crate::ids::{BinId, CounterReturnId, CounterSaleLineId, PartId, StockBatchId, StockMovementId};
use crate::money::{Money, Quantity, divide_half_up};
use crate::refusal::{FieldProblem, Refusal};
use crate::stock::{MovementKind, StockMovement};
use crate::stock_problem::StockProblem;
use crate::tax::split_gross;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// So much of a line as somebody brings back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BroughtBack {
    pub counter_sale_line_id: CounterSaleLineId,
    pub quantity: Quantity,
    /// Elsewhere than it came from: what is no longer as it was sold is not put on a shelf.
    pub bin_id: Option<BinId>,
}

/// What of an amount belongs to the first so many of a quantity.
fn up_to(amount: Money, first: Quantity, of: Quantity) -> Money {
    if of.0 <= 0 {
        return Money::ZERO;
    }
    Money(divide_half_up(i128::from(amount.0) * i128::from(first.0), i128::from(of.0)))
}

/// What of an amount belongs to so many more: piece after piece comes to the whole amount.
pub fn piece(amount: Money, of: Quantity, before: Quantity, more: Quantity) -> Money {
    up_to(amount, Quantity(before.0 + more.0), of) - up_to(amount, before, of)
}

/// What came back of a line already.
pub fn back_of(line: CounterSaleLineId, before: &[CounterReturnLine]) -> Quantity {
    Quantity(before.iter().filter(|of| of.counter_sale_line_id == line).map(|of| of.quantity.0).sum())
}

impl CounterSale {
    /// Within the shop's days of taking back, as a sheet is.
    ///
    /// # Errors
    /// `SaleTooOld` once they are over.
    pub fn check_days(&self, now: DateTime<Utc>, days: i64) -> Result<(), Refusal> {
        if now - self.sold_at > TimeDelta::days(days) {
            return Err(Refusal::SaleTooOld { number: self.number.clone(), days });
        }
        Ok(())
    }
}

impl CounterSaleLine {
    /// What of it may still come back.
    pub fn left(&self, before: &[CounterReturnLine]) -> Quantity {
        Quantity((self.quantity.0 - back_of(self.id, before).0).max(0))
    }

    fn taken_back(
        &self,
        before: &[CounterReturnLine],
        wanted: &BroughtBack,
    ) -> Result<CounterReturnLine, Refusal> {
        if wanted.quantity.0 <= 0 {
            let problem =
                if wanted.quantity.is_zero() { FieldProblem::Empty } else { FieldProblem::Negative };
            return Err(Refusal::bad("quantity", problem));
        }
        let left = self.left(before);
        if wanted.quantity > left {
            let name = self.name.clone();
            return Err(Refusal::Stock { problem: StockProblem::MoreThanTaken, name, quantity: left });
        }
        let gone = back_of(self.id, before);
        let until = |quantity| up_to(self.amount, quantity, self.quantity);
        let net_until = |quantity| split_gross(until(quantity), self.tax_rate).net;
        let then = Quantity(gone.0 + wanted.quantity.0);
        let (amount, net) = (until(then) - until(gone), net_until(then) - net_until(gone));
        Ok(CounterReturnLine {
            id: 0,
            counter_return_id: CounterReturnId(0),
            counter_sale_line_id: self.id,
            quantity: wanted.quantity,
            amount,
            net,
            tax: amount - net,
            bin_id: wanted.bin_id,
        })
    }
}

/// What comes back, line by line, with the money that goes back for it.
///
/// # Errors
/// `BadField` for nothing, a line that is no line of the sale, or one that is named twice; `Stock` for
/// more than is left of it.
pub fn taken_back(
    lines: &[CounterSaleLine],
    before: &[CounterReturnLine],
    wanted: &[BroughtBack],
) -> Result<Vec<CounterReturnLine>, Refusal> {
    if wanted.is_empty() {
        return Err(Refusal::bad("lines", FieldProblem::Empty));
    }
    let mut back: Vec<CounterReturnLine> = Vec::with_capacity(wanted.len());
    for of in wanted {
        let line = lines.iter().find(|line| line.id == of.counter_sale_line_id);
        let line = line.ok_or_else(|| Refusal::bad("counter_sale_line_id", FieldProblem::Unknown))?;
        if back.iter().any(|other| other.counter_sale_line_id == line.id) {
            return Err(Refusal::bad("counter_sale_line_id", FieldProblem::Taken));
        }
        back.push(line.taken_back(before, of)?);
    }
    Ok(back)
}

/// So much of what went out by one movement, and what it cost then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StockBack {
    pub of_movement_id: StockMovementId,
    pub bin_id: BinId,
    pub batch_id: Option<StockBatchId>,
    pub quantity: Quantity,
    pub cost: Money,
}

/// Which movements of a sale are taken back by so much of a part, the last first, each at the cost it
/// went out at.
///
/// # Errors
/// `Stock` where less of it went out than is to come back.
pub fn stock_back(
    movements: &[StockMovement],
    (part, name): (PartId, &str),
    quantity: Quantity,
) -> Result<Vec<StockBack>, Refusal> {
    let mut left = quantity.0;
    let mut back = Vec::new();
    let out = movements.iter().filter(|of| of.part_id == part && of.kind == MovementKind::Sold);
    for sold in out.rev() {
        let gone: i64 = movements
            .iter()
            .filter(|of| of.kind == MovementKind::SaleReturned && of.of_movement_id == Some(sold.id))
            .map(|of| of.quantity.0)
            .sum();
        let of = Quantity(-sold.quantity.0);
        let more = (of.0 - gone).min(left);
        if more <= 0 {
            continue;
        }
        let cost = piece(-sold.stock_value, of, Quantity(gone), Quantity(more));
        back.push(StockBack {
            of_movement_id: sold.id,
            bin_id: sold.bin_id,
            batch_id: sold.batch_id,
            quantity: Quantity(more),
            cost,
        });
        left -= more;
    }
    if left > 0 {
        let quantity = Quantity(quantity.0 - left);
        let (problem, name) = (StockProblem::MoreThanTaken, name.to_owned());
        return Err(Refusal::Stock { problem, name, quantity });
    }
    Ok(back)
}
