//! The photos of a visit, in the order in which they were taken.

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result};
use domain::ids::{FindingId, WorkOrderId};
use domain::photo::Photo;

pub(crate) const STEPS: &[Step] =
    &[dated!("2026-11-28-1200-photos"), dated!("2026-11-29-1818-photos-of-marks")];

pub(crate) const OF_VISIT: &str = "SELECT * FROM photo WHERE work_order_id = ?1 ORDER BY id";
pub(crate) const OF_FINDING: &str = "SELECT COUNT(*) FROM photo WHERE finding_id = ?1 AND removed_at IS NULL";

impl Reader<'_> {
    /// Also those that were taken off the page.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn photos_of(&self, order: WorkOrderId) -> Result<Vec<Photo>> {
        select(self.connection(), OF_VISIT, [order.0])
    }

    /// How many photos show what was found, without those that were taken off the page.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn photos_of_finding(&self, finding: FindingId) -> Result<i64> {
        let mut count = self.connection().prepare_cached(OF_FINDING)?;
        Ok(count.query_row([finding.0], |row| row.get(0))?)
    }
}
