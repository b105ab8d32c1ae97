//! The links of customers' own phones, found by the hash of what was given out.

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result};
use domain::customer_link::CustomerLink;
use domain::ids::WorkOrderId;

pub(crate) const STEPS: &[Step] = &[dated!("2026-11-28-1600-customer-links")];

pub(crate) const BY_TOKEN: &str = "SELECT * FROM customer_link WHERE token_hash = ?1";

pub(crate) const OF_VISIT: &str = "SELECT * FROM customer_link WHERE work_order_id = ?1 ORDER BY id";

impl Reader<'_> {
    /// The links that were given out for a visit.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn customer_links_of(&self, order: WorkOrderId) -> Result<Vec<CustomerLink>> {
        select(self.connection(), OF_VISIT, [order.0])
    }

    /// Whose token this is the hash of, also when it is over.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn customer_link_by_token(&self, token_hash: &str) -> Result<Option<CustomerLink>> {
        Ok(select(self.connection(), BY_TOKEN, [token_hash])?.pop())
    }
}
