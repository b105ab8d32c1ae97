//! Parts, their stock, suppliers, operations and packages that came in with a list: what the shop has of them
//! already, hiding them while the list moves, and taking them out again.

use crate::record::select;
use crate::{Reader, Result, Writer, stock};
use domain::ids::{BinId, ImportId, LabourOperationId, PartId, SupplierId, WorkPackageId};
use rusqlite::{Connection, ErrorCode, params};
use serde::Deserialize;

/// What a part of the shop is known by.
#[derive(Clone, Debug, Deserialize)]
pub struct PartName {
    pub id: PartId,
    pub code: String,
    pub name: String,
    pub brand: String,
    pub specification: String,
    pub active: bool,
}

/// A number that a part goes by beside its code.
#[derive(Clone, Debug, Deserialize)]
pub struct NumberOfPart {
    pub part_id: PartId,
    pub folded: String,
    pub number_brand: String,
    /// The part's own.
    pub brand: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct SupplierName {
    pub id: SupplierId,
    pub name: String,
}

#[derive(Deserialize)]
struct Named {
    name: String,
}

/// Rows of these tables leave with a part: what it goes by and costs is its own; a movement that is not the list's is looked for itself.
fn follows_from_movements(table: &str) -> bool {
    let of_it = format!("DELETE FROM {table} WHERE part_id = ?1");
    stock::OF_A_PART.contains(&of_it.as_str())
}

/// Parts of the list that moved since it came in.
pub(crate) const PARTS_MOVED: &str = "SELECT name FROM part WHERE import_id = ?1 AND EXISTS (
     SELECT 1 FROM stock_movement WHERE stock_movement.part_id = part.id
         AND (document_kind IS NOT 'import' OR document_id IS NOT ?1))";
/// Parts the shop had before, whose stock came with the list, and that moved after it.
pub(crate) const KNOWN_PARTS_MOVED: &str = "SELECT DISTINCT part.name AS name
     FROM stock_movement AS own CROSS JOIN part ON part.id = own.part_id
     WHERE own.document_kind = 'import' AND own.document_id = ?1 AND part.import_id IS NOT ?1 AND EXISTS (
         SELECT 1 FROM stock_movement AS later WHERE later.part_id = own.part_id AND later.id > own.id
             AND (later.document_kind IS NOT 'import' OR later.document_id IS NOT ?1))";

/// Columns of other tables that name a row of this one, whatever tables there are.
fn naming(db: &Connection, parent: &str) -> Result<Vec<(String, String)>> {
    let mut tables =
        db.prepare_cached("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")?;
    let tables: Vec<String> =
        tables.query_map([], |row| row.get(0))?.collect::<std::result::Result<_, _>>()?;
    let mut found = Vec::new();
    for table in tables {
        let sql = format!(
            "SELECT \"from\" FROM pragma_foreign_key_list('{table}') WHERE \"table\" = ?1 AND on_delete <> 'CASCADE'"
        );
        let mut keys = db.prepare(&sql)?;
        for column in keys.query_map([parent], |row| row.get::<_, String>(0))? {
            found.push((table.clone(), column?));
        }
    }
    Ok(found)
}

/// The rows of an import that something else names by now.
fn named_elsewhere(db: &Connection, table: &str, import: ImportId) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for (by, column) in naming(db, table)? {
        if follows_from_movements(&by) {
            continue;
        }
        // What came in with the same list leaves with it.
        let beside =
            if matches!(by.as_str(), "part" | "supplier") { "naming.import_id IS NOT ?1" } else { "1" };
        let sql = format!(
            "SELECT name FROM {table} WHERE import_id = ?1 AND EXISTS (
                 SELECT 1 FROM {by} AS naming WHERE naming.{column} = {table}.id AND {beside})"
        );
        names.extend(select::<Named>(db, &sql, [import.0])?);
    }
    Ok(names.into_iter().map(|named| named.name).collect())
}

impl Reader<'_> {
    /// What every part of the shop is known by, those in use first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn names_of_parts(&self) -> Result<Vec<PartName>> {
        let sql = "SELECT id, code, name, brand, specification, active FROM part ORDER BY active DESC, id";
        select(self.connection(), sql, [])
    }

    /// Every number that a part in use goes by beside its code.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn numbers_of_parts(&self) -> Result<Vec<NumberOfPart>> {
        let sql = "SELECT part_number.part_id AS part_id, part_number.folded AS folded,
                       part_number.number_brand AS number_brand, part.brand AS brand
                   FROM part_number JOIN part ON part.id = part_number.part_id
                   WHERE part.active = 1 ORDER BY part_number.id";
        select(self.connection(), sql, [])
    }

    /// What every supplier is called, those in use first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn names_of_suppliers(&self) -> Result<Vec<SupplierName>> {
        select(self.connection(), "SELECT id, name FROM supplier ORDER BY active DESC, id", [])
    }

    /// By name, which parts of an import, or whose stock it brought, were worked with since.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn imported_parts_in_use(&self, import: ImportId) -> Result<Vec<String>> {
        let db = self.connection();
        let mut names: Vec<String> = Vec::new();
        for sql in [PARTS_MOVED, KNOWN_PARTS_MOVED] {
            names.extend(select::<Named>(db, sql, [import.0])?.into_iter().map(|named| named.name));
        }
        names.extend(named_elsewhere(db, "part", import)?);
        names.sort_unstable();
        names.dedup();
        Ok(names)
    }

    /// By name, which suppliers of a list of suppliers were worked with since. Those that a list of
    /// parts brought along stay where somebody else names them.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn imported_suppliers_in_use(&self, import: ImportId) -> Result<Vec<String>> {
        let mut names = named_elsewhere(self.connection(), "supplier", import)?;
        names.sort_unstable();
        names.dedup();
        Ok(names)
    }

    /// By name, which operations of an import were sold since.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn imported_operations_in_use(&self, import: ImportId) -> Result<Vec<String>> {
        let mut names = named_elsewhere(self.connection(), "labour_operation", import)?;
        names.sort_unstable();
        names.dedup();
        Ok(names)
    }
}

