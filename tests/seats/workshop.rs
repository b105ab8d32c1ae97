use crate::{column, goes_on, home, waits_for_parts};
use chrono::{DateTime, Utc};
use domain::ids::BayId;
use features::visit::lines::withdraw_line;
use features::visit::workshop::{AssignJob, assign_job};
use serde_json::{Value, json};
use shop_tests::asks_office::shared;
use shop_tests::asks_visit::withdrawn;
use shop_tests::visit::{labour, part};
use shop_tests::{MORNING, TestShop};

fn assign(shop: &TestShop, job: (i64, i64), shares: &[(i64, i64)], start: DateTime<Utc>) {
    let ask = AssignJob {
        bay_id: Some(BayId(1)),
        planned_start: Some(start),
        planned_minutes: 90,
        note: "先做这个".to_owned(),
        ..shared(job, shares)
    };
    shop.run("foreman", assign_job, ask);
}

#[test]
fn the_foreman_sees_who_lacks_a_technician_and_what_can_be_released() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("李国强", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车异响").checked_in(30_000);
    car.with_line(labour("更换前刹车片", 100));
    car.with_line(labour("更换后刹车片", 100));
    car.estimate_issued();
    assert_eq!(home(&shop, "foreman")["unassigned"], json!([]), "nothing is approved yet");
    car.authorised(&[]);
    let board = home(&shop, "foreman");
    assert_eq!(column(&board["unassigned"], "name"), ["更换前刹车片", "更换后刹车片"]);
    assert_eq!(
        (column(&board["waiting"], "work_order_id"), &board["releasable"]),
        (vec![json!(car.id())], &json!([]))
    );
    assert_eq!(board["day_starts_at"], "2026-03-02T00:30:00Z");
    assert_eq!(board["day_ends_at"], "2026-03-02T10:00:00Z");

    let (one, two) = (shop.id_of("technician"), shop.id_of("second_technician"));
    assign(&shop, car.job_at(0), &[(one, 7_000), (two, 3_000)], shop.clock.time(60));
    // A job planned for tomorrow is no load of today.
    assign(&shop, car.job_at(1), &[(two, 10_000)], shop.clock.time(24 * 60));
    let board = home(&shop, "foreman");
    assert_eq!(board["unassigned"], json!([]));
    assert_eq!(
        (&board["waiting"], column(&board["releasable"], "work_order_id")),
        (&json!([]), vec![json!(car.id())])
    );
    let loads = &board["technicians"];
    assert_eq!(column(loads, "name"), ["technician", "second_technician"]);
    assert_eq!(column(loads, "minutes_today"), [63, 27]);
    // Both come to it in an hour and are at it for an hour and a half.
    let placed = json!([{ "job_id": car.job_at(0).0, "begins_at": "2026-03-02T01:30:00Z", "minutes": 90,
                          "tentative": false }]);
    assert_eq!(column(loads, "placed"), [placed.clone(), placed]);
    assert_eq!(column(loads, "free_at"), ["2026-03-02T03:00:00Z", "2026-03-02T03:00:00Z"]);
    assert_eq!(board["free_at"], "2026-03-02T00:30:00Z", "whoever is not chosen yet begins now");
    assert_eq!(board["least_busy_first"], json!([two, one]));
    let job = &loads[0]["jobs"][0];
    assert_eq!(
        (&job["technicians"], &job["bay_id"], &job["clocks"]),
        (
            &json!([{ "person_id": one, "share": 7_000 }, { "person_id": two, "share": 3_000 }]),
            &json!(1),
            &json!([])
        )
    );
    assert_eq!(
        (&job["note"], &job["planned_minutes"], &job["hours"]),
        (&json!("先做这个"), &json!(90), &json!(100))
    );
    assert_eq!((&job["since"], &job["plate"]), (&Value::Null, &json!("粤B12345")));
}

#[test]
fn a_car_with_nothing_left_to_do_is_not_ready_to_be_released() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("李国强", "13800138000", "粤B12345");
    car.walks_in("repair", "缺机油").checked_in(30_000);
    let line = car.with_line(part("机油", 4_000, 8_000));
    car.estimate_issued();
    car.authorised(&[]);
    let board = home(&shop, "foreman");
    assert_eq!(
        (column(&board["releasable"], "work_order_id"), &board["waiting"]),
        (vec![json!(car.id())], &json!([]))
    );
    shop.run("advisor", withdraw_line, withdrawn(&car, line, "客户不做了"));
    let board = home(&shop, "foreman");
    assert_eq!(
        (&board["releasable"], column(&board["waiting"], "work_order_id")),
        (&json!([]), vec![json!(car.id())])
    );
    let release = json!({ "work_order_id": car.id() });
    assert_eq!(shop.refused("foreman", "release_to_repair", release), "still_missing");
}

