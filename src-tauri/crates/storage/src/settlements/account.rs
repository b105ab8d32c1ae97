//! What moved on account, and the statements made out of it.

use crate::instant::instant;
use crate::record::select;
use crate::{Reader, Result};
use chrono::{DateTime, Utc};
use domain::account::Debtor;
use domain::account::movement::AccountMovement;
use domain::account::statement::AccountStatement;
use domain::ids::{AccountMovementId, CounterSaleId, PaymentId, SettlementId, WorkOrderId};
use domain::money::Money;
use domain::plate::{Plate, PlateColour};
use domain::settlement::PaymentMeans;
use rusqlite::{Params, params};
use serde::{Deserialize, Serialize};

pub(crate) const OF_SHEET: &str = "SELECT sum(amount) FROM account_movement WHERE settlement_id = ?1";
pub(crate) const COLLECTED: &str = "SELECT payment_id FROM account_movement INDEXED BY account_movement_order
     WHERE work_order_id = ?1 AND payment_id IS NOT NULL AND amount < 0";
pub(crate) const NEWEST_OF_DEBTOR: &str = "SELECT max(id) FROM account_movement
     WHERE payer = ?1 AND payer_name = ?2 AND customer_id IS ?3
       AND id < coalesce((SELECT min(id) FROM account_movement
           WHERE payer = ?1 AND payer_name = ?2 AND customer_id IS ?3 AND at >= ?4), 9223372036854775807)";
pub(crate) const BEFORE: &str = "SELECT coalesce(sum(amount), 0) FROM account_movement
     WHERE payer = ?1 AND payer_name = ?2 AND customer_id IS ?3 AND id <= ?4 AND iif(?6 <> 0, id <= ?6, at < ?5)";
pub(crate) const MOVED: &str = "SELECT account_movement.*,
         coalesce(settlement.number, counter_sale.number) AS settlement_number,
         coalesce(settlement.claim_number, '') AS claim_number, payment.number AS payment_number, payment.means,
         vehicle.plate, coalesce(vehicle.plate_colour, 'blue') AS plate_colour,
         account_customer.name AS customer_name
     FROM account_movement
     LEFT JOIN settlement ON settlement.id = account_movement.settlement_id
     LEFT JOIN work_order ON work_order.id = account_movement.work_order_id
     LEFT JOIN vehicle ON vehicle.id = work_order.vehicle_id
     LEFT JOIN counter_sale ON counter_sale.id = account_movement.counter_sale_id
     LEFT JOIN customer AS account_customer
         ON account_customer.id = coalesce(settlement.customer_id, counter_sale.customer_id)
     LEFT JOIN payment ON payment.id = account_movement.payment_id
     WHERE account_movement.payer = ?1 AND account_movement.payer_name = ?2
       AND account_movement.customer_id IS ?3 AND account_movement.id <= ?4
       AND account_movement.at < ?6 AND iif(?7 <> 0, account_movement.id > ?7, account_movement.at >= ?5)
     ORDER BY account_movement.at, account_movement.id";
pub(crate) const OPEN_AT: &str = "SELECT account_movement.settlement_id, account_movement.counter_sale_id,
         coalesce(settlement.number, counter_sale.number) AS settlement_number,
         coalesce(settlement.claim_number, '') AS claim_number,
         coalesce(settlement.issued_at, counter_sale.sold_at) AS issued_at,
         coalesce(settlement.total, counter_sale.total) AS total, sum(account_movement.amount) AS amount,
         vehicle.plate, coalesce(vehicle.plate_colour, 'blue') AS plate_colour,
         account_customer.name AS customer_name
     FROM account_movement
     LEFT JOIN settlement ON settlement.id = account_movement.settlement_id
     LEFT JOIN work_order ON work_order.id = account_movement.work_order_id
     LEFT JOIN vehicle ON vehicle.id = work_order.vehicle_id
     LEFT JOIN counter_sale ON counter_sale.id = account_movement.counter_sale_id
     LEFT JOIN customer AS account_customer
         ON account_customer.id = coalesce(settlement.customer_id, counter_sale.customer_id)
     WHERE account_movement.payer = ?1 AND account_movement.payer_name = ?2
       AND account_movement.customer_id IS ?3 AND account_movement.id <= ?4 AND account_movement.at < ?5
     GROUP BY account_movement.settlement_id, account_movement.counter_sale_id
     HAVING sum(account_movement.amount) <> 0
     ORDER BY issued_at, account_movement.settlement_id, account_movement.counter_sale_id";
