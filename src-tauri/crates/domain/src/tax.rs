//! Amounts include the tax. The tax is taken out of each line on its own, and a
//! sheet's tax is the sum of its lines, so that the lines add up on paper.

use crate::money::{Money, Rate, divide_half_up};
use serde::{Deserialize, Serialize};

/// What the price of one unit or of one hour means. Whatever is charged includes the tax:
/// where prices are without it, it is added once to what all units come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum PriceBasis {
    /// 含税价, as prices are posted to consumers.
    #[default]
    TaxIncluded,
    /// 不含税价, as companies are quoted.
    TaxAdded,
}

impl PriceBasis {
    /// For the many rows that were written before anybody could choose.
    pub fn is_usual(&self) -> bool {
        *self == Self::TaxIncluded
    }

    /// What an amount at such prices comes to with the tax.
    pub fn with_tax(self, amount: Money, rate: Rate) -> Money {
        match self {
            Self::TaxIncluded => amount,
            // A rate below nought is of a damaged setting; nothing goes off for it.
            Self::TaxAdded => amount + amount.share(Rate(rate.0.max(0))),
        }
    }

    /// The same price as the other kind of price list says it.
    pub fn price_from(self, other: Self, price: Money, rate: Rate) -> Money {
        match (other, self) {
            (Self::TaxAdded, Self::TaxIncluded) => other.with_tax(price, rate),
            (Self::TaxIncluded, Self::TaxAdded) => split_gross(price, rate).net,
            (Self::TaxIncluded, Self::TaxIncluded) | (Self::TaxAdded, Self::TaxAdded) => price,
        }
    }
}

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
