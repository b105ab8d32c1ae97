//! What may be done with an order as it stands: the gate of its commands, and the buttons of its page.

use super::order::{PurchaseOrder, PurchaseOrderLine, PurchaseOrderState};
use crate::allowed::{Allowed, allowed};
use crate::purchase_problem::PurchaseProblem;
use crate::refusal::Refusal;
use serde::Serialize;
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PurchaseOrderAction {
    /// Goes to the supplier.
    Send,
    Edit,
    /// Another day is told, of all of it or of a line.
    MoveDay,
    /// Nothing more of it is expected.
    Close,
    Cancel,
}

impl PurchaseOrderAction {
    pub const ALL: [Self; 5] = [Self::Send, Self::Edit, Self::MoveDay, Self::Close, Self::Cancel];
}

impl PurchaseOrder {
    fn no(&self, problem: PurchaseProblem) -> Refusal {
        Refusal::Purchase { problem, name: self.number.clone() }
    }

    /// The gate of every command at an order. `lines` are all of its own.
    ///
    /// # Errors
    /// `Purchase`: what is wrong with its state or its lines.
    pub fn check(&self, action: PurchaseOrderAction, lines: &[PurchaseOrderLine]) -> Result<(), Refusal> {
        use PurchaseOrderAction::{Cancel, Close, Edit, MoveDay, Send};
        use PurchaseOrderState::{Draft, Ordered};
        match (action, self.state) {
            (Send | Edit, Draft) | (Close | MoveDay, Ordered) | (Cancel, Draft | Ordered) => {}
            (Send | Edit, _) => return Err(self.no(PurchaseProblem::NotDraft)),
            (Close | MoveDay | Cancel, _) => return Err(self.no(PurchaseProblem::NotOrdered)),
        }
        match action {
            Send if lines.is_empty() => Err(self.no(PurchaseProblem::NoLines)),
            // What came is on the shelves and owed for: the order stands for it.
            Cancel if lines.iter().any(|line| line.received.0 > 0) => {
                Err(self.no(PurchaseProblem::ReceivedAlready))
            }
            MoveDay if lines.iter().all(|line| line.open().0 == 0) => {
                Err(self.no(PurchaseProblem::NothingOpen))
            }
            _ => Ok(()),
        }
    }

    /// The likeliest first.
    pub fn allowed(&self, lines: &[PurchaseOrderLine]) -> Vec<Allowed<PurchaseOrderAction>> {
        allowed(&PurchaseOrderAction::ALL, |action| self.check(action, lines))
    }
}
