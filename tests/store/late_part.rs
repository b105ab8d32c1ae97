//! A part that is not there: what the advisor, the paper and the customer's own phone say of the day it
//! comes, and the car that waits for it until it is on it.

use crate::ordering_asks::{day, item, line, order_ask, ordered, page, sends, supplier, version};
use domain::catalogue::ItemId;
use domain::ids::{JobId, LineId, PartId, WorkOrderId};
use domain::job::PauseReason;
use domain::money::{Money, Quantity};
use features::bookings::{AskAppointment, BookAppointment, book_appointment, get_appointment};
use features::homes::{advisor_home, parts_home, technician_home};
use features::own_phone::{LinkTarget, OfferCustomerLink, come_in, offer_customer_link};
use features::picking::issue::{IssueParts, issue_parts};
use features::picking::shown::{AskAvailability, parts_availability};
use features::purchasing::orders::{MovePurchaseDay, move_purchase_day, save_purchase_order};
use features::receiving::receipts::{ReceiveGoods, ReceivedLine, receive_goods};
use features::visit::lines::{add_line, supersede_line};
use features::visit::workshop::{PauseJob, pause_job};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_office::booking;
use shop_tests::asks_visit::{added, new_part, superseded};
use shop_tests::papers::text_of;
use shop_tests::stocked::{listed_part, stocked};
use shop_tests::typed::{field, read};
use shop_tests::visit::{labour, part};
use shop_tests::{Car, MORNING, TestShop};

const KEEPER: &str = "parts_keeper";

fn checked_in<'a>(shop: &'a TestShop, plate: &str) -> Car<'a> {
    let car = shop.car("张小芳", "13800138000", plate);
    car.walks_in("repair", "刹车有异响").checked_in(30_000);
    car
}

fn takes(car: &Car<'_>, id: PartId, pieces: i64) -> i64 {
    let mut ask = added(car, &part("前制动片 A", 1_000 * pieces, 46_000));
    ask.item = Some(ItemId::Part(id));
    car.shop.run("advisor", add_line, ask)["line"]["id"].as_i64().expect("a line has an id")
}

/// How a line stands with the store, on the advisor's page.
#[track_caller]
fn stands(car: &Car<'_>, id: i64) -> Value {
    let stock = car.visit()["stock"].as_array().cloned().unwrap_or_default();
    stock.into_iter().find(|of| of["line_id"] == id).expect("stock is kept of it")
}

/// What the customer's own phone shows of the estimate.
fn on_phone(shop: &TestShop, car: &Car<'_>) -> Value {
    let target = OfferCustomerLink { work_order_id: WorkOrderId(car.id()), thing: LinkTarget::Estimate };
    let link = read(shop.run("advisor", offer_customer_link, target)["id"].clone());
    let customer = come_in(&shop.shop, &shop.shop.links.of(link).token).expect("the link lets in");
    let page = shop.ask_as(&customer, "customer_page", json!({})).expect("it is shown");
    page["thing"].clone()
}

fn issue(id: i64, quantity: i64) -> IssueParts {
    IssueParts { line_id: LineId(id), quantity: Quantity(quantity), unit: None, bin_id: None, batch_id: None }
}

fn expected(on: &str) -> Value {
    json!({ "when": "expected", "on": on })
}

