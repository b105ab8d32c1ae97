//! The parts the shop keeps, a page of them at a time.

use super::items::{is_below_minimum, is_one_of};
use domain::catalogue::{CatalogueItem, Part};
use domain::ids::{BinId, PartId};
use domain::line::PartGrade;
use domain::money::{Money, Quantity};
use domain::part_price::{PRICES, PriceClass};
use domain::refusal::{MAX_NAME_LEN, optional};
use domain::stock::{Bin, KEEPS, LOOKS_UP};
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::Read;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use storage::Availability;
use ts_rs::TS;

/// Which parts a list is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PartFilter {
    All,
    /// Less may be used than there should be at least.
    BelowMinimum,
    /// Stock is kept of it, and nothing of it may be used.
    WithoutStock,
    Retired,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskParts {
    /// A code or another number with or without blanks and dashes, initials, words of the name, the brand
    /// or the series it fits; empty for all.
    pub text: String,
    pub part_filter: PartFilter,
    /// The last one of the page before.
    pub after: Option<PartId>,
}

/// A part with what there is of it.
#[derive(Debug, Serialize, TS)]
pub struct PartRow {
    pub id: PartId,
    pub code: String,
    pub name: String,
    pub brand: String,
    pub specification: String,
    pub grade: Option<PartGrade>,
    pub unit: String,
    /// The retail price that holds today.
    pub unit_price: Money,
    pub active: bool,
    pub minimum: Quantity,
    /// Where it lies, unless it is put elsewhere; empty where nobody said.
    pub bin_code: String,
    pub there: Availability,
    /// What may be promised to one more customer.
    pub free: Quantity,
    pub below_minimum: bool,
    /// The series it fits; none where it fits all.
    pub fits: Vec<String>,
}

#[derive(Debug, Serialize, TS)]
pub struct PartList {
    pub rows: Vec<PartRow>,
    /// There are others behind them.
    pub more: bool,
    /// The one part whose code or other number is what was typed or scanned.
    pub numbered: Option<PartId>,
    /// Whoever asks writes parts anew.
    pub keeps: bool,
    /// Whoever asks sets prices.
    pub sets_prices: bool,
}

const ON_A_PAGE: usize = 50;
/// Of what was typed the best are meant.
const MAX_TYPED: usize = 60;

/// Parts with what there is of them, a page at a time.
///
/// # Errors
/// `BadField` for a text too long.
pub fn list_parts(cx: &Read, ask: AskParts) -> Result<PartList> {
    let text = optional("query", &ask.text, MAX_NAME_LEN)?;
    let (parts, more) =
        if text.is_empty() { listed(cx, &ask)? } else { (found(cx, &text, ask.part_filter)?, false) };
    let mut rows = rows(cx, parts)?;
    if !text.is_empty() {
        rows.retain(|row| match ask.part_filter {
            PartFilter::All | PartFilter::Retired => true,
            PartFilter::BelowMinimum => row.below_minimum,
            PartFilter::WithoutStock => row.there.usable.0 <= 0,
        });
    }
    let mut numbered = cx.r.parts_numbered(&text)?.into_iter();
    let numbered = match (numbered.next(), numbered.next()) {
        (Some(one), None) => Some(one),
        _ => None,
    };
    Ok(PartList { rows, more, numbered, keeps: is_one_of(cx, KEEPS), sets_prices: is_one_of(cx, PRICES) })
}

fn listed(cx: &Read, ask: &AskParts) -> Result<(Vec<Part>, bool)> {
    let most = i64::try_from(ON_A_PAGE + 1).unwrap_or(i64::MAX);
    let after = ask.after.unwrap_or(PartId(0));
    let by_code = |active: bool| -> Result<Vec<Part>> {
        let after = ask.after.map(|id| cx.r.get::<Part>(id.0)).transpose()?;
        Ok(cx.r.parts_by_code(active, after.as_ref(), most)?)
    };
    let mut parts = match ask.part_filter {
        PartFilter::All => by_code(true)?,
        PartFilter::Retired => by_code(false)?,
        PartFilter::BelowMinimum => cx.r.parts_below_minimum(after, most, cx.today()?)?,
        PartFilter::WithoutStock => cx.r.parts_without_stock(after, most, cx.today()?)?,
    };
    let more = parts.len() > ON_A_PAGE;
    parts.truncate(ON_A_PAGE);
    Ok((parts, more))
}

fn found(cx: &Read, text: &str, shown: PartFilter) -> Result<Vec<Part>> {
    let found = cx.r.parts_found(text, shown != PartFilter::Retired, MAX_TYPED)?;
    found.into_iter().take(MAX_TYPED).map(|part| Ok(cx.r.get::<Part>(part.id.0)?)).collect()
}

fn rows(cx: &Read, parts: Vec<Part>) -> Result<Vec<PartRow>> {
    let ids: Vec<PartId> = parts.iter().map(|part| part.id).collect();
    let mut there: HashMap<PartId, Availability> =
        cx.r.availability(&ids, cx.today()?)?.into_iter().map(|one| (one.part_id, one)).collect();
    let mut codes: HashMap<BinId, String> = HashMap::new();
    let items = parts.iter().cloned().map(CatalogueItem::from).collect();
    let items = cx.r.at_prices_of(items, PriceClass::Retail, cx.today()?)?;
    let mut rows = Vec::with_capacity(parts.len());
    for (part, item) in parts.into_iter().zip(items) {
        let Some(there) = there.remove(&part.id) else { continue };
        let bin_code = match part.stock.bin_id {
            Some(id) => match codes.get(&id) {
                Some(code) => code.clone(),
                None => codes.entry(id).or_insert(cx.r.get::<Bin>(id.0)?.code).clone(),
            },
            None => String::new(),
        };
        rows.push(PartRow {
            below_minimum: is_below_minimum(&part, &there),
            free: there.free(),
            id: part.id,
            code: part.terms.code,
            name: part.terms.name,
            brand: part.terms.brand,
            specification: part.terms.specification,
            grade: part.grade,
            unit: part.terms.unit,
            unit_price: item.terms.unit_price,
            active: part.active,
            minimum: part.stock.minimum,
            fits: part.stock.fits,
            bin_code,
            there,
        });
    }
    Ok(rows)
}

kernel::commands! {
    read list_parts(AskParts) -> PartList, Roles(LOOKS_UP), shows [Catalogue Stock Purchasing];
}
