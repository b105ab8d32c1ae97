//! The car rolls in.

use serde_json::{Value, json};
use shop_tests::visit::{labour, part, signature};
use shop_tests::{Car, TestShop};

const MONDAY: &str = "2026-03-02T08:30";

fn with(mut ask: Value, changes: Value) -> Value {
    for (field, value) in changes.as_object().expect("changed fields") {
        ask[field] = value.clone();
    }
    ask
}

fn notices(car: &Car<'_>, mileage_km: i64) -> Value {
    let ask = json!({ "vehicle_id": car.vehicle_id, "work_order_id": car.id(), "mileage_km": mileage_km });
    car.shop.ok("advisor", "check_in_notices", ask)
}

/// From the authorised lines to the closed door behind the customer.
fn repaired_and_delivered(car: &Car<'_>) {
    car.assigned_to("technician").released().repaired_by("technician").self_inspected("technician");
    for sheet in car.passed().cleaned().billed(0, 0) {
        let owed = sheet["total"].as_i64().expect("a sheet has a total");
        car.paid(&sheet, "wechat", owed, owed);
    }
    car.delivered();
}

#[test]
fn what_was_written_at_the_car_is_kept_and_a_second_save_changes_the_same_sheet() {
    let shop = TestShop::open_at(MONDAY);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车有异响");
    let saved = shop.ok("advisor", "save_check_in", car.check_in(Some(30_000), Some(60)));
    assert_eq!(saved["mileage_warning"], Value::Null);

    let again = with(
        car.check_in(Some(30_010), Some(55)),
        json!({ "brought_by_name": " 李师傅 ", "brought_by_phone": "+86 138-0013-8000", "belongings": "雨伞" }),
    );
    shop.ok("advisor", "save_check_in", again);
    let visit = car.visit();
    assert_eq!(visit["order"]["mileage_km"], 30_010);
    assert_eq!(visit["order"]["brought_by_name"], "李师傅");
    assert_eq!(visit["order"]["brought_by_phone"], "13800138000", "a phone is kept as it is dialled");
    assert_eq!(visit["walk_around"]["belongings"], "雨伞");
    assert_eq!(visit["walk_around"]["marks"][0]["kind"], "scratch");
    assert_eq!(visit["order"]["stage"], "checked_in", "saving moves nothing");
}

#[test]
fn impossible_readings_and_unknown_codes_are_refused_by_their_field() {
    let shop = TestShop::open_at(MONDAY);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "");
    let item = |code: &str| json!({ "code": code, "result": "fine", "note": "", "quoted": false });
    let mark = |x: i64| json!({ "x": x, "y": 0, "kind": "dent", "note": "" });
    for (field, changes) in [
        ("fuel_percent", json!({ "fuel_percent": 101 })),
        ("fuel_percent", json!({ "fuel_percent": -1 })),
        ("mileage_km", json!({ "mileage_km": 10_000_000 })),
        ("mileage_km", json!({ "mileage_km": -5 })),
        ("warning_lights", json!({ "warning_lights": ["disco"] })),
        ("warning_lights", json!({ "warning_lights": ["oil", "oil"] })),
        ("items", json!({ "items": [item("wheels")] })),
        ("items", json!({ "items": [item("horn"), item("horn")] })),
        ("marks", json!({ "marks": [mark(1001)] })),
        ("marks", json!({ "marks": vec![mark(1); 101] })),
        ("promised_at", json!({ "promised_at": shop.clock.text(-10) })),
        ("symptom", json!({ "symptom": "响".repeat(4001) })),
    ] {
        let ask = with(car.check_in(Some(1), Some(1)), changes.clone());
        let refusal = shop.ask("advisor", "save_check_in", ask).expect_err("refused");
        assert_eq!(refusal["code"], "bad_field", "{changes}");
        assert_eq!(refusal["params"]["field"], field);
    }
    assert_eq!(car.visit()["walk_around"], Value::Null, "nothing of it was kept");
}

