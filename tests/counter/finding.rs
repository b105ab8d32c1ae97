use crate::owners::{customer, new_customer, new_vehicle, vehicle};
use crate::support::{ready, with};
use serde_json::{Value, json};
use shop_tests::Alone;

fn found(shop: &Alone, query: &str) -> Value {
    shop.ok("search", json!({ "query": query }))
}

fn vehicles(shop: &Alone, query: &str) -> Vec<i64> {
    let hits = found(shop, query);
    hits["vehicles"].as_array().unwrap().iter().map(|hit| hit["vehicle"]["id"].as_i64().unwrap()).collect()
}

#[test]
fn a_car_is_found_by_any_part_of_what_the_customer_says() {
    let shop = ready();
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
    let shop = ready();
    let person = shop.ok("save_customer", customer("李国强", ""))["customer"].clone();
    let car = shop.ok("save_vehicle", vehicle("粤B12345", person["id"].as_i64()))["vehicle"].clone();
    shop.ok("save_vehicle", with(car, json!({ "plate": "粤B77777", "vin": "" })));
    shop.ok("save_customer", with(person, json!({ "name": "王芳" })));
    assert_eq!((vehicles(&shop, "12345"), vehicles(&shop, "77777")), (vec![1], vec![1]));
    assert_eq!((vehicles(&shop, "王芳"), vehicles(&shop, "李国强")), (vec![1], vec![]));
}

#[test]
fn the_whole_text_stands_first_then_the_car_seen_last() {
    let shop = ready();
    let person = new_customer(&shop, "李国强", "");
    for plate in ["粤B12345", "粤C1234A", "粤A01234", "粤A1234B"] {
        new_vehicle(&shop, plate, Some(person));
    }
    assert_eq!(vehicles(&shop, "1234"), [3, 4, 2, 1]);
    walk_in(&shop, 2);
    shop.later(1);
    walk_in(&shop, 1);
    assert_eq!(vehicles(&shop, "1234"), [3, 1, 2, 4]);
}

fn walk_in(shop: &Alone, vehicle: i64) -> Value {
    shop.ok("walk_in", json!({
        "vehicle_id": vehicle, "customer_id": 1, "repair_kind": "repair", "symptom": "异响", "second_visit": false,
    }))
}

#[test]
fn a_car_in_the_shop_is_told_with_its_visit_and_the_order_is_found_by_number() {
    let shop = ready();
    let person = new_customer(&shop, "李国强", "");
    new_vehicle(&shop, "粤B12345", Some(person));
    assert_eq!(found(&shop, "12345")["vehicles"][0]["open_stage"], Value::Null);
    assert_eq!(shop.ok("get_vehicle", json!({ "id": 1 }))["open_work_order"], Value::Null);
    walk_in(&shop, 1);
    let hit = &found(&shop, "12345")["vehicles"][0];
    assert_eq!((&hit["open_work_order"], &hit["open_stage"]), (&json!(1), &json!("checked_in")));
    let page = shop.ok("get_vehicle", json!({ "id": 1 }));
    assert_eq!((&page["open_work_order"], &page["open_stage"]), (&json!(1), &json!("checked_in")));
    for query in ["GD20260302001", "gd2026", "20260302001", "0302001", "001"] {
        assert_eq!(
            found(&shop, query)["documents"],
            json!([{ "entity": "work_order", "id": 1, "number": "GD20260302001",
                     "stands_on": { "entity": "work_order", "id": 1 }, "title": "粤B·12345 李国强",
                     "whole": query.len() > 7 }]),
            "{query}"
        );
    }
}

#[test]
fn a_number_is_found_without_its_day() {
    let shop = ready();
    let person = new_customer(&shop, "李国强", "");
    for number in 1..=2 {
        walk_in(&shop, new_vehicle(&shop, &format!("粤B1000{number}"), Some(person)));
    }
    for query in ["GD002", "gd2", "GD 002"] {
        let hits = found(&shop, query);
        assert_eq!(hits["documents"][0]["number"], json!("GD20260302002"), "{query}");
        assert_eq!(hits["documents"][0]["whole"], json!(true), "{query}");
    }
    assert_eq!(found(&shop, "002")["documents"][0]["whole"], json!(false), "every day ends one so");
}

#[test]
fn two_words_are_found_on_the_car_and_its_owner() {
    let shop = ready();
    let (zhang, li) =
        (new_customer(&shop, "张小芳", "13800138000"), new_customer(&shop, "李国强", "13900139000"));
    let car = |plate: &str, owner: i64, make: &str, model: &str| {
        let ask = with(vehicle(plate, Some(owner)), json!({ "make": make, "model": model }));
        shop.ok("save_vehicle", ask)["vehicle"]["id"].as_i64().unwrap()
    };
    let haval = car("粤B11111", zhang, "哈弗", "H6");
    let corolla = car("粤B22222", zhang, "丰田", "Corolla");
    let others = car("粤B33333", li, "哈弗", "H6");
    assert_eq!(vehicles(&shop, "张 哈弗"), [haval]);
    assert_eq!(vehicles(&shop, "哈弗 zxf"), [haval]);
    assert_eq!(vehicles(&shop, "8000 corolla"), [corolla]);
    assert_eq!(vehicles(&shop, "h6 3333"), [others]);
    assert_eq!(vehicles(&shop, "王 哈弗"), Vec::<i64>::new());
    for query in ["哈弗", "H6", "哈弗h6"] {
        assert_eq!(vehicles(&shop, query), [others, haval], "{query}");
    }
    assert_eq!(vehicles(&shop, "corolla"), [corolla]);
    // Blanks within a plate or a phone part no words.
    assert_eq!(vehicles(&shop, "粤B 11111")[0], haval);
    assert_eq!(found(&shop, "139 0013 9000")["customers"][0]["id"], json!(li));
    assert_eq!(found(&shop, "李 139")["customers"][0]["id"], json!(li));
}

