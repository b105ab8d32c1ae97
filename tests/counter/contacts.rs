//! Who else is spoken to for a customer, what they agreed to, and what they are sorted by.

use crate::owners::{new_customer, new_vehicle, vehicle};
use crate::support::{found, looked_at, ready, walks_in};
use domain::complaint::WordMeans;
use domain::consent::{ConsentMatter, ConsentSaid};
use domain::contact::{ContactRole, ContactTyped};
use domain::customer::CustomerKind;
use domain::ids::{ContactId, CustomerId, DepartmentId, RecordMergeId, VehicleId};
use domain::list_filter::ListFilter;
use domain::merge::MergedKind;
use domain::shop::ShopDetails;
use features::bookings::calls::booking_calls;
use features::bookings::walk_in::walk_in;
use features::bookings::{BookAppointment, book_appointment};
use features::listing::AskList;
use features::listing::customers::list_customers;
use features::listing::vehicles::list_vehicles;
use features::office::setup::{get_shop, save_shop};
use features::records::consents::{AskConsents, RecordConsent, customer_consents, record_consent};
use features::records::contacts::{
    AskCarContacts, AskContacts, RemoveDepartment, SaveContact, SaveDepartment, car_contacts,
    customer_contacts, remove_department, save_contact, save_department,
};
use features::records::customers::{AskCustomer, SaveCustomer, get_customer, save_customer};
use features::records::duplicates::list_merges;
use features::records::merging::{MergeRecords, UndoMerge, merge_records, undo_merge};
use features::records::sorting::{SortCustomer, customer_words, sort_customer};
use features::records::vehicles::{AskVehicle, SaveVehicle, get_vehicle, save_vehicle};
use features::visit::check_in::{SaveCheckIn, save_check_in};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_office::booking;
use shop_tests::typed::{field, read, request};
use shop_tests::{Alone, customer};

fn driver(name: &str, phone: &str, drives: Option<i64>) -> ContactTyped {
    ContactTyped {
        contact_role: ContactRole::Driver,
        name: name.to_owned(),
        phone: phone.to_owned(),
        department_id: None,
        vehicle_id: drives.map(VehicleId),
        note: String::new(),
        active: true,
    }
}

fn new_company(shop: &Alone, name: &str) -> i64 {
    let company = SaveCustomer { kind: CustomerKind::Company, ..customer(name, "075583216547") };
    field(&shop.run(save_customer, company)["customer"], "id")
}

fn new_contact(shop: &Alone, company: i64, typed: ContactTyped) -> Value {
    let ask = SaveContact { id: None, version: 0, customer_id: CustomerId(company), typed };
    shop.run(save_contact, ask)["contact"].clone()
}

fn contacts(shop: &Alone, company: i64) -> Value {
    shop.run(customer_contacts, AskContacts { customer_id: CustomerId(company) })
}

fn of_car(shop: &Alone, car: i64) -> Vec<String> {
    let told = shop.run(car_contacts, AskCarContacts { vehicle_id: VehicleId(car) });
    let told = told["contacts"].as_array().cloned().unwrap_or_default();
    told.iter().map(|of| field(&of["contact"], "name")).collect()
}

fn says(shop: &Alone, who: i64, given: bool) -> Value {
    let said =
        ConsentSaid { matter: ConsentMatter::Marketing, given, means: WordMeans::Phone, note: String::new() };
    shop.run(record_consent, RecordConsent { customer_id: CustomerId(who), said })
}

fn version(shop: &Alone, who: i64) -> i64 {
    field(&shop.run(get_customer, AskCustomer { id: CustomerId(who) })["customer"], "version")
}

fn sorted(shop: &Alone, who: i64, level: &str, tags: &[&str]) -> SortCustomer {
    let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
    let (customer_id, version) = (CustomerId(who), version(shop, who));
    SortCustomer { customer_id, version, level: level.to_owned(), tags }
}

