//! Customers with their vehicles.

use crate::record::select;
use crate::{Reader, Result};
use domain::ids::CustomerId;
use domain::vehicle::Vehicle;
use rusqlite::params;

pub(crate) const VEHICLES: &str = concat!(
    "SELECT * FROM vehicle WHERE customer_id = ?1 AND ",
    shown_vehicle!("vehicle.id"),
    " AND ",
    stands_for_itself!("vehicle", "vehicle.id"),
    " ORDER BY last_visit_at DESC, id DESC LIMIT ?2"
);

impl Reader<'_> {
    /// The vehicles that are the customer's now, the last seen first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn vehicles_of_customer(&self, customer: CustomerId, limit: i64) -> Result<Vec<Vehicle>> {
        select(self.connection(), VEHICLES, params![customer.0, limit])
    }
}
