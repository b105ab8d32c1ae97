//! A file that cannot be used beside copies that can: never the five questions,
//! never a dead end, and what was there is kept.

use crate::support::Office;
use domain::ids::PersonId;
use features::office::backups::make_backup;
use features::office::recovery::{Opened, Recover, Recovery, Stuck};
use kernel::host::AskNothing;
use kernel::{Refusal, Session, Shop};
use serde_json::{Value, json};
use shop_tests::clock::ShopClock;
use shop_tests::{Folder, PIN, code};
use std::path::Path;
use std::sync::Arc;

/// The folder of a shop with one customer and a copy of that, closed; another
/// customer came then who is in no copy.
fn closed_shop() -> Folder {
    let office = Office::open();
    office.save_customer("张小芳");
    office.task(make_backup, AskNothing {}).unwrap();
    office.save_customer("李四");
    office.end()
}

/// The next morning.
fn later() -> Arc<ShopClock> {
    Arc::new(ShopClock::at("2026-03-03T08:30"))
}

fn stuck(dir: &Path) -> Recovery {
    match app::open_or_recover(dir, later()).unwrap() {
        Opened::Stuck(recovery) => recovery,
        Opened::Shop(_) => panic!("the shop opened"),
    }
}

fn ask(recovery: &Recovery, pin: &str) -> Recover {
    let offer = recovery.offer().unwrap();
    let copy = &offer.copies[0];
    assert_eq!(copy.trouble, None);
    assert_eq!((copy.shop_name.as_deref(), copy.customers), (Some("顺风汽修"), 1));
    assert_eq!(copy.managers[0].name, "陈经理");
    Recover { file_name: copy.copy.file_name.clone(), manager_id: copy.managers[0].id, pin: pin.to_owned() }
}

fn names(shop: &Arc<Shop>) -> Vec<Value> {
    let manager = Session::of(PersonId(1), "office");
    let list = app::call(shop, &manager, "list_customers", json!({ "filter": {} }), None).unwrap();
    list["rows"].as_array().unwrap().iter().map(|row| row["customer"]["name"].clone()).collect()
}

#[test]
fn a_shop_whose_file_is_gone_goes_on_from_a_copy_once_its_manager_says_so() {
    let closed = closed_shop();
    let dir = closed.path();
    std::fs::remove_file(dir.join("workbay.db")).unwrap();
    let recovery = stuck(dir);
    assert_eq!(recovery.offer().unwrap().stuck, Stuck::Missing);
    // One program has the folder, stuck or not.
    assert!(matches!(app::open_or_recover(dir, later()), Err(kernel::OpenRefusal::InUse { .. })));

    let wrong = ask(&recovery, "0000");
    let (recovery, refusal) = *recovery.recover(&wrong).map(|_| ()).unwrap_err();
    assert_eq!(refusal, Refusal::WrongPin);
    assert!(!dir.join("workbay.db").exists(), "nothing was put in place");
    let mut elsewhere = ask(&recovery, PIN);
    elsewhere.file_name = "../workbay.db".to_owned();
    let (recovery, refusal) = *recovery.recover(&elsewhere).map(|_| ()).unwrap_err();
    assert_eq!(code(&refusal), "not_found");

    let right = ask(&recovery, PIN);
    let Ok(shop) = recovery.recover(&right) else { panic!("refused") };
    assert_eq!(names(&shop), ["张小芳"]);
    assert!(shop.sign_in(PersonId(1), PIN, "office").is_ok());
    shop.close();
}

#[test]
fn a_damaged_file_is_kept_as_it_is_when_a_copy_takes_its_place() {
    let closed = closed_shop();
    let dir = closed.path();
    let mut bytes = std::fs::read(dir.join("workbay.db")).unwrap();
    bytes[0..200].fill(0xFF);
    std::fs::write(dir.join("workbay.db"), &bytes).unwrap();
    let recovery = stuck(dir);
    let stuck = recovery.offer().unwrap().stuck;
    assert!(matches!(stuck, Stuck::Damaged { .. } | Stuck::Foreign), "{stuck:?}");
    let right = ask(&recovery, PIN);
    let Ok(shop) = recovery.recover(&right) else { panic!("refused") };
    assert_eq!(names(&shop), ["张小芳"]);
    let aside = std::fs::read(dir.join("workbay.broken-20260303T003000Z.db")).unwrap();
    assert!(aside == bytes, "the broken file is not as it was");
    shop.close();
}

