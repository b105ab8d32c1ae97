//! What makers want done to their cars, which of it is open on a car, and what closed it.

use chrono::{DateTime, Utc};
use domain::ids::{RecallId, VehicleId, WorkOrderId};
use domain::recall::{Recall, RecallDone, RecallTyped, done_by, planned_on, wmi_of};
use domain::vehicle::Vehicle;
use domain::work_order::WorkOrder;
use domain::work_order::at_hand::VisitAtHand;
use kernel::command::{COUNTER, SignedIn};
use kernel::error::Result;
use kernel::host::{AskNothing, Read, Write};
use serde::{Deserialize, Serialize};
use storage::Reader;
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SaveRecall {
    /// None: one that nobody typed yet.
    pub id: Option<RecallId>,
    pub version: i64,
    pub typed: RecallTyped,
}

/// On which visit it was done, or was said to be.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RecallOnVisit {
    pub recall_id: RecallId,
    pub work_order_id: WorkOrderId,
}

#[derive(Debug, Serialize, TS)]
pub struct RecallList {
    pub recalls: Vec<Recall>,
}

/// A recall as one car stands to it.
#[derive(Debug, Serialize, TS)]
pub struct RecallOfCar {
    pub recall: Recall,
    /// None: it is open.
    pub done: Option<RecallClosed>,
    /// A line of it stands on the visit for which the car is in the shop.
    pub planned: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct RecallClosed {
    pub work_order_id: WorkOrderId,
    pub number: String,
    pub at: DateTime<Utc>,
}

/// All that were typed.
///
/// # Errors
/// Only what the file itself fails with.
pub fn list_recalls(cx: &Read, _: AskNothing) -> Result<RecallList> {
    Ok(RecallList { recalls: cx.r.recalls()? })
}

/// Writes one, new or changed.
///
/// # Errors
/// `NotFound`, `Conflict` where it was changed meanwhile, and what `RecallTyped::kept` refuses.
pub fn save_recall(cx: &Write, ask: SaveRecall) -> Result<Recall> {
    let mut recall = match ask.id {
        Some(id) => {
            let before: Recall = cx.w.get(id.0)?;
            let hours = ask.typed.hours.or(Some(before.hours));
            RecallTyped { hours, ..ask.typed }.kept(before.id, ask.version)?
        }
        None => ask.typed.kept(RecallId(0), 1)?,
    };
    if ask.id.is_some() {
        cx.w.update(&recall)?;
        recall.version += 1;
    } else {
        cx.w.insert(&mut recall)?;
    }
    Ok(recall)
}

/// It was done on a visit; said twice it stays as it was said first.
///
/// # Errors
/// `NotFound`, and what `Recall::done_on` refuses.
pub fn close_recall(cx: &Write, ask: RecallOnVisit) -> Result<RecallDone> {
    let recall: Recall = cx.w.get(ask.recall_id.0)?;
    let order: WorkOrder = cx.w.get(ask.work_order_id.0)?;
    let vehicle: Vehicle = cx.w.get(order.vehicle_id.0)?;
    if let Some(done) = done_of(cx.w, vehicle.id, recall.id)? {
        return Ok(done);
    }
    let mut done = recall.done_on(&order, vehicle.vin.as_ref(), cx.now, cx.my_id()?)?;
    cx.w.insert(&mut done)?;
    Ok(done)
}

/// It was not done after all.
///
/// # Errors
/// `NotFound` where there is no such visit; what is open already stays open.
pub fn reopen_recall(cx: &Write, ask: RecallOnVisit) -> Result<RecallId> {
    let order: WorkOrder = cx.w.get(ask.work_order_id.0)?;
    if let Some(done) = done_of(cx.w, order.vehicle_id, ask.recall_id)? {
        cx.w.delete::<RecallDone>(done.id)?;
    }
    Ok(ask.recall_id)
}

fn done_of(r: &Reader<'_>, vehicle: VehicleId, recall: RecallId) -> Result<Option<RecallDone>> {
    Ok(r.recalls_done(vehicle)?.into_iter().find(|done| done.recall_id == recall))
}

/// Whether it was done to a car already.
///
/// # Errors
/// Only what the file itself fails with.
pub(crate) fn is_done_to(r: &Reader<'_>, vehicle: VehicleId, recall: RecallId) -> Result<bool> {
    Ok(done_of(r, vehicle, recall)?.is_some())
}

/// The recalls of which a line stands on a visit.
///
/// # Errors
/// Only what the file itself fails with.
pub(crate) fn planned_of(r: &Reader<'_>, order: WorkOrderId) -> Result<Vec<RecallId>> {
    let planned = r.recall_lines_of(order)?;
    if planned.is_empty() { Ok(Vec::new()) } else { Ok(planned_on(&planned, &r.lines_of(order)?)) }
}

/// The car passed: what of its recalls the work did is closed by this visit. What a typed number took out of
/// the range meanwhile stays open.
///
/// # Errors
/// Only what the file itself fails with.
pub(crate) fn close_what_was_done(cx: &Write, visit: &VisitAtHand) -> Result<()> {
    let planned = cx.w.recall_lines_of(visit.id)?;
    if planned.is_empty() {
        return Ok(());
    }
    let vehicle: Vehicle = cx.w.get(visit.vehicle_id.0)?;
    for id in done_by(&planned, &visit.lines, &visit.done_jobs()) {
        if is_done_to(cx.w, vehicle.id, id)? {
            continue;
        }
        let recall: Recall = cx.w.get(id.0)?;
        if let Ok(mut done) = recall.done_on(&visit.order, vehicle.vin.as_ref(), cx.now, cx.my_id()?) {
            cx.w.insert(&mut done)?;
        }
    }
    Ok(())
}

/// Every recall that is about the car, the open ones first. One that is over is told where it
/// was done.
pub(crate) fn recalls_of(r: &Reader<'_>, vehicle: &Vehicle) -> Result<Vec<RecallOfCar>> {
    let Some(vin) = &vehicle.vin else { return Ok(Vec::new()) };
    let Some(wmi) = wmi_of(vin.as_str()) else { return Ok(Vec::new()) };
    let of_maker = r.recalls_of_maker(wmi)?;
    if of_maker.is_empty() {
        return Ok(Vec::new());
    }
    let done = r.recalls_done(vehicle.id)?;
    let planned = match r.visit_in_shop(vehicle.id)? {
        Some(order) => planned_of(r, order.id)?,
        None => Vec::new(),
    };
    let mut told = Vec::new();
    for recall in of_maker.into_iter().filter(|recall| recall.covers(vin)) {
        let closed = match done.iter().find(|done| done.recall_id == recall.id) {
            Some(RecallDone { work_order_id, at, .. }) => Some(RecallClosed {
                work_order_id: *work_order_id,
                number: r.get::<WorkOrder>(work_order_id.0)?.number,
                at: *at,
            }),
            None => None,
        };
        if closed.is_some() || recall.active {
            let planned = planned.contains(&recall.id);
            told.push(RecallOfCar { recall, done: closed, planned });
        }
    }
    told.sort_by_key(|of_car| of_car.done.is_some());
    Ok(told)
}

/// What is to be done yet.
pub(crate) fn open_recalls(r: &Reader<'_>, vehicle: &Vehicle) -> Result<Vec<Recall>> {
    let all = recalls_of(r, vehicle)?.into_iter();
    Ok(all.filter(|of_car| of_car.done.is_none()).map(|of_car| of_car.recall).collect())
}

kernel::commands! {
    read list_recalls(AskNothing) -> RecallList, SignedIn, shows [Vehicles];
    write save_recall(SaveRecall) -> Recall, COUNTER, changes [Vehicles];
    write close_recall(RecallOnVisit) -> RecallDone, COUNTER, changes [Vehicles];
    write reopen_recall(RecallOnVisit) -> RecallId, COUNTER, changes [Vehicles];
}
