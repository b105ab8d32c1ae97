//! What the sample shop knows of people, its customers' and its own: each page has something to show, the shop's own
//! people go by no list of the sample's, and all of it goes again.

use domain::data_request::DataRequestKind;
use domain::ids::{CustomerId, VehicleId, WorkOrderId};
use domain::record_document::DocumentOf;
use features::attached_files::records::{AskRecordDocuments, list_record_documents};
use features::data_requests::{AskDataRequests, list_data_requests};
use features::office::drivers::list_drivers;
use features::records::consents::{AskConsents, customer_consents};
use features::records::contacts::{AskCarContacts, AskContacts, car_contacts, customer_contacts};
use features::records::sorting::{SortCustomer, customer_words, sort_customer};
use features::visit::changes::AskVisit;
use features::visit::last_look::get_last_look;
use features::visit::marks::job_marks;
use kernel::host::AskNothing;
use sample::{load_sample_shop, remove_sample_shop};
use serde_json::{Value, json};
use shop_tests::TestShop;
use shop_tests::asks_visit::sets;
use storage::replay;

fn open() -> TestShop {
    TestShop::open_at("2026-03-02T14:30")
}

fn loaded(shop: &TestShop) {
    shop.run("manager", load_sample_shop, AskNothing {});
    let status = shop.finished("manager");
    assert_eq!(status["state"], "done", "{status}");
}

fn removed(shop: &TestShop) {
    shop.run("manager", remove_sample_shop, AskNothing {});
    let status = shop.finished("manager");
    assert_eq!(status["state"], "done", "{status}");
}

fn number(shop: &TestShop, sql: &str) -> i64 {
    shop.file().query_row(sql, [], |row| row.get(0)).unwrap_or_else(|error| panic!("{sql}: {error}"))
}

fn rows(of: &Value) -> &[Value] {
    of.as_array().map(Vec::as_slice).expect("rows")
}

fn levels(shop: &TestShop) -> Value {
    shop.run("advisor", customer_words, AskNothing {})["levels"].clone()
}

#[test]
fn a_company_has_departments_and_people_and_the_driver_of_its_car_is_asked_first() {
    let shop = open();
    loaded(&shop);
    let sql = "SELECT customer_id FROM customer_department ORDER BY id LIMIT 1";
    let company = CustomerId(number(&shop, sql));
    let page = shop.run("advisor", customer_contacts, AskContacts { customer_id: company });
    assert_eq!((rows(&page["departments"]).len(), rows(&page["contacts"]).len()), (2, 3), "{page}");
    let sql = format!("SELECT vehicle_id FROM customer_contact WHERE customer_id = {}", company.0);
    let car = VehicleId(number(&shop, &format!("{sql} AND contact_role = 'driver'")));
    let asked = shop.run("advisor", car_contacts, AskCarContacts { vehicle_id: car });
    assert_eq!(asked["contacts"][0]["contact"]["name"], "萧志强");
    assert_eq!(asked["contacts"][0]["drives_it"], true);
    assert_eq!(number(&shop, "SELECT count(*) FROM customer_contact WHERE contact_role = 'family'"), 1);
}

#[test]
fn customers_said_yes_and_no_and_one_asks_what_is_held_of_them() {
    let shop = open();
    loaded(&shop);
    let last = |given: i64| {
        let sql = format!(
            "SELECT max(customer_id) FROM customer_consent AS said WHERE matter = 'marketing' AND given = {given}
             AND id = (SELECT max(id) FROM customer_consent
                 WHERE customer_id = said.customer_id AND matter = 'marketing')"
        );
        CustomerId(number(&shop, &sql))
    };
    for (given, no_marketing) in [(1, Value::Null), (0, json!("withdrawn"))] {
        let ask = AskConsents { customer_id: last(given) };
        assert_eq!(shop.run("advisor", customer_consents, ask)["no_marketing"], no_marketing);
    }
    let asked = shop.run("manager", list_data_requests, AskDataRequests { customer_id: None });
    let open = rows(&asked["open"]);
    assert_eq!(open.len(), 1, "{asked}");
    assert_eq!((&open[0]["asked_kind"], &open[0]["due"]), (&json!(DataRequestKind::Copy), &json!("soon")));
}

