//! Bookings from outside: what a platform, a mail or another program wrote, as a table (CSV), JSON, a
//! calendar (.ics) or cards (.vcf). Every kind comes down to names with texts, and those to a row.

mod calendar;
mod json;
mod row;
mod table;
mod told_again;

pub use row::{Incoming, IncomingProblem};
pub use told_again::{BookingArrival, IncomingStep, ToldBefore};

use crate::dates::ShopZone;
use crate::refusal::{FieldProblem, Refusal};
use chrono::{DateTime, Utc};

/// A day's worth of the largest platform, many times over.
const MAX_INCOMING: usize = 500;
const MAX_INCOMING_CHARS: usize = 400_000;

/// The bookings of a text, in the order in which they stand there.
///
/// # Errors
/// `BadField` on `text` where it is empty, no kind that is known, or longer than is read at once.
pub fn incoming(text: &str, zone: ShopZone, now: DateTime<Utc>) -> Result<Vec<Incoming>, Refusal> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(Refusal::bad("text", FieldProblem::Empty));
    }
    if text.chars().count() > MAX_INCOMING_CHARS {
        return Err(Refusal::bad("text", FieldProblem::TooLong));
    }
    let upper: String = text.chars().take(15).map(|c| c.to_ascii_uppercase()).collect();
    let found = if upper == "BEGIN:VCALENDAR"
        || upper.starts_with("BEGIN:VCARD")
        || upper.starts_with("BEGIN:VEVENT")
    {
        calendar::parts(text)
    } else if text.starts_with(['[', '{']) {
        json::objects(text)
    } else {
        table::rows(text)
    };
    let found = found.filter(|found| !found.is_empty());
    let found = found.ok_or_else(|| Refusal::bad("text", FieldProblem::Unknown))?;
    if found.len() > MAX_INCOMING {
        return Err(Refusal::bad("text", FieldProblem::TooLarge));
    }
    Ok(found.iter().map(|named| row::of(named, zone, now)).collect())
}
