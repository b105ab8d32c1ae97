//! Another part of the price list in the place of one that was agreed to. The customer agreed to a
//! price and to what kind of part it is: it costs no more, and where either is another they are asked.

use crate::catalogue::CatalogueItem;
use crate::line::Line;
use crate::line_figures::{LineFigures, LineKind};
use crate::money::Money;
use crate::refusal::{FieldProblem, Refusal};
use crate::shop::Settings;
use crate::stock::picking::is_same_unit;
use crate::stock_problem::StockProblem;
use serde::Serialize;
use ts_rs::TS;

/// What of the other part is not what the customer agreed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SubstituteDiffers {
    pub other_price: bool,
    /// Also where one was told and the other is not: who was told nothing heard nothing of its kind.
    pub other_grade: bool,
}

impl SubstituteDiffers {
    /// Of the line as it was agreed to, and what it would say and come to with the other part.
    pub fn between(agreed: &Line, new: &LineFigures, amount: Money) -> Self {
        Self {
            other_price: new.unit_price != agreed.figures.unit_price || amount != agreed.amount,
            other_grade: new.grade != agreed.figures.grade,
        }
    }

    /// Of one that took its place already, as it stood when it did.
    pub fn since(agreed: &Line, new: &Line) -> Self {
        Self::between(agreed, &new.figures, new.authorised_amount.unwrap_or(new.amount))
    }

    /// The customer is asked before it takes the other's place.
    pub const fn is_asked(self) -> bool {
        self.other_price || self.other_grade
    }

    /// # Errors
    /// `Stock` where the customer would have to be asked and was not.
    pub fn check_asked(self, new: &LineFigures, asked: bool) -> Result<(), Refusal> {
        if asked || !self.is_asked() {
            return Ok(());
        }
        let problem = StockProblem::NotAsked;
        Err(Refusal::Stock { problem, name: new.name.clone(), quantity: new.quantity })
    }
}

/// What the line says with the other part in it: its number and its name, so much as was agreed, and
/// a price that is not above.
///
/// # Errors
/// `BadField` for what is no part; `Stock` for one that is retired or of another unit.
pub fn in_its_place(
    agreed: &LineFigures,
    item: &CatalogueItem,
    settings: &Settings,
) -> Result<LineFigures, Refusal> {
    if agreed.kind != LineKind::Part || item.kind != LineKind::Part {
        return Err(Refusal::bad("part_id", FieldProblem::Unknown));
    }
    let refused =
        |problem| Err(Refusal::Stock { problem, name: item.terms.name.clone(), quantity: agreed.quantity });
    if !item.active {
        return refused(StockProblem::Replaced);
    }
    if !is_same_unit(&agreed.unit, &item.terms.unit) {
        return refused(StockProblem::UnitUnknown);
    }
    let own = item.figures(settings);
    let on_its_basis = |price| agreed.price_basis.price_from(settings.price_basis, price, agreed.tax_rate);
    // An item that leaves its price open is sold at the one that was agreed to.
    let listed = on_its_basis(own.unit_price);
    let unit_price = if listed.is_zero() { agreed.unit_price } else { listed.min(agreed.unit_price) };
    let figures = LineFigures {
        code: own.code,
        name: own.name,
        brand: own.brand,
        specification: own.specification,
        grade: own.grade,
        warranty: agreed.warranty.or(own.warranty),
        cost: on_its_basis(own.cost),
        unit_price,
        ..agreed.clone()
    };
    // A discount in yuan was of a price that may have been higher.
    let left = figures.gross() - figures.gross().share(figures.discount_rate);
    Ok(LineFigures { discount: figures.discount.min(left), ..figures })
}
