//! A copy takes the file's place: wholly or not at all, and no answered write
//! falls between the file and what was set aside.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, TryRecvError, channel};
use std::thread;
use std::time::Duration;
use storage::{Db, StorageError};
use support::{Folder, actor, hire, now, people};

const WAL: &str = "workbay.db-wal";

/// A shop with another content than its copy, and the copy made ready.
fn shop_and_copy(folder: &Folder) -> (Db, PathBuf) {
    let db = folder.open();
    for n in 0..200 {
        hire(&db, &format!("旧{n}"));
    }
    let copy = folder.path().join("copy.db");
    db.back_up_to(&copy).expect("copied");
    for n in 0..300 {
        hire(&db, &format!("新{n}"));
    }
    let prepared = folder.path().join("ready.part");
    db.prepare_restore(&copy, &prepared, &actor("restore_backup")).expect("made ready");
    (db, prepared)
}

fn restore(db: &Db, prepared: &Path) {
    db.restore_from::<_, StorageError>(prepared, || Ok(()), || ()).expect("restored");
}

#[test]
fn a_write_that_waits_for_a_restore_lands_in_the_restored_file() {
    let folder = Folder::new();
    let (db, prepared) = shop_and_copy(&folder);
    let aside = folder.path().join("aside.db");
    let (answered, answer) = channel();
    thread::scope(|scope| {
        let db = &db;
        db.restore_from::<_, StorageError>(
            &prepared,
            || {
                db.back_up_to(&aside)?;
                scope.spawn(move || {
                    hire(db, "迟来的");
                    answered.send(()).expect("the test listens");
                });
                // Where nothing holds the write back it is answered at once.
                assert_eq!(answer.recv_timeout(Duration::from_millis(500)), Err(RecvTimeoutError::Timeout));
                Ok(())
            },
            || (),
        )
        .expect("restored");
    });
    assert_eq!(people(&db).len(), 201, "{:?}", people(&db).last());
    assert!(people(&db).contains(&"迟来的".to_owned()));
    let other = Folder::new();
    fs::copy(&aside, other.path().join("workbay.db")).expect("copied");
    assert_eq!(people(&other.open()).len(), 500, "everything answered before was set aside");
}

#[test]
fn nobody_reads_the_restored_file_before_it_is_settled() {
    let folder = Folder::new();
    let (db, prepared) = shop_and_copy(&folder);
    thread::scope(|scope| {
        let (read, seen) = channel();
        let db = &db;
        db.restore_from::<_, StorageError>(
            &prepared,
            || Ok(()),
            || {
                scope.spawn(move || read.send(people(db).len()).expect("the test listens"));
                assert_eq!(seen.recv_timeout(Duration::from_millis(300)), Err(RecvTimeoutError::Timeout));
            },
        )
        .expect("restored");
        assert_eq!(seen.recv(), Ok(200));
    });
}

#[test]
fn what_fails_before_the_restore_leaves_the_file_as_it_is() {
    let folder = Folder::new();
    let (db, prepared) = shop_and_copy(&folder);
    let refused = db.restore_from::<(), StorageError>(
        &prepared,
        || Err(StorageError::Damaged { detail: "no room".into() }),
        || panic!("nothing was restored"),
    );
    assert!(matches!(refused, Err(StorageError::Damaged { .. })));
    assert_eq!(people(&db).len(), 500);
    hire(&db, "后来的");
}

/// The files of the shop as a computer that stops at this moment leaves them.
fn stopped_now(folder: &Folder) -> Vec<(&'static str, Vec<u8>)> {
    ["workbay.db", WAL].map(|name| (name, fs::read(folder.path().join(name)).unwrap_or_default())).to_vec()
}

/// How many people the shop has that opens on such files; it must be whole.
fn after_the_stop(files: &[(&str, Vec<u8>)]) -> usize {
    let folder = Folder::new();
    for (name, content) in files {
        fs::write(folder.path().join(name), content).expect("written");
    }
    let db = folder.open();
    let faults = db.read::<_, StorageError>(|r| r.faults()).expect("readable");
    assert_eq!(faults, Vec::<String>::new());
    assert_eq!(db.read::<_, StorageError>(storage::replay::differs).expect("readable"), Vec::<String>::new());
    people(&db).len()
}

