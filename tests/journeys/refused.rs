//! The customer does not accept the car: the work is done again at no charge,
//! and the delivery that came to nothing stays on record.

use serde_json::{Value, json};
use shop_tests::papers::text_of;
use shop_tests::visit::{figures, labour};
use shop_tests::{Car, TestShop};

const MONDAY: &str = "2026-03-02T08:30";
const WORDS: &str = "刹车还是有异响";

/// The work done, inspected, cleaned and billed.
fn billed(shop: &TestShop) -> (Car<'_>, Value) {
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车有异响").checked_in(30_000).with_line(labour("更换前刹车片", 100));
    car.with_line(labour("更换机油", 50));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released().repaired_by("technician");
    car.self_inspected("technician").passed().cleaned();
    let sheet = car.billed(0, 0)[0].clone();
    (car, sheet)
}

fn paid(shop: &TestShop) -> (Car<'_>, Value) {
    let (car, sheet) = billed(shop);
    car.paid(&sheet, "wechat", 18_000, 18_000);
    car.is_in("ready_for_delivery");
    (car, sheet)
}

fn refusal(car: &Car, jobs: &[usize]) -> Value {
    let jobs: Vec<i64> = jobs.iter().map(|number| car.job_at(*number).0).collect();
    json!({ "work_order_id": car.id(), "version": car.version(), "refused_by": "张先生", "reason": WORDS,
            "failed_jobs": jobs, "remedy": "", "responsible_id": car.shop.id_of("technician"), "hours": 50 })
}

fn done_again<'a>(car: &'a Car<'a>) -> &'a Car<'a> {
    car.repaired_by("technician").self_inspected("technician").passed()
}

fn ready_again(car: &Car) {
    let about = json!({ "work_order_id": car.id() });
    assert_eq!(car.shop.refused("cashier", "complete_preparation", about.clone()), "still_missing");
    car.cleaned();
    car.shop.ok("cashier", "complete_preparation", about);
}

fn money(car: &Car) -> Value {
    let visit = car.visit();
    json!([visit["settlements"], visit["payments"], visit["credits"]])
}

#[test]
fn a_paid_car_nobody_accepts_is_put_right_at_no_charge_and_delivered_at_last() {
    let shop = TestShop::open_at(MONDAY);
    let (car, sheet) = paid(&shop);
    let report = text_of(&shop.paper("inspector", "inspection_report", car.id()));
    let before = money(&car);
    shop.ok("advisor", "refuse_delivery", refusal(&car, &[0]));

    let visit = car.is_in("in_repair").visit();
    assert_eq!(money(&car), before, "what was billed and paid stands");
    let refused = &visit["refused_deliveries"][0];
    assert_eq!((&refused["attempt"], &refused["reason"]), (&json!(1), &json!(WORDS)));
    assert_eq!(refused["failed_jobs"], json!([car.job_at(0).0]));
    assert_eq!(
        (&refused["mileage_out_km"], &visit["order"]["mileage_out_km"]),
        (&json!(30_000), &Value::Null)
    );
    assert_eq!(visit["reworks"][0]["refused_delivery_id"], refused["id"]);
    assert_eq!(visit["preparation"]["done"], json!([]), "it is washed again");
    let again = &visit["jobs"][2];
    assert_eq!(
        (&again["attempt"], &again["state"], &again["planned_minutes"]),
        (&json!(2), &json!("waiting"), &json!(30))
    );
    assert_eq!(visit["jobs"].as_array().map(Vec::len), Some(3), "the other job is not touched");
    let step = visit["steps"].as_array().and_then(|steps| steps.last()).expect("a step");
    assert_eq!((&step["action"], &step["note"]), (&json!("refuse_delivery"), &json!(WORDS)));
    let card = &shop.ok("technician", "technician_home", json!({}))["jobs"][0];
    assert_eq!((&card["rework_cause"], &card["refused_delivery_id"]), (&json!(WORDS), &refused["id"]));

    // The report that passed prints as it was signed, and no rework stands on it.
    let now = text_of(&shop.paper("inspector", "inspection_report", car.id()));
    assert_eq!(now, report);

    // Nothing is added to what they pay.
    let line = |figures: Value| json!({ "work_order_id": car.id(), "figures": figures, "finding_id": null, "walk_around_code": null });
    assert_eq!(shop.refused("manager", "add_line", line(labour("打磨制动盘", 100))), "rework_is_free");
    // Nor is the manager asked for what a yes could not do.
    let mut cheap = labour("打磨制动盘", 100);
    cheap["discount_rate"] = json!(5_000);
    let action = json!({ "what": "add_line", "ask": line(cheap) });
    let asked = json!({ "action": action, "note": "老客户" });
    assert_eq!(shop.refused("advisor", "request_approval", asked), "rework_is_free");
    // Not from what they paid for before, either.
    let oil = json!({ "times": 3, "amount": 0, "item": null, "kind": "part", "code": "", "name": "机油保养", "unit": "次",
                      "quantity": 1000, "hours": 0, "unit_price": 30_000, "tax_rate": 1300 });
    let amount = json!({ "times": 0, "amount": 50_000, "item": null, "kind": "other", "code": "", "name": "养护金", "unit": "",
                         "quantity": 0, "hours": 0, "unit_price": 0, "tax_rate": 0 });
    let package = json!({ "id": null, "version": 0, "name": "保养卡", "price": 60_000, "package_items": [oil, amount],
                          "valid_months": 12, "valid_km": null, "vehicle_bound": false, "active": true });
    shop.ok("manager", "save_package", package);
    let parts = json!([{ "means": "card", "amount": 60_000, "tendered": 60_000 }]);
    let sale = json!({ "service_package_id": 1, "version": 1, "customer_id": car.customer_id, "vehicle_id": null,
                       "start_km": null, "parts": parts });
    shop.ok("cashier", "sell_contract", sale);
    let draw = json!({ "work_order_id": car.id(), "service_contract_id": 1, "position": 0, "times": 1 });
    assert_eq!(shop.refused("manager", "draw_from_contract", draw), "rework_is_free");
    let told = shop.ok("manager", "visit_contracts", json!({ "work_order_id": car.id() }));
    assert_eq!(told["may_draw"], false, "nobody is offered it");
    let own = figures(
        "labour",
        "打磨制动盘",
        json!({ "category": "internal", "payer": "shop", "hours": 50, "unit_price": 12_000 }),
    );
    let mut dearer = own.clone();
    let own = shop.ok("manager", "add_line", line(own))["line"].clone();
    dearer["category"] = json!("paid");
    dearer["payer"] = json!("customer");
    let change = json!({ "line_id": own["id"], "version": own["version"], "figures": dearer });
    assert_eq!(shop.refused("manager", "change_line", change), "rework_is_free");
    shop.ok("manager", "remove_line", json!({ "line_id": own["id"], "version": own["version"] }));

    assert_eq!(shop.refused("advisor", "deliver", car.delivery()), "wrong_stage", "no door is skipped");
    done_again(&car);
    ready_again(&car);
    car.is_in("ready_for_delivery").delivered();
    assert_eq!(money(&car)[0][0]["received"], 18_000);
    let paper = text_of(&shop.paper("advisor", "settlement_sheet", sheet["id"].as_i64().expect("an id")));
    assert!(paper.contains("第1次交车，张先生未接收"), "{paper}");
    assert!(paper.contains("免费返工：更换前刹车片（返工后检验合格）"), "{paper}");
    let report = text_of(&shop.paper("inspector", "inspection_report", car.id()));
    assert!(report.contains(WORDS), "{report}");

    let office = shop.ok("manager", "manager_home", json!({}));
    assert_eq!((&office["reworks_month"], &office["refused_month"]), (&json!(1), &json!(1)));
}

