//! Customers with their vehicles, who else is spoken to for them, and what they agreed to.

mod consents;
mod contacts;
mod tags;

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result};
use domain::ids::CustomerId;
use domain::vehicle::Vehicle;
use rusqlite::params;

#[cfg(test)]
pub(crate) use consents::{OF_CUSTOMER as CONSENTS, OF_CUSTOMERS as CONSENTS_OF};
#[cfg(test)]
pub(crate) use contacts::{DEPARTMENTS, OF_CAR as DRIVERS, OF_CUSTOMER as CONTACTS};
#[cfg(test)]
pub(crate) use tags::TAG_SETS;

pub(crate) const STEPS: &[Step] = &[
    dated!("2026-11-30-2201-contacts"),
    dated!("2026-11-30-2202-levels-and-tags"),
    dated!("2026-11-30-2203-consents"),
];

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
