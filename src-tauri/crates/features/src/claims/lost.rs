//! A claim whose sheet was taken back goes with the sheet that took its place, or is withdrawn.

use super::old_parts::HANDLES;
use crate::kept::sheets::sheet_with_payments;
use crate::visit::flow::at_version;
use domain::claim::Claim;
use domain::ids::{ClaimId, SettlementId};
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SettleLostClaim {
    pub id: ClaimId,
    pub version: i64,
    /// The sheet it goes with; none where nobody asks the maker for it any more.
    pub settlement_id: Option<SettlementId>,
    pub reason: String,
}

/// Says what becomes of a claim whose sheet does not stand any more.
///
/// # Errors
/// `NotFound`, `Conflict` on an older page, and what `Claim::follow` and `Claim::withdraw` refuse.
pub fn settle_lost_claim(cx: &Write, ask: SettleLostClaim) -> Result<ClaimId> {
    let mut claim: Claim = cx.w.get(ask.id.0)?;
    at_version("claim", claim.id.0, ask.version, claim.version)?;
    let (lost, _) = sheet_with_payments(cx.w, claim.settlement_id)?;
    match ask.settlement_id {
        None => claim.withdraw(&lost, &ask.reason)?,
        Some(id) => {
            let (to, _) = sheet_with_payments(cx.w, id)?;
            let mut lines = cx.w.claim_lines(claim.id)?;
            let there = cx.w.claim_lines_of_sheet(id)?;
            claim.follow(&mut lines, (&lost, &to), &there, &ask.reason)?;
            for line in &lines {
                cx.w.update(line)?;
            }
        }
    }
    cx.w.update(&claim)?;
    Ok(claim.id)
}

kernel::commands! {
    write settle_lost_claim(SettleLostClaim) -> ClaimId, HANDLES, changes [Claims];
}
