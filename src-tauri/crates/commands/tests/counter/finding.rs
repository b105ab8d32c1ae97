use crate::owners::{customer, new_customer, new_vehicle, vehicle};
use crate::support::{TestShop, with};
use serde_json::{Value, json};

fn found(shop: &TestShop, query: &str) -> Value {
    shop.ok("search", json!({ "query": query }))
}

fn vehicles(shop: &TestShop, query: &str) -> Vec<i64> {
    let hits = found(shop, query);
    hits["vehicles"].as_array().unwrap().iter().map(|hit| hit["vehicle"]["id"].as_i64().unwrap()).collect()
}

#[test]
fn a_car_is_found_by_any_part_of_what_the_customer_says() {
    let shop = TestShop::ready();
    let person = new_customer(&shop, "单国强", "13800138000");
    let fleet = shop.ok(
        "save_customer",
        with(customer("顺丰速运", ""), json!({ "contact_name": "王芳", "contact_phone": "0755-8188 4569" })),
    );
    let car = with(vehicle("粤B·D12345", Some(person)), json!({ "vin": "LSVAA49J132047371" }));
    shop.ok("save_vehicle", car);
    new_vehicle(&shop, "粤A98765", fleet["customer"]["id"].as_i64());
    for query in [
        "粤B·D12345",
        "d12345",
        "12345",
        "345",
        "047371",
        "8000",
        "13800138000",
        "单国强",
        "国强",
        "sgq",
        "dgq",
    ] {
        assert_eq!(vehicles(&shop, query), [1], "{query}");
    }
    for query in ["顺丰", "速运", "王芳", "81884569", "98765"] {
        assert_eq!(vehicles(&shop, query), [2], "{query}");
    }
    let hits = found(&shop, "王芳");
    assert_eq!(hits["customers"][0]["plates"], json!(["粤A98765"]));
    assert_eq!(hits["vehicles"][0]["customer_name"], json!("顺丰速运"));
    for query in ["", " ", "99999", "赵"] {
        let none = found(&shop, query);
        assert_eq!(
            (&none["vehicles"], &none["customers"], &none["documents"]),
            (&json!([]), &json!([]), &json!([]))
        );
    }
}

#[test]
fn a_former_plate_and_a_new_name_find_the_car_and_an_old_name_does_not() {
    let shop = TestShop::ready();
    let person = shop.ok("save_customer", customer("李国强", ""))["customer"].clone();
    let car = shop.ok("save_vehicle", vehicle("粤B12345", person["id"].as_i64()))["vehicle"].clone();
    shop.ok("save_vehicle", with(car, json!({ "plate": "粤B77777", "vin": "" })));
    shop.ok("save_customer", with(person, json!({ "name": "王芳" })));
    assert_eq!((vehicles(&shop, "12345"), vehicles(&shop, "77777")), (vec![1], vec![1]));
    assert_eq!((vehicles(&shop, "王芳"), vehicles(&shop, "李国强")), (vec![1], vec![]));
}

#[test]
fn the_whole_text_stands_first_then_the_car_seen_last() {
    let shop = TestShop::ready();
    let person = new_customer(&shop, "李国强", "");
    for plate in ["粤B12345", "粤C1234A", "粤A01234", "粤A1234B"] {
        new_vehicle(&shop, plate, Some(person));
    }
    assert_eq!(vehicles(&shop, "1234"), [3, 4, 2, 1]);
    walk_in(&shop, 2);
    shop.wait(1);
    walk_in(&shop, 1);
    assert_eq!(vehicles(&shop, "1234"), [3, 1, 2, 4]);
}

fn walk_in(shop: &TestShop, vehicle: i64) -> Value {
    shop.ok("walk_in", json!({
        "vehicle_id": vehicle, "customer_id": 1, "repair_kind": "repair", "symptom": "异响", "second_visit": false,
    }))
}

#[test]
fn a_car_in_the_shop_is_told_with_its_visit_and_the_order_is_found_by_number() {
    let shop = TestShop::ready();
    let person = new_customer(&shop, "李国强", "");
    new_vehicle(&shop, "粤B12345", Some(person));
    assert_eq!(found(&shop, "12345")["vehicles"][0]["open_stage"], Value::Null);
    walk_in(&shop, 1);
    let hit = &found(&shop, "12345")["vehicles"][0];
    assert_eq!((&hit["open_work_order"], &hit["open_stage"]), (&json!(1), &json!("checked_in")));
    for query in ["GD20260302001", "gd2026", "20260302001", "0302001", "001"] {
        assert_eq!(
            found(&shop, query)["documents"],
            json!([{ "entity": "work_order", "id": 1, "number": "GD20260302001", "work_order_id": 1, "title": "粤B·12345 李国强" }]),
            "{query}"
        );
    }
}

#[test]
fn the_newest_documents_are_meant() {
    let shop = TestShop::ready();
    let person = new_customer(&shop, "李国强", "");
    for number in 1..=12 {
        walk_in(&shop, new_vehicle(&shop, &format!("粤B1000{number}"), Some(person)));
    }
    let hits = found(&shop, "GD");
    let numbers: Vec<_> =
        hits["documents"].as_array().unwrap().iter().map(|hit| hit["id"].as_i64().unwrap()).collect();
    assert_eq!(numbers, [12, 11, 10, 9, 8, 7, 6, 5]);
}

#[test]
fn a_whole_plate_that_nobody_carries_offers_a_new_vehicle() {
    let shop = TestShop::ready();
    new_vehicle(&shop, "粤B12345", None);
    assert_eq!(found(&shop, "粤b·54321")["unknown_plate"]["plate"], json!("粤B54321"));
    for query in ["粤B12345", "54321", "李国强"] {
        assert_eq!(found(&shop, query)["unknown_plate"], Value::Null, "{query}");
    }
}
