//! Files taken in from another program: what came of each, how their columns
//! were matched, and taking one back out whole.

mod parts;

#[cfg(test)]
pub(crate) use parts::{KNOWN_PARTS_MOVED, PARTS_MOVED};
pub use parts::{NumberOfPart, PartName, SupplierName};

use crate::record::{Record, select};
use crate::step::{Step, dated};
use crate::{Reader, Result, Writer};
use chrono::{DateTime, Utc};
use domain::ids::{CustomerId, ImportId, PersonId, VehicleId};
use domain::merge::MergedKind;
use rusqlite::{OptionalExtension, Params, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(crate) const STEPS: &[Step] = &[dated!("2026-11-30-1228-imports-of-parts")];

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
    /// Of rows the shop knew: brought up to date, and left alone.
    pub rows_updated: i64,
    pub rows_skipped: i64,
    /// The sum of the file's text; empty in imports of older programs.
    pub content_sum: String,
    /// The rows there is something to say about, as they were in the file.
    pub report: Value,
    pub undone_at: Option<DateTime<Utc>>,
    pub moving: ImportTransit,
    /// Among these numbers its rows are hidden while it moves.
    pub first_customer: i64,
    pub last_customer: i64,
    pub first_vehicle: i64,
    pub last_vehicle: i64,
    pub version: i64,
}

/// Whether an import is on its way in or out: then nobody sees its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImportTransit {
    #[serde(rename = "")]
    No,
    #[serde(rename = "coming")]
    Coming,
    #[serde(rename = "leaving")]
    Leaving,
}

/// What an import changes in a row that was there before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImportUpdate {
    pub id: i64,
    pub import_id: ImportId,
    pub entity: String,
    pub entity_id: i64,
    /// The fields it changes, as the file has them and as they were.
    pub after: Value,
    pub before: Value,
    /// The version it left the row at; 0 is still to be written.
    pub row_version: i64,
}

impl Record for ImportUpdate {
    const TABLE: &'static str = "import_update";
    fn id(&self) -> i64 {
        self.id
    }
    fn set_id(&mut self, id: i64) {
        self.id = id;
    }
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
struct ImportedAt {
    at: DateTime<Utc>,
}

#[derive(Deserialize)]
struct NameRow {
    name: String,
}

pub(crate) const OF_CUSTOMER_KEY: &str = concat!(
    "SELECT id FROM customer WHERE import_key = ?1 AND ",
    shown_customer!("customer.id"),
    " ORDER BY id DESC LIMIT 1"
);
// Names are not indexed, only their search terms are. A long name's term is cut
// off, so the row itself is compared as well.
pub(crate) const SAME_CUSTOMER: &str = concat!(
    "SELECT customer.id FROM search_term CROSS JOIN customer ON customer.id = entity_id
     WHERE term = ?1 AND entity = 'customer' AND customer.name = ?2 AND customer.phone = ?3 AND ",
    shown_customer!("customer.id"),
    " LIMIT 1"
);
pub(crate) const WITH_VIN: &str =
    concat!("SELECT id FROM vehicle WHERE vin = ?1 AND ", shown_vehicle!("vehicle.id"), " LIMIT 1");

pub(crate) const OF_VEHICLE_KEY: &str = concat!(
    "SELECT id FROM vehicle WHERE import_key = ?1 AND ",
    shown_vehicle!("vehicle.id"),
    " ORDER BY id DESC LIMIT 1"
);
pub(crate) const SAME_FILE: &str =
    "SELECT at FROM import WHERE content_sum = ?1 AND content_sum <> '' AND undone_at IS NULL AND moving = ''
     ORDER BY id DESC LIMIT 1";
pub(crate) const UPDATES_OPEN: &str =
    "SELECT * FROM import_update WHERE import_id = ?1 AND row_version = 0 ORDER BY id LIMIT ?2";
pub(crate) const UPDATES_WRITTEN: &str =
    "SELECT * FROM import_update WHERE import_id = ?1 AND row_version > 0 ORDER BY id DESC LIMIT ?2";

/// The tables a row of which may say that a row of an import is used.
pub const USING: [&str; 16] = [
    "work_order",
    "appointment",
    "complaint",
    "vehicle",
    "ownership",
    "service_contract",
    "payment",
    "account_movement",
    "account_statement",
    "voucher",
    "prepaid_receipt",
    "counter_sale",
    "loan",
    "record_merge",
    "record_document",
    "data_request",
];

/// What somebody did since with vehicles of an import.
pub(crate) const VEHICLES_IN_USE: &str =
    "SELECT coalesce(plate, vin, CAST(id AS TEXT)) AS name FROM vehicle WHERE import_id = ?1 AND (
         EXISTS (SELECT 1 FROM work_order WHERE work_order.vehicle_id = vehicle.id)
      OR EXISTS (SELECT 1 FROM appointment WHERE appointment.vehicle_id = vehicle.id)
      OR EXISTS (SELECT 1 FROM service_contract WHERE service_contract.vehicle_id = vehicle.id)
      OR EXISTS (SELECT 1 FROM complaint WHERE complaint.vehicle_id = vehicle.id)
      OR EXISTS (SELECT 1 FROM record_document WHERE record_document.vehicle_id = vehicle.id)
      OR EXISTS (SELECT 1 FROM record_merge WHERE merged_kind = 'vehicle' AND undone_at IS NULL
                 AND stands_id = vehicle.id)
      OR EXISTS (SELECT 1 FROM record_merge WHERE merged_kind = 'vehicle' AND undone_at IS NULL
                 AND gone_id = vehicle.id))";
