//! What the page says of lines that are not wanted after all, held against what
//! the two commands answer at every stage: with a reason left out, who is let
//! through is told that one is missing, and nothing is changed by asking.

use crate::visit;
use serde_json::{Value, json};
use shop_tests::visit::{labour, part};
use shop_tests::{Car, MORNING, SEATS, TestShop};

/// Whether anybody is: whose it is, other offers say.
fn is_let_through(shop: &TestShop, command: &str, request: &Value) -> bool {
    SEATS.iter().any(|seat| {
        let refusal = shop.ask(seat, command, request.clone()).expect_err("no reason is given");
        refusal["code"] == "bad_field" && refusal["params"]["field"] == "reason"
    })
}

/// The lines that the page offers to drop, by name.
fn holds(shop: &TestShop, car: &Car<'_>) -> Vec<String> {
    let visit = visit(shop, "manager", car.id());
    let all = |field: &str| visit[field].as_array().expect(field).clone();
    let mut offered = Vec::new();
    for line in all("lines") {
        let told = all("line_drops").into_iter().find(|drop| drop["line_id"] == line["id"]);
        let newest = all("jobs")
            .into_iter()
            .filter(|job| job["line_id"] == line["id"])
            .max_by_key(|job| job["attempt"].as_i64());
        let withdrawn = json!({ "line_id": line["id"], "version": line["version"], "reason": "" });
        let cancelled = newest.map(|job| {
            let ask = json!({ "job_id": job["id"], "version": job["version"], "reason": "" });
            (job["id"].clone(), is_let_through(shop, "cancel_job", &ask))
        });
        let way = if is_let_through(shop, "withdraw_line", &withdrawn) {
            Some(json!({ "line_id": line["id"], "way": "withdraw_line" }))
        } else if let Some((job, true)) = cancelled {
            Some(json!({ "line_id": line["id"], "way": "cancel_job", "job_id": job }))
        } else {
            None
        };
        assert_eq!(told, way, "{} at {}", line["name"], visit["order"]["stage"]);
        if told.is_some() {
            offered.push(line["name"].as_str().expect("a name").to_owned());
        }
    }
    offered
}

#[test]
fn a_line_is_offered_to_be_dropped_where_it_can_be_and_nowhere_else() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("李国强", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车异响").checked_in(30_000);
    car.with_line(labour("更换前刹车片", 100));
    car.with_line(part("刹车油", 1_000, 8_000));
    let declined = car.with_line(part("车内清洗剂", 1_000, 4_500));
    let nothing: [&str; 0] = [];
    assert_eq!(holds(&shop, &car), nothing, "nothing is agreed yet");
    car.estimate_issued();
    assert_eq!(holds(&shop, &car), nothing, "nothing is answered yet");
    car.authorised(&[declined]);
    assert_eq!(holds(&shop, &car), ["更换前刹车片", "刹车油"]);
    car.assigned_to("technician");
    car.released();
    assert_eq!(holds(&shop, &car), ["更换前刹车片", "刹车油"]);
    car.starts("technician", 0);
    holds(&shop, &car);
    car.finishes("technician", 0);
    assert_eq!(holds(&shop, &car), ["刹车油"], "what is done is billed");
    car.self_inspected("technician");
    holds(&shop, &car);
    let (job, _) = car.job_at(0);
    car.final_inspection_fails(job, "workmanship", "technician");
    holds(&shop, &car);
}

#[test]
fn what_stands_on_a_sheet_is_offered_to_nobody() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("李国强", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车异响").checked_in(30_000);
    car.with_line(labour("更换前刹车片", 100));
    car.with_line(part("刹车油", 1_000, 8_000));
    car.estimate_issued();
    car.authorised(&[]);
    car.assigned_to("technician");
    car.released();
    car.repaired_by("technician");
    car.self_inspected("technician").passed().cleaned();
    assert_eq!(holds(&shop, &car), ["刹车油"]);
    car.billed(0, 0);
    let nothing: [&str; 0] = [];
    assert_eq!(holds(&shop, &car), nothing);
}