#[test]
fn a_booking_is_found_by_plate_phone_name_model_and_what_for() {
    let shop = ready();
    let ask = with(crate::booking::stranger(), json!({ "items": ["更换刹车片"], "model": "大众 朗逸" }));
    shop.ok("book_appointment", ask.clone());
    shop.ok(
        "book_appointment",
        with(ask, json!({ "starts_at": "2026-03-05T02:00:00Z", "contact_name": "李国富" })),
    );
    let numbers = |query: &str| -> Vec<String> {
        let hits = found(&shop, query);
        hits["bookings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|hit| hit["number"].as_str().unwrap().to_owned())
            .collect()
    };
    for query in [
        "12345",
        "粤B12345",
        "8000",
        "13800138000",
        "李国",
        "lg",
        "朗逸",
        "制动片",
        "刹车片",
        "刹车",
        "李 朗逸",
    ] {
        assert_eq!(numbers(query), ["YY20260302001", "YY20260302002"], "{query}");
    }
    assert_eq!(numbers("李国富"), ["YY20260302002"]);
    assert_eq!(numbers("YY002"), ["YY20260302002"]);
    assert_eq!(numbers("王 朗逸"), Vec::<String>::new());
    let first = &found(&shop, "12345")["bookings"][0];
    assert_eq!(
        (&first["coming"], &first["today"], &first["stage"]),
        (&json!(true), &json!(true), &json!("booked"))
    );
    // What is over is found behind what is to come.
    shop.ok("cancel_appointment", json!({ "id": 1, "version": 1, "reason": "客户取消" }));
    assert_eq!(numbers("12345"), ["YY20260302002", "YY20260302001"]);
    assert_eq!(found(&shop, "12345")["bookings"][1]["coming"], json!(false));
}

#[test]
fn what_says_that_there_is_no_plate_is_none_at_the_counter_too() {
    let shop = ready();
    for plate in ["未上牌", "无", "新车"] {
        let saved = shop.ok("save_vehicle", vehicle(plate, None));
        assert_eq!((&saved["vehicle"]["plate"], &saved["same_plate"]), (&Value::Null, &json!([])), "{plate}");
    }
    assert_eq!(vehicles(&shop, "未上牌"), Vec::<i64>::new());
    assert_eq!(found(&shop, "未上牌")["unknown_plate"], Value::Null);
    // The VIN where the plate belongs is the VIN.
    let saved = shop.ok("save_vehicle", vehicle("ltstz2606tz002676", None));
    assert_eq!(
        (&saved["vehicle"]["plate"], &saved["vehicle"]["vin"]),
        (&Value::Null, &json!("LTSTZ2606TZ002676"))
    );
    let booking = with(crate::booking::stranger(), json!({ "plate": "无" }));
    shop.ok("book_appointment", booking);
    assert_eq!(shop.ok("get_appointment", json!({ "id": 1 }))["appointment"]["plate"], Value::Null);
    assert_eq!(shop.ok("read_plate", json!({ "text": "未上牌" })), Value::Null);
}

#[test]
fn the_most_used_item_stands_first_among_those_that_fit_alike() {
    let shop = ready();
    let person = new_customer(&shop, "李国强", "");
    let names = |query: &str| -> Vec<String> {
        let items = shop.ok("find_catalogue", json!({ "query": query, "kind": null }));
        items["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| item["name"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(names("刹车片"), ["更换前制动片", "更换后制动片", "前制动片", "后制动片"].map(String::from));
    assert_eq!(names("zd01")[0], "更换前制动片", "a code comes first");
    walk_in(&shop, new_vehicle(&shop, "粤B12345", Some(person)));
    let check_in = json!({
        "work_order_id": 1, "version": 1, "repair_kind": "repair", "symptom": "", "brought_by_name": "李国强",
        "brought_by_phone": "", "arrival": "driven_in", "mileage_km": 100, "fuel_percent": 50, "old_parts": "take",
        "wash_wanted": false, "test_drive_allowed": true, "promised_at": null, "bay_id": null, "warning_lights": [],
        "marks": [], "items": [{ "code": "lights", "result": "fine", "note": "", "quoted": false }], "belongings": "",
        "valuables_reminded": true,
    });
    shop.ok("save_check_in", check_in);
    shop.ok(
        "confirm_check_in",
        json!({ "work_order_id": 1, "confirmed_by": "李国强", "means": "on_paper", "signature": null }),
    );
    let item = shop.ok("find_catalogue", json!({ "query": "ZD02", "kind": null }))["items"][0].clone();
    let figures = json!({
        "kind": "labour", "category": "paid", "payer": "customer", "payer_name": "", "code": item["code"],
        "name": item["name"], "brand": "", "specification": "", "unit": "工时", "quantity": 1000, "hours": 120,
        "unit_price": 12_000, "discount_rate": 0, "discount": 0, "tax_rate": 1300, "cost": 0, "origin": "stock",
    });
    shop.ok(
        "add_line",
        json!({ "work_order_id": 1, "figures": figures, "finding_id": null, "walk_around_code": null }),
    );
    assert_eq!(names("更换 刹车片"), ["更换后制动片", "更换前制动片"].map(String::from));
}

#[test]
fn the_newest_documents_are_meant() {
    let shop = ready();
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
    let shop = ready();
    new_vehicle(&shop, "粤B12345", None);
    assert_eq!(found(&shop, "粤b·54321")["unknown_plate"]["plate"], json!("粤B54321"));
    for query in ["粤B12345", "54321", "李国强"] {
        assert_eq!(found(&shop, query)["unknown_plate"], Value::Null, "{query}");
    }
}