pub(crate) const CUSTOMERS_IN_USE: &str = "SELECT name FROM customer WHERE import_id = ?1 AND (
         EXISTS (SELECT 1 FROM vehicle WHERE vehicle.customer_id = customer.id AND vehicle.import_id IS NOT ?1)
      OR EXISTS (SELECT 1 FROM ownership CROSS JOIN vehicle ON vehicle.id = ownership.vehicle_id
                 WHERE ownership.customer_id = customer.id AND vehicle.import_id IS NOT ?1)
      OR EXISTS (SELECT 1 FROM work_order WHERE work_order.customer_id = customer.id)
      OR EXISTS (SELECT 1 FROM appointment WHERE appointment.customer_id = customer.id)
      OR EXISTS (SELECT 1 FROM payment WHERE payment.customer_id = customer.id)
      OR EXISTS (SELECT 1 FROM service_contract WHERE service_contract.customer_id = customer.id)
      OR EXISTS (SELECT 1 FROM prepaid_receipt WHERE prepaid_receipt.customer_id = customer.id)
      OR EXISTS (SELECT 1 FROM voucher WHERE voucher.customer_id = customer.id)
      OR EXISTS (SELECT 1 FROM counter_sale WHERE counter_sale.customer_id = customer.id)
      OR EXISTS (SELECT 1 FROM loan WHERE loan.customer_id = customer.id)
      OR EXISTS (SELECT 1 FROM account_movement WHERE account_movement.customer_id = customer.id)
      OR EXISTS (SELECT 1 FROM account_statement WHERE account_statement.customer_id = customer.id)
      OR EXISTS (SELECT 1 FROM complaint WHERE complaint.customer_id = customer.id)
      OR EXISTS (SELECT 1 FROM record_document WHERE record_document.customer_id = customer.id)
      OR EXISTS (SELECT 1 FROM data_request WHERE data_request.customer_id = customer.id)
      OR EXISTS (SELECT 1 FROM record_merge WHERE merged_kind = 'customer' AND undone_at IS NULL
                 AND stands_id = customer.id)
      OR EXISTS (SELECT 1 FROM record_merge WHERE merged_kind = 'customer' AND undone_at IS NULL
                 AND gone_id = customer.id))";

