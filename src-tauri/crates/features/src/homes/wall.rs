//! The wall screen of the workshop: which car stands where, who works at it, when
//! it was promised. No money, no phone, no customer: everybody walks past it.

use crate::progress::{AskedCar, CarAtRisk, at_risk};
use chrono::{DateTime, Utc};
use domain::ids::{BayId, WorkOrderId};
use domain::job::{Job, JobShare, JobState};
use domain::plate::{Plate, PlateColour};
use domain::work_order::stage::Stage;
use kernel::error::Result;
use kernel::host::{AskNothing, Read};
use serde::Serialize;
use storage::screens::JobOnBoard;
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct WallScreen {
    pub shop_name: String,
    /// What is promised soonest first.
    pub rows: Vec<WallRow>,
    /// Those of them whose promise is at risk, and why.
    pub at_risk: Vec<CarAtRisk>,
}

#[derive(Debug, Serialize, TS)]
pub struct WallRow {
    pub work_order_id: WorkOrderId,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub make: String,
    pub model: String,
    pub stage: Stage,
    /// Where its jobs are done; once none is open, or where nobody said a bay, where it was
    /// worked at last or put as it came in.
    pub bays: Vec<String>,
    /// Who has a job at it that is not finished, by name; once there is none, whose work it was.
    pub technicians: Vec<String>,
    /// Somebody works at it just now.
    pub running: bool,
    /// Nobody does, and a job stands still.
    pub paused: bool,
    pub promised_at: Option<DateTime<Utc>>,
}

/// From the foreman's queue to the key: what the workshop has to do with.
const SHOWN: [Stage; 6] = [
    Stage::AwaitingAssignment,
    Stage::InRepair,
    Stage::AwaitingInspection,
    Stage::Preparing,
    Stage::AwaitingSettlement,
    Stage::ReadyForDelivery,
];

/// What hangs on the wall of the workshop.
///
/// # Errors
/// Only what the file itself fails with.
pub fn wall_screen(cx: &Read, _: AskNothing) -> Result<WallScreen> {
    let (people, bays, jobs) = (cx.r.people()?, cx.r.bays()?, cx.r.open_jobs()?);
    let all_done = cx.r.jobs_done_in(&SHOWN)?;
    let orders = cx.r.orders_in(&SHOWN)?;
    let at_risk = at_risk(cx, orders.iter().map(AskedCar::from))?;
    let at_risk = at_risk.into_iter().map(CarAtRisk::without_words).collect();
    let rows = orders.into_iter().map(|order| {
        let jobs: Vec<&JobOnBoard> =
            jobs.iter().filter(|job| job.work_order_id == order.work_order_id).collect();
        let done: Vec<&Job> =
            all_done.iter().filter(|job| job.work_order_id == order.work_order_id).collect();
        let shares: Vec<&JobShare> = if jobs.is_empty() {
            done.iter().flat_map(|job| job.technicians.iter()).collect()
        } else {
            jobs.iter().flat_map(|job| job.technicians.iter()).collect()
        };
        let mut places: Vec<BayId> = jobs.iter().filter_map(|job| job.bay_id).collect();
        if places.is_empty() {
            places.extend(done.iter().find_map(|job| job.bay_id).or(order.bay_id));
        }
        let running = jobs.iter().any(|job| job.state == JobState::Running);
        WallRow {
            work_order_id: order.work_order_id,
            plate: order.plate,
            plate_colour: order.plate_colour,
            make: order.make,
            model: order.model,
            stage: order.stage,
            bays: bays.iter().filter(|bay| places.contains(&bay.id)).map(|bay| bay.name.clone()).collect(),
            technicians: people
                .iter()
                .filter(|person| shares.iter().any(|share| share.person_id == person.id))
                .map(|person| person.name.clone())
                .collect(),
            running,
            paused: !running && jobs.iter().any(|job| job.state == JobState::Paused),
            promised_at: order.promised_at,
        }
    });
    let rows = rows.collect();
    Ok(WallScreen { shop_name: cx.details()?.name.clone(), rows, at_risk })
}
