//! The screen on the wall of the workshop: where each car stands, whose work it is,
//! and which one is late.

use crate::column;
use domain::ids::BayId;
use domain::work_order::lateness::{Lateness, lateness};
use features::homes::wall_screen;
use features::visit::check_in::{SaveCheckIn, confirm_check_in, save_check_in};
use features::visit::workshop::{AssignJob, assign_job};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_office::shared;
use shop_tests::typed::{field, read};
use shop_tests::visit::labour;
use shop_tests::{Car, MORNING, TestShop};

fn rows(shop: &TestShop) -> Value {
    shop.run("manager", wall_screen, AskNothing {})["rows"].clone()
}

/// The one car there is: its stage, its bays, its people.
#[track_caller]
fn shows(shop: &TestShop, stage: &str, bays: &[&str], technicians: &[&str]) {
    let rows = rows(shop);
    assert_eq!(rows.as_array().map(Vec::len), Some(1), "{rows}");
    assert_eq!(rows[0]["stage"], stage);
    assert_eq!(rows[0]["bays"], json!(bays), "{stage}");
    assert_eq!(rows[0]["technicians"], json!(technicians), "{stage}");
}

/// Put into a bay as it came in, promised in so many minutes, agreed on.
fn came_in<'a>(shop: &'a TestShop, (name, plate): (&str, &str), bay: i64, minutes: i64) -> Car<'a> {
    let car = shop.car(name, "13800138000", plate);
    car.walks_in("repair", "刹车异响");
    let seen = SaveCheckIn {
        bay_id: Some(BayId(bay)),
        promised_at: Some(shop.clock.time(minutes)),
        ..read(car.check_in(Some(60_000), Some(60)))
    };
    shop.run("advisor", save_check_in, seen);
    shop.run("advisor", confirm_check_in, read(car.confirmation()));
    car.with_line(labour("更换前制动片", 100));
    car.estimate_issued();
    car.authorised(&[]);
    car
}

#[test]
fn a_car_keeps_its_bay_and_its_people_until_it_is_fetched() {
    let shop = TestShop::open_at(MORNING);
    let car = came_in(&shop, ("张小芳", "粤B12345"), 2, 300);
    let bay = ["2 号工位"];
    shows(&shop, "awaiting_assignment", &bay, &[]);
    // The foreman says who, and no other bay.
    car.assigned_to("technician").released();
    shows(&shop, "in_repair", &bay, &["technician"]);
    car.starts("technician", 0);
    assert_eq!(rows(&shop)[0]["running"], true);
    shop.later(30);
    car.finishes("technician", 0);
    shows(&shop, "in_repair", &bay, &["technician"]);
    assert_eq!((&rows(&shop)[0]["running"], &rows(&shop)[0]["paused"]), (&json!(false), &json!(false)));
    car.self_inspected("technician");
    shows(&shop, "awaiting_inspection", &bay, &["technician"]);
    car.passed();
    shows(&shop, "preparing", &bay, &["technician"]);
    let sheet = car.cleaned().billed(0, 0).remove(0);
    shows(&shop, "awaiting_settlement", &bay, &["technician"]);
    let owed = car.owed(&sheet);
    car.paid(&sheet, "wechat", owed, owed);
    shows(&shop, "ready_for_delivery", &bay, &["technician"]);
    car.delivered();
    assert_eq!(rows(&shop), json!([]));
}

#[test]
fn the_bay_it_was_worked_at_counts_more_than_the_one_it_was_put_into() {
    let shop = TestShop::open_at(MORNING);
    let car = came_in(&shop, ("张小芳", "粤B12345"), 1, 300);
    let (one, two) = (shop.id_of("technician"), shop.id_of("second_technician"));
    let both = shared(car.job_at(0), &[(one, 6_000), (two, 4_000)]);
    shop.run("foreman", assign_job, AssignJob { bay_id: Some(BayId(3)), ..both });
    car.released();
    shows(&shop, "in_repair", &["钣喷位"], &["technician", "second_technician"]);
    car.repaired_by("technician").self_inspected("technician");
    shows(&shop, "awaiting_inspection", &["钣喷位"], &["technician", "second_technician"]);
    // What is done again is whose it is now.
    let failed = car.job_at(0).0;
    car.final_inspection_fails(failed, "紧固力矩不到位", "technician");
    let again = shared(car.job_at(1), &[(two, 10_000)]);
    shop.run("foreman", assign_job, AssignJob { bay_id: Some(BayId(2)), planned_minutes: 30, ..again });
    shows(&shop, "in_repair", &["2 号工位"], &["second_technician"]);
}

#[test]
fn what_is_late_stands_above_what_is_not() {
    let shop = TestShop::open_at(MORNING);
    came_in(&shop, ("张小芳", "粤B12345"), 1, 300);
    came_in(&shop, ("李国强", "粤B54321"), 2, 60);
    shop.later(61);
    let rows = rows(&shop);
    assert_eq!(column(&rows, "plate"), ["粤B54321", "粤B12345"]);
    let stands: Vec<Lateness> = rows
        .as_array()
        .expect("a row for each car")
        .iter()
        .map(|row| lateness(field(row, "stage"), field(row, "promised_at"), shop.clock.time(0)))
        .collect();
    assert_eq!(stands, [Lateness::Late, Lateness::Calm]);
}
