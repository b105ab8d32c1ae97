use features::homes::technician_home;
use kernel::host::AskNothing;
use shop_tests::visit::labour;
use shop_tests::{MORNING, TestShop};

#[test]
fn a_failed_final_inspection_sends_the_car_back_and_keeps_the_first_attempt() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车有异响").checked_in(30_000).with_line(labour("更换前刹车片", 150));
    car.estimate_issued();
    car.authorised(&[])
        .assigned_to("technician")
        .released()
        .repaired_by("technician")
        .self_inspected("technician");

    let (first, _) = car.job_at(0);
    car.final_inspection_fails(first, "紧固力矩不到位", "technician").is_in("in_repair");

    let visit = car.visit();
    assert_eq!(visit["reworks"][0]["cause"], "紧固力矩不到位");
    let jobs = car.jobs();
    assert_eq!(jobs.len(), 2, "the first attempt is kept beside the second");
    assert_eq!((&jobs[0]["attempt"], &jobs[0]["state"]), (&1.into(), &"finished".into()));
    assert_eq!((&jobs[1]["attempt"], &jobs[1]["state"]), (&2.into(), &"waiting".into()));

    // What is to be done stands on the job, and why beside it.
    assert_eq!(jobs[1]["note"], "按 110 N·m 重新紧固");
    let card = &shop.run("technician", technician_home, AskNothing {})["jobs"][0];
    assert_eq!(
        (&card["note"], &card["rework_cause"]),
        (&"按 110 N·m 重新紧固".into(), &"紧固力矩不到位".into())
    );

    let ask = serde_json::json!({ "job_id": jobs[1]["id"], "version": jobs[1]["version"], "reason": "算了" });
    assert_eq!(shop.refused("foreman", "cancel_job", ask), "rework_stands");

    car.repaired_by("technician").self_inspected("technician").passed().cleaned();
    let sheets = car.billed(0, 0);
    assert_eq!(sheets[0]["total"], 18_000, "the customer pays for the work once");
    assert_eq!(visit["inspections"].as_array().map(Vec::len), Some(2));
    assert_eq!(
        car.visit()["inspections"].as_array().map(Vec::len),
        Some(4),
        "both self- and both final inspections"
    );
}
