//! How long what was billed and paid is taken back once the car has left.

use super::WorkOrder;
use super::at_hand::VisitAtHand;
use crate::money::Money;
use crate::refusal::Refusal;
use crate::sheet_actions::{is_on_a_standing_sheet, refundable};
use crate::shop::Settings;
use crate::stage_codes::{Action, Missing};
use chrono::{DateTime, TimeDelta, Utc};

impl WorkOrder {
    /// So many days a sheet or a receipt of this moment is taken back, once they are over.
    /// They are counted from the delivery, or from the moment itself where that was later:
    /// a sheet that was made anew and what came in on account are never too old at once.
    pub fn taking_back_ended(
        &self,
        written: DateTime<Utc>,
        now: DateTime<Utc>,
        settings: &Settings,
    ) -> Option<i64> {
        let delivered = self.delivered_at.filter(|_| self.stage.is_after_delivery())?;
        let days = settings.taking_back_days;
        (now - delivered.max(written) > TimeDelta::days(days)).then_some(days)
    }

    /// The gate of this one sheet or receipt: `action` voids the one or gives the other back.
    ///
    /// # Errors
    /// `StillMissing` where its days of taking back are over.
    pub fn check_taking_back(
        &self,
        action: Action,
        written: DateTime<Utc>,
        now: DateTime<Utc>,
        settings: &Settings,
    ) -> Result<(), Refusal> {
        let Some(days) = self.taking_back_ended(written, now, settings) else { return Ok(()) };
        Err(Refusal::StillMissing { action, missing: vec![Missing::TakingBackEnded { days }] })
    }
}

impl VisitAtHand {
    /// No sheet of it is voided any more; one that is young enough is.
    pub(super) fn voiding_ended(&self, now: DateTime<Utc>, settings: &Settings) -> Option<i64> {
        let standing = self.sheets.iter().filter(|sheet| sheet.is_active());
        self.ended_for_all(standing.map(|sheet| sheet.issued_at), now, settings)
    }

    /// Nothing that was paid on a sheet of it goes back any more.
    pub(super) fn refunding_ended(&self, now: DateTime<Utc>, settings: &Settings) -> Option<i64> {
        let (payments, sheets) = (&self.payments, &self.sheets);
        let goes_back = payments.iter().filter(|paid| {
            is_on_a_standing_sheet(paid, sheets) && refundable(paid, payments, sheets) > Money::ZERO
        });
        self.ended_for_all(goes_back.map(|paid| paid.at), now, settings)
    }

    /// The newest of them has its days longest.
    fn ended_for_all(
        &self,
        written: impl Iterator<Item = DateTime<Utc>>,
        now: DateTime<Utc>,
        settings: &Settings,
    ) -> Option<i64> {
        self.taking_back_ended(written.max().unwrap_or(DateTime::<Utc>::MIN_UTC), now, settings)
    }
}
