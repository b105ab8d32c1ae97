//! The newest moment a file has seen, and that no write goes behind it.

mod support;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use storage::{Actor, Db, StorageError};
use support::{Folder, actor, hire, now};

/// A write while the computer's clock is so many minutes from the morning; the
/// moment it is kept under.
fn write_at(db: &Db, minutes: i64) -> DateTime<Utc> {
    let actor = Actor { at: now() + TimeDelta::minutes(minutes), ..actor("test") };
    let mut kept = None;
    db.write::<StorageError>(&actor, |w| {
        kept = Some(w.at());
        Ok(Value::Null)
    })
    .expect("written");
    kept.expect("the work ran")
}

fn newest(db: &Db) -> i64 {
    let seen =
        db.read::<_, StorageError>(|r| r.newest_seen()).expect("readable").expect("something was written");
    (seen - now()).num_minutes()
}

#[test]
fn no_write_is_kept_as_done_before_the_newest_one() {
    let folder = Folder::new();
    let db = folder.open();
    assert_eq!(write_at(&db, 60), now() + TimeDelta::minutes(60));
    assert_eq!(write_at(&db, 20), now() + TimeDelta::minutes(60), "the clock was set back");
    assert_eq!(newest(&db), 60);
    drop(db);
    let db = folder.open();
    assert_eq!(newest(&db), 60, "also after a start under the earlier clock");
    assert_eq!(write_at(&db, 61), now() + TimeDelta::minutes(61), "the clock has caught up");
}

#[test]
fn a_write_that_is_refused_leaves_the_newest_moment_as_it_was() {
    let folder = Folder::new();
    let db = folder.open();
    let late = Actor { at: now() + TimeDelta::minutes(60), ..actor("test") };
    assert!(db.write(&late, |_| Err(StorageError::KeyReused)).is_err());
    assert_eq!(newest(&db), 0);
}

#[test]
fn a_restored_copy_goes_on_from_the_restore() {
    let folder = Folder::new();
    let db = folder.open();
    let copy = folder.path().join("copy.db");
    db.back_up_to(&copy).expect("copied");
    write_at(&db, 60);
    let prepared = folder.path().join("ready.part");
    let actor = Actor { at: now() + TimeDelta::minutes(90), ..actor("restore_backup") };
    db.prepare_restore(&copy, &prepared, &actor).expect("made ready");
    db.restore_from::<_, StorageError>(&prepared, || Ok(()), || ()).expect("restored");
    assert_eq!(newest(&db), 90);
}

#[test]
fn time_goes_on_from_the_clock_that_was_accepted() {
    let folder = Folder::new();
    let db = folder.open();
    let manager = domain::ids::PersonId(hire(&db, "张敏"));
    write_at(&db, 5_000_000);
    db.write::<StorageError>(&actor("accept_clock"), |w| {
        assert_eq!(w.seen_before(), Some(now() + TimeDelta::minutes(5_000_000)));
        w.accept_clock(now() + TimeDelta::minutes(3), manager)?;
        Ok(Value::Null)
    })
    .expect("written");
    assert_eq!(newest(&db), 3);
    assert_eq!(write_at(&db, 4), now() + TimeDelta::minutes(4));
    assert!(db.read(storage::replay::differs).expect("readable").is_empty(), "the log tells of it");
}
