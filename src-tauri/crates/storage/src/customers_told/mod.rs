//! What customers were told of their cars, what of a car is to be told from, and what of it advisors saw.

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result};
use domain::customer_told::CustomerTold;
use domain::ids::WorkOrderId;
use domain::promise_moved::PromiseSeen;
use domain::work_order::StageStep;
use domain::work_order::correction::CheckInCorrection;

pub(crate) const STEPS: &[Step] =
    &[dated!("2026-11-30-1701-customers-told"), dated!("2026-12-01-1231-promises-seen")];

pub(crate) const OF_VISIT: &str = "SELECT * FROM customer_told WHERE work_order_id = ?1 ORDER BY id";
pub(crate) const OF_VISITS: &str = "SELECT customer_told.* FROM json_each(?1) AS asked
     CROSS JOIN customer_told ON customer_told.work_order_id = asked.value ORDER BY customer_told.id";
pub(crate) const SEEN_OF: &str = "SELECT promise_seen.* FROM json_each(?1) AS asked
     CROSS JOIN promise_seen ON promise_seen.work_order_id = asked.value ORDER BY promise_seen.id";
pub(crate) const STEPS_OF: &str = "SELECT stage_step.* FROM json_each(?1) AS asked
     CROSS JOIN stage_step ON stage_step.work_order_id = asked.value ORDER BY stage_step.id";
pub(crate) const CORRECTIONS_OF: &str = "SELECT check_in_correction.* FROM json_each(?1) AS asked
     CROSS JOIN check_in_correction ON check_in_correction.work_order_id = asked.value
     ORDER BY check_in_correction.id";

impl Reader<'_> {
    /// What the customer of a visit was told, oldest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn told_of(&self, order: WorkOrderId) -> Result<Vec<CustomerTold>> {
        select(self.connection(), OF_VISIT, [order.0])
    }

    /// The same of several visits.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn told_of_orders(&self, orders: &[WorkOrderId]) -> Result<Vec<CustomerTold>> {
        select(self.connection(), OF_VISITS, [serde_json::to_string(orders)?])
    }

    /// Who saw that the promises of several visits had moved.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn promises_seen_of(&self, orders: &[WorkOrderId]) -> Result<Vec<PromiseSeen>> {
        select(self.connection(), SEEN_OF, [serde_json::to_string(orders)?])
    }

    /// How several visits went from stage to stage, in the order in which they did.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn steps_of_orders(&self, orders: &[WorkOrderId]) -> Result<Vec<StageStep>> {
        select(self.connection(), STEPS_OF, [serde_json::to_string(orders)?])
    }

    /// What was put right of several check-ins.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn corrections_of_orders(&self, orders: &[WorkOrderId]) -> Result<Vec<CheckInCorrection>> {
        select(self.connection(), CORRECTIONS_OF, [serde_json::to_string(orders)?])
    }
}
