//! How far the cars are, one line each, to be read out on the phone.

use domain::ids::WorkOrderId;
use domain::line::Line;
use domain::outside_work::OutsideWork;
use domain::part_request::PartRequest;
use domain::progress::{Progress, ProgressFacts};
use domain::work_order::at_hand::newest_jobs;
use domain::work_order::stage::Stage;
use kernel::error::Result;
use kernel::host::Read;
use serde::Serialize;
use storage::screens::QueueRow;
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct CarProgress {
    pub work_order_id: WorkOrderId,
    pub progress: Progress,
}

/// Only of what is agreed is there work to tell of.
const AT_WORK: [Stage; 2] = [Stage::AwaitingAssignment, Stage::InRepair];

/// How far each of these cars is.
pub(crate) fn progress_of(cx: &Read, cars: &[QueueRow]) -> Result<Vec<CarProgress>> {
    let told = |car: &&QueueRow| AT_WORK.contains(&car.stage) || car.offered_lines > 0;
    let ids: Vec<WorkOrderId> = cars.iter().filter(told).map(|car| car.work_order_id).collect();
    let lines = cx.r.lines_of_orders(&ids)?;
    let jobs = cx.r.jobs_of_orders(&ids)?;
    let requests = cx.r.part_requests_of(&ids)?;
    let outside = cx.r.outside_now()?;
    let settings = &cx.details()?.settings;
    let of_car = |car: &QueueRow| {
        let id = car.work_order_id;
        let lines: Vec<Line> = lines.iter().filter(|line| line.work_order_id == id).cloned().collect();
        let jobs = newest_jobs(jobs.iter().filter(|job| job.work_order_id == id).cloned().collect());
        let requests: Vec<PartRequest> =
            requests.iter().filter(|one| one.work_order_id == id).cloned().collect();
        let outside: Vec<OutsideWork> =
            outside.iter().filter(|one| one.work_order_id == id).cloned().collect();
        let facts = ProgressFacts {
            stage: car.stage,
            promised_at: car.promised_at,
            lines: &lines,
            jobs: &jobs,
            requests: &requests,
            outside: &outside,
        };
        CarProgress { work_order_id: id, progress: Progress::of(&facts, cx.now, settings) }
    };
    Ok(cars.iter().map(of_car).collect())
}
