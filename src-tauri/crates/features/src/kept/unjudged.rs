//! 未鉴定: what the maker is to pay though nobody judged that they do. The visit says so at the line, and whoever
//! makes the claim sees it there.

use domain::ids::{LineId, WorkOrderId};
use domain::line::Line;
use domain::warranty_judgement::is_unjudged;
use kernel::error::Result;
use storage::Reader;

/// What the maker is to pay though nobody judged it yet.
pub(crate) fn unjudged(r: &Reader<'_>, lines: &[Line], order: WorkOrderId) -> Result<Vec<LineId>> {
    let (judgements, recalled) = (r.judgements_of(order)?, r.recall_lines_of(order)?);
    let waits = |line: &&Line| is_unjudged(line, lines, &judgements, &recalled);
    Ok(lines.iter().filter(waits).map(|line| line.id).collect())
}
