//! What makers want done to their cars, which of it is open on a car, and what closed it.

use chrono::{DateTime, Utc};
use domain::ids::{RecallId, VehicleId, WorkOrderId};
use domain::recall::{Recall, RecallDone, RecallTyped, wmi_of};
use domain::vehicle::Vehicle;
use domain::work_order::WorkOrder;
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
        Some(id) => ask.typed.kept(cx.w.get::<Recall>(id.0)?.id, ask.version)?,
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
            told.push(RecallOfCar { recall, done: closed });
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
