//! What the visits in the shop need of the store, what is on its way for them, and what they were quoted.

use crate::record::select;
use crate::{Reader, Result};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{LineId, PartId, WorkOrderId};
use domain::money::{Money, Quantity, Rate};
use domain::plate::Plate;
use domain::stock::StockDemand;
use domain::tax::PriceBasis;
use serde::{Deserialize, Serialize};

/// A line of a visit that still needs a part.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NeededRow {
    pub part_id: PartId,
    pub line_id: LineId,
    pub quantity: Quantity,
    pub since: DateTime<Utc>,
    pub work_order_id: WorkOrderId,
    pub order_number: String,
    pub promised_at: Option<DateTime<Utc>>,
    pub plate: Option<Plate>,
    pub code: String,
    pub name: String,
    pub unit: String,
}

/// What is on its way of a part, one row for each day.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ExpectedRow {
    pub part_id: PartId,
    pub quantity: Quantity,
    pub expected_on: Option<NaiveDate>,
}

/// A line that was written before its part became dearer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct QuotedRow {
    pub part_id: PartId,
    pub line_id: LineId,
    pub code: String,
    pub name: String,
    pub unit: String,
    pub quantity: Quantity,
    pub unit_price: Money,
    pub price_basis: PriceBasis,
    pub tax_rate: Rate,
    pub amount: Money,
    pub cost: Money,
    /// Of the unit the part is counted in, of which so many are one of the line's.
    pub last_cost: Money,
    pub unit_factor: Quantity,
    pub since: Option<DateTime<Utc>>,
    pub work_order_id: WorkOrderId,
    pub order_number: String,
    pub promised_at: Option<DateTime<Utc>>,
    pub plate: Option<Plate>,
}

pub(crate) const NEEDED: &str = "
    SELECT stock_demand.part_id, stock_demand.line_id, stock_demand.wanted - stock_demand.issued AS quantity,
        stock_demand.since, stock_demand.work_order_id, work_order.number AS order_number,
        work_order.promised_at, vehicle.plate, part.code, part.name, part.unit
    FROM stock_demand CROSS JOIN work_order ON work_order.id = stock_demand.work_order_id
    CROSS JOIN vehicle ON vehicle.id = work_order.vehicle_id
    CROSS JOIN part ON part.id = stock_demand.part_id
    WHERE stock_demand.part_id > 0 AND stock_demand.issued < stock_demand.wanted
    ORDER BY stock_demand.part_id, stock_demand.id";

pub(crate) const EXPECTED: &str = "
    SELECT purchase_order_line.part_id, purchase_order_line.quantity - purchase_order_line.received AS quantity,
        coalesce(purchase_order_line.expected_on, purchase_order.expected_on) AS expected_on
    FROM json_each(?1) AS asked
    CROSS JOIN purchase_order_line ON purchase_order_line.part_id = asked.value
    CROSS JOIN purchase_order ON purchase_order.id = purchase_order_line.purchase_order_id
    WHERE purchase_order_line.closed = 0 AND purchase_order_line.quantity > purchase_order_line.received
        AND purchase_order.state = 'ordered'
    ORDER BY asked.key, purchase_order_line.id";

pub(crate) const DEMANDS_OF_ORDERS: &str = "SELECT stock_demand.* FROM json_each(?1) AS asked
     CROSS JOIN stock_demand ON stock_demand.work_order_id = asked.value ORDER BY stock_demand.id";
pub(crate) const DEMANDS_FOR_PARTS: &str = "SELECT stock_demand.* FROM json_each(?1) AS asked
     CROSS JOIN stock_demand ON stock_demand.part_id = asked.value ORDER BY stock_demand.id";

/// Of the visits that go on: what nobody agreed to yet may still be quoted anew, what was agreed to
/// is at least known of. A line written in barrels is held against what a barrel cost. That a stage is
/// some text lets their own index answer.
pub(crate) const QUOTED: &str = "
    SELECT part.id AS part_id, line.id AS line_id, part.code, part.name,
        coalesce(nullif(line.unit, ''), part.unit) AS unit, line.quantity, line.unit_price,
        line.price_basis, line.tax_rate, line.amount, line.cost,
        stock_account.last_cost, coalesce(part_unit.factor, 1000) AS unit_factor,
        stock_account.last_in_at AS since, line.work_order_id, work_order.number AS order_number,
        work_order.promised_at, vehicle.plate
    FROM work_order CROSS JOIN line ON line.work_order_id = work_order.id
    CROSS JOIN stock_account ON stock_account.part_id = line.part_id
    CROSS JOIN part ON part.id = line.part_id
    CROSS JOIN vehicle ON vehicle.id = work_order.vehicle_id
    LEFT JOIN part_unit ON part_unit.part_id = line.part_id AND part_unit.unit = line.unit COLLATE NOCASE
    WHERE work_order.stage NOT IN ('closed', 'cancelled') AND work_order.stage > ''
        AND line.kind = 'part' AND line.state IN ('draft', 'offered', 'approved')
        AND line.settlement_id IS NULL AND line.origin IN ('stock', 'bought_for_order')
        AND stock_account.last_cost * coalesce(part_unit.factor, 1000) > line.cost * 1000
    ORDER BY line.work_order_id, line.position, line.id";

impl Reader<'_> {
    /// What the visits in the shop still need.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn parts_needed(&self) -> Result<Vec<NeededRow>> {
        select(self.connection(), NEEDED, [])
    }

    /// What several visits need of the store, and what they got.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn stock_demands_of_orders(&self, orders: &[WorkOrderId]) -> Result<Vec<StockDemand>> {
        select(self.connection(), DEMANDS_OF_ORDERS, [serde_json::to_string(orders)?])
    }

    /// Who in the shop needs any of these parts.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn stock_demands_for_parts(&self, parts: &[PartId]) -> Result<Vec<StockDemand>> {
        select(self.connection(), DEMANDS_FOR_PARTS, [serde_json::to_string(parts)?])
    }

    /// What is on its way of these parts.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn parts_expected(&self, parts: &[PartId]) -> Result<Vec<ExpectedRow>> {
        select(self.connection(), EXPECTED, [serde_json::to_string(parts)?])
    }

    /// Lines of the visits in the shop whose part costs more now than when they were written.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn parts_quoted_cheaper(&self) -> Result<Vec<QuotedRow>> {
        select(self.connection(), QUOTED, [])
    }
}
