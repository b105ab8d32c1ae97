//! How every action on a visit begins and ends: the gate before, the stage
//! after. No command sets a stage by itself.

use crate::kept::links;
use crate::stock::demand;
use domain::ids::WorkOrderId;
use domain::work_order::StageStep;
use domain::work_order::asker::Asker;
use domain::work_order::at_hand::VisitAtHand;
use domain::work_order::facts::OrderFacts;
use domain::work_order::preparation::is_cleaned_again;
use domain::work_order::stage::{Action, Stage, stage_after};
use kernel::error::Result;
use kernel::host::Write;
use serde::Serialize;
use ts_rs::TS;

pub use domain::as_seen::{at_version, drawn_at};

/// What every action on a visit answers.
#[derive(Clone, Debug, Serialize, TS)]
pub struct VisitUpdate {
    pub work_order_id: WorkOrderId,
    pub number: String,
    pub stage: Stage,
    pub version: i64,
}

/// The visit, when this person may do this to it now.
///
/// # Errors
/// `NotFound`, and what the gate refuses: `RoleMissing`, `WrongStage`, `StillMissing` or
/// `OwnWork`.
pub fn load_for_action(cx: &Write, id: WorkOrderId, action: Action) -> Result<VisitAtHand> {
    let visit = cx.w.visit_at_hand(cx.w.get(id.0)?)?;
    // Every other action would read them for nothing.
    let job_times = if action.asks_who_worked() { cx.w.job_times_of(visit.id)? } else { Vec::new() };
    let asker = Asker::Person { me: cx.me()?, job_times: &job_times };
    visit.check(action, cx.now, &cx.details()?.settings, asker)?;
    Ok(visit)
}

/// The visit, when the customer may do this to it now, on their own phone: the
/// link they were given is their right.
///
/// # Errors
/// `NotFound`, and what the gate refuses: `WrongStage` or `StillMissing`.
pub fn load_for_customer(cx: &Write, id: WorkOrderId, action: Action) -> Result<VisitAtHand> {
    let visit = cx.w.visit_at_hand(cx.w.get(id.0)?)?;
    visit.check(action, cx.now, &cx.details()?.settings, Asker::Customer)?;
    Ok(visit)
}

/// The same, when the person decided on a page of this version.
///
/// # Errors
/// What `load_for_action` refuses, and `Conflict` on an older page.
pub fn load_for_action_at(cx: &Write, id: WorkOrderId, version: i64, action: Action) -> Result<VisitAtHand> {
    let visit = load_for_action(cx, id, action)?;
    at_version("work_order", id.0, version, visit.version)?;
    Ok(visit)
}

/// Moves the order to where its facts now put it, and keeps the step. With the visit ends
/// what of it customers have on their phones.
///
/// # Errors
/// `Conflict` where the order was written meanwhile.
pub fn advance(cx: &Write, mut visit: VisitAtHand, action: Action, note: &str) -> Result<VisitUpdate> {
    cx.w.read_anew(&mut visit)?;
    let facts = visit.facts();
    let mut order = visit.order;
    let from = order.stage;
    let to = stage_after(action, &facts);
    if to != from {
        order.stage = to;
        order.stage_since = cx.now;
        cx.w.insert(&mut StageStep {
            id: 0,
            work_order_id: order.id,
            action,
            from_stage: Some(from),
            to_stage: to,
            at: cx.now,
            person_id: cx.my_id()?,
            note: note.to_owned(),
        })?;
    }
    if is_cleaned_again(from, to) {
        cleaned_again(cx, order.id)?;
    }
    order.money_open = OrderFacts { stage: to, ..facts }.is_money_open();
    cx.w.update(&order)?;
    demand::follow(cx, &order, &visit.lines)?;
    if to != from && to.is_over() {
        links::end_with_visit(cx.w, &order, cx.now)?;
    }
    Ok(VisitUpdate {
        work_order_id: order.id,
        number: order.number,
        stage: order.stage,
        version: order.version + 1,
    })
}

/// Work after the wash: what was ticked is ticked anew once it is done.
fn cleaned_again(cx: &Write, order: WorkOrderId) -> Result<()> {
    if let Some(mut preparation) = cx.w.preparation_of(order)? {
        preparation.done.clear();
        preparation.at = cx.now;
        preparation.person_id = cx.my_id()?;
        cx.w.update(&preparation)?;
    }
    Ok(())
}
