//! Vouchers, and the receipts that name them.

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result};
use chrono::NaiveDate;
use domain::ids::{CustomerId, VoucherId};
use domain::settlement::Payment;
use domain::voucher::{Voucher, VoucherState};

// A program that does not know the number on a receipt would call it damaged.
pub(crate) const STEPS: &[Step] = &[dated!("", "2026-11-29-0910-vouchers", opens 22)];

pub(crate) const NUMBERED: &str = "SELECT * FROM voucher WHERE number = ?1";
pub(crate) const OF_CUSTOMER: &str = "SELECT * FROM voucher WHERE customer_id = ?1 ORDER BY id DESC LIMIT ?2";
pub(crate) const NAMING: &str =
    "SELECT * FROM payment WHERE voucher_number = ?1 AND voucher_number <> '' ORDER BY id";

/// Of the shop's vouchers the newest before one, which stand so today and whose
/// number or name has a text in it.
pub(crate) fn standing_sql(state: VoucherState) -> String {
    let paid = "(SELECT coalesce(sum(amount), 0) FROM payment
         WHERE voucher_number = voucher.number AND voucher_number <> '')";
    let stands = match state {
        VoucherState::Used => format!("{paid} > 0"),
        VoucherState::Withdrawn => format!("withdrawn_at IS NOT NULL AND {paid} <= 0"),
        VoucherState::Expired => format!("withdrawn_at IS NULL AND valid_until < ?4 AND {paid} <= 0"),
        VoucherState::Open => format!("withdrawn_at IS NULL AND valid_until >= ?4 AND {paid} <= 0"),
    };
    format!(
        "SELECT * FROM voucher WHERE id < ?1 AND (instr(number, ?2) > 0 OR instr(name, ?3) > 0)
         AND ?4 <> '' AND {stands} ORDER BY id DESC LIMIT ?5"
    )
}

impl Reader<'_> {
    /// The voucher of a number.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn voucher_numbered(&self, number: &str) -> Result<Option<Voucher>> {
        Ok(select(self.connection(), NUMBERED, [number])?.pop())
    }

    /// The vouchers made out to a customer.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn vouchers_of_customer(&self, customer: CustomerId, limit: i64) -> Result<Vec<Voucher>> {
        select(self.connection(), OF_CUSTOMER, [customer.0, limit])
    }

    /// Those that stand so on a day; `number` and `name` are what was typed to find
    /// them by, empty for all. Without a number they are found by name only.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn vouchers_standing(
        &self,
        state: VoucherState,
        today: NaiveDate,
        (number, name): (Option<&str>, &str),
        before: Option<VoucherId>,
        limit: i64,
    ) -> Result<Vec<Voucher>> {
        let before = before.map_or(i64::MAX, |id| id.0);
        let params = rusqlite::params![before, number, name, today.to_string(), limit];
        select(self.connection(), &standing_sql(state), params)
    }

    /// All receipts that name a number, what went back among them.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn payments_naming(&self, number: &str) -> Result<Vec<Payment>> {
        select(self.connection(), NAMING, [number])
    }
}
