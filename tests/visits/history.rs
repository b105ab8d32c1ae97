//! What a car's page tells of the work that was done on it.

use domain::ids::{CustomerId, VehicleId, WorkOrderId};
use domain::money::Money;
use domain::warranty::RepairKind;
use features::bookings::walk_in::{WalkIn, walk_in};
use features::records::history::{AskVehicleHistory, vehicle_history};
use features::records::vehicles::{AskVehicle, get_vehicle};
use features::visit::changes::AskVisit;
use features::visit::lines::{SaveCatalogueItem, save_catalogue_item};
use features::visit_page::get_visit;
use serde_json::{Value, json};
use shop_tests::asks_visit::new_part;
use shop_tests::typed::{field, request};
use shop_tests::visit::{figures, labour, part};
use shop_tests::{Car, MORNING, TestShop};

fn history(car: &Car<'_>, seat: &str, words: &str, visits: i64) -> Value {
    let vehicle_id = VehicleId(car.vehicle_id);
    car.shop.run(seat, vehicle_history, AskVehicleHistory { vehicle_id, words: words.to_owned(), visits })
}

fn page(car: &Car<'_>) -> Value {
    car.shop.run("advisor", get_vehicle, AskVehicle { id: VehicleId(car.vehicle_id) })
}

/// Lines of a visit by name, in their order.
fn names(visit: &Value) -> Vec<&str> {
    let lines = visit["lines"].as_array().expect("lines");
    lines.iter().filter_map(|line| line["name"].as_str()).collect()
}

/// A visit from the door to the handing over.
fn done(car: &Car<'_>, km: i64, symptom: &str, work: &str, part_name: &str, declined: bool) {
    car.walks_in("repair", symptom).checked_in(km).with_line(labour(work, 100));
    car.with_line(part(part_name, 1_000, 46_000));
    let put_off = car.with_line(part("雨刮片", 1_000, 12_800));
    car.estimate_issued();
    let no = [put_off];
    car.authorised(if declined { &no } else { &no[..0] });
    car.assigned_to("technician").released().repaired_by("technician").self_inspected("technician");
    for sheet in car.passed().cleaned().billed(0, 0) {
        let owed = car.owed(&sheet);
        car.paid(&sheet, "wechat", owed, owed);
    }
    car.delivered();
}

#[test]
fn a_cars_history_tells_each_visits_work_and_is_looked_through_by_words() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    let nothing = history(&car, "advisor", "", 20);
    assert_eq!((&nothing["visits"], &nothing["found"]), (&json!([]), &json!(0)));

    done(&car, 60_000, "刹车异响", "更换前制动片", "前制动片", true);
    shop.later(60 * 24 * 60);
    done(&car, 62_000, "常规保养", "更换机油机滤", "机油", false);

    let all = history(&car, "advisor", "", 20);
    assert_eq!((&all["found"], &all["goes_on"]), (&json!(2), &json!(false)));
    let [newest, oldest] = [&all["visits"][0], &all["visits"][1]];
    assert_eq!(names(newest), ["更换机油机滤", "机油", "雨刮片"], "the newest first");
    assert_eq!(names(oldest), ["更换前制动片", "前制动片", "雨刮片"]);
    let work = &newest["lines"][0];
    assert_eq!(work["done_by"], json!(["technician"]));
    assert_eq!(work["values"], json!([{ "name": "刹车片厚度", "value": "11.5", "unit": "mm" }]));
    // Ten days and two thousand kilometres of a small repair: what was done two months ago has ended.
    assert_eq!(work["warranty"]["days"], 10);
    assert_eq!(oldest["lines"][0]["warranty"], Value::Null);
    assert_eq!(
        (&oldest["lines"][2]["state"], &oldest["lines"][2]["sought"]),
        (&json!("declined"), &json!(false))
    );

    let brakes = history(&car, "advisor", "刹车 异响", 20);
    assert_eq!((&brakes["found"], &brakes["visits"][0]["number"]), (&json!(1), &oldest["number"]));
    assert_eq!(brakes["visits"][0]["lines"][0]["sought"], true);
    assert_eq!(history(&car, "advisor", "变速箱", 20)["found"], 0);

    // Fewer are told, and how many there are is said all the same.
    let one = history(&car, "advisor", "", 1);
    assert_eq!(one["visits"].as_array().map(Vec::len), Some(1));
    assert_eq!((&one["found"], &one["visits"][0]["number"]), (&json!(2), &newest["number"]));
    assert_eq!(history(&car, "advisor", "雨刮", 1)["found"], 2);

    // Who works at the car reads what was done, and no amount.
    let told = history(&car, "technician", "", 20);
    assert_eq!(names(&told["visits"][1]), names(oldest));
    assert_eq!(
        (&told["visits"][1]["total"], &told["visits"][1]["lines"][0]["amount"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(
        shop.refused("advisor", "vehicle_history", json!({ "vehicle_id": 99, "words": "", "visits": 5 })),
        "not_found"
    );
}

#[test]
fn the_page_of_a_car_tells_its_kilometres_and_what_was_put_off() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    assert_eq!((&page(&car)["mileage"], &page(&car)["km_a_month"]), (&json!([]), &Value::Null));
    done(&car, 60_000, "刹车异响", "更换前制动片", "前制动片", true);
    shop.later(60 * 24 * 60);
    car.walks_in("maintenance", "常规保养").checked_in(62_000);
    let told = page(&car);
    let read: Vec<i64> = told["mileage"]
        .as_array()
        .expect("a curve")
        .iter()
        .filter_map(|point| point["km"].as_i64())
        .collect();
    assert_eq!((read.len(), read.last()), (2, Some(&62_000)), "the oldest first");
    assert!(
        told["km_a_month"].as_i64().is_some_and(|km| (900..=1_000).contains(&km)),
        "{}",
        told["km_a_month"]
    );
    assert_eq!(told["declined"][0]["name"], "雨刮片");
    assert_eq!(told["declined"][0]["work_order_id"], told["visits"][1]["work_order_id"], "its visit opens");
    assert_eq!(told["service_expected_on"].is_string(), told["vehicle"]["next_service_km"].is_i64());
}

#[test]
fn the_page_of_a_car_says_that_its_next_service_is_due_by_kilometres() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    done(&car, 60_000, "常规保养", "更换机油", "机油", false);
    assert_eq!(
        (&page(&car)["vehicle"]["next_service_km"], &page(&car)["km_reached"]),
        (&json!(65_000), &json!(false))
    );
    shop.later(60 * 24 * 60);
    car.walks_in("maintenance", "常规保养").checked_in(65_000);
    assert_eq!(page(&car)["km_reached"], true);
}

