//! What an hour of each trade costs by whose list, and from which day on.

use chrono::NaiveDate;
use domain::money::Money;
use domain::operation::{HourRate, Trade, holding_rate};
use domain::part_price::{PRICES, PriceClass, check_from};
use domain::refusal::{FieldProblem, Refusal, in_range};
use kernel::command::{Roles, SignedIn};
use kernel::error::Result;
use kernel::host::{AskNothing, Read, Write};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct HourRates {
    /// Of every trade and every list what holds today.
    pub holding: Vec<HoldingRate>,
    /// Those whose day is still to come, the next first.
    pub to_come: Vec<HourRate>,
}

#[derive(Debug, Serialize, TS)]
pub struct HoldingRate {
    pub trade: Trade,
    pub price_class: PriceClass,
    #[serde(serialize_with = "domain::visibility::posted")]
    #[ts(type = "number")]
    pub hour_rate: Money,
    /// Set for this very list; else it is what everybody pays, or the shop's own rate.
    pub is_own: bool,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SetHourRate {
    pub trade: Trade,
    pub price_class: PriceClass,
    pub hour_rate: Money,
    pub from_day: NaiveDate,
}

/// What hours cost.
///
/// # Errors
/// Only what the file itself fails with.
pub fn list_hour_rates(cx: &Read, _: AskNothing) -> Result<HourRates> {
    let (rates, today) = (cx.r.hour_rates()?, cx.today()?);
    let of_shop = cx.details()?.settings.hour_rate;
    let mut holding = Vec::new();
    for trade in Trade::ALL {
        for price_class in PriceClass::ALL {
            let is_own = rates
                .iter()
                .any(|rate| rate.trade == trade && rate.price_class == price_class && rate.from_day <= today);
            let hour_rate = holding_rate(&rates, trade, price_class, today, of_shop);
            holding.push(HoldingRate { trade, price_class, hour_rate, is_own });
        }
    }
    let mut to_come: Vec<HourRate> = rates.into_iter().filter(|rate| rate.from_day > today).collect();
    to_come.sort_by_key(|rate| (rate.from_day, rate.id));
    Ok(HourRates { holding, to_come })
}

/// Sets what an hour of a trade costs from a day on. What was quoted stays as it was told.
///
/// # Errors
/// `BadField` for no amount and for a day that is over.
pub fn set_hour_rate(cx: &Write, ask: SetHourRate) -> Result<HourRate> {
    if in_range("hour_rate", ask.hour_rate.0, Money::MAX.0)? == 0 {
        return Err(Refusal::bad("hour_rate", FieldProblem::Empty).into());
    }
    check_from(ask.from_day, cx.today()?)?;
    let SetHourRate { trade, price_class, hour_rate, from_day } = ask;
    let (set_at, person_id) = (cx.now, cx.my_id()?);
    let mut rate = HourRate { id: 0, trade, price_class, hour_rate, from_day, set_at, person_id };
    cx.w.insert(&mut rate)?;
    Ok(rate)
}

kernel::commands! {
    read list_hour_rates(AskNothing) -> HourRates, SignedIn, shows [Catalogue];
    write set_hour_rate(SetHourRate) -> HourRate, Roles(PRICES), changes [Catalogue];
}
