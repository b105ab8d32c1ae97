//! What a customer may answer to a line, and what has to come with the answer.

use crate::as_seen::amount_as_shown;
use crate::estimate::{AuthorisationMeans, Estimate, is_in_writing};
use crate::ids::WorkOrderId;
use crate::line::{Line, LineState};
use crate::money::Money;
use crate::refusal::{MAX_TEXT_LEN, Refusal, required};

/// The estimate a line waits on for its answer: the newest that offers it.
///
/// # Errors
/// `LineNotOffered` for a line of another visit, one that waits for no answer, and one that
/// no estimate offers.
pub fn offered_by<'a>(
    line: &Line,
    visit: WorkOrderId,
    estimates: &'a [Estimate],
) -> Result<&'a Estimate, Refusal> {
    let offers = |estimate: &&Estimate| estimate.lines.iter().any(|offered| offered.line_id == line.id);
    let waits = line.work_order_id == visit && line.state == LineState::Offered;
    estimates
        .iter()
        .rfind(offers)
        .filter(|_| waits)
        .ok_or_else(|| Refusal::LineNotOffered { name: line.figures.name.clone() })
}

/// A yes or a no to what was read out or shown: why not, as it is kept, and nothing for a
/// yes.
///
/// # Errors
/// `AmountChanged` where the line comes to another amount by now, `NeedsWrittenYes` for a part
/// that wants one, `BadField` for a no without its reason.
pub fn check_answer(
    line: &Line,
    approved: bool,
    shown: Money,
    reason: &str,
    means: AuthorisationMeans,
) -> Result<String, Refusal> {
    amount_as_shown(line, shown)?;
    if approved {
        return is_in_writing(line, means).map(|()| String::new());
    }
    required("reason", reason, MAX_TEXT_LEN)
}
