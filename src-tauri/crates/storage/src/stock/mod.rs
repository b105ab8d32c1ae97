//! The store: movements, and the sums that follow from them.

pub(crate) mod figures;
mod followed;
pub(crate) mod lists;
pub(crate) mod months;
pub(crate) mod sums;
#[cfg(test)]
mod tests;
pub(crate) mod visit_needs;
pub(crate) mod warnings;

pub use followed::WrongSum;

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result, Writer};
use chrono::NaiveDate;
use domain::ids::{BinId, LineId, PartId, StockBatchId, StockMovementId, WorkOrderId};
use domain::money::{Money, Quantity};
use domain::stock::{Bin, StockAccount, StockBatch, StockDemand, StockLayer, StockMovement};
use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The parts of which so much lies on shelves that some condition holds only once what its shelf life is over
/// for (`expired.gone`) is left out: by a day written as its parameter. Disjoint from what `stock_watch` knows.
macro_rules! expired_on_shelves {
    ($day:literal, $condition:literal) => {
        concat!(
            "SELECT expired.part_id FROM (
                SELECT stock_level.part_id, sum(stock_level.quantity) AS gone
                FROM stock_level INDEXED BY stock_level_batch
                CROSS JOIN stock_batch ON stock_batch.id = stock_level.batch_id
                CROSS JOIN bin ON bin.id = stock_level.bin_id
                WHERE stock_level.batch_id > 0 AND stock_batch.expires_on < ",
            $day,
            " AND bin.kind = 'shelf' GROUP BY stock_level.part_id) AS expired
             CROSS JOIN stock_shelved ON stock_shelved.part_id = expired.part_id
             WHERE stock_shelved.active = 1 AND ",
            $condition
        )
    };
}
pub(crate) use expired_on_shelves;

pub(crate) const STEPS: &[Step] = &[
    dated!("2026-11-30-1210-stock"),
    dated!("2026-11-30-1227-months"),
    dated!("2026-11-30-1301-wanted-units"),
    dated!("2026-11-30-1310-watch"),
    dated!("2026-11-30-1501-usable"),
    dated!("2026-11-30-1502-most-valuable"),
];

/// How much of a part, and of which batch, lies in a bin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StockLevel {
    pub id: i64,
    pub part_id: PartId,
    pub bin_id: BinId,
    pub batch_id: Option<StockBatchId>,
    pub quantity: Quantity,
}

/// What is there of a part, what of it is promised, and what is on its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Availability {
    pub part_id: PartId,
    pub on_hand: Quantity,
    /// Of it what lies on a shelf, and may be issued: its shelf life is not over.
    pub usable: Quantity,
    /// Agreed to by customers, and not issued yet.
    pub reserved: Quantity,
    pub on_order: Quantity,
    /// The next day on which some of it is expected.
    pub expected_on: Option<NaiveDate>,
    #[serde(
        serialize_with = "domain::visibility::cost",
        deserialize_with = "domain::visibility::withheld_is_zero"
    )]
    pub stock_value: Money,
    #[serde(
        serialize_with = "domain::visibility::cost",
        deserialize_with = "domain::visibility::withheld_is_zero"
    )]
    pub last_cost: Money,
}

impl Availability {
    /// What may be promised to one more customer; below zero where too much was.
    pub fn free(&self) -> Quantity {
        Quantity(self.usable.0 - self.reserved.0)
    }
}

pub(crate) const BINS: &str = "SELECT * FROM bin ORDER BY active DESC, code";
pub(crate) const BIN_CODED: &str = "SELECT * FROM bin WHERE code = ?1";
pub(crate) const ACCOUNT: &str = "SELECT * FROM stock_account WHERE part_id = ?1";
pub(crate) const LAYERS: &str = "SELECT * FROM stock_layer WHERE part_id = ?1 ORDER BY id";
pub(crate) const LEVELS: &str = "SELECT * FROM stock_level WHERE part_id = ?1 ORDER BY bin_id, id";
pub(crate) const LEVEL_AT: &str =
    "SELECT * FROM stock_level WHERE part_id = ?1 AND bin_id = ?2 AND coalesce(batch_id, 0) = ?3";
