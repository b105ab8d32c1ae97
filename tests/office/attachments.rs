//! What lies beside the file: copies have it, a restore brings it back, the check
//! names what is gone, and only what nothing refers to is swept.

use crate::backups::names;
use crate::support::Office;
use features::office::backups::{check_file, make_backup};
use kernel::host::AskNothing;
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use storage::blobs::Blobs;
use storage::{Actor, StorageError};

/// As a command would that takes a photo.
fn take_photo(office: &Office, content: &[u8]) -> String {
    let db = &office.shop.db;
    let put = db.blobs().put(content).unwrap();
    let actor: Actor = office.shop.actor(&office.me, "take_photo", None, &json!({}));
    db.write::<StorageError>(&actor, |w| w.name_blob(&put, "image/jpeg").map(|_| json!({}))).unwrap();
    put.hash().to_owned()
}

fn place(folder: &Path, hash: &str) -> PathBuf {
    folder.join("blobs").join(&hash[..2]).join(&hash[2..])
}

#[test]
fn the_check_names_what_is_gone_or_damaged_and_a_restore_brings_it_back() {
    let mut office = Office::open();
    let (damaged, gone) = (take_photo(&office, b"left door"), take_photo(&office, b"right door"));
    let copy = office.task(make_backup, AskNothing {}).unwrap()["file_name"].as_str().unwrap().to_owned();
    assert_eq!(office.task(check_file, AskNothing {}).unwrap()["damaged"], json!([]));
    fs::write(place(office.folder(), &damaged), b"left doom").unwrap();
    fs::remove_file(place(office.folder(), &gone)).unwrap();
    let found = office.task(check_file, AskNothing {}).unwrap();
    assert_eq!(found["damaged"], json!([format!("blob {damaged}"), format!("blob {gone}")]));
    assert_eq!((&found["rows"], &found["sqlite_says"]), (&json!([]), &json!([])));

    office.restore(&copy).unwrap();
    assert_eq!(office.task(check_file, AskNothing {}).unwrap()["damaged"], json!([]));
    assert_eq!(office.shop.db.blobs().get(&gone).unwrap(), b"right door");
    // The copy set aside was made while they were gone, and is made all the same.
    assert_eq!(names(&office).len(), 2);
    let check = |office: &Office| office.check_of(&copy).unwrap()["sound"].clone();
    assert_eq!(check(&office), true);
    fs::remove_file(place(&office.folder().join("backups"), &gone)).unwrap();
    assert_eq!(check(&office), false, "a copy without its photos is not whole");
}

#[test]
fn the_days_copies_write_no_photo_twice_and_the_start_sweeps_what_nothing_refers_to() {
    let mut office = Office::open();
    let photo = take_photo(&office, b"left door");
    let orphan = office.shop.db.blobs().put(b"no row names it").unwrap();
    features::office::backups::keep_todays_backup(&office.shop).unwrap();
    let carried = place(&office.folder().join("backups"), &photo);
    let first = carried.metadata().unwrap().modified().unwrap();
    office.later(24 * 60);
    features::office::backups::keep_todays_backup(&office.shop).unwrap();
    assert_eq!(carried.metadata().unwrap().modified().unwrap(), first);

    office.restart();
    assert!(!place(office.folder(), orphan.hash()).exists(), "nothing names it");
    assert!(place(office.folder(), &photo).exists() && carried.exists());

    // The row goes, the copies stay: so does the photo, in both places.
    let actor = office.shop.actor(&office.me, "forget_photo", None, &json!({}));
    office
        .shop
        .db
        .write::<StorageError>(&actor, |w| w.delete::<storage::blobs::Blob>(1).map(|()| json!({})))
        .unwrap();
    office.restart();
    assert!(place(office.folder(), &photo).exists() && carried.exists());

    // A copy that cannot be read may name anything: nothing is swept then.
    for name in names(&office) {
        fs::write(office.folder().join("backups").join(name), b"a letter").unwrap();
    }
    office.restart();
    assert!(place(office.folder(), &photo).exists() && carried.exists());

    // Once no copy refers to it, it goes.
    for name in names(&office) {
        fs::remove_file(office.folder().join("backups").join(name)).unwrap();
    }
    office.restart();
    assert!(!place(office.folder(), &photo).exists() && !carried.exists());
}

#[test]
fn beside_a_broken_file_nothing_is_swept() {
    let mut office = Office::open();
    let orphan = office.shop.db.blobs().put(b"a row of the broken file names it").unwrap();
    let broken = office.folder().join("workbay.broken-20260303T003000Z.db");
    fs::write(&broken, b"what could not be read").unwrap();
    office.restart();
    assert!(Blobs::beside(office.folder()).is_whole(orphan.hash()).unwrap());
    fs::remove_file(&broken).unwrap();
    office.restart();
    assert!(!place(office.folder(), orphan.hash()).exists());
}
