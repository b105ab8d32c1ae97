//! What goes from the store to a car, and what comes back from it: from which places, and at what
//! cost.

use super::account::part_of;
use super::demand::{takes_from_store, wanted};
use super::movement::{MovementKind, StockMovement};
use crate::ids::{BinId, LineId, PartId, StockBatchId, StockMovementId};
use crate::line::{Line, LineState};
use crate::money::{Money, Quantity};
use crate::part_unit::{PartUnit, is_same};
use crate::refusal::{FieldProblem, Refusal};
use crate::stage_codes::Stage;
use crate::stock_problem::StockProblem;
use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

/// A place something of a part lies at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PickPlace {
    pub bin_id: BinId,
    pub bin_code: String,
    pub batch_id: Option<StockBatchId>,
    /// The maker's; empty where there is none.
    pub batch_number: String,
    pub expires_on: Option<NaiveDate>,
    pub received_on: Option<NaiveDate>,
    /// Its shelf life is over: nobody fits it any more.
    pub expired: bool,
    pub quantity: Quantity,
}

/// In the order in which they are emptied: what ends first, of the others what came first, and of
/// those the place the part has its own.
pub fn by_use(places: &mut [PickPlace], own: Option<BinId>) {
    places.sort_by(|one, other| {
        let key = |place: &PickPlace| {
            let ends = place.expires_on.unwrap_or(NaiveDate::MAX);
            (place.expired, ends, place.received_on, Some(place.bin_id) != own)
        };
        key(one).cmp(&key(other)).then_with(|| one.bin_code.cmp(&other.bin_code))
    });
}

/// What of a part may be taken: it lies there, and its shelf life is not over.
pub fn usable(places: &[PickPlace]) -> Quantity {
    Quantity(places.iter().filter(|place| !place.expired).map(|place| place.quantity.0.max(0)).sum())
}

/// From which places so much is taken, the first of them first.
///
/// # Errors
/// What is left, where it is less.
pub fn taken_from(places: &[PickPlace], wanted: Quantity) -> Result<Vec<(&PickPlace, Quantity)>, Quantity> {
    let mut left = wanted.0;
    let mut taken = Vec::new();
    for place in places.iter().filter(|place| !place.expired && place.quantity.0 > 0) {
        if left == 0 {
            break;
        }
        let here = left.min(place.quantity.0);
        taken.push((place, Quantity(here)));
        left -= here;
    }
    if left > 0 { Err(Quantity(wanted.0 - left)) } else { Ok(taken) }
}

/// The unit a line is written in and the one its part is counted in mean the same; who wrote none
/// means that one.
pub fn is_same_unit(line: &str, counted: &str) -> bool {
    line.trim().is_empty() || counted.trim().is_empty() || is_same(line, counted)
}

/// What is asked before something goes from the store to a line.
#[derive(Clone, Copy, Debug)]
pub struct ToIssue<'a> {
    pub line: &'a Line,
    pub stage: Stage,
    /// What its part is counted in.
    pub counted_in: &'a str,
    /// What it comes in beside.
    pub units: &'a [PartUnit],
    /// What went to it already.
    pub issued: Quantity,
    /// It was laid ready before stock was kept of its part.
    pub laid: bool,
}

impl ToIssue<'_> {
    /// What it still takes, in the unit its part is counted in; nothing where nobody can say how much
    /// that is.
    pub fn open(&self) -> Quantity {
        let wanted = wanted(&self.line.figures, self.counted_in, self.units);
        match wanted {
            Ok(wanted) if !self.laid => Quantity((wanted.0 - self.issued.0).max(0)),
            _ => Quantity::ZERO,
        }
    }

    /// Whether anything goes to the line at all.
    ///
    /// # Errors
    /// `Stock`: the visit is over, nobody agreed to the line, it takes nothing from the store, or is
    /// written in a unit its part does not come in.
    pub fn check_line(&self) -> Result<(), Refusal> {
        if self.stage.is_over() {
            return self.refused(StockProblem::VisitOver, self.line.figures.quantity);
        }
        if self.line.state != LineState::Approved {
            return self.refused(StockProblem::NotAgreed, self.line.figures.quantity);
        }
        if !takes_from_store(self.line, self.line.listed.part_id) {
            return self.refused(StockProblem::NotStocked, self.line.figures.quantity);
        }
        wanted(&self.line.figures, self.counted_in, self.units).map(|_| ())
    }

    /// Whether so much goes to it.
    ///
    /// # Errors
    /// What `check_line` refuses; `BadField` for nothing or less, `Stock` for more than it takes.
    pub fn check(&self, quantity: Quantity) -> Result<(), Refusal> {
        self.check_line()?;
        if quantity.0 <= 0 {
            let problem = if quantity.is_zero() { FieldProblem::Empty } else { FieldProblem::Negative };
            return Err(Refusal::bad("quantity", problem));
        }
        if quantity > self.open() {
            return self.refused(StockProblem::MoreThanWanted, self.open());
        }
        Ok(())
    }

    fn refused(&self, problem: StockProblem, quantity: Quantity) -> Result<(), Refusal> {
        Err(Refusal::Stock { problem, name: self.line.figures.name.clone(), quantity })
    }
}

