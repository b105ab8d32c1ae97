//! What may be claimed, the claims, and one of them beside the sheet it is about.

use super::judged::waiting;
use super::old_parts::{HANDLES, OldPartRow, row};
use crate::kept::sheets::sheet_with_payments;
use crate::kept::unjudged::unjudged;
use crate::visit::lines::judged::{JudgedLine, told};
use chrono::TimeDelta;
use domain::claim::answer::ClaimSums;
use domain::claim::lost_sheet::may_follow;
use domain::claim::{Claim, ClaimLine, ClaimState, WRITES_OFF};
use domain::ids::{ClaimId, LineId, SettlementId, WorkOrderId};
use domain::money::Money;
use domain::plate::{Plate, PlateColour};
use domain::settlement::{Settlement, SheetState};
use domain::vehicle::Vehicle;
use domain::work_order::WorkOrder;
use kernel::error::Result;
use kernel::host::{AskNothing, Read};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A screen and a half.
const AT_A_TIME: i64 = 50;
/// Days after which no maker hears of a repair any more.
const CLAIMED_WITHIN: i64 = 400;

/// Sheets of makers with something that nobody claimed yet.
#[derive(Debug, Serialize, TS)]
pub struct ClaimsToMake {
    pub sheets: Vec<ClaimableSheet>,
}

#[derive(Debug, Serialize, TS)]
pub struct ClaimableSheet {
    pub sheet: SheetOfClaim,
    /// Those that no claim names.
    pub lines: Vec<ClaimableLine>,
}

#[derive(Debug, Serialize, TS)]
pub struct ClaimableLine {
    pub line_id: LineId,
    pub name: String,
    pub amount: Money,
    /// As it stands on its tag, else as it was judged.
    pub fault_code: String,
    /// Nobody judged yet that the maker pays it.
    pub unjudged: bool,
}

