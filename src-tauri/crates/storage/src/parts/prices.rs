//! What parts cost whom, and from which day on.

use crate::record::select;
use crate::{Reader, Result};
use chrono::NaiveDate;
use domain::catalogue::{CatalogueItem, ItemId};
use domain::ids::PartId;
use domain::part_price::{PartPrice, PriceClass, holding};
use rusqlite::params;
use std::collections::HashMap;

pub(crate) const OF_PART: &str =
    "SELECT * FROM part_price WHERE part_id = ?1 ORDER BY part_id, from_day DESC, id DESC LIMIT ?2";
/// Of each part the newest price of a class that has come by a day.
pub(crate) const COME: &str = "
    SELECT part_price.* FROM json_each(?1) AS asked
    CROSS JOIN part_price ON part_price.id = (
        SELECT newest.id FROM part_price AS newest
        WHERE newest.part_id = asked.value AND newest.price_class = ?2 AND newest.from_day <= ?3
        ORDER BY newest.from_day DESC, newest.id DESC LIMIT 1)
    ORDER BY asked.key";

/// More than a page shows.
const MAX_PRICES: i64 = 200;

impl Reader<'_> {
    /// The prices of a part, those still to come first and the newest before all.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn part_prices(&self, part: PartId) -> Result<Vec<PartPrice>> {
        select(self.connection(), OF_PART, [part.0, MAX_PRICES])
    }

    /// Of these parts the prices among which that of a class is found on a day: its own, and the retail
    /// price.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn prices_come(&self, parts: &[PartId], class: PriceClass, day: NaiveDate) -> Result<Vec<PartPrice>> {
        let asked = serde_json::to_string(parts)?;
        let mut found = Vec::new();
        let classes = [PriceClass::Retail, class];
        for class in classes.into_iter().skip(usize::from(class == PriceClass::Retail)) {
            let code = serde_json::to_value(class)?;
            let params = params![asked, code.as_str(), day.to_string()];
            found.extend(select::<PartPrice>(self.connection(), COME, params)?);
        }
        Ok(found)
    }

    /// Items of the price list at the prices that hold on a day for whoever buys by a list. The price of
    /// an operation has neither.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn at_prices_of(
        &self,
        mut items: Vec<CatalogueItem>,
        class: PriceClass,
        day: NaiveDate,
    ) -> Result<Vec<CatalogueItem>> {
        let part_of = |item: &CatalogueItem| match item.id {
            ItemId::Part(id) => Some(id),
            ItemId::LabourOperation(_) => None,
        };
        let parts: Vec<PartId> = items.iter().filter_map(part_of).collect();
        let mut come: HashMap<PartId, Vec<PartPrice>> = HashMap::new();
        for price in self.prices_come(&parts, class, day)? {
            come.entry(price.part_id).or_default().push(price);
        }
        for item in &mut items {
            if let Some(prices) = part_of(item).and_then(|id| come.get(&id)) {
                item.terms.unit_price = holding(prices, class, day, item.terms.unit_price);
            }
        }
        Ok(items)
    }
}
