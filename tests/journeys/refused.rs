//! The customer does not accept the car: the work is done again at no charge,
//! and the delivery that came to nothing stays on record.

use domain::ids::{JobId, PersonId, WorkOrderId};
use domain::line::LineKind;
use domain::money::{Hours, Money, Quantity, Rate};
use domain::service_package::PackageItem;
use domain::settlement::PaymentMeans;
use domain::tax::PriceBasis;
use domain::warranty::RepairKind;
use features::homes::{manager_home, technician_home};
use features::packages::contracts::{AskVisitContracts, visit_contracts};
use features::packages::offers::save_package;
use features::till;
use features::till::approvals::{RequestApproval, RequestedAction};
use features::visit::advisor::{ReassignAdvisor, reassign_advisor};
use features::visit::check_in::correct_check_in;
use features::visit::inspections::{PassFinalInspection, pass_final_inspection};
use features::visit::lines;
use features::visit::refused::{RefuseDelivery, refuse_delivery};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_visit::{
    added, changed, drawn_once, moved_on, oil_card, oil_card_sold, put_right, removed, voided,
};
use shop_tests::papers::text_of;
use shop_tests::typed::{read, request};
use shop_tests::visit::{figures, labour};
use shop_tests::{Car, MORNING, TestShop};

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

fn refusal(car: &Car, jobs: &[usize]) -> RefuseDelivery {
    RefuseDelivery {
        work_order_id: WorkOrderId(car.id()),
        version: car.version(),
        refused_by: "张先生".to_owned(),
        reason: WORDS.to_owned(),
        failed_jobs: jobs.iter().map(|number| JobId(car.job_at(*number).0)).collect(),
        remedy: String::new(),
        responsible_id: PersonId(car.shop.id_of("technician")),
        hours: Hours(50),
    }
}

fn done_again<'a>(car: &'a Car<'a>) -> &'a Car<'a> {
    car.repaired_by("technician").self_inspected("technician").passed()
}

fn ready_again(car: &Car) {
    let early = request(moved_on(car));
    assert_eq!(car.shop.refused("cashier", "complete_preparation", early), "still_missing");
    car.cleaned();
    car.shop.run("cashier", till::complete_preparation, moved_on(car));
}

fn money(car: &Car) -> Value {
    let visit = car.visit();
    json!([visit["settlements"], visit["payments"], visit["credits"]])
}

#[test]
fn a_paid_car_nobody_accepts_is_put_right_at_no_charge_and_delivered_at_last() {
    let shop = TestShop::open_at(MORNING);
    let (car, sheet) = paid(&shop);
    let report = text_of(&shop.paper("inspector", "inspection_report", car.id()));
    let before = money(&car);
    shop.run("advisor", refuse_delivery, refusal(&car, &[0]));

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
    let card = &shop.run("technician", technician_home, AskNothing {})["jobs"][0];
    assert_eq!((&card["rework_cause"], &card["refused_delivery_id"]), (&json!(WORDS), &refused["id"]));

    // The report that passed prints as it was signed, and no rework stands on it.
    let now = text_of(&shop.paper("inspector", "inspection_report", car.id()));
    assert_eq!(now, report);

    // Nothing is added to what they pay.
    let charged = request(added(&car, &labour("打磨制动盘", 100)));
    assert_eq!(shop.refused("manager", "add_line", charged), "rework_is_free");
    // Nor is the manager asked for what a yes could not do.
    let mut cheap = labour("打磨制动盘", 100);
    cheap["discount_rate"] = json!(5_000);
    let action = RequestedAction::AddLine(added(&car, &cheap));
    let asked = request(RequestApproval { action, note: "老客户".to_owned() });
    assert_eq!(shop.refused("advisor", "request_approval", asked), "rework_is_free");
    // Not from what they paid for before, either.
    let amount = PackageItem {
        times: 0,
        amount: Money(50_000),
        item: None,
        kind: LineKind::Other,
        code: String::new(),
        name: "养护金".to_owned(),
        unit: String::new(),
        quantity: Quantity(0),
        hours: Hours(0),
        unit_price: Money::ZERO,
        price_basis: PriceBasis::TaxIncluded,
        tax_rate: Rate(0),
    };
    shop.run("manager", save_package, oil_card("保养卡", Some(amount)));
    shop.run("cashier", till::sell_contract, oil_card_sold(&car, PaymentMeans::Card));
    let draw = request(drawn_once(&car));
    assert_eq!(shop.refused("manager", "draw_from_contract", draw), "rework_is_free");
    let about = AskVisitContracts { work_order_id: WorkOrderId(car.id()) };
    let told = shop.run("manager", visit_contracts, about);
    assert_eq!(told["offers"], json!([]), "nobody is offered it");
    let own = figures(
        "labour",
        "打磨制动盘",
        json!({ "category": "internal", "payer": "shop", "hours": 50, "unit_price": 12_000 }),
    );
    let mut dearer = own.clone();
    let own = shop.run("manager", lines::add_line, added(&car, &own))["line"].clone();
    dearer["category"] = json!("paid");
    dearer["payer"] = json!("customer");
    let own_id = own["id"].as_i64().expect("a line has an id");
    let change = request(changed(&car, own_id, &dearer));
    assert_eq!(shop.refused("manager", "change_line", change), "rework_is_free");
    shop.run("manager", lines::remove_line, removed(&own));

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

    let office = shop.run("manager", manager_home, AskNothing {});
    assert_eq!((&office["reworks_month"], &office["refused_month"]), (&json!(1), &json!(1)));
}