pub(crate) const BATCHES: &str = "SELECT * FROM stock_batch WHERE part_id = ?1 ORDER BY id";
pub(crate) const MOVEMENTS: &str =
    "SELECT * FROM stock_movement WHERE part_id = ?1 AND id < ?2 ORDER BY part_id, at DESC, id DESC LIMIT ?3";
pub(crate) const OF_LINE: &str = "SELECT * FROM stock_movement WHERE line_id = ?1 ORDER BY id";
pub(crate) const OF_ORDER: &str = "SELECT * FROM stock_movement WHERE work_order_id = ?1 ORDER BY id";
pub(crate) const OF_DOCUMENT: &str =
    "SELECT * FROM stock_movement WHERE document_kind = ?1 AND document_id = ?2 ORDER BY id";
pub(crate) const DEMANDS: &str = "SELECT * FROM stock_demand WHERE work_order_id = ?1 ORDER BY id";
pub(crate) const DEMANDS_FOR: &str = "SELECT * FROM stock_demand WHERE part_id = ?1 ORDER BY id";
pub(crate) const AVAILABLE: &str = include_str!("available.sql");

impl Reader<'_> {
    /// Every bin there is, those in use first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn bins(&self) -> Result<Vec<Bin>> {
        select(self.connection(), BINS, [])
    }

    /// The bin of a code.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn bin_coded(&self, code: &str) -> Result<Option<Bin>> {
        Ok(select(self.connection(), BIN_CODED, [code])?.pop())
    }

    /// The sums of a part; an empty one where nothing of it ever moved.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn stock_account(&self, part: PartId) -> Result<StockAccount> {
        let kept: Option<StockAccount> = select(self.connection(), ACCOUNT, [part.0])?.pop();
        Ok(kept.unwrap_or(StockAccount::of(part)))
    }

    /// What came in together and is still there, the oldest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn stock_layers(&self, part: PartId) -> Result<Vec<StockLayer>> {
        select(self.connection(), LAYERS, [part.0])
    }

    /// Where a part lies.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn stock_levels(&self, part: PartId) -> Result<Vec<StockLevel>> {
        select(self.connection(), LEVELS, [part.0])
    }

    /// How much of a part lies at one place.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn stock_level(
        &self,
        part: PartId,
        bin: BinId,
        batch: Option<StockBatchId>,
    ) -> Result<Option<StockLevel>> {
        let params = params![part.0, bin.0, batch.map_or(0, |batch| batch.0)];
        Ok(select(self.connection(), LEVEL_AT, params)?.pop())
    }

    /// The batches of a part, as they came.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn stock_batches(&self, part: PartId) -> Result<Vec<StockBatch>> {
        select(self.connection(), BATCHES, [part.0])
    }

    /// The movements of a part before one, the newest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn stock_movements(&self, part: PartId, before: i64, limit: i64) -> Result<Vec<StockMovement>> {
        select(self.connection(), MOVEMENTS, [part.0, before, limit])
    }

    /// What moved for a line.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn stock_movements_of_line(&self, line: LineId) -> Result<Vec<StockMovement>> {
        select(self.connection(), OF_LINE, [line.0])
    }

    /// What moved for a visit.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn stock_movements_of_order(&self, order: WorkOrderId) -> Result<Vec<StockMovement>> {
        select(self.connection(), OF_ORDER, [order.0])
    }

    /// What moved by a document; its kind as it is written.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn stock_movements_of_document(&self, kind: &str, id: i64) -> Result<Vec<StockMovement>> {
        select(self.connection(), OF_DOCUMENT, params![kind, id])
    }

    /// What a visit still needs, and what it got.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn stock_demands(&self, order: WorkOrderId) -> Result<Vec<StockDemand>> {
        select(self.connection(), DEMANDS, [order.0])
    }

    /// Who in the shop needs a part.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn stock_demands_for(&self, part: PartId) -> Result<Vec<StockDemand>> {
        select(self.connection(), DEMANDS_FOR, [part.0])
    }

    /// What there is of these parts today, in the order they are asked in.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn availability(&self, parts: &[PartId], today: NaiveDate) -> Result<Vec<Availability>> {
        let asked = serde_json::to_string(parts)?;
        select(self.connection(), AVAILABLE, params![asked, today.to_string()])
    }
}

