//! 保修鉴定: what comes back is free by rule, a maker's is the maker's to pay, and what is neither is told so.

use crate::photos::taken;
use domain::ids::{JobId, LineId, PersonId, PhotoId};
use domain::job::PauseReason;
use domain::list_filter::ListFilter;
use domain::photo::{PhotoDrawing, PhotoKind};
use domain::warranty_judgement::{JudgementTyped, WarrantyVerdict};
use features::claims::old_parts::parts_to_tag;
use features::homes::{advisor_home, comeback_figures, foreman_home};
use features::listing::orders::{AskWorkOrders, list_work_orders};
use features::photos::commands::{DrawOnPhoto, RemovePhoto, draw_on_photo, list_photos, remove_photo};
use features::visit::course::cancel_visit;
use features::visit::lines::judged::{AskWarrantyGrounds, JudgeWarranty, judge_warranty, warranty_grounds};
use features::visit::lines::{change_line, remove_line};
use features::visit::workshop::{MoveJob, PauseJob, StartJob, move_job, pause_job, resume_job};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_visit::{asked, called_off, changed, line, removed};
use shop_tests::photos::picture;
use shop_tests::typed::{field, request};
use shop_tests::visit::{figures, labour};
use shop_tests::{Car, MORNING, TestShop};

const PADS: &str = "更换前减震胶套";
const DAY: i64 = 24 * 60;

/// The front pads were changed, and the car is gone.
fn pads_changed(car: &Car<'_>) -> i64 {
    car.walks_in("repair", "刹车异响").checked_in(30_000);
    let done = car.with_line(labour(PADS, 100));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released().repaired_by("technician");
    for sheet in car.self_inspected("technician").passed().cleaned().billed(0, 0) {
        let owed = sheet["total"].as_i64().expect("a total");
        car.paid(&sheet, "wechat", owed, owed);
    }
    car.delivered();
    done
}

fn grounds(car: &Car<'_>, id: i64) -> Value {
    car.shop.run("advisor", warranty_grounds, AskWarrantyGrounds { line_id: LineId(id) })
}

fn typed(verdict: WarrantyVerdict) -> JudgementTyped {
    JudgementTyped {
        verdict,
        reason: "三天前才换".to_owned(),
        evidence: "新片偏磨".to_owned(),
        photos: Vec::new(),
        fault_code: String::new(),
        payer_name: String::new(),
        claim_number: String::new(),
        earlier_line_id: None,
        responsible_id: None,
        told: String::new(),
    }
}

fn comeback(done: i64) -> JudgementTyped {
    JudgementTyped { earlier_line_id: Some(LineId(done)), ..typed(WarrantyVerdict::Comeback) }
}

fn judging(car: &Car<'_>, id: i64, typed: JudgementTyped) -> JudgeWarranty {
    JudgeWarranty { line_id: LineId(id), version: field(&line(car, id), "version"), typed, approval: None }
}

fn judged(car: &Car<'_>, id: i64, typed: JudgementTyped) -> Value {
    car.shop.run("advisor", judge_warranty, judging(car, id, typed))["line"].clone()
}

fn refused(car: &Car<'_>, id: i64, typed: JudgementTyped) -> Value {
    let ask = request(judging(car, id, typed));
    car.shop.ask("advisor", "judge_warranty", ask).expect_err("it is refused")
}

#[test]
fn what_comes_back_within_its_warranty_is_free_by_rule_and_names_who_did_it() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    let done = pads_changed(&car);
    let (first, first_number) = (car.id(), car.visit()["order"]["number"].clone());
    shop.later(3 * DAY);
    car.walks_in("repair", "刹车又响").checked_in(30_500);
    let again = car.with_line(labour(PADS, 100));
    let earlier = grounds(&car, again)["earlier"][0].clone();
    assert_eq!((&earlier["line_id"], &earlier["number"]), (&json!(done), &first_number));
    assert_eq!((&earlier["is_same"], &earlier["is_free"]), (&json!(true), &json!(true)));
    let technician = shop.id_of("technician");
    assert_eq!(earlier["hands"][0]["id"], technician);

    let nobodys = JudgementTyped { responsible_id: Some(PersonId(shop.id_of("cashier"))), ..comeback(done) };
    assert_eq!(refused(&car, again, nobodys)["params"]["field"], "responsible_id", "who did not do it");
    let theirs = JudgementTyped { responsible_id: Some(PersonId(technician)), ..comeback(done) };
    let free = judged(&car, again, theirs);
    assert_eq!((&free["category"], &free["payer"]), (&json!("free"), &json!("shop")));
    let told = car.visit()["judged"][0].clone();
    assert_eq!((&told["line_id"], &told["earlier_number"]), (&json!(again), &first_number));
    assert_eq!(told["judgement"]["responsible_id"], technician);

    // It was done once and is free once, and no more of it than was done.
    let twice = car.with_line(labour(PADS, 100));
    assert_eq!(refused(&car, twice, comeback(done))["code"], "shop_cost_by_manager");
    shop.run("advisor", remove_line, removed(&line(&car, again)));
    assert_eq!(car.visit()["judged"], json!([]), "a draft that goes leaves nothing behind");
    let longer = car.with_line(labour(PADS, 200));
    assert_eq!(refused(&car, longer, comeback(done))["code"], "shop_cost_by_manager");
    let another = car.with_line(labour("更换后减震胶套", 100));
    assert_eq!(refused(&car, another, comeback(done))["code"], "shop_cost_by_manager");
    let granted = judging(&car, another, comeback(done));
    assert_eq!(shop.run("manager", judge_warranty, granted)["line"]["payer"], "shop");

    let number = car.visit()["order"]["number"].clone();
    car.order.set(first);
    let back = car.visit()["came_back"][0].clone();
    assert_eq!((&back["line_id"], &back["number"]), (&json!(done), &number));
}

