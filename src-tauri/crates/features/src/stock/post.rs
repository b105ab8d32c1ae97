//! The one way a part moves. Whoever issues, receives, counts or lends comes through here: movement and
//! sums are written by the same command, and nothing else writes them.

use domain::catalogue::Part;
use domain::dates::month_of;
use domain::ids::{BinId, LineId, PartId, PersonId, StockBatchId, StockMovementId, WorkOrderId};
use domain::money::{Money, Quantity};
use domain::refusal::{FieldProblem, Refusal};
use domain::stock::{Bin, MovementKind, StockAccount, StockBatch, StockDocument, StockMovement, Worth};
use domain::stock_problem::StockProblem;
use kernel::error::Result;
use kernel::host::Write;

/// What is to move.
#[derive(Clone, Debug)]
pub struct Posting {
    pub part_id: PartId,
    pub bin_id: BinId,
    pub batch_id: Option<StockBatchId>,
    pub kind: MovementKind,
    /// Below zero goes out.
    pub quantity: Quantity,
    /// What all of what comes in cost; none where it is worth what the rest of it is.
    pub cost: Option<Money>,
    pub line: Option<(WorkOrderId, LineId)>,
    pub document: Option<(StockDocument, i64)>,
    pub of_movement_id: Option<StockMovementId>,
    /// Who said yes to it, where somebody was asked.
    pub granted_by: Option<PersonId>,
    pub note: String,
}

impl Posting {
    /// So much of a part at a place, for nothing in particular yet.
    pub const fn new(kind: MovementKind, part_id: PartId, bin_id: BinId, quantity: Quantity) -> Self {
        Self {
            part_id,
            bin_id,
            batch_id: None,
            kind,
            quantity,
            cost: None,
            line: None,
            document: None,
            of_movement_id: None,
            granted_by: None,
            note: String::new(),
        }
    }
}

/// Moves a part, and says what it did.
///
/// # Errors
/// `NotFound`, `BadField` for a batch of another part, and `Stock` where less of it is there, or where it
/// lies is no place to take it from.
pub fn post(cx: &Write, posting: Posting) -> Result<StockMovement> {
    let Posting { part_id, bin_id, batch_id, kind, quantity, .. } = posting;
    let part = stocked(cx, part_id)?;
    let bin: Bin = cx.w.get(bin_id.0)?;
    if let Some(batch) = batch_id
        && cx.w.get::<StockBatch>(batch.0)?.part_id != part_id
    {
        return Err(Refusal::bad("batch_id", FieldProblem::Unknown).into());
    }
    if quantity.0 < 0 {
        check_there(cx, &part, &bin, batch_id, kind, Quantity(-quantity.0))?;
    }
    let method = cx.details()?.settings.stock.cost_method;
    let mut account = cx.w.stock_account(part_id)?;
    let before = cx.w.stock_layers(part_id)?;
    let mut layers = before.clone();
    let mut movement = StockMovement {
        id: StockMovementId(0),
        part_id,
        bin_id,
        batch_id,
        kind,
        quantity,
        stock_value: Money::ZERO,
        cost_difference: Money::ZERO,
        at: cx.now,
        person_id: cx.my_id()?,
        work_order_id: posting.line.map(|(order, _)| order),
        line_id: posting.line.map(|(_, line)| line),
        document_kind: posting.document.map(|(kind, _)| kind),
        document_id: posting.document.map(|(_, id)| id),
        of_movement_id: posting.of_movement_id,
        granted_by: posting.granted_by,
        note: posting.note,
    };
    // A layer names the movement it came by, which has its number only once it is written.
    let next = cx.w.next_stock_movement()?;
    let worth = if kind == MovementKind::Moved {
        // It is worth what it was, wherever it lies.
        Worth::default()
    } else if quantity.0 > 0 {
        let cost = posting.cost.unwrap_or_else(|| account.worth_of(quantity));
        let bought_at = account.last_cost;
        let worth = account.take_in(method, &mut layers, quantity, cost, next);
        if !kind.is_bought() && !bought_at.is_zero() {
            account.last_cost = bought_at;
        }
        worth
    } else {
        account.take_out(method, &mut layers, Quantity(-quantity.0))
    };
    movement.stock_value = worth.value;
    movement.cost_difference = worth.difference;
    cx.w.insert(&mut movement)?;
    in_its_month(cx, &movement)?;
    keep(cx, account, &movement)?;
    cx.w.keep_stock_layers(&before, &mut layers)?;
    cx.w.keep_stock_level(part_id, bin_id, batch_id, quantity)?;
    if kind.is_use() {
        cx.w.keep_part_use(part_id, &month_of(cx.today()?), Quantity(-quantity.0))?;
    }
    Ok(movement)
}

