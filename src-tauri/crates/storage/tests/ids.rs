//! A number is given once: who kept the number of something that is gone, on
//! paper or in a page left open, never meets something else under it.

mod support;

use domain::ids::BayId;
use domain::person::{Bay, Person};
use support::{Folder, hire, write};

#[test]
fn the_number_of_a_row_that_is_gone_is_not_given_again() {
    let folder = Folder::new();
    let db = folder.open();
    hire(&db, "张小芳");
    let last = hire(&db, "李师傅");
    write(&db, |w| w.delete::<Person>(last));
    assert!(hire(&db, "王师傅") > last);

    let bay = || Bay { id: BayId(0), name: "1号工位".into(), active: true, sample: false, version: 1 };
    let mut only = bay();
    write(&db, |w| w.insert(&mut only).map(|_| ()));
    write(&db, |w| w.delete::<Bay>(only.id.0));
    let mut next = bay();
    // Also when the table is empty and the program was started anew.
    drop(db);
    write(&folder.open(), |w| w.insert(&mut next).map(|_| ()));
    assert!(next.id > only.id, "{:?} after {:?}", next.id, only.id);
}

#[test]
fn every_table_with_numbers_of_its_own_counts_on() {
    let folder = Folder::new();
    drop(folder.open());
    let file = rusqlite::Connection::open(folder.path().join("workbay.db")).expect("the file");
    storage::changes::teach(&file).expect("known to the log");
    let mut tables = file
        .prepare(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
             AND EXISTS (SELECT 1 FROM pragma_table_info(sqlite_schema.name) WHERE name = 'id' AND pk = 1)
             AND name <> 'shop'
             -- Such a row has the number of another's, and gives none of its own.
             AND NOT EXISTS (SELECT 1 FROM pragma_foreign_key_list(sqlite_schema.name) WHERE \"from\" = 'id')",
        )
        .expect("a statement");
    let tables: Vec<(String, String)> = tables
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .expect("rows")
        .collect::<Result<_, _>>()
        .expect("tables");
    assert!(tables.len() > 20, "{}", tables.len());
    for (name, sql) in tables {
        assert!(sql.contains("id INTEGER PRIMARY KEY AUTOINCREMENT"), "{name} gives numbers twice");
    }
}
