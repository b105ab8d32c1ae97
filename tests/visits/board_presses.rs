//! Whatever foreman and technicians press, in whichever order: nobody has two jobs running.

use crate::express::{COUNTER, Express};
use domain::ids::{JobId, PersonId, WorkOrderId};
use domain::money::Hours;
use features::express::ExpressOrder;
use features::visit::inspections::FailFinalInspection;
use features::visit::refused::RefuseDelivery;
use serde_json::{Value, json};
use shop_tests::asks_visit::sets;
use shop_tests::typed::{field, request};
use shop_tests::visit::labour;
use shop_tests::{Car, MORNING, TestShop};

/// The same numbers each time.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % most
    }
}

fn released<'a>(shop: &'a TestShop, plate: &str) -> Car<'a> {
    let phone = format!("138000{}", &plate[plate.len() - 5..]);
    let car = shop.car("张小芳", &phone, plate);
    car.walks_in("repair", "异响").checked_in(30_000);
    for name in ["更换前制动片", "更换机油机滤", "四轮定位"] {
        car.with_line(labour(name, 100));
    }
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician");
    car.is_in("in_repair");
    car
}

/// The newest work that is done.
fn last_done(car: &Car<'_>) -> Option<JobId> {
    let jobs = car.jobs();
    let done = jobs.iter().rfind(|job| job["state"] == "finished")?;
    Some(field(done, "id"))
}

/// The inspector sends the car back for the newest work that is done.
pub(crate) fn failed_again(car: &Car<'_>) -> Option<Value> {
    Some(request(FailFinalInspection {
        work_order_id: WorkOrderId(car.id()),
        items: Vec::new(),
        road_test_km: 0,
        note: String::new(),
        failed_jobs: vec![last_done(car)?],
        cause: "仍有异响".to_owned(),
        remedy: String::new(),
        responsible_id: PersonId(car.shop.id_of("technician")),
        hours: Hours(50),
        signature: None,
        photos: String::new(),
    }))
}

/// And so does the customer who does not take it.
pub(crate) fn not_taken(car: &Car<'_>) -> Option<Value> {
    Some(request(RefuseDelivery {
        work_order_id: WorkOrderId(car.id()),
        version: car.version(),
        refused_by: "张小芳".to_owned(),
        reason: "还是响".to_owned(),
        failed_jobs: vec![last_done(car)?],
        remedy: String::new(),
        responsible_id: PersonId(car.shop.id_of("technician")),
        hours: Hours(50),
    }))
}

fn running_twice(shop: &TestShop) -> i64 {
    let sql = "SELECT count(*) FROM (SELECT 1 FROM job_time WHERE ended_at IS NULL
               GROUP BY person_id HAVING count(*) > 1)";
    shop.file().query_row(sql, [], |row| row.get(0)).expect("the clocks are counted")
}

#[test]
fn no_order_of_presses_leaves_anybody_with_two_running_jobs() {
    let shop = TestShop::open_at(MORNING);
    sets(&shop, |settings| settings.release_when_given = true);
    let cars = [released(&shop, "粤B12345"), released(&shop, "粤B67890")];
    let (li, wang) = (shop.id_of("technician"), shop.id_of("second_technician"));
    let seats = ["technician", "second_technician", "foreman"];
    let shared = json!([{ "person_id": li, "share": 5_000 }, { "person_id": wang, "share": 5_000 }]);
    let (alone, other) =
        (json!([{ "person_id": li, "share": 10_000 }]), json!([{ "person_id": wang, "share": 10_000 }]));
    let mut dice = Dice(20_260_302);
    let mut went = std::collections::BTreeMap::new();
    for _ in 0..400 {
        let car = &cars[dice.below(2)];
        let seat = seats[dice.below(3)];
        let jobs = car.jobs();
        let job = &jobs[dice.below(jobs.len())];
        let at = json!({ "job_id": job["id"], "version": job["version"] });
        let with = |more: Value| {
            let mut ask = at.clone();
            for (name, value) in more.as_object().expect("fields") {
                ask[name] = value.clone();
            }
            ask
        };
        let start = shop.clock.text(60);
        let planned = |technicians: &Value| {
            with(json!({
                "technicians": technicians, "bay_id": null, "planned_start": null, "planned_minutes": 60, "note": "",
            }))
        };
        let (command, ask) = match dice.below(12) {
            0..3 => ("start_job", at.clone()),
            3..5 => ("resume_job", at.clone()),
            5..7 => ("pause_job", with(json!({ "reason": "tool" }))),
            // Rarely, or all would be done before anything went on.
            7 if dice.below(8) == 0 => ("finish_job", with(json!({ "measurements": [], "note": "" }))),
            7 | 8 => ("assign_job", planned([&shared, &alone, &other][dice.below(3)])),
            9 => {
                let to = [li, wang][dice.below(2)];
                ("lay_jobs", json!({ "jobs": [at], "to": to, "planned_start": start }))
            }
            10 => ("move_job", with(json!({ "from": li, "to": wang, "planned_start": start }))),
            _ => {
                let back = with(json!({
                    "technicians": shared, "bay_id": null, "planned_start": null, "planned_minutes": 60,
                }));
                ("lay_back", json!({ "jobs": [back] }))
            }
        };
        if shop.ask(seat, command, ask).is_ok() {
            *went.entry(command).or_insert(0) += 1;
        }
        assert_eq!(running_twice(&shop), 0, "after {command} by {seat}: {went:?}");
        shop.later(3);
    }
    let commands = ["start_job", "resume_job", "pause_job", "assign_job", "lay_jobs", "move_job", "lay_back"];
    for command in commands {
        assert!(went.contains_key(command), "{command} never went through: {went:?}");
    }
}

