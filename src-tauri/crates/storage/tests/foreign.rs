//! A command of another file comes in as it was written there, once, and stands
//! in no log as written here.

mod support;

use domain::ids::BayId;
use domain::person::{Bay, Person};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;
use storage::{Db, ForeignChange, ForeignCommand, Result, StorageError, replay};
use support::{Folder, hire, now, people, person, write};

/// Every command of a file that changed people or bays, as the file tells it.
fn told(db: &Db) -> Vec<ForeignCommand> {
    db.read::<_, StorageError>(|r| {
        let mut commands: BTreeMap<i64, ForeignCommand> = BTreeMap::new();
        let rows = (1..40).flat_map(|id| [("person", id), ("bay", id)]);
        for (entity, id) in rows {
            for row in r.changes_of(entity, id, 1_000)? {
                let command = commands.entry(row.command_id).or_insert_with(|| ForeignCommand {
                    shop_id: String::new(),
                    id: row.command_id,
                    at: row.at.parse().expect("an instant"),
                    person_id: None,
                    station: row.station.clone(),
                    command: row.command.clone(),
                    changes: Vec::new(),
                });
                command.changes.push(ForeignChange {
                    id: row.id,
                    entity: row.entity,
                    entity_id: row.entity_id,
                    before: row.before,
                    after: row.after,
                });
            }
        }
        let shop_id = r.shop_id()?;
        let mut commands: Vec<ForeignCommand> = commands.into_values().collect();
        for command in &mut commands {
            command.shop_id.clone_from(&shop_id);
            command.changes.sort_by_key(|change| change.id);
        }
        Ok(commands)
    })
    .expect("told")
}

fn differs(db: &Db) -> Vec<String> {
    db.read(replay::differs).expect("readable")
}

fn apply(db: &Db, command: &ForeignCommand) -> Result<bool> {
    db.apply(command, now())
}

fn does_not_fit(done: Result<bool>) {
    assert!(matches!(done, Err(StorageError::DoesNotFit { .. })), "{done:?}");
}

fn numbers(folder: &Folder, sql: &str) -> Vec<i64> {
    let file = rusqlite::Connection::open(folder.path().join("workbay.db")).expect("the file");
    let mut found = file.prepare(sql).expect("a question");
    found
        .query_map([], |row| row.get(0))
        .expect("rows")
        .collect::<std::result::Result<_, _>>()
        .expect("numbers")
}

fn rename(db: &Db, id: i64, name: &str) {
    write(db, |w| {
        let known: Person = w.get(id)?;
        w.update(&Person { name: name.to_owned(), ..known })
    });
}

#[test]
fn every_file_has_an_id_of_its_own_that_stays() {
    let (one, other) = (Folder::new(), Folder::new());
    let id_of = |db: &Db| db.read::<_, StorageError>(|r| r.shop_id()).expect("an id");
    let first = id_of(&one.open());
    assert_eq!((first.len(), id_of(&one.open())), (32, first.clone()));
    assert_ne!(first, id_of(&other.open()));
}

#[test]
fn what_another_file_wrote_comes_in_under_its_name_and_what_is_written_here_does_not() {
    let (there, here) = (Folder::new(), Folder::new());
    let (from, to) = (there.open(), here.open());
    hire(&from, "张小芳");
    rename(&from, 1, "张晓芳");
    hire(&from, "李师傅");
    write(&from, |w| w.delete::<Person>(2));
    let heard = to.subscribe();
    let commands = told(&from);
    for command in &commands {
        assert!(apply(&to, command).expect("applied"));
        assert_eq!(heard.try_recv().expect("the windows are told").changes[0].entity, "person");
    }
    assert_eq!((people(&to), differs(&to)), (vec!["张晓芳".to_owned()], vec![]));
    hire(&to, "自己的");
    assert_eq!(differs(&to), Vec::<String>::new());

    let ids: Vec<i64> = commands.iter().map(|command| command.id).collect();
    let foreign = "SELECT origin_id FROM command_log WHERE origin = 2 ORDER BY id";
    assert_eq!(numbers(&here, foreign), ids);
    let of_people = "FROM change_log JOIN change_form ON change_form.id = form_id WHERE entity = 'person'";
    assert_eq!(numbers(&here, &format!("SELECT count(*) {of_people} AND change_log.origin = 2")), [4]);
    assert_eq!(numbers(&here, &format!("SELECT count(*) {of_people} AND change_log.origin IS NULL")), [1]);
    let both = "SELECT count(*) FROM change_log JOIN command_log ON command_log.id = command_id
                WHERE change_log.origin IS NOT command_log.origin";
    assert_eq!(numbers(&here, both), [0], "both logs say the same");
    assert_eq!(numbers(&there, "SELECT count(*) FROM command_log WHERE origin IS NOT NULL"), [0]);
}

