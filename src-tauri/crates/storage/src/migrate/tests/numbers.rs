use super::prepaid::put;
use super::*;

#[test]
fn numbers_of_before_are_found_and_those_of_visits_that_are_gone_are_not() {
    let mut db = Connection::open_in_memory().expect("a file in memory");
    changes::teach(&db).expect("the functions of the log");
    let mut schema = SchemaState { compatibility: 0, applied: Default::default() };
    let (before, after): (Vec<_>, Vec<_>) =
        in_order(LISTS).into_iter().partition(|step| step.name < "2026-11-29-2310");
    for step in before {
        make_one(&mut db, step, &mut schema, now()).expect(step.name);
    }
    db.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON").expect("loose rows");
    put(&db, "work_order", &[("id", "1"), ("number", "'GD1'"), ("certificate_number", "'粤HG0000009'")]);
    put(&db, "work_order", &[("id", "2"), ("number", "'GD2'")]);
    put(&db, "service_contract", &[("id", "5"), ("number", "'TC20260302001'")]);
    let left = [("completion_certificate", 7), ("repair_contract", 7), ("repair_contract", 1)];
    for (entity, id) in left {
        let sql = "INSERT INTO search_term (entity, term, entity_id) VALUES (?1, 'old', ?2)";
        db.execute(sql, rusqlite::params![entity, id]).expect("a term");
    }
    for step in after {
        make_one(&mut db, step, &mut schema, now()).expect(step.name);
    }
    assert!(terms_of(&db, "completion_certificate", 1).contains(&"0000009".to_owned()));
    assert!(terms_of(&db, "completion_certificate", 2).is_empty(), "no number, nothing to be found by");
    assert!(terms_of(&db, "service_contract", 5).contains(&"20260302001".to_owned()));
    assert!(terms_of(&db, "completion_certificate", 7).is_empty());
    assert!(terms_of(&db, "repair_contract", 7).is_empty());
    assert_eq!(terms_of(&db, "repair_contract", 1), ["old"], "of a visit that is there");
}

#[test]
fn parts_that_were_kept_with_their_series_are_found_by_them() {
    let mut db = Connection::open_in_memory().expect("a file in memory");
    changes::teach(&db).expect("the functions of the log");
    let mut schema = SchemaState { compatibility: 0, applied: Default::default() };
    let (before, after): (Vec<_>, Vec<_>) =
        in_order(LISTS).into_iter().partition(|step| step.name < "2026-11-30-1511");
    for step in before {
        make_one(&mut db, step, &mut schema, now()).expect(step.name);
    }
    db.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON").expect("loose rows");
    put(&db, "part", &[("id", "1"), ("name", "'前制动片'"), ("fits", r#"'["福特翼虎"]'"#)]);
    put(&db, "part", &[("id", "2"), ("name", "'机油'")]);
    for step in after {
        make_one(&mut db, step, &mut schema, now()).expect(step.name);
    }
    assert!(terms_of(&db, "part", 1).contains(&"翼虎".to_owned()));
    assert!(terms_of(&db, "part", 2).is_empty(), "nothing is written anew of what fits all");
}
