//! Whether a booking still has a place: bays, and technicians of its trade, half hour by half hour.

use crate::appointment::{Appointment, end_of};
use crate::booking_staffing::{Short, Staffing};
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

/// Who works on cars.
#[derive(Clone, Copy, Debug)]
pub enum Technicians<'a> {
    /// As many of a trade as somebody typed, at every hour. Of a trade that is not among them none are counted.
    Typed(&'a [TradeTechnicians]),
    /// Those who are there, as long as they are there.
    People(&'a Staffing),
}

/// What the shop has.
#[derive(Clone, Copy, Debug)]
pub struct Capacity<'a> {
    pub bays: i64,
    pub technicians: Technicians<'a>,
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
/// a named bay holds one vehicle at a time. Where technicians are people, the
/// day on which it begins has their hours as well; `others` are then at least
/// all of that day.
///
/// # Errors
/// `OverCapacity`, of all the bays or of the named one; `OverTechnicians`,
/// `OverTechnicianHours`.
pub fn check_capacity(others: &[Appointment], stay: &Stay, capacity: Capacity<'_>) -> Result<(), Refusal> {
    let Stay { starts_at, minutes, bay, .. } = *stay;
    let fullest =
        half_hours_of(stay).map(|(from, to)| places_taken(others, from, to)).max().unwrap_or_default();
    if fullest >= capacity.bays {
        return Err(Refusal::OverCapacity { booked: fullest, capacity: capacity.bays });
    }
    let in_bay = |one: &&Appointment| bay.is_some() && one.bay_id == bay;
    let same_bay: Vec<Appointment> = others.iter().filter(in_bay).cloned().collect();
    match places_taken(&same_bay, starts_at, end_of(starts_at, minutes)) {
        0 => {}
        booked => return Err(Refusal::OverCapacity { booked, capacity: 1 }),
    }
    match capacity.technicians {
        Technicians::Typed(technicians) => check_typed(others, stay, technicians),
        Technicians::People(staffing) => check_people(others, stay, staffing),
    }
}

/// The half hours a stay touches.
fn half_hours_of(stay: &Stay) -> impl Iterator<Item = (DateTime<Utc>, DateTime<Utc>)> + use<> {
    let ends_at = end_of(stay.starts_at, stay.minutes);
    let first = stay.starts_at - TimeDelta::seconds(stay.starts_at.timestamp().rem_euclid(HALF_HOUR * 60));
    let half_hour = TimeDelta::minutes(HALF_HOUR);
    std::iter::successors(Some(first), move |from| Some(*from + half_hour))
        .take_while(move |from| *from < ends_at)
        .map(move |from| (from, from + half_hour))
}

fn check_typed(others: &[Appointment], stay: &Stay, technicians: &[TradeTechnicians]) -> Result<(), Refusal> {
    let trade = stay.trade;
    let taken = half_hours_of(stay).map(|(from, to)| technicians_taken(others, trade, from, to));
    let busiest = taken.max().unwrap_or_default();
    match technicians.iter().find(|one| one.trade == trade) {
        Some(of_trade) if busiest >= of_trade.technicians => {
            Err(Refusal::OverTechnicians { trade, booked: busiest, capacity: of_trade.technicians })
        }
        _ => Ok(()),
    }
}

fn check_people(others: &[Appointment], stay: &Stay, staffing: &Staffing) -> Result<(), Refusal> {
    let trade = stay.trade;
    let short = half_hours_of(stay).find_map(|(from, to)| staffing.short_between(others, trade, from, to));
    if let Some(Short { taken, there }) = short {
        return Err(Refusal::OverTechnicians { trade, booked: taken, capacity: there });
    }
    match staffing.short_on(others, stay.starts_at, trade, stay.minutes) {
        Some(Short { taken, there }) => {
            Err(Refusal::OverTechnicianHours { trade, booked_minutes: taken, capacity_minutes: there })
        }
        None => Ok(()),
    }
}

/// Bookings whose hands went away after they were made: there were enough if nobody were absent, and there are not as
/// it is. Who booked first keeps theirs; what was booked beyond them with open eyes is nobody's fault.
pub fn without_hands<'a>(
    bookings: &'a [Appointment],
    as_it_is: &Staffing,
    if_all_came: &Staffing,
) -> Vec<&'a Appointment> {
    let mut in_turn: Vec<&Appointment> =
        bookings.iter().filter(|booking| booking.stage.takes_a_place()).collect();
    in_turn.sort_by_key(|booking| booking.id);
    let (mut kept, mut without): (Vec<Appointment>, Vec<&Appointment>) = (Vec::new(), Vec::new());
    for booking in in_turn {
        let finds = |staffing: &Staffing| check_people(&kept, &booking.stay(), staffing).is_ok();
        if !finds(as_it_is) && finds(if_all_came) {
            without.push(booking);
        } else {
            kept.push(booking.clone());
        }
    }
    without
}
