//! A long write gives way: who waits for it waits for a moment, and nothing of
//! it has happened.

mod support;

use std::sync::mpsc::channel;
use std::time::{Duration, Instant};
use storage::StorageError;
use support::{Folder, actor, hire, people, person};

#[test]
fn a_long_write_gives_way_to_who_waits_and_is_seen_whole_or_not_at_all() {
    let folder = Folder::new();
    let db = folder.open();
    std::thread::scope(|scope| {
        let (say, hear) = channel();
        let long = scope.spawn({
            let db = &db;
            move || {
                db.write_when_quiet::<(), StorageError>(&actor("long"), Duration::ZERO, |w, yield_check| {
                    w.insert(&mut person("甲"))?;
                    say.send(()).expect("somebody listens");
                    let begun = Instant::now();
                    while !yield_check.waits() && begun.elapsed() < Duration::from_secs(20) {
                        std::thread::yield_now();
                    }
                    Ok((!yield_check.waits()).then_some(()))
                })
            }
        });
        hear.recv().expect("it begins");
        assert_eq!(people(&db), Vec::<String>::new(), "half of it is seen");
        hire(&db, "乙");
        assert_eq!(long.join().expect("it ends").expect("it gives way"), None);
    });
    assert_eq!(people(&db), ["乙"]);

    let undisturbed =
        db.write_when_quiet::<_, StorageError>(&actor("long"), Duration::ZERO, |w, yield_check| {
            assert!(!yield_check.waits());
            w.insert(&mut person("丙"))?;
            Ok(Some(7))
        });
    assert_eq!(undisturbed.expect("written"), Some(7));
    assert_eq!(people(&db).len(), 2);
}

#[test]
fn a_look_knows_whether_somebody_wrote_a_row_of_its_tables_since() {
    let folder = Folder::new();
    let db = folder.open();
    let newest = || db.read::<_, StorageError>(|r| r.newest_command()).expect("readable");
    let since = |seen: i64, entities: &[&str]| {
        db.read::<_, StorageError>(|r| r.changed_after(seen, entities)).expect("readable")
    };
    let before = newest();
    assert!(!since(before, &["person"]));
    hire(&db, "甲");
    assert!(since(before, &["bay", "person"]));
    assert!(!since(before, &["bay"]), "nobody wrote one of these");
    assert!(!since(newest(), &["person"]), "what is read now holds it");
}
