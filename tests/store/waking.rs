//! Work that stands still for want of parts: what is asked for at the car, and what goes on when it is here.

use crate::picking::{KEEPER, back, checked_in, issue, open, takes};
use domain::ids::{JobId, PartId, PartRequestId};
use domain::job::PauseReason;
use domain::money::Quantity;
use domain::part_request::PartAnswer;
use features::homes::{advisor_home, parts_home, technician_home};
use features::picking::issue::{issue_parts, take_back_part};
use features::picking::requests::{
    AnswerPartRequest, RequestPart, WithdrawPartRequest, answer_part_request, request_part,
    withdraw_part_request,
};
use features::visit::workshop::{PauseJob, pause_job};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::stocked::{listed_part, stocked};
use shop_tests::typed::{field, request};
use shop_tests::visit::{labour, part};
use shop_tests::{Car, TestShop};

/// A car with a job that stands still for want of its pads.
pub fn waiting<'a>(shop: &'a TestShop, plate: &str, pads: PartId) -> (Car<'a>, i64) {
    let car = checked_in(shop, plate);
    car.with_line(labour("更换前制动片", 100));
    let id = takes(&car, pads, &part("前制动片 A", 1_000, 46_000));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released().starts("technician", 0);
    let (job, version) = car.job_at(0);
    shop.later(10);
    shop.run("technician", pause_job, PauseJob { job_id: JobId(job), version, reason: PauseReason::Parts });
    (car, id)
}

#[test]
fn a_part_that_comes_late_wakes_its_job_and_says_so() {
    let shop = open();
    let pads = listed_part(&shop, "PAD", "前制动片 A", "个", 46_000);
    stocked(&shop, "PAD", 500, 10_000);
    let (car, id) = waiting(&shop, "粤B12345", pads);
    let home = shop.run(KEEPER, parts_home, AskNothing {});
    assert_eq!(home["cars"][0]["pile"], "waiting");
    let half = shop.run(KEEPER, issue_parts, issue(id, 500));
    assert_eq!((&half["arrivals"], &car.jobs()[0]["state"]), (&json!([]), &json!("paused")));

    shop.later(30);
    stocked(&shop, "PAD", 500, 12_000);
    let done = shop.run(KEEPER, issue_parts, issue(id, 500));
    assert_eq!(done["arrivals"][0]["went_on"], true);
    let job = &car.jobs()[0];
    assert_eq!((&job["state"], &job["pause_reason"]), (&json!("running"), &Value::Null));
    let times = car.visit()["job_times"].as_array().cloned().unwrap_or_default();
    let running: Vec<_> = times.iter().filter(|time| time["ended_at"].is_null()).collect();
    assert_eq!(running.len(), 1, "one clock runs: {times:?}");
    assert_eq!(running[0]["person_id"], shop.id_of("technician"));
    let card = shop.run("technician", technician_home, AskNothing {})["jobs"][0].clone();
    assert_eq!(card["parts_here"]["went_on"], true);
    let news = shop.run("advisor", advisor_home, AskNothing {})["parts_news"].clone();
    assert_eq!(news[0]["arrivals"][0]["job_name"], "更换前制动片");
    // The technician works on with it as with any job.
    shop.later(20);
    car.finishes("technician", 0);
}

#[test]
fn who_is_at_another_job_by_then_is_told_and_nothing_is_started() {
    let shop = open();
    let pads = listed_part(&shop, "PAD", "前制动片 A", "个", 46_000);
    stocked(&shop, "PAD", 1_000, 20_000);
    let (car, id) = waiting(&shop, "粤B12345", pads);
    let other = checked_in(&shop, "粤B54321");
    other.with_line(labour("更换机油机滤", 50));
    other.estimate_issued();
    other.authorised(&[]).assigned_to("technician").released().starts("technician", 0);

    let done = shop.run(KEEPER, issue_parts, issue(id, 1_000));
    assert_eq!(done["arrivals"][0]["went_on"], false);
    assert_eq!(car.jobs()[0]["state"], "paused");
    let here = || {
        let jobs = shop.run("technician", technician_home, AskNothing {})["jobs"].clone();
        let jobs = jobs.as_array().cloned().unwrap_or_default();
        let own = jobs.into_iter().find(|job| job["work_order_id"] == car.id());
        own.expect("the job is on the list")["parts_here"].clone()
    };
    assert_eq!(here()["went_on"], false, "its parts are here");
    shop.run(KEEPER, take_back_part, back(id, 1_000));
    assert_eq!(here(), Value::Null, "they are not any more");
}

#[test]
fn a_part_asked_for_at_the_car_is_answered_and_waited_for() {
    let shop = open();
    let pads = listed_part(&shop, "PAD", "前制动片 A", "个", 46_000);
    stocked(&shop, "PAD", 1_000, 20_000);
    let (car, id) = waiting(&shop, "粤B12345", pads);
    let (job, _) = car.job_at(0);
    let ask = || RequestPart {
        job_id: JobId(job),
        part_id: None,
        text: "卡扣".to_owned(),
        quantity: Quantity(2_000),
        unit: "个".to_owned(),
    };
    let foreign = shop.refused("second_technician", "request_part", request(ask()));
    assert_eq!(foreign, "not_your_job");
    shop.run("technician", request_part, ask());
    let again = shop.ask("technician", "request_part", request(ask())).expect_err("twice");
    assert_eq!(again["params"]["problem"], "asked_already");

    let home = shop.run(KEEPER, parts_home, AskNothing {});
    let asked_for = home["cars"][0]["requests"][0].clone();
    assert_eq!((&asked_for["text"], &asked_for["asked_by_name"]), (&json!("卡扣"), &json!("technician")));
    let answer = |answer: PartAnswer, version: i64| AnswerPartRequest {
        id: field::<PartRequestId>(&asked_for, "id"),
        version,
        answer,
        expected_on: None,
        note: String::new(),
    };
    let no_day = request(answer(PartAnswer::Ordered, 1));
    assert_eq!(shop.refused(KEEPER, "answer_part_request", no_day), "bad_field");
    let day = Some(shop.clock.time(24 * 60).date_naive());
    let ordered = AnswerPartRequest { expected_on: day, ..answer(PartAnswer::Ordered, 1) };
    shop.run(KEEPER, answer_part_request, ordered);
    let news = shop.run("advisor", advisor_home, AskNothing {})["parts_news"].clone();
    assert_eq!(news[0]["requests"][0]["state"], "ordered");

    // The pads alone are not all of it.
    let done = shop.run(KEEPER, issue_parts, issue(id, 1_000));
    assert_eq!((&done["arrivals"], &car.jobs()[0]["state"]), (&json!([]), &json!("paused")));
    let older = request(answer(PartAnswer::There, 1));
    assert_eq!(shop.refused(KEEPER, "answer_part_request", older), "conflict");
    let came = shop.run(KEEPER, answer_part_request, answer(PartAnswer::There, 2));
    assert_eq!(came["arrivals"][0]["went_on"], true);
    assert_eq!(car.jobs()[0]["state"], "running");

    let second = shop.run("technician", request_part, RequestPart { text: "螺栓".to_owned(), ..ask() });
    let gone = WithdrawPartRequest { id: field(&second, "id"), version: 1 };
    shop.run("technician", withdraw_part_request, gone);
    let told = car.visit()["part_requests"].as_array().map(Vec::len);
    assert_eq!(told, Some(1), "what is not wanted is not shown");
}
