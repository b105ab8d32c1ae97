//! What stands beside the line of a recall, and goes with it.

use domain::line::Line;
use domain::recall::RecallLine;
use kernel::error::Result;
use kernel::host::Write;

/// A draft that goes leaves nothing behind.
pub(super) fn forgotten(cx: &Write, line: &Line) -> Result<()> {
    for of in cx.w.recall_lines_of(line.work_order_id)? {
        if of.line_id == line.id {
            cx.w.delete::<RecallLine>(of.id)?;
        }
    }
    Ok(())
}
