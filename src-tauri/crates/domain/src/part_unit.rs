//! The units a part comes in beside the one it is counted in: a barrel of oil is 200 litres.

use crate::folded::of_text;
use crate::ids::PartId;
use crate::money::Quantity;
use crate::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, in_range, required};
use crate::stock_problem::StockProblem;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartUnit {
    pub id: i64,
    pub part_id: PartId,
    pub unit: String,
    /// So many of the counted unit are one of these.
    pub factor: Quantity,
}

/// A unit as it was typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TypedUnit {
    pub unit: String,
    pub factor: Quantity,
}

/// One of the counted unit.
pub const ONE: Quantity = Quantity(1000);

/// More than any part comes in.
const MAX_UNITS: usize = 10;

/// The units of a part as they are kept, beside the one it is counted in.
///
/// # Errors
/// `BadField` for too many, for one without a name or a factor, and for one that stands there already.
pub fn units_kept(part_id: PartId, counted: &str, typed: &[TypedUnit]) -> Result<Vec<PartUnit>, Refusal> {
    if typed.len() > MAX_UNITS {
        return Err(Refusal::bad("other_unit", FieldProblem::TooLong));
    }
    let mut kept: Vec<PartUnit> = Vec::with_capacity(typed.len());
    for one in typed {
        let unit = required("other_unit", &one.unit, MAX_NAME_LEN)?;
        in_range("unit_factor", one.factor.0, Quantity::MAX.0)?;
        if one.factor.is_zero() {
            return Err(Refusal::bad("unit_factor", FieldProblem::Empty));
        }
        if is_same(&unit, counted) || kept.iter().any(|other| is_same(&unit, &other.unit)) {
            return Err(Refusal::bad("other_unit", FieldProblem::Taken));
        }
        kept.push(PartUnit { id: 0, part_id, unit, factor: one.factor });
    }
    Ok(kept)
}

/// Two words for a unit are one, whoever wrote it small or wide.
pub fn is_same(one: &str, other: &str) -> bool {
    of_text(one) == of_text(other)
}

/// So many of the counted unit are one of a unit the part comes in; of the counted unit itself, or where
/// none is named, one. None for a unit nobody wrote down.
pub fn known_factor(counted: &str, units: &[PartUnit], unit: &str) -> Option<Quantity> {
    if unit.trim().is_empty() || is_same(unit, counted) {
        return Some(ONE);
    }
    units.iter().find(|one| is_same(unit, &one.unit)).map(|one| one.factor)
}

/// So many of the counted unit are one of the unit something is written in. A part nobody named a unit of is
/// counted in whatever its lines say.
///
/// # Errors
/// `Stock` for a unit the part does not come in.
pub fn factor_of(
    (part, counted): (&str, &str),
    units: &[PartUnit],
    unit: &str,
    quantity: Quantity,
) -> Result<Quantity, Refusal> {
    if let Some(factor) = known_factor(counted, units, unit) {
        return Ok(factor);
    }
    if counted.trim().is_empty() {
        return Ok(ONE);
    }
    Err(Refusal::Stock { problem: StockProblem::UnitUnknown, name: part.to_owned(), quantity })
}

/// A unit that visits are written in stays one the part comes in: nothing could be issued to them otherwise.
/// What it holds may be put right.
///
/// # Errors
/// `Stock` for one that is gone, with how much waits for it.
pub fn check_stays(
    (part, counted): (&str, &str),
    (before, now): (&[PartUnit], &[PartUnit]),
    (quantity, unit): (Quantity, &str),
) -> Result<(), Refusal> {
    if known_factor(counted, before, unit).is_none() || known_factor(counted, now, unit).is_some() {
        return Ok(());
    }
    Err(Refusal::Stock { problem: StockProblem::UnitWritten, name: part.to_owned(), quantity })
}

/// A quantity typed in a unit, in the unit the part is counted in: two barrels are 400 L. The part is
/// told by its name and the unit it is counted in. Nothing is rounded: what was taken out in boxes is put
/// back in pieces, and a shelf that is off by a thousandth is off for good.
///
/// # Errors
/// `Stock` for a unit the part does not come in and for what is no whole number of thousandths, `BadField`
/// for more than anybody has.
pub fn in_counted(
    part: (&str, &str),
    units: &[PartUnit],
    quantity: Quantity,
    unit: &str,
) -> Result<Quantity, Refusal> {
    by_factor(part.0, ("quantity", quantity), factor_of(part, units, unit, quantity)?)
}

/// So many units of which each holds so many of the counted one.
///
/// # Errors
/// `Stock` for what is no whole number of thousandths, `BadField` for more than anybody has.
pub fn by_factor(
    part: &str,
    (field, quantity): (&str, Quantity),
    factor: Quantity,
) -> Result<Quantity, Refusal> {
    let thousandfold = i128::from(quantity.0) * i128::from(factor.0);
    if thousandfold % 1000 != 0 {
        return Err(Refusal::Stock { problem: StockProblem::UnitUneven, name: part.to_owned(), quantity });
    }
    let counted = i64::try_from(thousandfold / 1000).unwrap_or(i64::MAX);
    if counted.unsigned_abs() > Quantity::MAX.0.unsigned_abs() {
        return Err(Refusal::bad(field, FieldProblem::TooLarge));
    }
    Ok(Quantity(counted))
}

/// How many of a unit a counted quantity is, in thousandths.
pub fn in_units(quantity: Quantity, unit_factor: Quantity) -> Quantity {
    let factor = i128::from(if unit_factor.0 > 0 { unit_factor } else { ONE }.0);
    Quantity(i64::try_from(i128::from(quantity.0) * 1000 / factor).unwrap_or(Quantity::MAX.0))
}
