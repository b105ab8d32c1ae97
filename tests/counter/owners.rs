use crate::support::{ready, with};
use domain::ids::{CustomerId, VehicleId};
use domain::plate::PlateColour;
use features::listing::AskList;
use features::listing::customers::list_customers;
use features::records::customers::{AskCustomer, SaveCustomer, get_customer, save_customer};
use features::records::vehicles::{
    AskVehicle, ReadPlate, ReadVin, SaveVehicle, get_vehicle, read_plate, read_vin, save_vehicle,
};
use serde_json::{Value, json};
use shop_tests::typed::{field, read, request};
use shop_tests::{Alone, customer};

pub fn vehicle(plate: &str, customer: Option<i64>) -> SaveVehicle {
    let [make, model, colour] = ["比亚迪", "汉", "白"].map(str::to_owned);
    SaveVehicle { make, model, colour, ..shop_tests::vehicle(plate, customer) }
}

/// A vehicle as its page would save it: without a VIN there is none to save.
pub fn known_vehicle(vehicle: &Value) -> SaveVehicle {
    read(with(vehicle.clone(), json!({ "vin": "" })))
}

pub fn new_customer(shop: &Alone, name: &str, phone: &str) -> i64 {
    shop.run(save_customer, customer(name, phone))["customer"]["id"].as_i64().unwrap()
}

pub fn new_vehicle(shop: &Alone, plate: &str, customer: Option<i64>) -> i64 {
    shop.run(save_vehicle, vehicle(plate, customer))["vehicle"]["id"].as_i64().unwrap()
}

#[test]
fn what_is_typed_is_kept_as_it_should_be_and_strange_things_only_warn() {
    let shop = ready();
    let saved = shop.run(save_customer, customer(" 李国强 ", "138-0013 8000"));
    assert_eq!(
        (&saved["customer"]["name"], &saved["customer"]["phone"]),
        (&json!("李国强"), &json!("13800138000"))
    );
    assert_eq!(saved["phone_warning"], Value::Null);
    assert_eq!(shop.run(save_customer, customer("1", "12345678901"))["phone_warning"], json!("unusual"));

    let typed = SaveVehicle { vin: "lsvaa49j132047371".to_owned(), ..vehicle("粤B-D12345", None) };
    let saved = shop.run(save_vehicle, typed);
    assert_eq!(
        (&saved["vehicle"]["plate"], &saved["vehicle"]["plate_colour"]),
        (&json!("粤BD12345"), &json!("green"))
    );
    assert_eq!(saved["vin_read"]["vin"], json!("LSVAA49J132047371"));
    let yellow = SaveVehicle { plate_colour: Some(PlateColour::Yellow), ..vehicle("粤BOHY17", None) };
    let odd = shop.run(save_vehicle, yellow);
    assert_eq!(odd["plate_read"]["suggestions"], json!(["粤B0HY17"]));
    assert_eq!(
        (&odd["vehicle"]["plate"], &odd["vehicle"]["plate_colour"]),
        (&json!("粤BOHY17"), &json!("yellow"))
    );
    assert_eq!(shop.run(read_plate, ReadPlate { text: String::new() }), Value::Null);
    let short = ReadVin { text: "LSVAA49J132".to_owned() };
    assert_eq!(shop.run(read_vin, short)["warning"], json!({ "length": 11 }));
}

#[test]
fn what_cannot_be_kept_is_refused_by_field() {
    let shop = ready();
    let bad = |name: &str, request: Value| shop.refusal(name, request)["params"].clone();
    assert_eq!(
        bad("save_customer", request(customer(" ", ""))),
        json!({ "field": "name", "problem": "empty" })
    );
    assert_eq!(
        bad("save_customer", request(customer(&"长".repeat(121), ""))),
        json!({ "field": "name", "problem": "too_long" })
    );
    assert_eq!(shop.refused("save_vehicle", request(shop_tests::vehicle(" ", None))), "vehicle_not_told");
    let ancient = with(request(vehicle("", None)), json!({ "registered_on": "1001-01-01" }));
    assert_eq!(bad("save_vehicle", ancient), json!({ "field": "registered_on", "problem": "not_a_date" }));
    assert_eq!(shop.refused("save_vehicle", request(vehicle("粤B12345", Some(99)))), "not_found");
    assert_eq!(shop.refused("get_vehicle", json!({ "id": 1 })), "not_found");
}

