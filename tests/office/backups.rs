//! Copies of the file: made, counted, checked.

use crate::support::Office;
use domain::role::Role;
use features::office::backups::{backup_trouble, check_file, list_backups, make_backup};
use features::office::people::save_person;
use kernel::host::AskNothing;
use kernel::host_clock::{AcceptClock, accept_clock, get_clock};
use serde_json::{Value, json};
use shop_tests::asks_office::new_person;
use shop_tests::typed::field;
use std::fs;
use std::path::PathBuf;

pub fn names(office: &Office) -> Vec<String> {
    let list = office.run(list_backups, AskNothing {});
    list["backups"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["file_name"].as_str().unwrap().to_owned())
        .collect()
}

pub fn path(office: &Office, name: &str) -> PathBuf {
    office.folder().join("backups").join(name)
}

#[test]
fn a_copy_stands_beside_its_sum_and_is_listed_with_its_kind_and_size() {
    let office = Office::open();
    let made = office.task(make_backup, AskNothing {}).unwrap();
    assert_eq!(made["file_name"], "workbay-by-hand-2026-03-02-0830-no00001.db");
    assert_eq!((&made["at"], &made["kind"]), (&json!("2026-03-02T00:30:00Z"), &json!("by_hand")));
    office.task(make_backup, AskNothing {}).unwrap();
    features::office::backups::keep_todays_backup(&office.shop).unwrap();
    assert_eq!(
        names(&office),
        [
            "workbay-2026-03-02-0830-no00003.db",
            "workbay-by-hand-2026-03-02-0830-no00002.db",
            "workbay-by-hand-2026-03-02-0830-no00001.db",
        ]
    );
    let list = office.run(list_backups, AskNothing {});
    assert_eq!((&list["kept"], &list["kept_days"]), (&json!(14), &json!(30)));
    assert_eq!(
        (&list["backups"][0]["kind"], &list["backups"][2]["kind"]),
        (&json!("daily"), &json!("by_hand"))
    );
    for copy in list["backups"].as_array().unwrap() {
        assert_eq!(copy["at"], "2026-03-02T00:30:00Z");
        assert!(copy["bytes"].as_i64().unwrap() > 100_000);
    }
    let sum = fs::read_to_string(path(&office, "workbay-2026-03-02-0830-no00003.db.sha256")).unwrap();
    assert!(sum.ends_with("  workbay-2026-03-02-0830-no00003.db\n") && sum.len() == 64 + 37, "{sum}");
    let files = fs::read_dir(office.folder().join("backups")).unwrap().count();
    assert_eq!(files, 6, "three copies, three sums, nothing half made");
}

#[test]
fn a_day_has_one_copy_by_itself_and_a_fortnight_is_kept() {
    let office = Office::open();
    assert!(features::office::backups::keep_todays_backup(&office.shop).unwrap());
    assert!(!features::office::backups::keep_todays_backup(&office.shop).unwrap(), "the day has its copy");
    for _ in 0..15 {
        office.later(24 * 60);
        assert!(features::office::backups::keep_todays_backup(&office.shop).unwrap());
    }
    let kept = names(&office);
    assert_eq!(kept.len(), 14);
    assert_eq!(
        (kept[0].as_str(), kept[13].as_str()),
        ("workbay-2026-03-17-0830-no00016.db", "workbay-2026-03-04-0830-no00003.db")
    );
    assert!(!path(&office, "workbay-2026-03-02-0830-no00001.db.sha256").exists());
}

#[test]
fn a_days_copy_that_fails_is_told_to_the_manager_until_there_is_one_again() {
    let office = Office::open();
    assert_eq!(office.run(backup_trouble, AskNothing {}), Value::Null);
    // Something stands where the copies go.
    let folder = office.folder().join("backups");
    fs::remove_dir_all(&folder).ok();
    fs::write(&folder, "no folder").unwrap();
    let refused = features::office::backups::keep_todays_backup(&office.shop).unwrap_err();
    let trouble = office.run(backup_trouble, AskNothing {});
    assert_eq!(trouble["since"], "2026-03-02T00:30:00Z");
    assert_eq!(trouble["refusal"]["code"], shop_tests::code(&refused));
    assert_ne!(trouble["refusal"]["code"], "bug");
    office.later(60);
    features::office::backups::keep_todays_backup(&office.shop).unwrap_err();
    assert_eq!(
        office.run(backup_trouble, AskNothing {})["since"],
        "2026-03-02T00:30:00Z",
        "since when, not how often"
    );
    fs::remove_file(&folder).unwrap();
    assert!(features::office::backups::keep_todays_backup(&office.shop).unwrap());
    assert_eq!(office.run(backup_trouble, AskNothing {}), Value::Null);
}

