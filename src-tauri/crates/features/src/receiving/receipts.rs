//! Goods come in: against an order or without one, in part, more than was ordered, or what nobody ordered.

use super::ordered::take_in;
use super::pages::{GoodsReceiptPage, receipt_page};
use crate::records::search::index_number;
use crate::stock::places::{default_bin, shelf_for};
use crate::stock::post::{Posting, post, refused};
use chrono::NaiveDate;
use domain::catalogue::Part;
use domain::dates::in_the_calendar_if_any;
use domain::ids::{
    BinId, GoodsReceiptId, GoodsReceiptLineId, PartId, PurchaseOrderId, PurchaseOrderLineId, StockBatchId,
    StockMovementId, SupplierId,
};
use domain::money::{Money, Quantity};
use domain::part_unit::known_factor;
use domain::purchasing::{PurchaseOrder, PurchaseOrderLine, Supplier};
use domain::receiving::receipt::{
    LineCost, MAX_LINES, check_open, check_order, counted, line_costs, proposed_expiry,
};
use domain::receiving::{GoodsReceipt, GoodsReceiptLine, InspectionCheck, InspectionPlan, Sampling};
use domain::receiving_problem::ReceivingProblem;
use domain::refusal::{FieldProblem, MAX_NAME_LEN, MAX_TEXT_LEN, Refusal, optional};
use domain::stock::{Bin, BinKind, KEEPS, MovementKind, StockBatch, StockDocument};
use domain::stock_problem::StockProblem;
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::{AskNothing, Read, Write};
use serde::{Deserialize, Serialize};
use storage::{ExpectedOrder, GoodsReceiptRow, SupplierNamed};
use ts_rs::TS;

const ON_A_PAGE: i64 = 50;

/// One line of what was brought.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ReceivedLine {
    pub part_id: PartId,
    /// None for the first of the order that is open of this part.
    pub purchase_order_line_id: Option<PurchaseOrderLineId>,
    /// In the unit it was bought in.
    pub bought: Quantity,
    pub unit: String,
    /// Of one such unit, as the supplier charges it.
    #[serde(serialize_with = "domain::visibility::cost")]
    pub buying_price: Money,
    /// Empty where there is none.
    pub batch_number: String,
    /// None for what its shelf life says.
    pub expires_on: Option<NaiveDate>,
    /// The shelf, where it is not the part's own.
    pub bin_id: Option<BinId>,
    /// More than was ordered, or not ordered at all, and taken all the same.
    pub meant: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ReceiveGoods {
    pub supplier_id: SupplierId,
    pub purchase_order_id: Option<PurchaseOrderId>,
    pub delivery_note: String,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub freight: Money,
    /// It stands on the supplier's invoice, and is not a carrier's.
    pub freight_charged: bool,
    pub note: String,
    pub lines: Vec<ReceivedLine>,
}

