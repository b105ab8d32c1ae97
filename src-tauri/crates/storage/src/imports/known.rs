//! Which customer or car of the shop a row of a list means.

use crate::{Reader, Result};
use domain::ids::{CustomerId, VehicleId};
use domain::merge::MergedKind;
use rusqlite::{OptionalExtension, Params};

pub(crate) const OF_CUSTOMER_KEY: &str = concat!(
    "SELECT id FROM customer WHERE import_key = ?1 AND ",
    shown_customer!("customer.id"),
    " ORDER BY id DESC LIMIT 1"
);
// Names are not indexed, only their search terms are. A long name's term is cut
// off, so the row itself is compared as well.
pub(crate) const SAME_CUSTOMER: &str = concat!(
    "SELECT customer.id FROM search_term CROSS JOIN customer ON customer.id = entity_id
     WHERE term = ?1 AND entity = 'customer' AND customer.name = ?2 AND customer.phone = ?3 AND ",
    shown_customer!("customer.id"),
    " LIMIT 1"
);
pub(crate) const WITH_VIN: &str = concat!(
    "SELECT id FROM vehicle WHERE vin = ?1 AND ",
    shown_vehicle!("vehicle.id"),
    " ORDER BY id DESC LIMIT 20"
);

pub(crate) const OF_VEHICLE_KEY: &str = concat!(
    "SELECT id FROM vehicle WHERE import_key = ?1 AND ",
    shown_vehicle!("vehicle.id"),
    " ORDER BY id DESC LIMIT 1"
);

impl Reader<'_> {
    /// The newest customer that had this key in its file.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn customer_of_key(&self, key: &str) -> Result<Option<CustomerId>> {
        Ok(self.standing(MergedKind::Customer, self.first(OF_CUSTOMER_KEY, [key])?)?.map(CustomerId))
    }

    /// A customer of this name and phone, by a term it is found by.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn customer_like(&self, term: &str, name: &str, phone: &str) -> Result<Option<CustomerId>> {
        Ok(self
            .standing(MergedKind::Customer, self.first(SAME_CUSTOMER, [term, name, phone])?)?
            .map(CustomerId))
    }

    /// The vehicles of this VIN, the newest first. Real files have a VIN twice.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn vehicles_with_vin(&self, vin: &str) -> Result<Vec<VehicleId>> {
        let found: Vec<i64> = self
            .connection()
            .prepare_cached(WITH_VIN)?
            .query_map([vin], |row| row.get(0))?
            .collect::<std::result::Result<_, _>>()?;
        let mut cars: Vec<VehicleId> = Vec::new();
        for id in found {
            let car = VehicleId(self.stands_for(MergedKind::Vehicle, id)?);
            if !cars.contains(&car) {
                cars.push(car);
            }
        }
        Ok(cars)
    }

    /// The newest vehicle that had this key in its file.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn vehicle_of_key(&self, key: &str) -> Result<Option<VehicleId>> {
        Ok(self.standing(MergedKind::Vehicle, self.first(OF_VEHICLE_KEY, [key])?)?.map(VehicleId))
    }

    /// A list that comes in again means who its row is by now.
    fn standing(&self, kind: MergedKind, found: Option<i64>) -> Result<Option<i64>> {
        found.map(|id| self.stands_for(kind, id)).transpose()
    }

    fn first(&self, sql: &str, params: impl Params) -> Result<Option<i64>> {
        Ok(self.connection().prepare_cached(sql)?.query_row(params, |row| row.get(0)).optional()?)
    }
}
