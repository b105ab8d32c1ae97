//! What is agreed when somebody books, and what is said beside it at the
//! counter: the bounds of it, and how both are put together.

use crate::appointment::{Appointment, MAX_MINUTES, MIN_MINUTES};
use crate::customer::Customer;
use crate::dates::HALF_HOUR;
use crate::money::Money;
use crate::refusal::{FieldProblem, MAX_NAME_LEN, MAX_TEXT_LEN, Refusal, in_range, optional, required};
use chrono::{DateTime, TimeDelta, Utc};

/// A booking is often written down while the customer already waits.
pub const MINUTES_LATE: i64 = HALF_HOUR;
const MAX_DAYS_AHEAD: i64 = 731;
pub const MAX_ITEMS: usize = 30;

/// The time somebody books for.
///
/// # Errors
/// `BadField` for a time that is past or two years off.
pub fn start(starts_at: DateTime<Utc>, now: DateTime<Utc>) -> Result<DateTime<Utc>, Refusal> {
    if starts_at < now - TimeDelta::minutes(MINUTES_LATE) {
        return Err(Refusal::bad("starts_at", FieldProblem::InThePast));
    }
    if starts_at > now + TimeDelta::days(MAX_DAYS_AHEAD) {
        return Err(Refusal::bad("starts_at", FieldProblem::TooLarge));
    }
    Ok(starts_at)
}

/// How long the stay is.
///
/// # Errors
/// `BadField` where it is shorter or longer than any stay.
pub fn length(minutes: i64) -> Result<i64, Refusal> {
    match minutes {
        ..MIN_MINUTES => Err(Refusal::bad("minutes", FieldProblem::TooShort)),
        MIN_MINUTES..=MAX_MINUTES => Ok(minutes),
        _ => Err(Refusal::bad("minutes", FieldProblem::TooLarge)),
    }
}

/// Who is called about the booking. A stranger leaves name and phone; of a
/// known customer they are on file. The phone comes in as it is kept.
///
/// # Errors
/// `BadField` for a stranger without name or phone, or for a text too long.
pub fn contact(name: &str, phone: String, customer: Option<&Customer>) -> Result<(String, String), Refusal> {
    let name = optional("contact_name", name, MAX_NAME_LEN)?;
    let Some(customer) = customer else {
        required("contact_name", &name, MAX_NAME_LEN)?;
        required("contact_phone", &phone, MAX_NAME_LEN)?;
        return Ok((name, phone));
    };
    let or = |typed: String, contact: &String, own: &String| {
        [typed, contact.clone(), own.clone()].into_iter().find(|text| !text.is_empty()).unwrap_or_default()
    };
    Ok((
        or(name, &customer.contact_name, &customer.name),
        or(phone, &customer.contact_phone, &customer.phone),
    ))
}

/// What is to be done, without the lines left blank.
///
/// # Errors
/// `BadField` for too many lines, or one too long.
pub fn items(typed: &[String]) -> Result<Vec<String>, Refusal> {
    if typed.len() > MAX_ITEMS {
        return Err(Refusal::bad("items", FieldProblem::TooLarge));
    }
    let mut items = Vec::new();
    for item in typed {
        let item = optional("items", item, MAX_NAME_LEN)?;
        if !item.is_empty() {
            items.push(item);
        }
    }
    Ok(items)
}

/// What was quoted on the telephone, if anything was.
///
/// # Errors
/// `BadField` below nought or beyond any amount.
pub fn quoted(estimate: Option<Money>) -> Result<Option<Money>, Refusal> {
    estimate.map(|amount| in_range("estimate", amount.0, Money::MAX.0).map(Money)).transpose()
}

/// What the customer said on the phone, what was asked for, and what is said
/// at the counter, unless it is the same again.
pub fn symptom_at_arrival(booking: &Appointment, told: &str) -> String {
    let parts = [booking.symptom.clone(), booking.items.join("、")];
    let booked: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let said_before = told.is_empty() || booked.iter().any(|part| part == told);
    let booked: String = booked.join("\n").chars().take(MAX_TEXT_LEN).collect();
    match booked.is_empty() {
        _ if said_before => booked,
        true => told.to_owned(),
        // Too long together is refused by the visit: nothing said is cut off unseen.
        false => format!("{booked}\n{told}"),
    }
}
