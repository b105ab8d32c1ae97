//! What was written down wrongly at check-in is put right until the bill.

use serde_json::{Value, json};
use shop_tests::papers::text_of;
use shop_tests::visit::{labour, part};
use shop_tests::{Car, TestShop, customer};

const MONDAY: &str = "2026-03-02T08:30";

fn estimating(shop: &TestShop) -> Car<'_> {
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车异响").checked_in(90_000);
    car
}

pub(crate) fn correction(car: &Car<'_>, changes: Value) -> Value {
    let order = car.visit()["order"].clone();
    let fields = [
        "customer_id",
        "repair_kind",
        "symptom",
        "brought_by_name",
        "brought_by_phone",
        "arrival",
        "mileage_km",
        "fuel_percent",
        "old_parts",
        "wash_wanted",
        "test_drive_allowed",
        "promised_at",
        "bay_id",
        "certificate_number",
    ];
    let mut facts: serde_json::Map<String, Value> =
        fields.into_iter().map(|field| (field.to_owned(), order[field].clone())).collect();
    facts.extend(changes.as_object().cloned().unwrap_or_default());
    json!({ "work_order_id": car.id(), "version": order["version"], "facts": facts, "reason": "看错仪表" })
}

fn corrects(car: &Car<'_>, changes: Value) -> Value {
    car.shop.ok("advisor", "correct_check_in", correction(car, changes))
}

fn to_the_wash(car: &Car<'_>) {
    car.with_line(labour("更换前制动片", 100));
    car.with_line(part("前制动片", 1000, 46_000));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released().repaired_by("technician");
    car.self_inspected("technician").passed();
}

#[test]
fn a_wrong_mileage_is_put_right_with_a_reason_and_stands_in_the_timeline() {
    let shop = TestShop::open_at(MONDAY);
    let car = estimating(&shop);
    corrects(&car, json!({ "mileage_km": 110_900, "brought_by_phone": "+86 139-0013-9000" }));
    let visit = car.is_in("estimating").visit();
    assert_eq!(visit["order"]["mileage_km"], 110_900);
    assert_eq!(visit["vehicle"]["mileage_km"], 110_900, "the vehicle's last reading follows");
    let told = &visit["corrections"][0];
    assert_eq!(
        told["facts"],
        json!([{ "field": "brought_by_phone", "before": "13800138000", "after": "13900139000" },
               { "field": "mileage_km", "before": 90_000, "after": 110_900 }])
    );
    assert_eq!((&told["reason"], &told["person_id"]), (&json!("看错仪表"), &json!(shop.id_of("advisor"))));
    assert_eq!(visit["walk_around"]["confirmed_by"], "张小芳", "what was signed stays as it was signed");

    // The wrong customer was picked: the timeline says who it was.
    let other = shop.car("李师傅", "13900139000", "粤B54321");
    corrects(&car, json!({ "customer_id": other.customer_id }));
    let visit = car.visit();
    assert_eq!(visit["customer"]["name"], "李师傅");
    let told = json!([{ "field": "customer_id", "before": "张小芳", "after": "李师傅" }]);
    assert_eq!(visit["corrections"][1]["facts"], told);
}

#[test]
fn a_visit_that_becomes_somebody_else_s_is_not_paid_by_the_first_one_s_package() {
    let shop = TestShop::open_at(MONDAY);
    let car = estimating(&shop);
    let oil = json!({ "times": 3, "amount": 0, "item": null, "kind": "part", "code": "", "name": "机油保养", "unit": "次",
                      "quantity": 1000, "hours": 0, "unit_price": 30_000, "tax_rate": 1300 });
    let package = json!({ "id": null, "version": 0, "name": "保养三次卡", "price": 60_000, "package_items": [oil],
                          "valid_months": 12, "valid_km": null, "vehicle_bound": false, "active": true });
    shop.ok("manager", "save_package", package);
    let parts = json!([{ "means": "alipay", "amount": 60_000, "tendered": 60_000 }]);
    let sale = json!({ "service_package_id": 1, "version": 1, "customer_id": car.customer_id, "vehicle_id": null,
                       "start_km": null, "parts": parts });
    shop.ok("cashier", "sell_contract", sale);
    let draw = json!({ "work_order_id": car.id(), "service_contract_id": 1, "position": 0, "times": 1 });
    let drawn = shop.ok("advisor", "draw_from_contract", draw)["line"].clone();
    let other = shop.ok(
        "advisor",
        "save_customer",
        serde_json::to_value(customer("李四", "13900139000")).expect("JSON"),
    );
    let to_other = json!({ "customer_id": other["customer"]["id"] });
    assert_eq!(
        shop.refused("advisor", "correct_check_in", correction(&car, to_other.clone())),
        "contract_of_another"
    );
    assert_eq!(car.visit()["order"]["customer_id"], car.customer_id);
    shop.ok("advisor", "remove_line", json!({ "line_id": drawn["id"], "version": drawn["version"] }));
    corrects(&car, to_other);
    assert_eq!(car.visit()["order"]["customer_id"], other["customer"]["id"]);
}

