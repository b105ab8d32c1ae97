//! Oil comes by the barrel and goes by the litre.

use domain::ids::PartId;
use domain::money::Quantity;
use domain::part_unit::{PartUnit, TypedUnit, check_stays, in_counted, in_units, units_kept};
use domain::refusal::Refusal;
use domain::stock_problem::StockProblem;
use domain::stock_terms::{UnitUse, check_successors, check_unit};

fn barrel() -> Vec<PartUnit> {
    let typed = [TypedUnit { unit: "桶".to_owned(), factor: Quantity(200_000) }];
    units_kept(PartId(1), "升", &typed).expect("a unit there is")
}

fn counted(quantity: i64, unit: &str) -> Result<Quantity, Refusal> {
    in_counted(("机油", "升"), &barrel(), Quantity(quantity), unit)
}

#[test]
fn two_barrels_are_four_hundred_litres_and_a_litre_is_a_litre() {
    assert_eq!(counted(2_000, "桶"), Ok(Quantity(400_000)));
    assert_eq!(counted(500, "桶"), Ok(Quantity(100_000)), "half a barrel");
    assert_eq!(counted(4_500, "升"), Ok(Quantity(4_500)));
    assert_eq!(counted(4_500, ""), Ok(Quantity(4_500)), "no unit is the one it is counted in");
    assert_eq!(counted(-2_000, " 桶 "), Ok(Quantity(-400_000)));
}

#[test]
fn a_unit_it_does_not_come_in_is_refused_by_its_name() {
    let refused = counted(1_000, "箱");
    assert_eq!(
        refused,
        Err(Refusal::Stock {
            problem: StockProblem::UnitUnknown,
            name: "机油".to_owned(),
            quantity: Quantity(1_000)
        })
    );
    assert!(counted(99_000_000, "桶").is_err(), "more than anybody has");
}

#[test]
fn nothing_is_rounded_on_its_way_into_litres() {
    let can = [PartUnit { id: 1, part_id: PartId(1), unit: "听".to_owned(), factor: Quantity(946) }];
    let counted = |quantity| in_counted(("机油", "升"), &can, Quantity(quantity), "听");
    assert_eq!(counted(3_000), Ok(Quantity(2_838)));
    assert_eq!(counted(500), Ok(Quantity(473)), "half a can is 0.473 L");
    let (problem, name) = (StockProblem::UnitUneven, "机油".to_owned());
    assert_eq!(counted(250), Err(Refusal::Stock { problem, name, quantity: Quantity(250) }));
    assert_eq!(in_units(Quantity(473), Quantity(946)), Quantity(500));
}

#[test]
fn a_part_nobody_named_a_unit_of_is_counted_as_its_line_says() {
    let counted = |unit| in_counted(("卡扣", " "), &[], Quantity(2_000), unit);
    assert_eq!((counted("只"), counted("")), (Ok(Quantity(2_000)), Ok(Quantity(2_000))));
}

#[test]
fn a_unit_somebody_waits_in_stays() {
    let (before, none) = (barrel(), Vec::new());
    let stays = |now: &[PartUnit], unit| {
        check_stays(("机油", "升"), (&before, now), (Quantity(200_000), unit)).is_ok()
    };
    let larger = [PartUnit { factor: Quantity(208_000), ..before[0].clone() }];
    assert!(stays(&larger, "桶"), "what it holds may be put right");
    assert!(stays(&none, "升") && stays(&none, "箱"), "a litre stays, and a box was never known");
    assert!(!stays(&none, "桶"));
}

#[test]
fn a_unit_is_worth_something_and_stands_there_once() {
    let kept = |units: &[(&str, i64)]| {
        let typed: Vec<TypedUnit> = units
            .iter()
            .map(|(unit, factor)| TypedUnit { unit: (*unit).to_owned(), factor: Quantity(*factor) })
            .collect();
        units_kept(PartId(1), "升", &typed)
    };
    assert!(kept(&[("桶", 0)]).is_err());
    assert!(kept(&[("桶", -1)]).is_err());
    assert!(kept(&[("升", 1000)]).is_err(), "the unit it is counted in");
    assert!(kept(&[("桶", 200_000), ("桶", 18_000)]).is_err());
    assert!(kept(&[("", 200_000)]).is_err());
    assert!(kept(&[("桶", 200_000), ("小桶", 18_000)]).is_ok());
}

#[test]
fn what_lies_there_keeps_its_unit() {
    let there = UnitUse { there: Quantity(5), ..UnitUse::default() };
    assert!(check_unit("机油", ("升", "升"), there).is_ok());
    assert!(check_unit("机油", ("升", "桶"), UnitUse::default()).is_ok());
    assert!(check_unit("机油", (" ", "升"), there).is_ok(), "it had none");
    let why = |used: UnitUse| match check_unit("机油", ("升", "桶"), used) {
        Err(Refusal::Stock { problem, quantity, .. }) => (problem, quantity),
        other => panic!("{other:?}"),
    };
    assert_eq!(why(there), (StockProblem::UnitInUse, Quantity(5)));
    let waited_for = UnitUse { waited_for: Quantity(4), ..UnitUse::default() };
    assert_eq!(why(waited_for), (StockProblem::UnitWritten, Quantity(4)));
    // All of it is out: what comes back is counted as it went.
    let moved = UnitUse { moved: Some(Quantity(3)), ..UnitUse::default() };
    assert_eq!(why(moved), (StockProblem::UnitMoved, Quantity(3)));
}

#[test]
fn no_part_takes_its_own_place() {
    assert!(check_successors(PartId(1), &[PartId(2), PartId(3)]).is_ok());
    assert!(check_successors(PartId(1), &[PartId(1)]).is_err());
    assert!(check_successors(PartId(1), &[PartId(2), PartId(1)]).is_err(), "nor by way of another");
}
