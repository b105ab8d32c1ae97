//! The files put to a visit, in the order in which they came.

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result};
use domain::attached_file::AttachedFile;
use domain::ids::WorkOrderId;

pub(crate) const STEPS: &[Step] = &[dated!("2026-11-28-1800-attached-files")];

pub(crate) const OF_VISIT: &str = "SELECT * FROM attached_file WHERE work_order_id = ?1 ORDER BY id";

impl Reader<'_> {
    /// Also those that were taken off the page.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn attached_files_of(&self, order: WorkOrderId) -> Result<Vec<AttachedFile>> {
        select(self.connection(), OF_VISIT, [order.0])
    }
}