#[test]
fn nobody_is_asked_the_five_questions_beside_copies_of_a_shop() {
    let closed = closed_shop();
    let dir = closed.path();
    std::fs::write(dir.join("workbay.db"), b"").unwrap();
    assert_eq!(stuck(dir).offer().unwrap().stuck, Stuck::Empty);

    // A new file that was made since, and never set up.
    std::fs::remove_file(dir.join("workbay.db")).unwrap();
    std::fs::rename(dir.join("backups"), dir.join("elsewhere")).unwrap();
    match app::open_or_recover(dir, later()).unwrap() {
        Opened::Shop(shop) => shop.close(),
        Opened::Stuck(_) => panic!("there is no copy to choose"),
    }
    std::fs::rename(dir.join("elsewhere"), dir.join("backups")).unwrap();
    assert_eq!(stuck(dir).offer().unwrap().stuck, Stuck::Empty);
}

fn copies_become_unreadable(dir: &Path) {
    for copy in std::fs::read_dir(dir.join("backups")).unwrap() {
        let path = copy.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "db") {
            std::fs::write(path, [0xee; 20_000]).unwrap();
        }
    }
}

/// Of copies that nobody can read nobody knows that they hold no shop: whoever is
/// asked the five questions there would believe that nothing is missing.
#[test]
fn nobody_is_asked_the_five_questions_beside_copies_that_cannot_be_read() {
    let closed = closed_shop();
    let dir = closed.path();
    copies_become_unreadable(dir);
    std::fs::remove_file(dir.join("workbay.db")).unwrap();
    let offer = stuck(dir).offer().unwrap();
    assert_eq!(offer.stuck, Stuck::Missing);
    assert!(
        !offer.copies.is_empty()
            && offer.copies.iter().all(|copy| copy.trouble == Some(Refusal::BackupDamaged))
    );
}

/// A copy of a newer program is sound: an older one that called it damaged would
/// have people throw it away.
#[test]
fn a_copy_of_a_newer_program_is_named_as_one() {
    let closed = closed_shop();
    let dir = closed.path();
    std::fs::remove_file(dir.join("workbay.db")).unwrap();
    let path = dir.join("backups").join(&stuck(dir).offer().unwrap().copies[0].copy.file_name);
    let copy = rusqlite::Connection::open(&path).unwrap();
    copy.pragma_update(None, "user_version", 9_999).unwrap();
    drop(copy);
    let told = || stuck(dir).offer().unwrap().copies[0].trouble.clone();
    assert_eq!(told(), Some(Refusal::BackupDamaged), "what it says counts only where it is whole");
    sealed_anew(&path);
    let offer = stuck(dir).offer().unwrap();
    assert_eq!(offer.stuck, Stuck::Missing);
    let newer = matches!(offer.copies[0].trouble, Some(Refusal::BackupNewer { found: 9_999, .. }));
    assert!(newer, "{:?}", offer.copies[0].trouble);
}

#[test]
fn a_damaged_copy_is_shown_as_what_it_is_and_not_taken() {
    let closed = closed_shop();
    let dir = closed.path();
    std::fs::remove_file(dir.join("workbay.db")).unwrap();
    let recovery = stuck(dir);
    let right = ask(&recovery, PIN);
    let path = dir.join("backups").join(&right.file_name);
    let mut bytes = std::fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&path, bytes).unwrap();
    assert_eq!(recovery.offer().unwrap().copies[0].trouble, Some(Refusal::BackupDamaged));
    let (_recovery, refusal) = *recovery.recover(&right).map(|_| ()).unwrap_err();
    assert_eq!(refusal, Refusal::BackupDamaged);
    assert!(!dir.join("workbay.db").exists());
}

/// Reading every byte of large copies would keep the page back for minutes: they
/// are offered by what they say they hold, and read once one is chosen.
#[test]
fn a_large_copy_is_read_through_before_anything_is_touched() {
    let closed = closed_shop();
    let dir = closed.path();
    std::fs::remove_file(dir.join("workbay.db")).unwrap();
    let recovery = stuck(dir);
    let right = ask(&recovery, PIN);
    // Bytes nobody wrote, which SQLite itself does not look at.
    let copy = dir.join("backups").join(&right.file_name);
    let whole = copy.metadata().unwrap().len();
    let file = std::fs::File::options().write(true).open(&copy).unwrap();
    file.set_len(300 << 20).unwrap();

    let offered = &recovery.offer().unwrap().copies[0];
    assert_eq!(offered.trouble, None, "it is offered unread");
    assert_eq!(offered.customers, 1);
    let (recovery, refusal) = *recovery.recover(&right).map(|_| ()).unwrap_err();
    assert_eq!(refusal, Refusal::BackupDamaged);
    assert!(!dir.join("workbay.db").exists(), "nothing was put in place");

    // As it was written it is taken, by the same page.
    file.set_len(whole).unwrap();
    let Ok(shop) = recovery.recover(&right) else { panic!("refused") };
    assert_eq!(names(&shop), ["张小芳"]);
    shop.close();
}

