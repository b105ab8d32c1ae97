//! What goes back to its supplier, and what of their invoice is credited for it.

use crate::ids::{
    BinId, GoodsReceiptLineId, PartId, PersonId, StockBatchId, StockMovementId, SupplierId,
    SupplierInvoiceId, SupplierReturnId, SupplierReturnLineId,
};
use crate::money::{Money, Quantity, divide_half_up};
use crate::receiving::receipt::{GoodsReceiptLine, check_some};
use crate::receiving_problem::ReceivingProblem;
use crate::refusal::{FieldProblem, Refusal, in_range};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SupplierReturn {
    pub id: SupplierReturnId,
    pub number: String,
    pub supplier_id: SupplierId,
    pub returned_at: DateTime<Utc>,
    /// The shop's day then.
    pub returned_on: NaiveDate,
    pub person_id: PersonId,
    pub reason: String,
    /// The invoice that is less by it; none as long as it is a credit with the supplier.
    pub supplier_invoice_id: Option<SupplierInvoiceId>,
    pub version: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SupplierReturnLine {
    pub id: SupplierReturnLineId,
    pub supplier_return_id: SupplierReturnId,
    /// None of what nobody knows any more by which delivery it came.
    pub goods_receipt_line_id: Option<GoodsReceiptLineId>,
    pub part_id: PartId,
    pub bin_id: BinId,
    pub batch_id: Option<StockBatchId>,
    pub quantity: Quantity,
    /// What the supplier owes for it.
    #[serde(serialize_with = "crate::visibility::cost")]
    pub credited: Money,
    pub movement_id: StockMovementId,
}

impl SupplierReturnLine {
    /// What the supplier owes for one of it, rounded half up to the fen: of several it need not come to all.
    pub fn credited_each(&self) -> Money {
        Money(divide_half_up(i128::from(self.credited.0) * 1000, i128::from(self.quantity.0.max(1))))
    }
}

impl GoodsReceiptLine {
    /// What the supplier owes for so much of it, after so much went back before. The freight was for
    /// bringing it. When all of it has gone back, all that was charged for it was credited.
    pub fn credit_for(&self, before: Quantity, quantity: Quantity) -> Money {
        let of = |back: i64| {
            Money(divide_half_up(
                i128::from(self.goods().0) * i128::from(back),
                i128::from(self.quantity.0.max(1)),
            ))
        };
        of(before.0 + quantity.0) - of(before.0)
    }

    /// The line after so much of it went back, from where the rejected lie or from a shelf.
    ///
    /// # Errors
    /// `BadField` for nothing, `Receiving` where it is more than there is to go back.
    pub fn after_return(self, name: &str, quantity: Quantity, from_rejected: bool) -> Result<Self, Refusal> {
        check_some(quantity)?;
        let left = if from_rejected { self.rejected_left } else { self.accepted_left() };
        if quantity > left {
            return Err(Refusal::receiving(ReceivingProblem::MoreThanLeft, name, left));
        }
        let rejected_left =
            if from_rejected { Quantity(self.rejected_left.0 - quantity.0) } else { self.rejected_left };
        Ok(Self { rejected_left, sent_back: Quantity(self.sent_back.0 + quantity.0), ..self })
    }
}

/// What is credited, as the supplier said or as it was charged; never more than was charged.
///
/// # Errors
/// `BadField` where it is.
pub fn credited(charged: Option<Money>, said: Option<Money>) -> Result<Money, Refusal> {
    let most = charged.unwrap_or(Money::MAX);
    match said.or(charged) {
        Some(amount) => Ok(Money(in_range("credited", amount.0, most.0)?)),
        None => Err(Refusal::bad("credited", FieldProblem::Empty)),
    }
}
