//! What the workshop knows of its work: hours by the car, rates by trade, list and day, packages, and the parts a
//! line usually needs.

use domain::ids::{LineId, VehicleId, WorkOrderId, WorkPackageId};
use domain::line::LineKind;
use domain::money::{Hours, Money, Quantity};
use domain::operation::{AskedValue, PackagedWork, SkillLevel, Trade, UsualPart, VehicleClass};
use domain::part_price::PriceClass;
use features::operations::packages::{SaveWorkPackage, list_work_packages, save_work_package};
use features::operations::rates::{SetHourRate, list_hour_rates, set_hour_rate};
use features::operations::terms::{
    AskOperation, SaveOperationTerms, SetCarClass, get_operation_terms, save_operation_terms, set_car_class,
};
use features::operations::{BringCatalogue, bring_catalogue};
use features::visit::lines::packaged::{AddPackage, AddUsualParts, add_package, add_usual_parts};
use features::visit::lines::{FindCatalogue, find_catalogue, save_catalogue_item};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_visit::{catalogue, new_part, sets};
use shop_tests::papers::text_of;
use shop_tests::typed::{field, read, request};
use shop_tests::{Car, MORNING, TestShop};

fn open() -> TestShop {
    TestShop::open_at(MORNING)
}

fn checked_in(shop: &TestShop) -> Car<'_> {
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("maintenance", "保养").checked_in(30_000);
    car
}

/// As the advisor of this car finds it.
fn offered(shop: &TestShop, car: &Car<'_>, query: &str) -> Value {
    let ask = FindCatalogue {
        query: query.to_owned(),
        kind: Some(LineKind::Labour),
        retired: false,
        price_class: Some(PriceClass::Retail),
        vehicle_id: Some(VehicleId(car.vehicle_id)),
    };
    shop.run("advisor", find_catalogue, ask)["items"][0].clone()
}

fn lines_of(car: &Car<'_>) -> Vec<(Value, Value, Value)> {
    let visit = car.visit();
    let lines = visit["lines"].as_array().expect("lines").clone();
    lines
        .iter()
        .map(|line| (line["name"].clone(), line["quantity"].clone(), line["unit_price"].clone()))
        .collect()
}

fn sized(shop: &TestShop, car: &Car<'_>, class: Option<VehicleClass>) -> Value {
    let ask = SetCarClass { vehicle_id: VehicleId(car.vehicle_id), vehicle_class: class };
    shop.run("advisor", set_car_class, ask)
}

#[test]
fn a_new_shop_knows_of_its_first_work_who_does_it_and_what_it_asks() {
    let shop = open();
    let pads = catalogue(&shop, "advisor", "ZD01")[0].clone();
    let ask = AskOperation { labour_operation_id: field(&pads["id"], "labour_operation") };
    let terms = shop.run("technician", get_operation_terms, ask);
    assert_eq!(terms["trade"], "mechanic");
    let thickness = terms["asked"].as_array().expect("values").iter().find(|one| one["name"] == "新片厚度");
    assert_eq!(thickness.expect("it is asked")["least"], json!(8_000));
    let paint = catalogue(&shop, "advisor", "BP02")[0].clone();
    let ask = AskOperation { labour_operation_id: field(&paint["id"], "labour_operation") };
    assert_eq!(shop.run("foreman", get_operation_terms, ask)["trade"], "paint");
}

