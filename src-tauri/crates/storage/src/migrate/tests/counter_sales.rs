use super::prepaid::put;
use super::*;

/// The step writes the CHECK of a table anew in its text: what it would miss, or take along, shows here.
#[test]
fn a_receipt_may_be_of_a_sale_and_what_hangs_on_the_others_stays() {
    let mut db = Connection::open_in_memory().expect("a file in memory");
    changes::teach(&db).expect("the functions of the log");
    let mut schema = SchemaState { compatibility: 0, applied: Default::default() };
    let steps = in_order(LISTS);
    let name = "2026-11-30-1226-counter-sales";
    for step in steps.iter().filter(|step| step.name < name) {
        make_one(&mut db, step, &mut schema, now()).expect(step.name);
    }
    db.execute_batch("PRAGMA foreign_keys = OFF").expect("loose rows");
    let receipt = |db: &Connection, number: &str, of: &[(&str, &str)]| {
        let mut values = vec![("number", number), ("means", "'cash'"), ("amount", "100")];
        values.extend_from_slice(of);
        put(db, "payment", &values);
    };
    receipt(&db, "'SK1'", &[("id", "1"), ("work_order_id", "1")]);
    put(&db, "receipt_foil", &[("payment_id", "1")]);
    db.execute_batch("PRAGMA foreign_keys = ON").expect("as the program has them");
    let step = steps.iter().find(|step| step.name == name).expect("the step");
    make_one(&mut db, step, &mut schema, now()).expect(name);

    let count = |sql: &str| db.query_row(sql, [], |row| row.get::<_, i64>(0)).expect(sql);
    assert_eq!(count("SELECT count(*) FROM receipt_foil"), 1, "the table was never dropped");
    assert_eq!(count("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
    assert!(db.execute("UPDATE sqlite_schema SET sql = sql", []).is_err(), "nobody writes there any more");
    db.execute_batch("PRAGMA foreign_keys = OFF").expect("loose rows");
    receipt(&db, "'SK2'", &[("id", "2"), ("counter_sale_id", "1")]);
    assert_eq!(
        count(
            "SELECT count(*) FROM change_log JOIN change_form ON change_form.id = form_id
         WHERE change_form.entity = 'payment' AND entity_id = 2"
        ),
        1
    );
    let set = |of: &str| db.execute(&format!("UPDATE payment SET {of} WHERE id = 2"), []);
    assert!(set("counter_sale_id = NULL").is_err(), "a receipt is of something");
    assert!(set("work_order_id = 1").is_err(), "and of a sale alone");
}
