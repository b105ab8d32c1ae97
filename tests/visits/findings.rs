//! What was found at the car is decided on before the car leaves.

use domain::estimate::AuthorisationMeans;
use domain::finding::FindingUrgency::{self, Later, Now, Soon};
use domain::ids::VehicleId;
use features::homes::{advisor_home, foreman_home, inspector_home};
use features::till;
use features::visit::check_in::{AskNotices, check_in_notices};
use features::visit::findings::{self, DeclineFinding, DismissFinding, MarkFinding, ReportFinding};
use features::visit::lines::{self, AddLine};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_visit::{self, added, bill, moved_on, withdrawn};
use shop_tests::papers::text_of;
use shop_tests::typed::{field, read, request};
use shop_tests::visit::{labour, part, signature};
use shop_tests::{Car, MORNING, TestShop};

fn in_repair(shop: &TestShop) -> Car<'_> {
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车异响").checked_in(60_000).with_line(labour("更换前制动片", 100));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released();
    car
}

fn found(car: &Car<'_>, text: &str, urgency: FindingUrgency) -> Value {
    let suggestion = "更换".to_owned();
    let ask = ReportFinding { suggestion, urgency, ..asks_visit::found(car, Some(car.job_at(0).0), text) };
    car.shop.run("technician", findings::report_finding, ask)["id"].clone()
}

fn of(car: &Car<'_>, id: &Value) -> Value {
    let findings = car.visit()["findings"].as_array().cloned().unwrap_or_default();
    findings.into_iter().find(|finding| finding["id"] == *id).expect("the finding is the visit's")
}

fn no(car: &Car<'_>, id: &Value) -> DeclineFinding {
    DeclineFinding {
        finding_id: read(id.clone()),
        version: field(&of(car, id), "version"),
        by_name: "张小芳".to_owned(),
        means: AuthorisationMeans::Phone,
        reason: "过两天再来".to_owned(),
        signature: None,
        signed_paper: String::new(),
    }
}

fn signed(no: DeclineFinding) -> DeclineFinding {
    DeclineFinding { means: AuthorisationMeans::Signature, signature: read(signature()), ..no }
}

fn dismissed(car: &Car<'_>, id: &Value, reason: &str) -> DismissFinding {
    let version = field(&of(car, id), "version");
    DismissFinding { finding_id: read(id.clone()), version, reason: reason.to_owned() }
}

fn marked(car: &Car<'_>, id: &Value, urgency: FindingUrgency) -> MarkFinding {
    let version = field(&of(car, id), "version");
    MarkFinding { finding_id: read(id.clone()), version, urgency }
}

/// A line that mends what was found.
fn quoted(car: &Car<'_>, finding: &Value, figures: &Value) -> AddLine {
    AddLine { finding_id: read(finding.clone()), ..added(car, figures) }
}

fn missing(car: &Car<'_>, seat: &str, command: &str, ask: Value) -> Value {
    let refusal = car.shop.ask(seat, command, ask).expect_err("refused");
    assert_eq!(refusal["code"], "still_missing", "{refusal}");
    refusal["params"]["missing"].clone()
}

