use domain::ids::{JobId, PersonId};
use domain::job::{JobShare, Measurement, PauseReason};
use domain::money::Rate;
use features::homes::technician_home;
use features::visit::workshop::{AssignJob, FinishJob, PauseJob, StartJob, assign_job};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::typed::request;
use shop_tests::visit::labour;
use shop_tests::{Car, MORNING, TestShop};

/// An engine taken out by two, and a small job beside it.
fn shared(shop: &TestShop) -> Car<'_> {
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "动力不足").checked_in(30_000).with_line(labour("发动机大修", 800));
    car.with_line(labour("更换空气滤芯", 20));
    car.estimate_issued();
    car.authorised(&[]);
    let (id, version) = car.job_at(0);
    let share = |seat: &str, share: i64| {
        let person_id = PersonId(shop.id_of(seat));
        JobShare { person_id, share: Rate(share) }
    };
    let both = AssignJob {
        job_id: JobId(id),
        version,
        technicians: vec![share("technician", 6_000), share("second_technician", 4_000)],
        bay_id: None,
        planned_start: None,
        planned_minutes: 480,
        note: "缸盖送外加工".to_owned(),
    };
    shop.run("foreman", assign_job, both);
    car.assigned_to("second_technician").released();
    car
}

fn at(car: &Car<'_>, number: usize) -> (JobId, i64) {
    let (id, version) = car.job_at(number);
    (JobId(id), version)
}

fn starts(car: &Car<'_>, seat: &str, number: usize) -> Result<Value, Value> {
    let (job_id, version) = at(car, number);
    car.shop.ask(seat, "start_job", request(StartJob { job_id, version }))
}

fn pauses(car: &Car<'_>, seat: &str, reason: PauseReason) -> Result<Value, Value> {
    let (job_id, version) = at(car, 0);
    car.shop.ask(seat, "pause_job", request(PauseJob { job_id, version, reason }))
}

fn resumes(car: &Car<'_>, seat: &str) -> Result<Value, Value> {
    let (job_id, version) = at(car, 0);
    car.shop.ask(seat, "resume_job", request(StartJob { job_id, version }))
}

fn measures(car: &Car<'_>, seat: &str, measurements: Vec<Measurement>, note: &str) -> Result<Value, Value> {
    let (job_id, version) = at(car, 0);
    let ask = FinishJob { job_id, version, measurements, note: note.to_owned() };
    car.shop.ask(seat, "finish_job", request(ask))
}

fn ends(car: &Car<'_>, seat: &str, note: &str) -> Result<Value, Value> {
    measures(car, seat, Vec::new(), note)
}

fn measured(name: &str, value: &str, unit: &str) -> Vec<Measurement> {
    let [name, value, unit] = [name, value, unit].map(str::to_owned);
    vec![Measurement { name, value, unit, limits: None }]
}

fn state(car: &Car<'_>, number: usize) -> Value {
    car.jobs()[number]["state"].clone()
}

/// Who worked from when to when on the first job.
fn stretches(car: &Car<'_>) -> Vec<(i64, String, String)> {
    let visit = car.visit();
    let text = |value: &Value| value.as_str().unwrap_or_default().get(11..16).unwrap_or_default().to_owned();
    let times = visit["job_times"].as_array().expect("times");
    times
        .iter()
        .filter(|time| time["job_id"] == visit["jobs"][0]["id"])
        .map(|time| {
            let person = time["person_id"].as_i64().expect("a person");
            (person, text(&time["started_at"]), text(&time["ended_at"]))
        })
        .collect()
}