#[test]
fn a_car_that_is_refused_before_it_is_paid_and_once_more_after_is_paid_once() {
    let shop = TestShop::open_at(MORNING);
    let (car, sheet) = billed(&shop);
    car.is_in("awaiting_settlement");
    shop.run("manager", refuse_delivery, refusal(&car, &[0, 1]));
    done_again(&car);
    ready_again(&car);
    car.is_in("awaiting_settlement").paid(&sheet, "cash", 18_000, 18_000);
    let newest = car.jobs().len() - 1;
    let over = request(refusal(&car, &[0]));
    assert_eq!(shop.refused("advisor", "refuse_delivery", over), "bad_field", "a try that is over");
    shop.run("advisor", refuse_delivery, refusal(&car, &[newest]));
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
    let shop = TestShop::open_at(MORNING);
    let (car, sheet) = billed(&shop);
    let other = shop.car("李国强", "13900139000", "粤B54321");
    other.walks_in("repair", "保养").checked_in(10_000);
    let early = RefuseDelivery {
        work_order_id: WorkOrderId(other.id()),
        version: other.version(),
        ..refusal(&car, &[0])
    };
    assert_eq!(shop.refused("advisor", "refuse_delivery", request(early)), "wrong_stage");
    let whole = request(refusal(&car, &[0]));
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
    let stale = request(refusal(&car, &[2]));
    car.paid(&sheet, "cash", 18_000, 18_000);
    assert_eq!(shop.refused("advisor", "refuse_delivery", stale), "conflict", "it was paid meanwhile");
    car.delivered();
    let gone = request(refusal(&car, &[2]));
    assert_eq!(shop.refused("advisor", "refuse_delivery", gone), "wrong_stage");
}

#[test]
fn a_sheet_that_is_taken_back_after_the_rework_may_be_made_anew() {
    let shop = TestShop::open_at(MORNING);
    let (car, _) = paid(&shop);
    shop.run("advisor", refuse_delivery, refusal(&car, &[0]));
    done_again(&car);
    assert_eq!(car.visit()["charges_nothing_more"], true);
    shop.later(1);
    shop.run("manager", till::void_settlement, voided(&car.sheets()[0], "少收一项"));
    assert_eq!(car.visit()["charges_nothing_more"], false);
    car.with_line(figures("other", "洗车", json!({ "unit_price": 2_000 })));
}

#[test]
fn another_advisor_answers_for_the_visit_and_the_kind_is_another_and_papers_say_so() {
    let mut shop = TestShop::open_at(MORNING);
    let second = shop.hire("second_advisor", &["advisor"]);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("maintenance", "保养").checked_in(30_000).with_line(labour("大修发动机", 100));
    let to = |person: i64| ReassignAdvisor {
        work_order_id: WorkOrderId(car.id()),
        version: car.version(),
        advisor_id: PersonId(person),
        reason: "下班交接".to_owned(),
    };
    let refused = |seat: &str, person: i64| shop.refused(seat, "reassign_advisor", request(to(person)));
    let other = shop.ask("second_advisor", "reassign_advisor", request(to(second))).expect_err("refused");
    assert_eq!(
        (&other["code"], &other["params"]["missing"][0]["what"]),
        (&json!("still_missing"), &json!("own_visit"))
    );
    assert_eq!(refused("technician", second), "role_missing");
    assert_eq!(refused("advisor", shop.id_of("technician")), "bad_field");
    assert_eq!(refused("advisor", shop.id_of("advisor")), "nothing_corrected");
    let stale = request(to(second));
    shop.run("advisor", reassign_advisor, to(second));
    assert_eq!(shop.refused("manager", "reassign_advisor", stale), "conflict");
    let visit = car.visit();
    assert_eq!(visit["order"]["advisor_id"], second);
    assert_eq!(visit["corrections"][0]["facts"][0]["after"], "second_advisor");

    let kind = put_right(&car, "拆检后需大修", |facts| facts.repair_kind = RepairKind::Assembly);
    shop.run("second_advisor", correct_check_in, kind);

    car.estimate_issued();
    car.authorised(&[])
        .assigned_to("technician")
        .released()
        .repaired_by("technician")
        .self_inspected("technician");
    let certificate_number = "粤检 7".to_owned();
    let pass = PassFinalInspection { certificate_number, ..read(car.final_inspection()) };
    shop.run("inspector", pass_final_inspection, pass);
    car.cleaned();
    let sheet = car.billed(0, 0)[0].clone();
    let paper = text_of(&shop.paper("advisor", "settlement_sheet", sheet["id"].as_i64().expect("an id")));
    assert!(paper.contains("服务顾问由advisor改为second_advisor") || paper.contains("服务顾问由"), "{paper}");
    assert!(paper.contains("维修类别由") && paper.contains("拆检后需大修"), "{paper}");
    assert!(paper.contains("20000公里或100天"), "{paper}");
}
