//! A maintenance that ends with a certificate, and a danger that its owner drives off with and has signed for.

use domain::estimate::AuthorisationMeans;
use domain::finding::FindingUrgency;
use features::visit::findings::{self, DeclineFinding, ReportFinding};
use serde_json::{Value, json};
use shop_tests::asks_visit::found;
use shop_tests::papers::text_of;
use shop_tests::typed::{field, read, request};
use shop_tests::visit::{labour, signature};
use shop_tests::{Car, MORNING, TestShop};

fn missing(refusal: Result<impl Sized, Value>) -> Value {
    let Err(refusal) = refusal else { panic!("it was let through") };
    assert_eq!(refusal["code"], "still_missing", "{refusal}");
    refusal["params"]["missing"].clone()
}

/// Their no to what was found, said on the phone.
fn declined(car: &Car<'_>) -> DeclineFinding {
    let finding = car.visit()["findings"][0].clone();
    DeclineFinding {
        finding_id: field(&finding, "id"),
        version: field(&finding, "version"),
        by_name: "张小芳".to_owned(),
        means: AuthorisationMeans::Phone,
        reason: "过两天再来".to_owned(),
        signature: None,
        signed_paper: String::new(),
    }
}

#[test]
fn a_certified_car_leaves_with_a_danger_only_under_its_owners_signature() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("second_maintenance", "到期二级维护").checked_in(60_000);
    car.with_line(labour("二级维护作业", 200));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released();
    let seen = ReportFinding {
        suggestion: "更换".to_owned(),
        urgency: FindingUrgency::Now,
        ..found(&car, Some(car.job_at(0).0), "前下摆臂胶套开裂")
    };
    shop.run("technician", findings::report_finding, seen);
    car.repaired_by("technician").self_inspected("technician");

    // Nobody passes it over what nobody answered, and there is no certificate before the pass.
    let pass = || shop.ask("inspector", "pass_final_inspection", car.final_inspection());
    let certificate = || shop.ask_paper("inspector", "completion_certificate", car.id());
    assert_eq!(missing(pass()), json!([{ "what": "findings_decided", "count": 1 }]));
    assert_eq!(missing(certificate()), json!([{ "what": "final_inspection" }]));
    let by_phone = request(declined(&car));
    assert_eq!(shop.refused("advisor", "decline_finding", by_phone), "unsafe_unsigned");
    let signed = DeclineFinding {
        means: AuthorisationMeans::Signature,
        signature: read(signature()),
        ..declined(&car)
    };
    shop.run("advisor", findings::decline_finding, signed);
    let told = text_of(&shop.paper("advisor", "authorisation", car.id()));
    assert!(told.contains("前下摆臂胶套开裂") && told.contains("不建议继续行驶"), "{told}");

    car.passed();
    let number = car.visit()["order"]["certificate_number"].clone();
    assert_eq!(number, "HG20260302001");
    assert_eq!(missing(certificate()), json!([{ "what": "mileage_out" }]));
    car.cleaned();
    let paper = text_of(&certificate().expect("it prints"));
    for said in ["HG20260302001", "（正联）", "（副联）", "（质量保证卡）", "二级维护"] {
        assert!(paper.contains(said), "{said}: {paper}");
    }
    let sheet = car.billed(0, 0)[0].clone();
    assert_eq!(shop.refused("advisor", "deliver", car.delivery()), "wrong_stage", "it is not paid");
    car.paid(&sheet, "card", 24_000, 24_000);
    car.is_in("ready_for_delivery").delivered();
    let paper = text_of(&shop.paper("cashier", "settlement_sheet", sheet["id"].as_i64().expect("an id")));
    assert!(paper.contains("前下摆臂胶套开裂（影响行车安全，张小芳已签字不做）"), "{paper}");
    let certified = text_of(&certificate().expect("it prints again"));
    assert!(certified.contains("出厂日期2026-03-02"), "{certified}");

    // Whoever takes it in the next time hears of the danger.
    shop.later(40 * 24 * 60);
    car.walks_in("repair", "还是响").checked_in(61_000);
    let heard = car.visit()["notices"]["declined_findings"][0].clone();
    assert_eq!((&heard["text"], &heard["unsafe_to_drive"]), (&json!("前下摆臂胶套开裂"), &json!(true)));
}
