//! How much of a day's hours is booked, trade by trade.

use crate::appointment::Appointment;
use crate::trade::{Trade, TradeTechnicians};
use serde::Serialize;
use ts_rs::TS;

/// The hours of a trade's technicians on a day, and what of them is booked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TradeLoad {
    pub trade: Trade,
    pub technicians: i64,
    pub booked_minutes: i64,
    /// All of them together, from opening to closing; none on a day of rest.
    pub open_minutes: i64,
}

/// Of the trades whose technicians are counted, in the order in which they are set.
pub fn trade_loads(
    bookings: &[Appointment],
    technicians: &[TradeTechnicians],
    minutes_of_the_day: i64,
) -> Vec<TradeLoad> {
    let load = |one: &TradeTechnicians| TradeLoad {
        trade: one.trade,
        technicians: one.technicians,
        booked_minutes: bookings
            .iter()
            .filter(|booking| booking.trade == one.trade && booking.stage.takes_a_place())
            .map(|booking| booking.minutes)
            .sum(),
        open_minutes: one.technicians * minutes_of_the_day,
    };
    technicians.iter().map(load).collect()
}