#[test]
fn a_part_is_quoted_with_its_day_comes_late_and_wakes_its_job() {
    let shop = TestShop::open_at(MORNING);
    let from = supplier(&shop, "广州正信汽配");
    let pads = listed_part(&shop, "PAD", "前制动片 A", "个", 46_000);
    stocked(&shop, "PAD", 1_000, 20_000);
    let order = ordered(&shop, from, vec![line(pads, 1_000, 20_000)]);

    // Quoted: one lies there, the other comes on Thursday.
    let car = checked_in(&shop, "粤B12345");
    car.with_line(labour("更换前制动片", 100));
    let id = takes(&car, pads, 2);
    let of = stands(&car, id);
    assert_eq!(
        (&of["supply"], &of["free"], &of["on_order"]),
        (&json!("expected"), &json!(1_000), &json!(1_000))
    );
    assert_eq!((&of["expected_on"], &of["promise"]), (&json!("2026-03-05"), &expected("2026-03-05")));
    let draft = text_of(&shop.paper("advisor", "draft_quote", car.id()));
    assert!(draft.contains("预计3月5日"), "{draft}");
    let issued = car.estimate_issued();
    let quote = text_of(&shop.paper("advisor", "quote", field(&issued, "id")));
    assert!(quote.contains("预计3月5日"), "{quote}");
    let phone = on_phone(&shop, &car);
    assert_eq!(phone["lines"][1]["promise"], expected("2026-03-05"));
    assert_eq!(phone["lines"][0]["promise"], Value::Null, "work comes on no day");
    let told = phone["lines"][1].as_object().map(|line| line.keys().cloned().collect::<Vec<_>>());
    let told = told.unwrap_or_default();
    for field in ["free", "on_order", "on_hand", "supply"] {
        assert!(!told.iter().any(|name| name == field), "how many there are is the shop's: {field}");
    }

    // Agreed to, begun with what there is, and stopped for the rest.
    car.authorised(&[]).assigned_to("technician").released().starts("technician", 0);
    shop.run(KEEPER, issue_parts, issue(id, 1_000));
    let (job, at) = car.job_at(0);
    shop.later(10);
    let pause = PauseJob { job_id: JobId(job), version: at, reason: PauseReason::Parts };
    shop.run("technician", pause_job, pause);
    assert_eq!(shop.run(KEEPER, parts_home, AskNothing {})["cars"][0]["pile"], "waiting");

    // It does not come: nobody is told a day that is over, until the supplier says another one.
    shop.later(4 * 24 * 60);
    let late = stands(&car, id);
    assert_eq!((&late["supply"], &late["promise"]), (&json!("expected"), &Value::Null));
    let moved = MovePurchaseDay {
        id: order,
        version: version(&shop, order),
        purchase_order_line_id: None,
        expected_on: day("2026-03-09"),
        reason: "厂家缺货".to_owned(),
    };
    shop.run(KEEPER, move_purchase_day, moved);
    assert_eq!(stands(&car, id)["promise"], expected("2026-03-09"));

    // The box is opened, and issued to the line it was bought for.
    shop.later(3 * 24 * 60);
    let came = ReceiveGoods {
        supplier_id: from,
        purchase_order_id: Some(order),
        delivery_note: "送 0309".to_owned(),
        freight: Money::ZERO,
        freight_charged: true,
        note: String::new(),
        lines: vec![ReceivedLine {
            part_id: pads,
            purchase_order_line_id: None,
            bought: Quantity(1_000),
            unit: "个".to_owned(),
            buying_price: Money(20_000),
            batch_number: String::new(),
            expires_on: None,
            bin_id: None,
            meant: false,
        }],
    };
    shop.run(KEEPER, receive_goods, came);
    assert_eq!(page(&shop, order)["row"]["state"], "closed");
    let there = stands(&car, id);
    assert_eq!((&there["supply"], &there["promise"]), (&json!("there"), &json!({ "when": "in_stock" })));
    assert_eq!(car.jobs()[0]["state"], "paused", "it lies on the shelf, not on the car");
    let done = shop.run(KEEPER, issue_parts, issue(id, 1_000));
    assert_eq!(done["arrivals"][0]["went_on"], true);

    // The work goes on, and both who waited are told.
    let job = &car.jobs()[0];
    assert_eq!((&job["state"], &job["pause_reason"]), (&json!("running"), &Value::Null));
    let card = shop.run("technician", technician_home, AskNothing {})["jobs"][0].clone();
    assert_eq!(card["parts_here"]["went_on"], true);
    let news = shop.run("advisor", advisor_home, AskNothing {})["parts_news"].clone();
    assert_eq!(news[0]["arrivals"][0]["job_name"], "更换前制动片");
    assert_eq!((&stands(&car, id)["supply"], &stands(&car, id)["promise"]), (&json!("issued"), &Value::Null));
    shop.later(20);
    car.finishes("technician", 0);
    car.self_inspected("technician").passed().cleaned();
    let sheets = car.billed(0, 0);
    assert_eq!(sheets[0]["total"], 92_000 + 12_000);
}

