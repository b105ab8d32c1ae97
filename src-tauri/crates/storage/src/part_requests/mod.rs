//! Between the parts counter and the cars: what is asked for, laid ready and said to be there.

use crate::record::select;
use crate::step::{Step, dated};
use crate::stock::StockLevel;
use crate::{Reader, Result, Writer};
use domain::catalogue::Part;
use domain::ids::{LineId, PartId, WorkOrderId};
use domain::money::Money;
use domain::part_request::PartRequest;
use domain::parts_counter::{LaidPart, PartsArrival};
use domain::stock::StockBatch;

pub(crate) const STEPS: &[Step] = &[dated!("2026-11-30-1222-picking")];

pub(crate) const REQUESTS: &str = "SELECT * FROM part_request WHERE work_order_id = ?1 ORDER BY id";
pub(crate) const LAID: &str = "SELECT * FROM laid_part WHERE work_order_id = ?1 ORDER BY id";
pub(crate) const ARRIVALS: &str = "SELECT * FROM parts_arrival WHERE work_order_id = ?1 ORDER BY id";
pub(crate) const REQUESTS_OF: &str = "SELECT part_request.* FROM json_each(?1) AS asked
     CROSS JOIN part_request ON part_request.work_order_id = asked.value ORDER BY part_request.id";
pub(crate) const ARRIVALS_OF: &str = "SELECT parts_arrival.* FROM json_each(?1) AS asked
     CROSS JOIN parts_arrival ON parts_arrival.work_order_id = asked.value ORDER BY parts_arrival.id";
pub(crate) const LEVELS_OF: &str = "SELECT stock_level.* FROM json_each(?1) AS asked
     CROSS JOIN stock_level ON stock_level.part_id = asked.value ORDER BY stock_level.id";
pub(crate) const BATCHES_OF: &str = "SELECT DISTINCT stock_batch.* FROM json_each(?1) AS asked
     CROSS JOIN stock_level ON stock_level.part_id = asked.value
     CROSS JOIN stock_batch ON stock_batch.id = stock_level.batch_id ORDER BY stock_batch.id";

impl Reader<'_> {
    /// What was asked for at the jobs of a visit, in the order in which it was.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn part_requests(&self, order: WorkOrderId) -> Result<Vec<PartRequest>> {
        select(self.connection(), REQUESTS, [order.0])
    }

    /// The same of several visits.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn part_requests_of(&self, orders: &[WorkOrderId]) -> Result<Vec<PartRequest>> {
        select(self.connection(), REQUESTS_OF, [serde_json::to_string(orders)?])
    }

    /// Which parts of a visit were laid ready.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn laid_parts(&self, order: WorkOrderId) -> Result<Vec<LaidPart>> {
        select(self.connection(), LAID, [order.0])
    }

    /// When the parts of a visit were there, the newest last.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn parts_arrivals(&self, order: WorkOrderId) -> Result<Vec<PartsArrival>> {
        select(self.connection(), ARRIVALS, [order.0])
    }

    /// The same of several visits.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn parts_arrivals_of(&self, orders: &[WorkOrderId]) -> Result<Vec<PartsArrival>> {
        select(self.connection(), ARRIVALS_OF, [serde_json::to_string(orders)?])
    }

    /// Where these parts lie.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn stock_levels_of(&self, parts: &[PartId]) -> Result<Vec<StockLevel>> {
        select(self.connection(), LEVELS_OF, [serde_json::to_string(parts)?])
    }

    /// The batches of these parts of which something lies somewhere.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn stock_batches_of(&self, parts: &[PartId]) -> Result<Vec<StockBatch>> {
        select(self.connection(), BATCHES_OF, [serde_json::to_string(parts)?])
    }
}

pub(crate) const PARTS: &str = "SELECT part.* FROM json_each(?1) AS asked
     CROSS JOIN part ON part.id = asked.value ORDER BY part.id";

impl Reader<'_> {
    /// These parts of the price list.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn parts_of_ids(&self, parts: &[PartId]) -> Result<Vec<Part>> {
        select(self.connection(), PARTS, [serde_json::to_string(parts)?])
    }
}

impl Writer<'_> {
    /// What a line costs the shop by what was issued to it. It is nothing the customer or the advisor
    /// decides on: who has the line open saves it all the same, so that its version stays.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn keep_line_cost(&self, line: LineId, cost: Money) -> Result<()> {
        let sql = "UPDATE line SET cost = ?2 WHERE id = ?1";
        self.connection().prepare_cached(sql)?.execute([line.0, cost.0])?;
        Ok(())
    }

    /// Which part of the price list a line is, where nobody said so before; its version stays.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn keep_line_part(&self, line: LineId, part: PartId) -> Result<()> {
        let sql = "UPDATE line SET part_id = ?2 WHERE id = ?1";
        self.connection().prepare_cached(sql)?.execute([line.0, part.0])?;
        Ok(())
    }
}
