//! The board: whom a job is proposed to, what is said of a place before it lies there, several jobs at once and back.

use chrono::{DateTime, NaiveDate, Utc};
use domain::assignment::absence::AbsenceKind;
use domain::assignment::worker::WorkShift;
use domain::dates::add_days;
use domain::ids::{BayId, JobId, PersonId, WorkOrderId};
use domain::shop_calendar::OwnDay;
use domain::work_order::Priority;
use features::homes::{
    AskJobProposals, LookAtPlan, foreman_home, foreman_next_day, job_proposals, look_at_plan,
};
use features::office::staff::{
    CallOffAbsence, EnterAbsence, SaveWorkerFile, call_off_absence, enter_absence, list_staff,
    save_worker_file,
};
use features::visit::board::{
    JobBefore, JobSeen, LayBack, LayInBay, LayJobs, lay_back, lay_in_bay, lay_jobs,
};
use features::visit::course::{SetPriority, set_priority};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_visit::sets;
use shop_tests::typed::{field, read, request};
use shop_tests::visit::labour;
use shop_tests::{Car, MORNING, TestShop};

/// Two jobs of an hour and a half, waiting for the foreman.
fn authorised<'a>(shop: &'a TestShop, plate: &str) -> Car<'a> {
    let phone = format!("138000{}", &plate[plate.len() - 5..]);
    let car = shop.car("张小芳", &phone, plate);
    car.walks_in("repair", "刹车有异响").checked_in(30_000).with_line(labour("更换前制动片", 100));
    car.with_line(labour("更换机油机滤", 50));
    car.estimate_issued();
    car.authorised(&[]).is_in("awaiting_assignment");
    car
}

fn seen(car: &Car<'_>) -> Vec<JobSeen> {
    let one = |number| {
        let (id, version) = car.job_at(number);
        JobSeen { job_id: JobId(id), version }
    };
    vec![one(0), one(1)]
}

fn looked(shop: &TestShop, jobs: &[JobId], to: i64, bay: Option<i64>, start: DateTime<Utc>) -> Vec<String> {
    let ask = LookAtPlan {
        job_ids: jobs.to_vec(),
        technicians: vec![PersonId(to)],
        bay_id: bay.map(BayId),
        planned_start: start,
        planned_minutes: None,
    };
    let told = shop.run("foreman", look_at_plan, ask);
    let of = |warning: &Value| warning["of"].as_str().expect("a warning says what it is of").to_owned();
    told["warnings"].as_array().expect("warnings").iter().map(of).collect()
}

#[test]
fn all_jobs_of_a_car_are_given_at_once_and_taken_back_as_they_were() {
    let shop = TestShop::open_at(MORNING);
    let car = authorised(&shop, "粤B12345");
    let to = PersonId(shop.id_of("technician"));
    let planned_start = shop.clock.time(60);
    let none = request(LayJobs { jobs: Vec::new(), to, planned_start });
    assert_eq!(shop.refused("foreman", "lay_jobs", none), "bad_field");
    let advisor = PersonId(shop.id_of("advisor"));
    let wrong = request(LayJobs { jobs: seen(&car), to: advisor, planned_start });
    assert_eq!(shop.refused("foreman", "lay_jobs", wrong), "bad_field");
    let mine = request(LayJobs { jobs: seen(&car), to, planned_start });
    assert_eq!(shop.refused("technician", "lay_jobs", mine), "role_missing");

    let laid = shop.run("foreman", lay_jobs, LayJobs { jobs: seen(&car), to, planned_start });
    let jobs = car.jobs();
    assert_eq!(jobs[0]["planned_start"], json!(shop.clock.time(60)));
    assert_eq!(
        jobs[1]["planned_start"],
        json!(shop.clock.time(120)),
        "behind the first, which takes its hour"
    );
    assert_eq!(jobs[1]["technicians"], json!([{ "person_id": to.0, "share": 10_000 }]));
    assert_eq!(laid["released"], json!([]), "the shop did not ask for it");
    car.is_in("awaiting_assignment");

    let before = |job: &Value| JobBefore {
        job_id: field(job, "id"),
        version: field(job, "version"),
        technicians: Vec::new(),
        bay_id: None,
        planned_start: None,
        planned_minutes: 0,
    };
    let back = || LayBack { jobs: vec![before(&laid["jobs"][0]), before(&laid["jobs"][1])] };
    shop.run("foreman", lay_back, back());
    let jobs = car.jobs();
    assert_eq!((&jobs[0]["technicians"], &jobs[0]["planned_start"]), (&json!([]), &Value::Null));
    assert_eq!(shop.refused("foreman", "lay_back", request(back())), "conflict", "once is enough");
    let home = shop.run("foreman", foreman_home, AskNothing {});
    assert_eq!(home["unassigned"].as_array().map(Vec::len), Some(2));
}

