//! What the shop answers for, and for how long: the rule's terms, the shop's own for a
//! kind of repair, and what it promises of one part.

use domain::ids::PersonId;
use domain::line::LineKind;
use domain::money::Rate;
use domain::shop::KindTax;
use domain::warranty::{KindPromise, RepairKind, WarrantyPromises};
use domain::warranty_term::WarrantyTerm;
use features::office::people::{SavePerson, list_people, save_person};
use features::office::setup::get_shop;
use features::visit::check_in::check_in_notices;
use features::visit::lines::{self, AddLine, SaveCatalogueItem};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_visit::{added, catalogue, changed, details, new_part, notices, sets};
use shop_tests::papers::text_of;
use shop_tests::typed::{field, request};
use shop_tests::visit::{figures, labour};
use shop_tests::{Car, MORNING, TestShop};

/// What the shop promises of every visit of a kind.
fn of(kind: RepairKind, days: u32, km: u32) -> KindPromise {
    KindPromise { kind, term: WarrantyTerm { days, km } }
}

/// The code and what is told with it, where the shop may not promise that.
fn unpromised(shop: &TestShop, promise: KindPromise) -> Value {
    let mut details = details(shop);
    details.settings.warranty = WarrantyPromises { by_kind: vec![promise], repaired_part_days: 0 };
    shop.ask("manager", "save_shop", request(details)).expect_err("refused")
}

/// A battery the catalogue has.
fn battery_for_stock() -> SaveCatalogueItem {
    SaveCatalogueItem {
        brand: "风帆".to_owned(),
        warranty: Some(WarrantyTerm { days: 365, km: 0 }),
        ..new_part("BAT-70", "蓄电池", 56_000)
    }
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
    let heard = car.shop.run("advisor", check_in_notices, notices(car, km));
    heard["under_warranty"].as_array().expect("a list").iter().map(|notice| notice["items"].clone()).collect()
}

#[test]
fn a_part_promised_for_longer_stays_covered_when_the_work_no_longer_is() {
    let shop = TestShop::open_at(MORNING);
    // More than the rule demands.
    let by_kind = vec![of(RepairKind::Repair, 90, 5_000)];
    sets(&shop, |settings| settings.warranty = WarrantyPromises { by_kind, repaired_part_days: 30 });
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
    sets(&shop, |settings| settings.warranty = WarrantyPromises::default());
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
    let shop = TestShop::open_at(MORNING);
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
    let shop = TestShop::open_at(MORNING);
    let refusal = unpromised(&shop, of(RepairKind::Assembly, 100, 19_999));
    assert_eq!(refusal, json!({ "code": "warranty_below_legal", "params": { "days": 100, "km": 20_000 } }));
    assert_eq!(unpromised(&shop, of(RepairKind::Repair, 0, 9_000))["code"], "bad_field");
    assert_eq!(unpromised(&shop, of(RepairKind::Repair, 9_000, 0))["code"], "bad_field");
    let kept = shop.run("manager", get_shop, AskNothing {})["settings"]["warranty"].clone();
    assert_eq!(kept, json!({ "by_kind": [], "repaired_part_days": 0 }));
    let towing = request(SaveCatalogueItem {
        kind: LineKind::Towing,
        unit: "次".to_owned(),
        warranty: Some(WarrantyTerm { days: 30, km: 0 }),
        ..new_part("", "拖车", 30_000)
    });
    assert_eq!(shop.refused("manager", "save_catalogue_item", towing), "bad_field", "towing repairs nothing");
}

#[test]
fn what_the_catalogue_promises_of_an_item_goes_into_its_line() {
    let shop = TestShop::open_at(MORNING);
    let saved = shop.run("manager", lines::save_catalogue_item, battery_for_stock());
    assert_eq!(saved["warranty"], json!({ "days": 365, "km": 0 }));
    let found = catalogue(&shop, "advisor", "BAT-70");
    assert_eq!(found[0]["warranty"], json!({ "days": 365, "km": 0 }));
    let none_of_it = SaveCatalogueItem {
        id: field(&saved, "id"),
        version: field(&saved, "version"),
        warranty: Some(WarrantyTerm { days: 0, km: 0 }),
        ..battery_for_stock()
    };
    assert_eq!(shop.run("manager", lines::save_catalogue_item, none_of_it)["warranty"], Value::Null);
}