#[test]
fn a_car_that_is_refused_before_it_is_paid_and_once_more_after_is_paid_once() {
    let shop = TestShop::open_at(MONDAY);
    let (car, sheet) = billed(&shop);
    car.is_in("awaiting_settlement");
    shop.ok("manager", "refuse_delivery", refusal(&car, &[0, 1]));
    done_again(&car);
    ready_again(&car);
    car.is_in("awaiting_settlement").paid(&sheet, "cash", 18_000, 18_000);
    let newest = car.jobs().len() - 1;
    assert_eq!(
        shop.refused("advisor", "refuse_delivery", refusal(&car, &[0])),
        "bad_field",
        "a try that is over"
    );
    shop.ok("advisor", "refuse_delivery", refusal(&car, &[newest]));
    let visit = car.is_in("in_repair").visit();
    let attempts: Vec<&Value> = visit["refused_deliveries"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|refused| &refused["attempt"])
        .collect();
    assert_eq!(attempts, [&json!(1), &json!(2)]);
    assert_eq!(visit["jobs"][newest + 1]["attempt"], 3);
    done_again(&car);
    ready_again(&car);
    car.is_in("ready_for_delivery").delivered();
    assert_eq!((car.sheets().len(), car.owed(&sheet)), (1, 0));
    let paper = text_of(&shop.paper("advisor", "settlement_sheet", sheet["id"].as_i64().expect("an id")));
    assert!(paper.contains("第1次交车") && paper.contains("第2次交车"), "{paper}");
}

