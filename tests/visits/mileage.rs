//! Readings nobody can believe are said, and take no warranty away.

use domain::ids::WorkOrderId;
use features::aftercare::delivery::{Deliver, deliver};
use features::till::{self, SavePreparation};
use features::visit::check_in;
use serde_json::{Value, json};
use shop_tests::asks_visit::{bill, moved_on, notices, put_right};
use shop_tests::typed::{field, read, request};
use shop_tests::visit::labour;
use shop_tests::{Car, MORNING, TestShop};

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
    let delivery = Deliver { mileage_out_km: Some(km_out), ..read(car.delivery()) };
    car.shop.run("advisor", deliver, delivery);
}

fn heard(car: &Car<'_>, km: i64) -> Value {
    car.shop.run("advisor", check_in::check_in_notices, notices(car, km))
}

#[test]
fn fifty_thousand_kilometres_in_four_days_are_warned_of_and_hide_no_warranty() {
    let shop = TestShop::open_at(MORNING);
    let car = repaired_at(&shop, 60_900);
    shop.later(60 * 24 * 4);
    car.walks_in("repair", "又响了");
    let saved = shop.run("advisor", check_in::save_check_in, read(car.check_in(Some(110_900), Some(60))));
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
    shop.run("advisor", check_in::confirm_check_in, read(car.confirmation()));
    let right = put_right(&car, "看错一位", |facts| facts.mileage_km = 61_400);
    assert_eq!(shop.run("advisor", check_in::correct_check_in, right)["mileage_warning"], Value::Null);
    assert_eq!(car.visit()["vehicle"]["mileage_km"], 61_400);
}

#[test]
fn a_warranty_given_on_a_wrong_reading_runs_by_its_days() {
    let shop = TestShop::open_at(MORNING);
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
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "").checked_in(60_900).with_line(labour("更换前制动片", 100));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released().repaired_by("technician");
    car.self_inspected("technician").passed();
    let save = |km: Option<i64>, replaced: bool| {
        let visit = car.visit();
        SavePreparation {
            work_order_id: WorkOrderId(car.id()),
            version: visit["preparation"]["version"].as_i64().unwrap_or(0),
            done: field(&visit, "preparation_codes"),
            mileage_out_km: km,
            instrument_replaced: replaced,
        }
    };
    shop.run("advisor", till::save_preparation, save(Some(64_900), false));
    assert_eq!(car.visit()["mileage_out_warning"], "leaps_absurdly");
    shop.run("advisor", till::save_preparation, save(Some(60_912), false));
    assert_eq!(car.visit()["mileage_out_warning"], Value::Null);
    shop.run("advisor", till::save_preparation, save(None, false));
    assert_eq!(car.visit()["order"]["mileage_out_km"], 60_912, "ticking an item forgets no reading");
    assert_eq!(
        shop.refused("advisor", "save_preparation", request(save(Some(12), false))),
        "mileage_out_below_in"
    );
    shop.run("advisor", till::save_preparation, save(Some(12), true));
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
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "").checked_in(60_900).with_line(labour("更换前制动片", 100));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released().repaired_by("technician");
    car.self_inspected("technician").passed();
    let unread = SavePreparation {
        work_order_id: WorkOrderId(car.id()),
        version: 0,
        done: field(&car.visit(), "preparation_codes"),
        mileage_out_km: None,
        instrument_replaced: false,
    };
    shop.run("advisor", till::save_preparation, unread);
    shop.run("cashier", till::prepare_bill, bill(&car, 0));
    let refusal = shop.ask("cashier", "complete_preparation", request(moved_on(&car))).expect_err("refused");
    assert_eq!(refusal["params"]["missing"], json!([{ "what": "mileage_out" }]));
}
