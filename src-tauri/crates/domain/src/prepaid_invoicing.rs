//! What a shop may choose of the invoices of prepaid money: see
//! [`crate::tax_invoice::prepaid`].

use crate::money::Money;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// When the shop makes out the invoice for prepaid money.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PrepaidInvoicing {
    /// 售卡、充值时: as the announcement has it.
    #[default]
    AtSale,
    /// 消费时: the package is sold as a service.
    AtUse,
}

impl PrepaidInvoicing {
    /// What of prepaid money that comes in is invoiced as it comes in.
    pub const fn of_sale(self, amount: Money) -> Money {
        match self {
            Self::AtSale => amount,
            Self::AtUse => Money::ZERO,
        }
    }
}
