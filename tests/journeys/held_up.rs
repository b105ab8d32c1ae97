//! What keeps a car: whoever works on it goes home at noon, and another house has its part longer than it said.

use domain::assignment::absence::AbsenceKind;
use domain::complaint::WordMeans;
use domain::customer_told::{Telling, ToldMatter};
use domain::ids::{JobId, PersonId, WorkOrderId};
use domain::job::PauseReason;
use domain::outside_work::SentOutside;
use features::homes::{
    AskJobProposals, advisor_home, foreman_home, job_proposals, manager_home, technician_home,
};
use features::office::staff::{EnterAbsence, enter_absence};
use features::visit::board::{JobSeen, LayJobs, lay_jobs};
use features::visit::course::{MovePromise, move_promise};
use features::visit::outside::{
    MoveOutsideDay, SendOutside, TakeBackOutside, move_outside_day, send_outside, take_back_outside,
};
use features::visit::told::{NoteTold, note_told};
use features::visit::workshop::{MoveJob, PauseJob, StartJob, move_job, pause_job, resume_job};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_visit::moved_on;
use shop_tests::typed::{field, request};
use shop_tests::visit::labour;
use shop_tests::{Car, MORNING, TestShop};

fn agreed(shop: &TestShop) -> Car<'_> {
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车有异响").checked_in(30_000).with_line(labour("更换前制动片", 100));
    car.estimate_issued();
    car.authorised(&[]).is_in("awaiting_assignment");
    car
}

fn delivered(car: &Car<'_>) {
    let sheet = car.cleaned().billed(0, 0)[0].clone();
    assert_eq!(car.shop.refused("advisor", "deliver", car.delivery()), "wrong_stage", "it is not paid");
    car.paid(&sheet, "wechat", 12_000, 12_000);
    car.is_in("ready_for_delivery").delivered();
}

/// As the page of the visit and the list of the counter tell it.
fn progress(car: &Car<'_>) -> Value {
    let told = car.visit()["progress"].clone();
    let home = car.shop.run("advisor", advisor_home, AskNothing {});
    assert_eq!(home["progress"][0]["progress"], told, "both say the same");
    told
}

#[test]
fn who_falls_ill_at_noon_leaves_the_job_to_other_hands_and_the_promise_holds() {
    let shop = TestShop::open_at(MORNING);
    let car = agreed(&shop);
    let (li, wang) = (shop.id_of("technician"), shop.id_of("second_technician"));
    let (id, version) = car.job_at(0);
    let laid = LayJobs {
        jobs: vec![JobSeen { job_id: JobId(id), version }],
        to: PersonId(li),
        planned_start: shop.clock.time(180),
    };
    shop.run("foreman", lay_jobs, laid);
    car.released();
    shop.later(180);
    car.starts("technician", 0);
    shop.later(30);

    // It is noon. The foreman writes it down, and the board says what cannot stay as it is.
    let warned = || shop.run("foreman", foreman_home, AskNothing {})["warned"].clone();
    assert_eq!(warned(), json!([]));
    let ill = || EnterAbsence {
        person_id: PersonId(li),
        kind: AbsenceKind::Sick,
        begins_at: shop.clock.time(0),
        ends_at: shop.clock.time(2 * 24 * 60),
        note: String::new(),
    };
    assert_eq!(shop.refused("technician", "enter_absence", request(ill())), "role_missing");
    shop.run("foreman", enter_absence, ill());
    assert_eq!(warned()[0]["warnings"][0]["of"], "away");
    let proposed = shop.run("foreman", job_proposals, AskJobProposals { job_id: JobId(id) });
    assert_eq!(proposed["proposals"][0]["person_id"], wang, "who is there comes first");

    // What is under somebody's hands goes to nobody else before its clock has stopped.
    let to_wang = || {
        let (id, version) = car.job_at(0);
        let planned_start = shop.clock.time(0);
        MoveJob { job_id: JobId(id), version, from: Some(PersonId(li)), to: PersonId(wang), planned_start }
    };
    assert_eq!(shop.refused("foreman", "move_job", request(to_wang())), "job_is");
    let (_, version) = car.job_at(0);
    shop.run("foreman", pause_job, PauseJob { job_id: JobId(id), version, reason: PauseReason::EndOfDay });
    shop.run("foreman", move_job, to_wang());
    assert_eq!(warned(), json!([]), "nothing is in the way any more");
    let of = |seat: &str| shop.run(seat, technician_home, AskNothing {})["jobs"].clone();
    assert_eq!((&of("technician"), &of("second_technician")[0]["job_id"]), (&json!([]), &json!(id)));
    let (_, version) = car.job_at(0);
    let go_on = || StartJob { job_id: JobId(id), version };
    assert_eq!(shop.refused("technician", "resume_job", request(go_on())), "not_your_job");
    shop.run("second_technician", resume_job, go_on());
    assert_eq!(progress(&car)["at_work"], json!(["更换前制动片"]));
    shop.later(60);
    car.finishes("second_technician", 0);

    let hands: Vec<_> = car.visit()["job_times"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|one| one["person_id"].clone())
        .collect();
    assert_eq!(hands, [json!(li), json!(wang)], "each has the own stretch of it");
    car.self_inspected("second_technician").passed();
    delivered(&car);
    let promised = car.visit()["order"]["promised_at"].clone();
    assert!(promised.as_str().is_some_and(|at| at > shop.clock.text(0).as_str()), "{promised}");
}

