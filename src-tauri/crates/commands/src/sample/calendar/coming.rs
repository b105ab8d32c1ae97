//! The bookings to come.

use super::super::plan::Step;
use super::{Planner, minutes};
use chrono::{Datelike, NaiveDate, Weekday};
use domain::dates::add_days;

impl Planner {
    pub(super) fn coming_days(&mut self, today: NaiveDate) {
        for ahead in 0..6_i64 {
            let day = add_days(today, ahead);
            // A shop looked at on a Sunday is open that Sunday.
            if day.weekday() == Weekday::Sun && ahead > 0 {
                continue;
            }
            for _ in 0..if ahead == 0 { 9 } else { 5 } {
                let car = 40 + self.town.dice.usize(..self.plan.cars.len() - 40);
                let visit = self.visit(car);
                let minute = 510 + 30 * self.town.dice.i64(0..17);
                let starts_at = self.at(day, minute);
                // Today's are those that have not come yet; after closing
                // there are none.
                if ahead == 0 && starts_at < self.now + minutes(20) {
                    continue;
                }
                let booked = self.now - minutes(self.town.dice.i64(200..4000));
                self.step(booked, visit, Step::Book { starts_at });
                if self.town.in_hundred(40) {
                    self.step(booked + minutes(100), visit, Step::ConfirmBooking);
                } else if self.town.in_hundred(15) {
                    self.step(
                        booked + minutes(90),
                        visit,
                        Step::MoveBooking { starts_at: starts_at + minutes(60) },
                    );
                }
            }
        }
    }
}