#[test]
fn a_lower_reading_warns_and_is_the_vehicles_reading_once_confirmed() {
    let shop = TestShop::open_at(MONDAY);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "").checked_in(80_000).with_line(labour("更换机油机滤", 50));
    car.estimate_issued();
    car.authorised(&[]);
    repaired_and_delivered(&car);

    shop.later(60 * 24);
    car.walks_in("repair", "");
    let saved = shop.ok("advisor", "save_check_in", car.check_in(Some(8_000), Some(60)));
    assert_eq!(saved["mileage_warning"], "below_last");
    assert_eq!(car.visit()["vehicle"]["mileage_km"], 80_000, "not before the customer stands by it");
    shop.ok("advisor", "confirm_check_in", car.confirmation());
    assert_eq!(car.visit()["vehicle"]["mileage_km"], 8_000);
    assert_eq!(car.visit()["notices"]["last_mileage_km"], 80_000);
}

#[test]
fn a_confirmation_on_the_screen_is_drawn_and_one_on_paper_is_not() {
    let shop = TestShop::open_at(MONDAY);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "");
    shop.ok("advisor", "save_check_in", car.check_in(Some(30_000), Some(60)));
    for signature in [
        Value::Null,
        json!({ "width": 320, "height": 120, "strokes": [] }),
        json!({ "width": 320, "height": 120, "strokes": [[]] }),
        json!({ "width": 320, "height": 120, "strokes": [[[0, 0], [321, 0]]] }),
        json!({ "width": 0, "height": 120, "strokes": [[[0, 0]]] }),
        json!({ "width": 320, "height": 120, "strokes": vec![vec![[1, 1]; 41]; 500] }),
    ] {
        let ask = with(car.confirmation(), json!({ "signature": signature }));
        assert_eq!(shop.refused("advisor", "confirm_check_in", ask), "bad_field");
    }
    let nobody = with(car.confirmation(), json!({ "confirmed_by": "  " }));
    assert_eq!(shop.refused("advisor", "confirm_check_in", nobody), "bad_field");

    let on_paper = with(car.confirmation(), json!({ "means": "on_paper", "signature": signature() }));
    shop.ok("advisor", "confirm_check_in", on_paper);
    let visit = car.is_in("estimating").visit();
    assert_eq!(visit["walk_around"]["confirmed_means"], "on_paper");
    assert_eq!(visit["walk_around"]["signature"], Value::Null, "the sheet carries it");
    assert_eq!(visit["walk_around"]["confirmed_by"], "张小芳");
}

#[test]
fn what_is_drawn_on_a_screen_stands_for_what_that_screen_showed() {
    let shop = TestShop::open_at(MONDAY);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "");
    shop.ok("advisor", "save_check_in", car.check_in(Some(30_000), Some(60)));
    let drawn = car.confirmation();
    // The other advisor corrects the clock while the customer draws.
    shop.ok("advisor", "save_check_in", car.check_in(Some(33_000), Some(60)));
    let refusal = shop.ask("advisor", "confirm_check_in", drawn.clone()).expect_err("refused");
    assert_eq!(refusal["code"], "conflict");
    let of_nothing = with(drawn, json!({ "version": null }));
    let refusal = shop.ask("advisor", "confirm_check_in", of_nothing).expect_err("refused");
    assert_eq!((&refusal["code"], &refusal["params"]["field"]), (&json!("bad_field"), &json!("version")));
    assert_eq!(car.is_in("checked_in").visit()["walk_around"]["signature"], Value::Null);

    shop.ok("advisor", "confirm_check_in", car.confirmation());
    car.is_in("estimating");
}

#[test]
fn a_sheet_without_readings_or_walk_around_is_not_confirmed() {
    let shop = TestShop::open_at(MONDAY);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "");
    let nothing = with(car.check_in(None, None), json!({ "items": [] }));
    shop.ok("advisor", "save_check_in", nothing);
    let refusal = shop.ask("advisor", "confirm_check_in", car.confirmation()).expect_err("refused");
    assert_eq!(refusal["code"], "still_missing");
    let missing = json!([{ "what": "mileage" }, { "what": "fuel" }, { "what": "walk_around" }]);
    assert_eq!(refusal["params"]["missing"], missing);
}

