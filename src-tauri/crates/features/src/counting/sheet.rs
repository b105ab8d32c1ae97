//! The sheet somebody counts with: where what lies, and never how much of it.

use super::off::bins_of;
use chrono::{DateTime, NaiveDate, Utc};
use domain::counting::{CountScope, CountState, StockCount};
use domain::ids::{BinId, StockCountId};
use domain::person::Person;
use kernel::error::Result;
use storage::{CountPlaceRow, Reader};

/// All that a count sheet has on it.
#[derive(Debug)]
pub struct StockCountPage {
    pub number: String,
    pub scope: CountScope,
    pub made_at: DateTime<Utc>,
    pub made_by_name: String,
    pub note: String,
    pub is_cancelled: bool,
    pub bins: Vec<SheetBin>,
}

#[derive(Debug)]
pub struct SheetBin {
    pub bin_id: BinId,
    pub code: String,
    pub name: String,
    pub lines: Vec<SheetLine>,
}

#[derive(Debug)]
pub struct SheetLine {
    pub code: String,
    pub name: String,
    pub brand: String,
    pub specification: String,
    pub unit: String,
    pub batch_number: String,
    pub expires_on: Option<NaiveDate>,
}

/// What the sheet of a count says. Bins in which nothing lies are not on it.
///
/// # Errors
/// `NotFound`.
pub fn stock_count_page(r: &Reader<'_>, id: StockCountId) -> Result<StockCountPage> {
    let count: StockCount = r.get(id.0)?;
    let maker: Person = r.get(count.made_by.0)?;
    let mut bins = Vec::new();
    for bin in bins_of(r, &count)? {
        let rows = r.stock_count_places(count.id, bin.bin_id, count.listed_parts())?;
        if !rows.is_empty() {
            let lines = rows.into_iter().map(line).collect();
            bins.push(SheetBin { bin_id: bin.bin_id, code: bin.bin_code, name: bin.bin_name, lines });
        }
    }
    Ok(StockCountPage {
        number: count.number,
        scope: count.scope,
        made_at: count.made_at,
        made_by_name: maker.name,
        note: count.note,
        is_cancelled: count.state == CountState::Cancelled,
        bins,
    })
}

fn line(row: CountPlaceRow) -> SheetLine {
    SheetLine {
        code: row.code,
        name: row.name,
        brand: row.brand,
        specification: row.specification,
        unit: row.unit,
        batch_number: row.batch_number.unwrap_or_default(),
        expires_on: row.expires_on,
    }
}