#[test]
fn a_correction_without_a_reason_a_right_or_a_difference_is_refused_by_name() {
    let shop = TestShop::open_at(MONDAY);
    let car = estimating(&shop);
    let ask = |changes: Value| correction(&car, changes);
    let with = |mut ask: Value, field: &str, value: Value| {
        ask[field] = value;
        ask
    };
    let right = json!({ "mileage_km": 110_900 });
    assert_eq!(shop.refused("advisor", "correct_check_in", ask(json!({}))), "nothing_corrected");
    for (seat, ask, code) in [
        ("technician", ask(right.clone()), "role_missing"),
        ("cashier", ask(right.clone()), "role_missing"),
        ("advisor", with(ask(right.clone()), "reason", json!("  ")), "bad_field"),
        ("advisor", with(ask(right.clone()), "version", json!(1)), "conflict"),
        ("advisor", ask(json!({ "mileage_km": -1 })), "bad_field"),
        ("advisor", ask(json!({ "fuel_percent": 101 })), "bad_field"),
        ("advisor", ask(json!({ "bay_id": 99 })), "not_found"),
        ("advisor", ask(json!({ "customer_id": 99 })), "not_found"),
        ("advisor", ask(json!({ "promised_at": shop.clock.text(-5) })), "bad_field"),
    ] {
        assert_eq!(shop.refused(seat, "correct_check_in", ask.clone()), code, "{seat} {ask}");
    }
    shop.ok("manager", "correct_check_in", ask(right));

    let fresh = shop.car("李师傅", "13900139000", "粤B54321");
    fresh.walks_in("repair", "");
    let mut early = correction(&fresh, json!({}));
    early["facts"]["mileage_km"] = json!(5);
    early["facts"]["fuel_percent"] = json!(50);
    assert_eq!(shop.refused("advisor", "correct_check_in", early), "wrong_stage", "nothing is confirmed yet");
}

#[test]
fn what_stands_on_a_sheet_is_corrected_once_the_sheet_is_voided() {
    let shop = TestShop::open_at(MONDAY);
    let car = estimating(&shop);
    to_the_wash(&car);
    let sheet = car.cleaned().billed(0, 0)[0].clone();
    assert_eq!(
        shop.refused("advisor", "correct_check_in", correction(&car, json!({ "mileage_km": 89_900 }))),
        "wrong_stage"
    );
    shop.ok("manager", "void_settlement", json!({ "settlement_id": sheet["id"], "reason": "里程写错" }));
    corrects(car.is_in("preparing"), json!({ "mileage_km": 89_900 }));
    shop.ok("cashier", "prepare_bill", json!({ "work_order_id": car.id(), "discount": 0, "rounding": 0 }));
    let refusal = shop
        .ask("advisor", "correct_check_in", correction(&car, json!({ "mileage_km": 89_000 })))
        .expect_err("refused");
    assert_eq!(refusal["params"]["missing"], json!([{ "what": "sheets_voided", "count": 1 }]));
}

