//! What the store is measured by: its value, how often it turns over, what was there when it was asked
//! for, what lies dead, and what is earned.

use super::warnings::days;
use chrono::{Months, NaiveDate};
use domain::dates::month_of;
use domain::dates::{day_range_utc, written_month};
use domain::line::PartGrade;
use domain::money::{Money, Rate};
use domain::stock::figures::{margin, share_of, turnover_days};
use domain::stock::{MovementKind, StockMonth};
use domain::tax::{PriceBasis, split_gross};
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::{AskNothing, Read};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use storage::IssuedLines;
use ts_rs::TS;

/// A year, the present month with it.
const MONTHS: u32 = 12;

#[derive(Debug, Serialize, TS)]
pub struct StockFigureMonth {
    /// `2026-03`.
    pub month: String,
    /// What lay there at its end; of the present one, now.
    #[serde(serialize_with = "domain::visibility::cost")]
    pub closing_value: Money,
    /// Received, less what went back to suppliers.
    #[serde(serialize_with = "domain::visibility::cost")]
    pub value_received: Money,
    /// Issued and sold, less what came back.
    #[serde(serialize_with = "domain::visibility::cost")]
    pub value_used: Money,
    /// Lines that were agreed to, and those of them whose part lay there, whole and free.
    pub asked: i64,
    pub there: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct StockFigures {
    #[serde(serialize_with = "domain::visibility::cost")]
    pub stock_value: Money,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub value_used: Money,
    /// For how many days what lies there lasts; none where nothing was used.
    pub turnover_days: Option<i64>,
    pub asked: i64,
    pub there: i64,
    pub fill_rate: Option<Rate>,
    pub dead_parts: i64,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub dead_value: Money,
    pub dead_after_days: i64,
    /// The oldest first.
    pub months: Vec<StockFigureMonth>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskStockMargin {
    /// `2026-03`.
    pub month: String,
}

/// What was earned with the parts of a brand, or of a grade.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct MarginRow {
    /// Empty where a part has none, and where it is told by grade.
    pub brand: String,
    pub grade: Option<PartGrade>,
    pub lines: i64,
    /// Without the tax, as what it cost.
    pub net: Money,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub cost: Money,
    /// None where nothing was charged.
    pub margin: Option<Rate>,
}

#[derive(Debug, Serialize, TS)]
pub struct StockMargin {
    pub month: String,
    pub total: MarginRow,
    /// What brought the most first.
    pub by_brand: Vec<MarginRow>,
    pub by_grade: Vec<MarginRow>,
}

/// The first days of the months up to that of a day, the oldest first.
pub(super) fn months_until(day: NaiveDate, count: u32) -> Vec<NaiveDate> {
    let back = |months| day.checked_sub_months(Months::new(months));
    let firsts = (0..count).rev().filter_map(back);
    firsts.filter_map(|of| written_month(&month_of(of)).ok()).map(|(first, _)| first).collect()
}

fn value_of(rows: &[&StockMonth], kinds: impl Fn(MovementKind) -> bool) -> Money {
    rows.iter().filter(|row| kinds(row.kind)).map(|row| row.value_in - row.value_out).sum()
}

/// The store in figures.
///
/// # Errors
/// Only what the file itself fails with.
pub fn stock_figures(cx: &Read, _: AskNothing) -> Result<StockFigures> {
    let settings = &cx.details()?.settings;
    let today = cx.today()?;
    let rows = cx.r.stock_totals(&month_of(today))?;
    let firsts = months_until(today, MONTHS);
    let mut months = Vec::with_capacity(firsts.len());
    for first in firsts {
        let (month, next) = (month_of(first), written_month(&month_of(first))?.1);
        let own: Vec<&StockMonth> = rows.iter().filter(|row| row.month == month).collect();
        let until: Vec<&StockMonth> = rows.iter().filter(|row| row.month <= month).collect();
        let (from, to) = (day_range_utc(first, settings.zone).0, day_range_utc(next, settings.zone).0);
        let asked = cx.r.asked_and_there(from, to)?;
        months.push(StockFigureMonth {
            month,
            closing_value: value_of(&until, |_| true),
            value_received: value_of(&own, |kind| {
                matches!(
                    kind,
                    MovementKind::Received | MovementKind::ReturnedToSupplier | MovementKind::Repriced
                )
            }),
            value_used: -value_of(&own, MovementKind::is_use),
            asked: asked.as_ref().map_or(0, |of| of.asked),
            there: asked.as_ref().map_or(0, |of| of.there),
        });
    }
    let used: Money = months.iter().map(|of| of.value_used).sum();
    let (asked, there) = months.iter().fold((0, 0), |sum, of| (sum.0 + of.asked, sum.1 + of.there));
    // A store that began in spring had nothing in winter that could turn over.
    let began = rows.first().map(|row| row.month.clone());
    let kept: Vec<&StockFigureMonth> =
        months.iter().filter(|of| began.as_ref().is_some_and(|began| *began <= of.month)).collect();
    let values: Vec<Money> = kept.iter().map(|of| of.closing_value).collect();
    let first = kept.first().and_then(|of| written_month(&of.month).ok()).map_or(today, |(first, _)| first);
    let lasted = (today - first).num_days() + 1;
    let dead = cx.r.dead_stock(days(settings, cx.now).still_since)?;
    Ok(StockFigures {
        stock_value: months.last().map_or(Money::ZERO, |of| of.closing_value),
        value_used: used,
        turnover_days: turnover_days(&values, used, lasted),
        asked,
        there,
        fill_rate: share_of(there, asked),
        dead_parts: dead.as_ref().map_or(0, |of| of.parts),
        dead_value: dead.map_or(Money::ZERO, |of| of.stock_value),
        dead_after_days: settings.stock.dead_after_days,
        months,
    })
}

impl MarginRow {
    /// Costs are listed as the shop's prices are: what has the tax within loses it on both sides.
    fn add(&mut self, of: &IssuedLines, of_shop: PriceBasis) {
        self.lines += of.lines;
        self.net += split_gross(of.amount, of.tax_rate).net;
        self.cost += PriceBasis::TaxAdded.price_from(of_shop, of.cost, of.tax_rate);
        self.margin = margin(self.net, self.cost);
    }
}

fn most_first(rows: impl Iterator<Item = MarginRow>) -> Vec<MarginRow> {
    let mut rows: Vec<MarginRow> = rows.collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.net - row.cost));
    rows
}

