//! When it all happens: past days in working hours, the cars of today, the
//! bookings to come.

use super::plan::{DAYS_BACK, Payer, Plan, Step, TECHNICIANS, VisitPlan, customers_and_cars};
use super::town::{PACKAGES, Town};
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use domain::dates::{ShopZone, add_days, from_local, local_day};

mod coming;
mod past;
mod today;

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
