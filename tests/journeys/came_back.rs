//! A car comes back with what was mended three days before: it is judged, mended for nothing, and counted to whose work
//! it was.

use domain::ids::{LineId, PersonId};
use domain::warranty_judgement::{JudgementTyped, WarrantyVerdict};
use features::homes::comeback_figures;
use features::visit::lines::change_line;
use features::visit::lines::judged::{JudgeWarranty, judge_warranty};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_visit::{changed, line, moved_on};
use shop_tests::typed::{field, request};
use shop_tests::visit::{figures, labour};
use shop_tests::{Car, MORNING, TestShop};

const WORK: &str = "更换前减震胶套";

/// Its work was done by the technician; answers its line.
fn mended_and_gone(car: &Car<'_>) -> i64 {
    car.walks_in("repair", "过坎异响").checked_in(30_000);
    let done = car.with_line(labour(WORK, 100));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released().repaired_by("technician");
    let sheet = car.self_inspected("technician").passed().cleaned().billed(0, 0)[0].clone();
    car.paid(&sheet, "wechat", 12_000, 12_000);
    car.delivered();
    done
}

fn its_own_fault(car: &Car<'_>, line_id: i64, earlier: i64, person: i64) -> JudgeWarranty {
    let typed = JudgementTyped {
        verdict: WarrantyVerdict::Comeback,
        reason: "三天前才换".to_owned(),
        evidence: "胶套装反".to_owned(),
        photos: Vec::new(),
        fault_code: String::new(),
        payer_name: String::new(),
        claim_number: String::new(),
        earlier_line_id: Some(LineId(earlier)),
        responsible_id: Some(PersonId(person)),
        told: String::new(),
    };
    let version = field(&line(car, line_id), "version");
    JudgeWarranty { line_id: LineId(line_id), version, typed, approval: None }
}

#[test]
fn work_that_did_not_hold_is_done_again_by_other_hands_and_costs_the_customer_nothing() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    let done = mended_and_gone(&car);
    let first = car.id();
    shop.later(3 * 24 * 60);

    car.walks_in("repair", "过坎还是响").checked_in(30_400);
    let under = car.visit()["notices"]["under_warranty"].clone();
    assert_eq!(under[0]["work_order_id"], first, "the counter hears of it before anybody quotes");
    let again = car.with_line(labour(WORK, 100));
    // The advisor does not give work away by typing, but by judging whose it is.
    let given = figures(
        "labour",
        WORK,
        json!({ "hours": 100, "unit_price": 12_000, "unit": "工时", "category": "free", "payer": "shop" }),
    );
    let typed = request(changed(&car, again, &given));
    assert_eq!(shop.refused("advisor", "change_line", typed), "shop_cost_by_manager");
    let technician = shop.id_of("technician");
    let strangers = request(its_own_fault(&car, again, done, shop.id_of("second_technician")));
    assert_eq!(shop.refused("advisor", "judge_warranty", strangers), "bad_field", "who did not do it");
    shop.run("advisor", judge_warranty, its_own_fault(&car, again, done, technician));
    assert_eq!(line(&car, again)["payer"], "shop");
    // Beside it they ask for something that is theirs to pay.
    car.with_line(labour("更换雨刮", 50));
    let paid = request(changed(&car, again, &labour(WORK, 100)));
    assert_eq!(shop.refused("advisor", "change_line", paid), "line_is_judged");
    let shorter = figures(
        "labour",
        WORK,
        json!({ "hours": 80, "unit_price": 12_000, "unit": "工时", "category": "free", "payer": "shop" }),
    );
    shop.run("advisor", change_line, changed(&car, again, &shorter));

    car.estimate_issued();
    car.authorised(&[]).is_in("awaiting_assignment");
    assert_eq!(shop.refused("foreman", "release_to_repair", request(moved_on(&car))), "still_missing");
    car.assigned_to("second_technician").released().repaired_by("second_technician");
    car.self_inspected("second_technician").passed().cleaned();
    let sheets = car.billed(0, 0);
    let of =
        |payer: &str| sheets.iter().find(|sheet| sheet["payer"] == payer).expect("a sheet of each payer");
    assert_eq!((&of("customer")["total"], &of("shop")["state"]), (&json!(6_000), &json!("settled")));
    assert_eq!(shop.refused("advisor", "deliver", car.delivery()), "wrong_stage", "the wipers are not paid");
    car.paid(of("customer"), "wechat", 6_000, 6_000);
    car.is_in("ready_for_delivery").delivered();

    // Both visits tell of each other, and the figures tell whose work came back: not of who mended it.
    let number = car.visit()["order"]["number"].clone();
    assert_eq!(car.visit()["judged"][0]["judgement"]["earlier_order_id"], first);
    car.order.set(first);
    let back = car.visit()["came_back"][0].clone();
    assert_eq!((&back["line_id"], &back["number"]), (&json!(done), &number));
    let told = shop.run("manager", comeback_figures, AskNothing {});
    assert_eq!((&told["delivered"], &told["came_back"]), (&json!(2), &json!(1)));
    let of_hand = |person: i64| -> Value {
        let hands = told["hands"].as_array().cloned().unwrap_or_default();
        hands.into_iter().find(|hand| hand["person_id"] == person).unwrap_or_default()["came_back"].clone()
    };
    assert_eq!(of_hand(technician), 1);
    assert_ne!(of_hand(shop.id_of("second_technician")), 1);
}
