//! A long list comes in and goes out a little at a time: the counter goes on
//! meanwhile, nobody sees half of it, and whatever breaks it off leaves none.

use crate::support::{Office, customer_list, vehicle_list};
use domain::role::Role;
use domain::warranty::RepairKind;
use features::bookings::walk_in::WalkIn;
use features::imports::{AskImport, list_imports, run_import, undo_import};
use features::office::backups::{check_file, make_backup};
use features::office::people::{list_people, save_person};
use kernel::host::AskNothing;
use kernel::long_work::{AskTask, cancel_task};
use sample::load_sample_shop;
use serde_json::{Value, json};
use shop_tests::PIN;
use shop_tests::asks_office::new_person;
use shop_tests::typed::{read, request};
use std::time::{Duration, Instant};

pub fn list(rows: usize) -> Vec<u8> {
    let mut text = String::from("客户编号,客户名称,联系电话\n");
    for number in 0..rows {
        text.push_str(&format!("K{number},欧阳{number}号,139{number:08}\n"));
    }
    text.into_bytes()
}

fn begun(office: &Office, rows: usize) {
    office.run(run_import, customer_list(&list(rows)));
    let started = Instant::now();
    while office.status()["done"].as_i64() < Some(50) {
        assert!(started.elapsed() < Duration::from_secs(60), "nothing comes in");
        std::thread::yield_now();
    }
}

fn seen(office: &Office) -> (usize, usize) {
    let found = office.found("欧阳");
    let listed = office.customers().iter().filter(|row| row.to_string().contains("欧阳")).count();
    (found["customers"].as_array().map_or(0, Vec::len), listed)
}

pub fn running(office: &Office) -> bool {
    office.status()["state"] == "running"
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
            let came_in = office.run(list_imports, AskNothing {});
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
    office.run(cancel_task, AskTask {});
    assert_eq!(office.finished(), Err("cancelled".to_owned()));
    assert_eq!(seen(&office), (0, 0));
    assert_eq!(office.run(list_imports, AskNothing {}), json!([]));
    let check = office.task(check_file, AskNothing {}).unwrap();
    assert_eq!((&check["rows"], &check["sqlite_says"]), (&json!([]), &json!([])));
    assert_eq!(office.task(run_import, customer_list(&list(10))).unwrap()["rows_added"], 10);
}

#[test]
fn what_was_coming_in_when_the_program_ended_is_gone_after_the_next_start() {
    let mut office = Office::open();
    begun(&office, 6_000);
    office.break_off();
    assert_eq!(seen(&office), (0, 0), "not even for a moment");
    let started = Instant::now();
    let rows = |office: &Office| -> i64 {
        let file = office.file();
        file.query_row("SELECT count(*) FROM customer WHERE import_id IS NOT NULL", [], |row| row.get(0))
            .unwrap()
    };
    while rows(&office) > 0 {
        assert!(started.elapsed() < Duration::from_secs(60), "its rows stay");
        std::thread::yield_now();
    }
    assert_eq!(office.task(run_import, customer_list(&list(10))).unwrap()["rows_added"], 10);
}

#[test]
fn a_list_that_goes_is_out_of_sight_at_once_and_gone_in_the_end() {
    let office = Office::open();
    let id = office.task(run_import, customer_list(&list(2_000))).unwrap()["id"].clone();
    office.run(undo_import, AskImport { id: read(id.clone()) });
    while running(&office) {
        let report: Value = office.import(&id);
        if report["undone_at"].is_null() && office.status()["done"].as_i64() > Some(0) {
            assert_eq!(seen(&office), (0, 0));
        }
    }
    let report = office.finished().unwrap();
    assert!(!report["undone_at"].is_null());
    assert_eq!(seen(&office), (0, 0));
    assert_eq!(office.import(&id)["undone_at"], report["undone_at"]);
}

