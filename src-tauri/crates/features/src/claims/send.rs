//! A claim is written for a maker's sheet, and sent with the old parts of its lines.

use super::judged::all_judged;
use super::old_parts::HANDLES;
use crate::kept::sheets::sheet_with_payments;
use crate::records::search::index_number;
use crate::visit::flow::at_version;
use chrono::NaiveDate;
use domain::claim::{Claim, ClaimLine, ClaimState, OldPartState, WantedClaim, check_sheet, claimed};
use domain::ids::{ClaimId, SettlementId};
use domain::refusal::{MAX_NAME_LEN, MAX_TEXT_LEN, optional};
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct MakeClaim {
    pub settlement_id: SettlementId,
    pub lines: Vec<WantedClaim>,
    /// Empty where the sheet's counts.
    pub claim_number: String,
    pub note: String,
}

#[derive(Debug, Serialize, TS)]
pub struct ClaimMade {
    pub id: ClaimId,
    pub number: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SendClaim {
    pub id: ClaimId,
    pub version: i64,
    /// What the maker knows the case by, where it gave a number meanwhile; empty leaves it as it is.
    pub claim_number: String,
    pub sent_on: NaiveDate,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct DropClaim {
    pub id: ClaimId,
    pub version: i64,
}

/// Writes a claim for lines of a maker's sheet.
///
/// # Errors
/// What `sheet_with_payments` and `claimed` refuse, `BadField` for a text too long.
pub fn make_claim(cx: &Write, ask: MakeClaim) -> Result<ClaimMade> {
    let (sheet, _) = sheet_with_payments(cx.w, ask.settlement_id)?;
    let before = cx.w.claimed_of(sheet.work_order_id)?;
    let lines = claimed(&sheet, &before, &ask.lines)?;
    let typed = optional("claim_number", &ask.claim_number, MAX_NAME_LEN)?;
    let mut claim = Claim {
        id: ClaimId(0),
        number: cx.w.next_number::<Claim>(&cx.details()?.settings.prefixes.claim, cx.today()?)?,
        work_order_id: sheet.work_order_id,
        settlement_id: sheet.id,
        payer_name: sheet.payer_name,
        claim_number: if typed.is_empty() { sheet.claim_number } else { typed },
        state: ClaimState::Draft,
        made_at: cx.now,
        made_by: cx.my_id()?,
        sent_on: None,
        answered_on: None,
        note: optional("note", &ask.note, MAX_TEXT_LEN)?,
        lost_reason: String::new(),
        version: 1,
    };
    cx.w.insert(&mut claim)?;
    index_number(cx.w, "claim", claim.id.0, &claim.number)?;
    for line in lines {
        cx.w.insert(&mut ClaimLine { claim_id: claim.id, ..line })?;
    }
    Ok(ClaimMade { id: claim.id, number: claim.number })
}

/// Sends it, and the old parts of its lines with it.
///
/// # Errors
/// `NotFound`, `Conflict` on an older page; `SheetIs` where its sheet was taken back, `ClaimUnjudged`, and what
/// `Claim::send` refuses.
pub fn send_claim(cx: &Write, ask: SendClaim) -> Result<ClaimId> {
    let mut claim: Claim = cx.w.get(ask.id.0)?;
    at_version("claim", claim.id.0, ask.version, claim.version)?;
    let (sheet, _) = sheet_with_payments(cx.w, claim.settlement_id)?;
    check_sheet(&sheet)?;
    claim.send(ask.sent_on, cx.today()?)?;
    claim.known_as(&ask.claim_number)?;
    let lines = cx.w.claim_lines(claim.id)?;
    all_judged(cx, claim.work_order_id, &lines)?;
    cx.w.update(&claim)?;
    for mut part in cx.w.old_parts_of(claim.work_order_id)? {
        let is_of_it = lines.iter().any(|line| line.line_id == part.line_id);
        if is_of_it && part.state == OldPartState::Shelved {
            part.send(claim.id, cx.now)?;
            cx.w.update(&part)?;
        }
    }
    Ok(claim.id)
}

/// A claim that was written by mistake and never sent is gone; its lines may be claimed anew.
///
/// # Errors
/// `NotFound`, `Conflict` on an older page, and `ClaimIs` once it was sent.
pub fn drop_claim(cx: &Write, ask: DropClaim) -> Result<ClaimId> {
    let claim: Claim = cx.w.get(ask.id.0)?;
    at_version("claim", claim.id.0, ask.version, claim.version)?;
    claim.check_state(ClaimState::Draft)?;
    for line in cx.w.claim_lines(claim.id)? {
        cx.w.delete::<ClaimLine>(line.id.0)?;
    }
    cx.w.index_terms("claim", claim.id.0, &[])?;
    cx.w.delete::<Claim>(claim.id.0)?;
    Ok(claim.id)
}

kernel::commands! {
    write make_claim(MakeClaim) -> ClaimMade, HANDLES, changes [Claims];
    write send_claim(SendClaim) -> ClaimId, HANDLES, changes [Claims];
    write drop_claim(DropClaim) -> ClaimId, HANDLES, changes [Claims];
}
