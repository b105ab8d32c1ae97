//! The list of a new shop's first hour, from its first minute to its end.

use crate::support::Office;
use serde_json::{Value, json};
use shop_tests::customer;

fn open(office: &Office) -> Vec<String> {
    let items = office.ok("manager_home", json!({}))["first_hour"].clone();
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
    let technician = json!({ "id": null, "version": 0, "name": "王师傅", "roles": ["technician"], "active": true, "pin": "1357" });
    office.ok("save_person", technician);
    assert_eq!(open(&office), ["price_list", "bring_customers", "let_stations_in", "try_printer"]);
    office.run(features::records::customers::save_customer, customer("张小芳", "13800138000"));
    assert_eq!(open(&office), ["price_list", "let_stations_in", "try_printer"]);
    let found = office.ok("find_catalogue", json!({ "query": "更换后制动片", "kind": null }));
    let mut item = found["items"][0].clone();
    item["unit_price"] = json!(15_000);
    office.ok("save_catalogue_item", item);
    assert_eq!(open(&office), ["let_stations_in", "try_printer"]);
    office.ok("offer_pairing", json!({ "roles": ["advisor"] }));
    let code = office.ok("list_stations", json!({}))["offer"]["code"].clone();
    office.ok("pair_station", json!({ "code": code, "name": "前台", "token_hash": "0".repeat(64) }));
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
    assert_eq!(office.ok("manager_home", json!({}))["first_hour"], json!([]), "nothing is left");
}

#[test]
fn who_does_not_want_the_list_sees_it_no_more() {
    let office = Office::open();
    assert!(!open(&office).is_empty());
    office.ok("close_first_hour", json!({ "open": 5 }));
    office.ok("close_first_hour", json!({ "open": 5 }));
    assert_eq!(office.ok("manager_home", json!({}))["first_hour"], json!([]));
}
