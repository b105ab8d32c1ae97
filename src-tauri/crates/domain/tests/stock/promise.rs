//! What a customer is told of a part: it is there, or the day it will be, or nothing.

use chrono::{NaiveDate, TimeZone, Utc};
use domain::ids::{LineId, PartId, WorkOrderId};
use domain::money::Quantity;
use domain::stock::demand::asked_before;
use domain::stock::warning::Expected;
use domain::stock::{PartPromise, StockDemand};

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, day).expect("a day of March")
}

/// On the third of March: the day it is all there, 0 where it lies there, none where nobody can say.
fn told(open: i64, there: i64, comes: &[(i64, Option<u32>)]) -> Option<u32> {
    let expected: Vec<Expected> = comes
        .iter()
        .map(|(quantity, on)| Expected { quantity: Quantity(*quantity), on: on.map(day) })
        .collect();
    PartPromise::of(Quantity(open), Quantity(there), &expected, day(3)).map(|told| match told {
        PartPromise::InStock => 0,
        PartPromise::Expected { on } => (3..=31).find(|of| day(*of) == on).expect("a day to come"),
    })
}

#[test]
fn what_lies_there_is_in_stock_and_what_went_to_the_car_is_no_promise_any_more() {
    assert_eq!(told(2_000, 2_000, &[]), Some(0));
    assert_eq!(told(2_000, 1_999, &[]), None, "nothing is on its way");
    assert_eq!(told(0, 5_000, &[]), None);
    assert_eq!(told(-1, 0, &[]), None);
}

#[test]
fn the_day_is_the_one_on_which_all_of_it_is_there() {
    let comes = [(1_000, Some(9)), (1_000, Some(5))];
    assert_eq!(told(1_000, 0, &comes), Some(5), "the first of them is enough");
    assert_eq!(told(2_000, 0, &comes), Some(9));
    assert_eq!(told(2_000, 1_000, &comes), Some(5), "with what lies there");
    assert_eq!(told(3_000, 0, &comes), None, "less comes than is wanted");
}

#[test]
fn what_comes_is_first_of_those_it_was_promised_to() {
    let comes = [(2_000, Some(5)), (2_000, Some(9))];
    assert_eq!(told(1_000, -1_000, &comes), Some(5));
    assert_eq!(told(1_000, -2_000, &comes), Some(9));
    assert_eq!(told(1_000, -4_000, &comes), None);
}

#[test]
fn nobody_is_told_a_day_that_is_over_or_one_that_nobody_said() {
    assert_eq!(told(1_000, 0, &[(1_000, None)]), None);
    assert_eq!(told(1_000, 0, &[(1_000, Some(2))]), None, "it is late");
    assert_eq!(told(1_000, 0, &[(1_000, Some(3))]), Some(3), "it comes today");
    assert_eq!(told(1_000, 0, &[(1_000, Some(2)), (1_000, Some(8))]), Some(8));
}

#[test]
fn of_what_is_short_they_come_first_who_asked_first() {
    let asked = |id: i64, wanted: i64, issued: i64, minute: u32| StockDemand {
        id,
        work_order_id: WorkOrderId(id),
        line_id: LineId(10 + id),
        part_id: PartId(7),
        wanted: Quantity(wanted),
        issued: Quantity(issued),
        since: Utc.with_ymd_and_hms(2026, 3, 3, 1, minute, 0).single().expect("an instant"),
    };
    let demands =
        [asked(1, 2_000, 0, 9), asked(2, 3_000, 1_000, 4), asked(3, 1_000, 2_000, 1), asked(4, 500, 0, 9)];
    let before = |line: i64| asked_before(&demands, LineId(line)).0;
    assert_eq!(before(13), 0);
    assert_eq!(before(12), 0, "who is to give some back needs none");
    assert_eq!(before(11), 2_000);
    assert_eq!(before(14), 4_000, "of one moment who was written first");
    assert_eq!(before(99), 0);
}

#[test]
fn what_was_agreed_to_first_is_told_first() {
    let demand = |id: i64, wanted: i64, minute: u32| StockDemand {
        id,
        work_order_id: WorkOrderId(id),
        line_id: LineId(id),
        part_id: PartId(1),
        wanted: Quantity(wanted),
        issued: Quantity::ZERO,
        since: Utc.with_ymd_and_hms(2026, 3, 2, 8, minute, 0).unwrap(),
    };
    let demands = [demand(1, 1_000, 5), demand(2, 1_000, 0), demand(3, 2_000, 9)];
    let expected = [Expected { quantity: Quantity(1_000), on: Some(day(5)) }];
    let told =
        |own: usize| PartPromise::of_agreed(&demands[own], &demands, Quantity(1_000), &expected, day(3));
    assert_eq!(told(1), Some(PartPromise::InStock), "it asked first, and one lies there");
    assert_eq!(told(0), Some(PartPromise::Expected { on: day(5) }));
    assert_eq!(told(2), None, "nothing is left of what comes");
}
