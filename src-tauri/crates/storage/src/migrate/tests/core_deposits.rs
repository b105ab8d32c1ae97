use super::prepaid::put;
use super::*;

/// What the two steps of the counter write anew: the CHECK of receipts in its text, and the table of what is on
/// account row by row.
#[test]
fn receipts_may_be_of_a_deposit_and_what_was_on_account_stays() {
    let mut db = Connection::open_in_memory().expect("a file in memory");
    changes::teach(&db).expect("the functions of the log");
    let mut schema = SchemaState { compatibility: 0, applied: Default::default() };
    let steps = in_order(LISTS);
    let (books, cores) = ("2026-11-30-1302-sales-on-the-books", "2026-11-30-1312-core-deposits");
    for step in steps.iter().filter(|step| step.name < books) {
        make_one(&mut db, step, &mut schema, now()).expect(step.name);
    }
    db.execute_batch("PRAGMA foreign_keys = OFF").expect("loose rows");
    put(&db, "counter_sale", &[("id", "1"), ("number", "'LS1'"), ("total", "900")]);
    put(&db, "counter_return", &[("id", "1"), ("counter_sale_id", "1"), ("amount", "300")]);
    let of_sheet = [("id", "7"), ("settlement_id", "1"), ("work_order_id", "1"), ("amount", "100")];
    put(&db, "account_movement", &[&of_sheet[..], &[("payer", "'insurer'")][..]].concat());
    for name in [books, cores] {
        let step = steps.iter().find(|step| step.name == name).expect("the step");
        make_one(&mut db, step, &mut schema, now()).expect(name);
    }
    let count = |sql: &str| db.query_row(sql, [], |row| row.get::<_, i64>(0)).expect(sql);
    assert_eq!(count("SELECT standing FROM counter_sale_book WHERE counter_sale_id = 1"), 600);
    assert_eq!(count("SELECT id FROM account_movement WHERE settlement_id = 1 AND amount = 100"), 7);
    assert_eq!(count("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
    let receipt = [("id", "2"), ("number", "'SK2'"), ("means", "'cash'"), ("amount", "100")];
    put(&db, "payment", &[&receipt[..], &[("core_deposit_id", "1")][..]].concat());
    let set = |of: &str| db.execute(&format!("UPDATE payment SET {of} WHERE id = 2"), []);
    assert!(set("core_deposit_id = NULL").is_err(), "a receipt is of something");
    assert!(set("counter_sale_id = 1").is_err(), "and of a deposit alone");
    let both = "UPDATE account_movement SET counter_sale_id = 1 WHERE id = 7";
    assert!(db.execute(both, []).is_err(), "what is on account is of a sheet or of a sale");
}
