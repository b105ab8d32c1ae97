//! The cars in the shop and what their work needs.

use super::MAX_ROWS;
use crate::record::select;
use crate::{Reader, Result};
use chrono::{DateTime, Utc};
use domain::finding::Finding;
use domain::ids::{BayId, LineId, PartId, PersonId, VehicleId, WorkOrderId};
use domain::inspection::Inspection;
use domain::line::{LineState, PartGrade, PartOrigin};
use domain::money::{Money, Quantity};
use domain::plate::{Plate, PlateColour};
use domain::warranty::RepairKind;
use domain::work_order::Priority;
use domain::work_order::stage::Stage;
use rusqlite::params;
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
    pub priority: Priority,
    pub checked_in_at: DateTime<Utc>,
    pub total: Money,
    pub offered_lines: i64,
    pub jobs_unfinished: i64,
    /// How many of its lines came back from an earlier visit.
    pub comeback_lines: i64,
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
    pub state: LineState,
    /// None of what was typed freely.
    pub part_id: Option<PartId>,
    /// What went to it from the store, less what came back.
    pub issued: Quantity,
    /// Since when it lies ready, where no stock is kept of it.
    pub laid_at: Option<DateTime<Utc>>,
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

/// Whoever waits in the shop goes first, then what is wanted sooner than its turn.
pub(super) const WHO_FIRST: &str =
    "CASE work_order.priority WHEN 'waiting' THEN 0 WHEN 'urgent' THEN 1 ELSE 2 END";

pub(crate) fn queue_sql(stages: &[Stage]) -> Result<String> {
    // What is promised soonest is late first.
    Ok(format!(
        "{} WHERE {} ORDER BY {WHO_FIRST},
         work_order.promised_at IS NULL, work_order.promised_at, work_order.stage_since, work_order.id LIMIT ?1",
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
         WHERE {} ORDER BY finding.unsafe_to_drive DESC, finding.may_wait, finding.at, finding.id LIMIT ?1",
        open_findings_among(stages)?
    ))
}

/// The final reports of the orders in these stages, of each in the order in which they were signed.
pub(crate) fn final_inspections_sql(stages: &[Stage]) -> Result<String> {
    Ok(format!(
        "SELECT inspection.* FROM work_order
         CROSS JOIN inspection ON inspection.work_order_id = work_order.id AND inspection.kind = 'final'
         WHERE {} ORDER BY inspection.id LIMIT ?1",
        moving_in(stages)?
    ))
}

// A line that stands no more is shown as long as something of it is out.
pub(crate) const PARTS: &str =
    "SELECT line.id AS line_id, line.work_order_id, line.code, line.name, line.brand, line.specification,
     line.unit, line.quantity, line.origin, line.grade, line.state, line.part_id,
     coalesce(stock_demand.issued, 0) AS issued, laid_part.at AS laid_at
     FROM json_each(?1) AS asked
     CROSS JOIN line ON line.work_order_id = asked.value
     LEFT JOIN stock_demand ON stock_demand.line_id = line.id
     LEFT JOIN laid_part ON laid_part.line_id = line.id
     WHERE line.kind = 'part' AND (line.state = 'approved' OR stock_demand.issued > 0)
     ORDER BY line.work_order_id, line.position, line.id LIMIT ?2";

// Wherever the visit stands: stock is kept of a part, and more or less of it went out than the visit takes.
pub(crate) const OWING_PARTS: &str = concat!(
    include_str!("queue_row.sql"),
    " WHERE work_order.id IN (SELECT stock_demand.work_order_id FROM stock_demand
          CROSS JOIN part ON part.id = stock_demand.part_id
          WHERE (stock_demand.wanted <> stock_demand.issued) = 1 AND part.stocked = 1)
      ORDER BY CASE work_order.priority WHEN 'waiting' THEN 0 WHEN 'urgent' THEN 1 ELSE 2 END,
               work_order.promised_at IS NULL, work_order.promised_at, work_order.id LIMIT ?1"
);

impl Reader<'_> {
    /// The orders in some stages, whoever waits in the shop first, then what is promised soonest.
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

    /// The final reports of the orders in some stages, of each in the order in which they were signed.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn final_inspections_in(&self, stages: &[Stage]) -> Result<Vec<Inspection>> {
        select(self.connection(), &final_inspections_sql(stages)?, [MAX_ROWS])
    }

    /// The parts agreed with the customers of these orders, and those that are out for them.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn parts_of(&self, orders: &[WorkOrderId]) -> Result<Vec<PartsLine>> {
        select(self.connection(), PARTS, params![serde_json::to_string(orders)?, MAX_ROWS])
    }

    /// The orders for which something of the store is still to go out or to come back.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn orders_owing_parts(&self) -> Result<Vec<QueueRow>> {
        select(self.connection(), OWING_PARTS, [MAX_ROWS])
    }
}
