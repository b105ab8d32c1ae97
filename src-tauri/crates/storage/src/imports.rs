//! Files taken in from another program: what came of each, how their columns
//! were matched, and taking one back out whole.

use crate::record::{Record, select};
use crate::{Reader, Result, Writer};
use chrono::{DateTime, Utc};
use domain::ids::{CustomerId, ImportId, PersonId, VehicleId};
use rusqlite::{OptionalExtension, Params, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Import {
    pub id: ImportId,
    pub kind: String,
    pub file_name: String,
    pub at: DateTime<Utc>,
    pub person_id: PersonId,
    pub rows_read: i64,
    pub rows_added: i64,
    pub rows_warned: i64,
    /// The rows there is something to say about, as they were in the file.
    pub report: Value,
    pub undone_at: Option<DateTime<Utc>>,
    pub version: i64,
}

impl Record for Import {
    const TABLE: &'static str = "import";
    fn id(&self) -> i64 {
        self.id.0
    }
    fn set_id(&mut self, id: i64) {
        self.id = ImportId(id);
    }
}

#[derive(Deserialize)]
struct Named {
    name: String,
}

pub(crate) const OF_CUSTOMER_KEY: &str =
    "SELECT id FROM customer WHERE import_key = ?1 ORDER BY id DESC LIMIT 1";
// A name is no index of its own: its search terms are. The longest term of a
// name is cut, so the row itself has the last word.
pub(crate) const SAME_CUSTOMER: &str =
    "SELECT customer.id FROM search_term CROSS JOIN customer ON customer.id = entity_id
     WHERE term = ?1 AND entity = 'customer' AND customer.name = ?2 AND customer.phone = ?3 LIMIT 1";
pub(crate) const WITH_VIN: &str = "SELECT id FROM vehicle WHERE vin = ?1 LIMIT 1";

/// What somebody did since with vehicles of an import.
pub(crate) const VEHICLES_IN_USE: &str =
    "SELECT coalesce(plate, vin, CAST(id AS TEXT)) AS name FROM vehicle WHERE import_id = ?1 AND (
         EXISTS (SELECT 1 FROM work_order WHERE work_order.vehicle_id = vehicle.id)
      OR EXISTS (SELECT 1 FROM appointment WHERE appointment.vehicle_id = vehicle.id)
      OR EXISTS (SELECT 1 FROM complaint WHERE complaint.vehicle_id = vehicle.id))";
pub(crate) const CUSTOMERS_IN_USE: &str = "SELECT name FROM customer WHERE import_id = ?1 AND (
         EXISTS (SELECT 1 FROM vehicle WHERE vehicle.customer_id = customer.id)
      OR EXISTS (SELECT 1 FROM ownership WHERE ownership.customer_id = customer.id)
      OR EXISTS (SELECT 1 FROM work_order WHERE work_order.customer_id = customer.id)
      OR EXISTS (SELECT 1 FROM appointment WHERE appointment.customer_id = customer.id)
      OR EXISTS (SELECT 1 FROM complaint WHERE complaint.customer_id = customer.id))";

impl Reader<'_> {
    /// Newest first, without their reports.
    pub fn imports(&self) -> Result<Vec<Import>> {
        select(
            self.connection(),
            "SELECT id, kind, file_name, at, person_id, rows_read, rows_added, rows_warned,
                    NULL AS report, undone_at, version FROM import ORDER BY id DESC LIMIT 200",
            [],
        )
    }

    /// What a column of this name was last taken for; an empty field means that
    /// it was left alone on purpose.
    pub fn remembered_field(&self, kind: &str, header: &str) -> Result<Option<String>> {
        Ok(self
            .connection()
            .prepare_cached("SELECT field FROM import_mapping WHERE kind = ?1 AND header = ?2")?
            .query_row([kind, header], |row| row.get(0))
            .optional()?)
    }

    /// The newest customer that had this key in its file.
    pub fn customer_of_key(&self, key: &str) -> Result<Option<CustomerId>> {
        Ok(self.first(OF_CUSTOMER_KEY, [key])?.map(CustomerId))
    }

    /// A customer of this name and phone, by a term it is found by.
    pub fn customer_like(&self, term: &str, name: &str, phone: &str) -> Result<Option<CustomerId>> {
        Ok(self.first(SAME_CUSTOMER, [term, name, phone])?.map(CustomerId))
    }

    pub fn vehicle_with_vin(&self, vin: &str) -> Result<Option<VehicleId>> {
        Ok(self.first(WITH_VIN, [vin])?.map(VehicleId))
    }

    fn first(&self, sql: &str, params: impl Params) -> Result<Option<i64>> {
        Ok(self.connection().prepare_cached(sql)?.query_row(params, |row| row.get(0)).optional()?)
    }

    /// By name, what of an import is used by a visit, a booking, a complaint
    /// or a vehicle that is not of it.
    pub fn import_in_use(&self, import: ImportId) -> Result<Vec<String>> {
        let mut names: Vec<Named> = select(self.connection(), VEHICLES_IN_USE, [import.0])?;
        names.extend(select::<Named>(self.connection(), CUSTOMERS_IN_USE, [import.0])?);
        Ok(names.into_iter().map(|named| named.name).collect())
    }
}

impl Writer<'_> {
    pub fn remember_field(&self, kind: &str, header: &str, field: &str) -> Result<()> {
        self.connection()
            .prepare_cached(
                "INSERT INTO import_mapping (kind, header, field) VALUES (?1, ?2, ?3)
                 ON CONFLICT (kind, header) DO UPDATE SET field = excluded.field WHERE field <> excluded.field",
            )?
            .execute(params![kind, header, field])?;
        Ok(())
    }

    /// Takes every row of an import out again, with what it was found by.
    pub fn delete_import_rows(&self, import: ImportId) -> Result<()> {
        for sql in [
            "DELETE FROM search_term WHERE entity = 'vehicle'
                 AND entity_id IN (SELECT id FROM vehicle WHERE import_id = ?1)",
            "DELETE FROM former_plate WHERE vehicle_id IN (SELECT id FROM vehicle WHERE import_id = ?1)",
            "DELETE FROM ownership WHERE vehicle_id IN (SELECT id FROM vehicle WHERE import_id = ?1)",
            "DELETE FROM vehicle WHERE import_id = ?1",
            "DELETE FROM search_term WHERE entity = 'customer'
                 AND entity_id IN (SELECT id FROM customer WHERE import_id = ?1)",
            "DELETE FROM customer WHERE import_id = ?1",
        ] {
            self.connection().execute(sql, [import.0])?;
        }
        Ok(())
    }
}
