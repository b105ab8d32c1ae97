//! Orders: what may be done with one, what is late, and what a typed line comes to.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{PartId, PersonId, PurchaseOrderId, PurchaseOrderLineId, SupplierId};
use domain::money::{Money, Quantity};
use domain::part_unit::PartUnit;
use domain::purchase_problem::PurchaseProblem;
use domain::purchasing::message::{self, Sender, ToldLine, ToldOrder};
use domain::purchasing::order::{Bought, in_units};
use domain::purchasing::order_actions::PurchaseOrderAction;
use domain::purchasing::step::promised_first;
use domain::purchasing::{
    PurchaseOrder, PurchaseOrderLine, PurchaseOrderState, PurchaseStep, PurchaseStepKind,
};
use domain::refusal::{FieldProblem, Refusal};
use domain::stock_problem::StockProblem;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn moment() -> DateTime<Utc> {
    DateTime::from_timestamp(1_772_411_400, 0).expect("a moment")
}

fn order(state: PurchaseOrderState) -> PurchaseOrder {
    PurchaseOrder {
        id: PurchaseOrderId(1),
        number: "CG20260302001".to_owned(),
        supplier_id: SupplierId(1),
        state,
        made_at: moment(),
        made_by: PersonId(1),
        ordered_at: None,
        expected_on: Some(day("2026-03-05")),
        terms: String::new(),
        note: String::new(),
        version: 1,
    }
}

fn line(quantity: i64, received: i64) -> PurchaseOrderLine {
    PurchaseOrderLine {
        id: PurchaseOrderLineId(7),
        purchase_order_id: PurchaseOrderId(1),
        part_id: PartId(1),
        quantity: Quantity(quantity),
        unit: "个".to_owned(),
        unit_factor: Quantity(1000),
        buying_price: Money(12_345),
        received: Quantity(received),
        expected_on: None,
        work_order_id: None,
        line_id: None,
        closed: false,
        version: 1,
    }
}

#[test]
fn what_may_be_done_with_it_stands_exactly_here() {
    use PurchaseOrderAction::{Cancel, Close, Edit, MoveDay, Send};
    use PurchaseOrderState::{Cancelled, Closed, Draft, Ordered};
    let open = [line(4000, 0)];
    let partly = [line(4000, 1000), line(2000, 2000)];
    let whole = [line(4000, 4000)];
    let done = |state, lines: &[PurchaseOrderLine]| -> Vec<PurchaseOrderAction> {
        let allowed = order(state).allowed(lines).into_iter();
        allowed.filter(|one| one.missing.is_none()).map(|one| one.action).collect()
    };
    assert_eq!(done(Draft, &open), [Send, Edit, Cancel]);
    assert_eq!(done(Ordered, &open), [MoveDay, Close, Cancel]);
    assert_eq!(done(Ordered, &partly), [MoveDay, Close], "what came stays");
    assert_eq!(done(Ordered, &whole), [Close], "nothing is on its way");
    assert!(done(Closed, &whole).is_empty() && done(Cancelled, &open).is_empty());
    // Nothing stands on it: it is said at the button.
    let empty = order(Draft).allowed(&[]);
    let send = empty.iter().find(|one| one.action == Send).expect("it is offered");
    let name = "CG20260302001".to_owned();
    assert_eq!(send.missing, Some(Refusal::Purchase { problem: PurchaseProblem::NoLines, name }));
}

#[test]
fn each_no_has_its_name() {
    use PurchaseOrderAction::{Cancel, Close, Edit, MoveDay, Send};
    use PurchaseOrderState::{Cancelled, Closed, Draft, Ordered};
    for (state, lines, action, problem) in [
        (Ordered, vec![line(1000, 0)], Send, PurchaseProblem::NotDraft),
        (Ordered, vec![line(1000, 0)], Edit, PurchaseProblem::NotDraft),
        (Closed, vec![line(1000, 0)], Edit, PurchaseProblem::NotDraft),
        (Draft, vec![line(1000, 0)], Close, PurchaseProblem::NotOrdered),
        (Draft, vec![line(1000, 0)], MoveDay, PurchaseProblem::NotOrdered),
        (Cancelled, vec![line(1000, 0)], Cancel, PurchaseProblem::NotOrdered),
        (Ordered, vec![line(2000, 1000)], Cancel, PurchaseProblem::ReceivedAlready),
        (Ordered, vec![line(1000, 1000)], MoveDay, PurchaseProblem::NothingOpen),
    ] {
        let name = "CG20260302001".to_owned();
        let no = Refusal::Purchase { problem, name };
        assert_eq!(order(state).check(action, &lines), Err(no), "{action:?} of {state:?}");
    }
}

#[test]
fn it_is_late_from_the_day_after_until_it_came() {
    let ordered = order(PurchaseOrderState::Ordered);
    let own = PurchaseOrderLine { expected_on: Some(day("2026-03-09")), ..line(2000, 0) };
    let late = |line: &PurchaseOrderLine, on| line.late_since(&ordered, day(on));
    assert_eq!(late(&line(2000, 0), "2026-03-05"), None);
    assert_eq!(late(&line(2000, 1000), "2026-03-06"), Some(day("2026-03-05")));
    assert_eq!(late(&line(2000, 2000), "2026-03-06"), None, "all of it came");
    assert_eq!(late(&PurchaseOrderLine { closed: true, ..line(2000, 0) }, "2026-03-06"), None);
    assert_eq!(late(&own, "2026-03-09"), None, "its own day counts");
    assert_eq!(late(&own, "2026-03-10"), Some(day("2026-03-09")));
    assert_eq!(line(2000, 0).late_since(&order(PurchaseOrderState::Draft), day("2026-04-01")), None);
}

