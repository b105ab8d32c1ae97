//! What has to be bought, by hand.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::LineId;
use domain::money::Quantity;
use domain::purchasing::need::{NeedFacts, NeedReason, Waiting, in_whole_units, left_waiting};
use domain::stock_terms::AbcClass;
use proptest::prelude::*;

const UNIT: Quantity = Quantity(1000);

/// Ordered every seven days, delivered three days after that.
fn facts() -> NeedFacts {
    NeedFacts { cycle_days: 7, lead_days: 3, unit_factor: UNIT, ..NeedFacts::default() }
}

/// What is proposed, in whole units, and why.
fn proposed(facts: NeedFacts) -> Option<(i64, Vec<NeedReason>)> {
    facts.need().map(|need| (need.quantity.0, need.reasons))
}

/// Of a part as it stands: how much is proposed, and why.
type Row = (&'static str, NeedFacts, Option<(i64, Vec<NeedReason>)>);

#[test]
fn the_proposals_by_hand() {
    use NeedReason::{Minimum, Promised, ReorderPoint, Use};
    let q = Quantity;
    let used = |used| NeedFacts { used: q(used), ..facts() };
    let minimum = |minimum| NeedFacts { minimum: q(minimum), ..facts() };
    let point = |reorder_point| NeedFacts { reorder_point: q(reorder_point), ..facts() };
    let table: Vec<Row> = vec![
        ("nothing is known of it", facts(), None),
        (
            "two promised, one there",
            NeedFacts { there: q(1000), reserved: q(2000), ..facts() },
            Some((1000, vec![Promised])),
        ),
        (
            "two promised, one there, one coming",
            NeedFacts { there: q(1000), reserved: q(2000), on_order: q(1000), ..facts() },
            None,
        ),
        // Ninety in ninety days: ten until the next delivery.
        ("nine of what ten days use", NeedFacts { there: q(9000), ..used(90_000) }, Some((1000, vec![Use]))),
        ("as many as ten days use", NeedFacts { there: q(10_000), ..used(90_000) }, None),
        (
            "of class A a quarter more",
            NeedFacts { there: q(10_000), abc: Some(AbcClass::A), ..used(90_000) },
            Some((3000, vec![Use])),
        ),
        ("of class B no more", NeedFacts { there: q(10_000), abc: Some(AbcClass::B), ..used(90_000) }, None),
        ("one in ninety days is a ninth", NeedFacts { there: q(111), ..used(1000) }, Some((1000, vec![Use]))),
        (
            "a supplier that takes 83 days",
            NeedFacts { there: q(89_000), lead_days: 83, ..used(90_000) },
            Some((1000, vec![Use])),
        ),
        ("more came back than went out", NeedFacts { there: q(0), ..used(-5000) }, None),
        ("below the minimum", NeedFacts { there: q(1000), ..minimum(3000) }, Some((2000, vec![Minimum]))),
        ("at the minimum", NeedFacts { there: q(3000), ..minimum(3000) }, None),
        (
            "the minimum lies beneath the use",
            NeedFacts { there: q(12_000), minimum: q(3000), ..used(90_000) },
            Some((1000, vec![Use])),
        ),
        ("at the typed point", NeedFacts { there: q(4000), ..point(4000) }, Some((1000, vec![ReorderPoint]))),
        ("above the typed point", NeedFacts { there: q(5000), ..point(4000) }, None),
        (
            "the typed point counts, not the use",
            NeedFacts { there: q(5000), used: q(90_000), ..point(4000) },
            None,
        ),
        (
            "at the point, with what a week uses on top",
            NeedFacts { there: q(4000), used: q(90_000), ..point(4000) },
            Some((7000, vec![ReorderPoint])),
        ),
        (
            "from the point to the maximum",
            NeedFacts { there: q(2000), maximum: q(10_000), ..point(4000) },
            Some((8000, vec![ReorderPoint])),
        ),
        (
            "the use no further than the maximum",
            NeedFacts { there: q(0), maximum: q(6000), ..used(90_000) },
            Some((6000, vec![Use])),
        ),
        ("full, however much is used", NeedFacts { there: q(6000), maximum: q(6000), ..used(90_000) }, None),
        (
            "the point and the minimum",
            NeedFacts { there: q(1000), minimum: q(2000), ..point(4000) },
            Some((4000, vec![ReorderPoint, Minimum])),
        ),
        (
            "promised and beneath the use",
            NeedFacts { there: q(1000), reserved: q(3000), ..used(90_000) },
            Some((12_000, vec![Promised, Use])),
        ),
        (
            "issued before it was booked in",
            NeedFacts { there: q(-2000), ..facts() },
            Some((2000, vec![Promised])),
        ),
        // Litres that come by the barrel of 200.
        (
            "a barrel for four litres and a half",
            NeedFacts { reserved: q(4500), unit_factor: q(200_000), ..facts() },
            Some((200_000, vec![Promised])),
        ),
        (
            "two barrels for 201 litres",
            NeedFacts { reserved: q(201_000), unit_factor: q(200_000), ..facts() },
            Some((400_000, vec![Promised])),
        ),
        (
            "nobody said how it is bought",
            NeedFacts { reserved: q(500), unit_factor: q(0), ..facts() },
            Some((1000, vec![Promised])),
        ),
    ];
    for (what, facts, wanted) in table {
        assert_eq!(proposed(facts), wanted, "{what}");
    }
}

fn at(minutes: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_772_411_400, 0).expect("a moment") + TimeDelta::minutes(minutes)
}

