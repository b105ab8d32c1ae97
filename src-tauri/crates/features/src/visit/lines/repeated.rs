//! What was done on an earlier visit, as lines of another one: at today's prices, drafts until
//! the estimate.

use super::draft;
use super::typed::{at_price_for, priced};
use domain::catalogue::{CatalogueItem, ItemId};
use domain::ids::WorkOrderId;
use domain::line::{Line, LineFigures, PartOrigin};
use domain::money::Hours;
use domain::part_unit::is_same;
use domain::refusal::{FieldProblem, Refusal};
use domain::work_order::WorkOrder;
use domain::work_order::at_hand::next_position;
use kernel::error::Result;
use kernel::host::Write;

/// Everything that was done on an earlier visit of the car.
///
/// # Errors
/// `NotFound` where there is no such visit, `BadField` for one of another car.
pub(crate) fn add_again(cx: &Write, order: WorkOrderId, done: WorkOrderId) -> Result<()> {
    let (now, earlier): (WorkOrder, WorkOrder) = (cx.w.get(order.0)?, cx.w.get(done.0)?);
    if earlier.vehicle_id != now.vehicle_id {
        return Err(Refusal::bad("again", FieldProblem::Unknown).into());
    }
    let places = next_position(&cx.w.lines_of(order)?)..;
    for (position, done) in places.zip(cx.w.lines_of(done)?.into_iter().filter(Line::is_done)) {
        let (figures, item) = as_of_today(cx, order, done)?;
        // The list price is nobody's concession, whatever the thing costs the shop.
        let typed = priced(cx, order, figures, item, None)?;
        let mut line = draft(order, position, typed);
        cx.w.insert(&mut line)?;
        cx.w.count_use(line.figures.kind, &line.figures.code)?;
    }
    Ok(())
}

/// As much of it as then. What the list does not know any more costs what it cost then, and work
/// what an hour costs today.
fn as_of_today(cx: &Write, order: WorkOrderId, done: Line) -> Result<(LineFigures, Option<ItemId>)> {
    let settings = &cx.details()?.settings;
    let Some(item) = item_of(cx, &done)? else {
        return Ok((done.figures.once_more(settings.hour_rate, settings.price_basis), None));
    };
    let item = at_price_for(cx.w, order, item, cx.today()?)?;
    let listed = item.figures(settings);
    let then = done.figures;
    // Fewer hours than the list's were somebody's concession, and it was for that visit.
    let hours = if listed.hours > Hours::ZERO { listed.hours } else { then.hours };
    // A part that is counted in something else by now is offered as the list has it.
    let quantity = if is_same(&listed.unit, &then.unit) { then.quantity } else { listed.quantity };
    Ok((LineFigures { quantity, hours, ..listed }, Some(item.id)))
}

/// The item it was taken from, while it is sold; else the one that bears its name. What the
/// customer brought along is none of the shop's.
fn item_of(cx: &Write, done: &Line) -> Result<Option<CatalogueItem>> {
    if done.figures.origin == PartOrigin::Customers {
        return Ok(None);
    }
    let of = &done.listed;
    let id = of.labour_operation_id.map(ItemId::LabourOperation).or(of.part_id.map(ItemId::Part));
    if let Some(id) = id {
        let item = cx.w.catalogue_item(id)?;
        if item.active && item.kind == done.figures.kind {
            return Ok(Some(item));
        }
    }
    Ok(cx.w.catalogue_item_named(done.figures.kind, &done.figures.name)?)
}
