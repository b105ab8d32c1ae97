//! When it all happens: past days in working hours, the cars of today, the
//! bookings to come.

use super::plan::*;
use super::town::{PACKAGES, Town};
use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta, Utc, Weekday};
use domain::dates::{ShopZone, add_days, from_local, local_day};
use domain::work_order::stage::Stage;

struct Planner {
    town: Town,
    plan: Plan,
    zone: ShopZone,
    now: DateTime<Utc>,
    /// When each technician is free again.
    free_at: [DateTime<Utc>; TECHNICIANS],
    /// From when on each technician's hands are full today.
    busy_from: [DateTime<Utc>; TECHNICIANS],
}

fn minutes(count: i64) -> TimeDelta {
    TimeDelta::minutes(count)
}

/// Three months up to now: about 300 visits in every stage, and bookings for
/// the days to come.
pub fn three_months(seed: u64, now: DateTime<Utc>, zone: ShopZone) -> Plan {
    let mut town = Town::new(seed);
    let today = local_day(now, zone);
    let (customers, cars) = customers_and_cars(&mut town, 210, today);
    let plan = Plan { customers, cars, visits: Vec::new(), steps: Vec::new() };
    let mut planner = Planner {
        town,
        plan,
        zone,
        now,
        free_at: [DateTime::<Utc>::MIN_UTC; TECHNICIANS],
        busy_from: [now; TECHNICIANS],
    };
    for days_ago in (2..=DAYS_BACK).rev() {
        planner.past_day(add_days(today, -days_ago));
    }
    planner.present_day();
    planner.coming_days(today);
    let mut plan = planner.plan;
    plan.steps.retain(|(at, _, _)| *at <= now);
    plan.steps.sort_by_key(|(at, visit, _)| (*at, *visit));
    plan
}

impl Planner {
    fn at(&self, day: NaiveDate, minute: i64) -> DateTime<Utc> {
        from_local(day.and_time(NaiveTime::MIN) + minutes(minute), self.zone)
    }

    fn visit(&mut self, car: usize) -> usize {
        let electric = self.plan.cars[car].electric;
        let package = loop {
            let package = self.town.dice.usize(..PACKAGES.len());
            let of_electric = PACKAGES[package].symptom.starts_with("电动车");
            if (!electric || !PACKAGES[package].combustion_only) && (electric || !of_electric) {
                break package;
            }
        };
        let body = PACKAGES[package].kind == domain::warranty::RepairKind::Body;
        let payer = if body && self.town.in_hundred(60) {
            Payer::Insurer
        } else if self.town.in_hundred(5) {
            Payer::Manufacturer
        } else {
            Payer::Customer
        };
        let driven = self.town.dice.i64(300..2600);
        self.plan.cars[car].km += driven;
        let visit = VisitPlan {
            car,
            package,
            finding: self
                .town
                .in_hundred(18)
                .then_some(if electric { 3 } else { 2 })
                .filter(|extra| *extra != package),
            // A part is declined sooner than work, and the jobs keep their count.
            declines_last: PACKAGES[package].items.len() > 2
                && PACKAGES[package].items.last().is_some_and(|item| !item.0.is_job())
                && self.town.in_hundred(12),
            payer,
            two_means: self.town.in_hundred(10),
            on_account: self.plan.customers[self.plan.cars[car].customer].company && self.town.in_hundred(40),
            technician: 0,
            advisor: self.town.dice.usize(..2),
            km: self.plan.cars[car].km,
            fuel: self.town.dice.i64(1..10) * 10,
            lowest_mark: self
                .town
                .in_hundred(60)
                .then(|| if self.town.in_hundred(9) { 2 } else { self.town.dice.i64(4..=5) }),
        };
        self.plan.visits.push(visit);
        self.plan.visits.len() - 1
    }

    fn step(&mut self, at: DateTime<Utc>, visit: usize, step: Step) {
        self.plan.steps.push((at, visit, step));
    }

    fn past_day(&mut self, day: NaiveDate) {
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
    }

    /// The cars in the shop right now: some in every stage, each having got
    /// there a believable while ago.
    fn present_day(&mut self) {
        let wanted = [
            (Stage::CheckedIn, 2),
            (Stage::Estimating, 3),
            (Stage::AwaitingAuthorisation, 3),
            (Stage::AwaitingAssignment, 3),
            (Stage::InRepair, 4),
            (Stage::AwaitingInspection, 2),
            (Stage::Preparing, 2),
            (Stage::AwaitingSettlement, 2),
            (Stage::ReadyForDelivery, 2),
        ];
        let mut car = 0;
        self.busy_from = [self.now; TECHNICIANS];
        for (stage, count) in wanted {
            for number in 0..count {
                let visit = self.visit(car);
                car += 1;
                self.plan.visits[visit].finding = None;
                self.present_visit(visit, stage, number);
            }
        }
    }

