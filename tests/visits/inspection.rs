//! The technician stands by the work, somebody else looks again.

use domain::ids::{CustomerId, JobId, PersonId, VehicleId, WorkOrderId};
use domain::money::Hours;
use domain::role::Role;
use features::homes::manager_home;
use features::office::backups::check_file;
use features::office::people::{SavePerson, save_person};
use features::records::vehicles::{self, AskVehicle, SaveVehicle};
use features::visit::findings::{DismissFinding, dismiss_finding};
use features::visit::inspections::{self, FailFinalInspection, ReportFailedItems, SubmitSelfInspection};
use features::visit_page::get_visit;
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_visit::{asked, sets};
use shop_tests::papers::text_of;
use shop_tests::typed::{field, read, request};
use shop_tests::visit::{labour, signature};
use shop_tests::{Car, MORNING, TestShop};

fn repaired<'a>(shop: &'a TestShop, repair_kind: &str, seat: &str) -> Car<'a> {
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in(repair_kind, "刹车有异响").checked_in(30_000).with_line(labour("更换前制动片", 100));
    // Two lines of one name are two jobs and two answers.
    car.with_line(labour("更换前制动片", 100));
    car.estimate_issued();
    car.authorised(&[]).assigned_to(seat).released().repaired_by(seat);
    car
}

fn open() -> TestShop {
    TestShop::open_at(MORNING)
}

fn without(mut ask: Value, place: usize) -> Value {
    if let Some(items) = ask["items"].as_array_mut() {
        items.remove(place);
    }
    ask
}

fn signed(car: &Car<'_>) -> SubmitSelfInspection {
    SubmitSelfInspection { signature: read(signature()), ..read(car.self_inspection()) }
}

fn with_item(mut ask: Value, place: usize, field: &str, value: &Value) -> Value {
    ask["items"][place][field] = value.clone();
    ask
}

#[test]
fn a_self_inspection_answers_every_item_and_every_job() {
    let shop = open();
    let car = repaired(&shop, "repair", "technician");
    let whole = car.self_inspection();
    let last_job = whole["items"].as_array().map_or(0, Vec::len) - 1;

    let refusal =
        shop.ask("technician", "submit_self_inspection", without(whole.clone(), 0)).expect_err("refused");
    assert_eq!(refusal, json!({ "code": "item_unanswered", "params": { "item": "torque" } }));
    let refusal = shop
        .ask("technician", "submit_self_inspection", without(whole.clone(), last_job))
        .expect_err("refused");
    assert_eq!(refusal, json!({ "code": "item_unanswered", "params": { "item": "更换前制动片" } }));
    let refusal = shop
        .ask("technician", "submit_self_inspection", with_item(whole.clone(), 1, "result", &json!("fail")))
        .expect_err("refused");
    assert_eq!(refusal, json!({ "code": "item_failed", "params": { "item": "leaks" } }));
    for (field, value) in [("code", json!("sunroof")), ("code", json!("leaks")), ("job_id", json!(1))] {
        let ask = with_item(whole.clone(), 0, field, &value);
        assert_eq!(shop.refused("technician", "submit_self_inspection", ask), "bad_field", "{field} {value}");
    }
    let twice = with_item(whole.clone(), last_job, "job_id", &whole["items"][last_job - 1]["job_id"]);
    assert_eq!(shop.refused("technician", "submit_self_inspection", twice), "bad_field");
    let refusal =
        shop.ask("second_technician", "submit_self_inspection", whole.clone()).expect_err("others' work");
    let missing = json!([{ "what": "other_signer" }]);
    let params = json!({ "action": "submit_self_inspection", "missing": missing });
    assert_eq!(refusal, json!({ "code": "still_missing", "params": params }));

    shop.run("technician", inspections::submit_self_inspection, read(whole));
    let report = car.is_in("awaiting_inspection").visit()["inspections"][0].clone();
    assert_eq!((&report["kind"], &report["attempt"]), (&json!("self_inspection"), &json!(1)));
    assert_eq!(report["items"][last_job]["name"], "更换前制动片", "the report reads by itself");
    assert_eq!(report["checksum"].as_str().map(str::len), Some(64));
}

