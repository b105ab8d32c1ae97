//! What a delivery costs, what comes of an order by it, and what goes back of it.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{
    BinId, GoodsReceiptId, GoodsReceiptLineId, PartId, PersonId, StockMovementId, SupplierId,
    SupplierReturnId, SupplierReturnLineId,
};
use domain::money::{Money, Quantity};
use domain::purchasing::PurchaseOrderState;
use domain::receiving::receipt::{check_open, check_order, counted, line_costs, proposed_expiry};
use domain::receiving::supplier_return::credited;
use domain::receiving::{GoodsReceipt, GoodsReceiptLine, SupplierReturnLine};
use domain::receiving_problem::ReceivingProblem;
use domain::refusal::{FieldProblem, Refusal};
use domain::stock_problem::StockProblem;
use proptest::prelude::*;

pub fn line(quantity: i64, price: i64) -> GoodsReceiptLine {
    GoodsReceiptLine {
        id: GoodsReceiptLineId(1),
        goods_receipt_id: GoodsReceiptId(1),
        purchase_order_line_id: None,
        part_id: PartId(1),
        bought: Quantity(quantity),
        unit: "个".to_owned(),
        unit_factor: Quantity(1000),
        buying_price: Money(price),
        freight_share: Money::ZERO,
        quantity: Quantity(quantity),
        batch_id: None,
        bin_id: BinId(1),
        movement_id: StockMovementId(1),
        not_ordered: false,
        checks: Vec::new(),
        sample: 0,
        waiting: Quantity(quantity),
        accepted: Quantity::ZERO,
        rejected: Quantity::ZERO,
        rejected_left: Quantity::ZERO,
        sent_back: Quantity::ZERO,
        waiting_off: Quantity::ZERO,
        rejected_off: Quantity::ZERO,
        version: 1,
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

#[test]
fn what_is_bought_in_barrels_is_counted_in_litres() {
    // Two barrels of 200 litres.
    assert_eq!(counted("机油", Quantity(2_000), Quantity(200_000)), Ok(Quantity(400_000)));
    // Half a barrel, and one of 4.546 litres a third of which came.
    assert_eq!(counted("机油", Quantity(500), Quantity(200_000)), Ok(Quantity(100_000)));
    let (problem, name) = (StockProblem::UnitUneven, "机油".to_owned());
    let uneven = Refusal::Stock { problem, name, quantity: Quantity(333) };
    assert_eq!(counted("机油", Quantity(333), Quantity(4_546)), Err(uneven), "a third of a gallon");
}

#[test]
fn what_is_counted_in_litres_stands_on_paper_in_barrels() {
    let barrels = GoodsReceiptLine {
        bought: Quantity(2_000),
        unit_factor: Quantity(200_000),
        ..line(400_000, 300_000)
    };
    assert_eq!(barrels.as_bought(Quantity(400_000)), Quantity(2_000));
    assert_eq!(barrels.as_bought(Quantity(150_000)), Quantity(750));
    // A third of 4.546 litres was counted to the thousandth, and is still a third.
    let third = GoodsReceiptLine { bought: Quantity(333), unit_factor: Quantity(4_546), ..line(1_514, 100) };
    assert_eq!(third.as_bought(Quantity(1_514)), Quantity(333));
}

#[test]
fn of_several_that_go_back_one_is_credited_to_the_fen() {
    let back = |quantity, credited| SupplierReturnLine {
        id: SupplierReturnLineId(1),
        supplier_return_id: SupplierReturnId(1),
        goods_receipt_line_id: None,
        part_id: PartId(1),
        bin_id: BinId(1),
        batch_id: None,
        quantity: Quantity(quantity),
        credited: Money(credited),
        movement_id: StockMovementId(1),
    };
    assert_eq!(back(3_000, 15_000).credited_each(), Money(5_000));
    assert_eq!(back(3_000, 10_000).credited_each(), Money(3_333));
    assert_eq!(back(4_500, 1_000).credited_each(), Money(222));
}

#[test]
fn nothing_and_less_than_nothing_is_no_delivery() {
    let bad = |problem| Err(Refusal::bad("quantity", problem));
    assert_eq!(counted("机油", Quantity(0), Quantity(1000)), bad(FieldProblem::Empty));
    assert_eq!(counted("机油", Quantity(-1000), Quantity(1000)), bad(FieldProblem::Negative));
    assert_eq!(counted("机油", Quantity(100_000_001), Quantity(1000)), bad(FieldProblem::TooLarge));
    // A barrel more than anybody counts.
    assert_eq!(counted("机油", Quantity(1_000_000), Quantity(200_000)), bad(FieldProblem::TooLarge));
    let price = |price| line_costs(&[(Money(price), Quantity(1000))], Money::ZERO);
    assert_eq!(price(-1), Err(Refusal::bad("buying_price", FieldProblem::Negative)));
    let minus = line_costs(&[(Money(100), Quantity(-1000))], Money::ZERO);
    assert_eq!(minus, Err(Refusal::bad("quantity", FieldProblem::Negative)));
    let freight = line_costs(&[(Money(100), Quantity(1000))], Money(-1));
    assert_eq!(freight, Err(Refusal::bad("freight", FieldProblem::Negative)));
}

#[test]
fn the_freight_is_spread_by_value_to_the_fen() {
    // 300.00, 100.00 and 0.10: a hundred yuan of freight.
    let lines =
        [(Money(10_000), Quantity(3_000)), (Money(2_000), Quantity(5_000)), (Money(1), Quantity(10_000))];
    let costs = line_costs(&lines, Money(10_000)).expect("figures of a delivery");
    let shares: Vec<i64> = costs.iter().map(|cost| cost.freight_share.0).collect();
    assert_eq!(shares, [7_498, 2_499, 3]);
    assert_eq!(costs[0].whole(), Money(37_498));
}

#[test]
fn more_than_is_open_is_taken_when_somebody_says_so() {
    let open = Quantity(4_000);
    assert_eq!(check_open("机油", open, Quantity(4_000), false), Ok(()));
    let refusal = Refusal::receiving(ReceivingProblem::MoreThanOrdered, "机油", open);
    assert_eq!(check_open("机油", open, Quantity(4_001), false), Err(refusal));
    assert_eq!(check_open("机油", open, Quantity(4_001), true), Ok(()));
}

#[test]
fn a_shelf_life_proposes_the_last_day() {
    assert_eq!(proposed_expiry(day("2026-03-02"), 365), Some(day("2027-03-02")));
    assert_eq!(proposed_expiry(day("2026-03-02"), 0), None);
}

#[test]
fn a_supplier_charges_the_freight_or_a_carrier_does() {
    let mut receipt = GoodsReceipt {
        id: GoodsReceiptId(1),
        number: "RK1".to_owned(),
        supplier_id: SupplierId(1),
        purchase_order_id: None,
        received_at: DateTime::<Utc>::UNIX_EPOCH,
        received_on: day("2026-03-02"),
        received_by: PersonId(1),
        delivery_note: String::new(),
        freight: Money(700),
        freight_charged: true,
        charged: Money::ZERO,
        note: String::new(),
        invoiced: Money::ZERO,
        supplier_invoice_id: None,
        version: 1,
    };
    let lines = [line(2_000, 500), line(1_500, 333)];
    // 10.00, and 4.995 rounded.
    assert_eq!(receipt.comes_to(&lines), Money(1_000 + 500 + 700));
    receipt.freight_charged = false;
    assert_eq!(receipt.comes_to(&lines), Money(1_500));
}

#[test]
fn what_was_rejected_goes_back_and_no_more_than_that() {
    let rejected = GoodsReceiptLine {
        waiting: Quantity::ZERO,
        accepted: Quantity(7_000),
        rejected: Quantity(3_000),
        rejected_left: Quantity(3_000),
        ..line(10_000, 100)
    };
    let refused = |left| Err(Refusal::receiving(ReceivingProblem::MoreThanLeft, "滤芯", Quantity(left)));
    let back = |line: &GoodsReceiptLine, quantity, aside| {
        line.clone().after_return("滤芯", Quantity(quantity), aside)
    };
    assert_eq!(back(&rejected, 3_001, true), refused(3_000));
    assert_eq!(back(&rejected, 7_001, false), refused(7_000));
    let after = back(&rejected, 2_000, true).expect("two go back");
    assert_eq!((after.rejected_left, after.sent_back), (Quantity(1_000), Quantity(2_000)));
    assert_eq!(after.accepted_left(), Quantity(7_000), "none of those was on a shelf");
    let after = back(&after, 7_000, false).expect("and all of the shelf");
    assert_eq!((after.accepted_left(), after.rejected_left), (Quantity::ZERO, Quantity(1_000)));
    assert_eq!(back(&after, 1, false), refused(0));
    let none = Err(Refusal::bad("quantity", FieldProblem::Empty));
    assert_eq!(back(&rejected, 0, true), none);
}

#[test]
fn a_credit_is_what_was_charged_unless_the_supplier_gives_less() {
    assert_eq!(credited(Some(Money(500)), None), Ok(Money(500)));
    assert_eq!(credited(Some(Money(500)), Some(Money(450))), Ok(Money(450)));
    let much = Err(Refusal::bad("credited", FieldProblem::TooLarge));
    assert_eq!(credited(Some(Money(500)), Some(Money(501))), much);
    assert_eq!(credited(None, None), Err(Refusal::bad("credited", FieldProblem::Empty)));
    assert_eq!(credited(None, Some(Money(9_900))), Ok(Money(9_900)));
}

proptest! {
    #[test]
    fn what_the_lines_cost_is_what_was_charged_and_the_freight(
        lines in prop::collection::vec((0i64..5_000_000, 1i64..2_000_000), 1..40),
        freight in 0i64..10_000_000,
    ) {
        let lines: Vec<(Money, Quantity)> =
            lines.into_iter().map(|(price, bought)| (Money(price), Quantity(bought))).collect();
        let costs = line_costs(&lines, Money(freight));
        prop_assume!(costs.is_ok());
        let costs = costs.unwrap_or_default();
        let goods: Money = lines.iter().map(|(price, bought)| price.times_quantity(*bought)).sum();
        prop_assert_eq!(costs.iter().map(|cost| cost.whole()).sum::<Money>(), goods + Money(freight));
        prop_assert!(costs.iter().all(|cost| cost.freight_share >= Money::ZERO));
    }

    #[test]
    fn in_whatever_parts_it_goes_back_all_of_it_is_credited_once(
        price in 0i64..1_000_000,
        parts in prop::collection::vec(1i64..5_000, 1..12),
    ) {
        let whole: i64 = parts.iter().sum();
        let line = line(whole, price);
        let (mut before, mut sum) = (0, Money::ZERO);
        for part in parts {
            let credit = line.credit_for(Quantity(before), Quantity(part));
            prop_assert!(credit >= Money::ZERO);
            sum += credit;
            before += part;
        }
        prop_assert_eq!(sum, line.goods());
    }
}

#[test]
fn only_what_was_sent_is_received() {
    use PurchaseOrderState::{Cancelled, Closed, Draft};
    for state in [Draft, Cancelled] {
        let refusal = Refusal::receiving(ReceivingProblem::OrderNotOpen, "CG1", Quantity::ZERO);
        assert_eq!(check_order("CG1", state), Err(refusal));
    }
    assert_eq!(check_order("CG1", Closed), Ok(()), "what is late comes late");
}
