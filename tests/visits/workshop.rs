//! At the board and at the car.

use domain::ids::{BayId, JobId, PersonId, WorkOrderId};
use domain::job::{Measurement, PauseReason};
use domain::work_order::Priority;
use features::homes::technician_home;
use features::visit::course::{SetPriority, set_priority};
use features::visit::findings::report_finding;
use features::visit::workshop::{self, AssignJob, CancelJob, FinishJob, MoveJob, PauseJob, StartJob};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_visit::{found, moved_on};
use shop_tests::typed::{read, request};
use shop_tests::visit::{labour, part};
use shop_tests::{Car, MORNING, TestShop};

/// Two labour lines and a part, approved, waiting for the foreman.
fn authorised(shop: &TestShop) -> Car<'_> {
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车有异响").checked_in(30_000).with_line(labour("更换前制动片", 100));
    car.with_line(labour("更换机油机滤", 50));
    car.with_line(part("前制动片", 1000, 46_000));
    car.estimate_issued();
    car.authorised(&[]).is_in("awaiting_assignment");
    car
}

fn open() -> TestShop {
    TestShop::open_at(MORNING)
}

fn assign(car: &Car<'_>, number: usize, technicians: &Value) -> AssignJob {
    let (id, version) = car.job_at(number);
    AssignJob {
        job_id: JobId(id),
        version,
        technicians: read(technicians.clone()),
        bay_id: None,
        planned_start: None,
        planned_minutes: 60,
        note: String::new(),
    }
}

fn start(car: &Car<'_>, number: usize) -> StartJob {
    let (id, version) = car.job_at(number);
    StartJob { job_id: JobId(id), version }
}

fn pause(car: &Car<'_>, number: usize, reason: PauseReason) -> PauseJob {
    let (id, version) = car.job_at(number);
    PauseJob { job_id: JobId(id), version, reason }
}

fn cancel(car: &Car<'_>, number: usize, reason: &str) -> CancelJob {
    let (id, version) = car.job_at(number);
    CancelJob { job_id: JobId(id), version, reason: reason.to_owned() }
}

#[test]
fn a_job_is_shared_by_technicians_of_the_shop_up_to_the_whole() {
    let shop = open();
    let car = authorised(&shop);
    let (li, wang, advisor) =
        (shop.id_of("technician"), shop.id_of("second_technician"), shop.id_of("advisor"));
    for (technicians, code) in [
        (json!([]), "shares_off"),
        (json!([{ "person_id": li, "share": 9_999 }]), "shares_off"),
        (json!([{ "person_id": li, "share": 10_000 }, { "person_id": wang, "share": 1 }]), "shares_off"),
        (json!([{ "person_id": li, "share": i64::MAX }, { "person_id": wang, "share": 2 }]), "shares_off"),
        (json!([{ "person_id": li, "share": 5_000 }, { "person_id": li, "share": 5_000 }]), "bad_field"),
        (json!([{ "person_id": advisor, "share": 10_000 }]), "bad_field"),
        (json!([{ "person_id": 999, "share": 10_000 }]), "not_found"),
    ] {
        assert_eq!(
            shop.refused("foreman", "assign_job", request(assign(&car, 0, &technicians))),
            code,
            "{technicians}"
        );
    }
    let both = json!([{ "person_id": li, "share": 6_000 }, { "person_id": wang, "share": 4_000 }]);
    let backwards = request(AssignJob { planned_minutes: -1, ..assign(&car, 0, &both) });
    assert_eq!(shop.refused("foreman", "assign_job", backwards), "bad_field");
    assert_eq!(shop.refused("technician", "assign_job", request(assign(&car, 0, &both))), "role_missing");
    shop.run("foreman", workshop::assign_job, assign(&car, 0, &both));
    assert_eq!(car.jobs()[0]["technicians"], both);

    let refusal = shop.ask("foreman", "release_to_repair", request(moved_on(&car))).expect_err("refused");
    assert_eq!(refusal["params"]["missing"], json!([{ "what": "technicians", "count": 1 }]));
    car.assigned_to("technician").released();
}

