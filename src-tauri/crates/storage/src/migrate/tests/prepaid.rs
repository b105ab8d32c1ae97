use super::*;

/// A row with these values, and with nothing in all else that has to be there.
pub(super) fn put(db: &Connection, table: &str, values: &[(&str, &str)]) {
    let mut needed = db
        .prepare("SELECT name, type FROM pragma_table_info(?1) WHERE \"notnull\" = 1 AND dflt_value IS NULL")
        .expect("the columns");
    let needed: Vec<(String, String)> = needed
        .query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))
        .expect("the columns")
        .collect::<std::result::Result<_, _>>()
        .expect("the columns");
    let mut told: Vec<(String, String)> =
        values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    for (name, kind) in needed {
        if !told.iter().any(|(known, _)| *known == name) {
            told.push((name, if kind == "TEXT" { "''".to_owned() } else { "0".to_owned() }));
        }
    }
    let (names, texts): (Vec<String>, Vec<String>) = told.into_iter().unzip();
    db.execute_batch(&format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), texts.join(", ")))
        .expect(table);
}

#[test]
fn gifts_and_own_vouchers_are_off_the_sheets_of_before_and_stored_value_is_invoiced_at_its_use() {
    let mut db = Connection::open_in_memory().expect("a file in memory");
    changes::teach(&db).expect("the functions of the log");
    let mut schema = SchemaState { compatibility: 0, applied: Default::default() };
    let steps = in_order(LISTS);
    for step in steps.iter().filter(|step| step.name < "2026-11-29-1400") {
        make_one(&mut db, step, &mut schema, now()).expect(step.name);
    }
    db.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON").expect("loose rows");
    for id in ["1", "2", "3"] {
        let number = format!("'JS{id}'");
        let state = "'settled'";
        put(
            &db,
            "settlement",
            &[("id", id), ("number", &number), ("state", state), ("payer", "'customer'"), ("total", "1000")],
        );
    }
    put(&db, "voucher", &[("number", "'DJ1'"), ("face_value", "100")]);
    let paid = |number: &str, sheet: &str, means: &str, amount: &str, more: &[(&str, &str)]| {
        let (number, means) = (format!("'{number}'"), format!("'{means}'"));
        let mut values = vec![
            ("number", number.as_str()),
            ("settlement_id", sheet),
            ("work_order_id", "1"),
            ("means", means.as_str()),
            ("amount", amount),
        ];
        values.extend_from_slice(more);
        put(&db, "payment", &values);
    };
    paid("1", "1", "stored_value", "1000", &[("customer_id", "1"), ("gift", "300")]);
    paid("2", "1", "stored_value", "-100", &[("customer_id", "1"), ("gift", "-100")]);
    paid("3", "2", "voucher", "100", &[("voucher_number", "'DJ1'")]);
    paid("4", "2", "voucher", "200", &[("voucher_number", "'MT1'")]);
    paid("5", "3", "cash", "1000", &[]);
    for step in steps.iter().filter(|step| step.name >= "2026-11-29-1400") {
        make_one(&mut db, step, &mut schema, now()).expect(step.name);
    }
    let mut found = db.prepare("SELECT not_invoiced FROM settlement ORDER BY id").expect("the sheets");
    let found: Vec<i64> = found
        .query_map([], |row| row.get(0))
        .expect("the sheets")
        .collect::<std::result::Result<_, _>>()
        .expect("the sheets");
    assert_eq!(found, [200, 100, 0]);
}
