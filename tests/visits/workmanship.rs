//! How well the work is done: by which lists it is looked at, who drives, how the foreman marks it, who looks last, and
//! how often a car stays mended.

use chrono::NaiveDate;
use domain::ids::{JobId, PersonId, WorkOrderId};
use domain::inspection::InspectionKind;
use domain::inspection_template::TemplateItem;
use domain::last_look::LookSide;
use domain::money::Quantity;
use features::office::drivers::{SaveDrivingLicence, list_drivers, save_driving_licence};
use features::operations::inspection_lists::{
    SaveInspectionList, list_inspection_lists, save_inspection_list,
};
use features::visit::asked_work::{AskWorkAsked, get_work_asked};
use features::visit::inspections::{pass_final_inspection, report_failed_items};
use features::visit::last_look::{ConfirmLastLook, confirm_last_look, get_last_look};
use features::visit::marks::{MarkJob, job_marks, mark_job};
use features::visit::workmanship::{AskWorkmanship, workmanship_figures};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_visit::{asked, sets};
use shop_tests::papers::text_of;
use shop_tests::typed::{read, request};
use shop_tests::visit::labour;
use shop_tests::{Car, MORNING, TestShop};

const PADS: &str = "制动片剩余厚度";

fn repaired<'a>(shop: &'a TestShop, seat: &str) -> Car<'a> {
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车有异响").checked_in(30_000).with_line(labour("更换前制动片", 100));
    car.estimate_issued();
    car.authorised(&[]).assigned_to(seat).released().repaired_by(seat);
    car
}

fn inspected<'a>(shop: &'a TestShop) -> Car<'a> {
    let car = repaired(shop, "technician");
    car.self_inspected("technician");
    car
}

fn item(code: &str, name: &str, unit: &str, least: Option<i64>) -> TemplateItem {
    let [code, name, unit] = [code, name, unit].map(str::to_owned);
    TemplateItem { code, name, unit, least: least.map(Quantity), most: None, unsafe_without: least.is_some() }
}

fn list(edition: i64) -> SaveInspectionList {
    SaveInspectionList {
        kind: InspectionKind::Final,
        trade: None,
        edition,
        template_items: vec![
            item("leaks", "", "", None),
            item("own", PADS, "mm", Some(3_000)),
            item("own", "随车工具", "", None),
        ],
    }
}

/// A final report by the shop's own list.
fn by_list(car: &Car<'_>, pads: &str, tools: &str) -> Value {
    let mut ask = car.final_inspection();
    let answer = |code: &str, name: &str, result: &str, value: &str| json!({ "code": code, "job_id": null, "name": name, "result": result, "value": value });
    ask["items"] = json!([
        answer("leaks", "", "pass", ""),
        answer("own", PADS, "pass", pads),
        answer("own", "随车工具", tools, ""),
    ]);
    ask
}

