//! How much of a day's hours is booked, trade by trade.

use crate::appointment::Appointment;
use crate::booking_capacity::Technicians;
use crate::booking_staffing::{PeopleHours, booked_minutes};
use crate::trade::Trade;
use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

/// The hours of a trade's technicians on a day, and what of them is booked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TradeLoad {
    pub trade: Trade,
    pub technicians: i64,
    pub booked_minutes: i64,
    /// All that is there to be booked; none on a day of rest.
    pub open_minutes: i64,
    /// Where it comes from, if it follows from the people.
    pub of_people: Option<PeopleHours>,
}

/// Of the trades whose technicians are counted, in the order in which they are set. Those who were typed are there
/// as long as the shop is open on that day.
pub fn trade_loads(
    bookings: &[Appointment],
    technicians: Technicians<'_>,
    day: NaiveDate,
    minutes_of_the_day: i64,
) -> Vec<TradeLoad> {
    let booked = |trade: Trade| booked_minutes(bookings.iter(), trade);
    match technicians {
        Technicians::Typed(typed) => typed
            .iter()
            .map(|one| TradeLoad {
                trade: one.trade,
                technicians: one.technicians,
                booked_minutes: booked(one.trade),
                open_minutes: one.technicians * minutes_of_the_day,
                of_people: None,
            })
            .collect(),
        Technicians::People(staffing) => staffing
            .counted()
            .iter()
            .map(|trade| {
                let hours = staffing.hours(&[*trade], day);
                TradeLoad {
                    trade: *trade,
                    technicians: hours.people,
                    booked_minutes: booked(*trade),
                    open_minutes: hours.open_minutes(),
                    of_people: Some(hours),
                }
            })
            .collect(),
    }
}