pub fn cars(rows: usize) -> Vec<u8> {
    let mut text = String::from("车牌号,品牌,行驶里程\n");
    for number in 0..rows {
        text.push_str(&format!("粤B{:05},大众,{}\n", 10_000 + number, 1_000 + number));
    }
    text.into_bytes()
}

fn rows_of(office: &Office, table: &str) -> i64 {
    let file = office.file();
    let sql = format!("SELECT count(*) FROM {table} WHERE import_id IS NOT NULL");
    file.query_row(&sql, [], |row| row.get(0)).unwrap()
}

pub fn walk_in(office: &Office, vehicle: &Value, customer: &Value) -> Result<Value, kernel::Refusal> {
    let ask = WalkIn {
        vehicle_id: read(vehicle.clone()),
        customer_id: read(customer.clone()),
        repair_kind: RepairKind::Repair,
        symptom: "异响".to_owned(),
        second_visit: false,
        beside_booking: false,
        again: None,
    };
    office.call("walk_in", request(ask))
}

#[test]
fn nobody_begins_to_work_with_a_row_that_is_on_its_way_out() {
    let office = Office::open();
    let customer = office.save_customer("张小芳")["id"].clone();
    let import = office.task(run_import, vehicle_list(&cars(1_500))).unwrap()["id"].clone();
    // A page with one of its cars stands open at the counter.
    let found = office.found("粤B11499");
    let car = found["vehicles"][0]["vehicle"]["id"].clone();
    office.run(undo_import, AskImport { id: read(import.clone()) });
    while office.status()["done"] == 0 && running(&office) {
        std::thread::yield_now();
    }
    for refused in [
        walk_in(&office, &car, &customer).expect_err("a car that goes"),
        office.call("get_vehicle", json!({ "id": car })).expect_err("a car that goes"),
    ] {
        assert_eq!(shop_tests::code(&refused), "not_found");
    }
    assert!(!office.finished().unwrap()["undone_at"].is_null());
    assert_eq!(rows_of(&office, "vehicle"), 0, "none is left half");
}

#[test]
fn an_undo_that_was_about_to_be_refused_takes_nothing_when_the_program_ends_in_it() {
    let mut office = Office::open();
    let customer = office.save_customer("张小芳")["id"].clone();
    let import = office.task(run_import, vehicle_list(&cars(300))).unwrap()["id"].clone();
    let found = office.found("粤B10007");
    let car = found["vehicles"][0]["vehicle"]["id"].clone();
    walk_in(&office, &car, &customer).unwrap();
    // As a kill leaves it between the look and the refusal.
    let file = office.file();
    file.execute(
        "UPDATE import SET moving = 'leaving', first_vehicle = 1, last_vehicle = 100000 WHERE id = ?1",
        [import.as_i64()],
    )
    .unwrap();
    drop(file);
    office.restart();
    let started = Instant::now();
    while office.call("get_vehicle", json!({ "id": car })).is_err() {
        assert!(started.elapsed() < Duration::from_secs(60), "the car in the shop is not to be found");
        std::thread::yield_now();
    }
    assert_eq!(rows_of(&office, "vehicle"), 300);
    assert_eq!(office.undone(&import), Err("in_use".to_owned()));
}

#[test]
fn what_long_work_found_is_told_to_who_might_have_begun_it() {
    let office = Office::open();
    office.run(save_person, new_person("李师傅", &[Role::Technician]));
    let report = office.task(run_import, customer_list(&list(3))).unwrap();
    assert_eq!(report["rows_added"], 3);
    let technician = office.shop.sign_in(domain::ids::PersonId(2), PIN, "bay").unwrap().0;
    let told = app::call(&office.shop, &technician, "task_status", json!({}), None).unwrap();
    assert_eq!((&told["state"], &told["result"]), (&json!("done"), &Value::Null));
    assert_eq!(office.status()["result"]["rows"], json!([]), "the rows are asked for apart");
}

