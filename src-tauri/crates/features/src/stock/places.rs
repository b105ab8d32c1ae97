//! Where parts go when nobody says where. A shop that never named a bin has its first ones by the first
//! delivery.

use super::post::refused;
use domain::catalogue::Part;
use domain::ids::{BinId, PartId, StockBatchId};
use domain::money::Quantity;
use domain::refusal::{FieldProblem, Refusal};
use domain::stock::{Bin, BinKind};
use domain::stock_problem::StockProblem;
use kernel::error::Result;
use kernel::host::Write;

/// What stands on the first bin of a kind, and what it is called.
const fn first_of(kind: BinKind) -> (&'static str, &'static str) {
    match kind {
        BinKind::Shelf => ("A-01", ""),
        BinKind::Quarantine => ("待检", "待检区"),
        BinKind::Rejected => ("退货", "退货区"),
        BinKind::OldParts => ("旧件", "旧件区"),
    }
}

/// The first bin of a kind in use; made where there is none.
///
/// # Errors
/// Only what the file itself fails with.
pub fn default_bin(cx: &Write, kind: BinKind) -> Result<Bin> {
    // Those in use come first, in the order of their codes.
    let bins = cx.w.bins()?;
    if let Some(bin) = bins.iter().find(|bin| bin.active && bin.kind == kind) {
        return Ok(bin.clone());
    }
    let (first, name) = first_of(kind);
    let taken = |code: &str| bins.iter().any(|bin| bin.code == code);
    let mut code = first.to_owned();
    let mut more = 1;
    while taken(&code) {
        more += 1;
        code = format!("{first}-{more}");
    }
    let mut bin = Bin { id: BinId(0), code, name: name.to_owned(), kind, active: true, version: 1 };
    cx.w.insert(&mut bin)?;
    Ok(bin)
}

/// The shelf somebody named for a part, its own, or the shop's first.
///
/// # Errors
/// `NotFound` for the bin that was named, and `Stock` where it is no shelf in use.
pub fn shelf_for(cx: &Write, part: &Part, named: Option<BinId>) -> Result<Bin> {
    if let Some(id) = named {
        let bin: Bin = cx.w.get(id.0)?;
        return if bin.active && bin.kind.is_usable() {
            Ok(bin)
        } else {
            Err(refused(StockProblem::NotUsable, part, Quantity::ZERO).into())
        };
    }
    let own = part.stock.bin_id.map(|id| cx.w.get::<Bin>(id.0)).transpose()?;
    match own.filter(|bin| bin.active && bin.kind.is_usable()) {
        Some(bin) => Ok(bin),
        None => default_bin(cx, BinKind::Shelf),
    }
}

/// Where what went out is put as it comes back: as somebody says, where it was taken from, or, where that
/// is no shelf any more, on the part's own.
///
/// # Errors
/// `NotFound`, and `BadField` for a bin that is retired.
pub fn bin_back(cx: &Write, part: PartId, from: BinId, named: Option<BinId>) -> Result<BinId> {
    if let Some(id) = named {
        let bin: Bin = cx.w.get(id.0)?;
        return if bin.active { Ok(id) } else { Err(Refusal::bad("bin_id", FieldProblem::Unknown).into()) };
    }
    let was: Bin = cx.w.get(from.0)?;
    if was.active && was.kind.is_usable() {
        return Ok(from);
    }
    Ok(shelf_for(cx, &cx.w.get(part.0)?, None)?.id)
}

/// Where the most of a part, and of a batch of it, lies in bins of a kind; the shop's first where none is.
///
/// # Errors
/// Only what the file itself fails with.
pub fn bin_holding(cx: &Write, part: PartId, batch: Option<StockBatchId>, kind: BinKind) -> Result<Bin> {
    let levels = cx.w.stock_levels(part)?;
    let mut found: Option<(Quantity, Bin)> = None;
    for level in levels.into_iter().filter(|level| level.batch_id == batch) {
        let bin: Bin = cx.w.get(level.bin_id.0)?;
        if bin.kind == kind && found.as_ref().is_none_or(|(most, _)| level.quantity > *most) {
            found = Some((level.quantity, bin));
        }
    }
    found.map_or_else(|| default_bin(cx, kind), |(_, bin)| Ok(bin))
}
