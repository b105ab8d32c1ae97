//! What the shop answers for, and for how long: the rule's terms, the shop's own for a
//! kind of repair, and what it promises of one part.

use serde_json::{Value, json};
use shop_tests::papers::text_of;
use shop_tests::visit::{figures, labour};
use shop_tests::{Car, TestShop};

fn promising(shop: &TestShop, warranty: &Value) -> Result<Value, Value> {
    let mut details = shop.ok("manager", "get_shop", json!({}));
    details["settings"]["warranty"] = warranty.clone();
    shop.ask("manager", "save_shop", details)
}

fn battery() -> Value {
    let warranty = json!({ "days": 365, "km": 0 });
    figures(
        "part",
        "蓄电池",
        json!({ "quantity": 1000, "unit_price": 56_000, "unit": "个", "warranty": warranty }),
    )
}

fn says(paper: &str, words: &[&str]) {
    for word in words {
        assert!(paper.contains(word), "{word} is not on it: {paper}");
    }
}

fn paper(shop: &TestShop, kind: &str, id: i64) -> String {
    text_of(&shop.paper("advisor", kind, id)).split_whitespace().collect()
}

fn covered(car: &Car<'_>, km: i64) -> Vec<Value> {
    let ask = json!({ "vehicle_id": car.vehicle_id, "work_order_id": car.id(), "mileage_km": km });
    let heard = car.shop.ok("advisor", "check_in_notices", ask);
    heard["under_warranty"].as_array().expect("a list").iter().map(|notice| notice["items"].clone()).collect()
}

#[test]
fn a_part_promised_for_longer_stays_covered_when_the_work_no_longer_is() {
    let shop = TestShop::open_at("2026-03-02T08:30");
    let longer = json!({
        "by_kind": [{ "kind": "repair", "term": { "days": 90, "km": 5_000 } }], "repaired_part_days": 30,
    });
    promising(&shop, &longer).expect("more than the rule demands");
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "打不着火").checked_in(30_000);
    car.with_line(labour("检修启动线路", 100));
    car.with_line(battery());
    let brought = json!({ "origin": "customers", "unit": "个", "quantity": 1000,
        "warranty": { "days": 365, "km": 0 } });
    let brought = car.with_line(figures("part", "自带桩头", brought));
    let kept =
        car.visit()["lines"].as_array().expect("lines").iter().find(|line| line["id"] == brought).cloned();
    assert_eq!(
        kept.expect("it is there")["warranty"],
        Value::Null,
        "nobody answers for what was brought along"
    );
    car.estimate_issued();
    car.authorised(&[]);
    let told = "5000公里或90天，先到为准（自竣工交车之日起）。";
    let longer = "蓄电池：365天（自竣工交车之日起）。";
    says(&paper(&shop, "repair_contract", car.id()), &[told, longer]);

    car.assigned_to("technician").released().repaired_by("technician").self_inspected("technician");
    let sheets = car.passed().cleaned().billed(0, 0);
    let sheet = sheets[0]["id"].as_i64().expect("a sheet");
    says(&paper(&shop, "settlement_sheet", sheet), &[told, longer]);
    let page = car.visit()["handing_over"].clone();
    assert_eq!(page["warranty"], json!({ "days": 90, "km": 5_000 }));
    assert_eq!(page["beyond"], json!([{ "names": ["蓄电池"], "term": { "days": 365, "km": 0 } }]));
    assert_eq!(page["next_service_on"], "2026-09-02");
    for sheet in sheets {
        let owed = sheet["total"].as_i64().expect("a total");
        car.paid(&sheet, "wechat", owed, owed);
    }
    car.is_in("ready_for_delivery");
    says(&paper(&shop, "delivery_sheet", car.id()), &["5000公里/90天", "365天", "—"]);
    car.delivered();
    let until = "至2026-05-31或35000公里，先到为准。";
    let promised = [until, "蓄电池：至2027-03-02。"];
    says(&paper(&shop, "settlement_sheet", sheet), &promised);

    // What was promised then is not less by what the shop gives now.
    promising(&shop, &json!({ "by_kind": [], "repaired_part_days": 0 })).expect("the rule's own");
    shop.later(60 * 24 * 60);
    car.walks_in("repair", "又打不着火");
    assert_eq!(covered(&car, 34_000), [json!(["检修启动线路"]), json!(["蓄电池"])]);
    assert_eq!(covered(&car, 35_001), [json!(["蓄电池"])], "at any distance");
    shop.later(60 * 24 * 60);
    assert_eq!(covered(&car, 34_000), [json!(["蓄电池"])]);
    says(&paper(&shop, "settlement_sheet", sheet), &promised);
}

#[test]
fn a_part_sold_at_an_inspection_is_promised_once_and_the_inspection_nothing() {
    let shop = TestShop::open_at("2026-03-02T08:30");
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("inspection", "年检").checked_in(30_000);
    car.with_line(labour("检查灯光", 50));
    car.with_line(battery());
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released().repaired_by("technician");
    let sheets = car.self_inspected("technician").passed().cleaned().billed(0, 0);
    for sheet in &sheets {
        let owed = sheet["total"].as_i64().expect("a total");
        car.paid(sheet, "wechat", owed, owed);
    }
    car.delivered();
    let text = paper(&shop, "settlement_sheet", sheets[0]["id"].as_i64().expect("a sheet"));
    says(&text, &["本次为检测，不含维修质量保证。", "蓄电池：至2027-03-02。"]);
    assert!(!text.contains("蓄电池：365天"), "said twice: {text}");
}

