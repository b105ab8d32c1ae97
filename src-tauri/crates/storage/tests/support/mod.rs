//! A file in a folder of its own, and people written into it.

#![allow(dead_code, reason = "each test program uses its own part")]

use chrono::{DateTime, Utc};
use domain::ids::PersonId;
use domain::person::Person;
use domain::role::Role;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use storage::{Actor, Db, Result, StorageError, Writer};

pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("workbay-storage-{}-{count}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder for the test");
        Self(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn open(&self) -> Db {
        Db::open(&self.0, now()).expect("the file opens")
    }

    pub fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.0).expect("the folder is there");
        let mut names: Vec<String> =
            entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("plain")).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left of a test in the temporary folder harms nobody.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub fn now() -> DateTime<Utc> {
    "2026-03-02T00:30:00Z".parse().expect("an instant")
}

pub fn actor(command: &str) -> Actor {
    Actor {
        person_id: None,
        station: "test".to_owned(),
        command: command.to_owned(),
        key: None,
        request_hash: String::new(),
        at: now(),
    }
}

pub fn try_write(db: &Db, work: impl FnOnce(&Writer<'_>) -> Result<()>) -> Result<()> {
    let done = db.write::<StorageError>(&actor("test"), |w| work(w).map(|()| serde_json::Value::Null));
    done.map(|_| ())
}

pub fn write(db: &Db, work: impl FnOnce(&Writer<'_>) -> Result<()>) {
    try_write(db, work).expect("written");
}

pub fn person(name: &str) -> Person {
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

pub fn hire(db: &Db, name: &str) -> i64 {
    let mut hired = person(name);
    write(db, |w| w.insert(&mut hired).map(|_| ()));
    hired.id.0
}

pub fn people(db: &Db) -> Vec<String> {
    let people = db.read::<_, StorageError>(|r| r.people()).expect("readable");
    people.into_iter().map(|person| person.name).collect()
}
