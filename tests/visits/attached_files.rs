//! Files put to a visit: whole PDFs and nothing else, for those who speak with
//! people, looked at as a paper is, and taken off the page with a reason.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::ids::{AttachedFileId, WorkOrderId};
use features::attached_files::commands::{self, RemoveAttachedFile, list_attached_files};
use features::attached_files::{AttachFile, attach_file};
use features::document::document;
use features::visit::changes::visit_changes;
use features::visit::course::cancel_visit;
use serde_json::{Value, json};
use shop_tests::asks_visit::{asked, called_off};
use shop_tests::typed::request;
use shop_tests::{Car, MORNING, TestShop};

const ESTIMATE: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

fn file(car: &Car<'_>, name: &str, bytes: &[u8]) -> AttachFile {
    let (name, content) = (name.to_owned(), STANDARD.encode(bytes));
    AttachFile { work_order_id: WorkOrderId(car.id()), checked_in_at: None, name, content }
}

fn attached(car: &Car<'_>, name: &str) -> i64 {
    let attached = car.shop.run("advisor", attach_file, file(car, name, ESTIMATE));
    attached["id"].as_i64().expect("an id")
}

fn off(id: i64, version: i64, reason: &str) -> RemoveAttachedFile {
    RemoveAttachedFile { id: AttachedFileId(id), version, reason: reason.to_owned() }
}

fn page(car: &Car<'_>, seat: &str) -> Value {
    car.shop.run(seat, list_attached_files, asked(car))
}

fn arrived(shop: &TestShop) -> Car<'_> {
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "追尾");
    car
}

fn looked_at(shop: &TestShop, seat: &str, id: i64) -> Result<(String, Vec<u8>), String> {
    let made = document(&shop.shop, &shop.session(seat), "attached_file", id, None);
    made.map(|made| (made.file_name, made.bytes)).map_err(|refusal| shop_tests::code(&refusal))
}

#[test]
fn an_insurer_s_estimate_is_put_to_the_visit_and_looked_at_by_those_who_speak_with_people() {
    let shop = TestShop::open_at(MORNING);
    let car = arrived(&shop);
    let id = attached(&car, " 定损单 ");
    for seat in ["advisor", "foreman", "cashier", "manager"] {
        let page = page(&car, seat);
        assert_eq!(page["files"][0]["name"], "定损单.pdf", "{seat}");
        assert_eq!((&page["files"][0]["bytes"], &page["may_attach"]), (&json!(ESTIMATE.len()), &json!(true)));
        assert_eq!(looked_at(&shop, seat, id), Ok(("定损单.pdf".to_owned(), ESTIMATE.to_vec())), "{seat}");
    }
    // It says where somebody lives and what they pay.
    for seat in ["technician", "inspector", "parts_keeper"] {
        assert_eq!(page(&car, seat)["files"], json!([]), "{seat}");
        assert_eq!(looked_at(&shop, seat, id), Err("not_found".to_owned()), "{seat}");
        let ask = request(file(&car, "a", ESTIMATE));
        assert_eq!(shop.refused(seat, "attach_file", ask), "role_missing", "{seat}");
        let changes = shop.run(seat, visit_changes, asked(&car));
        assert!(!changes.to_string().contains("定损单"), "{seat} is not told of it by its history");
    }
    let changes = shop.run("advisor", visit_changes, asked(&car));
    assert!(changes.to_string().contains("定损单"), "who may see it sees who put it there");
}

/// A paper of so many bytes.
fn of_bytes(car: &Car<'_>, bytes: usize) -> Value {
    let (head, tail) = ESTIMATE.split_at(9);
    let filled = [head, b"%", &vec![b' '; bytes - ESTIMATE.len() - 2], b"\n", tail].concat();
    request(file(car, "定损单.pdf", &filled))
}

#[test]
fn a_file_is_as_large_as_is_said_to_the_byte() {
    let shop = TestShop::open_at(MORNING);
    let car = arrived(&shop);
    // What fills up the last letters of it on the way is no part of it.
    shop.ok("advisor", "attach_file", of_bytes(&car, 20 << 20));
    assert_eq!(page(&car, "manager")["files"][0]["bytes"], 20 << 20);
}