#[test]
fn no_shop_promises_less_than_the_rule_and_nothing_of_it_is_kept() {
    let shop = TestShop::open_at("2026-03-02T08:30");
    let of = |kind: &str, days: i64, km: i64| json!({ "by_kind": [{ "kind": kind, "term": { "days": days, "km": km } }], "repaired_part_days": 0 });
    let refusal = promising(&shop, &of("assembly", 100, 19_999)).expect_err("refused");
    assert_eq!(refusal, json!({ "code": "warranty_below_legal", "params": { "days": 100, "km": 20_000 } }));
    assert_eq!(promising(&shop, &of("repair", 0, 9_000)).expect_err("refused")["code"], "bad_field");
    assert_eq!(promising(&shop, &of("repair", 9_000, 0)).expect_err("refused")["code"], "bad_field");
    let kept = shop.ok("manager", "get_shop", json!({}))["settings"]["warranty"].clone();
    assert_eq!(kept, json!({ "by_kind": [], "repaired_part_days": 0 }));
    let item = json!({
        "id": null, "version": 0, "kind": "towing", "code": "", "name": "拖车", "brand": "", "specification": "",
        "unit": "次", "quantity": 1000, "hours": 0, "unit_price": 30_000, "cost": 0, "active": true,
        "warranty": { "days": 30, "km": 0 },
    });
    assert_eq!(shop.refused("manager", "save_catalogue_item", item), "bad_field", "towing repairs nothing");
}

#[test]
fn what_the_catalogue_promises_of_an_item_goes_into_its_line() {
    let shop = TestShop::open_at("2026-03-02T08:30");
    let item = json!({
        "id": null, "version": 0, "kind": "part", "code": "BAT-70", "name": "蓄电池", "brand": "风帆",
        "specification": "", "unit": "个", "quantity": 1000, "hours": 0, "unit_price": 56_000, "cost": 0,
        "active": true, "warranty": { "days": 365, "km": 0 },
    });
    let saved = shop.ok("manager", "save_catalogue_item", item.clone());
    assert_eq!(saved["warranty"], json!({ "days": 365, "km": 0 }));
    let found = shop.ok("advisor", "find_catalogue", json!({ "query": "BAT-70", "kind": null }));
    assert_eq!(found["items"][0]["warranty"], json!({ "days": 365, "km": 0 }));
    let none = json!({ "days": 0, "km": 0 });
    let mut none_of_it = item;
    (none_of_it["id"], none_of_it["version"], none_of_it["warranty"]) =
        (saved["id"].clone(), saved["version"].clone(), none);
    assert_eq!(shop.ok("manager", "save_catalogue_item", none_of_it)["warranty"], Value::Null);
}

#[test]
fn everybody_lets_off_what_they_may_and_the_shops_share_where_nothing_is_said() {
    let shop = TestShop::open_at("2026-03-02T08:30");
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "").checked_in(30_000);
    let at = |percent: i64| {
        let figures = figures(
            "labour",
            "检修线路",
            json!({ "hours": 100, "unit_price": 12_000, "unit": "工时", "discount_rate": percent * 100 }),
        );
        json!({ "work_order_id": car.id(), "figures": figures, "finding_id": null, "walk_around_code": null })
    };
    let limited = |limit: Value| {
        let people = shop.ok("manager", "list_people", json!({}));
        let id = shop.id_of("advisor");
        let people = people["people"].as_array().expect("people").clone();
        let advisor = people.into_iter().find(|person| person["id"] == id).expect("the advisor");
        let ask = json!({ "id": id, "version": advisor["version"], "name": advisor["name"],
            "roles": advisor["roles"], "discount_limit": limit, "active": true, "pin": null });
        shop.ask("manager", "save_person", ask)
    };
    shop.ok("advisor", "add_line", at(10));
    assert_eq!(shop.refused("advisor", "add_line", at(11)), "discount_over_limit", "the shop's tenth");
    limited(json!(2_000)).expect("more than the others");
    shop.ok("advisor", "add_line", at(20));
    let refusal = shop.ask("advisor", "add_line", at(21)).expect_err("refused");
    assert_eq!(
        (&refusal["code"], &refusal["params"]["limit"]),
        (&json!("discount_over_limit"), &json!("20%"))
    );
    limited(json!(0)).expect("nothing at all");
    assert_eq!(shop.refused("advisor", "add_line", at(1)), "discount_over_limit");
    limited(Value::Null).expect("as the shop has it");
    shop.ok("advisor", "add_line", at(10));
    for (wrong, field) in [(-1, "discount_limit"), (10_001, "discount_limit")] {
        let refusal = limited(json!(wrong)).expect_err("refused");
        assert_eq!((&refusal["code"], &refusal["params"]["field"]), (&json!("bad_field"), &json!(field)));
    }
}

#[test]
fn a_kind_taxed_apart_is_billed_at_its_own_rate() {
    let shop = TestShop::open_at("2026-03-02T08:30");
    let taxed = |apart: Value| {
        let mut details = shop.ok("manager", "get_shop", json!({}));
        details["settings"]["taxed_apart"] = apart;
        shop.ask("manager", "save_shop", details)
    };
    for wrong in [
        json!([{ "kind": "labour", "rate": 600 }]),
        json!([{ "kind": "towing", "rate": 10_001 }]),
        json!([{ "kind": "towing", "rate": 900 }, { "kind": "towing", "rate": 600 }]),
    ] {
        assert_eq!(taxed(wrong.clone()).expect_err("refused")["code"], "bad_field", "{wrong}");
    }
    taxed(json!([{ "kind": "towing", "rate": 900 }])).expect("carrying is another service");
    let kept = shop.ok("manager", "get_shop", json!({}))["settings"]["taxed_apart"].clone();
    assert_eq!(kept, json!([{ "kind": "towing", "rate": 900 }]));
}
