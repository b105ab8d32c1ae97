//! Whatever paper the customer holds, its number opens the visit.

use domain::money::Money;
use domain::warranty::RepairKind;
use features::till::shifts::{OpenShift, open_shift};
use features::visit::check_in::correct_check_in;
use serde_json::json;
use shop_tests::asks_visit::{hits, put_right};
use shop_tests::typed::request;
use shop_tests::visit::labour;
use shop_tests::{MORNING, TestShop};

#[test]
fn every_number_of_a_visit_finds_it_whole_and_without_its_day() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车异响").checked_in(52_000);
    car.with_line(labour("更换前制动片", 100));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released().repaired_by("technician");
    car.self_inspected("technician").passed().cleaned();
    let sheets = car.billed(0, 0);
    let due = sheets[0]["total"].as_i64().expect("a sheet has a total");
    car.paid(&sheets[0], "wechat", due, due);
    let visit = car.visit();
    for (entity, number) in [
        ("work_order", &visit["order"]["number"]),
        ("estimate", &visit["estimates"][0]["number"]),
        ("settlement", &visit["settlements"][0]["number"]),
        ("payment", &visit["payments"][0]["number"]),
    ] {
        let number = number.as_str().expect("a number");
        let short = format!("{}{}", &number[..2], &number[10..]);
        for typed in [number, &short, &short.to_lowercase()] {
            let found = hits(&shop, "advisor", typed);
            let first = &found["documents"][0];
            assert_eq!(
                (&first["entity"], &first["number"], &first["stands_on"], &first["whole"]),
                (
                    &json!(entity),
                    &json!(number),
                    &json!({ "entity": "work_order", "id": car.id() }),
                    &json!(true)
                ),
                "{typed}"
            );
            assert_eq!(first["title"], "粤B·12345 张小芳", "{typed}");
        }
    }
}

/// The contract and the certificate come back in the customer's hand, the report of a
/// shift in the owner's: what is scanned off them opens where it belongs.
#[test]
fn the_contract_the_certificate_and_the_shift_are_found_by_their_numbers() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("assembly", "变速箱异响").checked_in(52_000);
    car.with_line(labour("变速箱总成大修", 900));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released();
    shop.paper("advisor", "repair_contract", car.id());
    car.repaired_by("technician").self_inspected("technician").passed();
    let certificate = car.visit()["order"]["certificate_number"].as_str().expect("one").to_owned();
    shop.run("cashier", open_shift, OpenShift { opening_float: Money::ZERO });
    let found = |typed: &str| hits(&shop, "manager", typed)["documents"][0].clone();
    let visit = json!({ "entity": "work_order", "id": car.id() });
    for (entity, number) in [("repair_contract", "HT20260302001"), ("completion_certificate", &certificate)] {
        let hit = found(number);
        assert_eq!((&hit["entity"], &hit["number"]), (&json!(entity), &json!(number)));
        assert_eq!((&hit["stands_on"], &hit["whole"]), (&visit, &json!(true)));
    }
    let shift = found("JB20260302001");
    assert_eq!((&shift["entity"], &shift["number"]), (&json!("shift"), &json!("JB20260302001")));
    assert_eq!(shift["stands_on"], json!({ "entity": "shift", "id": 1 }));
}

/// A kind that came to need a certificate after the pass gets the shop's next number,
/// and no number stands on two cars.
#[test]
fn a_certificate_number_is_given_once_and_never_twice() {
    let shop = TestShop::open_at(MORNING);
    let passed = |plate: &str, kind: &str| {
        let car = shop.car("张小芳", "13800138000", plate);
        car.walks_in(kind, "变速箱异响").checked_in(52_000);
        car.with_line(labour("变速箱总成大修", 900));
        car.estimate_issued();
        car.authorised(&[]).assigned_to("technician").released().repaired_by("technician");
        car.self_inspected("technician").passed();
        car
    };
    let first = passed("粤B12345", "assembly");
    let number = |car: &shop_tests::Car<'_>| car.visit()["order"]["certificate_number"].clone();
    let second = passed("粤B54321", "repair");
    assert_eq!(number(&second), "");
    let corrected = |certificate: &str| {
        put_right(&second, "实为总成", |facts| {
            facts.repair_kind = RepairKind::Assembly;
            facts.certificate_number = certificate.to_owned();
        })
    };
    let taken = request(corrected(number(&first).as_str().expect("a number")));
    assert_eq!(shop.refused("manager", "correct_check_in", taken), "certificate_taken");
    shop.run("manager", correct_check_in, corrected(""));
    let given = number(&second);
    assert!(given != "" && given != number(&first), "{given}");
    shop.run("manager", correct_check_in, corrected("粤合格 0012345"));
    let found = hits(&shop, "advisor", "粤合格0012345")["documents"][0].clone();
    assert_eq!(found["stands_on"], json!({ "entity": "work_order", "id": second.id() }));
}
