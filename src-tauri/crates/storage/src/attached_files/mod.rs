//! The files put to a visit, in the order in which they came; and the documents of customers and
//! cars.

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result, Writer};
use domain::attached_file::AttachedFile;
use domain::ids::WorkOrderId;
use domain::record_document::{DocumentOf, RecordDocument};

pub(crate) const STEPS: &[Step] =
    &[dated!("2026-11-28-1800-attached-files"), dated!("2026-11-30-2211-record-documents")];

pub(crate) const OF_VISIT: &str = "SELECT * FROM attached_file WHERE work_order_id = ?1 ORDER BY id";
pub(crate) const OF_CUSTOMER: &str = "SELECT * FROM record_document WHERE customer_id = ?1 ORDER BY id";
pub(crate) const OF_VEHICLE: &str = "SELECT * FROM record_document WHERE vehicle_id = ?1 ORDER BY id";
/// What nothing names any more is swept by the next start.
pub(crate) const FORGET_BYTES: &str = "DELETE FROM blob WHERE hash = ?1
     AND NOT EXISTS (SELECT 1 FROM photo WHERE photo.hash = ?1)
     AND NOT EXISTS (SELECT 1 FROM photo WHERE photo.small_hash = ?1)
     AND NOT EXISTS (SELECT 1 FROM goods_photo WHERE goods_photo.hash = ?1)
     AND NOT EXISTS (SELECT 1 FROM goods_photo WHERE goods_photo.small_hash = ?1)
     AND NOT EXISTS (SELECT 1 FROM attached_file WHERE attached_file.hash = ?1)
     AND NOT EXISTS (SELECT 1 FROM record_document WHERE record_document.hash = ?1)";

impl Reader<'_> {
    /// Also those that were taken off the page.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn attached_files_of(&self, order: WorkOrderId) -> Result<Vec<AttachedFile>> {
        select(self.connection(), OF_VISIT, [order.0])
    }

    /// The documents of a customer or of a car, also those that were taken off.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn record_documents_of(&self, of: DocumentOf) -> Result<Vec<RecordDocument>> {
        match of {
            DocumentOf::Customer(id) => select(self.connection(), OF_CUSTOMER, [id.0]),
            DocumentOf::Vehicle(id) => select(self.connection(), OF_VEHICLE, [id.0]),
        }
    }
}

impl Writer<'_> {
    /// Takes a document out for good, with its bytes where nothing else has the same.
    ///
    /// # Errors
    /// `NotFound` where there is none.
    pub fn forget_document(&self, document: &RecordDocument) -> Result<()> {
        self.delete::<RecordDocument>(document.id.0)?;
        self.connection().prepare_cached(FORGET_BYTES)?.execute([&document.hash])?;
        Ok(())
    }
}
