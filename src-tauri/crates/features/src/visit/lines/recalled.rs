//! An open recall as a line of the visit: proposed as any other, and the maker's to pay.

use super::typed::{at_price_for, priced};
use super::{SavedLine, draft, load_for_new_line, saved};
use crate::records::recalls::is_done_to;
use domain::ids::{RecallId, WorkOrderId};
use domain::line::{Line, LineKind};
use domain::recall::{Recall, RecallLine, planned_on};
use domain::refusal::{FieldProblem, Refusal};
use domain::vehicle::Vehicle;
use domain::work_order::stage::Action;
use kernel::command::of;
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AddRecallLine {
    pub work_order_id: WorkOrderId,
    pub recall_id: RecallId,
}

/// Writes the line by which a recall is done on the visit.
///
/// # Errors
/// What `load_for_action` refuses, `WrongStage` once the car has gone, `NotFound`, `RecallNotOfVisit` where
/// it is not about the car, and `BadField` where it was done already or stands on the visit.
pub fn add_recall_line(cx: &Write, ask: AddRecallLine) -> Result<SavedLine> {
    let visit = load_for_new_line(cx, ask.work_order_id)?;
    let recall: Recall = cx.w.get(ask.recall_id.0)?;
    let vehicle: Vehicle = cx.w.get(visit.vehicle_id.0)?;
    recall.check_about(vehicle.vin.as_ref())?;
    let stands = planned_on(&cx.w.recall_lines_of(visit.id)?, &visit.lines).contains(&recall.id);
    if stands || is_done_to(cx.w, vehicle.id, recall.id)? {
        return Err(Refusal::bad("recall_id", FieldProblem::Taken).into());
    }
    let listed = match cx.w.catalogue_item_named(LineKind::Labour, &recall.name)? {
        Some(item) => Some(at_price_for(cx.w, visit.id, item, cx.today()?)?),
        None => None,
    };
    let settings = &cx.details()?.settings;
    let of_list = listed.as_ref().map(|item| item.figures(settings));
    let figures = recall.work(of_list, &vehicle.make, settings);
    // The list price is nobody's concession, whatever the thing costs the shop.
    let typed = priced(cx, visit.id, figures, listed.map(|item| item.id), None)?;
    let mut line: Line = draft(visit.id, visit.next_position(), typed);
    cx.w.insert(&mut line)?;
    cx.w.insert(&mut RecallLine { id: 0, recall_id: recall.id, work_order_id: visit.id, line_id: line.id })?;
    cx.w.count_use(line.figures.kind, &line.figures.code)?;
    saved(cx, visit, line)
}

kernel::commands! {
    write add_recall_line(AddRecallLine) -> SavedLine, of(Action::EditLines), changes [Visits Stock];
}
