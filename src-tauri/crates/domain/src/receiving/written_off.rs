//! What a delivery held, and nobody will accept or send back any more.

use crate::money::Quantity;
use crate::receiving::receipt::{GoodsReceiptLine, check_some};
use crate::receiving_problem::ReceivingProblem;
use crate::refusal::Refusal;

impl GoodsReceiptLine {
    /// The line after so much of it was written off, of what waits or of what was rejected. What its supplier
    /// charges stays as it is: they brought it.
    ///
    /// # Errors
    /// `BadField` for nothing, `Receiving` where it is more than there is.
    pub fn after_write_off(
        self,
        name: &str,
        quantity: Quantity,
        from_rejected: bool,
    ) -> Result<Self, Refusal> {
        check_some(quantity)?;
        let (left, problem) = if from_rejected {
            (self.rejected_left, ReceivingProblem::MoreThanLeft)
        } else {
            (self.waiting, ReceivingProblem::MoreThanWaits)
        };
        if quantity > left {
            return Err(Refusal::receiving(problem, name, left));
        }
        let less = Quantity(left.0 - quantity.0);
        if from_rejected {
            let rejected_off = Quantity(self.rejected_off.0 + quantity.0);
            Ok(Self { rejected_left: less, rejected_off, ..self })
        } else {
            let waiting_off = Quantity(self.waiting_off.0 + quantity.0);
            Ok(Self { waiting: less, waiting_off, ..self })
        }
    }
}

/// What lies at a place beside what deliveries hold there: only this may be carried or thrown away by hand.
pub fn beside_held(lies: Quantity, held: Quantity) -> Quantity {
    Quantity((lies.0 - held.0).max(0))
}

/// What leaves the place when so much of what is held there is written off. What a count found missing is
/// gone already, and what other lines hold stays.
pub fn still_there(quantity: Quantity, lies: Quantity, held: Quantity) -> Quantity {
    let others = Quantity((held.0 - quantity.0).max(0));
    beside_held(lies, others).min(quantity)
}
