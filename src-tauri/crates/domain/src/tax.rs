//! Prices include the tax. The tax is taken out of each line on its own, and a
//! sheet's tax is the sum of its lines, so that the lines add up on paper.

use crate::money::{Money, Rate, divide_half_up};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct NetAndTax {
    pub net: Money,
    pub tax: Money,
}

/// Splits a tax-inclusive amount. The net is rounded half up to the fen and
/// the tax is what is left, so the two always add up to the gross. A negative
/// amount mirrors the positive one: a reversing sheet cancels to the fen.
pub fn split_gross(gross: Money, rate: Rate) -> NetAndTax {
    // There is no negative tax; one from a damaged setting must not divide by
    // zero.
    let rate = i128::from(rate.0.max(0));
    let net = Money(divide_half_up(i128::from(gross.0) * 10_000, 10_000 + rate));
    NetAndTax { net, tax: gross - net }
}
