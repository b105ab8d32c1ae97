//! Whoever writes has seen a page: what was written by somebody else meanwhile is never
//! overwritten, and nothing is signed but what was shown.

use crate::inspection::{ConfirmationMeans, Signature};
use crate::line::Line;
use crate::money::Money;
use crate::refusal::{FieldProblem, Refusal};
use crate::work_order::WorkOrder;

/// A stale page never overwrites what somebody else wrote meanwhile.
///
/// # Errors
/// `Conflict` where it did.
pub fn at_version(entity: &str, id: i64, yours: i64, current: i64) -> Result<(), Refusal> {
    if yours == current {
        Ok(())
    } else {
        Err(Refusal::Conflict { entity: entity.to_owned(), id, yours, current })
    }
}

/// A customer answers to the amount that was read out or shown: it must be the one that is kept.
///
/// # Errors
/// `AmountChanged` where the line comes to another amount by now.
pub fn amount_as_shown(line: &Line, shown: Money) -> Result<(), Refusal> {
    if shown == line.amount {
        Ok(())
    } else {
        Err(Refusal::AmountChanged { name: line.figures.name.clone(), shown, now: line.amount })
    }
}

/// A screen drops a drawing when what it stands for changes there. What was written
/// between the screen's last look and this write it cannot know: that is asked here.
///
/// # Errors
/// `BadField` for a drawing without the version it was drawn at, `Conflict` where the visit is
/// at another.
pub fn drawn_at(order: &WorkOrder, means: ConfirmationMeans, version: Option<i64>) -> Result<(), Refusal> {
    match (means, version) {
        (ConfirmationMeans::OnPaper, None) => Ok(()),
        (ConfirmationMeans::OnScreen, None) => Err(Refusal::bad("version", FieldProblem::Empty)),
        (_, Some(version)) => at_version("work_order", order.id.0, version, order.version),
    }
}

/// Photos come, go and are drawn on without a new version of the visit: whoever draws a
/// signature above or below them says which they saw, as a sum over them. Without a drawing
/// nothing is bound: what is signed on paper shows the photos itself.
///
/// # Errors
/// `SignedPhotosChanged` where other photos stand there by now, or these changed.
pub fn photos_as_shown(drawn: Option<&Signature>, shown: &str, now: &str) -> Result<(), Refusal> {
    if drawn.is_none() || shown == now { Ok(()) } else { Err(Refusal::SignedPhotosChanged) }
}
