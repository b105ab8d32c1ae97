//! Writing down that a customer was told how their car is, and knowing whom nobody has told yet.

use crate::visit::flow;
use domain::complaint::WordMeans;
use domain::customer_told::{CustomerTold, StillToTell, Telling, ToldMatter, still_to_tell};
use domain::ids::WorkOrderId;
use domain::refusal::{MAX_NAME_LEN, required};
use domain::work_order::WorkOrder;
use domain::work_order::stage::Action;
use kernel::command::of;
use kernel::error::Result;
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use storage::screens::QueueRow;
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct NoteTold {
    pub work_order_id: WorkOrderId,
    pub telling: Telling,
}

/// The customer was there, or on the phone, as it was decided: they know already.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct HeardAtOnce {
    pub means: WordMeans,
    pub to_name: String,
}

/// A car whose customer is still to be told something.
#[derive(Debug, Serialize, TS)]
pub struct ToTellRow {
    pub row: QueueRow,
    pub to_tell: StillToTell,
    /// Who made it so, by name.
    pub by_name: String,
}

/// Writes down a call or a message. It changes nothing of the visit: whoever has it open goes on.
///
/// # Errors
/// What `load_for_action` refuses, and `BadField` as `Telling::kept` says.
pub fn note_told(cx: &Write, ask: NoteTold) -> Result<()> {
    let visit = flow::load_for_action(cx, ask.work_order_id, Action::NoteTold)?;
    let mut told = ask.telling.kept(&visit.order, cx.now, cx.my_id()?)?;
    cx.w.insert(&mut told)?;
    Ok(())
}

/// What was decided with the customer there needs no call.
///
/// # Errors
/// `BadField` without a name.
pub(super) fn heard_at_once(cx: &Write, order: &WorkOrder, heard: &HeardAtOnce) -> Result<()> {
    cx.w.insert(&mut CustomerTold {
        id: 0,
        work_order_id: order.id,
        matter: ToldMatter::Promise,
        means: heard.means,
        to_name: required("to_name", &heard.to_name, MAX_NAME_LEN)?,
        phone: String::new(),
        reached: true,
        note: String::new(),
        promised_at: order.promised_at,
        at: cx.now,
        person_id: cx.my_id()?,
    })?;
    Ok(())
}

/// Of these cars those whose customer is still to be told something, what is so the longest first.
pub(crate) fn to_tell(cx: &Read, cars: &[QueueRow]) -> Result<Vec<ToTellRow>> {
    let ids: Vec<WorkOrderId> = cars.iter().map(|car| car.work_order_id).collect();
    let steps = cx.r.steps_of_orders(&ids)?;
    let corrections = cx.r.corrections_of_orders(&ids)?;
    let told = cx.r.told_of_orders(&ids)?;
    let people = cx.r.people()?;
    let mut rows: Vec<ToTellRow> = Vec::new();
    for car in cars {
        let id = car.work_order_id;
        let steps: Vec<_> = steps.iter().filter(|step| step.work_order_id == id).cloned().collect();
        let corrections: Vec<_> = corrections.iter().filter(|one| one.work_order_id == id).cloned().collect();
        let told: Vec<_> = told.iter().filter(|one| one.work_order_id == id).cloned().collect();
        let Some(to_tell) = still_to_tell(car.stage, &steps, &corrections, &told) else { continue };
        if cx.r.get::<WorkOrder>(id.0)?.customer_stands_by() {
            continue;
        }
        let by = people.iter().find(|person| person.id == to_tell.by);
        rows.push(ToTellRow {
            row: car.clone(),
            by_name: by.map(|person| person.name.clone()).unwrap_or_default(),
            to_tell,
        });
    }
    rows.sort_by_key(|one| one.to_tell.since);
    Ok(rows)
}

kernel::commands! {
    write note_told(NoteTold) -> (), of(Action::NoteTold), changes [Visits];
}