    fn present_visit(&mut self, visit: usize, stage: Stage, number: usize) {
        let jobs = job_minutes(self.plan.visits[visit].package);
        let mut steps: Vec<(i64, Step)> = vec![(0, Step::Arrive), (7, Step::SaveCheckIn)];
        let order = |wanted: Stage| stage >= wanted;
        if order(Stage::Estimating) {
            steps.push((3, Step::ConfirmCheckIn));
            steps.push((6, Step::AddLines));
        }
        if order(Stage::AwaitingAuthorisation) {
            steps.push((4, Step::IssueEstimate));
        }
        if order(Stage::AwaitingAssignment) {
            steps.push((9, Step::Answer));
        }
        if order(Stage::InRepair) {
            steps.push((8, Step::Assign));
            steps.push((3, Step::Release));
        }
        if stage == Stage::InRepair {
            steps.push((5, Step::StartJob(0)));
            if number == 3 {
                steps.push((9, Step::PauseJob(0)));
            }
        } else if order(Stage::AwaitingInspection) {
            for (job, length) in jobs.iter().enumerate() {
                steps.push((2, Step::StartJob(job)));
                steps.push(((*length).min(40), Step::FinishJob(job)));
            }
            steps.push((3, Step::SelfInspect));
        }
        // One of them comes back from the inspector and is done again.
        if stage == Stage::AwaitingInspection && number == 1 {
            steps.push((9, Step::FailInspection));
            steps.push((4, Step::StartJob(jobs.len())));
            steps.push((12, Step::FinishJob(jobs.len())));
            steps.push((3, Step::SelfInspect));
        }
        if order(Stage::Preparing) {
            steps.push((10, Step::PassInspection));
        }
        if order(Stage::AwaitingSettlement) {
            steps.push((14, Step::Checklist));
            steps.push((5, Step::Bill));
            steps.push((1, Step::CompletePreparation));
        }
        if order(Stage::ReadyForDelivery) {
            steps.push((11, Step::Pay));
        }
        let whole: i64 = steps.iter().map(|(after, _)| after).sum();
        let since = 6 + i64::try_from(number).unwrap_or(0) * 19;
        let mut at = self.now - minutes(whole + since);
        if order(Stage::InRepair) {
            at = self.at_the_car(visit, &steps, at, stage == Stage::InRepair);
        }
        // Half of today's cars had a booking, so that the day's time line shows them.
        if number.is_multiple_of(2) {
            self.step(at - minutes(1500), visit, Step::Book { starts_at: half_hour_before(at) });
        }
        for (after, step) in steps {
            at += minutes(after);
            self.step(at, visit, step);
        }
    }

    /// When the visit must begin for its technician to be free: each works
    /// back from now, one car after the other.
    fn at_the_car(
        &mut self,
        visit: usize,
        steps: &[(i64, Step)],
        begins: DateTime<Utc>,
        still: bool,
    ) -> DateTime<Utc> {
        let technician = (0..TECHNICIANS).max_by_key(|one| self.busy_from[*one]).unwrap_or(0);
        self.plan.visits[visit].technician = technician;
        let (mut after, mut first, mut last) = (0, None, 0);
        for (gap, step) in steps {
            after += gap;
            match step {
                Step::StartJob(_) => {
                    first = first.or(Some(after));
                    last = after;
                }
                Step::FinishJob(_) => last = after,
                _ => {}
            }
        }
        let ends = if still { self.now } else { begins + minutes(last) };
        let begins = begins - (ends - self.busy_from[technician]).max(TimeDelta::zero());
        self.busy_from[technician] = begins + minutes(first.unwrap_or(last)) - minutes(2);
        begins
    }

    fn coming_days(&mut self, today: NaiveDate) {
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

/// The length of each job of a package, in the order of its lines.
pub fn job_minutes(package: usize) -> Vec<i64> {
    PACKAGES[package]
        .items
        .iter()
        .filter(|item| item.0.is_job())
        .map(|item| if item.0.is_by_hours() { item.6 * 60 / 100 } else { 20 })
        .collect()
}

fn half_hour_before(at: DateTime<Utc>) -> DateTime<Utc> {
    DateTime::from_timestamp(at.timestamp() / 1800 * 1800, 0).unwrap_or(at)
}
