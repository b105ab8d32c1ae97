//! A promise that a part on its way will break: said before its day by the same words at the counter, on the
//! page of the visit, on the board, on the wall and in the list of orders.

use crate::ordering_asks::{day, line, ordered, supplier, version};
use domain::catalogue::ItemId;
use domain::ids::{PartId, PurchaseOrderId, WorkOrderId};
use domain::list_filter::ListFilter;
use domain::money::Quantity;
use features::homes::{advisor_home, foreman_home, wall_screen};
use features::listing::orders::{AskWorkOrders, list_work_orders};
use features::picking::issue::{IssueParts, issue_parts};
use features::purchasing::orders::{MovePurchaseDay, move_purchase_day};
use features::visit::course::{MovePromise, move_promise};
use features::visit::lines::add_line;
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_visit::added;
use shop_tests::stocked::{listed_part, stocked};
use shop_tests::typed::field;
use shop_tests::visit::{labour, part};
use shop_tests::{Car, MORNING, TestShop};

const KEEPER: &str = "parts_keeper";

/// Agreed to, with so many of the part, and promised in so many days.
fn agreed<'a>(shop: &'a TestShop, plate: &str, pads: PartId, pieces: i64, days: i64) -> Car<'a> {
    let car = shop.car("张小芳", "13800138000", plate);
    car.walks_in("repair", "刹车有异响").checked_in(30_000);
    car.with_line(labour("更换前制动片", 100));
    let mut ask = added(&car, &part("前制动片 A", 1_000 * pieces, 46_000));
    ask.item = Some(ItemId::Part(pads));
    shop.run("advisor", add_line, ask);
    car.estimate_issued();
    car.authorised(&[]);
    promises(&car, days);
    car
}

fn promises(car: &Car<'_>, days: i64) {
    let ask = MovePromise {
        work_order_id: WorkOrderId(car.id()),
        version: car.version(),
        promised_at: car.shop.clock.time(days * 24 * 60 + 60),
        reason: "等件".to_owned(),
        heard: None,
    };
    car.shop.run("advisor", move_promise, ask);
}

/// Where the wall stands among what is asked.
const WALL: usize = 1;

fn at_risk(shop: &TestShop, seat: &str) -> [Value; 3] {
    let asked = AskWorkOrders { filter: ListFilter::default(), after: None };
    [
        shop.run(seat, foreman_home, AskNothing {})["at_risk"].clone(),
        shop.run("manager", wall_screen, AskNothing {})["at_risk"].clone(),
        shop.run(seat, list_work_orders, asked)["at_risk"].clone(),
    ]
}

/// What is told of the car that is told of, wherever cars are shown.
#[track_caller]
fn told(shop: &TestShop, car: &Car<'_>) -> (Value, Value) {
    let home = shop.run("advisor", advisor_home, AskNothing {})["progress"].clone();
    let rows = home.as_array().cloned().unwrap_or_default();
    let row = rows.into_iter().find(|row| row["work_order_id"] == car.id()).expect("it is in the shop");
    assert_eq!(row["progress"], car.visit()["progress"], "the counter and the page say the same");
    let progress = &row["progress"];
    for (place, marks) in at_risk(shop, "foreman").into_iter().enumerate() {
        let marks = marks.as_array().cloned().unwrap_or_default();
        let own = marks.into_iter().find(|mark| mark["work_order_id"] == car.id());
        if progress["risk"] == "calm" {
            assert_eq!(own, None);
        } else {
            let own = own.expect("it is marked");
            let mut too_late = progress["too_late"].clone();
            // On the wall, which everybody walks past, nothing stands that somebody wrote.
            for one in too_late.as_array_mut().into_iter().flatten().filter(|_| place == WALL) {
                one["name"] = json!("");
            }
            assert_eq!((&own["risk"], &own["too_late"]), (&progress["risk"], &too_late));
        }
    }
    (progress["risk"].clone(), progress["too_late"].clone())
}

fn comes(on: &str) -> Value {
    json!([{ "name": "前制动片 A", "on": on }])
}

/// One of the part is on its way, for Thursday the 5th.
fn one_on_its_way() -> (TestShop, PartId, PurchaseOrderId) {
    let shop = TestShop::open_at(MORNING);
    let from = supplier(&shop, "广州正信汽配");
    let pads = listed_part(&shop, "PAD", "前制动片 A", "个", 46_000);
    stocked(&shop, "PAD", 1_000, 20_000);
    let order = ordered(&shop, from, vec![line(pads, 1_000, 20_000)]);
    (shop, pads, order)
}

#[test]
fn a_part_that_comes_after_the_promise_is_said_wherever_the_car_stands() {
    let (shop, pads, order) = one_on_its_way();
    let car = agreed(&shop, "粤B12345", pads, 2, 2);
    assert_eq!(told(&shop, &car), (json!("waits"), comes("2026-03-05")));
    assert_eq!(car.visit()["progress"]["parts_by"], "2026-03-05");
    promises(&car, 3);
    assert_eq!(told(&shop, &car), (json!("calm"), json!([])), "on its day it may come in time");
    let moved = MovePurchaseDay {
        id: order,
        version: version(&shop, order),
        purchase_order_line_id: None,
        expected_on: day("2026-03-09"),
        reason: "厂家缺货".to_owned(),
    };
    shop.run(KEEPER, move_purchase_day, moved);
    assert_eq!(told(&shop, &car), (json!("waits"), comes("2026-03-09")), "the supplier said another day");
    car.assigned_to("technician").released();
    assert_eq!(told(&shop, &car).0, "waits", "while it is worked at as well");
}

#[test]
fn whoever_agreed_first_has_what_lies_there() {
    let (shop, pads, _) = one_on_its_way();
    let first = agreed(&shop, "粤B11111", pads, 1, 2);
    shop.later(5);
    let second = agreed(&shop, "粤B22222", pads, 1, 2);
    assert_eq!(told(&shop, &first).0, "calm");
    assert_eq!(told(&shop, &second), (json!("waits"), comes("2026-03-05")));
    let line = first.visit()["lines"][1].clone();
    let issue = IssueParts {
        line_id: field(&line, "id"),
        quantity: Quantity(1_000),
        unit: None,
        bin_id: None,
        batch_id: None,
    };
    shop.run(KEEPER, issue_parts, issue);
    assert_eq!(told(&shop, &second), (json!("waits"), comes("2026-03-05")));
    // Nothing is on its way for a third one: nobody knows a day, and none is said.
    shop.later(5);
    let third = agreed(&shop, "粤B33333", pads, 1, 2);
    assert_eq!(told(&shop, &third), (json!("calm"), json!([])));
}

#[test]
fn it_is_asked_as_often_for_four_cars_as_for_one() {
    let (shop, pads, _) = one_on_its_way();
    let board = || {
        storage::selects_run();
        at_risk(&shop, "foreman");
        storage::selects_run()
    };
    agreed(&shop, "粤B00001", pads, 2, 2);
    let one = board();
    for number in 2..=4 {
        agreed(&shop, &format!("粤B0000{number}"), pads, 1, 2);
    }
    assert_eq!(board(), one);
}
