//! Sold over the counter and brought back: what was sold is the money and the stock, however often
//! something comes back.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::catalogue::{CatalogueItem, ItemTerms, Part};
use domain::concession::Concession;
use domain::counter_sale::places::{Place, Taken, taken_from};
use domain::counter_sale::selling::{WantedPart, check_wanted, totals};
use domain::counter_sale::taking_back::{BroughtBack, stock_back, taken_back};
use domain::counter_sale::{CounterReturnLine, CounterSale, CounterSaleLine};
use domain::ids::{
    BinId, CounterReturnId, CounterSaleId, CounterSaleLineId, PartId, PersonId, StockBatchId, StockMovementId,
};
use domain::money::{Money, Quantity, Rate};
use domain::part_unit::{ONE, PartUnit};
use domain::refusal::{FieldProblem, Refusal};
use domain::shop::Settings;
use domain::stock::{Bin, BinKind, MovementKind, StockBatch, StockDocument, StockMovement};
use domain::stock_problem::StockProblem;
use domain::stock_terms::StockTerms;
use domain::tax::{PriceBasis, split_gross};
use proptest::prelude::*;

fn part(id: i64, price: i64, cost: i64) -> CatalogueItem {
    CatalogueItem::from(Part {
        id: PartId(id),
        terms: ItemTerms {
            code: format!("P{id}"),
            name: "刹车片".into(),
            brand: "博世".into(),
            specification: "前轮".into(),
            unit: "套".into(),
            quantity: Quantity(1000),
            unit_price: Money(price),
            cost: Money(cost),
            initials: "scp".into(),
            warranty: None,
        },
        grade: None,
        stock: StockTerms::default(),
        active: true,
        version: 1,
    })
}

fn wanted(id: i64, quantity: i64, unit_price: i64) -> WantedPart {
    WantedPart {
        part_id: PartId(id),
        quantity: Quantity(quantity),
        unit: String::new(),
        unit_price: Money(unit_price),
        price_basis: PriceBasis::TaxIncluded,
        discount: Money::ZERO,
    }
}

fn line(id: i64, quantity: i64, amount: i64) -> CounterSaleLine {
    let split = split_gross(Money(amount), Rate(1300));
    CounterSaleLine {
        id: CounterSaleLineId(id),
        counter_sale_id: CounterSaleId(1),
        position: id,
        part_id: PartId(id),
        code: String::new(),
        name: "刹车片".into(),
        brand: String::new(),
        specification: String::new(),
        unit: "套".into(),
        quantity: Quantity(quantity),
        sold_unit: String::new(),
        unit_factor: ONE,
        unit_price: Money(amount),
        price_basis: PriceBasis::TaxIncluded,
        list_price: None,
        discount: Money::ZERO,
        amount: Money(amount),
        tax_rate: Rate(1300),
        net: split.net,
        tax: split.tax,
    }
}

fn brought(line: i64, quantity: i64) -> BroughtBack {
    BroughtBack { counter_sale_line_id: CounterSaleLineId(line), quantity: Quantity(quantity), bin_id: None }
}

#[test]
fn a_line_is_held_against_the_list_and_the_limit() {
    let settings = Settings::default();
    let item = part(1, 10_000, 6_000);
    let limit = Rate(1000);
    let at = |price| wanted(1, 2000, price).priced(&item, &[], 1, &settings, limit).expect("a price");
    let full = at(10_000);
    assert_eq!(full.line.amount, Money(20_000));
    assert_eq!((full.line.net, full.line.tax), (Money(17_699), Money(2_301)));
    assert_eq!(full.concessions, []);
    assert_eq!(at(9_000).concessions, [], "a tenth is everybody's to give");
    let over = at(8_000).concessions;
    assert!(matches!(over[..], [Concession::Discount { discount: Money(4_000), .. }]), "{over:?}");
    let below = at(5_000).concessions;
    assert!(below.iter().any(|of| matches!(of, Concession::BelowCost { by: Money(2_000), .. })), "{below:?}");
    let with_discount = WantedPart { discount: Money(3_000), ..wanted(1, 1000, 10_000) };
    let given = with_discount.priced(&item, &[], 1, &settings, limit).expect("a price");
    assert_eq!((given.line.amount, given.concessions.len()), (Money(7_000), 1));
}

