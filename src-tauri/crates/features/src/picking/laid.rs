//! Parts no stock is kept of: they are laid ready, or somebody says which part of the price list they
//! are.

use super::at_car::AtCar;
use super::issue::{IssuedParts, is_there};
use super::wake::missing_again;
use crate::stock::demand;
use domain::catalogue::Part;
use domain::ids::{LineId, PartId};
use domain::line::{Line, LineKind, LineState};
use domain::parts_counter::{LaidPart, is_laid_out};
use domain::refusal::{FieldProblem, Refusal};
use domain::stock::demand::wanted;
use domain::stock_problem::StockProblem;
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct LayReady {
    pub line_id: LineId,
    /// Or no more.
    pub ready: bool,
}

/// Which part of the price list a line is that was typed freely.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct LinkPart {
    pub line_id: LineId,
    pub part_id: PartId,
}

fn refused(problem: StockProblem, line: &Line) -> Refusal {
    Refusal::Stock { problem, name: line.figures.name.clone(), quantity: line.figures.quantity }
}

/// Says that a part lies ready of which no stock is kept, or that it does no more.
///
/// # Errors
/// `NotFound`; `Stock` where the visit is over, nobody agreed to the line, it wants nothing of the
/// counter, or stock is kept of it.
pub fn lay_ready(cx: &Write, ask: LayReady) -> Result<IssuedParts> {
    let car = AtCar::of_line(cx, ask.line_id)?;
    let line = car.line(ask.line_id)?;
    if car.order.stage.is_over() {
        return Err(refused(StockProblem::VisitOver, line).into());
    }
    if !is_laid_out(line) {
        let agreed = line.state == LineState::Approved;
        let problem = if agreed { StockProblem::NotStocked } else { StockProblem::NotAgreed };
        return Err(refused(problem, line).into());
    }
    // What was laid ready before stock was kept of it may be taken away again.
    if let Some(part) = line.listed.part_id
        && ask.ready
        && cx.w.get::<Part>(part.0)?.stock.stocked
    {
        return Err(refused(StockProblem::IsStocked, line).into());
    }
    let laid = cx.w.laid_parts(car.order.id)?.into_iter().find(|laid| laid.line_id == line.id);
    match laid {
        Some(laid) if !ask.ready => {
            cx.w.delete::<LaidPart>(laid.id)?;
            missing_again(cx, &car)?;
        }
        None if ask.ready => {
            let (work_order_id, line_id) = (car.order.id, line.id);
            let person_id = cx.my_id()?;
            cx.w.insert(&mut LaidPart { id: 0, work_order_id, line_id, at: cx.now, person_id })?;
        }
        // Somebody said so already.
        _ => {}
    }
    if ask.ready {
        is_there(cx, car.order.id)
    } else {
        Ok(IssuedParts { lines: Vec::new(), arrivals: Vec::new() })
    }
}

/// Says which part of the price list a line is, so that it is issued from the store.
///
/// # Errors
/// `NotFound`; `BadField` for a line that is no part or is one of the list already; `Stock` where the
/// visit is over, the line stands no more, or the part does not come in its unit.
pub fn link_part(cx: &Write, ask: LinkPart) -> Result<()> {
    let mut car = AtCar::of_line(cx, ask.line_id)?;
    let line = car.line(ask.line_id)?;
    let part: Part = cx.w.get(ask.part_id.0)?;
    if line.figures.kind != LineKind::Part || line.listed.part_id.is_some() {
        return Err(Refusal::bad("part_id", FieldProblem::Taken).into());
    }
    if car.order.stage.is_over() {
        return Err(refused(StockProblem::VisitOver, line).into());
    }
    if !line.state.is_payable() {
        return Err(refused(StockProblem::NotAgreed, line).into());
    }
    wanted(&line.figures, &part.terms.unit, &cx.w.part_units(part.id)?)?;
    cx.w.keep_line_part(line.id, part.id)?;
    car.lines = cx.w.lines_of(car.order.id)?;
    demand::follow(cx, &car.order, &car.lines)
}
