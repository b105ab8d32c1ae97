//! Files put to a visit: whole PDFs and nothing else, for those who speak with
//! people, looked at as a paper is, and taken off the page with a reason.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use features::document::document;
use serde_json::{Value, json};
use shop_tests::{Car, TestShop};

const MONDAY: &str = "2026-03-02T08:30";
const ESTIMATE: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

fn file(car: &Car<'_>, name: &str, bytes: &[u8]) -> Value {
    json!({ "work_order_id": car.id(), "name": name, "content": STANDARD.encode(bytes) })
}

fn page(car: &Car<'_>, seat: &str) -> Value {
    car.shop.ok(seat, "list_attached_files", json!({ "work_order_id": car.id() }))
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
    let shop = TestShop::open_at(MONDAY);
    let car = arrived(&shop);
    let id =
        shop.ok("advisor", "attach_file", file(&car, " 定损单 ", ESTIMATE))["id"].as_i64().expect("an id");
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
        assert_eq!(shop.refused(seat, "attach_file", file(&car, "a", ESTIMATE)), "role_missing", "{seat}");
        let changes = shop.ok(seat, "visit_changes", json!({ "work_order_id": car.id() }));
        assert!(!changes.to_string().contains("定损单"), "{seat} is not told of it by its history");
    }
    let changes = shop.ok("advisor", "visit_changes", json!({ "work_order_id": car.id() }));
    assert!(changes.to_string().contains("定损单"), "who may see it sees who put it there");
}

#[test]
fn what_is_no_whole_pdf_is_refused_and_leaves_nothing_on_the_disk() {
    let shop = TestShop::open_at(MONDAY);
    let car = arrived(&shop);
    let broken_off = &ESTIMATE[..ESTIMATE.len() - 8];
    for (what, bytes) in [
        ("nothing", &b""[..]),
        ("a program", b"MZ\x90\x00 this is no paper %%EOF"),
        ("broken off on its way", broken_off),
        ("a page", b"<html>%PDF</html>"),
    ] {
        assert_eq!(
            shop.refused("advisor", "attach_file", file(&car, "定损单.pdf", bytes)),
            "no_pdf",
            "{what}"
        );
    }
    let mut large = ESTIMATE.to_vec();
    large.resize(21 << 20, b' ');
    assert_eq!(shop.refused("advisor", "attach_file", file(&car, "定损单.pdf", &large)), "file_too_large");
    let no_base64 = json!({ "work_order_id": car.id(), "name": "a", "content": "%%%" });
    assert_eq!(shop.refused("advisor", "attach_file", no_base64), "bad_field");
    for name in ["", "  ", ".pdf", &"名".repeat(500)] {
        assert_eq!(shop.refused("advisor", "attach_file", file(&car, name, ESTIMATE)), "bad_field", "{name}");
    }
    assert_eq!(page(&car, "manager")["files"], json!([]));
    let kept = shop.shop.dir().join("blobs");
    let left = std::fs::read_dir(&kept).map(|folders| folders.count()).unwrap_or_default();
    assert_eq!(left, 0, "nothing was kept of what was refused");
}

#[test]
fn one_is_taken_off_the_page_with_a_reason_and_its_bytes_stay_for_who_answers_for_it() {
    let shop = TestShop::open_at(MONDAY);
    let car = arrived(&shop);
    let id =
        shop.ok("advisor", "attach_file", file(&car, "旧保单.PDF", ESTIMATE))["id"].as_i64().expect("an id");
    let off = |version: i64, reason: &str| json!({ "id": id, "version": version, "reason": reason });
    assert_eq!(shop.refused("advisor", "remove_attached_file", off(1, " ")), "bad_field");
    assert_eq!(shop.refused("advisor", "remove_attached_file", off(2, "已过期")), "conflict");
    shop.ok("advisor", "remove_attached_file", off(1, "已过期"));
    assert_eq!(shop.refused("advisor", "remove_attached_file", off(2, "再来")), "not_found");
    assert_eq!(page(&car, "advisor")["files"], json!([]));
    assert_eq!(looked_at(&shop, "advisor", id), Err("not_found".to_owned()));
    let manager = page(&car, "manager");
    let row = &manager["files"][0];
    assert_eq!((&row["name"], &row["removed_reason"]), (&json!("旧保单.pdf"), &json!("已过期")));
    assert!(looked_at(&shop, "manager", id).is_ok());
}

#[test]
fn a_visit_that_is_over_takes_no_more_and_a_lost_file_is_said_in_words() {
    let shop = TestShop::open_at(MONDAY);
    let car = arrived(&shop);
    let id =
        shop.ok("advisor", "attach_file", file(&car, "定损单.pdf", ESTIMATE))["id"].as_i64().expect("an id");
    let hash = page(&car, "advisor")["files"][0]["hash"].as_str().expect("a hash").to_owned();
    std::fs::remove_file(shop.shop.dir().join("blobs").join(&hash[..2]).join(&hash[2..])).expect("removed");
    assert_eq!(looked_at(&shop, "advisor", id), Err("damaged".to_owned()));
    // The same paper sent once more mends it: it is known by what it holds.
    shop.ok("advisor", "attach_file", file(&car, "定损单.pdf", ESTIMATE));
    assert!(looked_at(&shop, "advisor", id).is_ok());

    let cancel = json!({ "work_order_id": car.id(), "version": car.version(), "reason": "客户改日再来" });
    shop.ok("manager", "cancel_visit", cancel);
    assert_eq!(shop.refused("advisor", "attach_file", file(&car, "b", ESTIMATE)), "file_too_late");
    assert_eq!(page(&car, "advisor")["may_attach"], json!(false));
    let off = json!({ "id": id, "version": 1, "reason": "重复" });
    assert_eq!(shop.refused("advisor", "remove_attached_file", off.clone()), "file_too_late");
    shop.ok("manager", "remove_attached_file", off);
}

#[test]
fn a_choice_of_a_whole_folder_has_an_end() {
    let shop = TestShop::open_at(MONDAY);
    let car = arrived(&shop);
    for number in 0..50 {
        shop.ok("advisor", "attach_file", file(&car, &format!("{number}"), ESTIMATE));
    }
    let refusal = shop.ask("advisor", "attach_file", file(&car, "51", ESTIMATE)).expect_err("refused");
    assert_eq!((&refusal["code"], &refusal["params"]["limit"]), (&json!("too_many_files"), &json!(50)));
}
