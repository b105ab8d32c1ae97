//! What a part costs the shop by now.

use domain::catalogue::{CatalogueItem, ItemId};
use kernel::error::Result;
use storage::Reader;

/// Items at what their parts were bought for last. Whether a price lies below cost is asked by what the next
/// one costs, and not by what somebody typed into the price list before any came.
///
/// # Errors
/// Only what the file itself fails with.
pub fn at_last_cost(r: &Reader<'_>, mut items: Vec<CatalogueItem>) -> Result<Vec<CatalogueItem>> {
    for item in &mut items {
        let ItemId::Part(part) = item.id else { continue };
        let last = r.stock_account(part)?.last_cost;
        if !last.is_zero() {
            item.terms.cost = last;
        }
    }
    Ok(items)
}
