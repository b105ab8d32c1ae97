//! A delivery: what came of what, what it cost with its share of the freight, and what became of it.

use crate::ids::{
    BinId, GoodsReceiptId, GoodsReceiptLineId, PartId, PersonId, PurchaseOrderId, PurchaseOrderLineId,
    StockBatchId, StockMovementId, SupplierId, SupplierInvoiceId,
};
use crate::money::{Money, Quantity, divide_half_up};
use crate::part_unit::by_factor;
use crate::purchasing::PurchaseOrderState;
use crate::receiving::inspection_plan::InspectionCheck;
use crate::receiving_problem::ReceivingProblem;
use crate::refusal::{FieldProblem, Refusal, in_range};
use crate::spread::spread;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// More lines than any delivery note has.
pub const MAX_LINES: usize = 300;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GoodsReceipt {
    pub id: GoodsReceiptId,
    pub number: String,
    pub supplier_id: SupplierId,
    pub purchase_order_id: Option<PurchaseOrderId>,
    pub received_at: DateTime<Utc>,
    /// The shop's day then.
    pub received_on: NaiveDate,
    pub received_by: PersonId,
    /// The number of the supplier's own delivery note.
    pub delivery_note: String,
    #[serde(serialize_with = "crate::visibility::cost")]
    pub freight: Money,
    /// The supplier charges the freight, and no carrier does.
    pub freight_charged: bool,
    /// What the supplier charges for it altogether: what its lines come to.
    #[serde(serialize_with = "crate::visibility::cost")]
    pub charged: Money,
    pub note: String,
    /// What of it stands on invoices that count: never counted twice, so that nothing is paid twice.
    #[serde(serialize_with = "crate::visibility::cost")]
    pub invoiced: Money,
    /// The invoice that charged the last of it; none while something of it is still to be charged.
    pub supplier_invoice_id: Option<SupplierInvoiceId>,
    pub version: i64,
}

/// What came of one part. All of it waits, was accepted, or was rejected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GoodsReceiptLine {
    pub id: GoodsReceiptLineId,
    pub goods_receipt_id: GoodsReceiptId,
    pub purchase_order_line_id: Option<PurchaseOrderLineId>,
    pub part_id: PartId,
    /// As it was bought.
    pub bought: Quantity,
    pub unit: String,
    pub unit_factor: Quantity,
    /// Of one unit as it was bought, as the supplier charges it: with its tax or without is left as typed.
    #[serde(serialize_with = "crate::visibility::cost")]
    pub buying_price: Money,
    #[serde(serialize_with = "crate::visibility::cost")]
    pub freight_share: Money,
    /// In the unit the part is counted in, as everything below.
    pub quantity: Quantity,
    pub batch_id: Option<StockBatchId>,
    /// Where it was put first.
    pub bin_id: BinId,
    pub movement_id: StockMovementId,
    /// Nobody ordered it there.
    pub not_ordered: bool,
    /// What is to be looked at, as the plan said when it came; nothing where it went to its shelf at once.
    pub checks: Vec<InspectionCheck>,
    /// Of so many units as it was bought.
    pub sample: i64,
    pub waiting: Quantity,
    pub accepted: Quantity,
    pub rejected: Quantity,
    /// Of what was rejected, what was not sent back yet.
    pub rejected_left: Quantity,
    /// What went back to the supplier, whether it was rejected or accepted first.
    pub sent_back: Quantity,
    /// What was lost or spoilt while it waited, and is neither accepted nor rejected.
    pub waiting_off: Quantity,
    /// Of what was rejected, what does not go back any more.
    pub rejected_off: Quantity,
    pub version: i64,
}

/// What a line costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineCost {
    pub goods: Money,
    pub freight_share: Money,
}

impl LineCost {
    pub fn whole(self) -> Money {
        self.goods + self.freight_share
    }
}

impl GoodsReceiptLine {
    /// What the supplier charges for it.
    pub fn goods(&self) -> Money {
        self.buying_price.times_quantity(self.bought)
    }