#[test]
fn an_older_page_does_not_overwrite_a_newer_one() {
    let shop = ready();
    let first = shop.run(save_customer, customer("李国强", ""))["customer"].clone();
    let changed = SaveCustomer { note: "常客".to_owned(), ..read(first.clone()) };
    let second = shop.run(save_customer, changed);
    assert_eq!(second["customer"]["version"], json!(2));
    assert_eq!(shop.refused("save_customer", with(first, json!({ "note": "新客" }))), "conflict");
    let page = shop.run(get_customer, AskCustomer { id: CustomerId(1) });
    assert_eq!((&page["customer"]["note"], &page["owed_on_account"]), (&json!("常客"), &json!(0)));
}

#[test]
fn a_vehicle_outlives_its_plate_and_its_owner() {
    let shop = ready();
    let (seller, buyer) = (new_customer(&shop, "李国强", ""), new_customer(&shop, "王芳", ""));
    let sold = shop.run(save_vehicle, vehicle("粤B12345", Some(seller)))["vehicle"].clone();
    shop.later(24 * 60);
    let bought = SaveVehicle {
        customer_id: Some(CustomerId(buyer)),
        plate: "粤BD12345".to_owned(),
        ..known_vehicle(&sold)
    };
    let sold = shop.run(save_vehicle, bought);
    let page = shop.run(get_vehicle, AskVehicle { id: field(&sold["vehicle"], "id") });
    assert_eq!(
        page["owners"],
        json!([
            { "customer_id": buyer, "name": "王芳", "since": "2026-03-03", "until": null },
            { "customer_id": seller, "name": "李国强", "since": "2026-03-02", "until": "2026-03-03" },
        ])
    );
    assert_eq!(page["former_plates"][0]["plate"], json!("粤B12345"));
    assert_eq!(page["former_plates"][0]["until"], json!("2026-03-03"));
    assert_eq!(page["customer"]["name"], json!("王芳"));
    // Saving it again as it is makes no more history.
    shop.run(save_vehicle, known_vehicle(&sold["vehicle"]));
    let again = shop.run(get_vehicle, AskVehicle { id: VehicleId(1) });
    assert_eq!((&again["owners"], &again["former_plates"]), (&page["owners"], &page["former_plates"]));
    assert_eq!(shop.run(get_customer, AskCustomer { id: CustomerId(seller) })["vehicles"], json!([]));
    assert_eq!(shop.run(get_customer, AskCustomer { id: CustomerId(buyer) })["vehicles"][0]["id"], json!(1));
}

#[test]
fn a_plate_carried_twice_is_told() {
    let shop = ready();
    let first = new_vehicle(&shop, "粤B12345", None);
    let second = shop.run(save_vehicle, vehicle("粤b·12345", None));
    assert_eq!(second["same_plate"], json!([first]));
    assert_eq!(shop.run(save_vehicle, vehicle("", None))["same_plate"], json!([]));
}

#[test]
fn the_list_goes_on_where_the_page_before_ended() {
    let shop = ready();
    for number in 1..=51 {
        new_customer(&shop, &format!("客户{number}"), "");
    }
    new_vehicle(&shop, "粤B12345", Some(1));
    let first = shop.run(list_customers, AskList::default());
    let rows = first["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 50);
    assert_eq!((&rows[0]["customer"]["id"], &rows[49]["customer"]["id"]), (&json!(51), &json!(2)));
    let after = field(&first, "next");
    let second = shop.run(list_customers, AskList { after, ..AskList::default() });
    assert_eq!((&second["rows"][0]["plates"], &second["next"]), (&json!(["粤B12345"]), &Value::Null));
    assert_eq!((&second["rows"][0]["cars"], second["rows"].as_array().unwrap().len()), (&json!(1), 1));
}
