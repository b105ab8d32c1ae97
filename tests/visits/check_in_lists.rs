//! What is looked at when a car comes in goes by its kind; each save is an edition of its own, and a visit keeps the
//! one its car was looked at by.

use domain::check_in_list::{CheckInItem, CheckInKind};
use domain::ids::VehicleId;
use domain::inspection::{WalkAroundItem, WalkAroundResult};
use domain::operation::VehicleClass;
use domain::work_order::Priority;
use features::operations::terms::{SetCarClass, set_car_class};
use features::visit::check_in::lists::{SaveCheckInList, list_check_in_lists, save_check_in_list};
use features::visit::check_in::{SaveCheckIn, save_check_in};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::papers::text_of;
use shop_tests::typed::{field, read, request};
use shop_tests::{Car, MORNING, TestShop};

/// The list of a kind as the settings show it.
fn list_of(shop: &TestShop, kind: &str) -> Value {
    let told = shop.run("manager", list_check_in_lists, AskNothing {});
    let lists = told["lists"].as_array().expect("lists").clone();
    lists.into_iter().find(|row| row["list"]["kind"] == kind).expect("a list of each kind")
}

/// The next edition of the list of a kind, with its items as they are changed here.
fn changed(
    shop: &TestShop,
    kind: CheckInKind,
    code: &str,
    change: impl Fn(&mut Vec<CheckInItem>),
) -> SaveCheckInList {
    let list = list_of(shop, code)["list"].clone();
    let mut items: Vec<CheckInItem> = field(&list, "items");
    change(&mut items);
    SaveCheckInList { kind, edition: field(&list, "edition"), items, active: true }
}

/// Lights go by a word of the shop, the horn is asked no more, and a sunroof is new.
fn of_the_shop(items: &mut Vec<CheckInItem>) {
    for item in items.iter_mut() {
        match item.code.as_str() {
            "lights" => item.name = "车灯全套".to_owned(),
            "horn" => item.active = false,
            _ => {}
        }
    }
    let (code, name) = (String::new(), "全景天窗".to_owned());
    items.push(CheckInItem { code, name, phrases: vec!["滴水".to_owned()], active: true });
}

fn saves(car: &Car<'_>, codes: &[&str]) -> Value {
    let seen = |code: &&str| WalkAroundItem {
        code: (*code).to_owned(),
        result: WalkAroundResult::Remark,
        note: String::new(),
        quoted: false,
        quoted_by: None,
    };
    let items = codes.iter().map(seen).collect();
    request(SaveCheckIn { items, ..read(car.check_in(Some(30_000), Some(60))) })
}

fn asked_codes(car: &Car<'_>) -> Vec<String> {
    let asked = car.visit()["asked_at_car"]["items"].clone();
    read::<Vec<CheckInItem>>(asked).into_iter().map(|item| item.code).collect()
}

fn sized(shop: &TestShop, car: &Car<'_>, class: VehicleClass) {
    let ask = SetCarClass { vehicle_id: VehicleId(car.vehicle_id), vehicle_class: Some(class) };
    shop.run("advisor", set_car_class, ask);
}