#[test]
fn who_pays_a_judged_line_is_judged_anew_and_not_typed() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    let done = pads_changed(&car);
    shop.later(3 * DAY);
    car.walks_in("repair", "刹车又响").checked_in(30_500);
    let again = car.with_line(labour(PADS, 100));
    judged(&car, again, comeback(done));
    let paid = request(changed(&car, again, &labour(PADS, 100)));
    assert_eq!(shop.refused("advisor", "change_line", paid), "line_is_judged");
    let silent = typed(WarrantyVerdict::Outside);
    assert_eq!(refused(&car, again, silent.clone())["params"]["field"], "told", "nobody heard of it");
    let outside = JudgementTyped { told: "张小芳".to_owned(), ..silent };
    assert_eq!(judged(&car, again, outside)["payer"], "customer");
    assert_eq!(car.visit()["judged"].as_array().map(Vec::len), Some(1), "a line is judged once");
    shop.run("advisor", change_line, changed(&car, again, &labour(PADS, 50)));
    car.estimate_issued();
    assert_eq!(refused(&car, again, comeback(done))["code"], "line_fixed", "the customer is asked just now");
}

#[test]
fn what_is_free_by_rule_grows_only_by_the_managers_word() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    let done = pads_changed(&car);
    shop.later(3 * DAY);
    car.walks_in("repair", "刹车又响").checked_in(30_500);
    let dear = figures("labour", PADS, json!({ "hours": 100, "unit_price": 24_000, "unit": "工时" }));
    let again = car.with_line(dear);
    judged(&car, again, comeback(done));
    let free = |hours: i64, price: i64| {
        let fields = json!({
            "hours": hours, "unit_price": price, "unit": "工时", "category": "free", "payer": "shop",
        });
        figures("labour", PADS, fields)
    };
    let twice = request(changed(&car, again, &free(200, 12_000)));
    assert_eq!(shop.refused("advisor", "change_line", twice), "shop_cost_by_manager", "for the same money");
    shop.run("advisor", change_line, changed(&car, again, &free(50, 24_000)));
}

#[test]
fn the_day_the_car_came_back_decides_and_a_day_later_is_too_late() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    let done = pads_changed(&car);
    // The rule's ten days.
    shop.later(10 * DAY);
    car.walks_in("repair", "刹车又响").checked_in(30_500);
    let again = car.with_line(labour(PADS, 100));
    shop.later(5 * DAY);
    assert_eq!(judged(&car, again, comeback(done))["payer"], "shop", "what waits here loses nothing");

    let late = shop.car("李国强", "13900139000", "粤B54321");
    let done = pads_changed(&late);
    shop.later(11 * DAY);
    late.walks_in("repair", "刹车又响").checked_in(30_500);
    let again = late.with_line(labour(PADS, 100));
    assert_eq!(grounds(&late, again)["earlier"], json!([]));
    let over = refused(&late, again, comeback(done));
    assert_eq!((&over["code"], &over["params"]["name"]), (&json!("warranty_over"), &json!(PADS)));
    let others = car.visit()["lines"][0]["id"].as_i64().expect("a line");
    assert_eq!(refused(&late, again, comeback(others))["params"]["field"], "earlier_line_id");
}