#[test]
fn no_page_takes_from_a_line_what_its_item_promises() {
    let shop = TestShop::open_at(MORNING);
    let saved = shop.run("manager", lines::save_catalogue_item, battery_for_stock());
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "无法启动").checked_in(30_000);
    // A page that says nothing of a warranty.
    let bare = |price: i64| {
        let of_item = json!({ "code": "BAT-70", "brand": "风帆", "unit": "个", "unit_price": price });
        figures("part", "蓄电池", of_item)
    };
    let year = json!({ "days": 365, "km": 0 });
    let ask = AddLine { item: field(&saved, "id"), ..added(&car, &bare(56_000)) };
    let line = shop.run("advisor", lines::add_line, ask)["line"].clone();
    assert_eq!(line["warranty"], year);
    let id = line["id"].as_i64().expect("a line has an id");
    let kept = shop.run("advisor", lines::change_line, changed(&car, id, &bare(57_000)))["line"].clone();
    assert_eq!((&kept["unit_price"], &kept["warranty"]), (&json!(57_000), &year));
    // Of another thing nothing was promised.
    let another = figures("part", "另一块电池", json!({ "unit": "个", "unit_price": 60_000 }));
    let other = shop.run("advisor", lines::change_line, changed(&car, id, &another))["line"].clone();
    assert_eq!(other["warranty"], Value::Null);
}

#[test]
fn everybody_lets_off_what_they_may_and_the_shops_share_where_nothing_is_said() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "").checked_in(30_000);
    let at = |percent: i64| {
        let figures = figures(
            "labour",
            "检修线路",
            json!({ "hours": 100, "unit_price": 12_000, "unit": "工时", "discount_rate": percent * 100 }),
        );
        added(&car, &figures)
    };
    let limited = |limit: Option<i64>| {
        let people = shop.run("manager", list_people, AskNothing {});
        let id = shop.id_of("advisor");
        let people = people["people"].as_array().expect("people").clone();
        let advisor = people.into_iter().find(|person| person["id"] == id).expect("the advisor");
        SavePerson {
            id: Some(PersonId(id)),
            version: field(&advisor, "version"),
            name: field(&advisor, "name"),
            roles: field(&advisor, "roles"),
            discount_limit: limit.map(Rate),
            active: true,
            pin: None,
        }
    };
    shop.run("advisor", lines::add_line, at(10));
    let eleven = request(at(11));
    assert_eq!(shop.refused("advisor", "add_line", eleven), "discount_over_limit", "the shop's tenth");
    // More than the others.
    shop.run("manager", save_person, limited(Some(2_000)));
    shop.run("advisor", lines::add_line, at(20));
    let refusal = shop.ask("advisor", "add_line", request(at(21))).expect_err("refused");
    assert_eq!(
        (&refusal["code"], &refusal["params"]["limit"]),
        (&json!("discount_over_limit"), &json!("20%"))
    );
    // Nothing at all, and then as the shop has it.
    shop.run("manager", save_person, limited(Some(0)));
    assert_eq!(shop.refused("advisor", "add_line", request(at(1))), "discount_over_limit");
    shop.run("manager", save_person, limited(None));
    shop.run("advisor", lines::add_line, at(10));
    for wrong in [-1, 10_001] {
        let ask = request(limited(Some(wrong)));
        let refusal = shop.ask("manager", "save_person", ask).expect_err("refused");
        let field = &refusal["params"]["field"];
        assert_eq!((&refusal["code"], field), (&json!("bad_field"), &json!("discount_limit")));
    }
}

#[test]
fn a_kind_taxed_apart_is_billed_at_its_own_rate() {
    let shop = TestShop::open_at(MORNING);
    let of_its_own = |kind: LineKind| KindTax { kind, rate: Rate(600) };
    let towing = |rate: i64| KindTax { kind: LineKind::Towing, rate: Rate(rate) };
    let wrongly = [
        vec![of_its_own(LineKind::Labour)],
        vec![of_its_own(LineKind::Other)],
        vec![towing(10_001)],
        vec![towing(900), towing(600)],
    ];
    for wrong in wrongly {
        let mut details = details(&shop);
        details.settings.taxed_apart = wrong.clone();
        let refused = shop.refused("manager", "save_shop", request(details));
        assert_eq!(refused, "bad_field", "{wrong:?}");
    }
    // Carrying is another service.
    sets(&shop, |settings| settings.taxed_apart = vec![towing(900)]);
    let kept = shop.run("manager", get_shop, AskNothing {})["settings"]["taxed_apart"].clone();
    assert_eq!(kept, json!([{ "kind": "towing", "rate": 900 }]));
}
