//! The cleaning checklist, and the step from it to the till.

use super::SavePreparation;
use crate::error::Result;
use crate::flow;
use crate::flow::Moved;
use crate::host::Write;
use crate::workshop::AskVisitAction;
use domain::refusal::{FieldProblem, Refusal};
use domain::work_order::stage::Action;
use domain::work_order::{PREPARATION_CODES, Preparation};

/// The codes as they are kept: known ones, each once, in the checklist's order.
fn known(done: &[String]) -> Result<Vec<String>> {
    if done.iter().any(|code| !PREPARATION_CODES.contains(&code.as_str())) {
        return Err(Refusal::bad("done", FieldProblem::Unknown).into());
    }
    let ticked = PREPARATION_CODES.iter().filter(|code| done.iter().any(|done| done == *code));
    Ok(ticked.map(|code| (*code).to_owned()).collect())
}

pub fn save_preparation(cx: &Write, ask: SavePreparation) -> Result<Moved> {
    let order = flow::take(cx, ask.work_order_id, Action::EditPreparation)?;
    let done = known(&ask.done)?;
    match cx.w.preparation_of(order.id)? {
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
                work_order_id: order.id,
                done,
                person_id: cx.my_id()?,
                at: cx.now,
                version: 1,
            })?;
        }
    }
    flow::moved(cx, order, Action::EditPreparation, "")
}

pub fn complete_preparation(cx: &Write, ask: AskVisitAction) -> Result<Moved> {
    let order = flow::take(cx, ask.work_order_id, Action::CompletePreparation)?;
    flow::moved(cx, order, Action::CompletePreparation, "")
}
