//! A package of work in the book: what is told of it beforehand, and the lines it becomes as the car comes.

use crate::booking::stranger;
use crate::support::{BOOKING, arrival, booking_page, ready, visit};
use domain::line::LineKind;
use domain::money::{Money, Quantity};
use domain::operation::PackagedWork;
use features::bookings::proposal::{ProposeBooking, propose_booking};
use features::bookings::{BookAppointment, arrive_appointment, book_appointment};
use features::operations::packages::{SaveWorkPackage, save_work_package};
use features::visit::lines::save_catalogue_item;
use serde_json::{Value, json};
use shop_tests::Alone;
use shop_tests::asks_visit::new_part;
use shop_tests::stocked::stocked;

/// An hour at 120.00, two filters at 88.00, and what no list has.
fn packaged() -> Alone {
    let shop = ready();
    let work = |kind, name: &str, quantity| PackagedWork {
        item: None,
        kind,
        name: name.to_owned(),
        unit: String::new(),
        quantity: Quantity(quantity),
    };
    let package = SaveWorkPackage {
        id: None,
        version: 0,
        code: "XM01".to_owned(),
        name: "小保养".to_owned(),
        works: vec![
            work(LineKind::Labour, "更换前制动片", 1_000),
            work(LineKind::Part, "空调滤清器", 2_000),
            work(LineKind::Part, "飞碟", 1_000),
        ],
        active: true,
    };
    shop.run(save_work_package, package);
    shop
}

fn told(shop: &Alone) -> Value {
    shop.run(propose_booking, ProposeBooking { items: vec!["小保养".to_owned()], customer_id: None })
}

#[test]
fn a_package_is_told_its_minutes_and_its_price_by_what_it_is_made_of() {
    let shop = packaged();
    assert_eq!(told(&shop), json!({ "minutes": 60, "estimate": 29_600, "unknown": ["飞碟"] }));
    // Which of two filters goes into the car nobody knows before it is known which car.
    shop.run(save_catalogue_item, new_part("KT-77", "空调滤清器", 12_000));
    assert_eq!(told(&shop), json!({ "minutes": 60, "estimate": 12_000, "unknown": ["空调滤清器", "飞碟"] }));
}

#[test]
fn what_there_is_of_a_packages_parts_is_told_on_the_page_of_its_booking() {
    let shop = packaged();
    let filter = stocked(&shop, "KT01", 5_000, 20_000);
    let items = vec!["小保养".to_owned()];
    shop.run(book_appointment, BookAppointment { items, ..stranger() });
    let parts = booking_page(&shop, BOOKING)["parts"].clone();
    assert_eq!((parts.as_array().map(Vec::len), &parts[0]["part_id"]), (Some(1), &json!(filter)));
}

#[test]
fn a_package_that_was_booked_becomes_its_lines_and_what_lacks_is_told_by_name() {
    let shop = packaged();
    let items = ["小保养", "贴膜"].map(str::to_owned).to_vec();
    let estimate = Some(Money(29_600));
    shop.run(book_appointment, BookAppointment { items, estimate, ..stranger() });
    let arrived = shop.run(arrive_appointment, arrival(BOOKING, 1));
    let page = visit(&shop, arrived["visit"]["work_order_id"].as_i64().unwrap());
    let lines = page["lines"].as_array().unwrap();
    let shown: Vec<_> =
        lines.iter().map(|line| (&line["code"], &line["quantity"], &line["amount"])).collect();
    assert_eq!(shown[0].0, "ZD01");
    assert_eq!(shown[1], (&json!("KT01"), &json!(2_000), &json!(17_600)));
    assert_eq!(shown.len(), 2);
    assert_eq!(page["booked_quote"], json!({ "quoted": 29_600, "over": 0, "unlisted": ["飞碟", "贴膜"] }));
}