fn waits(line: i64, open: i64, promised: Option<i64>, since: i64) -> Waiting {
    let promised_at = promised.map(at);
    Waiting { line_id: LineId(line), open: Quantity(open), promised_at, since: at(since) }
}

#[test]
fn who_was_promised_it_sooner_is_served_first() {
    let cars = vec![
        waits(1, 2000, None, 0),
        waits(2, 1000, Some(120), 10),
        waits(3, 1000, Some(60), 20),
        waits(4, 1000, Some(60), 15),
    ];
    let without = |coming| left_waiting(cars.clone(), Quantity(coming));
    let told = |line, lacks| (LineId(line), Quantity(lacks));
    assert!(without(5000).is_empty());
    assert_eq!(without(4000), [told(1, 1000)], "nobody promised the first a time");
    assert_eq!(without(2500), [told(2, 500), told(1, 2000)]);
    assert_eq!(without(1000), [told(3, 1000), told(2, 1000), told(1, 2000)]);
    assert_eq!(without(-3000).len(), 4, "what is owed serves nobody");
}

proptest! {
    /// Whatever the figures: with what is proposed nobody who was promised something lacks it, and no less
    /// than one buying unit would do.
    #[test]
    fn what_is_proposed_is_enough_and_in_whole_units(
        there in -20_000i64..50_000, reserved in 0i64..50_000, on_order in 0i64..20_000,
        minimum in 0i64..20_000, reorder_point in 0i64..20_000, used in -1_000i64..200_000,
        factor in 1i64..5_000,
    ) {
        let facts = NeedFacts {
            there: Quantity(there), reserved: Quantity(reserved), on_order: Quantity(on_order),
            minimum: Quantity(minimum), reorder_point: Quantity(reorder_point), used: Quantity(used),
            unit_factor: Quantity(factor), ..facts()
        };
        let after = |bought: i64| NeedFacts { on_order: Quantity(on_order + bought), ..facts };
        match facts.need() {
            Some(need) => {
                prop_assert_eq!(need.quantity.0 % factor, 0);
                prop_assert!(!need.reasons.is_empty());
                prop_assert!(after(need.quantity.0).need().is_none(), "it is not asked for twice");
                prop_assert!(after(need.quantity.0 - factor).need().is_some()
                    || reorder_point > 0, "no unit more than is needed");
            }
            None => prop_assert!(facts.available().0 >= 0),
        }
    }

    #[test]
    fn a_unit_more_is_never_bought(quantity in 0i64..1_000_000, factor in 1i64..300_000) {
        let whole = in_whole_units(Quantity(quantity), Quantity(factor)).0;
        prop_assert!(whole >= quantity && whole - quantity < factor && whole % factor == 0);
    }
}
