//! The cleaning checklist and the kilometres out, and the step from them to
//! the till.

use super::SavePreparation;
use crate::visit::flow;
use crate::visit::flow::VisitUpdate;
use crate::visit::mileage;
use crate::visit::workshop::AskVisitAction;
use domain::mileage::checked_out;
use domain::work_order::preparation::{Preparation, preparation_codes, ticked};
use domain::work_order::stage::Action;
use kernel::error::Result;
use kernel::host::Write;

/// Keeps what is ticked on the way to the customer, and the kilometres out.
///
/// # Errors
/// What `load_for_action`, `ticked` and `checked_out` refuse, and `Conflict` on an older page.
pub fn save_preparation(cx: &Write, ask: SavePreparation) -> Result<VisitUpdate> {
    let mut visit = flow::load_for_action(cx, ask.work_order_id, Action::EditPreparation)?;
    let done = ticked(&ask.done, &preparation_codes(&visit, &visit.lines))?;
    visit.instrument_replaced = ask.instrument_replaced;
    if let Some(km) = ask.mileage_out_km.or(visit.mileage_out_km) {
        visit.mileage_out_km = Some(checked_out(visit.mileage_km, km, visit.instrument_replaced)?);
        mileage::carry(cx, &visit)?;
    }
    match visit.preparation.clone() {
        Some(mut preparation) => {
            flow::at_version("preparation", preparation.id, ask.version, preparation.version)?;
            preparation.done = done;
            preparation.person_id = cx.my_id()?;
            preparation.at = cx.now;
            cx.w.update(&preparation)?;
        }
        None => {
            flow::at_version("preparation", 0, ask.version, 0)?;
            cx.w.insert(&mut Preparation {
                id: 0,
                work_order_id: visit.id,
                done,
                person_id: cx.my_id()?,
                at: cx.now,
                version: 1,
            })?;
        }
    }
    flow::advance(cx, visit, Action::EditPreparation, "")
}

/// The car is ready to be settled.
///
/// # Errors
/// What `load_for_action` refuses.
pub fn complete_preparation(cx: &Write, ask: AskVisitAction) -> Result<VisitUpdate> {
    let visit = flow::load_for_action(cx, ask.work_order_id, Action::CompletePreparation)?;
    flow::advance(cx, visit, Action::CompletePreparation, "")
}
