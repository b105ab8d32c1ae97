//! What deliveries hold: it waits to be looked at or to go back, and only its own line moves it. Carried off or
//! thrown away by hand, the line would wait for ever.

use super::post::refused;
use domain::catalogue::Part;
use domain::ids::{PartId, StockBatchId};
use domain::money::Quantity;
use domain::receiving::written_off::beside_held;
use domain::stock::{Bin, BinKind};
use domain::stock_problem::StockProblem;
use kernel::error::Result;
use kernel::host::Write;

/// What lies of a part in a bin, and what of it deliveries hold.
pub(crate) struct HeldThere {
    pub lies: Quantity,
    pub held: Quantity,
}

/// What deliveries hold of a part, and of a batch of it, in a bin. A line says where it waits; of what was
/// rejected it only knows that it lies with the rejected, so that one bin holds what the others do not have.
pub(crate) fn held_there(
    cx: &Write,
    part: PartId,
    bin: &Bin,
    batch: Option<StockBatchId>,
) -> Result<HeldThere> {
    let (mut lies, mut elsewhere) = (Quantity::ZERO, Quantity::ZERO);
    for level in cx.w.stock_levels(part)?.into_iter().filter(|level| level.batch_id == batch) {
        if level.bin_id == bin.id {
            lies = level.quantity;
        } else if bin.kind == BinKind::Rejected && cx.w.get::<Bin>(level.bin_id.0)?.kind == bin.kind {
            elsewhere.0 += level.quantity.0;
        }
    }
    let held = match bin.kind {
        BinKind::Shelf | BinKind::OldParts => Quantity::ZERO,
        BinKind::Quarantine => cx.w.waiting_at(part, bin.id, batch)?,
        BinKind::Rejected => beside_held(cx.w.rejected_left_of(part, batch)?, elsewhere),
    };
    Ok(HeldThere { lies, held })
}

/// So much may be taken from there by hand.
///
/// # Errors
/// `Stock` with `HeldByDelivery` where a delivery holds some of it; that less lies there says whoever posts it.
pub(crate) fn check_not_held(
    cx: &Write,
    part: PartId,
    bin: &Bin,
    batch: Option<StockBatchId>,
    quantity: Quantity,
) -> Result<()> {
    let there = held_there(cx, part, bin, batch)?;
    let beside = beside_held(there.lies, there.held);
    if there.held.0 > 0 && quantity > beside {
        let part: Part = cx.w.get(part.0)?;
        return Err(refused(StockProblem::HeldByDelivery, &part, beside).into());
    }
    Ok(())
}