#[test]
fn nobody_passes_the_own_work_unless_the_shop_is_that_small() {
    let mut shop = open();
    shop.hire("both", &["technician", "inspector"]);
    let car = repaired(&shop, "repair", "both");
    car.self_inspected("both");
    let told = |who: &str| {
        let visit = shop.run(who, get_visit, asked(&car));
        let actions = visit["actions"].as_array().cloned().unwrap_or_default();
        let pass = actions.into_iter().find(|one| one["action"] == "pass_final_inspection");
        pass.expect("the action of the stage")["missing"].clone()
    };
    assert_eq!(told("both"), json!([{ "what": "other_inspector" }]), "said before the items are checked");
    assert_eq!(told("inspector"), json!([]));
    let refusal = shop.ask("both", "pass_final_inspection", car.final_inspection()).expect_err("refused");
    assert_eq!(refusal, json!({ "code": "own_work", "params": { "name": "both" } }));
    assert_eq!(shop.refused("technician", "pass_final_inspection", car.final_inspection()), "role_missing");

    sets(&shop, |settings| settings.inspector_may_have_repaired = true);
    assert_eq!(told("both"), json!([]));
    shop.run("both", inspections::pass_final_inspection, read(car.final_inspection()));
    car.is_in("preparing");
}

#[test]
fn a_pass_has_every_item_right_and_bears_the_certificate_an_authority_numbered() {
    let shop = open();
    let car = repaired(&shop, "second_maintenance", "technician");
    car.self_inspected("technician");
    let mut certified = car.final_inspection();
    certified["certificate_number"] = json!(" 粤检 20260302-7 ");
    let failing = with_item(certified.clone(), 1, "result", &json!("fail"));
    assert_eq!(shop.refused("inspector", "pass_final_inspection", failing), "item_failed");
    assert_eq!(
        shop.refused("inspector", "pass_final_inspection", without(certified.clone(), 0)),
        "item_unanswered"
    );
    let mut far = certified.clone();
    far["road_test_km"] = json!(1_001);
    assert_eq!(shop.refused("inspector", "pass_final_inspection", far), "bad_field");

    shop.run("inspector", inspections::pass_final_inspection, read(certified));
    assert_eq!(car.is_in("preparing").visit()["order"]["certificate_number"], "粤检 20260302-7");
}

#[test]
fn rework_waits_for_the_same_hands_and_is_inspected_again() {
    let shop = open();
    let car = repaired(&shop, "repair", "technician");
    car.self_inspected("technician");
    let (first, second) = (car.job_at(0).0, car.job_at(1).0);
    let fail = request(FailFinalInspection {
        work_order_id: WorkOrderId(car.id()),
        items: Vec::new(),
        road_test_km: 0,
        note: String::new(),
        failed_jobs: vec![JobId(first)],
        cause: "紧固力矩不到位".to_owned(),
        remedy: String::new(),
        responsible_id: PersonId(shop.id_of("technician")),
        hours: Hours(50),
        signature: None,
        photos: String::new(),
    });
    for (field, value) in [
        ("failed_jobs", json!([])),
        ("failed_jobs", json!([999])),
        ("failed_jobs", json!([first, first])),
        ("cause", json!(" ")),
        ("responsible_id", json!(shop.id_of("advisor"))),
        ("hours", json!(-1)),
    ] {
        let mut ask = fail.clone();
        ask[field] = value.clone();
        assert_eq!(shop.refused("inspector", "fail_final_inspection", ask), "bad_field", "{field} {value}");
    }
    shop.run("inspector", inspections::fail_final_inspection, read(fail));
    let visit = car.is_in("in_repair").visit();
    assert_eq!(visit["reworks"][0]["hours"], 50);
    assert_eq!(visit["inspections"][1]["failed_jobs"], json!([first]));
    assert_eq!(visit["inspections"][1]["passed"], false);
    let again = &visit["jobs"][2];
    assert_eq!((&again["attempt"], &again["state"]), (&json!(2), &json!("waiting")));
    assert_eq!((&again["line_id"], &again["planned_minutes"]), (&visit["jobs"][0]["line_id"], &json!(30)));
    assert_eq!(again["technicians"], visit["jobs"][0]["technicians"]);

    // The second report is about the newest tries only.
    car.starts("technician", 2).finishes("technician", 2);
    let items = car.self_inspection()["items"].clone();
    let jobs: Vec<i64> =
        items.as_array().into_iter().flatten().filter_map(|item| item["job_id"].as_i64()).collect();
    assert!(jobs.contains(&second) && !jobs.contains(&first), "{jobs:?}");
    car.self_inspected("technician").passed();
    let attempts: Vec<Value> = car.visit()["inspections"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|report| report["attempt"].clone())
        .collect();
    assert_eq!(attempts, [json!(1), json!(1), json!(2), json!(2)]);
}

