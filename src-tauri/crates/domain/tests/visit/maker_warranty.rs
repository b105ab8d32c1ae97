//! 三包: how the days and the repairs are counted, and when they are too many.

use crate::sample::{instant, line, order};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::dates::ShopZone;
use domain::estimate::{Authorisation, AuthorisationMeans};
use domain::ids::{EstimateId, LineId, MakerWarrantyId, PersonId, VehicleId, WorkOrderId};
use domain::line::{Category, Line, LineFigures, LineKind, LineState, Payer};
use domain::maker_warranty::{MakerCheck, MakerRepair, MakerStanding, MakerTerms, MakerWarranty};
use domain::money::Money;
use domain::refusal::{FieldProblem, Refusal};
use domain::work_order::WorkOrder;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn terms() -> MakerTerms {
    MakerTerms::least(day("2026-01-15"))
}

fn given() -> MakerWarranty {
    terms().of_car(MakerWarrantyId(1), VehicleId(1), 1, day("2026-03-02")).expect("as the law asks")
}

fn seen(today: &str, km: i64) -> MakerCheck {
    let today = day(today);
    let now = today.and_hms_opt(4, 0, 0).expect("noon").and_utc();
    MakerCheck { now, today, zone: ShopZone::default(), km: Some(km), doubtful: false }
}

/// A repair that began so many days after the first visit and took so many hours.
fn repair(id: i64, after: i64, hours: i64, faults: &[&str], parts: &[&str]) -> MakerRepair {
    let began = instant() + TimeDelta::days(after);
    let named = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    MakerRepair {
        work_order_id: WorkOrderId(id),
        number: format!("GD{id}"),
        began,
        ended: Some(began + TimeDelta::hours(hours)),
        km: Some(5_000),
        faults: named(faults),
        parts: named(parts),
    }
}

fn standing(repairs: Vec<MakerRepair>) -> MakerStanding {
    given().standing(repairs, seen("2026-12-01", 12_000))
}

fn days(repairs: Vec<MakerRepair>) -> Vec<i64> {
    standing(repairs).repairs.iter().map(|repair| repair.days).collect()
}

#[test]
fn the_periods_end_by_day_or_by_kilometre_whichever_comes_first() {
    let of = |today: &str, km: i64| given().standing(Vec::new(), seen(today, km));
    let now = of("2026-12-01", 12_000);
    assert_eq!((now.exchange.until, now.exchange.until_km), (day("2028-01-15"), 50_000));
    assert_eq!((now.repair.until, now.repair.until_km), (day("2029-01-15"), 60_000));
    assert_eq!((now.exchange.km_left, now.repair.days_left), (Some(38_000), 776));
    let runs = |standing: MakerStanding| (standing.exchange.runs, standing.repair.runs, standing.owes());
    assert_eq!(runs(of("2028-01-15", 50_000)), (true, true, true), "through its last day and kilometre");
    assert_eq!(runs(of("2028-01-16", 12_000)), (false, true, true));
    assert_eq!(runs(of("2026-12-01", 50_001)), (false, true, true));
    assert_eq!(runs(of("2026-12-01", 60_001)), (false, false, false));
    let doubted = MakerCheck { doubtful: true, ..seen("2026-12-01", 60_001) };
    let standing = given().standing(Vec::new(), doubted);
    assert_eq!((standing.exchange.km_left, standing.owes()), (None, true), "a slip takes no right away");
}

#[test]
fn each_day_and_night_counts_and_what_is_left_over_as_one() {
    assert_eq!(days(vec![repair(1, 0, 1, &[], &[])]), [1]);
    assert_eq!(days(vec![repair(1, 0, 24, &[], &[])]), [1]);
    assert_eq!(days(vec![repair(1, 0, 25, &[], &[])]), [2]);
    let goes_on = MakerRepair { ended: None, ..repair(1, 0, 0, &[], &[]) };
    let now = MakerCheck { now: instant() + TimeDelta::hours(125), ..seen("2026-03-07", 5_000) };
    let told = given().standing(vec![goes_on, repair(2, 0, 120, &[], &[])], now);
    let owed: Vec<_> = told.repairs.iter().map(|one| (one.days, one.goes_on, one.owes_a_car)).collect();
    assert_eq!(owed, [(6, true, true), (5, false, false)], "waiting for a part counts as well");
    assert_eq!(told.days, 11);
}

#[test]
fn behind_the_exchange_period_a_car_is_still_owed_and_no_exchange() {
    let late = MakerRepair { km: Some(55_000), ..repair(1, 10, 150, &["更换水泵"], &["水泵"]) };
    let over = MakerRepair { km: Some(61_000), ..repair(2, 20, 150, &["更换水泵"], &[]) };
    let told = given().standing(vec![over, late], seen("2026-12-01", 61_500));
    let owed: Vec<_> = told.repairs.iter().map(|one| (one.number.as_str(), one.owes_a_car)).collect();
    assert_eq!(owed, [("GD1", true)]);
    assert_eq!((told.days, told.faults.len(), told.parts.len()), (0, 0, 0));
}

#[test]
fn more_than_thirty_days_in_all_are_too_many() {
    let stood = |hours: i64| {
        let told = standing(vec![repair(1, 0, hours, &[], &[])]);
        (told.days, told.days_near, told.days_over)
    };
    assert_eq!(stood(23 * 24), (23, false, false));
    assert_eq!(stood(24 * 24), (24, true, false));
    assert_eq!(stood(30 * 24), (30, true, false));
    assert_eq!(stood(30 * 24 + 1), (31, false, true));
}

