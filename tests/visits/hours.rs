//! Hours at the car: over midnight, and with a clock that is set back.

use kernel::host::AskNothing;
use kernel::host_clock::{self, AcceptClock};
use serde_json::{Value, json};
use shop_tests::typed::field;
use shop_tests::visit::labour;
use shop_tests::{Car, MORNING, TestShop};

fn in_repair<'a>(shop: &'a TestShop, plate: &str) -> Car<'a> {
    let car = shop.car("张小芳", "13800138000", plate);
    car.walks_in("repair", "刹车有异响").checked_in(30_000).with_line(labour("更换前制动片", 100));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released();
    car
}

fn worked(car: &Car<'_>) -> Value {
    let mut worked = car.visit()["worked"][0].clone();
    let told = worked.as_object_mut().expect("one job was worked at");
    told.remove("job_id");
    let so_far = told.remove("so_far").expect("it is told to the second");
    assert_eq!(so_far["seconds"], json!(told["minutes"].as_i64().expect("a number") * 60), "{so_far}");
    worked
}

#[test]
fn work_over_midnight_is_told_on_each_of_its_days() {
    let shop = TestShop::over_http_at("2026-12-08T23:30");
    let car = in_repair(&shop, "粤B10001");
    car.starts("technician", 0);
    shop.later(20);
    assert_eq!(
        worked(&car),
        json!({ "minutes": 20, "days": [{ "day": "2026-12-08", "minutes": 20 }], "clock_went_back": false }),
        "it counts while it runs"
    );
    let so_far = car.visit()["worked"][0]["so_far"].clone();
    let at = "2026-12-08T15:50:00Z";
    assert_eq!(so_far, json!({ "seconds": 20 * 60, "running": 1, "at": at }), "and goes on from there");
    shop.later(80);
    car.finishes("technician", 0);
    assert_eq!(car.visit()["worked"][0]["so_far"]["running"], 0);
    let told = json!({
        "minutes": 100,
        "days": [{ "day": "2026-12-08", "minutes": 30 }, { "day": "2026-12-09", "minutes": 70 }],
        "clock_went_back": false,
    });
    assert_eq!(worked(&car), told);
    shop.later(24 * 60);
    assert_eq!(worked(&car), told, "nothing is added after the end");
}

#[test]
fn a_clock_set_back_makes_no_hours_negative_and_leaves_a_remark() {
    let shop = TestShop::over_http_at("2026-12-09T10:00");
    let car = in_repair(&shop, "粤B10001");
    car.starts("technician", 0);
    shop.clock.set_to("2026-12-09T09:40");
    assert_eq!(worked(&car)["minutes"], 0, "nor while it runs");
    shop.later(10);
    car.finishes("technician", 0);
    let times = &car.visit()["job_times"][0];
    assert_eq!(
        (&times["started_at"], &times["ended_at"]),
        (&json!("2026-12-09T02:00:00Z"), &json!("2026-12-09T02:00:00Z"))
    );
    let told = worked(&car);
    assert_eq!((&told["minutes"], &told["clock_went_back"]), (&json!(0), &json!(true)), "{told}");
    let steps = car.visit()["steps"].clone();
    let at: Vec<&str> = steps
        .as_array()
        .expect("steps")
        .iter()
        .map(|step| step["at"].as_str().expect("an instant"))
        .collect();
    assert!(at.is_sorted(), "no step goes backwards: {at:?}");

    // What begins once the clock has caught up is measured as ever.
    shop.later(30);
    let other = in_repair(&shop, "粤B10002");
    other.starts("technician", 0);
    shop.later(15);
    other.finishes("technician", 0);
    assert_eq!((&worked(&other)["minutes"], &worked(&other)["clock_went_back"]), (&json!(15), &json!(false)));
}

#[test]
fn a_clock_set_back_and_caught_up_again_in_the_middle_is_remarked_too() {
    let shop = TestShop::open_at("2026-12-09T10:00");
    let car = in_repair(&shop, "粤B10001");
    car.starts("technician", 0);
    shop.clock.set_to("2026-12-09T09:50");
    // Somebody else's work meanwhile shows it.
    shop.car("李强", "13900139000", "粤B10003");
    shop.later(60);
    car.finishes("technician", 0);
    let told = worked(&car);
    assert_eq!((&told["minutes"], &told["clock_went_back"]), (&json!(50), &json!(true)));
}

#[test]
fn a_job_begun_in_a_wrong_year_ends_no_earlier_than_it_began() {
    let shop = TestShop::open_at("2030-03-02T08:30");
    let car = in_repair(&shop, "粤B10001");
    car.starts("technician", 0);
    shop.clock.set_to(MORNING);
    let seen = shop.run("manager", host_clock::get_clock, AskNothing {});
    shop.run("manager", host_clock::accept_clock, AcceptClock { now: field(&seen, "now") });
    shop.later(60);
    car.finishes("technician", 0);
    let told = worked(&car);
    assert_eq!((&told["minutes"], &told["clock_went_back"]), (&json!(0), &json!(true)));
    assert_eq!(car.jobs()[0]["finished_at"], "2026-03-02T01:30:00Z", "and time goes on from the right day");
}