    /// So much of what it is counted in, in the unit it was bought in, rounded to the thousandth. All of it is
    /// what was bought, whatever the factor.
    pub fn as_bought(&self, counted: Quantity) -> Quantity {
        if counted == self.quantity {
            return self.bought;
        }
        Quantity(divide_half_up(i128::from(counted.0) * 1000, i128::from(self.unit_factor.0.max(1))))
    }

    /// What it stands in the store's books for.
    pub fn whole_cost(&self) -> Money {
        self.goods() + self.freight_share
    }

    /// Of what was accepted, what did not go back yet.
    pub fn accepted_left(&self) -> Quantity {
        let rejected_back = self.rejected.0 - self.rejected_left.0 - self.rejected_off.0;
        Quantity(self.accepted.0 - (self.sent_back.0 - rejected_back))
    }
}

impl GoodsReceipt {
    /// What the supplier charges for these lines, and for bringing them.
    pub fn comes_to(&self, lines: &[GoodsReceiptLine]) -> Money {
        let goods: Money = lines.iter().map(GoodsReceiptLine::goods).sum();
        if self.freight_charged { goods + self.freight } else { goods }
    }
}

/// # Errors
/// `BadField` for nothing, less than nothing, or more than anybody moves.
pub fn check_some(quantity: Quantity) -> Result<(), Refusal> {
    in_range("quantity", quantity.0, Quantity::MAX.0)?;
    if quantity.is_zero() {
        return Err(Refusal::bad("quantity", FieldProblem::Empty));
    }
    Ok(())
}

/// So many units of a part as they are bought, in the unit it is counted in.
///
/// # Errors
/// `BadField` for nothing, less than nothing, or more than anybody buys; `Stock` for what is no whole number
/// of thousandths.
pub fn counted(part: &str, bought: Quantity, factor: Quantity) -> Result<Quantity, Refusal> {
    check_some(bought)?;
    if factor.0 <= 0 {
        return Err(Refusal::bad("unit_factor", FieldProblem::NotANumber));
    }
    by_factor(part, ("quantity", bought), factor)
}

/// What the lines of a delivery cost: price times quantity as bought, and a share of the freight by
/// value. The shares add up to the freight.
///
/// # Errors
/// `BadField` for a quantity, a price or a freight that is none.
pub fn line_costs(lines: &[(Money, Quantity)], freight: Money) -> Result<Vec<LineCost>, Refusal> {
    in_range("freight", freight.0, Money::MAX.0)?;
    let mut goods = Vec::with_capacity(lines.len());
    for (price, bought) in lines {
        check_some(*bought)?;
        in_range("buying_price", price.0, Money::MAX.0)?;
        let amount = price.times_quantity(*bought);
        goods.push(Money(in_range("buying_price", amount.0, Money::MAX.0)?));
    }
    let shares = spread(freight, &goods);
    Ok(goods
        .into_iter()
        .zip(shares)
        .map(|(goods, freight_share)| LineCost { goods, freight_share })
        .collect())
}

/// What comes against an order line of which so much is open. More of it is taken once somebody says
/// that it is meant.
///
/// # Errors
/// `Receiving` where it is more and nobody said so.
pub fn check_open(name: &str, open: Quantity, came: Quantity, meant: bool) -> Result<(), Refusal> {
    if came > open && !meant {
        return Err(Refusal::receiving(ReceivingProblem::MoreThanOrdered, name, open));
    }
    Ok(())
}

/// Whether something may come of an order: of one that is over as well, as what is late comes late.
///
/// # Errors
/// `Receiving` for one that was not sent, or was called off.
pub fn check_order(number: &str, state: PurchaseOrderState) -> Result<(), Refusal> {
    match state {
        PurchaseOrderState::Ordered | PurchaseOrderState::Closed => Ok(()),
        PurchaseOrderState::Draft | PurchaseOrderState::Cancelled => {
            Err(Refusal::receiving(ReceivingProblem::OrderNotOpen, number, Quantity::ZERO))
        }
    }
}

/// The last day of what keeps so many days from its receipt; none of what keeps.
pub fn proposed_expiry(received_on: NaiveDate, shelf_life_days: i64) -> Option<NaiveDate> {
    (shelf_life_days > 0).then(|| crate::dates::add_days(received_on, shelf_life_days))
}