#[test]
fn who_was_signed_in_when_the_copy_was_made_signs_in_anew_and_the_log_says_who_put_it_in_place() {
    let closed = closed_shop();
    let dir = closed.path();
    // A station's session stood in the file when it was copied.
    let recovery = {
        std::fs::remove_file(dir.join("workbay.db")).unwrap();
        stuck(dir)
    };
    let right = ask(&recovery, PIN);
    let copy = dir.join("backups").join(&right.file_name);
    let file = rusqlite::Connection::open(&copy).unwrap();
    file.execute(
        "INSERT INTO station_session (token_hash, person_id, station, place, begun, used_at)
         VALUES ('x', 1, 'bay', 'bay', 1, '2026-03-03T00:00:00Z')",
        [],
    )
    .unwrap();
    drop(file);
    sealed_anew(&copy);
    let Ok(shop) = recovery.recover(&right) else { panic!("refused") };
    shop.close();
    let file = rusqlite::Connection::open(dir.join("workbay.db")).unwrap();
    let count = |sql: &str| -> i64 { file.query_row(sql, [], |row| row.get(0)).unwrap() };
    assert_eq!(count("SELECT count(*) FROM station_session"), 0);
    assert_eq!(count("SELECT count(*) FROM command_log WHERE command = 'recover' AND person_id = 1"), 1);
}

/// The sum beside a copy, as the program writes it.
fn sealed_anew(copy: &Path) {
    use sha2::Digest;
    let sum: String =
        sha2::Sha256::digest(std::fs::read(copy).unwrap()).iter().map(|byte| format!("{byte:02x}")).collect();
    let beside = std::fs::read_dir(copy.parent().unwrap()).unwrap().flatten().map(|entry| entry.path());
    let name = copy.file_name().unwrap().to_str().unwrap();
    let place = beside
        .into_iter()
        .find(|path| {
            path != copy
                && path.file_name().unwrap().to_str().unwrap().starts_with(name.trim_end_matches(".db"))
        })
        .expect("the sum beside the copy");
    let said = std::fs::read_to_string(&place).unwrap();
    let old = said.split_whitespace().next().unwrap().to_owned();
    std::fs::write(&place, said.replace(&old, &sum)).unwrap();
}

/// The first page of a table, overwritten.
fn damage(dir: &Path, table: &str) {
    let path = dir.join("workbay.db");
    let file = rusqlite::Connection::open(&path).unwrap();
    let root: i64 = file
        .query_row("SELECT rootpage FROM sqlite_schema WHERE name = ?1", [table], |row| row.get(0))
        .unwrap();
    let size: i64 = file.query_row("PRAGMA page_size", [], |row| row.get(0)).unwrap();
    drop(file);
    let mut bytes = std::fs::read(&path).unwrap();
    let start = usize::try_from((root - 1) * size).unwrap();
    bytes[start..start + 200].fill(0xFF);
    std::fs::write(&path, &bytes).unwrap();
}

#[test]
fn damage_on_the_way_from_the_sign_in_to_the_copies_opens_the_recovery_instead() {
    for table in ["shop", "person", "person_pin", "bay"] {
        let closed = closed_shop();
        let dir = closed.path();
        damage(dir, table);
        let recovery = stuck(dir);
        assert!(matches!(recovery.offer().unwrap().stuck, Stuck::Damaged { .. }), "{table}");
        let right = ask(&recovery, PIN);
        let Ok(shop) = recovery.recover(&right) else { panic!("{table}: refused") };
        assert_eq!(names(&shop), ["张小芳"], "{table}");
        shop.close();
    }
}

/// There is nothing to go on from: what still opens is better than a page that offers nothing.
#[test]
fn a_damaged_shop_that_opens_stays_open_where_no_copy_can_be_read() {
    let closed = closed_shop();
    damage(closed.path(), "bay");
    copies_become_unreadable(closed.path());
    match app::open_or_recover(closed.path(), later()).unwrap() {
        Opened::Shop(shop) => shop.close(),
        Opened::Stuck(_) => panic!("it is shut, and nothing can take its place"),
    }
}
