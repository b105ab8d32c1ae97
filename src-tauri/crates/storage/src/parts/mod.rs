//! The parts of the shop: their numbers, units and prices, and their lists.

pub(crate) mod found;
pub(crate) mod prices;

use crate::record::select;
use crate::step::{Step, StepBody, dated};
use crate::stock::expired_on_shelves;
use crate::{Reader, Result, Writer, search};
use chrono::NaiveDate;
use domain::catalogue::Part;
use domain::ids::{PartId, PurchaseOrderId, SupplierId};
use domain::money::Quantity;
use domain::part_number::PartNumber;
use domain::part_unit::PartUnit;
use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) const STEPS: &[Step] = &[
    dated!("2026-11-30-1221-parts"),
    Step { name: "2026-11-30-1231-parts-found", opens: None, body: StepBody::Rows(search::find_parts) },
];

/// What is on its way of a part, and from whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OrderedPart {
    pub purchase_order_id: PurchaseOrderId,
    pub number: String,
    pub supplier_name: String,
    /// What did not come yet.
    pub quantity: Quantity,
    pub expected_on: Option<NaiveDate>,
}

/// A supplier a part may be bought from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PartSupplier {
    pub id: SupplierId,
    pub name: String,
}

pub(crate) const NUMBERS: &str = "SELECT * FROM part_number WHERE part_id = ?1 ORDER BY id";
pub(crate) const UNITS: &str = "SELECT * FROM part_unit WHERE part_id = ?1 ORDER BY id";
pub(crate) const UNITS_OF: &str = "SELECT part_unit.* FROM json_each(?1) AS asked
     CROSS JOIN part_unit ON part_unit.part_id = asked.value ORDER BY part_unit.id";
/// By their codes, from one on.
pub(crate) const CODED_AFTER: &str =
    "SELECT * FROM part WHERE active = ?1 AND (code, id) > (?2, ?3) ORDER BY code, id LIMIT ?4";