#[test]
fn the_workshop_begins_by_itself_where_the_shop_wants_it_so() {
    let shop = TestShop::open_at(MORNING);
    sets(&shop, |settings| settings.release_when_given = true);
    let car = authorised(&shop, "粤B12345");
    let to = PersonId(shop.id_of("technician"));
    let mut jobs = seen(&car);
    let (second, first) = (jobs.pop().expect("two jobs"), jobs);
    let planned_start = shop.clock.time(60);
    let laid = shop.run("foreman", lay_jobs, LayJobs { jobs: first, to, planned_start });
    assert_eq!(laid["released"], json!([]), "one job has nobody yet");
    car.is_in("awaiting_assignment");
    let laid = shop.run("foreman", lay_jobs, LayJobs { jobs: vec![second], to, planned_start });
    assert_eq!(laid["released"], json!([car.id()]));
    car.is_in("in_repair");

    // One by one, by the dialog, it is the same.
    let other = authorised(&shop, "粤B67890");
    other.assigned_to("technician").is_in("in_repair");
}

#[test]
fn two_cars_in_one_bay_are_warned_of_and_a_bay_is_a_lane() {
    let shop = TestShop::open_at(MORNING);
    let (car, other) = (authorised(&shop, "粤B12345"), authorised(&shop, "粤B67890"));
    let in_bay = |car: &Car<'_>, number: usize, bay: i64, start: i64| {
        let (id, version) = car.job_at(number);
        let planned_start = shop.clock.time(start);
        LayInBay { jobs: vec![JobSeen { job_id: JobId(id), version }], bay_id: BayId(bay), planned_start }
    };
    assert_eq!(shop.refused("foreman", "lay_in_bay", request(in_bay(&car, 0, 999, 60))), "not_found");
    shop.run("foreman", lay_in_bay, in_bay(&car, 0, 2, 60));
    let job = &car.jobs()[0];
    assert_eq!((&job["bay_id"], &job["technicians"]), (&json!(2), &json!([])), "it is nobody's still");

    let home = shop.run("foreman", foreman_home, AskNothing {});
    let bays = home["bays"].as_array().expect("bays");
    let lane = bays.iter().find(|bay| bay["bay_id"] == 2).expect("the second bay");
    assert_eq!(lane["placed"][0]["job_id"], job["id"]);

    let li = shop.id_of("technician");
    let first_of = |car: &Car<'_>| [JobId(car.job_at(0).0)];
    assert_eq!(looked(&shop, &first_of(&other), li, Some(2), shop.clock.time(90)), ["bay_taken"]);
    assert_eq!(looked(&shop, &first_of(&other), li, Some(2), shop.clock.time(120)), [""; 0]);
    assert_eq!(looked(&shop, &first_of(&other), li, Some(1), shop.clock.time(90)), [""; 0]);
    shop.run("foreman", lay_in_bay, in_bay(&other, 0, 2, 90));
    let home = shop.run("foreman", foreman_home, AskNothing {});
    let warned = home["warned"].as_array().expect("warnings");
    assert_eq!(warned.len(), 2, "each is in the way of the other");
    assert!(warned.iter().all(|one| one["warnings"][0]["of"] == "bay_taken"));
}

