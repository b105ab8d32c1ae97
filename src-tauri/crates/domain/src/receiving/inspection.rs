//! What came of looking at a delivery.

use crate::ids::{BinId, GoodsInspectionId, GoodsReceiptLineId, PersonId};
use crate::money::Quantity;
use crate::receiving::inspection_plan::InspectionCheck;
use crate::receiving::receipt::GoodsReceiptLine;
use crate::receiving_problem::ReceivingProblem;
use crate::refusal::{FieldProblem, MAX_TEXT_LEN, Refusal, in_range, optional, required};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CheckResult {
    pub check: InspectionCheck,
    pub passed: bool,
}

/// Once looked at. What is neither accepted nor rejected by it goes on waiting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GoodsInspection {
    pub id: GoodsInspectionId,
    pub goods_receipt_line_id: GoodsReceiptLineId,
    pub at: DateTime<Utc>,
    pub person_id: PersonId,
    /// So many units as they were bought were looked at.
    pub sample: i64,
    pub results: Vec<CheckResult>,
    pub accepted: Quantity,
    pub rejected: Quantity,
    /// Why something was rejected, goes on waiting, or was accepted all the same.
    pub reason: String,
    /// The shelf of what was accepted.
    pub bin_id: Option<BinId>,
}

/// Nobody looks at more.
const MAX_SAMPLE: i64 = 100_000;

/// A decision as it is kept.
///
/// # Errors
/// `BadField` for figures that are none and for a reason that lacks; `Receiving` where it is more than
/// waits, where something of the plan was not looked at, or where what failed is accepted without a word.
pub fn decided(
    line: &GoodsReceiptLine,
    name: &str,
    decision: GoodsInspection,
) -> Result<GoodsInspection, Refusal> {
    let GoodsInspection { accepted, rejected, sample, .. } = decision;
    in_range("accepted", accepted.0, Quantity::MAX.0)?;
    in_range("rejected", rejected.0, Quantity::MAX.0)?;
    in_range("sample", sample, MAX_SAMPLE)?;
    let refused = |problem| Refusal::receiving(problem, name, line.waiting);
    if accepted.0 + rejected.0 > line.waiting.0 {
        return Err(refused(ReceivingProblem::MoreThanWaits));
    }
    let failed = decision.results.iter().any(|result| !result.passed);
    let answered = |check: &InspectionCheck| decision.results.iter().any(|result| result.check == *check);
    let first = line.accepted.is_zero() && line.rejected.is_zero();
    if accepted.0 > 0 {
        if !line.checks.iter().all(answered) {
            return Err(refused(ReceivingProblem::NotChecked));
        }
        // The plan asks for so many once: what was left waiting was part of them.
        if first && sample < line.sample {
            return Err(Refusal::bad("sample", FieldProblem::TooShort));
        }
        if failed && decision.reason.trim().is_empty() {
            return Err(refused(ReceivingProblem::FailedCheck));
        }
    }
    let reason = if rejected.0 > 0 || accepted.is_zero() {
        required("reason", &decision.reason, MAX_TEXT_LEN)?
    } else {
        optional("reason", &decision.reason, MAX_TEXT_LEN)?
    };
    Ok(GoodsInspection { reason, ..decision })
}

impl GoodsReceiptLine {
    /// The line after it was looked at.
    #[must_use]
    pub fn after(self, decision: &GoodsInspection) -> Self {
        let GoodsInspection { accepted, rejected, .. } = decision;
        Self {
            waiting: Quantity(self.waiting.0 - accepted.0 - rejected.0),
            accepted: Quantity(self.accepted.0 + accepted.0),
            rejected: Quantity(self.rejected.0 + rejected.0),
            rejected_left: Quantity(self.rejected_left.0 + rejected.0),
            ..self
        }
    }
}
