//! Parts with their stock, a portion at a time, for a list that goes out; and the rows of the store's papers.

use crate::record::select;
use crate::{Reader, Result};
use chrono::NaiveDate;
use domain::ids::{BinId, PartId, PurchaseOrderId};
use domain::line::PartGrade;
use domain::money::{Money, Quantity};
use domain::plate::Plate;
use domain::stock_terms::AbcClass;
use rusqlite::params;
use serde::{Deserialize, Serialize};

/// A part with what is there of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PartListed {
    pub part_id: PartId,
    pub code: String,
    pub name: String,
    pub brand: String,
    pub specification: String,
    pub grade: Option<PartGrade>,
    pub unit: String,
    pub bin_code: String,
    pub supplier_name: String,
    pub abc: Option<AbcClass>,
    pub on_hand: Quantity,
    pub usable: Quantity,
    pub reserved: Quantity,
    pub on_order: Quantity,
    pub minimum: Quantity,
    pub reorder_point: Quantity,
    pub maximum: Quantity,
    pub stock_value: Money,
    pub last_cost: Money,
    pub unit_price: Money,
}

/// A line of an order at a supplier, as its paper says it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PartOrdered {
    pub code: String,
    pub name: String,
    pub brand: String,
    pub specification: String,
    /// As it is counted.
    pub part_unit: String,
    /// As it is bought; empty where that is the same.
    pub unit: String,
    pub unit_factor: Quantity,
    pub quantity: Quantity,
    pub buying_price: Money,
    pub expected_on: Option<NaiveDate>,
    pub plate: Option<Plate>,
}

/// What stands on the label of a part's place.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PartLabelled {
    pub code: String,
    pub name: String,
    pub brand: String,
    pub specification: String,
    pub unit: String,
    pub bin_code: String,
}

pub(crate) const PARTS: &str = "
    SELECT part.id AS part_id, part.code, part.name, part.brand, part.specification, part.grade, part.unit,
        coalesce((SELECT code FROM bin WHERE bin.id = part.bin_id), '') AS bin_code,
        coalesce((SELECT name FROM supplier WHERE supplier.id = part.supplier_id), '') AS supplier_name,
        part.abc, coalesce(stock_account.on_hand, 0) AS on_hand,
        coalesce((SELECT sum(quantity) FROM stock_level CROSS JOIN bin ON bin.id = stock_level.bin_id
                  WHERE stock_level.part_id = part.id AND bin.kind = 'shelf'
                      AND NOT EXISTS (SELECT 1 FROM stock_batch
                                      WHERE stock_batch.id = stock_level.batch_id AND expires_on < ?3)), 0)
            AS usable,
        coalesce((SELECT sum(max(wanted - issued, 0)) FROM stock_demand
                  WHERE stock_demand.part_id = part.id), 0) AS reserved,
        coalesce((SELECT sum(max(quantity - received, 0))
                  FROM purchase_order_line CROSS JOIN purchase_order
                      ON purchase_order.id = purchase_order_line.purchase_order_id
                  WHERE purchase_order_line.part_id = part.id AND purchase_order_line.closed = 0
                      AND purchase_order.state = 'ordered'), 0) AS on_order,
        part.minimum, part.reorder_point, part.maximum,
        coalesce(stock_account.stock_value, 0) AS stock_value,
        coalesce(stock_account.last_cost, 0) AS last_cost, part.unit_price
    FROM part LEFT JOIN stock_account ON stock_account.part_id = part.id
    WHERE part.id > ?1 AND part.active = 1 ORDER BY part.id LIMIT ?2";

pub(crate) const ORDERED: &str = "
    SELECT part.code, part.name, part.brand, part.specification, part.unit AS part_unit,
        purchase_order_line.unit, purchase_order_line.unit_factor, purchase_order_line.quantity,
        purchase_order_line.buying_price, purchase_order_line.expected_on,
        (SELECT vehicle.plate FROM work_order CROSS JOIN vehicle ON vehicle.id = work_order.vehicle_id
         WHERE work_order.id = purchase_order_line.work_order_id) AS plate
    FROM purchase_order_line CROSS JOIN part ON part.id = purchase_order_line.part_id
    WHERE purchase_order_line.purchase_order_id = ?1 ORDER BY purchase_order_line.id";

/// A bin's labels are those of what lies in it, and of what belongs there while none of it is there.
pub(crate) const LABELLED: &str = "
    WITH found AS (
        SELECT DISTINCT part_id FROM stock_level WHERE bin_id = ?1
        UNION SELECT id AS part_id FROM part WHERE bin_id = ?1 AND stocked = 1 AND active = 1)
    SELECT part.code, part.name, part.brand, part.specification, part.unit,
        (SELECT code FROM bin WHERE bin.id = ?1) AS bin_code
    FROM found CROSS JOIN part ON part.id = found.part_id ORDER BY part.code, part.id LIMIT ?2";

impl Reader<'_> {
    /// The lines of an order at a supplier.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn parts_ordered(&self, order: PurchaseOrderId) -> Result<Vec<PartOrdered>> {
        select(self.connection(), ORDERED, [order.0])
    }

    /// The parts whose labels hang at a bin.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn parts_labelled(&self, bin: BinId, limit: i64) -> Result<Vec<PartLabelled>> {
        select(self.connection(), LABELLED, [bin.0, limit])
    }

    /// The parts behind one, in the order in which they were written down.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn parts_listed(&self, behind: PartId, limit: i64, today: NaiveDate) -> Result<Vec<PartListed>> {
        select(self.connection(), PARTS, params![behind.0, limit, today.to_string()])
    }
}