/// How the maker's sheet stands: what is claimed is owed there.
#[derive(Debug, Serialize, TS)]
pub struct SheetOfClaim {
    pub settlement_id: SettlementId,
    pub number: String,
    pub state: SheetState,
    pub payer_name: String,
    pub claim_number: String,
    pub total: Money,
    pub received: Money,
    pub on_account: Money,
    pub work_order_id: WorkOrderId,
    pub order_number: String,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskClaims {
    pub state: ClaimState,
    pub before: Option<ClaimId>,
}

#[derive(Debug, Serialize, TS)]
pub struct ClaimList {
    pub claims: Vec<ClaimRow>,
    pub more: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct ClaimRow {
    #[serde(flatten)]
    #[ts(flatten)]
    pub claim: Claim,
    pub sums: ClaimSums,
    pub order_number: String,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    /// Its sheet was taken back, and nobody said yet what becomes of it.
    pub is_lost: bool,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskClaim {
    pub id: ClaimId,
}

#[derive(Debug, Serialize, TS)]
pub struct ClaimPage {
    pub claim: Claim,
    pub lines: Vec<ClaimLine>,
    pub sums: ClaimSums,
    pub sheet: SheetOfClaim,
    pub old_parts: Vec<OldPartRow>,
    /// Why the maker pays its lines, and what shows it.
    pub judged: Vec<JudgedLine>,
    /// What nobody judged: it is not sent before somebody does.
    pub unjudged: Vec<LineId>,
    /// Whoever asks says what becomes of what is not granted.
    pub may_settle: bool,
    /// Its sheet was taken back, and nobody said yet what becomes of it.
    pub is_lost: bool,
    /// The sheets it may go with instead.
    pub may_follow: Vec<SheetToFollow>,
}

/// A sheet that has all the lines of a claim whose own was taken back.
#[derive(Debug, Serialize, TS)]
pub struct SheetToFollow {
    pub settlement_id: SettlementId,
    pub number: String,
    pub total: Money,
}

fn sheet_of(cx: &Read, id: SettlementId) -> Result<(SheetOfClaim, Vec<ClaimableLine>)> {
    let (sheet, _) = sheet_with_payments(cx.r, id)?;
    let order: WorkOrder = cx.r.get(sheet.work_order_id.0)?;
    let vehicle: Vehicle = cx.r.get(order.vehicle_id.0)?;
    let claimed = cx.r.claimed_of(order.id)?;
    let tags = cx.r.old_parts_of(order.id)?;
    let judged = cx.r.judgements_of(order.id)?;
    let fault_of = |line: LineId| {
        let tagged = tags.iter().find(|tag| tag.line_id == line).map(|tag| tag.fault_code.clone());
        let judged = judged.iter().find(|of| of.line_id == line).map(|of| of.fault_code.clone());
        tagged.filter(|code| !code.is_empty()).or(judged).unwrap_or_default()
    };
    let free = sheet.content.lines.iter().filter(|line| claimed.iter().all(|of| of.line_id != line.line_id));
    let unjudged = unjudged(cx.r, &cx.r.lines_of(order.id)?, order.id)?;
    let lines = free.map(|line| ClaimableLine {
        line_id: line.line_id,
        name: line.name.clone(),
        amount: line.charged,
        fault_code: fault_of(line.line_id),
        unjudged: unjudged.contains(&line.line_id),
    });
    let lines = lines.collect();
    let about = SheetOfClaim {
        settlement_id: sheet.id,
        number: sheet.number,
        state: sheet.state,
        payer_name: sheet.payer_name,
        claim_number: sheet.claim_number,
        total: sheet.total,
        received: sheet.received,
        on_account: sheet.on_account,
        work_order_id: order.id,
        order_number: order.number,
        plate: vehicle.plate,
        plate_colour: vehicle.plate_colour,
    };
    Ok((about, lines))
}

/// What may be claimed of makers, the newest sheets first.
///
/// # Errors
/// What `sheet_with_payments` refuses.
pub fn claims_to_make(cx: &Read, _: AskNothing) -> Result<ClaimsToMake> {
    let mut sheets = Vec::new();
    for sheet in cx.r.sheets_unclaimed(cx.now - TimeDelta::days(CLAIMED_WITHIN), AT_A_TIME)? {
        let (sheet, lines) = sheet_of(cx, sheet.id)?;
        sheets.push(ClaimableSheet { sheet, lines });
    }
    Ok(ClaimsToMake { sheets })
}

/// Claims that stand so, the newest first.
///
/// # Errors
/// Only what the file itself fails with.
pub fn list_claims(cx: &Read, ask: AskClaims) -> Result<ClaimList> {
    let mut found = cx.r.claims_in(ask.state.code(), ask.before, AT_A_TIME + 1)?;
    let page = usize::try_from(AT_A_TIME).unwrap_or(usize::MAX);
    let more = found.len() > page;
    found.truncate(page);
    let one = |claim: Claim| -> Result<ClaimRow> {
        let order: WorkOrder = cx.r.get(claim.work_order_id.0)?;
        let vehicle: Vehicle = cx.r.get(order.vehicle_id.0)?;
        let sheet: Settlement = cx.r.get(claim.settlement_id.0)?;
        Ok(ClaimRow {
            is_lost: claim.lost_its(&sheet),
            sums: ClaimSums::of(&cx.r.claim_lines(claim.id)?),
            order_number: order.number,
            plate: vehicle.plate,
            plate_colour: vehicle.plate_colour,
            claim,
        })
    };
    Ok(ClaimList { claims: found.into_iter().map(one).collect::<Result<_>>()?, more })
}

/// One claim beside its sheet and its old parts.
///
/// # Errors
/// `NotFound`, and what `sheet_with_payments` refuses.
pub fn get_claim(cx: &Read, ask: AskClaim) -> Result<ClaimPage> {
    let claim: Claim = cx.r.get(ask.id.0)?;
    let lines = cx.r.claim_lines(claim.id)?;
    let (sheet, _) = sheet_of(cx, claim.settlement_id)?;
    let (own, _) = sheet_with_payments(cx.r, claim.settlement_id)?;
    let is_lost = claim.lost_its(&own);
    let may_follow = if is_lost { sheets_to_follow(cx, &claim, &lines, &own)? } else { Vec::new() };
    let mut old_parts = Vec::new();
    for tag in cx.r.old_parts_of(claim.work_order_id)? {
        if lines.iter().any(|line| line.line_id == tag.line_id) {
            old_parts.push(row(cx, tag)?);
        }
    }
    // A judgement may be of the line whose place one took.
    let mut judged = told(cx.r, &cx.r.lines_of(claim.work_order_id)?, claim.work_order_id)?;
    judged.retain(|of| lines.iter().any(|line| line.line_id == of.line_id));
    Ok(ClaimPage {
        sums: ClaimSums::of(&lines),
        judged,
        unjudged: waiting(cx.r, claim.work_order_id, &lines)?,
        old_parts,
        may_settle: claim.state == ClaimState::Answered
            && !is_lost
            && WRITES_OFF.iter().any(|role| cx.roles().contains(role)),
        is_lost,
        may_follow,
        claim,
        lines,
        sheet,
    })
}

fn sheets_to_follow(
    cx: &Read,
    claim: &Claim,
    lines: &[ClaimLine],
    lost: &Settlement,
) -> Result<Vec<SheetToFollow>> {
    let mut sheets = Vec::new();
    for sheet in cx.r.settlements_of(claim.work_order_id)? {
        let there = cx.r.claim_lines_of_sheet(sheet.id)?;
        if may_follow(claim, lines, (lost, &sheet), &there) {
            let Settlement { id: settlement_id, number, total, .. } = sheet;
            sheets.push(SheetToFollow { settlement_id, number, total });
        }
    }
    Ok(sheets)
}

kernel::commands! {
    read claims_to_make(AskNothing) -> ClaimsToMake, HANDLES,
        shows [Claims Sheets Visits Vehicles Vouchers];
    read list_claims(AskClaims) -> ClaimList, HANDLES, shows [Claims Sheets Visits Vehicles];
    read get_claim(AskClaim) -> ClaimPage, HANDLES,
        shows [Claims Sheets Visits Vehicles Stock Shop Vouchers];
}
