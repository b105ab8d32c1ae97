//! What is left of a contract, by property: whatever is drawn, given back and drawn
//! again, what was sold stays the sum of what is left and what is held.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::*;
use domain::line::{LineKind, LineState};
use domain::money::{Hours, Money, Quantity, Rate};
use domain::refusal::Refusal;
use domain::service_contract::rest::{ContractDraw, DrawnLine};
use domain::service_contract::{ContractEnd, Sale, ServiceContract, pays_all, sold};
use domain::service_package::{PackageItem, ServicePackage};
use domain::stage_codes::Stage;
use domain::tax::PriceBasis;
use proptest::prelude::*;

fn item(times: i64, amount: i64, price: i64) -> PackageItem {
    PackageItem {
        times,
        amount: Money(amount),
        item: None,
        kind: LineKind::Part,
        code: String::new(),
        name: "机油保养".into(),
        unit: "次".into(),
        quantity: Quantity(1000),
        hours: Hours(0),
        unit_price: Money(price),
        price_basis: PriceBasis::TaxIncluded,
        tax_rate: Rate(1300),
    }
}

fn package(price: i64, package_items: Vec<PackageItem>) -> ServicePackage {
    ServicePackage {
        id: ServicePackageId(1),
        name: "保养套餐".into(),
        price: Money(price),
        package_items,
        valid_months: Some(12),
        valid_km: Some(10_000),
        vehicle_bound: true,
        active: true,
        version: 1,
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn contract(package: &ServicePackage) -> ServiceContract {
    let sale = Sale {
        customer_id: CustomerId(1),
        vehicle_id: Some(VehicleId(1)),
        start_km: Some(30_000),
        today: day("2026-03-31"),
        now: DateTime::<Utc>::UNIX_EPOCH,
        sold_by: PersonId(1),
    };
    sold(package, sale).expect("it is sold")
}

fn drawn(id: i64, position: i64, times: i64, used: i64, worth: Money) -> DrawnLine {
    DrawnLine {
        draw: ContractDraw {
            id: ContractDrawId(id),
            service_contract_id: ServiceContractId(1),
            position,
            work_order_id: WorkOrderId(1),
            line_id: LineId(id),
            times,
            used: Money(used),
            worth,
            reason: String::new(),
            at: DateTime::<Utc>::UNIX_EPOCH,
            person_id: PersonId(1),
        },
        line_name: String::new(),
        line_state: LineState::Draft,
        settlement_id: None,
        stage: Stage::Estimating,
        work_order_number: String::new(),
    }
}

fn any_items() -> impl Strategy<Value = Vec<PackageItem>> {
    let counted = (1_i64..6, 0_i64..90_000).prop_map(|(times, price)| item(times, 0, price));
    let amount = (1_i64..200_000).prop_map(|amount| item(0, amount, 0));
    prop::collection::vec(prop_oneof![2 => counted, 1 => amount], 1..5)
}

proptest! {
    #[test]
    fn what_is_left_and_what_is_held_are_what_was_sold_to_the_fen(
        items in any_items(), share in 1_i64..=100,
        steps in prop::collection::vec((any::<prop::sample::Index>(), 1_i64..120_000, 0_u8..5), 1..40),
    ) {
        let list: i64 = items.iter().map(|item| item.list_value().fen()).sum();
        prop_assume!(list * share / 100 > 0);
        let package = package(list * share / 100, items).checked().unwrap();
        let contract = contract(&package);
        prop_assert_eq!(contract.contract_items.iter().map(|item| item.price_share).sum::<Money>(), contract.price);
        let mut draws: Vec<DrawnLine> = Vec::new();
        for (place, wanted, step) in steps {
            if step == 0 && !draws.is_empty() {
                // Withdrawn, declined, replaced, or gone with its visit.
                let gone = place.get(&draws).draw.id;
                let line = draws.iter_mut().find(|drawn| drawn.draw.id == gone).unwrap();
                match wanted % 4 {
                    0 => line.line_state = LineState::Declined,
                    1 => line.line_state = LineState::Superseded,
                    2 => line.stage = Stage::Cancelled,
                    _ => line.settlement_id = Some(SettlementId(1)),
                }
            } else {
                let rests = contract.rests(&draws);
                let rest = place.get(&rests);
                let units = if rest.is_amount { wanted } else { wanted % 3 + 1 };
                if units <= rest.units() {
                    let worth = rest.worth_of(units);
                    let id = i64::try_from(draws.len()).unwrap() + 1;
                    let (times, used) = if rest.is_amount { (0, units) } else { (units, 0) };
                    draws.push(drawn(id, rest.position, times, used, worth));
                    // No line is dearer than its list price.
                    let sold = &contract.contract_items[usize::try_from(rest.position).unwrap()].sold;
                    let by_list = if rest.is_amount { Money(units) } else { sold.figures(units).gross() };
                    prop_assert!(worth >= Money::ZERO && worth <= by_list, "{worth} of {by_list}");
                }
            }
            let rests = contract.rests(&draws);
            let held: Money = draws.iter().filter(|drawn| drawn.holds()).map(|drawn| drawn.draw.worth).sum();
            let left: Money = rests.iter().map(|rest| rest.worth).sum();
            prop_assert_eq!(left + held, contract.price);
            for rest in &rests {
                prop_assert!(rest.units() >= 0 && rest.worth >= Money::ZERO);
                prop_assert!(rest.units() > 0 || rest.worth == Money::ZERO, "the last one takes the rest");
            }
            prop_assert_eq!(contract.most_back(&rests), left);
        }
    }
}

#[test]
fn it_ends_by_the_day_or_the_kilometre_whichever_is_first() {
    let contract = contract(&package(50_000, vec![item(3, 0, 30_000)]));
    assert_eq!((contract.ends_on, contract.end_km), (Some(day("2027-03-31")), Some(40_000)));
    let rests = contract.rests(&[]);
    let ended = |today: &str, km| contract.ended(&rests, day(today), km);
    assert_eq!(ended("2027-03-31", Some(40_000)), None, "the last day and the last kilometre are within");
    assert_eq!(ended("2027-04-01", Some(31_000)), Some(ContractEnd::ByDate { on: day("2027-03-31") }));
    assert_eq!(ended("2026-05-01", Some(40_001)), Some(ContractEnd::ByKm { km: 40_000 }));
    assert_eq!(ended("2026-05-01", None), None, "kilometres nobody read end nothing");
}

#[test]
fn an_offer_is_cheaper_than_its_content_and_says_what_is_in_it() {
    let dear = package(90_001, vec![item(3, 0, 30_000)]).checked();
    assert_eq!(dear, Err(Refusal::PackageDearer { price: Money(90_001), content: Money(90_000) }));
    assert!(package(90_000, vec![item(3, 0, 30_000)]).checked().is_ok());
    assert!(package(1, vec![]).checked().is_err(), "nothing in it");
    assert!(package(1, vec![item(0, 0, 30_000)]).checked().is_err(), "neither times nor an amount");
    assert!(package(1, vec![item(1, 5, 30_000)]).checked().is_err(), "both");
    let loose = ServicePackage { vehicle_bound: false, ..package(50_000, vec![item(3, 0, 30_000)]) };
    assert!(loose.clone().checked().is_err(), "kilometres of no car in particular");
    assert!(ServicePackage { valid_km: None, ..loose }.checked().is_ok());
}

#[test]
fn a_contract_pays_a_sheet_all_of_which_was_drawn_from_it() {
    let pays = |drawn_from: &[Option<i64>]| {
        pays_all(&drawn_from.iter().map(|of| of.map(ServiceContractId)).collect::<Vec<_>>()).map(|of| of.0)
    };
    assert_eq!((pays(&[Some(1), Some(1)]), pays(&[Some(1)])), (Some(1), Some(1)));
    for nobodys in [&[][..], &[None], &[Some(1), None], &[None, Some(1)], &[Some(1), Some(2)]] {
        assert_eq!(pays(nobodys), None, "{nobodys:?}");
    }
}
