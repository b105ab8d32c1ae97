//! Whatever paper the customer holds, its number opens the visit.

use serde_json::json;
use shop_tests::TestShop;
use shop_tests::visit::labour;

#[test]
fn every_number_of_a_visit_finds_it_whole_and_without_its_day() {
    let shop = TestShop::open_at("2026-03-02T08:30");
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
            let found = shop.ok("advisor", "search", json!({ "query": typed }));
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
