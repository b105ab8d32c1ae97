//! The car rolls in.

use chrono::{DateTime, Utc};
use domain::assignment::absence::AbsenceKind;
use domain::ids::{CustomerId, LineId, PersonId, VehicleId, WorkOrderId};
use domain::inspection::ConfirmationMeans;
use domain::warranty::RepairKind;
use features::bookings::walk_in::{WalkIn, walk_in};
use features::office::staff::{EnterAbsence, enter_absence};
use features::visit::check_in::{self, ConfirmCheckIn, SaveCheckIn};
use features::visit::lines::{self, AddLine, QuoteDeclined};
use serde_json::{Value, json};
use shop_tests::asks_visit::{self, added, line, removed};
use shop_tests::typed::{field, read, request};
use shop_tests::visit::{labour, part, signature};
use shop_tests::{Car, MORNING, TestShop};

fn with(mut ask: Value, changes: Value) -> Value {
    for (field, value) in changes.as_object().expect("changed fields") {
        ask[field] = value.clone();
    }
    ask
}

fn notices(car: &Car<'_>, mileage_km: i64) -> Value {
    car.shop.run("advisor", check_in::check_in_notices, asks_visit::notices(car, mileage_km))
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
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车有异响");
    let saved = shop.run("advisor", check_in::save_check_in, read(car.check_in(Some(30_000), Some(60))));
    assert_eq!(saved["mileage_warning"], Value::Null);

    let again = SaveCheckIn {
        brought_by_name: " 李师傅 ".to_owned(),
        brought_by_phone: "+86 138-0013-8000".to_owned(),
        belongings: "雨伞".to_owned(),
        ..read(car.check_in(Some(30_010), Some(55)))
    };
    shop.run("advisor", check_in::save_check_in, again);
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
    let shop = TestShop::open_at(MORNING);
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
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "").checked_in(80_000).with_line(labour("更换机油机滤", 50));
    car.estimate_issued();
    car.authorised(&[]);
    repaired_and_delivered(&car);

    shop.later(60 * 24);
    car.walks_in("repair", "");
    let saved = shop.run("advisor", check_in::save_check_in, read(car.check_in(Some(8_000), Some(60))));
    assert_eq!(saved["mileage_warning"], "below_last");
    assert_eq!(car.visit()["vehicle"]["mileage_km"], 80_000, "not before the customer stands by it");
    shop.run("advisor", check_in::confirm_check_in, read(car.confirmation()));
    assert_eq!(car.visit()["vehicle"]["mileage_km"], 8_000);
    assert_eq!(car.visit()["notices"]["last_mileage_km"], 80_000);
}

#[test]
fn a_confirmation_on_the_screen_is_drawn_and_one_on_paper_is_not() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "");
    shop.run("advisor", check_in::save_check_in, read(car.check_in(Some(30_000), Some(60))));
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

    let on_paper = ConfirmCheckIn {
        means: ConfirmationMeans::OnPaper,
        signature: read(signature()),
        ..read(car.confirmation())
    };
    shop.run("advisor", check_in::confirm_check_in, on_paper);
    let visit = car.is_in("estimating").visit();
    assert_eq!(visit["walk_around"]["confirmed_means"], "on_paper");
    assert_eq!(visit["walk_around"]["signature"], Value::Null, "the sheet carries it");
    assert_eq!(visit["walk_around"]["confirmed_by"], "张小芳");
}

#[test]
fn what_is_drawn_on_a_screen_stands_for_what_that_screen_showed() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "");
    shop.run("advisor", check_in::save_check_in, read(car.check_in(Some(30_000), Some(60))));
    let drawn = car.confirmation();
    // The other advisor corrects the clock while the customer draws.
    shop.run("advisor", check_in::save_check_in, read(car.check_in(Some(33_000), Some(60))));
    let refusal = shop.ask("advisor", "confirm_check_in", drawn.clone()).expect_err("refused");
    assert_eq!(refusal["code"], "conflict");
    let of_nothing = with(drawn, json!({ "version": null }));
    let refusal = shop.ask("advisor", "confirm_check_in", of_nothing).expect_err("refused");
    assert_eq!((&refusal["code"], &refusal["params"]["field"]), (&json!("bad_field"), &json!("version")));
    assert_eq!(car.is_in("checked_in").visit()["walk_around"]["signature"], Value::Null);

    shop.run("advisor", check_in::confirm_check_in, read(car.confirmation()));
    car.is_in("estimating");
}

#[test]
fn a_sheet_without_readings_or_walk_around_is_not_confirmed() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "");
    let nothing = SaveCheckIn { items: Vec::new(), ..read(car.check_in(None, None)) };
    shop.run("advisor", check_in::save_check_in, nothing);
    let refusal = shop.ask("advisor", "confirm_check_in", car.confirmation()).expect_err("refused");
    assert_eq!(refusal["code"], "still_missing");
    let missing = json!([{ "what": "mileage" }, { "what": "fuel" }, { "what": "walk_around" }]);
    assert_eq!(refusal["params"]["missing"], missing);
}

