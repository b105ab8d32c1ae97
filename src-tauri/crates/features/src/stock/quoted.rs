//! How the part lines of a visit stand with the store, for whoever quotes them: the advisor's page, the
//! paper, the customer's own phone.

use super::units::Units;
use chrono::NaiveDate;
use domain::catalogue::Part;
use domain::ids::{LineId, PartId, WorkOrderId};
use domain::line::{Line, LineKind, LineState, PartOrigin};
use domain::money::Quantity;
use domain::stock::demand::asked_before;
use domain::stock::warning::Expected;
use domain::stock::{PartPromise, StockDemand, StockMovement};
use domain::work_order::WorkOrder;
use kernel::error::Result;
use std::collections::BTreeMap;
use storage::{Availability, ExpectedRow, Reader};

/// A line that is quoted or agreed to, of a part that stock is kept of.
pub(crate) struct QuotedLine {
    pub line_id: LineId,
    /// In which its part is counted, and so is all that follows.
    pub counted_in: String,
    /// What went to the car.
    pub issued: Quantity,
    /// What the line still takes.
    pub open: Quantity,
    /// What lies there for it.
    pub there: Quantity,
    pub of: Availability,
    pub promise: Option<PartPromise>,
}

/// Of these parts those that stock is kept of, and what there is of them.
pub(crate) fn stocked(
    r: &Reader<'_>,
    mut parts: Vec<PartId>,
    today: NaiveDate,
) -> Result<(Vec<Part>, Vec<Availability>)> {
    parts.sort_unstable();
    parts.dedup();
    if parts.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    let mut kept = r.parts_of_ids(&parts)?;
    kept.retain(|part| part.stock.stocked);
    let ids: Vec<PartId> = kept.iter().map(|part| part.id).collect();
    let available = if ids.is_empty() { Vec::new() } else { r.availability(&ids, today)? };
    Ok((kept, available))
}

/// What nobody agreed to yet is held against what may still be promised, the lines above it first, and
/// what was agreed to against what lies there: it is reserved already.
pub(crate) fn quoted_parts(
    r: &Reader<'_>,
    lines: &[Line],
    moved: &[StockMovement],
    today: NaiveDate,
) -> Result<Vec<QuotedLine>> {
    let wants = |line: &&Line| {
        line.state.is_payable()
            && line.figures.kind == LineKind::Part
            && matches!(line.figures.origin, PartOrigin::Stock | PartOrigin::BoughtForOrder)
    };
    let parts = lines.iter().filter(wants).filter_map(|line| line.listed.part_id).collect();
    let (kept, available) = stocked(r, parts, today)?;
    let units = Units::of_parts(r, &kept)?;
    let awaited: Vec<PartId> = available.iter().filter(|of| of.on_order.0 > 0).map(|of| of.part_id).collect();
    let coming = if awaited.is_empty() { Vec::new() } else { r.parts_expected(&awaited)? };
    let mut above: BTreeMap<PartId, i64> = BTreeMap::new();
    let mut quoted = Vec::new();
    for line in lines.iter().filter(wants) {
        let Some(of) = available.iter().find(|of| line.listed.part_id == Some(of.part_id)) else { continue };
        let issued = super::demand::issued_to(moved, lines, line);
        let open = Quantity(units.wanted(line).0 - issued.0);
        let there = if line.state == LineState::Approved {
            of.usable
        } else {
            let own = reserved_before(lines, line, &units);
            let quoted_above = above.entry(of.part_id).or_default();
            let there = of.free().0 + own - *quoted_above;
            *quoted_above += (open.0 - own).max(0);
            Quantity(there)
        };
        // Whoever is at the counter first gets what lies there; what is told is what is left for this one.
        let first = if line.state == LineState::Approved && of.reserved > of.usable {
            asked_before(&r.stock_demands_for(of.part_id)?, line.id)
        } else {
            Quantity::ZERO
        };
        let expected = expected_of(&coming, of.part_id);
        let promise = PartPromise::of(open, Quantity(there.0 - first.0), &expected, today);
        let counted_in = units.of(of.part_id).0.to_owned();
        let (line_id, of) = (line.id, of.clone());
        quoted.push(QuotedLine { line_id, counted_in, issued, open, there, of, promise });
    }
    Ok(quoted)
}

/// What of it all is on its way of one part.
pub(super) fn expected_of(coming: &[ExpectedRow], part: PartId) -> Vec<Expected> {
    let of_part = coming.iter().filter(|row| row.part_id == part);
    of_part.map(|row| Expected { quantity: row.quantity, on: row.expected_on }).collect()
}

/// What is told of the parts that were agreed to at several visits and are not all there: line by line the
/// same as `quoted_parts` says, by a few questions for all of them. What lies there for everybody is left out.
pub(crate) fn agreed_parts(
    r: &Reader<'_>,
    orders: &[WorkOrderId],
    today: NaiveDate,
) -> Result<Vec<(LineId, PartPromise)>> {
    let mut own = if orders.is_empty() { Vec::new() } else { r.stock_demands_of_orders(orders)? };
    own.retain(|row| row.open().0 > 0);
    let (_, mut short) = stocked(r, own.iter().map(|row| row.part_id).collect(), today)?;
    short.retain(|of| of.reserved > of.usable);
    if short.is_empty() {
        return Ok(Vec::new());
    }
    let parts: Vec<PartId> = short.iter().map(|of| of.part_id).collect();
    let (demands, coming) = (r.stock_demands_for_parts(&parts)?, r.parts_expected(&parts)?);
    let mut told = Vec::new();
    for of in &short {
        let expected = expected_of(&coming, of.part_id);
        let rivals: Vec<StockDemand> =
            demands.iter().filter(|row| row.part_id == of.part_id).cloned().collect();
        for row in own.iter().filter(|row| row.part_id == of.part_id) {
            let promise = PartPromise::of_agreed(row, &rivals, of.usable, &expected, today);
            told.extend(promise.map(|promise| (row.line_id, promise)));
        }
    }
    Ok(told)
}

/// What is reserved for the agreed line whose place this one would take, or went to it already: once it
/// takes its place that is its own.
fn reserved_before(lines: &[Line], line: &Line, units: &Units) -> i64 {
    let before = lines.iter().find(|other| Some(other.id) == line.supersedes_id);
    let same =
        before.filter(|of| of.state == LineState::Approved && of.listed.part_id == line.listed.part_id);
    same.map_or(0, |of| units.wanted(of).0)
}

/// What the customer is told of each of these lines; nothing of a visit that is over.
pub(crate) fn promises(
    r: &Reader<'_>,
    order: &WorkOrder,
    lines: &[Line],
    today: NaiveDate,
) -> Result<Vec<(LineId, PartPromise)>> {
    if !order.stage.is_in_shop() {
        return Ok(Vec::new());
    }
    let moved = r.stock_movements_of_order(order.id)?;
    let quoted = quoted_parts(r, lines, &moved, today)?;
    Ok(quoted.into_iter().filter_map(|of| Some((of.line_id, of.promise?))).collect())
}
