//! Orders: written, sent, put off, given up.

use super::deliveries::follow;
use super::told::bought;
use crate::records::search::index_number;
use chrono::NaiveDate;
use domain::as_seen::at_version;
use domain::catalogue::Part;
use domain::dates::{add_days, in_the_calendar, in_the_calendar_if_any};
use domain::ids::{LineId, PartId, PurchaseOrderId, PurchaseOrderLineId, SupplierId, WorkOrderId};
use domain::line::Line;
use domain::money::{Money, Quantity};
use domain::purchase_problem::PurchaseProblem;
use domain::purchasing::order::Bought;
use domain::purchasing::order_actions::PurchaseOrderAction;
use domain::purchasing::{
    PurchaseOrder, PurchaseOrderLine, PurchaseOrderState, PurchaseStep, PurchaseStepKind, Supplier,
};
use domain::refusal::{FieldProblem, MAX_TEXT_LEN, Refusal, in_range, optional, required};
use domain::stock::KEEPS;
use domain::stock::demand::takes_from_store;
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// More lines than anybody orders at once.
const MAX_LINES: usize = 500;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SavePurchaseOrder {
    pub id: Option<PurchaseOrderId>,
    pub version: i64,
    pub supplier_id: SupplierId,
    pub expected_on: Option<NaiveDate>,
    pub terms: String,
    pub note: String,
    /// All of them: one that is missing goes.
    pub lines: Vec<SavePurchaseLine>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SavePurchaseLine {
    pub id: Option<PurchaseOrderLineId>,
    pub part_id: PartId,
    /// So many units as it is bought.
    pub bought: Quantity,
    pub unit: String,
    /// So many of the counted unit are one of these.
    pub unit_factor: Quantity,
    #[serde(deserialize_with = "domain::visibility::withheld_is_zero")]
    pub buying_price: Money,
    pub expected_on: Option<NaiveDate>,
    /// The line of a visit it is ordered for.
    pub line_id: Option<LineId>,
}

#[derive(Debug, Serialize, TS)]
pub struct PurchaseOrderSaved {
    pub id: PurchaseOrderId,
    pub number: String,
    pub version: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct OrdersMade {
    pub orders: Vec<PurchaseOrderSaved>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SendPurchaseOrder {
    pub id: PurchaseOrderId,
    pub version: i64,
    /// When it is expected; none reckons with the days the supplier takes.
    pub expected_on: Option<NaiveDate>,
}

/// Another day was told, of a line or of all of it.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct MovePurchaseDay {
    pub id: PurchaseOrderId,
    pub version: i64,
    pub purchase_order_line_id: Option<PurchaseOrderLineId>,
    pub expected_on: NaiveDate,
    pub reason: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct EndPurchaseOrder {
    pub id: PurchaseOrderId,
    pub version: i64,
    pub reason: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ClosePurchaseLine {
    pub id: PurchaseOrderId,
    pub version: i64,
    pub purchase_order_line_id: PurchaseOrderLineId,
    pub reason: String,
}

/// The visit of a line that a part is ordered for.
pub(super) fn visit_of(
    cx: &Write,
    part: &Part,
    line: Option<LineId>,
) -> Result<(Option<WorkOrderId>, Option<LineId>)> {
    let Some(id) = line else { return Ok((None, None)) };
    let line: Line = cx.w.get(id.0)?;
    if line.listed.part_id != Some(part.id) || !takes_from_store(&line, line.listed.part_id) {
        let problem = PurchaseProblem::NotForThatCar;
        return Err(Refusal::Purchase { problem, name: part.terms.name.clone() }.into());
    }
    Ok((Some(line.work_order_id), Some(id)))
}

/// A line as it is kept, before it has a row.
fn written(cx: &Write, order: PurchaseOrderId, ask: &SavePurchaseLine) -> Result<PurchaseOrderLine> {
    let part = bought(cx.w.get(ask.part_id.0)?)?;
    let typed = Bought { bought: ask.bought, unit: ask.unit.clone(), unit_factor: ask.unit_factor };
    let counted = typed.counted((&part.terms.name, &part.terms.unit), &cx.w.part_units(part.id)?)?;
    in_range("buying_price", ask.buying_price.fen(), Money::MAX.fen())?;
    let (work_order_id, line_id) = visit_of(cx, &part, ask.line_id)?;
    Ok(PurchaseOrderLine {
        id: PurchaseOrderLineId(0),
        purchase_order_id: order,
        part_id: part.id,
        quantity: counted.quantity,
        unit: counted.unit,
        unit_factor: counted.unit_factor,
        buying_price: ask.buying_price,
        received: Quantity::ZERO,
        expected_on: in_the_calendar_if_any("expected_on", ask.expected_on)?,
        work_order_id,
        line_id,
        closed: false,
        version: 1,
    })
}

fn keep_lines(
    cx: &Write,
    order: PurchaseOrderId,
    kept: &[PurchaseOrderLine],
    asked: &[SavePurchaseLine],
) -> Result<()> {
    if asked.len() > MAX_LINES {
        return Err(Refusal::bad("lines", FieldProblem::TooLong).into());
    }
    for gone in kept.iter().filter(|line| asked.iter().all(|ask| ask.id != Some(line.id))) {
        cx.w.delete::<PurchaseOrderLine>(gone.id.0)?;
    }
    for ask in asked {
        let mut line = written(cx, order, ask)?;
        let Some(id) = ask.id else {
            cx.w.insert(&mut line)?;
            continue;
        };
        let before = kept.iter().find(|line| line.id == id);
        let before =
            before.ok_or_else(|| Refusal::NotFound { entity: "purchase_order_line".to_owned(), id: id.0 })?;
        let line = PurchaseOrderLine { id, version: before.version, ..line };
        if line != *before {
            cx.w.update(&line)?;
        }
    }
    Ok(())
}

/// An order that nobody sent yet, with its number.
fn begun(cx: &Write, supplier: &Supplier) -> Result<PurchaseOrder> {
    supplier.check_active()?;
    let prefix = &cx.details()?.settings.prefixes.purchase_order;
    let mut order = PurchaseOrder {
        id: PurchaseOrderId(0),
        number: cx.w.next_number::<PurchaseOrder>(prefix, cx.today()?)?,
        supplier_id: supplier.id,
        state: PurchaseOrderState::Draft,
        made_at: cx.now,
        made_by: cx.my_id()?,
        ordered_at: None,
        expected_on: None,
        terms: String::new(),
        note: String::new(),
        version: 1,
    };
    cx.w.insert(&mut order)?;
    index_number(cx.w, "purchase_order", order.id.0, &order.number)?;
    Ok(order)
}

/// An order for each supplier that begins with its lines; nobody sent them yet.
pub(super) fn begin_each(
    cx: &Write,
    of_supplier: BTreeMap<SupplierId, Vec<SavePurchaseLine>>,
) -> Result<OrdersMade> {
    let mut orders = Vec::with_capacity(of_supplier.len());
    for (supplier, lines) in of_supplier {
        let PurchaseOrder { id, number, version, .. } = begun(cx, &cx.w.get(supplier.0)?)?;
        keep_lines(cx, id, &[], &lines)?;
        orders.push(PurchaseOrderSaved { id, number, version });
    }
    Ok(OrdersMade { orders })
}

/// Writes an order, new or not sent yet.
///
/// # Errors
/// `NotFound`, `Conflict` on an older page, `Purchase` where it was sent, a part or the supplier is
/// retired, a unit is mixed up or a line is for another car, and `BadField`.
pub fn save_purchase_order(cx: &Write, ask: SavePurchaseOrder) -> Result<PurchaseOrderSaved> {
    let supplier: Supplier = cx.w.get(ask.supplier_id.0)?;
    supplier.check_active()?;
    let order = match ask.id {
        Some(id) => cx.w.get::<PurchaseOrder>(id.0)?,
        None => begun(cx, &supplier)?,
    };
    if ask.id.is_some() {
        at_version("purchase_order", order.id.0, ask.version, order.version)?;
    }
    let kept = cx.w.purchase_lines(&[order.id])?;
    order.check(PurchaseOrderAction::Edit, &kept)?;
    let order = PurchaseOrder {
        supplier_id: supplier.id,
        expected_on: in_the_calendar_if_any("expected_on", ask.expected_on)?,
        terms: ask.terms,
        note: ask.note,
        ..order
    }
    .checked()?;
    keep_lines(cx, order.id, &kept, &ask.lines)?;
    cx.w.update(&order)?;
    Ok(PurchaseOrderSaved { id: order.id, number: order.number, version: order.version + 1 })
}

/// The order a page shows, with its lines, where this may be done with it.
fn asked(
    cx: &Write,
    (id, version): (PurchaseOrderId, i64),
    action: PurchaseOrderAction,
) -> Result<(PurchaseOrder, Vec<PurchaseOrderLine>)> {
    let order: PurchaseOrder = cx.w.get(id.0)?;
    at_version("purchase_order", id.0, version, order.version)?;
    let lines = cx.w.purchase_lines(&[id])?;
    order.check(action, &lines)?;
    Ok((order, lines))
}

/// What became of it is kept with its reason.
fn keep_step(cx: &Write, order: &PurchaseOrder, step: PurchaseStep) -> Result<PurchaseOrderSaved> {
    cx.w.insert(&mut PurchaseStep { purchase_order_id: order.id, ..step })?;
    cx.w.update(order)?;
    let (id, number, version) = (order.id, order.number.clone(), order.version + 1);
    Ok(PurchaseOrderSaved { id, number, version })
}

fn step_of(cx: &Write, kind: PurchaseStepKind, reason: String) -> Result<PurchaseStep> {
    Ok(PurchaseStep {
        id: 0,
        purchase_order_id: PurchaseOrderId(0),
        purchase_order_line_id: None,
        kind,
        from_on: None,
        to_on: None,
        reason,
        at: cx.now,
        person_id: cx.my_id()?,
    })
}

/// A day on which something may still come.
fn coming(cx: &Write, day: NaiveDate) -> Result<NaiveDate> {
    let day = in_the_calendar("expected_on", day)?;
    if day < cx.today()? {
        return Err(Refusal::bad("expected_on", FieldProblem::InThePast).into());
    }
    Ok(day)
}

/// It goes to the supplier: from here on what stands on it is on its way.
///
/// # Errors
/// `NotFound`, `Conflict`, `Purchase` where nothing stands on it, it was sent, or a part or the supplier is
/// retired, and `BadField` for a day that is past.
pub fn send_purchase_order(cx: &Write, ask: SendPurchaseOrder) -> Result<PurchaseOrderSaved> {
    let (order, lines) = asked(cx, (ask.id, ask.version), PurchaseOrderAction::Send)?;
    let supplier: Supplier = cx.w.get(order.supplier_id.0)?;
    supplier.check_active()?;
    for line in &lines {
        bought(cx.w.get(line.part_id.0)?)?;
    }
    let lead = supplier.lead(cx.details()?.settings.stock.lead_days);
    let reckoned = add_days(cx.today()?, lead);
    let expected = coming(cx, ask.expected_on.or(order.expected_on).unwrap_or(reckoned))?;
    let order = PurchaseOrder {
        state: PurchaseOrderState::Ordered,
        ordered_at: Some(cx.now),
        expected_on: Some(expected),
        ..order
    };
    let step = step_of(cx, PurchaseStepKind::Ordered, String::new())?;
    keep_step(cx, &order, PurchaseStep { to_on: Some(expected), ..step })
}

fn line_of(lines: &[PurchaseOrderLine], id: PurchaseOrderLineId) -> Result<&PurchaseOrderLine> {
    let found = lines.iter().find(|line| line.id == id);
    found.ok_or_else(|| Refusal::NotFound { entity: "purchase_order_line".to_owned(), id: id.0 }.into())
}

fn still_open<'a>(order: &PurchaseOrder, line: &'a PurchaseOrderLine) -> Result<&'a PurchaseOrderLine> {
    if line.open().0 > 0 {
        return Ok(line);
    }
    let problem = PurchaseProblem::NothingOpen;
    Err(Refusal::Purchase { problem, name: order.number.clone() }.into())
}

/// It comes on another day: of a line, or of all that has no day of its own.
///
/// # Errors
/// `NotFound`, `Conflict`, `Purchase` where nothing is on its way, and `BadField` without a reason or for
/// a day that is past.
pub fn move_purchase_day(cx: &Write, ask: MovePurchaseDay) -> Result<PurchaseOrderSaved> {
    let (mut order, lines) = asked(cx, (ask.id, ask.version), PurchaseOrderAction::MoveDay)?;
    let reason = required("reason", &ask.reason, MAX_TEXT_LEN)?;
    let day = coming(cx, ask.expected_on)?;
    let mut step = step_of(cx, PurchaseStepKind::DayMoved, reason)?;
    step.to_on = Some(day);
    step.purchase_order_line_id = ask.purchase_order_line_id;
    match ask.purchase_order_line_id {
        Some(id) => {
            let line = still_open(&order, line_of(&lines, id)?)?;
            step.from_on = line.expected(&order);
            cx.w.update(&PurchaseOrderLine { expected_on: Some(day), ..line.clone() })?;
        }
        None => {
            step.from_on = order.expected_on;
            order.expected_on = Some(day);
        }
    }
    keep_step(cx, &order, step)
}

fn close_lines(cx: &Write, lines: &[PurchaseOrderLine]) -> Result<()> {
    for line in lines.iter().filter(|line| !line.closed) {
        cx.w.update(&PurchaseOrderLine { closed: true, ..line.clone() })?;
    }
    Ok(())
}

/// Nothing more of it is expected: what came stays, the rest is given up.
///
/// # Errors
/// `NotFound`, `Conflict`, `Purchase` where it is not on its way, and `BadField` without a reason.
pub fn close_purchase_order(cx: &Write, ask: EndPurchaseOrder) -> Result<PurchaseOrderSaved> {
    let (order, lines) = asked(cx, (ask.id, ask.version), PurchaseOrderAction::Close)?;
    let reason = required("reason", &ask.reason, MAX_TEXT_LEN)?;
    close_lines(cx, &lines)?;
    let order = PurchaseOrder { state: PurchaseOrderState::Closed, ..order };
    keep_step(cx, &order, step_of(cx, PurchaseStepKind::Closed, reason)?)
}

/// Nothing more of one line is expected.
///
/// # Errors
/// As `close_purchase_order`, and `Purchase` where nothing of the line is on its way.
pub fn close_purchase_line(cx: &Write, ask: ClosePurchaseLine) -> Result<PurchaseOrderSaved> {
    let (order, lines) = asked(cx, (ask.id, ask.version), PurchaseOrderAction::Close)?;
    let reason = required("reason", &ask.reason, MAX_TEXT_LEN)?;
    let line = still_open(&order, line_of(&lines, ask.purchase_order_line_id)?)?;
    cx.w.update(&PurchaseOrderLine { closed: true, ..line.clone() })?;
    let step = step_of(cx, PurchaseStepKind::LineClosed, reason)?;
    keep_step(cx, &order, PurchaseStep { purchase_order_line_id: Some(line.id), ..step })?;
    let order: PurchaseOrder = cx.w.get(order.id.0)?;
    follow(cx, order)?;
    let order: PurchaseOrder = cx.w.get(ask.id.0)?;
    Ok(PurchaseOrderSaved { id: order.id, number: order.number, version: order.version })
}

/// It is called off: nothing of it is on its way any more.
///
/// # Errors
/// `NotFound`, `Conflict`, `Purchase` where it is over or some of it came, and `BadField` without a reason
/// where it was sent.
pub fn cancel_purchase_order(cx: &Write, ask: EndPurchaseOrder) -> Result<PurchaseOrderSaved> {
    let (order, lines) = asked(cx, (ask.id, ask.version), PurchaseOrderAction::Cancel)?;
    let reason = match order.state {
        // Nobody was told of it.
        PurchaseOrderState::Draft => optional("reason", &ask.reason, MAX_TEXT_LEN)?,
        _ => required("reason", &ask.reason, MAX_TEXT_LEN)?,
    };
    close_lines(cx, &lines)?;
    let order = PurchaseOrder { state: PurchaseOrderState::Cancelled, ..order };
    keep_step(cx, &order, step_of(cx, PurchaseStepKind::Cancelled, reason)?)
}

kernel::commands! {
    write save_purchase_order(SavePurchaseOrder) -> PurchaseOrderSaved, Roles(KEEPS),
        changes [Purchasing];
    write send_purchase_order(SendPurchaseOrder) -> PurchaseOrderSaved, Roles(KEEPS),
        changes [Purchasing];
    write move_purchase_day(MovePurchaseDay) -> PurchaseOrderSaved, Roles(KEEPS), changes [Purchasing];
    write close_purchase_order(EndPurchaseOrder) -> PurchaseOrderSaved, Roles(KEEPS),
        changes [Purchasing];
    write close_purchase_line(ClosePurchaseLine) -> PurchaseOrderSaved, Roles(KEEPS),
        changes [Purchasing];
    write cancel_purchase_order(EndPurchaseOrder) -> PurchaseOrderSaved, Roles(KEEPS),
        changes [Purchasing];
}