#[test]
fn the_counter_hears_what_was_declined_and_what_is_still_under_warranty() {
    let shop = TestShop::open_at(MORNING);
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
    shop.run("advisor", lines::remove_line, removed(&line(&car, pads)));
    let quote =
        || QuoteDeclined { work_order_id: WorkOrderId(car.id()), line_id: LineId(discs), approval: None };
    let line = shop.run("advisor", lines::quote_declined, quote())["line"].clone();
    assert_eq!((line["state"].as_str(), &line["amount"]), (Some("draft"), &json!(76_000)));
    assert_eq!(car.visit()["notices"]["declined"], json!([]), "quoted again, so no longer a notice");
    assert_eq!(
        shop.refused("advisor", "quote_declined", request(quote())),
        "line_fixed",
        "it is quoted already"
    );

    shop.later(60 * 24 * 5);
    assert_eq!(notices(&car, 31_430)["under_warranty"], json!([]), "ten days are over");
}

#[test]
fn a_suggestion_whose_line_is_taken_off_again_waits_to_be_quoted_again() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车有异响").checked_in(30_000);
    let wipers = || {
        let items = car.visit()["walk_around"]["items"].as_array().cloned().unwrap_or_default();
        items.into_iter().find(|item| item["code"] == "wipers").expect("the wipers were looked at")
    };
    let ask = || AddLine {
        walk_around_code: Some("wipers".to_owned()),
        ..added(&car, &labour("更换雨刮片", 20))
    };
    let quoted = shop.run("advisor", lines::add_line, ask());
    let twice = shop.refused("advisor", "add_line", request(ask()));
    assert_eq!(twice, "bad_field", "two who quote it at once make one line");
    let other = car.with_line(labour("更换前制动片", 100));
    assert_eq!((wipers()["quoted"].clone(), &wipers()["quoted_by"]), (json!(true), &quoted["line"]["id"]));

    shop.run("advisor", lines::remove_line, removed(&line(&car, other)));
    assert_eq!(wipers()["quoted"], json!(true), "another line is none of its business");

    shop.run("advisor", lines::remove_line, removed(&quoted["line"]));
    assert_eq!((wipers()["quoted"].clone(), wipers()["quoted_by"].clone()), (json!(false), Value::Null));
}

#[test]
fn an_open_visit_of_the_same_vehicle_is_told() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车有异响");
    let first = car.id();
    let second = |second_visit: bool| WalkIn {
        vehicle_id: VehicleId(car.vehicle_id),
        customer_id: CustomerId(car.customer_id),
        repair_kind: RepairKind::Repair,
        symptom: String::new(),
        second_visit,
        beside_booking: false,
        again: None,
    };
    assert_eq!(shop.refused("advisor", "walk_in", request(second(false))), "vehicle_in_shop");
    let moved = shop.run("advisor", walk_in, second(true));
    car.order.set(moved["work_order_id"].as_i64().expect("an order has an id"));
    let heard = notices(&car, 1);
    assert_eq!(heard["open_visits"][0]["work_order_id"], first);
    assert_eq!(heard["open_visits"].as_array().map(Vec::len), Some(1), "the visit is no notice of itself");
}

#[test]
fn a_time_is_proposed_by_the_work_of_the_car_and_what_waits_in_the_workshop() {
    let shop = TestShop::open_at(MORNING);
    let other = shop.car("李国强", "13900139000", "粤B66666");
    other.walks_in("repair", "").checked_in(40_000).with_line(labour("更换刹车片", 100));
    other.estimate_issued();
    other.authorised(&[]);

    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "").checked_in(30_000);
    let proposed = || shop.run("advisor", check_in::propose_promise, asks_visit::asked(&car));
    assert_eq!(proposed()["at"], Value::Null, "of unknown work nothing is promised");
    car.with_line(labour("更换机油", 50));
    let told = proposed();
    assert_eq!((&told["own_minutes"], &told["other_minutes"]), (&json!(30), &json!(60)));
    let in_the_morning: DateTime<Utc> = field(&told, "at");
    assert!(in_the_morning < shop.clock.time(120), "{told}");
    for seat in ["technician", "second_technician"] {
        let away = EnterAbsence {
            person_id: PersonId(shop.id_of(seat)),
            kind: AbsenceKind::Sick,
            begins_at: shop.clock.time(0),
            ends_at: shop.clock.time(150),
            note: String::new(),
        };
        shop.run("foreman", enter_absence, away);
    }
    let later: DateTime<Utc> = field(&proposed(), "at");
    assert!(later > in_the_morning, "nobody is there to do it: {later}");
    assert_eq!(
        shop.refused("technician", "propose_promise", request(asks_visit::asked(&car))),
        "role_missing"
    );
}
