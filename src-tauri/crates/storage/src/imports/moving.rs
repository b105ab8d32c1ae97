//! An import on its way in or out: nobody sees its rows meanwhile, and they go a little at a time.

use super::{Import, ImportTransit, ImportUpdate};
use crate::{Reader, Result, Writer};
use domain::ids::ImportId;
use rusqlite::OptionalExtension;

impl Reader<'_> {
    /// Whether this import is on its way in or out.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn is_import_moving(&self, id: ImportId) -> Result<bool> {
        let mut moving =
            self.connection().prepare_cached("SELECT 1 FROM import WHERE id = ?1 AND moving <> ''")?;
        Ok(moving.exists([id.0])?)
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
}

impl Writer<'_> {
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
        if self.delete_past_orders(import, limit)? {
            return Ok(true);
        }
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
