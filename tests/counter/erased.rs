//! What stands of a person beside their own record, and goes with it: what they wrote beside their marks, what
//! files of the old program said of them, and the documents of a car that was theirs.

use crate::data_requests::{NAME, PHONE, erases, handed_out, page, taken};
use crate::personal_data::brought;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::data_request::{DataRequestKind, IdentityCheck};
use domain::ids::{ImportId, VehicleId};
use domain::record_document::{DocumentOf, DocumentTyped, RecordDocumentKind};
use features::attached_files::records::{AttachRecordDocument, attach_record_document};
use features::data_requests::erase_customer;
use features::imports::{AskImport, ImportKind, get_import};
use features::records::customers::save_customer;
use features::records::vehicles::{SaveVehicle, save_vehicle};
use features::visit::course::cancel_visit;
use serde_json::{Value, json};
use shop_tests::asks_visit::called_off;
use shop_tests::typed::field;
use shop_tests::{Car, MORNING, TestShop, customer, vehicle};

const DAY: i64 = 24 * 60;

fn deletion(car: &Car<'_>) -> i64 {
    taken(car, DataRequestKind::Deletion, Some(IdentityCheck::IdShown))
}

fn goes(before: &Value, what: &str) -> Value {
    let all = before["erases"].as_array().expect("what goes");
    all.iter().find(|one| one["what"] == what).map_or(Value::Null, |one| one["count"].clone())
}

fn put(shop: &TestShop, car: i64, document_kind: RecordDocumentKind, name: &str) {
    let ask = AttachRecordDocument {
        of: DocumentOf::Vehicle(VehicleId(car)),
        typed: DocumentTyped { document_kind, note: String::new(), valid_until: None, name: name.to_owned() },
        content: STANDARD.encode(format!("%PDF-1.4\n%{name}\ntrailer<<>>\n%%EOF\n")),
    };
    shop.run("advisor", attach_record_document, ask);
}

#[test]
fn the_documents_of_a_car_they_sold_go_as_far_as_they_were_put_there_while_it_was_theirs() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car(NAME, PHONE, "粤B12345");
    put(&shop, car.vehicle_id, RecordDocumentKind::VehicleLicence, "行驶证");
    put(&shop, car.vehicle_id, RecordDocumentKind::Other, "身份证");
    shop.later(DAY);
    let saved = shop.run("advisor", save_customer, customer("赵大海", "13912345678"));
    let buyer: i64 = field(&saved["customer"], "id");
    let sold =
        SaveVehicle { id: Some(VehicleId(car.vehicle_id)), version: 1, ..vehicle("粤B12345", Some(buyer)) };
    shop.run("advisor", save_vehicle, sold);
    put(&shop, car.vehicle_id, RecordDocumentKind::InsurancePolicy, "过户当天的保单");
    shop.later(DAY);
    put(&shop, car.vehicle_id, RecordDocumentKind::VehicleLicence, "新行驶证");

    let copy = taken(&car, DataRequestKind::Copy, Some(IdentityCheck::IdShown));
    let cells = handed_out(&shop, "manager", copy).expect("it goes out");
    let told = |name: &str| cells.iter().any(|cell| cell.starts_with(name));
    assert!(told("行驶证") && told("身份证"), "{cells:?}");
    assert!(!told("新行驶证") && !told("过户当天的保单"), "another's is not handed out: {cells:?}");

    let id = deletion(&car);
    let before = page(&shop, id);
    assert_eq!(goes(&before, "documents"), 2);
    let keeps = before["keeps"].as_array().expect("what stays");
    assert!(keeps.contains(&json!("changed_hands")), "what nobody can tell is said: {keeps:?}");
    shop.run("manager", erase_customer, erases(id));
    let file = shop.file();
    let mut asked = file.prepare("SELECT name FROM record_document ORDER BY id").expect("a question");
    let left = asked.query_map([], |row| row.get::<_, String>(0)).expect("rows");
    let left: Vec<String> = left.map(|name| name.expect("a name")).collect();
    assert_eq!(left, ["过户当天的保单.pdf", "新行驶证.pdf"]);
    let blobs = file.query_row("SELECT count(*) FROM blob", [], |row| row.get::<_, i64>(0));
    assert_eq!(blobs.expect("a count"), 2, "their bytes went with them");
}

