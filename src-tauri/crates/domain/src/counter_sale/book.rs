//! What of a sale moves after it was made: what still stands of it, what of that is trusted to its buyer,
//! and what is invoiced. The sale itself never changes.

use crate::account::limit::AccountRoom;
use crate::ids::CounterSaleId;
use crate::money::Money;
use crate::refusal::Refusal;
use crate::role::Role;
use crate::work_order::stage::Action;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who trusts a customer for whom nobody set a limit.
const TRUSTS: &[Role] = Action::PutOnAccount.roles();

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaleBook {
    pub id: i64,
    pub counter_sale_id: CounterSaleId,
    /// What was sold less what came back.
    pub standing: Money,
    /// The sum of its movements on account, for the lists.
    pub on_account: Money,
    /// What of it stands on tax invoices, reds taken off.
    pub invoiced: Money,
    /// Whoever bought asked for one.
    pub invoice_wanted: bool,
    pub version: i64,
}

impl SaleBook {
    pub const fn of(counter_sale_id: CounterSaleId, total: Money, on_account: Money) -> Self {
        Self {
            id: 0,
            counter_sale_id,
            standing: total,
            on_account,
            invoiced: Money::ZERO,
            invoice_wanted: false,
            version: 1,
        }
    }

    /// What of it goes off the account as so much comes back. The rest was paid, and goes back as money.
    pub fn off_account(&self, back: Money) -> Money {
        back.min(self.on_account)
    }

    /// What goes over the counter as so much comes back, with what goes back beside it of the deposits on old
    /// parts: whoever stands at the till counts out that.
    pub fn money_back(&self, back: Money, core: Money) -> Money {
        back - self.off_account(back) + core
    }
}

/// Whether so much of a sale may be trusted to its buyer: within the limit the manager set for them, by
/// whoever sells; where nobody set one, by the manager.
///
/// # Errors
/// `RoleMissing` where there is no limit, `OverAccountLimit` beyond it.
pub fn check_trusted(room: &AccountRoom, amount: Money, roles: &[Role]) -> Result<(), Refusal> {
    if room.account_limit.is_none() && !roles.iter().any(|role| TRUSTS.contains(role)) {
        return Err(Refusal::RoleMissing { roles: TRUSTS.to_vec() });
    }
    room.check(amount)
}