#[test]
fn the_last_piece_that_another_car_takes_is_promised_no_more_and_the_offer_stays_the_same() {
    let shop = TestShop::open_at(MORNING);
    let pads = listed_part(&shop, "PAD", "前制动片 A", "个", 46_000);
    stocked(&shop, "PAD", 1_000, 20_000);
    let asks = checked_in(&shop, "粤B11111");
    let id = takes(&asks, pads, 1);
    asks.estimate_issued();
    let before = on_phone(&shop, &asks);
    assert_eq!(before["lines"][0]["promise"], json!({ "when": "in_stock" }));

    let other = checked_in(&shop, "粤B22222");
    takes(&other, pads, 1);
    other.estimate_issued();
    other.authorised(&[]);
    let after = on_phone(&shop, &asks);
    assert_eq!(after["lines"][0]["promise"], Value::Null, "nobody knows when");
    assert_eq!(after["shown"], before["shown"], "the answer that is being given is to the same offer");
    let of = stands(&asks, id);
    assert_eq!((&of["supply"], &of["free"], &of["on_hand"]), (&json!("lacking"), &json!(0), &json!(1_000)));
}

#[test]
fn one_piece_is_promised_to_one_of_two_lines_and_to_the_line_that_takes_its_owners_place() {
    let shop = TestShop::open_at(MORNING);
    let pads = listed_part(&shop, "PAD", "前制动片 A", "个", 46_000);
    stocked(&shop, "PAD", 1_000, 20_000);
    let car = checked_in(&shop, "粤B12345");
    let [first, second] = [1, 1].map(|pieces| takes(&car, pads, pieces));
    let supply = |id| stands(&car, id)["supply"].clone();
    assert_eq!((supply(first), supply(second)), (json!("there"), json!("lacking")));
    car.estimate_issued();
    car.authorised(&[second]);
    // What is reserved for the agreed line is its successor's own.
    let dearer = superseded(&car, first, &part("前制动片 A", 1_000, 47_000));
    let new = shop.run("advisor", supersede_line, dearer)["line"]["id"].as_i64().expect("a line has an id");
    assert_eq!((supply(first), supply(new)), (json!("there"), json!("there")));
}

#[test]
fn of_one_piece_that_two_agreed_to_the_second_is_told_of_nothing() {
    let shop = TestShop::open_at(MORNING);
    let pads = listed_part(&shop, "PAD", "前制动片 A", "个", 46_000);
    stocked(&shop, "PAD", 1_000, 20_000);
    let [(first, one), (second, other)] = ["粤B11111", "粤B22222"].map(|plate| {
        let car = checked_in(&shop, plate);
        let id = takes(&car, pads, 1);
        car.estimate_issued();
        car.authorised(&[]);
        (car, id)
    });
    assert_eq!(stands(&first, one)["promise"], json!({ "when": "in_stock" }));
    let of = stands(&second, other);
    assert_eq!(
        (&of["promise"], &of["on_hand"]),
        (&Value::Null, &json!(1_000)),
        "it lies there for the first"
    );
}

#[test]
fn a_booking_says_what_there_is_of_the_parts_it_is_about() {
    let shop = TestShop::open_at(MORNING);
    let from = supplier(&shop, "广州正信汽配");
    let (pads, _) = item(&shop, new_part("BP-9 A", "前制动片", 46_000));
    stocked(&shop, "BP-9 A", 1_000, 20_000);
    let order = shop.run(KEEPER, save_purchase_order, order_ask(from, vec![line(pads, 2_000, 20_000)]));
    sends(&shop, &order, Some("2026-03-06"));
    let ask = BookAppointment {
        plate: "粤B66666".to_owned(),
        items: ["更换前制动片", "bp9a", "前刹车片"].map(str::to_owned).to_vec(),
        estimate: Some(Money(58_000)),
        ..booking("张小芳", "13912345603", shop.clock.time(24 * 60))
    };
    let booked = shop.run("advisor", book_appointment, ask);
    let ask = AskAppointment { id: field(&booked, "id") };
    let parts = shop.run("callback_clerk", get_appointment, ask)["parts"].clone();
    let told: Vec<(Value, Value)> = parts
        .as_array()
        .expect("parts")
        .iter()
        .map(|part| (part["item"].clone(), part["part_id"].clone()))
        .collect();
    assert_eq!(told, [(json!("bp9a"), json!(pads)), (json!("前刹车片"), json!(pads))], "work is none");
    let asking = AskAvailability { parts: vec![pads] };
    let there = shop.run("callback_clerk", parts_availability, asking)["parts"][0].clone();
    assert_eq!(
        (&there["free"], &there["on_order"], &there["expected_on"]),
        (&json!(1_000), &json!(2_000), &json!("2026-03-06"))
    );
}