#[test]
fn the_days_copy_made_under_a_clock_set_back_stays_and_pushes_out_none_but_the_oldest() {
    let office = Office::open();
    for _ in 0..14 {
        assert!(features::office::backups::keep_todays_backup(&office.shop).unwrap());
        office.later(24 * 60);
    }
    let before = names(&office);
    // Half a year back, and the manager says that it is right.
    office.clock.set_to("2025-09-01T00:30:00Z");
    let seen = office.run(get_clock, AskNothing {});
    office.run(accept_clock, AcceptClock { now: field(&seen, "now") });
    assert!(features::office::backups::keep_todays_backup(&office.shop).unwrap());
    let after = names(&office);
    assert_eq!(after[0], "workbay-2025-09-01-0830-no00015.db", "the newest, whatever its name says");
    assert_eq!(after[1..], before[..13], "one of the oldest day has gone");
    assert!(!features::office::backups::keep_todays_backup(&office.shop).unwrap(), "the day has its copy");

    // Forward by mistake and back again: the clock alone removes nothing.
    office.task(make_backup, AskNothing {}).unwrap();
    for _ in 0..13 {
        office.task(make_backup, AskNothing {}).unwrap();
    }
    office.clock.set_to("2031-09-01T00:30:00Z");
    office.task(make_backup, AskNothing {}).unwrap();
    assert_eq!(of_kind(&office, "by_hand"), 14, "the newest of a kind stay");
}

#[test]
fn while_the_clock_is_behind_the_shops_day_has_its_copy_already() {
    let office = Office::open();
    assert!(features::office::backups::keep_todays_backup(&office.shop).unwrap());
    office.clock.set_to("2026-02-27T00:30:00Z");
    assert!(
        !features::office::backups::keep_todays_backup(&office.shop).unwrap(),
        "it is still the same day in the shop"
    );
}

#[test]
fn copies_of_earlier_programs_are_older_than_all_that_have_a_number() {
    let office = Office::open();
    let folder = office.folder().join("backups");
    fs::create_dir_all(&folder).unwrap();
    for day in 1..=14 {
        fs::write(folder.join(format!("workbay-2026-04-{day:02}-0830.db")), "").unwrap();
    }
    fs::write(folder.join("workbay-2026-04-14-0830-2.db"), "").unwrap();
    assert!(features::office::backups::keep_todays_backup(&office.shop).unwrap());
    let kept = names(&office);
    assert_eq!(kept.len(), 14);
    assert_eq!(
        kept[..3],
        ["workbay-2026-03-02-0830-no00001.db", "workbay-2026-04-14-0830-2.db", "workbay-2026-04-14-0830.db"]
    );
}

fn of_kind(office: &Office, kind: &str) -> usize {
    let list = office.run(list_backups, AskNothing {});
    list["backups"].as_array().unwrap().iter().filter(|copy| copy["kind"] == kind).count()
}

#[test]
fn copies_made_for_a_reason_are_not_pushed_out_by_the_days() {
    let mut office = Office::open();
    features::office::backups::keep_todays_backup(&office.shop).unwrap();
    for _ in 0..20 {
        office.task(make_backup, AskNothing {}).unwrap();
    }
    let first = names(&office).pop().unwrap();
    assert_eq!(first, "workbay-2026-03-02-0830-no00001.db");
    for _ in 0..5 {
        office.later(1);
        office.restore(&first).unwrap();
    }
    for _ in 0..29 {
        office.later(24 * 60);
        features::office::backups::keep_todays_backup(&office.shop).unwrap();
    }
    office.task(make_backup, AskNothing {}).unwrap();
    assert_eq!(of_kind(&office, "daily"), 14);
    assert_eq!(of_kind(&office, "by_hand"), 21, "nothing made by hand within a month is gone");
    assert_eq!(of_kind(&office, "before_restore"), 5);

    // After the month the newest of a kind stay.
    office.later(40 * 24 * 60);
    office.task(make_backup, AskNothing {}).unwrap();
    assert_eq!((of_kind(&office, "by_hand"), of_kind(&office, "before_restore")), (14, 5));
    let newest = names(&office).remove(0);
    office.restore(&newest).unwrap();
    assert_eq!(of_kind(&office, "before_restore"), 3);
}

