//! What of a delivery stands on which of its supplier's invoices: one charges several deliveries, and one
//! delivery is charged by several.

use crate::ids::{GoodsReceiptId, SupplierInvoiceId};
use crate::money::{Money, Quantity};
use crate::receiving::receipt::GoodsReceipt;
use crate::receiving_problem::ReceivingProblem;
use crate::refusal::{FieldProblem, Refusal, in_range};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// So much of a delivery stands on an invoice. Below zero where an earlier invoice charged more than it
/// came to in the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SupplierInvoiceShare {
    pub id: i64,
    pub supplier_invoice_id: SupplierInvoiceId,
    pub goods_receipt_id: GoodsReceiptId,
    pub amount: Money,
}

/// Only so much of a delivery is charged; the rest of it waits for another invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PartOfReceipt {
    pub goods_receipt_id: GoodsReceiptId,
    pub amount: Money,
}

impl GoodsReceipt {
    /// What of it stands on no invoice yet.
    pub fn to_charge(&self) -> Money {
        self.charged - self.invoiced
    }

    /// What an invoice charges of it: all that is left, or so much as somebody says.
    ///
    /// # Errors
    /// `Receiving` where all of it stands on invoices, `BadField` for nothing, or more than is left.
    pub fn charged_now(&self, only: Option<Money>) -> Result<Money, Refusal> {
        if self.supplier_invoice_id.is_some() {
            let problem = ReceivingProblem::AlreadyInvoiced;
            return Err(Refusal::receiving(problem, &self.number, Quantity::ZERO));
        }
        let Some(amount) = only else { return Ok(self.to_charge()) };
        in_range("invoiced", amount.0, self.to_charge().0)?;
        if amount.is_zero() {
            return Err(Refusal::bad("invoiced", FieldProblem::Empty));
        }
        Ok(amount)
    }

    /// So much of it stands on an invoice now.
    #[must_use]
    pub fn put_on(self, invoice: SupplierInvoiceId, amount: Money) -> Self {
        let invoiced = self.invoiced + amount;
        Self { supplier_invoice_id: (invoiced == self.charged).then_some(invoice), invoiced, ..self }
    }

    /// An invoice with so much of it was taken back: that waits for an invoice again.
    #[must_use]
    pub fn taken_off(self, amount: Money) -> Self {
        Self { invoiced: self.invoiced - amount, supplier_invoice_id: None, ..self }
    }

    /// It comes to another amount since its prices were put right. What waits for an invoice waits with the
    /// new amount. Where nothing is left to be charged, the newest invoice it stands on is the one that
    /// differs from what came, and its share is more by the second of what is answered, or less.
    #[must_use]
    pub fn recharged(self, charged: Money, newest: Option<SupplierInvoiceId>) -> (Self, Money) {
        let Some(newest) = newest else { return (Self { charged, ..self }, Money::ZERO) };
        if self.supplier_invoice_id.is_none() && charged > self.invoiced {
            return (Self { charged, ..self }, Money::ZERO);
        }
        let by = charged - self.invoiced;
        (Self { charged, invoiced: charged, supplier_invoice_id: Some(newest), ..self }, by)
    }
}
