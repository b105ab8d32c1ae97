//! 原厂, 同质, 副厂, 再制造, 修复: what a part is stands wherever it is priced, and a
//! repaired one needs the customer's yes in writing.

use serde_json::{Value, json};
use shop_tests::papers::text_of;
use shop_tests::visit::{figures, labour};
use shop_tests::{Car, TestShop};

fn graded(name: &str, grade: &str) -> Value {
    figures("part", name, json!({ "quantity": 1000, "unit_price": 46_000, "unit": "个", "grade": grade }))
}

fn open() -> TestShop {
    TestShop::open_at("2026-03-02T08:30")
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
    let mut answers = car.answers(&[]);
    (answers["means"], answers["paper"]) = (json!("paper"), json!("委托书 1"));
    shop.ok("advisor", "record_answers", answers);
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
    let without = car.answers(&[old]);
    shop.ok("advisor", "record_answers", without);
    car.is_in("awaiting_assignment");
}

#[test]
fn what_the_catalogue_says_of_a_part_goes_into_the_line_and_onto_the_wall() {
    let shop = open();
    let item = json!({
        "id": null, "version": 0, "kind": "part", "code": "06A115561B", "name": "起动机", "brand": "博世",
        "specification": "", "unit": "个", "quantity": 1000, "hours": 0, "unit_price": 46_000, "cost": 0,
        "grade": "remanufactured", "active": true,
    });
    shop.ok("manager", "save_catalogue_item", item.clone());
    let found = shop.ok("advisor", "find_catalogue", json!({ "query": "06A115561B", "kind": null }));
    assert_eq!(found["items"][0]["grade"], "remanufactured");
    assert!(text_of(&shop.paper("advisor", "price_list", 1)).contains("再制造件"));
    let labour = |mut item: Value| {
        (item["kind"], item["code"], item["name"]) = (json!("labour"), json!("GS-9"), json!("更换起动机"));
        item
    };
    let work = shop.ok("manager", "save_catalogue_item", labour(item));
    assert_eq!(work["grade"], Value::Null, "work is of no grade");
}