#[test]
fn a_cracked_bush_stops_the_car_until_somebody_decided_on_it() {
    let shop = TestShop::open_at(MORNING);
    let car = in_repair(&shop);
    let scratch = found(&car, "护板划痕", Later);
    let hose = found(&car, "水管渗漏", Soon);
    let bush = found(&car, "前下摆臂胶套开裂", Now);
    car.repaired_by("technician").self_inspected("technician");

    let waiting =
        shop.run("inspector", inspector_home, AskNothing {})["queue"][0]["findings_waiting"].clone();
    assert_eq!(waiting, 3, "the inspector sees it before the eight items are checked");
    assert_eq!(
        missing(&car, "inspector", "pass_final_inspection", car.final_inspection()),
        json!([{ "what": "findings_decided", "count": 3 }])
    );
    // The gravest stands first on both homes, whatever was seen first.
    let homes = [
        ("foreman", shop.run("foreman", foreman_home, AskNothing {})),
        ("advisor", shop.run("advisor", advisor_home, AskNothing {})),
    ];
    for (seat, home) in homes {
        let rows = &home["open_findings"];
        let urgent: Vec<_> = (0..4).map(|row| rows[row]["urgency"].clone()).collect();
        assert_eq!(urgent, [json!("now"), json!("soon"), json!("later"), Value::Null], "{seat}");
        assert_eq!(
            (&rows[0]["finding"]["text"], &rows[0]["job_name"], &rows[0]["standing"]),
            (&json!("前下摆臂胶套开裂"), &json!("更换前制动片"), &json!("undecided"))
        );
    }

    let silent = request(dismissed(&car, &scratch, " "));
    assert_eq!(shop.refused("foreman", "dismiss_finding", silent), "bad_field");
    shop.run("foreman", findings::dismiss_finding, dismissed(&car, &scratch, "旧痕，接车单上已标"));
    shop.run("advisor", findings::decline_finding, no(&car, &hose));
    let unsigned = shop.ask("advisor", "decline_finding", request(no(&car, &bush))).expect_err("refused");
    assert_eq!(unsigned["code"], "unsafe_unsigned");
    assert_eq!(unsigned["params"]["finding"], "前下摆臂胶套开裂");
    assert_eq!(shop.refused("technician", "decline_finding", request(no(&car, &bush))), "role_missing");
    shop.run("advisor", findings::decline_finding, signed(no(&car, &bush)));

    let kept = of(&car, &bush);
    assert_eq!((&kept["standing"], &kept["declined_by"]), (&json!("declined"), &json!("张小芳")));
    assert_eq!(kept["signature"], signature());
    // What was declined, and what is unsafe with its warning, stands on a paper; what the foreman dismissed does not.
    let paper = shop_tests::papers::text_of(&shop.paper("advisor", "authorisation", car.id()));
    assert_eq!(paper.matches("不做的安全隐患").count(), 1, "{paper}");
    assert!(paper.contains("前下摆臂胶套开裂") && paper.contains("不建议继续行驶"), "{paper}");
    assert!(paper.contains("不做的增项") && !paper.contains("旧痕"), "{paper}");
    car.passed();
}

#[test]
fn a_quote_that_is_declined_is_a_no_to_the_finding_and_an_unsafe_one_is_signed() {
    let shop = TestShop::open_at(MORNING);
    let car = in_repair(&shop);
    let bush = found(&car, "前下摆臂胶套开裂", Soon);
    let quote = quoted(&car, &bush, &labour("更换前下摆臂胶套", 150));
    let line = shop.run("advisor", lines::add_line, quote)["line"]["id"].as_i64().expect("a line");
    // Who sees the danger marks it; that there is none the foreman answers for. What is no
    // danger the technician puts off, and takes back up again.
    for urgency in [Later, Soon, Later, Now] {
        shop.run("technician", findings::mark_finding, marked(&car, &bush, urgency));
        assert_eq!(of(&car, &bush)["urgency"], json!(urgency));
    }
    for urgency in [Soon, Later] {
        let safe = request(marked(&car, &bush, urgency));
        assert_eq!(shop.refused("technician", "mark_finding", safe), "role_missing");
    }
    shop.run("foreman", findings::mark_finding, marked(&car, &bush, Soon));
    shop.run("foreman", findings::mark_finding, marked(&car, &bush, Now));

    car.estimate_issued();
    car.authorised(&[line]).repaired_by("technician").self_inspected("technician");
    assert_eq!(of(&car, &bush)["standing"], "unsigned");
    assert_eq!(
        missing(&car, "inspector", "pass_final_inspection", car.final_inspection()),
        json!([{ "what": "findings_signed", "count": 1 }])
    );
    let rows = shop.run("advisor", advisor_home, AskNothing {})["open_findings"].clone();
    assert_eq!(rows[0]["standing"], "unsigned", "the advisor gets the signature");
    let signed_paper = "委托书 GD20260302001 背面".to_owned();
    let on_paper = DeclineFinding { signed_paper, ..no(&car, &bush) };
    shop.run("advisor", findings::decline_finding, on_paper);
    car.passed();
}

