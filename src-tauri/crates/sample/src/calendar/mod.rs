//! When it all happens: past days in working hours, the cars of today, the
//! bookings to come.

use super::plan::{DAYS_BACK, Gift, Payer, Plan, Step, TECHNICIANS, Turn, VisitPlan, customers_and_cars};
use super::town::{PACKAGES, Town};
use chrono::{DateTime, TimeDelta, Utc};
use domain::dates::{add_days, local_day};
use domain::line::LineKind;
use domain::work_order::ArrivalMeans;
use domain::work_order::stage::Stage;
use hours::OpeningHours;

mod coming;
#[cfg(test)]
mod every_hour;
pub mod hours;
mod past;
mod people;
mod till;
mod today;
mod workshop;

/// So many working minutes before now the cars of today take the hands of the
/// technicians: nothing of the past may reach into them.
const TODAYS_MINUTES: i64 = 700;

struct Planner {
    town: Town,
    plan: Plan,
    hours: OpeningHours,
    now: DateTime<Utc>,
    /// Now, or when the shop last closed: the newest moment anything was done.
    last_open: DateTime<Utc>,
    /// When each technician is free again.
    free_at: [DateTime<Utc>; TECHNICIANS],
    /// So many calls of the week before last that nobody made.
    forgotten_calls: usize,
    /// So many cases of these days that are still open.
    open_cases: usize,
    /// The visits of the cars that are in the shop, by how far each is.
    in_shop: Vec<(Stage, usize)>,
}

/// Three months up to now: about 300 visits in every stage, and bookings for
/// the days to come. Where nobody takes money without a shift, there is one on every day.
pub fn three_months(seed: u64, now: DateTime<Utc>, hours: OpeningHours, shifts_required: bool) -> Plan {
    let mut town = Town::new(seed);
    let today = local_day(now, hours.zone());
    let (customers, cars) = customers_and_cars(&mut town, 210, today);
    let plan = Plan { customers, cars, visits: Vec::new(), steps: Vec::new(), photos: Vec::new() };
    let mut planner = Planner {
        town,
        plan,
        hours,
        now,
        last_open: hours.last_open(now),
        free_at: [DateTime::<Utc>::MIN_UTC; TECHNICIANS],
        forgotten_calls: 0,
        open_cases: 0,
        in_shop: Vec::new(),
    };
    let first = add_days(today, -DAYS_BACK);
    let first = if hours.is_open_on(first) { first } else { hours.day_after(first) };
    planner.step(hours.opening(first), 0, Step::StockUp);
    for days_ago in (1..=DAYS_BACK).rev() {
        planner.past_day(add_days(today, -days_ago));
    }
    planner.packages_and_gifts();
    planner.shifts(today, shifts_required);
    planner.present_day();
    planner.coming_days(today);
    // Last, so that the dice of all that went before fall as they always did.
    planner.workshop();
    planner.people();
    let mut plan = planner.plan;
    plan.steps.retain(|(at, _, _)| *at <= now);
    plan.steps.sort_by_key(|(at, visit, step)| (*at, step.turn(), *visit));
    plan
}

impl Planner {
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
            arrival: self.arrival_of(package),
            turn: Turn::Ordinary,
            promised_at: None,
            late: false,
            discount_percent: 0,
            finding: self
                .town
                .in_hundred(18)
                .then_some(if electric { 3 } else { 2 })
                .filter(|extra| *extra != package),
            // A part is declined sooner than work, and the jobs keep their count.
            declines_last: may_go_without_its_last(package) && self.town.in_hundred(12),
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
            gift: Gift::Nothing,
        };
        self.plan.visits.push(visit);
        self.plan.visits.len() - 1
    }

    /// A car whose bill names the towing was towed, and one that does not start
    /// often is.
    fn arrival_of(&mut self, package: usize) -> ArrivalMeans {
        let towing = PACKAGES[package].items.iter().any(|item| item.0 == LineKind::Towing);
        let dead = PACKAGES[package].symptom.contains("打不着火");
        if towing || (dead && self.town.in_hundred(50)) {
            ArrivalMeans::Towed
        } else {
            ArrivalMeans::DrivenIn
        }
    }

    fn step(&mut self, at: DateTime<Utc>, visit: usize, step: Step) {
        self.plan.steps.push((at, visit, step));
    }

    /// Work on one job by the technician's own clock.
    fn job(&mut self, visit: usize, number: usize, starts: DateTime<Utc>, minutes: i64) -> DateTime<Utc> {
        let ends = self.hours.after(starts, minutes);
        self.running(visit, number, starts, ends);
        self.step(ends, visit, Step::FinishJob(number));
        ends
    }

    /// A clock that runs from here to there: over a night it stands still.
    fn running(&mut self, visit: usize, number: usize, starts: DateTime<Utc>, until: DateTime<Utc>) {
        let (zone, hours) = (self.hours.zone(), self.hours);
        self.step(starts, visit, Step::StartJob(number));
        let mut day = local_day(starts, zone);
        while day < local_day(until, zone) {
            self.step(hours.closing(day), visit, Step::PauseOverNight(number));
            day = hours.day_after(day);
            self.step(hours.opening(day), visit, Step::ResumeJob(number));
        }
    }
}

/// Its last item is a part, and no work of it is to fit that very part.
fn may_go_without_its_last(package: usize) -> bool {
    let items = PACKAGES[package].items;
    let Some((last, others)) = items.split_last() else { return false };
    let fits_it = others.iter().any(|other| other.0.is_job() && other.2.contains(last.2));
    items.len() > 2 && !last.0.is_job() && !fits_it
}

/// The length of each job of a package as it is sold, in the order of its lines.
pub fn job_minutes(package: usize) -> Vec<i64> {
    PACKAGES[package]
        .items
        .iter()
        .filter(|item| item.0.is_job())
        .map(|item| if item.0.is_by_hours() { item.6 * 60 / 100 } else { 20 })
        .collect()
}

fn minutes(count: i64) -> TimeDelta {
    TimeDelta::minutes(count)
}
