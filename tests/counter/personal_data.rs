//! Who else is spoken to for a customer, what they agreed to and wait for: in the copy that is handed out,
//! and gone once the customer is deleted.

use crate::data_requests::{NAME, PHONE, erases, found, handed_out, page, taken};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::booking_call::{BookingCallKind, BookingCallOutcome};
use domain::complaint::WordMeans;
use domain::consent::{ConsentMatter, ConsentSaid};
use domain::contact::{ContactRole, ContactTyped};
use domain::customer::CustomerKind;
use domain::data_request::{DataRequestKind, IdentityCheck};
use domain::ids::{AppointmentId, CustomerId, DepartmentId, VehicleId};
use domain::merge::MergedKind;
use domain::trade::Trade;
use features::bookings::calls::{RecordBookingCall, record_booking_call};
use features::bookings::wishes::{AddWish, add_wish, list_wishes};
use features::bookings::{BookAppointment, CancelAppointment, book_appointment, cancel_appointment};
use features::data_requests::erase_customer;
use features::imports::{ImportFile, ImportKind, run_import};
use features::records::consents::{AskConsents, RecordConsent, customer_consents, record_consent};
use features::records::contacts::{
    AskCarContacts, AskContacts, SaveContact, SaveDepartment, car_contacts, customer_contacts, save_contact,
    save_department,
};
use features::records::customers::{AskCustomer, SaveCustomer, get_customer, save_customer};
use features::records::history::{AskVehicleHistory, vehicle_history};
use features::records::merging::{MergeRecords, merge_records};
use features::records::sorting::{SortCustomer, sort_customer};
use kernel::host::AskNothing;
use serde_json::json;
use shop_tests::asks_office::booking;
use shop_tests::typed::{field, read};
use shop_tests::{Car, MORNING, TestShop, customer};

const OTHER: &str = "赵大海";
const OTHER_PHONE: &str = "13912345678";

fn spoken_to(car: &Car<'_>, department_id: Option<DepartmentId>) -> SaveContact {
    let typed = ContactTyped {
        contact_role: ContactRole::Family,
        name: OTHER.to_owned(),
        phone: OTHER_PHONE.to_owned(),
        department_id,
        vehicle_id: Some(VehicleId(car.vehicle_id)),
        note: "晚上再打".to_owned(),
        active: true,
    };
    SaveContact { id: None, version: 0, customer_id: CustomerId(car.customer_id), typed }
}

fn waits(phone: &str) -> AddWish {
    let of = booking(NAME, phone, read("2026-03-04T02:00:00Z"));
    AddWish {
        channel: of.channel,
        contact_name: of.contact_name,
        contact_phone: of.contact_phone,
        plate: of.plate,
        model: of.model,
        symptom: "空调不冷".to_owned(),
        items: of.items,
        minutes: 60,
        trade: Trade::Mechanic,
        from_day: read("2026-03-03"),
        until_day: read("2026-03-06"),
    }
}

/// Somebody else to speak to, an agreement, tags, a place on the waiting list beside a stranger's, and a
/// booking that was called about and called off.
fn told_more(car: &Car<'_>) {
    let (shop, customer_id) = (car.shop, CustomerId(car.customer_id));
    shop.run("advisor", save_contact, spoken_to(car, None));
    let said = ConsentSaid {
        matter: ConsentMatter::Marketing,
        given: true,
        means: WordMeans::InPerson,
        note: "换手机号前问过".to_owned(),
    };
    shop.run("advisor", record_consent, RecordConsent { customer_id, said });
    let version =
        field(&shop.run("advisor", get_customer, AskCustomer { id: customer_id })["customer"], "version");
    let tags = vec!["教师".to_owned()];
    shop.run("advisor", sort_customer, SortCustomer { customer_id, version, level: String::new(), tags });
    shop.run("advisor", add_wish, waits(PHONE));
    shop.run("advisor", add_wish, waits("13600136000"));
    let booked = BookAppointment {
        customer_id: Some(customer_id),
        ..booking(NAME, PHONE, read("2026-03-04T02:00:00Z"))
    };
    let id: AppointmentId = field(&shop.run("advisor", book_appointment, booked), "id");
    let call = RecordBookingCall {
        id,
        version: 1,
        kind: BookingCallKind::Reminder,
        outcome: BookingCallOutcome::NotReached,
        note: "是她先生接的".to_owned(),
    };
    shop.run("advisor", record_booking_call, call);
    let off = CancelAppointment { id, version: 1, reason: "改日再来".to_owned() };
    shop.run("advisor", cancel_appointment, off);
}