#[test]
fn a_command_comes_in_once_and_after_what_came_before_it() {
    let (there, here) = (Folder::new(), Folder::new());
    let (from, to) = (there.open(), here.open());
    hire(&from, "张小芳");
    rename(&from, 1, "张晓芳");
    let commands = told(&from);
    does_not_fit(apply(&to, &commands[1]));
    assert_eq!(numbers(&here, "SELECT count(*) FROM command_log WHERE origin IS NOT NULL"), [0]);
    for command in &commands {
        assert!(apply(&to, command).expect("applied"));
    }
    let log = "SELECT count(*) FROM change_log";
    let before = numbers(&here, log);
    for command in &commands {
        assert!(!apply(&to, command).expect("known"));
    }
    assert_eq!(numbers(&here, log), before);
    // Somebody writes here meanwhile: the next command finds another row.
    rename(&from, 1, "章小芳");
    rename(&to, 1, "这里的");
    let newest = told(&from).pop().expect("a command");
    does_not_fit(apply(&to, &newest));
    assert_eq!((people(&to), differs(&to)), (vec!["这里的".to_owned()], vec![]));
}

#[test]
fn a_clock_that_is_ahead_elsewhere_moves_no_time_here() {
    let (there, here) = (Folder::new(), Folder::new());
    let (from, to) = (there.open(), here.open());
    hire(&from, "张小芳");
    let mut command = told(&from).remove(0);
    command.at = "2031-03-02T00:30:00Z".parse().expect("an instant");
    assert!(apply(&to, &command).expect("applied"));
    hire(&to, "自己的");
    let seen = to.read::<_, StorageError>(|r| r.newest_seen()).expect("a moment");
    assert_eq!(seen, Some(now()));
    // Where it came from it was done then, and that is kept.
    let row = &to.read::<_, StorageError>(|r| r.changes_of("person", 1, 1)).expect("a change")[0];
    assert_eq!(row.at, "2031-03-02T00:30:00Z");
}

#[test]
fn what_is_no_command_of_another_file_is_refused_and_nothing_is_kept() {
    let (there, here) = (Folder::new(), Folder::new());
    let (from, to) = (there.open(), here.open());
    hire(&from, "张小芳");
    let good = told(&from).remove(0);
    let check = |spoil: &dyn Fn(&mut ForeignCommand)| {
        let mut spoilt = good.clone();
        spoil(&mut spoilt);
        does_not_fit(apply(&to, &spoilt));
    };
    let own = to.read::<_, StorageError>(|r| r.shop_id()).expect("an id");
    check(&|command| command.shop_id.clone_from(&own));
    check(&|command| command.shop_id = "a shop".to_owned());
    check(&|command| command.changes[0].entity = "command_log".to_owned());
    check(&|command| command.changes[0].entity = "person; DROP TABLE person".to_owned());
    check(&|command| command.changes[0].entity_id = 9);
    check(&|command| command.changes[0].after = None);
    check(&|command| {
        let after = command.changes[0].after.as_mut().expect("a new row");
        after.insert("of_later".to_owned(), Value::from(1));
    });
    assert_eq!((people(&to), differs(&to)), (vec![], vec![]));
    assert_eq!(numbers(&here, "SELECT count(*) FROM file_origin"), [1], "nor is anybody met by it");
    // Rows about the file itself stay in their file.
    let mut about = good.clone();
    about.changes[0].entity = "file_step".to_owned();
    assert!(apply(&to, &about).expect("a command without a row for us"));
    assert_eq!((people(&to), differs(&to)), (vec![], vec![]));
}

