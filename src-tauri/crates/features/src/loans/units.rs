//! What there is to lend.

use crate::records::vehicles::plate_typed;
use crate::visit::flow::at_version;
use domain::catalogue::Part;
use domain::ids::{LoanUnitId, PartId};
use domain::loan::{KEEPS_UNITS, LoanUnit, LoanUnitKind};
use domain::refusal::Refusal;
use kernel::command::{Access, Roles};
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

const KEEPS: Access = Roles(KEEPS_UNITS);

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SaveLoanUnit {
    pub id: Option<LoanUnitId>,
    pub version: i64,
    pub kind: LoanUnitKind,
    pub name: String,
    /// Of a car, as it is typed.
    pub plate: String,
    /// Of a spare unit that stock is kept of.
    pub part_id: Option<PartId>,
    pub condition: String,
    pub active: bool,
}

/// Writes down a unit, new or changed.
///
/// # Errors
/// What `LoanUnit::checked` refuses; `NotFound`, `Conflict` on an older page, `BadField` for a plate
/// too long, and `UnitLent` where it would be another thing while somebody has it.
pub fn save_loan_unit(cx: &Write, ask: SaveLoanUnit) -> Result<LoanUnitId> {
    let plate = plate_typed(&ask.plate)?.map(|read| read.plate);
    if let Some(part) = ask.part_id {
        cx.w.get::<Part>(part.0)?;
    }
    let mut unit = LoanUnit {
        id: ask.id.unwrap_or(LoanUnitId(0)),
        kind: ask.kind,
        name: ask.name,
        plate,
        part_id: ask.part_id,
        condition: ask.condition,
        active: ask.active,
        version: ask.version,
    }
    .checked()?;
    let Some(id) = ask.id else {
        unit.version = 1;
        cx.w.insert(&mut unit)?;
        return Ok(unit.id);
    };
    let before: LoanUnit = cx.w.get(id.0)?;
    at_version("loan_unit", id.0, ask.version, before.version)?;
    if before.part_id != unit.part_id || before.kind != unit.kind {
        // Its stock left by the part it was; it comes back by the same.
        if let Some(out) = cx.w.loan_out_of(id)? {
            return Err(Refusal::UnitLent { name: before.name, number: out.number }.into());
        }
    }
    cx.w.update(&unit)?;
    Ok(id)
}

kernel::commands! {
    write save_loan_unit(SaveLoanUnit) -> LoanUnitId, KEEPS, changes [Loans];
}
