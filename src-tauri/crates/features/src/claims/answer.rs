//! What the maker grants, and what becomes of the rest. No money moves by it: the sheet is owed by the
//! maker until it is collected, voided or made out to somebody else at the till.

use super::old_parts::HANDLES;
use crate::kept::sheets::sheet_with_payments;
use crate::visit::flow::at_version;
use chrono::NaiveDate;
use domain::claim::answer::GrantedLine;
use domain::claim::{Claim, ClaimLine, Shortfall, WRITES_OFF, check_sheet};
use domain::ids::{ClaimId, ClaimLineId};
use kernel::command::{Access, Roles};
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

const DECIDES: Access = Roles(WRITES_OFF);

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AnswerClaim {
    pub id: ClaimId,
    pub version: i64,
    pub answered_on: NaiveDate,
    /// What the maker knows the case by.
    pub claim_number: String,
    pub lines: Vec<GrantedLine>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SettleShortfall {
    pub id: ClaimId,
    pub version: i64,
    pub claim_line_id: ClaimLineId,
    pub shortfall: Shortfall,
    /// Whom it is charged to.
    pub charged_to: String,
    pub reason: String,
}

/// Keeps what the maker grants of each line.
///
/// # Errors
/// `NotFound`, `Conflict` on an older page; `SheetIs` where its sheet was taken back, and what
/// `Claim::answer` refuses.
pub fn answer_claim(cx: &Write, ask: AnswerClaim) -> Result<ClaimId> {
    let mut claim: Claim = cx.w.get(ask.id.0)?;
    at_version("claim", claim.id.0, ask.version, claim.version)?;
    let (sheet, _) = sheet_with_payments(cx.w, claim.settlement_id)?;
    check_sheet(&sheet)?;
    let mut lines = cx.w.claim_lines(claim.id)?;
    claim.answer(&mut lines, &ask.lines, ask.answered_on, cx.today()?)?;
    claim.known_as(&ask.claim_number)?;
    keep(cx, &claim, &lines)?;
    Ok(claim.id)
}

/// Says who bears what the maker does not pay of a line.
///
/// # Errors
/// `NotFound`, `Conflict` on an older page; `SheetIs` where its sheet was taken back, and what
/// `Claim::settle` refuses.
pub fn settle_shortfall(cx: &Write, ask: SettleShortfall) -> Result<ClaimId> {
    let mut claim: Claim = cx.w.get(ask.id.0)?;
    at_version("claim", claim.id.0, ask.version, claim.version)?;
    let (sheet, _) = sheet_with_payments(cx.w, claim.settlement_id)?;
    check_sheet(&sheet)?;
    let mut lines = cx.w.claim_lines(claim.id)?;
    claim.settle(&mut lines, ask.claim_line_id, (ask.shortfall, &ask.charged_to, &ask.reason))?;
    keep(cx, &claim, &lines)?;
    Ok(claim.id)
}

fn keep(cx: &Write, claim: &Claim, lines: &[ClaimLine]) -> Result<()> {
    for line in lines {
        cx.w.update(line)?;
    }
    Ok(cx.w.update(claim)?)
}

kernel::commands! {
    write answer_claim(AnswerClaim) -> ClaimId, HANDLES, changes [Claims];
    write settle_shortfall(SettleShortfall) -> ClaimId, DECIDES, changes [Claims];
}
