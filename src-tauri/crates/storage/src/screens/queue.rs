//! The cars in the shop and what their work needs.

use super::MAX_ROWS;
use crate::record::select;
use crate::{Reader, Result};
use chrono::{DateTime, Utc};
use domain::finding::Finding;
use domain::ids::{BayId, LineId, PersonId, VehicleId, WorkOrderId};
use domain::line::{PartGrade, PartOrigin};
use domain::money::{Money, Quantity};
use domain::plate::{Plate, PlateColour};
use domain::warranty::RepairKind;
use domain::work_order::stage::Stage;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A car in a queue.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct QueueRow {
    pub work_order_id: WorkOrderId,
    pub number: String,
    pub stage: Stage,
    pub stage_since: DateTime<Utc>,
    pub vehicle_id: VehicleId,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub make: String,
    pub model: String,
    pub customer_name: String,
    #[serde(serialize_with = "domain::visibility::contact")]
    pub customer_phone: String,
    pub advisor_id: PersonId,
    pub advisor_name: String,
    /// Where the car was put as it came in.
    pub bay_id: Option<BayId>,
    pub repair_kind: RepairKind,
    pub symptom: String,
    pub promised_at: Option<DateTime<Utc>>,
    pub checked_in_at: DateTime<Utc>,
    pub total: Money,
    pub offered_lines: i64,
    pub jobs_unfinished: i64,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PartsLine {
    pub line_id: LineId,
    pub work_order_id: WorkOrderId,
    pub code: String,
    pub name: String,
    pub brand: String,
    pub specification: String,
    pub unit: String,
    pub quantity: Quantity,
    pub origin: PartOrigin,
    pub grade: Option<PartGrade>,
}

/// The stages by name, in the words of the index of moving orders.
pub(super) fn moving_in(stages: &[Stage]) -> Result<String> {
    let names: Vec<String> = stages
        .iter()
        .map(|stage| Ok(format!("'{}'", serde_json::to_value(stage)?.as_str().unwrap_or_default())))
        .collect::<Result<_>>()?;
    Ok(format!(
        "work_order.stage NOT IN ('closed', 'cancelled') AND work_order.stage IN ({})",
        names.join(", ")
    ))
}

pub(crate) fn queue_sql(stages: &[Stage]) -> Result<String> {
    // What is promised soonest is late first.
    Ok(format!(
        "{} WHERE {} ORDER BY work_order.promised_at IS NULL, work_order.promised_at, work_order.stage_since,
         work_order.id LIMIT ?1",
        include_str!("queue_row.sql"),
        moving_in(stages)?
    ))
}

pub(crate) const MONEY_OPEN: &str = concat!(
    include_str!("queue_row.sql"),
    " WHERE work_order.money_open = 1 ORDER BY work_order.delivered_at, work_order.id LIMIT ?1"
);

/// Which findings of the orders in these stages may keep a car from leaving.
pub(super) fn open_findings_among(stages: &[Stage]) -> Result<String> {
    Ok(format!(
        "{}
         -- What is unsafe waits for a signature too, once it was declined.
         AND (finding.state = 'open'
             OR (finding.unsafe_to_drive = 1 AND finding.state IN ('quoted', 'declined')
                 AND finding.signature IS NULL AND finding.signed_paper = ''))",
        moving_in(stages)?
    ))
}

pub(crate) fn open_findings_sql(stages: &[Stage]) -> Result<String> {
    Ok(format!(
        "SELECT finding.* FROM work_order CROSS JOIN finding ON finding.work_order_id = work_order.id
         WHERE {} ORDER BY finding.unsafe_to_drive DESC, finding.at, finding.id LIMIT ?1",
        open_findings_among(stages)?
    ))
}

pub(crate) fn parts_sql(stages: &[Stage]) -> Result<String> {
    Ok(format!(
        "SELECT line.id AS line_id, line.work_order_id, line.code, line.name, line.brand, line.specification,
         line.unit, line.quantity, line.origin, line.grade
         FROM work_order CROSS JOIN line ON line.work_order_id = work_order.id
         WHERE {} AND line.kind = 'part' AND line.state = 'approved'
         ORDER BY line.work_order_id, line.position, line.id LIMIT ?1",
        moving_in(stages)?
    ))
}

impl Reader<'_> {
    /// The orders in some stages, what is promised soonest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn orders_in(&self, stages: &[Stage]) -> Result<Vec<QueueRow>> {
        select(self.connection(), &queue_sql(stages)?, [MAX_ROWS])
    }

    /// The cars that are gone while their money is still to be seen to, the longest
    /// gone first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn orders_with_open_money(&self) -> Result<Vec<QueueRow>> {
        select(self.connection(), MONEY_OPEN, [MAX_ROWS])
    }

    /// Findings that may keep a car from leaving: nobody decided on them, or
    /// they are unsafe and not signed for. The unsafe ones first, then the oldest.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn open_findings_in(&self, stages: &[Stage]) -> Result<Vec<Finding>> {
        select(self.connection(), &open_findings_sql(stages)?, [MAX_ROWS])
    }

    /// The parts agreed with the customers of the orders in some stages.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn parts_in(&self, stages: &[Stage]) -> Result<Vec<PartsLine>> {
        select(self.connection(), &parts_sql(stages)?, [MAX_ROWS])
    }
}