fn listed(shop: &Alone, filter: ListFilter) -> Vec<i64> {
    let rows = shop.run(list_customers, AskList { filter, after: None })["rows"].clone();
    rows.as_array().expect("rows").iter().map(|row| field(&row["customer"], "id")).collect()
}

#[test]
fn a_driver_is_found_by_name_and_phone_with_the_company_and_the_car_they_drive() {
    let shop = ready();
    let company = new_company(&shop, "鹏城物流有限公司");
    let [first, second] = ["粤B11111", "粤B22222"].map(|plate| new_vehicle(&shop, plate, Some(company)));
    let saved = new_contact(&shop, company, driver("王建国", "139-0013 9000", Some(first)));
    new_contact(&shop, company, driver("赵大海", "13700137000", Some(second)));
    for query in ["王建国", "13900139000", "9000"] {
        let hits = found(&shop, query);
        assert_eq!(hits["customers"][0]["id"], json!(company), "{query}");
        assert_eq!(hits["customers"][0]["by_contact"]["name"], json!("王建国"), "{query}");
        assert_eq!(hits["customers"][0]["vehicles"][0], json!(first), "{query}");
    }
    assert_eq!(found(&shop, "鹏城")["customers"][0]["by_contact"], Value::Null, "by their own name");

    let renamed = SaveContact {
        id: Some(read::<ContactId>(saved["id"].clone())),
        version: 1,
        customer_id: CustomerId(company),
        typed: driver("王建军", "13900139000", Some(first)),
    };
    shop.run(save_contact, renamed);
    assert_eq!(found(&shop, "王建国")["customers"], json!([]), "by an old name nobody is found");
    assert_eq!(found(&shop, "王建军")["customers"][0]["id"], json!(company));
    let again = SaveContact {
        id: Some(read::<ContactId>(saved["id"].clone())),
        version: 1,
        customer_id: CustomerId(company),
        typed: driver("王建军", "", None),
    };
    assert_eq!(shop.refused("save_contact", request(again)), "conflict");
}

#[test]
fn who_drives_a_car_is_offered_first_and_who_left_is_not_until_they_are_back() {
    let shop = ready();
    let company = new_company(&shop, "鹏城物流有限公司");
    let [first, second] = ["粤B11111", "粤B22222"].map(|plate| new_vehicle(&shop, plate, Some(company)));
    let boss = ContactTyped { contact_role: ContactRole::FleetManager, ..driver("陈队长", "", None) };
    new_contact(&shop, company, boss);
    let saved = new_contact(&shop, company, driver("王建国", "13900139000", Some(first)));
    assert_eq!(of_car(&shop, first), ["王建国", "陈队长"]);
    assert_eq!(of_car(&shop, second), ["陈队长"]);

    let leaves = |version, active| SaveContact {
        id: Some(read::<ContactId>(saved["id"].clone())),
        version,
        customer_id: CustomerId(company),
        typed: ContactTyped { active, ..driver("王建国", "13900139000", Some(first)) },
    };
    shop.run(save_contact, leaves(1, false));
    assert_eq!(of_car(&shop, first), ["陈队长"]);
    for query in ["王建国", "13900139000"] {
        assert_eq!(found(&shop, query)["customers"], json!([]), "{query} speaks for nobody");
    }
    assert_eq!(
        contacts(&shop, company)["contacts"][1]["contact"]["active"],
        json!(false),
        "kept, at the end"
    );
    shop.run(save_contact, leaves(2, true));
    assert_eq!(of_car(&shop, first), ["王建国", "陈队长"]);
    assert_eq!(found(&shop, "13900139000")["customers"][0]["by_contact"]["name"], json!("王建国"));
}

