//! A sheet that was wrong is taken back, what was wrong is put right with the
//! customer, and the car leaves with right sheets.

use domain::money::Money;
use domain::settlement::PaymentMeans;
use features::till::{self, RefundPayment};
use features::visit::lines;
use serde_json::{Value, json};
use shop_tests::asks_visit::{bill, called_off, changed, line, on_account, superseded, voided, withdrawn};
use shop_tests::typed::{field, request};
use shop_tests::visit::{figures, labour, part};
use shop_tests::{Car, MORNING, TestShop};

const FREE_BY_THE_MAKER: [(&str, &str); 3] =
    [("category", "free"), ("payer", "manufacturer"), ("payer_name", "厂家三包 索赔 20260302")];

fn by_the_maker(mut figures: Value) -> Value {
    for (field, value) in FREE_BY_THE_MAKER {
        figures[field] = json!(value);
    }
    figures
}

fn supersedes(car: &Car<'_>, id: i64, figures: &Value) {
    car.shop.run("advisor", lines::supersede_line, superseded(car, id, figures));
}

/// What the bill waits for.
fn missing(car: &Car<'_>) -> Value {
    let ask = request(bill(car, 0));
    car.shop.ask("cashier", "prepare_bill", ask).expect_err("it has to wait")["params"]["missing"].clone()
}

/// An alternator under the maker's warranty and an oil change, repaired and
/// inspected; `(labour, part, oil change)`.
fn repaired<'a>(shop: &'a TestShop, generator: impl Fn(Value) -> Value) -> (Car<'a>, [i64; 3]) {
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "电瓶灯亮").checked_in(30_000);
    let fitting = car.with_line(generator(labour("更换发电机", 200)));
    let alternator = car.with_line(generator(part("发电机总成", 1000, 98_000)));
    let oil = car.with_line(labour("更换机油", 50));
    car.estimate_issued();
    car.authorised(&[])
        .assigned_to("technician")
        .released()
        .repaired_by("technician")
        .self_inspected("technician");
    car.passed().cleaned();
    (car, [fitting, alternator, oil])
}

fn voids(shop: &TestShop, sheet: &Value, reason: &str) {
    shop.run("manager", till::void_settlement, voided(sheet, reason));
}

/// Whether all is billed, lines of a voided sheet wait, and they were put right.
fn told(car: &Car<'_>) -> [Value; 3] {
    let visit = car.visit();
    ["is_all_billed", "waits_to_be_put_right", "was_put_right"].map(|told| visit[told].clone())
}

fn standing(sheets: &[Value]) -> Vec<(String, i64)> {
    let stands = |sheet: &&Value| sheet["state"] == "open" || sheet["state"] == "settled";
    let mut found: Vec<(String, i64)> = sheets
        .iter()
        .filter(stands)
        .map(|sheet| {
            let payer = sheet["payer"].as_str().unwrap_or_default().to_owned();
            (payer, sheet["total"].as_i64().unwrap_or_default())
        })
        .collect();
    found.sort();
    found
}

