//! 挂账额度: how much the shop trusts one customer with, over all of their sheets.

use crate::customer::Customer;
use crate::money::Money;
use crate::refusal::{Refusal, in_range};
use crate::role::Role;
use serde::Serialize;
use ts_rs::TS;

/// Who sets what a customer is trusted with.
pub const LIMIT_ROLES: &[Role] = &[Role::Manager];

/// How much more may be put on account of a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct AccountRoom {
    /// None where nobody set one: as much as the manager thinks right.
    pub account_limit: Option<Money>,
    pub on_account: Money,
    /// Nothing where they owe more than a limit set since.
    pub left: Option<Money>,
}

impl AccountRoom {
    pub fn of(customer: &Customer, on_account: Money) -> Self {
        let account_limit = customer.account_limit;
        let left = account_limit.map(|limit| (limit - on_account).max(Money::ZERO));
        Self { account_limit, on_account, left }
    }

    /// Whether so much more may be trusted to them.
    ///
    /// # Errors
    /// `OverAccountLimit` where it is more than is left of the limit.
    pub fn check(&self, amount: Money) -> Result<(), Refusal> {
        match (self.account_limit, self.left) {
            (Some(limit), Some(left)) if amount > left => {
                Err(Refusal::OverAccountLimit { amount, on_account: self.on_account, limit })
            }
            _ => Ok(()),
        }
    }
}

/// Nought is a limit too: of this customer nothing goes on account.
///
/// # Errors
/// `BadField` below nought or beyond any amount.
pub fn check_limit(limit: Option<Money>) -> Result<Option<Money>, Refusal> {
    limit.map(|limit| in_range("account_limit", limit.0, Money::MAX.0).map(Money)).transpose()
}