#[test]
fn hours_go_by_the_size_of_the_car_and_rates_by_the_trade() {
    let shop = open();
    let car = checked_in(&shop);
    sized(&shop, &car, Some(VehicleClass::Small));
    let small = offered(&shop, &car, "BP02");
    assert_eq!(small["hours"], json!(360), "a small car has less to paint");
    sized(&shop, &car, Some(VehicleClass::Suv));
    assert_eq!(offered(&shop, &car, "BP02")["hours"], json!(460));
    let rate = |fen: i64, from: &str| SetHourRate {
        trade: Trade::Paint,
        price_class: PriceClass::Retail,
        hour_rate: Money(fen),
        from_day: from.parse().expect("a day"),
    };
    assert_eq!(shop.refused("advisor", "set_hour_rate", request(rate(18_000, "2026-03-02"))), "role_missing");
    assert_eq!(shop.refused("manager", "set_hour_rate", request(rate(18_000, "2026-03-01"))), "bad_field");
    assert_eq!(shop.refused("manager", "set_hour_rate", request(rate(0, "2026-03-02"))), "bad_field");
    shop.run("manager", set_hour_rate, rate(18_000, "2026-03-02"));
    shop.run("manager", set_hour_rate, rate(20_000, "2026-04-01"));
    assert_eq!(offered(&shop, &car, "BP02")["unit_price"], json!(18_000));
    assert_eq!(offered(&shop, &car, "BY01")["unit_price"], json!(12_000), "another trade");
    let rates = shop.run("advisor", list_hour_rates, AskNothing {});
    assert_eq!(rates["to_come"].as_array().map(Vec::len), Some(1));
    let text = text_of(&shop.paper("manager", "price_list", 1));
    assert!(text.contains("涂漆") && text.contains("180.00"), "{text}");
    // What a larger car is charged for hangs on the wall as well: 4.6 hours at 180.00.
    assert!(text.contains("SUV") && text.contains("828.00"), "{text}");
    assert!(text.contains("维修项目（机修）") && text.contains("维修项目（涂漆）"), "{text}");
    // The manager's own list says what was written.
    assert_eq!(catalogue(&shop, "manager", "BP02")[0]["unit_price"], json!(12_000));
    // The shop's own rate is another: what went by its trade still does, and what has none keeps its own.
    sets(&shop, |settings| settings.hour_rate = Money(13_000));
    assert_eq!(offered(&shop, &car, "BP02")["unit_price"], json!(18_000));
    assert_eq!(catalogue(&shop, "manager", "BP02")[0]["unit_price"], json!(13_000));
    assert_eq!(offered(&shop, &car, "BY01")["unit_price"], json!(12_000));
}

#[test]
fn a_posted_package_costs_what_its_lines_do() {
    let shop = open();
    let looked = features::visit::lines::SaveCatalogueItem {
        kind: LineKind::Testing,
        ..new_part("JC-9", "尾气复测", 7_770)
    };
    let looked = shop.run("manager", save_catalogue_item, looked);
    let package = SaveWorkPackage {
        id: None,
        version: 0,
        code: "NJ9".to_owned(),
        name: "年检复测".to_owned(),
        works: vec![PackagedWork {
            item: read(looked["id"].clone()),
            kind: LineKind::Testing,
            name: "尾气复测".to_owned(),
            unit: String::new(),
            quantity: Quantity(3_000),
        }],
        active: true,
    };
    let saved = shop.run("manager", save_work_package, package);
    let car = checked_in(&shop);
    let ask = AddPackage { work_order_id: WorkOrderId(car.id()), work_package_id: field(&saved, "id") };
    shop.run("advisor", add_package, ask);
    assert_eq!(car.visit()["lines"][0]["amount"], json!(23_310));
    let text = text_of(&shop.paper("manager", "price_list", 1));
    assert!(text.contains("233.10"), "{text}");
}

#[test]
fn a_package_puts_its_lines_on_and_says_what_the_list_has_none_of() {
    let shop = open();
    let car = checked_in(&shop);
    let oil = catalogue(&shop, "advisor", "BY01")[0].clone();
    let work = |item: Value, kind: LineKind, name: &str, quantity: i64, unit: &str| PackagedWork {
        item: read(item),
        kind,
        name: name.to_owned(),
        unit: unit.to_owned(),
        quantity: Quantity(quantity),
    };
    let package = || SaveWorkPackage {
        id: None,
        version: 0,
        code: "XM90".to_owned(),
        name: "小保养".to_owned(),
        works: vec![
            work(oil["id"].clone(), LineKind::Labour, "更换机油机滤", 1_000, ""),
            work(Value::Null, LineKind::Part, "机油滤清器", 2_000, "个"),
            work(Value::Null, LineKind::Part, "飞碟", 1_000, "个"),
        ],
        active: true,
    };
    assert_eq!(shop.refused("advisor", "save_work_package", request(package())), "role_missing");
    let saved = shop.run("manager", save_work_package, package());
    let id: WorkPackageId = field(&saved, "id");
    let ask = || AddPackage { work_order_id: WorkOrderId(car.id()), work_package_id: id };
    assert_eq!(shop.refused("technician", "add_package", request(ask())), "role_missing");
    let added = shop.run("advisor", add_package, ask());
    assert_eq!((&added["added"], &added["not_found"]), (&json!(2), &json!(["飞碟"])));
    assert_eq!(
        lines_of(&car),
        [
            (json!("更换机油机滤"), json!(1_000), json!(12_000)),
            (json!("机油滤清器"), json!(2_000), json!(4_500)),
        ]
    );
    let again = shop.run("advisor", add_package, ask());
    assert_eq!(again["added"], json!(0), "what stands there is not written twice");
    let retired =
        SaveWorkPackage { id: Some(id), version: field(&saved, "version"), active: false, ..package() };
    shop.run("manager", save_work_package, retired);
    assert_eq!(shop.refused("advisor", "add_package", request(ask())), "bad_field");
}

