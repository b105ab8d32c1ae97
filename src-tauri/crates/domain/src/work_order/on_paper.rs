//! What the papers of a visit ask of it before they are printed, and how long they are
//! drawn up anew.

use super::WorkOrder;
use crate::refusal::Refusal;
use crate::stage_codes::{Action, Missing, Stage};

impl Stage {
    /// As long as hands are laid on the car, what is agreed may change, and contract and
    /// job card with it. Afterwards the last ones stand as they were given out.
    pub const fn is_in_the_workshop(self) -> bool {
        matches!(
            self,
            Self::CheckedIn
                | Self::Estimating
                | Self::AwaitingAuthorisation
                | Self::AwaitingAssignment
                | Self::InRepair
                | Self::AwaitingInspection
        )
    }

    /// The car is handed over, or was: there is something to sign for.
    pub const fn can_be_handed_over(self) -> bool {
        matches!(self, Self::ReadyForDelivery | Self::Delivered | Self::Closed)
    }
}

impl WorkOrder {
    /// A paper that states the mileage is not printed before there is one.
    ///
    /// # Errors
    /// `StillMissing` before anybody read the clock.
    pub fn mileage_on_paper(&self) -> Result<i64, Refusal> {
        self.mileage_km.ok_or_else(|| Refusal::StillMissing {
            action: Action::ConfirmCheckIn,
            missing: vec![Missing::Mileage],
        })
    }
}