#[test]
fn the_copy_made_before_an_update_is_taken_in_with_its_sum() {
    let office = Office::open();
    office.task(make_backup, AskNothing {}).unwrap();
    let folder = office.folder().join("updated");
    fs::create_dir(&folder).unwrap();
    fs::copy(path(&office, &names(&office)[0]), folder.join("workbay.db")).unwrap();
    fs::copy(folder.join("workbay.db"), folder.join("workbay.before-9.db")).unwrap();
    drop(app::open(&folder, office.clock.clone()).unwrap());
    assert!(!folder.join("workbay.before-9.db").exists());
    let mut kept: Vec<String> = fs::read_dir(folder.join("backups"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    kept.sort();
    assert!(
        kept[0].starts_with("workbay-before-update-20") && kept[1] == format!("{}.sha256", kept[0]),
        "{kept:?}"
    );
}

#[test]
fn the_list_reads_no_copy_and_the_check_of_one_reads_all_of_it() {
    let office = Office::open();
    office.task(make_backup, AskNothing {}).unwrap();
    let name = "workbay-by-hand-2026-03-02-0830-no00001.db";
    let check = || office.check_of(name);
    assert_eq!(check().unwrap(), json!({ "file_name": name, "at": "2026-03-02T00:30:00Z", "sound": true }));
    let mut flipped = fs::read(path(&office, name)).unwrap();
    let last = flipped.len() - 1;
    flipped[last] ^= 1;
    fs::write(path(&office, name), &flipped).unwrap();
    assert_eq!(check().unwrap()["sound"], false);
    assert_eq!(office.check_of("../workbay.db"), Err("not_found".to_owned()));
    // A folder in the place of the copy cannot be read, and is listed.
    fs::remove_file(path(&office, name)).unwrap();
    fs::create_dir(path(&office, name)).unwrap();
    assert_eq!(names(&office), [name]);
}

#[test]
fn the_check_of_the_file_finds_what_was_changed_past_the_program() {
    let office = Office::open();
    let fine = office.task(check_file, AskNothing {}).unwrap();
    assert_eq!((&fine["sqlite_says"], &fine["damaged"]), (&json!([]), &json!([])));

    // A signed report and a receipt, written past the program with sums that
    // do not fit them.
    let file = office.file();
    file.execute_batch(
        "PRAGMA foreign_keys = OFF;
         INSERT INTO inspection (work_order_id, kind, attempt, person_id, at, items, road_test_km, passed, note,
             failed_jobs, checksum) VALUES (1, 'final', 1, 1, '2026-03-02T00:30:00Z', '[]', 0, 1, '', '[]', 'x');
         INSERT INTO payment (number, settlement_id, work_order_id, means, amount, tendered, refund_of, reason, at,
             person_id, checksum)
         VALUES ('SK20260302001', 1, 1, 'cash', 100, 100, NULL, '', '2026-03-02T00:30:00Z', 1, 'x');
         INSERT INTO counterfoil (kind, work_order_id, subject_id, edition, at, person_id, content, checksum)
         VALUES ('job_card', 1, 1, 2, '2026-03-02T00:30:00Z', 1, '{}', 'x'),
                ('delivery', 1, 1, 0, '2026-03-02T00:30:00Z', NULL, '', '');
         INSERT INTO receipt_foil (payment_id, content, checksum) VALUES (1, '{}', 'x');",
    )
    .unwrap();
    drop(file);
    let found = office.task(check_file, AskNothing {}).unwrap();
    assert_eq!(
        found["damaged"],
        json!([
            "payment SK20260302001",
            "inspection 1",
            "counterfoil job_card 1/2",
            "receipt_foil SK20260302001"
        ])
    );
    assert_eq!((&found["payments_checked"], &found["reports_checked"]), (&json!(1), &json!(1)));
    assert_eq!(found["counterfoils_checked"], 3, "also the mark of what is older");
    let said: Vec<&str> =
        found["sqlite_says"].as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
    assert!(said.contains(&"payment 1 names a settlement that is not there"), "{said:?}");
}

#[test]
fn only_the_manager_has_to_do_with_copies() {
    let mut office = Office::open();
    let person = office.run(save_person, new_person("李师傅", &[Role::Technician]));
    office.me = kernel::Session::of(domain::ids::PersonId(person["id"].as_i64().unwrap()), "bay");
    for (name, request) in [
        ("list_backups", json!({})),
        ("make_backup", json!({})),
        ("check_backup", json!({ "file_name": "workbay-2026-03-02-0830.db" })),
        ("restore_backup", json!({ "file_name": "workbay-2026-03-02-0830.db" })),
        ("check_file", json!({})),
    ] {
        assert_eq!(
            office.call(name, request).map(|_: Value| ()).map_err(|refusal| shop_tests::code(&refusal)),
            Err("role_missing".to_owned()),
            "{name}"
        );
    }
}