#[test]
fn a_report_is_done_by_the_shops_own_list_and_names_its_edition_whatever_is_written_later() {
    let shop = TestShop::open_at(MORNING);
    let car = inspected(&shop);
    assert_eq!(shop.refused("inspector", "save_inspection_list", request(list(0))), "role_missing");
    shop.run("foreman", save_inspection_list, list(0));
    assert_eq!(shop.refused("foreman", "save_inspection_list", request(list(0))), "conflict");
    let work = shop.run("inspector", get_work_asked, AskWorkAsked { work_order_id: WorkOrderId(car.id()) });
    assert_eq!(work["final_list"][1]["name"], PADS);

    assert_eq!(shop.refused("inspector", "pass_final_inspection", car.final_inspection()), "bad_field");
    let unmeasured = shop.ask("inspector", "pass_final_inspection", by_list(&car, "", "pass"));
    let params = json!({ "item": PADS });
    assert_eq!(unmeasured.expect_err("refused"), json!({ "code": "item_unanswered", "params": params }));
    assert_eq!(shop.refused("inspector", "pass_final_inspection", by_list(&car, "薄", "pass")), "bad_field");

    let thin = json!({
        "work_order_id": car.id(), "kind": "final", "items": by_list(&car, "2.5", "pass")["items"],
    });
    let weighed = shop.ask("inspector", "weigh_items", thin).expect("it is weighed");
    assert_eq!(weighed, json!({ "out": [PADS], "unreadable": [] }));
    shop.run("inspector", pass_final_inspection, read(by_list(&car, "2.5", "pass")));
    shop.run("foreman", save_inspection_list, list(1));
    let visit = car.is_in("preparing").visit();
    let report = &visit["inspections"][1];
    assert_eq!(report["lists"], json!([{ "trade": null, "edition": 1 }]));
    let limits = json!({ "unit": "mm", "least": 3_000, "most": null, "out": true });
    assert_eq!(report["items"][1]["limits"], limits, "out of its limits it was taken, and stays marked");
    let text = text_of(&shop.paper("inspector", "inspection_report", car.id()));
    for said in [PADS, "超限", "通用检验表第1版"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let lists = shop.run("manager", list_inspection_lists, AskNothing {});
    let all = lists["lists"].as_array().expect("lists");
    let of_every_car = all.iter().find(|one| one["kind"] == "final" && one["trade"].is_null());
    assert_eq!(of_every_car.expect("it is there")["edition"], 2);
}

#[test]
fn what_the_shop_named_and_is_not_in_order_is_a_finding_and_no_refusal() {
    let shop = TestShop::open_at(MORNING);
    let car = inspected(&shop);
    shop.run("foreman", save_inspection_list, list(0));
    let failing = by_list(&car, "4", "fail");
    assert_eq!(shop.refused("inspector", "pass_final_inspection", failing.clone()), "item_failed");
    shop.run("inspector", report_failed_items, read(failing.clone()));
    let visit = car.is_in("awaiting_inspection").visit();
    let finding = &visit["findings"][0];
    assert!(finding["text"].as_str().unwrap_or_default().contains("随车工具"), "{finding}");
    assert_eq!(finding["unsafe_to_drive"], false);
    let work = shop.run("inspector", get_work_asked, AskWorkAsked { work_order_id: WorkOrderId(car.id()) });
    assert_eq!(work["told"], json!(["随车工具"]));
}

fn licence(person: i64, version: i64, valid_until: Option<NaiveDate>) -> SaveDrivingLicence {
    SaveDrivingLicence {
        person_id: PersonId(person),
        version,
        may_drive: true,
        licence_number: "440306199001011234".to_owned(),
        licence_class: "C1".to_owned(),
        valid_until,
    }
}

#[test]
fn a_road_test_is_driven_by_who_may_by_a_licence_that_holds() {
    let shop = TestShop::open_at(MORNING);
    let car = inspected(&shop);
    let inspector = shop.id_of("inspector");
    assert_eq!(shop.run("foreman", list_drivers, AskNothing {})["is_kept"], false);
    shop.run("foreman", save_driving_licence, licence(shop.id_of("technician"), 0, None));
    let refused = shop.ask("inspector", "pass_final_inspection", car.final_inspection());
    let params = json!({ "name": "inspector" });
    assert_eq!(refused.expect_err("refused"), json!({ "code": "may_not_drive", "params": params }));
    let asked_work = || {
        shop.run("inspector", get_work_asked, AskWorkAsked { work_order_id: WorkOrderId(car.id()) })["road_test_lack"]
            .clone()
    };
    assert_eq!(asked_work(), "may_not_drive", "it is said before the items are checked");

    let yesterday = NaiveDate::from_ymd_opt(2026, 3, 1);
    shop.run("foreman", save_driving_licence, licence(inspector, 0, yesterday));
    let over = json!({ "code": "licence_over", "params": { "name": "inspector", "until": "2026-03-01" } });
    let refused = shop.ask("inspector", "pass_final_inspection", car.final_inspection());
    assert_eq!(refused.expect_err("refused"), over);
    let stale = request(licence(inspector, 0, None));
    assert_eq!(shop.refused("foreman", "save_driving_licence", stale), "conflict");
    let cashier = request(licence(shop.id_of("cashier"), 0, None));
    assert_eq!(shop.refused("foreman", "save_driving_licence", cashier), "bad_field");

    shop.run("foreman", save_driving_licence, licence(inspector, 1, NaiveDate::from_ymd_opt(2026, 3, 2)));
    assert_eq!(asked_work(), Value::Null);
    car.passed();
}

#[test]
fn a_car_is_driven_on_the_road_only_where_its_customer_allows_it() {
    let shop = TestShop::open_at(MORNING);
    let car = inspected(&shop);
    let allowed = |says: bool| {
        let order = car.visit()["order"].clone();
        let mut facts = order.clone();
        facts["test_drive_allowed"] = json!(says);
        let ask = json!({
            "work_order_id": car.id(), "version": order["version"], "facts": facts, "reason": "客户来电",
        });
        shop.ok("advisor", "correct_check_in", ask);
    };
    allowed(false);
    assert_eq!(
        shop.refused("inspector", "pass_final_inspection", car.final_inspection()),
        "road_test_not_allowed"
    );
    let (job, _) = car.job_at(0);
    let mut back = car.final_inspection();
    back["failed_jobs"] = json!([job]);
    back["cause"] = json!("异响仍在");
    back["remedy"] = json!("");
    back["responsible_id"] = json!(shop.id_of("technician"));
    back["hours"] = json!(50);
    assert_eq!(shop.refused("inspector", "fail_final_inspection", back), "road_test_not_allowed");
    allowed(true);
    car.passed();
}

fn mark(job: i64, version: i64, efficiency: i64, quality: i64) -> MarkJob {
    MarkJob { job_id: JobId(job), version, efficiency, quality, note: String::new() }
}

#[test]
fn the_foreman_marks_what_is_finished_and_never_the_own_work() {
    let mut shop = TestShop::open_at(MORNING);
    shop.hire("working_foreman", &["foreman", "technician"]);
    let car = repaired(&shop, "working_foreman");
    let (job, _) = car.job_at(0);
    let own = shop.ask("working_foreman", "mark_job", request(mark(job, 0, 5, 5)));
    let params = json!({ "name": "working_foreman" });
    assert_eq!(own.expect_err("refused"), json!({ "code": "own_mark", "params": params }));
    assert_eq!(shop.refused("technician", "mark_job", request(mark(job, 0, 5, 5))), "role_missing");
    assert_eq!(shop.refused("foreman", "mark_job", request(mark(job, 0, 6, 5))), "bad_field");
    shop.run("foreman", mark_job, mark(job, 0, 4, 5));
    assert_eq!(shop.refused("foreman", "mark_job", request(mark(job, 0, 1, 1))), "conflict");
    shop.run("manager", mark_job, mark(job, 1, 3, 5));
    let marks = shop.run("foreman", job_marks, asked(&car));
    assert_eq!(
        (&marks["jobs"][0]["mark"]["efficiency"], &marks["jobs"][0]["marked_by"]),
        (&json!(3), &json!("manager"))
    );
    let theirs = shop.run("working_foreman", job_marks, asked(&car));
    assert_eq!(theirs["jobs"][0]["may_mark"], false);
    // What the page of a visit tells everybody says nothing of it.
    assert!(!car.visit().to_string().contains("efficiency"));
}

fn looked(car: &Car<'_>, side: LookSide) -> ConfirmLastLook {
    ConfirmLastLook { work_order_id: WorkOrderId(car.id()), side, note: String::new() }
}

fn billed_and_paid(car: &Car<'_>) {
    for sheet in car.cleaned().billed(0, 0) {
        let owed = sheet["total"].as_i64().expect("a total");
        car.paid(&sheet, "wechat", owed, owed);
    }
}

#[test]
fn advisor_and_technician_release_a_car_together_where_the_shop_wants_it() {
    let shop = TestShop::open_at(MORNING);
    let car = inspected(&shop);
    let early = request(looked(&car, LookSide::Advisor));
    assert_eq!(shop.refused("advisor", "confirm_last_look", early.clone()), "last_look_not_now");
    car.passed();
    assert_eq!(
        shop.refused("advisor", "confirm_last_look", early),
        "last_look_not_now",
        "nobody asks for it"
    );
    sets(&shop, |settings| settings.last_look = true);
    billed_and_paid(&car);
    let open = |seat: &str| shop.run(seat, get_last_look, asked(&car));
    assert_eq!(open("technician")["yours"], json!(["technician"]));
    let kept = shop.ask("advisor", "deliver", car.delivery()).expect_err("nobody looked");
    assert_eq!(kept["params"]["missing"], json!([{ "what": "last_look", "count": 2 }]));
    let advisors = request(looked(&car, LookSide::Advisor));
    assert_eq!(shop.refused("technician", "confirm_last_look", advisors), "role_missing");
    shop.run("technician", confirm_last_look, looked(&car, LookSide::Technician));
    let again = request(looked(&car, LookSide::Technician));
    assert_eq!(shop.refused("second_technician", "confirm_last_look", again), "last_look_not_now");
    assert_eq!(shop.refused("advisor", "deliver", car.delivery()), "still_missing");
    shop.run("advisor", confirm_last_look, looked(&car, LookSide::Advisor));
    assert_eq!(open("advisor")["open"], json!([]));
    car.delivered();
}

#[test]
fn the_figures_tell_how_often_cars_stayed_mended_and_how_the_work_was_marked() {
    let shop = TestShop::open_at(MORNING);
    let car = inspected(&shop);
    let (job, _) = car.job_at(0);
    shop.run("foreman", mark_job, mark(job, 0, 4, 5));
    car.passed();
    billed_and_paid(&car);
    car.delivered();

    let again = shop.car("王海", "13800138001", "粤B66666");
    again.walks_in("repair", "异响").checked_in(12_000).with_line(labour("更换前制动片", 100));
    again.estimate_issued();
    again.authorised(&[]).assigned_to("technician").released().repaired_by("technician");
    again.self_inspected("technician");
    let (failed, _) = again.job_at(0);
    again.final_inspection_fails(failed, "力矩不到位", "technician");
    again.repaired_by("technician").self_inspected("technician").passed();
    billed_and_paid(&again);
    again.delivered();

    let days = |from: &str, to: &str| AskWorkmanship { from: read(json!(from)), to: read(json!(to)) };
    let told = shop.run("manager", workmanship_figures, days("2026-03-01", "2026-03-31"));
    let half = json!({ "visits": 2, "first_time": 1, "not_over": 1, "rate": 5_000 });
    assert_eq!(told["shop"], half);
    let technician = &told["technicians"][0];
    assert_eq!(technician["person_id"], shop.id_of("technician"));
    assert_eq!(technician["fixed"], half);
    let marks = (&technician["marked"], &technician["efficiency"], &technician["quality"]);
    assert_eq!(marks, (&json!(1), &json!(400), &json!(500)));
    let before = shop.run("foreman", workmanship_figures, days("2026-02-01", "2026-02-28"));
    assert_eq!(before["shop"]["rate"], Value::Null);
    assert_eq!(
        shop.refused("technician", "workmanship_figures", request(days("2026-03-01", "2026-03-31"))),
        "role_missing"
    );
    assert_eq!(
        shop.refused("manager", "workmanship_figures", request(days("2026-03-02", "2026-03-01"))),
        "bad_field"
    );
}
