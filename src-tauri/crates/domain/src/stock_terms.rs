//! What the store knows of a part, beside what the price list says of it.

use crate::folded::of_text;
use crate::ids::{BinId, PartId, SupplierId};
use crate::money::{Quantity, Rate};
use crate::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, in_range, optional};
use crate::stock_problem::StockProblem;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A B C by what is used of it: the few dear ones are counted more often.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AbcClass {
    A,
    B,
    C,
}

impl AbcClass {
    pub const ALL: [Self; 3] = [Self::A, Self::B, Self::C];
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StockTerms {
    /// Stock is kept of it: from its first movement on, or because somebody said so.
    pub stocked: bool,
    pub supplier_id: Option<SupplierId>,
    /// Where it lies, unless it is put elsewhere.
    pub bin_id: Option<BinId>,
    /// Below it the shop runs short.
    pub minimum: Quantity,
    /// From here on it is ordered anew; zero where it is reckoned.
    pub reorder_point: Quantity,
    /// More of it is too much; zero where nobody said.
    pub maximum: Quantity,
    /// Days from its receipt; zero for what keeps.
    pub shelf_life_days: i64,
    pub abc: Option<AbcClass>,
    /// Taxed unlike other parts.
    pub tax_rate: Option<Rate>,
    /// The series it fits, as the shop calls them; empty fits all.
    pub fits: Vec<String>,
    /// The sum of its picture's file; empty where there is none.
    pub picture: String,
    /// What took its place.
    pub replaced_by: Option<PartId>,
}

const MAX_SHELF_LIFE: i64 = 20 * 365;
/// More series than any part fits.
const MAX_FITS: usize = 200;

impl StockTerms {
    /// # Errors
    /// `BadField` for a figure nobody means.
    pub fn checked(self) -> Result<Self, Refusal> {
        in_range("minimum", self.minimum.0, Quantity::MAX.0)?;
        in_range("reorder_point", self.reorder_point.0, Quantity::MAX.0)?;
        in_range("maximum", self.maximum.0, Quantity::MAX.0)?;
        in_range("shelf_life_days", self.shelf_life_days, MAX_SHELF_LIFE)?;
        if let Some(rate) = self.tax_rate {
            in_range("tax_rate", rate.0, crate::shop::MAX_RATE.0)?;
        }
        if self.maximum.0 > 0 && self.maximum < self.minimum.max(self.reorder_point) {
            return Err(Refusal::bad("maximum", FieldProblem::TooShort));
        }
        if self.fits.len() > MAX_FITS {
            return Err(Refusal::bad("fits", FieldProblem::TooLong));
        }
        let fits = self
            .fits
            .iter()
            .map(|series| optional("fits", series, MAX_NAME_LEN))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Self { fits: fits.into_iter().filter(|series| !series.is_empty()).collect(), ..self })
    }
}

/// What takes the place of a part, and of that one, and so on: never the part itself, or what is asked
/// for would be looked for in a circle.
///
/// # Errors
/// `BadField` where they lead back.
pub fn check_successors(part: PartId, successors: &[PartId]) -> Result<(), Refusal> {
    if successors.contains(&part) { Err(Refusal::bad("replaced_by", FieldProblem::Taken)) } else { Ok(()) }
}

/// What was counted or written in the unit of a part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UnitUse {
    /// It lies there, or is on its way.
    pub there: Quantity,
    /// Visits wait for it.
    pub waited_for: Quantity,
    /// The last that moved of it, where anything ever did.
    pub moved: Option<Quantity>,
}

/// What lies there, is on its way or is waited for was counted in its unit: in another one it would be
/// another quantity. So would what is out and comes back, and what was used of it when its need is reckoned:
/// once anything moved the unit stays. A part that never had a unit is given its name.
///
/// # Errors
/// `Stock` where it is used in its unit and the new one is another.
pub fn check_unit(name: &str, (before, now): (&str, &str), used: UnitUse) -> Result<(), Refusal> {
    let before = of_text(before);
    if before.is_empty() || before == of_text(now) {
        return Ok(());
    }
    let (problem, quantity) = match used {
        UnitUse { there, .. } if !there.is_zero() => (StockProblem::UnitInUse, there),
        UnitUse { waited_for, .. } if !waited_for.is_zero() => (StockProblem::UnitWritten, waited_for),
        UnitUse { moved: Some(moved), .. } => (StockProblem::UnitMoved, moved),
        UnitUse { moved: None, .. } => return Ok(()),
    };
    Err(Refusal::Stock { problem, name: name.to_owned(), quantity })
}
