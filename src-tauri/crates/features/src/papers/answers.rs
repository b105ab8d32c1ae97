//! What is kept of a customer's answers to an estimate.

use super::context::PaperContext;
use crate::kept::counterfoils::Subject;
use documents::parties::{Contact, VehicleOnPaper};
use domain::counterfoil::CounterfoilKind;
use domain::work_order::WorkOrder;
use kernel::error::Result;
use kernel::host::Write;

/// Keeps what was answered, with whom and about which car; answers the id of
/// the counterfoil.
pub(crate) fn keep_answers<T: serde::Serialize>(
    cx: &Write,
    order: &WorkOrder,
    content: impl FnOnce(String, Contact, VehicleOnPaper) -> T,
) -> Result<i64> {
    let desk = PaperContext::of(cx.w, cx.now)?;
    let content = content(order.number.clone(), desk.customer(order)?, desk.vehicle(order)?);
    let about = Subject::of_visit(CounterfoilKind::Answers, order.id);
    Ok(about.keep(cx.w, cx.now, cx.my_id()?, &content)?.id)
}
