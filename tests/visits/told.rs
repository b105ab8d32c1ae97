//! Who was told what of their car, what of it is at another house, and how far it is.

use domain::complaint::WordMeans;
use domain::customer_told::{Telling, ToldMatter};
use domain::ids::WorkOrderId;
use domain::outside_work::SentOutside;
use features::homes::{advisor_home, foreman_home, manager_home};
use features::visit::course::{self, MovePromise};
use features::visit::outside::{self, MoveOutsideDay, SendOutside, TakeBackOutside};
use features::visit::told::{self, HeardAtOnce, NotePromiseSeen, NoteTold};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_visit::sets;
use shop_tests::typed::{field, request};
use shop_tests::visit::labour;
use shop_tests::{Car, MORNING, TestShop};

fn in_repair(shop: &TestShop) -> Car<'_> {
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车有异响").checked_in(30_000).with_line(labour("更换前制动片", 100));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released();
    car
}

fn home(shop: &TestShop) -> Value {
    shop.run("advisor", advisor_home, AskNothing {})
}

fn telling(car: &Car<'_>, matter: ToldMatter, reached: bool) -> NoteTold {
    NoteTold {
        work_order_id: WorkOrderId(car.id()),
        telling: Telling {
            matter,
            means: WordMeans::Phone,
            to_name: "张小芳".to_owned(),
            phone: "13800138000".to_owned(),
            reached,
            note: "六点来取".to_owned(),
        },
    }
}

fn to_move(car: &Car<'_>, minutes: i64, heard: Option<HeardAtOnce>) -> MovePromise {
    MovePromise {
        work_order_id: WorkOrderId(car.id()),
        version: car.version(),
        promised_at: car.shop.clock.time(minutes),
        reason: "等件".to_owned(),
        heard,
    }
}

#[test]
fn the_foreman_moves_the_promise_and_the_advisor_sees_whom_to_call() {
    let shop = TestShop::open_at(MORNING);
    let car = in_repair(&shop);
    assert_eq!(home(&shop)["to_tell"], json!([]));
    shop.later(5);
    shop.run("foreman", course::move_promise, to_move(&car, 600, None));
    let rows = home(&shop)["to_tell"].clone();
    assert_eq!(
        (&rows[0]["row"]["work_order_id"], &rows[0]["by_name"]),
        (&json!(car.id()), &json!("foreman"))
    );
    assert_eq!(rows[0]["to_tell"]["matter"], "promise");
    assert!(rows[0]["to_tell"]["reason"].as_str().is_some_and(|why| why.ends_with("等件")));
    assert_eq!(car.visit()["to_tell"]["matter"], "promise");

    // A call nobody took is a try; the next one reaches them.
    shop.later(5);
    let version = car.version();
    shop.run("advisor", told::note_told, telling(&car, ToldMatter::Promise, false));
    assert_eq!(home(&shop)["to_tell"][0]["to_tell"]["tries"], 1);
    shop.later(5);
    shop.run("advisor", told::note_told, telling(&car, ToldMatter::Promise, true));
    assert_eq!(home(&shop)["to_tell"], json!([]));
    let visit = car.visit();
    assert_eq!(visit["to_tell"], Value::Null);
    assert_eq!(visit["told"].as_array().map(Vec::len), Some(2));
    assert_eq!(
        (&visit["told"][1]["reached"], &visit["told"][1]["means"], &visit["told"][1]["promised_at"]),
        (&json!(true), &json!("phone"), &visit["order"]["promised_at"])
    );
    assert_eq!(car.version(), version, "whoever has the visit open goes on");
}

#[test]
fn who_stood_there_as_it_moved_is_not_called() {
    let shop = TestShop::open_at(MORNING);
    let car = in_repair(&shop);
    let heard = |name: &str| Some(HeardAtOnce { means: WordMeans::InPerson, to_name: name.to_owned() });
    let nobody = request(to_move(&car, 600, heard(" ")));
    assert_eq!(shop.refused("advisor", "move_promise", nobody), "bad_field");
    shop.run("advisor", course::move_promise, to_move(&car, 600, heard("张小芳")));
    assert_eq!(home(&shop)["to_tell"], json!([]));
    assert_eq!(car.visit()["told"][0]["means"], "in_person");
}