/// ?3 is the day, as in the next: what its shelf life is over for is there and of no use.
pub(crate) const BELOW_MINIMUM: &str = concat!(
    "SELECT part.* FROM (
        SELECT part_id FROM (SELECT part_id FROM stock_watch WHERE below_minimum = 1 AND part_id > ?1
            ORDER BY part_id LIMIT ?2)
        UNION ALL SELECT part_id FROM (",
    expired_on_shelves!("?3", "minimum > 0 AND shelved >= minimum AND shelved - gone < minimum"),
    ") WHERE part_id > ?1) AS below CROSS JOIN part ON part.id = below.part_id
     ORDER BY below.part_id LIMIT ?2"
);
pub(crate) const WITHOUT_STOCK: &str = concat!(
    "SELECT part.* FROM (
        SELECT part_id FROM (SELECT stock_account.part_id FROM stock_account INDEXED BY stock_account_empty
            CROSS JOIN part ON part.id = stock_account.part_id
            WHERE stock_account.on_hand <= 0 AND stock_account.part_id > ?1 AND part.active = 1
            ORDER BY stock_account.part_id LIMIT ?2)
        UNION ALL SELECT part_id FROM (SELECT part_id FROM stock_watch WHERE aside = 1 AND part_id > ?1
            ORDER BY part_id LIMIT ?2)
        UNION ALL SELECT part_id FROM (",
    expired_on_shelves!("?3", "on_hand > 0 AND shelved > 0 AND shelved - gone <= 0"),
    ") WHERE part_id > ?1) AS lacking CROSS JOIN part ON part.id = lacking.part_id
     ORDER BY lacking.part_id LIMIT ?2"
);
pub(crate) const OF_BRAND: &str =
    "SELECT * FROM part WHERE brand = ?1 AND active = 1 AND id > ?2 ORDER BY id LIMIT ?3";
pub(crate) const OF_SUPPLIER: &str =
    "SELECT * FROM part WHERE supplier_id = ?1 AND active = 1 AND id > ?2 ORDER BY id LIMIT ?3";
pub(crate) const REPLACED_BY: &str = "SELECT * FROM part WHERE replaced_by = ?1 ORDER BY id LIMIT ?2";
pub(crate) const ORDERED: &str = "
    SELECT purchase_order.id AS purchase_order_id, purchase_order.number AS number,
           supplier.name AS supplier_name,
           purchase_order_line.quantity - purchase_order_line.received AS quantity,
           coalesce(purchase_order_line.expected_on, purchase_order.expected_on) AS expected_on
    FROM purchase_order_line
    CROSS JOIN purchase_order ON purchase_order.id = purchase_order_line.purchase_order_id
    CROSS JOIN supplier ON supplier.id = purchase_order.supplier_id
    WHERE purchase_order_line.part_id = ?1 AND purchase_order_line.closed = 0
        AND purchase_order_line.quantity > purchase_order_line.received AND purchase_order.state = 'ordered'
    ORDER BY expected_on, purchase_order.id";
pub(crate) const SUPPLIER_NAMES: &str = "SELECT id, name FROM supplier WHERE active = 1 ORDER BY name, id";

/// More predecessors than any part has.
const MAX_REPLACED: i64 = 20;

impl Reader<'_> {
    /// The numbers of a part beside its own code.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn part_numbers(&self, part: PartId) -> Result<Vec<PartNumber>> {
        select(self.connection(), NUMBERS, [part.0])
    }

    /// The units a part comes in, beside the one it is counted in.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn part_units(&self, part: PartId) -> Result<Vec<PartUnit>> {
        select(self.connection(), UNITS, [part.0])
    }

    /// The same of several parts.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn part_units_of(&self, parts: &[PartId]) -> Result<Vec<PartUnit>> {
        select(self.connection(), UNITS_OF, [serde_json::to_string(parts)?])
    }

    /// Parts by their codes, those behind one.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn parts_by_code(&self, active: bool, after: Option<&Part>, limit: i64) -> Result<Vec<Part>> {
        let (code, id) = after.map_or(("", 0), |part| (part.terms.code.as_str(), part.id.0));
        select(self.connection(), CODED_AFTER, params![active, code, id, limit])
    }

    /// Parts of which less may be used today than there should be at least.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn parts_below_minimum(&self, after: PartId, limit: i64, today: NaiveDate) -> Result<Vec<Part>> {
        select(self.connection(), BELOW_MINIMUM, params![after.0, limit, today.to_string()])
    }

    /// Parts that stock is kept of, and of which nothing may be used today.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn parts_without_stock(&self, after: PartId, limit: i64, today: NaiveDate) -> Result<Vec<Part>> {
        select(self.connection(), WITHOUT_STOCK, params![after.0, limit, today.to_string()])
    }

    /// Parts in use of a brand.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn parts_of_brand(&self, brand: &str, after: PartId, limit: i64) -> Result<Vec<Part>> {
        select(self.connection(), OF_BRAND, params![brand, after.0, limit])
    }

    /// Parts in use that are bought from a supplier.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn parts_of_supplier(&self, supplier: SupplierId, after: PartId, limit: i64) -> Result<Vec<Part>> {
        select(self.connection(), OF_SUPPLIER, [supplier.0, after.0, limit])
    }

    /// Parts whose place a part took.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn parts_replaced_by(&self, part: PartId) -> Result<Vec<Part>> {
        select(self.connection(), REPLACED_BY, [part.0, MAX_REPLACED])
    }

    /// What is on its way of a part, the next before all.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn part_ordered(&self, part: PartId) -> Result<Vec<OrderedPart>> {
        select(self.connection(), ORDERED, [part.0])
    }

    /// The suppliers the shop buys from, by their names.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn supplier_names(&self) -> Result<Vec<PartSupplier>> {
        select(self.connection(), SUPPLIER_NAMES, [])
    }
}

impl Writer<'_> {
    /// Makes the numbers of a part what they are now; what stays is not written again.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn keep_part_numbers(&self, part: PartId, now: Vec<PartNumber>) -> Result<()> {
        let before = self.part_numbers(part)?;
        let same = |one: &PartNumber, other: &PartNumber| {
            PartNumber { id: 0, ..one.clone() } == PartNumber { id: 0, ..other.clone() }
        };
        for gone in before.iter().filter(|was| now.iter().all(|number| !same(was, number))) {
            self.delete::<PartNumber>(gone.id)?;
        }
        for mut number in now {
            if before.iter().all(|was| !same(was, &number)) {
                self.insert(&mut number)?;
            }
        }
        self.index_part(part)
    }

    /// Makes the units of a part what they are now.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn keep_part_units(&self, part: PartId, now: Vec<PartUnit>) -> Result<()> {
        let before = self.part_units(part)?;
        let same = |one: &PartUnit, other: &PartUnit| one.unit == other.unit && one.factor == other.factor;
        for gone in before.iter().filter(|was| now.iter().all(|unit| !same(was, unit))) {
            self.delete::<PartUnit>(gone.id)?;
        }
        for mut unit in now {
            if before.iter().all(|was| !same(was, &unit)) {
                self.insert(&mut unit)?;
            }
        }
        Ok(())
    }

    /// Makes what a part is found by what its row and its numbers say now.
    ///
    /// # Errors
    /// `NotFound` where there is none of that id.
    pub fn index_part(&self, part: PartId) -> Result<()> {
        let terms = search::terms_of_part(self.connection(), part.0)?;
        self.index_terms("part", part.0, &terms)
    }
}
