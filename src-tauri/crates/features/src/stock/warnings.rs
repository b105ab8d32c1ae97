//! The warnings of the store as one queue: each with its part, how much, since when, and where to go.

use super::quoted::expected_of;
use chrono::{DateTime, Days, Utc};
use domain::dates::{ShopZone, add_days, from_local, local_day};
use domain::ids::PartId;
use domain::money::{Money, Quantity};
use domain::shop::Settings;
use domain::stock::warning::{Needed, QuotedPart, StockWarningKind, price_rose, short_lines};
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::{AskNothing, Read};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use storage::{NeededRow, Reader, StockWarning, WarningDays};
use ts_rs::TS;

/// As many as anybody works off in a day; the list that goes out has all of them.
const ON_A_PAGE: i64 = 300;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskStockWarnings {
    pub kind: StockWarningKind,
}

/// How many there are of a kind.
#[derive(Debug, Serialize, TS)]
pub struct StockWarningCount {
    pub kind: StockWarningKind,
    pub count: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct StockWarningNumbers {
    /// Every kind, in the order in which they are worked off.
    pub counts: Vec<StockWarningCount>,
    pub total: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct StockWarningList {
    /// What matters most first.
    pub warnings: Vec<StockWarning>,
    /// There are others beside these.
    pub more: bool,
    /// Days without a movement after which a part lies dead, and before the end of a shelf life from which on
    /// it is told.
    pub dead_after_days: i64,
    pub shelf_life_warning_days: i64,
}

/// What the days of the settings mean today.
pub(super) fn days(settings: &Settings, now: DateTime<Utc>) -> WarningDays {
    let (today, of) = (local_day(now, settings.zone), &settings.stock);
    let still = u64::try_from(of.dead_after_days).unwrap_or_default();
    let still_since = today.checked_sub_days(Days::new(still)).unwrap_or(today);
    WarningDays {
        today,
        still_since: from_local(still_since.and_time(chrono::NaiveTime::MIN), settings.zone),
        expires_until: add_days(today, of.shelf_life_warning_days),
    }
}

fn of_visit(kind: StockWarningKind, row: &NeededRow) -> StockWarning {
    StockWarning {
        kind,
        part_id: row.part_id,
        code: row.code.clone(),
        name: row.name.clone(),
        unit: row.unit.clone(),
        quantity: Quantity::ZERO,
        bound: row.quantity,
        coming: Quantity::ZERO,
        expected_on: None,
        since: Some(row.since),
        day: None,
        bin_id: None,
        bin_code: String::new(),
        batch_number: String::new(),
        work_order_id: Some(row.work_order_id),
        line_id: Some(row.line_id),
        order_number: row.order_number.clone(),
        plate: row.plate.clone(),
        promised_at: row.promised_at,
        cost: Money::ZERO,
        quoted: Money::ZERO,
        price: Money::ZERO,
    }
}

/// Visits that will lack a part on the day they were promised for, the next one first.
fn short_for_visits(r: &Reader<'_>, zone: ShopZone, now: DateTime<Utc>) -> Result<Vec<StockWarning>> {
    let mut needed: BTreeMap<PartId, Vec<NeededRow>> = BTreeMap::new();
    for row in r.parts_needed()? {
        needed.entry(row.part_id).or_default().push(row);
    }
    let parts: Vec<PartId> = needed.keys().copied().collect();
    let (there, on_way) = (r.availability(&parts, local_day(now, zone))?, r.parts_expected(&parts)?);
    let mut found = Vec::new();
    for (part, rows) in &needed {
        let Some(of) = there.iter().find(|of| of.part_id == *part) else { continue };
        let expected = expected_of(&on_way, *part);
        let lines: Vec<Needed> = rows
            .iter()
            .map(|row| Needed {
                line_id: row.line_id,
                quantity: row.quantity,
                on: row.promised_at.map(|at| local_day(at, zone)),
                since: row.since,
            })
            .collect();
        for (line, lacks) in short_lines(of.usable, &expected, &lines) {
            let Some(row) = rows.iter().find(|row| row.line_id == line) else { continue };
            let (coming, expected_on) = (of.on_order, of.expected_on);
            let warning = of_visit(StockWarningKind::ShortForVisit, row);
            found.push(StockWarning { quantity: lacks, coming, expected_on, ..warning });
        }
    }
    found.sort_by_key(|of| (of.promised_at, of.work_order_id, of.part_id));
    Ok(found)
}

/// Lines that were quoted before their part became dearer.
fn prices_risen(r: &Reader<'_>, settings: &Settings) -> Result<Vec<StockWarning>> {
    let mut found = Vec::new();
    for row in r.parts_quoted_cheaper()? {
        let quoted = QuotedPart {
            quantity: row.quantity,
            unit_price: row.unit_price,
            price_basis: row.price_basis,
            tax_rate: row.tax_rate,
            amount: row.amount,
            cost: row.cost,
            unit_factor: row.unit_factor,
        };
        let Some(moved) = price_rose(quoted, row.last_cost, &settings.stock, settings.price_basis) else {
            continue;
        };
        found.push(StockWarning {
            kind: StockWarningKind::PriceRose,
            part_id: row.part_id,
            code: row.code,
            name: row.name,
            unit: row.unit,
            quantity: row.quantity,
            bound: Quantity::ZERO,
            coming: Quantity::ZERO,
            expected_on: None,
            since: row.since,
            day: None,
            bin_id: None,
            bin_code: String::new(),
            batch_number: String::new(),
            work_order_id: Some(row.work_order_id),
            line_id: Some(row.line_id),
            order_number: row.order_number,
            plate: row.plate,
            promised_at: row.promised_at,
            cost: moved.cost,
            quoted: row.unit_price,
            price: moved.price,
        });
    }
    Ok(found)
}

/// The warnings of a kind, up to so many.
///
/// # Errors
/// Only what the file itself fails with.
pub(crate) fn of_kind(
    r: &Reader<'_>,
    kind: StockWarningKind,
    settings: &Settings,
    now: DateTime<Utc>,
    limit: i64,
) -> Result<Vec<StockWarning>> {
    let mut found = match kind {
        StockWarningKind::ShortForVisit => short_for_visits(r, settings.zone, now)?,
        StockWarningKind::PriceRose => prices_risen(r, settings)?,
        _ => r.stock_warnings(kind, days(settings, now), limit)?,
    };
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(found)
}

fn counted(cx: &Read) -> Result<Vec<StockWarningCount>> {
    let settings = &cx.details()?.settings;
    let of = cx.r.stock_warning_counts(days(settings, cx.now))?;
    let long = |found: Vec<StockWarning>| i64::try_from(found.len()).unwrap_or(i64::MAX);
    StockWarningKind::ALL
        .into_iter()
        .map(|kind| -> Result<StockWarningCount> {
            let count = match (kind, &of) {
                (StockWarningKind::ShortForVisit, _) => long(short_for_visits(cx.r, settings.zone, cx.now)?),
                (StockWarningKind::PriceRose, _) => long(prices_risen(cx.r, settings)?),
                (_, None) => 0,
                (StockWarningKind::Negative, Some(of)) => of.negative,
                (StockWarningKind::BelowMinimum, Some(of)) => of.below_minimum,
                (StockWarningKind::ShelfLife, Some(of)) => of.shelf_life,
                (StockWarningKind::Quarantined, Some(of)) => of.quarantined,
                (StockWarningKind::NoMovement, Some(of)) => of.no_movement,
                (StockWarningKind::TooMuch, Some(of)) => of.too_much,
            };
            Ok(StockWarningCount { kind, count })
        })
        .collect()
}

/// How many warnings there are of each kind.
///
/// # Errors
/// Only what the file itself fails with.
pub fn stock_warning_counts(cx: &Read, _: AskNothing) -> Result<StockWarningNumbers> {
    let counts = counted(cx)?;
    Ok(StockWarningNumbers { total: counts.iter().map(|of| of.count).sum(), counts })
}

/// The warnings of one kind; how many there are of each is a question of its own.
///
/// # Errors
/// Only what the file itself fails with.
pub fn stock_warnings(cx: &Read, ask: AskStockWarnings) -> Result<StockWarningList> {
    let settings = &cx.details()?.settings;
    // One more than are shown tells whether there are others.
    let mut warnings = of_kind(cx.r, ask.kind, settings, cx.now, ON_A_PAGE + 1)?;
    let shown = usize::try_from(ON_A_PAGE).unwrap_or(usize::MAX);
    let more = warnings.len() > shown;
    warnings.truncate(shown);
    Ok(StockWarningList {
        more,
        warnings,
        dead_after_days: settings.stock.dead_after_days,
        shelf_life_warning_days: settings.stock.shelf_life_warning_days,
    })
}

kernel::commands! {
    read stock_warning_counts(AskNothing) -> StockWarningNumbers, Roles(domain::stock::KEEPS),
        shows [Stock Catalogue Purchasing Visits Vehicles];
    read stock_warnings(AskStockWarnings) -> StockWarningList, Roles(domain::stock::KEEPS),
        shows [Stock Catalogue Purchasing Visits Vehicles];
}
