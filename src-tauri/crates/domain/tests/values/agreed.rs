//! How far an agreed line may move, and what a bill may be rounded by.
#![allow(clippy::unwrap_used, reason = "a test may fail by stopping")]

use domain::estimate::{QuotedTerms, may_change};
use domain::ids::{LineId, SettlementId, WorkOrderId};
use domain::line::{Category, Line, LineFigures, LineKind, LineState, PartOrigin, Payer};
use domain::money::{Hours, Money, Quantity, Rate};
use domain::refusal::{FieldProblem, Refusal};
use domain::tax::PriceBasis;
use domain::work_order::totals::{Reduction, bills};
use proptest::prelude::*;

/// Four litres at 100.00, or four hours.
pub fn figures(kind: LineKind) -> LineFigures {
    LineFigures {
        kind,
        category: Category::Paid,
        payer: Payer::Customer,
        payer_name: String::new(),
        claim_number: String::new(),
        code: String::new(),
        name: "机油".into(),
        brand: String::new(),
        specification: String::new(),
        unit: "升".into(),
        quantity: Quantity(4000),
        hours: Hours(400),
        unit_price: Money(10_000),
        price_basis: PriceBasis::TaxIncluded,
        discount_rate: Rate(0),
        discount: Money::ZERO,
        tax_rate: Rate(1300),
        cost: Money::ZERO,
        origin: PartOrigin::Stock,
        grade: None,
        warranty: None,
    }
}

pub fn line(state: LineState, figures: LineFigures) -> Line {
    let amount = figures.amount().unwrap();
    Line {
        id: LineId(1),
        work_order_id: WorkOrderId(1),
        position: 1,
        state,
        figures,
        amount,
        authorised_amount: (state == LineState::Approved).then_some(amount),
        decline_reason: String::new(),
        finding_id: None,
        listed: Default::default(),
        supersedes_id: None,
        settlement_id: None,
        version: 1,
    }
}

fn moved(line: &Line, new: &LineFigures, limit: i64) -> Result<(), Refusal> {
    may_change(line, new, new.amount().unwrap(), &QuotedTerms::of(&line.figures), Rate(limit))
}

#[test]
fn only_drafts_and_agreed_lines_that_are_on_no_sheet_move() {
    let dearer = LineFigures { unit_price: Money(99_000), ..figures(LineKind::Part) };
    for state in LineState::ALL {
        let line = line(state, figures(LineKind::Part));
        let answer = moved(&line, &dearer, 0);
        match state {
            LineState::Draft => assert_eq!(answer, Ok(())),
            LineState::Approved => assert!(matches!(answer, Err(Refusal::OverAuthorised { .. }))),
            _ => assert_eq!(answer, Err(Refusal::LineFixed { state: state.code().into() })),
        }
    }
    let mut billed = line(LineState::Approved, figures(LineKind::Part));
    billed.settlement_id = Some(SettlementId(1));
    let refusal = Err(Refusal::LineBilled { name: "机油".into() });
    assert_eq!(moved(&billed, &figures(LineKind::Part), 0), refusal);
    assert_eq!(billed.may_be_withdrawn(), refusal);
}

#[test]
fn what_no_technician_does_is_withdrawn_and_work_is_cancelled() {
    for kind in LineKind::ALL {
        let answer = line(LineState::Approved, figures(kind)).may_be_withdrawn();
        let work =
            matches!(kind, LineKind::Labour | LineKind::Diagnosis | LineKind::Testing | LineKind::Machining);
        let expected = if work { Err(Refusal::LineIsWork { name: "机油".into() }) } else { Ok(()) };
        assert_eq!(answer, expected, "{kind:?}");
    }
}

proptest! {
    /// Whatever is typed into an agreed line: if it is let through, no figure
    /// the customer heard has risen by more than the limit.
    #[test]
    fn nothing_the_customer_heard_rises_by_more_than_the_limit(
        labour in any::<bool>(),
        price in 0_i64..20_000,
        number in 1_i64..8_000,
        limit in prop::sample::select(vec![0_i64, 100, 500, 1000]),
    ) {
        let kind = if labour { LineKind::Labour } else { LineKind::Part };
        let agreed = line(LineState::Approved, figures(kind));
        let new = LineFigures {
            unit_price: Money(price),
            quantity: Quantity(number),
            hours: Hours(number / 10),
            ..figures(kind)
        };
        let counted = if labour { (number / 10, 400) } else { (number, 4_000) };
        let within = |(new, old): (i64, i64)| new * 10_000 <= old * (10_000 + limit);
        let amount = new.amount().unwrap();
        let expected = within((price, 10_000))
            && within(counted)
            && amount <= Money(40_000) + Money(40_000).share(Rate(limit));
        prop_assert_eq!(moved(&agreed, &new, limit).is_ok(), expected);
    }

    #[test]
    fn a_bill_is_rounded_down_by_less_than_ten_yuan(rounding in -2_000_i64..2_000) {
        let lines = [line(LineState::Approved, figures(LineKind::Part))];
        let answer = bills(&lines, Reduction { discount: Money::ZERO, rounding: Money(rounding) });
        match rounding {
            ..0 => prop_assert_eq!(answer, Err(Refusal::RoundedUp)),
            0..1_000 => prop_assert_eq!(answer.unwrap()[0].content.total, Money(40_000 - rounding)),
            _ => prop_assert_eq!(
                answer,
                Err(Refusal::RoundedTooFar { rounding: Money(rounding), most: Money(999) })
            ),
        }
    }
}

#[test]
fn a_discount_that_adds_is_none() {
    let lines = [line(LineState::Approved, figures(LineKind::Part))];
    let answer = bills(&lines, Reduction { discount: Money(-1), rounding: Money::ZERO });
    assert_eq!(answer, Err(Refusal::bad("discount", FieldProblem::Negative)));
}
