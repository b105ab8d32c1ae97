//! Who booked comes to the counter unannounced: the booking lets the car in,
//! and nothing that is said there is lost.

use crate::support;
use domain::warranty::RepairKind;
use features::bookings::{self, ArriveAppointment, AskAppointment, BookAppointment, CounterDetails};
use features::listing::AskList;
use features::listing::customers::list_customers;
use features::visit::changes::AskVisit;
use features::visit_page::get_visit;
use serde_json::{Value, json};
use shop_tests::typed::{field, request};
use shop_tests::{MORNING, TestShop};

fn booked(shop: &TestShop, symptom: &str) -> Value {
    let wanted = BookAppointment {
        plate: "粤B12345".to_owned(),
        symptom: symptom.to_owned(),
        items: vec!["小保养".to_owned()],
        ..support::booking("李国强", shop.clock.time(30))
    };
    shop.run("advisor", bookings::book_appointment, wanted)
}

fn arrival(booking: &Value, details: CounterDetails) -> ArriveAppointment {
    ArriveAppointment {
        id: field(booking, "id"),
        version: field(booking, "version"),
        vehicle_id: None,
        customer_id: None,
        repair_kind: RepairKind::Body,
        second_visit: false,
        details: Some(details),
    }
}

/// The visit as it stands after the arrival.
fn let_in(shop: &TestShop, booking: &Value, details: CounterDetails) -> Value {
    let arrived = shop.run("advisor", bookings::arrive_appointment, arrival(booking, details));
    shop.run("advisor", get_visit, AskVisit { work_order_id: field(&arrived["visit"], "work_order_id") })
}

fn page(shop: &TestShop, booking: &Value) -> Value {
    shop.run("advisor", bookings::get_appointment, AskAppointment { id: field(booking, "id") })
}

#[test]
fn what_a_stranger_says_at_the_counter_arrives_in_the_visit() {
    let shop = TestShop::open_at(MORNING);
    let booking = booked(&shop, "刹车异响");
    let details = CounterDetails {
        symptom: " 左前门有划痕 ".to_owned(),
        name: "王芳".to_owned(),
        phone: "139 0013 9000".to_owned(),
        make: "福特".to_owned(),
        model: "翼虎".to_owned(),
        vin: "lvshjcab2de404866".to_owned(),
    };
    let visit = let_in(&shop, &booking, details);
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
    let page = page(&shop, &booking);
    assert_eq!(page["appointment"]["contact_name"], "李国强", "the booking keeps who made it");
}

#[test]
fn what_is_left_blank_is_as_it_was_booked_and_nothing_is_said_twice() {
    let shop = TestShop::open_at(MORNING);
    let booking = booked(&shop, "刹车异响");
    let details = CounterDetails {
        symptom: "刹车异响".to_owned(),
        make: "比亚迪".to_owned(),
        ..CounterDetails::default()
    };
    let visit = let_in(&shop, &booking, details);
    assert_eq!(visit["order"]["symptom"], "刹车异响\n小保养");
    assert_eq!(
        (&visit["customer"]["name"], &visit["customer"]["phone"]),
        (&json!("李国强"), &json!("13800138000"))
    );
    assert_eq!(visit["vehicle"]["make"], "比亚迪");
}

#[test]
fn a_known_car_keeps_its_file_and_who_brings_it_is_written_on_the_order() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138001", "粤B12345");
    let booking = booked(&shop, "");
    let details = CounterDetails {
        symptom: "补漆".to_owned(),
        name: "小王".to_owned(),
        make: "丰田".to_owned(),
        vin: "LVSHJCAB2DE404866".to_owned(),
        ..CounterDetails::default()
    };
    let visit = let_in(&shop, &booking, details);
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
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138001", "粤B12345");
    let booking = booked(&shop, "");
    let details = CounterDetails {
        name: "王芳".to_owned(),
        vin: "LSVAM4187C2184847".to_owned(),
        ..CounterDetails::default()
    };
    let visit = let_in(&shop, &booking, details);
    assert_ne!(visit["vehicle"]["id"], car.vehicle_id);
    assert_eq!(visit["customer"]["name"], "王芳");
}

#[test]
fn what_cannot_be_kept_whole_is_refused_by_its_field_and_the_booking_waits() {
    let shop = TestShop::open_at(MORNING);
    let booking = booked(&shop, "刹车异响");
    let long = "响".repeat(4000);
    for field in ["symptom", "make", "vin", "name"] {
        let mut ask = request(arrival(&booking, CounterDetails::default()));
        ask["details"][field] = json!(long);
        let refusal = shop.ask("advisor", "arrive_appointment", ask).expect_err("refused");
        assert_eq!((&refusal["code"], &refusal["params"]["field"]), (&json!("bad_field"), &json!(field)));
    }
    let page = page(&shop, &booking);
    assert_eq!(page["appointment"]["stage"], "booked");
    let customers = shop.run("advisor", list_customers, AskList::default());
    assert_eq!(customers["rows"], json!([]), "a refused arrival leaves nobody behind");
}
