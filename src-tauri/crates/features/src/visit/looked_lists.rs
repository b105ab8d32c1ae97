//! By which lists the work of a visit is looked at: that of every car, and those of the trades whose work was done.

use domain::inspection::InspectionKind;
use domain::inspection_template::{HoldingList, holding_for};
use domain::job::{Job, JobState};
use domain::line::Line;
use domain::operation::Trade;
use domain::work_order::at_hand::newest_jobs;
use kernel::error::Result;
use storage::Reader;

/// As they hold now. What was typed freely is of no trade.
///
/// # Errors
/// Only what the file itself fails with.
pub fn lists_of(
    r: &Reader<'_>,
    lines: &[Line],
    jobs: &[Job],
    kind: InspectionKind,
) -> Result<Vec<HoldingList>> {
    let known = r.terms_of_lines(lines)?;
    let stands = newest_jobs(jobs.to_vec()).into_iter().filter(|job| job.state != JobState::Cancelled);
    let trades: Vec<Trade> =
        stands.filter_map(|job| job.terms(lines, &known).map(|terms| terms.trade)).collect();
    Ok(holding_for(&r.inspection_templates()?, kind, &trades))
}