#[test]
fn a_sold_car_offers_the_drivers_of_its_former_owner_no_more_and_they_stay_with_their_customer() {
    let shop = ready();
    let (seller, buyer) =
        (new_company(&shop, "鹏城物流有限公司"), new_customer(&shop, "李国强", "13712345601"));
    let car = new_vehicle(&shop, "粤B11111", Some(seller));
    new_contact(&shop, seller, driver("王建国", "13900139000", Some(car)));
    let wife = ContactTyped { contact_role: ContactRole::Family, ..driver("赵敏", "13700137000", None) };
    new_contact(&shop, buyer, wife);
    assert_eq!(of_car(&shop, car), ["王建国"]);
    let goes_to = |owner: i64| {
        let page = shop.run(get_vehicle, AskVehicle { id: VehicleId(car) });
        let version = field(&page["vehicle"], "version");
        let id = Some(VehicleId(car));
        shop.run(save_vehicle, SaveVehicle { id, version, ..vehicle("粤B11111", Some(owner)) });
    };
    goes_to(buyer);
    assert_eq!(of_car(&shop, car), ["赵敏"]);
    assert_eq!(contacts(&shop, seller)["contacts"][0]["contact"]["name"], json!("王建国"));
    let hits = found(&shop, "王建国");
    assert_eq!(hits["customers"][0]["id"], json!(seller), "still found");
    assert_eq!(hits["customers"][0]["vehicles"], json!([]), "and with no car of somebody else");
    goes_to(seller);
    assert_eq!(of_car(&shop, car), ["王建国"], "it came back");
    assert_eq!(found(&shop, "王建国")["customers"][0]["vehicles"][0], json!(car));
}

#[test]
fn a_department_is_a_companys_and_goes_once_nobody_is_in_it() {
    let shop = ready();
    let company = new_company(&shop, "鹏城物流有限公司");
    let new = |customer: i64, name: &str| SaveDepartment {
        id: None,
        version: 0,
        customer_id: CustomerId(customer),
        name: name.to_owned(),
    };
    let fleet = shop.run(save_department, new(company, "车队"));
    let id: DepartmentId = read(fleet["id"].clone());
    assert_eq!(shop.refused("save_department", request(new(company, "車隊"))), "bad_field");
    let person = new_customer(&shop, "李国强", "13712345601");
    assert_eq!(shop.refused("save_department", request(new(person, "车队"))), "bad_field");

    let within = ContactTyped { department_id: Some(id), ..driver("王建国", "", None) };
    let saved = new_contact(&shop, company, within);
    let elsewhere = SaveContact {
        id: None,
        version: 0,
        customer_id: CustomerId(person),
        typed: ContactTyped { department_id: Some(id), ..driver("李小强", "", None) },
    };
    assert_eq!(shop.refused("save_contact", request(elsewhere)), "bad_field", "another's department");
    let page = contacts(&shop, company);
    assert_eq!(page["contacts"][0]["department_name"], json!("车队"));
    assert_eq!((&page["departments"][0]["people"], &page["has_departments"]), (&json!(1), &json!(true)));
    let remove = |version| RemoveDepartment { id, version };
    assert_eq!(shop.refused("remove_department", request(remove(1))), "bad_field");
    let out = SaveContact {
        id: Some(read::<ContactId>(saved["id"].clone())),
        version: 1,
        customer_id: CustomerId(company),
        typed: driver("王建国", "", None),
    };
    shop.run(save_contact, out);
    assert_eq!(shop.refused("remove_department", request(remove(2))), "conflict");
    shop.run(remove_department, remove(1));
    assert_eq!(contacts(&shop, company)["departments"], json!([]));
}

