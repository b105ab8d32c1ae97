//! What leaves the file again, imports and the sample, must know everything that
//! points at it: a reference nobody thought of stops it half way.

use crate::imports::{CUSTOMERS_IN_USE, USING, VEHICLES_IN_USE};
use crate::{Db, sample};
use chrono::{TimeZone, Utc};
use rusqlite::Connection;

struct Reference {
    table: String,
    parent: String,
    cascades: bool,
    /// The row it names cannot go while it stands.
    blocks: bool,
    /// Of every row: there is none without.
    always: bool,
}

fn references(db: &Connection) -> Vec<Reference> {
    let mut tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").expect("a schema");
    let tables: Vec<String> =
        tables.query_map([], |row| row.get(0)).expect("tables").map(|name| name.expect("a name")).collect();
    let of = |table: &String| {
        let sql = format!(
            "SELECT key.\"table\", key.on_delete, of.\"notnull\" FROM pragma_foreign_key_list('{table}') AS key
             JOIN pragma_table_info('{table}') AS of ON of.name = key.\"from\""
        );
        let mut keys = db.prepare(&sql).expect("its keys");
        let found = keys.query_map([], |row| {
            Ok(Reference {
                table: table.clone(),
                parent: row.get(0)?,
                cascades: row.get::<_, String>(1)? == "CASCADE",
                blocks: matches!(row.get::<_, String>(1)?.as_str(), "NO ACTION" | "RESTRICT"),
                always: row.get(2)?,
            })
        });
        found.expect("keys").map(|key| key.expect("a key")).collect::<Vec<_>>()
    };
    tables.iter().flat_map(of).collect()
}

#[test]
fn whatever_points_at_a_customer_or_a_car_is_known_to_what_takes_them_out() {
    let folder = std::env::temp_dir().join(format!("workbay-leaving-{}", std::process::id()));
    let db =
        Db::open(&folder, Utc.timestamp_opt(1_772_411_400, 0).single().expect("an instant")).expect("a file");
    let all = db.read(|r| Ok::<_, crate::StorageError>(references(r.connection()))).expect("references");
    // What is always of a visit leaves with it, and a visit is looked for itself.
    let of_visit = |table: &str| {
        all.iter().any(|of| of.table == table && of.parent == "work_order" && of.cascades && of.always)
    };
    let sample = sample::removal::statements();
    let mut looked_at = 0;
    for (parent, in_use) in [("customer", CUSTOMERS_IN_USE), ("vehicle", VEHICLES_IN_USE)] {
        for Reference { table, .. } in all.iter().filter(|of| of.parent == parent && !of.cascades) {
            // Cars and owners of the same import leave with it; a sheet goes with its visit.
            let goes_along = of_visit(table)
                || matches!((parent, table.as_str()), ("vehicle", "ownership" | "former_plate"));
            looked_at += 1;
            assert!(
                goes_along
                    || in_use.contains(&format!("FROM {table} WHERE"))
                    || in_use.contains(&format!("FROM {table} CROSS")),
                "an import is taken out under a {table} that points at its {parent}"
            );
            assert!(
                goes_along || USING.contains(&table.as_str()),
                "a {table} written while an import leaves is not seen"
            );
            assert!(
                goes_along || sample.contains(&format!("FROM {table} ")),
                "the sample is taken out under a {table} that points at its {parent}"
            );
        }
    }
    assert!(looked_at > 8, "{looked_at} references");
    drop(db);
    let _ = std::fs::remove_dir_all(&folder);
}

#[test]
fn whatever_points_at_a_visit_or_its_lines_is_known_to_what_takes_the_sample_out() {
    let folder = std::env::temp_dir().join(format!("workbay-leaving-visits-{}", std::process::id()));
    let db =
        Db::open(&folder, Utc.timestamp_opt(1_772_411_400, 0).single().expect("an instant")).expect("a file");
    let all = db.read(|r| Ok::<_, crate::StorageError>(references(r.connection()))).expect("references");
    let sample = sample::removal::statements();
    let mut looked_at = 0;
    for of in all.iter().filter(|of| matches!(of.parent.as_str(), "work_order" | "line") && of.blocks) {
        looked_at += 1;
        let table = &of.table;
        let goes_along = all
            .iter()
            .any(|one| one.table == *table && one.parent == "work_order" && one.cascades && one.always);
        assert!(
            goes_along
                || sample.contains(&format!("DELETE FROM {table} WHERE"))
                || sample.contains(&format!("UPDATE {table} SET work_order_id = NULL")),
            "the sample is taken out under a {table} that points at its {}",
            of.parent
        );
    }
    assert!(looked_at > 6, "{looked_at} references");
    drop(db);
    let _ = std::fs::remove_dir_all(&folder);
}