#[test]
fn the_counter_hears_what_was_declined_and_what_is_still_under_warranty() {
    let shop = TestShop::open_at(MONDAY);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车有异响").checked_in(30_000).with_line(labour("更换前制动片", 100));
    let discs = car.with_line(part("前制动盘", 2000, 38_000));
    car.estimate_issued();
    car.authorised(&[discs]);
    repaired_and_delivered(&car);

    shop.later(60 * 24 * 6);
    car.walks_in("repair", "又响了");
    let heard = notices(&car, 31_430);
    assert_eq!(heard["declined"][0]["name"], "前制动盘");
    assert_eq!(heard["declined"][0]["reason"], "下次再做");
    assert_eq!(heard["declined"][0]["amount"], 76_000);
    assert_eq!(heard["under_warranty"][0]["items"], json!(["更换前制动片"]));
    assert_eq!(heard["under_warranty"][0]["asked_again"], json!([]), "nobody said what it is that sounds");
    assert_eq!(heard["under_warranty"][0]["days_ago"], 6);
    assert_eq!(heard["under_warranty"][0]["km_ago"], 1_430);
    assert_eq!(heard["under_warranty"][0]["until_km"], 32_000);
    assert_eq!(heard["last_mileage_km"], 30_000);
    assert_eq!(notices(&car, 32_001)["under_warranty"], json!([]), "driven out of it");

    car.checked_in(31_430);
    let pads = car.with_line(labour("更换前制动片", 100));
    assert_eq!(notices(&car, 31_430)["under_warranty"][0]["asked_again"], json!(["更换前制动片"]));
    shop.ok("advisor", "remove_line", json!({ "line_id": pads, "version": 1 }));
    let quote = json!({ "work_order_id": car.id(), "line_id": discs });
    let line = shop.ok("advisor", "quote_declined", quote.clone())["line"].clone();
    assert_eq!((line["state"].as_str(), &line["amount"]), (Some("draft"), &json!(76_000)));
    assert_eq!(car.visit()["notices"]["declined"], json!([]), "quoted again, so no longer a notice");
    assert_eq!(shop.refused("advisor", "quote_declined", quote), "line_fixed", "it is quoted already");

    shop.later(60 * 24 * 5);
    assert_eq!(notices(&car, 31_430)["under_warranty"], json!([]), "ten days are over");
}

#[test]
fn a_suggestion_whose_line_is_taken_off_again_waits_to_be_quoted_again() {
    let shop = TestShop::open_at(MONDAY);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车有异响").checked_in(30_000);
    let wipers = || {
        let items = car.visit()["walk_around"]["items"].as_array().cloned().unwrap_or_default();
        items.into_iter().find(|item| item["code"] == "wipers").expect("the wipers were looked at")
    };
    let ask = json!({ "work_order_id": car.id(), "figures": labour("更换雨刮片", 20), "finding_id": null,
                      "walk_around_code": "wipers" });
    let quoted = shop.ok("advisor", "add_line", ask.clone());
    assert_eq!(
        shop.refused("advisor", "add_line", ask),
        "bad_field",
        "two who quote it at once make one line"
    );
    let other = car.with_line(labour("更换前制动片", 100));
    assert_eq!((wipers()["quoted"].clone(), &wipers()["quoted_by"]), (json!(true), &quoted["line"]["id"]));

    shop.ok("advisor", "remove_line", json!({ "line_id": other, "version": 1 }));
    assert_eq!(wipers()["quoted"], json!(true), "another line is none of its business");

    shop.ok("advisor", "remove_line", json!({ "line_id": quoted["line"]["id"], "version": 1 }));
    assert_eq!((wipers()["quoted"].clone(), wipers()["quoted_by"].clone()), (json!(false), Value::Null));
}

#[test]
fn an_open_visit_of_the_same_vehicle_is_told() {
    let shop = TestShop::open_at(MONDAY);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车有异响");
    let first = car.id();
    let second = json!({ "vehicle_id": car.vehicle_id, "customer_id": car.customer_id, "repair_kind": "repair",
                         "symptom": "", "second_visit": false });
    assert_eq!(shop.refused("advisor", "walk_in", second.clone()), "vehicle_in_shop");
    let moved = shop.ok("advisor", "walk_in", with(second, json!({ "second_visit": true })));
    car.order.set(moved["work_order_id"].as_i64().expect("an order has an id"));
    let heard = notices(&car, 1);
    assert_eq!(heard["open_visits"][0]["work_order_id"], first);
    assert_eq!(heard["open_visits"].as_array().map(Vec::len), Some(1), "the visit is no notice of itself");
}