#[test]
fn the_fifth_repair_of_one_fault_is_one_too_many_however_it_is_called() {
    let told = |times: i64| {
        let mut repairs: Vec<_> = (1..times).map(|id| repair(id, id, 2, &["更换前刹车片"], &[])).collect();
        repairs.push(repair(99, 50, 2, &["更换前制动片", "更换大灯"], &["大灯"]));
        let told = standing(repairs);
        let counted = |one: &domain::maker_warranty::Repeated| (one.times, one.near, one.over);
        (counted(&told.faults[0]), counted(&told.faults[1]))
    };
    assert_eq!(told(3), ((3, false, false), (1, false, false)));
    assert_eq!(told(4), ((4, true, false), (1, false, false)));
    assert_eq!(told(5), ((5, false, true), (1, false, false)));
    let parts = standing(vec![repair(1, 0, 2, &[], &["变速箱"]), repair(2, 9, 2, &[], &["变速箱"])]).parts;
    assert_eq!((parts[0].times, parts[0].over), (2, true));
}

#[test]
fn what_began_behind_the_exchange_period_is_no_ground_for_an_exchange() {
    let late = repair(1, 800, 48, &["更换大灯"], &[]);
    let far = MakerRepair { km: Some(50_001), ..repair(2, 10, 48, &["更换大灯"], &[]) };
    let told = standing(vec![late.clone(), far.clone(), repair(3, 20, 48, &["更换大灯"], &[])]);
    assert_eq!((told.days, told.faults[0].times), (2, 1));
    let doubted = MakerCheck { doubtful: true, ..seen("2026-12-01", 12_000) };
    assert_eq!(
        given().standing(vec![late, far], doubted).days,
        2,
        "kilometres that are doubted decide nothing"
    );
}

fn at_makers_cost(id: i64, kind: LineKind, name: &str) -> Line {
    let line = line(id, kind, LineState::Approved, None);
    let figures = LineFigures {
        name: name.into(),
        payer: Payer::Manufacturer,
        category: Category::Free,
        ..line.figures.clone()
    };
    Line { figures, ..line }
}

fn agreed(line: i64, at: DateTime<Utc>) -> Authorisation {
    Authorisation {
        id: line,
        work_order_id: WorkOrderId(1),
        estimate_id: EstimateId(1),
        line_id: LineId(line),
        approved: true,
        by_name: "张小芳".into(),
        means: AuthorisationMeans::Phone,
        amount: Money::ZERO,
        reason: String::new(),
        at,
        person_id: PersonId(1),
        paper: String::new(),
        note: String::new(),
        shown: String::new(),
        counterfoil_id: None,
    }
}

#[test]
fn a_visit_is_a_repair_of_the_makers_by_its_lines_from_the_yes_to_the_end() {
    let own = line(1, LineKind::Labour, LineState::Approved, None);
    assert_eq!(MakerRepair::of(&order(), std::slice::from_ref(&own), &[], &[]), None, "the customer paid");
    let lines =
        [own, at_makers_cost(2, LineKind::Labour, "更换大灯"), at_makers_cost(3, LineKind::Part, "大灯")];
    let (first, later) = (instant() + TimeDelta::hours(1), instant() + TimeDelta::hours(5));
    let said = [agreed(1, instant()), agreed(3, later), agreed(2, first)];
    let delivered = WorkOrder { delivered_at: Some(instant() + TimeDelta::days(3)), ..order() };
    let repair = MakerRepair::of(&delivered, &lines, &[], &said).expect("the maker paid");
    assert_eq!(
        (repair.began, repair.ended),
        (first, delivered.delivered_at),
        "since its own lines were agreed on"
    );
    assert_eq!((repair.faults, repair.parts), (vec!["更换大灯".to_owned()], vec!["大灯".to_owned()]));
    let parts_alone = MakerRepair::of(&order(), &lines[2..], &[], &[]).expect("the maker paid");
    assert_eq!((parts_alone.faults, parts_alone.ended), (vec!["大灯".to_owned()], None));
    assert_eq!(parts_alone.began, order().checked_in_at, "nobody wrote down a yes");
}

#[test]
fn no_maker_gives_less_than_the_law_asks() {
    let typed = |terms: MakerTerms| {
        terms.of_car(MakerWarrantyId(0), VehicleId(1), 0, day("2026-03-02")).map(|given| given.repair_km)
    };
    assert_eq!(typed(terms()), Ok(60_000));
    assert_eq!(typed(MakerTerms { repair_months: 96, repair_km: 150_000, ..terms() }), Ok(150_000));
    let less = |field: &str, least: i64| Err(Refusal::BelowMakersDuty { field: field.to_owned(), least });
    assert_eq!(typed(MakerTerms { exchange_months: 23, ..terms() }), less("exchange_months", 24));
    assert_eq!(typed(MakerTerms { exchange_km: 49_999, ..terms() }), less("exchange_km", 50_000));
    assert_eq!(typed(MakerTerms { repair_months: 35, ..terms() }), less("repair_months", 36));
    assert_eq!(typed(MakerTerms { repair_km: 0, ..terms() }), less("repair_km", 60_000));
    let bad = |field: &str, problem| Err(Refusal::bad(field, problem));
    let tomorrow = MakerTerms { invoiced_on: day("2026-03-03"), ..terms() };
    assert_eq!(typed(tomorrow), bad("invoiced_on", FieldProblem::InTheFuture));
    assert_eq!(
        typed(MakerTerms { repair_months: 999, ..terms() }),
        bad("repair_months", FieldProblem::TooLarge)
    );
}
