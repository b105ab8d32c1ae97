//! What a customer is told of a part that is quoted to them: that it is there, or the day it will be.

use super::demand::{StockDemand, asked_before};
use super::warning::Expected;
use crate::money::Quantity;
use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

/// A day is the one by which all of it is there. Nothing is said where neither can be promised: a
/// customer who heard a day counts on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "when", rename_all = "snake_case")]
pub enum PartPromise {
    InStock,
    Expected { on: NaiveDate },
}

impl PartPromise {
    /// Of what a line still takes, what lies there for it, and what is on its way. What others were
    /// promised already is there below zero, and comes first out of what is on its way. What comes on
    /// no day, or should have come before today, is promised to nobody.
    pub fn of(open: Quantity, there: Quantity, expected: &[Expected], today: NaiveDate) -> Option<Self> {
        if open.0 <= 0 {
            return None;
        }
        if there >= open {
            return Some(Self::InStock);
        }
        let mut coming: Vec<(NaiveDate, i64)> = expected
            .iter()
            .filter_map(|of| Some((of.on.filter(|on| *on >= today)?, of.quantity.0.max(0))))
            .collect();
        coming.sort_unstable();
        let mut by_then = there.0;
        coming.into_iter().find_map(|(on, quantity)| {
            by_then += quantity;
            (by_then >= open.0).then_some(Self::Expected { on })
        })
    }

    /// Of what was agreed to: whoever was at the counter first gets what lies there, and what is told is what
    /// is left for this one. `demands` are all there are of its part.
    pub fn of_agreed(
        own: &StockDemand,
        demands: &[StockDemand],
        usable: Quantity,
        expected: &[Expected],
        today: NaiveDate,
    ) -> Option<Self> {
        let first = asked_before(demands, own.line_id);
        Self::of(own.open(), Quantity(usable.0 - first.0), expected, today)
    }
}
