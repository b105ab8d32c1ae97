//! What is on account, sheet by sheet: of everybody, and of one payer.

use crate::record::select;
use crate::{Reader, Result};
use chrono::{DateTime, Utc};
use domain::account::Debtor;
use domain::ids::{CustomerId, SettlementId, WorkOrderId};
use domain::line::Payer;
use domain::money::Money;
use domain::plate::{Plate, PlateColour};
use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

// The index of what is on account stands by customer: whoever pays, it is read
// from there, and holds no sheet that is paid.
pub(crate) const ALL_ON_ACCOUNT: &str =
    concat!(include_str!("account_sheets.sql"), " > 0 ORDER BY since, settlement.id");
pub(crate) const ON_ACCOUNT_OF_CUSTOMER: &str = concat!(
    include_str!("account_sheets.sql"),
    " = ?1 AND settlement.payer = 'customer' ORDER BY since, settlement.id"
);
pub(crate) const ON_ACCOUNT_OF_PAYER: &str = concat!(
    include_str!("account_sheets.sql"),
    " > 0 AND settlement.payer = ?1 AND settlement.payer_name = ?2 ORDER BY since, settlement.id"
);

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct AccountSheet {
    pub settlement_id: SettlementId,
    pub settlement_number: String,
    pub work_order_id: WorkOrderId,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub customer_id: CustomerId,
    pub customer_name: String,
    pub payer: Payer,
    pub payer_name: String,
    pub claim_number: String,
    pub on_account: Money,
    /// Since when it is on account.
    pub since: DateTime<Utc>,
}

impl AccountSheet {
    pub fn debtor(&self) -> Debtor {
        Debtor::of(self.payer, &self.payer_name, self.customer_id)
    }
}

impl Reader<'_> {
    /// All of them, the oldest first: what is left off would be owed by nobody.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn all_on_account(&self) -> Result<Vec<AccountSheet>> {
        select(self.connection(), ALL_ON_ACCOUNT, [])
    }

    /// What one payer has on account, the oldest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn on_account_of(&self, debtor: &Debtor) -> Result<Vec<AccountSheet>> {
        match debtor.customer_id {
            Some(customer) => select(self.connection(), ON_ACCOUNT_OF_CUSTOMER, [customer.0]),
            None => {
                let payer = debtor.payer.code();
                select(self.connection(), ON_ACCOUNT_OF_PAYER, params![payer, debtor.payer_name])
            }
        }
    }
}
