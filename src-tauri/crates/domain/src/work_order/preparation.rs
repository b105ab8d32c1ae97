//! The cleaning checklist before delivery. It asks for what this customer
//! wants: nobody ticks a wash that was declined, or old parts that were never
//! taken out.

use super::{OldParts, WorkOrder};
use crate::ids::{PersonId, WorkOrderId};
use crate::line::{Line, LineKind, LineState};
use crate::refusal::{FieldProblem, Refusal};
use crate::stage_codes::Stage;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Everything a checklist may ask for, in its order.
pub const PREPARATION_CODES: [&str; 8] = [
    "exterior_washed",
    "interior_wiped",
    "tyres_and_mats",
    "old_parts_packed",
    "old_parts_disposed",
    "seat_and_mirrors",
    "covers_removed",
    "documents_ready",
];

/// What becomes of the old parts; nothing where none came out.
pub fn old_parts_left(order: &WorkOrder, lines: &[Line]) -> Option<OldParts> {
    // Where something was fitted, something came out.
    let fitted =
        lines.iter().any(|line| line.figures.kind == LineKind::Part && line.state == LineState::Approved);
    fitted.then_some(order.old_parts)
}

/// What is asked for this visit. Of an express order nothing: the car was never out of its owner's sight.
pub fn preparation_codes(order: &WorkOrder, lines: &[Line]) -> Vec<&'static str> {
    if order.express_kind_id.is_some() {
        return Vec::new();
    }
    let old_parts = old_parts_left(order, lines);
    let asked = |code: &str| match code {
        "exterior_washed" | "interior_wiped" => order.wash_wanted,
        "old_parts_packed" => old_parts == Some(OldParts::Take),
        "old_parts_disposed" => old_parts == Some(OldParts::Discard),
        _ => true,
    };
    PREPARATION_CODES.into_iter().filter(|code| asked(code)).collect()
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Preparation {
    pub id: i64,
    pub work_order_id: WorkOrderId,
    /// Codes of the items done.
    pub done: Vec<String>,
    pub person_id: PersonId,
    pub at: DateTime<Utc>,
    pub version: i64,
}

/// What was ticked, as it is kept: each once, in the checklist's order. What a
/// wish changed meanwhile has taken off the list falls away.
///
/// # Errors
/// `BadField` for a code that stands on no checklist.
pub fn ticked(done: &[String], asked: &[&str]) -> Result<Vec<String>, Refusal> {
    if done.iter().any(|code| !PREPARATION_CODES.contains(&code.as_str())) {
        return Err(Refusal::bad("done", FieldProblem::Unknown));
    }
    let ticked = asked.iter().filter(|code| done.iter().any(|done| done == *code));
    Ok(ticked.map(|code| (*code).to_owned()).collect())
}

/// Whether the car goes back to the workshop after its wash: what was ticked is ticked
/// anew once the work is done.
pub const fn is_cleaned_again(from: Stage, to: Stage) -> bool {
    let was_washed = matches!(from, Stage::Preparing | Stage::AwaitingSettlement | Stage::ReadyForDelivery);
    was_washed && matches!(to, Stage::InRepair)
}

/// How many of the items asked for are still to be done.
pub fn items_open(asked: &[&str], done: &[String]) -> i64 {
    let open = asked.iter().filter(|code| !done.iter().any(|done| done == *code)).count();
    i64::try_from(open).unwrap_or(i64::MAX)
}
