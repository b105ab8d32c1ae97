//! Prices are set with the day they hold from, and looked at before: what they were, what they will be,
//! and what is left over the cost. What was looked at is what is set.

use chrono::NaiveDate;
use domain::catalogue::{CatalogueItem, Part};
use domain::customer::Customer;
use domain::ids::{CustomerId, PartId, SupplierId};
use domain::money::{Money, Rate};
use domain::part_price::{PRICES, PartPrice, PriceClass, PriceRule, check_from, holding, margin};
use domain::refusal::{FieldProblem, Refusal, in_range};
use domain::shop::ShopDetails;
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use storage::Reader;
use ts_rs::TS;

/// Whose prices are set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum PriceScope {
    Part { part_id: PartId },
    Brand { brand: String },
    Supplier { supplier_id: SupplierId },
    Everything,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskPriceChange {
    pub scope: PriceScope,
    pub rule: PriceRule,
    pub price_class: PriceClass,
    pub from_day: NaiveDate,
    /// Prices are brought to whole steps of it: to the yuan, to ten fen.
    pub round_to: Money,
}

#[derive(Debug, Serialize, TS)]
pub struct PriceChangeRow {
    pub part_id: PartId,
    pub code: String,
    pub name: String,
    pub brand: String,
    pub specification: String,
    pub old_price: Money,
    pub new_price: Money,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub cost: Money,
    /// As shares of the price.
    pub margin_before: Option<Rate>,
    pub margin_after: Option<Rate>,
    pub below_cost: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct PriceChangePreview {
    /// Those on which least is left first; of many not all.
    pub rows: Vec<PriceChangeRow>,
    /// How many prices change.
    pub count: i64,
    pub old_total: Money,
    pub new_total: Money,
    /// How many would be sold below their cost.
    pub below_cost: i64,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ChangePrices {
    pub change: AskPriceChange,
    /// As they were shown.
    pub count: i64,
    pub new_total: Money,
}

#[derive(Debug, Serialize, TS)]
pub struct PricesChanged {
    pub count: i64,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SetPriceClass {
    pub customer_id: CustomerId,
    pub version: i64,
    pub price_class: PriceClass,
}

/// More are changed brand by brand.
const MAX_CHANGED: usize = 20_000;
const AT_A_TIME: i64 = 1_000;
const MAX_SHOWN: usize = 500;
/// A hundred yuan.
const MAX_STEP: i64 = 10_000;

fn of_scope(r: &Reader<'_>, scope: &PriceScope, after: Option<&Part>) -> Result<Vec<Part>> {
    let behind = after.map_or(PartId(0), |part| part.id);
    Ok(match scope {
        PriceScope::Part { .. } if after.is_some() => Vec::new(),
        PriceScope::Part { part_id } => vec![r.get(part_id.0)?],
        PriceScope::Brand { brand } => r.parts_of_brand(brand.trim(), behind, AT_A_TIME)?,
        PriceScope::Supplier { supplier_id } => r.parts_of_supplier(*supplier_id, behind, AT_A_TIME)?,
        PriceScope::Everything => r.parts_by_code(true, after, AT_A_TIME)?,
    })
}

/// What a part cost last, or what the price list says of it where none was ever bought.
pub(crate) fn cost_of(r: &Reader<'_>, part: &Part) -> Result<Money> {
    let last_cost = r.stock_account(part.id)?.last_cost;
    Ok(if last_cost.is_zero() { part.terms.cost } else { last_cost })
}

/// What changes, part by part, on the day it does.
fn changed(r: &Reader<'_>, shop: &ShopDetails, ask: &AskPriceChange) -> Result<Vec<(Part, PriceChangeRow)>> {
    ask.rule.check()?;
    in_range("round_to", ask.round_to.0, MAX_STEP)?;
    let mut changed = Vec::new();
    let mut after: Option<Part> = None;
    loop {
        let parts = of_scope(r, &ask.scope, after.as_ref())?;
        let Some(last) = parts.last().cloned() else { break };
        let items = parts.iter().cloned().map(CatalogueItem::from).collect();
        let items = r.at_prices_of(items, ask.price_class, ask.from_day)?;
        for (part, item) in parts.into_iter().zip(items) {
            let cost = cost_of(r, &part)?;
            let old_price = item.terms.unit_price;
            let new = ask.rule.new_price(old_price, cost, &shop.settings.stock, ask.round_to);
            let Some(new_price) = new else { continue };
            let row = PriceChangeRow {
                part_id: part.id,
                code: item.terms.code,
                name: item.terms.name,
                brand: item.terms.brand,
                specification: item.terms.specification,
                old_price,
                new_price,
                cost,
                margin_before: margin(old_price, cost),
                margin_after: margin(new_price, cost),
                below_cost: new_price < cost,
            };
            changed.push((part, row));
        }
        if changed.len() > MAX_CHANGED {
            return Err(Refusal::bad("price_scope", FieldProblem::TooLarge).into());
        }
        after = Some(last);
    }
    Ok(changed)
}

fn totals(changed: &[(Part, PriceChangeRow)]) -> (i64, Money, Money) {
    let count = i64::try_from(changed.len()).unwrap_or(i64::MAX);
    let old = changed.iter().map(|(_, row)| row.old_price).sum();
    (count, old, changed.iter().map(|(_, row)| row.new_price).sum())
}

/// What a change of prices would do.
///
/// # Errors
/// `BadField` for a change nobody means, a day that is over, or more parts than are changed at once.
pub fn preview_prices(cx: &Read, ask: AskPriceChange) -> Result<PriceChangePreview> {
    check_from(ask.from_day, cx.today()?)?;
    let changed = changed(cx.r, cx.details()?, &ask)?;
    let (count, old_total, new_total) = totals(&changed);
    let below = changed.iter().filter(|(_, row)| row.below_cost).count();
    let mut rows: Vec<PriceChangeRow> = changed.into_iter().map(|(_, row)| row).collect();
    rows.sort_by_key(|row| row.margin_after);
    rows.truncate(MAX_SHOWN);
    Ok(PriceChangePreview {
        rows,
        count,
        old_total,
        new_total,
        below_cost: i64::try_from(below).unwrap_or(i64::MAX),
    })
}

/// Sets prices as they were looked at.
///
/// # Errors
/// As `preview_prices`, and `PriceChangeOutdated` where they would be others by now.
pub fn change_prices(cx: &Write, ask: ChangePrices) -> Result<PricesChanged> {
    let today = cx.today()?;
    let ChangePrices { change, .. } = &ask;
    check_from(change.from_day, today)?;
    let changed = changed(cx.w, cx.details()?, change)?;
    let (count, _, new_total) = totals(&changed);
    if (count, new_total) != (ask.count, ask.new_total) {
        return Err(Refusal::PriceChangeOutdated.into());
    }
    let (set_at, person_id) = (cx.now, cx.my_id()?);
    let (price_class, from_day) = (change.price_class, change.from_day);
    // What holds at once stands in the price list as well.
    let lists = price_class == PriceClass::Retail && from_day == today;
    for (mut part, PriceChangeRow { part_id, new_price, .. }) in changed {
        let unit_price = new_price;
        let mut price = PartPrice { id: 0, part_id, price_class, unit_price, from_day, set_at, person_id };
        cx.w.insert(&mut price)?;
        if lists {
            part.terms.unit_price = new_price;
            cx.w.update(&part)?;
        }
    }
    Ok(PricesChanged { count })
}

/// A price that holds from a day on, by one of the shop's lists. Says which one it is.
pub(crate) fn keep_from(
    cx: &Write,
    part_id: PartId,
    price_class: PriceClass,
    unit_price: Money,
    from_day: NaiveDate,
) -> Result<i64> {
    let (set_at, person_id) = (cx.now, cx.my_id()?);
    let mut price = PartPrice { id: 0, part_id, price_class, unit_price, from_day, set_at, person_id };
    cx.w.insert(&mut price)?;
    Ok(price.id)
}

/// A price written into the list holds from today on, whatever price came by a day before. Says which
/// price with a day that took.
pub(crate) fn keep_retail(cx: &Write, part_id: PartId, unit_price: Money) -> Result<Option<i64>> {
    let from_day = cx.today()?;
    let come = cx.w.prices_come(&[part_id], PriceClass::Retail, from_day)?;
    // What nobody ever gave a day holds as it is written.
    if come.is_empty() || holding(&come, PriceClass::Retail, from_day, unit_price) == unit_price {
        return Ok(None);
    }
    keep_from(cx, part_id, PriceClass::Retail, unit_price, from_day).map(Some)
}

/// Says by which list a customer buys.
///
/// # Errors
/// `NotFound`, and `Conflict` where the customer was changed meanwhile.
pub fn set_price_class(cx: &Write, ask: SetPriceClass) -> Result<PriceClass> {
    let customer: Customer = cx.w.get(ask.customer_id.0)?;
    cx.w.update(&Customer { version: ask.version, price_class: ask.price_class, ..customer })?;
    Ok(ask.price_class)
}

kernel::commands! {
    read preview_prices(AskPriceChange) -> PriceChangePreview, Roles(PRICES), shows [Catalogue Stock];
    write change_prices(ChangePrices) -> PricesChanged, Roles(PRICES), changes [Catalogue];
    write set_price_class(SetPriceClass) -> PriceClass, Roles(PRICES), changes [Customers];
}
