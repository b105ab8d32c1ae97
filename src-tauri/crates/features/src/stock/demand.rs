//! What the visits in the shop need of the store, followed wherever a visit moves on and wherever
//! something goes to it.

use super::units::Units;
use domain::ids::{LineId, PartId};
use domain::line::Line;
use domain::money::Quantity;
use domain::stock::demand::{is_fitted, takes_from_store};
use domain::stock::picking::{issued, of_lines, with_those_before};
use domain::stock::{StockAsked, StockDemand, StockMovement};
use domain::work_order::WorkOrder;
use kernel::error::Result;
use kernel::host::Write;

/// After a visit was changed: what it needs now is reserved, and what it needs no more is free again.
/// What is out for a line that stands no more is kept until it is taken back.
///
/// # Errors
/// Only what the file itself fails with.
pub fn follow(cx: &Write, order: &WorkOrder, lines: &[Line]) -> Result<()> {
    let kept = cx.w.stock_demands(order.id)?;
    let needed: Vec<(&Line, PartId)> = if order.stage.is_over() {
        Vec::new()
    } else {
        let part_of = |line: &Line| line.listed.part_id.filter(|part| takes_from_store(line, Some(*part)));
        lines.iter().filter_map(|line| Some((line, part_of(line)?))).collect()
    };
    // What took another's place has what went to that one.
    let held: Vec<LineId> = needed.iter().flat_map(|(line, _)| with_those_before(lines, line)).collect();
    for row in kept.iter().filter(|row| needed.iter().all(|(line, _)| line.id != row.line_id)) {
        let line = lines.iter().find(|line| line.id == row.line_id);
        let fitted = held.contains(&row.line_id) || is_fitted(order.stage, line);
        match row.clone().once_gone(fitted) {
            Some(now) if now == *row => {}
            Some(now) => cx.w.update(&now)?,
            None => cx.w.delete::<StockDemand>(row.id)?,
        }
    }
    let units = Units::of_lines(cx.w, needed.iter().map(|(line, _)| *line))?;
    let stands = |line: &Line, part: PartId| {
        let wanted = units.wanted(line);
        let same = |row: &StockDemand| row.line_id == line.id && row.part_id == part && row.wanted == wanted;
        kept.iter().any(same)
    };
    let changed: Vec<(&Line, PartId)> =
        needed.into_iter().filter(|(line, part)| !stands(line, *part)).collect();
    if changed.is_empty() {
        return Ok(());
    }
    let moved = cx.w.stock_movements_of_order(order.id)?;
    for (line, part_id) in changed {
        let (wanted, issued) = (units.wanted(line), issued_to(&moved, lines, line));
        match kept.iter().find(|row| row.line_id == line.id) {
            Some(row) => cx.w.update(&StockDemand { part_id, wanted, issued, ..row.clone() })?,
            None => {
                let (line_id, work_order_id, since) = (line.id, order.id, cx.now);
                asked(cx, line_id, part_id, wanted)?;
                let mut row = StockDemand { id: 0, work_order_id, line_id, part_id, wanted, issued, since };
                cx.w.insert(&mut row)?;
            }
        }
    }
    Ok(())
}

/// Writes down whether what was agreed to was there, and free: later nobody can tell. What the shop never
/// kept was asked for as well, and was not there: left out, a store that keeps nothing would miss nothing.
fn asked(cx: &Write, line_id: LineId, part_id: PartId, wanted: Quantity) -> Result<()> {
    if cx.w.stock_asked_for(line_id)?.is_some() {
        return Ok(());
    }
    let there = cx.w.availability(&[part_id], cx.today()?)?.first().is_some_and(|of| of.free() >= wanted);
    cx.w.insert(&mut StockAsked { id: 0, line_id, part_id, wanted, there, at: cx.now })?;
    Ok(())
}

/// After something went to a visit or came back from it: each of its lines has so much now. Answers
/// all that moved for the visit.
///
/// # Errors
/// Only what the file itself fails with.
pub fn recount(cx: &Write, order: &WorkOrder, lines: &[Line]) -> Result<Vec<StockMovement>> {
    let moved = cx.w.stock_movements_of_order(order.id)?;
    for row in cx.w.stock_demands(order.id)? {
        let Some(line) = lines.iter().find(|line| line.id == row.line_id) else { continue };
        let issued = issued_to(&moved, lines, line);
        if issued == row.issued {
            continue;
        }
        if row.wanted.is_zero() && issued.0 <= 0 {
            cx.w.delete::<StockDemand>(row.id)?;
        } else {
            cx.w.update(&StockDemand { issued, ..row })?;
        }
    }
    Ok(moved)
}

/// What a line got, and those whose place it took, less what came back.
pub fn issued_to(moved: &[StockMovement], lines: &[Line], line: &Line) -> Quantity {
    let Some(part) = line.listed.part_id else { return Quantity::ZERO };
    issued(of_lines(moved, &with_those_before(lines, line), part))
}