#[test]
fn what_is_wrong_with_a_refusal_is_named_and_nothing_of_it_is_written() {
    let shop = TestShop::open_at(MONDAY);
    let (car, sheet) = billed(&shop);
    let other = shop.car("李国强", "13900139000", "粤B54321");
    other.walks_in("repair", "保养").checked_in(10_000);
    assert_eq!(
        shop.refused("advisor", "refuse_delivery", {
            let mut early = refusal(&car, &[0]);
            early["work_order_id"] = json!(other.id());
            early["version"] = json!(other.version());
            early
        }),
        "wrong_stage"
    );
    let whole = refusal(&car, &[0]);
    for (field, value) in [
        ("failed_jobs", json!([])),
        ("failed_jobs", json!([999])),
        ("failed_jobs", json!([car.job_at(0).0, car.job_at(0).0])),
        ("reason", json!("  ")),
        ("refused_by", json!("")),
        ("responsible_id", json!(shop.id_of("advisor"))),
        ("hours", json!(-1)),
    ] {
        let mut ask = whole.clone();
        ask[field] = value.clone();
        assert_eq!(shop.refused("advisor", "refuse_delivery", ask), "bad_field", "{field} {value}");
    }
    for seat in ["technician", "inspector", "cashier", "foreman"] {
        assert_eq!(shop.refused(seat, "refuse_delivery", whole.clone()), "role_missing");
    }
    let visit = car.is_in("awaiting_settlement").visit();
    assert_eq!((&visit["refused_deliveries"], &visit["reworks"]), (&json!([]), &json!([])));

    // Twice the same key is once; another station's page is stale.
    let first = shop.ask_with_key("advisor", "refuse_delivery", whole.clone(), "refused-twice-1");
    assert_eq!(shop.ask_with_key("advisor", "refuse_delivery", whole.clone(), "refused-twice-1"), first);
    assert_eq!(shop.refused("manager", "refuse_delivery", whole), "wrong_stage");
    assert_eq!(car.visit()["refused_deliveries"].as_array().map(Vec::len), Some(1));

    done_again(&car);
    ready_again(&car);
    let stale = refusal(&car, &[2]);
    car.paid(&sheet, "cash", 18_000, 18_000);
    assert_eq!(shop.refused("advisor", "refuse_delivery", stale), "conflict", "it was paid meanwhile");
    car.delivered();
    assert_eq!(shop.refused("advisor", "refuse_delivery", refusal(&car, &[2])), "wrong_stage");
}

#[test]
fn a_sheet_that_is_taken_back_after_the_rework_may_be_made_anew() {
    let shop = TestShop::open_at(MONDAY);
    let (car, sheet) = paid(&shop);
    shop.ok("advisor", "refuse_delivery", refusal(&car, &[0]));
    done_again(&car);
    assert_eq!(car.visit()["charges_nothing_more"], true);
    shop.later(1);
    shop.ok("manager", "void_settlement", json!({ "settlement_id": sheet["id"], "reason": "少收一项" }));
    assert_eq!(car.visit()["charges_nothing_more"], false);
    car.with_line(figures("other", "洗车", json!({ "unit_price": 2_000 })));
}

#[test]
fn another_advisor_answers_for_the_visit_and_the_kind_is_another_and_papers_say_so() {
    let mut shop = TestShop::open_at(MONDAY);
    let second = shop.hire("second_advisor", &["advisor"]);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("maintenance", "保养").checked_in(30_000).with_line(labour("大修发动机", 100));
    let ask = |to: i64| json!({ "work_order_id": car.id(), "version": car.version(), "advisor_id": to, "reason": "下班交接" });
    let other = shop.ask("second_advisor", "reassign_advisor", ask(second)).expect_err("refused");
    assert_eq!(
        (&other["code"], &other["params"]["missing"][0]["what"]),
        (&json!("still_missing"), &json!("own_visit"))
    );
    assert_eq!(shop.refused("technician", "reassign_advisor", ask(second)), "role_missing");
    assert_eq!(shop.refused("advisor", "reassign_advisor", ask(shop.id_of("technician"))), "bad_field");
    assert_eq!(shop.refused("advisor", "reassign_advisor", ask(shop.id_of("advisor"))), "nothing_corrected");
    let stale = ask(second);
    shop.ok("advisor", "reassign_advisor", ask(second));
    assert_eq!(shop.refused("manager", "reassign_advisor", stale), "conflict");
    let visit = car.visit();
    assert_eq!(visit["order"]["advisor_id"], second);
    assert_eq!(visit["corrections"][0]["facts"][0]["after"], "second_advisor");

    let visit = car.visit();
    let mut facts: Value = json!({});
    for field in [
        "customer_id",
        "repair_kind",
        "symptom",
        "brought_by_name",
        "brought_by_phone",
        "arrival",
        "mileage_km",
        "fuel_percent",
        "old_parts",
        "wash_wanted",
        "test_drive_allowed",
        "promised_at",
        "bay_id",
        "certificate_number",
    ] {
        facts[field] = visit["order"][field].clone();
    }
    facts["repair_kind"] = json!("assembly");
    let kind = json!({ "work_order_id": car.id(), "version": car.version(), "facts": facts, "reason": "拆检后需大修" });
    shop.ok("second_advisor", "correct_check_in", kind);

    car.estimate_issued();
    car.authorised(&[])
        .assigned_to("technician")
        .released()
        .repaired_by("technician")
        .self_inspected("technician");
    let mut pass = car.final_inspection();
    pass["certificate_number"] = json!("粤检 7");
    shop.ok("inspector", "pass_final_inspection", pass);
    car.cleaned();
    let sheet = car.billed(0, 0)[0].clone();
    let paper = text_of(&shop.paper("advisor", "settlement_sheet", sheet["id"].as_i64().expect("an id")));
    assert!(paper.contains("服务顾问由advisor改为second_advisor") || paper.contains("服务顾问由"), "{paper}");
    assert!(paper.contains("维修类别由") && paper.contains("拆检后需大修"), "{paper}");
    assert!(paper.contains("20000公里或100天"), "{paper}");
}
