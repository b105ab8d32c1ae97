//! What the walk-around suggests to repair, on its way to a line and back.

use domain::ids::{LineId, WorkOrderId};
use domain::refusal::{FieldProblem, Refusal};
use kernel::error::Result;
use kernel::host::Write;

/// The suggestion became this line and is not offered a second time.
pub(crate) fn quoted(cx: &Write, order: WorkOrderId, code: &str, line: LineId) -> Result<()> {
    let mut walk = cx.w.walk_around_of(order)?;
    let item = walk.as_mut().and_then(|walk| walk.items.iter_mut().find(|item| item.code == code));
    match item {
        None => return Err(Refusal::bad("walk_around_code", FieldProblem::Unknown).into()),
        Some(item) if item.quoted => {
            return Err(Refusal::bad("walk_around_code", FieldProblem::Taken).into());
        }
        Some(item) => {
            item.quoted = true;
            item.quoted_by = Some(line);
        }
    }
    if let Some(walk) = walk {
        cx.w.update(&walk)?;
    }
    Ok(())
}

/// The line is gone: what it was made of waits again.
pub(crate) fn offered_again(cx: &Write, order: WorkOrderId, line: LineId) -> Result<()> {
    let Some(mut walk) = cx.w.walk_around_of(order)? else { return Ok(()) };
    let mut found = false;
    for item in walk.items.iter_mut().filter(|item| item.quoted_by == Some(line)) {
        item.quoted = false;
        item.quoted_by = None;
        found = true;
    }
    if found {
        cx.w.update(&walk)?;
    }
    Ok(())
}
