//! The disk says no: the file stays whole, half copies do not stay, and the
//! refusal is told from a fault.

mod support;

use storage::{StorageError, Trouble};
use support::{Folder, actor, hire, people, person, try_write, write};

fn is_full<T: std::fmt::Debug>(done: Result<T, StorageError>) {
    let error = done.expect_err("the disk is full");
    assert_eq!(error.trouble(), Some(Trouble::Full), "{error}");
}

#[test]
fn a_write_on_a_full_disk_is_not_kept_at_all_and_the_shop_goes_on_later() {
    let folder = Folder::new();
    let db = folder.open();
    hire(&db, "张小芳");
    db.act_as_if_full(true).expect("full");
    is_full(try_write(&db, |w| {
        for n in 0..5_000 {
            w.insert(&mut person(&format!("第{n}个")))?;
        }
        Ok(())
    }));
    assert_eq!(people(&db), ["张小芳"]);
    db.act_as_if_full(false).expect("room again");
    write(&db, |w| w.insert(&mut person("李师傅")).map(|_| ()));
    assert_eq!(people(&db), ["张小芳", "李师傅"]);
}

#[test]
fn a_copy_on_a_full_disk_leaves_nothing_behind() {
    let folder = Folder::new();
    let db = folder.open();
    let copy = folder.path().join("copy.db");
    db.back_up_to(&copy).expect("copied");
    let before = folder.names();
    db.act_as_if_full(true).expect("full");
    is_full(db.back_up_to(&folder.path().join("another.db")));
    is_full(db.prepare_restore(&copy, &folder.path().join("ready.part"), &actor("restore_backup")));
    assert_eq!(folder.names(), before);
}

#[test]
fn a_finished_copy_is_one_file() {
    let folder = Folder::new();
    let db = folder.open();
    hire(&db, "张小芳");
    let other = Folder::new();
    let copy = other.path().join("copy.db");
    db.back_up_to(&copy).expect("copied");
    assert_eq!(other.names(), ["copy.db"]);
    let head = std::fs::read(&copy).expect("the copy");
    assert_eq!((head[18], head[19]), (1, 1), "no log is wanted beside it");
    storage::backups::check_copy(&copy).expect("sound");
    assert_eq!(other.names(), ["copy.db"]);
}

#[test]
fn what_the_system_says_of_a_disk_is_no_fault_of_the_program() {
    use std::io::{Error, ErrorKind};
    let full = |kind: ErrorKind| StorageError::file("write")(Error::from(kind)).trouble();
    assert_eq!(full(ErrorKind::StorageFull), Some(Trouble::Full));
    for kind in [ErrorKind::PermissionDenied, ErrorKind::ReadOnlyFilesystem] {
        assert!(matches!(full(kind), Some(Trouble::NotWritable { .. })), "{kind:?}");
    }
    assert_eq!(full(ErrorKind::InvalidData), None);
}

#[test]
fn a_disk_that_says_no_is_told_from_a_damaged_file() {
    use rusqlite::ffi;
    let sqlite = |code| StorageError::from(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None));
    let disk = [
        ffi::SQLITE_BUSY,
        ffi::SQLITE_CANTOPEN,
        ffi::SQLITE_PERM,
        ffi::SQLITE_IOERR_READ,
        ffi::SQLITE_IOERR_LOCK,
        ffi::SQLITE_IOERR_WRITE,
    ];
    for code in disk {
        let error = sqlite(code);
        assert!(matches!(error.trouble(), Some(Trouble::NotWritable { .. })), "{error}");
        assert!(!error.is_damage(), "{error}");
    }
    for code in [ffi::SQLITE_NOTADB, ffi::SQLITE_CORRUPT] {
        let error = sqlite(code);
        assert_eq!((error.trouble(), error.is_damage()), (None, true), "{error}");
    }
    assert!(!StorageError::NewerFile { found: 9, known: 2 }.is_damage());
}
