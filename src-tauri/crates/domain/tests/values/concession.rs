//! What gives away more than the limit, whichever field does it.

use domain::concession::{Concession, Listed, is_granted_by, of_line, of_sheet, to_be_granted};
use domain::ids::{LabourOperationId, LineId, WorkOrderId};
use domain::line::{Category, Line, LineFigures, LineKind, LineState, PartOrigin, Payer};
use domain::money::{Hours, Money, Quantity, Rate};
use domain::refusal::Refusal;
use domain::role::Role;
use domain::tax::PriceBasis;
use proptest::prelude::*;

const LIMIT: Rate = Rate(1_000);

fn labour(hours: i64, price: i64) -> LineFigures {
    LineFigures {
        kind: LineKind::Labour,
        category: Category::Paid,
        payer: Payer::Customer,
        payer_name: String::new(),
        claim_number: String::new(),
        code: String::new(),
        name: "更换前制动片".into(),
        brand: String::new(),
        specification: String::new(),
        unit: "工时".into(),
        quantity: Quantity(1_000),
        hours: Hours(hours),
        unit_price: Money(price),
        price_basis: PriceBasis::TaxIncluded,
        discount_rate: Rate(0),
        discount: Money::ZERO,
        tax_rate: Rate(1_300),
        cost: Money::ZERO,
        origin: PartOrigin::Stock,
        grade: None,
        warranty: None,
    }
}

fn part(quantity: i64, price: i64, cost: i64) -> LineFigures {
    let kind = LineKind::Part;
    LineFigures { kind, quantity: Quantity(quantity), cost: Money(cost), ..labour(0, price) }
}

fn listed(price: i64, hours: i64) -> Listed {
    Listed {
        labour_operation_id: Some(LabourOperationId(1)),
        part_id: None,
        list_price: Some(Money(price)),
        list_hours: (hours > 0).then_some(Hours(hours)),
    }
}

fn line(figures: LineFigures, listed: Listed) -> Line {
    Line {
        id: LineId(1),
        work_order_id: WorkOrderId(1),
        position: 1,
        state: LineState::Draft,
        amount: figures.amount().expect("figures that add up"),
        figures,
        listed,
        authorised_amount: None,
        decline_reason: String::new(),
        finding_id: None,
        supersedes_id: None,
        settlement_id: None,
        version: 1,
    }
}

fn given(figures: &LineFigures, listed: &Listed, before: Option<&Line>) -> Vec<Concession> {
    of_line(figures, figures.amount().expect("figures that add up"), listed, LIMIT, before)
}

fn discount(discount: i64, allowed: i64) -> Vec<Concession> {
    vec![Concession::Discount { limit: LIMIT, discount: Money(discount), allowed: Money(allowed) }]
}

#[test]
fn every_field_that_makes_it_cheaper_is_the_same_discount() {
    let list = listed(12_000, 100);
    // 120.00 by the list; 12.00 may go.
    for (figures, off) in [
        (labour(100, 100), 11_900),
        (labour(1, 12_000), 11_880),
        (labour(50, 12_000), 6_000),
        (labour(200, 6_000), 12_000),
        (LineFigures { discount_rate: Rate(1_001), ..labour(100, 12_000) }, 1_201),
        (LineFigures { discount: Money(1_201), ..labour(100, 12_000) }, 1_201),
        (LineFigures { discount: Money(600), discount_rate: Rate(500), ..labour(100, 11_999) }, 1_201),
    ] {
        let allowed = list.gross(&figures).share(LIMIT).0;
        assert_eq!(given(&figures, &list, None), discount(off, allowed), "{figures:?}");
    }
    for within in [labour(100, 10_800), labour(90, 12_000), labour(100, 12_000), labour(130, 15_000)] {
        assert_eq!(given(&within, &list, None), []);
    }
    // Fewer litres are fewer litres.
    assert_eq!(given(&part(1_000, 7_500, 4_800), &listed(7_500, 0), None), []);
    assert_eq!(given(&part(800, 7_000, 4_800), &listed(7_500, 0), None), []);
}

#[test]
fn prices_without_the_tax_are_held_against_the_list_with_it() {
    let net = |price| LineFigures { price_basis: PriceBasis::TaxAdded, ..part(1_000, price, 8_000) };
    let list = listed(10_000, 0);
    assert_eq!(net(10_000).amount(), Ok(Money(11_300)));
    assert_eq!(given(&net(10_000), &list, None), []);
    assert_eq!(given(&net(9_000), &list, None), []);
    // 113.00 by the list, of which 11.30 may go; at 89.99 it is 101.69.
    assert_eq!(given(&net(8_999), &list, None), discount(1_131, 1_130));
    // It costs 90.40 with the tax.
    let below = LineFigures { discount: Money(1_000), ..net(8_800) };
    assert_eq!(below.amount(), Ok(Money(8_944)));
    let by = Concession::BelowCost { amount: Money(8_944), by: Money(96) };
    assert!(given(&below, &list, None).contains(&by), "{:?}", given(&below, &list, None));
    // A line of before the shop changed its mind finds the list in its own words.
    let before = listed(11_300, 0).on_basis_of(&net(10_000), PriceBasis::TaxIncluded);
    assert_eq!(before.list_price, Some(Money(10_000)));
}

