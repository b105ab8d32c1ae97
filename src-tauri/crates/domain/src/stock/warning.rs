//! What of the store somebody should look at, and when a visit will lack a part it was promised with.

use super::account::part_of;
use crate::ids::LineId;
use crate::money::{Money, Quantity, Rate};
use crate::part_unit::ONE;
use crate::stock_settings::StockSettings;
use crate::tax::PriceBasis;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// In the order in which they are worked off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StockWarningKind {
    /// 负库存: issued before it was booked in.
    Negative,
    /// 承诺缺件: a visit will not have it on the day it was promised for.
    ShortForVisit,
    /// 低于最低库存.
    BelowMinimum,
    /// 临期 and 过期.
    ShelfLife,
    /// 待检: came in, and nobody accepted it yet.
    Quarantined,
    /// 进价变动: it costs more now than when it was quoted, and too much for what was quoted.
    PriceRose,
    /// 呆滞: lies there, and nothing of it moved for long.
    NoMovement,
    /// 超过最高库存.
    TooMuch,
}

impl StockWarningKind {
    pub const ALL: [Self; 8] = [
        Self::Negative,
        Self::ShortForVisit,
        Self::BelowMinimum,
        Self::ShelfLife,
        Self::Quarantined,
        Self::PriceRose,
        Self::NoMovement,
        Self::TooMuch,
    ];
}

/// What one line still needs of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Needed {
    pub line_id: LineId,
    pub quantity: Quantity,
    /// The day the car was promised for; none where nothing was.
    pub on: Option<NaiveDate>,
    pub since: DateTime<Utc>,
}

/// What is on its way, and the day it is expected on; none where nobody said one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expected {
    pub quantity: Quantity,
    pub on: Option<NaiveDate>,
}

/// Which lines will lack how much of a part on the day their car was promised for. Who was
/// promised first is served first, and of one day who asked first; a car without a promise waits
/// behind all others. What comes on the day itself comes in time, what comes on no day does not; and
/// what was issued before it was booked in is of what comes.
pub fn short_lines(usable: Quantity, expected: &[Expected], needed: &[Needed]) -> Vec<(LineId, Quantity)> {
    let mut needed = needed.to_vec();
    needed.sort_by_key(|need| (need.on.unwrap_or(NaiveDate::MAX), need.since, need.line_id));
    let (mut asked, mut short) = (0, Vec::new());
    for need in needed {
        let Some(day) = need.on else { break };
        let comes = expected.iter().filter(|of| of.on.is_some_and(|on| on <= day));
        let there = usable.0 + comes.map(|of| of.quantity.0).sum::<i64>();
        // Whoever is served before takes nothing that is not there.
        let lacks = (asked + need.quantity.0 - there).clamp(0, need.quantity.0.max(0));
        if lacks > 0 {
            short.push((need.line_id, Quantity(lacks)));
        }
        asked += need.quantity.0 - lacks;
    }
    short
}

/// What of a quoted line says whether its price still carries what it costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuotedPart {
    pub quantity: Quantity,
    pub unit_price: Money,
    pub price_basis: PriceBasis,
    pub tax_rate: Rate,
    /// What the line comes to, with the tax.
    pub amount: Money,
    /// What one cost when it was written.
    pub cost: Money,
    /// So many of the unit its part is counted in are one of the line's.
    pub unit_factor: Quantity,
}

/// What a price would have to be now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PriceMoved {
    /// What one costs now.
    pub cost: Money,
    /// What one would be sold for now, as the line's prices are meant; what it costs where the shop lays nothing
    /// onto it.
    pub price: Money,
}

/// Whether a part became so dear since it was quoted that its price is below what it costs, or below
/// what the shop's own markup makes of that. A price that was always below was somebody's will. `last_cost` is
/// of the counted unit, and so is the markup: a barrel sells for its litres, and is not dearer for being one.
pub fn price_rose(
    quoted: QuotedPart,
    last_cost: Money,
    settings: &StockSettings,
    basis: PriceBasis,
) -> Option<PriceMoved> {
    let at_line = |price: Money| quoted.price_basis.price_from(basis, price, quoted.tax_rate);
    // In the counted unit, in which what one costs was rounded: the rest of a barrel is no rise.
    let then = part_of(quoted.cost, ONE.0, quoted.unit_factor.0);
    if at_line(last_cost) <= then || quoted.quantity.0 <= 0 {
        return None;
    }
    let of_unit = |price: Money| price.times_quantity(quoted.unit_factor);
    let (cost, retail) = (of_unit(last_cost), settings.retail_of(last_cost).map(of_unit).map(at_line));
    let below_retail = retail.is_some_and(|retail| retail > quoted.unit_price);
    // A shop that lists its prices without the tax lists its costs like them: both are held against
    // each other with it, as everywhere.
    let below_cost = basis.with_tax(cost.times_quantity(quoted.quantity), quoted.tax_rate) > quoted.amount;
    let price = retail.unwrap_or_else(|| at_line(cost));
    (below_retail || below_cost).then_some(PriceMoved { cost, price })
}
