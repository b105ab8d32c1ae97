//! What came is looked at, and goes to its shelf, stays in quarantine, or is put aside for its supplier.

use super::ordered::{speaks_against, take_in};
use crate::stock::places::{default_bin, shelf_for};
use crate::stock::post::{Posting, post};
use domain::as_seen::at_version;
use domain::catalogue::Part;
use domain::ids::{BinId, GoodsInspectionId, GoodsReceiptLineId};
use domain::money::Quantity;
use domain::purchasing::PurchaseOrderLine;
use domain::receiving::inspection::decided;
use domain::receiving::{CheckResult, GoodsInspection, GoodsReceiptLine};
use domain::stock::{BinKind, KEEPS, MovementKind, StockDocument};
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::{AskNothing, Read, Write};
use serde::{Deserialize, Serialize};
use storage::HeldLine;
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct GoodsToInspect {
    /// What came first before the others.
    pub lines: Vec<HeldLine>,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct InspectGoods {
    pub goods_receipt_line_id: GoodsReceiptLineId,
    pub version: i64,
    /// So many units as they were bought were looked at.
    pub sample: i64,
    pub results: Vec<CheckResult>,
    /// In the unit the part is counted in; what is neither goes on waiting.
    pub accepted: Quantity,
    pub rejected: Quantity,
    pub reason: String,
    /// The shelf, where it is not the part's own.
    pub bin_id: Option<BinId>,
}

#[derive(Debug, Serialize, TS)]
pub struct GoodsInspected {
    /// What of the line waits still.
    pub waiting: Quantity,
    /// Where what was accepted lies now; empty where nothing was.
    pub shelf_code: String,
}

/// What waits to be looked at.
///
/// # Errors
/// Only what the file itself fails with.
pub fn goods_to_inspect(cx: &Read, _: AskNothing) -> Result<GoodsToInspect> {
    Ok(GoodsToInspect { lines: cx.r.lines_to_inspect()? })
}

/// So much of a line goes from where it waits to another bin.
fn moved(cx: &Write, line: &GoodsReceiptLine, quantity: Quantity, to: BinId) -> Result<()> {
    let from = line.bin_id;
    for (bin, quantity) in [(from, Quantity(-quantity.0)), (to, quantity)] {
        let posting = Posting {
            batch_id: line.batch_id,
            document: Some((StockDocument::GoodsReceipt, line.goods_receipt_id.0)),
            of_movement_id: Some(line.movement_id),
            ..Posting::new(MovementKind::Moved, line.part_id, bin, quantity)
        };
        post(cx, posting)?;
    }
    Ok(())
}

/// Says what was found of a line, and puts it where it belongs.
///
/// # Errors
/// `NotFound`, `Conflict` on an older page, what `decided` refuses, and `Stock` where what waits was moved
/// elsewhere meanwhile or the shelf is none.
pub fn inspect_goods(cx: &Write, ask: InspectGoods) -> Result<GoodsInspected> {
    let line: GoodsReceiptLine = cx.w.get(ask.goods_receipt_line_id.0)?;
    at_version("goods_receipt_line", line.id.0, ask.version, line.version)?;
    let part: Part = cx.w.get(line.part_id.0)?;
    let decision = GoodsInspection {
        id: GoodsInspectionId(0),
        goods_receipt_line_id: line.id,
        at: cx.now,
        person_id: cx.my_id()?,
        sample: ask.sample,
        results: ask.results,
        accepted: ask.accepted,
        rejected: ask.rejected,
        reason: ask.reason,
        bin_id: None,
    };
    let mut decision = decided(&line, &part.terms.name, decision)?;
    let mut shelf_code = String::new();
    if decision.accepted.0 > 0 {
        let shelf = shelf_for(cx, &part, ask.bin_id)?;
        moved(cx, &line, decision.accepted, shelf.id)?;
        decision.bin_id = Some(shelf.id);
        shelf_code = shelf.code;
    }
    if decision.rejected.0 > 0 {
        let aside = default_bin(cx, BinKind::Rejected)?;
        moved(cx, &line, decision.rejected, aside.id)?;
        came_not(cx, &line, decision.rejected)?;
        speaks_against(cx, line.goods_receipt_id)?;
    }
    cx.w.insert(&mut decision)?;
    let line = line.after(&decision);
    cx.w.update(&line)?;
    Ok(GoodsInspected { waiting: line.waiting, shelf_code })
}

/// What was rejected did not come: the order waits for it again, as long as nobody closes the line.
fn came_not(cx: &Write, line: &GoodsReceiptLine, rejected: Quantity) -> Result<()> {
    let Some(id) = line.purchase_order_line_id else { return Ok(()) };
    let ordered: PurchaseOrderLine = cx.w.get(id.0)?;
    take_in(cx, ordered, Quantity(-rejected.0))
}

kernel::commands! {
    read goods_to_inspect(AskNothing) -> GoodsToInspect, Roles(KEEPS), shows [Purchasing Stock Catalogue];
    write inspect_goods(InspectGoods) -> GoodsInspected, Roles(KEEPS),
        changes [Purchasing Stock Catalogue];
}
