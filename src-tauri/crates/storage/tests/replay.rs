//! The change log, played from the start, is the file.

use chrono::{DateTime, Utc};
use domain::ids::PersonId;
use domain::person::Person;
use domain::role::Role;
use storage::{Actor, Db, Result, StorageError, Writer, replay};

fn now() -> DateTime<Utc> {
    "2026-03-02T00:30:00Z".parse().expect("an instant")
}

fn write(db: &Db, work: impl FnOnce(&Writer<'_>) -> Result<()>) {
    let actor = Actor {
        person_id: None,
        station: "test".to_owned(),
        command: "test".to_owned(),
        key: None,
        request_hash: String::new(),
        at: now(),
    };
    db.write::<StorageError>(&actor, |w| work(w).map(|()| serde_json::Value::Null)).expect("written");
}

fn person(name: &str) -> Person {
    Person {
        id: PersonId(0),
        name: name.to_owned(),
        roles: vec![Role::Advisor],
        discount_limit: None,
        active: true,
        sample: false,
        version: 1,
    }
}

#[test]
fn what_was_written_replays_and_what_went_past_the_log_is_found() {
    let dir = std::env::temp_dir().join(format!("workbay-replay-{}", std::process::id()));
    let db = Db::open(&dir, now()).expect("a new file");
    let differs = || db.read(replay::differs).expect("read");
    write(&db, |w| {
        let mut first = person("张小芳");
        w.insert(&mut first)?;
        first.name = "张晓芳".to_owned();
        w.update(&first)?;
        w.insert(&mut person("李师傅"))?;
        w.delete::<Person>(2)
    });
    assert_eq!(differs(), Vec::<String>::new());

    db.without_change_log(|| -> Result<()> {
        write(&db, |w| {
            let changed: Person = w.get(1)?;
            w.update(&Person { name: "章小芳".to_owned(), ..changed })?;
            w.insert(&mut person("王师傅")).map(|_| ())
        });
        Ok(())
    })
    .expect("written past the log");
    assert_eq!(
        differs(),
        ["person 1 stands otherwise than the log says", "person 3 is in the table and not in the log"]
    );

    write(&db, |w| w.delete::<Person>(1));
    assert!(differs().contains(&"person 1 was otherwise than the log says".to_owned()), "{:?}", differs());
    drop(db);
    let _ = std::fs::remove_dir_all(&dir);
}