/// A line and those whose place it took, as far as they were of the same part: what was issued to
/// them is on the car, and is not issued once more.
pub fn with_those_before(lines: &[Line], line: &Line) -> Vec<LineId> {
    let mut chain = vec![line.id];
    let mut last = line;
    while let Some(before) = last.supersedes_id.and_then(|id| lines.iter().find(|line| line.id == id)) {
        let same = before.listed.part_id == line.listed.part_id;
        if !same || before.state != LineState::Superseded || chain.contains(&before.id) {
            break;
        }
        chain.push(before.id);
        last = before;
    }
    chain
}

/// Of the movements of a visit those by which a part went to these lines, or came back from them.
pub fn of_lines<'a>(
    moved: &'a [StockMovement],
    lines: &'a [LineId],
    part: PartId,
) -> impl Iterator<Item = &'a StockMovement> {
    moved.iter().filter(move |movement| {
        movement.part_id == part && movement.line_id.is_some_and(|line| lines.contains(&line))
    })
}

/// What went there, less what came back.
pub fn issued<'a>(moved: impl Iterator<Item = &'a StockMovement>) -> Quantity {
    Quantity(-moved.map(|movement| movement.quantity.0).sum::<i64>())
}

/// What all of it cost, less what was taken back at its cost.
pub fn cost<'a>(moved: impl Iterator<Item = &'a StockMovement>) -> Money {
    -moved.map(|movement| movement.stock_value + movement.cost_difference).sum::<Money>()
}

/// What one unit of a line cost that holds so many of the counted one; none where nothing is on the car.
pub fn unit_cost(cost: Money, issued: Quantity, unit_factor: Quantity) -> Option<Money> {
    (issued.0 > 0).then(|| part_of(cost, unit_factor.0, issued.0))
}

/// A part of an issue that comes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenBack {
    pub of: StockMovementId,
    pub bin_id: BinId,
    pub batch_id: Option<StockBatchId>,
    pub quantity: Quantity,
    /// What it was issued at.
    pub cost: Money,
}

/// Of these issues so much comes back: the last of them first, each at what it cost, beside what came
/// back of it before among all movements of the visit. What is left of an issue costs what is left of
/// its cost, so that all of it comes back to the fen.
///
/// # Errors
/// What is out, where it is less.
pub fn taken_back(
    issues: &[&StockMovement],
    moved: &[StockMovement],
    quantity: Quantity,
) -> Result<Vec<TakenBack>, Quantity> {
    let mut left = quantity.0;
    let mut back = Vec::new();
    let mut all_out = 0;
    for issue in issues.iter().rev().filter(|movement| movement.kind == MovementKind::Issued) {
        let (mut out, mut worth) = (-issue.quantity.0, -issue.stock_value);
        for returned in moved.iter().filter(|movement| movement.of_movement_id == Some(issue.id)) {
            out -= returned.quantity.0;
            worth -= returned.stock_value + returned.cost_difference;
        }
        let out = out.max(0);
        all_out += out;
        let here = left.min(out);
        if here > 0 {
            back.push(TakenBack {
                of: issue.id,
                bin_id: issue.bin_id,
                batch_id: issue.batch_id,
                quantity: Quantity(here),
                cost: part_of(worth, here, out),
            });
            left -= here;
        }
    }
    if left > 0 { Err(Quantity(all_out)) } else { Ok(back) }
}

/// How a line stands with the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Supply {
    /// All of it went to the car.
    Issued,
    /// All that is still wanted lies there.
    There,
    /// Less lies there, and more is on its way.
    Expected,
    Lacking,
}

impl Supply {
    /// Of what a line still takes, what lies there for it, and what is on its way.
    pub fn of(open: Quantity, there: Quantity, on_order: Quantity) -> Self {
        if open.0 <= 0 {
            Self::Issued
        } else if there >= open {
            Self::There
        } else if on_order.0 > 0 {
            Self::Expected
        } else {
            Self::Lacking
        }
    }

    /// Whether the part of a line is on its car, as its work is done, and by the books on its shelf still. Once the
    /// visit is closed nothing of it is issued any more, and the shelf lacks it until somebody counts.
    pub fn is_forgotten(self, stage: Stage, line: &Line) -> bool {
        let work_is_done = matches!(
            stage,
            Stage::Preparing | Stage::AwaitingSettlement | Stage::ReadyForDelivery | Stage::Delivered
        );
        work_is_done && line.is_done() && self != Self::Issued
    }
}