#[test]
fn who_goes_home_at_noon_is_warned_of_on_the_board_and_comes_last() {
    let shop = TestShop::open_at(MORNING);
    let car = authorised(&shop, "粤B12345");
    let (li, wang) = (shop.id_of("technician"), shop.id_of("second_technician"));
    let laid = LayJobs { jobs: seen(&car), to: PersonId(li), planned_start: shop.clock.time(210) };
    shop.run("foreman", lay_jobs, laid);
    let warned = || shop.run("foreman", foreman_home, AskNothing {})["warned"].clone();
    assert_eq!(warned(), json!([]));

    let sick = |begins: i64, ends: i64| EnterAbsence {
        person_id: PersonId(li),
        kind: AbsenceKind::Sick,
        begins_at: shop.clock.time(begins),
        ends_at: shop.clock.time(ends),
        note: String::new(),
    };
    let backwards = request(sick(200, 200));
    assert_eq!(shop.refused("foreman", "enter_absence", backwards), "bad_field");
    assert_eq!(shop.refused("technician", "enter_absence", request(sick(200, 600))), "role_missing");
    let absence = shop.run("foreman", enter_absence, sick(200, 10 * 24 * 60));
    let told = warned();
    assert_eq!(told.as_array().map(Vec::len), Some(2), "both jobs of the afternoon");
    assert_eq!(told[0]["warnings"][0]["of"], "away");
    let home = shop.run("foreman", foreman_home, AskNothing {});
    let lane = home["technicians"].as_array().expect("lanes").iter().find(|one| one["person_id"] == li);
    assert_eq!(lane.expect("a lane")["away"][0]["kind"], "sick");
    let others = shop.run("second_technician", foreman_home, AskNothing {});
    let lane = others["technicians"].as_array().expect("lanes").iter().find(|one| one["person_id"] == li);
    assert_eq!(lane.expect("a lane")["away"][0]["kind"], Value::Null, "that they are away is enough");
    assert_eq!(others["warned"], json!([]));

    let job = JobId(car.job_at(0).0);
    let proposals = || {
        let told = shop.run("foreman", job_proposals, AskJobProposals { job_id: job });
        told["proposals"].clone()
    };
    let first = |proposals: &Value| proposals[0]["person_id"].as_i64();
    assert_eq!(first(&proposals()), Some(li), "there is time enough before they leave");
    shop.later(190);
    assert_eq!(first(&proposals()), Some(wang));
    let staff = shop.run("foreman", list_staff, AskNothing {});
    let row = staff["workers"].as_array().expect("workers").iter().find(|one| one["person_id"] == li);
    assert_eq!(row.expect("a row")["absences"][0]["kind"], "sick");

    let off = || CallOffAbsence { id: field(&absence, "id"), version: 1 };
    shop.run("foreman", call_off_absence, off());
    shop.run("foreman", call_off_absence, off());
    assert_eq!(warned(), json!([]));
}

#[test]
fn what_is_done_is_proposed_to_nobody_and_the_next_day_is_a_board_of_its_own() {
    let shop = TestShop::open_at(MORNING);
    let car = authorised(&shop, "粤B12345");
    car.assigned_to("second_technician").released();
    for number in [0, 1] {
        car.starts("second_technician", number);
        shop.later(30);
        car.finishes("second_technician", number);
    }
    let ask = || request(AskJobProposals { job_id: JobId(car.job_at(0).0) });
    assert_eq!(shop.refused("foreman", "job_proposals", ask()), "not_found", "it is done");
    assert_eq!(shop.refused("technician", "job_proposals", ask()), "role_missing");

    let tomorrow = LayJobs {
        jobs: seen(&authorised(&shop, "粤B67890")),
        to: PersonId(shop.id_of("technician")),
        planned_start: shop.clock.time(24 * 60),
    };
    shop.run("foreman", lay_jobs, tomorrow);
    let placed = |board: &Value| -> usize {
        let lanes = board["technicians"].as_array().expect("lanes").iter();
        lanes.map(|lane| lane["placed"].as_array().map_or(0, Vec::len)).sum()
    };
    assert_eq!(placed(&shop.run("foreman", foreman_home, AskNothing {})), 2, "what was done today");
    assert_eq!(placed(&shop.run("foreman", foreman_next_day, AskNothing {})), 2, "what is to be done then");
}

#[test]
fn behind_weeks_of_rest_the_board_still_knows_who_is_there() {
    let shop = TestShop::open_at(MORNING);
    let today: NaiveDate = "2026-03-02".parse().expect("a day");
    let rests = |ahead: i64| OwnDay { day: add_days(today, ahead), open: false, reason: String::new() };
    sets(&shop, |settings| settings.calendar.own_days = (1..=20).map(rests).collect());
    let home = shop.run("foreman", foreman_home, AskNothing {});
    assert_eq!(home["next_day"], json!("2026-03-23"));
    let board = shop.run("foreman", foreman_next_day, AskNothing {});
    let lanes = board["technicians"].as_array().expect("lanes");
    assert!(!lanes.is_empty() && lanes.iter().all(|lane| lane["away"] == json!([])), "{lanes:?}");
}

