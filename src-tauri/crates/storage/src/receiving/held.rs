//! How much of a part deliveries hold, by which only their own lines move it.

use crate::record::select;
use crate::{Reader, Result};
use domain::ids::{BinId, PartId, StockBatchId};
use domain::money::Quantity;
use rusqlite::params;
use serde::Deserialize;

#[derive(Deserialize)]
struct Held {
    held: Quantity,
}

// A part came some hundred times, and far more lines wait than are of it: it is looked for by the part.
pub(crate) const WAITING_AT: &str = "
    SELECT coalesce(sum(waiting), 0) AS held FROM goods_receipt_line
    WHERE part_id = ?1 AND bin_id = ?2 AND coalesce(batch_id, 0) = ?3 AND +waiting > 0";
pub(crate) const REJECTED_LEFT: &str = "
    SELECT coalesce(sum(rejected_left), 0) AS held FROM goods_receipt_line
    WHERE part_id = ?1 AND coalesce(batch_id, 0) = ?2 AND +rejected_left > 0";

fn numbered(batch: Option<StockBatchId>) -> i64 {
    batch.map_or(0, |batch| batch.0)
}

impl Reader<'_> {
    /// What of a part, and of a batch of it, waits in a bin to be looked at.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn waiting_at(&self, part: PartId, bin: BinId, batch: Option<StockBatchId>) -> Result<Quantity> {
        let found: Option<Held> =
            select(self.connection(), WAITING_AT, params![part.0, bin.0, numbered(batch)])?.pop();
        Ok(found.map_or(Quantity::ZERO, |found| found.held))
    }

    /// What of a part, and of a batch of it, was rejected and did not go back yet.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn rejected_left_of(&self, part: PartId, batch: Option<StockBatchId>) -> Result<Quantity> {
        let found: Option<Held> =
            select(self.connection(), REJECTED_LEFT, params![part.0, numbered(batch)])?.pop();
        Ok(found.map_or(Quantity::ZERO, |found| found.held))
    }
}
