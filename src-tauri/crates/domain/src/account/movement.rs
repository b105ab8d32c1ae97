//! What is on account is the sum of its movements and stands by them: what was
//! trusted, what came in for it, what of that went back, what a void took back.

use super::Debtor;
use crate::ids::{AccountMovementId, PaymentId, SettlementId, WorkOrderId};
use crate::money::Money;
use crate::settlement::{Payment, Settlement};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AccountMovementKind {
    PutOnAccount,
    Collected,
    /// What had come in went back: its payer owes it on account as before.
    Refunded,
    /// The sheet was voided: nobody owes it any more.
    TakenBack,
}

impl AccountMovementKind {
    pub const ALL: [Self; 4] = [Self::PutOnAccount, Self::Collected, Self::Refunded, Self::TakenBack];
}

/// Never written again: what was wrong is set right by another movement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AccountMovement {
    pub id: AccountMovementId,
    #[serde(flatten)]
    #[ts(flatten)]
    pub debtor: Debtor,
    pub settlement_id: SettlementId,
    pub work_order_id: WorkOrderId,
    /// More is owed by it, or less when it is below zero.
    pub amount: Money,
    /// The receipt of what came in, or went back.
    pub payment_id: Option<PaymentId>,
    pub reason: String,
    pub at: DateTime<Utc>,
}

impl AccountMovement {
    pub const fn kind(&self) -> AccountMovementKind {
        match (self.amount.0 > 0, self.payment_id) {
            (true, None) => AccountMovementKind::PutOnAccount,
            (true, Some(_)) => AccountMovementKind::Refunded,
            (false, Some(_)) => AccountMovementKind::Collected,
            (false, None) => AccountMovementKind::TakenBack,
        }
    }

    fn of(sheet: &Settlement, amount: Money, at: DateTime<Utc>) -> Self {
        Self {
            id: AccountMovementId(0),
            debtor: Debtor::of(sheet.payer, &sheet.payer_name, sheet.customer_id),
            settlement_id: sheet.id,
            work_order_id: sheet.work_order_id,
            amount,
            payment_id: None,
            reason: String::new(),
            at,
        }
    }

    pub fn put(sheet: &Settlement, amount: Money, reason: &str, at: DateTime<Utc>) -> Self {
        Self { reason: reason.to_owned(), ..Self::of(sheet, amount, at) }
    }

    pub fn collected(sheet: &Settlement, payment: &Payment) -> Self {
        Self { payment_id: Some(payment.id), ..Self::of(sheet, -payment.amount, payment.at) }
    }

    /// `refund` is the receipt of what went back, of one that was collected. How much
    /// its payer is trusted with is not asked: it was owed before.
    pub fn refunded(sheet: &Settlement, refund: &Payment) -> Self {
        let reason = refund.reason.clone();
        Self { payment_id: Some(refund.id), reason, ..Self::of(sheet, -refund.amount, refund.at) }
    }

    /// All that is on account of a sheet that is voided.
    pub fn taken_back(sheet: &Settlement, reason: &str, at: DateTime<Utc>) -> Self {
        Self { reason: reason.to_owned(), ..Self::of(sheet, -sheet.on_account, at) }
    }
}

/// What is on account by these movements.
pub fn on_account_by(movements: &[AccountMovement]) -> Money {
    movements.iter().map(|of| of.amount).sum()
}
