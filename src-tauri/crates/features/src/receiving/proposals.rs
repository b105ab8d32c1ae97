//! What is proposed once a part was scanned at a delivery: what of it is open, at which price, for how long
//! it keeps, where it goes. Nobody types a thing twice.

use super::pages::{ReceivedPart, part_named};
use chrono::NaiveDate;
use domain::catalogue::Part;
use domain::ids::{PartId, PurchaseOrderId, PurchaseOrderLineId, SupplierId};
use domain::money::{Money, Quantity};
use domain::part_unit::known_factor;
use domain::purchasing::{PurchaseOrder, PurchaseOrderLine, Supplier};
use domain::receiving::InspectionPlan;
use domain::receiving::receipt::proposed_expiry;
use domain::stock::KEEPS;
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::Read;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskReceiptProposal {
    pub part_id: PartId,
    pub purchase_order_id: Option<PurchaseOrderId>,
}

/// A unit it may be bought in: so many of the counted unit are one.
#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub struct BuyingUnit {
    pub unit: String,
    pub factor: Quantity,
}

#[derive(Debug, Serialize, TS)]
pub struct ReceiptProposal {
    pub part_id: PartId,
    #[serde(flatten)]
    #[ts(flatten)]
    pub part: ReceivedPart,
    /// None where the order does not have it, or nothing was ordered.
    pub purchase_order_line_id: Option<PurchaseOrderLineId>,
    /// What is open of the order, in the counted unit.
    pub open: Quantity,
    /// The same in the unit it is bought in.
    pub bought: Quantity,
    pub unit: String,
    /// The one that is proposed first.
    pub units: Vec<BuyingUnit>,
    #[serde(serialize_with = "domain::visibility::cost")]
    pub buying_price: Money,
    /// None for what keeps.
    pub expires_on: Option<NaiveDate>,
    /// It waits to be looked at.
    pub held_back: bool,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskOrderToReceive {
    pub id: PurchaseOrderId,
}

#[derive(Debug, Serialize, TS)]
pub struct OrderToReceive {
    pub id: PurchaseOrderId,
    pub number: String,
    pub supplier_id: SupplierId,
    pub supplier_name: String,
    pub expected_on: Option<NaiveDate>,
    /// Those of which something is open.
    pub lines: Vec<ReceiptProposal>,
    /// The deliveries by which some of it came before.
    pub receipts_before: i64,
}

/// So much of the counted unit, in a unit as it is bought; rounded up, so that nothing is forgotten.
fn in_unit(quantity: Quantity, factor: Quantity) -> Quantity {
    let factor = factor.0.max(1);
    let bought = (i128::from(quantity.0) * 1000 + i128::from(factor) - 1) / i128::from(factor);
    Quantity(i64::try_from(bought).unwrap_or(0))
}

fn proposal(
    cx: &Read,
    part_id: PartId,
    ordered: Option<&PurchaseOrderLine>,
    plans: &[InspectionPlan],
) -> Result<ReceiptProposal> {
    let part: Part = cx.r.get(part_id.0)?;
    let before = cx.r.last_received(part_id)?;
    let mut units = Vec::new();
    let mut offer = |unit: &str, factor: Quantity| {
        if units.iter().all(|known: &BuyingUnit| known.unit != unit) {
            units.push(BuyingUnit { unit: unit.to_owned(), factor });
        }
    };
    if let Some(line) = ordered {
        offer(&line.unit, line.unit_factor);
    }
    let known_units = cx.r.part_units(part_id)?;
    if let Some(line) = &before {
        // The shop may have written down since what it holds.
        let known = known_factor(&part.terms.unit, &known_units, &line.unit);
        offer(&line.unit, known.unwrap_or(line.unit_factor));
    }
    for known in &known_units {
        offer(&known.unit, known.factor);
    }
    offer(&part.terms.unit, Quantity(1000));
    let factor = units.first().map_or(Quantity(1000), |first| first.factor);
    let buying_price = match (ordered, &before) {
        (Some(line), _) => line.buying_price,
        (None, Some(line)) => line.buying_price,
        // What one of the counted unit cost: a barrel is proposed at what its litres cost.
        (None, None) => cx.r.stock_account(part_id)?.last_cost.times_quantity(factor),
    };
    let open = ordered.map_or(Quantity::ZERO, PurchaseOrderLine::open);
    let plan = InspectionPlan::of(plans, part_id, part.stock.abc);
    Ok(ReceiptProposal {
        part_id,
        part: part_named(cx.r, part_id)?,
        purchase_order_line_id: ordered.map(|line| line.id),
        open,
        bought: if ordered.is_some() { in_unit(open, factor) } else { Quantity(1000) },
        unit: units.first().map(|first| first.unit.clone()).unwrap_or_default(),
        units,
        buying_price,
        expires_on: proposed_expiry(cx.today()?, part.stock.shelf_life_days),
        held_back: plan.holds_back(),
    })
}

/// What is proposed for a part that was scanned.
///
/// # Errors
/// `NotFound` for the part.
pub fn receipt_proposal(cx: &Read, ask: AskReceiptProposal) -> Result<ReceiptProposal> {
    let lines = match ask.purchase_order_id {
        Some(order) => cx.r.lines_to_receive(order)?,
        None => Vec::new(),
    };
    let of_part = || lines.iter().filter(|line| line.part_id == ask.part_id);
    let ordered = of_part().find(|line| line.open().0 > 0).or_else(|| of_part().next());
    proposal(cx, ask.part_id, ordered, &cx.r.inspection_plans()?)
}

/// An order, with what of it is open.
///
/// # Errors
/// `NotFound` where there is none.
pub fn order_to_receive(cx: &Read, ask: AskOrderToReceive) -> Result<OrderToReceive> {
    let order: PurchaseOrder = cx.r.get(ask.id.0)?;
    let plans = cx.r.inspection_plans()?;
    let lines = cx.r.lines_to_receive(order.id)?;
    let before = cx.r.receipts_of_order(order.id)?.len();
    Ok(OrderToReceive {
        id: order.id,
        number: order.number,
        supplier_id: order.supplier_id,
        supplier_name: cx.r.get::<Supplier>(order.supplier_id.0)?.name,
        expected_on: order.expected_on,
        lines: lines
            .iter()
            .filter(|line| line.open().0 > 0)
            .map(|line| proposal(cx, line.part_id, Some(line), &plans))
            .collect::<Result<_>>()?,
        receipts_before: i64::try_from(before).unwrap_or(i64::MAX),
    })
}

kernel::commands! {
    read receipt_proposal(AskReceiptProposal) -> ReceiptProposal, Roles(KEEPS),
        shows [Purchasing Stock Catalogue Shop];
    read order_to_receive(AskOrderToReceive) -> OrderToReceive, Roles(KEEPS),
        shows [Purchasing Stock Catalogue Shop];
}
