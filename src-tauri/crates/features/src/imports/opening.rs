//! What lies there of a part as the list says, moved into its bin as any other movement, and taken
//! out again with the list.

use super::parts::Opening;
use crate::stock::places::default_bin;
use crate::stock::post::{Posting, post};
use domain::catalogue::Part;
use domain::dates::{local_day, month_of};
use domain::ids::{BinId, ImportId, PartId, StockMovementId};
use domain::money::Quantity;
use domain::shop::ShopDetails;
use domain::stock::{Bin, BinKind, MovementKind, StockAccount, StockDocument, StockLayer, StockMovement};
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use storage::Writer;

/// What is put back when the list is taken out: the movement goes, and the sums are what they were.
#[derive(Serialize, Deserialize)]
pub struct Before {
    movement_id: StockMovementId,
    account: StockAccount,
}

pub(crate) fn put_in(
    cx: &Write,
    import: ImportId,
    part_id: PartId,
    bin_id: BinId,
    opening: &Opening,
) -> Result<Before> {
    // The bin may have been retired since the row was read.
    let bin: Bin = cx.w.get(bin_id.0)?;
    let bin_id = if bin.is_open_shelf() { bin_id } else { default_bin(cx, BinKind::Shelf)?.id };
    let account = cx.w.stock_account(part_id)?;
    let unit_cost = match opening.unit_cost {
        Some(cost) => cost,
        None => cx.w.get::<Part>(part_id.0)?.terms.cost,
    };
    let mut posting = Posting::new(MovementKind::Opening, part_id, bin_id, opening.quantity);
    posting.cost = Some(unit_cost.times_quantity(opening.quantity));
    posting.document = Some((StockDocument::Import, import.0));
    posting.note.clone_from(&opening.note);
    let movement = post(cx, posting)?;
    Ok(Before { movement_id: movement.id, account })
}

/// Nothing moved of the part since: that was asked before.
pub(crate) fn take_out(w: &Writer<'_>, before: &Before) -> Result<()> {
    let movement: StockMovement = w.get(before.movement_id.0)?;
    let part = movement.part_id;
    for layer in w.stock_layers(part)?.iter().filter(|layer| layer.movement_id == Some(movement.id)) {
        w.delete::<StockLayer>(layer.id)?;
    }
    w.keep_stock_level(part, movement.bin_id, movement.batch_id, Quantity(-movement.quantity.0))?;
    let zone = w.get::<ShopDetails>(1)?.settings.zone;
    w.take_from_month(&month_of(local_day(movement.at, zone)), &movement)?;
    w.delete::<StockMovement>(movement.id.0)?;
    let account = w.stock_account(part)?;
    if before.account.id == 0 {
        w.delete::<StockAccount>(account.id)?;
    } else {
        w.update(&before.account)?;
    }
    Ok(())
}
