//! Documents of a customer and of a car: PDFs and pictures, for those who speak with people, taken off
//! with a reason and put back.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::ids::{CustomerId, RecordDocumentId, VehicleId};
use domain::merge::MergedKind;
use domain::record_document::{DocumentOf, DocumentTyped, RecordDocumentKind};
use features::attached_files::records::{
    AskRecordDocument, AskRecordDocuments, AttachRecordDocument, PutBackRecordDocument, RemoveRecordDocument,
    attach_record_document, list_record_documents, put_back_record_document, record_document_picture,
    remove_record_document,
};
use features::document::document;
use features::records::customers::save_customer;
use features::records::merging::{MergeRecords, merge_records};
use serde_json::{Value, json};
use shop_tests::photos::picture;
use shop_tests::typed::{field, read, request};
use shop_tests::{Car, MORNING, TestShop, customer};

const POLICY: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

fn typed(document_kind: RecordDocumentKind, name: &str, until: Option<&str>) -> DocumentTyped {
    DocumentTyped { document_kind, note: String::new(), valid_until: until.map(read), name: name.to_owned() }
}

fn policy(of: DocumentOf, until: &str) -> AttachRecordDocument {
    let typed = typed(RecordDocumentKind::InsurancePolicy, "保险单", Some(until));
    AttachRecordDocument { of, typed, content: STANDARD.encode(POLICY) }
}

fn licence(of: DocumentOf) -> AttachRecordDocument {
    let typed = typed(RecordDocumentKind::VehicleLicence, "行驶证.png", None);
    AttachRecordDocument { of, typed, content: picture(1) }
}

fn whose(car: &Car<'_>) -> [DocumentOf; 2] {
    [DocumentOf::Customer(CustomerId(car.customer_id)), DocumentOf::Vehicle(VehicleId(car.vehicle_id))]
}

fn page(shop: &TestShop, seat: &str, of: DocumentOf) -> Value {
    shop.run(seat, list_record_documents, AskRecordDocuments { of })
}

fn off(id: i64, version: i64, reason: &str) -> RemoveRecordDocument {
    RemoveRecordDocument { id: RecordDocumentId(id), version, reason: reason.to_owned() }
}

#[test]
fn a_policy_and_a_licence_are_attached_and_looked_at_by_those_who_speak_with_people() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    for of in whose(&car) {
        let pdf: i64 = field(&shop.run("advisor", attach_record_document, policy(of, "2026-03-20")), "id");
        let photo: i64 = field(&shop.run("cashier", attach_record_document, licence(of)), "id");
        let told = page(&shop, "advisor", of);
        let [first, second] = [&told["documents"][0], &told["documents"][1]];
        assert_eq!((&first["name"], &first["due"]), (&json!("保险单.pdf"), &json!("soon")));
        assert_eq!((&second["is_picture"], &second["due"]), (&json!(true), &Value::Null));
        assert_eq!(told["may_attach"], json!(true));

        let looked = |seat: &str, id: i64| {
            document(&shop.shop, &shop.session(seat), "record_document", id, None).map(|made| made.bytes)
        };
        assert_eq!(looked("advisor", pdf).ok(), Some(POLICY.to_vec()));
        assert!(looked("advisor", photo).is_err(), "a picture is no paper");
        let ask = AskRecordDocument { id: RecordDocumentId(photo) };
        let shown = shop.run("advisor", record_document_picture, ask);
        let bytes = STANDARD.decode(shown["content"].as_str().expect("base64")).expect("bytes");
        assert!(bytes.starts_with(&[0xFF, 0xD8]), "it is kept as photos are");

        // It says where somebody lives.
        assert_eq!(page(&shop, "technician", of)["documents"], json!([]));
        assert!(looked("technician", pdf).is_err());
        let ask = json!({ "id": photo });
        assert_eq!(shop.refused("technician", "record_document_picture", ask), "not_found");
        assert_eq!(
            shop.refused("technician", "attach_record_document", request(licence(of))),
            "role_missing"
        );
    }
    let [customer, vehicle] = whose(&car);
    let ids = |of| page(&shop, "advisor", of)["documents"][0]["id"].clone();
    assert_ne!(ids(customer), ids(vehicle), "each has its own");
}