#[test]
fn a_car_that_is_ready_stands_in_the_list_until_its_owner_knows() {
    let shop = TestShop::open_at(MORNING);
    let car = in_repair(&shop);
    let early = request(telling(&car, ToldMatter::Ready, true));
    assert_eq!(shop.refused("advisor", "note_told", early), "bad_field");
    let others = request(telling(&car, ToldMatter::Progress, true));
    assert_eq!(shop.refused("technician", "note_told", others), "role_missing");
    car.repaired_by("technician").self_inspected("technician").passed().cleaned().billed(0, 0);
    assert_eq!(home(&shop)["to_tell"][0]["to_tell"]["matter"], "ready");
    shop.run("cashier", told::note_told, telling(&car, ToldMatter::Ready, true));
    assert_eq!(home(&shop)["to_tell"], json!([]));
}

#[test]
fn what_is_at_another_house_keeps_the_car_from_passing_until_it_is_back() {
    let shop = TestShop::open_at(MORNING);
    let car = in_repair(&shop);
    let ask = || SendOutside {
        work_order_id: WorkOrderId(car.id()),
        sent: SentOutside {
            what: "制动盘车削".to_owned(),
            partner: "精工机加工".to_owned(),
            handed_to: "王师傅".to_owned(),
            receipt: "JG-0302".to_owned(),
            due_back_on: None,
        },
    };
    assert_eq!(shop.refused("technician", "send_outside", request(ask())), "role_missing");
    shop.run("foreman", outside::send_outside, ask());
    let home = home(&shop);
    assert_eq!(home["outside"][0]["plate"], "粤B12345");
    assert_eq!(home["outside"][0]["outside"]["due_back_on"], "2026-03-12", "ten working days");
    assert_eq!(home["progress"][0]["progress"]["outside"], json!(["制动盘车削"]));

    let papers = car.visit()["papers"].as_array().cloned().unwrap_or_default();
    assert!(papers.iter().any(|paper| paper["kind"] == "outside_slip"), "a slip goes along");
    let later = MoveOutsideDay {
        id: field(&car.visit()["outside"][0], "id"),
        version: 1,
        due_back_on: "2026-03-16".parse().expect("a day"),
        reason: "缺刀具".to_owned(),
    };
    shop.run("advisor", outside::move_outside_day, later);
    let moved = car.visit()["outside"][0].clone();
    assert_eq!((&moved["due_back_on"], &moved["later_reason"]), (&json!("2026-03-16"), &json!("缺刀具")));
    // It is not due back before the promise: that is said as long as there is time to move it.
    shop.run("advisor", course::move_promise, to_move(&car, 24 * 60, None));
    let progress = || shop.run("advisor", advisor_home, AskNothing {})["progress"][0]["progress"].clone();
    assert_eq!(progress()["risk"], "waits");
    car.repaired_by("technician").self_inspected("technician");
    assert_eq!((&progress()["outside"], &progress()["risk"]), (&json!(["制动盘车削"]), &json!("waits")));
    let pass = |visit: &Value| {
        let actions = visit["actions"].as_array().cloned().unwrap_or_default();
        actions.into_iter().find(|one| one["action"] == "pass_final_inspection").expect("offered")
    };
    let away = json!({ "what": "outside_work", "count": 1 });
    assert!(pass(&car.visit())["missing"].as_array().is_some_and(|missing| missing.contains(&away)));

    let visit = car.visit();
    let back = |version: i64| TakeBackOutside {
        id: field(&visit["outside"][0], "id"),
        version,
        result: "车削后 22.4 mm".to_owned(),
    };
    assert_eq!(shop.refused("foreman", "take_back_outside", request(back(1))), "conflict");
    shop.run("parts_keeper", outside::take_back_outside, back(2));
    assert_eq!(shop.refused("foreman", "take_back_outside", request(back(3))), "bad_field");
    car.passed();
    let visit = car.visit();
    assert_eq!(
        (&visit["outside"][0]["result"], &visit["outside"][0]["standing"]),
        (&json!("车削后 22.4 mm"), &json!("back"))
    );
    let late = shop.ask("foreman", "send_outside", request(ask())).expect_err("it is whole");
    assert_eq!(late["code"], "wrong_stage");
}

