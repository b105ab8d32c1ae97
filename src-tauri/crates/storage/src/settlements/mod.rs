//! Sheets and their receipts.

use crate::record::select;
use crate::{Reader, Result};
use domain::ids::SettlementId;
use domain::settlement::{Payment, Settlement};

impl Reader<'_> {
    pub fn payments_of_sheet(&self, sheet: SettlementId) -> Result<Vec<Payment>> {
        select(self.connection(), "SELECT * FROM payment WHERE settlement_id = ?1 ORDER BY id", [sheet.0])
    }

    /// The sheet that voids this one. It belongs to the same visit, and is
    /// looked for among the few of that visit.
    pub fn reversal_of(&self, sheet: &Settlement) -> Result<Option<Settlement>> {
        let sheets = self.settlements_of(sheet.work_order_id)?;
        Ok(sheets.into_iter().find(|other| other.reverses_id == Some(sheet.id)))
    }
}
