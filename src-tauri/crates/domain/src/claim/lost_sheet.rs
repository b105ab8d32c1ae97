//! What becomes of a claim whose sheet was taken back: it goes with the sheet that took its place, or is
//! withdrawn. Which of the two nobody but a person knows, as the maker may have it already.

use super::{Claim, ClaimLine, ClaimState, check_sheet};
use crate::money::Money;
use crate::refusal::{FieldProblem, MAX_TEXT_LEN, Refusal, required};
use crate::settlement::Settlement;

/// # Errors
/// `SheetIs` where it stands: its claim goes on with it.
fn check_lost(sheet: &Settlement) -> Result<(), Refusal> {
    if sheet.is_active() { Err(Refusal::SheetIs { state: sheet.state.code().to_owned() }) } else { Ok(()) }
}

impl Claim {
    /// Its sheet does not stand any more, and nobody said yet what becomes of it.
    pub fn lost_its(&self, sheet: &Settlement) -> bool {
        self.state != ClaimState::Withdrawn && !sheet.is_active()
    }

    /// What nobody asks of the maker any more. What was sent stays with the maker.
    ///
    /// # Errors
    /// `ClaimIs` where it was before, `SheetIs` while its sheet stands, `BadField` without a reason.
    pub fn withdraw(&mut self, sheet: &Settlement, reason: &str) -> Result<(), Refusal> {
        self.check_not_withdrawn()?;
        check_lost(sheet)?;
        self.lost_reason = required("reason", reason, MAX_TEXT_LEN)?;
        self.state = ClaimState::Withdrawn;
        Ok(())
    }

    /// It goes on with the sheet that took the place of its own, at what that one charges. What the maker
    /// granted stays granted; a shortfall that somebody bears is settled anew where it is another amount.
    ///
    /// # Errors
    /// `ClaimIs` once it was withdrawn, `SheetIs` while its own sheet stands or where the other one does
    /// not, `NotMakers`; `BadField` for a sheet of another visit, one that lacks a line of it, one that
    /// charges less than was granted, and without a reason; `ClaimedAlready` where another claim has a line
    /// of it there.
    pub fn follow(
        &mut self,
        lines: &mut [ClaimLine],
        (lost, to): (&Settlement, &Settlement),
        claimed_there: &[ClaimLine],
        reason: &str,
    ) -> Result<(), Refusal> {
        self.check_not_withdrawn()?;
        check_lost(lost)?;
        check_sheet(to)?;
        if to.work_order_id != self.work_order_id {
            return Err(Refusal::bad("settlement_id", FieldProblem::Unknown));
        }
        let mut moved = Vec::with_capacity(lines.len());
        for line in lines.iter() {
            let there = to.content.lines.iter().find(|of| of.line_id == line.line_id);
            let there = there.ok_or_else(|| Refusal::bad("line_id", FieldProblem::Unknown))?;
            if claimed_there.iter().any(|of| of.line_id == line.line_id) {
                return Err(Refusal::ClaimedAlready { name: line.name.clone() });
            }
            if line.granted.is_some_and(|granted| granted > there.charged) {
                return Err(Refusal::bad("granted", FieldProblem::TooLarge));
            }
            moved.push(there.charged);
        }
        self.lost_reason = required("reason", reason, MAX_TEXT_LEN)?;
        for (line, charged) in lines.iter_mut().zip(moved) {
            line.charged_as(to, charged);
        }
        self.settlement_id = to.id;
        self.payer_name.clone_from(&to.payer_name);
        if self.answered_on.is_some() {
            self.state = super::answer::stands(lines);
        }
        Ok(())
    }

    fn check_not_withdrawn(&self) -> Result<(), Refusal> {
        match self.state {
            ClaimState::Withdrawn => Err(Refusal::ClaimIs { state: self.state.code().to_owned() }),
            _ => Ok(()),
        }
    }
}

impl ClaimLine {
    fn charged_as(&mut self, sheet: &Settlement, charged: Money) {
        let short = self.short();
        self.settlement_id = sheet.id;
        self.claimed = charged;
        if self.short() != short {
            self.shortfall = None;
            self.charged_to.clear();
            self.shortfall_reason.clear();
        }
    }
}

/// Whether a claim may go with a sheet: the same as [`Claim::follow`] would say.
pub fn may_follow(
    claim: &Claim,
    lines: &[ClaimLine],
    (lost, to): (&Settlement, &Settlement),
    claimed_there: &[ClaimLine],
) -> bool {
    let (mut claim, mut lines) = (claim.clone(), lines.to_vec());
    claim.follow(&mut lines, (lost, to), claimed_there, "-").is_ok()
}
