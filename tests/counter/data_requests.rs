//! What people ask of their own data: taken down at the counter, answered by the manager within its time,
//! with a file of all that is held of them, or by deleting what may be deleted.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::complaint::WordMeans;
use domain::data_request::{DataRequestKind, DataRequestTyped, IdentityCheck};
use domain::ids::{CustomerId, DataRequestId};
use domain::merge::MergedKind;
use domain::record_document::{DocumentOf, DocumentTyped, RecordDocumentKind};
use features::attached_files::records::{AttachRecordDocument, attach_record_document};
use features::data_requests::{
    AnswerDataRequest, AskDataRequest, AskDataRequests, CheckIdentity, EraseCustomer, RefuseDataRequest,
    TakeDataRequest, answer_data_request, check_identity, erase_customer, get_data_request,
    list_data_requests, refuse_data_request, take_data_request,
};
use features::document::document;
use features::homes::manager_home;
use features::records::customers::{AskCustomer, get_customer, save_customer};
use features::records::merging::{MergeRecords, merge_records};
use features::records::search::{Search, search};
use features::visit::course::cancel_visit;
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_visit::called_off;
use shop_tests::typed::{field, read, request};
use shop_tests::{Car, MORNING, TestShop, customer};
use spreadsheets::{Options, read as read_table};

pub const NAME: &str = "张小芳";
pub const PHONE: &str = "13800138000";

fn asks(car: &Car<'_>, asked_kind: DataRequestKind, identity: Option<IdentityCheck>) -> TakeDataRequest {
    let typed = DataRequestTyped {
        asked_kind,
        asker_name: NAME.to_owned(),
        asked_means: WordMeans::InPerson,
        asked_on: read("2026-03-02"),
        wish: "请办理".to_owned(),
        identity,
        identity_note: "核对身份证".to_owned(),
        due_on: None,
    };
    TakeDataRequest { customer_id: CustomerId(car.customer_id), typed }
}

pub fn taken(car: &Car<'_>, kind: DataRequestKind, identity: Option<IdentityCheck>) -> i64 {
    read(car.shop.run("advisor", take_data_request, asks(car, kind, identity)))
}

pub fn page(shop: &TestShop, id: i64) -> Value {
    shop.run("manager", get_data_request, AskDataRequest { id: DataRequestId(id) })
}

pub fn erases(id: i64) -> EraseCustomer {
    EraseCustomer { id: DataRequestId(id), version: 1, done: "已删除，电话告知".to_owned() }
}

/// What stands in the cells of the copy that is handed out.
pub fn handed_out(shop: &TestShop, seat: &str, id: i64) -> Result<Vec<String>, String> {
    let made = document(&shop.shop, &shop.session(seat), "personal_data_list", id, None)
        .map_err(|refusal| shop_tests::code(&refusal))?;
    let grid = read_table(&made.bytes, &Options::default()).expect("a workbook");
    Ok(grid.rows().flat_map(|row| row.cells().map(str::to_owned).collect::<Vec<_>>()).collect())
}

pub fn found(shop: &TestShop, query: &str) -> Value {
    let hits = shop.run("advisor", search, Search { query: query.to_owned() });
    json!([hits["customers"], hits["vehicles"]])
}