impl Writer<'_> {
    /// An operation that the list brought.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn operation_came_in(&self, id: LabourOperationId, import: ImportId) -> Result<()> {
        self.came_in("labour_operation", id.0, import)
    }

    /// A package of work that the list brought.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn package_came_in(&self, id: WorkPackageId, import: ImportId) -> Result<()> {
        self.came_in("work_package", id.0, import)
    }

    /// A part that the list brought.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn part_came_in(&self, id: PartId, import: ImportId) -> Result<()> {
        self.came_in("part", id.0, import)
    }

    /// A supplier that the list named first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn supplier_came_in(&self, id: SupplierId, import: ImportId) -> Result<()> {
        self.came_in("supplier", id.0, import)
    }

    /// A bin that the list named first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn bin_came_in(&self, id: BinId, import: ImportId) -> Result<()> {
        self.came_in("bin", id.0, import)
    }

    fn came_in(&self, table: &str, id: i64, import: ImportId) -> Result<()> {
        self.connection()
            .prepare_cached(&format!("UPDATE {table} SET import_id = ?2 WHERE id = ?1"))?
            .execute([id, import.0])?;
        Ok(())
    }

    /// All of the list is there: its parts and suppliers are offered from here on.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn show_imported_parts(&self, import: ImportId) -> Result<()> {
        self.offer_imported(import, true)
    }

    pub(super) fn offer_imported(&self, import: ImportId, active: bool) -> Result<()> {
        for table in ["part", "supplier", "labour_operation", "work_package"] {
            self.connection()
                .prepare_cached(&format!(
                    "UPDATE {table} SET active = ?2, version = version + 1 WHERE import_id = ?1 AND active <> ?2"
                ))?
                .execute(params![import.0, active])?;
        }
        Ok(())
    }

    /// Takes out what lies there of the parts that the list brought. That nothing else moved of them
    /// was asked before, in the same transaction.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn take_out_imported_stock(&self, import: ImportId) -> Result<()> {
        let mut some = self.connection().prepare_cached("SELECT id FROM part WHERE import_id = ?1")?;
        let ids = some.query_map([import.0], |row| row.get::<_, i64>(0))?;
        for id in ids.collect::<std::result::Result<Vec<_>, _>>()? {
            for sql in stock::OF_A_PART {
                self.connection().prepare_cached(sql)?.execute([id])?;
            }
        }
        Ok(())
    }

    /// Takes so many parts, then bins and suppliers of an import out again; what something names by
    /// now stays, and is the shop's own. Says whether there are more.
    pub(super) fn delete_imported_parts(&self, import: ImportId, limit: i64) -> Result<bool> {
        // A part names its bin and its supplier.
        for table in ["part", "bin", "supplier", "labour_operation", "work_package"] {
            let ids: Vec<i64> = {
                let sql = format!("SELECT id FROM {table} WHERE import_id = ?1 LIMIT ?2");
                let mut some = self.connection().prepare_cached(&sql)?;
                let ids = some.query_map([import.0, limit], |row| row.get(0))?;
                ids.collect::<std::result::Result<_, _>>()?
            };
            for id in &ids {
                self.delete_or_adopt(table, *id)?;
            }
            if !ids.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn delete_or_adopt(&self, table: &str, id: i64) -> Result<()> {
        let sql = format!("DELETE FROM {table} WHERE id = ?1");
        match self.connection().prepare_cached(&sql)?.execute([id]) {
            Ok(_) if table == "part" => {
                self.index_terms("part", id, &[])?;
                self.connection()
                    .prepare_cached("DELETE FROM item_use WHERE catalogue = 'part' AND id = ?1")?
                    .execute([id])?;
            }
            Ok(_) if table == "labour_operation" => {
                self.connection()
                    .prepare_cached("DELETE FROM item_use WHERE catalogue = 'labour_operation' AND id = ?1")?
                    .execute([id])?;
            }
            Ok(_) => {}
            Err(rusqlite::Error::SqliteFailure(cause, _)) if cause.code == ErrorCode::ConstraintViolation => {
                let sql = format!(
                    "UPDATE {table} SET import_id = NULL, active = 1, version = version + 1 WHERE id = ?1"
                );
                self.connection().prepare_cached(&sql)?.execute([id])?;
                if table == "part" {
                    // Its other numbers went with its stock.
                    self.index_part(PartId(id))?;
                }
            }
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }
}