#[test]
fn a_car_that_passed_goes_back_to_the_workshop_while_it_is_made_ready_and_is_inspected_again() {
    let shop = open();
    let car = repaired(&shop, "second_maintenance", "technician");
    car.self_inspected("technician").passed().cleaned();
    let before = car.visit();
    let number = before["order"]["certificate_number"].clone();
    assert!(number.as_str().is_some_and(|number| !number.is_empty()), "{number}");
    assert!(before["order"]["mileage_out_km"].is_number());
    let put_forward = ReportFailedItems {
        work_order_id: WorkOrderId(car.id()),
        items: Vec::new(),
        road_test_km: 0,
        note: String::new(),
        signature: None,
        photos: String::new(),
    };
    let refused = shop.refused("inspector", "report_failed_items", request(put_forward));
    assert_eq!(refused, "wrong_stage", "it would stand there without a pass");

    car.final_inspection_fails(car.job_at(0).0, "洗车时听到异响", "technician");
    let visit = car.is_in("in_repair").visit();
    assert_eq!(visit["reworks"][0]["cause"], "洗车时听到异响");
    assert_eq!(visit["order"]["mileage_out_km"], Value::Null, "it is driven again");
    assert_eq!(visit["preparation"]["done"], json!([]), "and washed again");
    car.repaired_by("technician").self_inspected("technician").passed();
    let again = car.jobs().iter().position(|job| job["attempt"] == 2).expect("a second try");
    car.final_inspection_fails(car.job_at(again).0, "还有异响", "technician");
    let told = shop.run("manager", manager_home, AskNothing {})["failed_again"][0].clone();
    assert_eq!(
        (&told["times"], &told["cause"]),
        (&json!(2), &json!("还有异响")),
        "a pass taken back settles nothing"
    );
    car.repaired_by("technician").self_inspected("technician").passed();
    assert_eq!(car.visit()["order"]["certificate_number"], number, "it keeps its number");
}

#[test]
fn new_work_found_at_the_end_waits_for_its_answer_before_anybody_passes() {
    let shop = open();
    let car = repaired(&shop, "repair", "technician");
    car.self_inspected("technician");
    car.with_line(labour("更换制动液", 80));
    let refusal =
        shop.ask("inspector", "pass_final_inspection", car.final_inspection()).expect_err("refused");
    assert_eq!(refusal["params"]["missing"], json!([{ "what": "estimate_issued", "count": 1 }]));
    car.estimate_issued();
    car.authorised(&[]).is_in("in_repair").assigned_to("technician").repaired_by("technician");
    car.self_inspected("technician").passed();
}

#[test]
fn a_report_is_signed_by_hand_printed_as_signed_and_stays_so() {
    let shop = open();
    let car = repaired(&shop, "repair", "technician");
    let drawn = signature();
    let mut beside = car.self_inspection();
    beside["signature"] = json!({ "width": 320, "height": 120, "strokes": [[[321, 1]]] });
    assert_eq!(shop.refused("technician", "submit_self_inspection", beside), "bad_field");
    shop.run("technician", inspections::submit_self_inspection, signed(&car));
    let failed = car.job_at(0).0;
    car.final_inspection_fails(failed, "紧固力矩不到位", "technician");
    assert_eq!(car.visit()["inspections"][0]["signature"], drawn);
    let paper = || text_of(&shop.paper("technician", "inspection_report", car.id()));
    let before = paper();
    for said in ["技师自检：合格", "竣工检验：不合格", "返工原因紧固力矩不到位", "粤B·12345", "technician"]
    {
        assert!(before.contains(said), "{said}: {before}");
    }
    // The technician marries, the car gets another plate, the shop another name: it stays what was signed.
    let person = SavePerson {
        id: Some(PersonId(shop.id_of("technician"))),
        version: 1,
        name: "陈太太".to_owned(),
        roles: vec![Role::Technician],
        discount_limit: None,
        active: true,
        pin: None,
    };
    shop.run("manager", save_person, person);
    let known = shop.run("advisor", vehicles::get_vehicle, AskVehicle { id: VehicleId(car.vehicle_id) });
    let renamed = SaveVehicle {
        plate: "粤B54321".to_owned(),
        customer_id: Some(CustomerId(car.customer_id)),
        ..field(&known, "vehicle")
    };
    shop.run("advisor", vehicles::save_vehicle, renamed);
    let after = paper();
    assert!(after.contains("粤B·12345") && !after.contains("陈太太"), "{after}");
    // The next report stands below those before it.
    car.repaired_by("technician").self_inspected("technician").passed();
    let last = paper();
    assert!(last.contains("竣工检验（第2次）：合格") && last.contains("技师自检（第2次）：合格"), "{last}");
    assert!(last.contains("technician"), "the first report keeps the name it was signed with: {last}");
}

