//! What tests ask a till for in its own words: parts of a payment, days, and the commands
//! that are made ready before they are written.

use crate::MORNING;
use crate::typed::Command;
use chrono::NaiveDate;
use domain::money::Money;
use domain::settlement::PaymentMeans;
use features::till::PaymentPart;
use kernel::host::Prepare;

/// A command that is made ready before its transaction, asked like any other.
pub struct Prepares;

/// Its answer is a function that may borrow nothing and has no name: it is told by the
/// lifetime of what it is made ready with.
pub trait Prepared<'a, Ask>: Fn(&'a Prepare<'a>, Ask) -> <Self as Prepared<'a, Ask>>::Work {
    type Work;
}

impl<'a, Ask, Work, F: Fn(&'a Prepare<'a>, Ask) -> Work> Prepared<'a, Ask> for F {
    type Work = Work;
}

impl<F: for<'a> Prepared<'a, Ask>, Ask> Command<Prepares, Ask, ()> for F {}

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
