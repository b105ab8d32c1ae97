//! Whether a booking still has a place: bays, and technicians of its trade, half hour by half hour.

use crate::appointment::{Appointment, end_of};
use crate::dates::{HALF_HOUR, whole_minutes};
use crate::ids::BayId;
use crate::refusal::Refusal;
use crate::trade::{Trade, TradeTechnicians};
use chrono::{DateTime, TimeDelta, Utc};

pub fn places_taken(appointments: &[Appointment], from: DateTime<Utc>, to: DateTime<Utc>) -> i64 {
    let taken = appointments.iter().filter(|one| one.takes_a_place_between(from, to)).count();
    i64::try_from(taken).unwrap_or(i64::MAX)
}

/// Cars of a trade that are worked on at some moment of a stretch of time.
pub fn technicians_taken(
    appointments: &[Appointment],
    trade: Trade,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> i64 {
    let taken =
        appointments.iter().filter(|one| one.trade == trade && one.takes_a_place_between(from, to)).count();
    i64::try_from(taken).unwrap_or(i64::MAX)
}

/// What the shop has at once.
#[derive(Clone, Copy, Debug)]
pub struct Capacity<'a> {
    pub bays: i64,
    /// Of a trade that is not among them none are counted.
    pub technicians: &'a [TradeTechnicians],
}

/// What a car takes of it.
#[derive(Clone, Copy, Debug)]
pub struct Stay {
    pub starts_at: DateTime<Utc>,
    pub minutes: i64,
    pub bay: Option<BayId>,
    pub trade: Trade,
}

impl Appointment {
    pub const fn stay(&self) -> Stay {
        Stay { starts_at: self.starts_at, minutes: self.minutes, bay: self.bay_id, trade: self.trade }
    }

    /// Whether it asks for another place than it had: what must fit anew.
    pub fn takes_another_place(&self, before: &Self) -> bool {
        self.stage.takes_a_place()
            && (!before.stage.takes_a_place()
                || whole_minutes(self.starts_at) != whole_minutes(before.starts_at)
                || (self.minutes, self.bay_id, self.trade) != (before.minutes, before.bay_id, before.trade))
    }
}

/// Whether a stay still fits among the others: every half hour has as many
/// places as there are bays, as many cars of a trade as it has technicians, and
/// a named bay holds one vehicle at a time.
///
/// # Errors
/// `OverCapacity`, of all the bays or of the named one; `OverTechnicians`.
pub fn check_capacity(others: &[Appointment], stay: &Stay, capacity: Capacity<'_>) -> Result<(), Refusal> {
    let Stay { starts_at, minutes, bay, trade } = *stay;
    let ends_at = end_of(starts_at, minutes);
    let mut from = starts_at - TimeDelta::seconds(starts_at.timestamp().rem_euclid(HALF_HOUR * 60));
    let (mut fullest, mut busiest) = (0, 0);
    while from < ends_at {
        let to = from + TimeDelta::minutes(HALF_HOUR);
        fullest = fullest.max(places_taken(others, from, to));
        busiest = busiest.max(technicians_taken(others, trade, from, to));
        from = to;
    }
    if fullest >= capacity.bays {
        return Err(Refusal::OverCapacity { booked: fullest, capacity: capacity.bays });
    }
    let in_bay = |one: &&Appointment| bay.is_some() && one.bay_id == bay;
    let same_bay: Vec<Appointment> = others.iter().filter(in_bay).cloned().collect();
    match places_taken(&same_bay, starts_at, ends_at) {
        0 => {}
        booked => return Err(Refusal::OverCapacity { booked, capacity: 1 }),
    }
    match capacity.technicians.iter().find(|one| one.trade == trade) {
        Some(of_trade) if busiest >= of_trade.technicians => {
            Err(Refusal::OverTechnicians { trade, booked: busiest, capacity: of_trade.technicians })
        }
        _ => Ok(()),
    }
}
