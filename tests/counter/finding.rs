use crate::booking::stranger;
use crate::owners::{known_vehicle, new_customer, new_vehicle, vehicle};
use crate::support::{BOOKING, booking_page, called_off, found, looked_at, ready, signed_on_paper, walks_in};
use domain::ids::{VehicleId, WorkOrderId};
use domain::inspection::{WalkAroundItem, WalkAroundResult};
use domain::line::LineFigures;
use features::bookings::walk_in::walk_in;
use features::bookings::{BookAppointment, book_appointment, cancel_appointment};
use features::records::customers::{SaveCustomer, save_customer};
use features::records::vehicles::{
    AskVehicle, ReadPlate, SaveVehicle, get_vehicle, read_plate, save_vehicle,
};
use features::visit::check_in::{SaveCheckIn, confirm_check_in, save_check_in};
use features::visit::lines::{AddLine, FindCatalogue, add_line, find_catalogue};
use serde_json::{Value, json};
use shop_tests::lines::labour;
use shop_tests::typed::{field, read};
use shop_tests::{Alone, customer};

fn vehicles(shop: &Alone, query: &str) -> Vec<i64> {
    let hits = found(shop, query);
    hits["vehicles"].as_array().unwrap().iter().map(|hit| hit["vehicle"]["id"].as_i64().unwrap()).collect()
}

#[test]
fn a_car_is_found_by_any_part_of_what_the_customer_says() {
    let shop = ready();
    let person = new_customer(&shop, "单国强", "13800138000");
    let fleet = SaveCustomer {
        contact_name: "王芳".to_owned(),
        contact_phone: "0755-8188 4569".to_owned(),
        ..customer("顺丰速运", "")
    };
    let fleet = shop.run(save_customer, fleet);
    let vin = "LSVAA49J132047371".to_owned();
    shop.run(save_vehicle, SaveVehicle { vin, ..vehicle("粤B·D12345", Some(person)) });
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
    let person = shop.run(save_customer, customer("李国强", ""))["customer"].clone();
    let car = shop.run(save_vehicle, vehicle("粤B12345", person["id"].as_i64()))["vehicle"].clone();
    shop.run(save_vehicle, SaveVehicle { plate: "粤B77777".to_owned(), ..known_vehicle(&car) });
    shop.run(save_customer, SaveCustomer { name: "王芳".to_owned(), ..read(person) });
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
    comes_in(&shop, 2);
    shop.later(1);
    comes_in(&shop, 1);
    assert_eq!(vehicles(&shop, "1234"), [3, 1, 2, 4]);
}

fn comes_in(shop: &Alone, vehicle: i64) -> Value {
    shop.run(walk_in, walks_in(vehicle, 1))
}

#[test]
fn a_car_in_the_shop_is_told_with_its_visit_and_the_order_is_found_by_number() {
    let shop = ready();
    let person = new_customer(&shop, "李国强", "");
    new_vehicle(&shop, "粤B12345", Some(person));
    assert_eq!(found(&shop, "12345")["vehicles"][0]["open_stage"], Value::Null);
    let page = || shop.run(get_vehicle, AskVehicle { id: VehicleId(1) });
    assert_eq!(page()["open_work_order"], Value::Null);
    comes_in(&shop, 1);
    let hit = &found(&shop, "12345")["vehicles"][0];
    assert_eq!((&hit["open_work_order"], &hit["open_stage"]), (&json!(1), &json!("checked_in")));
    let page = page();
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
        comes_in(&shop, new_vehicle(&shop, &format!("粤B1000{number}"), Some(person)));
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
        let (make, model) = (make.to_owned(), model.to_owned());
        let ask = SaveVehicle { make, model, ..vehicle(plate, Some(owner)) };
        shop.run(save_vehicle, ask)["vehicle"]["id"].as_i64().unwrap()
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
    let ask = || BookAppointment {
        items: vec!["更换刹车片".to_owned()],
        model: "大众 朗逸".to_owned(),
        ..stranger()
    };
    shop.run(book_appointment, ask());
    let contact_name = "李国富".to_owned();
    let later = BookAppointment { starts_at: read("2026-03-05T02:00:00Z"), contact_name, ..ask() };
    shop.run(book_appointment, later);
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
    shop.run(cancel_appointment, called_off(BOOKING, 1));
    assert_eq!(numbers("12345"), ["YY20260302002", "YY20260302001"]);
    assert_eq!(found(&shop, "12345")["bookings"][1]["coming"], json!(false));
}

#[test]
fn what_says_that_there_is_no_plate_is_none_at_the_counter_too() {
    let shop = ready();
    for plate in ["未上牌", "无", "新车"] {
        let saved = shop.run(save_vehicle, vehicle(plate, None));
        assert_eq!((&saved["vehicle"]["plate"], &saved["same_plate"]), (&Value::Null, &json!([])), "{plate}");
    }
    assert_eq!(vehicles(&shop, "未上牌"), Vec::<i64>::new());
    assert_eq!(found(&shop, "未上牌")["unknown_plate"], Value::Null);
    // The VIN where the plate belongs is the VIN.
    let saved = shop.run(save_vehicle, vehicle("ltstz2606tz002676", None));
    assert_eq!(
        (&saved["vehicle"]["plate"], &saved["vehicle"]["vin"]),
        (&Value::Null, &json!("LTSTZ2606TZ002676"))
    );
    shop.run(book_appointment, BookAppointment { plate: "无".to_owned(), ..stranger() });
    assert_eq!(booking_page(&shop, BOOKING)["appointment"]["plate"], Value::Null);
    assert_eq!(shop.run(read_plate, ReadPlate { text: "未上牌".to_owned() }), Value::Null);
}

#[test]
fn the_most_used_item_stands_first_among_those_that_fit_alike() {
    let shop = ready();
    let person = new_customer(&shop, "李国强", "");
    let listed = |query: &str| {
        shop.run(
            find_catalogue,
            FindCatalogue {
                query: query.to_owned(),
                kind: None,
                retired: false,
                price_class: None,
                vehicle_id: None,
            },
        )
    };
    let names = |query: &str| -> Vec<String> {
        let items = listed(query);
        items["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| item["name"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(names("刹车片"), ["更换前制动片", "更换后制动片", "前制动片", "后制动片"].map(String::from));
    assert_eq!(names("zd01")[0], "更换前制动片", "a code comes first");
    comes_in(&shop, new_vehicle(&shop, "粤B12345", Some(person)));
    let lights = WalkAroundItem {
        code: "lights".to_owned(),
        result: WalkAroundResult::Fine,
        note: String::new(),
        quoted: false,
        quoted_by: None,
    };
    shop.run(save_check_in, SaveCheckIn { items: vec![lights], ..looked_at() });
    shop.run(confirm_check_in, signed_on_paper());
    let item = listed("ZD02")["items"][0].clone();
    let line = AddLine {
        work_order_id: WorkOrderId(1),
        figures: LineFigures {
            code: field(&item, "code"),
            ..read(labour(&field::<String>(&item, "name"), 120))
        },
        finding_id: None,
        walk_around_code: None,
        item: None,
        approval: None,
    };
    shop.run(add_line, line);
    assert_eq!(names("更换 刹车片"), ["更换后制动片", "更换前制动片"].map(String::from));
}

#[test]
fn the_newest_documents_are_meant() {
    let shop = ready();
    let person = new_customer(&shop, "李国强", "");
    for number in 1..=12 {
        comes_in(&shop, new_vehicle(&shop, &format!("粤B1000{number}"), Some(person)));
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
