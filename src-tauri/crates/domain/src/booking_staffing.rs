//! How many technicians the book has, half hour by half hour and day by day, where it follows from the people of
//! the shop: those who are given jobs, what they can, when they are there, less what they are away.
//!
//! Who can several things is there for each of them, and never for two cars at once: cars of several trades together
//! have no more hands than there are people who can any of those trades.

use crate::appointment::Appointment;
use crate::assignment::presence::{OnDuty, Stretch};
use crate::dates::{ShopZone, day_range_utc, local_day};
use crate::trade::Trade;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use std::collections::BTreeMap;
use ts_rs::TS;

/// Where the hours of a trade on a day come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PeopleHours {
    /// Those who would be there.
    pub people: i64,
    /// All of their shifts.
    pub shift_minutes: i64,
    /// What of them they are away.
    pub away_minutes: i64,
    /// So much of what is left is booked, in percent.
    pub worked_share: i64,
}

impl PeopleHours {
    /// What is there to be booked.
    pub const fn open_minutes(&self) -> i64 {
        (self.shift_minutes - self.away_minutes) * self.worked_share / 100
    }
}

/// More is asked for than there is: of what the people of a trade have, so much is taken already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Short {
    pub taken: i64,
    pub there: i64,
}

/// The people of some days.
#[derive(Clone, Debug)]
pub struct Staffing {
    zone: ShopZone,
    worked_share: i64,
    counted: Vec<Trade>,
    /// Who has a shift on a day, with the shifts of that day alone.
    days: BTreeMap<NaiveDate, Vec<OnDuty>>,
}

impl Staffing {
    /// Trades that somebody's file names are counted. While no file names any, the shop did not say who does
    /// what, and none are.
    pub fn of(people: &[OnDuty], worked_share: i64, zone: ShopZone) -> Self {
        let named = |trade: &Trade| people.iter().any(|one| one.trades.contains(trade));
        let mut days: BTreeMap<NaiveDate, Vec<OnDuty>> = BTreeMap::new();
        for one in people {
            let mut own: BTreeMap<NaiveDate, Vec<Stretch>> = BTreeMap::new();
            for shift in &one.shifts {
                own.entry(local_day(shift.begins_at, zone)).or_default().push(*shift);
            }
            for (day, shifts) in own {
                let of_day = OnDuty { trades: one.trades.clone(), shifts, away: one.away.clone() };
                days.entry(day).or_default().push(of_day);
            }
        }
        Self { zone, worked_share, counted: Trade::ALL.into_iter().filter(named).collect(), days }
    }

    /// In the order in which trades are named.
    pub fn counted(&self) -> &[Trade] {
        &self.counted
    }

    /// The hours of all who can any of these trades, each of them once.
    pub fn hours(&self, trades: &[Trade], day: NaiveDate) -> PeopleHours {
        let mut hours =
            PeopleHours { people: 0, shift_minutes: 0, away_minutes: 0, worked_share: self.worked_share };
        for one in self.on(day).iter().filter(|one| can_any(one, trades)) {
            let shifts = minutes_of(&one.shifts);
            hours.people += 1;
            hours.shift_minutes += shifts;
            hours.away_minutes += shifts - minutes_of(&one.there());
        }
        hours
    }

    /// Whether one more car of a trade finds no hands in a stretch of time, beside these. Where nobody of the trade
    /// has a shift then, nothing is said: a car may stay over night, and the hours of its day are counted anyway.
    pub fn short_between(
        &self,
        others: &[Appointment],
        trade: Trade,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
    ) -> Option<Short> {
        let meanwhile = Stretch { begins_at: from, ends_at: to };
        let on = self.on(local_day(from, self.zone));
        let works = |one: &OnDuty| from_first_to_last(one).is_some_and(|day| day.meets(&meanwhile));
        let is_away = |one: &OnDuty| one.away.iter().any(|gone| gone.meets(&meanwhile));
        let works_at = |trade: Trade| on.iter().any(|one| can_any(one, &[trade]) && works(one));
        if !works_at(trade) {
            return None;
        }
        let cars = |trade: Trade| {
            count(others.iter().filter(|one| one.trade == trade && one.takes_a_place_between(from, to)))
        };
        let hands = |trades: &[Trade]| {
            count(on.iter().filter(|one| can_any(one, trades) && works(one) && !is_away(one)))
        };
        self.short_of(trade, 1, works_at, cars, hands)
    }

    /// Whether so many more minutes of a trade are not there on the day of a moment, beside these bookings.
    pub fn short_on(
        &self,
        others: &[Appointment],
        at: DateTime<Utc>,
        trade: Trade,
        minutes: i64,
    ) -> Option<Short> {
        let day = local_day(at, self.zone);
        let (begins, ends) = day_range_utc(day, self.zone);
        let of_day = |one: &&Appointment| one.starts_at >= begins && one.starts_at < ends;
        let booked = |trade: Trade| booked_minutes(others.iter().filter(of_day), trade);
        let open = |trades: &[Trade]| self.hours(trades, day).open_minutes();
        self.short_of(trade, minutes, |_| true, booked, open)
    }

    /// A trade alone, then with all that others ask of the same people: the first set of trades that asks for more
    /// than its people have. It is told by what is left of the people of the trade itself.
    fn short_of(
        &self,
        trade: Trade,
        more: i64,
        counts: impl Fn(Trade) -> bool,
        asked: impl Fn(Trade) -> i64,
        offered: impl Fn(&[Trade]) -> i64,
    ) -> Option<Short> {
        if !self.counted.contains(&trade) {
            return None;
        }
        let there = offered(&[trade]);
        let mut sets = vec![(vec![trade], asked(trade))];
        for other in self.counted.iter().copied().filter(|other| *other != trade && counts(*other)) {
            let of_other = asked(other);
            if of_other == 0 {
                continue;
            }
            let with: Vec<(Vec<Trade>, i64)> =
                sets.iter().map(|(set, sum)| ([set.as_slice(), &[other]].concat(), sum + of_other)).collect();
            sets.extend(with);
        }
        sets.into_iter().find_map(|(set, sum)| {
            let all = offered(&set);
            (sum + more > all).then_some(Short { taken: sum - (all - there), there })
        })
    }

    fn on(&self, day: NaiveDate) -> &[OnDuty] {
        self.days.get(&day).map(Vec::as_slice).unwrap_or_default()
    }
}

fn can_any(one: &OnDuty, trades: &[Trade]) -> bool {
    one.trades.is_empty() || trades.iter().any(|trade| one.trades.contains(trade))
}

/// With the lunch between two shifts: who takes a car in before lunch has it behind it as well.
fn from_first_to_last(one: &OnDuty) -> Option<Stretch> {
    let begins_at = one.shifts.iter().map(|shift| shift.begins_at).min()?;
    let ends_at = one.shifts.iter().map(|shift| shift.ends_at).max()?;
    Some(Stretch { begins_at, ends_at })
}

fn minutes_of(stretches: &[Stretch]) -> i64 {
    stretches.iter().map(Stretch::minutes).sum()
}

/// What is booked of a trade.
pub fn booked_minutes<'a>(bookings: impl Iterator<Item = &'a Appointment>, trade: Trade) -> i64 {
    bookings.filter(|one| one.trade == trade && one.stage.takes_a_place()).map(|one| one.minutes).sum()
}

fn count(of: impl Iterator) -> i64 {
    i64::try_from(of.count()).unwrap_or(i64::MAX)
}
