//! Lines beside the other lines of their visit: which one would take another's place,
//! and what of an earlier visit is offered again.

use super::WorkOrder;
use super::at_hand::VisitAtHand;
use crate::ids::LineId;
use crate::line::{Line, LineState};
use crate::refusal::{FieldProblem, Refusal};

fn fixed(line: &Line) -> Refusal {
    Refusal::LineFixed { state: line.state.code().to_owned() }
}

impl VisitAtHand {
    /// The line of the next estimate that would take this one's place, where one is
    /// written already: while it is a draft it is changed itself.
    ///
    /// # Errors
    /// `LineFixed` while the customer is asked about it.
    pub fn successor_in_hand(&self, line: LineId) -> Result<Option<&Line>, Refusal> {
        let waits = |other: &&Line| other.supersedes_id == Some(line) && other.state.is_unanswered();
        match self.lines.iter().find(waits) {
            Some(offered) if offered.state == LineState::Offered => Err(fixed(offered)),
            other => Ok(other),
        }
    }

    /// Whether what was declined on an earlier visit may be offered on this one: of the
    /// same car, and as long as nobody has written it here meanwhile.
    ///
    /// # Errors
    /// `BadField` for another car's line, `LineFixed` where it was not declined or stands here
    /// already.
    pub fn may_offer_again(&self, declined: &Line, earlier: &WorkOrder) -> Result<(), Refusal> {
        if earlier.vehicle_id != self.order.vehicle_id {
            return Err(Refusal::bad("line_id", FieldProblem::Unknown));
        }
        if declined.state != LineState::Declined {
            return Err(fixed(declined));
        }
        let again = self.lines.iter().find(|line| {
            line.id > declined.id
                && line.state != LineState::Superseded
                && line.figures.kind == declined.figures.kind
                && line.figures.name == declined.figures.name
        });
        again.map_or(Ok(()), |line| Err(fixed(line)))
    }
}
