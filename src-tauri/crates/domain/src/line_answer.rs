//! What a customer may answer to a line, what has to come with the answer, and what became of
//! the line since.

use crate::as_seen::amount_as_shown;
use crate::estimate::{Authorisation, AuthorisationMeans, Estimate, answer_to, is_in_writing, newest_answer};
use crate::ids::{EstimateId, WorkOrderId};
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

/// The customer is to say yes or no to it: it waits for an answer, or will once it is offered, and it is theirs to
/// pay. What others pay is told with it, and agreed to along with it unless the customer says no.
pub fn asks_the_customer(line: &Line) -> bool {
    matches!(line.state, LineState::Draft | LineState::Offered) && line.figures.payer.is_the_customers()
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

/// In which estimate the customer heard of a line they agreed to. A part that took an agreed one's
/// place stands in none of its own: it was agreed to beside that one.
pub fn agreed_in(line: &Line, lines: &[Line], answers: &[Authorisation]) -> Option<EstimateId> {
    newest_answer(line, lines, answers).map(|answer| answer.estimate_id)
}

/// It was to take another line's place and did not: that one stands as it was agreed to, and whoever
/// speaks of what the customer put off does not mean it.
pub fn left_another_as_it_was(line: &Line, lines: &[Line]) -> bool {
    let before = line.supersedes_id.and_then(|id| lines.iter().find(|other| other.id == id));
    line.state == LineState::Declined && before.is_some_and(|of| of.state != LineState::Superseded)
}

/// Agreed to, and dropped since. It is no line of which anybody may say that the customer
/// did not want it: the part may never have come.
pub fn was_withdrawn(line: &Line, answers: &[Authorisation]) -> bool {
    // A part that took an agreed one's place unasked was agreed to with it, and has no answer of its own.
    let agreed_with_another = line.authorised_amount.is_some();
    line.state == LineState::Declined
        && answer_to(answers, line.id).map_or(agreed_with_another, |answer| answer.approved)
}

/// The customer said no to it.
pub fn was_refused(line: &Line, answers: &[Authorisation]) -> bool {
    line.state == LineState::Declined && !was_withdrawn(line, answers)
}
