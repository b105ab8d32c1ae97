//! The car of a company: its driver brings and fetches it, whoever decides is rung up, and the company pays by the
//! month.

use domain::contact::{ContactRole, ContactTyped};
use domain::customer::CustomerKind;
use domain::ids::{CustomerId, VehicleId};
use features::aftercare::delivery::{Deliver, deliver};
use features::records::contacts::{AskCarContacts, SaveContact, car_contacts, save_contact};
use features::records::customers::{SaveCustomer, save_customer};
use features::records::vehicles::save_vehicle;
use features::till::put_on_account;
use features::visit::answers::{RecordAnswers, record_answers};
use features::visit::check_in::{ConfirmCheckIn, SaveCheckIn, confirm_check_in, save_check_in};
use serde_json::json;
use shop_tests::asks_visit::{hits, moved_on, on_account};
use shop_tests::papers::text_of;
use shop_tests::typed::{read, request};
use shop_tests::visit::labour;
use shop_tests::{Car, MORNING, TestShop, customer, vehicle};
use std::cell::Cell;

const COMPANY: &str = "鹏城物流有限公司";
const DRIVER: (&str, &str) = ("王建国", "13900139000");
const FLEET: (&str, &str) = ("陈队长", "13700137000");

/// With the two who are spoken to for it.
fn company_car(shop: &TestShop) -> Car<'_> {
    let company = SaveCustomer { kind: CustomerKind::Company, ..customer(COMPANY, "075583216547") };
    let saved = shop.run("advisor", save_customer, company);
    let customer_id = saved["customer"]["id"].as_i64().expect("a customer has an id");
    let saved = shop.run("advisor", save_vehicle, vehicle("粤B12345", Some(customer_id)));
    let vehicle_id = saved["vehicle"]["id"].as_i64().expect("a vehicle has an id");
    for (role, (name, phone), drives) in
        [(ContactRole::Driver, DRIVER, Some(VehicleId(vehicle_id))), (ContactRole::FleetManager, FLEET, None)]
    {
        let typed = ContactTyped {
            contact_role: role,
            name: name.to_owned(),
            phone: phone.to_owned(),
            department_id: None,
            vehicle_id: drives,
            note: String::new(),
            active: true,
        };
        let ask = SaveContact { id: None, version: 0, customer_id: CustomerId(customer_id), typed };
        shop.run("advisor", save_contact, ask);
    }
    Car { shop, customer_id, vehicle_id, order: Cell::new(0) }
}

#[test]
fn a_driver_brings_it_the_fleet_manager_agrees_and_the_company_pays_by_the_month() {
    let shop = TestShop::open_at(MORNING);
    let car = company_car(&shop);

    // The driver says no more than his own number, and the car stands beside his company.
    let found = hits(&shop, "advisor", DRIVER.1)["customers"][0].clone();
    assert_eq!((&found["id"], &found["by_contact"]["name"]), (&json!(car.customer_id), &json!(DRIVER.0)));
    assert_eq!(found["vehicles"][0], json!(car.vehicle_id));
    let told = shop.run("advisor", car_contacts, AskCarContacts { vehicle_id: VehicleId(car.vehicle_id) });
    let offered: Vec<_> = (0..2).map(|place| told["contacts"][place]["contact"]["name"].clone()).collect();
    assert_eq!(offered, [json!(DRIVER.0), json!(FLEET.0)], "who drives it is offered first");

    car.walks_in("repair", "刹车异响");
    let brings = || ConfirmCheckIn { confirmed_by: DRIVER.0.to_owned(), ..read(car.confirmation()) };
    assert_eq!(shop.refused("advisor", "confirm_check_in", request(brings())), "still_missing");
    let seen = SaveCheckIn {
        brought_by_name: DRIVER.0.to_owned(),
        brought_by_phone: DRIVER.1.to_owned(),
        ..read(car.check_in(Some(120_000), Some(50)))
    };
    shop.run("advisor", save_check_in, seen);
    shop.run("advisor", confirm_check_in, brings());
    let sheet = text_of(&shop.paper("advisor", "check_in_sheet", car.id()));
    assert!(sheet.contains(COMPANY) && sheet.contains(DRIVER.0), "{sheet}");

    // He decides nothing: the fleet manager is rung up, and the yes is theirs by name.
    car.with_line(labour("更换前制动片", 150));
    assert_eq!(shop.refused("advisor", "record_answers", car.answers(&[])), "still_missing");
    car.estimate_issued();
    let agrees = RecordAnswers { by_name: FLEET.0.to_owned(), ..read(car.answers(&[])) };
    shop.run("advisor", record_answers, agrees);
    let yes = car.is_in("awaiting_assignment").visit()["authorisations"][0].clone();
    assert_eq!((&yes["by_name"], &yes["means"]), (&json!(FLEET.0), &json!("phone")));

    assert_eq!(shop.refused("foreman", "release_to_repair", request(moved_on(&car))), "still_missing");
    car.assigned_to("technician").released().repaired_by("technician");
    assert_eq!(shop.refused("inspector", "pass_final_inspection", car.final_inspection()), "wrong_stage");
    car.self_inspected("technician").passed().cleaned();
    let sheets = car.billed(0, 0);
    assert_eq!((sheets.len(), &sheets[0]["total"]), (1, &json!(18_000)));
    let paper = text_of(&shop.paper("cashier", "settlement_sheet", sheets[0]["id"].as_i64().expect("an id")));
    assert!(paper.contains(COMPANY) && paper.contains(DRIVER.0), "{paper}");

    // Nobody pays at the counter, and the car goes only by the manager's word.
    let fetches = || Deliver { accepted_by: DRIVER.0.to_owned(), ..read(car.delivery()) };
    car.is_in("awaiting_settlement");
    assert_eq!(shop.refused("advisor", "deliver", request(fetches())), "wrong_stage");
    let trusted = || on_account(&sheets[0], "车队月结");
    assert_eq!(shop.refused("cashier", "put_on_account", request(trusted())), "role_missing");
    shop.run("manager", put_on_account, trusted());
    car.is_in("ready_for_delivery");
    shop.run("advisor", deliver, fetches());
    let visit = car.is_in("delivered").visit();
    assert_eq!(visit["delivery"]["accepted_by"], DRIVER.0);
    assert_eq!((&visit["settlements"][0]["on_account"], car.owed(&sheets[0])), (&json!(18_000), 0));
}
