//! What of the workshop and of the book belongs to the sample shop.

use crate::{Result, Writer};
use domain::ids::{ExpressKindId, LabourOperationId, WorkPackageId};

impl Writer<'_> {
    /// A kind of small work that the sample named.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn mark_sample_express_kind(&self, id: ExpressKindId) -> Result<()> {
        self.mark_sample("express_kind", id.0)
    }

    /// An operation that it put on the list.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn mark_sample_operation(&self, id: LabourOperationId) -> Result<()> {
        self.mark_sample("labour_operation", id.0)
    }

    /// What it does together under one word.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn mark_sample_work_package(&self, id: WorkPackageId) -> Result<()> {
        self.mark_sample("work_package", id.0)
    }

    /// Somebody who waits for room in its book.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn mark_sample_wish(&self, id: i64) -> Result<()> {
        self.mark_sample("booking_wish", id)
    }
}
