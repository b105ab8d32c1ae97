//! 进销存月报: what was there when a month began, what came in and went out of each kind, and what was
//! there at its end.

use domain::dates::month_of;
use domain::dates::written_month;
use domain::money::{Money, Quantity};
use domain::stock::{MovementKind, StockMonth};
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::Read;
use serde::{Deserialize, Serialize};
use storage::{PartInMonth, Reader};
use ts_rs::TS;

const ON_A_PAGE: i64 = 100;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskStockMonth {
    /// `2026-03`.
    pub month: String,
    /// So many of its parts were shown already.
    pub after: i64,
}

/// What moved by one kind of movement.
#[derive(Debug, Serialize, TS)]
pub struct KindInMonth {
    pub kind: MovementKind,
    pub movements: i64,
    pub quantity_in: Quantity,
    pub quantity_out: Quantity,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub value_in: Money,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub value_out: Money,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub cost_difference: Money,
}

#[derive(Debug, Serialize, TS)]
pub struct StockMonthReport {
    pub month: String,
    pub opening_quantity: Quantity,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub opening_value: Money,
    pub kinds: Vec<KindInMonth>,
    pub closing_quantity: Quantity,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub closing_value: Money,
    /// Those of which the most moved first.
    pub parts: Vec<PartInMonth>,
    /// After so many the next ones follow; none where these are the last.
    pub next: Option<i64>,
}

/// The sums of a month, from the rows of all months up to it.
pub(crate) fn report(r: &Reader<'_>, month: &str) -> Result<StockMonthReport> {
    let (first, _) = written_month(month)?;
    let month = month_of(first);
    let (own, before): (Vec<StockMonth>, Vec<StockMonth>) =
        r.stock_totals(&month)?.into_iter().partition(|row| row.month == month);
    let sums = |rows: &[StockMonth]| {
        let quantity: i64 = rows.iter().map(|row| row.quantity_in.0 - row.quantity_out.0).sum();
        let value: Money = rows.iter().map(|row| row.value_in - row.value_out).sum();
        (quantity, value)
    };
    let (opening, moved) = (sums(&before), sums(&own));
    let mut kinds: Vec<KindInMonth> = own
        .into_iter()
        .map(|row| KindInMonth {
            kind: row.kind,
            movements: row.movements,
            quantity_in: row.quantity_in,
            quantity_out: row.quantity_out,
            value_in: row.value_in,
            value_out: row.value_out,
            cost_difference: row.cost_difference,
        })
        .collect();
    kinds.sort_by_key(|row| row.kind);
    Ok(StockMonthReport {
        month,
        opening_quantity: Quantity(opening.0),
        opening_value: opening.1,
        kinds,
        closing_quantity: Quantity(opening.0 + moved.0),
        closing_value: opening.1 + moved.1,
        parts: Vec::new(),
        next: None,
    })
}

/// The report of a month, with some of the parts that moved in it.
///
/// # Errors
/// `BadField` for what is no month.
pub fn stock_month(cx: &Read, ask: AskStockMonth) -> Result<StockMonthReport> {
    let report = report(cx.r, &ask.month)?;
    let after = ask.after.max(0);
    let mut parts = cx.r.parts_in_month(&report.month, ON_A_PAGE + 1, after)?;
    let page = usize::try_from(ON_A_PAGE).unwrap_or(usize::MAX);
    let next = (parts.len() > page).then(|| after.saturating_add(ON_A_PAGE));
    parts.truncate(page);
    Ok(StockMonthReport { parts, next, ..report })
}

kernel::commands! {
    read stock_month(AskStockMonth) -> StockMonthReport, Roles(domain::stock::KEEPS), shows [Stock Catalogue];
}