/// A slip at the counter takes no warranty away, and gives none that had ended.
#[test]
fn what_is_left_of_a_warranty_is_not_reckoned_from_a_clock_that_cannot_be_believed() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    done(&car, 60_000, "刹车异响", "更换前制动片", "前制动片", false);
    let left = |car: &Car<'_>| {
        let told = history(car, "advisor", "", 20)["visits"].as_array().cloned().expect("visits");
        told.last().expect("the first visit")["lines"][0]["warranty"].clone()
    };
    assert!(left(&car)["km"].is_i64(), "{}", left(&car));
    shop.later(24 * 60);
    car.walks_in("repair", "异响").checked_in(600_000);
    assert_eq!((&left(&car)["cover"], &left(&car)["km"]), (&json!("by_days"), &Value::Null));
}

fn again(car: &Car<'_>, done: i64) -> WalkIn {
    WalkIn {
        vehicle_id: VehicleId(car.vehicle_id),
        customer_id: CustomerId(car.customer_id),
        repair_kind: RepairKind::Repair,
        symptom: "照上次再做一次".to_owned(),
        second_visit: false,
        beside_booking: false,
        again: Some(WorkOrderId(done)),
    }
}

#[test]
fn what_was_done_is_done_once_more_at_todays_prices() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    let oil = || new_part("OIL-X1", "特配机油", 9_000);
    let saved = shop.run("manager", save_catalogue_item, oil());
    car.walks_in("repair", "漏油").checked_in(60_000);
    car.with_line(figures("labour", "特修油底壳", json!({ "hours": 150, "unit_price": 13_000 })));
    car.with_line(part("特配机油", 4_000, 9_000));
    car.with_line(part("特配密封胶", 1_000, 3_000));
    let put_off = car.with_line(part("雨刮片", 1_000, 12_800));
    car.estimate_issued();
    car.authorised(&[put_off]).assigned_to("technician").released();
    car.repaired_by("technician").self_inspected("technician");
    for sheet in car.passed().cleaned().billed(0, 0) {
        let owed = car.owed(&sheet);
        car.paid(&sheet, "wechat", owed, owed);
    }
    car.delivered();
    let done = car.id();

    let dearer = SaveCatalogueItem {
        id: field(&saved, "id"),
        version: field(&saved, "version"),
        unit_price: Money(9_900),
        ..oil()
    };
    shop.run("manager", save_catalogue_item, dearer);
    let comes = shop.run("advisor", walk_in, again(&car, done));
    let page = shop.run("advisor", get_visit, AskVisit { work_order_id: field(&comes, "work_order_id") });
    let lines = page["lines"].as_array().expect("lines");
    let told: Vec<Value> =
        lines.iter().map(|line| json!([line["name"], line["state"], line["amount"]])).collect();
    assert_eq!(
        told,
        [
            json!(["特修油底壳", "draft", 18_000]),
            json!(["特配机油", "draft", 39_600]),
            json!(["特配密封胶", "draft", 3_000]),
        ],
        "an hour as it costs today, the oil as the list has it today, and nothing of what was put off"
    );

    let other = shop.car("李国强", "13900139000", "粤B54321");
    let refused = shop.ask("advisor", "walk_in", request(again(&other, done))).expect_err("another car's");
    assert_eq!(refused["params"], json!({ "field": "again", "problem": "unknown" }));
}
