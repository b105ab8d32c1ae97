//! The bins, and what lies in them.

use chrono::NaiveDate;
use domain::ids::{BinId, PartId, StockBatchId};
use domain::money::{Money, Quantity};
use domain::refusal::{FieldProblem, Refusal};
use domain::stock::batch::by_offer;
use domain::stock::{Bin, BinKind, KEEPS, StockAccount, StockBatch};
use kernel::command::{Access, Roles};
use kernel::error::Result;
use kernel::host::{AskNothing, Read, Write};
use serde::{Deserialize, Serialize};
use storage::Reader;
use ts_rs::TS;

pub(super) const STORE: Access = Roles(KEEPS);

/// More parts than one bin has on a page.
const MOST_IN_A_BIN: i64 = 500;

/// A bin, and how much lies in it.
#[derive(Debug, Serialize, TS)]
pub struct BinRow {
    #[serde(flatten)]
    #[ts(flatten)]
    pub bin: Bin,
    /// Each part and each batch counts once.
    pub places: i64,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskBin {
    pub id: BinId,
}

/// What of a part lies in a bin.
#[derive(Debug, Serialize, TS)]
pub struct BinPart {
    pub part_id: PartId,
    pub code: String,
    pub name: String,
    pub brand: String,
    pub specification: String,
    pub unit: String,
    pub batch_id: Option<StockBatchId>,
    pub batch_number: String,
    pub expires_on: Option<NaiveDate>,
    pub is_expired: bool,
    pub quantity: Quantity,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub stock_value: Money,
}

#[derive(Debug, Serialize, TS)]
pub struct BinPage {
    pub bin: Bin,
    pub parts: Vec<BinPart>,
    /// There is more in it than a page shows.
    pub more: bool,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub stock_value: Money,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SaveBin {
    /// None makes a new one.
    pub id: Option<BinId>,
    pub version: i64,
    pub code: String,
    pub name: String,
    pub kind: BinKind,
    pub active: bool,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskPartPlaces {
    pub part_id: PartId,
}

/// Where some of a part lies.
#[derive(Debug, Serialize, TS)]
pub struct PartPlace {
    pub bin_id: BinId,
    pub bin_code: String,
    pub bin_kind: BinKind,
    pub batch_id: Option<StockBatchId>,
    pub batch_number: String,
    pub expires_on: Option<NaiveDate>,
    pub is_expired: bool,
    pub quantity: Quantity,
}

/// Every bin, those in use first.
///
/// # Errors
/// Only what the file itself fails with.
pub fn list_bins(cx: &Read, _: AskNothing) -> Result<Vec<BinRow>> {
    Ok(cx.r.bins_held()?.into_iter().map(|held| BinRow { bin: held.bin, places: held.places }).collect())
}

/// A bin with what lies in it.
///
/// # Errors
/// `NotFound`.
pub fn get_bin(cx: &Read, ask: AskBin) -> Result<BinPage> {
    let bin: Bin = cx.r.get(ask.id.0)?;
    let mut parts = held_in(cx, bin.id, MOST_IN_A_BIN + 1)?;
    let most = usize::try_from(MOST_IN_A_BIN).unwrap_or(usize::MAX);
    let more = parts.len() > most;
    parts.truncate(most);
    let stock_value = parts.iter().map(|part| part.stock_value).sum();
    Ok(BinPage { bin, parts, more, stock_value })
}

/// What lies in a bin, up to so many places.
///
/// # Errors
/// Only what the file itself fails with.
pub(crate) fn held_in(cx: &Read, bin: BinId, most: i64) -> Result<Vec<BinPart>> {
    let today = cx.today()?;
    let rows = cx.r.bin_content(bin, most)?.into_iter();
    Ok(rows
        .map(|row| BinPart {
            stock_value: account(row.part_id, row.on_hand, row.stock_value, row.last_cost)
                .worth_of(row.quantity),
            part_id: row.part_id,
            code: row.code,
            name: row.name,
            brand: row.brand,
            specification: row.specification,
            unit: row.unit,
            batch_id: row.batch_id,
            batch_number: row.batch_number.unwrap_or_default(),
            expires_on: row.expires_on,
            is_expired: row.expires_on.is_some_and(|last| last < today),
            quantity: row.quantity,
        })
        .collect())
}

/// The sums of a part as a row beside others has them.
pub(super) fn account(part: PartId, on_hand: Quantity, stock_value: Money, last_cost: Money) -> StockAccount {
    StockAccount { on_hand, stock_value, last_cost, ..StockAccount::of(part) }
}

/// Writes a bin, new or changed.
///
/// # Errors
/// `BadField` without a code or for one that another bin has, `BinHolds` where something lies in one that
/// would be retired or become another kind of place, `NotFound`, and `Conflict` on an older page.
pub fn save_bin(cx: &Write, ask: SaveBin) -> Result<Bin> {
    let SaveBin { id, version, code, name, kind, active } = ask;
    let typed = Bin { id: id.unwrap_or(BinId(0)), code, name, kind, active, version };
    let mut bin = typed.checked()?;
    if cx.w.bin_coded(&bin.code)?.is_some_and(|other| Some(other.id) != id) {
        return Err(Refusal::bad("bin_code", FieldProblem::Taken).into());
    }
    match id {
        Some(id) => {
            let kept: Bin = cx.w.get(id.0)?;
            let held = cx.w.bin_content(id, MOST_IN_A_BIN)?.len();
            kept.check_change(&bin, i64::try_from(held).unwrap_or(i64::MAX))?;
            cx.w.update(&bin)?;
            bin.version += 1;
        }
        None => {
            bin.version = 1;
            cx.w.insert(&mut bin)?;
        }
    }
    Ok(bin)
}

/// Where a part lies: what is issued first stands first, what is expired last.
///
/// # Errors
/// Only what the file itself fails with.
pub fn part_places(cx: &Read, ask: AskPartPlaces) -> Result<Vec<PartPlace>> {
    let today = cx.today()?;
    let mut batches = cx.r.stock_batches(ask.part_id)?;
    by_offer(&mut batches, today);
    let place_of = |id: StockBatchId| batches.iter().position(|batch| batch.id == id);
    let mut places: Vec<PartPlace> =
        cx.r.places_of_part(ask.part_id)?
            .into_iter()
            .map(|row| {
                let batch: Option<&StockBatch> =
                    row.batch_id.and_then(|id| batches.iter().find(|batch| batch.id == id));
                PartPlace {
                    bin_id: row.bin_id,
                    bin_code: row.bin_code,
                    bin_kind: row.bin_kind,
                    batch_id: row.batch_id,
                    batch_number: batch.map(|batch| batch.batch_number.clone()).unwrap_or_default(),
                    expires_on: batch.and_then(|batch| batch.expires_on),
                    is_expired: batch.is_some_and(|batch| batch.is_expired(today)),
                    quantity: row.quantity,
                }
            })
            .collect();
    // The sort is stable: without batches the bins stand as they are called.
    places.sort_by_key(|place| (!place.bin_kind.is_usable(), place.batch_id.and_then(place_of)));
    Ok(places)
}

/// The bin a part is put into or counted in.
pub(super) fn bin_in_use(r: &Reader<'_>, id: BinId) -> Result<Bin> {
    let bin: Bin = r.get(id.0)?;
    if bin.active { Ok(bin) } else { Err(Refusal::bad("bin_id", FieldProblem::Unknown).into()) }
}

kernel::commands! {
    read list_bins(AskNothing) -> Vec<BinRow>, STORE, shows [Stock];
    read get_bin(AskBin) -> BinPage, STORE, shows [Stock Catalogue Shop];
    read part_places(AskPartPlaces) -> Vec<PartPlace>, STORE, shows [Stock Shop];
    write save_bin(SaveBin) -> Bin, STORE, changes [Stock];
}
