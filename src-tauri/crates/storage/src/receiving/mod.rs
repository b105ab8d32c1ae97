//! Deliveries, what was found when they were looked at, what went back, and what is owed for them.

pub(crate) mod held;
pub(crate) mod payables;

pub use payables::SupplierCredit;

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result};
use chrono::NaiveDate;
use domain::ids::{
    GoodsReceiptId, GoodsReceiptLineId, PartId, PurchaseOrderId, SupplierId, SupplierInvoiceId,
    SupplierReturnId,
};
use domain::money::Quantity;
use domain::purchasing::PurchaseOrderLine;
use domain::receiving::{
    GoodsInspection, GoodsPhoto, GoodsReceiptLine, InspectionCheck, InspectionPlan, SupplierReturnLine,
};
use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) const STEPS: &[Step] = &[
    dated!("2026-11-30-1224-receiving"),
    dated!("2026-11-30-1303-shares-of-invoices-and-photos"),
    dated!("2026-11-30-1502-written-off"),
];

/// A delivery in the list of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GoodsReceiptRow {
    pub id: GoodsReceiptId,
    pub number: String,
    pub supplier_id: SupplierId,
    pub supplier_name: String,
    /// None where nothing was ordered.
    pub order_number: Option<String>,
    pub received_on: NaiveDate,
    pub delivery_note: String,
    pub supplier_invoice_id: Option<SupplierInvoiceId>,
    pub line_count: i64,
    /// Of so many something waits to be looked at.
    pub lines_waiting: i64,
    pub lines_rejected: i64,
}

/// A line of a delivery that waits to be looked at, or to go back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HeldLine {
    pub id: GoodsReceiptLineId,
    pub goods_receipt_id: GoodsReceiptId,
    pub number: String,
    pub supplier_id: SupplierId,
    pub supplier_name: String,
    pub received_on: NaiveDate,
    pub part_id: PartId,
    pub code: String,
    pub part_name: String,
    pub brand: String,
    pub specification: String,
    /// What it is counted in.
    pub unit: String,
    pub batch_number: Option<String>,
    pub expires_on: Option<NaiveDate>,
    pub quantity: Quantity,
    pub waiting: Quantity,
    pub accepted: Quantity,
    pub rejected: Quantity,
    pub rejected_left: Quantity,
    pub checks: Vec<InspectionCheck>,
    pub sample: i64,
    pub bought: Quantity,
    pub buying_unit: String,
    pub not_ordered: bool,
    pub version: i64,
}

/// An order of which something is on its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExpectedOrder {
    pub id: PurchaseOrderId,
    pub number: String,
    pub supplier_id: SupplierId,
    pub supplier_name: String,
    /// The first day on which some of it is expected.
    pub first_on: Option<NaiveDate>,
    pub lines_open: i64,
}

/// Whom something may be received from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SupplierNamed {
    pub id: SupplierId,
    pub name: String,
    /// Found by the initials of its name as well.
    pub initials: String,
    pub payment_days: i64,
}

/// What went back, in the list of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SupplierReturnRow {
    pub id: SupplierReturnId,
    pub number: String,
    pub supplier_id: SupplierId,
    pub supplier_name: String,
    pub returned_on: NaiveDate,
    pub reason: String,
    pub line_count: i64,
    #[serde(
        serialize_with = "domain::visibility::cost",
        deserialize_with = "domain::visibility::withheld_is_zero"
    )]
    pub credited: domain::money::Money,
}

#[derive(Deserialize)]
struct Deliveries {
    received: i64,
    rejected: i64,
    late: i64,
}

pub(crate) const RECEIPTS: &str = include_str!("receipt_row.sql");
pub(crate) const LINES: &str = "SELECT * FROM goods_receipt_line WHERE goods_receipt_id = ?1 ORDER BY id";
pub(crate) const LAST_OF_PART: &str =
    "SELECT * FROM goods_receipt_line WHERE part_id = ?1 ORDER BY id DESC LIMIT 1";
pub(crate) const INSPECTIONS: &str = "
    SELECT goods_inspection.* FROM goods_receipt_line
    CROSS JOIN goods_inspection ON goods_inspection.goods_receipt_line_id = goods_receipt_line.id
    WHERE goods_receipt_line.goods_receipt_id = ?1 ORDER BY goods_inspection.id";
