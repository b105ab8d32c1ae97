//! Document numbers: prefix, day, running number of the day.

use crate::{Result, Writer};
use chrono::NaiveDate;

impl Writer<'_> {
    /// The next number of its kind and day. It is taken inside the transaction
    /// of the document: what is rolled back gives its number back.
    pub fn next_number(&self, prefix: &str, day: NaiveDate) -> Result<String> {
        let day_text = day.format("%Y%m%d").to_string();
        let last: i64 = self
            .connection()
            .prepare_cached(
                "INSERT INTO number_series (prefix, day, last) VALUES (?1, ?2, 1)
             ON CONFLICT (prefix, day) DO UPDATE SET last = last + 1 RETURNING last",
            )?
            .query_row([prefix, &day_text], |row| row.get(0))?;
        Ok(format!("{prefix}{day_text}{last:03}"))
    }
}
