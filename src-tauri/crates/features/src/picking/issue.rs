//! Parts that go to a line of a visit, and parts that come back from it.

use super::at_car::AtCar;
use super::shown::places_of;
use super::wake::{missing_again, wake};
use crate::stock::places::bin_back;
use crate::stock::post::{Posting, post, refused};
use crate::stock::units::counted;
use domain::catalogue::Part;
use domain::ids::{BinId, LineId, StockBatchId, WorkOrderId};
use domain::line::Line;
use domain::money::Quantity;
use domain::parts_counter::PartsArrival;
use domain::refusal::{FieldProblem, MAX_TEXT_LEN, Refusal, optional};
use domain::stock::picking::{ToIssue, of_lines, taken_back, taken_from, usable, with_those_before};
use domain::stock::{MovementKind, StockMovement};
use domain::stock_problem::StockProblem;
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// So much of its part goes to a line.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct IssueParts {
    pub line_id: LineId,
    pub quantity: Quantity,
    /// In which of its units; none for the one it is counted in.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub unit: Option<String>,
    /// None takes it from where it is used up first.
    #[serde(default)]
    pub bin_id: Option<BinId>,
    /// Which of what lies in that bin.
    #[serde(default)]
    pub batch_id: Option<StockBatchId>,
}

/// Everything a car still takes, as far as it is there.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct IssueAll {
    pub work_order_id: WorkOrderId,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct TakeBackPart {
    pub line_id: LineId,
    pub quantity: Quantity,
    /// In which of its units; none for the one it is counted in.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub unit: Option<String>,
    /// None lays it back where it came from.
    #[serde(default)]
    pub bin_id: Option<BinId>,
    pub note: String,
}

/// How the lines stand now, and whose work goes on with it.
#[derive(Debug, Serialize, TS)]
pub struct IssuedParts {
    pub lines: Vec<IssuedLine>,
    pub arrivals: Vec<PartsArrival>,
}

#[derive(Debug, Serialize, TS)]
pub struct IssuedLine {
    pub line_id: LineId,
    pub issued: Quantity,
    /// What it still takes.
    pub open: Quantity,
}

/// Takes a part off its shelf for a line that was agreed to.
///
/// # Errors
/// `NotFound`; `BadField` for no quantity; `Stock` where the visit is over, nobody agreed to the line,
/// the part does not come in the unit, the line takes less, or less is there: with what is left.
pub fn issue_parts(cx: &Write, ask: IssueParts) -> Result<IssuedParts> {
    let car = AtCar::of_line(cx, ask.line_id)?;
    let place = ask.bin_id.map(|bin| (bin, ask.batch_id));
    let line = car.line(ask.line_id)?;
    issue(cx, &car, line, typed_in(cx, line, ask.quantity, ask.unit.as_deref())?, place)?;
    went_out(cx, car, &[ask.line_id])
}

/// Takes everything off its shelf that a car still takes and that lies there.
///
/// # Errors
/// `NotFound`, and `Stock` for a visit that is over.
pub fn issue_all(cx: &Write, ask: IssueAll) -> Result<IssuedParts> {
    let car = AtCar::of(cx, ask.work_order_id)?;
    if car.order.stage.is_over() {
        let (problem, name) = (StockProblem::VisitOver, car.order.number.clone());
        return Err(Refusal::Stock { problem, name, quantity: Quantity::ZERO }.into());
    }
    // What another line of the same visit took just now is gone from there.
    issue_open(cx, car, |part, open| Ok(open.min(usable(&places_of(cx.w, part, cx.today()?)?))))
}

/// Takes off its shelf whatever a car takes of the parts that stock is kept of, where the car goes before a keeper
/// could: all of it, or nothing.
///
/// # Errors
/// `NotFound`, and `Stock` where less is there: with what is left.
pub(crate) fn issue_whole(cx: &Write, order: WorkOrderId) -> Result<IssuedParts> {
    let of_store = |part: &Part, open| Ok(if part.stock.stocked { open } else { Quantity::ZERO });
    issue_open(cx, AtCar::of(cx, order)?, of_store)
}

