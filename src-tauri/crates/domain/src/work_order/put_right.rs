//! A sheet was taken back because something on it was wrong: its lines wait to be
//! put right and to be billed anew.

use super::at_hand::VisitAtHand;
use crate::ids::LineId;
use crate::line::{Line, LineState};
use crate::settlement::{Settlement, SheetState};
use crate::stage_codes::Stage;

impl VisitAtHand {
    /// What was agreed and no sheet that stands charges.
    pub fn unbilled(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.is_unbilled())
    }

    fn voided(&self) -> impl Iterator<Item = &Settlement> {
        self.sheets.iter().filter(|sheet| sheet.state == SheetState::Voided)
    }

    /// There is a bill, and it charges all that was agreed. Until then what was
    /// agreed is what the visit comes to.
    pub fn is_all_billed(&self) -> bool {
        self.sheets.iter().any(Settlement::is_active) && self.unbilled().next().is_none()
    }

    /// Lines of a sheet that was taken back stand on none: now is the time to put
    /// them right. Back in the workshop the work comes first.
    pub fn waits_to_be_put_right(&self) -> bool {
        matches!(self.stage, Stage::Preparing | Stage::Delivered | Stage::Closed)
            && self.voided().next().is_some()
            && self.unbilled().next().is_some()
    }

    /// They wait, and something changed since the last bill was taken back: a line is
    /// new, comes to another amount, is paid by somebody else, or is gone. What stands
    /// on a sheet that was not taken back is no part of it.
    pub fn was_put_right(&self) -> bool {
        let Some(last) = self.voided().map(|sheet| sheet.issued_at).max() else { return false };
        let bill: Vec<&Settlement> = self.voided().filter(|sheet| sheet.issued_at == last).collect();
        let is_as_billed = |line: &Line| {
            bill.iter().filter(|sheet| sheet.payer == line.figures.payer).any(|sheet| {
                let mut billed = sheet.content.lines.iter();
                billed.any(|billed| billed.line_id == line.id && billed.amount == line.amount)
            })
        };
        let is_agreed =
            |id: LineId| self.lines.iter().any(|line| line.id == id && line.state == LineState::Approved);
        let mut billed = bill.iter().flat_map(|sheet| &sheet.content.lines);
        self.waits_to_be_put_right()
            && (self.unbilled().any(|line| !is_as_billed(line))
                || billed.any(|billed| !is_agreed(billed.line_id)))
    }
}
