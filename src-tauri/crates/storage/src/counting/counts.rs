//! Counts, their figures, and what of them is left.

use crate::record::select;
use crate::{Reader, Result, Writer};
use chrono::{DateTime, NaiveDate, Utc};
use domain::counting::{CountState, StockCount, StockCountLine};
use domain::ids::{BinId, PartId, PersonId, StockBatchId, StockCountId, StockCountLineId};
use domain::money::{Money, Quantity};
use domain::stock_terms::AbcClass;
use rusqlite::params;
use serde::{Deserialize, Serialize};

/// A bin of a count.
#[derive(Clone, Debug, Deserialize)]
pub struct CountBinRow {
    pub bin_id: BinId,
    pub bin_code: String,
    pub bin_name: String,
    pub counted: i64,
    /// What is counted again.
    pub again: i64,
    /// What lies there and has no figure.
    pub untouched: i64,
}

/// What is on the list in a bin. What should lie there is not in it.
#[derive(Clone, Debug, Deserialize)]
pub struct CountPlaceRow {
    pub part_id: PartId,
    pub code: String,
    pub name: String,
    pub brand: String,
    pub specification: String,
    pub unit: String,
    pub batch_id: Option<StockBatchId>,
    pub batch_number: Option<String>,
    pub expires_on: Option<NaiveDate>,
    pub line_id: Option<StockCountLineId>,
    pub counted_quantity: Option<Quantity>,
    pub recount: Option<i64>,
    pub counted_by: Option<PersonId>,
}

/// A figure that is off or counted again, with the sums of its part.
#[derive(Clone, Debug, Deserialize)]
pub struct CountOffRow {
    pub line_id: StockCountLineId,
    pub part_id: PartId,
    pub code: String,
    pub name: String,
    pub brand: String,
    pub specification: String,
    pub unit: String,
    pub bin_id: BinId,
    pub bin_code: String,
    pub batch_id: Option<StockBatchId>,
    pub batch_number: Option<String>,
    pub counted_quantity: Quantity,
    pub book_quantity: Quantity,
    pub counted_at: DateTime<Utc>,
    pub counted_by: PersonId,
    pub recount: i64,
    pub on_hand: Quantity,
    pub stock_value: Money,
    pub last_cost: Money,
}

/// A part that is to be counted, and when it was last.
#[derive(Clone, Debug, Deserialize)]
pub struct DuePartRow {
    pub part_id: PartId,
    pub counted_on: Option<NaiveDate>,
}

/// The day on which a part was counted last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastCount {
    pub id: i64,
    pub part_id: PartId,
    pub counted_on: NaiveDate,
}

pub(crate) const STANDING: &str =
    "SELECT * FROM stock_count WHERE state = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3";
pub(crate) const LINES: &str =
    "SELECT * FROM stock_count_line WHERE stock_count_id = ?1 ORDER BY stock_count_id, bin_id, part_id, id";
pub(crate) const FIGURE_AT: &str = "SELECT * FROM stock_count_line
     WHERE stock_count_id = ?1 AND bin_id = ?2 AND part_id = ?3 AND coalesce(batch_id, 0) = ?4";
pub(crate) const FIGURES: &str = "SELECT count(*) FROM stock_count_line WHERE stock_count_id = ?1";
pub(crate) const BINS_BY_BIN: &str = include_str!("bins_by_bin.sql");
pub(crate) const BINS_BY_PART: &str = include_str!("bins_by_part.sql");
pub(crate) const PLACES: &str = include_str!("places.sql");
pub(crate) const OFF: &str = include_str!("off.sql");
pub(crate) const DUE: &str = "SELECT part.id AS part_id, stock_last_count.counted_on AS counted_on
     FROM part LEFT JOIN stock_last_count ON stock_last_count.part_id = part.id
     WHERE part.abc = ?1
         AND (stock_last_count.counted_on IS NULL OR stock_last_count.counted_on <= ?2)
         AND EXISTS (SELECT 1 FROM stock_level WHERE stock_level.part_id = part.id)
     ORDER BY stock_last_count.counted_on, part.id LIMIT ?3";
