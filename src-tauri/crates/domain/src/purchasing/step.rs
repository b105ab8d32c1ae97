//! What became of an order, and why: sent, put off, given up.

use crate::ids::{PersonId, PurchaseOrderId, PurchaseOrderLineId};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PurchaseStepKind {
    Ordered,
    /// It comes on another day.
    DayMoved,
    LineClosed,
    Closed,
    Cancelled,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PurchaseStep {
    pub id: i64,
    pub purchase_order_id: PurchaseOrderId,
    /// None where it is about the whole order.
    pub purchase_order_line_id: Option<PurchaseOrderLineId>,
    pub kind: PurchaseStepKind,
    /// Of a day that moved: which it was, and which it is.
    pub from_on: Option<NaiveDate>,
    pub to_on: Option<NaiveDate>,
    pub reason: String,
    pub at: DateTime<Utc>,
    pub person_id: PersonId,
}

/// The day that was promised first, whatever was said since: by it a delivery is late. `steps` are those
/// of the order, in the order in which they were made; `now` is the day that counts today.
pub fn promised_first(
    steps: &[PurchaseStep],
    line: PurchaseOrderLineId,
    now: Option<NaiveDate>,
) -> Option<NaiveDate> {
    let of_line = |step: &&PurchaseStep| {
        step.kind == PurchaseStepKind::DayMoved
            && step.purchase_order_line_id.is_none_or(|moved| moved == line)
    };
    steps.iter().find(of_line).and_then(|step| step.from_on).or(now)
}