#[test]
fn what_is_no_whole_pdf_is_refused_and_leaves_nothing_on_the_disk() {
    let shop = TestShop::open_at(MORNING);
    let car = arrived(&shop);
    let broken_off = &ESTIMATE[..ESTIMATE.len() - 8];
    for (what, bytes) in [
        ("nothing", &b""[..]),
        ("a program", b"MZ\x90\x00 this is no paper %%EOF"),
        ("broken off on its way", broken_off),
        ("a page", b"<html>%PDF</html>"),
    ] {
        let ask = request(file(&car, "定损单.pdf", bytes));
        assert_eq!(shop.refused("advisor", "attach_file", ask), "no_pdf", "{what}");
    }
    assert_eq!(shop.refused("advisor", "attach_file", of_bytes(&car, (20 << 20) + 1)), "file_too_large");
    let no_base64 = json!({ "work_order_id": car.id(), "name": "a", "content": "%%%" });
    assert_eq!(shop.refused("advisor", "attach_file", no_base64), "bad_field");
    for name in ["", "  ", ".pdf", &"名".repeat(500)] {
        let ask = request(file(&car, name, ESTIMATE));
        assert_eq!(shop.refused("advisor", "attach_file", ask), "bad_field", "{name}");
    }
    assert_eq!(page(&car, "manager")["files"], json!([]));
    let kept = shop.shop.dir().join("blobs");
    let left = std::fs::read_dir(&kept).map(|folders| folders.count()).unwrap_or_default();
    assert_eq!(left, 0, "nothing was kept of what was refused");
}

#[test]
fn a_file_that_waited_for_another_visit_of_this_number_is_not_put_to_this_one() {
    let shop = TestShop::open_at(MORNING);
    let car = arrived(&shop);
    let mut ask = request(file(&car, "定损单.pdf", ESTIMATE));
    ask["checked_in_at"] = json!("2026-03-01T01:00:00Z");
    assert_eq!(shop.refused("advisor", "attach_file", ask.clone()), "visit_is_another");
    ask["checked_in_at"] = page(&car, "advisor")["checked_in_at"].clone();
    shop.ok("advisor", "attach_file", ask);
    assert_eq!(page(&car, "advisor")["files"].as_array().expect("files").len(), 1);
}

#[test]
fn one_is_taken_off_the_page_with_a_reason_and_its_bytes_stay_for_who_answers_for_it() {
    let shop = TestShop::open_at(MORNING);
    let car = arrived(&shop);
    let id = attached(&car, "旧保单.PDF");
    let refused = |version: i64, reason: &str| {
        shop.refused("advisor", "remove_attached_file", request(off(id, version, reason)))
    };
    assert_eq!(refused(1, " "), "bad_field");
    assert_eq!(refused(2, "已过期"), "conflict");
    shop.run("advisor", commands::remove_attached_file, off(id, 1, "已过期"));
    assert_eq!(refused(2, "再来"), "not_found");
    assert_eq!(page(&car, "advisor")["files"], json!([]));
    assert_eq!(looked_at(&shop, "advisor", id), Err("not_found".to_owned()));
    let manager = page(&car, "manager");
    let row = &manager["files"][0];
    assert_eq!((&row["name"], &row["removed_reason"]), (&json!("旧保单.pdf"), &json!("已过期")));
    assert!(looked_at(&shop, "manager", id).is_ok());
}

#[test]
fn a_visit_that_is_over_takes_no_more_and_a_lost_file_is_said_in_words() {
    let shop = TestShop::open_at(MORNING);
    let car = arrived(&shop);
    let id = attached(&car, "定损单.pdf");
    let hash = page(&car, "advisor")["files"][0]["hash"].as_str().expect("a hash").to_owned();
    std::fs::remove_file(shop.shop.dir().join("blobs").join(&hash[..2]).join(&hash[2..])).expect("removed");
    assert_eq!(looked_at(&shop, "advisor", id), Err("damaged".to_owned()));
    // The same paper sent once more mends it: it is known by what it holds.
    attached(&car, "定损单.pdf");
    assert!(looked_at(&shop, "advisor", id).is_ok());

    shop.run("manager", cancel_visit, called_off(&car, "客户改日再来"));
    let late = request(file(&car, "b", ESTIMATE));
    assert_eq!(shop.refused("advisor", "attach_file", late), "file_too_late");
    assert_eq!(page(&car, "advisor")["may_attach"], json!(false));
    let twice = request(off(id, 1, "重复"));
    assert_eq!(shop.refused("advisor", "remove_attached_file", twice), "file_too_late");
    shop.run("manager", commands::remove_attached_file, off(id, 1, "重复"));
}

#[test]
fn a_choice_of_a_whole_folder_has_an_end() {
    let shop = TestShop::open_at(MORNING);
    let car = arrived(&shop);
    for number in 0..50 {
        attached(&car, &format!("{number}"));
    }
    let one_more = request(file(&car, "51", ESTIMATE));
    let refusal = shop.ask("advisor", "attach_file", one_more).expect_err("refused");
    assert_eq!((&refusal["code"], &refusal["params"]["limit"]), (&json!("too_many_files"), &json!(50)));
}