#[test]
fn what_is_away_stands_on_the_homes_of_who_plans_and_who_answers_for_the_shop_due_before_it_is_overdue() {
    let shop = TestShop::open_at(MORNING);
    sets(&shop, |settings| settings.outside_days = 2);
    let car = in_repair(&shop);
    let sent = SentOutside {
        what: "制动盘车削".to_owned(),
        partner: "精工机加工".to_owned(),
        handed_to: "王师傅".to_owned(),
        receipt: String::new(),
        due_back_on: None,
    };
    shop.run("foreman", outside::send_outside, SendOutside { work_order_id: WorkOrderId(car.id()), sent });
    let stands = || {
        let foreman = shop.run("foreman", foreman_home, AskNothing {})["outside"].clone();
        let manager = shop.run("manager", manager_home, AskNothing {})["outside"].clone();
        assert_eq!(foreman, manager, "both are told the same");
        let first = foreman[0]["outside"].clone();
        (first["due_back_on"].clone(), first["standing"].clone())
    };
    assert_eq!(stands(), (json!("2026-03-04"), json!("away")), "as many days as the shop gives");
    shop.later(24 * 60);
    assert_eq!(stands().1, "due", "the alert comes before the day is broken");
    shop.later(2 * 24 * 60);
    assert_eq!(stands().1, "overdue");
}

#[test]
fn how_far_a_car_is_says_who_is_at_it_and_whether_the_promise_holds() {
    let shop = TestShop::open_at(MORNING);
    let car = in_repair(&shop);
    let progress = |shop: &TestShop| home(shop)["progress"][0]["progress"].clone();
    assert_eq!((&progress(&shop)["jobs"], &progress(&shop)["jobs_done"]), (&json!(1), &json!(0)));
    assert_eq!(progress(&shop), car.visit()["progress"], "the list and the page say the same");
    car.starts("technician", 0);
    assert_eq!(progress(&shop)["at_work"], json!(["更换前制动片"]));
    // An hour's work, and half an hour to the promise.
    shop.run("advisor", course::move_promise, to_move(&car, 30, None));
    assert_eq!(progress(&shop)["risk"], "short");
    shop.later(20);
    car.finishes("technician", 0);
    assert_eq!(progress(&shop)["jobs_done"], 1);
    assert_eq!(progress(&shop), car.visit()["progress"]);
}

#[test]
fn the_advisor_who_answers_for_the_car_learns_that_the_foreman_moved_its_promise() {
    let mut shop = TestShop::open_at(MORNING);
    shop.hire("second_advisor", &["advisor"]);
    let shop = shop;
    let car = in_repair(&shop);
    let news = |seat: &str| shop.run(seat, advisor_home, AskNothing {})["promises_moved"].clone();
    let heard = || Some(HeardAtOnce { means: WordMeans::Phone, to_name: "张小芳".to_owned() });
    shop.later(5);
    shop.run("foreman", course::move_promise, to_move(&car, 600, heard()));
    assert_eq!(home(&shop)["to_tell"], json!([]), "the customer knows");
    let row = news("advisor")[0].clone();
    assert_eq!((&row["row"]["work_order_id"], &row["by_name"]), (&json!(car.id()), &json!("foreman")));
    assert_eq!((&row["moved"]["heard_by"], &row["moved"]["means"]), (&json!("张小芳"), &json!("phone")));
    assert!(row["moved"]["reason"].as_str().is_some_and(|why| why.ends_with("等件")));
    assert_eq!(news("second_advisor"), json!([]), "it is another's car");

    let seen = |moved_at: &Value| NotePromiseSeen {
        work_order_id: WorkOrderId(car.id()),
        moved_at: serde_json::from_value(moved_at.clone()).expect("a moment"),
    };
    let version = car.version();
    // Who does not answer for it takes nothing off anybody's list, and neither does a page from before.
    shop.run("second_advisor", told::note_promise_seen, seen(&row["moved"]["at"]));
    assert_eq!(news("advisor").as_array().map(Vec::len), Some(1));
    shop.later(5);
    shop.run("foreman", course::move_promise, to_move(&car, 700, heard()));
    shop.run("advisor", told::note_promise_seen, seen(&row["moved"]["at"]));
    let again = news("advisor")[0]["moved"]["at"].clone();
    assert_ne!(again, row["moved"]["at"]);
    let moved = car.version();
    shop.later(5);
    shop.run("advisor", told::note_promise_seen, seen(&again));
    assert_eq!(news("advisor"), json!([]));
    assert_eq!((version + 1, moved), (moved, car.version()), "whoever has the visit open goes on");
    let refused = shop.refused("technician", "note_promise_seen", request(seen(&again)));
    assert_eq!(refused, "role_missing");
}
