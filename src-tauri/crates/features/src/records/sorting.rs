//! What customers are sorted by: the shop's own levels, and tags in anybody's words.

use super::customers::still_shown;
use domain::customer::Customer;
use domain::customer_level::{level_kept, tags_kept};
use domain::ids::CustomerId;
use kernel::command::{COUNTER, SignedIn};
use kernel::error::Result;
use kernel::host::{AskNothing, Read, Write};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What there is to choose from.
#[derive(Debug, Serialize, TS)]
pub struct CustomerWords {
    /// The lowest first.
    pub levels: Vec<String>,
    /// Those somebody bears.
    pub tags: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SortCustomer {
    pub customer_id: CustomerId,
    pub version: i64,
    /// Empty for none.
    pub level: String,
    pub tags: Vec<String>,
}

/// The levels and tags of the shop.
///
/// # Errors
/// Only what the file itself fails with.
pub fn customer_words(cx: &Read, _: AskNothing) -> Result<CustomerWords> {
    Ok(CustomerWords { levels: cx.details()?.settings.customer_levels.clone(), tags: cx.r.tags_in_use()? })
}

/// Says which level a customer has, and which tags.
///
/// # Errors
/// `BadField` for a level the shop has not, and for a tag too long or too many of them; `NotFound`,
/// and `Conflict` where the customer was changed meanwhile.
pub fn sort_customer(cx: &Write, ask: SortCustomer) -> Result<Customer> {
    let customer = still_shown(cx.w, ask.customer_id, ask.version)?;
    let level = level_kept(&ask.level, &cx.details()?.settings.customer_levels, &customer.level)?;
    let mut sorted = Customer { version: ask.version, level, tags: tags_kept(&ask.tags)?, ..customer };
    cx.w.update(&sorted)?;
    sorted.version += 1;
    Ok(sorted)
}

kernel::commands! {
    read customer_words(AskNothing) -> CustomerWords, SignedIn, shows [Customers Shop];
    write sort_customer(SortCustomer) -> Customer, COUNTER, changes [Customers];
}
