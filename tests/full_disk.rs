//! A full disk, at every place that writes: it is named as such with its folder,
//! and nothing half done stays.

#![allow(clippy::unwrap_used, reason = "a test may fail by stopping")]

use base64::Engine;
use features::imports::{ImportFile, ImportKind, run_import};
use features::listing::AskList;
use features::listing::customers::list_customers;
use features::office::backups::{RestoreBackup, list_backups, make_backup, restore_backup};
use features::records::customers::{SaveCustomer, save_customer};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::typed::{field, request};
use shop_tests::{MORNING, TestShop, set_up};
use std::path::{Path, PathBuf};

fn shop() -> TestShop {
    TestShop::alone_at(MORNING, set_up())
}

fn copies(shop: &TestShop) -> PathBuf {
    shop.folder().join("backups")
}

fn is_full(shop: &TestShop, full: bool) {
    shop.shop.db.act_as_if_full(full).unwrap();
}

fn said(folder: &Path) -> Value {
    json!({ "code": "disk_full", "params": { "folder": folder.display().to_string() } })
}

fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

fn customer(name: &str) -> SaveCustomer {
    SaveCustomer { note: "x".repeat(3000), ..shop_tests::customer(name, "13800138000") }
}

fn rows(shop: &TestShop) -> usize {
    let list = shop.run("manager", list_customers, AskList::default());
    list["rows"].as_array().unwrap().len()
}

fn copied(shop: &TestShop) -> Value {
    shop.run("manager", make_backup, AskNothing {});
    shop.finished("manager")
}

#[test]
fn an_ordinary_write_names_the_full_disk_and_is_done_once_there_is_room() {
    let shop = shop();
    is_full(&shop, true);
    let refused = (0..100).find_map(|n| {
        let ask = request(customer(&format!("客户{n}")));
        shop.ask("manager", "save_customer", ask).err()
    });
    assert_eq!(refused.unwrap(), said(shop.folder()));
    is_full(&shop, false);
    shop.run("manager", save_customer, customer("张小芳"));
}

#[test]
fn a_copy_names_the_folder_of_copies_and_leaves_no_half_file() {
    let shop = shop();
    is_full(&shop, true);
    let status = copied(&shop);
    assert_eq!((&status["state"], &status["refusal"]), (&json!("failed"), &said(&copies(&shop))));
    assert_eq!(names(&copies(&shop)), Vec::<String>::new());
}

#[test]
fn a_restore_on_a_full_disk_leaves_the_shop_as_it_is() {
    let shop = shop();
    copied(&shop);
    shop.run("manager", save_customer, customer("张小芳"));
    let list = shop.run("manager", list_backups, AskNothing {});
    let copy = RestoreBackup { file_name: field(&list["backups"][0], "file_name") };
    let before = names(&copies(&shop)).len();
    is_full(&shop, true);
    shop.run("manager", restore_backup, copy);
    let status = shop.finished("manager");
    assert_eq!(status["refusal"], said(&copies(&shop)));
    assert_eq!(names(&copies(&shop)).len(), before);
    assert_eq!(rows(&shop), 1);
}

#[test]
fn an_import_on_a_full_disk_takes_nothing_in() {
    let shop = shop();
    let list: String = (0..3000).map(|n| format!("客户{n},1380013{n:04}\n")).collect();
    let content = base64::engine::general_purpose::STANDARD.encode(format!("姓名,电话\n{list}"));
    let file_name = "old.csv".to_owned();
    let ask = ImportFile {
        kind: ImportKind::Customers,
        file_name,
        content,
        sheet: None,
        mapping: None,
        known: None,
        prices_from: None,
    };
    is_full(&shop, true);
    shop.run("manager", run_import, ask);
    assert_eq!(shop.finished("manager")["refusal"], said(shop.folder()));
    assert_eq!(rows(&shop), 0);
}

#[test]
fn a_folder_of_copies_that_cannot_be_is_named_with_the_system_s_reason() {
    let shop = shop();
    // A file stands where the folder should be: no system makes a folder there.
    std::fs::write(copies(&shop), "in the way").unwrap();
    let status = copied(&shop);
    assert_eq!(status["refusal"]["code"], "folder_not_writable");
    assert_eq!(status["refusal"]["params"]["folder"], copies(&shop).display().to_string());
    assert!(status["refusal"]["params"]["reason"].as_str().is_some_and(|reason| !reason.is_empty()));
}