#[test]
fn contacts_and_words_go_along_when_two_customers_become_one_and_come_back() {
    let shop = ready();
    let (kept, gone) = (new_company(&shop, "鹏城物流有限公司"), new_company(&shop, "鹏城物流"));
    new_contact(&shop, gone, driver("王建国", "13900139000", None));
    says(&shop, gone, false);
    let ask = MergeRecords {
        kind: MergedKind::Customer,
        kept_id: kept,
        gone_id: gone,
        kept_version: version(&shop, kept),
        gone_version: version(&shop, gone),
        reason: "建重了".to_owned(),
    };
    let merge: RecordMergeId = read(shop.run(merge_records, ask)["id"].clone());
    assert_eq!(contacts(&shop, kept)["contacts"][0]["contact"]["name"], json!("王建国"));
    assert_eq!(found(&shop, "13900139000")["customers"][0]["id"], json!(kept));
    let words = || shop.run(customer_consents, AskConsents { customer_id: CustomerId(kept) });
    assert_eq!(words()["no_care"], json!("withdrawn"));
    // A page that still shows the one that went writes nothing where nobody would see it.
    let older = SortCustomer { customer_id: CustomerId(gone), ..sorted(&shop, gone, "", &["大客户"]) };
    let id = Some(CustomerId(gone));
    let renamed = SaveCustomer { id, version: 1, ..customer("鹏城物流", "075583216547") };
    for (command, ask) in [("sort_customer", request(older)), ("save_customer", request(renamed))] {
        assert_eq!(shop.refused(command, ask), "conflict", "{command}");
    }
    let version = field(&shop.run(list_merges, AskNothing {})["merges"][0], "version");
    shop.run(undo_merge, UndoMerge { id: merge, version });
    assert_eq!(contacts(&shop, kept)["contacts"], json!([]));
    assert_eq!(found(&shop, "13900139000")["customers"][0]["id"], json!(gone));
    assert_eq!(words()["no_care"], Value::Null);
}

#[test]
fn a_page_older_than_a_merge_of_cars_writes_the_car_that_stayed() {
    let shop = ready();
    let company = new_company(&shop, "鹏城物流有限公司");
    let [kept, gone] = ["粤B11111", "粤B22222"].map(|plate| new_vehicle(&shop, plate, Some(company)));
    let seen = |id: i64| -> i64 {
        field(&shop.run(get_vehicle, AskVehicle { id: VehicleId(id) })["vehicle"], "version")
    };
    let ask = MergeRecords {
        kind: MergedKind::Vehicle,
        kept_id: kept,
        gone_id: gone,
        kept_version: seen(kept),
        gone_version: seen(gone),
        reason: "建重了".to_owned(),
    };
    shop.run(merge_records, ask);
    let saved = new_contact(&shop, company, driver("王建国", "13900139000", Some(gone)));
    assert_eq!(saved["vehicle_id"], json!(kept));
    assert_eq!(of_car(&shop, kept), ["王建国"]);
}

#[test]
fn who_took_back_their_consent_is_on_no_list_of_offers_and_reminded_of_nothing() {
    let shop = ready();
    let [asked, withdrawn, never] = ["李国强", "张伟", "赵敏"].map(|name| new_customer(&shop, name, ""));
    let car = new_vehicle(&shop, "粤B11111", Some(withdrawn));
    says(&shop, asked, true);
    says(&shop, withdrawn, true);
    let offers = || listed(&shop, ListFilter { marketing: true, ..ListFilter::default() });
    assert_eq!(offers(), [withdrawn, asked], "{never} was never asked");
    let no_care = || {
        let rows = shop.run(list_vehicles, AskList::default())["rows"].clone();
        assert_eq!(rows[0]["id"], json!(car));
        rows[0]["no_care"].clone()
    };
    assert_eq!(no_care(), Value::Null);
    says(&shop, withdrawn, false);
    assert_eq!(offers(), [asked]);
    assert_eq!(no_care(), json!("withdrawn"));
    let page = shop.run(customer_consents, AskConsents { customer_id: CustomerId(withdrawn) });
    assert_eq!(page["words"].as_array().map(Vec::len), Some(2), "what they said before stays");
    assert_eq!(
        (&page["words"][0]["given"], &page["words"][0]["person_name"]),
        (&json!(false), &json!("张小芳"))
    );
    assert_eq!(page["matters"][1], json!({ "matter": "privacy", "given": null }));
    says(&shop, withdrawn, true);
    assert_eq!(offers(), [withdrawn, asked]);
}

