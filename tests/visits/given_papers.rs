//! Quote, contract, certificate and delivery sheet: when there is one, what it
//! says, and that a number once given stands.

use domain::estimate::AuthorisationMeans;
use features::visit::answers::{RecordAnswers, record_answers};
use features::visit::inspections::{
    PassFinalInspection, SubmitSelfInspection, pass_final_inspection, submit_self_inspection,
};
use serde_json::{Value, json};
use shop_tests::asks_visit::sets;
use shop_tests::papers::text_of;
use shop_tests::typed::read;
use shop_tests::visit::{figures, labour, part, signature};
use shop_tests::{Car, MORNING, TestShop};

pub fn open() -> TestShop {
    TestShop::open_at(MORNING)
}

pub fn checked_in<'a>(shop: &'a TestShop, plate: &str, kind: &str) -> Car<'a> {
    let car = shop.car("张小芳", "13800138000", plate);
    car.walks_in(kind, "刹车有异响，下雨天更响").checked_in(30_000);
    car
}

pub fn lines(car: &Car<'_>) {
    car.with_line(labour("更换前制动片", 150));
    car.with_line(part("前制动片", 1_000, 46_000));
    let insured = json!({ "category": "insurance", "payer": "insurer", "payer_name": "平安产险 A-7",
                          "unit": "次", "quantity": 1000, "unit_price": 30_000 });
    car.with_line(figures("towing", "拖车施救", insured));
}

/// The paper's text without its blanks.
pub fn print(shop: &TestShop, seat: &str, kind: &str, id: i64) -> String {
    text_of(&shop.paper(seat, kind, id))
}

#[track_caller]
pub fn says(text: &str, words: &[&str]) {
    for word in words {
        assert!(text.contains(word), "the paper does not say {word}:\n{text}");
    }
}

fn offered(car: &Car<'_>, kind: &str) -> Vec<Value> {
    let papers = car.visit()["papers"].as_array().cloned().unwrap_or_default();
    papers.into_iter().filter(|paper| paper["kind"] == kind).collect()
}

fn refusal(shop: &TestShop, kind: &str, id: i64) -> Value {
    shop.ask_paper("manager", kind, id).expect_err("refused")
}

#[test]
fn a_quote_is_a_draft_until_it_is_issued_and_says_how_long_it_holds() {
    let shop = open();
    let car = checked_in(&shop, "粤B12345", "repair");
    assert_eq!(refusal(&shop, "draft_quote", car.id())["code"], "not_found", "there is nothing to quote");
    lines(&car);
    let draft = print(&shop, "advisor", "draft_quote", car.id());
    says(&draft, &["（草稿）维修报价单", "更换前制动片", "1.50", "价格以正式报价单为准", "不构成维修合同"]);
    assert!(offered(&car, "quote").is_empty());

    sets(&shop, |settings| {
        settings.papers.quote_valid_days = 3;
        settings.papers.foot = "价格公开，童叟无欺".to_owned();
    });
    let estimate = car.estimate_issued();
    assert!(offered(&car, "draft_quote").is_empty(), "no line is a draft any more");
    let quote = print(&shop, "advisor", "quote", 1);
    says(
        &quote,
        &[
            "维修报价单",
            estimate["number"].as_str().expect("a number"),
            "有效期至2026-03-05",
            "保险",
            "其中：客户",
            "平安产险A-7",
            "大写",
            "童叟无欺",
        ],
    );
    assert!(!quote.contains("草稿"), "{quote}");
    // What was quoted stays quoted, whatever is called otherwise and answered since.
    car.authorised(&[]);
    shop.file().execute("UPDATE customer SET name = '改名的人'", []).expect("the file takes it");
    let again = print(&shop, "advisor", "quote", 1);
    says(&again, &["张小芳", "有效期至2026-03-05"]);
    assert!(shop.ask_paper("technician", "quote", 1).is_err(), "no price and no phone for the workshop");
}

