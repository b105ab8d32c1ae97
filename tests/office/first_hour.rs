//! The list of a new shop's first hour, from its first minute to its end.

use crate::support::{Office, customer_list, vehicle_list};
use domain::first_hour::MANY_CUSTOMERS;
use domain::money::Money;
use domain::role::Role;
use features::homes::{CloseFirstHour, close_first_hour, manager_home};
use features::imports::run_import;
use features::office::people::save_person;
use features::office::stations::{OfferPairing, PairStation, list_stations, offer_pairing, pair_station};
use features::records::customers::save_customer;
use features::visit::lines::{FindCatalogue, SaveCatalogueItem, find_catalogue, save_catalogue_item};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_office::new_person;
use shop_tests::customer;
use shop_tests::typed::{field, read};

fn open(office: &Office) -> Vec<String> {
    let items = office.run(manager_home, AskNothing {})["first_hour"].clone();
    let items = items.as_array().expect("a list").clone();
    let name = |item: &Value| item["step"].as_str().expect("a step").to_owned();
    items.iter().filter(|item| item["done"] == false).map(name).collect()
}

#[test]
fn each_thing_is_ticked_by_what_is_done_and_the_list_goes_when_nothing_is_left() {
    let office = Office::open();
    assert_eq!(
        open(&office),
        ["hire", "share_roles", "price_list", "bring_customers", "let_stations_in", "try_printer"]
    );
    office.run(save_person, new_person("王师傅", &[Role::Technician]));
    assert_eq!(open(&office), ["price_list", "bring_customers", "let_stations_in", "try_printer"]);
    // Who walks in first brings nothing of the program before this one.
    office.run(save_customer, customer("张小芳", "13800138000"));
    assert_eq!(open(&office), ["price_list", "bring_customers", "let_stations_in", "try_printer"]);
    let list = customer_list("姓名,电话\n李国强,13900139000\n".as_bytes());
    let import = office.task(run_import, list).expect("it comes in");
    assert_eq!(open(&office), ["price_list", "let_stations_in", "try_printer"]);
    // Taken back it was never there.
    office.undone(&import["id"]).expect("it goes");
    assert_eq!(open(&office), ["price_list", "bring_customers", "let_stations_in", "try_printer"]);
    let cars = vehicle_list("车牌号,车型\n粤B12345,翼虎\n".as_bytes());
    office.task(run_import, cars).expect("they come in");
    assert_eq!(open(&office), ["price_list", "let_stations_in", "try_printer"]);
    let pads = FindCatalogue {
        query: "更换后制动片".to_owned(),
        kind: None,
        retired: false,
        price_class: None,
        vehicle_id: None,
    };
    let found = office.run(find_catalogue, pads);
    let dearer = SaveCatalogueItem { unit_price: Money(15_000), ..read(found["items"][0].clone()) };
    office.run(save_catalogue_item, dearer);
    assert_eq!(open(&office), ["let_stations_in", "try_printer"]);
    office.run(
        offer_pairing,
        OfferPairing { roles: vec![Role::Advisor], wall: false, ..OfferPairing::default() },
    );
    let offer = office.run(list_stations, AskNothing {})["offer"].clone();
    let pair =
        PairStation { code: field(&offer, "code"), name: "前台".to_owned(), token_hash: "0".repeat(64) };
    office.run(pair_station, pair);
    assert_eq!(open(&office), ["try_printer"]);
    // What was asked for is not printed yet.
    let prints = |state: &str| {
        let row = "INSERT INTO print_job (kind, document_id, size, number, printer, copies, state, reasons, message,
                       asked_by, station, asked_at, is_open, version)
                   VALUES ('calibration_page', 0, 'A4', 'P', 'P', 1, ?1, '[]', '', 1, '', '2026-03-02T00:00:00Z', 0, 1)";
        office.file().execute(row, [state]).expect("a job");
    };
    prints("failed");
    assert_eq!(open(&office), ["try_printer"]);
    prints("printed");
    assert_eq!(office.run(manager_home, AskNothing {})["first_hour"], json!([]), "nothing is left");
}

#[test]
fn a_shop_that_typed_its_customers_in_is_not_asked_for_a_list() {
    let office = Office::open();
    let is_open = || open(&office).contains(&"bring_customers".to_owned());
    for number in 0..MANY_CUSTOMERS {
        office.run(save_customer, customer(&format!("客户{number}"), &format!("138{number:08}")));
    }
    assert!(is_open(), "so many walk in within the first days");
    office.run(save_customer, customer("张小芳", "13900138000"));
    assert!(!is_open());
}

#[test]
fn who_does_not_want_the_list_sees_it_no_more() {
    let office = Office::open();
    assert!(!open(&office).is_empty());
    office.run(close_first_hour, CloseFirstHour { open: 5 });
    office.run(close_first_hour, CloseFirstHour { open: 5 });
    assert_eq!(office.run(manager_home, AskNothing {})["first_hour"], json!([]));
}
