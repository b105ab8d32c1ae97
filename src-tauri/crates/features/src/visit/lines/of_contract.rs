//! Whose figures a line's are: what was drawn from a contract is the contract's.

use domain::line::{Line, LineFigures, Payer};
use domain::refusal::Refusal;
use domain::service_contract::rest::ContractDraw;
use kernel::error::Result;
use kernel::host::Write;

/// A contract that was sold pays for what was drawn from it, never for what
/// somebody typed under its number.
pub(super) fn is_not_typed(cx: &Write, figures: &LineFigures) -> Result<()> {
    if figures.payer != Payer::Contract {
        return Ok(());
    }
    match cx.w.contract_numbered(&figures.payer_name)? {
        Some(contract) => Err(Refusal::DrawnNotTyped { number: contract.number }.into()),
        None => Ok(()),
    }
}

/// The figures of a drawn line are the contract's: another takes its place, or it
/// goes and is drawn anew.
pub(super) fn is_not_drawn(cx: &Write, line: &Line) -> Result<()> {
    match cx.w.draw_of_line(line.id)? {
        Some(_) => Err(Refusal::LineIsDrawn {
            name: line.figures.name.clone(),
            number: line.figures.payer_name.clone(),
        }
        .into()),
        None => Ok(()),
    }
}

/// A draft that goes leaves nothing behind.
pub(super) fn given_back(cx: &Write, line: &Line) -> Result<()> {
    if let Some(draw) = cx.w.draw_of_line(line.id)? {
        cx.w.delete::<ContractDraw>(draw.id.0)?;
    }
    Ok(())
}