#[test]
fn what_is_agreed_to_is_mended_and_what_the_bay_takes_off_again_is_signed_for() {
    let shop = TestShop::open_at(MORNING);
    let car = in_repair(&shop);
    let tyre = found(&car, "右前轮胎鼓包", Now);
    let quote = quoted(&car, &tyre, &part("轮胎", 1000, 60_000));
    let line = shop.run("advisor", lines::add_line, quote)["line"]["id"].as_i64().expect("a line");
    car.estimate_issued();
    car.authorised(&[]).repaired_by("technician").self_inspected("technician").passed();
    assert_eq!(of(&car, &tyre)["standing"], "quoted");

    shop.run("manager", lines::withdraw_line, withdrawn(&car, line, "没有货，客户不等"));
    car.cleaned();
    shop.run("cashier", till::prepare_bill, bill(&car, 0));
    assert_eq!(
        missing(&car, "cashier", "complete_preparation", request(moved_on(&car))),
        json!([{ "what": "findings_signed", "count": 1 }])
    );
    shop.run("advisor", findings::decline_finding, signed(no(&car, &tyre)));
    shop.run("cashier", till::complete_preparation, moved_on(&car));
}

#[test]
fn what_was_agreed_and_never_came_is_no_refusal_on_the_delivery_sheet() {
    let shop = TestShop::open_at(MORNING);
    let car = in_repair(&shop);
    let (wipers, bush) = (found(&car, "雨刮胶条老化", Soon), found(&car, "胶套老化", Soon));
    let add = |finding: &Value, name: &str| {
        let quote = quoted(&car, finding, &part(name, 1000, 6_000));
        shop.run("advisor", lines::add_line, quote)["line"]["id"].as_i64().expect("a line")
    };
    let (withdrawn_line, refused) = (add(&wipers, "雨刮胶条"), add(&bush, "胶套"));
    car.estimate_issued();
    car.authorised(&[refused]);
    shop.run("advisor", lines::withdraw_line, withdrawn(&car, withdrawn_line, "没有货"));
    car.repaired_by("technician").self_inspected("technician");
    let sheet = car.passed().cleaned().billed(0, 0)[0].clone();
    car.paid(&sheet, "wechat", 12_000, 12_000);
    car.delivered();
    let paper = text_of(&shop.paper("advisor", "delivery_sheet", car.id()));
    assert!(paper.contains("雨刮胶条老化（同意后撤销，未维修）"), "{paper}");
    assert!(paper.contains("胶套老化（客户未同意维修）"), "{paper}");
}

#[test]
fn what_the_customer_drove_off_with_stands_on_the_paper_and_comes_back_at_the_next_check_in() {
    let shop = TestShop::open_at(MORNING);
    let car = in_repair(&shop);
    let bush = found(&car, "前下摆臂胶套开裂", Now);
    shop.run("advisor", findings::decline_finding, signed(no(&car, &bush)));
    car.repaired_by("technician").self_inspected("technician");
    let sheet = car.passed().cleaned().billed(0, 0)[0].clone();
    let paper = text_of(&shop.paper("cashier", "settlement_sheet", sheet["id"].as_i64().expect("an id")));
    assert!(paper.contains("前下摆臂胶套开裂（影响行车安全，张小芳已签字不做）"), "{paper}");
    car.paid(&sheet, "wechat", 12_000, 12_000);
    car.delivered();

    shop.later(60 * 24 * 40);
    let earlier = car.id();
    car.walks_in("repair", "还是响").checked_in(61_000);
    let heard = car.visit()["notices"]["declined_findings"].clone();
    assert_eq!(
        (&heard[0]["text"], &heard[0]["unsafe_to_drive"], &heard[0]["work_order_id"]),
        (&json!("前下摆臂胶套开裂"), &json!(true), &json!(earlier))
    );
    let quote = |car: &Car<'_>| quoted(car, &heard[0]["finding_id"], &labour("更换前下摆臂胶套", 150));
    let other = shop.car("李师傅", "13900139000", "粤B54321");
    other.walks_in("repair", "").checked_in(10_000);
    assert_eq!(shop.refused("advisor", "add_line", request(quote(&other))), "bad_field", "another car");
    let line = shop.run("advisor", lines::add_line, quote(&car))["line"].clone();
    assert_eq!(car.visit()["notices"]["declined_findings"], json!([]), "quoted anew, so no longer a notice");

    // Declined once more it comes back as a line, and still says that it is unsafe.
    car.estimate_issued();
    car.authorised(&[line["id"].as_i64().expect("an id")]);
    let vehicle_id = VehicleId(car.vehicle_id);
    let ask = AskNotices { vehicle_id, work_order_id: None, mileage_km: None };
    let later = shop.run("advisor", check_in_notices, ask);
    assert_eq!(later["declined"][0]["unsafe_to_drive"], true);
    assert_eq!(later["declined_findings"], json!([]));
}