#[test]
fn warranty_certificate_checklist_and_kilometres_out_follow_what_was_put_right() {
    let shop = TestShop::open_at(MONDAY);
    let car = estimating(&shop);
    to_the_wash(&car);
    car.cleaned();
    // Read at the wash as the advisor had written it.
    assert_eq!(car.visit()["order"]["mileage_out_km"], 90_000);
    let assembly = json!({ "mileage_km": 110_900, "repair_kind": "assembly", "wash_wanted": false });
    // The inspector who would have been asked for a number has signed: the shop's next is given.
    corrects(&car, assembly.clone());
    assert_eq!(car.visit()["order"]["certificate_number"], "HG20260302001");
    let mut numbered = assembly;
    numbered["certificate_number"] = json!("粤HG0000123");
    corrects(&car, numbered);

    let visit = car.visit();
    assert_eq!(visit["order"]["mileage_out_km"], Value::Null, "fewer out than in: read again");
    let asked = visit["preparation_codes"].as_array().cloned().unwrap_or_default();
    assert!(!asked.contains(&json!("exterior_washed")), "{asked:?}");
    let save = |km: i64| {
        let visit = car.visit();
        json!({ "work_order_id": car.id(), "version": visit["preparation"]["version"],
                "done": visit["preparation_codes"], "mileage_out_km": km })
    };
    let fewer = shop.ask("advisor", "save_preparation", save(110_899)).expect_err("refused");
    assert_eq!(fewer["code"], "mileage_out_below_in");
    assert_eq!(fewer["params"], json!({ "km_out": 110_899, "km_in": 110_900 }));
    shop.ok("advisor", "save_preparation", save(110_912));
    for sheet in car.billed(0, 0) {
        let owed = sheet["total"].as_i64().expect("a total");
        car.paid(&sheet, "wechat", owed, owed);
    }
    let delivery = car.delivered().visit()["delivery"].clone();
    assert_eq!(
        (&delivery["warranty_until"], &delivery["warranty_km"]),
        (&json!("2026-06-10"), &json!(130_912)),
        "100 days and 20,000 km from the kilometres out"
    );
    assert_eq!(car.visit()["vehicle"]["mileage_km"], 110_912);
}

#[test]
fn the_sheet_that_was_signed_stays_and_a_correction_prints_as_the_next_edition() {
    let shop = TestShop::open_at(MONDAY);
    let car = estimating(&shop);
    let print = |kind: &str, id: i64| text_of(&shop.paper("advisor", kind, id));
    let signed = print("check_in_sheet", car.id());
    assert!(signed.contains("90000公里") && !signed.contains("更正"), "{signed}");
    corrects(&car, json!({ "mileage_km": 110_900 }));
    let corrected = print("check_in_sheet", car.id());
    for words in ["110900公里", "第2版", "更正。客户的签字见前一版。"] {
        assert!(corrected.contains(words), "{words} is not in {corrected}");
    }
    let papers = car.visit()["papers"].as_array().cloned().unwrap_or_default();
    let earlier =
        papers.iter().find(|paper| paper["kind"] == "earlier_check_in_sheet").expect("it is offered");
    let earlier = print("earlier_check_in_sheet", earlier["id"].as_i64().expect("under its own id"));
    assert!(earlier.contains("90000公里") && !earlier.contains("更正"), "{earlier}");
}

/// A number that was written down before the car passed is the visit's like any other.
#[test]
fn a_certificate_number_that_is_put_right_is_found_once_and_no_more_when_it_is_gone() {
    let shop = TestShop::open_at(MONDAY);
    let car = estimating(&shop);
    let other = shop.car("李国强", "13900139000", "粤B54321");
    other.walks_in("repair", "漏油").checked_in(40_000);
    let found = |number: &str| {
        let hits = shop.ok("manager", "search", json!({ "query": number }))["documents"].clone();
        hits.as_array().expect("documents").iter().map(|hit| hit["id"].clone()).collect::<Vec<_>>()
    };
    let sound = || {
        shop.ok("manager", "check_file", json!({}));
        let check = shop.finished("manager");
        assert_eq!(check["result"]["damaged"], json!([]), "{check}");
    };
    corrects(&car, json!({ "certificate_number": "粤检0007123" }));
    assert_eq!(found("0007123"), [json!(car.id())]);
    sound();
    let twice = correction(&other, json!({ "certificate_number": "粤检0007123" }));
    assert_eq!(shop.refused("advisor", "correct_check_in", twice), "certificate_taken");
    corrects(&car, json!({ "certificate_number": "粤检0007124" }));
    assert_eq!((found("0007123"), found("0007124")), (vec![], vec![json!(car.id())]));
    corrects(&car, json!({ "certificate_number": "" }));
    assert_eq!(found("0007124"), Vec::<Value>::new());
    sound();
}