#[test]
fn a_copy_says_who_else_is_spoken_to_what_was_agreed_to_and_what_is_waited_for() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car(NAME, PHONE, "粤B12345");
    told_more(&car);
    let id = taken(&car, DataRequestKind::Copy, Some(IdentityCheck::IdShown));
    let cells = handed_out(&shop, "manager", id).expect("it goes out");
    for told in [OTHER, OTHER_PHONE, "晚上再打", "换手机号前问过", "教师", "空调不冷", "是她先生接的"]
    {
        assert!(cells.iter().any(|cell| cell.contains(told)), "{told} of {cells:?}");
    }
    assert!(!cells.iter().any(|cell| cell.contains("13600136000")), "a stranger's wish is none of theirs");
}

#[test]
fn who_else_is_spoken_to_goes_with_the_customer_and_only_the_proof_of_what_was_agreed_to_stays() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car(NAME, PHONE, "粤B12345");
    told_more(&car);
    let customer_id = CustomerId(car.customer_id);
    let offered = || {
        let ask = AskCarContacts { vehicle_id: VehicleId(car.vehicle_id) };
        shop.run("advisor", car_contacts, ask)["contacts"].clone()
    };
    assert_eq!(offered()[0]["contact"]["name"], OTHER);
    for words in [OTHER, OTHER_PHONE] {
        assert_ne!(found(&shop, words)[0], json!([]), "{words}");
    }
    let id = taken(&car, DataRequestKind::Deletion, Some(IdentityCheck::IdShown));
    let before = page(&shop, id);
    assert_eq!(before["lacks"], json!([]));
    let one = |what: &str| json!({ "what": what, "count": 1 });
    let goes = ["customer", "contacts", "consent_notes", "bookings", "wishes", "call_notes"].map(one);
    assert_eq!(before["erases"], json!(goes));
    assert_eq!(before["keeps"], json!(["consents", "change_log", "copies"]));
    shop.run("manager", erase_customer, erases(id));

    assert_eq!(offered(), json!([]), "nobody of theirs is offered at check-in");
    for words in [OTHER, OTHER_PHONE, NAME, PHONE] {
        assert_eq!(found(&shop, words)[0], json!([]), "{words}");
    }
    let told = shop.run("manager", get_customer, AskCustomer { id: customer_id });
    assert_eq!(told["customer"]["tags"], json!([]));
    let agreed = shop.run("manager", customer_consents, AskConsents { customer_id });
    let word = &agreed["words"][0];
    assert_eq!(
        (&word["given"], &word["means"], &word["note"]),
        (&json!(true), &json!("in_person"), &json!("")),
        "that they agreed is proof, and says nobody's name"
    );
    let waiting = shop.run("advisor", list_wishes, AskNothing {});
    assert_eq!(waiting.as_array().map(Vec::len), Some(1), "the stranger waits on");
    assert_eq!(waiting[0]["wish"]["contact_phone"], "13600136000");
    let file = shop.file();
    let count = |sql: &str| file.query_row(sql, [], |row| row.get::<_, i64>(0)).expect("a count");
    assert_eq!(count("SELECT count(*) FROM booking_call WHERE note <> ''"), 0);
    assert_eq!(count("SELECT count(*) FROM booking_wish WHERE contact_phone = '13800138000'"), 0);
    assert_eq!(count("SELECT count(*) FROM customer_contact"), 0);
}

#[test]
fn a_company_keeps_its_name_and_loses_its_departments_and_whoever_was_in_them() {
    let shop = TestShop::open_at(MORNING);
    let name = "鹏城物流有限公司";
    let car = shop.car(name, PHONE, "粤B12345");
    let customer_id = CustomerId(car.customer_id);
    let company = SaveCustomer {
        id: Some(customer_id),
        version: 1,
        kind: CustomerKind::Company,
        ..customer(name, PHONE)
    };
    shop.run("advisor", save_customer, company);
    let fleet = SaveDepartment { id: None, version: 0, customer_id, name: "车队".to_owned() };
    let department = shop.run("advisor", save_department, fleet);
    shop.run("advisor", save_contact, spoken_to(&car, Some(field(&department, "id"))));
    let id = taken(&car, DataRequestKind::Deletion, Some(IdentityCheck::IdShown));
    let goes = page(&shop, id)["erases"].clone();
    assert_eq!(goes[1], json!({ "what": "contacts", "count": 1 }));
    assert_eq!(goes[2], json!({ "what": "departments", "count": 1 }));
    shop.run("manager", erase_customer, erases(id));
    let left = shop.run("advisor", customer_contacts, AskContacts { customer_id });
    assert_eq!((&left["contacts"], &left["departments"]), (&json!([]), &json!([])));
    assert_eq!(found(&shop, OTHER)[0], json!([]));
    assert_ne!(found(&shop, name)[0], json!([]), "a company is no person");
}