#[test]
fn what_they_wrote_beside_their_marks_goes_and_the_marks_stay() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car(NAME, PHONE, "粤B12345");
    car.walks_in("repair", "刹车异响");
    shop.run("manager", cancel_visit, called_off(&car, "客户改日再来"));
    let marks = json!({
        "service": 5, "quality": 5, "on_time": 4, "price_clarity": 5, "cleanliness": 5, "recommend": 9
    });
    let written = "INSERT INTO survey (work_order_id, at, person_id, marks, comment)
                   VALUES (?1, '2026-03-02T02:00:00Z', 1, ?2, '我是张小芳，住南山路')";
    let file = shop.file();
    assert_eq!(file.execute(written, (car.id(), marks.to_string())).expect("marks"), 1);
    let copy = taken(&car, DataRequestKind::Copy, Some(IdentityCheck::IdShown));
    let cells = handed_out(&shop, "manager", copy).expect("it goes out");
    assert!(cells.iter().any(|cell| cell.contains("住南山路")), "{cells:?}");
    let id = deletion(&car);
    assert_eq!(goes(&page(&shop, id), "survey_comments"), 1);
    shop.run("manager", erase_customer, erases(id));
    let left = "SELECT comment || json_extract(marks, '$.recommend') FROM survey";
    let left = file.query_row(left, [], |row| row.get::<_, String>(0)).expect("the marks");
    assert_eq!(left, "9");
}

#[test]
fn the_report_of_an_import_names_them_no_more_and_still_says_what_looked_wrong() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car(NAME, PHONE, "粤B12345");
    // The first is known in the shop, the second told by the number alone, the third somebody else's.
    let list = "客户名称,联系电话,地址\n张小芳,138-0013-8000,南山路1号\n张女士,13800138000,南山路1号\n李国强,12345678901,北环路\n";
    brought(&shop, ImportKind::Customers, list);
    let report = || {
        let told = shop.run("manager", get_import, AskImport { id: ImportId(1) });
        told["rows"].as_array().expect("rows").clone()
    };
    let before = report();
    let id = deletion(&car);
    let telling = before.iter().filter(|row| row.to_string().contains("南山路")).count();
    assert!(telling > 0, "something looked wrong: {before:?}");
    assert_eq!(goes(&page(&shop, id), "import_reports"), telling);
    shop.run("manager", erase_customer, erases(id));
    let after = report();
    assert_eq!(after.len(), before.len());
    let text = Value::from(after.clone()).to_string();
    for words in [NAME, "0013", "南山路"] {
        assert!(!text.contains(words), "{words} of {text}");
    }
    assert!(text.contains("李国强"), "another's row stays as it was");
    let code = |rows: &[Value]| rows.iter().map(|row| row["warnings"][0]["code"].clone()).collect::<Vec<_>>();
    assert_eq!(code(&after), code(&before), "what looked wrong is still said");
    assert_eq!(goes(&page(&shop, id), "import_reports"), Value::Null);
}

#[test]
fn what_a_list_changed_in_their_record_is_kept_no_longer_than_it() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car(NAME, PHONE, "粤B12345");
    let file = shop.file();
    let list = "客户名称,联系电话\n李国强,13912345678\n";
    brought(&shop, ImportKind::Customers, list);
    let written = "INSERT INTO import_update (import_id, entity, entity_id, after, before, row_version)
                   VALUES (1, 'customer', ?1, ?2, ?2, 1)";
    let said = json!({ "address": "南山路1号" }).to_string();
    assert_eq!(file.execute(written, (car.customer_id, said)).expect("a change"), 1);
    let id = deletion(&car);
    assert_eq!(goes(&page(&shop, id), "import_reports"), 1);
    shop.run("manager", erase_customer, erases(id));
    let left = "SELECT after || before FROM import_update";
    let left = file.query_row(left, [], |row| row.get::<_, String>(0)).expect("that there was one");
    assert_eq!(left, "{}{}");
}