#[test]
fn who_works_at_a_job_for_days_is_not_said_to_be_off_duty_at_it() {
    let shop = TestShop::open_at(MORNING);
    let car = authorised(&shop, "粤B12345");
    car.assigned_to("technician").released();
    car.starts("technician", 0);
    shop.later(3 * 24 * 60);
    let home = shop.run("foreman", foreman_home, AskNothing {});
    let warned = home["warned"].as_array().expect("warnings").iter();
    let mut said = warned.flat_map(|job| job["warnings"].as_array().expect("warnings"));
    assert!(said.all(|warning| warning["of"] != "off_duty"), "{}", home["warned"]);
}

#[test]
fn what_is_written_of_a_technician_is_not_overwritten_by_an_older_page() {
    let shop = TestShop::open_at(MORNING);
    let li = PersonId(shop.id_of("technician"));
    let file = |version: i64, shifts: Value| SaveWorkerFile {
        person_id: li,
        version,
        skills: read(json!([{ "trade": "paint", "level": "senior" }])),
        certificates: read(json!([
            { "name": "电工证", "number": "", "trade": "high_voltage", "valid_until": "2026-03-01" }
        ])),
        shifts: read::<Vec<WorkShift>>(shifts),
    };
    let mornings = json!([{ "weekday": 1, "begins_minute": 510, "ends_minute": 720 }]);
    let wrong = request(file(0, json!([{ "weekday": 9, "begins_minute": 510, "ends_minute": 720 }])));
    assert_eq!(shop.refused("foreman", "save_worker_file", wrong), "bad_field");
    assert_eq!(shop.refused("advisor", "save_worker_file", request(file(0, json!([])))), "role_missing");
    shop.run("foreman", save_worker_file, file(0, mornings.clone()));
    assert_eq!(shop.refused("foreman", "save_worker_file", request(file(0, json!([])))), "conflict");
    let staff = shop.run("manager", list_staff, AskNothing {});
    let row = staff["workers"].as_array().expect("workers").iter().find(|one| one["person_id"] == li.0);
    let row = row.expect("a row");
    assert_eq!((&row["file"]["version"], &row["file"]["shifts"]), (&json!(1), &mornings));
    assert_eq!(row["lapsed"], json!([0]), "it ran out yesterday");

    // Who paints changes no pads; Monday's afternoon is no shift of theirs, and next Monday is too late.
    let car = authorised(&shop, "粤B12345");
    let job = [JobId(car.job_at(0).0)];
    assert_eq!(
        looked(&shop, &job, li.0, None, shop.clock.time(240)),
        ["other_trade", "off_duty", "after_promise"]
    );
    shop.run("foreman", save_worker_file, file(1, json!([])));
    assert_eq!(looked(&shop, &job, li.0, None, shop.clock.time(240)), ["other_trade"]);
}

#[test]
fn the_car_of_whoever_waits_in_the_shop_is_given_out_first() {
    let shop = TestShop::open_at(MORNING);
    let first = authorised(&shop, "粤B12345");
    let urgent = authorised(&shop, "粤B23456");
    let waiting = authorised(&shop, "粤B34567");
    for (car, priority) in [(&urgent, Priority::Urgent), (&waiting, Priority::Waiting)] {
        let ask = SetPriority { work_order_id: WorkOrderId(car.id()), version: car.version(), priority };
        shop.run("advisor", set_priority, ask);
    }
    let home = shop.run("foreman", foreman_home, AskNothing {});
    let queued = home["unassigned"].as_array().expect("jobs");
    let told: Vec<(&Value, &Value)> =
        queued.iter().step_by(2).map(|row| (&row["work_order_id"], &row["priority"])).collect();
    let wanted = [(&waiting, "waiting"), (&urgent, "urgent"), (&first, "normal")];
    let wanted: Vec<(Value, Value)> = wanted.map(|(car, code)| (json!(car.id()), json!(code))).into();
    assert_eq!(json!(told), json!(wanted));
}
