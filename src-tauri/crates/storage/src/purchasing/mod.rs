//! Buying: suppliers and how they deliver, what is needed, what was asked of whom, and what was ordered.

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result, Writer};
use chrono::{DateTime, NaiveDate, Utc};
use domain::catalogue::Part;
use domain::ids::{LineId, PartId, PurchaseInquiryId, PurchaseOrderId, SupplierId, WorkOrderId};
use domain::money::{Money, Quantity};
use domain::plate::{Plate, PlateColour};
use domain::purchasing::delivery::DeliveryCounts;
use domain::purchasing::need::{MARGIN_OF_A, USE_DAYS};
use domain::purchasing::{
    AskedSupplier, InquiryLine, PurchaseInquiry, PurchaseOrder, PurchaseOrderLine, PurchaseOrderState,
    PurchaseStep, Supplier, SupplierMonth, SupplierOffer,
};
use domain::stock::MovementKind;
use domain::stock_settings::StockSettings;
use domain::stock_terms::AbcClass;
use rusqlite::params;
use serde::{Deserialize, Serialize};

pub(crate) const STEPS: &[Step] = &[dated!("2026-11-30-1223-ordering")];

/// What of a part went out to cars and customers in a month, and what of it came back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartUse {
    pub id: i64,
    pub part_id: PartId,
    /// `2026-03`, of the shop's calendar.
    pub month: String,
    pub quantity_out: Quantity,
    pub quantity_back: Quantity,
}

/// A part of which something may be needed, and what of it the rule asks for.
#[derive(Clone, Debug, Deserialize)]
pub struct MaybeNeeded {
    pub part_id: PartId,
    pub supplier_id: Option<SupplierId>,
    pub minimum: Quantity,
    pub reorder_point: Quantity,
    pub maximum: Quantity,
    pub abc: Option<AbcClass>,
    /// On a shelf, or being looked at.
    pub there: Quantity,
    pub lead_days: i64,
}

#[derive(Clone, Debug, Deserialize)]
pub struct UsedSince {
    pub part_id: PartId,
    pub quantity: Quantity,
}

/// A car that waits for a part.
#[derive(Clone, Debug, Deserialize)]
pub struct CarWaiting {
    pub part_id: PartId,
    pub line_id: LineId,
    pub work_order_id: WorkOrderId,
    pub order_number: String,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub promised_at: Option<DateTime<Utc>>,
    pub since: DateTime<Utc>,
    pub open: Quantity,
}

/// The car of a visit, as people know it.
#[derive(Clone, Debug, Deserialize)]
pub struct CarOfVisit {
    pub work_order_id: WorkOrderId,
    pub order_number: String,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub promised_at: Option<DateTime<Utc>>,
}

/// How a part was bought last.
#[derive(Clone, Debug, Deserialize)]
pub struct LastBought {
    pub part_id: PartId,
    pub unit: String,
    pub unit_factor: Quantity,
    pub buying_price: Money,
    pub supplier_id: SupplierId,
}

/// What of a part is about to be ordered.
#[derive(Clone, Debug, Deserialize)]
pub struct BeingBought {
    pub part_id: PartId,
    /// On orders that were not sent yet.
    pub in_draft: Quantity,
    /// Suppliers are asked for it.
    pub purchase_inquiry_id: Option<PurchaseInquiryId>,
}

/// How a supplier delivered in some months.
#[derive(Clone, Debug, Deserialize)]
pub struct Delivered {
    pub supplier_id: SupplierId,
    pub delivered: i64,
    pub late: i64,
    pub rejected: i64,
}

impl Delivered {
    pub const fn counts(&self) -> DeliveryCounts {
        DeliveryCounts { delivered: self.delivered, late: self.late, rejected: self.rejected }
    }
}

pub(crate) const SUPPLIERS: &str = "SELECT * FROM supplier ORDER BY active DESC, name, id";
pub(crate) const SUPPLIER_NAMED: &str = "SELECT * FROM supplier WHERE name = ?1 ORDER BY id LIMIT 1";
pub(crate) const DELIVERED: &str =
    "SELECT supplier_id, sum(delivered) AS delivered, sum(late) AS late, sum(rejected) AS rejected
     FROM supplier_month WHERE month >= ?1 GROUP BY supplier_id";
pub(crate) const SUPPLIER_MONTH: &str = "SELECT * FROM supplier_month WHERE month = ?1 AND supplier_id = ?2";
pub(crate) const PART_USE: &str = "SELECT * FROM part_use WHERE part_id = ?1 AND month = ?2";
pub(crate) const STANDING: &str = "SELECT * FROM purchase_order WHERE state = ?1 ORDER BY id DESC";
// Nearly all that there are: walked from the newest on, the page is full after a few.
pub(crate) const OVER: &str = "SELECT * FROM purchase_order
     WHERE id < ?1 AND +state IN ('closed', 'cancelled') ORDER BY id DESC LIMIT ?2";
pub(crate) const NUMBERED: &str = "SELECT * FROM purchase_order
     WHERE number >= ?1 AND number < ?1 || char(1114111) ORDER BY number DESC LIMIT ?2";
