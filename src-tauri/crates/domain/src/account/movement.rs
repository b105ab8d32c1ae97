//! What is on account is the sum of its movements and stands by them: what was
//! trusted, what came in for it, what of that went back, what a void took back.

use super::Debtor;
use crate::ids::{
    AccountMovementId, CounterSaleId, CustomerId, PaymentId, RecordMergeId, SettlementId, WorkOrderId,
};
use crate::line::Payer;
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
    /// The sheet was voided, or what was sold came back: nobody owes it any more.
    TakenBack,
    /// Two files of one customer became one, or two again: it is owed by the other from here on.
    PassedOn,
}

impl AccountMovementKind {
    pub const ALL: [Self; 5] =
        [Self::PutOnAccount, Self::Collected, Self::Refunded, Self::TakenBack, Self::PassedOn];
}

/// Never written again: what was wrong is set right by another movement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AccountMovement {
    pub id: AccountMovementId,
    #[serde(flatten)]
    #[ts(flatten)]
    pub debtor: Debtor,
    /// With its visit; of a sale over the counter there is neither.
    pub settlement_id: Option<SettlementId>,
    pub work_order_id: Option<WorkOrderId>,
    #[serde(default)]
    pub counter_sale_id: Option<CounterSaleId>,
    /// More is owed by it, or less when it is below zero.
    pub amount: Money,
    /// The receipt of what came in, or went back.
    pub payment_id: Option<PaymentId>,
    pub reason: String,
    pub at: DateTime<Utc>,
    /// By which merge it went from one file of a customer to the other.
    #[serde(default)]
    pub record_merge_id: Option<RecordMergeId>,
}

impl AccountMovement {
    pub const fn kind(&self) -> AccountMovementKind {
        if self.record_merge_id.is_some() {
            return AccountMovementKind::PassedOn;
        }
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
            settlement_id: Some(sheet.id),
            work_order_id: Some(sheet.work_order_id),
            counter_sale_id: None,
            amount,
            payment_id: None,
            reason: String::new(),
            at,
            record_merge_id: None,
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

impl AccountMovement {
    fn of_sale(sale: CounterSaleId, buyer: CustomerId, amount: Money, at: DateTime<Utc>) -> Self {
        Self {
            id: AccountMovementId(0),
            debtor: Debtor::of(Payer::Customer, "", buyer),
            settlement_id: None,
            work_order_id: None,
            counter_sale_id: Some(sale),
            amount,
            payment_id: None,
            reason: String::new(),
            at,
            record_merge_id: None,
        }
    }

    /// What of a sale is trusted to its buyer, and below zero what of that came back.
    pub fn sold(
        sale: CounterSaleId,
        buyer: CustomerId,
        amount: Money,
        reason: &str,
        at: DateTime<Utc>,
    ) -> Self {
        Self { reason: reason.to_owned(), ..Self::of_sale(sale, buyer, amount, at) }
    }

    /// `payment` is the receipt of what came in for a sale.
    pub fn sale_collected(sale: CounterSaleId, buyer: CustomerId, payment: &Payment) -> Self {
        Self { payment_id: Some(payment.id), ..Self::of_sale(sale, buyer, -payment.amount, payment.at) }
    }
}

/// What is on account of one sheet or sale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct OnAccount {
    pub settlement_id: Option<SettlementId>,
    pub work_order_id: Option<WorkOrderId>,
    pub counter_sale_id: Option<CounterSaleId>,
    pub amount: Money,
}

impl OnAccount {
    /// It is owed by another file of the same customer from here on: off the one, and onto the
    /// other. The sheet itself has as much on account as before.
    pub fn passed(
        &self,
        [from, to]: [CustomerId; 2],
        merge: RecordMergeId,
        reason: &str,
        at: DateTime<Utc>,
    ) -> [AccountMovement; 2] {
        let movement = |customer: CustomerId, amount: Money| AccountMovement {
            id: AccountMovementId(0),
            debtor: Debtor::of(Payer::Customer, "", customer),
            settlement_id: self.settlement_id,
            work_order_id: self.work_order_id,
            counter_sale_id: self.counter_sale_id,
            amount,
            payment_id: None,
            reason: reason.to_owned(),
            at,
            record_merge_id: Some(merge),
        };
        [movement(from, -self.amount), movement(to, self.amount)]
    }
}

/// What is on account by these movements.
pub fn on_account_by(movements: &[AccountMovement]) -> Money {
    movements.iter().map(|of| of.amount).sum()
}