impl Reader<'_> {
    /// Newest first, without their reports.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn imports(&self) -> Result<Vec<Import>> {
        select(
            self.connection(),
            "SELECT id, kind, file_name, at, person_id, rows_read, rows_added, rows_warned,
                    rows_updated, rows_skipped, content_sum, NULL AS report, undone_at, moving, first_customer, last_customer, first_vehicle, last_vehicle,
                    version FROM import WHERE moving <> 'coming' ORDER BY id DESC LIMIT 200",
            [],
        )
    }

    /// What a column of this name was last taken for; an empty field means that
    /// it was left alone on purpose.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn remembered_field(&self, kind: &str, header: &str) -> Result<Option<String>> {
        Ok(self
            .connection()
            .prepare_cached("SELECT field FROM import_mapping WHERE kind = ?1 AND header = ?2")?
            .query_row([kind, header], |row| row.get(0))
            .optional()?)
    }

    /// The newest customer that had this key in its file.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn customer_of_key(&self, key: &str) -> Result<Option<CustomerId>> {
        Ok(self.standing(MergedKind::Customer, self.first(OF_CUSTOMER_KEY, [key])?)?.map(CustomerId))
    }

    /// A customer of this name and phone, by a term it is found by.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn customer_like(&self, term: &str, name: &str, phone: &str) -> Result<Option<CustomerId>> {
        Ok(self
            .standing(MergedKind::Customer, self.first(SAME_CUSTOMER, [term, name, phone])?)?
            .map(CustomerId))
    }

    /// The newest vehicle of this VIN.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn vehicle_with_vin(&self, vin: &str) -> Result<Option<VehicleId>> {
        Ok(self.standing(MergedKind::Vehicle, self.first(WITH_VIN, [vin])?)?.map(VehicleId))
    }

    /// Whether this import is on its way in or out.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn is_import_moving(&self, id: ImportId) -> Result<bool> {
        Ok(self.first("SELECT 1 FROM import WHERE id = ?1 AND moving <> ''", [id.0])?.is_some())
    }

    /// Imports that were on their way when the program ended.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn moving_imports(&self) -> Result<Vec<ImportId>> {
        let mut all = self.connection().prepare("SELECT id FROM import WHERE moving <> '' ORDER BY id")?;
        let ids = all.query_map([], |row| row.get(0).map(ImportId))?;
        Ok(ids.collect::<std::result::Result<_, _>>()?)
    }

    /// The newest vehicle that had this key in its file.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn vehicle_of_key(&self, key: &str) -> Result<Option<VehicleId>> {
        Ok(self.standing(MergedKind::Vehicle, self.first(OF_VEHICLE_KEY, [key])?)?.map(VehicleId))
    }

    /// When a file of this sum came in before, and stayed.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn file_came_in(&self, sum: &str) -> Result<Option<DateTime<Utc>>> {
        let mut found: Vec<ImportedAt> = select(self.connection(), SAME_FILE, [sum])?;
        Ok(found.pop().map(|import| import.at))
    }

    /// So many of what an import is still to write, or wrote, in rows that were
    /// there before; what it wrote last comes first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn import_updates(&self, import: ImportId, written: bool, limit: i64) -> Result<Vec<ImportUpdate>> {
        select(
            self.connection(),
            if written { UPDATES_WRITTEN } else { UPDATES_OPEN },
            params![import.0, limit],
        )
    }

    fn kind_of_import(&self, id: ImportId) -> Result<Option<String>> {
        Ok(self
            .connection()
            .prepare_cached("SELECT kind FROM import WHERE id = ?1")?
            .query_row([id.0], |row| row.get(0))
            .optional()?)
    }

    /// A list that comes in again means who its row is by now.
    fn standing(&self, kind: MergedKind, found: Option<i64>) -> Result<Option<i64>> {
        found.map(|id| self.stands_for(kind, id)).transpose()
    }

    fn first(&self, sql: &str, params: impl Params) -> Result<Option<i64>> {
        Ok(self.connection().prepare_cached(sql)?.query_row(params, |row| row.get(0)).optional()?)
    }

    /// By name, what of an import is used by a visit, a booking, a complaint
    /// or a vehicle that is not of it; what moved of a part, or names it.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn import_in_use(&self, import: ImportId) -> Result<Vec<String>> {
        let mut names: Vec<NameRow> = select(self.connection(), VEHICLES_IN_USE, [import.0])?;
        names.extend(select::<NameRow>(self.connection(), CUSTOMERS_IN_USE, [import.0])?);
        let mut names: Vec<String> = names.into_iter().map(|named| named.name).collect();
        match self.kind_of_import(import)?.as_deref() {
            Some("parts") => names.extend(self.imported_parts_in_use(import)?),
            Some("suppliers") => names.extend(self.imported_suppliers_in_use(import)?),
            Some("operations") => names.extend(self.imported_operations_in_use(import)?),
            _ => {}
        }
        Ok(names)
    }
}