pub(crate) const OF_SUPPLIER: &str =
    "SELECT * FROM purchase_order WHERE supplier_id = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3";
pub(crate) const LINES: &str = "SELECT purchase_order_line.* FROM json_each(?1) AS asked
     CROSS JOIN purchase_order_line ON purchase_order_line.purchase_order_id = asked.value
     ORDER BY asked.key, purchase_order_line.id";
pub(crate) const ORDER_STEPS: &str = "SELECT * FROM purchase_step WHERE purchase_order_id = ?1 ORDER BY id";
pub(crate) const PARTS: &str =
    "SELECT part.* FROM json_each(?1) AS asked CROSS JOIN part ON part.id = asked.value ORDER BY asked.key";
pub(crate) const CARS: &str = include_str!("cars.sql");
pub(crate) const CARS_OF: &str = "SELECT work_order.id AS work_order_id, work_order.number AS order_number,
         vehicle.plate, vehicle.plate_colour, work_order.promised_at
     FROM json_each(?1) AS asked CROSS JOIN work_order ON work_order.id = asked.value
     CROSS JOIN vehicle ON vehicle.id = work_order.vehicle_id ORDER BY asked.key";
pub(crate) const NEED: &str = include_str!("need.sql");
pub(crate) const LAST_BOUGHT: &str = include_str!("last_bought.sql");
pub(crate) const BEING_BOUGHT: &str = include_str!("being_bought.sql");
pub(crate) const USED_SINCE: &str =
    "SELECT stock_movement.part_id, -sum(stock_movement.quantity) AS quantity FROM json_each(?1) AS asked
     CROSS JOIN stock_movement ON stock_movement.part_id = asked.value AND stock_movement.at >= ?2
     WHERE stock_movement.kind IN (SELECT value FROM json_each(?3)) GROUP BY stock_movement.part_id";
pub(crate) const INQUIRIES_OPEN: &str =
    "SELECT * FROM purchase_inquiry WHERE closed_at IS NULL ORDER BY id DESC";
pub(crate) const INQUIRIES_OVER: &str = "SELECT * FROM purchase_inquiry
     WHERE id < ?1 AND +closed_at IS NOT NULL ORDER BY id DESC LIMIT ?2";
pub(crate) const INQUIRY_LINES: &str = "SELECT purchase_inquiry_line.* FROM json_each(?1) AS asked
     CROSS JOIN purchase_inquiry_line ON purchase_inquiry_line.purchase_inquiry_id = asked.value
     ORDER BY asked.key, purchase_inquiry_line.id";
pub(crate) const ASKED: &str = "SELECT purchase_inquiry_supplier.* FROM json_each(?1) AS asked
     CROSS JOIN purchase_inquiry_supplier ON purchase_inquiry_supplier.purchase_inquiry_id = asked.value
     ORDER BY asked.key, purchase_inquiry_supplier.id";
pub(crate) const OFFERS: &str = "SELECT purchase_offer.* FROM json_each(?1) AS asked
     CROSS JOIN purchase_offer ON purchase_offer.asked_supplier_id = asked.value
     ORDER BY asked.key, purchase_offer.inquiry_line_id";

