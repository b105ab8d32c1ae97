//! 交班单: what a closed shift says, as it was closed.

use super::context::PaperContext;
use super::paper::{Counted, Paper, PaperNames};
use super::words;
use crate::kept::shifts::{moved_in, shift};
use documents::Content;
use documents::shift_report::{CashMoved, MeansCompared, MeansMoved, PiecesCounted, ShiftReport};
use domain::ids::ShiftId;
use domain::money::Money;
use domain::refusal::Refusal;
use domain::shift::{CashCount, CashDirection, MeansTotal, SHIFT_ROLES};
use kernel::error::Result;

pub(super) const PAPER: Paper = Paper {
    kind: "shift_report",
    called: PaperNames { zh_cn: "交班单", zh_tw: "交班單", en: "Shift report" },
    title: "交班单",
    file_title: "交班单",
    sizes: documents::shift_report::SIZES,
    handed_to: SHIFT_ROLES,
    offered: |_| Vec::new(),
    given_out: None,
    counted: Counted::ByItself,
    filled: |context, id| Ok(Box::new(context.shift_report(ShiftId(id))?) as Box<dyn Content>),
};

pub(super) fn moved_by(total: &MeansTotal) -> MeansMoved {
    MeansMoved {
        means: words::means(total.means).to_owned(),
        receipts: total.receipts,
        received: total.received,
        refunds: total.refunds,
        returned: total.returned,
        net: total.net(),
    }
}

/// As people call a note or a coin.
fn called(denomination: Money) -> String {
    match denomination.fen() {
        fen @ 100.. => format!("{} 元", fen / 100),
        fen @ 10.. => format!("{} 角", fen / 10),
        fen => format!("{fen} 分"),
    }
}

fn pieces(of: &CashCount) -> PiecesCounted {
    PiecesCounted {
        denomination: called(of.denomination),
        pieces: of.pieces,
        amount: domain::shift::counted_total(std::slice::from_ref(of)),
    }
}

fn compared(of: &domain::shift::MeansCompared) -> MeansCompared {
    MeansCompared {
        means: words::means(of.means).to_owned(),
        expected: of.expected,
        counted: of.counted,
        difference: of.difference,
    }
}

impl PaperContext<'_> {
    fn shift_report(&self, id: ShiftId) -> Result<ShiftReport> {
        let shift = shift(self.r, id)?;
        // Nobody is handed the sum before the drawer was counted.
        let Some(found) = &shift.content else {
            return Err(Refusal::ShiftIs { state: shift.state.code().to_owned() }.into());
        };
        let (_, movements) = moved_in(self.r, &shift)?;
        let another = shift.closed_by.filter(|by| *by != shift.opened_by);
        Ok(ShiftReport {
            head: self.head(),
            number: shift.number.clone(),
            printed_at: self.time(self.now),
            cashier: self.person(Some(shift.opened_by)),
            till: shift.till.clone(),
            opened_at: self.time(shift.opened_at),
            closed_at: self.time_if_any(shift.closed_at),
            closed_by: self.person(another),
            closed_for: shift.closed_for.clone(),
            opening_float: shift.opening_float,
            means: found.means.iter().map(moved_by).collect(),
            movements: movements
                .iter()
                .map(|moved| CashMoved {
                    at: self.time(moved.at),
                    reason: moved.reason.clone(),
                    amount: match moved.direction {
                        CashDirection::PayIn => moved.amount,
                        CashDirection::PayOut => -moved.amount,
                    },
                })
                .collect(),
            paid_in: found.paid_in,
            paid_out: found.paid_out,
            expected: found.expected,
            counted: found.counted.iter().map(pieces).collect(),
            counted_total: found.counted_total,
            difference: found.difference,
            compared: found.compared.iter().map(compared).collect(),
            explanation: found.explanation.clone(),
        })
    }
}