#[test]
fn each_technician_who_shares_a_job_starts_and_stops_the_own_clock() {
    let shop = TestShop::open_at(MORNING);
    let car = shared(&shop);
    let (li, wang) = (shop.id_of("technician"), shop.id_of("second_technician"));
    starts(&car, "technician", 0).expect("the first starts the job");
    shop.later(10);
    starts(&car, "second_technician", 0).expect("the second joins in");
    let twice = starts(&car, "second_technician", 0).expect_err("refused");
    assert_eq!(twice["code"], "job_is", "nobody has two clocks on a job");
    let other = starts(&car, "second_technician", 1).expect_err("refused");
    assert_eq!(other["code"], "already_running", "who joined in has a job running");

    shop.later(20);
    pauses(&car, "technician", PauseReason::Parts).expect("the first pauses");
    assert_eq!(state(&car, 0), "running", "the second is still at it");
    assert_eq!(car.jobs()[0]["pause_reason"], Value::Null);
    let cards = shop.run("technician", technician_home, AskNothing {});
    assert_eq!(
        cards["jobs"][0]["clocks"],
        json!([{ "person_id": wang, "started_at": "2026-03-02T00:40:00Z" }])
    );
    let foreign = pauses(&car, "technician", PauseReason::Parts).expect_err("refused");
    assert_eq!(
        foreign,
        json!({ "code": "others_at_work", "params": { "technicians": "second_technician" } })
    );
    let foreign = ends(&car, "technician", "").expect_err("refused");
    assert_eq!(foreign["code"], "others_at_work", "the job does not end under the other's hands");

    shop.later(5);
    pauses(&car, "second_technician", PauseReason::Tool).expect("the second pauses");
    assert_eq!((state(&car, 0), &car.jobs()[0]["pause_reason"]), (json!("paused"), &json!("tool")));
    resumes(&car, "second_technician").expect("the second resumes");
    resumes(&car, "technician").expect("and the first");

    shop.later(15);
    let torque = measured("缸盖力矩", "40", "N·m");
    measures(&car, "technician", torque, "").expect("the first is done with the own part");
    assert_eq!(state(&car, 0), "running");
    ends(&car, "technician", "").expect_err("once is enough");
    shop.later(30);
    let pressure = measured("缸压", "12.5", "bar");
    measures(&car, "second_technician", pressure, "").expect("the last one finishes the job");

    let job = car.jobs()[0].clone();
    assert_eq!((&job["state"], &job["note"]), (&json!("finished"), &json!("缸盖送外加工")));
    let names: Vec<&Value> =
        job["key_data"].as_array().expect("data").iter().map(|one| &one["name"]).collect();
    assert_eq!(names, ["缸盖力矩", "缸压"], "what each measured is kept");
    let told = |person: i64, from: &str, to: &str| (person, from.to_owned(), to.to_owned());
    assert_eq!(
        stretches(&car),
        [
            told(li, "00:30", "01:00"),
            told(wang, "00:40", "01:05"),
            told(wang, "01:05", "01:50"),
            told(li, "01:05", "01:20"),
        ]
    );
}

#[test]
fn the_foreman_stops_the_clocks_of_whoever_went_home() {
    let shop = TestShop::open_at(MORNING);
    let car = shared(&shop);
    starts(&car, "technician", 0).expect("one starts");
    starts(&car, "second_technician", 0).expect("the other joins in");
    shop.later(60);
    pauses(&car, "foreman", PauseReason::EndOfDay).expect("the foreman stops both");
    assert_eq!(state(&car, 0), "paused");
    assert!(stretches(&car).iter().all(|(_, from, to)| from == "00:30" && to == "01:30"));
    ends(&car, "technician", "").expect("done after all");
    assert_eq!(state(&car, 0), "finished");
}

#[test]
fn a_shared_job_is_not_finished_over_the_head_of_who_waits_for_a_part() {
    let shop = TestShop::open_at(MORNING);
    let car = shared(&shop);
    starts(&car, "technician", 0).expect("one starts");
    starts(&car, "second_technician", 0).expect("the other joins in");
    shop.later(20);
    pauses(&car, "technician", PauseReason::Parts).expect("the one waits for a part");
    shop.later(20);
    ends(&car, "second_technician", "缸体已清洗").expect("the own part is done");
    let job = car.jobs()[0].clone();
    assert_eq!((&job["state"], &job["pause_reason"]), (&json!("paused"), &json!("parts")));
    assert_eq!(job["finished_at"], Value::Null, "half of it is not done");

    resumes(&car, "technician").expect("the part has come");
    shop.later(30);
    ends(&car, "technician", "活塞环已更换").expect("now all of it is done");
    let job = car.jobs()[0].clone();
    assert_eq!((&job["state"], &job["pause_reason"]), (&json!("finished"), &Value::Null));
    assert_eq!(job["finished_at"], "2026-03-02T01:40:00Z");
    assert_eq!(job["note"], "缸盖送外加工\n缸体已清洗\n活塞环已更换", "what each wrote is kept");
}

#[test]
fn the_foreman_ends_a_shared_job_for_everybody() {
    let shop = TestShop::open_at(MORNING);
    let car = shared(&shop);
    starts(&car, "technician", 0).expect("one starts");
    starts(&car, "second_technician", 0).expect("the other joins in");
    pauses(&car, "technician", PauseReason::Parts).expect("the one pauses");
    shop.later(20);
    ends(&car, "foreman", "").expect("all of it ends");
    let job = car.jobs()[0].clone();
    assert_eq!((&job["state"], &job["pause_reason"]), (&json!("finished"), &Value::Null));
}

#[test]
fn the_same_note_is_kept_once_and_an_empty_one_takes_nothing_away() {
    let shop = TestShop::open_at(MORNING);
    let car = shared(&shop);
    starts(&car, "technician", 0).expect("one starts");
    starts(&car, "second_technician", 0).expect("the other joins in");
    ends(&car, "technician", " 缸盖送外加工 ").expect("the note is there already");
    assert_eq!(car.jobs()[0]["note"], "缸盖送外加工");
    let refusal = ends(&car, "second_technician", &"长".repeat(4_000)).expect_err("no room for both");
    assert_eq!(refusal["params"], json!({ "field": "note", "problem": "too_long" }));
    ends(&car, "second_technician", "").expect("the last one has nothing to add");
    assert_eq!(car.jobs()[0]["note"], "缸盖送外加工");
}
