//! How far the cars are, one line each, to be read out on the phone, and how what they were promised stands.

use crate::stock::quoted::agreed_parts;
use chrono::{DateTime, Utc};
use domain::ids::{LineId, WorkOrderId};
use domain::job::Job;
use domain::line::Line;
use domain::outside_work::OutsideWork;
use domain::part_request::PartRequest;
use domain::progress::{Progress, ProgressFacts, PromiseRisk, PromiseStanding};
use domain::stock::PartPromise;
use domain::work_order::WorkOrder;
use domain::work_order::at_hand::newest_jobs;
use domain::work_order::stage::Stage;
use kernel::error::Result;
use kernel::host::Read;
use serde::Serialize;
use std::collections::HashMap;
use storage::OrderListed;
use storage::screens::{JobOnBoard, QueueRow};
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct CarProgress {
    pub work_order_id: WorkOrderId,
    pub progress: Progress,
}

/// A car whose promise is at risk, and why.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CarAtRisk {
    pub work_order_id: WorkOrderId,
    #[serde(flatten)]
    pub promise: PromiseStanding,
}

impl CarAtRisk {
    /// For a place that everybody walks past: what it waits for is written by people, who may write a name into it.
    #[must_use]
    pub fn without_words(mut self) -> Self {
        self.promise.too_late.iter_mut().for_each(|one| one.name.clear());
        self
    }
}

/// A car as it is asked about.
#[derive(Clone, Copy, Debug)]
pub struct AskedCar {
    pub id: WorkOrderId,
    pub stage: Stage,
    pub promised_at: Option<DateTime<Utc>>,
}

impl AskedCar {
    const fn may_break(&self) -> bool {
        self.stage.owes_promise() && self.promised_at.is_some()
    }
}

impl From<&QueueRow> for AskedCar {
    fn from(row: &QueueRow) -> Self {
        Self { id: row.work_order_id, stage: row.stage, promised_at: row.promised_at }
    }
}

impl From<&JobOnBoard> for AskedCar {
    fn from(job: &JobOnBoard) -> Self {
        Self { id: job.work_order_id, stage: job.stage, promised_at: job.promised_at }
    }
}

impl From<&OrderListed> for AskedCar {
    fn from(order: &OrderListed) -> Self {
        Self { id: order.id, stage: order.stage, promised_at: order.promised_at }
    }
}

impl From<&WorkOrder> for AskedCar {
    fn from(order: &WorkOrder) -> Self {
        Self { id: order.id, stage: order.stage, promised_at: order.promised_at }
    }
}

/// What is looked at of one car, wherever it was read.
#[derive(Debug, Default)]
pub struct LookedAt {
    pub lines: Vec<Line>,
    /// Every try of each line.
    pub jobs: Vec<Job>,
    pub requests: Vec<PartRequest>,
    pub outside: Vec<OutsideWork>,
    pub parts: Vec<(LineId, PartPromise)>,
}

impl LookedAt {
    fn asked<T>(&self, car: AskedCar, ask: impl FnOnce(&ProgressFacts<'_>) -> T) -> T {
        ask(&ProgressFacts {
            stage: car.stage,
            promised_at: car.promised_at,
            lines: &self.lines,
            jobs: &newest_jobs(self.jobs.clone()),
            requests: &self.requests,
            outside: &self.outside,
            parts: &self.parts,
        })
    }

    /// How far the car is that this was read of.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn progress(&self, cx: &Read, car: AskedCar) -> Result<Progress> {
        let settings = &cx.details()?.settings;
        Ok(self.asked(car, |facts| Progress::of(facts, cx.now, settings)))
    }

    fn promise(&self, cx: &Read, car: AskedCar) -> Result<PromiseStanding> {
        let settings = &cx.details()?.settings;
        Ok(self.asked(car, |facts| PromiseStanding::of(facts, cx.now, settings)))
    }
}

/// What is looked at of several cars, car by car: each question is asked once for all of them.
fn looked_at(cx: &Read, orders: &[WorkOrderId]) -> Result<HashMap<WorkOrderId, LookedAt>> {
    let mut of: HashMap<WorkOrderId, LookedAt> =
        orders.iter().map(|order| (*order, LookedAt::default())).collect();
    if orders.is_empty() {
        return Ok(of);
    }
    let mut car_of: HashMap<LineId, WorkOrderId> = HashMap::new();
    for line in cx.r.lines_of_orders(orders)? {
        car_of.insert(line.id, line.work_order_id);
        of.entry(line.work_order_id).or_default().lines.push(line);
    }
    for job in cx.r.jobs_of_orders(orders)? {
        of.entry(job.work_order_id).or_default().jobs.push(job);
    }
    for request in cx.r.part_requests_of(orders)? {
        of.entry(request.work_order_id).or_default().requests.push(request);
    }
    // All that is away is few, and not all of it is of these cars.
    for one in cx.r.outside_now()? {
        if let Some(car) = of.get_mut(&one.work_order_id) {
            car.outside.push(one);
        }
    }
    for told in agreed_parts(cx.r, orders, cx.today()?)? {
        if let Some(car) = car_of.get(&told.0).and_then(|order| of.get_mut(order)) {
            car.parts.push(told);
        }
    }
    Ok(of)
}

/// How far each of these cars is.
///
/// # Errors
/// Only what the file itself fails with.
pub fn progress_of(cx: &Read, cars: &[QueueRow]) -> Result<Vec<CarProgress>> {
    let orders: Vec<WorkOrderId> = cars.iter().map(|car| car.work_order_id).collect();
    let mut looked = looked_at(cx, &orders)?;
    let told = |car: &QueueRow| -> Result<CarProgress> {
        let looked = looked.remove(&car.work_order_id).unwrap_or_default();
        let progress = looked.progress(cx, car.into())?;
        Ok(CarProgress { work_order_id: car.work_order_id, progress })
    };
    cars.iter().map(told).collect()
}

/// Of these cars those whose promise is at risk. A car may be named more than once: each of its jobs names it.
///
/// # Errors
/// Only what the file itself fails with.
pub fn at_risk(cx: &Read, cars: impl IntoIterator<Item = AskedCar>) -> Result<Vec<CarAtRisk>> {
    let mut asked: Vec<AskedCar> = cars.into_iter().filter(AskedCar::may_break).collect();
    asked.sort_unstable_by_key(|car| car.id);
    asked.dedup_by_key(|car| car.id);
    let orders: Vec<WorkOrderId> = asked.iter().map(|car| car.id).collect();
    let mut looked = looked_at(cx, &orders)?;
    let mut found = Vec::new();
    for car in asked {
        let promise = looked.remove(&car.id).unwrap_or_default().promise(cx, car)?;
        if promise.risk != PromiseRisk::Calm {
            found.push(CarAtRisk { work_order_id: car.id, promise });
        }
    }
    Ok(found)
}
