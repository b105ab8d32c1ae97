//! Deposits on old parts that are to come, and what became of them.

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result, instant};
use chrono::{DateTime, Utc};
use domain::core_deposit::{CoreDeposit, CoreMovement, CoreTerms};
use domain::ids::{CoreDepositId, CounterSaleId, LineId, PartId, WorkOrderId};
use domain::settlement::Payment;

// A program that does not know the deposit of a receipt would take its sum for damaged.
pub(crate) const STEPS: &[Step] =
    &[dated!("", "2026-11-30-1312-core-deposits", opens 26), dated!("2026-12-01-0311-unused-cores")];

pub(crate) const TERMS: &str = "SELECT * FROM core_terms WHERE part_id = ?1";
pub(crate) const OPEN: &str =
    "SELECT * FROM core_deposit WHERE settled_at IS NULL AND due_on > '' ORDER BY due_on, id LIMIT ?1";
pub(crate) const OF_SALE: &str = "SELECT * FROM core_deposit WHERE counter_sale_id = ?1 ORDER BY id";
pub(crate) const OF_VISIT: &str = "SELECT * FROM core_deposit WHERE work_order_id = ?1 ORDER BY id";
pub(crate) const OF_LINE: &str = "SELECT * FROM core_deposit WHERE line_id = ?1 ORDER BY id";
pub(crate) const MOVED: &str = "SELECT * FROM core_movement WHERE core_deposit_id = ?1 ORDER BY id";
pub(crate) const PAID: &str = "SELECT * FROM payment WHERE core_deposit_id = ?1 ORDER BY id";
pub(crate) const KEPT: &str =
    "SELECT * FROM core_movement WHERE kind = 'kept' AND at >= ?1 AND at < ?2 ORDER BY id";

impl Reader<'_> {
    /// What a part carries; none where nobody said.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn core_terms(&self, part: PartId) -> Result<Option<CoreTerms>> {
        Ok(select(self.connection(), TERMS, [part.0])?.pop())
    }

    /// Those of which something is left, whose days end first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn open_core_deposits(&self, limit: i64) -> Result<Vec<CoreDeposit>> {
        select(self.connection(), OPEN, [limit])
    }

    /// What was taken with a sale.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn core_deposits_of_sale(&self, sale: CounterSaleId) -> Result<Vec<CoreDeposit>> {
        select(self.connection(), OF_SALE, [sale.0])
    }

    /// What was taken for the parts of a visit.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn core_deposits_of_visit(&self, order: WorkOrderId) -> Result<Vec<CoreDeposit>> {
        select(self.connection(), OF_VISIT, [order.0])
    }

    /// What was taken for one line of a visit.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn core_deposits_of_line(&self, line: LineId) -> Result<Vec<CoreDeposit>> {
        select(self.connection(), OF_LINE, [line.0])
    }

    /// What became of one.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn core_movements(&self, of: CoreDepositId) -> Result<Vec<CoreMovement>> {
        select(self.connection(), MOVED, [of.0])
    }

    /// Its receipts, and those of what went back.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn payments_of_core_deposit(&self, of: CoreDepositId) -> Result<Vec<Payment>> {
        select(self.connection(), PAID, [of.0])
    }

    /// What the shop kept between two instants.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn cores_kept(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Vec<CoreMovement>> {
        select(self.connection(), KEPT, [instant(from), instant(to)])
    }
}
