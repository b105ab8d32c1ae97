//! Document numbers: prefix, day, running number of the day.

use crate::record::{Record, select};
use crate::{Reader, Result, Writer};
use chrono::NaiveDate;
use domain::work_order::WorkOrder;

pub(crate) const CERTIFIED: &str =
    "SELECT 1 FROM work_order WHERE certificate_number = ?1 AND certificate_number <> ''";
pub(crate) const CERTIFIED_ORDER: &str =
    "SELECT * FROM work_order WHERE certificate_number = ?1 AND certificate_number <> '' ORDER BY id LIMIT 1";

impl Reader<'_> {
    /// The visit that left with this completion certificate.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn order_certified(&self, number: &str) -> Result<Option<WorkOrder>> {
        Ok(select(self.connection(), CERTIFIED_ORDER, [number])?.pop())
    }
}

impl Writer<'_> {
    /// The next number of its kind and day. It is taken inside the transaction
    /// of the document: what is rolled back gives its number back. One that a
    /// document bears already is passed over: a damaged series, or two kinds of
    /// document under one prefix, keep nobody from writing.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn next_number<R: Record>(&self, prefix: &str, day: NaiveDate) -> Result<String> {
        let taken = format!("SELECT 1 FROM {} WHERE number = ?1", R::TABLE);
        self.next_of_series(prefix, day, &taken)
    }

    /// The next number of the shop's own completion certificates: they stand with
    /// their visits, beside those an authority numbered.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn next_certificate_number(&self, prefix: &str, day: NaiveDate) -> Result<String> {
        self.next_of_series(prefix, day, CERTIFIED)
    }

    fn next_of_series(&self, prefix: &str, day: NaiveDate, taken: &str) -> Result<String> {
        let day_text = day.format("%Y%m%d").to_string();
        let mut next = self.connection().prepare_cached(
            "INSERT INTO number_series (prefix, day, last) VALUES (?1, ?2, 1)
             ON CONFLICT (prefix, day) DO UPDATE SET last = last + 1 RETURNING last",
        )?;
        let mut taken = self.connection().prepare_cached(taken)?;
        loop {
            let last: i64 = next.query_row([prefix, &day_text], |row| row.get(0))?;
            let number = format!("{prefix}{day_text}{last:03}");
            if !taken.exists([&number])? {
                return Ok(number);
            }
        }
    }
}
