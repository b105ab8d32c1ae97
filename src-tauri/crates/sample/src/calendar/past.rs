//! The days behind us: each visit in working hours from its arrival to the
//! call a week later.

use super::super::plan::{Payer, Step, TECHNICIANS, Turn};
use super::{Planner, TODAYS_MINUTES, job_minutes, minutes};
use chrono::{DateTime, Datelike, NaiveDate, Utc, Weekday};
use domain::dates::{add_days, local_day};

impl Planner {
    pub(super) fn past_day(&mut self, day: NaiveDate) {
        if !self.hours.is_open_on(day) {
            return;
        }
        let count = if day.weekday() == Weekday::Sat { 6 } else { self.town.dice.usize(3..=4) };
        let last = self.hours.length() - 150;
        let mut arrivals: Vec<i64> = (0..count).map(|_| self.town.dice.i64(5..last)).collect();
        arrivals.sort_unstable();
        for minute in arrivals {
            let car = self.town.dice.usize(..self.plan.cars.len());
            let arrives = self.hours.opening(day) + minutes(minute);
            let visit = self.visit(car);
            self.whole_visit(visit, arrives);
        }
        if self.town.in_hundred(25) {
            let car = self.town.dice.usize(..self.plan.cars.len());
            let visit = self.visit(car);
            let starts_at = self.hours.opening(day) + minutes(90);
            self.step(self.hours.before(starts_at, 900), visit, Step::Book { starts_at });
            if self.town.dice.bool() {
                self.step(self.hours.before(starts_at, 120), visit, Step::CancelBooking);
            } else {
                self.step(starts_at + minutes(120), visit, Step::NoShow);
            }
        }
    }

    fn arrival(&mut self, visit: usize, arrives: DateTime<Utc>) {
        if self.town.in_hundred(55) {
            let ahead = self.town.dice.i64(300..2000);
            let booked = self.hours.before(arrives, ahead);
            self.step(booked, visit, Step::Book { starts_at: self.hours.half_hour_of(arrives) });
            if self.town.in_hundred(70) {
                self.step(self.hours.after(booked, 45), visit, Step::ConfirmBooking);
            }
        }
        self.step(arrives, visit, Step::Arrive);
    }

    /// Steps so many working minutes after each other; when the last one was.
    fn one_after_the_other(
        &mut self,
        visit: usize,
        from: DateTime<Utc>,
        steps: &[(i64, Step)],
    ) -> DateTime<Utc> {
        let mut at = from;
        for (after, step) in steps {
            at = self.hours.after(at, *after);
            self.step(at, visit, *step);
        }
        at
    }