#[test]
fn what_the_maker_answers_for_is_the_makers_to_pay_and_its_claim_begins_there() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "漏水").checked_in(5_000);
    let pump = car.with_line(figures("part", "水泵", json!({ "unit_price": 46_000, "unit": "个" })));
    assert_eq!(grounds(&car, pump)["maker"], Value::Null);
    let typed_so = json!({ "unit_price": 46_000, "unit": "个", "category": "free", "payer": "manufacturer", "payer_name": "福特" });
    shop.run("advisor", change_line, changed(&car, pump, &figures("part", "水泵", typed_so)));
    assert_eq!(car.visit()["unjudged_lines"], json!([pump]), "whoever types the maker has judged nothing");
    let named = JudgementTyped {
        payer_name: "福特".to_owned(),
        fault_code: "P0117".to_owned(),
        ..typed(WarrantyVerdict::Maker)
    };
    let unnamed = JudgementTyped { payer_name: String::new(), ..named.clone() };
    assert_eq!(refused(&car, pump, unnamed)["params"]["field"], "payer_name");
    let unshown = JudgementTyped { evidence: " ".to_owned(), ..named.clone() };
    assert_eq!(refused(&car, pump, unshown)["params"]["field"], "evidence");
    let paid = judged(&car, pump, named);
    assert_eq!((&paid["payer"], &paid["payer_name"]), (&json!("manufacturer"), &json!("福特")));
    assert_eq!(car.visit()["unjudged_lines"], json!([]));
    car.estimate_issued();
    car.authorised(&[]);
    let tags = shop.run("manager", parts_to_tag, AskNothing {});
    assert_eq!(tags["parts"][0]["fault_code"], "P0117");
}

#[test]
fn a_photo_that_shows_why_the_maker_pays_stays_while_they_do() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "漏水").checked_in(5_000);
    let pump = car.with_line(figures("part", "水泵", json!({ "unit_price": 46_000, "unit": "个" })));
    let [shown, beside] = [3, 4].map(|number| {
        PhotoId(taken(&car, "advisor", PhotoKind::Part, |photo| photo.content = picture(number)))
    });
    let by = |photos: Vec<PhotoId>| JudgementTyped {
        payer_name: "福特".to_owned(),
        evidence: String::new(),
        photos,
        ..typed(WarrantyVerdict::Maker)
    };
    assert_eq!(refused(&car, pump, by(Vec::new()))["params"]["field"], "evidence", "nothing shows it");
    let other = shop.car("李国强", "13900139000", "粤B54321");
    other.walks_in("repair", "").checked_in(10_000);
    let theirs = PhotoId(taken(&other, "advisor", PhotoKind::Part, |_| ()));
    assert_eq!(refused(&car, pump, by(vec![shown, theirs]))["params"]["field"], "photos", "another car's");
    judged(&car, pump, by(vec![shown, shown]));
    assert_eq!(car.visit()["judged"][0]["judgement"]["photos"], json!([shown]));

    let off = |id: PhotoId| RemovePhoto { id, version: 1, reason: "拍糊了".to_owned() };
    let kept = shop.ask("advisor", "remove_photo", request(off(shown))).expect_err("it is evidence");
    let evidence = (json!("photo_is_evidence"), json!("水泵"));
    assert_eq!((kept["code"].clone(), kept["params"]["name"].clone()), evidence);
    let turned = |id: PhotoId| {
        let drawing = PhotoDrawing { quarter_turns: 1, marks: Vec::new(), caption: "漏水处".to_owned() };
        DrawOnPhoto { id, version: 1, drawing }
    };
    let kept = shop.ask("advisor", "draw_on_photo", request(turned(shown))).expect_err("nor is it turned");
    assert_eq!((kept["code"].clone(), kept["params"]["name"].clone()), evidence);
    let told = |at: usize| {
        let row = shop.run("advisor", list_photos, asked(&car))["photos"][at].clone();
        (row["may_change"].clone(), row["evidence_of"].clone())
    };
    assert_eq!(told(0), (json!(false), json!("水泵")), "whoever looks at it is told beforehand");
    assert_eq!(told(1), (json!(true), json!("")));
    shop.run("advisor", remove_photo, off(beside));
    assert_eq!(refused(&car, pump, by(vec![beside]))["params"]["field"], "photos", "it was taken off");
    let outside = JudgementTyped { told: "张小芳".to_owned(), ..typed(WarrantyVerdict::Outside) };
    judged(&car, pump, outside);
    assert_eq!(told(0), (json!(true), json!("")));
    shop.run("advisor", draw_on_photo, turned(shown));
    shop.run("advisor", remove_photo, RemovePhoto { version: 2, ..off(shown) });
}

