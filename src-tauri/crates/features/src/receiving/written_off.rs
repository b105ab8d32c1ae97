//! What waited, or was rejected, and is lost, spoilt or thrown away by the shop: it is written off where it is
//! held, so that nobody waits for it any more.

use crate::stock::held::held_there;
use crate::stock::own_word::approved;
use crate::stock::places::bin_holding;
use crate::stock::post::{Posting, post};
use domain::as_seen::at_version;
use domain::catalogue::Part;
use domain::ids::GoodsReceiptLineId;
use domain::money::Quantity;
use domain::receiving::GoodsReceiptLine;
use domain::receiving::written_off::still_there;
use domain::refusal::{MAX_NAME_LEN, required};
use domain::stock::{Bin, BinKind, KEEPS, MovementKind, StockDocument};
use kernel::by_pin::ByPin;
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct WriteOffGoods {
    pub goods_receipt_line_id: GoodsReceiptLineId,
    pub version: i64,
    /// Of what was rejected; otherwise of what waits to be looked at.
    pub from_rejected: bool,
    /// In the unit the part is counted in.
    pub quantity: Quantity,
    pub reason: String,
    /// The manager's yes, where it is worth more than whoever keeps the store settles alone.
    #[serde(default)]
    #[ts(optional, as = "Option<ByPin>")]
    pub approval: Option<ByPin>,
}

#[derive(Debug, Serialize, TS)]
pub struct GoodsWrittenOff {
    /// What the line still holds of it.
    pub left: Quantity,
    /// What was thrown away now; what a count found missing is gone already.
    pub thrown_away: Quantity,
}

/// Writes off what a line of a delivery holds.
///
/// # Errors
/// `NotFound`, `Conflict` on an older page, `BadField` for nothing or without a reason, `Receiving` where it
/// is more than the line holds, and `StockNeedsApproval` for more than the limit.
pub fn write_off_goods(cx: &Write, ask: WriteOffGoods) -> Result<GoodsWrittenOff> {
    let line: GoodsReceiptLine = cx.w.get(ask.goods_receipt_line_id.0)?;
    at_version("goods_receipt_line", line.id.0, ask.version, line.version)?;
    let part: Part = cx.w.get(line.part_id.0)?;
    let note = required("reason", &ask.reason, MAX_NAME_LEN)?;
    let bin: Bin = if ask.from_rejected {
        bin_holding(cx, part.id, line.batch_id, BinKind::Rejected)?
    } else {
        cx.w.get(line.bin_id.0)?
    };
    let there = held_there(cx, part.id, &bin, line.batch_id)?;
    let thrown_away = still_there(ask.quantity, there.lies, there.held);
    let after = line.clone().after_write_off(&part.terms.name, ask.quantity, ask.from_rejected)?;
    cx.w.update(&after)?;
    if thrown_away.0 > 0 {
        let worth = cx.w.stock_account(part.id)?.worth_of(thrown_away);
        let granted_by = approved(cx, worth, ask.approval.as_ref())?;
        let posting = Posting {
            batch_id: line.batch_id,
            document: Some((StockDocument::GoodsReceipt, line.goods_receipt_id.0)),
            of_movement_id: Some(line.movement_id),
            granted_by,
            note,
            ..Posting::new(MovementKind::Scrapped, part.id, bin.id, Quantity(-thrown_away.0))
        };
        post(cx, posting)?;
    }
    let left = if ask.from_rejected { after.rejected_left } else { after.waiting };
    Ok(GoodsWrittenOff { left, thrown_away })
}

kernel::commands! {
    write write_off_goods(WriteOffGoods) -> GoodsWrittenOff, Roles(KEEPS),
        changes [Purchasing Stock Catalogue];
}
