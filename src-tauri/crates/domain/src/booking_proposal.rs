//! How long a car will stay and what it will cost, as far as the catalogue knows what is wanted.

use crate::appointment::MAX_MINUTES;
use crate::dates::HALF_HOUR;
use crate::line_figures::LineFigures;
use crate::money::Money;
use crate::refusal::Refusal;
use serde::Serialize;
use ts_rs::TS;

/// Hours are kept in hundredths.
const MINUTES_OF_100_HUNDREDTHS: i64 = 60;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BookingProposal {
    /// By the standard hours, up to the half hour; none where what is known takes no time.
    pub minutes: Option<i64>,
    pub estimate: Money,
    /// What the catalogue does not know, and nothing here counts.
    pub unknown: Vec<String>,
}

/// None where the catalogue knows nothing of what is wanted.
///
/// # Errors
/// What an amount of the catalogue is refused for.
pub fn proposed(known: &[LineFigures], unknown: Vec<String>) -> Result<Option<BookingProposal>, Refusal> {
    if known.is_empty() {
        return Ok(None);
    }
    let (mut hundredths, mut estimate) = (0, Money::ZERO);
    for figures in known {
        if figures.kind.is_by_hours() {
            hundredths += figures.hours.0;
        }
        estimate += figures.amount()?;
    }
    let minutes = (hundredths * MINUTES_OF_100_HUNDREDTHS + 99) / 100;
    let halves = (minutes + HALF_HOUR - 1) / HALF_HOUR;
    let minutes = (halves > 0).then(|| (halves * HALF_HOUR).min(MAX_MINUTES));
    Ok(Some(BookingProposal { minutes, estimate, unknown }))
}