/// What was earned with the parts that went onto cars in a month.
///
/// # Errors
/// `BadField` for what is no month.
pub fn stock_margin(cx: &Read, ask: AskStockMargin) -> Result<StockMargin> {
    let (first, next) = written_month(&ask.month)?;
    let zone = cx.zone()?;
    let of_shop = cx.details()?.settings.price_basis;
    let lines = cx.r.lines_issued(day_range_utc(first, zone).0, day_range_utc(next, zone).0)?;
    let mut total = MarginRow::default();
    let mut by_brand: BTreeMap<&str, MarginRow> = BTreeMap::new();
    for of in &lines {
        total.add(of, of_shop);
        let brand = of.brand.trim();
        let row = by_brand
            .entry(brand)
            .or_insert_with(|| MarginRow { brand: brand.to_owned(), ..MarginRow::default() });
        row.add(of, of_shop);
    }
    let of_grade = |grade: Option<PartGrade>| {
        let mut row = MarginRow { grade, ..MarginRow::default() };
        lines.iter().filter(|of| of.grade == grade).for_each(|of| row.add(of, of_shop));
        row
    };
    let by_grade = PartGrade::ALL.into_iter().map(Some).chain([None]).map(of_grade);
    Ok(StockMargin {
        month: month_of(first),
        total,
        by_brand: most_first(by_brand.into_values()),
        by_grade: most_first(by_grade.filter(|row| row.lines > 0)),
    })
}

kernel::commands! {
    read stock_figures(AskNothing) -> StockFigures, Roles(domain::stock::KEEPS), shows [Stock Shop];
    read stock_margin(AskStockMargin) -> StockMargin, Roles(domain::stock::KEEPS), shows [Stock Visits];
}