#[test]
fn what_is_neither_a_whole_pdf_nor_a_picture_is_refused_and_leaves_nothing_on_the_disk() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    let [of, _] = whose(&car);
    let sent = |name: &str, bytes: &[u8]| AttachRecordDocument {
        typed: typed(RecordDocumentKind::Other, name, None),
        content: STANDARD.encode(bytes),
        of,
    };
    for (ask, code) in [
        (sent("合同.pdf", b"MZ this is no paper"), "no_pdf"),
        (sent("合同.pdf", &POLICY[..POLICY.len() - 8]), "no_pdf"),
        (sent("合同.docx", b"PK no paper either"), "no_photo"),
        (sent("合同", b""), "no_photo"),
        (sent(" ", POLICY), "bad_field"),
        (sent("合同.pdf", &b" ".repeat(21 << 20)), "file_too_large"),
    ] {
        assert_eq!(shop.refused("advisor", "attach_record_document", request(ask)), code);
    }
    let nobody = AttachRecordDocument { of: DocumentOf::Customer(CustomerId(99)), ..sent("a.pdf", POLICY) };
    assert_eq!(shop.refused("advisor", "attach_record_document", request(nobody)), "not_found");
    assert_eq!(page(&shop, "manager", of)["documents"], json!([]));
    let kept = shop.shop.dir().join("blobs");
    let left = std::fs::read_dir(&kept).map(|folders| folders.count()).unwrap_or_default();
    assert_eq!(left, 0, "nothing was kept of what was refused");
}

#[test]
fn one_is_taken_off_with_a_reason_and_put_back_by_whoever_took_it_off() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    let [_, of] = whose(&car);
    let id: i64 = field(&shop.run("cashier", attach_record_document, policy(of, "2027-03-01")), "id");
    let refused = |seat: &str, command: &str, ask: Value| shop.refused(seat, command, ask);
    assert_eq!(refused("advisor", "remove_record_document", request(off(id, 1, " "))), "bad_field");
    assert_eq!(refused("advisor", "remove_record_document", request(off(id, 2, "旧"))), "conflict");
    shop.run("advisor", remove_record_document, off(id, 1, "旧保单"));
    assert_eq!(page(&shop, "cashier", of)["documents"], json!([]));
    for seat in ["advisor", "manager"] {
        let row = page(&shop, seat, of)["documents"][0].clone();
        assert_eq!(
            (&row["removed_reason"], &row["may_put_back"]),
            (&json!("旧保单"), &json!(true)),
            "{seat}"
        );
    }
    let back = || PutBackRecordDocument { id: RecordDocumentId(id), version: 2 };
    assert_eq!(refused("cashier", "put_back_record_document", request(back())), "not_found");
    shop.run("advisor", put_back_record_document, back());
    let row = page(&shop, "cashier", of)["documents"][0].clone();
    assert_eq!((&row["removed_at"], &row["may_remove"]), (&Value::Null, &json!(true)));
    assert_eq!(refused("advisor", "put_back_record_document", request(back())), "not_found");
}

#[test]
fn what_an_older_page_attaches_to_a_merged_record_is_put_to_the_one_it_went_into() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    let [kept, _] = whose(&car);
    let saved = shop.run("advisor", save_customer, customer("张女士", "13912345678"));
    let gone: i64 = field(&saved["customer"], "id");
    let version = |id: i64| {
        let sql = format!("SELECT version FROM customer WHERE id = {id}");
        shop.file().query_row(&sql, [], |row| row.get::<_, i64>(0)).expect("a customer")
    };
    let ask = MergeRecords {
        kind: MergedKind::Customer,
        kept_id: car.customer_id,
        gone_id: gone,
        kept_version: version(car.customer_id),
        gone_version: version(gone),
        reason: "同一人".to_owned(),
    };
    shop.run("manager", merge_records, ask);
    let older = DocumentOf::Customer(CustomerId(gone));
    shop.run("advisor", attach_record_document, policy(older, "2027-03-01"));
    for of in [kept, older] {
        let told = page(&shop, "advisor", of)["documents"].clone();
        assert_eq!((&told[0]["customer_id"], &told[1]), (&json!(car.customer_id), &Value::Null), "{of:?}");
    }
}