/// An order of the counter that this one is to have done, of a car nobody knows.
fn small_order(express: &Express, number: usize, hands: i64) -> Value {
    request(ExpressOrder {
        plate: format!("粤B{}", 30_000 + number),
        technician_id: Some(PersonId(hands)),
        ..express.order()
    })
}

#[test]
fn neither_rework_nor_an_express_order_gives_anybody_a_second_running_job() {
    let express = Express::new();
    let shop = &express.shop;
    sets(shop, |settings| settings.release_when_given = true);
    let cars = [released(shop, "粤B20001"), released(shop, "粤B20002")];
    let hands = [shop.id_of("technician"), shop.id_of("second_technician")];
    let seats = ["technician", "second_technician", "foreman"];
    let mut dice = Dice(20_260_305);
    let mut went = std::collections::BTreeMap::new();
    let mut busy = 0;
    for round in 0..500 {
        let car = &cars[dice.below(2)];
        let jobs = car.jobs();
        let chosen = &jobs[dice.below(jobs.len())];
        let running = jobs.iter().find(|job| job["state"] == "running").unwrap_or(chosen);
        let paused = jobs.iter().find(|job| job["state"] == "paused").unwrap_or(chosen);
        let at = |job: &Value| json!({ "job_id": job["id"], "version": job["version"] });
        let seat = seats[dice.below(3)];
        let (command, seat, ask) = match dice.below(12) {
            0..4 => ("start_job", seat, at(chosen)),
            4 => ("resume_job", seat, at(paused)),
            5 => {
                let mut ask = at(running);
                ask["reason"] = json!("parts");
                ("pause_job", seat, ask)
            }
            6 | 7 => {
                let mut ask = at(running);
                ask["measurements"] = json!([]);
                ask["note"] = json!("");
                ("finish_job", "foreman", ask)
            }
            8 => {
                let mut ask = at(chosen);
                ask["technicians"] = json!([{ "person_id": hands[dice.below(2)], "share": 10_000 }]);
                for (name, value) in [("bay_id", Value::Null), ("planned_start", Value::Null)] {
                    ask[name] = value;
                }
                ask["planned_minutes"] = json!(60);
                ask["note"] = json!("");
                ("assign_job", "foreman", ask)
            }
            9 => ("express_order", COUNTER, small_order(&express, round, hands[dice.below(2)])),
            _ if car.stage() == "awaiting_inspection" => {
                ("fail_final_inspection", "inspector", failed_again(car).expect("something is done"))
            }
            _ => ("submit_self_inspection", seats[dice.below(2)], car.self_inspection()),
        };
        match shop.ask(seat, command, ask) {
            Ok(_) => *went.entry(command).or_insert(0) += 1,
            Err(refusal) if command == "express_order" => {
                assert_eq!(refusal["code"], "already_running", "{refusal}");
                busy += 1;
            }
            Err(_) => {}
        }
        assert_eq!(running_twice(shop), 0, "after {command} by {seat}: {went:?}");
        shop.later(3);
    }
    assert!(busy > 0, "nobody was ever asked for while they were at something: {went:?}");
    for command in [
        "start_job",
        // What stands still is taken up again in the walk before this one: here it is seldom anybody's turn.
        "pause_job",
        "finish_job",
        "assign_job",
        "express_order",
        "submit_self_inspection",
        "fail_final_inspection",
    ] {
        assert!(went.contains_key(command), "{command} never went through: {went:?}");
    }
}
