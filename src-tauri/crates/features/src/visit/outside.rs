//! Sending something of a car to another house, and taking it back.

use crate::visit::flow;
use chrono::NaiveDate;
use domain::ids::{OutsideWorkId, WorkOrderId};
use domain::outside_work::{OutsideStanding, OutsideWork, SentOutside, usual_day};
use domain::plate::{Plate, PlateColour};
use domain::vehicle::Vehicle;
use domain::work_order::WorkOrder;
use domain::work_order::stage::Action;
use kernel::command::of;
use kernel::error::Result;
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SendOutside {
    pub work_order_id: WorkOrderId,
    pub sent: SentOutside,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct MoveOutsideDay {
    pub id: OutsideWorkId,
    pub version: i64,
    pub due_back_on: NaiveDate,
    pub reason: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct TakeBackOutside {
    pub id: OutsideWorkId,
    pub version: i64,
    /// How it came back.
    pub result: String,
}

/// What went out, with whether it is away and ought to be back.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OutsideRow {
    #[serde(flatten)]
    pub outside: OutsideWork,
    pub standing: OutsideStanding,
}

/// What is away, with the car it is of.
#[derive(Debug, Serialize, TS)]
pub struct OutsideOfCar {
    pub outside: OutsideRow,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub make: String,
    pub model: String,
    /// Of the order.
    pub number: String,
}

/// It leaves the house.
///
/// # Errors
/// What `load_for_action` refuses, and `BadField` as `SentOutside::kept` says.
pub fn send_outside(cx: &Write, ask: SendOutside) -> Result<OutsideWorkId> {
    let visit = flow::load_for_action(cx, ask.work_order_id, Action::SendOutside)?;
    let today = cx.today()?;
    let usual = usual_day(today, &cx.details()?.settings);
    let mut outside = ask.sent.kept(visit.id, usual, today, (cx.now, cx.my_id()?))?;
    cx.w.insert(&mut outside)?;
    Ok(outside.id)
}

/// The other house said another day.
///
/// # Errors
/// `NotFound`, `Conflict` on an older page, and `BadField` as `OutsideWork::moved` says.
pub fn move_outside_day(cx: &Write, ask: MoveOutsideDay) -> Result<()> {
    let outside: OutsideWork = cx.w.get(ask.id.0)?;
    flow::at_version("outside_work", ask.id.0, ask.version, outside.version)?;
    cx.w.update(&outside.moved(ask.due_back_on, &ask.reason, cx.today()?)?)?;
    Ok(())
}

/// It is back, wherever its visit stands.
///
/// # Errors
/// `NotFound`, `Conflict` on an older page, and `BadField` as `OutsideWork::back` says.
pub fn take_back_outside(cx: &Write, ask: TakeBackOutside) -> Result<()> {
    let outside: OutsideWork = cx.w.get(ask.id.0)?;
    flow::at_version("outside_work", ask.id.0, ask.version, outside.version)?;
    cx.w.update(&outside.back(&ask.result, cx.now, cx.my_id()?)?)?;
    Ok(())
}

/// What went out of a visit, also what is back.
pub(crate) fn outside_rows(cx: &Read, outside: Vec<OutsideWork>) -> Result<Vec<OutsideRow>> {
    let (today, shop) = (cx.today()?, cx.details()?.settings.days());
    let row = |outside: OutsideWork| OutsideRow { standing: outside.standing(today, &shop), outside };
    Ok(outside.into_iter().map(row).collect())
}

/// What is away of all cars, what is due first before the rest.
pub(crate) fn away(cx: &Read) -> Result<Vec<OutsideOfCar>> {
    let mut rows = Vec::new();
    for outside in outside_rows(cx, cx.r.outside_now()?)? {
        let order: WorkOrder = cx.r.get(outside.outside.work_order_id.0)?;
        let Vehicle { plate, plate_colour, make, model, .. } = cx.r.get(order.vehicle_id.0)?;
        rows.push(OutsideOfCar { outside, plate, plate_colour, make, model, number: order.number });
    }
    Ok(rows)
}

kernel::commands! {
    write send_outside(SendOutside) -> OutsideWorkId, of(Action::SendOutside), changes [Visits];
    write move_outside_day(MoveOutsideDay) -> (), of(Action::SendOutside), changes [Visits];
    write take_back_outside(TakeBackOutside) -> (), of(Action::SendOutside), changes [Visits];
}
