//! Who may be written down twice: a portion of the file at a time, and by what searches find a
//! thing by, so that nobody else's row is read.

use crate::record::select;
use crate::{Reader, Result};
use domain::customer::Customer;
use domain::merge::MergedKind;
use domain::vehicle::Vehicle;
use rusqlite::params;

/// So many bear the same sign; of more nobody says which two are one.
const MOST: i64 = 20;

pub(crate) const CUSTOMERS_AFTER: &str = concat!(
    "SELECT * FROM customer WHERE id > ?1 AND ",
    shown_customer!("customer.id"),
    " AND ",
    stands_for_itself!("customer", "customer.id"),
    " ORDER BY id LIMIT ?2"
);
pub(crate) const VEHICLES_AFTER: &str = concat!(
    "SELECT * FROM vehicle WHERE id > ?1 AND ",
    shown_vehicle!("vehicle.id"),
    " AND ",
    stands_for_itself!("vehicle", "vehicle.id"),
    " ORDER BY id LIMIT ?2"
);
pub(crate) const CUSTOMERS_CALLED: &str = concat!(
    "SELECT customer.* FROM search_term CROSS JOIN customer ON customer.id = entity_id
     WHERE entity = 'customer' AND term = ?1 AND entity_id < ?2 AND ",
    shown_customer!("customer.id"),
    " AND ",
    stands_for_itself!("customer", "customer.id"),
    " ORDER BY entity_id DESC LIMIT ?3"
);
pub(crate) const VEHICLES_CALLED: &str = concat!(
    "SELECT vehicle.* FROM search_term CROSS JOIN vehicle ON vehicle.id = entity_id
     WHERE entity = 'vehicle' AND term = ?1 AND entity_id < ?2 AND ",
    shown_vehicle!("vehicle.id"),
    " AND ",
    stands_for_itself!("vehicle", "vehicle.id"),
    " ORDER BY entity_id DESC LIMIT ?3"
);

impl Reader<'_> {
    /// So many customers from behind a number, the oldest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn customers_after(&self, after: i64, limit: i64) -> Result<Vec<Customer>> {
        select(self.connection(), CUSTOMERS_AFTER, params![after, limit])
    }

    /// So many vehicles from behind a number, the oldest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn vehicles_after(&self, after: i64, limit: i64) -> Result<Vec<Vehicle>> {
        select(self.connection(), VEHICLES_AFTER, params![after, limit])
    }

    /// Customers of a lower number that are found by exactly this.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn customers_called(&self, term: &str, below: i64) -> Result<Vec<Customer>> {
        select(self.connection(), CUSTOMERS_CALLED, params![term, below, MOST])
    }

    /// Vehicles of a lower number that are found by exactly this.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn vehicles_called(&self, term: &str, below: i64) -> Result<Vec<Vehicle>> {
        select(self.connection(), VEHICLES_CALLED, params![term, below, MOST])
    }

    /// How many visits there are of the record, counted so far and no further.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn visits_counted(&self, kind: MergedKind, id: i64, most: i64) -> Result<i64> {
        let sql = match kind {
            MergedKind::Customer => {
                "SELECT count(*) FROM (SELECT 1 FROM work_order WHERE customer_id = ?1 LIMIT ?2)"
            }
            MergedKind::Vehicle => {
                "SELECT count(*) FROM (SELECT 1 FROM work_order WHERE vehicle_id = ?1 LIMIT ?2)"
            }
        };
        Ok(self.connection().prepare_cached(sql)?.query_row([id, most], |row| row.get(0))?)
    }
}
