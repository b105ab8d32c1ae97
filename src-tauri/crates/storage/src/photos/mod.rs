//! The photos of a visit, in the order in which they were taken.

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result};
use domain::ids::WorkOrderId;
use domain::photo::Photo;

pub(crate) const STEPS: &[Step] =
    &[dated!("2026-11-28-1200-photos"), dated!("2026-11-29-1818-photos-of-marks")];

pub(crate) const OF_VISIT: &str = "SELECT * FROM photo WHERE work_order_id = ?1 ORDER BY id";

impl Reader<'_> {
    /// Also those that were taken off the page.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn photos_of(&self, order: WorkOrderId) -> Result<Vec<Photo>> {
        select(self.connection(), OF_VISIT, [order.0])
    }
}
