use crate::{column, counts, goes_on, home, waits_for_parts};
use serde_json::{Value, json};
use shop_tests::visit::{figures, labour, part};
use shop_tests::{Car, MORNING, TestShop};

/// A car whose pads are to be changed, approved, given to a technician.
fn car<'a>(shop: &'a TestShop, phone: &str, plate: &str, technician: &str) -> Car<'a> {
    let car = shop.car("李国强", phone, plate);
    car.walks_in("repair", "刹车异响").checked_in(30_000);
    car.with_line(labour("更换前刹车片", 100));
    let pads = json!({ "code": "BP-0986", "brand": "博世", "specification": "陶瓷", "unit": "副", "quantity": 1_500,
                       "unit_price": 36_000, "origin": "bought_for_order" });
    car.with_line(figures("part", "前刹车片", pads));
    let declined = car.with_line(part("雨刮胶条", 2_000, 4_500));
    car.estimate_issued();
    car.authorised(&[declined]).assigned_to(technician).released();
    car
}

#[test]
fn the_parts_counter_lays_ready_what_was_approved_and_serves_first_who_waits() {
    let shop = TestShop::open_at(MORNING);
    assert_eq!(home(&shop, "parts_keeper")["cars"], json!([]));
    let first = car(&shop, "13800138000", "粤B12345", "technician");
    let second = car(&shop, "13900139000", "粤B54321", "second_technician");
    let cars = home(&shop, "parts_keeper")["cars"].clone();
    assert_eq!(column(&cars, "work_order_id"), [json!(first.id()), json!(second.id())]);
    assert_eq!(column(&cars[0]["parts"], "name"), ["前刹车片"], "neither labour nor what was declined");
    let pads = &cars[0]["parts"][0];
    assert_eq!(
        (
            &pads["code"],
            &pads["brand"],
            &pads["specification"],
            &pads["unit"],
            &pads["quantity"],
            &pads["origin"]
        ),
        (
            &json!("BP-0986"),
            &json!("博世"),
            &json!("陶瓷"),
            &json!("副"),
            &json!(1_500),
            &json!("bought_for_order")
        )
    );
    assert_eq!(
        (&cars[0]["plate"], &cars[0]["waits_since"], &cars[0]["jobs"][0]["technician_names"]),
        (&json!("粤B12345"), &Value::Null, &json!(["technician"]))
    );
    assert_eq!(counts(&shop, "parts_keeper")["parts"], 0);

    second.starts("second_technician", 0);
    shop.later(15);
    waits_for_parts(&second, "second_technician", 0);
    shop.later(5);
    let cars = home(&shop, "parts_keeper")["cars"].clone();
    assert_eq!(
        column(&cars, "work_order_id"),
        [json!(second.id()), json!(first.id())],
        "who waits comes first"
    );
    assert_eq!(
        (&cars[0]["waits_since"], &cars[0]["jobs"][0]["pause_reason"], &cars[0]["jobs"][0]["since"]),
        (&json!("2026-03-02T00:45:00Z"), &json!("parts"), &json!("2026-03-02T00:45:00Z"))
    );
    let lacks = |car: usize| cars[car]["jobs"][0]["lacks_parts"].clone();
    assert_eq!((lacks(0), lacks(1)), (json!(true), json!(false)));
    assert_eq!(counts(&shop, "parts_keeper")["parts"], 1);

    // Nobody wrote down what this one waits for: it is asked about all the same.
    let third = shop.car("何志明", "13700137000", "粤B99999");
    third.walks_in("repair", "漏油").checked_in(30_000).with_line(labour("检查渗漏", 50));
    third.estimate_issued();
    third.authorised(&[]).assigned_to("technician").released();
    assert_eq!(home(&shop, "parts_keeper")["cars"].as_array().map(Vec::len), Some(2), "no part, no picking");
    third.starts("technician", 0);
    shop.later(1);
    waits_for_parts(&third, "technician", 0);
    let cars = home(&shop, "parts_keeper")["cars"].clone();
    assert_eq!((&cars[1]["work_order_id"], &cars[1]["parts"]), (&json!(third.id()), &json!([])));
    goes_on(&third, "technician", 0);

    goes_on(&second, "second_technician", 0);
    second.finishes("second_technician", 0);
    let cars = home(&shop, "parts_keeper")["cars"].clone();
    assert_eq!(column(&cars, "work_order_id"), [json!(first.id()), json!(second.id())]);
    assert_eq!(cars[1]["jobs"], json!([]), "nothing of it is to be done any more");
    second.self_inspected("second_technician");
    assert_eq!(column(&home(&shop, "parts_keeper")["cars"], "work_order_id"), [json!(first.id())]);
}