#[test]
fn a_contract_keeps_its_number_through_editions_seats_and_prefixes_and_stands_on_the_bill() {
    let shop = open();
    let car = checked_in(&shop, "粤B12345", "repair");
    assert_eq!(refusal(&shop, "repair_contract", car.id())["code"], "still_missing", "nothing is offered");
    lines(&car);
    car.estimate_issued();
    let first = print(&shop, "advisor", "repair_contract", car.id());
    says(
        &first,
        &[
            "机动车维修委托书",
            "HT20260302001",
            "GD20260302001",
            "粤B·12345",
            "刹车有异响，下雨天更响",
            "标准工时",
            "拖车施救费小计",
            "不得超出预算",
            "2000公里或10天",
            "合同条款",
            "托修方自备配件",
            "托修方（客户）签字",
        ],
    );
    assert!(!first.contains("第2版"), "{first}");
    // Two seats look at once, and nothing new is to be said: one edition.
    let again = print(&shop, "cashier", "repair_contract", car.id());
    let editions = || -> i64 {
        let sql = "SELECT count(*) FROM counterfoil WHERE kind = 'repair_contract'";
        shop.file().query_row(sql, [], |row| row.get(0)).expect("a count")
    };
    assert_eq!((again.contains("HT20260302001"), editions()), (true, 1));

    // The customer signs on the screen, and the shop calls its contracts otherwise from now on.
    let signed = RecordAnswers {
        means: AuthorisationMeans::Signature,
        signature: read(signature()),
        ..read(car.answers(&[]))
    };
    shop.run("advisor", record_answers, signed);
    sets(&shop, |settings| settings.prefixes.contract = "WT".to_owned());
    let second = print(&shop, "advisor", "repair_contract", car.id());
    says(&second, &["HT20260302001", "第2版", "客户授权记录", "屏幕上签字"]);
    assert_eq!((second.contains("WT2026"), editions()), (false, 2));
    let earlier = offered(&car, "earlier_repair_contract");
    let earlier =
        print(&shop, "advisor", "earlier_repair_contract", earlier[0]["id"].as_i64().expect("an id"));
    assert!(earlier.contains("HT20260302001") && !earlier.contains("客户授权记录"), "{earlier}");
    assert_eq!(offered(&car, "repair_contract")[0]["number"], "HT20260302001");

    car.assigned_to("technician").released().repaired_by("technician");
    car.self_inspected("technician").passed().cleaned();
    let sheet = car.billed(0, 0)[0].clone();
    says(
        &print(&shop, "cashier", "settlement_sheet", sheet["id"].as_i64().expect("an id")),
        &["HT20260302001"],
    );
    shop.later(60);
    assert!(
        print(&shop, "advisor", "repair_contract", car.id()).contains("第2版"),
        "and stands from then on"
    );
    assert_eq!(editions(), 2);
}

#[test]
fn a_visit_that_never_had_a_contract_has_none_after_the_workshop() {
    let shop = open();
    let car = checked_in(&shop, "粤B12345", "repair");
    lines(&car);
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released().repaired_by("technician");
    car.self_inspected("technician").passed();
    assert!(offered(&car, "repair_contract").is_empty());
    assert_eq!(refusal(&shop, "repair_contract", car.id())["code"], "not_found");
    let sheets = car.cleaned().billed(0, 0);
    let sheet = print(&shop, "cashier", "settlement_sheet", sheets[0]["id"].as_i64().expect("an id"));
    assert!(!sheet.contains("HT2026"), "{sheet}");
}

#[test]
fn the_shop_numbers_its_certificates_itself_once_and_without_a_gap() {
    let shop = open();
    let inspected = |plate: &str, kind: &str| {
        let car = checked_in(&shop, plate, kind);
        car.with_line(labour("二级维护作业", 200));
        car.estimate_issued();
        car.authorised(&[]).assigned_to("technician").released().repaired_by("technician");
        car.self_inspected("technician");
        car
    };
    let number = |car: &Car<'_>| car.visit()["order"]["certificate_number"].clone();
    let first = inspected("粤B11111", "second_maintenance");
    let missing =
        |car: &Car<'_>| refusal(&shop, "completion_certificate", car.id())["params"]["missing"].clone();
    assert_eq!(missing(&first), json!([{ "what": "final_inspection" }]), "not before the inspection");
    assert!(offered(&first, "completion_certificate").is_empty());

    // Posted twice from a line that broke off: passed once, numbered once.
    let pass = first.final_inspection();
    for _ in 0..2 {
        shop.ask_with_key("inspector", "pass_final_inspection", pass.clone(), "pass-once-0001")
            .expect("it is answered");
    }
    assert_eq!(number(&first), "HG20260302001");
    assert_eq!(missing(&first), json!([{ "what": "mileage_out" }]));
    // An authority's own form keeps its number, and uses none of the shop's.
    let second = inspected("粤B22222", "assembly");
    let certificate_number = "粤合格 0012345".to_owned();
    let typed = PassFinalInspection { certificate_number, ..read(second.final_inspection()) };
    shop.run("inspector", pass_final_inspection, typed);
    let third = inspected("粤B33333", "second_maintenance");
    third.passed();
    let small = inspected("粤B44444", "repair");
    small.passed();
    assert_eq!(
        (number(&second), number(&third), number(&small)),
        (json!("粤合格 0012345"), json!("HG20260302002"), json!(""))
    );

    first.cleaned();
    let paper = print(&shop, "inspector", "completion_certificate", first.id());
    says(
        &paper,
        &[
            "HG20260302001",
            "（正联）",
            "（副联）",
            "（质量保证卡）",
            "号牌颜色蓝",
            "二级维护",
            "5000公里或者30日",
            "准予出厂",
        ],
    );
    let kept = || -> i64 {
        let sql = "SELECT count(*) FROM counterfoil WHERE kind = 'completion_certificate'";
        shop.file().query_row(sql, [], |row| row.get(0)).expect("a count")
    };
    // Whoever looked at it before the car leaves has not said when it left: the
    // warranty begins on that day.
    shop.later(26 * 60);
    let next_day = print(&shop, "cashier", "completion_certificate", first.id());
    assert!(next_day.contains("出厂日期2026-03-03") && kept() == 2, "{next_day}");
    let sheet = first.billed(0, 0)[0].clone();
    first.paid(&sheet, "card", first.owed(&sheet), first.owed(&sheet));
    shop.later(26 * 60);
    first.delivered();
    shop.later(26 * 60);
    for _ in 0..2 {
        let after = print(&shop, "cashier", "completion_certificate", first.id());
        assert!(after.contains("出厂日期2026-03-04") && kept() == 3, "{after}");
    }
    small.cleaned();
    assert_eq!(missing(&small), json!([{ "what": "certificate_number" }]), "a small repair has none");
    assert!(offered(&small, "completion_certificate").is_empty());
}