#[test]
fn a_no_is_kept_with_what_it_was_said_to_and_a_damaged_one_is_printed_nowhere() {
    let shop = TestShop::open_at(MORNING);
    let car = in_repair(&shop);
    let bush = found(&car, "前下摆臂胶套开裂", Now);
    shop.run("advisor", findings::decline_finding, signed(no(&car, &bush)));
    let consent = || {
        let consents = car.visit()["consents"].as_array().cloned().unwrap_or_default();
        consents.into_iter().find(|one| one["finding"] != Value::Null).expect("the no is told")
    };
    let told = consent();
    assert_eq!((&told["finding"], &told["intact"]), (&json!("前下摆臂胶套开裂"), &json!(true)));
    assert_eq!((&told["by_name"], &told["signature"]), (&json!("张小芳"), &signature()));
    assert_eq!(of(&car, &bush)["counterfoil_id"], told["id"]);
    let file = shop.file();
    let content: String = file
        .query_row("SELECT content FROM counterfoil WHERE kind = 'finding_declined'", [], |row| row.get(0))
        .expect("it is kept");
    for word in ["前下摆臂胶套开裂", "\"unsafe_to_drive\":true", "过两天再来", "粤B·12345", "13800138000"]
    {
        assert!(content.contains(word), "{word} is not in {content}");
    }
    let paper = || text_of(&shop.paper("advisor", "authorisation", car.id()));
    assert!(paper().contains("过两天再来"));

    // Another finding, another reason, a safe one, or no kept record: the hand stood under something else.
    let turns = [
        ("UPDATE finding SET text = '右后轮胎磨损'", "UPDATE finding SET text = '前下摆臂胶套开裂'"),
        ("UPDATE finding SET unsafe_to_drive = 0", "UPDATE finding SET unsafe_to_drive = 1"),
        ("UPDATE finding SET declined_by = '别人'", "UPDATE finding SET declined_by = '张小芳'"),
        (
            "UPDATE counterfoil SET content = replace(content, '过两天', '过两月') WHERE kind = 'finding_declined'",
            "UPDATE counterfoil SET content = replace(content, '过两月', '过两天') WHERE kind = 'finding_declined'",
        ),
    ];
    for (turned, back) in turns {
        file.execute(turned, []).expect("it is turned");
        let told = consent();
        assert_eq!((&told["intact"], &told["signature"]), (&json!(false), &Value::Null), "{turned}");
        let printed = paper();
        assert!(printed.contains("与发现的记录不一致"), "{turned}: {printed}");
        assert!(!printed.contains("右后轮胎磨损") && !printed.contains("过两天再来"), "{turned}: {printed}");
        file.execute(back, []).expect("it is turned back");
    }
    assert_eq!(consent()["intact"], true);
    // Of a no of before nothing was kept: its paper says so, and the page tells none.
    file.execute("UPDATE finding SET counterfoil_id = NULL", []).expect("it is of before");
    assert!(paper().contains("未留存根") && paper().contains("过两天再来"));
    assert_eq!(
        car.visit()["consents"]
            .as_array()
            .map(|all| all.iter().filter(|one| one["finding"] != Value::Null).count()),
        Some(0)
    );
}

#[test]
fn what_was_answered_is_answered_no_second_time() {
    let shop = TestShop::open_at(MORNING);
    let car = in_repair(&shop);
    let bush = found(&car, "前下摆臂胶套开裂", Now);
    let scratch = found(&car, "护板划痕", Soon);
    shop.run("advisor", findings::decline_finding, signed(no(&car, &bush)));
    shop.run("foreman", findings::dismiss_finding, dismissed(&car, &scratch, "旧痕"));
    for (id, urgency) in [(&bush, Soon), (&bush, Later), (&bush, Now), (&scratch, Now)] {
        let ask = request(marked(&car, id, urgency));
        assert_eq!(shop.refused("foreman", "mark_finding", ask), "finding_is", "{id}");
    }
    for id in [&bush, &scratch] {
        let ask = request(dismissed(&car, id, "没有问题"));
        assert_eq!(shop.refused("foreman", "dismiss_finding", ask), "finding_is");
        let ask = request(signed(no(&car, id)));
        assert_eq!(shop.refused("advisor", "decline_finding", ask), "finding_is");
    }
    let kept = of(&car, &bush);
    assert_eq!((&kept["unsafe_to_drive"], &kept["reason"]), (&json!(true), &json!("过两天再来")));
}