pub(crate) const STATEMENTS: &str = "SELECT * FROM account_statement
     WHERE payer = ?1 AND payer_name = ?2 AND customer_id IS ?3 ORDER BY id DESC LIMIT ?4";

/// Some days of one payer, as far as one movement tells them.
#[derive(Clone, Copy, Debug)]
pub struct AccountDays<'a> {
    pub of: &'a Debtor,
    pub last: AccountMovementId,
    /// Where those before ended; nought where the days alone say so, and below it where they
    /// ended before anything had moved.
    pub after: AccountMovementId,
    /// The first instant, and the first one after.
    pub from: DateTime<Utc>,
    pub to: DateTime<Utc>,
}

/// A movement with what people know it by.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MovementRow {
    #[serde(flatten)]
    pub movement: AccountMovement,
    /// The number of its sheet, or of its sale.
    pub settlement_number: String,
    pub claim_number: String,
    pub payment_number: Option<String>,
    pub means: Option<PaymentMeans>,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub customer_name: String,
}

/// A sheet or a sale with what it has open.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OpenAt {
    pub settlement_id: Option<SettlementId>,
    pub counter_sale_id: Option<CounterSaleId>,
    pub settlement_number: String,
    pub claim_number: String,
    pub issued_at: DateTime<Utc>,
    pub total: Money,
    pub amount: Money,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub customer_name: String,
}

#[derive(Deserialize)]
struct Collected {
    payment_id: PaymentId,
}

impl Reader<'_> {
    fn fen(&self, sql: &str, params: impl Params) -> Result<Option<i64>> {
        Ok(self.connection().prepare_cached(sql)?.query_row(params, |row| row.get(0))?)
    }

    /// What is on account of one sheet by its movements.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn on_account_by_movements(&self, sheet: SettlementId) -> Result<Money> {
        Ok(Money(self.fen(OF_SHEET, [sheet.0])?.unwrap_or(0)))
    }

    /// The receipts of a visit's sheets that are of money that was on account.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn collected_on_account(&self, order: WorkOrderId) -> Result<Vec<PaymentId>> {
        let rows: Vec<Collected> = select(self.connection(), COLLECTED, [order.0])?;
        Ok(rows.into_iter().map(|row| row.payment_id).collect())
    }

    /// The last one of this payer before the first that is of this moment or later: nought
    /// where nothing had moved by then. All up to it moved before, whatever the computer's
    /// clock said in between.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn last_account_movement(&self, of: &Debtor, before: DateTime<Utc>) -> Result<AccountMovementId> {
        let (payer, name, customer) = of.key();
        let newest = self.fen(NEWEST_OF_DEBTOR, params![payer, name, customer, instant(before)])?;
        Ok(AccountMovementId(newest.unwrap_or(0)))
    }

    /// What this payer owed before the first of the days.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn on_account_before(&self, days: &AccountDays<'_>) -> Result<Money> {
        let (payer, name, customer) = days.of.key();
        let params = params![payer, name, customer, days.last.0, instant(days.from), days.after.0];
        Ok(Money(self.fen(BEFORE, params)?.unwrap_or(0)))
    }

    /// What moved on a payer's account within the days.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn moved_on_account(&self, days: &AccountDays<'_>) -> Result<Vec<MovementRow>> {
        let (payer, name, customer) = days.of.key();
        let (from, to) = (instant(days.from), instant(days.to));
        let params = params![payer, name, customer, days.last.0, from, to, days.after.0];
        select(self.connection(), MOVED, params)
    }

    /// Sheet by sheet, at the end of the days; the oldest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn open_on_account_after(&self, days: &AccountDays<'_>) -> Result<Vec<OpenAt>> {
        let (payer, name, customer) = days.of.key();
        select(self.connection(), OPEN_AT, params![payer, name, customer, days.last.0, instant(days.to)])
    }

    /// The newest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn statements_of(&self, of: &Debtor, limit: i64) -> Result<Vec<AccountStatement>> {
        let (payer, name, customer) = of.key();
        select(self.connection(), STATEMENTS, params![payer, name, customer, limit])
    }
}
