//! What a maker answers to a claim, and what becomes of the rest.

use super::{Claim, ClaimLine, ClaimState, Shortfall};
use crate::ids::ClaimLineId;
use crate::money::Money;
use crate::refusal::{FieldProblem, MAX_NAME_LEN, MAX_TEXT_LEN, Refusal, in_range, required};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the maker pays of one line, and why it is less.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GrantedLine {
    pub claim_line_id: ClaimLineId,
    pub granted: Money,
    pub refuse_reason: String,
}

impl Claim {
    /// It goes to the maker.
    ///
    /// # Errors
    /// `ClaimIs` once it went, `BadField` for a day to come.
    pub fn send(&mut self, on: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
        self.check_state(ClaimState::Draft)?;
        if on > today {
            return Err(Refusal::bad("sent_on", FieldProblem::InTheFuture));
        }
        self.state = ClaimState::Sent;
        self.sent_on = Some(on);
        Ok(())
    }

    /// The maker answers every line. What is granted wholly leaves nothing open.
    ///
    /// # Errors
    /// `ClaimIs` where it is not with the maker; `BadField` for a day before it was sent or to come, a
    /// line that has no answer or is none of it, more than was claimed, or less without a reason.
    pub fn answer(
        &mut self,
        lines: &mut [ClaimLine],
        answers: &[GrantedLine],
        on: NaiveDate,
        today: NaiveDate,
    ) -> Result<(), Refusal> {
        self.check_state(ClaimState::Sent)?;
        if on > today {
            return Err(Refusal::bad("answered_on", FieldProblem::InTheFuture));
        }
        if self.sent_on.is_some_and(|sent| on < sent) {
            return Err(Refusal::bad("answered_on", FieldProblem::InThePast));
        }
        if answers.len() != lines.len() {
            return Err(Refusal::bad("lines", FieldProblem::Unknown));
        }
        for line in lines.iter_mut() {
            let answer = answers.iter().find(|answer| answer.claim_line_id == line.id);
            let answer = answer.ok_or_else(|| Refusal::bad("claim_line_id", FieldProblem::Unknown))?;
            in_range("granted", answer.granted.0, line.claimed.0)?;
            line.refuse_reason = match answer.granted < line.claimed {
                true => required("refuse_reason", &answer.refuse_reason, MAX_TEXT_LEN)?,
                false => String::new(),
            };
            line.granted = Some(answer.granted);
        }
        self.answered_on = Some(on);
        self.state = stands(lines);
        Ok(())
    }

    /// What the maker does not pay of a line is borne by the shop, or charged to somebody.
    ///
    /// # Errors
    /// `ClaimIs` where no answer waits for that; `BadField` for a line of which nothing is missing or
    /// that was settled, without a reason, or where nobody is named whom it is charged to.
    pub fn settle(
        &mut self,
        lines: &mut [ClaimLine],
        line: ClaimLineId,
        (shortfall, charged_to, reason): (Shortfall, &str, &str),
    ) -> Result<(), Refusal> {
        self.check_state(ClaimState::Answered)?;
        let open = lines.iter_mut().find(|of| of.id == line && of.is_open());
        let open = open.ok_or_else(|| Refusal::bad("claim_line_id", FieldProblem::Unknown))?;
        open.shortfall_reason = required("reason", reason, MAX_TEXT_LEN)?;
        open.charged_to = match shortfall {
            Shortfall::Charged => required("charged_to", charged_to, MAX_NAME_LEN)?,
            Shortfall::WrittenOff => String::new(),
        };
        open.shortfall = Some(shortfall);
        self.state = stands(lines);
        Ok(())
    }
}

pub(super) fn stands(lines: &[ClaimLine]) -> ClaimState {
    if lines.iter().any(ClaimLine::is_open) { ClaimState::Answered } else { ClaimState::Closed }
}

/// What all lines of a claim come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct ClaimSums {
    pub claimed: Money,
    pub granted: Money,
    /// Not granted: written off, charged, or still unsettled.
    pub short: Money,
    pub unsettled: Money,
}

impl ClaimSums {
    pub fn of(lines: &[ClaimLine]) -> Self {
        let unsettled = lines.iter().filter(|line| line.is_open()).map(ClaimLine::short).sum();
        Self {
            claimed: lines.iter().map(|line| line.claimed).sum(),
            granted: lines.iter().filter_map(|line| line.granted).sum(),
            short: lines.iter().map(ClaimLine::short).sum(),
            unsettled,
        }
    }
}
