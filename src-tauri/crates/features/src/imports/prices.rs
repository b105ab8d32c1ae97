//! What a list makes of the prices of parts the shop has: what they are, what they will be, and what is left
//! over the cost; looked at before it comes in, and from the day somebody names.

use super::part_news::price_and_cost;
use super::parts::PartRow;
use super::report::count;
use super::{ImportFile, ImportKind, ImportPriceRow, ImportPrices};
use chrono::NaiveDate;
use domain::catalogue::Part;
use domain::dates::local_day;
use domain::ids::PartId;
use domain::money::Money;
use domain::part_price::{check_from, margin};
use domain::shop::ShopDetails;
use kernel::clock::present_in;
use kernel::error::Result;
use kernel::shop::Shop;
use std::collections::HashMap;
use storage::Reader;

const MAX_SHOWN: usize = 200;

/// Of two rows about one part the later one counts, as it does once they come in.
#[derive(Default)]
pub struct Prices {
    changed: HashMap<PartId, ImportPriceRow>,
}

impl Prices {
    pub fn look_at(&mut self, number: i64, known: &Part, read: &PartRow, before: (Money, Money)) {
        let first = self.changed.get(&known.id).map(|row| (row.old_price, row.old_cost));
        let (new_price, cost) = price_and_cost(read, before);
        if (new_price, cost) == before && first.is_none() {
            return;
        }
        let (old_price, old_cost) = first.unwrap_or(before);
        let terms = &known.terms;
        let row = ImportPriceRow {
            number,
            code: terms.code.clone(),
            name: terms.name.clone(),
            brand: terms.brand.clone(),
            specification: terms.specification.clone(),
            old_price,
            new_price,
            old_cost,
            cost,
            margin_before: margin(old_price, old_cost),
            margin_after: margin(new_price, cost),
            below_cost: new_price < cost,
        };
        self.changed.insert(known.id, row);
    }

    /// None where no price changes.
    pub fn shown(self) -> Option<ImportPrices> {
        let mut rows: Vec<ImportPriceRow> = self.changed.into_values().collect();
        if rows.is_empty() {
            return None;
        }
        let prices = count(rows.iter().filter(|row| row.new_price != row.old_price).count());
        let costs = count(rows.iter().filter(|row| row.cost != row.old_cost).count());
        let below_cost = count(rows.iter().filter(|row| row.below_cost).count());
        rows.sort_by_key(|row| (row.margin_after, row.number));
        rows.truncate(MAX_SHOWN);
        Some(ImportPrices { rows, prices, costs, below_cost })
    }
}

/// The day from which prices hold, where it is still to come; today they hold at once.
///
/// # Errors
/// `BadField` for a day that is over.
pub(super) fn day_of(r: &Reader<'_>, shop: &Shop, ask: &ImportFile) -> Result<Option<NaiveDate>> {
    let Some(day) = ask.prices_from.filter(|_| ask.kind == ImportKind::Parts) else { return Ok(None) };
    let now = present_in(r, shop.clock.as_ref())?;
    let today = local_day(now, r.get::<ShopDetails>(1)?.settings.zone);
    check_from(day, today)?;
    Ok((day > today).then_some(day))
}