pub(crate) const LAST_COUNT: &str = "SELECT * FROM stock_last_count WHERE part_id = ?1";

fn listed<T: Serialize>(all: &[T]) -> Result<String> {
    Ok(serde_json::to_string(all)?)
}

impl Reader<'_> {
    /// The counts that stand so, the newest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn stock_counts(
        &self,
        state: CountState,
        before: Option<StockCountId>,
        limit: i64,
    ) -> Result<Vec<StockCount>> {
        let before = before.map_or(i64::MAX, |id| id.0);
        select(self.connection(), STANDING, params![state.code(), before, limit])
    }

    /// The figures of a count.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn stock_count_lines(&self, count: StockCountId) -> Result<Vec<StockCountLine>> {
        select(self.connection(), LINES, [count.0])
    }

    /// The figure of a count for one place.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn stock_count_line_at(
        &self,
        count: StockCountId,
        (part, bin, batch): (PartId, BinId, Option<StockBatchId>),
    ) -> Result<Option<StockCountLine>> {
        let batch = batch.map_or(0, |id| id.0);
        Ok(select(self.connection(), FIGURE_AT, params![count.0, bin.0, part.0, batch])?.pop())
    }

    /// How many figures a count has.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn stock_count_figures(&self, count: StockCountId) -> Result<i64> {
        Ok(self.connection().prepare_cached(FIGURES)?.query_row([count.0], |row| row.get(0))?)
    }

    /// The bins of a count that goes by bins; all in use where none is named.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn stock_count_bins(&self, count: StockCountId, bins: Option<&[BinId]>) -> Result<Vec<CountBinRow>> {
        let bins = bins.map(listed).transpose()?;
        select(self.connection(), BINS_BY_BIN, params![count.0, bins])
    }

    /// The bins of a count that goes by parts.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn stock_count_bins_of_parts(
        &self,
        count: StockCountId,
        parts: &[PartId],
    ) -> Result<Vec<CountBinRow>> {
        select(self.connection(), BINS_BY_PART, params![count.0, listed(parts)?])
    }

    /// What is on the list in a bin; of all parts where none is named.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn stock_count_places(
        &self,
        count: StockCountId,
        bin: BinId,
        parts: Option<&[PartId]>,
    ) -> Result<Vec<CountPlaceRow>> {
        let parts = parts.map(listed).transpose()?;
        select(self.connection(), PLACES, params![count.0, bin.0, parts])
    }

    /// What of a count is off, or counted again.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn stock_count_off(&self, count: StockCountId) -> Result<Vec<CountOffRow>> {
        select(self.connection(), OFF, [count.0])
    }

    /// Parts of a class that lie somewhere and were counted last on a day or before, what was never counted
    /// first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn stock_count_due(&self, class: AbcClass, until: NaiveDate, limit: i64) -> Result<Vec<DuePartRow>> {
        let class = match class {
            AbcClass::A => "a",
            AbcClass::B => "b",
            AbcClass::C => "c",
        };
        select(self.connection(), DUE, params![class, until.to_string(), limit])
    }

    /// When a part was counted last.
    fn last_count(&self, part: PartId) -> Result<Option<LastCount>> {
        Ok(select(self.connection(), LAST_COUNT, [part.0])?.pop())
    }
}

impl Writer<'_> {
    /// A part was counted on this day.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn keep_last_count(&self, part_id: PartId, counted_on: NaiveDate) -> Result<()> {
        match self.last_count(part_id)? {
            Some(last) if last.counted_on == counted_on => Ok(()),
            Some(last) => self.update(&LastCount { counted_on, ..last }),
            None => {
                let mut last = LastCount { id: 0, part_id, counted_on };
                self.insert(&mut last).map(|_| ())
            }
        }
    }
}
