//! Readings nobody can believe are said, and take no warranty away.

use serde_json::{Value, json};
use shop_tests::visit::labour;
use shop_tests::{Car, TestShop};

const MONDAY: &str = "2026-03-02T08:30";

fn repaired_at(shop: &TestShop, km: i64) -> Car<'_> {
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车异响").checked_in(km);
    done(&car, km);
    car
}

fn done(car: &Car<'_>, km_out: i64) {
    car.with_line(labour("更换前制动片", 100));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released().repaired_by("technician");
    car.self_inspected("technician").passed().cleaned();
    for sheet in car.billed(0, 0) {
        let owed = sheet["total"].as_i64().expect("a total");
        car.paid(&sheet, "wechat", owed, owed);
    }
    let mut delivery = car.delivery();
    delivery["mileage_out_km"] = json!(km_out);
    car.shop.ok("advisor", "deliver", delivery);
}

fn heard(car: &Car<'_>, km: i64) -> Value {
    let ask = json!({ "vehicle_id": car.vehicle_id, "work_order_id": car.id(), "mileage_km": km });
    car.shop.ok("advisor", "check_in_notices", ask)
}

#[test]
fn fifty_thousand_kilometres_in_four_days_are_warned_of_and_hide_no_warranty() {
    let shop = TestShop::open_at(MONDAY);
    let car = repaired_at(&shop, 60_900);
    shop.later(60 * 24 * 4);
    car.walks_in("repair", "又响了");
    let saved = shop.ok("advisor", "save_check_in", car.check_in(Some(110_900), Some(60)));
    assert_eq!(saved["mileage_warning"], "leaps_absurdly");
    let notices = car.visit()["notices"].clone();
    assert_eq!(notices["mileage_warning"], "leaps_absurdly");
    assert_eq!(notices["under_warranty"][0]["cover"], "by_days");

    let believed = heard(&car, 61_400);
    assert_eq!(
        (&believed["mileage_warning"], &believed["under_warranty"][0]["cover"]),
        (&Value::Null, &json!("full"))
    );
    assert_eq!(heard(&car, 62_901)["under_warranty"], json!([]), "driven out of it, as a car does");
    assert_eq!(heard(&car, 60_000)["mileage_warning"], "below_last");
    assert_eq!(heard(&car, 60_000)["under_warranty"][0]["cover"], "full");

    // Nobody looked, and it was confirmed: put right, it is no longer warned of.
    shop.ok("advisor", "confirm_check_in", car.confirmation());
    let order = car.visit()["order"].clone();
    let mut facts = order.clone();
    facts["mileage_km"] = json!(61_400);
    let ask = json!({ "work_order_id": car.id(), "version": order["version"], "facts": facts, "reason": "看错一位" });
    assert_eq!(shop.ok("advisor", "correct_check_in", ask)["mileage_warning"], Value::Null);
    assert_eq!(car.visit()["vehicle"]["mileage_km"], 61_400);
}

#[test]
fn a_warranty_given_on_a_wrong_reading_runs_by_its_days() {
    let shop = TestShop::open_at(MONDAY);
    let car = repaired_at(&shop, 110_000);
    shop.later(60 * 24 * 30);
    // 90,000 written for 111,900: its warranty ends at 92,000 by the paper.
    car.walks_in("repair", "").checked_in(90_000);
    done(&car, 90_000);
    shop.later(60 * 24 * 6);
    car.walks_in("repair", "又响了");
    assert_eq!(heard(&car, 112_300)["under_warranty"][0]["cover"], "by_days");
    shop.later(60 * 24 * 6);
    assert_eq!(heard(&car, 112_300)["under_warranty"], json!([]), "its days are over");
}

#[test]
fn the_warranty_counts_from_the_kilometres_out_and_a_leap_in_the_shop_is_said() {
    let shop = TestShop::open_at(MONDAY);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "").checked_in(60_900).with_line(labour("更换前制动片", 100));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released().repaired_by("technician");
    car.self_inspected("technician").passed();
    let save = |km: Option<i64>, replaced: bool| {
        let visit = car.visit();
        let version = visit["preparation"]["version"].as_i64().unwrap_or(0);
        json!({ "work_order_id": car.id(), "version": version, "done": visit["preparation_codes"],
                "mileage_out_km": km, "instrument_replaced": replaced })
    };
    shop.ok("advisor", "save_preparation", save(Some(64_900), false));
    assert_eq!(car.visit()["mileage_out_warning"], "leaps_absurdly");
    shop.ok("advisor", "save_preparation", save(Some(60_912), false));
    assert_eq!(car.visit()["mileage_out_warning"], Value::Null);
    shop.ok("advisor", "save_preparation", save(None, false));
    assert_eq!(car.visit()["order"]["mileage_out_km"], 60_912, "ticking an item forgets no reading");
    assert_eq!(shop.refused("advisor", "save_preparation", save(Some(12), false)), "mileage_out_below_in");
    shop.ok("advisor", "save_preparation", save(Some(12), true));
    for sheet in car.billed(0, 0) {
        car.paid(&sheet, "wechat", 12_000, 12_000);
    }
    let paper = shop_tests::papers::text_of(&shop.paper("cashier", "settlement_sheet", 1));
    assert!(paper.contains("出厂里程12公里"), "{paper}");
    assert_eq!(car.delivered().visit()["delivery"]["warranty_km"], 2_012);
    assert_eq!(car.visit()["vehicle"]["mileage_km"], 12);
}

#[test]
fn the_kilometres_out_are_read_before_the_car_goes_to_the_till() {
    let shop = TestShop::open_at(MONDAY);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "").checked_in(60_900).with_line(labour("更换前制动片", 100));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released().repaired_by("technician");
    car.self_inspected("technician").passed();
    let visit = car.visit();
    let ask = json!({ "work_order_id": car.id(), "version": 0, "done": visit["preparation_codes"], "mileage_out_km": null });
    shop.ok("advisor", "save_preparation", ask);
    shop.ok("cashier", "prepare_bill", json!({ "work_order_id": car.id(), "discount": 0, "rounding": 0 }));
    let refusal = shop
        .ask("cashier", "complete_preparation", json!({ "work_order_id": car.id() }))
        .expect_err("refused");
    assert_eq!(refusal["params"]["missing"], json!([{ "what": "mileage_out" }]));
}