#[test]
fn a_job_moved_on_the_board_keeps_its_share_its_bay_and_its_note() {
    let shop = open();
    let car = authorised(&shop);
    let (li, wang, advisor) =
        (shop.id_of("technician"), shop.id_of("second_technician"), shop.id_of("advisor"));
    let moved = |number: usize, from: Option<i64>, to: i64| {
        let (id, version) = car.job_at(number);
        let planned_start = shop.clock.time(60);
        let from = from.map(PersonId);
        MoveJob { job_id: JobId(id), version, from, to: PersonId(to), planned_start }
    };
    // Nobody planned it: now it is, for its standard hour.
    shop.run("foreman", workshop::move_job, moved(0, None, li));
    let job = &car.jobs()[0];
    assert_eq!(job["technicians"], json!([{ "person_id": li, "share": 10_000 }]));
    assert_eq!((&job["planned_start"], &job["planned_minutes"]), (&json!(shop.clock.time(60)), &json!(60)));

    let alone = json!([{ "person_id": li, "share": 10_000 }]);
    let planned = AssignJob {
        bay_id: Some(BayId(1)),
        planned_minutes: 45,
        note: "先做这个".to_owned(),
        ..assign(&car, 0, &alone)
    };
    shop.run("foreman", workshop::assign_job, planned);
    assert_eq!(shop.refused("technician", "move_job", request(moved(0, Some(li), wang))), "role_missing");
    assert_eq!(shop.refused("foreman", "move_job", request(moved(0, Some(li), advisor))), "bad_field");
    assert_eq!(shop.refused("foreman", "move_job", request(moved(0, Some(li), 999))), "not_found");
    let older = moved(0, Some(li), li);
    shop.run("foreman", workshop::move_job, moved(0, Some(li), wang));
    assert_eq!(shop.refused("foreman", "move_job", request(older)), "conflict");
    let job = &car.jobs()[0];
    assert_eq!(job["technicians"], json!([{ "person_id": wang, "share": 10_000 }]));
    assert_eq!(
        (&job["bay_id"], &job["planned_minutes"], &job["note"]),
        (&json!(1), &json!(45), &json!("先做这个"))
    );
}

#[test]
fn a_technician_has_one_job_running_and_only_the_own_ones() {
    let shop = open();
    let car = authorised(&shop);
    car.assigned_to("technician").released().starts("technician", 0);

    let refusal = shop.ask("technician", "start_job", request(start(&car, 1))).expect_err("refused");
    assert_eq!(refusal["code"], "already_running");
    assert_eq!(refusal["params"]["job"], "更换前制动片", "the running one is named");
    let foreign = shop.ask("second_technician", "start_job", request(start(&car, 1))).expect_err("refused");
    assert_eq!(foreign, json!({ "code": "not_your_job", "params": { "technicians": "technician" } }));
    assert_eq!(shop.refused("advisor", "start_job", request(start(&car, 1))), "role_missing");

    shop.later(25);
    shop.run("technician", workshop::pause_job, pause(&car, 0, PauseReason::Parts));
    assert_eq!(car.jobs()[0]["pause_reason"], "parts");
    car.starts("technician", 1);
    shop.later(30);
    car.finishes("technician", 1);
    shop.run("technician", workshop::resume_job, start(&car, 0));
    shop.later(35);
    let StartJob { job_id, version } = start(&car, 0);
    let [name, value, unit] = ["刹车片厚度", "很厚", "mm"].map(str::to_owned);
    let measurements = vec![Measurement { name, value, unit, limits: None }];
    let nonsense = request(FinishJob { job_id, version, measurements, note: String::new() });
    let refusal = shop.ask("technician", "finish_job", nonsense).expect_err("refused");
    assert_eq!(refusal["params"], json!({ "field": "measurements", "problem": "not_a_number" }));
    car.finishes("technician", 0);

    let visit = car.visit();
    let times = visit["job_times"].as_array().expect("times");
    assert_eq!(times.len(), 3, "two stretches of the one job, one of the other");
    assert!(
        times
            .iter()
            .all(|time| time["ended_at"].is_string() && time["person_id"] == shop.id_of("technician"))
    );
    assert_eq!(times[0]["pause_reason"], "parts");
    assert_eq!(times[0]["ended_at"], "2026-03-02T00:55:00Z");
    assert_eq!(visit["jobs"][0]["key_data"][0]["value"], "11.5");
    assert_eq!(shop.refused("technician", "start_job", request(start(&car, 0))), "job_is");
}

#[test]
fn the_foreman_presses_for_the_one_with_both_hands_in_the_engine() {
    let shop = open();
    let car = authorised(&shop);
    car.assigned_to("technician").released().starts("foreman", 0);
    let times = car.visit()["job_times"].clone();
    assert_eq!(times[0]["person_id"], shop.id_of("technician"), "the clock is the technician's");
    assert_eq!(shop.refused("technician", "start_job", request(start(&car, 1))), "already_running");
}