#[test]
fn a_computer_that_stops_anywhere_in_a_restore_finds_the_old_file_or_the_new_one() {
    let folder = Folder::new();
    let (db, prepared) = shop_and_copy(&folder);
    let (mut before, mut after) = (Vec::new(), Vec::new());
    db.restore_from::<_, StorageError>(
        &prepared,
        || {
            before = stopped_now(&folder);
            Ok(())
        },
        || after = stopped_now(&folder),
    )
    .expect("restored");
    assert_eq!(after_the_stop(&before), 500);
    assert_eq!(after_the_stop(&after), 200);

    // Until the restore is kept only the log is written, from one end to the other.
    assert_eq!(before[0].1, after[0].1, "the file itself is not touched before it is kept");
    let (old, new) = (&before[1].1, &after[1].1);
    let unlike = |at: usize| old.get(at) != new.get(at);
    let begin = (0..new.len()).find(|at| unlike(*at)).expect("the restore goes through the log");
    let end = (0..new.len()).rfind(|at| unlike(*at)).expect("the same");
    let steps = 24;
    for step in 0..steps {
        let cut = begin + (end - begin) * step / steps;
        let mut log = new[..cut].to_vec();
        log.extend_from_slice(old.get(cut..).unwrap_or_default());
        assert_eq!(
            after_the_stop(&[before[0].clone(), (WAL, log)]),
            500,
            "{cut} of {begin} to {end} written"
        );
    }

    // Then its pages move from the log into the file, in any order.
    restore(&db, &prepared);
    drop(db);
    let moved = fs::read(folder.path().join("workbay.db")).expect("the file");
    for part in [1, 2, 3] {
        let cut = after[0].1.len().min(moved.len()) / 4096 * part / 4 * 4096;
        let mut half = moved[..cut].to_vec();
        half.extend_from_slice(&after[0].1[cut..]);
        assert_eq!(after_the_stop(&[("workbay.db", half), (WAL, after[1].1.clone())]), 200, "{part}/4 moved");
    }
}

#[test]
fn a_copy_of_the_first_program_is_brought_up_before_it_takes_the_place() {
    let folder = Folder::new();
    let db = folder.open();
    let shop_id = db.read::<_, StorageError>(|r| r.shop_id()).expect("an id");
    hire(&db, "张小芳");
    let old = folder.path().join("old.db");
    make_first_file(&old);
    let before = fs::read(&old).expect("the copy");
    let prepared = folder.path().join("ready.part");
    db.prepare_restore(&old, &prepared, &actor("restore_backup")).expect("made ready");
    restore(&db, &prepared);
    assert_eq!(people(&db), ["老掌柜"]);
    hire(&db, "新来的");
    assert_eq!(fs::read(&old).expect("the copy"), before, "the copy stays as it is");
    assert_eq!(db.read::<_, StorageError>(|r| r.shop_id()).expect("an id"), shop_id, "it is the same shop");
}

fn make_first_file(path: &Path) {
    let file = rusqlite::Connection::open(path).expect("a new file");
    file.execute_batch(include_str!("../migrations/2026-11-21-2043-one-visit.sql")).expect("its tables");
    file.execute_batch(
        "INSERT INTO person (name, roles, active, sample, version) VALUES ('老掌柜', '[\"manager\"]', 1, 0, 1);
         PRAGMA application_id = 0x57424159; PRAGMA user_version = 1;",
    )
    .expect("a file of schema 1");
}

#[test]
fn a_file_is_copied_before_its_form_changes_and_never_half() {
    let folder = Folder::new();
    make_first_file(&folder.path().join("workbay.db"));
    let newest = storage::newest_step();
    let part = folder.path().join(format!("{}{newest}.part", storage::db::BEFORE_CHANGE));
    fs::write(&part, "half a copy of a start that was cut off").expect("written");
    let db = Db::open(folder.path(), now()).expect("brought up");
    assert_eq!(people(&db), ["老掌柜"]);
    let kept: Vec<String> =
        folder.names().into_iter().filter(|name| name.starts_with(storage::db::BEFORE_CHANGE)).collect();
    let [kept] = kept.as_slice() else { panic!("one copy, and nothing half made: {kept:?}") };
    assert_eq!(kept.as_str(), format!("workbay.before-{newest}.db"));
    assert_eq!(schema_of(&folder.path().join(kept)), 1);
}

fn schema_of(path: &Path) -> i64 {
    let file = rusqlite::Connection::open(path).expect("the file");
    file.query_row("PRAGMA user_version", [], |row| row.get(0)).expect("its schema")
}

/// Begins a copy that comes to a file another program holds, and asks for the
/// limit meanwhile.
fn asked_while_copying(db: &Db, busy: &Path, copy: impl FnOnce() + Send) {
    let holder = rusqlite::Connection::open(busy).expect("a file");
    holder.execute_batch("BEGIN EXCLUSIVE").expect("held");
    let (ended, end) = channel();
    thread::scope(|scope| {
        scope.spawn(move || {
            copy();
            // Nobody listens any more where the test failed already.
            let _ = ended.send(());
        });
        assert_eq!(end.recv_timeout(Duration::from_millis(300)), Err(RecvTimeoutError::Timeout), "held back");
        db.act_as_if_full(false).expect("asked");
        assert_eq!(end.try_recv(), Err(TryRecvError::Empty), "answered only after the copy");
        holder.execute_batch("ROLLBACK").expect("let go");
    });
}

#[test]
fn a_copy_that_takes_long_holds_up_nobody_who_asks_how_much_room_there_is() {
    let folder = Folder::new();
    let (db, _) = shop_and_copy(&folder);
    let (to, copy) = (folder.path().join("to.db"), folder.path().join("copy.db"));
    asked_while_copying(&db, &to, || db.back_up_to(&to).expect("copied once it is let go"));
    asked_while_copying(&db, &copy, || {
        let part = folder.path().join("again.part");
        db.prepare_restore(&copy, &part, &actor("restore_backup")).expect("made ready once it is let go");
    });
}
