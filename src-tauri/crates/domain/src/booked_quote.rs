//! What the customer was told when booking, beside what the lines come to.

use crate::appointment::Appointment;
use crate::folded::of_text;
use crate::line::Line;
use crate::money::Money;
use crate::trade_words::plain;
use crate::work_order::totals::expected_total;
use serde::Serialize;
use ts_rs::TS;

/// What the customer was told when booking, beside what the lines come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BookedQuote {
    pub quoted: Option<Money>,
    /// How much more the lines come to than was told; less below zero.
    pub over: Money,
    /// What was asked for and stands in no line yet.
    pub unlisted: Vec<String>,
}

impl BookedQuote {
    /// Nothing to tell when nothing was quoted and everything stands in the lines.
    pub fn of(booking: &Appointment, lines: &[Line]) -> Option<Self> {
        let names: Vec<String> = lines.iter().map(|line| plain(&line.figures.name)).collect();
        let unlisted: Vec<String> =
            booking.items.iter().filter(|item| !names.contains(&plain(item))).cloned().collect();
        if booking.estimate.is_none() && unlisted.is_empty() {
            return None;
        }
        let over = booking.estimate.map_or(Money::ZERO, |quoted| expected_total(lines) - quoted);
        Some(Self { quoted: booking.estimate, over, unlisted })
    }
}

/// Whether what somebody wants done names this part: by its name as the workshop says it, or by its
/// number with blanks and dashes or without.
pub fn names_part(item: &str, code: &str, name: &str) -> bool {
    let (wanted, number) = (plain(item), of_text(code));
    !wanted.is_empty() && (wanted == plain(name) || (!number.is_empty() && of_text(item) == number))
}
