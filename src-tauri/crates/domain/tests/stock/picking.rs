//! From where a part is taken, and at what it comes back.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{BinId, LineId, PartId, PersonId, StockBatchId, StockMovementId, WorkOrderId};
use domain::money::{Money, Quantity};
use domain::part_unit::ONE;
use domain::stock::picking::{
    PickPlace, Supply, by_use, cost, is_same_unit, issued, taken_back, taken_from, unit_cost, usable,
};
use domain::stock::{MovementKind, StockDemand, StockMovement};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn place(bin: i64, quantity: i64) -> PickPlace {
    PickPlace {
        bin_id: BinId(bin),
        bin_code: format!("A{bin}"),
        batch_id: None,
        batch_number: String::new(),
        expires_on: None,
        received_on: None,
        expired: false,
        quantity: Quantity(quantity),
    }
}

fn batch(bin: i64, quantity: i64, expires: Option<&str>, received: &str, expired: bool) -> PickPlace {
    PickPlace {
        batch_id: Some(StockBatchId(bin)),
        expires_on: expires.map(day),
        received_on: Some(day(received)),
        expired,
        ..place(bin, quantity)
    }
}

#[test]
fn what_ends_first_is_used_first_and_what_is_over_never() {
    let mut places = [
        batch(1, 4_000, None, "2026-01-01", false),
        batch(2, 1_000, Some("2026-09-01"), "2026-02-01", false),
        batch(3, 1_000, Some("2026-04-01"), "2026-02-20", false),
        batch(4, 9_000, Some("2026-02-01"), "2025-02-01", true),
    ];
    by_use(&mut places, None);
    let order: Vec<i64> = places.iter().map(|place| place.bin_id.0).collect();
    assert_eq!(order, [3, 2, 1, 4]);
    assert_eq!(usable(&places), Quantity(6_000), "what is over is there and is not");
    let taken = taken_from(&places, Quantity(2_500)).expect("so much is there");
    let taken: Vec<(i64, i64)> = taken.iter().map(|(place, of)| (place.bin_id.0, of.0)).collect();
    assert_eq!(taken, [(3, 1_000), (2, 1_000), (1, 500)]);
    assert_eq!(taken_from(&places, Quantity(6_001)), Err(Quantity(6_000)), "with what is left");
}

#[test]
fn of_the_same_age_the_parts_own_place_is_emptied_first() {
    let mut places = [place(1, 1_000), place(2, 1_000), place(3, 1_000)];
    by_use(&mut places, Some(BinId(2)));
    let order: Vec<i64> = places.iter().map(|place| place.bin_id.0).collect();
    assert_eq!(order, [2, 1, 3]);
}

#[test]
fn a_unit_is_the_same_whoever_wrote_it_large_or_not_at_all() {
    assert!(is_same_unit("L", "l") && is_same_unit(" 个", "个") && is_same_unit("", "L"));
    assert!(!is_same_unit("桶", "L"), "a barrel is no litre");
}

fn moment() -> DateTime<Utc> {
    "2026-03-02T00:30:00Z".parse().expect("a moment")
}

fn moved(id: i64, kind: MovementKind, quantity: i64, value: i64, of: Option<i64>) -> StockMovement {
    StockMovement {
        id: StockMovementId(id),
        part_id: PartId(1),
        bin_id: BinId(1),
        batch_id: None,
        kind,
        quantity: Quantity(quantity),
        stock_value: Money(value),
        cost_difference: Money::ZERO,
        at: moment(),
        person_id: PersonId(1),
        work_order_id: Some(WorkOrderId(1)),
        line_id: Some(LineId(1)),
        document_kind: None,
        document_id: None,
        of_movement_id: of.map(StockMovementId),
        granted_by: None,
        note: String::new(),
    }
}

#[test]
fn three_that_cost_ten_together_come_back_to_the_fen() {
    // 3 for 10.00: the single one costs 3.33, and the three of them 10.00.
    let mut all = vec![moved(1, MovementKind::Issued, -3_000, -1_000, None)];
    let mut costs = Vec::new();
    for id in 2..5 {
        let issues: Vec<&StockMovement> = all.iter().collect();
        let back = taken_back(&issues, &all, Quantity(1_000)).expect("one is out");
        assert_eq!((back.len(), back[0].of, back[0].bin_id), (1, StockMovementId(1), BinId(1)));
        let worth = back[0].cost;
        costs.push(worth.0);
        all.push(moved(id, MovementKind::ReturnedFromLine, 1_000, worth.0, Some(1)));
    }
    assert_eq!(costs, [333, 334, 333]);
    assert_eq!((issued(all.iter()), cost(all.iter())), (Quantity(0), Money(0)));
    let issues: Vec<&StockMovement> = all.iter().collect();
    assert_eq!(taken_back(&issues, &all, Quantity(1)), Err(Quantity(0)), "nothing is out any more");
}

#[test]
fn what_went_out_last_comes_back_first_at_its_own_cost() {
    let all = [
        moved(1, MovementKind::Issued, -2_000, -2_000, None),
        moved(2, MovementKind::Issued, -1_000, -1_500, None),
    ];
    let issues: Vec<&StockMovement> = all.iter().collect();
    let back = taken_back(&issues, &all, Quantity(2_000)).expect("two are out");
    let told: Vec<(i64, i64, i64)> = back.iter().map(|one| (one.of.0, one.quantity.0, one.cost.0)).collect();
    assert_eq!(told, [(2, 1_000, 1_500), (1, 1_000, 1_000)]);
    assert_eq!(taken_back(&issues, &all, Quantity(3_001)), Err(Quantity(3_000)));
    assert_eq!(unit_cost(cost(all.iter()), issued(all.iter()), ONE), Some(Money(1_167)));
    assert_eq!(unit_cost(Money(0), Quantity(0), ONE), None);
    let barrel = unit_cost(Money(1_001), Quantity(3_000), Quantity(200_000));
    assert_eq!(barrel, Some(Money(66_733)), "a barrel of what three litres cost");
}

#[test]
fn a_line_stands_by_what_lies_there_and_by_what_is_on_its_way() {
    let of = |open, there, on_order| Supply::of(Quantity(open), Quantity(there), Quantity(on_order));
    assert_eq!(of(0, 0, 0), Supply::Issued);
    assert_eq!(of(4_500, 4_500, 0), Supply::There);
    assert_eq!(of(4_500, 4_499, 1), Supply::Expected);
    assert_eq!(of(4_500, -1_000, 0), Supply::Lacking);
}

#[test]
fn what_is_out_for_a_line_that_goes_is_kept_until_it_is_back() {
    let row = |wanted, issued| StockDemand {
        id: 1,
        work_order_id: WorkOrderId(1),
        line_id: LineId(1),
        part_id: PartId(1),
        wanted: Quantity(wanted),
        issued: Quantity(issued),
        since: moment(),
    };
    assert_eq!(row(2_000, 0).once_gone(false), None, "nothing went out");
    assert_eq!(row(2_000, 2_000).once_gone(true), None, "it was fitted");
    let kept = row(2_000, 1_500).once_gone(false).expect("it is out");
    assert_eq!((kept.open(), kept.to_take_back()), (Quantity(0), Quantity(1_500)));
}