#[test]
fn nothing_runs_before_the_release_and_nobody_works_on_a_job_without_a_technician() {
    let shop = open();
    let car = authorised(&shop);
    car.assigned_to("technician");
    assert_eq!(shop.refused("technician", "start_job", request(start(&car, 0))), "wrong_stage");
    car.released().with_line(labour("更换制动液", 80));
    car.estimate_issued();
    car.authorised(&[]).is_in("in_repair");
    let refusal = shop.ask("technician", "start_job", request(start(&car, 2))).expect_err("refused");
    assert_eq!(refusal["params"]["missing"], json!([{ "what": "technicians", "count": 1 }]));
}

#[test]
fn a_running_job_keeps_its_people_until_it_is_paused() {
    let shop = open();
    let car = authorised(&shop);
    car.assigned_to("technician").released().starts("technician", 0);
    let other = json!([{ "person_id": shop.id_of("second_technician"), "share": 10_000 }]);
    assert_eq!(shop.refused("foreman", "assign_job", request(assign(&car, 0, &other))), "job_is");
    let cancelled = request(cancel(&car, 0, "客户不做了"));
    assert_eq!(shop.refused("foreman", "cancel_job", cancelled), "job_is");
    shop.run("technician", workshop::pause_job, pause(&car, 0, PauseReason::EndOfDay));
    shop.run("foreman", workshop::assign_job, assign(&car, 0, &other));
    shop.run("second_technician", workshop::resume_job, start(&car, 0));
}

#[test]
fn work_that_is_called_off_is_not_charged_and_comes_back_at_the_next_visit() {
    let shop = open();
    let car = authorised(&shop);
    car.assigned_to("technician").released();
    assert_eq!(shop.refused("foreman", "cancel_job", request(cancel(&car, 1, ""))), "bad_field");
    shop.run("foreman", workshop::cancel_job, cancel(&car, 1, "机滤缺货"));
    let visit = car.visit();
    assert_eq!(visit["jobs"][1]["state"], "cancelled");
    assert_eq!(visit["lines"][1]["decline_reason"], "机滤缺货");
    assert_eq!(visit["approved_total"], 58_000, "the pads and their labour");
    car.repaired_by("technician").self_inspected("technician");
}

#[test]
fn when_everything_is_called_off_something_is_quoted_first() {
    let shop = open();
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "").checked_in(30_000).with_line(labour("更换机油机滤", 50));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released();
    shop.run("foreman", workshop::cancel_job, cancel(&car, 0, "机滤缺货"));
    let refusal =
        shop.ask("technician", "submit_self_inspection", car.self_inspection()).expect_err("refused");
    assert_eq!(refusal["params"]["missing"], json!([{ "what": "approved_line" }]));
}

#[test]
fn a_finding_belongs_to_its_visit_and_says_something() {
    let shop = open();
    let car = authorised(&shop);
    car.assigned_to("technician").released();
    let (job, _) = car.job_at(0);
    for (seat, job, text, code) in [
        ("technician", Some(job), " ", "bad_field"),
        ("technician", Some(999), "漏油", "not_found"),
        ("advisor", None, "漏油", "role_missing"),
    ] {
        assert_eq!(shop.refused(seat, "report_finding", request(found(&car, job, text))), code);
    }
    shop.run("technician", report_finding, found(&car, Some(job), "漏油"));
    assert_eq!(car.visit()["findings"][0]["job_id"], job);
}

#[test]
fn the_own_list_begins_with_the_job_at_hand_and_goes_on_with_whoever_waits_in_the_shop() {
    let shop = open();
    let ready = |name: &str, phone: &str, plate: &str| {
        let car = shop.car(name, phone, plate);
        car.walks_in("repair", "刹车有异响").checked_in(30_000).with_line(labour("更换机油机滤", 50));
        car.estimate_issued();
        car.authorised(&[]).assigned_to("technician").released();
        car
    };
    let first = ready("张小芳", "13800138000", "粤B12345");
    let second = ready("李国强", "13900139000", "粤B54321");
    let own = || {
        let jobs = shop.run("technician", technician_home, AskNothing {})["jobs"].clone();
        let cars = jobs.as_array().into_iter().flatten().map(|job| job["work_order_id"].clone());
        Value::Array(cars.collect())
    };
    assert_eq!(own(), json!([first.id(), second.id()]));
    let order = WorkOrderId(second.id());
    let waits = SetPriority { work_order_id: order, version: second.version(), priority: Priority::Waiting };
    shop.run("advisor", set_priority, waits);
    assert_eq!(own(), json!([second.id(), first.id()]));
    first.starts("technician", 0);
    assert_eq!(own(), json!([first.id(), second.id()]), "what is at hand is ended first");
}
