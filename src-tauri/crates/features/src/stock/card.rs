//! 库存卡: everything that moved of a part in some days, and what was there after each.

use chrono::NaiveDate;
use domain::catalogue::Part;
use domain::dates::{ShopZone, check_days, day_range_utc, is_in_the_calendar};
use domain::ids::PartId;
use domain::money::{Money, Quantity};
use domain::refusal::{FieldProblem, Refusal};
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::Read;
use serde::{Deserialize, Serialize};
use storage::{CardRow, Reader};
use ts_rs::TS;

/// Longer than anybody reads, and short enough to be drawn while somebody waits.
pub(crate) const MAX_ROWS: i64 = 1000;
const MAX_DAYS: i64 = 3660;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskStockCard {
    pub part_id: PartId,
    pub from: NaiveDate,
    pub to: NaiveDate,
}

#[derive(Debug, Serialize, TS)]
pub struct StockCardRow {
    #[serde(flatten)]
    #[ts(flatten)]
    pub row: CardRow,
    /// What was there after it.
    pub there_after: Quantity,
}

#[derive(Debug, Serialize, TS)]
pub struct StockCard {
    pub part_id: PartId,
    pub code: String,
    pub name: String,
    pub brand: String,
    pub specification: String,
    pub unit: String,
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub opening_quantity: Quantity,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub opening_value: Money,
    pub rows: Vec<StockCardRow>,
    /// At the end of the days; of those that were too many, at the end of the last row.
    pub closing_quantity: Quantity,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub closing_value: Money,
    /// More moved in these days than is shown.
    pub more: bool,
}

/// The card of a part from one day to another.
///
/// # Errors
/// `NotFound`, and `BadField` for days that are none or too many.
pub(crate) fn card(
    r: &Reader<'_>,
    id: PartId,
    days: (NaiveDate, NaiveDate),
    zone: ShopZone,
) -> Result<StockCard> {
    if !is_in_the_calendar(days.0) || !is_in_the_calendar(days.1) {
        return Err(Refusal::bad("from", FieldProblem::NotADate).into());
    }
    check_days(days.0, days.1, MAX_DAYS)?;
    let part: Part = r.get(id.0)?;
    let (from, to) = (day_range_utc(days.0, zone).0, day_range_utc(days.1, zone).1);
    let account = r.stock_account(id)?;
    let since = r.moved_since(id, from)?;
    let (quantity, value) = since.map_or((0, Money::ZERO), |of| (of.quantity.0, of.stock_value));
    let opening_quantity = Quantity(account.on_hand.0 - quantity);
    let opening_value = account.stock_value - value;
    let mut rows = r.stock_card(id, from, to, MAX_ROWS + 1)?;
    let most = usize::try_from(MAX_ROWS).unwrap_or(usize::MAX);
    let more = rows.len() > most;
    rows.truncate(most);
    let (mut there, mut worth) = (opening_quantity.0, opening_value);
    let rows = rows
        .into_iter()
        .map(|row| {
            there += row.quantity.0;
            worth += row.stock_value;
            StockCardRow { row, there_after: Quantity(there) }
        })
        .collect();
    Ok(StockCard {
        part_id: id,
        code: part.terms.code,
        name: part.terms.name,
        brand: part.terms.brand,
        specification: part.terms.specification,
        unit: part.terms.unit,
        from: days.0,
        to: days.1,
        opening_quantity,
        opening_value,
        rows,
        closing_quantity: Quantity(there),
        closing_value: worth,
        more,
    })
}

/// What moved of a part, and what was there after each.
///
/// # Errors
/// `NotFound`, and `BadField` for days that are none or too many.
pub fn stock_card(cx: &Read, ask: AskStockCard) -> Result<StockCard> {
    card(cx.r, ask.part_id, (ask.from, ask.to), cx.zone()?)
}

kernel::commands! {
    read stock_card(AskStockCard) -> StockCard, Roles(domain::stock::KEEPS),
        shows [Stock Catalogue Visits People];
}
