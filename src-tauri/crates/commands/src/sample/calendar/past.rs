//! The days behind us: each visit in working hours from its arrival to the
//! call a week later.

use super::super::plan::{Step, TECHNICIANS};
use super::super::town::PACKAGES;
use super::{Planner, half_hour_before, job_minutes, minutes};
use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc, Weekday};
use domain::dates::{add_days, local_day};

impl Planner {
    pub(super) fn past_day(&mut self, day: NaiveDate) {
        if day.weekday() == Weekday::Sun {
            return;
        }
        let count = if day.weekday() == Weekday::Sat { 6 } else { self.town.dice.usize(3..=4) };
        let mut arrivals: Vec<i64> = (0..count).map(|_| self.town.dice.i64(515..930)).collect();
        arrivals.sort_unstable();
        for minute in arrivals {
            let car = self.town.dice.usize(..self.plan.cars.len());
            let arrives = self.at(day, minute);
            let visit = self.visit(car);
            self.arrival(visit, arrives);
            self.whole_visit(visit, arrives);
        }
        if self.town.in_hundred(25) {
            let car = self.town.dice.usize(..self.plan.cars.len());
            let visit = self.visit(car);
            let starts_at = self.at(day, 600);
            self.step(starts_at - minutes(2880), visit, Step::Book { starts_at });
            if self.town.dice.bool() {
                self.step(starts_at - minutes(300), visit, Step::CancelBooking);
            } else {
                self.step(starts_at + minutes(120), visit, Step::NoShow);
            }
        }
    }

    fn arrival(&mut self, visit: usize, arrives: DateTime<Utc>) {
        if self.town.in_hundred(55) {
            let booked = arrives - minutes(self.town.dice.i64(900..5000));
            self.step(booked, visit, Step::Book { starts_at: half_hour_before(arrives) });
            if self.town.in_hundred(70) {
                self.step(arrives - minutes(840), visit, Step::ConfirmBooking);
            }
        }
        self.step(arrives, visit, Step::Arrive);
    }

    /// The whole course, in working hours, one job after the other.
    fn whole_visit(&mut self, visit: usize, arrives: DateTime<Utc>) {
        let mut at = arrives;
        let mut go = |planner: &mut Self, after: i64, step: Step| {
            at += minutes(after);
            planner.step(at, visit, step);
            at
        };
        go(self, 8, Step::SaveCheckIn);
        go(self, 3, Step::ConfirmCheckIn);
        go(self, 9, Step::AddLines);
        go(self, 2, Step::IssueEstimate);
        let answered = go(self, 11, Step::Answer);
        let technician = (0..TECHNICIANS).min_by_key(|one| self.free_at[*one]).unwrap_or(0);
        self.plan.visits[visit].technician = technician;
        let mut start = (answered + minutes(15)).max(self.free_at[technician] + minutes(5));
        let work = self.work_minutes(visit);
        let local_end = domain::dates::local(start + minutes(work), self.zone);
        // What does not fit today is begun tomorrow morning.
        if local_end.time() > NaiveTime::from_hms_opt(18, 20, 0).unwrap_or_default()
            || local_end.date() > local_day(start, self.zone)
        {
            let mut next = add_days(local_day(start, self.zone), 1);
            if next.weekday() == Weekday::Sun {
                next = add_days(next, 1);
            }
            start = self.at(next, 525);
        }
        // What slipped into today still waits for the foreman: today's hands are
        // planned for today's cars.
        if local_day(start, self.zone) >= local_day(self.now, self.zone) {
            return;
        }
        self.step(start - minutes(6), visit, Step::Assign);
        self.step(start - minutes(4), visit, Step::Release);
        let done = self.jobs(visit, start);
        self.free_at[technician] = done;
        let mut at = done;
        let mut go = |planner: &mut Self, after: i64, step: Step| {
            at += minutes(after);
            planner.step(at, visit, step);
            at
        };
        go(self, 5, Step::SelfInspect);
        go(self, 12, Step::PassInspection);
        go(self, 15, Step::Checklist);
        go(self, 4, Step::Bill);
        go(self, 1, Step::CompletePreparation);
        go(self, 12, Step::Pay);
        let delivered = go(self, 8, Step::Deliver);
        self.after_delivery(visit, delivered);
    }

    fn work_minutes(&self, visit: usize) -> i64 {
        let plan = &self.plan.visits[visit];
        let of = |package: usize| -> i64 {
            PACKAGES[package]
                .items
                .iter()
                .map(|item| {
                    if item.0.is_by_hours() {
                        item.6 * 60 / 100
                    } else if item.0.is_job() {
                        20
                    } else {
                        0
                    }
                })
                .sum()
        };
        (of(plan.package) + plan.finding.map_or(0, |extra| of(extra) + 45)).min(500)
    }

    /// Starts and finishes every job of the visit; the time the last one ended.
    fn jobs(&mut self, visit: usize, start: DateTime<Utc>) -> DateTime<Utc> {
        let (package, finding) = (self.plan.visits[visit].package, self.plan.visits[visit].finding);
        let lengths = job_minutes(package);
        let mut at = start;
        for (number, length) in lengths.iter().enumerate() {
            self.step(at, visit, Step::StartJob(number));
            if number == 0 && finding.is_some() {
                self.step(at + minutes(8), visit, Step::ReportFinding);
                self.step(at + minutes(12), visit, Step::QuoteFinding);
            }
            at += minutes(*length);
            self.step(at, visit, Step::FinishJob(number));
            at += minutes(1);
        }
        if let Some(extra) = finding {
            at += minutes(15);
            for (number, length) in job_minutes(extra).iter().enumerate() {
                let number = lengths.len() + number;
                self.step(at, visit, Step::StartJob(number));
                at += minutes(*length);
                self.step(at, visit, Step::FinishJob(number));
                at += minutes(1);
            }
        }
        at
    }

    fn after_delivery(&mut self, visit: usize, delivered: DateTime<Utc>) {
        if let Some(mark) = self.plan.visits[visit].lowest_mark {
            self.step(delivered + minutes(2), visit, Step::Survey);
            if mark <= 2 {
                self.step(delivered + minutes(70), visit, Step::ComplaintHandled);
                self.step(delivered + minutes(1500), visit, Step::ComplaintRemedy);
                self.step(delivered + minutes(2900), visit, Step::ComplaintAnswer);
                // Some say no the first time; the next offer settles it.
                self.step(delivered + minutes(3300), visit, Step::ComplaintRemedy);
                self.step(delivered + minutes(4400), visit, Step::ComplaintAnswer);
            }
        }
        // Most are called within the week; a few are called late.
        let late = self.town.in_hundred(6);
        let after = if late { self.town.dice.i64(8..=11) } else { self.town.dice.i64(2..=7) };
        let minute = self.town.dice.i64(560..1050);
        let call = self.at(add_days(local_day(delivered, self.zone), after), minute);
        if self.town.in_hundred(12) {
            self.step(call - minutes(1440), visit, Step::CallUnreachable);
        }
        self.step(call, visit, Step::Call);
        self.step(call + minutes(1500), visit, Step::AnswerSuggestion);
    }
}