/// What goes where all that moved of a part is taken out again, with a list that brought it or with the
/// sample shop: in this order no row is left that another still points at. Whatever else follows from
/// movements stands here as well, and what the part goes by, comes in and costs.
pub(crate) const OF_A_PART: [&str; 12] = [
    "DELETE FROM part_use WHERE part_id = ?1",
    "UPDATE stock_month SET movements = stock_month.movements - own.movements,
        quantity_in = stock_month.quantity_in - own.quantity_in,
        quantity_out = stock_month.quantity_out - own.quantity_out,
        value_in = stock_month.value_in - own.value_in, value_out = stock_month.value_out - own.value_out,
        cost_difference = stock_month.cost_difference - own.cost_difference
     FROM stock_month AS own WHERE stock_month.part_id IS NULL AND own.part_id = ?1
        AND own.month = stock_month.month AND own.kind = stock_month.kind",
    "DELETE FROM stock_month WHERE part_id = ?1",
    "DELETE FROM stock_month WHERE coalesce(part_id, 0) = 0 AND movements = 0 AND ?1 IS NOT NULL",
    "DELETE FROM stock_layer WHERE part_id = ?1",
    "DELETE FROM stock_level WHERE part_id = ?1",
    "DELETE FROM stock_account WHERE part_id = ?1",
    "DELETE FROM stock_movement WHERE part_id = ?1",
    "DELETE FROM stock_batch WHERE part_id = ?1",
    "DELETE FROM part_number WHERE part_id = ?1",
    "DELETE FROM part_unit WHERE part_id = ?1",
    "DELETE FROM part_price WHERE part_id = ?1",
];

pub(crate) const NEXT: &str =
    "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'stock_movement'), 0) + 1";

impl Writer<'_> {
    /// The number the next movement will have: only one command writes at a time.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn next_stock_movement(&self) -> Result<StockMovementId> {
        Ok(StockMovementId(self.connection().prepare_cached(NEXT)?.query_row([], |row| row.get(0))?))
    }

    /// Writes the sums of a part.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn keep_stock_account(&self, account: &mut StockAccount) -> Result<()> {
        if account.id == 0 { self.insert(account).map(|_| ()) } else { self.update(account) }
    }

    /// Writes the layers of a part as they are now.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn keep_stock_layers(&self, before: &[StockLayer], now: &mut [StockLayer]) -> Result<()> {
        for gone in before.iter().filter(|was| now.iter().all(|layer| layer.id != was.id)) {
            self.delete::<StockLayer>(gone.id)?;
        }
        for layer in now.iter_mut() {
            if layer.id == 0 {
                self.insert(layer)?;
            } else if before.iter().all(|was| was != layer) {
                self.update(layer)?;
            }
        }
        Ok(())
    }

    /// So much more, or less, of a part lies at a place.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn keep_stock_level(
        &self,
        part_id: PartId,
        bin_id: BinId,
        batch_id: Option<StockBatchId>,
        by: Quantity,
    ) -> Result<()> {
        match self.stock_level(part_id, bin_id, batch_id)? {
            Some(mut level) => {
                level.quantity = Quantity(level.quantity.0 + by.0);
                if level.quantity.is_zero() {
                    self.delete::<StockLevel>(level.id)
                } else {
                    self.update(&level)
                }
            }
            None => {
                let mut level = StockLevel { id: 0, part_id, bin_id, batch_id, quantity: by };
                self.insert(&mut level).map(|_| ())
            }
        }
    }
}