#[test]
fn a_turned_byte_in_what_came_from_elsewhere_is_named_and_so_is_what_went_past_the_log() {
    let (there, here) = (Folder::new(), Folder::new());
    let (from, to) = (there.open(), here.open());
    hire(&from, "张小芳");
    rename(&from, 1, "张晓芳");
    for command in told(&from) {
        apply(&to, &command).expect("applied");
    }
    drop(to);
    let file = rusqlite::Connection::open(here.path().join("workbay.db")).expect("the file");
    storage::changes::teach(&file).expect("known to the log");
    // Under a command of elsewhere the triggers write nothing down: a program
    // that wrote without a command of its own would be found by that.
    file.execute("UPDATE person SET name = '谁'", []).expect("written past the log");
    drop(file);
    let to = here.open();
    assert_eq!(differs(&to), ["person 1 stands otherwise than the log says"]);
    drop(to);
    let file = rusqlite::Connection::open(here.path().join("workbay.db")).expect("the file");
    file.execute_batch(
        "DROP TRIGGER log_person_update; UPDATE person SET name = '张晓芳';
         UPDATE change_log SET before = replace(before, '张小芳', '张小方') WHERE origin = 2",
    )
    .expect("turned");
    drop(file);
    assert_eq!(differs(&here.open()), ["person 1 was otherwise than the log says"]);
}

#[test]
fn a_row_that_others_hang_on_here_alone_does_not_go_with_a_command_of_elsewhere() {
    let (there, here) = (Folder::new(), Folder::new());
    let (from, to) = (there.open(), here.open());
    write(&from, |w| {
        let mut bay =
            Bay { id: BayId(0), name: "1号工位".into(), active: true, sample: false, version: 1 };
        w.insert(&mut bay).map(|_| ())
    });
    write(&from, |w| w.delete::<Bay>(1));
    let commands = told(&from);
    assert!(apply(&to, &commands[0]).expect("applied"));
    // No table hangs on a bay by going with it, so one is made that does.
    let file = rusqlite::Connection::open(here.path().join("workbay.db")).expect("the file");
    file.execute_batch(
        "CREATE TABLE hook (id INTEGER PRIMARY KEY AUTOINCREMENT, bay_id INTEGER REFERENCES bay ON DELETE CASCADE);
         INSERT INTO hook (bay_id) VALUES (1);",
    )
    .expect("a table");
    does_not_fit(apply(&to, &commands[1]));
    file.execute_batch("DELETE FROM hook").expect("gone");
    assert!(apply(&to, &commands[1]).expect("applied"));
}

#[derive(Clone, Debug)]
enum RequestedAction {
    Hire(String),
    Rename(usize, String),
    LetGo(usize),
}

fn commands_of_another() -> impl Strategy<Value = Vec<Vec<RequestedAction>>> {
    let action = prop_oneof![
        "[a-z]{1,4}".prop_map(RequestedAction::Hire),
        (0..6_usize, "[a-z]{0,4}x").prop_map(|(who, name)| RequestedAction::Rename(who, name)),
        (0..6_usize).prop_map(RequestedAction::LetGo),
    ];
    prop::collection::vec(prop::collection::vec(action, 1..4), 1..10)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Whatever was done there, in its order it comes to the same here, and the
    /// log of both plays back to nothing.
    #[test]
    fn a_file_that_took_in_every_command_of_another_holds_the_same(commands in commands_of_another()) {
        let (there, here) = (Folder::new(), Folder::new());
        let (from, to) = (there.open(), here.open());
        let mut staff: Vec<i64> = Vec::new();
        for command in commands {
            write(&from, |w| {
                for action in &command {
                    match action {
                        RequestedAction::Hire(name) => {
                            let mut hired = person(name);
                            staff.push(w.insert(&mut hired)?);
                        }
                        RequestedAction::Rename(who, name) => {
                            let Some(id) = staff.get(*who) else { continue };
                            let known: Person = w.get(*id)?;
                            w.update(&Person { name: name.clone(), ..known })?;
                        }
                        RequestedAction::LetGo(who) => {
                            if *who < staff.len() {
                                w.delete::<Person>(staff.remove(*who))?;
                            }
                        }
                    }
                }
                Ok(())
            });
        }
        for command in told(&from) {
            prop_assert!(apply(&to, &command).expect("applied"));
        }
        prop_assert_eq!(people(&from), people(&to));
        prop_assert_eq!(differs(&from), Vec::<String>::new());
        prop_assert_eq!(differs(&to), Vec::<String>::new());
    }
}
