//! What customers agreed to or refused.

use crate::record::select;
use crate::{Reader, Result};
use domain::consent::CustomerConsent;
use domain::ids::CustomerId;

pub(crate) const OF_CUSTOMER: &str = "SELECT * FROM customer_consent WHERE customer_id = ?1 ORDER BY id";
pub(crate) const OF_CUSTOMERS: &str = "SELECT customer_consent.* FROM json_each(?1) AS asked
     CROSS JOIN customer_consent ON customer_consent.customer_id = asked.value ORDER BY customer_consent.id";

impl Reader<'_> {
    /// What a customer said, the oldest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn consents_of(&self, customer: CustomerId) -> Result<Vec<CustomerConsent>> {
        select(self.connection(), OF_CUSTOMER, [customer.0])
    }

    /// The same of several customers.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn consents_of_customers(&self, customers: &[CustomerId]) -> Result<Vec<CustomerConsent>> {
        select(self.connection(), OF_CUSTOMERS, [serde_json::to_string(customers)?])
    }
}
