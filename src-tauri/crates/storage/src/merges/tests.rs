//! A reference nobody thought of would go on naming a record that is shown nowhere.

use super::{MONEY_MOVED, naming_sql, tables_naming};
use crate::Db;
use chrono::{TimeZone, Utc};
use domain::merge::MergedKind;
use std::collections::BTreeSet;

/// They keep the name they had: see `OF_CUSTOMER`.
const STAY: [&str; 2] = ["account_movement", "account_statement"];

/// Undoing is offered for years, and asked of every merge in the list of them.
#[test]
fn whether_money_moved_is_asked_of_what_moved_and_not_of_all_the_shop_took_since() {
    let folder = std::env::temp_dir().join(format!("workbay-merges-asked-{}", std::process::id()));
    let db =
        Db::open(&folder, Utc.timestamp_opt(1_772_411_400, 0).single().expect("an instant")).expect("a file");
    db.read(|r| -> crate::Result<()> {
        let mut plan = r.connection().prepare(&format!("EXPLAIN QUERY PLAN {MONEY_MOVED}"))?;
        let steps = plan.raw_query().mapped(|row| row.get::<_, String>("detail"));
        let steps: Vec<String> = steps.collect::<Result<_, _>>()?;
        assert!(steps.iter().any(|step| step.contains("payment_order")), "{steps:#?}");
        let along: Vec<&String> = steps.iter().filter(|step| step.ends_with("(rowid>?)")).collect();
        assert!(along.is_empty(), "{along:?}");
        Ok(())
    })
    .expect("a plan");
    drop(db);
    let _ = std::fs::remove_dir_all(&folder);
}

#[test]
fn whatever_points_at_a_customer_or_a_car_goes_along_when_it_is_merged() {
    let folder = std::env::temp_dir().join(format!("workbay-merges-{}", std::process::id()));
    let db =
        Db::open(&folder, Utc.timestamp_opt(1_772_411_400, 0).single().expect("an instant")).expect("a file");
    db.read(|r| -> crate::Result<()> {
        for kind in MergedKind::ALL {
            let mut found = r.connection().prepare(
                "SELECT DISTINCT own.name FROM sqlite_schema AS own, pragma_foreign_key_list(own.name) AS key
                 WHERE own.type = 'table' AND key.\"table\" = ?1 ORDER BY own.name",
            )?;
            let pointing: BTreeSet<String> =
                found.query_map([kind.code()], |row| row.get(0))?.collect::<Result<_, _>>()?;
            let known: BTreeSet<String> = tables_naming(kind).iter().map(|of| (*of).to_owned()).collect();
            // What names one without telling SQLite so is no foreign key, and would be forgotten.
            let mut named = r.connection().prepare(
                "SELECT DISTINCT own.name FROM sqlite_schema AS own, pragma_table_info(own.name) AS field
                 WHERE own.type = 'table' AND field.name LIKE '%' || ?1 || '_id' ORDER BY own.name",
            )?;
            let named: BTreeSet<String> =
                named.query_map([kind.code()], |row| row.get(0))?.collect::<Result<_, _>>()?;
            assert!(named.is_subset(&pointing), "{kind:?}: {named:?} is more than {pointing:?}");
            let left: Vec<&String> = pointing.difference(&known).collect();
            assert!(left.iter().all(|of| STAY.contains(&of.as_str())), "{kind:?} is named by {left:?} too");
            assert!(known.is_subset(&pointing), "{kind:?} is named by no {known:?}");
            for table in tables_naming(kind) {
                r.connection().prepare(&naming_sql(kind, table))?;
            }
        }
        Ok(())
    })
    .expect("references");
    drop(db);
    let _ = std::fs::remove_dir_all(&folder);
}
