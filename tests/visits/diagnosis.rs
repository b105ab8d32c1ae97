//! 故障诊断: who writes it, from when to when, and what two at once come to.

use domain::diagnosis::DiagnosisValue;
use domain::ids::{DiagnosisId, WorkOrderId};
use features::records::vehicles::{SaveVehicle, save_vehicle};
use features::visit::diagnoses::{SaveDiagnosis, save_diagnosis, similar_faults, visit_diagnoses};
use serde_json::{Value, json};
use shop_tests::asks_visit::{asked, called_off};
use shop_tests::stock::as_person;
use shop_tests::typed::{field, request};
use shop_tests::{Car, MORNING, TestShop, vehicle};
use std::cell::Cell;

fn typed(car: &Car<'_>) -> SaveDiagnosis {
    SaveDiagnosis {
        work_order_id: WorkOrderId(car.id()),
        id: None,
        version: 0,
        symptom: "怠速抖动".to_owned(),
        cause: String::new(),
        codes_before: vec!["p0300".to_owned(), "P0300".to_owned()],
        codes_after: Vec::new(),
        readings: vec![DiagnosisValue {
            name: "燃油压力".to_owned(),
            before: "2.1".to_owned(),
            after: String::new(),
            unit: "bar".to_owned(),
        }],
        remedy: String::new(),
    }
}

fn told(car: &Car<'_>, seat: &str) -> Value {
    car.shop.run(seat, visit_diagnoses, asked(car))
}

#[test]
fn what_the_technician_found_is_read_at_the_counter_and_gone_on_with() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "抖").checked_in(30_000);
    let kept = shop.run("technician", save_diagnosis, typed(&car));
    assert_eq!(kept["codes_before"], json!(["P0300"]));
    let read = told(&car, "advisor");
    assert_eq!(read["diagnoses"][0]["person_name"], "technician");
    assert_eq!(read["may_write"], true);

    let id: DiagnosisId = field(&kept, "id");
    let on = SaveDiagnosis {
        id: Some(id),
        version: 1,
        cause: "点火线圈老化".to_owned(),
        remedy: "更换点火线圈".to_owned(),
        ..typed(&car)
    };
    shop.run("foreman", save_diagnosis, on);
    let read = told(&car, "cashier");
    assert_eq!(read["may_write"], false, "who looks for no faults writes none down");
    assert_eq!(read["diagnoses"].as_array().map_or(0, Vec::len), 1);
    assert_eq!(read["diagnoses"][0]["diagnosis"]["cause"], "点火线圈老化");
    assert_eq!(read["diagnoses"][0]["person_name"], "foreman");

    let old = SaveDiagnosis { id: Some(id), version: 1, ..typed(&car) };
    assert_eq!(shop.refused("technician", "save_diagnosis", request(old)), "conflict");
    assert_eq!(shop.refused("cashier", "save_diagnosis", request(typed(&car))), "role_missing");
}

#[test]
fn it_is_of_its_own_visit_and_ends_with_it() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "抖").checked_in(30_000);
    let kept = shop.run("technician", save_diagnosis, typed(&car));
    let another = shop.car("李国强", "13900139000", "粤B66666");
    another.walks_in("repair", "").checked_in(40_000);
    let id = Some(field(&kept, "id"));
    let moved = SaveDiagnosis { id, version: 1, ..typed(&another) };
    assert_eq!(shop.refused("technician", "save_diagnosis", request(moved)), "bad_field");

    shop.run("advisor", features::visit::course::cancel_visit, called_off(&car, "客户不修了"));
    let late = SaveDiagnosis { id, version: 1, ..typed(&car) };
    assert_eq!(shop.refused("technician", "save_diagnosis", request(late)), "diagnosis_too_late");
    assert_eq!(told(&car, "technician")["may_write"], false);
}

#[test]
fn what_the_same_came_from_on_a_car_of_the_series_is_offered() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "抖").checked_in(30_000);
    let solved =
        SaveDiagnosis {
            cause: "点火线圈老化".to_owned(), remedy: "更换点火线圈".to_owned(), ..typed(&car)
        };
    shop.run("technician", save_diagnosis, solved);
    assert_eq!(
        car.shop.run("technician", similar_faults, asked(&car))["faults"],
        json!([]),
        "its own is none"
    );

    let other = shop.car("李国强", "13900139000", "粤B54321");
    other.walks_in("repair", "怠速抖动").checked_in(20_000);
    let offered = shop.run("technician", similar_faults, asked(&other));
    assert_eq!(offered["faults"][0]["cause"], "点火线圈老化");
    assert_eq!(offered["faults"][0]["work_order_id"], json!(car.id()));

    let third = shop.car("王敏", "13700137000", "粤B77777");
    third.walks_in("repair", "空调不凉").checked_in(20_000);
    assert_eq!(shop.run("technician", similar_faults, asked(&third))["faults"], json!([]));
}

#[test]
fn a_hard_case_is_of_its_series_however_its_name_is_written() {
    let shop = TestShop::open_at(MORNING);
    let owner = shop.car("张小芳", "13800138000", "粤B12345").customer_id;
    let called = |plate: &str, make: &str, model: &str| {
        let (make, model) = (make.to_owned(), model.to_owned());
        let ask = SaveVehicle { make, model, ..vehicle(plate, Some(owner)) };
        let vehicle_id = field(&shop.run("advisor", save_vehicle, ask)["vehicle"], "id");
        let car = Car { shop: &shop, customer_id: owner, vehicle_id, order: Cell::new(0) };
        car.walks_in("repair", "怠速抖动").checked_in(20_000);
        car
    };
    let solved = |car: &Car<'_>, cause: &str| {
        let ask = SaveDiagnosis { cause: cause.to_owned(), ..typed(car) };
        shop.run("technician", save_diagnosis, ask);
    };
    solved(&called("粤B20001", "丰田", "凯美瑞"), "节气门脏");
    solved(&called("粤B20002", "福特", "翼虎"), "点火线圈老化");
    solved(&called("粤B20003", "福特", "翼-虎"), "喷油嘴堵塞");
    let offered = |car: &Car<'_>| -> Vec<String> {
        let told = shop.run("technician", similar_faults, asked(car))["faults"].clone();
        told.as_array().into_iter().flatten().map(|fault| field(fault, "cause")).collect()
    };
    assert_eq!(
        offered(&called("粤B20004", "福特", "翼虎")),
        ["喷油嘴堵塞", "点火线圈老化"],
        "the newest first, each once, and no other series"
    );
    assert_eq!(offered(&called("粤B20005", "丰田", "凯美瑞")), ["节气门脏"]);
    assert_eq!(offered(&called("粤B20006", "", "")), Vec::<String>::new(), "nobody said what car it is");

    // What is written so is read by itself, so that newer faults of other cars push none of it out.
    let written =
        as_person(&shop.shop, &shop.session("technician"), |cx| Ok(cx.w.faults_solved_of("福特", "翼虎")?));
    let causes: Vec<String> =
        written.expect("they are read").into_iter().map(|fault| fault.diagnosis.cause).collect();
    assert_eq!(causes, ["点火线圈老化"]);
}