#[test]
fn warranty_work_billed_to_the_customer_is_billed_to_the_maker_instead() {
    let shop = TestShop::open_at(MORNING);
    let (car, [fitting, alternator, oil]) = repaired(&shop, |figures| figures);
    let first = car.billed(0, 0);
    assert_eq!(standing(&first), [("customer".to_owned(), 128_000)]);
    car.is_in("awaiting_settlement");
    let at_the_till = request(superseded(&car, fitting, &by_the_maker(labour("更换发电机", 200))));
    assert_eq!(shop.refused("advisor", "supersede_line", at_the_till), "wrong_stage");

    assert_eq!(told(&car), [true, false, false]);
    assert_eq!(car.visit()["editable_lines"], json!([]), "what stands on a sheet is fixed");
    voids(&shop, &first[0], "三包件，应由厂家付");
    car.is_in("preparing");
    assert_eq!(told(&car), [false, true, false]);
    assert_eq!(car.visit()["editable_lines"], json!([fitting, alternator, oil]));
    for (id, figures) in
        [(fitting, labour("更换发电机", 200)), (alternator, part("发电机总成", 1000, 98_000))]
    {
        let right_payer = by_the_maker(figures);
        let wrong_payer = shop.refused("advisor", "change_line", request(changed(&car, id, &right_payer)));
        assert_eq!(wrong_payer, "line_fixed", "what was authorised is never edited");
        supersedes(&car, id, &right_payer);
    }
    assert_eq!(missing(&car), json!([{ "what": "estimate_issued", "count": 2 }]));
    car.estimate_issued();
    assert_eq!(missing(&car), json!([{ "what": "answers", "count": 2 }]));
    car.authorised(&[]).is_in("preparing");
    assert_eq!(told(&car), [false, true, true], "the bill comes next");

    assert_eq!(line(&car, fitting)["state"], "superseded");
    let jobs = car.jobs();
    assert_eq!(jobs.len(), 2, "the work is done once");
    assert!(jobs.iter().all(|job| job["state"] == "finished"), "{jobs:?}");
    assert_eq!(car.visit()["approved_total"], 128_000, "charged once");

    let sheets = car.billed(0, 0);
    assert_eq!(standing(&sheets), [("customer".to_owned(), 6_000), ("manufacturer".to_owned(), 122_000)]);
    assert_eq!(told(&car), [true, false, false]);
    let kept: Vec<(&str, i64)> = sheets
        .iter()
        .filter(|sheet| sheet["state"] == "voided" || sheet["state"] == "reversal")
        .map(|sheet| (sheet["state"].as_str().unwrap_or(""), sheet["total"].as_i64().unwrap_or(0)))
        .collect();
    assert_eq!(kept, [("voided", 128_000), ("reversal", -128_000)]);

    let of = |payer: &str| {
        let found = sheets.iter().find(|sheet| sheet["payer"] == payer && sheet["state"] == "open");
        found.expect("a sheet of each payer").clone()
    };
    car.paid(&of("customer"), "wechat", 6_000, 6_000);
    shop.run("manager", till::put_on_account, on_account(&of("manufacturer"), "厂家月结"));
    car.is_in("ready_for_delivery").delivered();
    assert_eq!(line(&car, oil)["state"], "approved");
}

#[test]
fn what_stands_on_another_payers_sheet_is_not_put_right_behind_it() {
    let shop = TestShop::open_at(MORNING);
    let (car, [fitting, alternator, oil]) = repaired(&shop, by_the_maker);
    let sheets = car.billed(0, 0);
    let customers = sheets.iter().find(|sheet| sheet["payer"] == "customer").expect("a sheet").clone();
    voids(&shop, &customers, "客户要求重开");

    let figures = labour("更换发电机", 200);
    for command in ["supersede_line", "change_line"] {
        // Both ask with the same fields.
        let ask = request(changed(&car, fitting, &figures));
        let refusal = shop.ask("advisor", command, ask).expect_err("it is billed");
        assert_eq!(
            refusal,
            json!({ "code": "line_billed", "params": { "name": "更换发电机" } }),
            "{command}"
        );
    }
    let ask = request(withdrawn(&car, alternator, "不要了"));
    assert_eq!(shop.refused("manager", "withdraw_line", ask), "line_billed");

    supersedes(&car, oil, &labour("更换机油", 40));
    car.estimate_issued();
    car.authorised(&[]).is_in("preparing");
    assert_eq!(
        standing(&car.billed(0, 0)),
        [("customer".to_owned(), 4_800), ("manufacturer".to_owned(), 122_000)],
        "the maker's sheet was never touched"
    );
}

