//! A recall is typed once, told of every car it is about, and closed by a visit.

use domain::ids::{RecallId, VehicleId, WorkOrderId};
use domain::money::Hours;
use domain::recall::RecallTyped;
use features::records::recalls::{
    RecallOnVisit, SaveRecall, close_recall, list_recalls, reopen_recall, save_recall,
};
use features::records::vehicles::{AskVehicle, get_vehicle};
use features::visit::check_in::check_in_notices;
use features::visit::lines::recalled::{AddRecallLine, add_recall_line};
use features::visit::lines::remove_line;
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_visit::{line, notices, removed};
use shop_tests::typed::request;
use shop_tests::{Car, MORNING, TestShop};

/// The cars of these tests are LVSHJCAB2DE404866.
fn airbags() -> SaveRecall {
    let typed = RecallTyped {
        recall_number: "S2026M0012I".to_owned(),
        name: "驾驶员气囊".to_owned(),
        text: "更换气体发生器".to_owned(),
        vin_from: "LVSHJCAB0DE404000".to_owned(),
        vin_to: "LVSHJCAB0DE405000".to_owned(),
        safety: true,
        active: true,
        hours: Some(Hours(150)),
    };
    SaveRecall { id: None, version: 0, typed }
}

fn told(car: &Car<'_>) -> Value {
    car.shop.run("advisor", get_vehicle, AskVehicle { id: VehicleId(car.vehicle_id) })["recalls"].clone()
}

fn at_counter(car: &Car<'_>) -> Value {
    car.shop.run("advisor", check_in_notices, notices(car, 60_000))["recalls"].clone()
}

fn on(car: &Car<'_>) -> RecallOnVisit {
    RecallOnVisit { recall_id: RecallId(1), work_order_id: WorkOrderId(car.id()) }
}

#[test]
fn a_recall_is_told_until_a_visit_closes_it() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "保养");
    assert_eq!((told(&car), at_counter(&car)), (json!([]), json!([])));
    let saved = shop.run("manager", save_recall, airbags());
    assert_eq!((&saved["wmi"], &saved["version"]), (&json!("LVS"), &json!(1)));
    assert_eq!(told(&car)[0]["recall"]["name"], "驾驶员气囊");
    assert_eq!(at_counter(&car)[0]["id"], saved["id"]);

    assert_eq!(
        shop.refused("advisor", "close_recall", request(on(&car))),
        "recall_not_of_visit",
        "nothing was begun"
    );
    car.checked_in(60_000);
    let done = shop.run("advisor", close_recall, on(&car));
    assert_eq!(shop.run("advisor", close_recall, on(&car))["id"], done["id"], "said twice");
    assert_eq!(told(&car)[0]["done"]["work_order_id"], car.id());
    assert_eq!(at_counter(&car), json!([]));

    shop.run("advisor", reopen_recall, on(&car));
    assert_eq!((&told(&car)[0]["done"], at_counter(&car).as_array().map(Vec::len)), (&Value::Null, Some(1)));
    assert_eq!(shop.refused("technician", "close_recall", request(on(&car))), "role_missing");
}

#[test]
fn a_recall_that_is_over_is_told_only_where_it_was_done() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    shop.run("manager", save_recall, airbags());
    let mut over = airbags();
    over.typed.active = false;
    let over = SaveRecall { id: Some(RecallId(1)), version: 1, ..over };
    assert_eq!(shop.run("manager", save_recall, over)["version"], 2);
    assert_eq!(told(&car), json!([]));
    assert_eq!(shop.run("advisor", list_recalls, AskNothing {})["recalls"][0]["active"], false);
    let older = SaveRecall { id: Some(RecallId(1)), version: 1, ..airbags() };
    assert_eq!(shop.refused("manager", "save_recall", request(older)), "conflict");
    let mut none = airbags();
    none.typed.vin_to = "LVS".to_owned();
    assert_eq!(shop.refused("manager", "save_recall", request(none)), "recall_range");
}

#[test]
fn an_open_recall_becomes_a_line_the_maker_pays_and_is_done_as_the_car_passes() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    shop.run("manager", save_recall, airbags());
    car.walks_in("repair", "保养").checked_in(60_000);
    let ask = || AddRecallLine { work_order_id: WorkOrderId(car.id()), recall_id: RecallId(1) };
    assert_eq!(shop.refused("technician", "add_recall_line", request(ask())), "role_missing");
    let added = shop.run("advisor", add_recall_line, ask())["line"].clone();
    assert_eq!((&added["payer"], &added["category"]), (&json!("manufacturer"), &json!("free")));
    assert_eq!((&added["name"], &added["hours"]), (&json!("驾驶员气囊"), &json!(150)));
    assert_eq!(added["state"], "draft", "it is proposed as any other line");
    assert_eq!((&told(&car)[0]["planned"], &told(&car)[0]["done"]), (&json!(true), &Value::Null));
    assert_eq!(car.visit()["notices"]["planned_recalls"], json!([1]));
    let twice = shop.ask("advisor", "add_recall_line", request(ask())).expect_err("it stands there");
    assert_eq!(twice["params"]["field"], "recall_id");

    let id = added["id"].as_i64().expect("a line has an id");
    shop.run("advisor", remove_line, removed(&line(&car, id)));
    assert_eq!(told(&car)[0]["planned"], false, "a draft that goes leaves nothing behind");
    shop.run("advisor", add_recall_line, ask());
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released().repaired_by("technician");
    car.self_inspected("technician");
    assert_eq!(told(&car)[0]["done"], Value::Null, "nobody has looked at it yet");
    car.passed();
    assert_eq!(told(&car)[0]["done"]["work_order_id"], car.id());
    assert_eq!(at_counter(&car), json!([]));
    let again = shop.refused("advisor", "add_recall_line", request(ask()));
    assert!(["bad_field", "wrong_stage"].contains(&again.as_str()), "it is done: {again}");
}