impl Reader<'_> {
    /// Every supplier there is, those still bought from first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn suppliers(&self) -> Result<Vec<Supplier>> {
        select(self.connection(), SUPPLIERS, [])
    }

    /// # Errors
    /// Only what the file itself fails with.
    pub fn supplier_named(&self, name: &str) -> Result<Option<Supplier>> {
        Ok(select(self.connection(), SUPPLIER_NAMED, [name])?.pop())
    }

    /// How every supplier delivered from a month on.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn delivered_since(&self, month: &str) -> Result<Vec<Delivered>> {
        select(self.connection(), DELIVERED, [month])
    }

    /// All orders that stand so, the newest first: those that nobody sent yet, or that are on their way.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn purchase_orders(&self, state: PurchaseOrderState) -> Result<Vec<PurchaseOrder>> {
        let state = serde_json::to_value(state)?;
        select(self.connection(), STANDING, [state.as_str()])
    }

    /// Orders that are over, the newest before one.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn purchase_orders_over(&self, before: i64, limit: i64) -> Result<Vec<PurchaseOrder>> {
        select(self.connection(), OVER, [before, limit])
    }

    /// Orders by the beginning of their numbers.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn purchase_orders_numbered(&self, number: &str, limit: i64) -> Result<Vec<PurchaseOrder>> {
        select(self.connection(), NUMBERED, params![number, limit])
    }

    /// What was ordered of a supplier, the newest before one.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn purchase_orders_of(
        &self,
        supplier: SupplierId,
        before: i64,
        limit: i64,
    ) -> Result<Vec<PurchaseOrder>> {
        select(self.connection(), OF_SUPPLIER, [supplier.0, before, limit])
    }

    /// The lines of these orders, in their order.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn purchase_lines(&self, orders: &[PurchaseOrderId]) -> Result<Vec<PurchaseOrderLine>> {
        select(self.connection(), LINES, [serde_json::to_string(orders)?])
    }

    /// What became of an order.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn purchase_steps(&self, order: PurchaseOrderId) -> Result<Vec<PurchaseStep>> {
        select(self.connection(), ORDER_STEPS, [order.0])
    }

    /// These parts, in the order they are asked in.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn parts_by_id(&self, parts: &[PartId]) -> Result<Vec<Part>> {
        select(self.connection(), PARTS, [serde_json::to_string(parts)?])
    }

    /// The cars that wait for these parts.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn cars_waiting(&self, parts: &[PartId]) -> Result<Vec<CarWaiting>> {
        select(self.connection(), CARS, [serde_json::to_string(parts)?])
    }

    /// The cars of these visits.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn cars_of_visits(&self, visits: &[WorkOrderId]) -> Result<Vec<CarOfVisit>> {
        select(self.connection(), CARS_OF, [serde_json::to_string(visits)?])
    }

    /// The parts of which something may be needed, more of them than are. `from` is the first month whose
    /// use is counted.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn maybe_needed(
        &self,
        from: &str,
        today: NaiveDate,
        settings: &StockSettings,
    ) -> Result<Vec<MaybeNeeded>> {
        let (cycle, lead) = (settings.purchase_cycle_days, settings.lead_days);
        let today = today.to_string();
        select(self.connection(), NEED, params![from, cycle, lead, MARGIN_OF_A, USE_DAYS * 100, today])
    }

    /// What was used of these parts since a moment; none of those that were not.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn used_since(&self, parts: &[PartId], at: DateTime<Utc>) -> Result<Vec<UsedSince>> {
        let uses: Vec<MovementKind> = MovementKind::ALL.into_iter().filter(|kind| kind.is_use()).collect();
        let params =
            params![serde_json::to_string(parts)?, crate::instant(at), serde_json::to_string(&uses)?];
        select(self.connection(), USED_SINCE, params)
    }

    /// How these parts were bought last; none of those that never were.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn last_bought(&self, parts: &[PartId]) -> Result<Vec<LastBought>> {
        select(self.connection(), LAST_BOUGHT, [serde_json::to_string(parts)?])
    }

    /// What of these parts is about to be ordered.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn being_bought(&self, parts: &[PartId]) -> Result<Vec<BeingBought>> {
        select(self.connection(), BEING_BOUGHT, [serde_json::to_string(parts)?])
    }

    /// The questions nobody closed, the newest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn inquiries_open(&self) -> Result<Vec<PurchaseInquiry>> {
        select(self.connection(), INQUIRIES_OPEN, [])
    }

    /// Those that are over, the newest before one.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn inquiries_over(&self, before: i64, limit: i64) -> Result<Vec<PurchaseInquiry>> {
        select(self.connection(), INQUIRIES_OVER, [before, limit])
    }

    /// What these questions ask for.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn inquiry_lines(&self, inquiries: &[PurchaseInquiryId]) -> Result<Vec<InquiryLine>> {
        select(self.connection(), INQUIRY_LINES, [serde_json::to_string(inquiries)?])
    }

    /// Whom these questions were asked.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn asked_suppliers(&self, inquiries: &[PurchaseInquiryId]) -> Result<Vec<AskedSupplier>> {
        select(self.connection(), ASKED, [serde_json::to_string(inquiries)?])
    }

    /// What they offered.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn supplier_offers(&self, asked: &[AskedSupplier]) -> Result<Vec<SupplierOffer>> {
        let ids: Vec<i64> = asked.iter().map(|one| one.id.0).collect();
        select(self.connection(), OFFERS, [serde_json::to_string(&ids)?])
    }
}

impl Writer<'_> {
    /// So much more of a part was used in a month; what came back is below zero.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn keep_part_use(&self, part_id: PartId, month: &str, used: Quantity) -> Result<()> {
        let (out, back) = (used.0.max(0), (-used.0).max(0));
        let kept: Option<PartUse> = select(self.connection(), PART_USE, params![part_id.0, month])?.pop();
        match kept {
            Some(mut row) => {
                row.quantity_out = Quantity(row.quantity_out.0 + out);
                row.quantity_back = Quantity(row.quantity_back.0 + back);
                self.update(&row)
            }
            None => {
                let (quantity_out, quantity_back) = (Quantity(out), Quantity(back));
                let month = month.to_owned();
                self.insert(&mut PartUse { id: 0, part_id, month, quantity_out, quantity_back }).map(|_| ())
            }
        }
    }

    /// So many more deliveries of a supplier are to be counted in a month.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn keep_supplier_month(&self, supplier: SupplierId, month: &str, more: DeliveryCounts) -> Result<()> {
        let kept: Option<SupplierMonth> =
            select(self.connection(), SUPPLIER_MONTH, params![month, supplier.0])?.pop();
        match kept {
            Some(row) => self.update(&row.with(more)),
            None => {
                let mut row = SupplierMonth::of(supplier, month.to_owned()).with(more);
                self.insert(&mut row).map(|_| ())
            }
        }
    }
}
