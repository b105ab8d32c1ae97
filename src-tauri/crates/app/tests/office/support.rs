//! A shop in a folder of its own, its manager signed in.

use base64::Engine;
use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::PersonId;
use kernel::{Clock, Refusal, Session, Shop};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Monday 2026-03-02, 08:30 by the shop's clock.
const MORNING: &str = "2026-03-02T00:30:00Z";

pub const PIN: &str = "4826";

pub struct WallClock(AtomicI64);

impl Clock for WallClock {
    fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp(self.0.load(Ordering::SeqCst), 0).unwrap()
    }
}

pub struct Office {
    pub shop: Arc<Shop>,
    pub manager: Session,
    clock: Arc<WallClock>,
    keys: AtomicU64,
    folder: PathBuf,
}

impl Drop for Office {
    fn drop(&mut self) {
        // What is left of a test in the temporary folder harms nobody.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

static FOLDERS: AtomicU64 = AtomicU64::new(0);

impl Office {
    pub fn open() -> Self {
        let number = FOLDERS.fetch_add(1, Ordering::SeqCst);
        let folder = std::env::temp_dir().join(format!("workbay-office-{}-{number}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        let morning: DateTime<Utc> = MORNING.parse().unwrap();
        let clock = Arc::new(WallClock(AtomicI64::new(morning.timestamp())));
        let shop = app::open(&folder, clock.clone()).unwrap();
        let manager = Session::of(PersonId(1), "office");
        let office = Self { shop, manager, clock, keys: AtomicU64::new(1), folder };
        office.ok(
            "set_up_shop",
            json!({
                "name": "永安汽修", "phone": "0755-83221234", "address": "深圳市福田区", "person_name": "陈经理",
                "pin": PIN, "bays": ["1号工位"],
            }),
        );
        office
    }

    /// The program ends in order and starts again on the same file.
    pub fn restart(&mut self) {
        let elsewhere = self.folder.with_extension("meanwhile");
        self.shop.close();
        // One program has the file: this one lets go of it before it opens it.
        self.shop = app::open(&elsewhere, self.clock.clone()).unwrap();
        self.shop = app::open(&self.folder, self.clock.clone()).unwrap();
        let _ = std::fs::remove_dir_all(&elsewhere);
    }

    /// The program ends in the middle of long work, and starts again: on a copy of
    /// its folder as it stands, for this process cannot end.
    pub fn break_off(&mut self) {
        let stands = self.folder.with_extension("stands");
        let _ = std::fs::remove_dir_all(&stands);
        std::fs::create_dir_all(&stands).unwrap();
        // As a kill leaves it: the file and its log, whatever the two hold.
        for name in ["workbay.db-wal", "workbay.db", "workbay.secret"] {
            let _ = std::fs::copy(self.folder.join(name), stands.join(name));
        }
        self.ok("cancel_task", json!({}));
        let _ = self.finished();
        self.shop = app::open(&stands, self.clock.clone()).unwrap();
        let _ = std::fs::remove_dir_all(&self.folder);
        self.folder = stands;
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub fn minutes_pass(&self, minutes: i64) {
        self.clock.0.fetch_add(TimeDelta::minutes(minutes).num_seconds(), Ordering::SeqCst);
    }

    /// Somebody sets the computer's clock.
    pub fn set_clock(&self, to: &str) {
        let to: DateTime<Utc> = to.parse().unwrap();
        self.clock.0.store(to.timestamp(), Ordering::SeqCst);
    }

    pub fn call(&self, name: &str, request: Value) -> Result<Value, Refusal> {
        let key = format!("office-key-{}", self.keys.fetch_add(1, Ordering::SeqCst));
        app::call(&self.shop, &self.manager, name, request, Some(&key))
    }

    pub fn ok(&self, name: &str, request: Value) -> Value {
        self.call(name, request).unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"))
    }

    pub fn refused(&self, name: &str, request: Value) -> String {
        code(&self.call(name, request).expect_err(name))
    }

    /// Begins long work and waits for what comes of it.
    pub fn task(&self, name: &str, request: Value) -> Result<Value, String> {
        self.call(name, request).map_err(|refusal| code(&refusal))?;
        let result = self.finished()?;
        // Long work tells the figures; the report stands by itself.
        Ok(if name == "run_import" { self.ok("get_import", json!({ "id": result["id"] })) } else { result })
    }

    /// What the rows of a file would become, or the refusal.
    pub fn previewed(&self, request: Value) -> Result<Value, Value> {
        self.call("preview_import", request).map_err(|refusal| serde_json::to_value(refusal).unwrap())?;
        self.finished().map_err(|_| self.ok("task_status", json!({}))["refusal"].clone())
    }

    pub fn preview(&self, request: Value) -> Value {
        self.previewed(request).unwrap_or_else(|refusal| panic!("{refusal}"))
    }

    pub fn no_preview(&self, request: Value) -> String {
        self.previewed(request).expect_err("a preview")["code"].as_str().unwrap().to_owned()
    }

    pub fn finished(&self) -> Result<Value, String> {
        let begun = Instant::now();
        loop {
            let status = self.ok("task_status", json!({}));
            match status["state"].as_str().unwrap() {
                "running" => assert!(begun.elapsed() < Duration::from_secs(120), "{status}"),
                "done" => return Ok(status["result"].clone()),
                _ => return Err(status["refusal"]["code"].as_str().unwrap().to_owned()),
            }
            std::thread::park_timeout(Duration::from_millis(10));
        }
    }

    /// Goes back to a copy. Everybody is signed out by it: the manager signs in
    /// anew, and asks what came of it.
    pub fn restore(&mut self, file_name: &str) -> Result<Value, String> {
        self.call("restore_backup", json!({ "file_name": file_name })).map_err(|refusal| code(&refusal))?;
        let begun = Instant::now();
        loop {
            assert!(begun.elapsed() < Duration::from_secs(120), "the restore of {file_name} does not end");
            match self.call("task_status", json!({})) {
                Err(Refusal::Restored) => self.sign_in(),
                Err(refusal) => panic!("{refusal:?}"),
                Ok(status) if status["state"] == "running" => {
                    std::thread::park_timeout(Duration::from_millis(10))
                }
                Ok(_) => return self.finished(),
            }
        }
    }

    pub fn sign_in(&mut self) {
        self.manager = self.shop.sign_in(PersonId(1), PIN, "office").unwrap().0;
    }

    pub fn customers(&self) -> Vec<Value> {
        self.ok("list_customers", json!({ "before": null }))["rows"].as_array().unwrap().clone()
    }

    pub fn save_customer(&self, name: &str) -> Value {
        self.ok(
            "save_customer",
            json!({
                "id": null, "version": 0, "kind": "private", "name": name, "phone": "13800138000",
                "contact_name": "", "contact_phone": "", "address": "", "note": "", "refuses_messages": false,
            }),
        )["customer"]
            .clone()
    }
}

pub fn code(refusal: &Refusal) -> String {
    serde_json::to_value(refusal).unwrap()["code"].as_str().unwrap().to_owned()
}

pub fn file(kind: &str, content: &[u8]) -> Value {
    let content = base64::engine::general_purpose::STANDARD.encode(content);
    json!({ "kind": kind, "file_name": "old.csv", "content": content, "sheet": null, "mapping": null })
}