pub(crate) const PHOTOS: &str = "SELECT * FROM goods_photo WHERE goods_receipt_line_id = ?1 ORDER BY id";
pub(crate) const RETURNED_OF: &str = "
    SELECT supplier_return_line.* FROM goods_receipt_line
    CROSS JOIN supplier_return_line ON supplier_return_line.goods_receipt_line_id = goods_receipt_line.id
    WHERE goods_receipt_line.goods_receipt_id = ?1 ORDER BY supplier_return_line.id";
pub(crate) const RETURN_LINES: &str =
    "SELECT * FROM supplier_return_line WHERE supplier_return_id = ?1 ORDER BY id";
pub(crate) const RETURNS: &str = "
    SELECT supplier_return.id AS id, supplier_return.number AS number,
           supplier_return.supplier_id AS supplier_id, supplier.name AS supplier_name,
           supplier_return.returned_on AS returned_on, supplier_return.reason AS reason,
           (SELECT count(*) FROM supplier_return_line
            WHERE supplier_return_id = supplier_return.id) AS line_count,
           (SELECT coalesce(sum(credited), 0) FROM supplier_return_line
            WHERE supplier_return_id = supplier_return.id) AS credited
    FROM supplier_return CROSS JOIN supplier ON supplier.id = supplier_return.supplier_id
    WHERE supplier_return.id < ?1 ORDER BY supplier_return.id DESC LIMIT ?2";
pub(crate) const PLANS: &str = "SELECT * FROM inspection_plan ORDER BY part_id, abc";
pub(crate) const ORDER_LINES: &str =
    "SELECT * FROM purchase_order_line WHERE purchase_order_id = ?1 ORDER BY id";
pub(crate) const RECEIPTS_OF_ORDER: &str =
    "SELECT id FROM goods_receipt WHERE purchase_order_id = ?1 ORDER BY id";
pub(crate) const EXPECTED: &str = "
    SELECT purchase_order.id AS id, purchase_order.number AS number,
           purchase_order.supplier_id AS supplier_id, supplier.name AS supplier_name,
           min(coalesce(purchase_order_line.expected_on, purchase_order.expected_on)) AS first_on,
           count(*) AS lines_open
    FROM purchase_order
    CROSS JOIN supplier ON supplier.id = purchase_order.supplier_id
    CROSS JOIN purchase_order_line ON purchase_order_line.purchase_order_id = purchase_order.id
    WHERE purchase_order.state = 'ordered' AND +purchase_order_line.closed = 0
        AND purchase_order_line.quantity > purchase_order_line.received
    GROUP BY purchase_order.id
    ORDER BY first_on IS NULL, first_on, purchase_order.id";
pub(crate) const CHOICES: &str =
    "SELECT id, name, initials, payment_days FROM supplier WHERE active = 1 ORDER BY name";
// What came when nothing was ordered came by no day.
pub(crate) const DELIVERIES: &str = "
    SELECT count(*) AS received, coalesce(sum(goods_receipt_line.rejected > 0), 0) AS rejected,
           coalesce(sum(coalesce(purchase_order_line.expected_on, purchase_order.expected_on)
               < goods_receipt.received_on), 0) AS late
    FROM goods_receipt
    CROSS JOIN goods_receipt_line ON goods_receipt_line.goods_receipt_id = goods_receipt.id
    LEFT JOIN purchase_order_line ON purchase_order_line.id = goods_receipt_line.purchase_order_line_id
    LEFT JOIN purchase_order ON purchase_order.id = purchase_order_line.purchase_order_id
    WHERE goods_receipt.supplier_id = ?1";

/// Lines that are held back, for one reason or the other.
pub(crate) fn held_sql(rejected: bool) -> String {
    let column = if rejected { "rejected_left" } else { "waiting" };
    let index = if rejected { "goods_receipt_line_rejected" } else { "goods_receipt_line_waiting" };
    // Nearly all lines hold nothing back: they are not walked through by their number.
    format!(
        "{} CROSS JOIN goods_receipt ON goods_receipt.id = goods_receipt_line.goods_receipt_id
         CROSS JOIN supplier ON supplier.id = goods_receipt.supplier_id
         CROSS JOIN part ON part.id = goods_receipt_line.part_id
         LEFT JOIN stock_batch ON stock_batch.id = goods_receipt_line.batch_id
         WHERE goods_receipt_line.{column} > 0 ORDER BY goods_receipt_line.id",
        format_args!("{} FROM goods_receipt_line INDEXED BY {index}", include_str!("held_line.sql"))
    )
}

