//! Copies of the file: made, counted, checked, put back.

use crate::support::Office;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

fn names(office: &Office) -> Vec<String> {
    let list = office.ok("list_backups", json!({}));
    list["backups"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["file_name"].as_str().unwrap().to_owned())
        .collect()
}

fn path(office: &Office, name: &str) -> PathBuf {
    office.folder().join("backups").join(name)
}

fn customer_names(office: &Office) -> Vec<String> {
    office.customers().iter().map(|row| row["customer"]["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_copy_stands_beside_its_sum_and_is_listed_as_sound() {
    let office = Office::open();
    let made = office.task("make_backup", json!({})).unwrap();
    assert_eq!(made["file_name"], "workbay-2026-03-02-0830.db");
    assert_eq!(made["at"], "2026-03-02T00:30:00Z");
    office.task("make_backup", json!({})).unwrap();
    assert_eq!(names(&office), ["workbay-2026-03-02-0830-2.db", "workbay-2026-03-02-0830.db"]);
    let list = office.ok("list_backups", json!({}));
    assert_eq!(list["kept"], 14);
    for copy in list["backups"].as_array().unwrap() {
        assert_eq!(copy["sound"], true);
        assert_eq!(copy["at"], "2026-03-02T00:30:00Z");
        assert!(copy["bytes"].as_i64().unwrap() > 100_000);
    }
    let sum = fs::read_to_string(path(&office, "workbay-2026-03-02-0830.db.sha256")).unwrap();
    assert!(sum.ends_with("  workbay-2026-03-02-0830.db\n") && sum.len() == 64 + 29, "{sum}");
    let mut files: Vec<String> = fs::read_dir(office.folder().join("backups"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    assert_eq!(files.len(), 4, "two copies, two sums, nothing half made: {files:?}");
}

#[test]
fn a_day_has_one_copy_by_itself_and_a_fortnight_is_kept() {
    let office = Office::open();
    assert!(office.shop.keep_todays_backup().unwrap());
    assert!(!office.shop.keep_todays_backup().unwrap(), "the day has its copy");
    for _ in 0..15 {
        office.minutes_pass(24 * 60);
        assert!(office.shop.keep_todays_backup().unwrap());
    }
    let kept = names(&office);
    assert_eq!(kept.len(), 14);
    assert_eq!(
        (kept[0].as_str(), kept[13].as_str()),
        ("workbay-2026-03-17-0830.db", "workbay-2026-03-04-0830.db")
    );
    assert!(!path(&office, "workbay-2026-03-02-0830.db.sha256").exists());
}

#[test]
fn a_copy_takes_the_place_of_what_is_there_and_that_is_put_aside() {
    let office = Office::open();
    office.save_customer("张小芳");
    office.task("make_backup", json!({})).unwrap();
    office.minutes_pass(5);
    office.save_customer("李四");
    assert_eq!(customer_names(&office), ["李四", "张小芳"]);

    let back = office.task("restore_backup", json!({ "file_name": "workbay-2026-03-02-0830.db" })).unwrap();
    assert_eq!(customer_names(&office), ["张小芳"]);
    let aside = back["aside"].as_str().unwrap();
    assert_eq!(aside, "workbay-before-restore-2026-03-02-0835.db");
    office.save_customer("王五");
    assert_eq!(customer_names(&office), ["王五", "张小芳"], "the shop goes on");

    office.minutes_pass(5);
    office.task("restore_backup", json!({ "file_name": aside })).unwrap();
    assert_eq!(customer_names(&office), ["李四", "张小芳"], "nothing was lost by it");
    for _ in 0..4 {
        office.minutes_pass(1);
        office.task("restore_backup", json!({ "file_name": "workbay-2026-03-02-0830.db" })).unwrap();
    }
    let aside = names(&office).iter().filter(|name| name.contains("before-restore")).count();
    assert_eq!((aside, names(&office).len()), (3, 4), "{:?}", names(&office));
}

#[test]
fn a_copy_with_a_flipped_byte_is_refused_and_the_shop_stays_as_it_is() {
    let office = Office::open();
    office.save_customer("张小芳");
    office.task("make_backup", json!({})).unwrap();
    let name = "workbay-2026-03-02-0830.db";
    let sound = fs::read(path(&office, name)).unwrap();
    office.save_customer("李四");
    for place in [20, sound.len() / 2, sound.len() - 1] {
        let mut flipped = sound.clone();
        flipped[place] ^= 1;
        fs::write(path(&office, name), &flipped).unwrap();
        assert_eq!(office.ok("list_backups", json!({}))["backups"][0]["sound"], false, "byte {place}");
        let refused = office.task("restore_backup", json!({ "file_name": name }));
        assert_eq!(refused, Err("backup_damaged".to_owned()), "byte {place}");
    }
    fs::write(path(&office, name), &sound).unwrap();
    fs::remove_file(path(&office, &format!("{name}.sha256"))).unwrap();
    let refused = office.task("restore_backup", json!({ "file_name": name }));
    assert_eq!(refused, Err("backup_damaged".to_owned()), "without its sum");
    assert_eq!(customer_names(&office), ["李四", "张小芳"]);
    assert_eq!(names(&office), [name], "nothing was put aside for nothing");
}

fn write_with_sum(office: &Office, name: &str, content: &[u8]) {
    use sha2::{Digest, Sha256};
    let sum: String = Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect();
    fs::write(path(office, name), content).unwrap();
    fs::write(path(office, &format!("{name}.sha256")), format!("{sum}  {name}\n")).unwrap();
}

#[test]
fn a_copy_of_a_newer_program_or_of_something_else_is_refused() {
    let office = Office::open();
    office.task("make_backup", json!({})).unwrap();
    let mut newer = fs::read(path(&office, "workbay-2026-03-02-0830.db")).unwrap();
    // The schema's number stands in the head of the file, at byte 60.
    newer[60..64].copy_from_slice(&99u32.to_be_bytes());
    write_with_sum(&office, "workbay-2026-03-02-0900.db", &newer);
    write_with_sum(&office, "workbay-2026-03-02-0901.db", b"a letter");
    let check = |name: &str, expect: &str| {
        assert_eq!(
            office.task("restore_backup", json!({ "file_name": name })),
            Err(expect.to_owned()),
            "{name}"
        );
    };
    check("workbay-2026-03-02-0900.db", "backup_newer");
    check("workbay-2026-03-02-0901.db", "backup_damaged");
    check("workbay-2026-03-02-0902.db", "not_found");
    check("../workbay.db", "not_found");
    check("", "not_found");
}

#[test]
fn the_check_of_the_file_finds_what_was_changed_past_the_program() {
    let office = Office::open();
    let fine = office.task("check_file", json!({})).unwrap();
    assert_eq!((&fine["sqlite_says"], &fine["damaged"]), (&json!([]), &json!([])));

    // A signed report and a receipt, written past the program with sums that
    // do not fit them.
    let file = rusqlite::Connection::open(office.folder().join("workbay.db")).unwrap();
    file.execute_batch(
        "PRAGMA foreign_keys = OFF;
         INSERT INTO inspection (work_order_id, kind, attempt, person_id, at, items, road_test_km, passed, note,
             failed_jobs, checksum) VALUES (1, 'final', 1, 1, '2026-03-02T00:30:00Z', '[]', 0, 1, '', '[]', 'x');
         INSERT INTO payment (number, settlement_id, work_order_id, means, amount, tendered, refund_of, reason, at,
             person_id, checksum)
         VALUES ('SK20260302001', 1, 1, 'cash', 100, 100, NULL, '', '2026-03-02T00:30:00Z', 1, 'x');",
    )
    .unwrap();
    drop(file);
    let found = office.task("check_file", json!({})).unwrap();
    assert_eq!(found["damaged"], json!(["payment SK20260302001", "inspection 1"]));
    assert_eq!((&found["payments_checked"], &found["reports_checked"]), (&json!(1), &json!(1)));
    let said: Vec<&str> =
        found["sqlite_says"].as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
    assert!(said.contains(&"payment 1 names a settlement that is not there"), "{said:?}");
}

#[test]
fn only_the_manager_has_to_do_with_copies() {
    let mut office = Office::open();
    let person = office.ok(
        "save_person",
        json!({ "id": null, "version": 0, "name": "李师傅", "roles": ["technician"], "active": true, "pin": "1357" }),
    );
    office.manager = commands::Session::of(domain::ids::PersonId(person["id"].as_i64().unwrap()), "bay");
    for (name, request) in [
        ("list_backups", json!({})),
        ("make_backup", json!({})),
        ("restore_backup", json!({ "file_name": "workbay-2026-03-02-0830.db" })),
        ("check_file", json!({})),
    ] {
        assert_eq!(
            office.call(name, request).map(|_: Value| ()).map_err(|refusal| crate::support::code(&refusal)),
            Err("role_missing".to_owned()),
            "{name}"
        );
    }
}