/// Everything that says of itself that it is of the sample.
fn sample_rows(office: &Office) -> i64 {
    let file = office.file();
    let tables = ["customer", "vehicle", "appointment", "work_order", "complaint", "person", "bay"];
    tables.iter().map(|table| sample_rows_of(&file, table)).sum()
}

fn sample_rows_of(file: &rusqlite::Connection, table: &str) -> i64 {
    let sql = format!("SELECT count(*) FROM {table} WHERE sample = 1");
    file.query_row(&sql, [], |row| row.get(0)).unwrap()
}

fn sample_begun(office: &Office) {
    office.run(load_sample_shop, AskNothing {});
    let started = Instant::now();
    while office.status()["done"].as_i64() < Some(900) {
        assert!(started.elapsed() < Duration::from_secs(120), "the sample does not come in");
        std::thread::yield_now();
    }
}

#[test]
fn the_counter_goes_on_while_the_sample_comes_in_and_called_off_nothing_of_it_stays() {
    let office = Office::open();
    sample_begun(&office);
    let mut slowest = Duration::ZERO;
    for _ in 0..20 {
        let asked = Instant::now();
        office.save_customer("张小芳");
        slowest = slowest.max(asked.elapsed());
    }
    assert!(running(&office), "it was over before anybody saved");
    assert!(slowest < Duration::from_secs(2), "a save waited {slowest:?}");
    office.run(cancel_task, AskTask {});
    assert_eq!(office.finished(), Err("cancelled".to_owned()));
    assert_eq!((sample_rows(&office), office.customers().len()), (0, 20));
    let people = office.run(list_people, AskNothing {});
    assert_eq!(people["people"].as_array().map(Vec::len), Some(1), "{people}");
    let check = office.task(check_file, AskNothing {}).unwrap();
    assert_eq!((&check["rows"], &check["sqlite_says"]), (&json!([]), &json!([])));
}

#[test]
fn a_sample_that_was_coming_in_when_the_program_ended_goes_with_the_next_start() {
    let mut office = Office::open();
    sample_begun(&office);
    office.break_off();
    let started = Instant::now();
    while sample_rows(&office) > 0 {
        assert!(started.elapsed() < Duration::from_secs(120), "some of the sample stays");
        std::thread::park_timeout(Duration::from_millis(20));
    }
    assert_eq!(office.run(list_people, AskNothing {})["people"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_copy_put_in_place_while_an_import_is_still_taken_out_keeps_its_rows() {
    let mut office = Office::open();
    let id = office.task(run_import, customer_list(&list(6_000))).unwrap()["id"].clone();
    let copy = office.task(make_backup, AskNothing {}).unwrap()["file_name"].clone();
    office.run(undo_import, AskImport { id: read(id.clone()) });
    let begun = Instant::now();
    while office.status()["done"].as_i64() < Some(50) {
        assert!(begun.elapsed() < Duration::from_secs(60), "nothing goes");
        std::thread::yield_now();
    }
    // The next start takes out the rest, beside whatever people do.
    let backups = std::fs::read_dir(office.folder().join("backups")).unwrap().flatten();
    let copies: Vec<_> =
        backups.map(|entry| (entry.file_name(), std::fs::read(entry.path()).unwrap())).collect();
    office.break_off();
    let backups = office.folder().join("backups");
    std::fs::create_dir_all(&backups).unwrap();
    for (name, bytes) in copies {
        std::fs::write(backups.join(name), bytes).unwrap();
    }
    office.restore(copy.as_str().unwrap()).unwrap();
    let begun = Instant::now();
    let mut seen_last = rows_of(&office, "customer");
    while begun.elapsed() < Duration::from_secs(2) {
        seen_last = rows_of(&office, "customer");
        std::thread::park_timeout(Duration::from_millis(50));
    }
    assert_eq!(seen_last, 6_000);
    assert!(office.import(&id)["undone_at"].is_null());
}
