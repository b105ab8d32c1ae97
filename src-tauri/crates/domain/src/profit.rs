//! What a visit earned: what is charged for its lines, less what they cost the shop. A sheet that was
//! settled stays as it is; what comes back to the store afterwards shows here.

use crate::ids::LineId;
use crate::line::{Line, LineFigures, PartOrigin};
use crate::money::{Money, Quantity};
use crate::settlement::Settlement;
use crate::tax::PriceBasis;
use serde::Serialize;
use ts_rs::TS;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LineProfit {
    pub line_id: LineId,
    pub charged: Money,
    #[serde(serialize_with = "crate::visibility::cost")]
    pub cost: Money,
    #[serde(serialize_with = "crate::visibility::cost")]
    pub profit: Money,
    /// By what was issued to it, and not by what was thought to.
    pub from_issues: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct VisitProfit {
    pub charged: Money,
    #[serde(serialize_with = "crate::visibility::cost")]
    pub cost: Money,
    #[serde(serialize_with = "crate::visibility::cost")]
    pub profit: Money,
    pub lines: Vec<LineProfit>,
}

/// What a line is thought to cost, on the basis of its price: so much for each unit, and for work for
/// all of it.
fn thought_to_cost(figures: &LineFigures) -> Money {
    if figures.origin == PartOrigin::Customers {
        return Money::ZERO;
    }
    let units = if figures.kind.is_by_hours() { Quantity(1000) } else { figures.quantity };
    figures.cost.times_quantity(units)
}

/// Of the lines that were agreed to. `issued` is what the movements of a line cost, where there were
/// any, as the store of a shop with these prices reckons it.
pub fn of_visit(
    lines: &[Line],
    sheets: &[Settlement],
    of_shop: PriceBasis,
    issued: impl Fn(&Line) -> Option<Money>,
) -> VisitProfit {
    let billed = |line: &Line| {
        let standing = sheets.iter().filter(|sheet| sheet.is_active());
        let found = standing.flat_map(|sheet| &sheet.content.lines).find(|of| of.line_id == line.id);
        found.map_or(line.amount, |of| of.charged)
    };
    let of_line = |line: &Line| {
        let figures = &line.figures;
        let issued = issued(line);
        let cost = match issued {
            Some(cost) => figures.price_basis.price_from(of_shop, cost, figures.tax_rate),
            None => thought_to_cost(figures),
        };
        // What is charged includes the tax, and so does what it is held against.
        let cost = figures.price_basis.with_tax(cost, figures.tax_rate);
        let charged = billed(line);
        let (line_id, profit) = (line.id, charged - cost);
        LineProfit { line_id, charged, cost, profit, from_issues: issued.is_some() }
    };
    let lines: Vec<LineProfit> = lines.iter().filter(|line| line.is_done()).map(of_line).collect();
    VisitProfit {
        charged: lines.iter().map(|line| line.charged).sum(),
        cost: lines.iter().map(|line| line.cost).sum(),
        profit: lines.iter().map(|line| line.profit).sum(),
        lines,
    }
}
