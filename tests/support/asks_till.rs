//! What tests ask a till for in its own words: parts of a payment, and days.

use crate::MORNING;
use chrono::NaiveDate;
use domain::money::Money;
use domain::settlement::PaymentMeans;
use features::till::PaymentPart;

/// So much by one means, and no change.
pub fn part(means: PaymentMeans, amount: i64) -> PaymentPart {
    PaymentPart { means, amount: Money(amount), tendered: Money(amount), voucher: None }
}

/// Notes that are more than what is paid with them.
pub fn cash(amount: i64, tendered: i64) -> PaymentPart {
    PaymentPart { tendered: Money(tendered), ..part(PaymentMeans::Cash, amount) }
}

/// A day as it is written.
#[track_caller]
pub fn day(written: &str) -> NaiveDate {
    written.parse().unwrap_or_else(|error| panic!("{written}: {error}"))
}

/// The day of `MORNING`.
pub fn monday() -> NaiveDate {
    let (date, _) = MORNING.split_once('T').expect("a day and an hour");
    day(date)
}
