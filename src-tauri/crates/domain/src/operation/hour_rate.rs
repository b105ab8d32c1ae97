//! What an hour costs: by the trade that works it, by whose list the customer pays, and from which day on.

use super::Trade;
use crate::ids::PersonId;
use crate::money::Money;
use crate::part_price::PriceClass;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HourRate {
    pub id: i64,
    pub trade: Trade,
    pub price_class: PriceClass,
    #[serde(serialize_with = "crate::visibility::posted")]
    #[ts(type = "number")]
    pub hour_rate: Money,
    /// The first day on which it holds.
    pub from_day: NaiveDate,
    pub set_at: DateTime<Utc>,
    pub person_id: PersonId,
}

fn of_class_on(rates: &[HourRate], trade: Trade, class: PriceClass, day: NaiveDate) -> Option<Money> {
    rates
        .iter()
        .filter(|rate| rate.trade == trade && rate.price_class == class && rate.from_day <= day)
        .max_by_key(|rate| (rate.from_day, rate.id))
        .map(|rate| rate.hour_rate)
}

/// What an hour of a trade costs whoever pays by this list on a day: the rate of the class, or else what
/// everybody pays, or the shop's own hour rate where nobody ever set one.
pub fn holding_rate(
    rates: &[HourRate],
    trade: Trade,
    class: PriceClass,
    day: NaiveDate,
    of_shop: Money,
) -> Money {
    of_class_on(rates, trade, class, day)
        .or_else(|| of_class_on(rates, trade, PriceClass::Retail, day))
        .unwrap_or(of_shop)
}

/// Whether an operation goes by the rate of its trade: it has no rate of its own, or the very one that
/// everything costs.
pub fn goes_by_trade(listed: Money, of_shop: Money) -> bool {
    listed.is_zero() || listed == of_shop
}

/// Whether an operation at the shop's old rate takes the new one along: it went by its trade, which has a rate of its
/// own, and left behind it would stand there with the old one as if that were its own. All others keep what they have.
pub fn goes_along(rates: &[HourRate], trade: Trade, listed: Money, of_shop_before: Money) -> bool {
    listed == of_shop_before && rates.iter().any(|rate| rate.trade == trade)
}