    /// The whole course, in working hours, one job after the other.
    fn whole_visit(&mut self, visit: usize, arrives: DateTime<Utc>) {
        let hours = self.hours;
        // So long the counter takes until the customer has answered.
        let answered = hours.after(arrives, 33);
        let technician = (0..TECHNICIANS).min_by_key(|one| self.free_at[*one]).unwrap_or(0);
        let mut start = hours.after(answered, 15).max(hours.after(self.free_at[technician], 5));
        let lengths = self.lengths(visit);
        let work: i64 = lengths.iter().sum::<i64>() + 30;
        let day = local_day(start, hours.zone());
        // What does not fit today is begun tomorrow morning.
        if work < hours.length() - 30 && hours.after(start, work) > hours.closing(day) - minutes(5) {
            start = hours.opening(hours.day_after(day)) + minutes(15);
        }
        let ready = hours.after(start, work + 90);
        // Today's hands are planned for today's cars.
        if ready > hours.before(self.last_open, TODAYS_MINUTES) {
            return;
        }
        self.plan.visits[visit].technician = technician;
        self.turns(visit);
        self.promise(visit, arrives, ready);
        self.arrival(visit, arrives);
        self.one_after_the_other(
            visit,
            arrives,
            &[
                (8, Step::SaveCheckIn),
                (3, Step::ConfirmCheckIn),
                (9, Step::AddLines),
                (2, Step::IssueEstimate),
            ],
        );
        if self.plan.visits[visit].turn == Turn::CalledOff {
            self.one_after_the_other(visit, answered, &[(0, Step::DeclineAll), (7, Step::CallOff)]);
            return;
        }
        self.step(answered, visit, Step::Answer);
        self.step(hours.before(start, 6), visit, Step::Assign);
        self.step(hours.before(start, 4), visit, Step::Release);
        let done = self.jobs(visit, start, &lengths);
        self.free_at[technician] = done;
        let billed = self.one_after_the_other(
            visit,
            done,
            &[
                (5, Step::SelfInspect),
                (12, Step::PassInspection),
                (15, Step::Checklist),
                (4, Step::Bill),
                (1, Step::CompletePreparation),
            ],
        );
        let till: &[(i64, Step)] = match self.plan.visits[visit].turn {
            Turn::BilledAgain => &[
                (9, Step::VoidBill),
                (4, Step::Bill),
                (1, Step::CompletePreparation),
                (6, Step::Pay),
                (8, Step::Deliver),
            ],
            Turn::PaidAnotherWay => {
                &[(12, Step::Pay), (5, Step::GiveBack), (3, Step::Pay), (8, Step::Deliver)]
            }
            _ => &[(12, Step::Pay), (8, Step::Deliver)],
        };
        let delivered = self.one_after_the_other(visit, billed, till);
        self.after_delivery(visit, delivered);
    }

    /// What this visit has beside the ordinary course.
    fn turns(&mut self, visit: usize) {
        let dice = self.town.dice.u32(..100);
        let plan = &mut self.plan.visits[visit];
        let own_money = plan.payer == Payer::Customer && !plan.on_account;
        plan.turn = match dice {
            0..4 => Turn::CalledOff,
            4..7 if own_money => Turn::PaidAnotherWay,
            7..10 if own_money => Turn::BilledAgain,
            _ => Turn::Ordinary,
        };
        if own_money && (10..20).contains(&dice) {
            plan.discount_percent = if dice < 15 { 5 } else { 8 };
        }
        plan.late = plan.turn == Turn::Ordinary && dice >= 88;
    }

    /// Told at check-in for a half hour at which somebody is there. Most cars
    /// are ready before; those that are not are marked down for it.
    fn promise(&mut self, visit: usize, arrives: DateTime<Utc>, ready: DateTime<Utc>) {
        let early = self.town.dice.i64(45..130);
        let spare = self.town.dice.i64(20..80);
        let broken = self.hours.half_hour_of(self.hours.before(ready, early));
        let plan = &mut self.plan.visits[visit];
        plan.late = plan.late && broken > self.hours.after(arrives, 60);
        plan.promised_at =
            Some(if plan.late { broken } else { self.hours.half_hour_from(self.hours.after(ready, spare)) });
        if plan.late {
            plan.lowest_mark = match early % 4 {
                0 => None,
                1 => Some(2),
                _ => Some(3),
            };
        }
    }

    /// How long each job takes, those of a finding last: seldom what it is sold
    /// for.
    fn lengths(&mut self, visit: usize) -> Vec<i64> {
        let plan = &self.plan.visits[visit];
        let sold: Vec<i64> = job_minutes(plan.package)
            .into_iter()
            .chain(plan.finding.map(job_minutes).unwrap_or_default())
            .collect();
        sold.into_iter().map(|length| (length * self.town.dice.i64(72..=128) / 100).max(5)).collect()
    }