impl Reader<'_> {
    /// Deliveries before one that have a text in their number, note or supplier, the newest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn goods_receipts(
        &self,
        before: Option<GoodsReceiptId>,
        text: &str,
        limit: i64,
    ) -> Result<Vec<GoodsReceiptRow>> {
        let before = before.map_or(i64::MAX, |id| id.0);
        select(self.connection(), RECEIPTS, params![before, text, limit])
    }

    /// What came by a delivery.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn goods_receipt_lines(&self, receipt: GoodsReceiptId) -> Result<Vec<GoodsReceiptLine>> {
        select(self.connection(), LINES, [receipt.0])
    }

    /// How a part came last.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn last_received(&self, part: PartId) -> Result<Option<GoodsReceiptLine>> {
        Ok(select(self.connection(), LAST_OF_PART, [part.0])?.pop())
    }

    /// How a delivery was looked at, line by line, in the order of time.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn goods_inspections(&self, receipt: GoodsReceiptId) -> Result<Vec<GoodsInspection>> {
        select(self.connection(), INSPECTIONS, [receipt.0])
    }

    /// The photos of a line of a delivery, also those that were taken off.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn goods_photos(&self, line: GoodsReceiptLineId) -> Result<Vec<GoodsPhoto>> {
        select(self.connection(), PHOTOS, [line.0])
    }

    /// What of a delivery went back.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn returned_of_receipt(&self, receipt: GoodsReceiptId) -> Result<Vec<SupplierReturnLine>> {
        select(self.connection(), RETURNED_OF, [receipt.0])
    }

    /// What waits to be looked at.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn lines_to_inspect(&self) -> Result<Vec<HeldLine>> {
        select(self.connection(), &held_sql(false), [])
    }

    /// What was rejected, and lies there until it goes back.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn lines_to_send_back(&self) -> Result<Vec<HeldLine>> {
        select(self.connection(), &held_sql(true), [])
    }

    /// What went back to suppliers, before one, the newest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn supplier_returns(
        &self,
        before: Option<SupplierReturnId>,
        limit: i64,
    ) -> Result<Vec<SupplierReturnRow>> {
        select(self.connection(), RETURNS, [before.map_or(i64::MAX, |id| id.0), limit])
    }

    /// # Errors
    /// Only what the file itself fails with.
    pub fn supplier_return_lines(&self, id: SupplierReturnId) -> Result<Vec<SupplierReturnLine>> {
        select(self.connection(), RETURN_LINES, [id.0])
    }

    /// The shop's own plans, of parts and of classes.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn inspection_plans(&self) -> Result<Vec<InspectionPlan>> {
        select(self.connection(), PLANS, [])
    }

    /// What may come of an order.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn lines_to_receive(&self, order: PurchaseOrderId) -> Result<Vec<PurchaseOrderLine>> {
        select(self.connection(), ORDER_LINES, [order.0])
    }

    /// The deliveries by which an order came.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn receipts_of_order(&self, order: PurchaseOrderId) -> Result<Vec<GoodsReceiptId>> {
        #[derive(Deserialize)]
        struct Row {
            id: GoodsReceiptId,
        }
        let rows: Vec<Row> = select(self.connection(), RECEIPTS_OF_ORDER, [order.0])?;
        Ok(rows.into_iter().map(|row| row.id).collect())
    }

    /// The orders of which something is on its way, what is expected first before the others.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn expected_orders(&self) -> Result<Vec<ExpectedOrder>> {
        select(self.connection(), EXPECTED, [])
    }

    /// Whom something may be received from.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn supplier_choices(&self) -> Result<Vec<SupplierNamed>> {
        select(self.connection(), CHOICES, [])
    }

    /// Of all lines that a supplier delivered: how many there are, of how many something was rejected,
    /// and how many came after their day.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn rejected_of_supplier(&self, supplier: SupplierId) -> Result<(i64, i64, i64)> {
        let found: Vec<Deliveries> = select(self.connection(), DELIVERIES, [supplier.0])?;
        Ok(found.first().map_or((0, 0, 0), |one| (one.received, one.rejected, one.late)))
    }
}
