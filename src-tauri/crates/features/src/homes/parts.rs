//! The parts counter: what the cars in the workshop need, and whose work stands
//! still until it comes.

use super::{JobOnBoard, PartsCar, PartsHome, PartsJob, PartsLine, QueueRow};
use domain::parts_counter::{PartsPile, lacks_parts};
use domain::person::{Bay, Person};
use domain::work_order::stage::Stage;
use kernel::error::Result;
use kernel::host::AskNothing;
use kernel::host::Read;

const IN_WORKSHOP: [Stage; 2] = [Stage::AwaitingAssignment, Stage::InRepair];

/// What the parts counter sees first.
///
/// # Errors
/// Only what the file itself fails with.
pub fn parts_home(cx: &Read, _: AskNothing) -> Result<PartsHome> {
    let parts: Vec<PartsLine> = cx.r.parts_in(&IN_WORKSHOP)?;
    let jobs: Vec<JobOnBoard> = cx.r.open_jobs()?;
    let people = cx.r.people()?;
    let bays = cx.r.bays()?;
    let mut cars: Vec<PartsCar> =
        cx.r.orders_in(&IN_WORKSHOP)?
            .into_iter()
            .map(|order| car_of(order, &parts, &jobs, &people, &bays))
            // A part may be missed before anybody wrote it down.
            .filter(|car| !car.parts.is_empty() || car.waits_since.is_some())
            .collect();
    // The orders come by promised time; sorting keeps that order among equals.
    cars.sort_by_key(|car| (car.pile, car.waits_since));
    Ok(PartsHome { cars })
}

fn car_of(
    order: QueueRow,
    parts: &[PartsLine],
    jobs: &[JobOnBoard],
    people: &[Person],
    bays: &[Bay],
) -> PartsCar {
    let own: Vec<&JobOnBoard> = jobs.iter().filter(|job| job.work_order_id == order.work_order_id).collect();
    let waits_since = own.iter().filter(|job| waits_for_parts(job)).filter_map(|job| job.since).min();
    PartsCar {
        pile: PartsPile::of(waits_since.is_some(), !own.is_empty()),
        waits_since,
        jobs: own.into_iter().map(|job| job_of(job, people, bays)).collect(),
        parts: parts.iter().filter(|part| part.work_order_id == order.work_order_id).cloned().collect(),
        work_order_id: order.work_order_id,
        number: order.number,
        stage: order.stage,
        plate: order.plate,
        plate_colour: order.plate_colour,
        make: order.make,
        model: order.model,
        promised_at: order.promised_at,
    }
}

fn waits_for_parts(job: &JobOnBoard) -> bool {
    lacks_parts(job.state, job.pause_reason)
}

fn job_of(job: &JobOnBoard, people: &[Person], bays: &[Bay]) -> PartsJob {
    let name_of = |share: &domain::job::JobShare| {
        people.iter().find(|person| person.id == share.person_id).map(|person| person.name.clone())
    };
    PartsJob {
        job_id: job.job_id,
        name: job.name.clone(),
        state: job.state,
        pause_reason: job.pause_reason,
        lacks_parts: waits_for_parts(job),
        since: job.since,
        technician_names: job.technicians.iter().filter_map(name_of).collect(),
        bay_name: bays.iter().find(|bay| Some(bay.id) == job.bay_id).map(|bay| bay.name.clone()),
    }
}
