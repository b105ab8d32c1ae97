//! Who booked comes to the counter unannounced: the booking lets the car in,
//! and nothing that is said there is lost.

use serde_json::{Value, json};
use shop_tests::TestShop;

const MONDAY: &str = "2026-03-02T08:30";

fn booked(shop: &TestShop, symptom: &str) -> Value {
    shop.ok(
        "advisor",
        "book_appointment",
        json!({ "channel": "phone", "customer_id": null, "vehicle_id": null, "contact_name": "李国强",
                "contact_phone": "13800138000", "plate": "粤B12345", "model": "", "symptom": symptom,
                "items": ["小保养"], "starts_at": shop.clock.text(30), "minutes": 60, "advisor_id": null,
                "bay_id": null, "estimate": null, "over_capacity": false }),
    )
}

fn told(changes: Value) -> Value {
    let mut told = json!({ "symptom": "", "name": "", "phone": "", "make": "", "model": "", "vin": "" });
    for (field, value) in changes.as_object().expect("what was told") {
        told[field] = value.clone();
    }
    told
}

fn arrival(booking: &Value, told: Value) -> Value {
    json!({ "id": booking["id"], "version": booking["version"], "vehicle_id": null, "customer_id": null,
            "repair_kind": "body", "second_visit": false, "told": told })
}

/// The visit as it stands after the arrival.
fn let_in(shop: &TestShop, booking: &Value, told: Value) -> Value {
    let arrived = shop.ok("advisor", "arrive_appointment", arrival(booking, told));
    shop.ok("advisor", "get_visit", json!({ "work_order_id": arrived["visit"]["work_order_id"] }))
}

#[test]
fn what_a_stranger_says_at_the_counter_arrives_in_the_visit() {
    let shop = TestShop::open_at(MONDAY);
    let booking = booked(&shop, "刹车异响");
    let visit = let_in(
        &shop,
        &booking,
        told(json!({ "symptom": " 左前门有划痕 ", "name": "王芳", "phone": "139 0013 9000", "make": "福特",
                     "model": "翼虎", "vin": "lvshjcab2de404866" })),
    );
    assert_eq!(visit["order"]["repair_kind"], "body");
    assert_eq!(visit["order"]["symptom"], "刹车异响\n小保养\n左前门有划痕");
    assert_eq!(visit["order"]["brought_by_name"], "王芳");
    assert_eq!(visit["order"]["brought_by_phone"], "13900139000");
    assert_eq!(
        (&visit["customer"]["name"], &visit["customer"]["phone"]),
        (&json!("王芳"), &json!("13900139000"))
    );
    let vehicle = &visit["vehicle"];
    assert_eq!((&vehicle["make"], &vehicle["model"]), (&json!("福特"), &json!("翼虎")));
    assert_eq!((&vehicle["vin"], &vehicle["plate"]), (&json!("LVSHJCAB2DE404866"), &json!("粤B12345")));
    let page = shop.ok("advisor", "get_appointment", json!({ "id": booking["id"] }));
    assert_eq!(page["appointment"]["contact_name"], "李国强", "the booking keeps who made it");
}

#[test]
fn what_is_left_blank_is_as_it_was_booked_and_nothing_is_said_twice() {
    let shop = TestShop::open_at(MONDAY);
    let booking = booked(&shop, "刹车异响");
    let visit = let_in(&shop, &booking, told(json!({ "symptom": "刹车异响", "make": "比亚迪" })));
    assert_eq!(visit["order"]["symptom"], "刹车异响\n小保养");
    assert_eq!(
        (&visit["customer"]["name"], &visit["customer"]["phone"]),
        (&json!("李国强"), &json!("13800138000"))
    );
    assert_eq!(visit["vehicle"]["make"], "比亚迪");
}

#[test]
fn a_known_car_keeps_its_file_and_who_brings_it_is_written_on_the_order() {
    let shop = TestShop::open_at(MONDAY);
    let car = shop.car("张小芳", "13800138001", "粤B12345");
    let booking = booked(&shop, "");
    let visit = let_in(
        &shop,
        &booking,
        told(json!({ "symptom": "补漆", "name": "小王", "make": "丰田", "vin": "LVSHJCAB2DE404866" })),
    );
    assert_eq!(
        (&visit["vehicle"]["id"], &visit["vehicle"]["make"]),
        (&json!(car.vehicle_id), &json!("福特"))
    );
    assert_eq!(visit["customer"]["id"], car.customer_id);
    assert_eq!(visit["order"]["brought_by_name"], "小王");
    assert_eq!(visit["order"]["symptom"], "小保养\n补漆");
}

#[test]
fn another_vin_under_the_booked_plate_is_another_car() {
    let shop = TestShop::open_at(MONDAY);
    let car = shop.car("张小芳", "13800138001", "粤B12345");
    let booking = booked(&shop, "");
    let visit = let_in(&shop, &booking, told(json!({ "name": "王芳", "vin": "LSVAM4187C2184847" })));
    assert_ne!(visit["vehicle"]["id"], car.vehicle_id);
    assert_eq!(visit["customer"]["name"], "王芳");
}

#[test]
fn what_cannot_be_kept_whole_is_refused_by_its_field_and_the_booking_waits() {
    let shop = TestShop::open_at(MONDAY);
    let booking = booked(&shop, "刹车异响");
    let long = "响".repeat(4000);
    for (field, said) in [
        ("symptom", json!({ "symptom": long })),
        ("make", json!({ "make": long })),
        ("vin", json!({ "vin": long })),
        ("name", json!({ "name": long })),
    ] {
        let refusal =
            shop.ask("advisor", "arrive_appointment", arrival(&booking, told(said))).expect_err("refused");
        assert_eq!((&refusal["code"], &refusal["params"]["field"]), (&json!("bad_field"), &json!(field)));
    }
    let page = shop.ok("advisor", "get_appointment", json!({ "id": booking["id"] }));
    assert_eq!(page["appointment"]["stage"], "booked");
    let customers = shop.ok("advisor", "list_customers", json!({ "before": null }));
    assert_eq!(customers["rows"], json!([]), "a refused arrival leaves nobody behind");
}
