//! What a visit is offered of a contract, and what the gate of the commands lets through.

use crate::sample::{instant, line, order};
use chrono::NaiveDate;
use domain::ids::{
    ContractDrawId, CustomerId, LineId, PersonId, ServiceContractId, ServicePackageId, VehicleId, WorkOrderId,
};
use domain::line::{Line, LineKind, LineState, Payer};
use domain::money::{Hours, Money, Quantity, Rate};
use domain::refusal::Refusal;
use domain::role::Role;
use domain::service_contract::draw::{DrawRequest, Reason};
use domain::service_contract::draw_offer::DrawOffer;
use domain::service_contract::rest::{ContractDraw, DrawnLine};
use domain::service_contract::{Sale, ServiceContract, sold};
use domain::service_package::{PackageItem, ServicePackage};
use domain::tax::PriceBasis;
use domain::work_order::WorkOrder;
use domain::work_order::at_hand::VisitAtHand;
use domain::work_order::stage::Stage;

const WITHIN: &str = "2027-03-02";
const AFTER: &str = "2027-03-03";

fn item(times: i64, amount: i64, unit_price: i64) -> PackageItem {
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
        unit_price: Money(unit_price),
        price_basis: PriceBasis::TaxIncluded,
        tax_rate: Rate(1300),
    }
}

/// Oil three times and an amount of 500, for a year and to 95,000 km.
fn contract() -> ServiceContract {
    let package = ServicePackage {
        id: ServicePackageId(1),
        name: "保养套餐".into(),
        price: Money(80_000),
        package_items: vec![item(3, 0, 30_000), item(0, 50_000, 0)],
        valid_months: Some(12),
        valid_km: Some(10_000),
        vehicle_bound: true,
        active: true,
        version: 1,
    };
    let sale = Sale {
        customer_id: CustomerId(1),
        vehicle_id: Some(VehicleId(1)),
        start_km: Some(85_000),
        today: day("2026-03-02"),
        now: instant(),
        sold_by: PersonId(1),
    };
    sold(&package, sale).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn visit(km: i64, lines: Vec<Line>) -> VisitAtHand {
    VisitAtHand {
        order: WorkOrder { mileage_km: Some(km), ..order() },
        walk_around: None,
        lines,
        authorisations: Vec::new(),
        jobs: Vec::new(),
        findings: Vec::new(),
        inspections: Vec::new(),
        last_looks: Vec::new(),
        preparation: None,
        sheets: Vec::new(),
        payments: Vec::new(),
        refused_deliveries: Vec::new(),
        outside: Vec::new(),
        follow_up: None,
        survey: None,
    }
}

/// Another visit's line holds so much of an item.
fn held(position: i64, times: i64, used: i64) -> DrawnLine {
    DrawnLine {
        draw: ContractDraw {
            id: ContractDrawId(1),
            service_contract_id: ServiceContractId(0),
            position,
            work_order_id: WorkOrderId(9),
            line_id: LineId(90),
            times,
            used: Money(used),
            worth: Money::ZERO,
            reason: String::new(),
            at: instant(),
            person_id: PersonId(1),
        },
        line_name: String::new(),
        line_state: LineState::Draft,
        settlement_id: None,
        stage: Stage::Estimating,
        work_order_number: String::new(),
    }
}

fn draft() -> Line {
    line(1, LineKind::Part, LineState::Draft, None)
}

fn paid_by(payer: Payer) -> Line {
    let mut line = draft();
    line.figures.payer = payer;
    line
}

/// Every line the table has an opinion on.
fn lines() -> Vec<Line> {
    let mut lines = vec![
        draft(),
        Line { amount: Money(50_000), ..draft() },
        Line { amount: Money(50_001), ..draft() },
        Line { amount: Money::ZERO, ..draft() },
        Line { supersedes_id: Some(LineId(7)), ..draft() },
        paid_by(Payer::Insurer),
        paid_by(Payer::Contract),
    ];
    lines.extend(LineState::ALL.map(|state| Line { state, ..draft() }));
    lines
}

/// What is said of one time of oil, or of a line that the amount would pay.
fn said(offers: &[DrawOffer], line_id: Option<LineId>) -> &'static str {
    match offers.iter().find(|offer| offer.line_id == line_id) {
        None => "not offered",
        Some(DrawOffer { missing: Some(Refusal::ContractEnded { .. }), .. }) => "has ended",
        Some(DrawOffer { missing: Some(Refusal::ContractAmountShort { .. }), .. }) => "too dear",
        Some(DrawOffer { missing: Some(_), .. }) => "misses something else",
        Some(DrawOffer { wants_reason: true, .. }) => "with a reason",
        Some(_) => "at once",
    }
}

