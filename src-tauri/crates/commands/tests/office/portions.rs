//! A long list comes in and goes out a little at a time: the counter goes on
//! meanwhile, nobody sees half of it, and whatever breaks it off leaves none.

use crate::support::{Office, file};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

fn list(rows: usize) -> Vec<u8> {
    let mut text = String::from("客户编号,客户名称,联系电话\n");
    for number in 0..rows {
        text.push_str(&format!("K{number},欧阳{number}号,139{number:08}\n"));
    }
    text.into_bytes()
}

fn begun(office: &Office, rows: usize) {
    office.ok("run_import", file("customers", &list(rows)));
    let started = Instant::now();
    while office.ok("task_status", json!({}))["done"].as_i64() < Some(50) {
        assert!(started.elapsed() < Duration::from_secs(60), "nothing comes in");
        std::thread::yield_now();
    }
}

fn seen(office: &Office) -> (usize, usize) {
    let found = office.ok("search", json!({ "query": "欧阳" }));
    let listed = office.customers().iter().filter(|row| row.to_string().contains("欧阳")).count();
    (found["customers"].as_array().map_or(0, Vec::len), listed)
}

fn running(office: &Office) -> bool {
    office.ok("task_status", json!({}))["state"] == "running"
}

#[test]
fn the_counter_goes_on_while_a_list_comes_in_and_sees_none_of_it_until_all_is_there() {
    let office = Office::open();
    begun(&office, 6_000);
    let (mut saves, mut slowest) = (0, Duration::ZERO);
    while running(&office) {
        let asked = Instant::now();
        office.save_customer("张小芳");
        slowest = slowest.max(asked.elapsed());
        saves += 1;
        if running(&office) {
            let what = seen(&office);
            // The last portion may have come between the two looks: then the import
            // itself stands in the list of those that came in, and all of it is there.
            let came_in = office.ok("list_imports", json!({}));
            assert!(what == (0, 0) || came_in[0]["rows_added"] == 6_000, "{what:?}, {came_in}");
        }
    }
    let report = office.finished().unwrap();
    assert_eq!(report["rows_added"], 6_000);
    assert!(saves > 5, "only {saves} saves while it came in");
    // Fifty milliseconds is the promise on an idle computer; a test computer is full.
    assert!(slowest < Duration::from_secs(2), "a save waited {slowest:?}");
    assert!(seen(&office).0 > 0 && seen(&office).1 > 0);
}

#[test]
fn called_off_nothing_of_it_is_there_and_the_next_one_comes_in() {
    let office = Office::open();
    begun(&office, 6_000);
    office.ok("cancel_task", json!({}));
    assert_eq!(office.finished(), Err("cancelled".to_owned()));
    assert_eq!(seen(&office), (0, 0));
    assert_eq!(office.ok("list_imports", json!({})), json!([]));
    let check = office.task("check_file", json!({})).unwrap();
    assert_eq!((&check["rows"], &check["sqlite_says"]), (&json!([]), &json!([])));
    assert_eq!(office.task("run_import", file("customers", &list(10))).unwrap()["rows_added"], 10);
}

#[test]
fn what_was_coming_in_when_the_program_ended_is_gone_after_the_next_start() {
    let mut office = Office::open();
    begun(&office, 6_000);
    office.break_off();
    assert_eq!(seen(&office), (0, 0), "not even for a moment");
    let started = Instant::now();
    let rows = |office: &Office| -> i64 {
        let file = rusqlite::Connection::open(office.folder().join("workbay.db")).unwrap();
        file.query_row("SELECT count(*) FROM customer WHERE import_id IS NOT NULL", [], |row| row.get(0))
            .unwrap()
    };
    while rows(&office) > 0 {
        assert!(started.elapsed() < Duration::from_secs(60), "its rows stay");
        std::thread::yield_now();
    }
    assert_eq!(office.task("run_import", file("customers", &list(10))).unwrap()["rows_added"], 10);
}

#[test]
fn a_list_that_goes_is_out_of_sight_at_once_and_gone_in_the_end() {
    let office = Office::open();
    let id = office.task("run_import", file("customers", &list(2_000))).unwrap()["id"].clone();
    office.ok("undo_import", json!({ "id": id }));
    while running(&office) {
        let report: Value = office.ok("get_import", json!({ "id": id }));
        if report["undone_at"].is_null() && office.ok("task_status", json!({}))["done"].as_i64() > Some(0) {
            assert_eq!(seen(&office), (0, 0));
        }
    }
    let report = office.finished().unwrap();
    assert!(!report["undone_at"].is_null());
    assert_eq!(seen(&office), (0, 0));
    assert_eq!(office.ok("get_import", json!({ "id": id }))["undone_at"], report["undone_at"]);
}
