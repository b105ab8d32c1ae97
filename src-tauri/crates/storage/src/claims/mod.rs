//! Old parts, and what makers are asked for.

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result, instant};
use chrono::{DateTime, Utc};
use domain::claim::{Claim, ClaimLine, OldPart};
use domain::ids::{ClaimId, LineId, SettlementId, WorkOrderId};
use domain::money::{Money, Quantity};
use domain::plate::{Plate, PlateColour};
use domain::settlement::Settlement;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) const STEPS: &[Step] =
    &[dated!("2026-11-30-1226-claims"), dated!("2026-11-30-1303-claims-of-lost-sheets")];

pub(crate) const IN_STATE: &str =
    "SELECT * FROM claim WHERE state = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3";
/// Those whose sheet may not stand any more: whether one has lost it the claim itself says.
pub(crate) const SHEET_GONE: &str = "SELECT claim.* FROM claim INDEXED BY claim_state
     CROSS JOIN settlement ON settlement.id = claim.settlement_id
     WHERE claim.state IN ('draft', 'sent', 'answered', 'closed')
       AND settlement.state NOT IN ('open', 'settled')
     ORDER BY claim.id LIMIT ?1";
pub(crate) const OF_ORDER: &str = "SELECT * FROM claim WHERE work_order_id = ?1 ORDER BY id";
pub(crate) const LINES: &str = "SELECT * FROM claim_line WHERE claim_id = ?1 ORDER BY id";
pub(crate) const LINES_OF_SHEET: &str = "SELECT * FROM claim_line WHERE settlement_id = ?1 ORDER BY id";
pub(crate) const TAGS: &str = "SELECT * FROM old_part WHERE state = ?1 ORDER BY kept_until, id LIMIT ?2";
pub(crate) const TAGS_OF_ORDER: &str = "SELECT * FROM old_part WHERE work_order_id = ?1 ORDER BY id";
/// What of a visit makers are asked for. A claim that lost its sheet still asks: the maker may have it, and
/// nobody said yet that it goes on with another or is withdrawn.
pub(crate) const CLAIMED: &str = "
    SELECT claim_line.* FROM claim CROSS JOIN claim_line ON claim_line.claim_id = claim.id
    WHERE claim.work_order_id = ?1 AND claim.state <> 'withdrawn' ORDER BY claim_line.id";
/// Sheets of makers with something on them that nobody claimed yet.
pub(crate) const UNCLAIMED: &str = "SELECT settlement.* FROM settlement INDEXED BY settlement_makers
     WHERE payer = 'manufacturer' AND issued_at >= ?1 AND state IN ('open', 'settled') AND total > 0
       AND EXISTS (SELECT 1 FROM json_each(settlement.content, '$.lines') AS charged
           WHERE NOT EXISTS (
               SELECT 1 FROM claim CROSS JOIN claim_line ON claim_line.claim_id = claim.id
               WHERE claim.work_order_id = settlement.work_order_id AND claim.state <> 'withdrawn'
                   AND claim_line.line_id = json_extract(charged.value, '$.line_id')))
     ORDER BY issued_at DESC LIMIT ?2";
/// Parts that makers pay and that bear no tag, the newest visits first.
pub(crate) const UNTAGGED: &str = "SELECT line.id AS line_id, line.work_order_id, work_order.number AS order_number,
         vehicle.plate, vehicle.plate_colour, line.payer_name, line.code, line.name, line.quantity, line.amount,
         coalesce((SELECT judged.fault_code FROM warranty_judgement AS judged WHERE judged.line_id = line.id), '')
             AS fault_code
     FROM line INDEXED BY line_makers
     CROSS JOIN work_order ON work_order.id = line.work_order_id
     CROSS JOIN vehicle ON vehicle.id = work_order.vehicle_id
     WHERE line.payer = 'manufacturer' AND line.kind = 'part' AND line.state = 'approved'
       AND NOT EXISTS (SELECT 1 FROM old_part WHERE old_part.line_id = line.id)
     ORDER BY line.id DESC LIMIT ?1";

/// A part that a maker pays, whose old one bears no tag yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UntaggedRow {
    pub line_id: LineId,
    pub work_order_id: WorkOrderId,
    pub order_number: String,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub payer_name: String,
    pub code: String,
    pub name: String,
    pub quantity: Quantity,
    pub amount: Money,
    /// As it was judged, for the tag.
    pub fault_code: String,
}

impl Reader<'_> {
    /// Claims that stand so, the newest first, from below an id.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn claims_in(&self, state: &str, before: Option<ClaimId>, limit: i64) -> Result<Vec<Claim>> {
        let before = before.map_or(i64::MAX, |id| id.0);
        select(self.connection(), IN_STATE, rusqlite::params![state, before, limit])
    }

    /// Claims whose sheet may not stand any more, the oldest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn claims_of_sheets_gone(&self, limit: i64) -> Result<Vec<Claim>> {
        select(self.connection(), SHEET_GONE, [limit])
    }

    /// The claims of a visit.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn claims_of(&self, order: WorkOrderId) -> Result<Vec<Claim>> {
        select(self.connection(), OF_ORDER, [order.0])
    }

    /// The lines of a claim.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn claim_lines(&self, claim: ClaimId) -> Result<Vec<ClaimLine>> {
        select(self.connection(), LINES, [claim.0])
    }

    /// What of a visit is claimed, of whichever of its sheets.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn claimed_of(&self, order: WorkOrderId) -> Result<Vec<ClaimLine>> {
        select(self.connection(), CLAIMED, [order.0])
    }

    /// What of a sheet is claimed.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn claim_lines_of_sheet(&self, sheet: SettlementId) -> Result<Vec<ClaimLine>> {
        select(self.connection(), LINES_OF_SHEET, [sheet.0])
    }

    /// Old parts that stand so, the first to be given up before the others.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn old_parts_in(&self, state: &str, limit: i64) -> Result<Vec<OldPart>> {
        select(self.connection(), TAGS, rusqlite::params![state, limit])
    }

    /// The old parts of a visit.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn old_parts_of(&self, order: WorkOrderId) -> Result<Vec<OldPart>> {
        select(self.connection(), TAGS_OF_ORDER, [order.0])
    }

    /// Sheets of makers since a moment with something that nobody claimed yet, the newest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn sheets_unclaimed(&self, since: DateTime<Utc>, limit: i64) -> Result<Vec<Settlement>> {
        select(self.connection(), UNCLAIMED, rusqlite::params![instant(since), limit])
    }

    /// Parts that makers pay and whose old ones bear no tag, the newest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn parts_untagged(&self, limit: i64) -> Result<Vec<UntaggedRow>> {
        select(self.connection(), UNTAGGED, [limit])
    }
}
