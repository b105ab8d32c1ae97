//! What lies in a bin, and what moved at one place.

use crate::record::select;
use crate::{Reader, Result};
use chrono::NaiveDate;
use domain::ids::{BinId, PartId, StockBatchId, StockMovementId};
use domain::money::{Money, Quantity};
use domain::stock::{Bin, BinKind};
use rusqlite::params;
use serde::Deserialize;

/// A bin, and how much lies in it: each part and each batch counts once.
#[derive(Clone, Debug, Deserialize)]
pub struct BinHeld {
    #[serde(flatten)]
    pub bin: Bin,
    pub places: i64,
}

/// A part in a bin, with the sums of all there is of it.
#[derive(Clone, Debug, Deserialize)]
pub struct BinContentRow {
    pub part_id: PartId,
    pub code: String,
    pub name: String,
    pub brand: String,
    pub specification: String,
    pub unit: String,
    pub batch_id: Option<StockBatchId>,
    pub batch_number: Option<String>,
    pub expires_on: Option<NaiveDate>,
    pub quantity: Quantity,
    pub on_hand: Quantity,
    pub stock_value: Money,
    pub last_cost: Money,
}

/// Where a part lies.
#[derive(Clone, Debug, Deserialize)]
pub struct PartPlaceRow {
    pub bin_id: BinId,
    pub bin_code: String,
    pub bin_kind: BinKind,
    pub batch_id: Option<StockBatchId>,
    pub quantity: Quantity,
}

/// What moved of a part at one place after some movement.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct MovedAt {
    pub movements: i64,
    pub quantity: Quantity,
    /// Of them what a count posted.
    pub counted: i64,
}

pub(crate) const HELD: &str =
    "SELECT bin.*, (SELECT count(*) FROM stock_level WHERE bin_id = bin.id) AS places
     FROM bin ORDER BY bin.active DESC, bin.code";
pub(crate) const CONTENT: &str = include_str!("content.sql");
pub(crate) const PLACES_OF_PART: &str = "SELECT bin.id AS bin_id, bin.code AS bin_code, bin.kind AS bin_kind,
            stock_level.batch_id AS batch_id, stock_level.quantity AS quantity
     FROM stock_level CROSS JOIN bin ON bin.id = stock_level.bin_id
     WHERE stock_level.part_id = ?1 ORDER BY bin.code, stock_level.id";
pub(crate) const MOVED_AT: &str = "SELECT count(*) AS movements, coalesce(sum(quantity), 0) AS quantity,
            coalesce(sum(kind = 'counted'), 0) AS counted
     FROM stock_movement
     WHERE bin_id = ?1 AND id > ?2 AND part_id = ?3 AND coalesce(batch_id, 0) = ?4 AND quantity <> 0";

impl Reader<'_> {
    /// Every bin there is, those in use first, with how much lies in it.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn bins_held(&self) -> Result<Vec<BinHeld>> {
        select(self.connection(), HELD, [])
    }

    /// What lies in a bin.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn bin_content(&self, bin: BinId, limit: i64) -> Result<Vec<BinContentRow>> {
        select(self.connection(), CONTENT, [bin.0, limit])
    }

    /// Where a part lies, and how much of which batch.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn places_of_part(&self, part: PartId) -> Result<Vec<PartPlaceRow>> {
        select(self.connection(), PLACES_OF_PART, [part.0])
    }

    /// What moved of a part at one place after some movement; since ever where none is named.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn moved_at(
        &self,
        (part, bin, batch): (PartId, BinId, Option<StockBatchId>),
        after: Option<StockMovementId>,
    ) -> Result<MovedAt> {
        let (after, batch) = (after.map_or(0, |id| id.0), batch.map_or(0, |id| id.0));
        let found = select(self.connection(), MOVED_AT, params![bin.0, after, part.0, batch])?.pop();
        Ok(found.unwrap_or(MovedAt { movements: 0, quantity: Quantity::ZERO, counted: 0 }))
    }
}
