//! What was sold over the counter, and what came back of it.

pub(crate) mod books;

pub use books::{AccountSale, SaleToInvoiceRow};

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result, instant};
use chrono::{DateTime, Utc};
use domain::counter_sale::{CounterReturn, CounterReturnLine, CounterSale, CounterSaleLine};
use domain::ids::{CounterReturnId, CounterSaleId};
use domain::settlement::Payment;

// A program that does not know the sale of a receipt would take its sum for damaged.
pub(crate) const STEPS: &[Step] = &[
    dated!("", "2026-11-30-1226-counter-sales", opens 25),
    dated!("2026-11-30-1301-sold-units"),
    // One that does not know of sales on account would take what is owed for less.
    dated!("", "2026-11-30-1302-sales-on-the-books", opens 26),
];

pub(crate) const NEWEST: &str = "SELECT * FROM counter_sale WHERE id < ?1 ORDER BY id DESC LIMIT ?2";
pub(crate) const LINES: &str =
    "SELECT * FROM counter_sale_line WHERE counter_sale_id = ?1 ORDER BY position, id";
pub(crate) const RETURNS: &str = "SELECT * FROM counter_return WHERE counter_sale_id = ?1 ORDER BY id";
pub(crate) const RETURN_LINES: &str =
    "SELECT * FROM counter_return_line WHERE counter_return_id = ?1 ORDER BY id";
pub(crate) const BACK: &str = "SELECT counter_return_line.* FROM counter_return
     CROSS JOIN counter_return_line ON counter_return_line.counter_return_id = counter_return.id
     WHERE counter_return.counter_sale_id = ?1 ORDER BY counter_return_line.id";
pub(crate) const PAID_FOR: &str = "SELECT * FROM payment WHERE counter_sale_id = ?1 ORDER BY id";
pub(crate) const SOLD: &str = "SELECT * FROM counter_sale WHERE sold_at >= ?1 AND sold_at < ?2 ORDER BY id";
pub(crate) const TAKEN_BACK: &str = "SELECT * FROM counter_return WHERE at >= ?1 AND at < ?2 ORDER BY id";

impl Reader<'_> {
    /// Sales of everybody, the newest first, from below an id.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn counter_sales_before(
        &self,
        before: Option<CounterSaleId>,
        limit: i64,
    ) -> Result<Vec<CounterSale>> {
        select(self.connection(), NEWEST, [before.map_or(i64::MAX, |id| id.0), limit])
    }

    /// What was sold by one sale.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn counter_sale_lines(&self, sale: CounterSaleId) -> Result<Vec<CounterSaleLine>> {
        select(self.connection(), LINES, [sale.0])
    }

    /// Each time something of a sale came back.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn counter_returns(&self, sale: CounterSaleId) -> Result<Vec<CounterReturn>> {
        select(self.connection(), RETURNS, [sale.0])
    }

    /// What came back at one time.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn counter_return_lines(&self, of: CounterReturnId) -> Result<Vec<CounterReturnLine>> {
        select(self.connection(), RETURN_LINES, [of.0])
    }

    /// All that came back of a sale.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn counter_sale_back(&self, sale: CounterSaleId) -> Result<Vec<CounterReturnLine>> {
        select(self.connection(), BACK, [sale.0])
    }

    /// The receipts of a sale, and of what went back of it.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn payments_of_counter_sale(&self, sale: CounterSaleId) -> Result<Vec<Payment>> {
        select(self.connection(), PAID_FOR, [sale.0])
    }

    /// What was sold between two instants.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn counter_sold(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Vec<CounterSale>> {
        select(self.connection(), SOLD, [instant(from), instant(to)])
    }

    /// What came back between two instants.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn counter_taken_back(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Vec<CounterReturn>> {
        select(self.connection(), TAKEN_BACK, [instant(from), instant(to)])
    }
}