impl Writer<'_> {
    /// Keeps what a column was taken for.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn remember_field(&self, kind: &str, header: &str, field: &str) -> Result<()> {
        self.connection()
            .prepare_cached(
                "INSERT INTO import_mapping (kind, header, field) VALUES (?1, ?2, ?3)
                 ON CONFLICT (kind, header) DO UPDATE SET field = excluded.field WHERE field <> excluded.field",
            )?
            .execute(params![kind, header, field])?;
        Ok(())
    }

    /// The import's change just before this one left the row as it is now.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn import_left_row_at(&self, after: &ImportUpdate, version: i64) -> Result<()> {
        self.connection()
            .prepare_cached(
                "UPDATE import_update SET row_version = ?5 WHERE import_id = ?1 AND row_version = ?4
                     AND entity = ?2 AND entity_id = ?3",
            )?
            .execute(params![
                after.import_id.0,
                after.entity,
                after.entity_id,
                after.row_version.saturating_sub(1),
                version
            ])?;
        Ok(())
    }

    /// From here on nobody sees what comes in under this import.
    ///
    /// # Errors
    /// `Conflict` where the import was changed meanwhile.
    pub fn hide_coming(&self, import: &mut Import) -> Result<()> {
        let next = |table: &str| -> Result<i64> {
            let used: Option<i64> = self
                .connection()
                .query_row("SELECT seq FROM sqlite_sequence WHERE name = ?1", [table], |row| row.get(0))
                .optional()?;
            Ok(used.unwrap_or(0).saturating_add(1))
        };
        import.moving = ImportTransit::Coming;
        (import.first_customer, import.last_customer) = (next("customer")?, i64::MAX);
        (import.first_vehicle, import.last_vehicle) = (next("vehicle")?, i64::MAX);
        self.update(import)?;
        import.version += 1;
        Ok(())
    }

    /// From here on nobody sees the rows of an import that came in before.
    ///
    /// # Errors
    /// `NotFound` where there is no such import.
    pub fn hide_leaving(&self, id: ImportId) -> Result<()> {
        let mut import: Import = self.get(id.0)?;
        let range = |table: &str| -> Result<(i64, i64)> {
            let sql = format!(
                "SELECT coalesce(min(id), 0), coalesce(max(id), 0) FROM {table} WHERE import_id = ?1"
            );
            Ok(self.connection().query_row(&sql, [id.0], |row| Ok((row.get(0)?, row.get(1)?)))?)
        };
        import.moving = ImportTransit::Leaving;
        (import.first_customer, import.last_customer) = range("customer")?;
        (import.first_vehicle, import.last_vehicle) = range("vehicle")?;
        self.offer_imported(id, false)?;
        self.update(&import)
    }

    /// It stays after all.
    ///
    /// # Errors
    /// `NotFound` where there is no such import.
    pub fn show_again(&self, id: ImportId) -> Result<()> {
        let import: Import = self.get(id.0)?;
        self.offer_imported(id, true)?;
        self.update(&Import { moving: ImportTransit::No, ..import })
    }

    /// Every row is gone: one that was coming has never been there, one that was
    /// leaving is kept as undone.
    ///
    /// # Errors
    /// `NotFound` where there is no such import.
    pub fn import_is_out(&self, id: ImportId) -> Result<()> {
        let import: Import = self.get(id.0)?;
        match import.moving {
            ImportTransit::Coming => self.delete::<Import>(id.0),
            ImportTransit::Leaving | ImportTransit::No => {
                self.update(&Import { moving: ImportTransit::No, undone_at: Some(self.at()), ..import })
            }
        }
    }

    /// Forgets so much of what an import was still to change in rows that were
    /// there before; says whether there is more.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn delete_import_updates(&self, import: ImportId, limit: i64) -> Result<bool> {
        let some = self.import_updates(import, false, limit)?;
        for update in &some {
            self.delete::<ImportUpdate>(update.id)?;
        }
        Ok(!some.is_empty())
    }

    /// Takes so many rows of an import out again, with what they were found by;
    /// says whether there are more.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn delete_import_rows(&self, import: ImportId, limit: i64) -> Result<bool> {
        // Vehicles first: they name their owners.
        for table in ["vehicle", "customer"] {
            let ids: Vec<i64> = {
                let sql = format!("SELECT id FROM {table} WHERE import_id = ?1 LIMIT ?2");
                let mut some = self.connection().prepare_cached(&sql)?;
                let ids = some.query_map([import.0, limit], |row| row.get(0))?;
                ids.collect::<std::result::Result<_, _>>()?
            };
            for id in &ids {
                self.index_terms(table, *id, &[])?;
                if table == "vehicle" {
                    for sql in [
                        "DELETE FROM former_plate WHERE vehicle_id = ?1",
                        "DELETE FROM ownership WHERE vehicle_id = ?1",
                    ] {
                        self.connection().prepare_cached(sql)?.execute([id])?;
                    }
                }
                let sql = format!("DELETE FROM {table} WHERE id = ?1");
                self.connection().prepare_cached(&sql)?.execute([id])?;
            }
            if !ids.is_empty() {
                return Ok(true);
            }
        }
        self.delete_imported_parts(import, limit)
    }
}
