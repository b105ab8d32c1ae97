//! What gets somewhere by hand: what lay there when the store began to be kept, what is carried from one bin
//! to another, and what is thrown away.

use super::bins::{STORE, bin_in_use};
use crate::stock::held::check_not_held;
use crate::stock::own_word::approved;
use crate::stock::post::{Posting, post, refused};
use chrono::NaiveDate;
use domain::catalogue::Part;
use domain::dates::in_the_calendar_if_any;
use domain::ids::{BinId, PartId, PersonId, StockBatchId, StockMovementId};
use domain::money::{Money, Quantity};
use domain::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, in_range, optional, required};
use domain::stock::own_word::is_beginning;
use domain::stock::{Bin, BinKind, MovementKind, StockBatch};
use domain::stock_problem::StockProblem;
use kernel::by_pin::ByPin;
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// 期初.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct OpenStock {
    pub part_id: PartId,
    pub bin_id: BinId,
    pub quantity: Quantity,
    /// Of one unit.
    pub unit_cost: Money,
    /// The maker's; empty where there is none.
    pub batch_number: String,
    pub expires_on: Option<NaiveDate>,
    pub note: String,
    /// The manager's yes, where it is worth more than whoever keeps the store settles alone.
    #[serde(default)]
    #[ts(optional, as = "Option<ByPin>")]
    pub approval: Option<ByPin>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct MoveStock {
    pub part_id: PartId,
    pub bin_id: BinId,
    pub to_bin_id: BinId,
    pub batch_id: Option<StockBatchId>,
    pub quantity: Quantity,
    pub note: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ScrapStock {
    pub part_id: PartId,
    pub bin_id: BinId,
    pub batch_id: Option<StockBatchId>,
    pub quantity: Quantity,
    pub reason: String,
    /// The manager's yes, where it is worth more than whoever keeps the store settles alone.
    #[serde(default)]
    #[ts(optional, as = "Option<ByPin>")]
    pub approval: Option<ByPin>,
}

/// In more places, and of more batches, no part lies when its stock begins to be kept.
const MAX_OPENED_AT_ONCE: i64 = 100;

/// Above zero, and no more than any shop has.
fn moved(quantity: Quantity) -> Result<Quantity> {
    in_range("quantity", quantity.0, Quantity::MAX.0)?;
    if quantity.is_zero() { Err(Refusal::bad("quantity", FieldProblem::Empty).into()) } else { Ok(quantity) }
}

/// The batch of a part by its number and its last day: the one there is, or a new one.
fn batch_of(
    cx: &Write,
    part_id: PartId,
    typed: &str,
    expires_on: Option<NaiveDate>,
) -> Result<Option<StockBatchId>> {
    let batch_number = optional("batch_number", typed, MAX_NAME_LEN)?;
    if batch_number.is_empty() && expires_on.is_none() {
        return Ok(None);
    }
    let expires_on = in_the_calendar_if_any("expires_on", expires_on)?;
    let known = cx.w.stock_batches(part_id)?;
    let same = |batch: &&StockBatch| batch.batch_number == batch_number && batch.expires_on == expires_on;
    if let Some(batch) = known.iter().find(same) {
        return Ok(Some(batch.id));
    }
    let received_on = cx.today()?;
    let mut batch = StockBatch { id: StockBatchId(0), part_id, batch_number, expires_on, received_on };
    cx.w.insert(&mut batch)?;
    Ok(Some(batch.id))
}

/// What lay there before anything of it was kept. Once something moved there, what is there is counted.
///
/// # Errors
/// `BadField` for a quantity or a cost nobody has, `NotFound`, `Stock` where it was opened already, and
/// `StockNeedsApproval` for more than the limit once the part is kept.
pub fn open_stock(cx: &Write, ask: OpenStock) -> Result<StockMovementId> {
    let quantity = moved(ask.quantity)?;
    in_range("unit_cost", ask.unit_cost.0, Money::MAX.0)?;
    let note = optional("note", &ask.note, MAX_NAME_LEN)?;
    let bin = bin_in_use(cx.w, ask.bin_id)?;
    let part: Part = cx.w.get(ask.part_id.0)?;
    let batch_id = batch_of(cx, part.id, &ask.batch_number, ask.expires_on)?;
    let before = cx.w.moved_at((part.id, bin.id, batch_id), None)?;
    if before.movements > 0 {
        let there = cx.w.stock_level(part.id, bin.id, batch_id)?;
        let there = there.map_or(Quantity::ZERO, |level| level.quantity);
        return Err(refused(StockProblem::OpenedAlready, &part, there).into());
    }
    let cost = ask.unit_cost.times_quantity(quantity);
    let granted_by = found(cx, part.id, quantity, cost, ask.approval.as_ref())?;
    let opening = Posting::new(MovementKind::Opening, part.id, bin.id, quantity);
    Ok(post(cx, Posting { batch_id, cost: Some(cost), granted_by, note, ..opening })?.id)
}

/// What is opened of a part that is kept already comes out of nothing, as what a count finds does. It counts
/// as much as the rest of the part costs, however little somebody types for it.
fn found(
    cx: &Write,
    part: PartId,
    quantity: Quantity,
    cost: Money,
    pin: Option<&ByPin>,
) -> Result<Option<PersonId>> {
    let moved = cx.w.stock_movements(part, i64::MAX, MAX_OPENED_AT_ONCE)?;
    let typed_in = i64::try_from(moved.len()).is_ok_and(|moved| moved < MAX_OPENED_AT_ONCE);
    if typed_in && is_beginning(&moved, cx.today()?, cx.details()?.settings.zone) {
        return Ok(None);
    }
    approved(cx, cost.max(cx.w.stock_account(part)?.worth_of(quantity)), pin)
}

/// Carries some of a part from one bin to another: one movement out, and one in that names it.
///
/// # Errors
/// `BadField` for a quantity that is none, `NotFound`, what `Bin::check_move` refuses, and `Stock` where less
/// of it is there or a delivery holds it.
pub fn move_stock(cx: &Write, ask: MoveStock) -> Result<StockMovementId> {
    let quantity = moved(ask.quantity)?;
    let note = optional("note", &ask.note, MAX_NAME_LEN)?;
    let from: Bin = cx.w.get(ask.bin_id.0)?;
    let to: Bin = cx.w.get(ask.to_bin_id.0)?;
    from.check_move(&to, cx.roles())?;
    let (batch_id, part_id) = (ask.batch_id, ask.part_id);
    // Among the rejected it is found again, wherever it lies.
    if from.kind != BinKind::Rejected || to.kind != BinKind::Rejected {
        check_not_held(cx, part_id, &from, batch_id, quantity)?;
    }
    let out = Posting::new(MovementKind::Moved, part_id, from.id, Quantity(-quantity.0));
    let gone = post(cx, Posting { batch_id, note: note.clone(), ..out })?;
    let of_movement_id = Some(gone.id);
    let came = Posting::new(MovementKind::Moved, part_id, to.id, quantity);
    Ok(post(cx, Posting { batch_id, of_movement_id, note, ..came })?.id)
}

/// What is broken or out of date is thrown away.
///
/// # Errors
/// `BadField` for a quantity that is none or without a reason, `NotFound`, `Stock` where less of it is there
/// or a delivery holds it, and `StockNeedsApproval` for more than the limit.
pub fn scrap_stock(cx: &Write, ask: ScrapStock) -> Result<StockMovementId> {
    let quantity = moved(ask.quantity)?;
    let note = required("reason", &ask.reason, MAX_NAME_LEN)?;
    let (part_id, batch_id) = (ask.part_id, ask.batch_id);
    check_not_held(cx, part_id, &cx.w.get(ask.bin_id.0)?, batch_id, quantity)?;
    let worth = cx.w.stock_account(part_id)?.worth_of(quantity);
    let granted_by = approved(cx, worth, ask.approval.as_ref())?;
    let scrapped = Posting::new(MovementKind::Scrapped, part_id, ask.bin_id, Quantity(-quantity.0));
    Ok(post(cx, Posting { batch_id, granted_by, note, ..scrapped })?.id)
}

kernel::commands! {
    write open_stock(OpenStock) -> StockMovementId, STORE, changes [Stock Catalogue];
    write move_stock(MoveStock) -> StockMovementId, STORE, changes [Stock Catalogue];
    write scrap_stock(ScrapStock) -> StockMovementId, STORE, changes [Stock Catalogue];
}
