//! 三包: what the maker owes a car is typed once and seen at its page and at the counter.

use domain::ids::VehicleId;
use domain::maker_warranty::MakerTerms;
use features::records::maker::{SaveMakerWarranty, save_maker_warranty};
use features::records::vehicles::{AskVehicle, get_vehicle};
use features::visit::check_in::check_in_notices;
use serde_json::{Value, json};
use shop_tests::asks_visit::notices;
use shop_tests::typed::{read, request};
use shop_tests::visit::figures;
use shop_tests::{Car, MORNING, TestShop};

fn page(car: &Car<'_>) -> Value {
    car.shop.run("advisor", get_vehicle, AskVehicle { id: VehicleId(car.vehicle_id) })
}

fn typed(car: &Car<'_>, version: i64, terms: Option<MakerTerms>) -> SaveMakerWarranty {
    SaveMakerWarranty { vehicle_id: VehicleId(car.vehicle_id), version, terms }
}

fn least(car: &Car<'_>) -> MakerTerms {
    read(page(car)["maker_owes"].clone())
}

#[test]
fn a_repair_at_the_makers_cost_is_counted_on_the_cars_page_and_told_at_the_counter() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    assert_eq!(page(&car)["maker"], Value::Null);
    let saved = shop.run("advisor", save_maker_warranty, typed(&car, 0, Some(least(&car))));
    assert_eq!((&saved["version"], &saved["exchange_km"]), (&json!(1), &json!(50_000)));
    let told = page(&car)["maker"].clone();
    assert_eq!(
        (&told["days"], &told["exchange"]["runs"], &told["repairs"]),
        (&json!(0), &json!(true), &json!([]))
    );

    let of_maker = json!({ "category": "free", "payer": "manufacturer", "payer_name": "福特", "hours": 100,
        "unit_price": 12_000 });
    car.walks_in("repair", "大灯不亮").checked_in(5_000).with_line(figures("labour", "更换大灯", of_maker));
    car.estimate_issued();
    car.authorised(&[]);
    shop.later(6 * 24 * 60);
    let stands = page(&car)["maker"].clone();
    assert_eq!((&stands["days"], &stands["faults"][0]["name"]), (&json!(6), &json!("更换大灯")));
    let [goes_on, owes] = ["goes_on", "owes_a_car"].map(|field| stands["repairs"][0][field].clone());
    assert_eq!((goes_on, owes), (json!(true), json!(true)));

    let heard = shop.run("advisor", check_in_notices, notices(&car, 5_100));
    assert_eq!(heard["maker"]["days"], 6);
    assert_eq!(car.visit()["notices"]["maker"]["days"], 6);
}

#[test]
fn the_counter_is_told_by_the_kilometres_that_are_read_there() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    shop.run("advisor", save_maker_warranty, typed(&car, 0, Some(least(&car))));
    car.walks_in("repair", "大灯不亮");
    let runs = |km: i64| {
        let maker = shop.run("advisor", check_in_notices, notices(&car, km))["maker"].clone();
        json!([maker["exchange"]["runs"], maker["repair"]["runs"]])
    };
    assert_eq!(runs(50_000), json!([true, true]));
    assert_eq!(runs(50_001), json!([false, true]));
    assert_eq!(runs(60_001), json!([null, null]), "nothing is owed any more");
}

#[test]
fn what_was_typed_of_the_maker_is_changed_and_taken_back_as_it_was_seen() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    shop.run("advisor", save_maker_warranty, typed(&car, 0, Some(least(&car))));
    let more = MakerTerms { repair_months: 96, ..least(&car) };
    let saved = shop.run("advisor", save_maker_warranty, typed(&car, 1, Some(more)));
    assert_eq!((&saved["version"], &saved["repair_months"]), (&json!(2), &json!(96)));
    let refused = |ask: SaveMakerWarranty| shop.refused("advisor", "save_maker_warranty", request(ask));
    assert_eq!(refused(typed(&car, 1, Some(least(&car)))), "conflict");
    assert_eq!(refused(typed(&car, 1, None)), "conflict", "who saw another one takes nothing out");
    let less = MakerTerms { exchange_km: 10, ..least(&car) };
    assert_eq!(refused(typed(&car, 2, Some(less))), "below_makers_duty");
    assert_eq!(shop.run("advisor", save_maker_warranty, typed(&car, 2, None)), Value::Null);
    assert_eq!(page(&car)["maker"], Value::Null);
    assert_eq!(
        shop.refused("technician", "save_maker_warranty", request(typed(&car, 0, Some(least(&car))))),
        "role_missing"
    );
}
