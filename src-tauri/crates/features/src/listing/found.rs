//! The few that something asked for leaves, where these are looked at all.

use domain::ids::{CustomerId, VehicleId};
use domain::list_filter::ListFilter;
use domain::search_terms::{of_query, short_number_of_query, words_of_query};
use kernel::error::Result;
use storage::Reader;

/// So many cars and customers of a text are looked at, those seen last before the others.
const MAX_FOUND: usize = 200;

/// Few by nature.
pub(super) struct Few {
    pub ids: Vec<i64>,
    /// There are more of them than are looked at.
    pub cut: bool,
    /// What is left to be asked of each.
    pub filter: ListFilter,
}

impl Few {
    pub fn of((ids, cut): (Vec<i64>, bool), filter: ListFilter) -> Self {
        Self { ids, cut, filter }
    }
}

/// What a text means.
pub(super) struct OfText {
    pub vehicles: Vec<VehicleId>,
    pub customers: Vec<CustomerId>,
    /// What goes by such a number itself.
    pub numbered: Vec<i64>,
    /// One of them is not all there is.
    pub full: bool,
}

/// By the car, by its owner, and by the number of what is listed, where it has one.
///
/// # Errors
/// Only what the file itself fails with.
pub(super) fn of_text(r: &Reader<'_>, entity: Option<&str>, text: &str) -> Result<OfText> {
    let mut found = OfText { vehicles: Vec::new(), customers: Vec::new(), numbered: Vec::new(), full: false };
    // Of dots and blanks alone nothing is left to be found by.
    let Some(query) = of_query(text) else { return Ok(found) };
    let words = words_of_query(text);
    let most = i64::try_from(MAX_FOUND).unwrap_or(i64::MAX);
    found.vehicles.extend(r.search_vehicles(&query, most)?.into_iter().map(|hit| VehicleId(hit.id)));
    found.customers.extend(r.search_customers(&query, most)?.into_iter().map(|hit| CustomerId(hit.id)));
    if !words.is_empty() {
        found.vehicles.extend(r.vehicles_with_words(&words, MAX_FOUND)?);
        found.customers.extend(r.customers_with_words(&words, MAX_FOUND)?);
    }
    if let Some(entity) = entity {
        let short = short_number_of_query(&query);
        for number in short.iter().chain([&query]) {
            found.numbered.extend(r.search_numbers(entity, number, most)?.into_iter().map(|hit| hit.id));
        }
    }
    let lengths = [found.vehicles.len(), found.customers.len(), found.numbered.len()];
    found.full = lengths.into_iter().any(|length| length >= MAX_FOUND);
    Ok(found)
}
