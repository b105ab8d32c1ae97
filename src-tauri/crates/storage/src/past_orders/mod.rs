//! Orders of the program before this one: which of them are a car's, which the shop has already, and which a
//! line means. Those of an import on its way are not there for anybody.

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result, Writer};
use domain::ids::{ImportId, PastOrderId};
use domain::line::LineKind;
use domain::past_order::{PastOrder, PastOrderLine};
use domain::vehicle::Vehicle;
use domain::vin::Vin;
use rusqlite::params;
use serde::Deserialize;
use std::cmp::Reverse;

pub(crate) const STEPS: &[Step] = &[dated!("2026-11-30-2241-past-orders")];

pub(crate) const OF_VEHICLE: &str = concat!(
    "SELECT * FROM past_order INDEXED BY past_order_vehicle WHERE vehicle_id = ?1 AND ",
    of_whole_import!("past_order"),
    " ORDER BY received_on DESC, id DESC LIMIT ?2"
);
/// Kept apart, and of the car's VIN.
pub(crate) const APART_WITH_VIN: &str = concat!(
    "SELECT * FROM past_order INDEXED BY past_order_apart_vin WHERE vehicle_id IS NULL AND vin = ?1 AND ",
    of_whole_import!("past_order"),
    " ORDER BY received_on DESC, id DESC LIMIT ?2"
);
/// Kept apart, and of the car's plate; another VIN is another car.
pub(crate) const APART_WITH_PLATE: &str = concat!(
    "SELECT * FROM past_order INDEXED BY past_order_apart_plate WHERE vehicle_id IS NULL AND plate = ?1
     AND (vin IS NULL OR ?3 IS NULL) AND ",
    of_whole_import!("past_order"),
    " ORDER BY received_on DESC, id DESC LIMIT ?2"
);
pub(crate) const LINES_OF: &str = concat!(
    "SELECT past_order_line.* FROM json_each(?1) AS asked
     CROSS JOIN past_order_line INDEXED BY past_order_line_order ON past_order_line.past_order_id = asked.value
     WHERE ",
    of_whole_import!("past_order_line"),
    " ORDER BY past_order_line.id"
);
pub(crate) const SAME: &str = concat!(
    "SELECT * FROM past_order INDEXED BY past_order_identity WHERE identity = ?1 AND ",
    of_whole_import!("past_order"),
    " ORDER BY id DESC LIMIT 1"
);
pub(crate) const OF_KEY: &str = concat!(
    "SELECT id FROM past_order INDEXED BY past_order_key WHERE import_key = ?1 AND ",
    of_whole_import!("past_order"),
    " ORDER BY id DESC LIMIT 2"
);
pub(crate) const OF_NUMBER: &str = concat!(
    "SELECT id FROM past_order INDEXED BY past_order_number WHERE number = ?1 AND ",
    of_whole_import!("past_order"),
    " ORDER BY id DESC LIMIT 2"
);
pub(crate) const SAME_LINES: &str = concat!(
    "SELECT count(*) FROM past_order_line INDEXED BY past_order_line_order
     WHERE past_order_id = ?1 AND line_kind = ?2 AND identity = ?3 AND ",
    of_whole_import!("past_order_line"),
);
/// Lists whose lines stand under orders of this one.
pub(crate) const LISTS_OF_LINES: &str = "SELECT file_name AS name FROM import WHERE id <> ?1 AND id IN (
     SELECT past_order_line.import_id FROM past_order INDEXED BY past_order_import
     CROSS JOIN past_order_line INDEXED BY past_order_line_order
         ON past_order_line.past_order_id = past_order.id
     WHERE past_order.import_id = ?1)";

#[derive(Deserialize)]
struct Named {
    name: String,
}

#[derive(Deserialize)]
struct Numbered {
    id: PastOrderId,
}

impl Reader<'_> {
    /// The old program's orders of a car, the newest first: those that came to it, and those kept apart that
    /// name it.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn past_orders_of(&self, vehicle: &Vehicle, limit: i64) -> Result<Vec<PastOrder>> {
        let db = self.connection();
        let vin = vehicle.vin.as_ref().map(Vin::as_str);
        let mut orders: Vec<PastOrder> = select(db, OF_VEHICLE, [vehicle.id.0, limit])?;
        if vin.is_some() {
            orders.extend(select::<PastOrder>(db, APART_WITH_VIN, params![vin, limit])?);
        }
        if let Some(plate) = &vehicle.plate {
            orders.extend(select::<PastOrder>(db, APART_WITH_PLATE, params![plate.as_str(), limit, vin])?);
        }
        orders.sort_by_key(|order| Reverse((order.received_on, order.id.0)));
        orders.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        Ok(orders)
    }

    /// The lines of these orders, in the order in which they came in.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn lines_of_past_orders(&self, orders: &[PastOrder]) -> Result<Vec<PastOrderLine>> {
        let ids: Vec<PastOrderId> = orders.iter().map(|order| order.id).collect();
        select(self.connection(), LINES_OF, [serde_json::to_string(&ids)?])
    }

    /// The order of this identity.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn past_order_identified(&self, identity: &str) -> Result<Option<PastOrder>> {
        Ok(select(self.connection(), SAME, [identity])?.pop())
    }

    /// The newest orders with this key, two at most.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn past_orders_of_key(&self, key: &str) -> Result<Vec<PastOrderId>> {
        self.past_orders_named(OF_KEY, key)
    }

    /// The newest orders of this number, two at most.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn past_orders_of_number(&self, number: &str) -> Result<Vec<PastOrderId>> {
        self.past_orders_named(OF_NUMBER, number)
    }

    fn past_orders_named(&self, sql: &str, name: &str) -> Result<Vec<PastOrderId>> {
        let found: Vec<Numbered> = select(self.connection(), sql, [name])?;
        Ok(found.into_iter().map(|order| order.id).collect())
    }

    /// How many lines of this identity an order has.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn past_lines_identified(&self, order: PastOrderId, kind: LineKind, identity: &str) -> Result<i64> {
        let kind = serde_json::to_value(kind)?;
        let kind = kind.as_str().unwrap_or_default();
        Ok(self
            .connection()
            .prepare_cached(SAME_LINES)?
            .query_row(params![order.0, kind, identity], |row| row.get(0))?)
    }

    /// By file, which lists brought lines to orders of this one.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn past_orders_in_use(&self, import: ImportId) -> Result<Vec<String>> {
        let named: Vec<Named> = select(self.connection(), LISTS_OF_LINES, [import.0])?;
        Ok(named.into_iter().map(|named| named.name).collect())
    }
}

impl Writer<'_> {
    /// Takes so many lines, then orders of an import out again; says whether there are more.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub(crate) fn delete_past_orders(&self, import: ImportId, limit: i64) -> Result<bool> {
        // A line names its order.
        for table in ["past_order_line", "past_order"] {
            let sql = format!(
                "DELETE FROM {table} WHERE id IN (SELECT id FROM {table} WHERE import_id = ?1 LIMIT ?2)"
            );
            if self.connection().prepare_cached(&sql)?.execute([import.0, limit])? > 0 {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
