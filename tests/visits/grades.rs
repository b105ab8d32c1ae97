//! 原厂, 同质, 副厂, 再制造, 修复: what a part is stands wherever it is priced, and a
//! repaired one needs the customer's yes in writing.

use domain::estimate::AuthorisationMeans;
use domain::line::{LineKind, PartGrade};
use features::visit::answers::{RecordAnswers, record_answers};
use features::visit::lines::{SaveCatalogueItem, save_catalogue_item};
use serde_json::{Value, json};
use shop_tests::asks_visit::{catalogue, new_part};
use shop_tests::papers::text_of;
use shop_tests::typed::read;
use shop_tests::visit::{figures, labour};
use shop_tests::{Car, MORNING, TestShop};

fn graded(name: &str, grade: &str) -> Value {
    figures("part", name, json!({ "quantity": 1000, "unit_price": 46_000, "unit": "个", "grade": grade }))
}

fn open() -> TestShop {
    TestShop::open_at(MORNING)
}

fn quoted<'a>(shop: &'a TestShop, parts: &[(&str, &str)]) -> Car<'a> {
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "打不着火").checked_in(30_000);
    car.with_line(labour("更换起动机", 150));
    for (name, grade) in parts {
        car.with_line(graded(name, grade));
    }
    car.estimate_issued();
    car
}

const ALL: [(&str, &str, &str); 5] = [
    ("前制动片", "genuine", "原厂件"),
    ("机油滤清器", "equivalent", "同质件"),
    ("雨刮片", "aftermarket", "副厂件"),
    ("转向机", "remanufactured", "再制造件"),
    ("起动机", "repaired", "修复件"),
];

#[test]
fn every_paper_with_prices_labels_the_part() {
    let shop = open();
    let car = quoted(&shop, &ALL.map(|(name, grade, _)| (name, grade)));
    let says = |seat: &str, kind: &str, id: i64| {
        let text = text_of(&shop.paper(seat, kind, id));
        for (_, _, word) in ALL {
            assert!(text.contains(word), "{kind} does not say {word}: {text}");
        }
    };
    says("advisor", "quote", 1);
    let on_paper = RecordAnswers {
        means: AuthorisationMeans::Paper,
        paper: "委托书 1".to_owned(),
        ..read(car.answers(&[]))
    };
    shop.run("advisor", record_answers, on_paper);
    says("advisor", "repair_contract", car.id());
    says("technician", "job_card", car.id());
    car.assigned_to("technician").released().repaired_by("technician").self_inspected("technician");
    let sheets = car.passed().cleaned().billed(0, 0);
    says("cashier", "settlement_sheet", sheets[0]["id"].as_i64().expect("a sheet"));
}

#[test]
fn a_repaired_part_is_not_agreed_to_by_telephone_and_nothing_of_it_is_kept() {
    let shop = open();
    let car = quoted(&shop, &[("起动机", "repaired"), ("前制动片", "genuine")]);
    let answers = car.answers(&[]);
    assert_eq!(shop.refused("advisor", "record_answers", answers), "needs_written_yes");
    assert!(car.visit()["lines"].as_array().expect("lines").iter().all(|line| line["state"] == "offered"));
    // A no may be said by telephone, and a yes to all else.
    let old = car.visit()["lines"]
        .as_array()
        .expect("lines")
        .iter()
        .find(|line| line["grade"] == "repaired")
        .cloned();
    let old = old.expect("the repaired one")["id"].as_i64().expect("its number");
    shop.run("advisor", record_answers, read(car.answers(&[old])));
    car.is_in("awaiting_assignment");
}

#[test]
fn what_the_catalogue_says_of_a_part_goes_into_the_line_and_onto_the_wall() {
    let shop = open();
    let starter = |name: &str| SaveCatalogueItem {
        brand: "博世".to_owned(),
        grade: Some(PartGrade::Remanufactured),
        ..new_part("06A115561B", name, 46_000)
    };
    shop.run("manager", save_catalogue_item, starter("起动机"));
    assert_eq!(catalogue(&shop, "advisor", "06A115561B")[0]["grade"], "remanufactured");
    assert!(text_of(&shop.paper("advisor", "price_list", 1)).contains("再制造件"));
    let work =
        SaveCatalogueItem { kind: LineKind::Labour, code: "GS-9".to_owned(), ..starter("更换起动机") };
    let work = shop.run("manager", save_catalogue_item, work);
    assert_eq!(work["grade"], Value::Null, "work is of no grade");
}