#[test]
fn what_a_line_usually_needs_is_put_on_by_one_press() {
    let shop = open();
    let car = checked_in(&shop);
    let bulbs = shop.run("manager", save_catalogue_item, new_part("DP-1", "前照灯灯泡", 3_500));
    let lamp = catalogue(&shop, "advisor", "DQ02")[0].clone();
    let terms = || SaveOperationTerms {
        labour_operation_id: field(&lamp["id"], "labour_operation"),
        version: 1,
        trade: Trade::Electrician,
        level: SkillLevel::Junior,
        class_hours: Vec::new(),
        asked: vec![AskedValue { name: "光强".to_owned(), unit: "cd".to_owned(), ..AskedValue::default() }],
        checklist: vec!["对光".to_owned()],
        usual_parts: vec![UsualPart {
            part_id: Some(field(&bulbs["id"], "part")),
            name: "前照灯灯泡".to_owned(),
            unit: String::new(),
            quantity: Quantity(2_000),
        }],
    };
    assert_eq!(shop.refused("advisor", "save_operation_terms", request(terms())), "role_missing");
    shop.run("manager", save_operation_terms, terms());
    assert_eq!(shop.refused("manager", "save_operation_terms", request(terms())), "conflict");
    shop.run("advisor", add_package, {
        let package = SaveWorkPackage {
            id: None,
            version: 0,
            code: String::new(),
            name: "换灯泡".to_owned(),
            works: vec![PackagedWork {
                item: read(lamp["id"].clone()),
                kind: LineKind::Labour,
                name: "更换前照灯灯泡（单侧）".to_owned(),
                unit: String::new(),
                quantity: Quantity(1_000),
            }],
            active: true,
        };
        let saved = shop.run("manager", save_work_package, package);
        AddPackage { work_order_id: WorkOrderId(car.id()), work_package_id: field(&saved, "id") }
    });
    let line: LineId = field(&car.visit()["lines"][0], "id");
    let added = shop.run("advisor", add_usual_parts, AddUsualParts { line_id: line });
    assert_eq!(added["added"], json!(1));
    assert_eq!(lines_of(&car)[1], (json!("前照灯灯泡"), json!(2_000), json!(3_500)));
    let part: LineId = field(&car.visit()["lines"][1], "id");
    let refused = request(AddUsualParts { line_id: part });
    assert_eq!(shop.refused("advisor", "add_usual_parts", refused), "bad_field", "a part needs none");
}

#[test]
fn the_starting_list_brings_what_lacks_and_leaves_what_is_there() {
    let shop = open();
    let mut dearer: features::visit::lines::SaveCatalogueItem =
        read(catalogue(&shop, "manager", "BY01")[0].clone());
    dearer.hours = Hours(70);
    shop.run("manager", save_catalogue_item, dearer);
    let paint = shop.run("manager", bring_catalogue, BringCatalogue { trades: vec![Trade::Paint] });
    let added = paint["added"].as_i64().expect("a number");
    assert!((15..60).contains(&added), "{added} of one trade");
    let rest = shop.run("manager", bring_catalogue, BringCatalogue { trades: Vec::new() });
    assert!(rest["added"].as_i64().expect("a number") > 380, "{rest}");
    assert!(rest["packages"].as_i64().expect("a number") > 10, "{rest}");
    let again = shop.run("manager", bring_catalogue, BringCatalogue { trades: Vec::new() });
    assert_eq!(again, json!({ "added": 0, "described": 0, "packages": 0 }));
    assert_eq!(catalogue(&shop, "advisor", "BY01")[0]["hours"], json!(70), "what the shop set stays");
    assert_eq!(catalogue(&shop, "advisor", "刹车总泵")[0]["name"], "更换制动总泵", "in anybody's words");
    let packages = shop.run("advisor", list_work_packages, AskNothing {});
    let small = packages["packages"].as_array().expect("packages").iter().find(|one| one["name"] == "小保养");
    assert!(small.is_some(), "{packages}");
    let brakes = packages["packages"].as_array().expect("packages").iter().find(|one| one["code"] == "XM06");
    let found_by = brakes.expect("it is there")["initials"].as_str().expect("words");
    assert!(found_by.contains("刹车"), "in anybody's words: {found_by}");
}