/// What was received cost another price than was written: nothing moves, its value does.
///
/// # Errors
/// `NotFound`, and `Stock` for a movement nothing came in by.
pub fn reprice(cx: &Write, received: &StockMovement, by: Money, note: &str) -> Result<StockMovement> {
    if received.quantity.0 <= 0 {
        let part: Part = cx.w.get(received.part_id.0)?;
        return Err(refused(StockProblem::NotStocked, &part, Quantity::ZERO).into());
    }
    let method = cx.details()?.settings.stock.cost_method;
    let mut account = cx.w.stock_account(received.part_id)?;
    let before = cx.w.stock_layers(received.part_id)?;
    let mut layers = before.clone();
    let worth = account.reprice(method, &mut layers, (received.id, received.quantity), by);
    let mut movement = StockMovement {
        id: StockMovementId(0),
        kind: MovementKind::Repriced,
        quantity: Quantity::ZERO,
        stock_value: worth.value,
        cost_difference: worth.difference,
        at: cx.now,
        person_id: cx.my_id()?,
        work_order_id: None,
        line_id: None,
        of_movement_id: Some(received.id),
        granted_by: None,
        note: note.to_owned(),
        ..received.clone()
    };
    cx.w.insert(&mut movement)?;
    in_its_month(cx, &movement)?;
    cx.w.keep_stock_account(&mut account)?;
    cx.w.keep_stock_layers(&before, &mut layers)?;
    Ok(movement)
}

pub fn refused(problem: StockProblem, part: &Part, quantity: Quantity) -> Refusal {
    Refusal::Stock { problem, name: part.terms.name.clone(), quantity }
}

/// The part, of which stock is kept from its first movement on.
fn stocked(cx: &Write, id: PartId) -> Result<Part> {
    let mut part: Part = cx.w.get(id.0)?;
    if !part.stock.stocked {
        part.stock.stocked = true;
        cx.w.update(&part)?;
    }
    Ok(part)
}

fn check_there(
    cx: &Write,
    part: &Part,
    bin: &Bin,
    batch: Option<StockBatchId>,
    kind: MovementKind,
    quantity: Quantity,
) -> Result<()> {
    let to_use = matches!(kind, MovementKind::Issued | MovementKind::Sold | MovementKind::Lent);
    if to_use && !bin.kind.is_usable() {
        return Err(refused(StockProblem::NotUsable, part, quantity).into());
    }
    // It may be thrown away, sent back or counted; nobody fits, buys or borrows it.
    if let Some(batch) = batch.filter(|_| to_use)
        && cx.w.get::<StockBatch>(batch.0)?.is_expired(cx.today()?)
    {
        return Err(refused(StockProblem::Expired, part, quantity).into());
    }
    let there = cx.w.stock_level(part.id, bin.id, batch)?.map_or(0, |level| level.quantity.0);
    // Only what goes onto a car may be gone before it was booked in; a retired bin keeps nothing.
    let allowed = cx.details()?.settings.stock.below_zero_allowed;
    let before_booked = kind == MovementKind::Issued && allowed && bin.active;
    if there < quantity.0 && !before_booked {
        return Err(refused(StockProblem::Short, part, Quantity(there.max(0))).into());
    }
    Ok(())
}

/// Every report of a month adds these up, and no movements.
fn in_its_month(cx: &Write, movement: &StockMovement) -> Result<()> {
    Ok(cx.w.add_to_month(&month_of(cx.today()?), movement)?)
}

fn keep(cx: &Write, mut account: StockAccount, movement: &StockMovement) -> Result<()> {
    // Moved from bin to bin it lies as dead as before.
    if movement.kind.changes_what_is_there() {
        if movement.quantity.0 > 0 {
            account.last_in_at = Some(cx.now);
        } else {
            account.last_out_at = Some(cx.now);
        }
        cx.w.keep_stock_account(&mut account)?;
    }
    Ok(())
}
