//! What the shop owes its suppliers: their invoices, and what was paid on them. What is owed is a sum of
//! rows, stands on no invoice below zero, and is paid once.

use crate::account::Ageing;
use crate::ids::{PersonId, SupplierId, SupplierInvoiceId, SupplierPaymentId};
use crate::money::{Money, Quantity};
use crate::receiving_problem::ReceivingProblem;
use crate::refusal::{FieldProblem, MAX_NAME_LEN, MAX_TEXT_LEN, Refusal, in_range, optional, required};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// By what a supplier is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SupplierPaymentMeans {
    /// 转账.
    Transfer,
    Cash,
    Wechat,
    Alipay,
    /// 冲抵: no money moves, what the supplier owes for returned parts is drawn down.
    Credit,
}

impl SupplierPaymentMeans {
    pub const ALL: [Self; 5] = [Self::Transfer, Self::Cash, Self::Wechat, Self::Alipay, Self::Credit];
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SupplierInvoice {
    pub id: SupplierInvoiceId,
    pub supplier_id: SupplierId,
    /// As the supplier wrote it.
    pub invoice_number: String,
    pub invoiced_on: NaiveDate,
    pub due_on: NaiveDate,
    pub amount: Money,
    /// The sum of what was paid on it.
    pub paid: Money,
    /// Why it is not what came, among others.
    pub note: String,
    pub recorded_at: DateTime<Utc>,
    pub recorded_by: PersonId,
    pub withdrawn_at: Option<DateTime<Utc>>,
    pub withdrawn_by: Option<PersonId>,
    pub withdraw_reason: String,
    pub version: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SupplierPayment {
    pub id: SupplierPaymentId,
    pub supplier_id: SupplierId,
    pub means: SupplierPaymentMeans,
    pub amount: Money,
    pub paid_on: NaiveDate,
    /// The bank's number of it, or whatever it is found by.
    pub reference: String,
    pub at: DateTime<Utc>,
    pub person_id: PersonId,
    pub withdrawn_at: Option<DateTime<Utc>>,
    pub withdrawn_by: Option<PersonId>,
    pub withdraw_reason: String,
    pub version: i64,
}

/// What of a payment an invoice got.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SupplierPaymentShare {
    pub id: i64,
    pub supplier_payment_id: SupplierPaymentId,
    pub supplier_invoice_id: SupplierInvoiceId,
    pub amount: Money,
}

impl SupplierInvoice {
    /// What is still owed on it.
    pub fn owed(&self) -> Money {
        if self.withdrawn_at.is_some() { Money::ZERO } else { self.amount - self.paid }
    }

    /// As it is kept.
    ///
    /// # Errors
    /// `BadField` without a number or an amount, and for days nobody means.
    pub fn checked(self, today: NaiveDate) -> Result<Self, Refusal> {
        check_amount(self.amount)?;
        if self.invoiced_on > today {
            return Err(Refusal::bad("invoiced_on", FieldProblem::InTheFuture));
        }
        crate::dates::in_the_calendar("invoiced_on", self.invoiced_on)?;
        crate::dates::in_the_calendar("due_on", self.due_on)?;
        if self.due_on < self.invoiced_on {
            return Err(Refusal::bad("due_on", FieldProblem::InThePast));
        }
        Ok(Self {
            invoice_number: required("invoice_number", &self.invoice_number, MAX_NAME_LEN)?,
            note: optional("note", &self.note, MAX_TEXT_LEN)?,
            ..self
        })
    }

    /// Whether it may be taken back, with the reason as it is kept.
    ///
    /// # Errors
    /// `Receiving` where it was, or where something was paid on it; `BadField` without a reason.
    pub fn check_withdrawal(&self, reason: &str) -> Result<String, Refusal> {
        let refused = |problem| Refusal::receiving(problem, &self.invoice_number, Quantity::ZERO);
        if self.withdrawn_at.is_some() {
            return Err(refused(ReceivingProblem::TakenBack));
        }
        if self.paid > Money::ZERO {
            return Err(refused(ReceivingProblem::PaidAlready));
        }
        required("reason", reason, MAX_TEXT_LEN)
    }
}

impl SupplierPayment {
    /// As it is kept.
    ///
    /// # Errors
    /// `BadField` without an amount, and for a day to come.
    pub fn checked(self, today: NaiveDate) -> Result<Self, Refusal> {
        check_amount(self.amount)?;
        if self.paid_on > today {
            return Err(Refusal::bad("paid_on", FieldProblem::InTheFuture));
        }
        crate::dates::in_the_calendar("paid_on", self.paid_on)?;
        Ok(Self { reference: optional("reference", &self.reference, MAX_NAME_LEN)?, ..self })
    }

    /// Whether it may be taken back, with the reason as it is kept.
    ///
    /// # Errors
    /// `Receiving` where it was; `BadField` without a reason.
    pub fn check_withdrawal(&self, reason: &str) -> Result<String, Refusal> {
        if self.withdrawn_at.is_some() {
            return Err(Refusal::receiving(ReceivingProblem::TakenBack, &self.reference, Quantity::ZERO));
        }
        required("reason", reason, MAX_TEXT_LEN)
    }
}

fn check_amount(amount: Money) -> Result<(), Refusal> {
    in_range("amount", amount.0, Money::MAX.0)?;
    if amount.is_zero() {
        return Err(Refusal::bad("amount", FieldProblem::Empty));
    }
    Ok(())
}

/// An invoice that is not what its receipts come to, less what went back, is recorded once somebody says
/// that it is meant: with the difference.
///
/// # Errors
/// `InvoiceDiffers` where it is and nobody said so.
pub fn difference(amount: Money, charged: Money, meant: bool) -> Result<Money, Refusal> {
    let difference = amount - charged;
    if !difference.is_zero() && !meant {
        return Err(Refusal::InvoiceDiffers { amount, charged });
    }
    Ok(difference)
}

/// Lays a payment over the open invoices, the one that is due first before the others; the last one it
/// reaches may be paid in part. To each what it gets, none to one that nothing reached.
///
/// # Errors
/// `BadField` for nothing, `OverPaid` beyond what is owed on them.
pub fn oldest_first(
    amount: Money,
    open: &[SupplierInvoice],
) -> Result<Vec<(SupplierInvoiceId, Money)>, Refusal> {
    check_amount(amount)?;
    let owed: Money = open.iter().map(SupplierInvoice::owed).sum();
    if amount > owed {
        return Err(Refusal::OverPaid { amount, owed });
    }
    let mut open: Vec<&SupplierInvoice> = open.iter().collect();
    open.sort_by_key(|invoice| (invoice.due_on, invoice.invoiced_on, invoice.id));
    let (mut left, mut shares) = (amount, Vec::new());
    for invoice in open {
        let share = left.min(invoice.owed());
        if share > Money::ZERO {
            shares.push((invoice.id, share));
            left -= share;
        }
    }
    Ok(shares)
}

/// What is drawn from what a supplier owes for returned parts.
///
/// # Errors
/// `OverSupplierCredit` where it is more.
pub fn check_credit(amount: Money, credit: Money) -> Result<(), Refusal> {
    if amount > credit {
        return Err(Refusal::OverSupplierCredit { amount, credit });
    }
    Ok(())
}

/// What is owed by how many days it is past the day it was due.
pub fn ageing<'a>(invoices: impl IntoIterator<Item = &'a SupplierInvoice>, today: NaiveDate) -> Ageing {
    let mut ageing = Ageing::default();
    for invoice in invoices {
        ageing.add(invoice.owed(), today.signed_duration_since(invoice.due_on).num_days());
    }
    ageing
}
