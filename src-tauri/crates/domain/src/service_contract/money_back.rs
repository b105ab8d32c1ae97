//! A contract is given back: the price less what was used of it, at most.

use super::ServiceContract;
use super::rest::{DrawnLine, ItemRest};
use crate::ids::PaymentId;
use crate::money::Money;
use crate::refusal::{FieldProblem, MAX_TEXT_LEN, Refusal, in_range, required};
use crate::settlement::{Payment, PaymentMeans};

/// So much of one receipt goes back, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RefundPart {
    pub of: PaymentId,
    pub means: PaymentMeans,
    pub amount: Money,
}

/// What has not gone back yet of what was paid for it.
pub fn still_paid(payments: &[Payment]) -> Money {
    payments.iter().map(|payment| payment.amount).sum()
}

/// Which receipts give so much back: the newest first, each as it came unless another means is named
/// that it may go back by.
///
/// # Errors
/// `BadField` for a means that one of them does not go back by.
pub fn refunds(
    payments: &[Payment],
    amount: Money,
    means: Option<PaymentMeans>,
) -> Result<Vec<RefundPart>, Refusal> {
    let mut left = amount;
    let mut returned = Vec::new();
    for paid in payments.iter().rev().filter(|paid| paid.refund_of.is_none()) {
        let back = payments.iter().filter(|of| of.refund_of == Some(paid.id)).map(|of| of.amount);
        let part = (paid.amount + back.sum::<Money>()).min(left);
        if part == Money::ZERO {
            continue;
        }
        let by = match (means, paid.means.goes_back_as()) {
            (None, ways) => ways.first().copied(),
            (Some(means), ways) => ways.contains(&means).then_some(means),
        };
        let by = by.ok_or_else(|| Refusal::bad("means", FieldProblem::Unknown))?;
        returned.push(RefundPart { of: paid.id, means: by, amount: part });
        left -= part;
    }
    Ok(returned)
}

impl ServiceContract {
    /// What of the price nobody used: nothing is left for an item of which nothing
    /// is left.
    pub fn most_back(&self, rests: &[ItemRest]) -> Money {
        rests.iter().filter(|rest| rest.units() > 0).map(|rest| rest.worth).sum()
    }

    /// The most that goes back now. Of one that was given back already that is what
    /// came free after: a sheet that a use of it had paid was taken back.
    /// What was agreed then to stay with the shop stays.
    pub fn back_now(&self, rests: &[ItemRest], payments: &[Payment]) -> Money {
        let most = self.most_back(rests);
        let free = match self.closed_at {
            None => most,
            Some(_) => most - self.closed_unused.unwrap_or(most),
        };
        free.max(Money::ZERO).min(still_paid(payments))
    }

    /// Which receipts go back by how much: the newest first, each as it came
    /// unless another means is named that it may go back by.
    ///
    /// # Errors
    /// A contract that is closed and of which nothing came free since, or that a line still waits for, no reason, or more
    /// than is left of the price.
    pub fn give_back(
        &self,
        draws: &[DrawnLine],
        payments: &[Payment],
        amount: Money,
        means: Option<PaymentMeans>,
        reason: &str,
    ) -> Result<(Vec<RefundPart>, String), Refusal> {
        let most = self.back_now(&self.rests(draws), payments);
        if self.closed_at.is_some() && most == Money::ZERO {
            return Err(Refusal::ContractEnded {
                number: self.number.clone(),
                end: super::ContractEnd::Closed,
            });
        }
        if let Some(waiting) = draws.iter().find(|drawn| drawn.is_unsettled()) {
            return Err(Refusal::ContractHeld {
                number: waiting.work_order_number.clone(),
                name: waiting.line_name.clone(),
            });
        }
        let reason = required("reason", reason, MAX_TEXT_LEN)?;
        in_range("amount", amount.0, Money::MAX.0)?;
        if self.closed_at.is_some() && amount == Money::ZERO {
            return Err(Refusal::bad("amount", FieldProblem::Empty));
        }
        if amount > most {
            return Err(Refusal::OverRefunded { amount, remains: most });
        }
        Ok((refunds(payments, amount, means)?, reason))
    }
}