#[test]
fn a_delivery_sheet_waits_for_the_hand_and_stays_as_it_was_signed() {
    let shop = open();
    let car = checked_in(&shop, "粤B12345", "repair");
    lines(&car);
    let own = json!({ "origin": "customers", "unit": "个", "quantity": 1000 });
    car.with_line(figures("part", "自带机滤", own));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released().repaired_by("technician");
    assert_eq!(refusal(&shop, "delivery_sheet", car.id())["code"], "still_missing");
    car.self_inspected("technician").passed().cleaned();
    for sheet in car.billed(0, 0) {
        let owed = sheet["total"].as_i64().expect("a total");
        car.paid(&sheet, "wechat", owed, owed);
    }
    let before = print(&shop, "advisor", "delivery_sheet", car.id());
    says(
        &before,
        &["交车单", "更换前制动片", "2000公里/10天", "竣工检验合格", "□车钥匙", "客户签字接收车辆"],
    );
    // Six months and 5,000 km on, as the advisor is offered it: it is signed on paper before it is typed.
    let km = car.visit()["order"]["mileage_out_km"].as_i64().expect("the car was prepared") + 5_000;
    says(&before, &[&format!("2026-09-02或{km}公里，先到为准")]);
    car.delivered();
    let signed = print(&shop, "advisor", "delivery_sheet", car.id());
    says(&signed, &["■车钥匙", "至2026-03-12", "自带机滤"]);
    shop.file()
        .execute_batch(
            "UPDATE customer SET name = '改名的人'; UPDATE person SET name = '改名' || id;
             UPDATE line SET name = '改名项目'; UPDATE delivery SET advice = '改';",
        )
        .expect("the file takes it");
    let after = print(&shop, "manager", "delivery_sheet", car.id());
    assert!(!after.contains("改名") && after.contains("张小芳"), "{after}");
}

/// What of the visit's newest paper of a kind is kept.
fn kept(shop: &TestShop, kind: &str) -> Value {
    let sql = "SELECT content FROM counterfoil WHERE kind = ?1 ORDER BY id DESC LIMIT 1";
    let content: String = shop.file().query_row(sql, [kind], |row| row.get(0)).expect("one is kept");
    serde_json::from_str(&content).expect("it is read")
}

#[test]
fn the_hands_under_the_reports_stand_on_the_card_and_the_certificate_too() {
    let shop = open();
    let car = checked_in(&shop, "粤B55555", "second_maintenance");
    car.with_line(labour("二级维护作业", 200));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released().repaired_by("technician");
    print(&shop, "technician", "job_card", car.id());
    assert_eq!(kept(&shop, "job_card")["self_inspected"], Value::Null, "nobody has signed yet");

    let signed = SubmitSelfInspection { signature: read(signature()), ..read(car.self_inspection()) };
    shop.run("technician", submit_self_inspection, signed);
    let card = print(&shop, "technician", "job_card", car.id());
    says(&card, &["技师自检签字", "technician"]);
    assert_eq!(kept(&shop, "job_card")["self_inspected"]["drawn"], signature());
    // What is looked at after a rework is not what was looked at before.
    car.final_inspection_fails(car.job_at(0).0, "紧固力矩不到位", "technician");
    let card = print(&shop, "technician", "job_card", car.id());
    assert!(!card.contains("技师自检签字"), "{card}");

    car.repaired_by("technician").self_inspected("technician");
    let signed = PassFinalInspection { signature: read(signature()), ..read(car.final_inspection()) };
    shop.run("inspector", pass_final_inspection, signed);
    car.cleaned();
    print(&shop, "inspector", "completion_certificate", car.id());
    let certificate = kept(&shop, "completion_certificate");
    assert_eq!(
        (&certificate["inspected"]["drawn"], &certificate["inspected"]["by"]),
        (&signature(), &json!("inspector"))
    );
    // A byte turned over in the report: the certificate is given out no more.
    let turned = "UPDATE inspection SET signature = replace(signature, '[40,60]', '[40,61]') WHERE kind = 'final' AND passed";
    assert_eq!(shop.file().execute(turned, []).expect("written"), 1);
    shop.later(26 * 60);
    assert_eq!(refusal(&shop, "completion_certificate", car.id())["code"], "damaged");
}
