//! The customer did not take the car back: what they said, which work it is
//! about, and what it leads to. The work is put right at no charge, the car is
//! inspected and prepared again, and the first delivery stays on record.

use super::at_hand::VisitAtHand;
use crate::ids::{JobId, PersonId, RefusedDeliveryId, WorkOrderId};
use crate::line::LineFigures;
use crate::line_figures::Payer;
use crate::refusal::Refusal;
use crate::settlement::SheetState;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One delivery that came to nothing. It is never changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RefusedDelivery {
    pub id: RefusedDeliveryId,
    pub work_order_id: WorkOrderId,
    /// 1 for the first delivery of the visit.
    pub attempt: i64,
    pub at: DateTime<Utc>,
    /// Who wanted to hand the car over.
    pub person_id: PersonId,
    /// Who came for the car.
    pub refused_by: String,
    /// In the customer's words.
    pub reason: String,
    /// What they do not accept, as it had been done.
    pub failed_jobs: Vec<JobId>,
    /// What stood on the clock then: the car goes back into the workshop, and it
    /// is read again before the next delivery.
    pub mileage_out_km: Option<i64>,
}

impl VisitAtHand {
    /// The customer waits for what was not accepted: billed once, the visit
    /// charges them nothing more until the sheet they did not accept the car on is
    /// taken back.
    pub fn charges_nothing_more(&self) -> bool {
        let Some(refused) = self.refused_deliveries.last() else { return false };
        let stands = self.sheets.iter().any(|sheet| sheet.is_active());
        let taken_back = self
            .sheets
            .iter()
            .any(|sheet| sheet.state == SheetState::Reversal && sheet.issued_at >= refused.at);
        self.stage.is_in_shop() && stands && !taken_back
    }

    /// What the rework needs is the shop's, the maker's or the insurer's to pay.
    ///
    /// # Errors
    /// A line the customer would pay for.
    pub fn may_charge(&self, figures: &LineFigures) -> Result<(), Refusal> {
        if figures.payer == Payer::Customer && self.charges_nothing_more() {
            return Err(Refusal::ReworkIsFree);
        }
        Ok(())
    }
}