#[test]
fn what_is_offered_depends_on_the_contract_the_line_and_who_asks() {
    let (advisor, manager): (&[Role], &[Role]) = (&[Role::Advisor], &[Role::Manager]);
    let none: &[DrawnLine] = &[];
    let all_oil: &[DrawnLine] = &[held(0, 3, 0)];
    let most: &[DrawnLine] = &[held(1, 0, 41_201)];
    let everything: &[DrawnLine] = &[held(0, 3, 0), held(1, 0, 50_000)];
    let plain = draft();
    let replacing = Line { supersedes_id: Some(LineId(7)), ..draft() };
    let declined = Line { state: LineState::Declined, ..draft() };
    let insurers = paid_by(Payer::Insurer);
    let free = Line { amount: Money::ZERO, ..draft() };
    #[rustfmt::skip]
    let table = [
        ("it runs", WITHIN, 95_000, advisor, none, &plain, "at once", "at once"),
        ("its day is over", AFTER, 95_000, advisor, none, &plain, "has ended", "has ended"),
        ("its day is over, to the manager", AFTER, 95_000, manager, none, &plain, "with a reason", "with a reason"),
        ("driven too far", WITHIN, 95_001, advisor, none, &plain, "has ended", "has ended"),
        ("driven too far, to the manager", WITHIN, 95_001, manager, none, &plain, "with a reason", "with a reason"),
        ("no oil is left", WITHIN, 95_000, advisor, all_oil, &plain, "not offered", "at once"),
        ("no oil was left as it ended", AFTER, 95_000, advisor, all_oil, &plain, "not offered", "has ended"),
        ("less is left than it costs", WITHIN, 95_000, manager, most, &plain, "at once", "too dear"),
        ("used up", WITHIN, 95_000, manager, everything, &plain, "not offered", "not offered"),
        ("a line in another's place", WITHIN, 95_000, manager, none, &replacing, "at once", "not offered"),
        ("such a line once it ended", AFTER, 95_000, advisor, none, &replacing, "has ended", "not offered"),
        ("a declined line", WITHIN, 95_000, manager, none, &declined, "at once", "not offered"),
        ("another pays", WITHIN, 95_000, manager, none, &insurers, "at once", "not offered"),
        ("it costs nothing", WITHIN, 95_000, manager, none, &free, "at once", "not offered"),
    ];
    for (case, today, km, roles, draws, line, oil, amount) in table {
        let visit = visit(km, vec![line.clone()]);
        let offers = contract().draw_offers(&visit, draws, day(today), roles);
        assert_eq!((said(&offers, None), said(&offers, Some(line.id))), (oil, amount), "{case}");
    }
}

#[test]
fn nothing_is_offered_of_what_was_given_back_or_is_anothers_or_once_the_car_has_gone() {
    let offered = |contract: &ServiceContract, visit: &VisitAtHand| {
        contract.draw_offers(visit, &[], day(WITHIN), &[Role::Manager]).len()
    };
    let here = visit(90_000, vec![draft()]);
    assert_eq!(offered(&contract(), &here), 2);
    assert_eq!(offered(&ServiceContract { closed_at: Some(instant()), ..contract() }, &here), 0);
    assert_eq!(offered(&ServiceContract { vehicle_id: Some(VehicleId(2)), ..contract() }, &here), 0);
    let mut gone = visit(90_000, Vec::new());
    gone.order.stage = Stage::Delivered;
    assert_eq!(offered(&contract(), &gone), 0);
}

#[test]
fn what_is_offered_is_let_through_and_nothing_else() {
    let contract = contract();
    let mut seats: Vec<Vec<Role>> = Role::ALL.into_iter().map(|role| vec![role]).collect();
    seats.extend([Role::ALL.to_vec(), Vec::new()]);
    let draws =
        [vec![], vec![held(0, 3, 0)], vec![held(1, 0, 41_201)], vec![held(0, 3, 0), held(1, 0, 50_000)]];
    for line in lines() {
        for (today, km) in [(WITHIN, 95_000), (AFTER, 95_000), (WITHIN, 95_001)] {
            let visit = visit(km, vec![line.clone()]);
            for (draws, roles) in draws.iter().flat_map(|draws| seats.iter().map(move |roles| (draws, roles)))
            {
                let offers = contract.draw_offers(&visit, draws, day(today), roles);
                let asking = |reason| DrawRequest { today: day(today), roles, reason: Reason::Given(reason) };
                let drawn = |reason| contract.draw(&visit, draws, 0, 1, asking(reason)).map(drop);
                let covered = |reason| contract.cover(&visit, draws, 1, &line, asking(reason)).map(drop);
                let answers =
                    [(None, drawn(""), drawn("老客户")), (Some(line.id), covered(""), covered("老客户"))];
                for (line_id, silent, with_reason) in answers {
                    let offer = offers.iter().find(|offer| offer.line_id == line_id);
                    let holds = match offer {
                        None => silent.is_err() && with_reason.is_err(),
                        Some(DrawOffer { missing: Some(missing), .. }) => {
                            with_reason.as_ref() == Err(missing)
                        }
                        Some(DrawOffer { wants_reason: true, .. }) => silent.is_err() && with_reason.is_ok(),
                        Some(_) => silent.is_ok(),
                    };
                    assert!(holds, "{today} {km} {roles:?} {line:?}: {offer:?}, {silent:?}, {with_reason:?}");
                }
            }
        }
    }
}
