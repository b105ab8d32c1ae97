//! What of cars is, or was, at other houses; and what is being done at several cars.

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result};
use domain::ids::WorkOrderId;
use domain::job::Job;
use domain::line::Line;
use domain::outside_work::OutsideWork;

pub(crate) const STEPS: &[Step] = &[dated!("2026-11-30-1702-outside-work")];

pub(crate) const OF_VISIT: &str = "SELECT * FROM outside_work WHERE work_order_id = ?1 ORDER BY id";
pub(crate) const OUT: &str = "SELECT * FROM outside_work INDEXED BY outside_work_out
     WHERE back_at IS NULL ORDER BY due_back_on, id";
pub(crate) const LINES_OF: &str = "SELECT line.* FROM json_each(?1) AS asked
     CROSS JOIN line ON line.work_order_id = asked.value ORDER BY line.work_order_id, line.position, line.id";
pub(crate) const JOBS_OF: &str = "SELECT job.* FROM json_each(?1) AS asked
     CROSS JOIN job ON job.work_order_id = asked.value ORDER BY job.id";

impl Reader<'_> {
    /// What of a car went to other houses, oldest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn outside_of(&self, order: WorkOrderId) -> Result<Vec<OutsideWork>> {
        select(self.connection(), OF_VISIT, [order.0])
    }

    /// What is away now, of all cars, what is due first before the rest.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn outside_now(&self) -> Result<Vec<OutsideWork>> {
        select(self.connection(), OUT, [])
    }

    /// The lines of several visits.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn lines_of_orders(&self, orders: &[WorkOrderId]) -> Result<Vec<Line>> {
        select(self.connection(), LINES_OF, [serde_json::to_string(orders)?])
    }

    /// The jobs of several visits, every try of each line.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn jobs_of_orders(&self, orders: &[WorkOrderId]) -> Result<Vec<Job>> {
        select(self.connection(), JOBS_OF, [serde_json::to_string(orders)?])
    }
}