#[test]
fn a_request_is_taken_down_with_its_day_and_the_manager_answers_it() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car(NAME, PHONE, "粤B12345");
    let id = taken(&car, DataRequestKind::Correction, None);
    let list = shop.run("advisor", list_data_requests, AskDataRequests { customer_id: None });
    assert_eq!((&list["reply_days"], &list["due_from_today"]), (&json!(30), &json!("2026-04-01")));
    let row = &list["open"][0];
    assert_eq!(
        (&row["due_on"], &row["due"], &row["customer_name"]),
        (&json!("2026-04-01"), &json!("later"), &json!(NAME))
    );
    assert_eq!(shop.run("manager", manager_home, AskNothing {})["data_requests"][0]["id"], json!(id));

    let answer =
        |version: i64| AnswerDataRequest {
            id: DataRequestId(id), version, done: "电话已更正".to_owned()
        };
    assert_eq!(shop.refused("advisor", "answer_data_request", request(answer(1))), "role_missing");
    assert_eq!(shop.refused("manager", "answer_data_request", request(answer(1))), "identity_unchecked");
    let checked = CheckIdentity {
        id: DataRequestId(id),
        version: 1,
        identity: IdentityCheck::CalledBack,
        identity_note: String::new(),
    };
    assert_eq!(page(&shop, id)["may_check_identity"], json!(true));
    shop.run("advisor", check_identity, checked);
    assert_eq!(page(&shop, id)["may_check_identity"], json!(false), "it is known now");
    let again = json!({ "id": id, "version": 2, "identity": "id_shown", "identity_note": "" });
    assert_eq!(shop.refused("advisor", "check_identity", again), "bad_field");
    assert_eq!(shop.refused("manager", "answer_data_request", request(answer(1))), "conflict");
    shop.run("manager", answer_data_request, answer(2));
    assert_eq!(shop.refused("manager", "answer_data_request", request(answer(3))), "data_request_is");
    assert_eq!(shop.run("manager", manager_home, AskNothing {})["data_requests"], json!([]));

    // One that is refused says why; it needs nobody's identity.
    let other = taken(&car, DataRequestKind::Withdrawal, None);
    let no =
        RefuseDataRequest { id: DataRequestId(other), version: 1, reason: "无法核实身份".to_owned() };
    shop.run("manager", refuse_data_request, no);
    let of = AskDataRequests { customer_id: Some(CustomerId(car.customer_id)) };
    let over = shop.run("advisor", list_data_requests, of)["over"].clone();
    assert_eq!(over[0]["refused_reason"], "无法核实身份");
    assert_eq!(over[1]["done"], "电话已更正");
    assert_eq!(
        shop.refused("technician", "list_data_requests", json!({ "customer_id": null })),
        "role_missing"
    );
}

#[test]
fn a_request_is_warned_of_before_its_day_and_late_after_it() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car(NAME, PHONE, "粤B12345");
    taken(&car, DataRequestKind::Access, None);
    let stands = || shop.run("manager", manager_home, AskNothing {})["data_requests"][0]["due"].clone();
    assert_eq!(stands(), "later");
    shop.later(24 * 24 * 60);
    assert_eq!(stands(), "soon");
    shop.later(8 * 24 * 60);
    assert_eq!(stands(), "over");
}

#[test]
fn a_copy_says_what_is_held_and_goes_to_the_manager_for_who_is_known() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car(NAME, PHONE, "粤B12345");
    car.walks_in("repair", "刹车异响");
    let out = |seat: &str, id: i64| handed_out(&shop, seat, id);
    let unknown = taken(&car, DataRequestKind::Copy, None);
    assert_eq!(out("manager", unknown), Err("identity_unchecked".to_owned()));
    assert_eq!(page(&shop, unknown)["may_hand_out"], json!(false));
    let deletion = taken(&car, DataRequestKind::Deletion, Some(IdentityCheck::IdShown));
    assert_eq!(out("manager", deletion), Err("bad_field".to_owned()));

    let id = taken(&car, DataRequestKind::Copy, Some(IdentityCheck::IdShown));
    assert_eq!(page(&shop, id)["may_hand_out"], json!(true));
    assert_eq!(out("advisor", id), Err("role_missing".to_owned()));
    let cells = out("manager", id).expect("it goes out");
    for told in [NAME, PHONE, "12345", "刹车异响"] {
        assert!(cells.iter().any(|cell| cell.contains(told)), "{told} of {cells:?}");
    }
}

#[test]
fn who_has_a_visit_going_on_is_not_deleted_and_the_page_says_so() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car(NAME, PHONE, "粤B12345");
    car.walks_in("repair", "刹车异响");
    let id = taken(&car, DataRequestKind::Deletion, Some(IdentityCheck::IdShown));
    assert_eq!(page(&shop, id)["lacks"], json!(["visit_open"]));
    let refusal = shop.ask("manager", "erase_customer", request(erases(id))).expect_err("refused");
    assert_eq!(
        (&refusal["code"], &refusal["params"]["lacks"]),
        (&json!("not_erased"), &json!(["visit_open"]))
    );
    assert_eq!(shop.refused("advisor", "erase_customer", request(erases(id))), "role_missing");
    assert_ne!(found(&shop, PHONE)[0], json!([]));
}