#[test]
fn a_signature_that_turned_over_on_the_disk_is_found() {
    let shop = open();
    let car = repaired(&shop, "repair", "technician");
    shop.run("technician", inspections::submit_self_inspection, signed(&car));
    let turned = "UPDATE inspection SET signature = replace(signature, '[40,60]', '[40,61]')";
    assert_eq!(shop.file().execute(turned, []).expect("written"), 1);
    // It stops no car, and is printed as nobody's word.
    car.passed();
    let paper = text_of(&shop.paper("inspector", "inspection_report", car.id()));
    assert!(paper.contains("与签字时不一致"), "{paper}");
    assert_eq!(paper.matches("与签字时不一致").count(), 1, "the other one is as it was signed: {paper}");
    shop.run("manager", check_file, AskNothing {});
    let found = shop.finished("manager").to_string();
    assert!(found.contains("inspection"), "{found}");
}

#[test]
fn the_manager_is_told_of_the_second_failure_and_how_many_were_fixed_at_once() {
    let shop = open();
    let car = repaired(&shop, "repair", "technician");
    let told = || {
        let home = shop.run("manager", manager_home, AskNothing {});
        (home["failed_again"].clone(), home["fixed_at_once_percent"].clone())
    };
    car.self_inspected("technician");
    car.final_inspection_fails(car.job_at(0).0, "仍有异响", "technician");
    assert_eq!(told(), (json!([]), Value::Null), "the first time is between the two of them");
    car.repaired_by("technician").self_inspected("technician");
    let again = car.jobs().iter().position(|job| job["attempt"] == 2).expect("a second try");
    car.final_inspection_fails(car.job_at(again).0, "导向销卡滞", "technician");
    let (failed, _) = told();
    assert_eq!((&failed[0]["times"], &failed[0]["cause"]), (&json!(2), &json!("导向销卡滞")));
    assert_eq!(failed[0]["row"]["work_order_id"], json!(car.id()));
    car.repaired_by("technician").self_inspected("technician");
    car.passed();
    assert_eq!(told(), (json!([]), json!(0)), "it passed, and not at once");

    let other = shop.car("李国强", "13900139000", "粤B54321");
    other.walks_in("repair", "更换前制动片").checked_in(30_000).with_line(labour("更换前制动片", 100));
    other.estimate_issued();
    other.authorised(&[]).assigned_to("technician").released().repaired_by("technician");
    other.self_inspected("technician");
    other.passed();
    assert_eq!(told().1, json!(50));
}

#[test]
fn a_failed_item_of_nobodys_work_waits_for_the_customer_and_then_keeps_the_car_no_more() {
    let shop = open();
    let car = repaired(&shop, "repair", "technician");
    car.self_inspected("technician");
    let lamp = || {
        let failing = with_item(car.final_inspection(), 0, "result", &json!("fail"));
        with_item(failing, 0, "value", &json!("右近光不亮"))
    };
    assert_eq!(shop.refused("inspector", "pass_final_inspection", lamp()), "item_failed");
    let put: fn(Value) -> ReportFailedItems = read;
    assert_eq!(shop.refused("technician", "report_failed_items", request(put(lamp()))), "role_missing");
    let sound = request(put(car.final_inspection()));
    assert_eq!(shop.refused("inspector", "report_failed_items", sound), "bad_field", "nothing failed");

    shop.run("inspector", inspections::report_failed_items, put(lamp()));
    let visit = car.is_in("awaiting_inspection").visit();
    let finding = &visit["findings"][0];
    assert_eq!(finding["text"], "终检不合格：灯光、信号装置工作正常（右近光不亮）");
    assert_eq!((&finding["standing"], &finding["unsafe_to_drive"]), (&json!("undecided"), &json!(false)));
    assert_eq!((&visit["inspections"][1]["passed"], &visit["reworks"]), (&json!(false), &json!([])));
    assert_eq!(shop.refused("inspector", "pass_final_inspection", lamp()), "still_missing");
    let again = request(put(lamp()));
    assert_eq!(shop.refused("inspector", "report_failed_items", again), "bad_field", "they were asked");

    let dismissed = DismissFinding {
        finding_id: field(finding, "id"),
        version: field(finding, "version"),
        reason: "客户自行更换灯泡".to_owned(),
    };
    shop.run("foreman", dismiss_finding, dismissed);
    shop.run("inspector", inspections::pass_final_inspection, read(lamp()));
    let report = car.is_in("preparing").visit()["inspections"][2].clone();
    assert_eq!((&report["passed"], &report["items"][0]["result"]), (&json!(true), &json!("fail")));
}