#[test]
fn what_another_did_again_is_no_longer_theirs_to_sign_for() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("李国强", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车异响").checked_in(30_000).with_line(labour("更换刹车片", 100));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released();
    car.repaired_by("technician").self_inspected("technician");
    car.final_inspection_fails(car.job_at(0).0, "紧固力矩不到位", "technician");
    let again = shared(car.job_at(1), &[(shop.id_of("second_technician"), 10_000)]);
    shop.run("foreman", assign_job, again);
    car.repaired_by("second_technician");
    let waits = |seat| column(&home(&shop, seat)["to_self_inspect"], "work_order_id");
    assert_eq!((waits("technician"), waits("second_technician")), (vec![], vec![json!(car.id())]));
    car.self_inspected("second_technician");
}

#[test]
fn a_job_that_stands_still_is_told_with_its_reason_and_since_when() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("李国强", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车异响").checked_in(30_000).with_line(labour("更换刹车片", 100));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released();
    shop.later(10);
    car.starts("technician", 0);
    let running = &home(&shop, "technician")["jobs"][0];
    assert_eq!((&running["state"], &running["since"]), (&json!("running"), &json!("2026-03-02T00:40:00Z")));
    shop.later(20);
    waits_for_parts(&car, "technician", 0);
    let blocked = &home(&shop, "foreman")["blocked"][0];
    assert_eq!(
        (&blocked["pause_reason"], &blocked["since"]),
        (&json!("parts"), &json!("2026-03-02T01:00:00Z"))
    );

    goes_on(&car, "technician", 0);
    assert_eq!(home(&shop, "foreman")["blocked"], json!([]));
    shop.later(30);
    car.finishes("technician", 0);
    let mine = home(&shop, "technician");
    assert_eq!(
        (&mine["jobs"], column(&mine["finished_today"], "name")),
        (&json!([]), vec![json!("更换刹车片")])
    );
    assert_eq!(
        home(&shop, "foreman")["technicians"][0]["minutes_today"],
        50,
        "what is done was today's load too, for as long as it took"
    );
    let other = home(&shop, "second_technician");
    assert_eq!((&other["finished_today"], &other["to_self_inspect"]), (&json!([]), &json!([])));
    shop.later(24 * 60);
    assert_eq!(home(&shop, "technician")["finished_today"], json!([]));
}

#[test]
fn a_job_says_what_was_agreed_at_the_counter() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("李国强", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车异响").checked_in(30_000).with_line(labour("更换刹车片", 100));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released();
    let job = &home(&shop, "technician")["jobs"][0];
    assert_eq!(
        (&job["promised_at"], &job["advisor_name"], &job["old_parts"], &job["belongings"]),
        (&json!("2026-03-02T05:30:00Z"), &json!("advisor"), &json!("take"), &json!("行车记录仪"))
    );
    assert_eq!((&job["wash_wanted"], &job["test_drive_allowed"]), (&json!(true), &json!(true)));
    assert_eq!((&job["symptom"], &job["rework_cause"]), (&json!("刹车异响"), &json!("")));
}

#[test]
fn the_inspector_sees_whose_work_it_is_and_which_try() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("李国强", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车异响").checked_in(30_000).with_line(labour("更换刹车片", 100));
    car.estimate_issued();
    car.authorised(&[])
        .assigned_to("technician")
        .released()
        .repaired_by("technician")
        .self_inspected("technician");
    let queue = home(&shop, "inspector")["queue"].clone();
    assert_eq!((&queue[0]["row"]["work_order_id"], &queue[0]["attempt"]), (&json!(car.id()), &json!(1)));
    assert_eq!(
        (&queue[0]["job_names"], &queue[0]["technician_names"]),
        (&json!(["更换刹车片"]), &json!(["technician"]))
    );

    car.final_inspection_fails(car.job_at(0).0, "刹车片未装到位", "technician");
    let after = home(&shop, "inspector");
    assert_eq!(
        (&after["queue"], &after["failed_today"], &after["passed_today"]),
        (&json!([]), &json!(1), &json!(0))
    );
    car.repaired_by("technician").self_inspected("technician");
    let again = home(&shop, "inspector")["queue"][0].clone();
    assert_eq!((&again["attempt"], again["jobs"].as_array().map(Vec::len)), (&json!(2), Some(1)));
    assert_eq!(again["jobs"][0]["attempt"], 2);
    car.passed();
    assert_eq!(home(&shop, "inspector")["passed_today"], 1);
}
