//! What a part costs whom, and from which day on. The newest day that has come counts; a class without a
//! price of its own pays the retail price.

use crate::ids::{PartId, PersonId};
use crate::money::{Money, Rate};
use crate::refusal::{FieldProblem, Refusal, in_range};
use crate::role::Role;
use crate::stock_settings::StockSettings;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which price list a customer buys by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PriceClass {
    /// 零售价.
    #[default]
    Retail,
    /// 会员价.
    Member,
    /// 单位客户价: fleets and companies.
    Company,
    /// 同行价: other shops.
    Trade,
}

impl PriceClass {
    pub const ALL: [Self; 4] = [Self::Retail, Self::Member, Self::Company, Self::Trade];
}

/// Who sets prices, and says by which list a customer buys.
pub const PRICES: &[Role] = &[Role::Manager];

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PartPrice {
    pub id: i64,
    pub part_id: PartId,
    pub price_class: PriceClass,
    pub unit_price: Money,
    /// The first day on which it holds.
    pub from_day: NaiveDate,
    pub set_at: DateTime<Utc>,
    pub person_id: PersonId,
}

/// The price of a class that holds on a day, where one was ever set for it.
pub fn of_class_on(prices: &[PartPrice], class: PriceClass, day: NaiveDate) -> Option<&PartPrice> {
    prices
        .iter()
        .filter(|price| price.price_class == class && price.from_day <= day)
        .max_by_key(|price| (price.from_day, price.id))
}

/// What whoever buys by this list pays on a day: the price of the class, or else the retail price, or
/// what stands in the price list where nobody ever set one with a day.
pub fn holding(prices: &[PartPrice], class: PriceClass, day: NaiveDate, listed: Money) -> Money {
    of_class_on(prices, class, day)
        .or_else(|| of_class_on(prices, PriceClass::Retail, day))
        .map_or(listed, |price| price.unit_price)
}

/// How a price is set anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum PriceRule {
    /// So much more than now, or less.
    Percent { rate: Rate },
    /// What the shop's markup makes of the cost.
    Markup,
    /// This very price.
    To { price: Money },
}

/// Ten times as much.
const MAX_MORE: i64 = 90_000;
/// Nothing is left of a price at less.
const MAX_LESS: i64 = -9_900;

impl PriceRule {
    /// # Errors
    /// `BadField` for a change nobody means.
    pub fn check(self) -> Result<(), Refusal> {
        match self {
            Self::Percent { rate } if rate.0 < MAX_LESS => {
                Err(Refusal::bad("price_change", FieldProblem::Negative))
            }
            Self::Percent { rate } => in_range("price_change", rate.0.max(0), MAX_MORE).map(|_| ()),
            Self::Markup => Ok(()),
            Self::To { price } => in_range("unit_price", price.0, Money::MAX.0).map(|_| ()),
        }
    }

    /// The new price; none where the rule says nothing of this part, or where nothing changes.
    pub fn new_price(
        self,
        now: Money,
        cost: Money,
        settings: &StockSettings,
        round_to: Money,
    ) -> Option<Money> {
        let new = match self {
            Self::Percent { .. } if now.is_zero() => return None,
            Self::Percent { rate } => now + now.share(rate),
            Self::Markup if cost.is_zero() => return None,
            Self::Markup => settings.retail_of(cost)?,
            Self::To { price } => price,
        };
        let rounded = match self {
            // What somebody typed is meant to the fen.
            Self::To { .. } => new,
            _ => to_next(new, round_to),
        };
        (rounded != now && rounded <= Money::MAX && rounded.0 >= 0).then_some(rounded)
    }
}

/// An amount brought to whole steps, half a step up.
fn to_next(amount: Money, step: Money) -> Money {
    if step.0 <= 1 { amount } else { Money((amount.0 + step.0 / 2).div_euclid(step.0) * step.0) }
}

/// What is left of a price over the cost, as a share of the price; none of a price of nothing.
pub fn margin(price: Money, cost: Money) -> Option<Rate> {
    if price.0 <= 0 {
        return None;
    }
    let share = (i128::from(price.0) - i128::from(cost.0)) * 10_000 / i128::from(price.0);
    i64::try_from(share).ok().map(Rate)
}

/// A price holds from today on at the earliest: what was quoted yesterday stays as it was told.
///
/// # Errors
/// `BadField` for a day that is over.
pub fn check_from(from_day: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    if from_day < today { Err(Refusal::bad("from_day", FieldProblem::InThePast)) } else { Ok(()) }
}
