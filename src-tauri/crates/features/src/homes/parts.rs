//! The parts counter: what the cars in the workshop need, and whose work stands
//! still until it comes; and what of the store is out for a car that takes it no more.

use super::{JobOnBoard, QueueRow};
use crate::picking::requests::{PartRequestRow, named};
use crate::picking::shown::{PartStock, places, stock_of, stocked};
use crate::stock::units::Units;
use chrono::{DateTime, Utc};
use domain::catalogue::Part;
use domain::ids::{JobId, PartId, WorkOrderId};
use domain::job::{JobState, PauseReason};
use domain::line::{LineState, PartOrigin};
use domain::money::Quantity;
use domain::parts_counter::{PartsPile, lacks_parts};
use domain::person::{Bay, Person};
use domain::plate::{Plate, PlateColour};
use domain::stock::picking::PickPlace;
use domain::work_order::stage::Stage;
use kernel::error::Result;
use kernel::host::AskNothing;
use kernel::host::Read;
use serde::Serialize;
use storage::Availability;
use storage::screens::PartsLine;
use ts_rs::TS;

/// What the parts counter lays ready, car by car: those whose work stands
/// still for parts first.
#[derive(Debug, Serialize, TS)]
pub struct PartsHome {
    pub cars: Vec<PartsCar>,
    /// A part may be issued before it was booked in.
    pub below_zero: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct PartsCar {
    pub work_order_id: WorkOrderId,
    pub number: String,
    pub stage: Stage,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub make: String,
    pub model: String,
    pub promised_at: Option<DateTime<Utc>>,
    pub pile: PartsPile,
    /// Since when a job of it stands still for want of parts.
    pub waits_since: Option<DateTime<Utc>>,
    /// The work not finished yet, with who does it and where.
    pub jobs: Vec<PartsJob>,
    pub parts: Vec<PartsRow>,
    /// What was asked for at the car.
    pub requests: Vec<PartRequestRow>,
    /// Something that it still takes lies there.
    pub may_issue_all: bool,
}

/// A part of a car, and what the store has of it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PartsRow {
    #[serde(flatten)]
    pub line: PartsLine,
    /// What its line says, in the unit the part is counted in.
    pub wanted: Quantity,
    /// What the car still takes.
    pub open: Quantity,
    /// What is out for it and belongs on no car.
    pub to_take_back: Quantity,
    /// It is written in a unit the part does not come in: nobody knows how much is meant.
    pub other_unit: bool,
    pub may_issue: bool,
    /// No stock is kept of it.
    pub may_lay_ready: bool,
    /// Nobody said yet which part of the price list it is.
    pub may_link: bool,
    /// None where no stock is kept of it.
    pub stock: Option<PartsStock>,
}

#[derive(Clone, Debug, Serialize, TS)]
pub struct PartsStock {
    /// As it stands on its box.
    pub part_code: String,
    pub counted_in: String,
    /// Where it is taken from first, or has its place.
    pub bin_code: String,
    /// In the order in which they are emptied.
    pub places: Vec<PickPlace>,
    #[serde(flatten)]
    pub stock: PartStock,
}

#[derive(Debug, Serialize, TS)]
pub struct PartsJob {
    pub job_id: JobId,
    pub name: String,
    pub state: JobState,
    pub pause_reason: Option<PauseReason>,
    /// It stands still until they come.
    pub lacks_parts: bool,
    pub since: Option<DateTime<Utc>>,
    pub technician_names: Vec<String>,
    pub bay_name: Option<String>,
}

const IN_WORKSHOP: [Stage; 2] = [Stage::AwaitingAssignment, Stage::InRepair];

/// What the parts counter sees first.
///
/// # Errors
/// Only what the file itself fails with.
pub fn parts_home(cx: &Read, _: AskNothing) -> Result<PartsHome> {
    let mut orders = cx.r.orders_in(&IN_WORKSHOP)?;
    // What was forgotten is still to be seen to when the work is long done.
    for order in cx.r.orders_owing_parts()? {
        if orders.iter().all(|other| other.work_order_id != order.work_order_id) {
            orders.push(order);
        }
    }
    let ids: Vec<WorkOrderId> = orders.iter().map(|order| order.work_order_id).collect();
    let lines = cx.r.parts_of(&ids)?;
    let jobs: Vec<JobOnBoard> = cx.r.open_jobs()?;
    let people = cx.r.people()?;
    let bays = cx.r.bays()?;
    let job_name = |id| jobs.iter().find(|job| job.job_id == id).map(|job| job.name.clone());
    let requests = named(cx.r.part_requests_of(&ids)?, &people, job_name);
    let over: Vec<WorkOrderId> =
        orders.iter().filter(|order| order.stage.is_over()).map(|order| order.work_order_id).collect();
    let rows = rows_of(cx, lines, &over)?;
    let below_zero = cx.details()?.settings.stock.below_zero_allowed;
    let mut cars: Vec<PartsCar> = orders
        .into_iter()
        .map(|order| car_of(order, &rows, &requests, &jobs, &people, &bays))
        // A part may be missed before anybody wrote it down.
        .filter(|car| !car.parts.is_empty() || car.waits_since.is_some() || car.requests.iter().any(is_open))
        .collect();
    // The orders come by promised time; sorting keeps that order among equals.
    cars.sort_by_key(|car| (car.pile, car.waits_since));
    Ok(PartsHome { cars, below_zero })
}