#[derive(Debug, Serialize, TS)]
pub struct GoodsReceived {
    pub id: GoodsReceiptId,
    pub number: String,
    /// Of so many lines something waits to be looked at.
    pub lines_waiting: i64,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskGoodsReceipts {
    /// The last one of the page before.
    pub before: Option<GoodsReceiptId>,
    /// Some of the number, the delivery note or the supplier's name; empty for all.
    pub text: String,
}

#[derive(Debug, Serialize, TS)]
pub struct GoodsReceiptList {
    /// The newest first.
    pub receipts: Vec<GoodsReceiptRow>,
    pub more: bool,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskGoodsReceipt {
    pub id: GoodsReceiptId,
}

/// When an order is expected, by the shop's day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WhenExpected {
    Late,
    Today,
    Later,
    /// Nobody said when.
    SomeDay,
}

#[derive(Debug, Serialize, TS)]
pub struct ExpectedOrderRow {
    #[serde(flatten)]
    #[ts(flatten)]
    pub order: ExpectedOrder,
    pub comes: WhenExpected,
}

/// What the one who receives sees first.
#[derive(Debug, Serialize, TS)]
pub struct ReceivingHome {
    /// What is late first, then what comes today.
    pub expected: Vec<ExpectedOrderRow>,
    pub suppliers: Vec<SupplierNamed>,
    /// Lines that wait to be looked at, and that wait to go back.
    pub to_inspect: i64,
    pub to_send_back: i64,
}

fn comes(first_on: Option<NaiveDate>, today: NaiveDate) -> WhenExpected {
    match first_on {
        None => WhenExpected::SomeDay,
        Some(day) if day < today => WhenExpected::Late,
        Some(day) if day == today => WhenExpected::Today,
        Some(_) => WhenExpected::Later,
    }
}

fn count(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}

/// What is expected, and what is held back.
///
/// # Errors
/// Only what the file itself fails with.
pub fn receiving_home(cx: &Read, _: AskNothing) -> Result<ReceivingHome> {
    let today = cx.today()?;
    let expected = cx.r.expected_orders()?;
    Ok(ReceivingHome {
        expected: expected
            .into_iter()
            .map(|order| ExpectedOrderRow { comes: comes(order.first_on, today), order })
            .collect(),
        suppliers: cx.r.supplier_choices()?,
        to_inspect: count(cx.r.lines_to_inspect()?.len()),
        to_send_back: count(cx.r.lines_to_send_back()?.len()),
    })
}

/// Deliveries, a page at a time.
///
/// # Errors
/// `BadField` for a text too long.
pub fn list_goods_receipts(cx: &Read, ask: AskGoodsReceipts) -> Result<GoodsReceiptList> {
    let text = optional("query", &ask.text, MAX_NAME_LEN)?;
    let mut receipts = cx.r.goods_receipts(ask.before, &text, ON_A_PAGE + 1)?;
    let page = usize::try_from(ON_A_PAGE).unwrap_or(usize::MAX);
    let more = receipts.len() > page;
    receipts.truncate(page);
    Ok(GoodsReceiptList { receipts, more })
}

/// A delivery, and what became of it.
///
/// # Errors
/// `NotFound` where there is none.
pub fn goods_receipt_page(cx: &Read, ask: AskGoodsReceipt) -> Result<GoodsReceiptPage> {
    receipt_page(cx.r, ask.id)
}

/// So many of the counted unit are one of the unit it was bought in: as the order says, as it came before,
/// or one.
///
/// # Errors
/// `Stock` for a unit nobody bought it in.
fn factor_of(cx: &Write, part: &Part, unit: &str, ordered: Option<&PurchaseOrderLine>) -> Result<Quantity> {
    if let Some(line) = ordered.filter(|line| line.unit == unit) {
        return Ok(line.unit_factor);
    }
    if let Some(known) = known_factor(&part.terms.unit, &cx.w.part_units(part.id)?, unit) {
        return Ok(known);
    }
    match cx.w.last_received(part.id)?.filter(|line| line.unit == unit) {
        Some(line) => Ok(line.unit_factor),
        None => Err(refused(StockProblem::UnitUnknown, part, Quantity::ZERO).into()),
    }
}

/// The line of an order that a part comes for: the one that was named, else the first that is open of it,
/// else any of it.
///
/// # Errors
/// `NotFound`, and `BadField` for a line of another order or part.
fn ordered_line(
    cx: &Write,
    order: PurchaseOrderId,
    line: &ReceivedLine,
) -> Result<Option<PurchaseOrderLine>> {
    if let Some(id) = line.purchase_order_line_id {
        let named: PurchaseOrderLine = cx.w.get(id.0)?;
        if named.purchase_order_id != order || named.part_id != line.part_id {
            return Err(Refusal::bad("purchase_order_line_id", FieldProblem::Unknown).into());
        }
        return Ok(Some(named));
    }
    let mut of_part = cx.w.lines_to_receive(order)?;
    of_part.retain(|ordered| ordered.part_id == line.part_id);
    let open = of_part.iter().position(|ordered| ordered.open().0 > 0);
    Ok(if of_part.is_empty() { None } else { Some(of_part.swap_remove(open.unwrap_or(0))) })
}

/// The batch a line belongs to; made where it is the first of it.
fn batch_of(cx: &Write, part: &Part, line: &ReceivedLine) -> Result<Option<StockBatch>> {
    let batch_number = optional("batch_number", &line.batch_number, MAX_NAME_LEN)?;
    let received_on = cx.today()?;
    let typed = in_the_calendar_if_any("expires_on", line.expires_on)?;
    let expires_on = typed.or_else(|| proposed_expiry(received_on, part.stock.shelf_life_days));
    if batch_number.is_empty() && expires_on.is_none() {
        return Ok(None);
    }
    let known = cx.w.stock_batches(part.id)?;
    let same = known.into_iter().find(|batch| {
        batch.batch_number == batch_number
            && batch.expires_on == expires_on
            // Without a number only the day tells which came first.
            && (!batch_number.is_empty() || batch.received_on == received_on)
    });
    if same.is_some() {
        return Ok(same);
    }
    let part_id = part.id;
    let mut batch = StockBatch { id: StockBatchId(0), part_id, batch_number, expires_on, received_on };
    cx.w.insert(&mut batch)?;
    Ok(Some(batch))
}

/// What is to be looked at before a part is used: what its plan says; what nobody ordered, or is too old
/// already, in any case.
fn plan_of(plans: &[InspectionPlan], part: &Part, suspicious: bool) -> InspectionPlan {
    let plan = InspectionPlan::of(plans, part.id, part.stock.abc);
    if !suspicious || plan.holds_back() {
        return plan;
    }
    InspectionPlan { checks: vec![InspectionCheck::Looks], sampling: Sampling::All, ..plan }
}

/// Takes a delivery in: what is to be looked at waits in quarantine, the rest lies on its shelf.
///
/// # Errors
/// `NotFound`; `BadField` for no lines, a quantity of nothing or less, and texts too long; `Receiving` where
/// more came than is open, what came was not ordered, or the order is not this supplier's or not sent;
/// `Stock` for a unit nobody bought the part in.
pub fn receive_goods(cx: &Write, ask: ReceiveGoods) -> Result<GoodsReceived> {
    let supplier: Supplier = cx.w.get(ask.supplier_id.0)?;
    if ask.lines.is_empty() {
        return Err(Refusal::bad("lines", FieldProblem::Empty).into());
    }
    if ask.lines.len() > MAX_LINES {
        return Err(Refusal::bad("lines", FieldProblem::TooLong).into());
    }
    let order = ask.purchase_order_id.map(|id| cx.w.get::<PurchaseOrder>(id.0)).transpose()?;
    if let Some(order) = &order {
        check_order(&order.number, order.state)?;
        if order.supplier_id != supplier.id {
            let refusal = Refusal::receiving(ReceivingProblem::OtherSupplier, &order.number, Quantity::ZERO);
            return Err(refusal.into());
        }
    }
    let priced: Vec<(Money, Quantity)> =
        ask.lines.iter().map(|line| (line.buying_price, line.bought)).collect();
    let costs = line_costs(&priced, ask.freight)?;
    let mut receipt = GoodsReceipt {
        id: GoodsReceiptId(0),
        number: cx
            .w
            .next_number::<GoodsReceipt>(&cx.details()?.settings.prefixes.goods_receipt, cx.today()?)?,
        supplier_id: supplier.id,
        purchase_order_id: ask.purchase_order_id,
        received_at: cx.now,
        received_on: cx.today()?,
        received_by: cx.my_id()?,
        delivery_note: optional("delivery_note", &ask.delivery_note, MAX_NAME_LEN)?,
        freight: ask.freight,
        freight_charged: ask.freight_charged,
        charged: Money::ZERO,
        note: optional("note", &ask.note, MAX_TEXT_LEN)?,
        invoiced: Money::ZERO,
        supplier_invoice_id: None,
        version: 1,
    };
    cx.w.insert(&mut receipt)?;
    index_number(cx.w, "goods_receipt", receipt.id.0, &receipt.number)?;
    let plans = cx.w.inspection_plans()?;
    let mut kept = Vec::with_capacity(ask.lines.len());
    for (line, cost) in ask.lines.iter().zip(costs) {
        kept.push(receive_line(cx, &receipt, line, cost, &plans)?);
    }
    receipt.charged = receipt.comes_to(&kept);
    cx.w.update(&receipt)?;
    let lines_waiting = count(kept.iter().filter(|line| line.waiting.0 > 0).count());
    Ok(GoodsReceived { id: receipt.id, number: receipt.number, lines_waiting })
}

fn receive_line(
    cx: &Write,
    receipt: &GoodsReceipt,
    line: &ReceivedLine,
    cost: LineCost,
    plans: &[InspectionPlan],
) -> Result<GoodsReceiptLine> {
    let part: Part = cx.w.get(line.part_id.0)?;
    let ordered = match receipt.purchase_order_id {
        Some(order) => ordered_line(cx, order, line)?,
        None => None,
    };
    let unit = optional("unit", &line.unit, MAX_NAME_LEN)?;
    let unit_factor = factor_of(cx, &part, &unit, ordered.as_ref())?;
    let quantity = counted(&part.terms.name, line.bought, unit_factor)?;
    let not_ordered = receipt.purchase_order_id.is_some() && ordered.is_none();
    match &ordered {
        Some(ordered) => check_open(&part.terms.name, ordered.open(), quantity, line.meant)?,
        None if not_ordered && !line.meant => {
            let problem = ReceivingProblem::NotOrdered;
            return Err(Refusal::receiving(problem, &part.terms.name, quantity).into());
        }
        None => {}
    }
    let batch = batch_of(cx, &part, line)?;
    let too_old = batch.as_ref().is_some_and(|batch| batch.is_expired(receipt.received_on));
    let plan = plan_of(plans, &part, not_ordered || too_old);
    let held = plan.holds_back();
    let bin: Bin =
        if held { default_bin(cx, BinKind::Quarantine)? } else { shelf_for(cx, &part, line.bin_id)? };
    let posting = Posting {
        batch_id: batch.as_ref().map(|batch| batch.id),
        cost: Some(cost.whole()),
        document: Some((StockDocument::GoodsReceipt, receipt.id.0)),
        ..Posting::new(MovementKind::Received, part.id, bin.id, quantity)
    };
    let movement_id: StockMovementId = post(cx, posting)?.id;
    let mut kept = GoodsReceiptLine {
        id: GoodsReceiptLineId(0),
        goods_receipt_id: receipt.id,
        purchase_order_line_id: ordered.as_ref().map(|ordered| ordered.id),
        part_id: part.id,
        bought: line.bought,
        unit,
        unit_factor,
        buying_price: line.buying_price,
        freight_share: cost.freight_share,
        quantity,
        batch_id: batch.map(|batch| batch.id),
        bin_id: bin.id,
        movement_id,
        not_ordered,
        sample: if held { plan.sample_of(line.bought) } else { 0 },
        checks: if held { plan.checks } else { Vec::new() },
        waiting: if held { quantity } else { Quantity::ZERO },
        accepted: if held { Quantity::ZERO } else { quantity },
        rejected: Quantity::ZERO,
        rejected_left: Quantity::ZERO,
        sent_back: Quantity::ZERO,
        waiting_off: Quantity::ZERO,
        rejected_off: Quantity::ZERO,
        version: 1,
    };
    cx.w.insert(&mut kept)?;
    if let Some(ordered) = ordered {
        take_in(cx, ordered, quantity)?;
    }
    Ok(kept)
}

kernel::commands! {
    read receiving_home(AskNothing) -> ReceivingHome, Roles(KEEPS),
        shows [Purchasing Stock Catalogue Shop];
    read list_goods_receipts(AskGoodsReceipts) -> GoodsReceiptList, Roles(KEEPS), shows [Purchasing];
    read goods_receipt_page(AskGoodsReceipt) -> GoodsReceiptPage, Roles(KEEPS),
        shows [Purchasing Stock Catalogue People];
    write receive_goods(ReceiveGoods) -> GoodsReceived, Roles(KEEPS),
        changes [Purchasing Stock Catalogue];
}