#[test]
fn who_wants_no_messages_is_called_about_tomorrow_and_written_nothing() {
    let shop = ready();
    let asked = SaveCustomer { refuses_messages: true, ..customer("李国强", "13712345601") };
    let refuses: CustomerId = field(&shop.run(save_customer, asked)["customer"], "id");
    let offers = CustomerId(new_customer(&shop, "张伟", "13712345602"));
    // A no to offers says nothing of one's own booking.
    says(&shop, offers.0, false);
    for (who, plate) in [(refuses, "粤B11111"), (offers, "粤B22222")] {
        let starts_at = read("2026-03-03T02:00:00Z");
        let plate = plate.to_owned();
        let of = booking("李国强", "13712345601", starts_at);
        let symptom = "异响".to_owned();
        shop.run(book_appointment, BookAppointment { plate, symptom, customer_id: Some(who), ..of });
    }
    let due = shop.run(booking_calls, AskNothing {})["reminders"].clone();
    let of = |who: CustomerId| {
        let rows = due.as_array().expect("reminders");
        rows.iter().find(|row| row["appointment"]["customer_id"] == json!(who.0)).expect("a call").clone()
    };
    assert_eq!(
        (&of(refuses)["message"], &of(refuses)["no_message"]),
        (&json!(""), &json!("refuses_messages"))
    );
    assert_eq!(of(offers)["no_message"], Value::Null);
    assert_ne!(of(offers)["message"], json!(""));
}

#[test]
fn customers_are_listed_by_the_shops_levels_and_by_tags() {
    let shop = ready();
    let [first, second] = ["李国强", "张伟"].map(|name| new_customer(&shop, name, ""));
    let mut details: ShopDetails = read(shop.run(get_shop, AskNothing {}));
    assert_eq!(shop.refused("sort_customer", request(sorted(&shop, first, "金卡", &[]))), "bad_field");
    details.settings.customer_levels = ["普通", "金卡"].map(str::to_owned).to_vec();
    shop.run(save_shop, details);
    shop.run(sort_customer, sorted(&shop, first, "金卡", &["大客户", "网约车"]));
    shop.run(sort_customer, sorted(&shop, second, "普通", &["网约车"]));
    let words = shop.run(customer_words, AskNothing {});
    assert_eq!(words, json!({ "levels": ["普通", "金卡"], "tags": ["大客户", "网约车"] }));
    let by = |level: &str, tag: &str| {
        let (level, tag) = (level.to_owned(), tag.to_owned());
        listed(&shop, ListFilter { level, tag, ..ListFilter::default() })
    };
    assert_eq!((by("金卡", ""), by("", "网约车")), (vec![first], vec![second, first]));
    assert_eq!((by("普通", "大客户"), by("", "没有")), (Vec::new(), Vec::new()));
    assert_eq!(by("普通", "网约车"), [second]);
    let stale = SortCustomer { version: 1, ..sorted(&shop, first, "", &[]) };
    assert_eq!(shop.refused("sort_customer", request(stale)), "conflict");
}

#[test]
fn a_visit_names_who_brought_the_car() {
    let shop = ready();
    let company = new_company(&shop, "鹏城物流有限公司");
    let car = new_vehicle(&shop, "粤B11111", Some(company));
    new_contact(&shop, company, driver("王建国", "13900139000", Some(car)));
    shop.run(walk_in, walks_in(car, company));
    assert_eq!(of_car(&shop, car), ["王建国"]);
    let [name, phone] = ["王建国", "13900139000"].map(str::to_owned);
    shop.run(save_check_in, SaveCheckIn { brought_by_name: name, brought_by_phone: phone, ..looked_at() });
    let order = crate::support::visit(&shop, 1)["order"].clone();
    assert_eq!(
        (&order["brought_by_name"], &order["brought_by_phone"]),
        (&json!("王建国"), &json!("13900139000"))
    );
}