/// To each line that still takes something what is given of that.
fn issue_open(
    cx: &Write,
    car: AtCar,
    given: impl Fn(&Part, Quantity) -> Result<Quantity>,
) -> Result<IssuedParts> {
    let mut touched = Vec::new();
    for line in &car.lines {
        let Some(id) = line.listed.part_id else { continue };
        let part: Part = cx.w.get(id.0)?;
        let to_issue = to_issue(&car, line, &part);
        if to_issue.check_line().is_err() || to_issue.open().is_zero() {
            continue;
        }
        let quantity = given(&part, to_issue.open())?;
        if quantity.0 > 0 {
            issue(cx, &car, line, quantity, None)?;
            touched.push(line.id);
        }
    }
    went_out(cx, car, &touched)
}

/// What was typed, in the unit the line's part is counted in.
fn typed_in(cx: &Write, line: &Line, quantity: Quantity, unit: Option<&str>) -> Result<Quantity> {
    match line.listed.part_id.filter(|_| unit.is_some()) {
        Some(part) => counted(cx.w, &cx.w.get(part.0)?, quantity, unit),
        None => Ok(quantity),
    }
}

fn to_issue<'a>(car: &'a AtCar, line: &'a Line, part: &'a Part) -> ToIssue<'a> {
    let (_, units) = car.units.of(part.id);
    ToIssue {
        line,
        stage: car.order.stage,
        counted_in: &part.terms.unit,
        units,
        issued: car.issued_to(line),
        laid: car.laid.contains(&line.id),
    }
}

fn issue(
    cx: &Write,
    car: &AtCar,
    line: &Line,
    quantity: Quantity,
    place: Option<(BinId, Option<StockBatchId>)>,
) -> Result<()> {
    let Some(id) = line.listed.part_id else {
        let stage = car.order.stage;
        let no_part =
            ToIssue { line, stage, counted_in: "", units: &[], issued: Quantity::ZERO, laid: false };
        no_part.check_line()?;
        let (problem, name) = (StockProblem::NotStocked, line.figures.name.clone());
        return Err(Refusal::Stock { problem, name, quantity }.into());
    };
    let part: Part = cx.w.get(id.0)?;
    to_issue(car, line, &part).check(quantity)?;
    for (bin, batch, taken) in from_where(cx, &part, quantity, place)? {
        post(
            cx,
            Posting {
                batch_id: batch,
                line: Some((car.order.id, line.id)),
                ..Posting::new(MovementKind::Issued, part.id, bin, Quantity(-taken.0))
            },
        )?;
    }
    Ok(())
}

type Taken = (BinId, Option<StockBatchId>, Quantity);

/// From the place that was named, or from those that are used up first.
fn from_where(
    cx: &Write,
    part: &Part,
    quantity: Quantity,
    place: Option<(BinId, Option<StockBatchId>)>,
) -> Result<Vec<Taken>> {
    let places = places_of(cx.w, part, cx.today()?)?;
    if let Some((bin, batch)) = place {
        let named = places.iter().find(|one| one.bin_id == bin && one.batch_id == batch);
        if named.is_some_and(|one| one.expired) {
            return Err(refused(StockProblem::Expired, part, quantity).into());
        }
        return Ok(vec![(bin, batch, quantity)]);
    }
    let as_taken = |wanted| -> std::result::Result<Vec<Taken>, Quantity> {
        let taken = taken_from(&places, wanted)?;
        Ok(taken.into_iter().map(|(one, taken)| (one.bin_id, one.batch_id, taken)).collect())
    };
    let left = match as_taken(quantity) {
        Ok(taken) => return Ok(taken),
        Err(left) => left,
    };
    let short = || refused(StockProblem::Short, part, left);
    if !cx.details()?.settings.stock.below_zero_allowed {
        return Err(short().into());
    }
    // What was not booked in yet is missing where the part has its place.
    let mut taken = as_taken(left).map_err(|_| short())?;
    let shelves: Vec<BinId> =
        cx.w.bins()?.iter().filter(|bin| bin.active && bin.kind.is_usable()).map(|bin| bin.id).collect();
    let own = part.stock.bin_id.filter(|own| shelves.contains(own));
    let shelf = own.or(shelves.first().copied()).ok_or_else(short)?;
    let missing = quantity.0 - left.0;
    match taken.iter_mut().find(|(bin, batch, _)| *bin == shelf && batch.is_none()) {
        Some((.., there)) => *there = Quantity(there.0 + missing),
        None => taken.push((shelf, None, Quantity(missing))),
    }
    Ok(taken)
}

