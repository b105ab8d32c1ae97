//! What the visits in the shop still need of the store: the parts agreed to, less what was issued.

use crate::ids::{LineId, PartId, WorkOrderId};
use crate::line::{Line, LineFigures, LineKind, LineState, PartOrigin};
use crate::money::Quantity;
use crate::part_unit::{PartUnit, in_counted};
use crate::refusal::Refusal;
use crate::stage_codes::Stage;
use crate::stock_problem::StockProblem;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Of one line. There is a row only as long as the visit goes on and the line stands; where the line
/// stands no more and something went to it, as long as that is out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StockDemand {
    pub id: i64,
    pub work_order_id: WorkOrderId,
    pub line_id: LineId,
    pub part_id: PartId,
    pub wanted: Quantity,
    pub issued: Quantity,
    pub since: DateTime<Utc>,
}

impl StockDemand {
    /// What of it is reserved.
    pub fn open(&self) -> Quantity {
        Quantity((self.wanted.0 - self.issued.0).max(0))
    }

    /// What is out and belongs on no car: it is to be taken back.
    pub fn to_take_back(&self) -> Quantity {
        Quantity((self.issued.0 - self.wanted.0).max(0))
    }

    /// What is kept of it once its line takes nothing more: nothing where the part was fitted, or
    /// none went out.
    #[must_use]
    pub fn once_gone(self, fitted: bool) -> Option<Self> {
        (!fitted && self.issued.0 > 0).then_some(Self { wanted: Quantity::ZERO, ..self })
    }
}

/// How much of a part those still need who asked for it before a line did; nothing where the line needs
/// none.
pub fn asked_before(demands: &[StockDemand], line: LineId) -> Quantity {
    let Some(own) = demands.iter().find(|row| row.line_id == line) else { return Quantity::ZERO };
    let before = demands.iter().filter(|row| (row.since, row.id) < (own.since, own.id));
    Quantity(before.map(|row| row.open().0).sum())
}

/// What a line takes of its part, in the unit that is counted in: one barrel of oil is 200 L.
///
/// # Errors
/// `Stock` for a unit the part does not come in and for what is no whole number of thousandths, `BadField`
/// for more than anybody has.
pub fn wanted(line: &LineFigures, counted_in: &str, units: &[PartUnit]) -> Result<Quantity, Refusal> {
    in_counted((&line.name, counted_in), units, line.quantity, &line.unit)
}

/// What a customer was promised leaves the shop with somebody else only where whoever lets it go says that
/// it is meant.
///
/// # Errors
/// `Stock` where more goes than is free and nobody said so.
pub fn check_promised(name: &str, free: Quantity, quantity: Quantity, meant: bool) -> Result<(), Refusal> {
    if meant || quantity <= free {
        return Ok(());
    }
    let (problem, name) = (StockProblem::Promised, name.to_owned());
    Err(Refusal::Stock { problem, name, quantity: Quantity(free.0.max(0)) })
}

/// Whether what went to a line stays on its car: the visit was closed with it.
pub fn is_fitted(stage: Stage, line: Option<&Line>) -> bool {
    stage == Stage::Closed && line.is_some_and(Line::is_done)
}

/// Whether a line takes something from the store at all: a part of the price list that was agreed to,
/// and that is neither the customer's own nor fitted elsewhere.
pub fn takes_from_store(line: &Line, part: Option<PartId>) -> bool {
    line.state == LineState::Approved
        && line.figures.kind == LineKind::Part
        && part.is_some()
        && matches!(line.figures.origin, PartOrigin::Stock | PartOrigin::BoughtForOrder)
}
