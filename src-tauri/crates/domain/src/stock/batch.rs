//! What came in together, and is used up together: by its number, or by its shelf life.

use crate::ids::{PartId, StockBatchId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StockBatch {
    pub id: StockBatchId,
    pub part_id: PartId,
    /// The maker's; empty where there is none.
    pub batch_number: String,
    /// The last day on which it may be fitted.
    pub expires_on: Option<NaiveDate>,
    pub received_on: NaiveDate,
}

impl StockBatch {
    pub fn is_expired(&self, today: NaiveDate) -> bool {
        self.expires_on.is_some_and(|last| last < today)
    }
}

/// In which order batches are offered to whoever takes one out: what is expired comes last, so that nobody
/// takes it unless it is asked for by its number.
pub fn by_offer(batches: &mut [StockBatch], today: NaiveDate) {
    by_use(batches);
    batches.sort_by_key(|batch| batch.is_expired(today));
}

/// In which order batches are offered: what ends first, and of the others what came first.
pub fn by_use(batches: &mut [StockBatch]) {
    batches.sort_by_key(|batch| (batch.expires_on.unwrap_or(NaiveDate::MAX), batch.received_on, batch.id.0));
}
