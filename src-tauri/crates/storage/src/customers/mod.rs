//! Customers with their vehicles, visits and the list of all.

use crate::record::select;
use crate::{Reader, Result};
use domain::customer::Customer;
use domain::ids::CustomerId;
use domain::vehicle::Vehicle;
use rusqlite::params;

pub(crate) const LIST: &str = concat!(
    "SELECT * FROM customer WHERE id < ?1 AND ",
    shown_customer!("customer.id"),
    " ORDER BY id DESC LIMIT ?2"
);
pub(crate) const VEHICLES: &str = concat!(
    "SELECT * FROM vehicle WHERE customer_id = ?1 AND ",
    shown_vehicle!("vehicle.id"),
    " ORDER BY last_visit_at DESC, id DESC LIMIT ?2"
);

impl Reader<'_> {
    /// Newest first, from below an id.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn customers_before(&self, before: Option<CustomerId>, limit: i64) -> Result<Vec<Customer>> {
        select(self.connection(), LIST, params![before.map_or(i64::MAX, |id| id.0), limit])
    }

    /// The vehicles that are the customer's now, the last seen first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn vehicles_of_customer(&self, customer: CustomerId, limit: i64) -> Result<Vec<Vehicle>> {
        select(self.connection(), VEHICLES, params![customer.0, limit])
    }
}