#[test]
fn a_box_is_sold_as_a_box_and_leaves_the_shelf_as_its_pieces() {
    let (settings, item) = (Settings::default(), part(1, 1_000, 600));
    let twelve = PartUnit { id: 1, part_id: PartId(1), unit: "箱".into(), factor: Quantity(12_000) };
    let units = std::slice::from_ref(&twelve);
    let boxes = |quantity, price| WantedPart { unit: "箱".into(), ..wanted(1, quantity, price) };
    let sold = boxes(2_000, 11_000).priced(&item, units, 1, &settings, Rate(1_000)).expect("a price");
    let line = sold.line;
    assert_eq!((line.quantity, line.unit.as_str()), (Quantity(24_000), "套"));
    assert_eq!((line.sold_unit.as_str(), line.unit_factor), ("箱", Quantity(12_000)));
    assert_eq!((line.amount, line.list_price), (Money(22_000), Some(Money(12_000))), "a box by the list");
    assert_eq!(sold.concessions, [], "a twelfth off is everybody's to give");
    let cheap = boxes(1_000, 1_000).priced(&item, units, 1, &settings, Rate(1_000)).expect("a price");
    assert_eq!(cheap.concessions.len(), 2, "a box for the price of a piece: let off, and below its cost");
    let said = |quantity| {
        let said = line.as_sold(Quantity(quantity));
        (said.quantity.0, said.unit.to_owned(), said.unit_price.0)
    };
    assert_eq!(said(24_000), (2_000, "箱".to_owned(), 11_000));
    assert_eq!(said(12_000), (1_000, "箱".to_owned(), 11_000));
    assert_eq!(said(5_000), (5_000, "套".to_owned(), 917), "five out of a box are no part of a box");
    let same = WantedPart { unit: "套".into(), ..wanted(1, 1_000, 1_000) };
    let same = same.priced(&item, units, 1, &settings, Rate(0)).expect("a price").line;
    assert_eq!((same.sold_unit.as_str(), same.unit_factor), ("", ONE));
    let refused = |quantity, unit: &str, units: &[PartUnit]| {
        let asked = WantedPart { unit: unit.into(), ..wanted(1, quantity, 1_000) };
        match asked.priced(&item, units, 1, &settings, Rate(0)) {
            Err(Refusal::Stock { problem, quantity, .. }) => (problem, quantity.0),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(refused(1_000, "桶", units), (StockProblem::UnitUnknown, 1_000));
    let odd = [PartUnit { factor: Quantity(12_500), ..twelve.clone() }];
    assert_eq!(refused(333, "箱", &odd), (StockProblem::UnitUneven, 333));
}

#[test]
fn what_is_not_sold_any_more_or_meant_otherwise_is_refused() {
    let settings = Settings::default();
    let retired = CatalogueItem { active: false, ..part(1, 10_000, 0) };
    let refused =
        wanted(1, 1000, 10_000).priced(&retired, &[], 1, &settings, Rate(0)).expect_err("it is retired");
    let problem = StockProblem::Replaced;
    assert_eq!(refused, Refusal::Stock { problem, name: "刹车片".into(), quantity: Quantity(1000) });
    let other = WantedPart { price_basis: PriceBasis::TaxAdded, ..wanted(1, 1000, 10_000) };
    let refused = other.priced(&part(1, 10_000, 0), &[], 1, &settings, Rate(0));
    assert_eq!(refused, Err(Refusal::PriceBasisChanged));
    let refused = wanted(2, 1000, 10_000).priced(&part(1, 10_000, 0), &[], 1, &settings, Rate(0));
    assert_eq!(refused, Err(Refusal::bad("part_id", FieldProblem::Unknown)));
    assert_eq!(check_wanted(&[]), Err(Refusal::bad("lines", FieldProblem::Empty)));
    let twice = [wanted(1, 1000, 1), wanted(2, 1000, 1), wanted(1, 2000, 1)];
    assert_eq!(check_wanted(&twice), Err(Refusal::bad("part_id", FieldProblem::Taken)));
}

fn bin(id: i64, kind: BinKind) -> Bin {
    Bin { id: BinId(id), code: format!("A{id}"), name: String::new(), kind, active: true, version: 1 }
}

fn batch(id: i64, expires: Option<&str>) -> StockBatch {
    let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
    StockBatch {
        id: StockBatchId(id),
        part_id: PartId(1),
        batch_number: format!("B{id}"),
        expires_on: expires.map(day),
        received_on: day("2026-01-01"),
    }
}

#[test]
fn what_ends_first_goes_first_and_what_ended_is_not_sold() {
    let bins = [bin(1, BinKind::Shelf), bin(2, BinKind::Shelf), bin(3, BinKind::Quarantine)];
    let batches = [batch(1, Some("2026-02-28")), batch(2, Some("2026-04-01")), batch(3, Some("2027-04-01"))];
    let place = |bin: usize, batch: usize, there: i64| Place {
        bin: &bins[bin],
        batch: Some(&batches[batch]),
        there: Quantity(there),
    };
    let places = || vec![place(0, 2, 5000), place(1, 1, 2000), place(0, 0, 9000), place(2, 1, 9000)];
    let today = "2026-03-02".parse().expect("a day");
    let taken = |quantity| taken_from("机油", places(), Some(BinId(1)), Quantity(quantity), today);
    let of = |bin, batch, quantity| Taken {
        bin_id: BinId(bin),
        batch_id: Some(StockBatchId(batch)),
        quantity: Quantity(quantity),
    };
    assert_eq!(taken(3000), Ok(vec![of(2, 2, 2000), of(1, 3, 1000)]));
    let problem = StockProblem::Short;
    let short = Refusal::Stock { problem, name: "机油".into(), quantity: Quantity(7000) };
    assert_eq!(taken(7001), Err(short), "neither what ended nor what is not accepted yet");
    let loose = |bin: usize, there: i64| Place { bin: &bins[bin], batch: None, there: Quantity(there) };
    let own_first =
        taken_from("灯", vec![loose(0, 2000), loose(1, 2000)], Some(BinId(2)), Quantity(2500), today);
    let of = |bin, quantity| Taken { bin_id: BinId(bin), batch_id: None, quantity: Quantity(quantity) };
    assert_eq!(own_first, Ok(vec![of(2, 2000), of(1, 500)]));
    // What came first goes first, wherever it lies, as it does to a car.
    let came = |id, on: &str| StockBatch { received_on: on.parse().expect("a day"), ..batch(id, None) };
    let (old, new) = (came(4, "2025-06-01"), came(5, "2026-01-01"));
    let of_batch = |bin: usize, batch| Place { bin: &bins[bin], batch: Some(batch), there: Quantity(1000) };
    let first =
        taken_from("灯", vec![of_batch(1, &new), of_batch(0, &old)], Some(BinId(2)), Quantity(1000), today);
    assert_eq!(first.map(|taken| taken[0].batch_id), Ok(Some(StockBatchId(4))));
}

#[test]
fn no_more_comes_back_than_was_sold_and_nothing_twice() {
    let lines = [line(1, 3000, 10_000)];
    let first = taken_back(&lines, &[], &[brought(1, 1000)]).expect("one of three");
    assert_eq!((first[0].amount, first[0].net, first[0].tax), (Money(3_333), Money(2_950), Money(383)));
    let refused = taken_back(&lines, &first, &[brought(1, 2001)]);
    let problem = StockProblem::MoreThanTaken;
    assert_eq!(refused, Err(Refusal::Stock { problem, name: "刹车片".into(), quantity: Quantity(2000) }));
    let rest = taken_back(&lines, &first, &[brought(1, 2000)]).expect("the rest");
    assert_eq!(rest[0].amount + first[0].amount, Money(10_000), "all of it is all of the money");
    let bad = |field: &str, problem| Err(Refusal::bad(field, problem));
    assert_eq!(taken_back(&lines, &[], &[]), bad("lines", FieldProblem::Empty));
    assert_eq!(taken_back(&lines, &[], &[brought(1, 0)]), bad("quantity", FieldProblem::Empty));
    assert_eq!(taken_back(&lines, &[], &[brought(1, -1000)]), bad("quantity", FieldProblem::Negative));
    assert_eq!(
        taken_back(&lines, &[], &[brought(9, 1000)]),
        bad("counter_sale_line_id", FieldProblem::Unknown)
    );
    assert_eq!(
        taken_back(&lines, &[], &[brought(1, 1000), brought(1, 1000)]),
        bad("counter_sale_line_id", FieldProblem::Taken)
    );
}

#[test]
fn a_sale_comes_back_until_its_days_are_over() {
    let sold_at = DateTime::<Utc>::UNIX_EPOCH;
    let sale = CounterSale {
        id: CounterSaleId(1),
        number: "LS20260302001".into(),
        customer_id: None,
        buyer_name: String::new(),
        total: Money(1),
        net: Money(1),
        tax: Money::ZERO,
        sold_at,
        sold_by: PersonId(1),
        granted_by: None,
        note: String::new(),
        checksum: String::new(),
    };
    assert_eq!(sale.check_days(sold_at + TimeDelta::days(7), 7), Ok(()));
    let late = sale.check_days(sold_at + TimeDelta::days(7) + TimeDelta::seconds(1), 7);
    assert_eq!(late, Err(Refusal::SaleTooOld { number: "LS20260302001".into(), days: 7 }));
}

fn movement(id: i64, kind: MovementKind, quantity: i64, value: i64, of: Option<i64>) -> StockMovement {
    StockMovement {
        id: StockMovementId(id),
        part_id: PartId(1),
        bin_id: BinId(id),
        batch_id: None,
        kind,
        quantity: Quantity(quantity),
        stock_value: Money(value),
        cost_difference: Money::ZERO,
        at: DateTime::<Utc>::UNIX_EPOCH,
        person_id: PersonId(1),
        work_order_id: None,
        line_id: None,
        document_kind: Some(StockDocument::CounterSale),
        document_id: Some(1),
        of_movement_id: of.map(StockMovementId),
        granted_by: None,
        note: String::new(),
    }
}

#[test]
fn stock_comes_back_to_where_it_left_from_at_what_it_cost_then() {
    let moved = [
        movement(1, MovementKind::Sold, -2000, -10_000, None),
        movement(2, MovementKind::Sold, -1000, -3_000, None),
    ];
    let back = stock_back(&moved, (PartId(1), "刹车片"), Quantity(2000)).expect("two of three");
    let told: Vec<_> = back.iter().map(|of| (of.bin_id.0, of.quantity.0, of.cost.0)).collect();
    assert_eq!(told, [(2, 1000, 3_000), (1, 1000, 5_000)]);
    assert!(stock_back(&moved, (PartId(1), "刹车片"), Quantity(3001)).is_err());
    assert!(stock_back(&moved, (PartId(2), "灯"), Quantity(1)).is_err(), "another part never left");
}

proptest! {
    /// Whatever is sold, and in whatever pieces it comes back: money, net, tax and cost of the pieces
    /// are those of the whole, and no piece is below nothing.
    #[test]
    fn all_pieces_come_to_what_was_sold(
        quantity in 1_i64..20_000,
        amount in 0_i64..5_000_000,
        cost in 0_i64..5_000_000,
        cuts in proptest::collection::vec(1_i64..7_000, 0..8),
    ) {
        let lines = [line(1, quantity, amount)];
        let mut before: Vec<CounterReturnLine> = Vec::new();
        let mut moved = vec![movement(1, MovementKind::Sold, -quantity, -cost, None)];
        let mut left = quantity;
        for (n, cut) in (2..).zip(cuts.into_iter().chain([i64::MAX])) {
            let piece = cut.min(left);
            if piece == 0 {
                break;
            }
            let mut back = taken_back(&lines, &before, &[brought(1, piece)]).expect("a piece");
            for of in &back {
                prop_assert!(of.amount >= Money::ZERO && of.net >= Money::ZERO && of.tax >= Money::ZERO);
                prop_assert_eq!(of.net + of.tax, of.amount);
            }
            back[0].counter_return_id = CounterReturnId(n);
            before.append(&mut back);
            let stock = stock_back(&moved, (PartId(1), "刹车片"), Quantity(piece)).expect("its stock");
            prop_assert_eq!(stock.iter().map(|of| of.quantity.0).sum::<i64>(), piece);
            for of in stock {
                let id = Some(of.of_movement_id.0);
                moved.push(movement(n, MovementKind::SaleReturned, of.quantity.0, of.cost.0, id));
            }
            left -= piece;
        }
        prop_assert_eq!(left, 0);
        let (total, split) = totals(&lines).expect("an amount");
        prop_assert_eq!(before.iter().map(|of| of.amount).sum::<Money>(), total);
        prop_assert_eq!(before.iter().map(|of| of.net).sum::<Money>(), split.net);
        prop_assert_eq!(before.iter().map(|of| of.tax).sum::<Money>(), split.tax);
        prop_assert_eq!(moved.iter().map(|of| of.quantity.0).sum::<i64>(), 0);
        prop_assert_eq!(moved.iter().map(|of| of.stock_value).sum::<Money>(), Money::ZERO);
    }
}
