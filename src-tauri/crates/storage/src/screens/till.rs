//! What the till has to do with, and what came in.

use super::MAX_ROWS;
use crate::record::select;
use crate::{Reader, Result, instant};
use chrono::{DateTime, Utc};
use domain::ids::WorkOrderId;
use domain::line::Payer;
use domain::money::Money;
use domain::plate::{Plate, PlateColour};
use domain::settlement::PaymentMeans;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) const OWED_ON_ACCOUNT: &str = "SELECT coalesce(sum(on_account), 0) FROM settlement
     WHERE on_account > 0 AND customer_id > 0 AND state IN ('open', 'settled')";
pub(crate) const ON_ACCOUNT: &str = include_str!("on_account.sql");
pub(crate) const TAKINGS: &str = "SELECT means, sum(amount) AS amount, count(*) AS count FROM payment
     WHERE at >= ?1 AND at < ?2 AND means NOT IN ('deposit', 'stored_value') GROUP BY means ORDER BY sum(amount) DESC";

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct OnAccountRow {
    pub settlement_id: i64,
    pub settlement_number: String,
    pub work_order_id: WorkOrderId,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub customer_name: String,
    /// Who was trusted: the insurer's debt is not the customer's.
    pub payer: Payer,
    pub payer_name: String,
    pub claim_number: String,
    pub on_account: Money,
    pub settled_at: Option<DateTime<Utc>>,
    /// The day of the sheet: from there it ages.
    pub since: DateTime<Utc>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct Takings {
    pub means: PaymentMeans,
    pub amount: Money,
    pub count: i64,
}

impl Reader<'_> {
    /// Sheets that were let go unpaid, the oldest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn sheets_on_account(&self) -> Result<Vec<OnAccountRow>> {
        select(self.connection(), ON_ACCOUNT, [MAX_ROWS])
    }

    /// What all of them come to, however many a list shows.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn owed_on_account(&self) -> Result<Money> {
        let fen = self.connection().prepare_cached(OWED_ON_ACCOUNT)?.query_row([], |row| row.get(0))?;
        Ok(Money(fen))
    }

    /// What came in between two instants, refunds taken off, by means. What was
    /// drawn down came in when it was paid.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn takings(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Vec<Takings>> {
        select(self.connection(), TAKINGS, [instant(from), instant(to)])
    }
}
