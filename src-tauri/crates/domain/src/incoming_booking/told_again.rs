//! What a booking from outside becomes when it is told, and what when it is told once more: its writer moved it,
//! or called it off.

use super::row::{Incoming, IncomingProblem};
use crate::appointment::Appointment;
use crate::booking_wish::{BookingWish, WishState};
use crate::ids::{AppointmentId, PersonId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// That a booking from outside came in, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookingArrival {
    pub id: i64,
    pub mark: String,
    pub appointment_id: Option<AppointmentId>,
    pub wish_id: Option<i64>,
    pub person_id: PersonId,
    pub at: DateTime<Utc>,
    /// The time its writer told last; nothing where none was told, or nobody kept it yet.
    pub starts_at: Option<DateTime<Utc>>,
}

impl BookingArrival {
    /// Its writer told another time before.
    fn tells_otherwise(&self, at: DateTime<Utc>) -> bool {
        self.starts_at.is_some_and(|told| told != at)
    }

    /// As its writer tells it now, where the shop put it there already: told otherwise later, it moves from here.
    pub fn agrees(&self, told: &Incoming, booking: Option<&Appointment>) -> Option<Self> {
        let at = told.starts_at.filter(|at| told.problem.is_none() && self.starts_at != Some(*at))?;
        booking.filter(|booking| booking.starts_at == at)?;
        Some(Self { starts_at: Some(at), ..self.clone() })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum IncomingStep {
    /// It is booked, or waits for room.
    Books,
    /// It is in the book, or waits for room, and is told at another time now.
    Moves,
    /// It is in the book or on the waiting list, and its writer called it off.
    CallsOff,
    /// It came in before as it stands, or something is wrong with it.
    Nothing,
}

/// What became of it when it was told first.
#[derive(Clone, Copy, Debug)]
pub struct ToldBefore<'a> {
    pub arrival: &'a BookingArrival,
    pub booking: Option<&'a Appointment>,
    pub wish: Option<&'a BookingWish>,
}

impl Incoming {
    /// How it stands in its writer's own words; none where that is a code of calendars (RFC 5545, 3.8.1.11).
    pub fn own_words(&self) -> &str {
        if self.state.is_ascii() { "" } else { &self.state }
    }

    /// What taking it in does. What the shop itself moved meanwhile stays where it was put: only a time that its
    /// writer told otherwise before is another one. Who has come, or was called off, is nobody's to move.
    pub fn step(&self, before: Option<ToldBefore<'_>>) -> IncomingStep {
        let Some(ToldBefore { arrival, booking, wish }) = before else {
            return if self.problem.is_none() { IncomingStep::Books } else { IncomingStep::Nothing };
        };
        let booking = booking.filter(|booking| booking.stage.is_expected());
        let waits = wish.is_some_and(|wish| wish.state == WishState::Waiting);
        match (self.problem, self.starts_at, booking) {
            (Some(IncomingProblem::CalledOff), _, booking) if booking.is_some() || waits => {
                IncomingStep::CallsOff
            }
            (None, Some(at), Some(booking)) if arrival.tells_otherwise(at) && at != booking.starts_at => {
                IncomingStep::Moves
            }
            (None, Some(at), None) if waits && arrival.starts_at != Some(at) => IncomingStep::Moves,
            _ => IncomingStep::Nothing,
        }
    }
}
