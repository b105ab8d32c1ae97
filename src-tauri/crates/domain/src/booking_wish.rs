//! The waiting list of the book: who would come if there were room.

use crate::appointment::Channel;
use crate::customer::Customer;
use crate::dates::{add_days, in_the_calendar};
use crate::ids::{AppointmentId, PersonId};
use crate::merge::is_told_by;
use crate::plate::Plate;
use crate::refusal::{FieldProblem, MAX_TEXT_LEN, Refusal, required};
use crate::trade::Trade;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nobody waits longer for an oil change.
const MAX_DAYS_WAITED: i64 = 366;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WishState {
    Waiting,
    Booked,
    Dropped,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BookingWish {
    pub id: i64,
    pub state: WishState,
    pub channel: Channel,
    pub contact_name: String,
    #[serde(serialize_with = "crate::visibility::contact")]
    pub contact_phone: String,
    pub plate: Option<Plate>,
    pub model: String,
    pub symptom: String,
    pub items: Vec<String>,
    pub minutes: i64,
    pub trade: Trade,
    /// The first and the last day on which it would suit.
    pub from_day: NaiveDate,
    pub until_day: NaiveDate,
    /// What became of it.
    pub appointment_id: Option<AppointmentId>,
    pub reason: String,
    pub person_id: PersonId,
    pub created_at: DateTime<Utc>,
    pub version: i64,
}

impl BookingWish {
    /// # Errors
    /// `Conflict` where somebody booked or dropped it already.
    pub fn check_waiting(&self, version: i64) -> Result<(), Refusal> {
        if self.state == WishState::Waiting && self.version == version {
            return Ok(());
        }
        Err(Refusal::Conflict {
            entity: "booking_wish".to_owned(),
            id: self.id,
            yours: version,
            current: self.version,
        })
    }

    /// Whether one of these is who waits: it names no customer, and is known by a number that is theirs. The
    /// plate tells nothing, it may be of whoever had the car before.
    pub fn is_of(&self, customers: &[Customer]) -> bool {
        customers.iter().any(|customer| is_told_by(customer, &self.contact_phone))
    }

    /// Nobody waits any more, and nothing needs to say who did: personal data is kept as long as it is of use
    /// (个人信息保护法 art. 19).
    ///
    /// # Errors
    /// `BadField` without a reason.
    pub fn dropped(self, reason: &str) -> Result<Self, Refusal> {
        let reason = required("reason", reason, MAX_TEXT_LEN)?;
        Ok(Self { state: WishState::Dropped, reason, ..self.without_person("") })
    }

    /// What was wished for and what became of it, without who it was and what they said.
    pub fn without_person(self, placeholder: &str) -> Self {
        Self {
            contact_name: placeholder.to_owned(),
            contact_phone: String::new(),
            plate: None,
            symptom: String::new(),
            ..self
        }
    }
}

/// The days somebody would come on.
///
/// # Errors
/// `BadField` for days of no calendar, in the wrong order, past or too far off.
pub fn wished_days(
    from: NaiveDate,
    until: NaiveDate,
    today: NaiveDate,
) -> Result<(NaiveDate, NaiveDate), Refusal> {
    let (from, until) = (in_the_calendar("from_day", from)?, in_the_calendar("until_day", until)?);
    if until < today {
        return Err(Refusal::bad("until_day", FieldProblem::InThePast));
    }
    if until < from {
        return Err(Refusal::bad("until_day", FieldProblem::TooShort));
    }
    if until > add_days(today, MAX_DAYS_WAITED) {
        return Err(Refusal::bad("until_day", FieldProblem::TooLarge));
    }
    Ok((from, until))
}
