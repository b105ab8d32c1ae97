//! 保修鉴定 where the claim is made: what was billed to the maker and nobody judged is judged before it is sent.
//! Who pays it stands on a sheet by now, so nothing but the maker can be judged here.

use super::old_parts::HANDLES;
use crate::kept::unjudged::unjudged;
use domain::claim::{ClaimLine, check_judged};
use domain::ids::{LineId, PhotoId, WorkOrderId};
use domain::line::{Line, Payer};
use domain::refusal::{FieldProblem, Refusal};
use domain::warranty_judgement::{JudgementTyped, WarrantyJudgement, WarrantyVerdict};
use domain::work_order::WorkOrder;
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use storage::Reader;
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct JudgeClaimed {
    pub line_id: LineId,
    pub reason: String,
    /// What shows it, in words; it may stand on the photos alone.
    pub evidence: String,
    pub photos: Vec<PhotoId>,
    pub fault_code: String,
}

/// Those of a claim's lines that nobody judged.
pub(super) fn waiting(r: &Reader<'_>, order: WorkOrderId, lines: &[ClaimLine]) -> Result<Vec<LineId>> {
    let mut waits = unjudged(r, &r.lines_of(order)?, order)?;
    waits.retain(|id| lines.iter().any(|line| line.line_id == *id));
    Ok(waits)
}

/// # Errors
/// `ClaimUnjudged` with the first that nobody judged.
pub(super) fn all_judged(cx: &Write, order: WorkOrderId, lines: &[ClaimLine]) -> Result<()> {
    Ok(check_judged(lines, &waiting(cx.w, order, lines)?)?)
}

/// Keeps why the maker pays a line that stands on its sheet already.
///
/// # Errors
/// `NotFound`, `BadField` for a line that is on no sheet, `NotMakers` for what somebody else pays, `LineIsJudged`
/// where it does not wait for it, and what `JudgementTyped::judged` refuses.
pub fn judge_claimed(cx: &Write, ask: JudgeClaimed) -> Result<LineId> {
    let line: Line = cx.w.get(ask.line_id.0)?;
    let visit: WorkOrder = cx.w.get(line.work_order_id.0)?;
    if line.settlement_id.is_none() {
        return Err(Refusal::bad("line_id", FieldProblem::Unknown).into());
    }
    if line.figures.payer != Payer::Manufacturer {
        return Err(Refusal::NotMakers { name: line.figures.name }.into());
    }
    if !unjudged(cx.w, &cx.w.lines_of(visit.id)?, visit.id)?.contains(&line.id) {
        return Err(Refusal::LineIsJudged { name: line.figures.name }.into());
    }
    let typed = JudgementTyped {
        verdict: WarrantyVerdict::Maker,
        reason: ask.reason,
        evidence: ask.evidence,
        photos: ask.photos,
        fault_code: ask.fault_code,
        payer_name: line.figures.payer_name.clone(),
        claim_number: line.figures.claim_number.clone(),
        earlier_line_id: None,
        responsible_id: None,
        told: String::new(),
    };
    let judgement = typed.judged(&visit, &line, None, &cx.w.photos_of(visit.id)?, (cx.now, cx.my_id()?))?;
    // One of another verdict may lie there from before somebody typed the maker.
    match cx.w.judgements_of(visit.id)?.into_iter().find(|of| of.line_id == line.id) {
        Some(WarrantyJudgement { id, version, .. }) => {
            cx.w.update(&WarrantyJudgement { id, version, ..judgement })?;
        }
        None => {
            cx.w.insert(&mut { judgement })?;
        }
    }
    Ok(line.id)
}

kernel::commands! {
    write judge_claimed(JudgeClaimed) -> LineId, HANDLES, changes [Claims Visits];
}
