//! Figures of the store by hand, and the sums of a month.

use chrono::{TimeZone, Utc};
use domain::ids::{BinId, PartId, PersonId, StockMovementId};
use domain::money::{Money, Quantity, Rate};
use domain::stock::figures::{margin, share_of, turnover_days};
use domain::stock::{MovementKind, StockMonth, StockMovement};

#[test]
fn a_store_lasts_as_long_as_its_value_is_more_than_is_used_in_a_day() {
    // 100.00 on average, 400.00 used in 120 days: 30 days.
    let values = [Money(8_000), Money(12_000)];
    assert_eq!(turnover_days(&values, Money(40_000), 120), Some(30));
    assert_eq!(turnover_days(&values, Money::ZERO, 120), None);
    assert_eq!(turnover_days(&values, Money(-1), 120), None, "more came back than went out");
    assert_eq!(turnover_days(&[], Money(1), 120), None);
    assert_eq!(turnover_days(&[Money(-5_000), Money(10_000)], Money(10_000), 10), Some(5));
}

#[test]
fn a_share_is_rounded_and_none_of_nothing() {
    assert_eq!(share_of(2, 3), Some(Rate(6667)));
    assert_eq!(share_of(1, 3), Some(Rate(3333)));
    assert_eq!(share_of(3, 3), Some(Rate(10_000)));
    assert_eq!(share_of(0, 0), None);
    assert_eq!(margin(Money(10_000), Money(7_500)), Some(Rate(2500)));
    assert_eq!(margin(Money(10_000), Money(12_000)), Some(Rate(-2000)));
    assert_eq!(margin(Money::ZERO, Money(100)), None);
}

fn moved(quantity: i64, value: i64, difference: i64) -> StockMovement {
    StockMovement {
        id: StockMovementId(1),
        part_id: PartId(1),
        bin_id: BinId(1),
        batch_id: None,
        kind: MovementKind::Counted,
        quantity: Quantity(quantity),
        stock_value: Money(value),
        cost_difference: Money(difference),
        at: Utc.with_ymd_and_hms(2026, 3, 2, 1, 0, 0).single().expect("an instant"),
        person_id: PersonId(1),
        work_order_id: None,
        line_id: None,
        document_kind: None,
        document_id: None,
        of_movement_id: None,
        granted_by: None,
        note: String::new(),
    }
}

#[test]
fn what_was_found_and_what_was_missing_stand_apart_in_a_month() {
    let mut month = StockMonth::of("2026-03".to_owned(), None, MovementKind::Counted);
    for movement in [moved(2_000, 500, 0), moved(-3_000, -700, 0), moved(0, -20, 35)] {
        month.add(&movement);
    }
    assert_eq!(month.movements, 3);
    assert_eq!((month.quantity_in, month.quantity_out), (Quantity(2_000), Quantity(3_000)));
    assert_eq!((month.value_in, month.value_out), (Money(500), Money(720)));
    assert_eq!(month.cost_difference, Money(35));
}