#[test]
fn a_visit_keeps_the_edition_its_car_was_looked_at_by() {
    let shop = TestShop::open_at(MORNING);
    let before = shop.car("张小芳", "13800138000", "粤B12345");
    before.walks_in("repair", "异响");
    assert_eq!(before.visit()["asked_at_car"]["kind"], "suv", "by what the car is called");
    shop.ok("advisor", "save_check_in", saves(&before, &["lights", "horn"]));

    let ask = changed(&shop, CheckInKind::Suv, "suv", of_the_shop);
    let saved = shop.run("manager", save_check_in_list, ask);
    assert_eq!(saved["edition"], 2);
    let now = list_of(&shop, "suv");
    assert_eq!(now["list"]["edition"], 2);
    assert_ne!(now["saved_by"], "", "somebody saved it");
    assert_eq!(list_of(&shop, "van")["list"]["edition"], 1, "the lists of others stay");

    // The car that came before is asked what it was asked, in the words of then.
    let asked = before.visit()["asked_at_car"].clone();
    assert_eq!(asked["edition"], 1);
    assert_eq!(asked["items"][0]["name"], "");
    assert!(asked_codes(&before).contains(&"horn".to_owned()));
    let refusal = shop.ask("advisor", "save_check_in", saves(&before, &["全景天窗"])).expect_err("refused");
    assert_eq!(refusal["params"]["field"], "items");

    // The next one is asked by the new edition, down to the paper.
    let after = shop.car("李四", "13900139000", "粤B54321");
    after.walks_in("repair", "异响");
    let asked = after.visit()["asked_at_car"].clone();
    assert_eq!((asked["edition"].clone(), asked["items"][0]["name"].clone()), (json!(2), json!("车灯全套")));
    assert!(!asked_codes(&after).contains(&"horn".to_owned()));
    assert_eq!(shop.refused("advisor", "save_check_in", saves(&after, &["horn"])), "bad_field");
    shop.ok("advisor", "save_check_in", saves(&after, &["lights", "全景天窗"]));
    let told = text_of(&shop.paper("advisor", "check_in_sheet", after.id()));
    assert!(told.contains("车灯全套") && told.contains("全景天窗"), "{told}");
    let told = text_of(&shop.paper("advisor", "check_in_sheet", before.id()));
    assert!(told.contains("灯光") && !told.contains("车灯全套"), "{told}");
}

#[test]
fn a_kind_without_a_list_of_its_own_is_asked_by_the_general_one() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "异响");
    assert!(asked_codes(&car).contains(&"roof_rack".to_owned()));
    let off = SaveCheckInList { active: false, ..changed(&shop, CheckInKind::Suv, "suv", |_| ()) };
    shop.run("manager", save_check_in_list, off);
    assert_eq!(car.visit()["asked_at_car"]["kind"], "general");
    assert_eq!(car.visit()["asked_at_car"]["outline"], "suv", "it is drawn as it is built");
    assert!(!asked_codes(&car).contains(&"roof_rack".to_owned()));
    sized(&shop, &car, VehicleClass::Mpv);
    assert_eq!(car.visit()["asked_at_car"]["kind"], "van");
}

#[test]
fn marks_stay_on_the_drawing_they_were_put_on() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "异响");
    sized(&shop, &car, VehicleClass::Mpv);
    shop.run("advisor", save_check_in, read(car.check_in(Some(30_000), Some(60))));
    sized(&shop, &car, VehicleClass::Truck);
    let visit = car.visit();
    assert_eq!(visit["asked_at_car"]["outline"], "van");
    assert_eq!(visit["walk_around"]["marks"][0]["x"], 200);
    // Without a mark it is drawn as the car is said to be.
    let unmarked = SaveCheckIn { marks: Vec::new(), ..read(car.check_in(Some(30_000), Some(60))) };
    shop.run("advisor", save_check_in, unmarked);
    assert_eq!(car.visit()["asked_at_car"]["outline"], "truck");
}

#[test]
fn only_a_manager_writes_lists_and_never_over_somebody_elses() {
    let shop = TestShop::open_at(MORNING);
    let general = || changed(&shop, CheckInKind::General, "general", of_the_shop);
    assert_eq!(shop.refused("advisor", "save_check_in_list", request(general())), "role_missing");
    let stale = general();
    shop.run("manager", save_check_in_list, general());
    assert_eq!(shop.refused("manager", "save_check_in_list", request(stale)), "conflict");
    let off = SaveCheckInList { active: false, ..changed(&shop, CheckInKind::General, "general", |_| ()) };
    let refusal = shop.ask("manager", "save_check_in_list", request(off)).expect_err("refused");
    assert_eq!((&refusal["code"], &refusal["params"]["field"]), (&json!("bad_field"), &json!("active")));
    assert_eq!(list_of(&shop, "general")["list"]["edition"], 2, "nothing of it was kept");
}

#[test]
fn who_goes_first_is_said_with_the_check_in() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "异响");
    let first =
        SaveCheckIn { priority: Some(Priority::Waiting), ..read(car.check_in(Some(30_000), Some(60))) };
    shop.run("advisor", save_check_in, first);
    assert_eq!(car.visit()["order"]["priority"], "waiting");
    shop.run("advisor", save_check_in, read(car.check_in(Some(30_000), Some(60))));
    assert_eq!(car.visit()["order"]["priority"], "waiting", "not said is not changed");
}
