//! A full disk, at every place that writes: it is named as such with its folder,
//! and nothing half done stays.
#![allow(clippy::unwrap_used, reason = "a test may fail by stopping")]

use domain::ids::PersonId;
use kernel::{Refusal, Session, Shop, SystemClock};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

struct Full {
    shop: Arc<Shop>,
    me: Session,
    folder: PathBuf,
    keys: std::cell::Cell<u32>,
}

impl Drop for Full {
    fn drop(&mut self) {
        // What is left of a test in the temporary folder harms nobody.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl Full {
    fn open(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("workbay-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        let shop = app::open(&folder, Arc::new(SystemClock)).unwrap();
        let me = Session::of(PersonId(1), "office");
        let full = Self { shop, me, folder, keys: std::cell::Cell::new(0) };
        let set_up = json!({
            "name": "永安汽修", "phone": "", "address": "", "person_name": "陈经理", "pin": "4826", "bays": ["1"],
        });
        full.call("set_up_shop", set_up).unwrap();
        full
    }

    fn call(&self, name: &str, request: Value) -> Result<Value, Refusal> {
        self.keys.set(self.keys.get() + 1);
        app::call(&self.shop, &self.me, name, request, Some(&format!("full-disk-{}", self.keys.get())))
    }

    fn task(&self, name: &str, request: Value) -> Value {
        self.call(name, request).unwrap();
        let begun = Instant::now();
        loop {
            let status = self.call("task_status", json!({})).unwrap();
            if status["state"] != "running" {
                return status;
            }
            assert!(begun.elapsed() < Duration::from_secs(60), "{name} did not end in a minute: {status}");
            std::thread::park_timeout(Duration::from_millis(10));
        }
    }

    fn copies(&self) -> PathBuf {
        self.folder.join("backups")
    }
}

fn said(folder: &Path) -> Value {
    json!({ "code": "disk_full", "params": { "folder": folder.display().to_string() } })
}

fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

fn customer(name: &str) -> Value {
    json!({
        "id": null, "version": 0, "kind": "private", "name": name, "phone": "13800138000", "contact_name": "",
        "contact_phone": "", "address": "", "note": "x".repeat(3000), "refuses_messages": false,
    })
}

#[test]
fn an_ordinary_write_names_the_full_disk_and_is_done_once_there_is_room() {
    let full = Full::open("full-write");
    full.shop.db.act_as_if_full(true).unwrap();
    let refused = (0..100).find_map(|n| full.call("save_customer", customer(&format!("客户{n}"))).err());
    assert_eq!(serde_json::to_value(refused.unwrap()).unwrap(), said(&full.folder));
    full.shop.db.act_as_if_full(false).unwrap();
    full.call("save_customer", customer("张小芳")).unwrap();
}

#[test]
fn a_copy_names_the_folder_of_copies_and_leaves_no_half_file() {
    let full = Full::open("full-copy");
    full.shop.db.act_as_if_full(true).unwrap();
    let status = full.task("make_backup", json!({}));
    assert_eq!((&status["state"], &status["refusal"]), (&json!("failed"), &said(&full.copies())));
    assert_eq!(names(&full.copies()), Vec::<String>::new());
}

#[test]
fn a_restore_on_a_full_disk_leaves_the_shop_as_it_is() {
    let full = Full::open("full-restore");
    full.task("make_backup", json!({}));
    full.call("save_customer", customer("张小芳")).unwrap();
    let list: Value = full.call("list_backups", json!({})).unwrap();
    let copy = list["backups"][0]["file_name"].clone();
    let before = names(&full.copies()).len();
    full.shop.db.act_as_if_full(true).unwrap();
    let status = full.task("restore_backup", json!({ "file_name": copy }));
    assert_eq!(status["refusal"], said(&full.copies()));
    assert_eq!(names(&full.copies()).len(), before);
    let rows = full.call("list_customers", json!({ "before": null })).unwrap();
    assert_eq!(rows["rows"].as_array().unwrap().len(), 1);
}

#[test]
fn an_import_on_a_full_disk_takes_nothing_in() {
    use base64::Engine;
    let full = Full::open("full-import");
    let rows: String = (0..3000).map(|n| format!("客户{n},1380013{n:04}\n")).collect();
    let content = base64::engine::general_purpose::STANDARD.encode(format!("姓名,电话\n{rows}"));
    full.shop.db.act_as_if_full(true).unwrap();
    let status = full.task(
        "run_import",
        json!({ "kind": "customers", "file_name": "old.csv", "content": content, "sheet": null, "mapping": null }),
    );
    assert_eq!(status["refusal"], said(&full.folder));
    let rows = full.call("list_customers", json!({ "before": null })).unwrap();
    assert_eq!(rows["rows"], json!([]));
}

#[test]
fn a_folder_of_copies_that_cannot_be_is_named_with_the_system_s_reason() {
    let full = Full::open("no-folder");
    // A file stands where the folder should be: no system makes a folder there.
    std::fs::write(full.copies(), "in the way").unwrap();
    let status = full.task("make_backup", json!({}));
    assert_eq!(status["refusal"]["code"], "folder_not_writable");
    assert_eq!(status["refusal"]["params"]["folder"], full.copies().display().to_string());
    assert!(status["refusal"]["params"]["reason"].as_str().is_some_and(|reason| !reason.is_empty()));
}