/// After parts went out: what is reserved, what the lines cost, and whose work goes on.
fn went_out(cx: &Write, mut car: AtCar, touched: &[LineId]) -> Result<IssuedParts> {
    car.recounted(cx)?;
    for line in touched {
        car.cost_kept(cx, car.line(*line)?)?;
    }
    let arrivals = wake(cx, &car)?;
    Ok(IssuedParts { lines: standing(&car, touched)?, arrivals })
}

fn standing(car: &AtCar, touched: &[LineId]) -> Result<Vec<IssuedLine>> {
    let of = |id: &LineId| {
        let line = car.line(*id)?;
        let issued = car.issued_to(line);
        let open = if line.is_done() { car.units.wanted(line).0 - issued.0 } else { 0 };
        Ok(IssuedLine { line_id: line.id, issued, open: Quantity(open.max(0)) })
    };
    touched.iter().map(of).collect()
}

/// Lays a part back that went to a line, at what it was issued at. The visit may be over by then, and
/// its sheet settled: that stays as it is.
///
/// # Errors
/// `NotFound`; `BadField` for no quantity, a note too long, or a bin that is retired; `Stock` for more than
/// went to it, and for a unit the part does not come in.
pub fn take_back_part(cx: &Write, ask: TakeBackPart) -> Result<IssuedParts> {
    let mut car = AtCar::of_line(cx, ask.line_id)?;
    let line = car.line(ask.line_id)?;
    let quantity = typed_in(cx, line, ask.quantity, ask.unit.as_deref())?;
    if quantity.0 <= 0 {
        let problem = if quantity.is_zero() { FieldProblem::Empty } else { FieldProblem::Negative };
        return Err(Refusal::bad("quantity", problem).into());
    }
    let note = optional("note", &ask.note, MAX_TEXT_LEN)?;
    let more = |quantity| {
        let (problem, name) = (StockProblem::MoreThanTaken, line.figures.name.clone());
        Refusal::Stock { problem, name, quantity }
    };
    let Some(part) = line.listed.part_id else { return Err(more(Quantity::ZERO).into()) };
    let chain = with_those_before(&car.lines, line);
    let issues: Vec<&StockMovement> = of_lines(&car.moved, &chain, part).collect();
    for back in taken_back(&issues, &car.moved, quantity).map_err(more)? {
        let bin = bin_back(cx, part, back.bin_id, ask.bin_id)?;
        post(
            cx,
            Posting {
                batch_id: back.batch_id,
                cost: Some(back.cost),
                line: Some((car.order.id, line.id)),
                of_movement_id: Some(back.of),
                note: note.clone(),
                ..Posting::new(MovementKind::ReturnedFromLine, part, bin, back.quantity)
            },
        )?;
    }
    car.recounted(cx)?;
    car.cost_kept(cx, car.line(ask.line_id)?)?;
    missing_again(cx, &car)?;
    Ok(IssuedParts { lines: standing(&car, &[ask.line_id])?, arrivals: Vec::new() })
}

/// After something else came to be there: whose work goes on.
pub(super) fn is_there(cx: &Write, order: WorkOrderId) -> Result<IssuedParts> {
    went_out(cx, AtCar::of(cx, order)?, &[])
}