#[test]
fn a_line_nobody_has_a_list_price_for_has_its_own() {
    let free = Listed::free(LineKind::Part, Money(12_000));
    assert_eq!(given(&part(1_000, 100, 0), &free, None), []);
    assert_eq!(Listed::free(LineKind::Labour, Money(12_000)).list_price, Some(Money(12_000)));
    let told = free.or_of_line(&part(1_000, 30_000, 0));
    assert_eq!(given(&part(1_000, 100, 0), &told, None), discount(29_900, 3_000));
}

#[test]
fn what_was_granted_once_is_not_asked_for_again_and_more_of_it_is() {
    let list = listed(46_000, 0);
    let half = line(part(1_000, 23_000, 0), list.clone());
    assert_eq!(given(&part(1_000, 23_000, 0), &list, Some(&half)), []);
    assert_eq!(given(&part(2_000, 23_000, 0), &list, Some(&half)), [], "two for half the price each");
    assert_eq!(given(&part(1_000, 22_999, 0), &list, Some(&half)), discount(23_001, 4_600));
    // A line that cost nothing yet grants nothing.
    let empty = line(labour(0, 12_000), Listed::free(LineKind::Labour, Money(12_000)));
    let cheap = labour(100, 100);
    assert_eq!(given(&cheap, &empty.listed, Some(&empty)), discount(11_900, 1_200));
}

#[test]
fn more_at_the_shops_own_cost_is_asked_for_whatever_it_is_charged_at() {
    let free = |figures: LineFigures| LineFigures { payer: Payer::Shop, category: Category::Free, ..figures };
    let is_asked = |now: LineFigures, before: &Line| {
        let given = given(&now, &before.listed, Some(before));
        given.iter().any(|given| matches!(given, Concession::ShopCost { .. }))
    };
    let one = line(free(part(1_000, 40_000, 0)), listed(10_000, 0));
    assert!(!is_asked(free(part(1_000, 30_000, 0)), &one));
    assert!(is_asked(free(part(4_000, 10_000, 0)), &one), "four for the price of one");
    let hour = line(free(labour(100, 24_000)), listed(12_000, 100));
    assert!(!is_asked(free(labour(50, 24_000)), &hour));
    assert!(is_asked(free(labour(200, 12_000)), &hour), "two hours for the price of one");
}

#[test]
fn below_cost_says_by_how_much_and_a_part_the_customer_brought_costs_nothing() {
    let list = listed(300, 0);
    let below = given(&part(2_000, 290, 300), &list, None);
    assert_eq!(below, [Concession::BelowCost { amount: Money(580), by: Money(20) }]);
    let brought = LineFigures { origin: PartOrigin::Customers, ..part(2_000, 290, 300) };
    assert_eq!(given(&brought, &list, None), []);
}

#[test]
fn a_discount_of_the_sheet_stands_on_top_of_what_its_lines_let_off() {
    let list = listed(10_000, 0);
    let full = line(part(1_000, 10_000, 0), list.clone());
    let less = line(part(1_000, 9_500, 0), list.clone());
    // A manager gave half: that is no reason to let off less elsewhere.
    let half = line(part(1_000, 5_000, 0), list);
    assert_eq!(of_sheet(&[&full, &less], Money(1_500), LIMIT), []);
    let over = of_sheet(&[&full, &less], Money(1_501), LIMIT);
    assert_eq!(over, discount(1_501, 1_500));
    assert_eq!(of_sheet(&[&full, &half], Money(1_000), LIMIT), []);
    assert_eq!(of_sheet(&[], Money::ZERO, LIMIT), []);
}

#[test]
fn a_manager_grants_to_others_and_asks_nobody() {
    for role in Role::ALL {
        let grants = role == Role::Manager;
        assert_eq!(is_granted_by(&[role]), grants, "{role:?}");
        let asked = if grants { Vec::new() } else { discount(1_501, 1_500) };
        assert_eq!(to_be_granted(discount(1_501, 1_500), &[role]), asked, "{role:?}");
    }
    assert_eq!(to_be_granted(discount(1_501, 1_500), &[Role::Advisor, Role::Manager]), []);
}

proptest! {
    /// However price, hours, percentage and amount are mixed: whoever is let
    /// through without a manager charges at least nine tenths of the list.
    #[test]
    fn no_mixture_of_fields_slips_under_the_limit(
        price in 0_i64..20_000, hours in 0_i64..300, rate in 0_i64..3_000, amount in 0_i64..3_000,
    ) {
        let list = listed(12_000, 100);
        let figures = LineFigures { discount_rate: Rate(rate), discount: Money(amount), ..labour(hours, price) };
        if let Ok(charged) = figures.amount()
            && of_line(&figures, charged, &list, LIMIT, None).is_empty()
        {
            prop_assert!(charged >= Money(10_800), "{charged:?} for {figures:?}");
        }
    }
}

#[test]
fn each_kind_is_refused_with_a_code_of_its_own() {
    let refusals = Concession::EACH.map(|given| given.refusal());
    assert!(matches!(
        refusals,
        [Refusal::DiscountOverLimit { .. }, Refusal::BelowCost { .. }, Refusal::ShopCostByManager]
    ));
}

#[test]
fn whom_only_a_manager_charges_is_who_stands_for_the_shops_cost() {
    for payer in Payer::ALL {
        let figures = LineFigures { payer, ..labour(100, 12_000) };
        let given = of_line(&figures, Money(12_000), &listed(12_000, 100), LIMIT, None);
        let at_shops_cost = given.iter().any(|given| matches!(given, Concession::ShopCost { .. }));
        assert_eq!(at_shops_cost, payer.is_the_shop(), "{payer:?}");
    }
}
