//! Who else is spoken to for a customer, and the departments of a company.

use crate::record::select;
use crate::{Reader, Result};
use domain::contact::{CustomerContact, Department};
use domain::ids::{CustomerId, VehicleId};

pub(crate) const OF_CUSTOMER: &str = "SELECT * FROM customer_contact WHERE customer_id = ?1 ORDER BY id";
pub(crate) const OF_CAR: &str = "SELECT * FROM customer_contact WHERE vehicle_id = ?1 ORDER BY id";
pub(crate) const DEPARTMENTS: &str = "SELECT * FROM customer_department WHERE customer_id = ?1 ORDER BY id";

impl Reader<'_> {
    /// The contacts of a customer, those who left among them.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn contacts_of(&self, customer: CustomerId) -> Result<Vec<CustomerContact>> {
        select(self.connection(), OF_CUSTOMER, [customer.0])
    }

    /// Who drives a car, whoever it belongs to.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn drivers_of(&self, vehicle: VehicleId) -> Result<Vec<CustomerContact>> {
        select(self.connection(), OF_CAR, [vehicle.0])
    }

    /// The departments of a company.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn departments_of(&self, customer: CustomerId) -> Result<Vec<Department>> {
        select(self.connection(), DEPARTMENTS, [customer.0])
    }
}