#[test]
fn work_agreed_beside_the_correction_goes_back_through_both_inspections() {
    let shop = TestShop::open_at(MORNING);
    let (car, _) = repaired(&shop, |figures| figures);
    let first = car.billed(0, 0);
    voids(&shop, &first[0], "漏记一项");
    car.with_line(labour("更换皮带", 100));
    let wipers = car.with_line(part("雨刮胶条", 2000, 6_000));
    car.estimate_issued();
    car.authorised(&[wipers]).is_in("in_repair");

    shop.later(30);
    let early = shop.refused("technician", "submit_self_inspection", car.self_inspection());
    assert_eq!(early, "still_missing", "the belt is not done");
    car.assigned_to("technician").repaired_by("technician").self_inspected("technician");
    assert_eq!(shop.refused("cashier", "prepare_bill", request(bill(&car, 0))), "wrong_stage");
    car.passed();
    assert_eq!(car.visit()["preparation"]["done"], json!([]), "the car is washed again");
    car.cleaned();
    let reports = car.visit()["inspections"].clone();
    let attempts: Vec<(&str, i64)> = reports
        .as_array()
        .expect("reports")
        .iter()
        .map(|report| (report["kind"].as_str().unwrap_or(""), report["attempt"].as_i64().unwrap_or(0)))
        .collect();
    assert_eq!(attempts, [("self_inspection", 1), ("final", 1), ("self_inspection", 2), ("final", 2)]);
    assert_eq!(standing(&car.billed(0, 0)), [("customer".to_owned(), 140_000)]);
}

#[test]
fn a_visit_with_a_standing_sheet_is_not_called_off() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "买配件").checked_in(30_000);
    car.with_line(part("雨刮胶条", 2000, 6_000));
    car.with_line(by_the_maker(figures("other", "召回件", json!({ "unit_price": 30_000 }))));
    car.estimate_issued();
    car.authorised(&[]).released().self_inspected("technician");
    let sheets = car.passed().cleaned().billed(0, 0);
    let customers = sheets.iter().find(|sheet| sheet["payer"] == "customer").expect("a sheet").clone();
    voids(&shop, &customers, "加一项");
    car.with_line(labour("装雨刮", 50));
    car.estimate_issued();
    car.authorised(&[]).is_in("in_repair");
    let ask = request(called_off(&car, "不修了"));
    let refusal = shop.ask("manager", "cancel_visit", ask).expect_err("the maker's sheet stands");
    assert_eq!(refusal["params"]["missing"], json!([{ "what": "sheets_voided", "count": 1 }]));
}

#[test]
fn while_one_sheet_is_put_right_what_was_paid_on_the_other_goes_back_too() {
    let shop = TestShop::open_at(MORNING);
    let (car, [_, alternator, _]) = repaired(&shop, |figures| figures);
    let first = car.billed(0, 0);
    voids(&shop, &first[0], "发电机是三包件");
    supersedes(&car, alternator, &by_the_maker(part("发电机总成", 1000, 98_000)));
    car.estimate_issued();
    car.authorised(&[]);
    let sheets = car.billed(0, 0);
    let of = |payer: &str| {
        let found = sheets.iter().find(|sheet| sheet["payer"] == payer && sheet["state"] == "open");
        found.expect("a sheet of each payer").clone()
    };
    car.paid(&of("customer"), "wechat", 30_000, 30_000);
    voids(&shop, &of("manufacturer"), "厂家不认");
    car.is_in("preparing");

    let payment = car.visit()["payments"][0].clone();
    let back = || RefundPayment {
        payment_id: field(&payment, "id"),
        refundable: field(&payment, "refundable"),
        amount: Money(30_000),
        means: PaymentMeans::Wechat,
        reason: "重开".to_owned(),
    };
    assert_eq!(shop.refused("cashier", "refund_payment", request(back())), "role_missing");
    shop.run("manager", till::refund_payment, back());
    car.is_in("preparing");
    voids(&shop, &of("customer"), "也开错了");
    assert_eq!(standing(car.visit()["settlements"].as_array().expect("sheets")), []);
}