#[test]
fn a_comeback_is_marked_wherever_its_car_is_listed_and_counted_to_whose_work_it_was() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    let done = pads_changed(&car);
    pads_changed(&shop.car("李国强", "13900139000", "粤B54321"));
    shop.later(3 * DAY);
    car.walks_in("repair", "刹车又响").checked_in(30_500);
    let again = car.with_line(labour(PADS, 100));
    let listed = || {
        let filter = ListFilter { comeback: true, ..ListFilter::default() };
        shop.run("advisor", list_work_orders, AskWorkOrders { filter, after: None })["rows"].clone()
    };
    let figures = || shop.run("manager", comeback_figures, AskNothing {});
    assert_eq!(listed(), json!([]), "nobody judged it yet");
    assert_eq!((&figures()["delivered"], &figures()["rate"]), (&json!(2), &json!(0)));

    let technician = shop.id_of("technician");
    judged(&car, again, JudgementTyped { responsible_id: Some(PersonId(technician)), ..comeback(done) });
    assert_eq!(listed()[0]["id"], car.id());
    assert_eq!(listed()[0]["comeback_lines"], 1);
    let in_shop = shop.run("advisor", advisor_home, AskNothing {})["in_shop"].clone();
    let queued = in_shop.as_array().into_iter().flatten().find(|row| row["work_order_id"] == car.id());
    assert_eq!(queued.map(|row| row["comeback_lines"].clone()), Some(json!(1)));
    let told = figures();
    assert_eq!((&told["came_back"], &told["rate"]), (&json!(1), &json!(5_000)));
    let hand = told["hands"][0].clone();
    assert_eq!((&hand["person_id"], &hand["visits"]), (&json!(technician), &json!(2)));
    assert_eq!((&hand["came_back"], &hand["rate"]), (&json!(1), &json!(5_000)));

    car.estimate_issued();
    car.authorised(&[]);
    let waiting = shop.run("foreman", foreman_home, AskNothing {})["unassigned"].clone();
    assert_eq!(waiting[0]["comeback_lines"], 1, "the board says so too");
}

#[test]
fn a_visit_that_was_called_off_brought_nothing_back() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    let done = pads_changed(&car);
    shop.later(3 * DAY);
    car.walks_in("repair", "刹车又响").checked_in(30_500);
    let again = car.with_line(labour(PADS, 100));
    let technician = shop.id_of("technician");
    judged(&car, again, JudgementTyped { responsible_id: Some(PersonId(technician)), ..comeback(done) });
    let counted = || {
        let told = shop.run("manager", comeback_figures, AskNothing {});
        let hand = told["hands"][0].clone();
        json!([told["delivered"], told["came_back"], hand["person_id"], hand["came_back"]])
    };
    assert_eq!(counted(), json!([1, 1, technician, 1]));
    shop.run("manager", cancel_visit, called_off(&car, "客户改去别处"));
    assert_eq!(counted(), json!([1, 0, technician, 0]));
}

#[test]
fn who_began_it_and_gave_it_over_had_a_hand_in_it_as_well() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    let (li, wang) = (shop.id_of("technician"), shop.id_of("second_technician"));
    car.walks_in("repair", "刹车异响").checked_in(30_000);
    let done = car.with_line(labour(PADS, 100));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released().starts("technician", 0);
    shop.later(20);
    let at = || {
        let (id, version) = car.job_at(0);
        (JobId(id), version)
    };
    let (job_id, version) = at();
    shop.run("technician", pause_job, PauseJob { job_id, version, reason: PauseReason::EndOfDay });
    let (job_id, version) = at();
    let planned_start = shop.clock.time(0);
    let over = MoveJob { job_id, version, from: Some(PersonId(li)), to: PersonId(wang), planned_start };
    shop.run("foreman", move_job, over);
    let (job_id, version) = at();
    shop.run("second_technician", resume_job, StartJob { job_id, version });
    shop.later(20);
    car.finishes("second_technician", 0);
    for sheet in car.self_inspected("second_technician").passed().cleaned().billed(0, 0) {
        let owed = sheet["total"].as_i64().expect("a total");
        car.paid(&sheet, "wechat", owed, owed);
    }
    car.delivered();

    shop.later(3 * DAY);
    car.walks_in("repair", "刹车又响").checked_in(30_500);
    let again = car.with_line(labour(PADS, 100));
    let hands = grounds(&car, again)["earlier"][0]["hands"].clone();
    let ids: Vec<&Value> = hands.as_array().into_iter().flatten().map(|hand| &hand["id"]).collect();
    assert_eq!(ids, [&json!(wang), &json!(li)]);
    judged(&car, again, JudgementTyped { responsible_id: Some(PersonId(li)), ..comeback(done) });
    let told = shop.run("manager", comeback_figures, AskNothing {})["hands"].clone();
    assert_eq!((&told[0]["person_id"], &told[0]["came_back"]), (&json!(li), &json!(1)));
    assert_eq!((&told[1]["person_id"], &told[1]["came_back"]), (&json!(wang), &json!(0)));
}
