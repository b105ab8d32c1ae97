//! The bookings to come.

use super::super::plan::Step;
use super::{Planner, minutes};
use chrono::NaiveDate;
use domain::dates::{HALF_HOUR, add_days};

impl Planner {
    pub(super) fn coming_days(&mut self, today: NaiveDate) {
        for ahead in 0..6_i64 {
            let day = add_days(today, ahead);
            if !self.hours.is_open_on(day) {
                continue;
            }
            let half_hours = self.hours.length() / HALF_HOUR - 2;
            for _ in 0..if ahead == 0 { 9 } else { 5 } {
                let car = 40 + self.town.dice.usize(..self.plan.cars.len() - 40);
                let visit = self.visit(car);
                let starts_at =
                    self.hours.opening(day) + minutes(HALF_HOUR * self.town.dice.i64(0..half_hours));
                // Today's are those that have not come yet; after closing
                // there are none.
                if ahead == 0 && starts_at < self.now + minutes(20) {
                    continue;
                }
                let booked = self.hours.before(self.last_open, self.town.dice.i64(100..1500));
                self.step(booked, visit, Step::Book { starts_at });
                if self.town.in_hundred(40) {
                    self.step(self.hours.after(booked, 60), visit, Step::ConfirmBooking);
                } else if self.town.in_hundred(15) {
                    let starts_at = starts_at + minutes(HALF_HOUR);
                    self.step(self.hours.after(booked, 50), visit, Step::MoveBooking { starts_at });
                }
            }
        }
    }
}