#[test]
fn a_car_has_papers_one_of_which_holds_for_a_few_weeks_only() {
    let shop = open();
    loaded(&shop);
    let car = VehicleId(number(&shop, "SELECT min(vehicle_id) FROM record_document"));
    let ask = AskRecordDocuments { of: DocumentOf::Vehicle(car) };
    let papers = shop.run("advisor", list_record_documents, ask);
    let due: Vec<&Value> = rows(&papers["documents"]).iter().map(|paper| &paper["due"]).collect();
    assert_eq!(due, [&Value::Null, &json!("soon")], "{papers}");
    assert_eq!(number(&shop, "SELECT count(*) FROM record_document WHERE customer_id IS NOT NULL"), 1);
}

#[test]
fn work_was_marked_and_cars_were_looked_at_by_two_though_the_shop_does_not_ask_for_it() {
    let shop = open();
    loaded(&shop);
    let marked = WorkOrderId(number(&shop, "SELECT max(work_order_id) FROM job_mark"));
    let page = shop.run("foreman", job_marks, AskVisit { work_order_id: marked });
    assert!(rows(&page["jobs"]).iter().all(|job| job["marked_by"] == "赵建国"), "{page}");
    let sql = "SELECT id FROM work_order WHERE stage = 'ready_for_delivery'
        AND id IN (SELECT work_order_id FROM last_look)";
    let ready = AskVisit { work_order_id: WorkOrderId(number(&shop, sql)) };
    let looked = shop.run("advisor", get_last_look, ready);
    assert_eq!((rows(&looked["open"]).len(), rows(&looked["given"]).len()), (0, 2), "{looked}");
}

#[test]
fn the_list_of_who_drives_is_the_sample_s_and_keeps_nobody_of_the_shop_s_own_from_it() {
    let shop = open();
    loaded(&shop);
    let drivers = shop.run("foreman", list_drivers, AskNothing {});
    assert_eq!(drivers["is_kept"], true);
    let lack = |name: &str| {
        let row = rows(&drivers["people"]).iter().find(|row| row["name"] == name);
        row.unwrap_or_else(|| panic!("{name}: {drivers}"))["lack"].clone()
    };
    assert_eq!(lack("周国强"), Value::Null);
    assert_eq!(lack("陈师傅"), "may_not_drive");
    assert_eq!(lack("inspector"), Value::Null);
    // The sample's own inspector went on driving.
    let sql = "SELECT count(*) FROM inspection JOIN driving_licence USING (person_id) WHERE road_test_km > 0
        AND inspection.at > '2026-03-02'";
    assert!(number(&shop, sql) > 0);
}

#[test]
fn what_is_known_of_people_goes_with_the_sample() {
    let shop = open();
    loaded(&shop);
    assert_eq!(levels(&shop), json!(["普通", "银卡", "金卡"]));
    removed(&shop);
    for table in [
        "customer",
        "customer_contact",
        "customer_department",
        "customer_consent",
        "data_request",
        "driving_licence",
        "job_mark",
        "last_look",
        "record_document",
        "blob",
    ] {
        assert_eq!(number(&shop, &format!("SELECT count(*) FROM {table}")), 0, "{table}");
    }
    assert_eq!(shop.run("advisor", customer_words, AskNothing {}), json!({ "levels": [], "tags": [] }));
    assert_eq!(number(&shop, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
    assert_eq!(shop.shop.db.read(replay::differs).expect("the log can be read"), Vec::<String>::new());
}

#[test]
fn levels_stay_that_are_the_shop_s_or_that_somebody_has() {
    let own = open();
    sets(&own, |settings| settings.customer_levels = vec!["会员".to_owned()]);
    loaded(&own);
    assert!(number(&own, "SELECT count(*) FROM customer WHERE level = '会员'") > 3);
    removed(&own);
    assert_eq!(levels(&own), json!(["会员"]));

    let used = open();
    used.car("真客户", "13900139000", "粤B54321");
    let mine = number(&used, "SELECT id FROM customer");
    loaded(&used);
    let ask = SortCustomer {
        customer_id: CustomerId(mine),
        version: 1,
        level: "金卡".to_owned(),
        tags: Vec::new(),
    };
    used.run("advisor", sort_customer, ask);
    removed(&used);
    assert_eq!(levels(&used), json!(["普通", "银卡", "金卡"]));
}