fn is_open(row: &PartRequestRow) -> bool {
    row.request.state.is_open()
}

/// Each line with what the store has of it; a visit that is over takes nothing more.
fn rows_of(cx: &Read, lines: Vec<PartsLine>, over: &[WorkOrderId]) -> Result<Vec<PartsRow>> {
    let asked: Vec<PartId> = lines.iter().filter_map(|line| line.part_id).collect();
    let today = cx.today()?;
    let (parts, available) = stocked(cx.r, asked, today)?;
    let units = Units::of_parts(cx.r, &parts)?;
    let ids: Vec<PartId> = parts.iter().map(|part| part.id).collect();
    let (levels, batches, bins) = if ids.is_empty() {
        (Vec::new(), Vec::new(), Vec::new())
    } else {
        (cx.r.stock_levels_of(&ids)?, cx.r.stock_batches_of(&ids)?, cx.r.bins()?)
    };
    let stock = |part: &Part, of: &Availability| {
        let places = places(part.id, part.stock.bin_id, &levels, &bins, &batches, today);
        let own = bins.iter().find(|bin| Some(bin.id) == part.stock.bin_id);
        let bin_code = places.first().map(|place| place.bin_code.clone());
        PartsStock {
            part_code: part.terms.code.clone(),
            counted_in: part.terms.unit.clone(),
            bin_code: bin_code.or(own.map(|bin| bin.code.clone())).unwrap_or_default(),
            places,
            stock: stock_of(of),
        }
    };
    let row = |line: PartsLine| {
        let part = line.part_id.and_then(|id| parts.iter().find(|part| part.id == id));
        let of = line.part_id.and_then(|id| available.iter().find(|of| of.part_id == id));
        let stock = part.zip(of).map(|(part, of)| stock(part, of));
        let goes_on = !over.contains(&line.work_order_id);
        row_of(line, stock, &units, goes_on)
    };
    Ok(lines.into_iter().map(row).collect())
}

fn row_of(line: PartsLine, stock: Option<PartsStock>, units: &Units, goes_on: bool) -> PartsRow {
    let wants = goes_on
        && line.state == LineState::Approved
        && matches!(line.origin, PartOrigin::Stock | PartOrigin::BoughtForOrder);
    // Of what no stock is kept of it is laid ready as it is written.
    let typed = (line.quantity, line.unit.as_str());
    let part = line.part_id.filter(|_| stock.is_some());
    let counted = part.map_or(Ok(line.quantity), |part| units.counted(part, &line.name, typed));
    let other_unit = counted.is_err();
    let takes = counted.unwrap_or(line.quantity);
    let wanted = if wants { takes.0 } else { 0 };
    let open = if line.laid_at.is_some() { 0 } else { (wanted - line.issued.0).max(0) };
    PartsRow {
        wanted: takes,
        open: Quantity(open),
        to_take_back: Quantity((line.issued.0 - wanted).max(0)),
        other_unit,
        may_issue: wants && stock.is_some() && open > 0 && !other_unit,
        may_lay_ready: wants && (stock.is_none() || line.laid_at.is_some()),
        may_link: wants && line.part_id.is_none(),
        stock,
        line,
    }
}

fn car_of(
    order: QueueRow,
    parts: &[PartsRow],
    requests: &[PartRequestRow],
    jobs: &[JobOnBoard],
    people: &[Person],
    bays: &[Bay],
) -> PartsCar {
    let own: Vec<&JobOnBoard> = jobs.iter().filter(|job| job.work_order_id == order.work_order_id).collect();
    let waits_since = own.iter().filter(|job| waits_for_parts(job)).filter_map(|job| job.since).min();
    let parts: Vec<PartsRow> =
        parts.iter().filter(|part| part.line.work_order_id == order.work_order_id).cloned().collect();
    PartsCar {
        pile: PartsPile::of(waits_since.is_some(), !own.is_empty()),
        waits_since,
        jobs: own.into_iter().map(|job| job_of(job, people, bays)).collect(),
        requests: requests
            .iter()
            .filter(|row| row.request.work_order_id == order.work_order_id)
            .cloned()
            .collect(),
        may_issue_all: parts.iter().any(|row| {
            row.may_issue && row.stock.as_ref().is_some_and(|stock| stock.places.iter().any(|at| !at.expired))
        }),
        parts,
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