#[test]
fn a_barrel_is_so_many_litres_and_a_litre_is_one() {
    let typed = |bought, unit: &str, factor| Bought {
        bought: Quantity(bought),
        unit: unit.to_owned(),
        unit_factor: Quantity(factor),
    };
    let counted = |typed: Bought| typed.counted(("机油", "升"), &[]).map(|counted| counted.quantity.0);
    assert_eq!(counted(typed(2000, "桶", 200_000)), Ok(400_000));
    assert_eq!(counted(typed(4500, "升", 1000)), Ok(4500));
    let none = typed(4500, " ", 1000).counted(("机油", "升"), &[]).map(|counted| counted.unit);
    assert_eq!(none, Ok("升".to_owned()), "without a unit it is the part's own");
    let mixed = Refusal::Purchase { problem: PurchaseProblem::UnitMixedUp, name: "机油".to_owned() };
    assert_eq!(counted(typed(2000, "升", 200_000)), Err(mixed.clone()));
    assert_eq!(counted(typed(2000, "", 4000)), Err(mixed.clone()));
    // The shop wrote down what a barrel holds.
    let barrel = PartUnit { id: 1, part_id: PartId(1), unit: "桶".to_owned(), factor: Quantity(200_000) };
    let known = |typed: Bought| {
        let units = std::slice::from_ref(&barrel);
        typed.counted(("机油", "升"), units).map(|counted| counted.quantity.0)
    };
    assert_eq!(known(typed(2000, "桶", 200_000)), Ok(400_000));
    assert_eq!(known(typed(2000, "桶", 20_000)), Err(mixed));
    assert_eq!(known(typed(2000, "箱", 20_000)), Ok(40_000), "of a box it says nothing");
    let bad = |field: &str, problem| Err(Refusal::bad(field, problem));
    assert_eq!(counted(typed(0, "桶", 1000)), bad("bought", FieldProblem::Empty));
    assert_eq!(counted(typed(-1, "桶", 1000)), bad("bought", FieldProblem::Negative));
    assert_eq!(counted(typed(1000, "桶", 0)), bad("unit_factor", FieldProblem::Empty));
    let (problem, name) = (StockProblem::UnitUneven, "机油".to_owned());
    let uneven = Err(Refusal::Stock { problem, name, quantity: Quantity(1) });
    assert_eq!(counted(typed(1, "盒", 500)), uneven, "half a thousandth");
    assert_eq!(counted(typed(1_000_000, "桶", 200_000)), bad("bought", FieldProblem::TooLarge));
    let barrels = PurchaseOrderLine { unit_factor: Quantity(200_000), ..line(300_000, 0) };
    assert_eq!((barrels.bought(), barrels.amount()), (Quantity(1500), Money(18_518)));
    assert_eq!(in_units(Quantity(500), Quantity(0)), Quantity(500));
}

#[test]
fn what_was_promised_first_counts_however_often_it_was_put_off() {
    let moved = |line: Option<i64>, from: &str, to: &str| PurchaseStep {
        id: 0,
        purchase_order_id: PurchaseOrderId(1),
        purchase_order_line_id: line.map(PurchaseOrderLineId),
        kind: PurchaseStepKind::DayMoved,
        from_on: Some(day(from)),
        to_on: Some(day(to)),
        reason: "缺货".to_owned(),
        at: moment(),
        person_id: PersonId(1),
    };
    let first = |steps: &[PurchaseStep], now| promised_first(steps, PurchaseOrderLineId(7), Some(day(now)));
    assert_eq!(first(&[], "2026-03-05"), Some(day("2026-03-05")));
    let sent = PurchaseStep { kind: PurchaseStepKind::Ordered, ..moved(None, "2026-01-01", "2026-03-05") };
    let steps = [sent, moved(None, "2026-03-05", "2026-03-08"), moved(Some(7), "2026-03-08", "2026-03-12")];
    assert_eq!(first(&steps, "2026-03-12"), Some(day("2026-03-05")));
    assert_eq!(first(&[moved(Some(8), "2026-03-05", "2026-03-09")], "2026-03-06"), Some(day("2026-03-06")));
}

#[test]
fn a_supplier_is_told_all_that_it_needs_and_nothing_of_others() {
    let sender = Sender { name: "顺风汽修", phone: "0755-27788990", address: "新安路 18 号" };
    let told = ToldLine {
        code: "BP-9",
        name: "前制动片",
        brand: "",
        specification: "帕萨特",
        bought: Quantity(2500),
        unit: "套",
        buying_price: Some(Money(12_050)),
    };
    let head = ToldOrder {
        number: "CG20260302001",
        expected_on: Some(day("2026-03-05")),
        total: Money(30_125),
        terms: "货到付款",
        note: "",
    };
    assert_eq!(
        message::order(sender, "正信汽配", head, std::slice::from_ref(&told)),
        "正信汽配，您好！我店订购以下配件，采购单号 CG20260302001：\n\
         1. BP-9 前制动片 帕萨特 × 2.5 套，单价 120.50 元\n\
         合计 301.25 元\n\
         请于 2026年3月5日前送到。\n\
         送货地址：新安路 18 号\n\
         约定：货到付款\n\
         顺风汽修，电话 0755-27788990"
    );
    let asked = [ToldLine { buying_price: None, ..told }];
    assert_eq!(
        message::inquiry(sender, "正信汽配", &asked, None, "要原厂件"),
        "正信汽配，您好！请报以下配件的价格、到货天数和报价有效期：\n\
         1. BP-9 前制动片 帕萨特 × 2.5 套\n\
         要原厂件\n\
         顺风汽修，电话 0755-27788990"
    );
}