    /// Starts and finishes every job of the visit; the time the last one ended.
    fn jobs(&mut self, visit: usize, start: DateTime<Utc>, lengths: &[i64]) -> DateTime<Utc> {
        let (package, finding) = (self.plan.visits[visit].package, self.plan.visits[visit].finding);
        let agreed = job_minutes(package).len();
        let mut at = start;
        for (number, length) in lengths.iter().enumerate() {
            if number == agreed {
                at = self.hours.after(at, 15);
            }
            if number == 0 && finding.is_some() {
                self.step(self.hours.after(at, 3), visit, Step::ReportFinding);
                self.step(self.hours.after(at, 4), visit, Step::QuoteFinding);
            }
            at = self.job(visit, number, at, *length);
            at = self.hours.after(at, 1);
        }
        at
    }

    fn after_delivery(&mut self, visit: usize, delivered: DateTime<Utc>) {
        let (hours, zone) = (self.hours, self.hours.zone());
        let ago = (local_day(self.now, zone) - local_day(delivered, zone)).num_days();
        // Two guests of these days are not content, and nobody has settled it yet.
        if ago <= 4 && self.open_cases < 2 && self.plan.visits[visit].payer == Payer::Customer {
            self.open_cases += 1;
            self.plan.visits[visit].lowest_mark = Some(2);
        }
        self.invoice(visit, delivered, ago);
        if let Some(mark) = self.plan.visits[visit].lowest_mark {
            self.step(hours.after(delivered, 2), visit, Step::Survey);
            if mark <= 2 && ago > 4 {
                // Some say no the first time; the next offer settles it.
                self.one_after_the_other(
                    visit,
                    delivered,
                    &[
                        (70, Step::ComplaintHandled),
                        (500, Step::ComplaintRemedy),
                        (500, Step::ComplaintAnswer),
                        (200, Step::ComplaintRemedy),
                        (400, Step::ComplaintAnswer),
                    ],
                );
            } else if mark <= 2 && self.open_cases == 1 {
                self.step(hours.after(delivered, 70), visit, Step::ComplaintHandled);
            }
        }
        if self.plan.visits[visit].on_account && self.town.in_hundred(60) {
            let paid = add_days(local_day(delivered, zone), self.town.dice.i64(20..40));
            self.step(hours.next_open(hours.at(paid, 640)), visit, Step::Collect);
        }
        // Of the week before last a few calls were never made: they stand red
        // at the top of the clerk's list.
        if (9..=13).contains(&ago) && self.forgotten_calls < 3 {
            self.forgotten_calls += 1;
            return;
        }
        // Most are called within the week; a few are called late.
        let late = self.town.in_hundred(6);
        let after = if late { self.town.dice.i64(8..=11) } else { self.town.dice.i64(2..=6) };
        let minute = self.town.dice.i64(30..hours.length() - 60);
        let day =
            local_day(hours.next_open(hours.at(add_days(local_day(delivered, zone), after), 720)), zone);
        let call = hours.opening(day) + minutes(minute);
        // Tried a working day earlier, if the car had gone home by then.
        let tried = hours.before(call, hours.length());
        if self.town.in_hundred(12) && local_day(tried, zone) > local_day(delivered, zone) {
            self.step(tried, visit, Step::CallUnreachable);
        }
        self.step(call, visit, Step::Call);
        self.step(hours.after(call, hours.length() + 60), visit, Step::AnswerSuggestion);
    }
    /// Firms and some others ask for a tax invoice. Those of the last days are still
    /// to be issued.
    fn invoice(&mut self, visit: usize, delivered: DateTime<Utc>, ago: i64) {
        let plan = &self.plan.visits[visit];
        let is_firm = self.plan.customers[self.plan.cars[plan.car].customer].company;
        if plan.payer == Payer::Customer && (is_firm || visit.is_multiple_of(7)) {
            self.step(self.hours.after(delivered, 1), visit, Step::WantInvoice);
        }
        // Whoever asked once gets one for every later bill, for what they pay beside
        // an insurer, too.
        if ago > 4 {
            let issued = self.hours.after(delivered, self.hours.length() + 20);
            self.step(issued, visit, Step::Invoice);
        }
    }
}
