//! A shop in a folder of its own, with a clock that a test sets.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::PersonId;
use kernel::{Clock, Refusal, Session, Shop};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

pub const PIN: &str = "4826";

/// Monday 2026-03-02, 08:30 by the shop's clock.
pub const MORNING: &str = "2026-03-02T00:30:00Z";

/// What the computer's clock shows, and how long the program has been running:
/// who sets the first does not touch the second.
pub struct WallClock {
    shows: AtomicI64,
    running: AtomicU64,
}

impl Clock for WallClock {
    fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp(self.shows.load(Ordering::SeqCst), 0).unwrap()
    }

    fn running(&self) -> Duration {
        Duration::from_secs(self.running.load(Ordering::SeqCst))
    }
}

pub struct TestShop {
    pub shop: Arc<Shop>,
    pub me: Session,
    clock: Arc<WallClock>,
    keys: AtomicU64,
    folder: PathBuf,
}

impl Drop for TestShop {
    fn drop(&mut self) {
        // What is left of a test in the temporary folder harms nobody.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl TestShop {
    /// The file itself, to put into it what only an older program wrote.
    pub fn file(&self) -> rusqlite::Connection {
        let file = rusqlite::Connection::open(self.folder.join(storage::db::FILE_NAME)).unwrap();
        storage::changes::teach(&file).unwrap();
        file.busy_timeout(Duration::from_secs(10)).unwrap();
        file
    }
}

static FOLDERS: AtomicU64 = AtomicU64::new(0);

impl TestShop {
    pub fn folder(&self) -> &std::path::Path {
        &self.folder
    }

    pub fn empty() -> Self {
        let number = FOLDERS.fetch_add(1, Ordering::SeqCst);
        let folder = std::env::temp_dir().join(format!("workbay-counter-{}-{number}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        let shows = AtomicI64::new(at(MORNING).timestamp());
        let clock = Arc::new(WallClock { shows, running: AtomicU64::new(0) });
        let shop = app::open(&folder, clock.clone()).unwrap();
        Self { shop, me: Session::nobody("counter"), clock, keys: AtomicU64::new(1), folder }
    }

    /// Two bays, and 张小芳 with every role signed in.
    pub fn ready() -> Self {
        let mut shop = Self::empty();
        shop.ok("set_up_shop", set_up());
        shop.me = Session::of(PersonId(1), "counter");
        shop
    }

    pub fn call(&self, name: &str, request: Value) -> Result<Value, Refusal> {
        self.call_as(&self.me, name, request)
    }

    pub fn call_as(&self, session: &Session, name: &str, request: Value) -> Result<Value, Refusal> {
        let key = format!("counter-{:04}", self.keys.fetch_add(1, Ordering::SeqCst));
        app::call(&self.shop, session, name, request, Some(&key))
    }

    pub fn ok(&self, name: &str, request: Value) -> Value {
        self.call(name, request).unwrap_or_else(|refusal| panic!("{name} was refused: {refusal}"))
    }

    /// The code of the refusal.
    pub fn refused(&self, name: &str, request: Value) -> String {
        self.refusal(name, request)["code"].as_str().unwrap().to_owned()
    }

    pub fn refusal(&self, name: &str, request: Value) -> Value {
        match self.call(name, request) {
            Ok(answer) => panic!("{name} was not refused but answered {answer}"),
            Err(refusal) => serde_json::to_value(refusal).unwrap(),
        }
    }

    pub fn wait(&self, minutes: i64) {
        self.clock.shows.fetch_add(TimeDelta::minutes(minutes).num_seconds(), Ordering::SeqCst);
        self.clock.running.fetch_add(minutes.unsigned_abs() * 60, Ordering::SeqCst);
    }

    /// Somebody sets the computer's clock; no time passes.
    pub fn set_clock(&self, to: &str) {
        self.clock.shows.store(at(to).timestamp(), Ordering::SeqCst);
    }

    /// The program ends and starts again on the same file.
    pub fn restart(&mut self) {
        let elsewhere = self.folder.with_extension("meanwhile");
        // One program has the file: this one lets go of it before it opens it.
        self.shop = app::open(&elsewhere, self.clock.clone()).unwrap();
        self.shop = app::open(&self.folder, self.clock.clone()).unwrap();
        let _ = std::fs::remove_dir_all(&elsewhere);
    }

    /// A new person with these roles, signed in.
    pub fn hire(&self, name: &str, roles: &[&str]) -> Session {
        let ask =
            json!({ "id": null, "version": 0, "name": name, "roles": roles, "active": true, "pin": PIN });
        let person = self.ok("save_person", ask);
        Session::of(PersonId(person["id"].as_i64().unwrap()), "workshop")
    }
}

pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub fn set_up() -> Value {
    json!({
        "name": "顺达汽修", "phone": "0755-1234 5678", "address": "深圳市福田区", "person_name": "张小芳",
        "pin": PIN, "bays": ["一号", "二号"],
    })
}

pub fn with(mut request: Value, changes: Value) -> Value {
    for (field, value) in changes.as_object().unwrap() {
        request[field] = value.clone();
    }
    request
}