#[test]
fn what_another_house_has_too_long_moves_the_promise_and_somebody_rings_the_customer_up() {
    let shop = TestShop::open_at(MORNING);
    let car = agreed(&shop);
    car.assigned_to("technician").released();
    let days = |days: i64| shop.clock.time(days * 24 * 60);
    let promise = |days_ahead: i64, why: &str| MovePromise {
        work_order_id: WorkOrderId(car.id()),
        version: car.version(),
        promised_at: days(days_ahead),
        reason: why.to_owned(),
        heard: None,
    };
    let tells = |reached: bool| NoteTold {
        work_order_id: WorkOrderId(car.id()),
        telling: Telling {
            matter: ToldMatter::Promise,
            means: WordMeans::Phone,
            to_name: "张小芳".to_owned(),
            phone: "13800138000".to_owned(),
            reached,
            note: String::new(),
        },
    };
    let sent = SentOutside {
        what: "制动盘车削".to_owned(),
        partner: "精工机加工".to_owned(),
        handed_to: "王师傅".to_owned(),
        receipt: "JG-0302".to_owned(),
        due_back_on: Some("2026-03-04".parse().expect("a day")),
    };
    shop.run("foreman", send_outside, SendOutside { work_order_id: WorkOrderId(car.id()), sent });
    shop.run("advisor", move_promise, promise(3, "盘要车削"));
    shop.later(5);
    shop.run("advisor", note_told, tells(true));
    assert_eq!(progress(&car)["risk"], "calm", "it is due back the day before");
    car.repaired_by("technician").self_inspected("technician");

    // Three days later nothing came: whoever plans and whoever answers for the shop are told.
    shop.later(3 * 24 * 60 - 60);
    for home in
        [shop.run("foreman", foreman_home, AskNothing {}), shop.run("manager", manager_home, AskNothing {})]
    {
        assert_eq!(home["outside"][0]["outside"]["standing"], "overdue");
    }
    assert_ne!(progress(&car)["risk"], "calm");
    let refusal =
        shop.ask("inspector", "pass_final_inspection", car.final_inspection()).expect_err("it is not whole");
    assert_eq!(refusal["params"]["missing"], json!([{ "what": "outside_work", "count": 1 }]));

    let row = car.visit()["outside"][0].clone();
    let later = |reason: &str| MoveOutsideDay {
        id: field(&row, "id"),
        version: field(&row, "version"),
        due_back_on: "2026-03-06".parse().expect("a day"),
        reason: reason.to_owned(),
    };
    assert_eq!(shop.refused("advisor", "move_outside_day", request(later(" "))), "bad_field");
    shop.run("advisor", move_outside_day, later("缺刀具"));
    assert_eq!(shop.refused("technician", "move_promise", request(promise(2, "外协晚了"))), "role_missing");
    shop.run("foreman", move_promise, promise(2, "外协晚了"));
    let to_tell = || shop.run("advisor", advisor_home, AskNothing {})["to_tell"].clone();
    assert_eq!(to_tell()[0]["to_tell"]["matter"], "promise", "the customer is still to hear of it");
    shop.later(5);
    shop.run("advisor", note_told, tells(false));
    assert_eq!(to_tell()[0]["to_tell"]["tries"], 1, "nobody took the call");
    shop.later(5);
    shop.run("advisor", note_told, tells(true));
    assert_eq!(to_tell(), json!([]));

    shop.later(24 * 60);
    let row = car.visit()["outside"][0].clone();
    let result = "车削后 22.4 mm".to_owned();
    let back = TakeBackOutside { id: field(&row, "id"), version: field(&row, "version"), result };
    shop.run("parts_keeper", take_back_outside, back);
    car.passed();
    assert_eq!(
        shop.refused("cashier", "complete_preparation", request(moved_on(&car))),
        "still_missing",
        "it is neither washed nor billed"
    );
    delivered(&car);
    let told = car.visit()["told"].as_array().map(Vec::len);
    assert_eq!(told, Some(3), "every call is kept, with who was reached and who was not");
}
