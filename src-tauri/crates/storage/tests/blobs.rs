//! Blobs beside the file: whole or named as damaged, each kept once, and never a
//! row whose bytes are not there.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use storage::blobs::{Blob, Blobs};
use storage::file_summary::blobs_named_by;
use storage::{StorageError, replay};
use support::{Folder, actor, try_write, write};

const PHOTO: &[u8] = b"a scratch on the left door";

/// Every file below the folder of blobs.
fn files(folder: &Folder) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.path().join("blobs")];
    while let Some(next) = folders.pop() {
        let Ok(entries) = fs::read_dir(next) else { continue };
        for entry in entries {
            let path = entry.expect("an entry").path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

fn names(all: &[&str]) -> BTreeSet<String> {
    all.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn the_same_bytes_are_kept_once_and_come_back_as_they_were() {
    let folder = Folder::new();
    let db = folder.open();
    let put = db.blobs().put(PHOTO).expect("kept");
    assert_eq!(db.blobs().put(PHOTO).expect("kept"), put);
    assert_eq!(db.blobs().get(put.hash()).expect("there"), PHOTO);
    let [file]: [PathBuf; 1] = files(&folder).try_into().expect("one file");
    assert!(file.ends_with(PathBuf::from(&put.hash()[..2]).join(&put.hash()[2..])), "{file:?}");
    #[cfg(unix)]
    for (path, mode) in [(file.as_path(), 0o600), (file.parent().expect("a folder"), 0o700)] {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(path.metadata().expect("there").permissions().mode() & 0o777, mode, "{path:?}");
    }
    let mut blobs = Vec::new();
    for media_type in ["image/jpeg", "image/png"] {
        write(&db, |w| {
            blobs.push(w.name_blob(&put, media_type)?);
            Ok(())
        });
    }
    assert_eq!(blobs[0], blobs[1], "the same bytes have one row");
    assert_eq!((blobs[0].bytes, blobs[0].media_type.as_str()), (26, "image/jpeg"));
    assert_eq!(db.read(replay::differs).expect("readable"), Vec::<String>::new());
}

#[test]
fn other_bytes_under_a_name_are_damage_and_are_mended_by_the_right_ones() {
    let folder = Folder::new();
    let blobs = Blobs::beside(folder.path());
    let put = blobs.put(PHOTO).expect("kept");
    let [file]: [PathBuf; 1] = files(&folder).try_into().expect("one file");
    let spoilt: [&dyn Fn(); 3] = [
        &|| fs::write(&file, b"a scratch on the left doos").expect("written"),
        &|| fs::write(&file, b"").expect("written"),
        &|| fs::remove_file(&file).expect("gone"),
    ];
    for spoil in spoilt {
        spoil();
        assert!(blobs.get(put.hash()).expect_err("not the bytes").is_damage());
        assert!(!blobs.is_whole(put.hash()).expect("readable"));
        blobs.put(PHOTO).expect("kept");
        assert_eq!(blobs.get(put.hash()).expect("there"), PHOTO);
    }
    for name in ["", "ab", "../../workbay.db", &"g".repeat(64), &"A".repeat(64)] {
        assert!(blobs.get(name).expect_err("no name of a blob").is_damage(), "{name}");
    }
}

/// The program is stopped at every place between the first byte and the row.
#[test]
fn a_stop_between_bytes_and_row_leaves_nothing_that_counts_and_no_row_without_bytes() {
    let folder = Folder::new();
    let db = folder.open();
    // Still being written.
    let kept = db.blobs().put(b"another one").expect("kept");
    write(&db, |w| w.name_blob(&kept, "image/jpeg").map(|_| ()));
    fs::write(folder.path().join("blobs/7.part"), "half a photo").expect("written");
    // On the disk, and named by nobody: the row never came, or was undone.
    let put = db.blobs().put(PHOTO).expect("kept");
    let undone = try_write(&db, |w| {
        w.name_blob(&put, "image/jpeg")?;
        Err(StorageError::KeyReused)
    });
    assert!(undone.is_err());
    fs::write(folder.path().join("blobs/README"), "somebody's own").expect("written");
    drop(db);

    let db = folder.open();
    let rows = db.read::<_, StorageError>(|r| r.count::<Blob>()).expect("rows");
    assert_eq!(rows, 1);
    let named = blobs_named_by(&folder.path().join("workbay.db")).expect("readable");
    assert_eq!(named, names(&[kept.hash()]));
    assert_eq!(db.blobs().sweep(&named).expect("swept"), 1);
    assert_eq!(files(&folder).len(), 2, "what is named, and what is no blob");
    assert!(db.blobs().is_whole(kept.hash()).expect("readable"));
    assert_eq!(db.blobs().sweep(&named).expect("swept"), 0);
}

#[test]
fn a_copy_has_its_blobs_beside_it_once_for_all_copies_and_brings_them_back() {
    let (folder, copies) = (Folder::new(), Folder::new());
    let db = folder.open();
    let put = db.blobs().put(PHOTO).expect("kept");
    write(&db, |w| w.name_blob(&put, "image/jpeg").map(|_| ()));
    let lost = db.blobs().put(b"lost").expect("kept");
    write(&db, |w| w.name_blob(&lost, "image/jpeg").map(|_| ()));
    fs::remove_file(folder.path().join("blobs").join(&lost.hash()[..2]).join(&lost.hash()[2..]))
        .expect("gone");
    let copy = copies.path().join("copy.db");
    db.back_up_to(&copy).expect("copied");
    let named = blobs_named_by(&copy).expect("readable");
    assert_eq!(named, names(&[put.hash(), lost.hash()]));

    let beside = Blobs::beside(copies.path());
    let left_out = db.blobs().copy_new_to(&beside, &named, on).expect("copied");
    assert_eq!(left_out, [lost.hash()], "one lost photo does not cost the shop its copy");
    let [carried]: [PathBuf; 1] = files(&copies).try_into().expect("one file");
    // Not written again: whatever stands there since stays.
    fs::write(&carried, "already there").expect("written");
    db.blobs().copy_new_to(&beside, &named, on).expect("copied");
    assert_eq!(fs::read(&carried).expect("there"), b"already there");
    fs::write(&carried, PHOTO).expect("written");

    for spoil in [true, false] {
        let [file]: [PathBuf; 1] = files(&folder).try_into().expect("one file");
        if spoil {
            fs::write(&file, "other bytes").expect("written")
        } else {
            fs::remove_file(&file).expect("gone")
        }
        assert_eq!(beside.bring_back_to(db.blobs(), &named, on).expect("brought"), [lost.hash()]);
        assert_eq!(db.blobs().get(put.hash()).expect("there"), PHOTO);
    }
}

#[test]
fn a_copy_of_a_program_without_blobs_names_none_and_what_is_no_shop_file_names_nothing() {
    let folder = Folder::new();
    let old = folder.path().join("old.db");
    rusqlite::Connection::open(&old)
        .and_then(|file| {
            file.execute_batch(include_str!("../migrations/2026-11-21-2043-one-visit.sql"))?;
            file.execute_batch("PRAGMA application_id = 0x57424159; PRAGMA user_version = 1;")
        })
        .expect("a file of schema 1");
    assert_eq!(blobs_named_by(&old).expect("readable"), BTreeSet::new());
    fs::write(folder.path().join("letter.db"), "a letter").expect("written");
    assert!(blobs_named_by(&folder.path().join("letter.db")).expect_err("no file").is_damage());
    assert!(blobs_named_by(&folder.path().join("nothing.db")).is_err());
    // The restore itself stands in the prepared copy; it names none either.
    let db = folder.open();
    let ready = folder.path().join("ready.part");
    db.prepare_restore(&old, &ready, &actor("restore_backup")).expect("made ready");
    assert_eq!(blobs_named_by(&ready).expect("readable"), BTreeSet::new());
}

fn on(_: usize, _: usize) -> storage::Result<()> {
    Ok(())
}

#[test]
fn a_first_copy_tells_how_far_it_is_and_goes_on_where_it_was_called_off() {
    let (folder, copies) = (Folder::new(), Folder::new());
    let db = folder.open();
    let mut named = BTreeSet::new();
    for number in 0..20 {
        let put = db.blobs().put(format!("photo {number}").as_bytes()).expect("kept");
        named.insert(put.hash().to_owned());
    }
    let beside = Blobs::beside(copies.path());
    let mut told = Vec::new();
    let called_off = db.blobs().copy_new_to(&beside, &named, |done, of| {
        told.push((done, of));
        if done < 7 { Ok(()) } else { Err(StorageError::Damaged { detail: "called off".to_owned() }) }
    });
    assert!(called_off.is_err());
    assert_eq!(told, (0..=7).map(|done| (done, 20)).collect::<Vec<_>>());
    let whole = |blobs: &Blobs| named.iter().filter(|hash| blobs.is_whole(hash).expect("readable")).count();
    assert_eq!(whole(&beside), 7, "what was copied is good");
    told.clear();
    let left_out = db.blobs().copy_new_to::<StorageError>(&beside, &named, |done, of| {
        told.push((done, of));
        Ok(())
    });
    assert_eq!(left_out.expect("copied"), Vec::<String>::new());
    assert_eq!((told.len(), whole(&beside)), (13, 20), "only the rest");
}