#[test]
fn who_was_written_down_on_a_record_that_went_goes_with_the_one_that_stands() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car(NAME, PHONE, "粤B12345");
    let saved = shop.run("advisor", save_customer, customer("张晓芳", "13700137000"));
    let kept: i64 = field(&saved["customer"], "id");
    let merge = MergeRecords {
        kind: MergedKind::Customer,
        kept_id: kept,
        gone_id: car.customer_id,
        kept_version: 1,
        gone_version: 1,
        reason: "建重了".to_owned(),
    };
    shop.run("manager", merge_records, merge);
    // A page that was left open names the record that went; and one waits under its number.
    let written = shop.run("advisor", save_contact, spoken_to(&car, None));
    assert_eq!(written["contact"]["customer_id"], json!(kept));
    shop.run("advisor", add_wish, waits(PHONE));
    let id = taken(&car, DataRequestKind::Deletion, Some(IdentityCheck::IdShown));
    shop.run("manager", erase_customer, erases(id));
    for words in [OTHER, OTHER_PHONE, NAME, PHONE, "张晓芳"] {
        assert_eq!(found(&shop, words)[0], json!([]), "{words}");
    }
    assert_eq!(shop.run("advisor", list_wishes, AskNothing {}), json!([]));
}

/// A list of the old program comes in.
pub fn brought(shop: &TestShop, kind: ImportKind, text: &str) {
    let file = ImportFile {
        kind,
        file_name: "old.csv".to_owned(),
        content: STANDARD.encode(text),
        sheet: None,
        mapping: None,
        known: None,
        prices_from: None,
    };
    shop.run("manager", run_import, file);
    let status = shop.finished("manager");
    assert_eq!(status["state"], "done", "{status}");
}

#[test]
fn what_the_old_program_kept_of_their_cars_is_handed_out_and_names_nobody_once_they_are_deleted() {
    const PAYER: &str = "赵大海付";
    let shop = TestShop::open_at(MORNING);
    let car = shop.car(NAME, PHONE, "粤B12345");
    shop.car("李国强", "13900139000", "粤B54321");
    // One that has a number, one that is told from others by its words alone, and one of another's car.
    let orders = format!(
        "工单ID,维修单号,入厂时间,交修原因,车牌号,付款方,备注\n\
         G1,JD001,2015-03-03,刹车异响,粤B12345,{PAYER},她先生来接\n\
         ,,2015-03-04,空调不冷,粤B12345,,\n\
         G3,JD003,2015-03-05,漏水,粤B54321,,\n"
    );
    brought(&shop, ImportKind::PastOrders, &orders);
    let lines = format!("工单ID,项目名称,维修内容,费用,帐套,备注\nG1,精细洗车,精洗,60,{PAYER},旧件带走\n");
    brought(&shop, ImportKind::PastLabour, &lines);

    let copy = taken(&car, DataRequestKind::Copy, Some(IdentityCheck::IdShown));
    let cells = handed_out(&shop, "manager", copy).expect("it goes out");
    for told in ["JD001", "刹车异响", "空调不冷", "精细洗车", PAYER, "她先生来接", "旧件带走"]
    {
        assert!(cells.iter().any(|cell| cell.contains(told)), "{told} of {cells:?}");
    }
    assert!(!cells.iter().any(|cell| cell.contains("JD003")), "another's car is none of theirs");

    let id = taken(&car, DataRequestKind::Deletion, Some(IdentityCheck::IdShown));
    let before = page(&shop, id);
    let counted = json!({ "what": "past_orders", "count": 2 });
    assert!(before["erases"].as_array().is_some_and(|goes| goes.contains(&counted)), "{before}");
    assert_eq!(before["keeps"], json!(["car_history", "change_log", "copies"]));
    shop.run("manager", erase_customer, erases(id));

    let ask = AskVehicleHistory { vehicle_id: VehicleId(car.vehicle_id), words: String::new(), visits: 20 };
    let history = shop.run("advisor", vehicle_history, ask);
    let told = history["old_visits"].as_array().map(Vec::len);
    assert_eq!(
        (told, &history["old_visits"][1]["number"]),
        (Some(2), &json!("JD001")),
        "the car's own stays"
    );
    assert_eq!(history["old_visits"][1]["lines"][0]["name"], "精细洗车");
    let file = shop.file();
    let rows = |sql: &str| -> Vec<String> {
        let mut asked = file.prepare(sql).expect("a question");
        let texts = asked.query_map([], |row| row.get::<_, String>(0)).expect("rows");
        texts.map(|text| text.expect("a text")).collect()
    };
    let all = [
        rows("SELECT payer_name || symptom || note || identity FROM past_order"),
        rows("SELECT payer_name || note || identity FROM past_order_line"),
    ];
    for words in [PAYER, "刹车异响", "空调不冷", "她先生来接", "旧件带走"] {
        assert!(!all.iter().flatten().any(|text| text.contains(words)), "{words} of {all:?}");
    }
    assert!(all[0].iter().any(|text| text.contains("漏水")), "another's car keeps its own");
}