#[test]
fn what_may_be_deleted_goes_from_page_list_search_and_disk_and_the_visit_stays() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car(NAME, PHONE, "粤B12345");
    car.walks_in("repair", "刹车异响");
    shop.run("manager", cancel_visit, called_off(&car, "客户改日再来"));
    let licence = AttachRecordDocument {
        of: DocumentOf::Customer(CustomerId(car.customer_id)),
        typed: DocumentTyped {
            document_kind: RecordDocumentKind::Other,
            note: String::new(),
            valid_until: None,
            name: "证件".to_owned(),
        },
        content: STANDARD.encode(b"%PDF-1.4\ntrailer<<>>\n%%EOF\n"),
    };
    shop.run("advisor", attach_record_document, licence);

    let id = taken(&car, DataRequestKind::Deletion, Some(IdentityCheck::IdShown));
    let before = page(&shop, id);
    assert_eq!(before["lacks"], json!([]));
    let goes: Vec<&Value> =
        before["erases"].as_array().expect("what goes").iter().map(|one| &one["what"]).collect();
    assert_eq!(goes, [&json!("customer"), &json!("visits"), &json!("documents")]);
    assert_eq!(before["keeps"], json!(["signed_papers", "car_history", "change_log", "copies"]));
    shop.run("manager", erase_customer, erases(id));

    let ask = AskCustomer { id: CustomerId(car.customer_id) };
    let told = shop.run("manager", get_customer, ask);
    assert_eq!(told["customer"]["name"], format!("***{}", car.customer_id));
    assert_eq!(
        (&told["customer"]["phone"], &told["customer"]["refuses_messages"]),
        (&json!(""), &json!(true))
    );
    assert_eq!(told["visits"].as_array().map(Vec::len), Some(1), "the car's own history stays");
    for words in [NAME, PHONE] {
        assert_eq!(found(&shop, words)[0], json!([]), "{words}");
    }
    let over = page(&shop, id);
    assert_eq!((&over["row"]["erased"], &over["may_answer"]), (&json!(true), &json!(false)));
    assert!(!over["row"].to_string().contains(NAME), "the case itself names nobody any more");
    let file = shop.file();
    let count = |sql: &str| file.query_row(sql, [], |row| row.get::<_, i64>(0)).expect("a count");
    assert_eq!(count("SELECT count(*) FROM record_document"), 0);
    assert_eq!(count("SELECT count(*) FROM blob"), 0, "nothing names its bytes any more");
}

#[test]
fn who_went_into_a_record_is_handed_out_and_deleted_with_it() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car(NAME, PHONE, "粤B12345");
    let saved = shop.run("advisor", save_customer, customer("张晓芳", "13912345678"));
    let gone: i64 = field(&saved["customer"], "id");
    let count = |sql: &str| shop.file().query_row(sql, [], |row| row.get::<_, i64>(0)).expect("a count");
    // Each has invoices made out in a name of their own, and the one that goes keeps its own.
    for (whose, title) in [(car.customer_id, NAME), (gone, "张晓芳")] {
        let kept =
            "INSERT INTO invoice_buyer (customer_id, payer_name, title, tax_number, is_person, version)
                    VALUES (?1, '', ?2, '', 1, 1)";
        assert_eq!(shop.file().execute(kept, (whose, title)).expect("a buyer"), 1);
    }
    let version = |id: i64| count(&format!("SELECT version FROM customer WHERE id = {id}"));
    let ask = MergeRecords {
        kind: MergedKind::Customer,
        kept_id: car.customer_id,
        gone_id: gone,
        kept_version: version(car.customer_id),
        gone_version: version(gone),
        reason: "同一人".to_owned(),
    };
    shop.run("manager", merge_records, ask);

    let copy = taken(&car, DataRequestKind::Copy, Some(IdentityCheck::IdShown));
    let made = document(&shop.shop, &shop.session("manager"), "personal_data_list", copy, None);
    let bytes = made.map(|made| made.bytes).map_err(|refusal| shop_tests::code(&refusal)).expect("a copy");
    let grid = read_table(&bytes, &Options::default()).expect("a workbook");
    let cells: Vec<String> =
        grid.rows().flat_map(|row| row.cells().map(str::to_owned).collect::<Vec<_>>()).collect();
    let titles = cells.iter().filter(|cell| cell.as_str() == "发票抬头").count();
    assert_eq!(titles, 2, "{cells:?}");

    let called = "SELECT count(*) FROM search_term
                  WHERE entity = 'customer' AND (term LIKE '张%' OR term LIKE '139%')";
    assert!(count(called) > 0, "they are found by what they were called");
    let id = taken(&car, DataRequestKind::Deletion, Some(IdentityCheck::IdShown));
    let goes = page(&shop, id)["erases"].clone();
    let goes = goes.as_array().expect("what goes");
    assert!(goes.contains(&json!({ "what": "tax_data", "count": 2 })), "{goes:?}");
    shop.run("manager", erase_customer, erases(id));
    assert_eq!(count("SELECT count(*) FROM invoice_buyer"), 0);
    assert_eq!(count(called), 0, "what either was called is no word of the search any more");
}
